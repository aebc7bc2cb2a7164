//! Receiving a sitting that was handed over, in a folder of its own.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::error::Error;
use crate::journal::decide::Request;
use crate::journal::event::Event;
use crate::journal::handover;
use crate::journal::standing::{Life, Standing};
use crate::shell::accounts;
use crate::shell::opening::{Choice, OpenOptions, OpenSitting};
use crate::shell::options::Options;
use crate::shell::out::{self, Ended};
use crate::shell::passing_on::{Stop, argument, close, code, milestones, parting, told, write};
use crate::shell::record_commands;
use crate::store::bundle::{self, Bundle, LARGEST_PAPERS};
use crate::store::chain::{self, End, Private};
use crate::store::disk::{Disk, RealDisk};
use crate::store::journal_file::LARGEST_RECORD;
use crate::store::milestones::Milestone;
use crate::store::new_folder::NewFolder;
use crate::store::record;
use crate::store::session_copy;
use crate::store::whole::{self, about, named};
use crate::text::words::Phrase;

/// Makes `folder` with the sitting that a bundle holds, once all of it was found sound, and goes on with it there; `again`
/// also where this account holds another copy that went on.
///
/// # Errors
/// Why it was not received; that has been said.
pub fn receive(bundle: &Path, folder: &Path, again: bool, options: &Options) -> Result<u8, Ended> {
    told(received(bundle, folder, again, options), options)
}

fn received(path: &Path, folder: &Path, again: bool, options: &Options) -> Result<Vec<Phrase>, Stop> {
    if RealDisk.metadata(folder).is_ok() {
        return Err(about("record.folder_exists", folder).into());
    }
    let came = Came::read(path, options)?;
    let mut milestones = milestones(options)?;
    if !again {
        parting("bundle.received-before", &milestones, &came.journal, &came.standing)?;
    }
    if !came.is_closed() {
        // What would be refused is not unpacked.
        handover::receive(&came.standing, &accounts::own()).map(drop)?;
    }
    let new = NewFolder::begin(&RealDisk, folder)?;
    let mut sitting = came.unpacked(&new, options).inspect_err(|stop| {
        // The errors of opening tell of a place that is gone by then.
        if matches!(stop, Stop::Said(_)) {
            out::message(&Phrase::new("bundle.nothing-stored").spoken(options.language));
        }
    })?;
    close(&mut sitting);
    if let Some(last) = sitting.standing.entries().last() {
        milestones.remember(Milestone::new(&came.journal, last, folder))?;
    }
    new.finish()?;
    let given_up = milestones.give_up(&came.journal, sitting.standing.entries());
    given_up.map_err(|error| error.hint(about("bundle.received-already", folder)))?;
    let key = if came.is_closed() { "bundle.received-closed" } else { "bundle.received" };
    let session = argument(&folder.join(bundle::SESSION), &sitting.facts);
    let told = about(key, folder).with("session", session).with("entries", sitting.standing.number().to_string());
    let head = code(came.standing.entries().last().map(Arc::as_ref));
    Ok(vec![told, Phrase::new("bundle.head-came").with("head", head)])
}

/// A bundle that came, and what its record says.
struct Came {
    bundle: Bundle,
    journal: String,
    standing: Standing,
}

impl Came {
    /// Reads a bundle: whole, understood, real, and its record on the session beside it.
    fn read(path: &Path, options: &Options) -> Result<Came, Stop> {
        let limit = LARGEST_RECORD + options.size_limit + LARGEST_PAPERS;
        let unsound = |what: Phrase| Stop::Refused(about("bundle.unsound", path).with("what", what));
        if RealDisk.metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return Err(Error::new(about("bundle.absent", path), "").into());
        }
        let bundle = Bundle::read(&whole::read_regular(&RealDisk, path, limit)?).map_err(unsound)?;
        let (journal, standing) = sound_record(path, &bundle).map_err(unsound)?;
        Ok(Came { bundle, journal, standing })
    }

    fn is_closed(&self) -> bool {
        self.standing.life() == Life::Closed
    }

    /// Writes all of it into the new folder and opens it there, by which it is judged as any other; an open sitting goes on
    /// under this account.
    fn unpacked(&self, new: &NewFolder<'_>, options: &Options) -> Result<OpenSitting, Stop> {
        for (name, bytes) in self.bundle.files() {
            new.write(&name, bytes)?;
        }
        // Entries are read on what the session said when it was opened, whatever somebody makes of the file later.
        new.write(&named(&session_copy::place(Path::new(bundle::RECORD))), &self.bundle.session)?;
        let session = new.place().join(bundle::SESSION);
        let opening = OpenOptions {
            record: true,
            rehearse: false,
            receive: true,
            look: self.is_closed(),
            ..options.opening(&session, Choice::Unfinished)
        };
        let mut sitting = record_commands::open(&opening, options)?;
        if !self.is_closed() {
            write(&mut sitting, &Request::Receive { account: accounts::own() }, options)?;
        }
        Ok(sitting)
    }
}

/// Id and standing of a bundle's record.
fn sound_record(path: &Path, bundle: &Bundle) -> Result<(String, Standing), Phrase> {
    let chain::Scan { lines, end } = chain::scan(&bundle.record);
    let withheld = lines.iter().any(|line| matches!(line.private, Private::Withheld(_)));
    if end != End::Clean || lines.is_empty() || withheld {
        return Err(Phrase::new("bundle.record"));
    }
    let reading = record::read(path, &lines);
    if let Some(stopped) = reading.stopped {
        return Err(if reading.newer { Phrase::new("bundle.newer") } else { stopped });
    }
    let standing = Standing::of(reading.entries);
    if standing.session_hash() != chain::hex(&chain::digest(&bundle.session)) {
        return Err(Phrase::new("bundle.other-session"));
    }
    let first = standing.entries().first().map(Arc::as_ref).and_then(|entry| entry.events.first());
    if !matches!(first, Some(Event::Opened { rehearsal: false, .. })) {
        return Err(Phrase::new("bundle.of-rehearsal"));
    }
    Ok((reading.journal, standing))
}
