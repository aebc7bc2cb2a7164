//! Handing a sitting over to another account as one file, and receiving it there.

use std::path::Path;
use std::sync::Arc;

use crate::error::Error;
use crate::journal::decide::{Request, decide};
use crate::journal::event::Event;
use crate::journal::refusal::Refusal;
use crate::journal::standing::{Life, Standing};
use crate::shell::accounts;
use crate::shell::clock::Clock;
use crate::shell::opening::{Choice, OpenOptions, OpenSitting};
use crate::shell::options::Options;
use crate::shell::out::{self, EXIT_DONE, EXIT_FAULTS, Ended};
use crate::shell::record_commands;
use crate::store::bundle::{self, Bundle};
use crate::store::chain::{self, End, Private};
use crate::store::disk::{Disk, RealDisk};
use crate::store::journal_file::{self, LARGEST_RECORD};
use crate::store::new_folder::NewFolder;
use crate::store::place;
use crate::store::receipts::{self, Receipt};
use crate::store::record;
use crate::store::session_copy;
use crate::store::whole::{self, about, named};
use crate::text::words::Phrase;

/// No paper of a sitting is larger, and no bundle holds more of all of them.
const LARGEST_PAPERS: u64 = 64 << 20;

/// Why something is not handed over, or not received.
enum Stop {
    /// It is not allowed, or what was given is not sound.
    Refused(Phrase),
    /// The door refuses it.
    ByDoor(Refusal),
    /// The machine failed.
    Machine(Error),
    /// Why has been said.
    Said(Ended),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Machine(error)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Stop::ByDoor(refusal)
    }
}

impl From<Phrase> for Stop {
    fn from(what: Phrase) -> Self {
        Stop::Refused(what)
    }
}

impl From<Ended> for Stop {
    fn from(ended: Ended) -> Self {
        Stop::Said(ended)
    }
}

/// Writes into the record of `file` that it goes to the account `to`, and then all of the sitting into the file `bundle`.
///
/// Done again for the same account, it only writes the bundle anew; a closed sitting is copied as it is.
///
/// # Errors
/// Why it was not handed over; that has been said.
pub fn hand_over(file: &Path, to: &str, bundle: &Path, options: &Options) -> Result<u8, Ended> {
    told(given(file, to, bundle, options), options)
}

/// Writes into the record of `file` that the account that handed it over goes on here: nobody received it.
///
/// # Errors
/// Why it was not taken back; that has been said.
pub fn take_back(file: &Path, options: &Options) -> Result<u8, Ended> {
    told(taken_back(file, options), options)
}

/// Makes `folder` with the sitting that a bundle holds, once all of it was found sound, and goes on with it there.
///
/// # Errors
/// Why it was not received; that has been said.
pub fn receive(bundle: &Path, folder: &Path, again: bool, options: &Options) -> Result<u8, Ended> {
    told(received(bundle, folder, again, options), options)
}

/// The first sentence is the result, those after it are what to mind.
fn told(done: Result<Vec<Phrase>, Stop>, options: &Options) -> Result<u8, Ended> {
    let refused = |why: String| {
        out::message(&why);
        Ok(EXIT_FAULTS)
    };
    match done {
        Ok(told) => {
            let told: Vec<String> = told.iter().map(|sentence| sentence.spoken(options.language)).collect();
            out::result(&told.join("\n"), options.language).map(|()| EXIT_DONE)
        }
        Err(Stop::Refused(what)) => refused(what.spoken(options.language)),
        Err(Stop::ByDoor(refusal)) => refused(refusal.spoken(options.language)),
        Err(Stop::Machine(error)) => Err(out::failure(&error, options.language)),
        Err(Stop::Said(ended)) => Err(ended),
    }
}

fn given(file: &Path, to: &str, bundle: &Path, options: &Options) -> Result<Vec<Phrase>, Stop> {
    if RealDisk.metadata(bundle).is_ok() {
        return Err(about("bundle.exists", bundle).into());
    }
    let mut sitting = record_commands::open(&of_a_begun_sitting(file, options)?, options)?;
    let standing = &sitting.standing;
    let again = standing.handed_over().is_some_and(|handed| handed.to == to);
    if standing.life() != Life::Closed && !again {
        write(&mut sitting, &Request::HandOver { to: to.to_owned() })?;
    }
    if let Some(keeper) = sitting.keeper.take() {
        keeper.close();
    }
    let whole = collected(&sitting)?;
    if !whole::write_new(&RealDisk, bundle, &whole.bytes(), 0o600)? {
        return Err(about("bundle.exists", bundle).into());
    }
    let closed = sitting.standing.life() == Life::Closed;
    let told = about(if closed { "bundle.copied" } else { "bundle.given" }, bundle);
    let told = told.with("to", to).with("entries", sitting.standing.number().to_string());
    let stranger = Phrase::new("bundle.stranger").with("to", to).with("session", named(file));
    let stranger = (!closed && !accounts::lists(to)).then_some(stranger);
    let other = (to != accounts::own()).then(|| about("bundle.pass-on", bundle));
    Ok(std::iter::once(told).chain(other).chain(stranger).collect())
}

fn taken_back(file: &Path, options: &Options) -> Result<Vec<Phrase>, Stop> {
    let opening = OpenOptions { receive: true, ..of_a_begun_sitting(file, options)? };
    let mut sitting = record_commands::open(&opening, options)?;
    let lines = journal_file::read_only(&RealDisk, &sitting.places.record)?.lines;
    let journal = record::read(&sitting.places.record, &lines).journal;
    let came_back = |receipt: &Receipt| receipt.number >= sitting.standing.number();
    if let Some(receipt) = receipts_of(&journal, options).into_iter().find(came_back) {
        return Err(Phrase::new("bundle.came-back").with("folder", receipt.folder).into());
    }
    let to = sitting.standing.handed_over().map_or_else(String::new, |handed| handed.to.clone());
    let account = Clock::machine(sitting.facts.sitting().zone).stamp().by;
    write(&mut sitting, &Request::TakeBack { account })?;
    if let Some(keeper) = sitting.keeper.take() {
        keeper.close();
    }
    let last = sitting.standing.entries().last();
    let head = last.map_or_else(String::new, |entry| chain::short_code(&entry.hash, entry.number));
    let told = Phrase::new("bundle.back").with("to", to.as_str()).with("session", named(file));
    Ok(vec![told, Phrase::new("bundle.back.known").with("to", to).with("head", head)])
}

/// How a real sitting is opened that was begun. It is looked at first: to hand over what was never begun must begin
/// nothing.
fn of_a_begun_sitting(file: &Path, options: &Options) -> Result<OpenOptions, Stop> {
    let opening = options.opening(file, Choice::Unfinished);
    let look = OpenOptions { look: true, ..opening.clone() };
    if record_commands::open(&look, options)?.places.rehearsal.is_some() {
        return Err(Phrase::new("bundle.rehearsal").into());
    }
    Ok(opening)
}

/// Asks the door, and writes what it lets through.
fn write(sitting: &mut OpenSitting, request: &Request) -> Result<(), Stop> {
    let draft = decide(&sitting.facts, &sitting.standing, request)?;
    let Some(keeper) = &mut sitting.keeper else { return Err(Phrase::new("plain.refusal.read-only").into()) };
    sitting.standing.apply(keeper.append(&draft)?);
    Ok(())
}

/// The session as it was when the sitting was opened, on which the record is folded; record and papers as they lie on the
/// disk now.
fn collected(sitting: &OpenSitting) -> Result<Bundle, Stop> {
    let session = sitting.session.bytes()?;
    let record = whole::read_regular(&RealDisk, &sitting.places.record, LARGEST_RECORD)?;
    let mut papers = Vec::new();
    for name in bundle::PAPER_NAMES {
        let path = sitting.places.papers.join(name);
        if RealDisk.metadata(&path).is_ok() {
            papers.push((name, whole::read_regular(&RealDisk, &path, LARGEST_PAPERS)?));
        }
    }
    Ok(Bundle { session, record, papers })
}

fn received(path: &Path, folder: &Path, again: bool, options: &Options) -> Result<Vec<Phrase>, Stop> {
    if RealDisk.metadata(folder).is_ok() {
        return Err(about("record.folder_exists", folder).into());
    }
    let limit = LARGEST_RECORD + options.size_limit + LARGEST_PAPERS;
    let unsound = |what: Phrase| Stop::Refused(about("bundle.unsound", path).with("what", what));
    let bundle = Bundle::read(&whole::read_regular(&RealDisk, path, limit)?).map_err(unsound)?;
    let (journal, standing) = sound_record(path, &bundle).map_err(unsound)?;
    let closed = standing.life() == Life::Closed;
    let earlier = receipts_of(&journal, options).into_iter().find(|earlier| parts_from(earlier, &standing));
    if let Some(earlier) = earlier.filter(|_| !closed && !again) {
        let what = Phrase::new("bundle.received-before").with("folder", earlier.folder);
        return Err(what.with("number", earlier.number.to_string()).into());
    }
    let new = NewFolder::begin(&RealDisk, folder)?;
    for (name, bytes) in bundle.files() {
        new.write(&name, bytes)?;
    }
    // Entries are read on what the session said when it was opened, whatever somebody makes of the file later.
    new.write(&named(&session_copy::place(Path::new(bundle::RECORD))), &bundle.session)?;
    let session = new.place().join(bundle::SESSION);
    let opening = OpenOptions {
        record: true,
        rehearse: false,
        receive: true,
        look: closed,
        ..options.opening(&session, Choice::Unfinished)
    };
    let mut sitting = record_commands::open(&opening, options)?;
    if !closed {
        let account = Clock::machine(sitting.facts.sitting().zone).stamp().by;
        write(&mut sitting, &Request::Receive { account })?;
    }
    if let Some(keeper) = sitting.keeper.take() {
        keeper.close();
    }
    new.finish()?;
    let key = if closed { "bundle.received-closed" } else { "bundle.received" };
    let told = about(key, folder).with("session", named(&folder.join(bundle::SESSION)));
    let mut told = vec![told.with("entries", sitting.standing.number().to_string())];
    if let Some(last) = standing.entries().last().filter(|_| !closed) {
        let receipt = Receipt::new(&journal, last.number, chain::hex(&last.hash), folder);
        let data = place::data_folder(options.data_dir.as_deref());
        let remembered = data.and_then(|data| receipts::remember(&RealDisk, &data, &receipt));
        told.extend(remembered.is_err().then(|| Phrase::new("bundle.not-remembered")));
    }
    Ok(told)
}

/// What this account received of a record; nothing where that cannot be known.
fn receipts_of(journal: &str, options: &Options) -> Vec<Receipt> {
    let data = place::data_folder(options.data_dir.as_deref());
    data.map(|data| receipts::of(&RealDisk, &data, journal)).unwrap_or_default()
}

/// Whether a record goes another way than the copy that was received earlier, from that copy's last entry on: it ends
/// there as well, or was taken back there.
fn parts_from(earlier: &Receipt, standing: &Standing) -> bool {
    let mut rest = standing.entries().iter().skip_while(|entry| entry.number < earlier.number);
    let same = rest.next().is_some_and(|entry| chain::hex(&entry.hash) == earlier.head);
    same && !rest.next().is_some_and(|next| matches!(next.events.first(), Some(Event::Received { .. })))
}

/// Id and standing of a bundle's record, when that is whole, understood, real, on the session beside it, and given away or
/// closed.
fn sound_record(path: &Path, bundle: &Bundle) -> Result<(String, Standing), Phrase> {
    let chain::Scan { lines, end } = chain::scan(&bundle.record);
    let withheld = lines.iter().any(|line| matches!(line.private, Private::Withheld(_)));
    if end != End::Clean || lines.is_empty() || withheld {
        return Err(Phrase::new("bundle.record"));
    }
    let reading = record::read(path, &lines);
    if let Some(stopped) = reading.stopped {
        return Err(stopped);
    }
    let standing = Standing::of(reading.entries);
    if standing.session_hash() != chain::hex(&chain::digest(&bundle.session)) {
        return Err(Phrase::new("bundle.other-session"));
    }
    let first = standing.entries().first().map(Arc::as_ref).and_then(|entry| entry.events.first());
    if !matches!(first, Some(Event::Opened { rehearsal: false, .. })) {
        return Err(Phrase::new("bundle.rehearsal"));
    }
    Ok((reading.journal, standing))
}
