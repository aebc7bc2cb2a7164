//! A sitting from its session file: read, understood, and its record found or begun.

use std::path::Path;
use std::sync::Arc;

use crate::domain::facts::Facts;
use crate::error::Error;
use crate::quality;
use crate::quality::report::Report;
use crate::shell::opening::{self, OpenFailure, OpenOptions, OpenSitting};
use crate::shell::plain_quality;
use crate::store::chain;
use crate::store::disk::Disk;
use crate::store::fault::LineIndex;
use crate::store::place::Rehearsal;
use crate::store::progress::Progress;
use crate::store::session::{self, Checked, Refused, SessionFile};
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

/// Why a session file is not read.
#[derive(Debug)]
pub enum Unread {
    /// Its faults, one line each, and how to see them again.
    Faults(Vec<String>),
    /// The machine failed.
    Error(Error),
}

impl From<Unread> for NotOpened {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Faults(lines) => NotOpened::Faults(lines),
            Unread::Error(error) => NotOpened::Error(error),
        }
    }
}

impl From<OpenFailure> for NotOpened {
    fn from(failure: OpenFailure) -> Self {
        match failure {
            OpenFailure::Ask(known) => NotOpened::Ask(known),
            OpenFailure::Held(held) => NotOpened::Error(held.told()),
            OpenFailure::Error(error) => NotOpened::Error(error),
        }
    }
}

/// A session file that was read; nothing is recorded yet.
#[derive(Clone, Debug)]
pub struct ReadFile {
    /// What it states.
    pub facts: Arc<Facts>,
    /// SHA-256 of its bytes in hex.
    hash: String,
    /// The quality of what it states.
    pub quality: Arc<Report>,
    /// Notices about its text.
    notices: usize,
}

/// Reads a session file of at most `size_limit` bytes and tells `progress` how far it is; none when that was stopped.
pub fn read(path: &Path, size_limit: u64, language: Language, progress: &Progress) -> Option<Result<ReadFile, Unread>> {
    let kept = |file: SessionFile| ReadFile {
        quality: Arc::new(quality::look(&file.facts)),
        facts: Arc::new(file.facts),
        hash: chain::hex(&file.hash),
        notices: file.notices.len(),
    };
    let refused = |refused| match refused {
        Refused::Error(error) => Unread::Error(error),
        Refused::Faults(checked) => Unread::Faults(fault_lines(path, &checked, language)),
    };
    Some(session::follow(path, size_limit, progress)?.map(kept).map_err(refused))
}

fn fault_lines(path: &Path, checked: &Checked, language: Language) -> Vec<String> {
    let (index, shown) = (LineIndex::new(&checked.text), named(path));
    let mut lines: Vec<String> = checked.faults.iter().map(|fault| fault.line(&shown, &index, language)).collect();
    let count = Phrase::new("shell.faults-found").with("count", checked.fault_count()).with("file", shown);
    lines.push(count.spoken(language));
    lines
}

/// Finds or begins the record of a session file that was read.
///
/// # Errors
/// The question which rehearsal is meant, or the machine's error.
pub fn begin(disk: &Arc<dyn Disk>, options: &OpenOptions, file: &ReadFile) -> Result<OpenSitting, OpenFailure> {
    let mut sitting = opening::open_record(disk, &file.facts, &file.hash, options)?;
    if file.notices > 0 {
        let count = Phrase::new("shell.data-notices").with("count", file.notices);
        sitting.notices.push(count.with("file", named(&options.session)));
    }
    Ok(sitting)
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
    let file = read(&options.session, size_limit, language, &Progress::default());
    let file = file.expect("only who follows the progress can stop it")?;
    let mut sitting = begin(disk, options, &file)?;
    let quality = sitting.quality.as_ref().unwrap_or(&file.quality);
    sitting.notices.extend(plain_quality::told(quality, &sitting.facts));
    Ok(sitting)
}
