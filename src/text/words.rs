//! The one catalogue of everything the program says, in Indonesian and English.
//!
//! Sentences live in `src/text/words/*.txt`, one a line: `key = Indonesian | English`, with
//! `{name}` where a value goes. Code names a sentence by its key only, so that a room below the
//! screen can speak without knowing in which language it will be heard.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::{DateTime, NaiveDate};

use crate::text::language::Language;
use crate::text::{dates, numbers};

/// A value put into a sentence; written by the rules of the language that is spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text as it stands, already made visible at the load boundary.
    Text(String),
    /// A whole number, with thousands grouped.
    Count(i64),
    /// A number in hundredths, shown with two decimals (`82,50`).
    Hundredths(i64),
    /// A number in tenths, shown with one decimal (`82,5`).
    Tenths(i64),
    /// A number of 10^-places: value and places, for numbers whose decimals vary.
    Decimal(i64, u32),
    /// A day, shown as `2 Desember 2026`.
    Day(NaiveDate),
    /// Another sentence or term of the catalogue.
    Term(&'static str),
    /// A sentence with values of its own.
    Phrase(Box<Phrase>),
    /// Several values, joined with commas.
    List(Vec<Value>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Value::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Value {
    fn from(count: i64) -> Self {
        Value::Count(count)
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Value::Count(i64::from(count))
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Value::Day(day)
    }
}

impl From<Phrase> for Value {
    fn from(phrase: Phrase) -> Self {
        Value::Phrase(Box::new(phrase))
    }
}

impl Value {
    /// The value as written in `language`.
    pub fn spoken(&self, language: Language) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Count(count) => numbers::grouped(*count, language),
            Value::Hundredths(value) => numbers::decimal(*value, 2, language),
            Value::Tenths(value) => numbers::decimal(*value, 1, language),
            Value::Decimal(value, places) => numbers::decimal(*value, *places, language),
            Value::Day(day) => dates::long(*day, language),
            Value::Term(key) => say(language, key).to_owned(),
            Value::Phrase(phrase) => phrase.spoken(language),
            Value::List(values) => {
                let spoken: Vec<String> = values.iter().map(|v| v.spoken(language)).collect();
                spoken.join(", ")
            }
        }
    }
}

/// A moment of the record, written as RFC 3339, as people write it; as it stands when it is none.
pub fn moment(time: &str) -> Value {
    match DateTime::parse_from_rfc3339(time) {
        Ok(moment) => Phrase::new("record.moment")
            .with("day", moment.date_naive())
            .with("hour", moment.format("%H.%M").to_string())
            .into(),
        Err(_) => Value::from(time),
    }
}

/// A sentence of the catalogue with its values, not yet in any language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Key of the catalogue.
    pub key: &'static str,
    /// Values by the names that stand in braces in the sentence.
    pub values: Vec<(&'static str, Value)>,
}

impl Phrase {
    /// A sentence without values.
    pub fn new(key: &'static str) -> Self {
        Phrase { key, values: Vec::new() }
    }

    /// No sentence: it takes no values, for nobody will hear them.
    pub fn unsaid() -> Self {
        Phrase::new("")
    }

    /// The same sentence with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        if !self.key.is_empty() {
            self.values.push((name, value.into()));
        }
        self
    }

    /// The same sentence with a list, which is not even made where nobody will hear it.
    #[must_use]
    pub fn with_list(self, name: &'static str, values: impl Iterator<Item = Value>) -> Self {
        if self.key.is_empty() { self } else { self.with(name, Value::List(values.collect())) }
    }

    /// The sentence in `language`, values filled in; of each two words in brackets, `[person|people]`, the one that goes with
    /// the value told last before them.
    pub fn spoken(&self, language: Language) -> String {
        let mut rest = say(language, self.key);
        let mut said = String::with_capacity(2 * rest.len());
        let mut is_one = false;
        while let Some(at) = rest.find(['{', '[']) {
            said.push_str(&rest[..at]);
            rest = &rest[at..];
            if let Some((value, after)) = self.value_at(rest) {
                let value = value.spoken(language);
                is_one = value == "1";
                // A name that ends with its title's stop ("M.A.P.") ends the sentence as well.
                let stopped = after.strip_prefix('.').filter(|_| value.ends_with('.'));
                rest = stopped.unwrap_or(after);
                said.push_str(&value);
            } else if let Some((one, many, after)) = choice_at(rest) {
                said.push_str(if is_one { one } else { many });
                rest = after;
            } else {
                said.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
        said.push_str(rest);
        said
    }

    /// The value that some words begin with, and what stands behind it.
    fn value_at<'w>(&self, words: &'w str) -> Option<(&Value, &'w str)> {
        let (name, after) = words.strip_prefix('{')?.split_once('}')?;
        let (_, value) = self.values.iter().find(|(own, _)| *own == name)?;
        Some((value, after))
    }
}

/// The `[one|many]` that some words begin with, and what stands behind it; what may be left out of a command is none.
fn choice_at(words: &str) -> Option<(&str, &str, &str)> {
    let (inside, after) = words.strip_prefix('[')?.split_once(']')?;
    let (one, many) = inside.split_once('|').filter(|_| !inside.contains(' '))?;
    Some((one, many, after))
}

/// One sentence of the catalogue in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Indonesian.
    pub indonesian: &'static str,
    /// English.
    pub english: &'static str,
}

/// The data files of the catalogue: name and content.
pub const FILES: &[(&str, &str)] = &[
    ("board", include_str!("words/board.txt")),
    ("code", include_str!("words/code.txt")),
    ("command", include_str!("words/command.txt")),
    ("fact", include_str!("words/fact.txt")),
    ("fault", include_str!("words/fault.txt")),
    ("fit", include_str!("words/fit.txt")),
    ("load", include_str!("words/load.txt")),
    ("journal", include_str!("words/journal.txt")),
    ("number", include_str!("words/number.txt")),
    ("paper", include_str!("words/paper.txt")),
    ("plan", include_str!("words/plan.txt")),
    ("plain", include_str!("words/plain.txt")),
    ("quality", include_str!("words/quality.txt")),
    ("refusal", include_str!("words/refusal.txt")),
    ("rule", include_str!("words/rule.txt")),
    ("scenario", include_str!("words/scenario.txt")),
    ("sheet", include_str!("words/sheet.txt")),
    ("shell", include_str!("words/shell.txt")),
    ("term", include_str!("words/term.txt")),
];

/// The sentence for `key`; the key itself when the catalogue lacks it (a test keeps that from happening).
pub fn say(language: Language, key: &'static str) -> &'static str {
    match catalogue().get(key) {
        Some(sentence) => match language {
            Language::Indonesian => sentence.indonesian,
            Language::English => sentence.english,
        },
        None => key,
    }
}

/// Whether the catalogue has `key`.
pub fn has(key: &str) -> bool {
    catalogue().contains_key(key)
}

/// All sentences by key.
pub fn catalogue() -> &'static HashMap<&'static str, Sentence> {
    static CATALOGUE: OnceLock<HashMap<&'static str, Sentence>> = OnceLock::new();
    CATALOGUE.get_or_init(|| FILES.iter().flat_map(|(_, content)| content.lines()).filter_map(entry).collect())
}

/// One line of a data file: `key = Indonesian | English`; nothing for blank lines and `#` comments.
fn entry(line: &'static str) -> Option<(&'static str, Sentence)> {
    if line.starts_with('#') {
        return None;
    }
    let (key, sentences) = line.split_once(" = ")?;
    let (indonesian, english) = sentences.split_once(" | ")?;
    Some((key.trim(), Sentence { indonesian: indonesian.trim(), english: english.trim() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_entry_and_every_key_stands_once() {
        let mut seen = HashMap::new();
        for (file, content) in FILES {
            for line in content.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
                assert_eq!(line.matches(" | ").count(), 1, "{file}: two languages are parted once: {line}");
                let (key, sentence) = entry(line).unwrap_or_else(|| panic!("{file}: not an entry: {line}"));
                assert!(!sentence.indonesian.is_empty() && !sentence.english.is_empty(), "{file}: {key} is empty");
                assert_eq!(seen.insert(key, file), None, "{key} stands twice");
            }
        }
    }

    #[test]
    fn words_go_with_the_number_before_them() {
        let told = |count: i64, all: i64| {
            let phrase = Phrase::new("board.filter.taken").with("count", count).with("all", all).with("key", "v");
            phrase.spoken(Language::English)
        };
        assert!(told(1, 24).contains("1 of 24 items are shown"), "{}", told(1, 24));
        assert!(told(1, 1).contains("1 of 1 item is shown"), "{}", told(1, 1));
        let years =
            Phrase::new("fit.experience.time").with("years", 1_i64).with("months", 0_i64).with("points", 60_i64);
        assert_eq!(years.spoken(Language::English), "1 year 0 months in related work (60)");
        assert_eq!(choice_at("[FILE] [--keep N]"), None, "what may be left out is no choice");
        let names = Phrase::new("board.filter.taken").with("count", "{all}").with("all", 2_i64).with("key", "[v|w]");
        let said = names.spoken(Language::English);
        assert!(
            said.contains("{all} of 2 items") && said.contains("[v|w] shows"),
            "values are told as they are: {said}"
        );
    }

    #[test]
    fn both_languages_name_the_same_values() {
        for (key, sentence) in catalogue() {
            let mut names = [sentence.indonesian, sentence.english].map(placeholders);
            names[0].sort_unstable();
            names[1].sort_unstable();
            assert_eq!(names[0], names[1], "{key} has other values in the other language");
        }
    }

    fn placeholders(sentence: &str) -> Vec<&str> {
        sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
    }
}
