//! The facts with the corrections that are in force: what the file said when it was opened, read anew with every
//! correction laid over its text.

use std::sync::Arc;

use crate::app::fact_sheet::FactsRead;
use crate::app::find::index::Index;
use crate::domain::account::{FactPath, Row};
use crate::domain::correction::{Correction, withheld};
use crate::domain::facts::Facts;
use crate::domain::proposal::Proposal;
use crate::error::Error;
use crate::journal::amended::Amendments;
use crate::journal::corrected::Corrected;
use crate::journal::correction::Corrections;
use crate::journal::standing::Standing;
use crate::quality;
use crate::quality::report::Report;
use crate::shell::opened_file::OpenedFile;
use crate::store::differences::value_on_one_line;
use crate::store::overlay::{corrected, value_at};
use crate::store::session::{self, Checked};
use crate::text::words::Phrase;

/// Facts, and the quality of their data.
#[derive(Clone, Debug)]
pub struct CorrectedFacts {
    /// The facts.
    pub facts: Arc<Facts>,
    /// The quality of their data.
    pub quality: Arc<Report>,
}

/// The text of the session with the corrections that are in force. Where what was corrected is withheld, what is known of it is
/// taken out as far as the facts allow that.
///
/// # Errors
/// What was opened is gone; or a correction has no place in it, which means that it is another file.
pub fn text(file: &OpenedFile, corrections: &[Corrected]) -> Result<String, Error> {
    let mut text = file.text()?;
    for correction in corrections {
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

/// The facts with the corrections in force and what was added to the docket.
///
/// # Errors
/// As [`text`] and [`of_text`].
pub fn facts(file: &OpenedFile, amendments: &Amendments) -> Result<CorrectedFacts, Error> {
    of_text(text(file, &amendments.corrections)?, &amendments.added)
}

/// The facts of a [`text`] and of what was added to the docket.
///
/// # Errors
/// They are faulty, which means that the record belongs to another file.
pub fn of_text(text: String, added: &[Proposal]) -> Result<CorrectedFacts, Error> {
    read(text, added).map_err(|faults| {
        let unreadable = Error::new(Phrase::new("record.session_unreadable"), "");
        faults.into_iter().fold(unreadable, |error, fault| if error.hint.is_none() { error.hint(fault) } else { error })
    })
}

/// The facts as they were `then`: the same as now unless something was corrected or added in between.
///
/// # Errors
/// As [`text`].
pub fn as_of(now: &Arc<Facts>, file: &OpenedFile, standing: &Standing, then: &Standing) -> Result<Arc<Facts>, Error> {
    let amendments = then.amendments();
    if amendments == standing.amendments() {
        return Ok(Arc::clone(now));
    }
    facts(file, &amendments).map(|corrected| corrected.facts)
}

/// The facts as a [`text`] would state them with more corrections than are in force.
///
/// # Errors
/// What would be wrong with them, one sentence each.
pub fn tried(text: &str, more: &[Correction], added: &[Proposal]) -> Result<CorrectedFacts, Vec<Phrase>> {
    let text = corrected(text, more).map_err(|number| {
        let place = more.get(number).map(|correction| correction.path.written()).unwrap_or_default();
        vec![Phrase::new("record.no_such_fact").with("place", place)]
    })?;
    read(text, added)
}

/// Corrections with the docket that the facts would have with them.
///
/// # Errors
/// What would be wrong with the facts, one sentence each.
pub fn with_docket(file: &OpenedFile, amendments: &Amendments, asked: Corrections) -> Result<Corrections, Vec<Phrase>> {
    let failed = |error: Error| [error.what].into_iter().chain(error.hint).collect::<Vec<_>>();
    let tried = tried(&text(file, &amendments.corrections).map_err(failed)?, &asked.facts, &amendments.added)?;
    Ok(Corrections { docket: tried.facts.docket().clone(), ..asked })
}

/// Rows of the session as they are true now, and what the file says otherwise than when it was opened.
///
/// # Errors
/// As [`text`].
pub fn rows(file: &OpenedFile, corrections: &[Corrected], rows: Vec<Row>) -> Result<FactsRead, Error> {
    let text = text(file, corrections)?;
    let changes = file.changes(&text).map_err(|error| error.what);
    let written = |row: Row| {
        let value = value_at(&text, &FactPath::of(row.clone())).and_then(value_on_one_line)?;
        Some((row, value))
    };
    Ok(FactsRead { rows: rows.into_iter().filter_map(written).collect(), changes })
}

fn read(text: String, added: &[Proposal]) -> Result<CorrectedFacts, Vec<Phrase>> {
    let whats = |Checked { faults, .. }: Checked| faults.into_iter().map(|fault| fault.what).collect::<Vec<_>>();
    let facts = session::facts_of(text).map_err(whats)?.adding(added);
    Index::of(&facts);
    facts.masked();
    Ok(CorrectedFacts { quality: Arc::new(quality::look(&facts)), facts: Arc::new(facts) })
}
