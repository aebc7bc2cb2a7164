//! What a session states: by its file, or, where that cannot be read any more, by the copy beside its real record.
//!
//! A sitting that has begun goes on with what was read at its opening. It must not stand still because somebody has
//! made a fault in the file since, or moved it away.

use crate::error::Error;
use crate::shell::opening::{OpenOptions, is_rehearsal};
use crate::store::place;
use crate::store::progress::Progress;
use crate::store::session::{self, Refused, SessionFile};
use crate::store::session_copy;
use crate::store::whole::named;
use crate::text::words::Phrase;

/// What a session states.
#[derive(Debug)]
pub struct Stated {
    /// The file, or its copy.
    pub file: SessionFile,
    /// Why it is the copy, where it is.
    pub instead: Option<Phrase>,
}

/// Reads the session that is to be opened, and tells `progress` how far it is; none when that was stopped.
///
/// # Errors
/// What is wrong with the file, where there is no copy of an earlier opening either.
pub fn read(options: &OpenOptions, progress: &Progress) -> Option<Result<Stated, Refused>> {
    let refused = match session::follow(&options.session, options.size_limit, progress)? {
        Ok(file) => return Some(Ok(Stated { file, instead: None })),
        Err(refused) => refused,
    };
    let record = place::beside_session(&options.session).record;
    if options.rehearse || options.disk().metadata(&record).is_err() {
        return Some(Err(refused));
    }
    let copied = session::follow(&session_copy::place(&record), options.size_limit, progress)?;
    let file = copied.ok().filter(|copy| !is_rehearsal(&copy.facts, options));
    Some(match file {
        Some(file) => Ok(Stated { file, instead: Some(told(&refused, options)) }),
        None => Err(refused),
    })
}

fn told(refused: &Refused, options: &OpenOptions) -> Phrase {
    let instead = match refused {
        Refused::Faults(checked) => Phrase::new("record.copy_for_faulty").with("count", checked.fault_count()),
        Refused::Error(Error { what, .. }) => Phrase::new("record.copy_for_unread").with("why", what.clone()),
    };
    instead.with("file", named(&options.session))
}
