//! Corrections of facts in the spoken sitting, and every act's way onto the disk.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Stop, Table};
use crate::app::changes::{barred, told};
use crate::domain::account::{FactPath, Row};
use crate::domain::correction::{Correction, is_sensitive};
use crate::domain::fact_form::{self, called, form_of};
use crate::domain::facts::Facts;
use crate::domain::written::quoted;
use crate::journal::correction::{Corrections, is_fixed};
use crate::journal::decide::{Request, decide, unsound};
use crate::journal::refusal::Refusal;
use crate::paper::naming::Naming;
use crate::shell::corrected::{self, CorrectedFacts};
use crate::shell::plain_line::TypedFact;
use crate::store::differences::value_on_one_line;
use crate::store::overlay::value_at;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value, say};

/// Words for the session file itself in place of an id.
const FILE: [&str; 2] = ["berkas", "file"];

/// The document of a correction.
pub struct Paper {
    /// What it is.
    pub document: String,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: NaiveDate,
}

impl Table<'_> {
    /// A request through the only door, onto the disk, into the standing. What would be corrected by it is read before
    /// it is written: an entry that is on the disk can be folded.
    pub(super) fn act(&mut self, request: &Request) -> Result<(), Stop> {
        let asked = decide(&self.sitting.facts, &self.sitting.standing, request);
        let draft = asked.map_err(|refusal| self.nameless(request, refusal))?;
        let ahead = self.sitting.standing.foresee(draft.clone());
        let amendments = ahead.amendments();
        let same = amendments == self.sitting.standing.amendments();
        let other = (!same).then(|| corrected::facts(&self.sitting.session, &amendments)).transpose()?;
        let keeper = self.sitting.keeper.as_mut();
        let keeper = keeper.ok_or_else(|| Refusal::new(Phrase::new("plain.refusal.read-only")))?;
        let entry = keeper.append(&draft)?;
        self.sitting.standing.apply(entry);
        if let Some(CorrectedFacts { facts, .. }) = other {
            self.sitting.facts = facts;
        }
        self.show();
        Ok(())
    }

    /// The facts of a row with their places, or what changed in the session file.
    pub(super) fn facts(&mut self, of: &str) -> Result<Vec<String>, Stop> {
        let text = corrected::text(&self.sitting.session, self.sitting.standing.corrections())?;
        if FILE.contains(&of.to_lowercase().as_str()) {
            let changes = self.sitting.session.changes(&text)?;
            let line =
                |change| if is_fixed(change) { barred(&self.naming(), change) } else { told(&self.naming(), change) };
            let lines = changes.iter().map(line).collect();
            return Ok(self.reader().list(Phrase::new("plain.title.changes"), lines));
        }
        let row = row_of(&self.sitting.facts, of)?;
        let value = value_at(&text, &FactPath::of(row.clone())).and_then(value_on_one_line).unwrap_or_default();
        let unknown = say(self.language, "fact.unstated");
        let line = |(place, value): fact_form::StatedFact| {
            let value = value.map(|value| fact_form::spoken(&row, &place, &value, self.language));
            Phrase::new("plain.fact")
                .with("called", called(&row, &place, self.language))
                .with("place", place)
                .with("value", value.unwrap_or_else(|| unknown.to_owned()))
                .spoken(self.language)
        };
        let open = |(place, _): &fact_form::StatedFact| {
            FactPath::read(row.clone(), place).is_some_and(|path| !is_sensitive(&path))
        };
        let (open, closed): (Vec<_>, Vec<_>) = fact_form::stated(&row, &value).into_iter().partition(open);
        let mut lines: Vec<String> = open.into_iter().map(line).collect();
        if !closed.is_empty() {
            lines.push(say(self.language, "plain.facts.closed").to_owned());
        }
        Ok(self.reader().list(Phrase::new("plain.title.facts").with("whose", self.whose(&row)), lines))
    }

    /// Puts facts right, all of them by one document and as one act.
    pub(super) fn correct(&mut self, of: &str, values: &[TypedFact], paper: Paper) -> Result<Vec<String>, Stop> {
        let text = corrected::text(&self.sitting.session, self.sitting.standing.corrections())?;
        let (facts, told) = if FILE.contains(&of.to_lowercase().as_str()) && values.is_empty() {
            let mut changes = self.sitting.session.changes(&text)?;
            changes.retain(|change| !is_fixed(change));
            let told = Phrase::new("plain.done.corrected-file").with("count", changes.len());
            (changes, told)
        } else {
            let row = row_of(&self.sitting.facts, of)?;
            let facts = values.iter().map(|typed| correction(&text, &row, typed, self.language));
            let facts = facts.collect::<Result<Vec<_>, _>>()?;
            let called = |fact: &Correction| match is_sensitive(&fact.path) {
                true => Value::Term("plain.closed-fact"),
                false => Value::Text(called(&row, &fact.path.written(), self.language)),
            };
            let called = Value::List(facts.iter().map(called).collect());
            let whose = self.whose(&row).into();
            (facts, Phrase { key: "plain.done.corrected", values: vec![("whose", whose), ("facts", called)] })
        };
        let tried = corrected::tried(&text, &facts, self.sitting.standing.added()).map_err(|faults| {
            let what = faults.into_iter().map(Value::from).collect();
            Stop::Fault(Phrase { key: "plain.fault.faulty", values: vec![("what", Value::List(what))] })
        })?;
        let Paper { document, number, date } = paper;
        let docket = tried.facts.docket().clone();
        self.act(&Request::CorrectFacts(Corrections { facts, document, number, date, docket }))?;
        let mut answer = self.done(told);
        let unsound = unsound(&self.sitting.facts, &self.sitting.standing);
        if !unsound.is_empty() {
            let items = Value::List(unsound.into_iter().map(|number| Value::Text(number.to_string())).collect());
            answer.push(Phrase { key: "board.facts.unsound", values: vec![("items", items)] }.spoken(self.language));
        }
        Ok(answer)
    }

    fn whose(&self, row: &Row) -> String {
        self.naming().row(row)
    }

    fn naming(&self) -> Naming<'_> {
        Naming { facts: &self.sitting.facts, language: self.language }
    }
}

/// The row of an id: of an employee, a position or a unit.
fn row_of(facts: &Arc<Facts>, id: &str) -> Result<Row, Stop> {
    let known = [
        facts.employee(&id.into()).map(|found| Row::Employee(found.id.clone())),
        facts.position(&id.into()).map(|found| Row::Position(found.id.clone())),
        facts.unit(&id.into()).map(|found| Row::Unit(found.id.clone())),
    ];
    let none = || Stop::Fault(Phrase::new("plain.fault.row").with("id", id));
    known.into_iter().flatten().next().ok_or_else(none)
}

/// What was typed, as a correction: in the words of people, or as the session file writes it. Without a value the fact is
/// not known.
fn correction(text: &str, row: &Row, typed: &TypedFact, language: Language) -> Result<Correction, Stop> {
    let TypedFact { place, value, written } = typed;
    let path = FactPath::read(row.clone(), place);
    let path = path.ok_or_else(|| Stop::Fault(Phrase::new("plain.fault.fact").with("place", place.as_str())))?;
    let old = value_at(text, &path).and_then(value_on_one_line);
    if value.trim().is_empty() {
        return Ok(Correction { path, old, new: None });
    }
    let new = match form_of(row, place) {
        Some(form) => form.shape.written(value),
        None => as_the_file_writes(text, &path, value, written),
    };
    let Some(new) = new else {
        let shape = form_of(row, place).map(|form| form.shape);
        return Err(Stop::Fault(fact_form::unfit(shape, called(row, place, language).into(), value)));
    };
    Ok(Correction { path, old, new: Some(new) })
}

/// A value of no form that people know, as the session file writes it: as it was typed, quotation marks and all. Where it
/// cannot stand so, it is taken the other way: the text in the marks as it stands, or what has none as a text.
fn as_the_file_writes(text: &str, path: &FactPath, value: &str, written: &str) -> Option<String> {
    let first = value_on_one_line(written);
    let other = if written.starts_with('"') { value_on_one_line(value) } else { Some(quoted(value)) };
    let stands = |value: &String| {
        let only = Correction { path: path.clone(), old: None, new: Some(value.clone()) };
        corrected::tried(text, &[only], &[]).is_ok()
    };
    match first {
        Some(first) if stands(&first) => Some(first),
        first => other.filter(stands).or(first),
    }
}
