//! Which records this account received, and where: so that a bundle which is received again is noticed.
//!
//! A file of the data folder, for its owner alone; a line a receipt: id of the record, number and hash of its last
//! entry as it came, and the folder. It knows only what was received here: on another machine nothing is known of it.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::store::disk::{Disk, folder_of};
use crate::store::place::make_folder;
use crate::store::whole::{named, read_regular, write_whole};

/// Name of the file in the data folder.
const NAME: &str = "received";

/// No honest list is longer.
const LONGEST: u64 = 1 << 20;

/// A record that was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Id of the record.
    pub journal: String,
    /// Number of its last entry, as it came.
    pub number: u64,
    /// Hash of that entry, in hex.
    pub head: String,
    /// The folder into which it was received, as it is shown.
    pub folder: String,
}

impl Receipt {
    /// The receipt of a record in `folder`.
    pub fn new(journal: &str, number: u64, head: String, folder: &Path) -> Receipt {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        Receipt { journal: journal.to_owned(), number, head, folder: named(&folder) }
    }

    fn line(&self) -> String {
        format!("{} {} {} {}\n", self.journal, self.number, self.head, self.folder)
    }

    fn of_line(line: &str) -> Option<Receipt> {
        let mut parts = line.splitn(4, ' ');
        let mut next = || parts.next().map(str::to_owned);
        Some(Receipt { journal: next()?, number: next()?.parse().ok()?, head: next()?, folder: next()? })
    }
}

/// The receipts of a record that are known in this data folder, the oldest first.
pub fn of(disk: &dyn Disk, data: &Path, journal: &str) -> Vec<Receipt> {
    let known = read_regular(disk, &place(data), LONGEST).unwrap_or_default();
    let known = String::from_utf8_lossy(&known);
    known.lines().filter_map(Receipt::of_line).filter(|receipt| receipt.journal == journal).collect()
}

/// Adds a receipt to those known.
///
/// # Errors
/// `record.cannot_read` when there are some that cannot be read; `record.cannot_make_folder`, `record.cannot_write`.
pub fn remember(disk: &dyn Disk, data: &Path, receipt: &Receipt) -> Result<(), Error> {
    let place = place(data);
    let mut bytes = match disk.metadata(&place) {
        Ok(_) => read_regular(disk, &place, LONGEST)?,
        Err(_) => Vec::new(),
    };
    bytes.extend(receipt.line().into_bytes());
    make_folder(disk, data)?;
    write_whole(disk, folder_of(&place), NAME, &bytes, 0o600)
}

fn place(data: &Path) -> PathBuf {
    data.join(NAME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::RealDisk;

    #[test]
    fn receipts_are_remembered_for_their_owner_alone_and_told_apart_by_record() {
        let above = tempfile::tempdir().unwrap();
        let data = above.path().join("data");
        let one = Receipt::new("ab", 7, "00ff".to_owned(), Path::new("/tmp/sidang kita/\u{1b}[2J"));
        let other = Receipt::new("cd", 7, "00ff".to_owned(), Path::new("/tmp/b"));
        assert_eq!(of(&RealDisk, &data, "ab"), []);
        remember(&RealDisk, &data, &one).unwrap();
        remember(&RealDisk, &data, &other).unwrap();
        assert_eq!(one.folder, "/tmp/sidang kita/?[2J");
        assert_eq!(of(&RealDisk, &data, "ab"), [one]);
        assert_eq!(of(&RealDisk, &data, "cd"), [other]);
        assert_eq!(RealDisk.metadata(&data.join(NAME)).unwrap().mode, 0o600);
        assert_eq!(RealDisk.folder(&data).unwrap().mode, 0o700);
    }

    #[test]
    fn what_cannot_be_read_is_not_written_over() {
        let data = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/dev/null", data.path().join(NAME)).unwrap();
        let receipt = Receipt::new("ab", 7, "00".to_owned(), Path::new("/tmp/a"));
        assert!(remember(&RealDisk, data.path(), &receipt).is_err());
        assert_eq!(of(&RealDisk, data.path(), "ab"), []);
    }
}
