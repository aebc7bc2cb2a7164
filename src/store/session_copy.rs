//! The copy of the session file that lies beside the record: what the file said when the sitting was opened.
//!
//! Entries are folded on it for ever, also when somebody changes the file later. The record names its SHA-256, so that
//! a copy which is not that of the file counts as none.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::store::chain::{digest, hex};
use crate::store::disk::{Disk, beside};
use crate::store::input::read_bytes;
use crate::store::progress::Progress;
use crate::store::whole::write_passing;

/// Where the copy lies for a record.
pub fn place(record: &Path) -> PathBuf {
    beside(record, ".session")
}

/// Copies the session file at `session`, whose bytes have this SHA-256 in hex, to the place beside the record; nothing
/// is done when it is there already. A power cut may take the copy: the next opening makes it again.
///
/// # Errors
/// The file cannot be read, or the copy not be written. A file that has changed in between is not copied.
pub fn keep(disk: &dyn Disk, session: &Path, hash: &str, record: &Path, limit: u64) -> Result<(), Error> {
    let copy = place(record);
    if bytes_of(&copy, hash, limit).is_some() {
        return Ok(());
    }
    let bytes = read_bytes(session, limit, &Progress::default())?;
    if hex(&digest(&bytes)) == hash { write_passing(disk, &copy, &bytes) } else { Ok(()) }
}

/// The bytes of the file at `path`, when they are those of this SHA-256 in hex.
pub fn bytes_of(path: &Path, hash: &str, limit: u64) -> Option<Vec<u8>> {
    let bytes = read_bytes(path, limit, &Progress::default()).ok()?;
    (hex(&digest(&bytes)) == hash).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::disk::RealDisk;

    #[test]
    fn the_copy_is_that_of_the_file_that_was_opened_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let (session, record) = (folder.path().join("a.ron"), folder.path().join("a.journal"));
        fs::write(&session, "(one)").unwrap();
        let hash = hex(&digest(b"(one)"));
        keep(&RealDisk, &session, &hash, &record, 1 << 20).unwrap();
        assert_eq!(bytes_of(&place(&record), &hash, 1 << 20).as_deref(), Some(&b"(one)"[..]));
        fs::write(&session, "(two)").unwrap();
        keep(&RealDisk, &session, &hash, &record, 1 << 20).unwrap();
        assert!(bytes_of(&place(&record), &hash, 1 << 20).is_some(), "what was opened stays");
        fs::write(place(&record), "(bad)").unwrap();
        assert_eq!(bytes_of(&place(&record), &hash, 1 << 20), None);
        keep(&RealDisk, &session, &hash, &record, 1 << 20).unwrap();
        assert_eq!(bytes_of(&place(&record), &hash, 1 << 20), None, "another file is never taken for it");
    }
}
