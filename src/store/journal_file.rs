//! The record of a sitting on disk: made whole, held under a lock, only ever added to.
//!
//! An entry counts once `append` has returned it: one write, one sync, and only then may anybody
//! see or hear of it. After the first thing that goes wrong the file takes no further entry in
//! this program: a sync that failed must not be tried again, because the system may then call
//! durable what it has already dropped.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::Error;
use crate::store::chain::{self, Body, End, Hash, Line, Private, START};
use crate::store::disk::{Access, Disk, DiskFile, Metadata, Sort, beside, folder_of};
use crate::store::identity::{self, Change, MODE};
use crate::store::owner::{Note, Owner, owner_of};
use crate::store::recovery::{self, Torn};
use crate::store::whole::{about, cannot_read, named, open_regular, plain, temporary, write_aside};
use crate::text::words::Phrase;

/// No record is larger; larger files are refused unread.
pub const LARGEST_RECORD: u64 = 256 << 20;

/// Bytes reserved ahead of the end, so that a full disk does not stop a sitting.
const RESERVE: u64 = 512 << 10;

/// Free space below which a sitting is warned.
const LITTLE_SPACE: u64 = 2 << 20;

/// A record as it was found.
#[derive(Debug)]
pub struct Opened {
    /// The record, ready for the next entry; nothing when it may only be read.
    pub file: Option<JournalFile>,
    /// All entries that hold.
    pub lines: Vec<Line>,
    /// How the file ended when it was read, before any mending.
    pub end: End,
    /// What the people at the table should know.
    pub notice: Vec<Phrase>,
    /// An interrupted write that was set aside and is still to be recorded.
    pub torn: Option<Torn>,
}

/// A record held for writing. Dropping it gives lock and note back.
pub struct JournalFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    file: Box<dyn DiskFile>,
    /// The file as we left it; its length is that of `confirmed`.
    known: Metadata,
    /// Every confirmed byte, so that even a file cut behind our back can be rescued whole.
    confirmed: Vec<u8>,
    head: Hash,
    entries: u64,
    reserved_up_to: u64,
    /// Number of the first entry that could not be recorded; from then on nothing is.
    lost: Option<u64>,
    note: Option<Note>,
}

impl std::fmt::Debug for JournalFile {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Without the content, which is personal.
        let JournalFile { path, entries, lost, .. } = self;
        write!(out, "JournalFile({} with {entries} entries, lost {lost:?})", path.display())
    }
}

/// Makes a record with its first entry; nobody ever sees it without.
///
/// # Errors
/// `record.exists` when the name is taken, `record.network`, `record.open_folder`,
/// `record.unfit` for a body that is no line, `record.cannot_create` for anything the system says.
pub fn create(disk: &Arc<dyn Disk>, path: &Path, first: &Body, owner: &Owner) -> Result<Opened, Error> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::new(about("record.exists", path), ""),
        _ => Error::new(about("record.cannot_create", path), error),
    };
    identity::insist_folder(&**disk, path)?;
    let (bytes, hash) = chain::encode(&START, first).map_err(|unfit| unfit_error(1, unfit))?;
    let (place, mut file) = temporary(&**disk, path, MODE).map_err(failed)?;
    // Locked before it has its name, so that nobody can come in between.
    let made = insist_local(&**disk, path, &*file).and_then(|()| {
        let locked = file.try_lock().map_err(|error| cannot_lock(path, &error))?;
        debug_assert!(locked, "nobody else knows the temporary name");
        file.append(&bytes)
            .and_then(|()| file.sync_everything())
            .and_then(|()| disk.rename_new(&place, path))
            .map_err(failed)
    });
    if let Err(error) = made {
        // Only tidying up; what failed first is what is told.
        let _ = disk.unlink(&place);
        return Err(error);
    }
    let known = disk.sync_folder(folder_of(path)).and_then(|()| file.metadata()).map_err(|error| {
        // The record was never confirmed, so it should not stand there either.
        let _ = disk.unlink(path);
        failed(error)
    })?;
    let lines = chain::scan(&bytes).lines;
    debug_assert_eq!(lines.last().map(|line| line.hash), Some(hash));
    let mut notice = Vec::new();
    let file = JournalFile::held(disk, path, file, known, bytes, &lines, owner, &mut notice);
    Ok(Opened { file: Some(file), lines, end: End::Clean, notice, torn: None })
}

/// Opens a record for writing: takes the lock, reads, and mends what an interrupted write left.
///
/// A damaged record, one without any whole entry and one with withheld parts come back without
/// `file`: they can be read up to the place named in `notice`, and nothing is changed on disk.
///
/// # Errors
/// `record.held` when another program holds it (with who, when known); `record.absent`,
/// `record.not_regular`, `record.second_name`, `record.other_owner`, `record.wrong_mode`,
/// `record.open_folder`, `record.network`, `record.too_large`, `record.cannot_lock`,
/// `record.cannot_read`, `record.cannot_mend`.
pub fn open(disk: &Arc<dyn Disk>, path: &Path, owner: &Owner) -> Result<Opened, Error> {
    let read_error = |error: io::Error| cannot_read(path, LARGEST_RECORD, &error);
    identity::insist_folder(&**disk, path)?;
    let mut file = open_regular(&**disk, path, Access::Append)?;
    identity::insist(path, &file.metadata().map_err(read_error)?, disk.user())?;
    insist_local(&**disk, path, &*file)?;
    if !file.try_lock().map_err(|error| cannot_lock(path, &error))? {
        let held = Error::new(about("record.held", path), "");
        return Err(match owner_of(&**disk, path) {
            Some(owner) => held.hint(owner.phrase()),
            None => held.hint(Phrase::new("record.owner_unknown")),
        });
    }
    // Between opening and locking the former holder may have moved it away.
    let known = file.metadata().map_err(read_error)?;
    if let Some(change) = identity::changed(&**disk, path, &known) {
        return Err(Error::new(about("record.changed", path).with("change", change.term()), ""));
    }
    let mut bytes = file.read_all(LARGEST_RECORD).map_err(read_error)?;
    let chain::Scan { lines, end } = chain::scan(&bytes);
    let mut notice = findings(path, &lines, end);
    if !notice.is_empty() {
        return Ok(Opened { file: None, lines, end, notice, torn: None });
    }
    let torn = match end {
        End::Torn { offset } => {
            let torn = recovery::set_aside(&**disk, path, &mut *file, &bytes, offset)?;
            bytes.truncate(bytes.len() - usize::try_from(torn.bytes).expect("cut from bytes in memory"));
            Some(torn)
        }
        End::LostNewline => {
            recovery::restore_newline(path, &mut *file)?;
            bytes.push(b'\n');
            notice.push(Phrase::new("record.newline_restored"));
            None
        }
        _ => recovery::unrecorded(&**disk, path, bytes.len() as u64, LARGEST_RECORD),
    };
    if let Some(torn) = &torn {
        let kept = Phrase::new("record.set_aside").with("entries", lines.len()).with("path", named(&torn.kept_as));
        notice.push(kept);
    }
    let known = file.metadata().map_err(read_error)?;
    let file = JournalFile::held(disk, path, file, known, bytes, &lines, owner, &mut notice);
    Ok(Opened { file: Some(file), lines, end, notice, torn })
}

/// Reads a record without lock and without changing anything; an unfinished last line is ignored.
///
/// # Errors
/// `record.absent`, `record.not_regular`, `record.too_large` or `record.cannot_read`.
pub fn read_only(disk: &dyn Disk, path: &Path) -> Result<Opened, Error> {
    let read_error = |error: io::Error| cannot_read(path, LARGEST_RECORD, &error);
    let mut file = open_regular(disk, path, Access::Read)?;
    let found = file.metadata().map_err(read_error)?;
    let bytes = file.read_all(LARGEST_RECORD).map_err(read_error)?;
    let chain::Scan { mut lines, end } = chain::scan(&bytes);
    if end == End::LostNewline {
        // Perhaps it is being written at this moment, and not confirmed.
        lines.pop();
    }
    let mut notice = findings(path, &lines, end);
    if matches!(end, End::LostNewline | End::Torn { .. }) {
        notice.push(Phrase::new("record.unfinished_ignored"));
    }
    notice.extend(identity::objections(path, &found, disk.user()));
    Ok(Opened { file: None, lines, end, notice, torn: None })
}

/// What forbids writing to a record whose content was read.
fn findings(path: &Path, lines: &[Line], end: End) -> Vec<Phrase> {
    let mut findings = Vec::new();
    if let End::Damaged { line, offset, reason } = end {
        findings.push(
            about("record.damaged", path)
                .with("line", i64::try_from(line).unwrap_or(i64::MAX))
                .with("offset", i64::try_from(offset).unwrap_or(i64::MAX))
                .with("reason", reason.term())
                .with("good", lines.len()),
        );
    } else if lines.is_empty() {
        // Made whole or not at all, a record can lack its first entry only through damage.
        findings.push(about("record.no_first_entry", path));
    }
    let withheld = lines.iter().filter(|line| matches!(line.private, Private::Withheld(_))).count();
    if withheld > 0 {
        findings.push(Phrase::new("record.withheld").with("count", withheld));
    }
    findings
}

impl JournalFile {
    /// Takes a locked file into keeping: reserves space and leaves the note.
    #[allow(clippy::too_many_arguments, reason = "called twice, with everything that was just found out")]
    fn held(
        disk: &Arc<dyn Disk>,
        path: &Path,
        file: Box<dyn DiskFile>,
        known: Metadata,
        confirmed: Vec<u8>,
        lines: &[Line],
        owner: &Owner,
        notice: &mut Vec<Phrase>,
    ) -> JournalFile {
        let mut held = JournalFile {
            disk: Arc::clone(disk),
            path: path.to_owned(),
            file,
            known,
            confirmed,
            head: lines.last().map_or(START, |line| line.hash),
            entries: lines.len() as u64,
            reserved_up_to: 0,
            lost: None,
            note: None,
        };
        if let Ok(found) = held.file.filesystem() {
            if found.free < LITTLE_SPACE {
                let kilobytes = i64::try_from(found.free >> 10).unwrap_or(i64::MAX);
                notice.push(Phrase::new("record.little_space").with("kilobytes", kilobytes));
            }
            match found.sort {
                Sort::CopyOnWrite => notice.push(Phrase::new("record.no_reserve")),
                Sort::Network => notice.push(Phrase::new("record.network_accepted")),
                Sort::Local => {}
            }
        }
        if held.reserve().is_err() {
            notice.push(Phrase::new("record.no_reserve"));
        }
        match Note::write(&**disk, path, owner) {
            Ok(note) => held.note = Some(note),
            Err(_) => notice.push(Phrase::new("record.no_note")),
        }
        held
    }

    /// How many entries stand in the record.
    pub fn entries(&self) -> u64 {
        self.entries
    }

    /// The hash of the last entry.
    pub fn head(&self) -> Hash {
        self.head
    }

    /// Where the record lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The number of the first entry that was not recorded, once something went wrong.
    pub fn lost(&self) -> Option<u64> {
        self.lost
    }

    /// Writes the next entry; it is durable when this returns.
    ///
    /// `now` is only used in the name of a rescued copy (`20261121T030322Z`).
    ///
    /// # Errors
    /// `record.unfit` when `body` is no line (the record stays usable). `record.not_recorded` and
    /// `record.changed_behind`: this entry was not recorded, and none will be from now on;
    /// `record.closed_to_entries` is the answer to each further attempt.
    pub fn append(&mut self, body: &Body, now: &str) -> Result<Line, Error> {
        let number = self.entries + 1;
        if let Some(lost) = self.lost {
            let refused = Phrase::new("record.closed_to_entries").with("number", counted(lost));
            return Err(Error::new(refused, "").hint(Phrase::new("record.hint.reopen")));
        }
        let (bytes, hash) = chain::encode(&self.head, body).map_err(|unfit| unfit_error(number, unfit))?;
        if self.known.length + bytes.len() as u64 > LARGEST_RECORD {
            return Err(unfit_error(number, chain::Unfit::Long));
        }
        // Until the sync has returned, the entry counts as lost, whatever way this is left.
        self.lost = Some(number);
        if let Some(change) = identity::changed(&*self.disk, &self.path, &self.known) {
            return Err(self.rescue(number, change, now));
        }
        if let Err(error) = self.file.append(&bytes).and_then(|()| self.file.sync()) {
            // As good as it goes: what stays is cut off by the next recovery.
            let _ = self.file.truncate(self.known.length);
            let what = Phrase::new("record.not_recorded").with("number", counted(number));
            return Err(Error::new(what, error).hint(Phrase::new("record.hint.reopen")));
        }
        self.lost = None;
        let line = Line {
            number,
            public: body.public.clone(),
            private: Private::Present(body.private.clone()),
            hash,
            offset: self.known.length,
            length: bytes.len() as u64,
        };
        self.known.length += line.length;
        self.confirmed.extend_from_slice(&bytes);
        self.head = hash;
        self.entries = number;
        if self.known.length + RESERVE / 2 > self.reserved_up_to {
            // A comfort for later entries; this one is safe without.
            let _ = self.reserve();
        }
        Ok(line)
    }

    /// Gives lock and note back.
    pub fn close(self) {
        drop(self);
    }

    fn reserve(&mut self) -> io::Result<()> {
        self.reserved_up_to = self.known.length + RESERVE;
        self.file.reserve(self.known.length, RESERVE)
    }

    /// Writes every confirmed entry to a file of its own, because the record is no longer ours.
    fn rescue(&mut self, number: u64, change: Change, now: &str) -> Error {
        let now: String = plain(now).chars().filter(|letter| letter.is_ascii_alphanumeric()).collect();
        let rescued = write_aside(&*self.disk, &beside(&self.path, &format!(".rescued-{now}")), &self.confirmed);
        let what =
            about("record.changed_behind", &self.path).with("number", counted(number)).with("change", change.term());
        match rescued {
            Ok(place) => {
                let hint =
                    Phrase::new("record.rescued").with("entries", counted(self.entries)).with("path", named(&place));
                Error::new(what, "").hint(hint)
            }
            Err(error) => Error::new(what, error.cause).hint(Phrase::new("record.rescue_failed")),
        }
    }
}

impl Drop for JournalFile {
    fn drop(&mut self) {
        // First the note, then (by closing the file) the lock: never a note without its holder.
        if let Some(note) = &self.note {
            note.remove(&*self.disk);
        }
    }
}

fn insist_local(disk: &dyn Disk, path: &Path, file: &dyn DiskFile) -> Result<(), Error> {
    match file.filesystem() {
        Ok(found) if found.sort == Sort::Network && !disk.accepts_network() => {
            Err(Error::new(about("record.network", path), "").hint(Phrase::new("record.hint.local_disk")))
        }
        Ok(_) => Ok(()),
        Err(error) => Err(Error::new(about("record.cannot_read", path), error)),
    }
}

fn cannot_lock(path: &Path, error: &io::Error) -> Error {
    Error::new(about("record.cannot_lock", path), error).hint(Phrase::new("record.hint.local_disk"))
}

fn unfit_error(number: u64, unfit: chain::Unfit) -> Error {
    Error::new(Phrase::new("record.unfit").with("number", counted(number)).with("reason", unfit.phrase()), "")
}

fn counted(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
