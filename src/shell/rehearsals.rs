//! `sidang rehearsals`: the rehearsals of a session, thrown away or kept as an exercise.

use std::path::Path;

use crate::shell::opening;
use crate::shell::options::{Options, RehearsalWish};
use crate::shell::out::{self, EXIT_DONE, EXIT_FAULTS, Ended};
use crate::shell::read;
use crate::store::disk::RealDisk;
use crate::store::place::{self, Rehearsal};
use crate::store::whole::named;
use crate::text::language::Language;
use crate::text::words::Phrase;

/// Lists the rehearsals of a session, or does something with them.
///
/// # Errors
/// What could not be done has been said.
pub fn run(file: &Path, wish: RehearsalWish, options: &Options) -> Result<u8, Ended> {
    let language = options.language;
    let failed = |error| out::failure(&error, language);
    let read = read::session_file(file, options)?;
    let id = &read.facts.sitting().id;
    let data = place::data_folder(options.data_dir.as_deref()).map_err(failed)?;
    let known = place::rehearsals(&RealDisk, &data, id, None).map_err(failed)?;
    let say = |phrase: &Phrase| out::result(&phrase.spoken(language), language);
    let of = |number: usize| match known.iter().find(|rehearsal| rehearsal.number == number) {
        Some(rehearsal) => Ok(rehearsal),
        None => {
            out::message(&Phrase::new("shell.rehearsal.none").with("number", number).spoken(language));
            Err(Ended(EXIT_FAULTS))
        }
    };
    let discard = |rehearsal: &Rehearsal| {
        place::discard(&RealDisk, rehearsal).map_err(failed)?;
        say(&Phrase::new("shell.rehearsal.discarded").with("number", rehearsal.number))
    };
    match wish {
        RehearsalWish::List if known.is_empty() => say(&Phrase::new("shell.rehearsal.nothing"))?,
        RehearsalWish::List => {
            for rehearsal in &known {
                let told = opening::earlier(rehearsal).spoken(language);
                let folder = named(crate::store::disk::folder_of(&rehearsal.places.record));
                let key = if rehearsal.kept { "shell.rehearsal.listed-kept" } else { "shell.rehearsal.listed" };
                say(&Phrase::new(key).with("told", told).with("folder", folder))?;
            }
        }
        RehearsalWish::Discard(number) => discard(of(number)?)?,
        RehearsalWish::DiscardAll => return discard_all(known.iter().filter(|own| !own.kept), discard, language),
        RehearsalWish::Keep(number) => {
            place::keep(&RealDisk, of(number)?).map_err(failed)?;
            say(&Phrase::new("shell.rehearsal.kept").with("number", number))?;
        }
    }
    Ok(EXIT_DONE)
}

/// Throws each away that can be; what stays is told, with why.
fn discard_all<'a>(
    rehearsals: impl Iterator<Item = &'a Rehearsal>,
    discard: impl Fn(&Rehearsal) -> Result<(), Ended>,
    language: Language,
) -> Result<u8, Ended> {
    let mut code = EXIT_DONE;
    for rehearsal in rehearsals {
        if let Err(Ended(failed)) = discard(rehearsal) {
            if failed == out::EXIT_PIPE {
                return Err(Ended(failed));
            }
            out::message(&Phrase::new("shell.rehearsal.stays").with("number", rehearsal.number).spoken(language));
            code = failed;
        }
    }
    Ok(code)
}
