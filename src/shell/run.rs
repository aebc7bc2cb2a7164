//! One task, from the command line to its exit code.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::Path;

use crate::shell::command_line::{self, Typed};
use crate::shell::options::{Options, Task};
use crate::shell::out::{self, EXIT_DONE, EXIT_MACHINE, EXIT_USAGE, Ended};
use crate::shell::usage;
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
        Task::Check { .. } => absent("check", options),
        Task::Workload { .. } => absent("workload", options),
        Task::Explain { .. } => absent("explain", options),
        Task::Plain { .. } => absent("plain", options),
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

/// Says that a command is not there yet.
fn absent(command: &str, options: &Options) -> Result<u8, Ended> {
    out::message(&Phrase::new("shell.absent").with("command", command).spoken(options.language));
    Ok(EXIT_MACHINE)
}
