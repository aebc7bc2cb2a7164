//! The commands on the record of a sitting without a board: `plain`, `state`, `verify`.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use crate::app::privacy;
use crate::shell::corrected;
use crate::shell::opened_file::OpenedFile;
use crate::shell::opening::{self, Choice, OpenFailure, OpenOptions, OpenSitting};
use crate::shell::options::Options;
use crate::shell::out::{self, EXIT_FAULTS, EXIT_USAGE, Ended};
use crate::shell::plain::{self, Talk};
use crate::shell::preferences;
use crate::shell::read;
use crate::shell::sitting::{self, NotOpened};
use crate::shell::state::{self, Asked};
use crate::shell::verify::{self, MadeWith};
use crate::shell::witness::Witness;
use crate::store::chain;
use crate::text::words::Phrase;

/// The sitting as spoken lines on standard input and output.
///
/// # Errors
/// The sitting cannot be opened; that has been said.
pub fn plain(file: &Path, options: &Options) -> Result<u8, Ended> {
    let sitting = open(&options.opening(file, Choice::Unfinished), options)?;
    let begun = preferences::begin(options);
    if let Some(fault) = begun.fault {
        out::message(&privacy::veiled_error(begun.start.shown.privacy, &fault).spoken(options.language));
    }
    let input = io::stdin();
    let interactive = input.is_terminal();
    let talk = Talk {
        input: &mut input.lock(),
        answers: &mut io::stdout().lock(),
        messages: &mut io::stderr().lock(),
        language: options.language,
        privacy: begun.start.shown.privacy,
        interactive,
    };
    Ok(plain::run(sitting, talk))
}

/// The standing after entry `at`, the last one when none is named.
///
/// # Errors
/// There is no record to look at, or standard output is gone or full.
pub fn state(file: &Path, at: Option<u64>, json: bool, options: &Options) -> Result<u8, Ended> {
    let look = OpenOptions { look: true, ..options.opening(file, Choice::Newest) };
    let sitting = open(&look, options)?;
    let asked = Asked { at, json, language: options.language };
    let then = sitting.standing.at(at.unwrap_or(u64::MAX));
    let facts = match corrected::as_of(&sitting.facts, &sitting.session, &sitting.standing, &then) {
        Ok(facts) => facts,
        Err(error) => return Err(out::failure(&error, options.language)),
    };
    let said = state::run(&facts, &sitting.standing, asked, &mut io::stdout().lock());
    out::written(said, options.language)
}

/// The chain of entries, the entry whose fingerprint is `head`, and the papers, each check on a line.
///
/// # Errors
/// There is no record to look at, or standard output is gone or full.
pub fn verify(file: &Path, head: Option<&str>, options: &Options) -> Result<u8, Ended> {
    let noted = head.map(Witness::of);
    if let (Some(None), Some(typed)) = (&noted, head) {
        out::message(&Phrase::new("shell.wrong.fingerprint").with("value", typed).spoken(options.language));
        return Ok(EXIT_USAGE);
    }
    let look = OpenOptions { look: true, ..options.opening(file, Choice::Newest) };
    let read = read::session_stated(&look, options)?;
    // Of a file that cannot be read any more nothing is known, but that it is not what was opened.
    let now = if read.instead.is_none() { chain::hex(&read.file.hash) } else { String::new() };
    let (disk, hash, read) = (look.disk(), now, read.file);
    let places = opening::locate(&disk, &read.facts, &hash, &look).map_err(|failure| match failure {
        OpenFailure::Error(error) => out::failure(&error, options.language),
        OpenFailure::Held(held) => out::failure(&held.told(), options.language),
        OpenFailure::Ask(_) => which_rehearsal(options),
    })?;
    let file = OpenedFile { limit: options.size_limit, ..OpenedFile::new(file, &hash).with_record(&places.record) };
    let made_with = MadeWith { facts: &Arc::new(read.facts), file: &file };
    let noted = noted.flatten();
    let (mut told, mut messages) = (io::stdout().lock(), io::stderr().lock());
    let said = verify::run(&*disk, made_with, &places, noted.as_ref(), options.language, &mut told, &mut messages);
    out::written(said, options.language)
}

/// An open sitting.
///
/// # Errors
/// Why it cannot be opened has been said.
pub fn open(opening: &OpenOptions, options: &Options) -> Result<OpenSitting, Ended> {
    sitting::open(&opening.disk(), opening, options.language).map_err(|refused| match refused {
        NotOpened::Ask(_) => which_rehearsal(options),
        NotOpened::Faults(lines) => {
            lines.iter().for_each(|line| out::message(line));
            Ended(EXIT_FAULTS)
        }
        NotOpened::Error(error) => out::failure(&error, options.language),
    })
}

fn which_rehearsal(options: &Options) -> Ended {
    out::message(&Phrase::new("shell.which_rehearsal").spoken(options.language));
    Ended(EXIT_USAGE)
}
