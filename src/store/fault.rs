//! What is wrong in a file, and where: faults that keep it from being opened, notices about its data.

use std::ops::Range;

use crate::store::codes::{Class, code};
use crate::text::language::Language;
use crate::text::words::{Phrase, say};

/// At most so many faults are kept of one file; the rest is counted only, so that a hostile file
/// cannot fill the memory with complaints about itself.
pub const FAULTS_KEPT: usize = 10_000;

/// Something wrong in a file that its author must put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Stable code, for instance `E-UNKNOWN-FIELD`; never changes its meaning.
    pub code: &'static str,
    /// Bytes of the text the fault is about; a fault is shown at the start.
    pub span: Range<usize>,
    /// What is wrong, a sentence without its full stop.
    pub what: Phrase,
    /// How to put it right, a sentence without its full stop.
    pub cure: Phrase,
}

/// Something about the data that a reader should know, though the file can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice(pub Fault);

impl Fault {
    /// `FILE:LINE:COLUMN: kesalahan CODE: what. cure.`
    pub fn line(&self, file: &str, index: &LineIndex, language: Language) -> String {
        self.shown(Class::Fault, file, index, language)
    }

    /// The fault as a JSON object; line and column count from 1.
    pub fn json(&self, file: &str, index: &LineIndex, language: Language) -> serde_json::Value {
        self.object(Class::Fault, file, index, language)
    }

    fn shown(&self, class: Class, file: &str, index: &LineIndex, language: Language) -> String {
        let Place { line, column } = index.place(self.span.start);
        let (what, cure) = (self.what.spoken(language), self.spoken_cure(language));
        format!("{file}:{line}:{column}: {} {}: {what}. {cure}.", say(language, class.key()), self.code)
    }

    fn object(&self, class: Class, file: &str, index: &LineIndex, language: Language) -> serde_json::Value {
        let (start, end) = (index.place(self.span.start), index.place(self.span.end));
        let code = code(self.code);
        serde_json::json!({
            "severity": class.word(), "code": self.code, "title": code.map(|code| say(language, code.title)),
            "file": file, "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column, "what": self.what.spoken(language),
            "cause": code.map(|code| say(language, code.cause)), "cure": self.spoken_cure(language),
        })
    }

    /// The cure without a full stop: that of a kind of notice has one, that of a single fault has none.
    fn spoken_cure(&self, language: Language) -> String {
        self.cure.spoken(language).trim_end_matches('.').to_owned()
    }
}

impl Notice {
    /// `FILE:LINE:COLUMN: catatan data CODE: what. cure.`
    pub fn line(&self, file: &str, index: &LineIndex, language: Language) -> String {
        self.0.shown(Class::Notice, file, index, language)
    }

    /// The notice as a JSON object; line and column count from 1.
    pub fn json(&self, file: &str, index: &LineIndex, language: Language) -> serde_json::Value {
        self.0.object(Class::Notice, file, index, language)
    }
}

/// Faults of one file, in the order in which they were found until asked for sorted.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    found: Vec<Fault>,
    left_out: usize,
}

impl Faults {
    /// One more fault; beyond [`FAULTS_KEPT`] it is only counted.
    pub fn push(&mut self, fault: Fault) {
        if self.found.len() < FAULTS_KEPT {
            self.found.push(fault);
        } else {
            self.left_out += 1;
        }
    }

    /// All faults of `others` as well.
    pub fn extend(&mut self, others: Faults) {
        self.left_out += others.left_out;
        for fault in others.found {
            self.push(fault);
        }
    }

    /// Counts faults that were left out before they came here.
    pub fn leave_out(&mut self, count: usize) {
        self.left_out += count;
    }

    /// Whether a fault with this code is among them.
    pub fn has(&self, code: &str) -> bool {
        self.found.iter().any(|fault| fault.code == code)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many faults are kept, doubles included.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// How many faults were counted but not kept.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many are kept and how many were left out, to come [`back_to`](Faults::back_to) later.
    pub fn extent(&self) -> (usize, usize) {
        (self.found.len(), self.left_out)
    }

    /// Forgets every fault since `extent` was asked for.
    pub fn back_to(&mut self, extent: (usize, usize)) {
        self.found.truncate(extent.0);
        self.left_out = extent.1;
    }

    /// By position, each once; a last one tells how many were left out, if any were.
    pub fn sorted(mut self) -> Vec<Fault> {
        self.found.sort_by(|a, b| (a.span.start, a.span.end, a.code).cmp(&(b.span.start, b.span.end, b.code)));
        self.found.dedup();
        if self.left_out > 0 {
            let span = self.found.last().map_or(0..0, |last| last.span.clone());
            let what = Phrase::new("fault.what.more").with("count", self.left_out);
            self.found.push(Fault { code: "E-MORE", span, what, cure: Phrase::new("fault.cure.more") });
        }
        self.found
    }
}

/// A place in a text as editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Bytes between two remembered counts of characters.
const STRIDE: usize = 1024;

/// Turns byte offsets of one text into lines and columns, in constant time but for the line.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    bytes: &'a [u8],
    line_starts: Vec<usize>,
    characters_before: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// The index of `text`, in which a line ends with a line feed.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let feeds = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(feeds).collect();
        let mut characters_before = vec![0];
        let mut sum = 0;
        for stride in bytes.chunks(STRIDE) {
            sum += characters(stride);
            characters_before.push(sum);
        }
        LineIndex { bytes, line_starts, characters_before }
    }

    /// The place of the byte at `offset`; offsets past the end mean the end.
    pub fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.bytes.len());
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        Place { line, column: self.characters_to(offset) - self.characters_to(start) + 1 }
    }

    /// The byte at which a place begins; the end when there is no such place.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.bytes.len());
        let text = std::str::from_utf8(&self.bytes[start..]).unwrap_or_default();
        start + text.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
    }

    fn characters_to(&self, offset: usize) -> usize {
        let stride = offset / STRIDE;
        self.characters_before[stride] + characters(&self.bytes[stride * STRIDE..offset])
    }
}

/// Characters that begin in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(code: &'static str, span: Range<usize>) -> Fault {
        Fault { code, span, what: Phrase::new("fault.what.empty"), cure: Phrase::new("fault.cure.empty") }
    }

    #[test]
    fn columns_count_characters_and_a_carriage_return_moves_nothing() {
        let text = "satu\r\n  é‹x›\r\ntiga";
        let index = LineIndex::new(text);
        assert_eq!(index.place(text.find('x').expect("planted")), Place { line: 2, column: 5 });
        assert_eq!(index.place(text.find('t').expect("planted") + 100), Place { line: 3, column: 5 });
        assert_eq!(LineIndex::new("").place(9), Place { line: 1, column: 1 });
    }

    #[test]
    fn the_quick_count_agrees_with_counting_every_character() {
        let text = "añ漢\n".repeat(900) + &"é".repeat(3000);
        let index = LineIndex::new(&text);
        let (mut line, mut column) = (1, 1);
        for (offset, character) in text.char_indices() {
            assert_eq!(index.place(offset), Place { line, column });
            (line, column) = if character == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
    }

    #[test]
    fn faults_come_sorted_and_each_once() {
        let mut faults = Faults::default();
        faults.push(fault("E-COMMA", 9..10));
        faults.push(fault("E-COLON", 3..4));
        faults.push(fault("E-COMMA", 9..10));
        let codes: Vec<&str> = faults.sorted().iter().map(|f| f.code).collect();
        assert_eq!(codes, ["E-COLON", "E-COMMA"]);
    }

    #[test]
    fn what_is_left_out_is_counted_aloud() {
        let mut faults = Faults::default();
        for at in 0..FAULTS_KEPT + 7 {
            faults.push(fault("E-COLON", at..at));
        }
        let last = faults.sorted().pop().expect("faults were pushed");
        assert_eq!(last.code, "E-MORE");
        assert!(last.what.spoken(Language::Indonesian).contains('7'));
    }

    #[test]
    fn a_fault_is_one_line_that_editors_can_jump_to() {
        let text = "(\n  nama";
        let line = fault("E-COLON", 4..8).line("sidang.ron", &LineIndex::new(text), Language::Indonesian);
        assert!(line.starts_with("sidang.ron:2:3: kesalahan E-COLON: "), "{line}");
        let json = Notice(fault("N-NO-NIP", 4..8)).json("sidang.ron", &LineIndex::new(text), Language::English);
        assert_eq!((&json["line"], &json["column"], &json["severity"]), (&2.into(), &3.into(), &"notice".into()));
    }
}
