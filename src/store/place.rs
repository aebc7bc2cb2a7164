//! Where things lie: the record and the papers of a sitting, and the folders of rehearsals.
//!
//! A real sitting keeps its record beside the session file. A rehearsal keeps record and papers in a folder
//! of its own below the data folder, so that a sample's folder stays as it was cloned.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::journal::event::Event;
use crate::store::disk::{Access, Disk, beside, folder_of};
use crate::store::journal_file;
use crate::store::record;
use crate::store::whole::{about, open_regular, write_new};
use crate::text::words::Phrase;

/// Folders of rehearsals and papers belong to their owner alone.
const FOLDER_MODE: u32 = 0o700;

/// No honest sitting id is longer.
const LONGEST_ID: usize = 80;

/// How many numbers are tried for a new rehearsal beyond the highest one seen.
const ATTEMPTS: usize = 100;

/// Where the files of one sitting lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The record.
    pub record: PathBuf,
    /// The folder of papers; made when the first paper is written.
    pub papers: PathBuf,
    /// Number of the rehearsal; none for a real sitting.
    pub rehearsal: Option<usize>,
}

/// A rehearsal that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    /// Where it lies.
    pub places: Places,
    /// Its number, from 1.
    pub number: usize,
    /// When it was begun, `2026-12-02T09:42:10+07:00`.
    pub begun: String,
    /// Entries in its record.
    pub entries: usize,
    /// Whether the sitting was closed in it.
    pub closed: bool,
    /// Whether it is kept as an exercise.
    pub kept: bool,
}

/// Places of a real sitting: beside the session file.
pub fn beside_session(session: &Path) -> Places {
    let stem = if session.extension().is_some_and(|ending| ending == "ron") {
        session.with_extension("")
    } else {
        session.to_owned()
    };
    Places { record: beside(&stem, ".journal"), papers: beside(&stem, ".papers"), rehearsal: None }
}

/// Session files (`*.ron`) directly in a folder, in any order; none when it cannot be read.
pub fn session_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(found) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = found.filter_map(Result::ok).map(|entry| entry.path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect()
}

/// The data folder: the one given, else the platform's.
///
/// # Errors
/// `record.no_data_folder` when the account has no home folder.
pub fn data_folder(given: Option<&Path>) -> Result<PathBuf, Error> {
    match given {
        Some(given) => Ok(given.to_owned()),
        None => directories::ProjectDirs::from("", "", "sidang")
            .map(|found| found.data_dir().to_owned())
            .ok_or_else(|| Error::new(Phrase::new("record.no_data_folder"), "")),
    }
}

/// Refuses a sitting id that could name anything but one folder.
///
/// # Errors
/// `record.unsafe_id`.
pub fn insist_id(sitting: &str) -> Result<(), Error> {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if !sitting.is_empty() && sitting.len() <= LONGEST_ID && !sitting.starts_with('.') && sitting.bytes().all(safe) {
        return Ok(());
    }
    let shown: String = sitting.chars().filter(|letter| !letter.is_control()).take(LONGEST_ID).collect();
    Err(Error::new(Phrase::new("record.unsafe_id").with("id", shown), ""))
}

/// Rehearsals of a session, newest first: those whose first entry names this sitting and, where a hash is given, this
/// session file.
///
/// A folder whose record cannot be read is left out; it can still be opened by hand.
///
/// # Errors
/// `record.unsafe_id`, or `record.cannot_read` when the data folder cannot be listed.
pub fn rehearsals(
    disk: &dyn Disk,
    data: &Path,
    sitting: &str,
    session_hash: Option<&str>,
) -> Result<Vec<Rehearsal>, Error> {
    let mut found = Vec::new();
    for number in numbers(data, sitting)? {
        let places = rehearsal_places(data, sitting, number);
        let Ok(opened) = journal_file::read_only(disk, &places.record) else { continue };
        let reading = record::read(&places.record, &opened.lines);
        let Some(first) = reading.entries.first() else { continue };
        let same = first.events.iter().any(|event| {
            matches!(event, Event::Opened { session, session_hash: own, .. }
                if session == sitting && session_hash.is_none_or(|hash| hash == own))
        });
        if same {
            let closed = |event: &Event| matches!(event, Event::Closed { .. });
            found.push(Rehearsal {
                kept: disk.metadata(&kept_mark(&places)).is_ok(),
                places,
                number,
                begun: first.stamp.time.clone(),
                entries: reading.entries.len(),
                closed: reading.entries.iter().flat_map(|entry| &entry.events).any(closed),
            });
        }
    }
    Ok(found)
}

/// Makes the folder of a new rehearsal.
///
/// # Errors
/// `record.unsafe_id`, `record.cannot_read`, or `record.cannot_make_folder`.
pub fn new_rehearsal(disk: &dyn Disk, data: &Path, sitting: &str) -> Result<Places, Error> {
    let highest = numbers(data, sitting)?.first().copied().unwrap_or(0);
    make_folder(disk, &data.join("rehearsals"))?;
    let mut refused = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in highest + 1..=highest + ATTEMPTS {
        let places = rehearsal_places(data, sitting, number);
        match DirBuilder::new().mode(FOLDER_MODE).create(folder_of(&places.record)) {
            Ok(()) => {
                let above = data.join("rehearsals");
                disk.sync_folder(&above).map_err(|error| cannot_make(&above, &error))?;
                return Ok(places);
            }
            // Another program came first; it has that number now.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => refused = error,
            Err(error) => return Err(cannot_make(folder_of(&places.record), &error)),
        }
    }
    Err(cannot_make(&data.join("rehearsals"), &refused))
}

/// Makes a folder (and those above it) for its owner alone, unless it is there.
///
/// # Errors
/// `record.cannot_make_folder`.
pub fn make_folder(disk: &dyn Disk, folder: &Path) -> Result<(), Error> {
    DirBuilder::new()
        .recursive(true)
        .mode(FOLDER_MODE)
        .create(folder)
        .and_then(|()| disk.sync_folder(folder_of(folder)))
        .map_err(|error| cannot_make(folder, &error))
}

/// Numbers of rehearsal folders of a sitting, highest first.
fn numbers(data: &Path, sitting: &str) -> Result<Vec<usize>, Error> {
    insist_id(sitting)?;
    let folder = data.join("rehearsals");
    let failed = |error: io::Error| Error::new(about("record.cannot_read", &folder), error);
    let listed = match fs::read_dir(&folder) {
        Ok(listed) => listed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut numbers = Vec::new();
    for entry in listed {
        let name = entry.map_err(failed)?.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix(sitting)?.strip_prefix('-')?.parse().ok());
        // `007` or `+7` would be another folder than the one that is made for 7.
        numbers.extend(number.filter(|number: &usize| name.to_str() == Some(&format!("{sitting}-{number}"))));
    }
    numbers.sort_unstable_by(|one, other| other.cmp(one));
    Ok(numbers)
}

fn rehearsal_places(data: &Path, sitting: &str, number: usize) -> Places {
    let folder = data.join("rehearsals").join(format!("{sitting}-{number}"));
    Places {
        record: folder.join(format!("{sitting}.journal")),
        papers: folder.join(format!("{sitting}.papers")),
        rehearsal: Some(number),
    }
}

/// The file whose being there says that a rehearsal is kept.
fn kept_mark(places: &Places) -> PathBuf {
    folder_of(&places.record).join("kept")
}

/// Keeps a rehearsal as an exercise: it is not gone on with and not thrown away with the others.
///
/// # Errors
/// `record.held` when it is open; `record.cannot_write`.
pub fn keep(disk: &dyn Disk, rehearsal: &Rehearsal) -> Result<(), Error> {
    insist_free(disk, &rehearsal.places.record)?;
    write_new(disk, &kept_mark(&rehearsal.places), b"", 0o600).map(drop)
}

/// Throws a rehearsal away: its folder with record, copy and papers. Never anything but the folder of a rehearsal.
///
/// # Errors
/// `record.held` when it is open; `record.cannot_discard`.
pub fn discard(disk: &dyn Disk, rehearsal: &Rehearsal) -> Result<(), Error> {
    let folder = folder_of(&rehearsal.places.record);
    insist_free(disk, &rehearsal.places.record)?;
    fs::remove_dir_all(folder).map_err(|error| Error::new(about("record.cannot_discard", folder), error))
}

/// Refuses a record that somebody holds.
fn insist_free(disk: &dyn Disk, record: &Path) -> Result<(), Error> {
    let mut file = open_regular(disk, record, Access::Append)?;
    match file.try_lock() {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::new(about("record.held", record), "")),
        Err(error) => Err(Error::new(about("record.cannot_lock", record), error)),
    }
}

fn cannot_make(folder: &Path, error: &io::Error) -> Error {
    Error::new(about("record.cannot_make_folder", folder), error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::RealDisk;

    #[test]
    fn a_real_sitting_lies_beside_its_session_file() {
        let places = beside_session(Path::new("/data/tt.2026.ron"));
        assert_eq!(places.record, Path::new("/data/tt.2026.journal"));
        assert_eq!(places.papers, Path::new("/data/tt.2026.papers"));
        assert_eq!(beside_session(Path::new("tt.txt")).record, Path::new("tt.txt.journal"));
    }

    #[test]
    fn an_id_that_could_leave_the_folder_is_refused() {
        for id in ["", "..", ".x", "a/b", "a b", "a\0b", &"x".repeat(81)] {
            assert!(insist_id(id).is_err(), "{id:?}");
        }
        assert_eq!(insist_id("TT-2026-12"), Ok(()));
    }

    #[test]
    fn each_new_rehearsal_has_its_own_folder_for_its_owner_alone() {
        let data = tempfile::tempdir().unwrap();
        let first = new_rehearsal(&RealDisk, data.path(), "TT-1").unwrap();
        let second = new_rehearsal(&RealDisk, data.path(), "TT-1").unwrap();
        assert_eq!((first.rehearsal, second.rehearsal), (Some(1), Some(2)));
        assert_eq!(RealDisk.folder(folder_of(&second.record)).unwrap().mode, 0o700);
        fs::create_dir(data.path().join("rehearsals/TT-1-007")).unwrap();
        assert_eq!(numbers(data.path(), "TT-1"), Ok(vec![2, 1]));
        // Nothing was begun in them yet.
        assert_eq!(rehearsals(&RealDisk, data.path(), "TT-1", None), Ok(Vec::new()));
    }
}
