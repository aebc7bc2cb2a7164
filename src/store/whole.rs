//! Files written whole or not at all, and files read with care.
//!
//! A power cut at any moment leaves the old file or the new one, never half of either: the bytes
//! go into a temporary file beside it, are synced, and only then get the name.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::Error;
use crate::store::disk::{Access, Disk, DiskFile, Kind, beside, folder_of};
use crate::text::words::{Phrase, Value};

/// How many temporary names are tried before giving up.
const TEMPORARY_NAMES: u32 = 100;

/// How many numbered names are tried for a file that is set aside.
const NUMBERED_NAMES: u32 = 1000;

/// Writes `bytes` to `name` in `folder` with `mode`, replacing an older file of that name.
///
/// # Errors
/// `record.cannot_write`; the older file, if any, is then still whole.
pub fn write_whole(disk: &dyn Disk, folder: &Path, name: &str, bytes: &[u8], mode: u32) -> Result<(), Error> {
    let path = folder.join(name);
    written(disk, &path, bytes, mode, &|from, to| disk.rename(from, to)).map_err(|error| cannot_write(&path, &error))
}

/// Writes `bytes` to `path` with `mode`, unless something of that name is there already: then nothing changes, and
/// the answer is no.
///
/// # Errors
/// `record.cannot_write`.
pub fn write_new(disk: &dyn Disk, path: &Path, bytes: &[u8], mode: u32) -> Result<bool, Error> {
    match written(disk, path, bytes, mode, &|from, to| disk.rename_new(from, to)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(cannot_write(path, &error)),
    }
}

/// Writes `bytes` to `path`, replacing an older file, without waiting for the disk: for what only matters
/// while the machine runs. Readers never see half of it, but a power cut may take it or leave it empty.
///
/// # Errors
/// `record.cannot_write`; the older file, if any, is then still there.
pub fn write_passing(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let written = temporary(disk, path, 0o600).and_then(|(place, mut file)| {
        let done = file.append(bytes).and_then(|()| disk.rename(&place, path));
        if done.is_err() {
            // Only tidying up; what failed first is what is told.
            let _ = disk.unlink(&place);
        }
        done
    });
    written.map_err(|error| cannot_write(path, &error))
}

/// Writes `bytes` to a name that must be free: `path`, else `path-2`, `path-3` and so on.
///
/// A file of such a name that already holds exactly these bytes is taken as written, so that an
/// interrupted recovery can be repeated. Returns the path under which the bytes lie.
///
/// # Errors
/// `record.cannot_write`.
pub fn write_aside(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<PathBuf, Error> {
    for number in 1..=NUMBERED_NAMES {
        let place = numbered(path, number);
        match written(disk, &place, bytes, 0o600, &|from, to| disk.rename_new(from, to)) {
            Ok(()) => return Ok(place),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if read_regular(disk, &place, bytes.len() as u64).is_ok_and(|found| found == bytes) {
                    return Ok(place);
                }
            }
            Err(error) => return Err(cannot_write(&place, &error)),
        }
    }
    Err(cannot_write(path, &io::ErrorKind::AlreadyExists.into()))
}

/// The `number`th name for a file set aside: the first has no number.
pub fn numbered(path: &Path, number: u32) -> PathBuf {
    if number == 1 { path.to_owned() } else { beside(path, &format!("-{number}")) }
}

/// Reads a regular file of at most `limit` bytes; links, pipes, devices and folders are refused.
///
/// # Errors
/// `record.not_regular`, `record.too_large` or `record.cannot_read`.
pub fn read_regular(disk: &dyn Disk, path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let mut file = open_regular(disk, path, Access::Read)?;
    file.read_all(limit).map_err(|error| cannot_read(path, limit, &error))
}

/// Opens a file that is regular by name and, once open, still regular.
///
/// # Errors
/// `record.absent`, `record.not_regular` or `record.cannot_read`.
pub fn open_regular(disk: &dyn Disk, path: &Path, access: Access) -> Result<Box<dyn DiskFile>, Error> {
    let refuse = |kind: Kind| Error::new(about("record.not_regular", path).with("kind", kind_word(kind)), "");
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Error::new(about("record.absent", path), ""),
        _ => Error::new(about("record.cannot_read", path), error),
    };
    // By name first, because merely opening a device can do something; then again, because the
    // name may have been given to something else in between.
    let named = disk.metadata(path).map_err(failed)?;
    if named.kind != Kind::Regular {
        return Err(refuse(named.kind));
    }
    let file = disk.open(path, access).map_err(failed)?;
    let opened = file.metadata().map_err(failed)?;
    if opened.kind != Kind::Regular {
        return Err(refuse(opened.kind));
    }
    Ok(file)
}

/// The error for bytes that could not be read.
pub fn cannot_read(path: &Path, limit: u64, error: &io::Error) -> Error {
    if error.kind() == io::ErrorKind::FileTooLarge {
        let megabytes = i64::try_from(limit >> 20).unwrap_or(i64::MAX);
        return Error::new(about("record.too_large", path).with("limit", megabytes), "");
    }
    Error::new(about("record.cannot_read", path), error)
}

/// A sentence of the catalogue about `path`.
pub fn about(key: &'static str, path: &Path) -> Phrase {
    Phrase::new(key).with("path", named(path))
}

/// A path as it may be shown: a file name can hold anything, also what would steer a terminal.
pub fn named(path: &Path) -> String {
    plain(&path.to_string_lossy())
}

/// Letters, digits and the printable signs of ASCII; anything else becomes `?`.
pub fn plain(text: &str) -> String {
    let keep = |letter: char| letter.is_alphanumeric() || letter == ' ' || letter.is_ascii_graphic();
    text.chars().map(|letter| if keep(letter) { letter } else { '?' }).collect()
}

/// A new file beside `path` that has no lasting name yet, and its present name.
///
/// # Errors
/// What the system says.
pub fn temporary(disk: &dyn Disk, path: &Path, mode: u32) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    for _ in 0..TEMPORARY_NAMES {
        let count = MADE.fetch_add(1, Ordering::Relaxed);
        let place = folder_of(path).join(format!(".{name}.new-{}-{count}", std::process::id()));
        match disk.create_new(&place, mode) {
            Ok(file) => return Ok((place, file)),
            // Left behind by a program that was killed and had the same process number.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Writes a temporary file, gives it its name with `rename` and makes the name durable.
fn written(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    mode: u32,
    rename: &dyn Fn(&Path, &Path) -> io::Result<()>,
) -> io::Result<()> {
    // Nobody else may look while it is being written, whatever the mode in the end.
    let (place, mut file) = temporary(disk, path, 0o600)?;
    let done = file
        .append(bytes)
        .and_then(|()| file.set_mode(mode))
        .and_then(|()| file.sync_everything())
        .and_then(|()| rename(&place, path));
    if let Err(error) = done {
        // Only tidying up; what failed first is what is told.
        let _ = disk.unlink(&place);
        return Err(error);
    }
    disk.sync_folder(folder_of(path))
}

/// That a file cannot be written, and why.
pub fn cannot_write(path: &Path, error: &io::Error) -> Error {
    Error::new(about("record.cannot_write", path), error)
}

fn kind_word(kind: Kind) -> Value {
    Value::Term(match kind {
        Kind::Regular => "record.kind.regular",
        Kind::Folder => "record.kind.folder",
        Kind::Link => "record.kind.link",
        Kind::Other => "record.kind.other",
    })
}
