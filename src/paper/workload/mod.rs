//! The workload as tables, section by section: the same for `sidang workload` and for the board.

pub mod cells;
pub mod coming;
pub mod duties;
pub mod kinds;
pub mod people;
pub mod positions;
pub mod services;
pub mod units;

use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::domain::settings::Rounding;
use crate::paper::block::Block;
use crate::paper::workload::cells::Cells;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value};
use crate::workload::effectiveness::grade_basis;
use crate::workload::need::basis;
use crate::workload::overview::Overview;

/// Rows of a list that goes from the gravest on; what comes after is counted, and stands in the JSON document.
pub const LONGEST: usize = 20;

/// What the tables are written from.
pub struct Workload<'a> {
    /// How things are named and numbers are written.
    pub cells: Cells<'a>,
    /// By the facts.
    pub now: Overview<'a>,
    /// After everything accepted; nothing where no sitting is looked at.
    pub then: Option<Overview<'a>>,
}

impl<'a> Workload<'a> {
    /// The workload by the facts, and after the `accepted` placements where there are some.
    pub fn of(facts: &'a Facts, accepted: Option<&Placements>, language: Language) -> Workload<'a> {
        Workload {
            cells: Cells { facts, language },
            now: Overview::of(facts, &Placements::default()),
            then: accepted.map(|placements| Overview::of(facts, placements)),
        }
    }

    /// What every table rests on: effective time and whose it is, rounding, grades, day of the data.
    pub fn basis(&self) -> Block {
        let facts = self.cells.facts;
        let rounding = match facts.settings().workload.rounding {
            Rounding::HalfUp => "load.rounding.half-up",
            Rounding::Up => "load.rounding.up",
            Rounding::Down => "load.rounding.down",
        };
        let said = Phrase::new("load.rests-on")
            .with("basis", basis(facts))
            .with("rounding", Value::Term(rounding))
            .with("grades", grade_basis(&facts.settings().workload))
            .with("day", facts.sitting().data_date);
        Block::Paragraph(self.cells.spoken(&said))
    }

    /// Every section but the long list of positions; a section about which there is nothing to say is left out.
    pub fn sections(&self) -> Vec<Block> {
        [
            units::agencies(self),
            units::units(self),
            kinds::kinds(self),
            kinds::pile_ups(self),
            people::people(self),
            duties::overlaps(self),
            duties::titles(self),
            coming::coming(self),
            services::scenarios(self),
            services::satisfaction(self),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The list of all positions.
    pub fn positions(&self) -> Block {
        positions::positions(self)
    }

    /// Both pictures, the later one with its name.
    fn pictures(&self) -> impl Iterator<Item = (Option<&'static str>, &Overview<'a>)> {
        std::iter::once((None, &self.now)).chain(self.then.iter().map(|then| (Some("load.then"), then)))
    }

    /// The picture of those sections that show one only: after everything accepted, where something was.
    fn latest(&self) -> &Overview<'a> {
        self.then.as_ref().unwrap_or(&self.now)
    }

    /// A section drawn from [`Workload::latest`]; its heading says so.
    fn latest_section(&self, heading: &'static str, blocks: Vec<Block>) -> Option<Block> {
        let said = |key| Phrase::new(key).with("heading", Value::Term(heading)).with("when", Value::Term("load.then"));
        let heading = match self.then {
            Some(_) => self.cells.spoken(&said("load.section.latest")),
            None => self.cells.say(heading),
        };
        (!blocks.is_empty()).then_some(Block::Section { heading, blocks })
    }

    /// A section; nothing when it holds nothing.
    fn section(&self, heading: &'static str, blocks: Vec<Block>) -> Option<Block> {
        (!blocks.is_empty()).then(|| Block::Section { heading: self.cells.say(heading), blocks })
    }
}

#[cfg(test)]
mod tests;
