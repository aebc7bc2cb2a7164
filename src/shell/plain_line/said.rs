//! What is said after the command of a spoken line, taken word by word.

use chrono::NaiveDate;

use super::{DATE, TypedFact, expected};
use crate::text::words::Phrase;

/// Names of the values of a document in both languages, Indonesian first.
const DOCUMENT: [&str; 2] = ["dokumen", "document"];
const NUMBER: [&str; 2] = ["nomor", "number"];

/// What stands after the command.
pub(super) struct Said {
    /// Words, in their order.
    pub(super) words: Vec<String>,
    /// Named values.
    pub(super) named: Vec<TypedFact>,
}

impl Said {
    /// Takes the first word when it is a number.
    pub(super) fn number(&mut self) -> Option<usize> {
        let number = self.words.first()?.parse().ok()?;
        self.words.remove(0);
        Some(number)
    }

    /// Takes the first word.
    pub(super) fn word(&mut self) -> Option<String> {
        (!self.words.is_empty()).then(|| self.words.remove(0))
    }

    /// Takes all words that are left, at least one.
    pub(super) fn text(&mut self, home: &str) -> Result<String, Phrase> {
        let text = std::mem::take(&mut self.words).join(" ");
        if text.trim().is_empty() { Err(expected(home)) } else { Ok(text) }
    }

    /// Takes the value that has one of these names.
    pub(super) fn value(&mut self, names: &[&str]) -> Option<String> {
        let place = self.named.iter().position(|named| names.contains(&named.place.as_str()))?;
        Some(self.named.remove(place).value)
    }

    /// Takes a document: what it is, its number and its date.
    pub(super) fn document(&mut self, home: &str) -> Result<(String, String, NaiveDate), Phrase> {
        let (document, number, date) = (self.value(&DOCUMENT), self.value(&NUMBER), self.value(&DATE));
        let (Some(document), Some(number), Some(date)) = (document, number, date) else { return Err(expected(home)) };
        Ok((document, number, super::date(&date)?))
    }

    pub(super) fn only_item(&mut self, home: &'static str) -> Result<Option<usize>, Phrase> {
        let item = self.number();
        self.nothing_more(home).map(|()| item)
    }

    /// Whatever is left over was not understood; nothing said is ever ignored.
    pub(super) fn nothing_more(&self, home: &str) -> Result<(), Phrase> {
        if self.words.is_empty() && self.named.is_empty() { Ok(()) } else { Err(expected(home)) }
    }
}
