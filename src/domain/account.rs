//! An opened number: what it is, what it rests on, how it is reckoned from that, and where each input stands.

use std::borrow::Cow;
use std::fmt::Write;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ids::{BasisId, EmployeeId, MemberId, PositionId, ProposalId, UnitId};
use crate::domain::reckoning::{Amount, Reckoning};
use crate::domain::settings::Rounding;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value, say};

/// Whose row of the session file a fact stands in. Entries of the record name it: its words are never changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Row {
    /// The sitting.
    Sitting,
    /// A member of the committee.
    Member(MemberId),
    /// The settings.
    Settings,
    /// A unit.
    Unit(UnitId),
    /// A position.
    Position(PositionId),
    /// An employee.
    Employee(EmployeeId),
    /// A proposal.
    Proposal(ProposalId),
    /// A legal basis.
    Basis(BasisId),
    /// The list of distances.
    Distances,
    /// The list of voices of the forum.
    Forum,
    /// The file itself.
    File,
}

impl Row {
    /// The id of what there may be several of.
    pub fn id(&self) -> Option<&str> {
        match self {
            Row::Sitting | Row::Settings | Row::Distances | Row::Forum | Row::File => None,
            Row::Member(id) => Some(id.as_str()),
            Row::Unit(id) => Some(id.as_str()),
            Row::Position(id) => Some(id.as_str()),
            Row::Employee(id) => Some(id.as_str()),
            Row::Proposal(id) => Some(id.as_str()),
            Row::Basis(id) => Some(id.as_str()),
        }
    }
}

/// One step from a row to what is written in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// The field of this name.
    Field(Cow<'static, str>),
    /// The element at this place, from 0.
    Nth(usize),
}

/// Where a fact stands in the session file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FactPath {
    /// Whose row.
    pub row: Row,
    /// The way below it.
    pub way: Vec<Way>,
}

impl FactPath {
    /// The row itself.
    pub fn of(row: Row) -> FactPath {
        FactPath { row, way: Vec::new() }
    }

    /// A row of an employee.
    pub fn employee(id: &EmployeeId) -> FactPath {
        FactPath::of(Row::Employee(id.clone()))
    }

    /// A row of a position.
    pub fn position(id: &PositionId) -> FactPath {
        FactPath::of(Row::Position(id.clone()))
    }

    /// The field of this name below.
    #[must_use]
    pub fn field(mut self, name: &'static str) -> FactPath {
        self.way.push(Way::Field(Cow::Borrowed(name)));
        self
    }

    /// The element at this place below.
    #[must_use]
    pub fn nth(mut self, place: usize) -> FactPath {
        self.way.push(Way::Nth(place));
        self
    }

    /// The way as entries and spoken lines write it: `performance[1].result`, counted from 0; empty for the row.
    pub fn written(&self) -> String {
        let mut text = String::new();
        for step in &self.way {
            let _ = match step {
                Way::Field(name) if text.is_empty() => write!(text, "{name}"),
                Way::Field(name) => write!(text, ".{name}"),
                Way::Nth(place) => write!(text, "[{place}]"),
            };
        }
        text
    }

    /// The path below a row that [`written`] writes so; none where the text is no such way.
    ///
    /// [`written`]: FactPath::written
    pub fn read(row: Row, written: &str) -> Option<FactPath> {
        let mut way = Vec::new();
        for part in written.split('.').filter(|_| !written.is_empty()) {
            let (name, places) = part.split_once('[').map_or((part, None), |(name, rest)| (name, Some(rest)));
            let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
            // A list of lists has no name between its places; a row that is a list has none at all.
            if name.chars().any(|letter| !plain(letter)) || (name.is_empty() && (places.is_none() || !way.is_empty())) {
                return None;
            }
            way.extend((!name.is_empty()).then(|| Way::Field(Cow::Owned(name.to_owned()))));
            for place in places.iter().flat_map(|places| places.split('[')) {
                way.push(Way::Nth(place.strip_suffix(']')?.parse().ok()?));
            }
        }
        Some(FactPath { row, way })
    }
}

/// The line of a session file on which a fact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileLine {
    /// The line, from 1.
    pub number: u32,
    /// Whether the fact itself is written there, and not only what it would belong to.
    pub stated: bool,
}

/// Where an input comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The session file; a setting that it leaves out has the program's default.
    File(FactPath),
    /// The entry of the record with this number.
    Record(u64),
    /// A table of the formula, the same in every session.
    Table,
    /// Another number on the same sheet or board, which opens by itself.
    Number,
}

/// What an input is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// A number.
    Amount(Amount),
    /// A day.
    Day(NaiveDate),
    /// Words.
    Words(Value),
    /// Not known.
    Missing,
}

impl From<Amount> for Datum {
    fn from(amount: Amount) -> Datum {
        Datum::Amount(amount)
    }
}

impl From<NaiveDate> for Datum {
    fn from(day: NaiveDate) -> Datum {
        Datum::Day(day)
    }
}

impl From<Value> for Datum {
    fn from(words: Value) -> Datum {
        Datum::Words(words)
    }
}

impl<T: Into<Datum>> From<Option<T>> for Datum {
    fn from(known: Option<T>) -> Datum {
        known.map_or(Datum::Missing, Into::into)
    }
}

impl Datum {
    /// As written in `language`.
    pub fn spoken(&self, language: Language) -> String {
        match self {
            Datum::Amount(amount) => amount.spoken(language),
            Datum::Day(day) => Value::Day(*day).spoken(language),
            Datum::Words(words) => words.spoken(language),
            Datum::Missing => say(language, "number.unknown").to_owned(),
        }
    }
}

/// One input of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What it is.
    pub what: Value,
    /// What it is worth.
    pub datum: Datum,
    /// Where it comes from.
    pub source: Source,
}

impl Input {
    /// An input that the session file states.
    pub fn stated(what: impl Into<Value>, datum: impl Into<Datum>, path: FactPath) -> Input {
        Input { what: what.into(), datum: datum.into(), source: Source::File(path) }
    }

    /// An input that a table of the formula gives.
    pub fn of_table(what: impl Into<Value>, amount: Amount) -> Input {
        Input { what: what.into(), datum: amount.into(), source: Source::Table }
    }

    /// An input that is itself a number which opens.
    pub fn number(what: impl Into<Value>, datum: impl Into<Datum>) -> Input {
        Input { what: what.into(), datum: datum.into(), source: Source::Number }
    }
}

/// One step of the reckoning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done, in words.
    pub words: Phrase,
    /// What is reckoned, with the values put in.
    pub reckoning: Reckoning,
    /// What it comes to.
    pub result: Amount,
}

impl Step {
    /// A step with so many places, half and more rounded up.
    pub fn new(words: Phrase, reckoning: Reckoning, places: u32) -> Step {
        Step::rounded(words, reckoning, places, Rounding::HalfUp)
    }

    /// A step that is rounded another way.
    pub fn rounded(words: Phrase, reckoning: Reckoning, places: u32, rounding: Rounding) -> Step {
        let result = reckoning.result(places, rounding);
        Step { words, reckoning, result }
    }
}

/// A number opened to everything that it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// What the number is.
    pub title: Phrase,
    /// The number; none when it is not known.
    pub result: Option<Amount>,
    /// The number in words, where the board says words.
    pub says: Option<Phrase>,
    /// The formula in words.
    pub formula: Phrase,
    /// As of when its data are true, and who fixed them.
    pub dated: Vec<Phrase>,
    /// What it rests on.
    pub inputs: Vec<Input>,
    /// How it is reckoned from that; the last step comes to the number.
    pub steps: Vec<Step>,
    /// What is not known, where it would come from, and what cannot be said because of it.
    pub gaps: Vec<Phrase>,
    /// Inputs that are numbers of their own, opened below.
    pub parts: Vec<Account>,
}

impl Account {
    /// A number of which nothing is said yet.
    pub fn new(title: Phrase, formula: Phrase) -> Account {
        Account {
            title,
            result: None,
            says: None,
            formula,
            dated: Vec::new(),
            inputs: Vec::new(),
            steps: Vec::new(),
            gaps: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Adds a step; its result is the number, unless another step follows.
    pub fn reckon(&mut self, step: Step) -> Amount {
        let result = step.result;
        self.result = Some(result);
        self.steps.push(step);
        result
    }

    /// Adds all inputs' amounts up.
    pub fn add_up(&mut self, words: Phrase) -> Amount {
        let places = self.amounts().map(|amount| amount.places).max().unwrap_or(0);
        let step = Step::new(words, Reckoning::total(self.amounts()), places);
        self.reckon(step)
    }

    /// The inputs' amounts.
    pub fn amounts(&self) -> impl Iterator<Item = Amount> {
        self.inputs.iter().filter_map(|input| match input.datum {
            Datum::Amount(amount) => Some(amount),
            _ => None,
        })
    }

    /// Every place in the session file that the number and its parts rest on.
    pub fn paths(&self) -> Vec<&FactPath> {
        let own = self.inputs.iter().filter_map(|input| match &input.source {
            Source::File(path) => Some(path),
            Source::Record(_) | Source::Table | Source::Number => None,
        });
        own.chain(self.parts.iter().flat_map(Account::paths)).collect()
    }
}
