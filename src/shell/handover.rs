//! Handing a sitting over to another account as one file, and taking that back.

use std::path::Path;

use crate::error::Error;
use crate::journal::decide::{Request, decide};
use crate::journal::handover;
use crate::journal::standing::{Life, Standing};
use crate::shell::accounts;
use crate::shell::opening::{Choice, OpenOptions, OpenSitting};
use crate::shell::options::Options;
use crate::shell::out::Ended;
use crate::shell::passing_on::{Stop, argument, close, code, milestones, parting, told, word, write};
use crate::shell::record_commands;
use crate::store::bundle::{self, Bundle, LARGEST_PAPERS};
use crate::store::disk::{Disk, RealDisk, folder_of};
use crate::store::journal_file::{self, LARGEST_RECORD};
use crate::store::milestones::{Milestone, Milestones};
use crate::store::record;
use crate::store::whole::{self, about};
use crate::text::words::Phrase;

/// Writes into the record of `file` that it goes to the account `to`, and then all of the sitting into the file `bundle`.
///
/// Done again for the same account, it only writes the bundle anew; a closed sitting is copied as it is.
///
/// # Errors
/// Why it was not handed over; that has been said.
pub fn hand_over(file: &Path, to: &str, bundle: &Path, options: &Options) -> Result<u8, Ended> {
    told(given(file, to, bundle, options), options)
}

/// Writes into the record of `file` that the account that handed it over goes on here; `again` also where this account holds
/// another copy that went on.
///
/// # Errors
/// Why it was not taken back; that has been said.
pub fn take_back(file: &Path, again: bool, options: &Options) -> Result<u8, Ended> {
    told(taken_back(file, again, options), options)
}

fn given(file: &Path, to: &str, path: &Path, options: &Options) -> Result<Vec<Phrase>, Stop> {
    if RealDisk.metadata(path).is_ok() {
        return Err(about("bundle.exists", path).into());
    }
    RealDisk.folder(folder_of(path)).map_err(|error| Error::new(about("record.cannot_write", path), error))?;
    handover::named(to)?;
    let opening = options.opening(file, Choice::Unfinished);
    let begun = looked_at(&opening, options)?;
    let closed = begun.standing.life() == Life::Closed;
    let given_before = is_on_its_way(&begun.standing, to);
    let request = Request::HandOver { to: to.to_owned() };
    if !closed && !given_before {
        // What would be refused must not be opened for writing.
        decide(&begun.facts, &begun.standing, &request).map(drop)?;
    }
    // A closed sitting goes on nowhere: it is copied, and nothing is remembered of that.
    let mut milestones = if closed { None } else { Some(milestones(options)?) };
    if !closed && !given_before {
        let mut sitting = record_commands::open(&opening, options)?;
        write(&mut sitting, &request, options)?;
        close(&mut sitting);
    }
    let sitting = looked_at(&opening, options)?;
    if let Some(milestones) = &mut milestones {
        // Also where an earlier try was cut off between the entry and this.
        remember(milestones, &sitting).map_err(|error| already_given(error, to))?;
    }
    let written = collected(&sitting).and_then(|bundle| whole::write_new(&RealDisk, path, &bundle.bytes(), 0o600));
    if !written.map_err(|error| if closed { error } else { already_given(error, to) })? {
        return Err(about("bundle.exists", path).into());
    }
    Ok(said_of(&sitting, (file, to, path), closed))
}

/// What was given, to read to the receiver, and what to mind.
fn said_of(sitting: &OpenSitting, (file, to, path): (&Path, &str, &Path), closed: bool) -> Vec<Phrase> {
    let told = about(if closed { "bundle.copied" } else { "bundle.given" }, path).with("to", to);
    let told = told.with("entries", sitting.standing.number().to_string());
    let head = Phrase::new("bundle.head").with("head", code(sitting.standing.entries().last().map(AsRef::as_ref)));
    let stranger = Phrase::new("bundle.stranger").with("to", to).with("session", argument(file, &sitting.facts));
    let stranger = (!closed && !accounts::lists(to)).then_some(stranger);
    let other = Phrase::new("bundle.pass-on").with("path", word(path));
    let other = (to != accounts::own()).then_some(other);
    [told, head].into_iter().chain(other).chain(stranger).collect()
}

fn is_on_its_way(standing: &Standing, to: &str) -> bool {
    standing.handed_over().is_some_and(|handed| handed.to == to)
}

/// The record says that it was given, but there is no bundle.
fn already_given(error: Error, to: &str) -> Error {
    error.hint(Phrase::new("bundle.given-already").with("to", to))
}

fn taken_back(file: &Path, again: bool, options: &Options) -> Result<Vec<Phrase>, Stop> {
    let opening = OpenOptions { receive: true, ..options.opening(file, Choice::Unfinished) };
    let begun = looked_at(&opening, options)?;
    let request = Request::TakeBack { account: accounts::own() };
    decide(&begun.facts, &begun.standing, &request).map(drop)?;
    let mut milestones = milestones(options)?;
    if !again {
        parting("bundle.came-back", &milestones, &journal_of(&begun)?, &begun.standing)?;
    }
    let to = begun.standing.handed_over().map_or_else(String::new, |handed| handed.to.clone());
    let mut sitting = record_commands::open(&opening, options)?;
    write(&mut sitting, &request, options)?;
    close(&mut sitting);
    let kept = milestones.give_up(&journal_of(&begun)?, begun.standing.entries());
    let kept = kept.and_then(|()| remember(&mut milestones, &sitting));
    kept.map_err(|error| error.hint(Phrase::new("bundle.back-already")))?;
    let head = code(sitting.standing.entries().last().map(AsRef::as_ref));
    let told = Phrase::new("bundle.back").with("to", to.as_str()).with("session", argument(file, &sitting.facts));
    Ok(vec![told, Phrase::new("bundle.back.known").with("to", to).with("head", head)])
}

/// A real sitting that was begun, looked at: to hand over what was never begun must begin nothing.
fn looked_at(opening: &OpenOptions, options: &Options) -> Result<OpenSitting, Stop> {
    let look = OpenOptions { look: true, ..opening.clone() };
    let sitting = record_commands::open(&look, options)?;
    match sitting.places.rehearsal {
        None => Ok(sitting),
        Some(_) if sitting.facts.sample() && !opening.rehearse => Err(Phrase::new("bundle.rehearsal-of-sample").into()),
        Some(_) => Err(Phrase::new("bundle.rehearsal").into()),
    }
}

fn journal_of(sitting: &OpenSitting) -> Result<String, Error> {
    let lines = journal_file::read_only(&RealDisk, &sitting.places.record)?.lines;
    Ok(record::read(&sitting.places.record, &lines).journal)
}

/// Remembers the last entry, which this account wrote.
fn remember(milestones: &mut Milestones, sitting: &OpenSitting) -> Result<(), Error> {
    let Some(last) = sitting.standing.entries().last() else { return Ok(()) };
    milestones.remember(Milestone::new(&journal_of(sitting)?, last, &sitting.places.record))
}

/// The session as it was when the sitting was opened, on which the record is folded; record and papers as they lie on the
/// disk now.
fn collected(sitting: &OpenSitting) -> Result<Bundle, Error> {
    let session = sitting.session.bytes()?;
    let record = whole::read_regular(&RealDisk, &sitting.places.record, LARGEST_RECORD)?;
    let (mut papers, mut left) = (Vec::new(), LARGEST_PAPERS);
    for name in bundle::PAPER_NAMES {
        let path = sitting.places.papers.join(name);
        if RealDisk.metadata(&path).is_ok() {
            let paper = whole::read_regular(&RealDisk, &path, left)?;
            left -= paper.len() as u64;
            papers.push((name, paper));
        }
    }
    Ok(Bundle { session, record, papers })
}
