//! What the words of the command line mean, once the parser has told them apart.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Error};

use super::{COLOURS, PRIVACY, Spoken, THEMES};
use crate::app::board::LEAST;
use crate::shell::options::{Earlier, Options, Purpose, RehearsalWish, Shown, Task};
use crate::store::sample::size::Wish;
use crate::text::charset::Charset;
use crate::text::visible::visible;

/// Largest session file unless `--max-size` says otherwise, in MiB.
const SIZE_LIMIT_MIB: u64 = 128;
/// Columns and rows of the largest frame.
const LARGEST: u16 = 1_000;

/// What is to be done.
///
/// # Errors
/// A frame is drawn of the board only, and not of another command; names are masked on the board and in plain mode only.
pub fn task(matches: &ArgMatches) -> Result<Task, Error> {
    let print = matches.get_flag("print");
    match matches.subcommand() {
        Some((name, _)) if print => Err(conflict("--print", name)),
        // Who asks for masked names must not be answered with names.
        Some((name, _)) if name != "plain" && matches.contains_id("privacy") => Err(conflict("--privacy", name)),
        Some((name, matches)) => Ok(command(name, matches)),
        None => {
            let file = matches.get_one::<PathBuf>("file").cloned();
            let keys = matches.get_one::<String>("keys").cloned().unwrap_or_default();
            let size = matches.get_one::<(u16, u16)>("size").copied().unwrap_or(LEAST);
            Ok(if print { Task::Print { file, keys, size } } else { Task::Board { file } })
        }
    }
}

fn conflict(option: &str, with: &str) -> Error {
    let mut error = Error::new(ErrorKind::ArgumentConflict);
    error.insert(ContextKind::InvalidArg, ContextValue::String(option.to_owned()));
    error.insert(ContextKind::PriorArg, ContextValue::String(with.to_owned()));
    error
}

/// Columns and rows as typed: `120x35`.
///
/// # Errors
/// No size, or none that a screen could have.
pub fn size(typed: &str) -> Result<(u16, u16), String> {
    let numbers = typed.split_once('x').and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    let screen = |(columns, rows): &(u16, u16)| (1..=LARGEST).contains(columns) && (1..=LARGEST).contains(rows);
    numbers.filter(screen).ok_or_else(|| typed.to_owned())
}

fn command(name: &str, matches: &ArgMatches) -> Task {
    match name {
        "sample" => return sample(matches),
        "completions" => {
            return Task::Completions { shell: matches.get_one::<String>("shell").cloned().unwrap_or_default() };
        }
        "manual" => return Task::Manual,
        _ => {}
    }
    let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let json = || matches.get_flag("json");
    let out = || matches.get_one::<PathBuf>("out").cloned().unwrap_or_default();
    match name {
        "check" => {
            let code = matches.get_one::<String>("explain").cloned();
            if code.is_some() || matches.get_flag("codes") {
                return Task::Codes { code, json: json() };
            }
            let files = matches.get_many::<PathBuf>("file").unwrap_or_default().cloned().collect();
            Task::Check { files, json: json() }
        }
        "quality" => Task::Quality { file, json: json() },
        "workload" => Task::Workload { file, json: json() },
        "plan" => {
            let dimacs = matches.get_one::<PathBuf>("dimacs").cloned();
            Task::Plan { file, names: matches.get_flag("names"), json: json(), dimacs }
        }
        "explain" => {
            let shown = Shown { numbers: matches.get_flag("numbers"), json: json() };
            Task::Explain { file, employee: typed(matches, "employee"), position: typed(matches, "position"), shown }
        }
        "plain" => Task::Plain { file },
        "handover" if matches.get_flag("take-back") => Task::TakeBack { file, again: matches.get_flag("again") },
        "handover" => {
            Task::HandOver { file, to: matches.get_one::<String>("to").cloned().unwrap_or_default(), out: out() }
        }
        "receive" => Task::Receive { bundle: file, out: out(), again: matches.get_flag("again") },
        "state" => Task::State { file, at: matches.get_one::<u64>("at").copied(), json: json() },
        "verify" => {
            let head = matches.contains_id("head").then(|| typed(matches, "head"));
            Task::Verify { file, head }
        }
        "redact" => {
            let entries = matches.get_many::<u64>("entries").unwrap_or_default().copied().collect();
            Task::Redact { file, out: out(), entries }
        }
        "repair" => {
            let last = matches.get_one::<u64>("keep-until").copied().unwrap_or_default();
            Task::Repair { file, out: out(), last }
        }
        "rehearsals" => Task::Rehearsals { file, wish: rehearsal(matches) },
        _ => Task::Board { file: Some(file) },
    }
}

fn rehearsal(matches: &ArgMatches) -> RehearsalWish {
    let number = |name: &str| matches.get_one::<usize>(name).copied();
    match (number("discard"), number("keep"), matches.get_flag("discard-all")) {
        (Some(number), ..) => RehearsalWish::Discard(number),
        (_, Some(number), _) => RehearsalWish::Keep(number),
        (_, _, true) => RehearsalWish::DiscardAll,
        _ => RehearsalWish::List,
    }
}

fn sample(matches: &ArgMatches) -> Task {
    let count = |name: &str| matches.get_one::<u32>(name).copied();
    let wish = Wish {
        employees: count("employees"),
        positions: count("positions"),
        agencies: count("agencies"),
        seed: matches.get_one::<u64>("seed").copied(),
    };
    let out = matches.get_one::<PathBuf>("out").cloned();
    Task::Sample { wish, out, force: matches.get_flag("force") }
}

/// A word as typed; one that is no text matches nothing and is shown as far as it is text.
fn typed(matches: &ArgMatches, name: &str) -> String {
    matches.get_one::<OsString>(name).map(|typed| visible(&typed.to_string_lossy())).unwrap_or_default()
}

/// The options of every task.
pub fn options(matches: &ArgMatches, spoken: Spoken) -> Options {
    let purpose = match (matches.get_flag("record"), matches.get_flag("rehearse")) {
        (true, _) => Purpose::Record,
        (_, true) => Purpose::Rehearse,
        _ => Purpose::ByFile,
    };
    let earlier = match (matches.get_flag("continue"), matches.get_flag("new")) {
        (true, _) => Earlier::Continue,
        (_, true) => Earlier::New,
        _ => Earlier::Ask,
    };
    let colours = matches.get_one::<String>("color");
    let colours = COLOURS.into_iter().find(|(name, _)| colours.is_some_and(|typed| typed == name));
    let theme = matches.get_one::<String>("theme");
    let theme = THEMES.into_iter().find(|(name, word, _)| theme.is_some_and(|typed| typed == name || typed == word));
    let privacy = matches.get_one::<String>("privacy");
    let privacy =
        PRIVACY.into_iter().find(|(name, word, _)| privacy.is_some_and(|typed| typed == name || typed == word));
    Options {
        language: spoken.language,
        language_by: spoken.by,
        data_dir: matches.get_one::<PathBuf>("data-dir").cloned(),
        purpose,
        earlier,
        take_over: matches.get_flag("take-over"),
        size_limit: matches.get_one::<u64>("max-size").copied().unwrap_or(SIZE_LIMIT_MIB) * 1024 * 1024,
        network: matches.get_flag("allow-network-fs"),
        colours: colours.map(|(_, colours)| colours),
        scheme: theme.map(|(.., scheme)| scheme),
        charset: if matches.get_flag("ascii") { Charset::Ascii } else { Charset::Unicode },
        privacy: privacy.map(|(.., privacy)| privacy),
    }
}
