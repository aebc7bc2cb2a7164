//! Opening a sitting: session file, place, record, and the standing that follows from them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::event::{Event, FORMAT};
use crate::journal::standing::{Life, Standing};
use crate::quality::report::Report;
use crate::shell::chance::Chance;
use crate::shell::clock::Clock;
use crate::shell::counting::{self, Counting};
use crate::shell::keeper::Keeper;
use crate::shell::opened_file::OpenedFile;
use crate::shell::opening_entries::{PROGRAM, continued, draft_of, go_on, recovered};
use crate::shell::take_over::{self, Held, Unheld};
use crate::store::disk::{Disk, RealDisk, folder_of};
use crate::store::journal_file::{self, Opened};
use crate::store::network::NetworkDisk;
use crate::store::owner::Owner;
use crate::store::place::{self, Places, Rehearsal};
use crate::store::record;
use crate::store::session_copy;
use crate::store::whole::{about, named};
use crate::text::words::{Phrase, Value, moment};

/// Which rehearsal is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The newest one that is not closed, else a new one.
    #[default]
    Unfinished,
    /// The newest one, closed or not, else a new one.
    Newest,
    /// A new one.
    New,
    /// A new one when there is none; else [`OpenFailure::Ask`].
    Ask,
}

/// How a sitting is to be opened.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// The session file.
    pub session: PathBuf,
    /// Makes a sample's sitting real.
    pub record: bool,
    /// Rehearses any session.
    pub rehearse: bool,
    /// Which rehearsal.
    pub choice: Choice,
    /// Ends a program of the same user that holds the record, and goes on in its place.
    pub take_over: bool,
    /// Goes on with a sitting that was handed over: the caller writes down that it was received or taken back.
    pub receive: bool,
    /// Only looks: takes no lock, makes nothing, writes nothing.
    pub look: bool,
    /// Keeps in memory what is decided while it only looks; what is not there is begun there.
    pub in_memory: bool,
    /// The data folder, when it is not the platform's.
    pub data_folder: Option<PathBuf>,
    /// Whether the record may lie on network storage.
    pub network: bool,
    /// How many bytes of the session file are read at most.
    pub size_limit: u64,
    /// The clock; none for that of the machine.
    pub clock: Option<Clock>,
    /// Where random bits come from.
    pub chance: Chance,
}

impl OpenOptions {
    /// Opens this session file as it says itself: a sample is rehearsed, any other recorded.
    pub fn new(session: &Path) -> OpenOptions {
        OpenOptions {
            session: session.to_owned(),
            record: false,
            rehearse: false,
            choice: Choice::default(),
            take_over: false,
            receive: false,
            look: false,
            in_memory: false,
            data_folder: None,
            network: false,
            size_limit: u64::MAX,
            clock: None,
            chance: Chance::Machine,
        }
    }

    /// The disk on which the sitting is kept.
    pub fn disk(&self) -> Arc<dyn Disk> {
        if self.network { Arc::new(NetworkDisk) } else { Arc::new(RealDisk) }
    }
}

/// An open sitting.
#[derive(Debug)]
pub struct OpenSitting {
    /// What the session file states.
    pub facts: Arc<Facts>,
    /// What is true now.
    pub standing: Standing,
    /// The record; none when it may only be read.
    pub keeper: Option<Keeper>,
    /// What the people at the table should know, in the order in which it was found.
    pub notices: Vec<Phrase>,
    /// Where record and papers lie.
    pub places: Places,
    /// The session file as it was when the sitting was opened.
    pub session: OpenedFile,
    /// The quality of the data, where it is not that of the file that was read now.
    pub quality: Option<Arc<Report>>,
}

/// Why a sitting is not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenFailure {
    /// There are rehearsals, newest first; the people at the table choose, then it is opened again.
    Ask(Vec<Rehearsal>),
    /// Another program holds the record.
    Held(Box<Held>),
    /// The machine failed.
    Error(Error),
}

impl From<Error> for OpenFailure {
    fn from(error: Error) -> Self {
        OpenFailure::Error(error)
    }
}

impl From<Unheld> for OpenFailure {
    fn from(failure: Unheld) -> Self {
        match failure {
            Unheld::Held(held) => OpenFailure::Held(held),
            Unheld::Error(error) => OpenFailure::Error(error),
        }
    }
}

/// Whether this session is rehearsed: samples are, unless they are made real.
pub fn is_rehearsal(facts: &Facts, options: &OpenOptions) -> bool {
    options.rehearse || (facts.sample() && !options.record)
}

/// Finds or makes the record of a session whose file was read: `hash` is the SHA-256 of its bytes in hex.
///
/// # Errors
/// `Ask` when it was to be asked which rehearsal; else what the record room could not do, among them
/// `record.absent` when there is nothing to look at.
pub fn open_record(
    disk: &Arc<dyn Disk>,
    facts: &Arc<Facts>,
    hash: &str,
    options: &OpenOptions,
) -> Result<OpenSitting, OpenFailure> {
    let clock = options.clock.clone().unwrap_or_else(|| Clock::machine(facts.sitting().zone));
    let mut notices = Vec::new();
    let found = find(disk, facts, hash, options, &mut notices)?;
    let opening = Opening { disk, facts, hash, options, places: found.places };
    if found.exists { opening.resume(clock, notices) } else { opening.begin(clock, notices) }
}

/// Where the record of a session lies that is only looked at.
///
/// # Errors
/// `record.absent` when it has no rehearsal; the record room's errors.
pub fn locate(disk: &Arc<dyn Disk>, facts: &Facts, hash: &str, options: &OpenOptions) -> Result<Places, OpenFailure> {
    let options = OpenOptions { look: true, ..options.clone() };
    find(disk, facts, hash, &options, &mut Vec::new()).map(|found| found.places)
}

struct Found {
    places: Places,
    exists: bool,
}

/// The place of the record, and whether there is one.
fn find(
    disk: &Arc<dyn Disk>,
    facts: &Facts,
    hash: &str,
    options: &OpenOptions,
    notices: &mut Vec<Phrase>,
) -> Result<Found, OpenFailure> {
    if !is_rehearsal(facts, options) {
        let places = place::beside_session(&options.session);
        // Whatever stands there is opened, and refused by the record room when it is no record.
        let exists = disk.metadata(&places.record).is_ok();
        return Ok(Found { places, exists });
    }
    let id = &facts.sitting().id;
    let data = place::data_folder(options.data_folder.as_deref())?;
    let mut known = place::rehearsals(&**disk, &data, id, Some(hash))?;
    // What is kept as an exercise is looked at, and not gone on with.
    known.retain(|rehearsal| options.look || !rehearsal.kept);
    let chosen = match options.choice {
        Choice::New if options.in_memory => None,
        _ if options.look => known.first(),
        Choice::Unfinished => known.iter().find(|rehearsal| !rehearsal.closed),
        Choice::Newest => known.first(),
        Choice::New => None,
        Choice::Ask if known.is_empty() => None,
        Choice::Ask => return Err(OpenFailure::Ask(known)),
    };
    if let Some(rehearsal) = chosen {
        notices.push(
            Phrase::new("record.rehearsal_continued")
                .with("number", rehearsal.number)
                .with("begun", moment(&rehearsal.begun))
                .with("entries", rehearsal.entries),
        );
        notices.push(kept_at(&rehearsal.places));
        return Ok(Found { places: rehearsal.places.clone(), exists: true });
    }
    if options.in_memory {
        let places = Places { rehearsal: Some(known.len() + 1), ..place::beside_session(&options.session) };
        return Ok(Found { places, exists: false });
    }
    if options.look {
        return Err(Error::new(about("record.absent", &data.join("rehearsals").join(id)), "").into());
    }
    let places = place::new_rehearsal(&**disk, &data, id)?;
    notices.push(kept_at(&places));
    Ok(Found { places, exists: false })
}

/// Number, beginning and progress of a rehearsal that could be continued.
pub fn earlier(rehearsal: &Rehearsal) -> Phrase {
    let life = if rehearsal.closed { "record.rehearsal.closed" } else { "record.rehearsal.open" };
    let before = Phrase::new("record.rehearsal_before")
        .with("number", rehearsal.number)
        .with("begun", moment(&rehearsal.begun))
        .with("entries", rehearsal.entries);
    Phrase { values: [before.values, vec![("life", Value::Term(life))]].concat(), ..before }
}

fn kept_at(places: &Places) -> Phrase {
    Phrase::new("record.rehearsal_at").with("path", named(folder_of(&places.record)))
}

struct Opening<'a> {
    disk: &'a Arc<dyn Disk>,
    facts: &'a Arc<Facts>,
    hash: &'a str,
    options: &'a OpenOptions,
    places: Places,
}

impl Opening<'_> {
    /// The session file as the record knows it, by the SHA-256 of what was opened.
    fn session(&self, hash: &str) -> OpenedFile {
        let file = OpenedFile::new(&self.options.session, hash).with_record(&self.places.record);
        OpenedFile { limit: self.options.size_limit, ..file }
    }

    /// Keeps a copy of the session file; without one the sitting goes on, and a change of the file would end it.
    fn keep_copy(&self, notices: &mut Vec<Phrase>) {
        let (session, record) = (&self.options.session, &self.places.record);
        let kept = session_copy::keep(&**self.disk, session, self.hash, record, self.options.size_limit);
        notices.extend(kept.is_err().then(|| Phrase::new("record.no_session_copy")));
    }

    /// Makes the record with its first entry.
    fn begin(self, clock: Clock, mut notices: Vec<Phrase>) -> Result<OpenSitting, OpenFailure> {
        if self.options.look && !self.options.in_memory {
            return Err(Error::new(about("record.absent", &self.places.record), "").into());
        }
        let first = draft_of(
            Event::Opened {
                format: FORMAT,
                program: PROGRAM.to_owned(),
                session: self.facts.sitting().id.clone(),
                session_hash: self.hash.to_owned(),
                rehearsal: self.places.rehearsal.is_some(),
            },
            0,
        );
        let chance = self.options.chance.clone();
        let begun = if self.options.in_memory {
            Keeper::begin_in_memory(&first, clock, chance)?
        } else {
            let begun = Keeper::begin(self.disk, &self.places.record, &first, clock, chance)?;
            notices.extend(begun.notices.iter().cloned());
            self.keep_copy(&mut notices);
            begun
        };
        Ok(OpenSitting {
            facts: Arc::clone(self.facts),
            standing: Standing::of([begun.entry]),
            keeper: Some(begun.keeper),
            notices,
            quality: None,
            session: self.session(self.hash),
            places: self.places,
        })
    }

    /// Opens the record that is there, and goes on in it when that is allowed.
    fn resume(self, mut clock: Clock, mut notices: Vec<Phrase>) -> Result<OpenSitting, OpenFailure> {
        let path = &self.places.record;
        let (opened, former) = if self.options.look {
            (journal_file::read_only(&**self.disk, path)?, None)
        } else {
            take_over::open(self.disk, path, &clock.owner(), self.options.take_over)?
        };
        let Opened { file, lines, notice, torn, .. } = opened;
        notices.extend(former.as_ref().map(|former| {
            Phrase::new("record.taken_over").with("user", former.user.as_str()).with("pid", former.pid.to_string())
        }));
        notices.extend(notice);
        let reading = record::read(path, &lines);
        let standing = Standing::of(reading.entries);
        self.insist_same_sitting(&standing)?;
        let session = self.session(if standing.number() > 0 { standing.session_hash() } else { self.hash });
        let Counting { facts, quality, lost } =
            counting::facts(self.facts, self.hash, &session, &standing, &mut notices)?;
        let understood = reading.stopped.is_none() && !lost;
        notices.extend(reading.stopped);
        if standing.life() == Life::Adjourned {
            notices.push(Phrase::new("record.adjourned_before"));
        }
        let closed = standing.life() == Life::Closed;
        // What was given away is only read here; whoever receives it writes that down first.
        let handed_over = standing.handed_over().filter(|_| !self.options.receive).cloned();
        let ours = handed_over.is_none();
        let mut keeper = file
            .filter(|_| understood)
            .map(|file| Keeper::resume(file, reading.journal, clock.clone(), self.options.chance.clone()));
        let mut standing = standing;
        if let Some(keeper) = keeper.as_mut().filter(|_| ours) {
            let took_over = former.map(|Owner { pid, user, since, .. }| Event::TookOver { pid, user, since });
            let recovered = torn.as_ref().map(recovered);
            let continued = (!closed && !self.options.receive).then(|| continued(&session.hash));
            go_on(keeper, &mut standing, took_over.into_iter().chain(recovered).chain(continued))?;
            if session.hash == self.hash {
                self.keep_copy(&mut notices);
            }
        }
        if closed {
            let reworded = keeper.is_some() && ours;
            let told = if reworded { "record.closed_wording" } else { "record.closed_before" };
            notices.push(Phrase::new(told));
        }
        if let Some(handed) = handed_over {
            notices.push(Phrase::new("record.handed_over_before").with("to", handed.to));
        }
        let in_memory = || Keeper::in_memory(standing.number(), clock, self.options.chance.clone());
        let keeper = keeper.or_else(|| (self.options.in_memory && understood).then(in_memory));
        let keeper = keeper.filter(|_| ours);
        Ok(OpenSitting { facts, quality, standing, keeper, notices, places: self.places, session })
    }

    /// A record of another sitting, or a rehearsal where a real one is meant, is not gone on with.
    fn insist_same_sitting(&self, standing: &Standing) -> Result<(), Error> {
        let first = standing.entries().first().and_then(|entry| entry.events.first());
        let Some(Event::Opened { session, rehearsal, .. }) = first else { return Ok(()) };
        if *session != self.facts.sitting().id {
            let what = about("record.other_sitting", &self.places.record).with("id", session.as_str());
            return Err(Error::new(what, ""));
        }
        if *rehearsal != self.places.rehearsal.is_some() {
            let sort = if *rehearsal { "record.sort.rehearsal" } else { "record.sort.real" };
            let what = Phrase {
                key: "record.wrong_sort",
                values: vec![("path", named(&self.places.record).into()), ("sort", Value::Term(sort))],
            };
            return Err(Error::new(what, ""));
        }
        Ok(())
    }
}
