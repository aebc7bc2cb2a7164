//! How the workload tables name things and write numbers.

use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::domain::position::Position;
use crate::paper::block::{Block, Column, Table};
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, Value, say};
use crate::workload::effectiveness::{Effectiveness, short_difference_words};
use crate::workload::need::PositionNeed;

/// The facts, written of in one language.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// Language of the tables.
    pub language: Language,
}

impl Cells<'_> {
    /// A word of the catalogue.
    pub fn say(&self, key: &'static str) -> String {
        say(self.language, key).to_owned()
    }

    /// A sentence with its values.
    pub fn spoken(&self, phrase: &Phrase) -> String {
        phrase.spoken(self.language)
    }

    /// The abbreviation people use for a unit.
    pub fn unit(&self, unit: &UnitId) -> String {
        self.facts.unit(unit).map_or_else(|| unit.to_string(), |found| found.short.clone())
    }

    /// Title and unit: `Operator SIAK, Bidang Dafduk`.
    pub fn position(&self, position: &Position) -> String {
        format!("{}, {}", position.title, self.unit(&position.unit))
    }

    /// The same for an id.
    pub fn position_of(&self, id: &PositionId) -> String {
        self.facts.position(id).map_or_else(|| id.to_string(), |position| self.position(position))
    }

    /// Ids of employees: tables of the workload name nobody.
    pub fn people(&self, people: &[EmployeeId]) -> String {
        people.iter().map(EmployeeId::as_str).collect::<Vec<_>>().join(", ")
    }

    /// A number of persons.
    pub fn count(&self, number: impl Into<i64>) -> String {
        numbers::grouped(number.into(), self.language)
    }

    /// +/−.
    pub fn signed(&self, difference: i64) -> String {
        numbers::signed(difference, self.language)
    }

    /// Persons, and in words what they are against the need: `12 kurang 3`.
    pub fn against_need(&self, strength: &str, difference: i64) -> String {
        format!("{strength} {}", self.spoken(&short_difference_words(difference)))
    }

    /// Ratio and grade letter, `1,54 A`; a blank where there is no ratio. Near a bound with as many decimals as keep
    /// it from being told wrong.
    pub fn ratio(&self, found: Option<Effectiveness>) -> String {
        let settings = &self.facts.settings().workload;
        found.map_or_else(String::new, |found| {
            let (value, places) = found.shown(settings);
            format!("{} {}", numbers::decimal(value, places, self.language), found.grade(settings).letter())
        })
    }

    /// Whole persons, and behind them the exact number where it was computed: `3 (2,79)`.
    pub fn exact_need(&self, need: PositionNeed) -> String {
        let persons = self.count(need.persons);
        match need.exact_thousandths.and_then(|exact| i64::try_from((exact + 5) / 10).ok()) {
            Some(exact) => format!("{persons} ({})", numbers::decimal(exact, 2, self.language)),
            None => persons,
        }
    }

    /// Hundredths of a minute as whole hours, rounded half up.
    pub fn hours(&self, hundredths: u64) -> String {
        numbers::grouped(whole((hundredths + 3_000) / 6_000), self.language)
    }

    /// Hundredths of a minute as hours with one decimal, rounded half up.
    pub fn hours_tenths(&self, hundredths: u64) -> String {
        numbers::decimal(whole((hundredths + 300) / 600), 1, self.language)
    }

    /// A table with one row of titles.
    pub fn table(&self, columns: &[(&'static str, Column)], rows: Vec<Vec<String>>) -> Block {
        Block::Table(Table {
            columns: columns.iter().map(|(_, column)| *column).collect(),
            header: vec![columns.iter().map(|(title, _)| self.say(title)).collect()],
            rows,
        })
    }

    /// A paragraph that says how many rows a list leaves out; nothing when it leaves out none.
    pub fn left_out(&self, rows: usize, shown: usize) -> Option<Block> {
        let left = rows.saturating_sub(shown);
        (left > 0).then(|| Block::Paragraph(self.spoken(&Phrase::new("load.left-out").with("count", left))))
    }

    /// A thousandth number as a value of a sentence, with two decimals rounded half up.
    pub fn hundredths_of(thousandths: i64) -> Value {
        Value::Hundredths((thousandths + 5) / 10)
    }
}

/// A number that fits: loads are sums far below this bound.
fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
