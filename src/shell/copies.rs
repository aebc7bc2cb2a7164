//! `sidang redact`, `sidang repair`: copies of a record. The record itself is only read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::Error;
use crate::journal::standing::Standing;
use crate::shell::opening::{self, Choice, OpenFailure, OpenOptions};
use crate::shell::options::Options;
use crate::shell::out::{self, EXIT_DONE, Ended};
use crate::shell::read;
use crate::store::chain;
use crate::store::copies::{self, Copied};
use crate::store::disk::{Disk, RealDisk};
use crate::store::journal_file;
use crate::store::record;
use crate::store::whole::named;
use crate::text::words::Phrase;

/// A copy of the record of this session with words withheld: of these entries, or of all.
///
/// # Errors
/// There is no record, it is damaged, or the copy cannot be written; that has been said.
pub fn redact(file: &Path, to: &Path, entries: &[u64], options: &Options) -> Result<u8, Ended> {
    copied("shell.redacted", file, to, options, |disk, record| copies::redact(disk, record, to, entries))
}

/// A copy of the record of this session up to an entry.
///
/// # Errors
/// The record does not hold so far, or the copy cannot be written; that has been said.
pub fn repair(file: &Path, to: &Path, last: u64, options: &Options) -> Result<u8, Ended> {
    copied("shell.repaired", file, to, options, |disk, record| copies::repair(disk, record, to, last))
}

fn copied(
    told: &'static str,
    file: &Path,
    to: &Path,
    options: &Options,
    copy: impl FnOnce(&dyn Disk, &Path) -> Result<Copied, Error>,
) -> Result<u8, Ended> {
    let record = record_of(file, options)?;
    let Copied { entries, withheld } =
        copy(&RealDisk, &record).map_err(|error| out::failure(&error, options.language))?;
    let told = Phrase::new(told).with("entries", entries).with("withheld", withheld);
    let told = told.with("record", named(&record)).with("path", named(to));
    out::result(&told.spoken(options.language), options.language)?;
    if is_rehearsal(&record) {
        out::message(&Phrase::new("shell.copied.rehearsal").spoken(options.language));
    }
    Ok(EXIT_DONE)
}

/// Whether a record says that it is one of a rehearsal.
fn is_rehearsal(path: &Path) -> bool {
    let opened = journal_file::read_only(&RealDisk, path);
    opened.is_ok_and(|opened| Standing::of(record::read(path, &opened.lines).entries).rehearsal())
}

/// Where the record of a session lies, that of its newest rehearsal where it is rehearsed.
fn record_of(file: &Path, options: &Options) -> Result<PathBuf, Ended> {
    let look = OpenOptions { look: true, ..options.opening(file, Choice::Newest) };
    let read = read::session_stated(&look, options)?.file;
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    match opening::locate(&disk, &read.facts, &chain::hex(&read.hash), &look) {
        Ok(places) => Ok(places.record),
        Err(OpenFailure::Error(error)) => Err(out::failure(&error, options.language)),
        // Nobody is asked and nobody is in the way of who only looks.
        Err(OpenFailure::Ask(_) | OpenFailure::Held(_)) => Err(Ended(out::EXIT_USAGE)),
    }
}
