//! How somebody would stand in a seat: the fit's total, and what the rules say, in a few words.

use crate::domain::docket::Item;
use crate::domain::employee::Employee;
use crate::domain::ids::EmployeeId;
use crate::domain::position::Position;
use crate::domain::proposal::Move;
use crate::fit::score::{Score, score};
use crate::journal::candidates::{self, Situations};
use crate::rules;
use crate::rules::situation::{Situation, Whole};
use crate::rules::verdict::{Mark, Severity};
use crate::text::words::Phrase;

use super::ground::Ground;
use super::writer::{Writer, bar};

/// Cells of the bar before a total.
const CELLS: usize = 5;

/// Judges candidates as the board does, under everything accepted so far.
pub struct Judge<'a> {
    ground: Ground<'a>,
    situations: Situations<'a, 'a>,
}

impl<'a> Judge<'a> {
    /// A judge of what lies on the table.
    pub fn of(ground: Ground<'a>) -> Judge<'a> {
        Judge { ground, situations: Situations::of(ground.facts, ground.standing) }
    }

    /// The situation without the decisions of these items, with those present at the table.
    pub fn situation(&self, item: Option<&Item>) -> Situation<'a> {
        let items: Vec<_> = item.map(|item| item.id.clone()).into_iter().collect();
        let present = self.ground.standing.at_table(self.ground.facts.sitting());
        Situation { present, ..self.situations.without(&items) }
    }

    /// What the rules say of a candidate of an item.
    pub fn of_item(&self, situation: &Situation<'a>, item: &Item, employee: &EmployeeId) -> Phrase {
        words(&rules::marks(situation, &candidates::whole(self.ground.facts, item, Some(employee))))
    }

    /// What the rules say of a seat that stands in no item.
    pub fn of_seat(&self, situation: &Situation<'a>, position: &Position, employee: &EmployeeId) -> Phrase {
        let whole = Whole { moves: vec![Move::new(employee, &position.id)], ..Whole::default() };
        words(&rules::marks(situation, &whole))
    }

    /// The total of an employee in a position on the planned effective date.
    pub fn score(&self, employee: &Employee, position: &Position) -> Score {
        score(self.ground.facts, employee, position, self.ground.facts.sitting().effective)
    }
}

/// Blocked, or how many warnings and data to be verified; nothing of what they are about.
fn words(marks: &[Mark]) -> Phrase {
    let count = |severity| marks.iter().filter(|mark| mark.severity == severity).count();
    match (count(Severity::Warn), count(Severity::Unknown)) {
        _ if marks.iter().any(Mark::blocks) => Phrase::new("board.fit.blocked"),
        (0, 0) => Phrase::new("sheet.verdict.clear"),
        (warns, 0) => Phrase::new("sheet.verdict.warns").with("warns", warns),
        (0, unknowns) => Phrase::new("sheet.verdict.unknowns").with("unknowns", unknowns),
        (warns, unknowns) => Phrase::new("sheet.verdict.both").with("warns", warns).with("unknowns", unknowns),
    }
}

/// A total with its bar, and how much of the data it rests on is known.
pub fn total(page: &Writer<'_>, score: &Score) -> [String; 2] {
    let drawn = score.total.map_or_else(|| " ".repeat(CELLS), |total| bar(total, 10_000, CELLS));
    [format!("{drawn} {}", page.hundredths(score.total)), format!("{}/{}", score.known, score.asked)]
}
