//! The facts that count in a sitting that is gone on with.

use std::sync::Arc;

use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::standing::Standing;
use crate::quality::report::Report;
use crate::shell::corrected::{self, CorrectedFacts};
use crate::shell::opened_file::OpenedFile;
use crate::text::words::Phrase;

/// The facts that count.
#[derive(Debug)]
pub struct Counting {
    /// The facts.
    pub facts: Arc<Facts>,
    /// The quality of their data, where it is not that of the file that was read now.
    pub quality: Option<Arc<Report>>,
    /// What was opened is lost: the facts are those of the file as it is, to look at.
    pub lost: bool,
}

/// The facts of the file as it was when the sitting was opened, with the corrections in force. `now` are those of the file
/// as it is, whose bytes have the SHA-256 `hash`.
///
/// # Errors
/// The corrections have no place in the file, or it cannot be read.
pub fn facts(
    now: &Arc<Facts>,
    hash: &str,
    session: &OpenedFile,
    standing: &Standing,
    notices: &mut Vec<Phrase>,
) -> Result<Counting, Error> {
    let changed = session.hash != hash;
    let as_read = |lost: bool| Counting { facts: Arc::clone(now), quality: None, lost };
    if !changed && standing.amendments().is_empty() {
        return Ok(as_read(false));
    }
    let text = match corrected::text(session, standing.corrections()) {
        Ok(text) => text,
        Err(error) if changed => {
            notices.extend([error.what].into_iter().chain(error.hint));
            return Ok(as_read(true));
        }
        Err(error) => return Err(error),
    };
    if changed {
        let changes = session.changes(&text)?.len();
        notices.push(Phrase::new("record.session_changed").with("count", changes));
    }
    let withheld = standing.corrections().iter().filter(|correction| correction.known.is_none()).count();
    if withheld > 0 {
        notices.push(Phrase::new("record.corrections_withheld").with("count", withheld));
    }
    let CorrectedFacts { facts, quality } = corrected::of_text(text, standing.added())?;
    Ok(Counting { facts, quality: Some(quality), lost: false })
}
