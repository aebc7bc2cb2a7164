//! What this account wrote of records that change hands: the entries at which it gave one, received it, stored it closed
//! or took it back, and where. Whatever comes later of the same record must hold them all, or it parted from them.
//!
//! A file of the data folder, for its owner alone; a line an entry: id of the record, number and hash of the entry, and
//! the place. A line that begins with a minus takes one of them off again. It knows only what this account did on this
//! machine.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::journal::event::Entry;
use crate::store::chain::{hex, parse_hash};
use crate::store::disk::{Access, Disk, DiskFile};
use crate::store::place::make_folder;
use crate::store::record::is_id;
use crate::store::whole::{about, cannot_read, cannot_write, named, open_regular, write_new};

/// Name of the file in the data folder.
const NAME: &str = "handovers";

/// Begins the line of an entry that no longer counts.
const GIVEN_UP: char = '-';

/// No honest list is longer.
const LONGEST: u64 = 1 << 20;

/// An entry of a record that this account wrote or stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Id of the record.
    pub journal: String,
    /// Number of the entry.
    pub number: u64,
    /// Its hash, in hex.
    pub hash: String,
    /// The folder or file that holds it, as it is shown.
    pub place: String,
}

impl Milestone {
    /// An entry of a record that lies at `place`.
    pub fn new(journal: &str, entry: &Entry, place: &Path) -> Milestone {
        let place = std::path::absolute(place).unwrap_or_else(|_| place.to_owned());
        Milestone { journal: journal.to_owned(), number: entry.number, hash: hex(&entry.hash), place: named(&place) }
    }

    fn line(&self) -> String {
        format!("{} {} {} {}\n", self.journal, self.number, self.hash, self.place)
    }

    fn of_line(line: &str) -> Option<Milestone> {
        let mut parts = line.splitn(4, ' ');
        let mut next = || parts.next().map(str::to_owned);
        let read = Milestone { journal: next()?, number: next()?.parse().ok()?, hash: next()?, place: next()? };
        (is_id(&read.journal) && parse_hash(read.hash.as_bytes()).is_some()).then_some(read)
    }

    fn is_in(&self, entries: &[impl AsRef<Entry>]) -> bool {
        entries.iter().map(AsRef::as_ref).any(|entry| entry.number == self.number && hex(&entry.hash) == self.hash)
    }
}

/// All milestones, held for this program alone.
pub struct Milestones {
    file: Box<dyn DiskFile>,
    path: PathBuf,
    known: Vec<Milestone>,
}

impl Milestones {
    /// Those of the data folder `data`; begins the list where there is none.
    ///
    /// # Errors
    /// `record.cannot_make_folder`, `record.cannot_write`, `record.cannot_read`; `milestones.held` while another program
    /// gives or receives; `milestones.unsound` when a line cannot be understood, for then it cannot be known what parted.
    pub fn open(disk: &dyn Disk, data: &Path) -> Result<Milestones, Error> {
        make_folder(disk, data)?;
        let path = data.join(NAME);
        if disk.metadata(&path).is_err() {
            // Somebody else may begin it at the same moment.
            write_new(disk, &path, b"", 0o600)?;
        }
        let mut file = open_regular(disk, &path, Access::Append)?;
        if !file.try_lock().map_err(|error| Error::new(about("record.cannot_lock", &path), error))? {
            return Err(Error::new(about("milestones.held", &path), ""));
        }
        let bytes = file.read_all(LONGEST).map_err(|error| cannot_read(&path, LONGEST, &error))?;
        // What an interrupted write left at the end was never confirmed.
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        if whole < bytes.len() {
            file.truncate(whole as u64).map_err(|error| cannot_write(&path, &error))?;
        }
        let lines = String::from_utf8_lossy(&bytes[..whole]);
        let known = understood(&lines).ok_or_else(|| Error::new(about("milestones.unsound", &path), ""))?;
        Ok(Milestones { file, path, known })
    }

    /// The latest entry of the record that is not among these entries: then they parted from what this account holds, or
    /// are older than that.
    pub fn missing_in(&self, journal: &str, entries: &[impl AsRef<Entry>]) -> Option<&Milestone> {
        let own = self.known.iter().filter(|known| known.journal == journal);
        own.filter(|known| !known.is_in(entries)).max_by_key(|known| known.number)
    }

    /// Adds one to the list, durably, unless it is known already.
    ///
    /// # Errors
    /// `record.cannot_write`.
    pub fn remember(&mut self, milestone: Milestone) -> Result<(), Error> {
        if self.known.contains(&milestone) {
            return Ok(());
        }
        self.append(&milestone.line())?;
        self.known.push(milestone);
        Ok(())
    }

    /// Takes those off the list that are missing among these entries: what went on from them was given up, and whatever
    /// comes later of the record cannot hold them.
    ///
    /// # Errors
    /// `record.cannot_write`.
    pub fn give_up(&mut self, journal: &str, entries: &[impl AsRef<Entry>]) -> Result<(), Error> {
        let missing = |known: &Milestone| known.journal == journal && !known.is_in(entries);
        let lines: String = self
            .known
            .iter()
            .filter(|known| missing(known))
            .map(|known| format!("{GIVEN_UP}{}", known.line()))
            .collect();
        if lines.is_empty() {
            return Ok(());
        }
        self.append(&lines)?;
        self.known.retain(|known| !missing(known));
        Ok(())
    }

    fn append(&mut self, lines: &str) -> Result<(), Error> {
        let written = self.file.append(lines.as_bytes()).and_then(|()| self.file.sync());
        written.map_err(|error| cannot_write(&self.path, &error))
    }
}

/// What the lines leave on the list; none where one of them cannot be understood.
fn understood(lines: &str) -> Option<Vec<Milestone>> {
    let mut known = Vec::new();
    for line in lines.lines() {
        match line.strip_prefix(GIVEN_UP) {
            None => known.push(Milestone::of_line(line)?),
            Some(given_up) => {
                let given_up = Milestone::of_line(given_up)?;
                known.retain(|one| *one != given_up);
            }
        }
    }
    Some(known)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use super::*;
    use crate::journal::event::{Entry, Event, Stamp};
    use crate::store::chain::Hash;
    use crate::store::disk::RealDisk;

    const ONE: &str = "0123456789abcdef0123456789abcdef";
    const OTHER: &str = "f123456789abcdef0123456789abcdef";

    fn entry(number: u64, hash: u8) -> Entry {
        let stamp = Stamp { time: String::new(), boot: String::new(), clock: 0, by: String::new() };
        let hash: Hash = [hash; 32];
        Entry { number, stamp, basis: 0, events: vec![Event::TakenBack], details: None, hash }
    }

    fn entries(of: &[(u64, u8)]) -> Vec<Arc<Entry>> {
        of.iter().map(|(number, hash)| Arc::new(entry(*number, *hash))).collect()
    }

    #[test]
    fn what_lacks_an_entry_that_was_written_here_is_told_with_its_place() {
        let above = tempfile::tempdir().unwrap();
        let data = above.path().join("data");
        let mut known = Milestones::open(&RealDisk, &data).unwrap();
        let place = Path::new("/tmp/sidang kita/\u{1b}[2J");
        known.remember(Milestone::new(ONE, &entry(5, 5), Path::new("/tmp/a"))).unwrap();
        known.remember(Milestone::new(ONE, &entry(7, 7), place)).unwrap();
        known.remember(Milestone::new(OTHER, &entry(9, 9), Path::new("/tmp/b"))).unwrap();
        drop(known);
        let known = Milestones::open(&RealDisk, &data).unwrap();
        let missing = |of: &[(u64, u8)]| known.missing_in(ONE, &entries(of)).map(|found| found.number);
        assert_eq!(missing(&[(5, 5), (6, 6), (7, 7), (8, 8)]), None, "it goes on from both");
        assert_eq!(missing(&[(5, 5), (6, 6)]), Some(7), "it ends before");
        assert_eq!(missing(&[(5, 5), (6, 6), (7, 1), (8, 8)]), Some(7), "another entry stands there");
        assert_eq!(missing(&[(5, 1), (6, 6), (7, 7)]), Some(5));
        assert_eq!(known.missing_in(ONE, &entries(&[])).unwrap().place, "/tmp/sidang kita/?[2J");
        assert_eq!(known.missing_in("ff", &entries(&[])), None);
        assert_eq!(RealDisk.metadata(&data.join(NAME)).unwrap().mode, 0o600);
        // One branch is given up: what goes on from the other is not held against it, today or later.
        drop(known);
        let mut known = Milestones::open(&RealDisk, &data).unwrap();
        let other = [(5, 5), (6, 6), (7, 1)];
        known.give_up(ONE, &entries(&other)).unwrap();
        assert_eq!(known.missing_in(ONE, &entries(&other)), None);
        drop(known);
        let mut known = Milestones::open(&RealDisk, &data).unwrap();
        assert_eq!(known.missing_in(ONE, &entries(&other)), None);
        assert_eq!(
            known.missing_in(ONE, &entries(&[])).map(|found| found.number),
            Some(5),
            "what both hold still counts"
        );
        assert!(known.missing_in(OTHER, &entries(&[])).is_some());
        let written = fs::read(data.join(NAME)).unwrap();
        known.give_up(ONE, &entries(&other)).unwrap();
        known.remember(Milestone::new(ONE, &entry(5, 5), Path::new("/tmp/a"))).unwrap();
        assert_eq!(fs::read(data.join(NAME)).unwrap(), written, "nothing is written twice");
        assert_eq!(RealDisk.folder(&data).unwrap().mode, 0o700);
    }

    #[test]
    fn a_line_that_was_cut_goes_and_one_that_cannot_be_understood_stops() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join(NAME);
        let mut known = Milestones::open(&RealDisk, data.path()).unwrap();
        known.remember(Milestone::new(ONE, &entry(5, 5), Path::new("/tmp/a"))).unwrap();
        drop(known);
        let whole = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{whole}{}", &whole[..whole.len() / 2])).unwrap();
        let mut known = Milestones::open(&RealDisk, data.path()).unwrap();
        known.remember(Milestone::new(ONE, &entry(6, 6), Path::new("/tmp/a"))).unwrap();
        drop(known);
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 2);
        let opened = |text: &str| {
            fs::write(&path, text).unwrap();
            Milestones::open(&RealDisk, data.path()).err().map(|error| error.what.key)
        };
        assert_eq!(opened(&whole), None);
        for damaged in ["x\n", "", &whole.replace(" 5 ", " lima "), &whole.replace(ONE, "x"), &whole.to_uppercase()] {
            let stops = !damaged.is_empty();
            assert_eq!(opened(damaged), stops.then_some("milestones.unsound"), "{damaged}");
        }
    }

    #[test]
    fn one_program_at_a_time_holds_the_list_and_what_is_no_file_is_left_alone() {
        let data = tempfile::tempdir().unwrap();
        let held = Milestones::open(&RealDisk, data.path()).unwrap();
        let second = Milestones::open(&RealDisk, data.path()).err().unwrap();
        assert_eq!(second.what.key, "milestones.held");
        drop(held);
        fs::remove_file(data.path().join(NAME)).unwrap();
        std::os::unix::fs::symlink("/dev/null", data.path().join(NAME)).unwrap();
        assert!(Milestones::open(&RealDisk, data.path()).is_err());
    }
}
