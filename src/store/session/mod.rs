//! The session file: format 1, read into facts, every fault with its place.

use std::ops::Range;
use std::path::Path;

use crate::domain::facts::{Facts, Stated};
use crate::error::Error;
use crate::store::chain::{Hash, digest};
use crate::store::fault::{Fault, Faults, LineIndex, Notice};
use crate::store::input::{SessionText, examine, read_bytes};
use crate::store::session::finding::{Finding, Findings};
use crate::store::session::raw::Session;
use crate::store::session::understand::understand;
use crate::store::tolerant::{Reading, read_text};
use crate::store::tree::Node;
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value};

pub mod career;
pub mod committee;
pub mod days;
pub mod docket;
pub mod establishment;
pub mod finding;
pub mod people;
pub mod quality;
pub mod raw;
pub mod register;
pub mod report;
pub mod texts;
pub mod understand;
pub mod values;
pub mod weights;

#[cfg(test)]
mod code_tests;
#[cfg(test)]
mod every_field_tests;
#[cfg(test)]
mod later_fields_tests;
#[cfg(test)]
mod settings_tests;
#[cfg(test)]
mod tests;

/// A session file that can be opened.
#[derive(Debug)]
pub struct SessionFile {
    /// What it states.
    pub facts: Facts,
    /// SHA-256 of the file's bytes as on disk.
    pub hash: Hash,
    /// What a reader should know about the data; [`check`] gives these with lines and columns.
    pub notices: Vec<Finding>,
}

/// Why a session file cannot be opened.
#[derive(Debug)]
pub enum Refused {
    /// Its author must put it right.
    Faults(Checked),
    /// The machine failed, or this is no file.
    Error(Error),
}

/// What was found in a file, each with its place, and the text in which the places count.
#[derive(Debug)]
pub struct Checked {
    /// The text, as far as it is text.
    pub text: String,
    /// Everything wrong, by place; empty when the file can be opened.
    pub faults: Vec<Fault>,
    /// Everything worth knowing about the data, by place.
    pub notices: Vec<Notice>,
    /// How many more faults were found than are kept; the last of `faults` then tells of them.
    pub left_out: usize,
}

impl Checked {
    /// How many faults were found, those that are not kept included.
    pub fn fault_count(&self) -> usize {
        self.faults.len() - usize::from(self.left_out > 0) + self.left_out
    }
}

/// Reads the session at `path`, at most `limit` bytes of it.
///
/// A sound file is read once, without a tree; only a faulty one is gone through again for all that is
/// wrong with it.
///
/// # Errors
/// The faults of the file, or the machine's error.
pub fn read(path: &Path, limit: u64) -> Result<SessionFile, Refused> {
    let bytes = read_bytes(path, limit).map_err(Refused::Error)?;
    let hash = digest(&bytes);
    let (stated, notices) = read_text_of(examine(bytes)).map_err(Refused::Faults)?;
    Ok(SessionFile { facts: Facts::new(stated), hash, notices })
}

/// Everything wrong and everything worth knowing about the file at `path`.
///
/// # Errors
/// When the file cannot be read, is no ordinary file, or is larger than `limit`.
pub fn check(path: &Path, limit: u64) -> Result<Checked, Error> {
    Ok(check_text(examine(read_bytes(path, limit)?)))
}

fn read_text_of(input: SessionText) -> Result<(Stated, Vec<Finding>), Checked> {
    if input.readable && input.faults.is_empty() {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        if let Ok(session) = options.from_str::<Session>(&input.text)
            && let (Some(stated), findings) = understand(&session)
        {
            return Ok((stated, findings.notices));
        }
    }
    Err(check_text(input))
}

/// The second pass: all faults of characters, form, types and meaning, and all notices.
pub fn check_text(input: SessionText) -> Checked {
    let SessionText { text, faults: mut found, readable } = input;
    if !readable {
        return Checked { text, faults: found.sorted(), notices: Vec::new(), left_out: 0 };
    }
    let index = LineIndex::new(&text);
    let (mut reading, root) = read_text::<Session>(&text);
    found.extend(std::mem::take(&mut reading.faults));
    let findings = reading.value.as_ref().map(|session| understand(session).1).unwrap_or_default();
    let Findings { faults, notices, left_out, .. } = findings;
    let cut_off = found.has("E-UNCLOSED");
    let place = |findings: Vec<Finding>| place(findings, &reading, root.as_ref(), &index, cut_off);
    found.extend(place(faults));
    found.leave_out(left_out);
    let told = place(notices);
    if found.is_empty() {
        found.extend(strict_refusal(&text, &index));
    }
    let left_out = found.left_out();
    let (faults, notices) = (found.sorted(), told.sorted().into_iter().map(Notice).collect());
    Checked { text, faults, notices, left_out }
}

/// Findings at their places, without those that only repeat a fault of form or type. In a file that was
/// cut off, what is referred to may have stood in the part that is gone.
fn place(
    findings: Vec<Finding>,
    reading: &Reading<Session>,
    root: Option<&Node>,
    index: &LineIndex,
    cut_off: bool,
) -> Faults {
    let mut faults = Faults::default();
    let Some(root) = root else { return faults };
    let repeats = |finding: &Finding| {
        let mut paths = std::iter::once(&finding.path).chain(&finding.rests_on);
        let unread = |list: &Node| reading.is_placeholder(&list.span.range());
        let unread_list = finding.list.as_ref().is_some_and(|list| cut_off || root.get(list).is_none_or(unread));
        let lost = |span: Range<usize>| reading.is_poisoned(&span) || (cut_off && span.end == root.span.range().end);
        unread_list || paths.any(|path| lost(root.at(path)))
    };
    let told = findings.into_iter().filter(|finding| !repeats(finding));
    told.for_each(|finding| faults.push(finding.placed(root, index)));
    faults
}

/// The two readers must agree: what only the strict one refuses is refused in its words.
fn strict_refusal(text: &str, index: &LineIndex) -> Faults {
    let mut faults = Faults::default();
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    if let Err(refusal) = options.from_str::<Session>(text) {
        let at = index.offset(refusal.span.start.line, refusal.span.start.col);
        let reason = Value::Text(visible(&refusal.code.to_string()));
        let what = Phrase::new("fault.what.value").with("reason", reason);
        faults.push(Fault { code: "E-FORM", span: at..at, what, cure: Phrase::new("fault.cure.value") });
    }
    faults
}
