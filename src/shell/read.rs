//! The commands that only read a session file: `check` (and what its codes mean), `quality`, `workload`, `explain`.

use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use crate::domain::facts::Facts;
use crate::shell::explain::Explanation;
use crate::shell::explain_numbers;
use crate::shell::explain_text;
use crate::shell::opened_file::OpenedFile;
use crate::shell::opening::OpenOptions;
use crate::shell::options::{Options, Shown};
use crate::shell::out::{self, EXIT_DONE, EXIT_FAULTS, EXIT_USAGE, Ended};
use crate::shell::quality::Quality;
use crate::shell::stated::{self, Stated};
use crate::shell::workload as tables;
use crate::store::chain::hex;
use crate::store::codes::{CODES, code};
use crate::store::progress::Progress;
use crate::store::session::{self, Refused, SessionFile, report};
use crate::text::visible::visible;
use crate::text::words::{Phrase, say};

/// Prints every fault and notice of `files`; as JSON one array with an object a file.
///
/// A file that cannot be read at all is named on standard error; the others are checked all the same.
///
/// # Errors
/// Standard output is gone or full.
pub fn check(files: &[PathBuf], json: bool, options: &Options) -> Result<u8, Ended> {
    let mut code = EXIT_DONE;
    let mut reports = Vec::new();
    for file in files {
        let checked = match session::check(file, options.size_limit) {
            Ok(checked) => checked,
            Err(error) => {
                let Ended(failed) = out::failure(&error, options.language);
                code = code.max(failed);
                continue;
            }
        };
        if !checked.faults.is_empty() {
            code = code.max(EXIT_FAULTS);
        }
        let shown = file.to_string_lossy();
        if json {
            reports.push(report::report_json(&shown, &checked, options.language));
        } else {
            out::result(report::report_text(&shown, &checked, options.language).trim_end(), options.language)?;
        }
    }
    if json {
        print_json(&Json::Array(reports), options)?;
    }
    Ok(code)
}

/// Prints what one code of `check` means, or the list of all.
///
/// # Errors
/// Standard output is gone or full.
pub fn codes(asked: Option<&str>, json: bool, options: &Options) -> Result<u8, Ended> {
    let Some(asked) = asked else {
        if json {
            let all = CODES.iter().map(|code| code.json(options.language)).collect();
            print_json(&Json::Array(all), options)?;
        } else {
            out::result(&report::codes_text(options.language), options.language)?;
        }
        return Ok(EXIT_DONE);
    };
    let wanted = asked.trim().to_uppercase();
    let Some(code) = code(&wanted) else {
        let near = CODES.iter().map(|code| (strsim::damerau_levenshtein(&wanted, code.id), code.id)).min();
        let what = Phrase::new("shell.wrong.code").with("code", visible(asked));
        let meant = near
            .filter(|(amiss, _)| *amiss <= 4)
            .map(|(_, id)| Phrase::new("shell.wrong.suggestion").with("suggestion", id));
        let said: Vec<String> =
            std::iter::once(what).chain(meant).map(|sentence| sentence.spoken(options.language)).collect();
        out::message(&said.join(" "));
        return Ok(EXIT_USAGE);
    };
    if json {
        print_json(&code.json(options.language), options)?;
    } else {
        out::result(&report::code_text(code, options.language), options.language)?;
    }
    Ok(EXIT_DONE)
}

/// Prints the quality of the data: notices alone leave the exit code 0.
///
/// # Errors
/// The file cannot be opened (that has been said), or standard output is gone or full.
pub fn quality(file: &Path, json: bool, options: &Options) -> Result<u8, Ended> {
    let facts = facts(file, options)?;
    let quality = Quality::of(&facts);
    if json {
        print_json(&quality.json(options.language), options)?;
    } else {
        print_text(&quality.text(options.language), options)?;
    }
    Ok(EXIT_DONE)
}

/// Prints the workload tables.
///
/// # Errors
/// The file cannot be opened (that has been said), or standard output is gone or full.
pub fn workload(file: &Path, json: bool, options: &Options) -> Result<u8, Ended> {
    let facts = facts(file, options)?;
    if json {
        print_json(&tables::json(&facts, options.language), options)?;
    } else {
        print_text(&tables::text(&facts, options.language), options)?;
    }
    Ok(EXIT_DONE)
}

/// Prints why an employee may or may not move to a position; ids that the session does not know are a fault.
///
/// # Errors
/// The file cannot be opened (that has been said), or standard output is gone or full.
pub fn explain(file: &Path, ids: (&str, &str), shown: Shown, options: &Options) -> Result<u8, Ended> {
    let read = session_file(file, options)?;
    let explanation = match Explanation::of(&read.facts, ids.0, ids.1) {
        Ok(explanation) => explanation,
        Err(stranger) => {
            out::message(&stranger.spoken(options.language));
            return Ok(EXIT_FAULTS);
        }
    };
    let language = options.language;
    let opened = || {
        let numbers = explain_numbers::accounts(&explanation);
        let located = OpenedFile::new(file, &hex(&read.hash)).locate(&explain_numbers::paths(&numbers), &[]);
        (numbers, located)
    };
    if shown.json {
        let mut document = explanation.json(language);
        let (numbers, located) = opened();
        document["numbers"] = explain_numbers::json(&numbers, &located, language);
        print_json(&document, options)?;
        return Ok(EXIT_DONE);
    }
    let mut text = vec![explain_text::text(&explanation, language, options.charset)];
    if shown.numbers {
        let (numbers, located) = opened();
        text.extend([String::new(), say(language, "shell.explain.numbers").to_owned()]);
        text.extend(explain_numbers::text(&numbers, &located, language));
    }
    print_text(&text.join("\n"), options)?;
    Ok(EXIT_DONE)
}

fn facts(file: &Path, options: &Options) -> Result<Facts, Ended> {
    session_file(file, options).map(|read| read.facts)
}

/// A session file that can be opened, or every fault of it on standard error.
///
/// # Errors
/// Code 1 for faults, 3 when the machine failed; the reason has been said.
pub fn session_file(file: &Path, options: &Options) -> Result<SessionFile, Ended> {
    session::read(file, options.size_limit).map_err(|refused| said(&refused, file, options))
}

/// What a session states that has a record, by its file or by the copy beside the record.
///
/// # Errors
/// As [`session_file`].
pub fn session_stated(opening: &OpenOptions, options: &Options) -> Result<Stated, Ended> {
    let read = stated::read(opening, &Progress::default()).expect("only who follows the progress can stop it");
    let read = read.map_err(|refused| said(&refused, &opening.session, options))?;
    if let Some(instead) = &read.instead {
        out::message(&instead.spoken(options.language));
    }
    Ok(read)
}

fn said(refused: &Refused, file: &Path, options: &Options) -> Ended {
    match refused {
        Refused::Faults(checked) => {
            out::message(report::report_text(&file.to_string_lossy(), checked, options.language).trim_end());
            Ended(EXIT_FAULTS)
        }
        Refused::Error(error) => out::failure(error, options.language),
    }
}

/// Prints a text in the characters that were asked for.
///
/// # Errors
/// Standard output is gone or full.
pub fn print_text(text: &str, options: &Options) -> Result<(), Ended> {
    out::result(&options.charset.spell(text), options.language)
}

/// Prints one JSON document.
///
/// # Errors
/// Standard output is gone or full.
pub fn print_json(document: &Json, options: &Options) -> Result<(), Ended> {
    let written = serde_json::to_string_pretty(document).map_err(|cause| {
        out::failure(&crate::error::Error::new(Phrase::new("shell.out.failed"), cause), options.language)
    })?;
    out::result(&written, options.language)
}
