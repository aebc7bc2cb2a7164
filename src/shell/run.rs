//! One task, from the command line to its exit code.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::Path;

use crate::command::presses::presses;
use crate::shell::board;
use crate::shell::command_line::{self, Typed};
use crate::shell::desk::BoardOptions;
use crate::shell::opening::Choice;
use crate::shell::options::{Options, Task};
use crate::shell::out::{self, EXIT_DONE, EXIT_MACHINE, EXIT_USAGE, Ended};
use crate::shell::{
    copies, handover, manual, plan, preferences, print, read, receiving, record_commands, rehearsals, sample, usage,
};
use crate::store::place;
use crate::store::session_copy;
use crate::text::language::Language;
use crate::text::visible::visible;
use crate::text::words::Phrase;

/// Understands the arguments (the program's name first), does the task, and gives the exit code.
pub fn command_line(typed: &[OsString]) -> u8 {
    let spoken = command_line::spoken(typed, |name| std::env::var_os(name));
    let language = spoken.language;
    let ended = match command_line::parse(typed, spoken) {
        Ok(Typed::Show(text)) => out::result(&text, language).map(|()| EXIT_DONE),
        Ok(Typed::Run(task, options)) => run(&task, &options),
        Err(error) => {
            out::message(&usage::sentences(&error, typed, language));
            Ok(EXIT_USAGE)
        }
    };
    ended.unwrap_or_else(|Ended(code)| code)
}

fn run(task: &Task, options: &Options) -> Result<u8, Ended> {
    match task {
        Task::Board { file } => show(file.as_deref(), options),
        Task::Print { file, keys, size } => print(file.as_deref(), keys, *size, options),
        Task::Completions { shell } => manual::completions(shell, options.language),
        Task::Manual => manual::page(options.language),
        Task::Check { files, json } => read::check(files, *json, options),
        Task::Codes { code, json } => read::codes(code.as_deref(), *json, options),
        Task::Quality { file, json } => read::quality(file, *json, options),
        Task::Workload { file, json } => read::workload(file, *json, options),
        Task::Plan { file, names, json, dimacs } => plan::plan(file, (*names, *json), dimacs.as_deref(), options),
        Task::Explain { file, employee, position, shown } => read::explain(file, (employee, position), *shown, options),
        Task::Plain { file } => record_commands::plain(file, options),
        Task::State { file, at, json } => record_commands::state(file, *at, *json, options),
        Task::Verify { file, head } => record_commands::verify(file, head.as_deref(), options),
        Task::HandOver { file, to, out } => handover::hand_over(file, to, out, options),
        Task::TakeBack { file, again } => handover::take_back(file, *again, options),
        Task::Receive { bundle, out, again } => receiving::receive(bundle, out, *again, options),
        Task::Redact { file, out, entries } => copies::redact(file, out, entries, options),
        Task::Repair { file, out, last } => copies::repair(file, out, *last, options),
        Task::Rehearsals { file, wish } => rehearsals::run(file, *wish, options),
        Task::Sample { wish, out, force } => sample::sample(*wish, out.as_deref(), *force, options),
    }
}

/// Insists that a word which is no file is a session that has begun, and neither a slip in a path nor in a command.
///
/// # Errors
/// It has been said what may be meant.
fn insist_file(file: Option<&Path>, language: Language) -> Result<(), Ended> {
    // A sitting goes on by its copy of the session where the file itself is gone.
    let has_begun = |file: &Path| session_copy::place(&place::beside_session(file).record).exists();
    let absent = file.filter(|file| !file.exists() && !has_begun(file));
    if let Some(path) = absent.filter(|path| command_line::is_path(path)) {
        let what = Phrase::new("shell.wrong.no-file").with("argument", visible(&path.to_string_lossy()));
        out::message(&what.spoken(language));
        return Err(Ended(EXIT_MACHINE));
    }
    if let Some(word) = absent.map(|file| file.to_string_lossy())
        && let Some(meant) = command_line::meant(&word)
    {
        out::message(&usage::unknown_command(&word, meant, language));
        return Err(Ended(EXIT_USAGE));
    }
    Ok(())
}

/// One frame, when every key that was typed is one.
fn print(file: Option<&Path>, keys: &str, size: (u16, u16), options: &Options) -> Result<u8, Ended> {
    insist_file(file, options.language)?;
    match presses(keys) {
        Ok(keys) => print::print(file, &keys, size, options),
        Err(word) => {
            out::message(&usage::unknown_key(&word, options.language));
            Ok(EXIT_USAGE)
        }
    }
}

/// The board, where there is a terminal to show it on.
fn show(file: Option<&Path>, options: &Options) -> Result<u8, Ended> {
    insist_file(file, options.language)?;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        let file = file.map_or_else(|| "FILE".to_owned(), |file| visible(&file.to_string_lossy()));
        out::message(&Phrase::new("shell.no_terminal.script").with("file", file).spoken(options.language));
        return Ok(EXIT_USAGE);
    }
    let started = BoardOptions {
        session: file.map(Path::to_owned),
        preferences: preferences::begin(options),
        open: options.opening(file.unwrap_or(Path::new("")), Choice::Ask),
    };
    match board::run(started) {
        Ok(ended) => {
            for line in &ended.farewell {
                if ended.code == 0 { out::result(line, options.language)? } else { out::message(line) }
            }
            Ok(u8::try_from(ended.code).unwrap_or(EXIT_MACHINE))
        }
        Err(error) => {
            out::message(&error.spoken(options.language));
            Ok(EXIT_USAGE)
        }
    }
}
