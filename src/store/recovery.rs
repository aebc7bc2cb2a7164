//! Mending a record after an interrupted write, under its lock and before anything is shown.
//!
//! Nothing is thrown away: what is cut off lies beside the record first. Every step may be
//! interrupted too; doing all of it again then ends in the same place.

use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::store::chain::{Hash, digest};
use crate::store::disk::{Disk, DiskFile, beside};
use crate::store::whole::{about, numbered, read_regular, write_aside};

/// An interrupted write that was set aside; the caller records it as the next entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torn {
    /// How many bytes were cut off.
    pub bytes: u64,
    /// Their SHA-256.
    pub sha256: Hash,
    /// The file that keeps them.
    pub kept_as: PathBuf,
}

/// Gives the last line its newline back.
///
/// # Errors
/// `record.cannot_mend`.
pub fn restore_newline(path: &Path, file: &mut dyn DiskFile) -> Result<(), Error> {
    file.append(b"\n").and_then(|()| file.sync()).map_err(|error| cannot_mend(path, &error))
}

/// Keeps everything from `offset` on in `<name>.torn-<offset>` and cuts it off the record.
///
/// # Errors
/// `record.cannot_write` or `record.cannot_mend`; the record then still holds what it held.
pub fn set_aside(
    disk: &dyn Disk,
    path: &Path,
    file: &mut dyn DiskFile,
    bytes: &[u8],
    offset: u64,
) -> Result<Torn, Error> {
    let start = usize::try_from(offset).expect("the offset lies within bytes in memory");
    let rest = &bytes[start..];
    let kept_as = write_aside(disk, &torn_path(path, offset), rest)?;
    file.truncate(offset).and_then(|()| file.sync()).map_err(|error| cannot_mend(path, &error))?;
    Ok(Torn { bytes: rest.len() as u64, sha256: digest(rest), kept_as })
}

/// What an earlier recovery cut off exactly at the end of the record, but died before recording.
///
/// Once the entry that tells of it stands in the record, the record is longer than the place.
pub fn unrecorded(disk: &dyn Disk, path: &Path, length: u64, limit: u64) -> Option<Torn> {
    let first = torn_path(path, length);
    let (kept_as, rest) = (1..)
        .map(|number| numbered(&first, number))
        .map_while(|place| read_regular(disk, &place, limit).ok().map(|rest| (place, rest)))
        .last()?;
    Some(Torn { bytes: rest.len() as u64, sha256: digest(&rest), kept_as })
}

fn torn_path(path: &Path, offset: u64) -> PathBuf {
    beside(path, &format!(".torn-{offset}"))
}

fn cannot_mend(path: &Path, error: &io::Error) -> Error {
    Error::new(about("record.cannot_mend", path), error)
}
