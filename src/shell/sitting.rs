//! A sitting from its session file: read, understood, and its record found or begun.

use std::path::Path;
use std::sync::Arc;

use crate::app::find::index::Index;
use crate::domain::facts::Facts;
use crate::error::Error;
use crate::quality;
use crate::quality::report::Report;
use crate::shell::opening::{self, OpenFailure, OpenOptions, OpenSitting};
use crate::shell::plain_quality;
use crate::shell::stated::{self, Stated};
use crate::store::chain;
use crate::store::disk::Disk;
use crate::store::fault::LineIndex;
use crate::store::place::Rehearsal;
use crate::store::progress::Progress;
use crate::store::session::{Checked, Refused};
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
    /// What has to be told of it.
    notices: Vec<Phrase>,
}

/// Reads the session that is to be opened and tells `progress` how far it is; none when that was stopped.
pub fn read(options: &OpenOptions, language: Language, progress: &Progress) -> Option<Result<ReadFile, Unread>> {
    let count = |count: usize| Phrase::new("shell.data-notices").with("count", count);
    let kept = |Stated { file, instead }: Stated| {
        let found = Some(file.notices.len()).filter(|found| *found > 0 && instead.is_none());
        let found = found.map(|found| count(found).with("file", named(&options.session)));
        // Made while somebody waits for the opening, and not at the first key in the finder.
        Index::of(&file.facts);
        file.facts.masked();
        ReadFile {
            quality: Arc::new(quality::look(&file.facts)),
            facts: Arc::new(file.facts),
            hash: chain::hex(&file.hash),
            notices: instead.into_iter().chain(found).collect(),
        }
    };
    let refused = |refused| match refused {
        Refused::Error(error) => Unread::Error(error),
        Refused::Faults(checked) => Unread::Faults(fault_lines(&options.session, &checked, language)),
    };
    Some(stated::read(options, progress)?.map(kept).map_err(refused))
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
    sitting.notices.extend(file.notices.iter().cloned());
    Ok(sitting)
}

/// Opens a sitting.
///
/// # Errors
/// All faults of the file at once, the question which rehearsal is meant, or the machine's error.
pub fn open(disk: &Arc<dyn Disk>, options: &OpenOptions, language: Language) -> Result<OpenSitting, NotOpened> {
    let file = read(options, language, &Progress::default());
    let file = file.expect("only who follows the progress can stop it")?;
    let mut sitting = begin(disk, options, &file)?;
    let quality = sitting.quality.as_ref().unwrap_or(&file.quality);
    sitting.notices.extend(plain_quality::told(quality, &sitting.facts));
    Ok(sitting)
}
