//! A sitting from its session file: read, understood, and its record found or begun.

use std::sync::Arc;

use crate::error::Error;
use crate::shell::opening::{self, OpenFailure, OpenOptions, OpenSitting};
use crate::store::chain;
use crate::store::disk::Disk;
use crate::store::fault::LineIndex;
use crate::store::place::Rehearsal;
use crate::store::session::{self, Refused};
use crate::store::whole::named;
use crate::text::language::Language;
use crate::text::words::Phrase;

/// Why a sitting is not open.
#[derive(Debug)]
pub enum NotOpened {
    /// There are earlier rehearsals, newest first; the people at the table choose.
    Ask(Vec<Rehearsal>),
    /// The file's faults, one line each, and how to see them again.
    Faults(Vec<String>),
    /// The machine failed.
    Error(Error),
}

/// Opens the sitting of a session file of at most `size_limit` bytes.
///
/// # Errors
/// All faults of the file at once, the question which rehearsal is meant, or the machine's error.
pub fn open(
    disk: &Arc<dyn Disk>,
    options: &OpenOptions,
    size_limit: u64,
    language: Language,
) -> Result<OpenSitting, NotOpened> {
    let path = &options.session;
    let file = session::read(path, size_limit).map_err(|refused| match refused {
        Refused::Error(error) => NotOpened::Error(error),
        Refused::Faults(checked) => {
            let index = LineIndex::new(&checked.text);
            let shown = named(path);
            let count = checked.fault_count();
            let mut lines: Vec<String> =
                checked.faults.iter().map(|fault| fault.line(&shown, &index, language)).collect();
            lines.push(Phrase::new("shell.faults-found").with("count", count).with("file", shown).spoken(language));
            NotOpened::Faults(lines)
        }
    })?;
    let facts = Arc::new(file.facts);
    let opened = opening::open_record(disk, &facts, &chain::hex(&file.hash), options);
    let mut sitting = opened.map_err(|failure| match failure {
        OpenFailure::Ask(known) => NotOpened::Ask(known),
        OpenFailure::Error(error) => NotOpened::Error(error),
    })?;
    if !file.notices.is_empty() {
        let count = Phrase::new("shell.data-notices").with("count", file.notices.len()).with("file", named(path));
        sitting.notices.push(count);
    }
    Ok(sitting)
}
