//! One task, from the command line to its exit code.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use crate::shell::command_line::{self, Typed};
use crate::shell::opening::{self, Choice, OpenFailure, OpenOptions, OpenSitting};
use crate::shell::options::{Options, Task};
use crate::shell::out::{self, EXIT_DONE, EXIT_MACHINE, EXIT_USAGE, Ended};
use crate::shell::plain::{self, Talk};
use crate::shell::{read, usage};
use crate::store::chain;
use crate::store::disk::{Disk, RealDisk};
use crate::text::visible::visible;
use crate::text::words::Phrase;

/// Understands the arguments (the program's name first), does the task, and gives the exit code.
pub fn command_line(typed: &[OsString]) -> u8 {
    let language = command_line::language(typed, |name| std::env::var_os(name));
    let ended = match command_line::parse(typed, language) {
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
        Task::Board { file } => board(file.as_deref(), options),
        Task::Check { files, json } => read::check(files, *json, options),
        Task::Workload { file, json } => read::workload(file, *json, options),
        Task::Explain { file, employee, position, json } => read::explain(file, (employee, position), *json, options),
        Task::Plain { file } => plain_mode(file, options),
        Task::State { .. } => absent("state", options),
        Task::Verify { .. } => absent("verify", options),
    }
}

/// The board, where there is a terminal to show it on.
fn board(file: Option<&Path>, options: &Options) -> Result<u8, Ended> {
    if let Some(word) = file.filter(|file| !file.exists()).map(|file| file.to_string_lossy())
        && let Some(meant) = command_line::meant(&word)
    {
        out::message(&usage::unknown_command(&word, meant, options.language));
        return Ok(EXIT_USAGE);
    }
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        let file = file.map_or_else(|| "FILE".to_owned(), |file| visible(&file.to_string_lossy()));
        out::message(&Phrase::new("shell.no_terminal.script").with("file", file).spoken(options.language));
        return Ok(EXIT_USAGE);
    }
    absent("sidang", options)
}

/// The sitting as spoken lines on standard input and output.
fn plain_mode(file: &Path, options: &Options) -> Result<u8, Ended> {
    let sitting = open(file, &options.opening(file, Choice::Unfinished), options)?;
    let input = io::stdin();
    let interactive = input.is_terminal();
    let talk = Talk {
        input: &mut input.lock(),
        answers: &mut io::stdout().lock(),
        messages: &mut io::stderr().lock(),
        language: options.language,
        interactive,
    };
    Ok(plain::run(sitting, talk))
}

/// The sitting of a session file with its record; why it cannot be opened has been said.
fn open(file: &Path, opening: &OpenOptions, options: &Options) -> Result<OpenSitting, Ended> {
    let read = read::session_file(file, options)?;
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let opened = opening::open_record(&disk, &Arc::new(read.facts), &chain::hex(&read.hash), opening);
    opened.map_err(|failure| match failure {
        OpenFailure::Error(error) => out::failure(&error, options.language),
        OpenFailure::Ask(_) => {
            out::message(&Phrase::new("shell.which_rehearsal").spoken(options.language));
            Ended(EXIT_USAGE)
        }
    })
}

/// Says that a command is not there yet.
fn absent(command: &str, options: &Options) -> Result<u8, Ended> {
    out::message(&Phrase::new("shell.absent").with("command", command).spoken(options.language));
    Ok(EXIT_MACHINE)
}
