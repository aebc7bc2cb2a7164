//! Is this still the file we hold? And is it one that may be written at all?
//!
//! An editor that "saves", a `mv` or an `rm` leaves the open file without its name: everything
//! written afterwards would be confirmed and then gone. A look at the name before each entry
//! finds that, and also a second name, a foreign append, a cut and a changed mode.

use std::io;
use std::path::Path;

use crate::error::Error;
use crate::store::disk::{Disk, Kind, Metadata, folder_of};
use crate::store::whole::about;
use crate::text::words::{Phrase, Value};

/// The mode of a record: read and written by its owner alone.
pub const MODE: u32 = 0o600;

const STICKY: u32 = 0o1000;
const WRITTEN_BY_ALL: u32 = 0o002;

/// What speaks against writing to the record, all at once; readers take it as notices.
pub fn objections(path: &Path, found: &Metadata, user: u32) -> Vec<Phrase> {
    let mut objections = Vec::new();
    if found.links != 1 {
        objections.push(about("record.second_name", path));
    }
    if found.user != user {
        objections.push(about("record.other_owner", path));
    }
    if found.mode != MODE {
        objections.push(about("record.wrong_mode", path).with("mode", format!("{:04o}", found.mode)));
    }
    objections
}

/// Refuses a record that has a second name, another owner, or another mode than [`MODE`].
///
/// # Errors
/// `record.second_name`, `record.other_owner` or `record.wrong_mode`.
pub fn insist(path: &Path, found: &Metadata, user: u32) -> Result<(), Error> {
    match objections(path, found, user).into_iter().next() {
        Some(objection) => Err(Error::new(objection, "").hint(Phrase::new("record.hint.ask_administrator"))),
        None => Ok(()),
    }
}

/// Refuses a folder in which anybody may take names away from others.
///
/// # Errors
/// `record.open_folder`, or `record.cannot_read` when the folder cannot be looked at.
pub fn insist_folder(disk: &dyn Disk, path: &Path) -> Result<(), Error> {
    let folder = folder_of(path);
    let found = disk.folder(folder).map_err(|error| Error::new(about("record.cannot_read", folder), error))?;
    if found.mode & WRITTEN_BY_ALL != 0 && found.mode & STICKY == 0 {
        let objection = about("record.open_folder", folder);
        return Err(Error::new(objection, "").hint(Phrase::new("record.hint.ask_administrator")));
    }
    Ok(())
}

/// What happened to a record behind our back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The name is gone.
    Gone,
    /// The name belongs to another file.
    Replaced,
    /// The file has a second name.
    SecondName,
    /// The file is shorter than what was written.
    Shorter,
    /// Somebody else wrote to it.
    Longer,
    /// Mode or owner are others.
    Rights,
    /// The name cannot be looked at.
    Unseen,
}

impl Change {
    /// The change as a term of the catalogue.
    pub fn term(self) -> Value {
        Value::Term(match self {
            Change::Gone => "record.change.gone",
            Change::Replaced => "record.change.replaced",
            Change::SecondName => "record.change.second_name",
            Change::Shorter => "record.change.shorter",
            Change::Longer => "record.change.longer",
            Change::Rights => "record.change.rights",
            Change::Unseen => "record.change.unseen",
        })
    }
}

/// Holds what has the name `path` now against the file we know; nothing when all is as it was.
pub fn changed(disk: &dyn Disk, path: &Path, known: &Metadata) -> Option<Change> {
    let found = match disk.metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Some(Change::Gone),
        Err(_) => return Some(Change::Unseen),
    };
    if (found.device, found.inode) != (known.device, known.inode) || found.kind != Kind::Regular {
        Some(Change::Replaced)
    } else if found.links != 1 {
        Some(Change::SecondName)
    } else if found.length < known.length {
        Some(Change::Shorter)
    } else if found.length > known.length {
        Some(Change::Longer)
    } else if (found.mode, found.user) != (known.mode, known.user) {
        Some(Change::Rights)
    } else {
        None
    }
}
