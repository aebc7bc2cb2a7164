//! The facts with the corrections that are in force: what the file said when it was opened, read anew with every
//! correction laid over its text.

use std::sync::Arc;

use crate::app::fact_sheet::FactsRead;
use crate::domain::account::{FactPath, Row};
use crate::domain::correction::{Correction, withheld};
use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::corrected::Corrected;
use crate::journal::correction::Corrections;
use crate::journal::standing::Standing;
use crate::quality;
use crate::quality::report::Report;
use crate::shell::opened_file::OpenedFile;
use crate::store::differences::value_on_one_line;
use crate::store::overlay::{corrected, value_at};
use crate::store::session::{self, Checked};
use crate::text::language::Language;
use crate::text::words::Phrase;

/// Facts, and the quality of their data.
#[derive(Clone, Debug)]
pub struct CorrectedFacts {
    /// The facts.
    pub facts: Arc<Facts>,
    /// The quality of their data.
    pub quality: Arc<Report>,
}

/// Why corrections cannot be laid over a session file.
#[derive(Debug)]
pub enum Unlaid {
    /// The facts would be faulty: what is wrong, one sentence each.
    Faults(Vec<Phrase>),
    /// The machine failed.
    Error(Error),
}

impl From<Error> for Unlaid {
    fn from(error: Error) -> Self {
        Unlaid::Error(error)
    }
}

/// The text of the session with the corrections in force. Where what was corrected is withheld, what is known of it is
/// taken out as far as the facts allow that.
///
/// # Errors
/// What was opened is gone; or a correction has no place in it, which means that it is another file.
pub fn text(file: &OpenedFile, standing: &Standing) -> Result<String, Error> {
    let mut text = file.text()?;
    for correction in standing.corrections() {
        text = match known(correction) {
            Some(known) => corrected(&text, &[known]).map_err(|_| misplaced(correction))?,
            None => without(text, correction),
        };
    }
    Ok(text)
}

fn misplaced(correction: &Corrected) -> Error {
    Error::new(Phrase::new("record.correction_misplaced").with("entry", correction.entry.to_string()), "")
}

/// A correction whose words are not withheld.
fn known(correction: &Corrected) -> Option<Correction> {
    let known = correction.known.as_ref()?;
    let path = FactPath::read(correction.row.clone(), &known.field)?;
    Some(Correction { path, old: known.old.clone(), new: known.new.clone() })
}

/// The text without what may have been corrected, as far as it can be read without.
fn without(text: String, correction: &Corrected) -> String {
    withheld(&correction.row, correction.field.as_deref()).into_iter().fold(text, |text, path| {
        let gone = Correction { path, old: None, new: None };
        let shorter = value_at(&text, &gone.path).and_then(|_| corrected(&text, &[gone]).ok());
        match shorter {
            Some(shorter) if session::facts_of(shorter.clone()).is_ok() => shorter,
            _ => text,
        }
    })
}

/// The facts with the corrections in force.
///
/// # Errors
/// As [`text`]; faults mean that the record belongs to another file.
pub fn facts(file: &OpenedFile, standing: &Standing) -> Result<CorrectedFacts, Error> {
    read(text(file, standing)?).map_err(|refused| match refused {
        Unlaid::Error(error) => error,
        Unlaid::Faults(faults) => {
            let first = faults.into_iter().next().map(|fault| fault.spoken(Language::Indonesian));
            Error::new(Phrase::new("record.session_unreadable"), first.unwrap_or_default())
        }
    })
}

/// The facts as they were `then`: the same as now unless something was corrected in between.
///
/// # Errors
/// As [`text`].
pub fn as_of(now: &Arc<Facts>, file: &OpenedFile, standing: &Standing, then: &Standing) -> Result<Arc<Facts>, Error> {
    if then.corrections() == standing.corrections() {
        return Ok(Arc::clone(now));
    }
    facts(file, then).map(|corrected| corrected.facts)
}

/// The facts as they would be with more corrections than are in force.
///
/// # Errors
/// What would be wrong with them, or the machine's error.
pub fn tried(file: &OpenedFile, standing: &Standing, more: &[Correction]) -> Result<CorrectedFacts, Unlaid> {
    let text = text(file, standing)?;
    let text = corrected(&text, more).map_err(|number| {
        let place = more.get(number).map(|correction| correction.path.written()).unwrap_or_default();
        Unlaid::Faults(vec![Phrase::new("record.no_such_fact").with("place", place)])
    })?;
    read(text)
}

/// Corrections with the docket that the facts would have with them.
///
/// # Errors
/// What would be wrong with the facts, one sentence each.
pub fn with_docket(file: &OpenedFile, standing: &Standing, asked: Corrections) -> Result<Corrections, Vec<Phrase>> {
    match tried(file, standing, &asked.facts) {
        Ok(tried) => Ok(Corrections { docket: tried.facts.docket().clone(), ..asked }),
        Err(Unlaid::Faults(faults)) => Err(faults),
        Err(Unlaid::Error(error)) => Err([error.what].into_iter().chain(error.hint).collect()),
    }
}

/// Rows of the session as they are true now, and what the file says otherwise than when it was opened. A file that cannot
/// be compared counts as unchanged here: opening it again says why.
///
/// # Errors
/// As [`text`].
pub fn rows(file: &OpenedFile, standing: &Standing, rows: Vec<Row>) -> Result<FactsRead, Error> {
    let text = text(file, standing)?;
    let changes = file.changes(&text).unwrap_or_default();
    let written = |row: Row| {
        let value = value_at(&text, &FactPath::of(row.clone())).and_then(value_on_one_line)?;
        Some((row, value))
    };
    Ok(FactsRead { rows: rows.into_iter().filter_map(written).collect(), changes })
}

fn read(text: String) -> Result<CorrectedFacts, Unlaid> {
    let facts = session::facts_of(text)
        .map_err(|Checked { faults, .. }| Unlaid::Faults(faults.into_iter().map(|fault| fault.what).collect()))?;
    Ok(CorrectedFacts { quality: Arc::new(quality::look(&facts)), facts: Arc::new(facts) })
}
