//! The keeper: owns the record, its lock and the clock, and makes drafts into entries on disk.
//!
//! An entry is told to nobody before the disk has it. What comes back is read from the very text that was
//! written, so that live and in replay the same value is folded.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use crate::error::Error;
use crate::journal::event::{Draft, Entry, Stamp};
use crate::shell::chance::Chance;
use crate::shell::clock::Clock;
use crate::shell::sabotage;
use crate::store::chain::{Body, Private, START};
use crate::store::disk::Disk;
use crate::store::journal_file::{self, JournalFile};
use crate::store::record::{self, Salts};
use crate::text::words::{Phrase, Value};

/// Where entries go.
#[derive(Debug)]
enum Record {
    /// To the disk.
    File(Box<JournalFile>),
    /// Nowhere: so many entries there are, and whoever folds them has them.
    Memory(u64),
}

/// Holds one record for writing.
#[derive(Debug)]
pub struct Keeper {
    record: Record,
    journal: String,
    clock: Clock,
    chance: Chance,
}

/// A record that was just made.
#[derive(Debug)]
pub struct Begun {
    /// Its keeper.
    pub keeper: Keeper,
    /// Its first entry.
    pub entry: Entry,
    /// What the people at the table should know.
    pub notices: Vec<Phrase>,
}

impl Keeper {
    /// Makes a record with its first entry, which opens it.
    ///
    /// # Errors
    /// Those of `journal_file::create`, and `shell.no_chance`.
    pub fn begin(
        disk: &Arc<dyn Disk>,
        path: &Path,
        first: &Draft,
        mut clock: Clock,
        mut chance: Chance,
    ) -> Result<Begun, Error> {
        let journal = record::hex(chance.bits()?);
        let (body, mut entry) = prepared(1, &journal, clock.stamp(), first, &mut chance)?;
        let opened = journal_file::create(disk, path, &body, &clock.owner())?;
        let file = opened.file.expect("a record that was just made is held for writing");
        entry.hash = file.head();
        let record = Record::File(Box::new(file));
        Ok(Begun { keeper: Keeper { record, journal, clock, chance }, entry, notices: opened.notice })
    }

    /// Takes over a record that was opened for writing and whose id is `journal`.
    pub fn resume(file: JournalFile, journal: String, clock: Clock, chance: Chance) -> Keeper {
        Keeper { record: Record::File(Box::new(file)), journal, clock, chance }
    }

    /// Makes a record in memory, with its first entry.
    ///
    /// # Errors
    /// `shell.no_chance`.
    pub fn begin_in_memory(first: &Draft, clock: Clock, chance: Chance) -> Result<Begun, Error> {
        let mut keeper = Keeper::in_memory(0, clock, chance);
        let entry = keeper.append(first)?;
        Ok(Begun { keeper, entry, notices: Vec::new() })
    }

    /// Goes on in memory with a record of so many entries; what is on the disk stays as it is.
    pub fn in_memory(entries: u64, clock: Clock, chance: Chance) -> Keeper {
        Keeper { record: Record::Memory(entries), journal: String::new(), clock, chance }
    }

    /// How many entries there are.
    fn entries(&self) -> u64 {
        match &self.record {
            Record::File(file) => file.entries(),
            Record::Memory(entries) => *entries,
        }
    }

    /// Writes a draft as the next entry; it is on disk when this returns.
    ///
    /// # Errors
    /// `record.stale` when other entries came after those that the draft was decided on; `shell.no_chance`;
    /// those of `JournalFile::append`. Nothing was recorded then.
    pub fn append(&mut self, draft: &Draft) -> Result<Entry, Error> {
        if draft.basis != self.entries() {
            return Err(Error::new(Phrase::new("record.stale"), ""));
        }
        draft.details.iter().for_each(|detail| sabotage::breaks("penjaga", &detail.text));
        let stamp = self.clock.stamp();
        let now = stamp.time.clone();
        let (body, mut entry) = prepared(self.entries() + 1, &self.journal, stamp, draft, &mut self.chance)?;
        match &mut self.record {
            Record::File(file) => entry.hash = file.append(&body, &now)?.hash,
            Record::Memory(entries) => *entries += 1,
        }
        Ok(entry)
    }

    /// Where the record lies; nowhere when it is kept in memory.
    pub fn path(&self) -> Option<&Path> {
        match &self.record {
            Record::File(file) => Some(file.path()),
            Record::Memory(_) => None,
        }
    }

    /// Gives lock and note back.
    pub fn close(self) {
        if let Record::File(file) = self.record {
            file.close();
        }
    }

    /// Runs the keeper on a thread of its own; `reply` is called there, once for each draft and in order.
    ///
    /// # Errors
    /// `shell.thread_failed` when the system refuses a thread; the record is then given back.
    pub fn spawn(mut self, reply: impl Fn(Result<Entry, Error>) + Send + 'static) -> Result<KeeperHandle, Error> {
        let (sender, drafts) = channel::<Draft>();
        let keep = move || {
            while let Ok(draft) = drafts.recv() {
                reply(self.append(&draft));
            }
            self.close();
        };
        let thread = thread::Builder::new()
            .name("keeper".into())
            .spawn(keep)
            .map_err(|cause| Error::new(Phrase::new("shell.thread_failed"), cause))?;
        Ok(KeeperHandle { sender: Some(sender), thread: Some(thread) })
    }
}

/// The line as it will be written, and the entry that is read from it; checked before anything is written.
fn prepared(
    number: u64,
    journal: &str,
    stamp: Stamp,
    draft: &Draft,
    chance: &mut Chance,
) -> Result<(Body, Entry), Error> {
    let salts = Salts { public: chance.bits()?, private: chance.bits()? };
    let body = record::body(number, journal, &stamp, draft, salts);
    let meant = Entry {
        number,
        stamp,
        basis: draft.basis,
        events: draft.events.clone(),
        details: Some(draft.details.clone()),
        hash: START,
    };
    match record::entry(&body.public, &Private::Present(body.private.clone()), START) {
        Ok((_, entry)) if entry == meant => Ok((body, entry)),
        // Would mean that the writer is broken: rather no entry than one that reads as something else.
        _ => {
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            let unfit =
                Phrase::new("record.unfit").with("number", number).with("reason", Value::Term("record.unfit.unread"));
            Err(Error::new(unfit, ""))
        }
    }
}

/// A keeper on its own thread. Dropping it waits until everything that was handed over is on disk.
#[derive(Debug)]
pub struct KeeperHandle {
    sender: Option<Sender<Draft>>,
    thread: Option<JoinHandle<()>>,
}

impl KeeperHandle {
    /// Hands a draft over; the answer comes through `reply`.
    ///
    /// # Errors
    /// `shell.keeper_gone` when the keeper's thread has ended; the draft is then not recorded.
    pub fn append(&self, draft: Draft) -> Result<(), Error> {
        let sent = self.sender.as_ref().map(|sender| sender.send(draft));
        match sent {
            Some(Ok(())) => Ok(()),
            _ => Err(Error::new(Phrase::new("shell.keeper_gone"), "")),
        }
    }

    /// Waits for the last entry and closes the record.
    pub fn finish(mut self) {
        self.wait();
    }

    fn wait(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A keeper that panicked has already given its record back.
            let _ = thread.join();
        }
    }
}

impl Drop for KeeperHandle {
    fn drop(&mut self) {
        self.wait();
    }
}
