//! The session file: format 1, read into facts, every fault with its place.

use std::ops::Range;
use std::path::Path;

use ron::error::SpannedError;
use ron::extensions::Extensions;

use crate::domain::facts::{Facts, Stated};
use crate::error::Error;
use crate::store::chain::{Hash, digest};
use crate::store::fault::{Fault, Faults, LineIndex, Notice};
use crate::store::input::{SessionText, examine, read_bytes};
use crate::store::progress::Progress;
use crate::store::quick::{self, Left};
use crate::store::session::finding::{Finding, Findings};
use crate::store::session::raw::Session;
use crate::store::session::understand::understand;
use crate::store::tolerant::{Reading, read_text};
use crate::store::tree::Node;
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value};

pub mod career;
pub mod committee;
mod contradictions;
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
mod following_tests;
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
    /// What a reader should know about the file besides the quality of its data, which is asked of `quality`;
    /// [`check`] gives both with lines and columns.
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
/// # Errors
/// The faults of the file, or the machine's error.
pub fn read(path: &Path, limit: u64) -> Result<SessionFile, Refused> {
    follow(path, limit, &Progress::default()).expect("only who follows the progress can stop it")
}

/// Reads the session at `path` as [`read`] does, and tells `progress` how far it is; none when that was stopped.
///
/// A sound file is read once, without a tree; only a faulty one is gone through again for all that is
/// wrong with it, without looking at the progress.
pub fn follow(path: &Path, limit: u64, progress: &Progress) -> Option<Result<SessionFile, Refused>> {
    let bytes = match read_bytes(path, limit, progress) {
        Ok(bytes) => bytes,
        Err(error) => return Some(Err(Refused::Error(error))),
    };
    if progress.is_stopped() {
        return None;
    }
    let hash = digest(&bytes);
    let read = follow_text(examine(bytes), progress)?;
    let file = |(stated, notices)| SessionFile { facts: Facts::new(stated), hash, notices };
    Some(read.map(file).map_err(Refused::Faults))
}

/// The facts of a text that was a session file when it was opened, and has been corrected since.
///
/// # Errors
/// Its faults.
pub fn facts_of(text: String) -> Result<Facts, Checked> {
    let read = follow_text(examine(text.into_bytes()), &Progress::default());
    read.expect("nobody stops it").map(|(stated, _)| Facts::new(stated))
}

/// Everything wrong and everything worth knowing about the file at `path`.
///
/// # Errors
/// When the file cannot be read, is no ordinary file, or is larger than `limit`.
pub fn check(path: &Path, limit: u64) -> Result<Checked, Error> {
    Ok(check_text(examine(read_bytes(path, limit, &Progress::default())?)))
}

/// What a text states, with the notices about it; none when the progress was stopped.
fn follow_text(input: SessionText, progress: &Progress) -> Option<Result<(Stated, Vec<Finding>), Checked>> {
    if input.readable && input.faults.is_empty() {
        let session = match quick::read::<Session>(&input.text, progress) {
            Ok(session) => Some(session),
            Err(Left::Unusual) => strict(&input.text).ok(),
            Err(Left::Stopped) => None,
        };
        let understood = session.map(|session| understand(&session, progress));
        if progress.is_stopped() {
            return None;
        }
        if let Some((stated, findings)) = understood
            && findings.faults.is_empty()
        {
            return Some(Ok((stated, findings.notices)));
        }
    }
    Some(Err(check_text(input)))
}

#[cfg(test)]
fn read_text_of(input: SessionText) -> Result<(Stated, Vec<Finding>), Checked> {
    follow_text(input, &Progress::default()).expect("nobody stops it")
}

/// The word of `ron` on a text.
fn strict(text: &str) -> Result<Session, SpannedError> {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text)
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
    let mut findings = Findings::default();
    if let Some(session) = &reading.value {
        let (stated, found) = understand(session, &Progress::default());
        let of_data = quality::notices(session, stated, &found.faults);
        findings = found;
        findings.notices.extend(of_data);
    }
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
    if let Err(refusal) = strict(text) {
        let at = index.offset(refusal.span.start.line, refusal.span.start.col);
        let reason = Value::Text(visible(&refusal.code.to_string()));
        let what = Phrase::new("fault.what.value").with("reason", reason);
        faults.push(Fault { code: "E-FORM", span: at..at, what, cure: Phrase::new("fault.cure.value") });
    }
    faults
}
