//! What can fail outside our control: the machine's errors, with cause and hint.
//!
//! Of the three kinds of "no", only this one is an error. A fault in a file (its author acts) is a
//! `store::fault::Fault`; a refusal (the committee acts) is a `journal::refusal::Refusal`.

use crate::text::language::Language;
use crate::text::words::Phrase;

/// An error of the machine: what could not be done, why, and what may help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What could not be done.
    pub what: Phrase,
    /// What the system said, made visible; empty when nothing was said.
    pub cause: String,
    /// What the person at the machine can do.
    pub hint: Option<Phrase>,
}

impl Error {
    /// An error with what could not be done and the system's own words.
    pub fn new(what: Phrase, cause: impl std::fmt::Display) -> Self {
        Error { what, cause: cause.to_string(), hint: None }
    }

    /// The same error with a hint.
    #[must_use]
    pub fn hint(mut self, hint: Phrase) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The whole error as one or two sentences.
    pub fn spoken(&self, language: Language) -> String {
        let mut said = self.what.spoken(language);
        if !self.cause.is_empty() {
            said.push_str(&format!(" ({})", self.cause));
        }
        if let Some(hint) = &self.hint {
            said.push(' ');
            said.push_str(&hint.spoken(language));
        }
        said
    }
}
