//! Who holds the record: a note beside it, for people.
//!
//! The note is advice only. Whether somebody holds the record is decided by the lock on the record
//! itself, which the system frees when its holder dies; the note says who to talk to.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::store::disk::{Disk, beside};
use crate::store::whole::{plain, read_regular, write_passing};
use crate::text::words::{Phrase, moment};

/// No honest note is longer.
const LONGEST_NOTE: u64 = 4096;

/// Who holds a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Process number.
    pub pid: u32,
    /// Name of the user.
    pub user: String,
    /// Name of the machine.
    pub host: String,
    /// Since when, in words of the caller.
    pub since: String,
    /// Which process had that number; none in a note of a program that did not tell.
    pub process: Option<Process>,
}

/// Tells a process from every other that had, or will have, the same number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// When it started, in clock ticks since the machine did.
    pub started: u64,
    /// Id of that start of the machine.
    pub boot: String,
}

impl Owner {
    /// Who holds it, as a sentence.
    pub fn phrase(&self) -> Phrase {
        Phrase::new("record.owner")
            .with("user", self.user.as_str())
            .with("host", self.host.as_str())
            .with("since", moment(&self.since))
            .with("pid", self.pid.to_string())
    }

    fn note(&self) -> String {
        let Owner { pid, user, host, since, process } = self;
        let process = process.as_ref().map(|Process { started, boot }| format!("started: {started}\nboot: {boot}\n"));
        let process = process.unwrap_or_default();
        format!("pid: {pid}\nuser: {}\nhost: {}\nsince: {}\n{process}", plain(user), plain(host), plain(since))
    }

    fn from_note(note: &str) -> Option<Owner> {
        let value = |name: &str| {
            let line = note.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))?;
            Some(plain(line).chars().take(80).collect::<String>())
        };
        Some(Owner {
            pid: value("pid")?.parse().ok()?,
            user: value("user")?,
            host: value("host")?,
            since: value("since")?,
            process: value("started")
                .and_then(|started| started.parse().ok())
                .zip(value("boot"))
                .map(|(started, boot)| Process { started, boot }),
        })
    }
}

/// Who holds the record at `path`, as far as the note beside it tells.
pub fn owner_of(disk: &dyn Disk, path: &Path) -> Option<Owner> {
    let note = read_regular(disk, &note_path(path), LONGEST_NOTE).ok()?;
    Owner::from_note(&String::from_utf8_lossy(&note))
}

/// Our own note beside a record.
#[derive(Debug)]
pub struct Note {
    path: PathBuf,
    text: String,
}

impl Note {
    /// Writes the note beside the record at `path`, over one that a killed program left behind.
    ///
    /// # Errors
    /// `record.cannot_write`; the record can be kept without the note.
    pub fn write(disk: &dyn Disk, path: &Path, owner: &Owner) -> Result<Note, Error> {
        let note = Note { path: note_path(path), text: owner.note() };
        // After a power cut nobody holds the record, so the note need not outlive one.
        write_passing(disk, &note.path, note.text.as_bytes())?;
        Ok(note)
    }

    /// Takes the note away if it is still ours.
    pub fn remove(&self, disk: &dyn Disk) {
        if read_regular(disk, &self.path, LONGEST_NOTE).is_ok_and(|found| found == self.text.as_bytes()) {
            // A note left behind is overwritten by the next holder.
            let _ = disk.unlink(&self.path);
        }
    }
}

fn note_path(path: &Path) -> PathBuf {
    beside(path, ".owner")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_back_without_anything_that_steers_a_terminal() {
        let owner = Owner {
            pid: 4711,
            user: "sekretaris\u{1b}]0;x\u{7}\npid: 1".to_owned(),
            host: "bkpsdm-1".to_owned(),
            since: "21-11-2026 09.42".to_owned(),
            process: Some(Process { started: 815, boot: "0a-0b".to_owned() }),
        };
        let read = Owner::from_note(&owner.note()).expect("a note");
        assert_eq!(read.pid, 4711);
        assert_eq!(read.user, "sekretaris?]0;x??pid: 1");
        assert_eq!(read.since, "21-11-2026 09.42");
        assert_eq!(read.process, owner.process);
        let older = Owner::from_note("pid: 4711\nuser: a\nhost: b\nsince: c\n").expect("a note of an older program");
        assert_eq!((older.pid, older.process), (4711, None));
        assert_eq!(Owner::from_note("pid: banyak\nuser: a\nhost: b\nsince: c\n"), None);
    }
}
