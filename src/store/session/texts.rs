//! The load boundary: the one place where texts of a file become texts of the facts, plain and visible.
//!
//! Names and ids with anything hidden in them are refused. Free text keeps what it says: what is hidden in it is
//! shown by its number (`‹U+202E›`), and a notice tells of it. Everything else in a file is read as a day, a
//! number or a choice, and never shown but in a complaint.

use std::fmt::Debug;
use std::hash::Hash;

use crate::domain::index::Lookup;
use crate::store::session::finding::{At, Finding, Findings};
use crate::text::visible::{hidden_in, number, single_line, visible};
use crate::text::words::{Phrase, Value};

/// The longest id; entries of the record name ids, and a line of the record has its limit.
const ID_LIMIT: usize = 80;

/// The longest name, in characters; the longest official titles have about half of it.
const NAME_LIMIT: usize = 200;

/// The longest free text, in characters; verdicts may repeat it in a line of the record.
const TEXT_LIMIT: usize = 2_000;

/// So much of a text is shown in a complaint, in characters.
const SHOWN: usize = 60;

/// At most so many hidden characters of one text are named.
const NAMED: usize = 5;

/// A name: it says something, nothing is hidden in it, and it is not too long.
pub fn name(at: &At, text: &str, findings: &mut Findings) -> String {
    check_says(at, text, findings);
    check_length(at, text, NAME_LIMIT, findings);
    if let Some(what) = hidden(at, text, "fault.what.hidden-in-name") {
        findings.wrong("E-HIDDEN-CHARACTER", at, what, "fault.cure.hidden-character");
    }
    plain(text)
}

/// Several names, none of them twice.
pub fn names(at: &At, texts: &[String], findings: &mut Findings) -> Vec<String> {
    list(at, texts, name, findings)
}

/// Free text that may be empty, as when it is left out.
pub fn free_text(at: &At, text: &str, findings: &mut Findings) -> String {
    if text.trim().is_empty() { String::new() } else { required_text(at, text, findings) }
}

/// Free text that says something.
pub fn required_text(at: &At, text: &str, findings: &mut Findings) -> String {
    check_says(at, text, findings);
    check_length(at, text, TEXT_LIMIT, findings);
    if let Some(what) = hidden(at, text, "fault.what.hidden-in-text") {
        findings.notice("N-HIDDEN-CHARACTER", at, what, "fault.cure.hidden-character");
    }
    plain(text)
}

/// Free text that may be left out, and says something where it is not.
pub fn optional_text(at: &At, text: Option<&String>, findings: &mut Findings) -> Option<String> {
    text.map(|text| required_text(at, text, findings))
}

/// Several free texts, none of them twice.
pub fn texts(at: &At, texts: &[String], findings: &mut Findings) -> Vec<String> {
    list(at, texts, required_text, findings)
}

fn list(
    at: &At,
    texts: &[String],
    read: impl Fn(&At, &str, &mut Findings) -> String,
    findings: &mut Findings,
) -> Vec<String> {
    let known: Vec<String> =
        texts.iter().enumerate().map(|(place, text)| read(&at.index(place), text, findings)).collect();
    check_once(at, known.iter().map(String::as_str), findings);
    known
}

/// Says when something stands in a list again.
pub fn check_once<T: Copy + Eq + Hash + Debug>(
    at: &At,
    list: impl ExactSizeIterator<Item = T>,
    findings: &mut Findings,
) {
    if list.len() < 2 {
        return;
    }
    let mut places = Lookup::with_capacity_and_hasher(list.len(), Default::default());
    for (place, one) in list.enumerate() {
        let first = *places.entry(one).or_insert(place);
        if first != place {
            let shown = shortened(format!("{one:?}").trim_matches('"'));
            let what = Phrase::new("fault.what.repeated").with("text", shown);
            let fault = Finding::new("E-REPEATED", &at.index(place), what, Phrase::new("fault.cure.duplicate-field"));
            findings.fault(fault.naming(&at.index(first)));
        }
    }
}

/// An id: letters, digits, points, underscores and hyphens, not too long.
pub fn check_id(at: &At, text: &str, findings: &mut Findings) {
    if !is_plain_id(text, ID_LIMIT) {
        let what = Phrase::new("fault.what.id").with("text", shortened(text));
        let cure = Phrase::new("fault.cure.id").with("limit", ID_LIMIT);
        findings.fault(Finding::new("E-ID", at, what, cure));
    }
}

/// Whether an id can be typed, said, and part of the name of a file.
pub fn is_plain_id(text: &str, limit: usize) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    let first = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    first && text.len() <= limit && text.bytes().all(allowed)
}

/// The beginning of a text, visible, for a sentence that complains of it.
pub fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let mut shown = visible(&letters.by_ref().take(SHOWN).collect::<String>());
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// The text on one line, its blanks single, hidden characters shown by their numbers.
fn plain(text: &str) -> String {
    let as_it_is = is_printed(text) && text.trim() == text && !text.contains("  ");
    if as_it_is { text.to_owned() } else { single_line(text) }
}

/// Whether nothing but what stands on every keyboard is in a text, as in nearly all: nothing of that is hidden.
fn is_printed(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// A text that holds no letter and no digit says nothing: what is not known is left out, not written `-`.
fn check_says(at: &At, text: &str, findings: &mut Findings) {
    if !text.contains(char::is_alphanumeric) {
        findings.wrong("E-EMPTY-TEXT", at, Phrase::new("fault.what.empty-text"), "fault.cure.empty-text");
    }
}

fn check_length(at: &At, text: &str, limit: usize, findings: &mut Findings) {
    if text.len() > limit && text.chars().count() > limit {
        let what = Phrase::new("fault.what.too-long").with("count", text.chars().count()).with("limit", limit);
        findings.wrong("E-TOO-LONG", at, what, "fault.cure.too-long");
    }
}

/// The sentence about what is hidden in a text, if anything is: the field, and each character once.
fn hidden(at: &At, text: &str, key: &'static str) -> Option<Phrase> {
    if is_printed(text) {
        return None;
    }
    let mut found: Vec<String> = Vec::new();
    for character in hidden_in(text) {
        let shown = number(character);
        if found.len() < NAMED && !found.contains(&shown) {
            found.push(shown);
        }
    }
    let named = Value::List(found.iter().map(|shown| shown.as_str().into()).collect());
    (!found.is_empty()).then(|| Phrase::new(key).with("field", at.field()).with("characters", named))
}
