//! What handing over and receiving have in common: how they end, whom they ask, and how commands are written out.

use std::path::Path;

use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::decide::{Request, decide};
use crate::journal::event::Entry;
use crate::journal::refusal::Refusal;
use crate::journal::standing::Standing;
use crate::shell::opening::OpenSitting;
use crate::shell::options::Options;
use crate::shell::out::{self, EXIT_DONE, EXIT_FAULTS, Ended};
use crate::store::chain;
use crate::store::disk::RealDisk;
use crate::store::milestones::Milestones;
use crate::store::place;
use crate::store::whole::named;
use crate::text::words::Phrase;

/// Why something is not handed over, or not received.
pub enum Stop {
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

/// The first sentence is the result, those after it are what to mind.
///
/// # Errors
/// Why it was not done; that has been said.
pub fn told(done: Result<Vec<Phrase>, Stop>, options: &Options) -> Result<u8, Ended> {
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

/// Asks the door, and writes what it lets through. Why a record can only be read is said.
///
/// # Errors
/// A refusal, or that it cannot be written.
pub fn write(sitting: &mut OpenSitting, request: &Request, options: &Options) -> Result<(), Stop> {
    let draft = decide(&sitting.facts, &sitting.standing, request)?;
    let Some(keeper) = &mut sitting.keeper else {
        sitting.notices.iter().for_each(|notice| out::message(&notice.spoken(options.language)));
        return Err(Phrase::new("plain.refusal.read-only").into());
    };
    sitting.standing.apply(keeper.append(&draft)?);
    Ok(())
}

/// Gives the record back to the disk.
pub fn close(sitting: &mut OpenSitting) {
    if let Some(keeper) = sitting.keeper.take() {
        keeper.close();
    }
}

/// What this account wrote of records that changed hands, held until it goes.
///
/// # Errors
/// It cannot be known or kept: then nothing is given, received or taken back.
pub fn milestones(options: &Options) -> Result<Milestones, Error> {
    Milestones::open(&RealDisk, &place::data_folder(options.data_dir.as_deref())?)
}

/// That this account holds the same record at another place, with an entry that the record as it is here lacks.
pub fn parting(key: &'static str, milestones: &Milestones, journal: &str, standing: &Standing) -> Result<(), Stop> {
    let Some(found) = milestones.missing_in(journal, standing.entries()) else { return Ok(()) };
    let gone = Path::new(&found.place).symlink_metadata().is_err();
    let still = if gone { "bundle.place-gone" } else { "bundle.place-there" };
    let place = Phrase::new(still).with("place", found.place.as_str());
    Err(Phrase::new(key).with("place", place).with("number", found.number.to_string()).into())
}

/// The code of an entry that is read aloud.
pub fn code(entry: Option<&Entry>) -> String {
    entry.map_or_else(String::new, |entry| chain::short_code(&entry.hash, entry.number))
}

/// A session file as an argument of this program: a real record of a sample is only found when that is said.
pub fn argument(session: &Path, facts: &Facts) -> String {
    let real = if facts.sample() { " --record" } else { "" };
    format!("{}{real}", word(session))
}

/// A path as a word of a shell.
pub fn word(path: &Path) -> String {
    let path = named(path);
    let plain = |letter: char| letter.is_alphanumeric() || "_./+@%,:=-".contains(letter);
    if !path.is_empty() && !path.starts_with('-') && path.chars().all(plain) {
        return path;
    }
    format!("'{}'", path.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_word_of_a_shell_whatever_it_holds() {
        for (path, written) in [
            ("sidang/putaran.ron", "sidang/putaran.ron"),
            ("sidang kita/a.ron", "'sidang kita/a.ron'"),
            ("a'b.ron", "'a'\\''b.ron'"),
            ("$(x)", "'$(x)'"),
            ("-x", "'-x'"),
            ("", "''"),
        ] {
            assert_eq!(word(Path::new(path)), written);
        }
    }
}
