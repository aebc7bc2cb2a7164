//! A wrong command line, said in the catalogue's words.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::shell::command_line;
use crate::text::language::Language;
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value};

/// The sentences for a wrong command line: what is wrong, what may be meant, where to read more.
pub fn sentences(error: &clap::Error, typed: &[OsString], language: Language) -> String {
    // A mistyped command is read as a file, and what follows it as one word too many.
    let first = typed.iter().skip(1).map(|word| word.to_string_lossy()).find(|word| !word.starts_with('-'));
    if matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand)
        && let Some(first) = first
        && let Some(meant) = command_line::meant(&first)
    {
        return unknown_command(&first, meant, language);
    }
    if let Some(path) = unknown_path(error) {
        return said(path, None, language);
    }
    said(what(error), suggestion(error), language)
}

/// That a file which is not understood here is not there, or is one too many: nobody who names a file means a command.
fn unknown_path(error: &clap::Error) -> Option<Phrase> {
    let kind = match error.kind() {
        ErrorKind::UnknownArgument => ContextKind::InvalidArg,
        ErrorKind::InvalidSubcommand => ContextKind::InvalidSubcommand,
        _ => return None,
    };
    let word = text(error, kind);
    let path = Some(Path::new(&word)).filter(|path| command_line::is_path(path))?;
    let key = if path.exists() { "shell.wrong.file-too-many" } else { "shell.wrong.no-file" };
    Some(Phrase::new(key).with("argument", word.as_str()))
}

/// The sentences for a word that is no command and much like one.
pub fn unknown_command(word: &str, meant: &'static str, language: Language) -> String {
    said(Phrase::new("shell.wrong.unknown").with("argument", visible(word)), Some(meant.into()), language)
}

/// The sentences for a word of `--keys` that is no key.
pub fn unknown_key(word: &str, language: Language) -> String {
    said(Phrase::new("shell.wrong.key").with("key", visible(word)), None, language)
}

fn said(what: Phrase, suggestion: Option<Value>, language: Language) -> String {
    let suggestion = suggestion.map(|meant| Phrase::new("shell.wrong.suggestion").with("suggestion", meant));
    let sentences = [Some(what), suggestion, Some(Phrase::new("shell.wrong.more"))];
    sentences.into_iter().flatten().map(|sentence| sentence.spoken(language)).collect::<Vec<_>>().join(" ")
}

fn what(error: &clap::Error) -> Phrase {
    let argument = || text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::NoEquals | ErrorKind::TooFewValues if value.is_empty() => {
            Phrase::new("shell.wrong.no-value").with("argument", argument())
        }
        ErrorKind::InvalidValue if !text(error, ContextKind::ValidValue).is_empty() => {
            Phrase::new("shell.wrong.value-of")
                .with("value", value)
                .with("argument", argument())
                .with("values", text(error, ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooManyValues => {
            Phrase::new("shell.wrong.value").with("value", value).with("argument", argument())
        }
        ErrorKind::UnknownArgument => Phrase::new("shell.wrong.unknown").with("argument", argument()),
        ErrorKind::InvalidSubcommand => {
            Phrase::new("shell.wrong.unknown").with("argument", text(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::ArgumentConflict if argument() == text(error, ContextKind::PriorArg) => {
            Phrase::new("shell.wrong.twice").with("argument", argument())
        }
        ErrorKind::ArgumentConflict => Phrase::new("shell.wrong.conflict")
            .with("argument", argument())
            .with("other", text(error, ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => Phrase::new("shell.wrong.missing").with("argument", argument()),
        ErrorKind::InvalidUtf8 => Phrase::new("shell.wrong.not-utf8"),
        _ => Phrase::new("shell.wrong.other"),
    }
}

fn suggestion(error: &clap::Error) -> Option<Value> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    kinds.into_iter().map(|kind| text(error, kind)).find(|text| !text.is_empty()).map(Value::Text)
}

/// What the parser says under `kind`, made visible, without its brackets and dots; empty when it says nothing.
fn text(error: &clap::Error, kind: ContextKind) -> String {
    let text = match error.get(kind) {
        Some(ContextValue::String(text)) => visible(text),
        Some(ContextValue::Strings(texts)) => visible(&texts.join(", ")),
        _ => String::new(),
    };
    text.replace(['<', '>'], "").replace("...", "")
}
