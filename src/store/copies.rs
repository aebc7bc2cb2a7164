//! Copies of a record: one whose private parts are withheld, and one that ends before a damage.
//!
//! The record itself is never touched; a copy is a new file, whole or not there, for its owner alone.

use std::path::Path;

use crate::error::Error;
use crate::journal::event::Event;
use crate::store::chain::{End, Line, Private};
use crate::store::disk::Disk;
use crate::store::identity::MODE;
use crate::store::journal_file::{LARGEST_RECORD, read_only};
use crate::store::record;
use crate::store::whole::{about, named, read_regular, write_new};
use crate::text::words::Phrase;

/// What was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Entries in the copy.
    pub entries: usize,
    /// Entries of it whose private part is withheld.
    pub withheld: usize,
}

/// Copies the record at `record` to `out` with the private parts of these entries withheld; of all when none are named.
/// What put the words of such an entry otherwise is withheld with it.
/// The chain of the copy holds, and it can never be written to.
///
/// # Errors
/// `record.copy_damaged` for a record that does not hold to its end; `record.no_such_entry`; `record.copy_exists` when there
/// is something at `out`; what the machine could not do.
pub fn redact(disk: &dyn Disk, record: &Path, out: &Path, entries: &[u64]) -> Result<Copied, Error> {
    let opened = read_only(disk, record)?;
    if matches!(opened.end, End::Damaged { .. }) || opened.lines.is_empty() {
        return Err(Error::new(about("record.copy_damaged", record), "").hint(Phrase::new("record.hint.repair")));
    }
    let last = opened.lines.len();
    let there = |number: &u64| opened.lines.iter().any(|line| line.number == *number);
    if let Some(missing) = entries.iter().find(|number| !there(number)) {
        return Err(no_such_entry(*missing, last));
    }
    let told = |number: &u64| entries.contains(number);
    let asked = |line: &Line| entries.is_empty() || told(&line.number) || rewords(line).iter().any(told);
    let text: String = opened.lines.iter().map(|line| line.written(asked(line))).collect();
    create(disk, out, text.as_bytes())?;
    Ok(Copied { entries: last, withheld: opened.lines.iter().filter(|line| asked(line) || is_withheld(line)).count() })
}

/// Copies the first entries of the record at `record`, up to `last`, to `out`: what is left of a damaged record. Nothing
/// but what holds is copied.
///
/// # Errors
/// `record.no_such_entry` when the record does not hold so far; `record.copy_exists`; what the machine could not do.
pub fn repair(disk: &dyn Disk, record: &Path, out: &Path, last: u64) -> Result<Copied, Error> {
    let opened = read_only(disk, record)?;
    let Some(kept) = opened.lines.iter().position(|line| line.number == last) else {
        return Err(no_such_entry(last, opened.lines.len()));
    };
    let lines = &opened.lines[..=kept];
    let end = lines.last().map_or(0, |line| line.offset + line.length);
    let bytes = read_regular(disk, record, LARGEST_RECORD)?;
    let whole = usize::try_from(end).ok().and_then(|end| bytes.get(..end));
    let whole = whole.ok_or_else(|| Error::new(about("record.copy_damaged", record), ""))?;
    create(disk, out, whole)?;
    Ok(Copied { entries: lines.len(), withheld: lines.iter().filter(|line| is_withheld(line)).count() })
}

/// Numbers of the entries whose words this one puts otherwise; none where it is not understood.
fn rewords(line: &Line) -> Vec<u64> {
    let reworded = |event: &Event| match event {
        Event::Reworded { entry, .. } => Some(*entry),
        _ => None,
    };
    let entry = record::entry(&line.public, &line.private, line.hash);
    entry.map(|(_, entry)| entry.events.iter().filter_map(reworded).collect()).unwrap_or_default()
}

fn is_withheld(line: &Line) -> bool {
    matches!(line.private, Private::Withheld(_))
}

fn create(disk: &dyn Disk, out: &Path, bytes: &[u8]) -> Result<(), Error> {
    if write_new(disk, out, bytes, MODE)? {
        return Ok(());
    }
    Err(Error::new(Phrase::new("record.copy_exists").with("path", named(out)), ""))
}

fn no_such_entry(number: u64, last: usize) -> Error {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    Error::new(Phrase::new("record.no_such_entry").with("number", number).with("last", last), "")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::store::chain::{Body, START, encode};
    use crate::store::disk::RealDisk;

    /// A record of so many entries in a folder.
    fn record(folder: &Path, count: usize) -> std::path::PathBuf {
        let mut above = START;
        let mut bytes = Vec::new();
        for number in 1..=count {
            let body = Body { public: format!("(number:{number})"), private: format!("(salt:\"{number}\")") };
            let (line, hash) = encode(&above, &body).expect("a body that fits");
            above = hash;
            bytes.extend(line);
        }
        let path = folder.join("a.journal");
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        path
    }

    #[test]
    fn a_copy_holds_though_words_are_withheld_and_says_how_many() {
        let folder = tempfile::tempdir().unwrap();
        let (path, out) = (record(folder.path(), 5), folder.path().join("b.journal"));
        let some = redact(&RealDisk, &path, &out, &[2, 4]).unwrap();
        assert_eq!(some, Copied { entries: 5, withheld: 2 });
        let (full, copy) = (read_only(&RealDisk, &path).unwrap(), read_only(&RealDisk, &out).unwrap());
        assert_eq!(copy.end, End::Clean);
        assert_eq!(copy.lines.last().map(|line| line.hash), full.lines.last().map(|line| line.hash));
        assert!(!fs::read_to_string(&out).unwrap().contains("salt:\"2\""));
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
        // A copy of the copy withholds the rest.
        let all = redact(&RealDisk, &out, &folder.path().join("c.journal"), &[]).unwrap();
        assert_eq!(all, Copied { entries: 5, withheld: 5 });
        assert_eq!(redact(&RealDisk, &path, &out, &[]).unwrap_err().what.key, "record.copy_exists");
        let beyond = redact(&RealDisk, &path, &folder.path().join("d"), &[6]).unwrap_err();
        assert_eq!(beyond.what.key, "record.no_such_entry");
    }

    #[test]
    fn what_holds_of_a_damaged_record_is_copied_and_the_record_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (path, out) = (record(folder.path(), 5), folder.path().join("b.journal"));
        let mut bytes = fs::read(&path).unwrap();
        let fourth = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).unwrap().0 + 70;
        bytes[fourth] ^= 1;
        fs::write(&path, &bytes).unwrap();
        assert_eq!(redact(&RealDisk, &path, &out, &[]).unwrap_err().what.key, "record.copy_damaged");
        assert_eq!(repair(&RealDisk, &path, &out, 4).unwrap_err().what.key, "record.no_such_entry");
        assert_eq!(repair(&RealDisk, &path, &out, 3).unwrap(), Copied { entries: 3, withheld: 0 });
        assert_eq!(read_only(&RealDisk, &out).unwrap().lines.len(), 3);
        assert_eq!(fs::read(&path).unwrap(), bytes, "the damaged record is evidence");
    }
}
