//! Parses the text of a session file into a tree, going on after every fault it can step over.

use std::borrow::Cow;

use crate::store::cursor::Cursor;
use crate::store::fault::Faults;
use crate::store::tree::{Field, Kind, Node};
use crate::text::words::Phrase;

/// Brackets inside brackets at most; real files need about eight.
pub(super) const DEPTH_LIMIT: usize = 64;

/// Values in one file at most, so that 128 MiB of commas cannot fill the memory.
const NODE_LIMIT: usize = 16_000_000;

/// The parser gives up after so many faults of form: such a file is something else.
const FAULT_LIMIT: usize = 1_000;

/// The tree of `text`, as far as there is one, and what is wrong with its form.
///
/// Only form is judged; hidden characters are the business of `input::hidden_characters`.
pub fn parse(text: &str) -> (Option<Node<'_>>, Faults) {
    parse_within(text, NODE_LIMIT)
}

/// The same, of a text with at most so many values.
pub(super) fn parse_within(text: &str, node_limit: usize) -> (Option<Node<'_>>, Faults) {
    let mut parser = Parser {
        cursor: Cursor::new(text),
        open: Vec::new(),
        ended: false,
        too_deep: false,
        cut_short: false,
        nodes_left: node_limit,
    };
    if u32::try_from(text.len()).is_err() {
        parser.fault("E-TOO-LARGE", 0, 0, Phrase::new("fault.what.too-large"), "fault.cure.too-large");
        return (None, parser.cursor.faults);
    }
    let root = parser.document();
    (root, parser.cursor.faults)
}

/// An opened bracket: where, and what closes it.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) at: usize,
    pub(super) close: u8,
}

/// The state of parsing one text.
pub(super) struct Parser<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) open: Vec<Open>,
    pub(super) ended: bool,
    pub(super) too_deep: bool,
    cut_short: bool,
    nodes_left: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn fault(&mut self, code: &'static str, start: usize, end: usize, what: Phrase, cure: &'static str) {
        self.cursor.fault(code, start, end, what, cure);
        if self.cursor.faults.len() >= FAULT_LIMIT && !self.ended {
            self.ended = true;
            let at = self.cursor.at;
            self.cursor.fault("E-GIVEN-UP", at, at, Phrase::new("fault.what.given-up"), "fault.cure.given-up");
        }
        if self.ended {
            self.cursor.at = self.cursor.text.len();
        }
    }

    fn document(&mut self) -> Option<Node<'a>> {
        self.cursor.skip_space();
        while self.cursor.peek() == Some(b'#') {
            self.attribute();
            self.cursor.skip_space();
        }
        if self.cursor.peek().is_none() {
            self.fault("E-EMPTY", 0, 0, Phrase::new("fault.what.empty"), "fault.cure.empty");
            return None;
        }
        let root = self.value();
        self.cursor.skip_space();
        let at = self.cursor.at;
        if !self.ended && self.cursor.peek().is_some() {
            self.fault("E-TRAILING", at, at + 1, Phrase::new("fault.what.trailing"), "fault.cure.trailing");
        }
        Some(root)
    }

    /// `#![enable(implicit_some)]`; other extensions of the format change what a file means.
    fn attribute(&mut self) {
        let start = self.cursor.at;
        let line = self.cursor.rest().find('\n').unwrap_or(self.cursor.rest().len());
        let length = self.cursor.rest()[..line].find(']').map_or(line, |close| close + 1);
        let written = self.cursor.take(length);
        let plain: String = written.chars().filter(|c| !c.is_whitespace()).collect();
        let names = plain.strip_prefix("#![enable(").and_then(|rest| rest.strip_suffix(")]"));
        if !names.is_some_and(|names| names.trim_end_matches(',').split(',').all(|name| name == "implicit_some")) {
            let what = Phrase::new("fault.what.attribute");
            self.fault("E-ATTRIBUTE", start, start + length, what, "fault.cure.attribute");
        }
    }

    fn value(&mut self) -> Node<'a> {
        self.cursor.skip_space();
        let start = self.cursor.at;
        let kind = if self.nodes_left == 0 {
            self.ended = true;
            self.fault("E-TOO-LARGE", start, start, Phrase::new("fault.what.too-many"), "fault.cure.too-large");
            Kind::Broken
        } else {
            self.nodes_left -= 1;
            self.kind(start)
        };
        Node { span: self.cursor.since(start), kind }
    }

    fn kind(&mut self, start: usize) -> Kind<'a> {
        match self.cursor.peek() {
            Some(b'(') => self.group(None),
            Some(b'[') => self.list(),
            Some(b'{') => self.map(),
            Some(b'"') => Kind::Text(self.cursor.quoted()),
            Some(b'\'') => self.cursor.other_quotes(),
            Some(b'0'..=b'9' | b'+' | b'-' | b'.') => self.cursor.number(),
            Some(b'r') if self.cursor.rest().starts_with("r\"") || self.cursor.rest().starts_with("r#") => {
                match self.cursor.raw_quoted() {
                    Some(text) => Kind::Text(text),
                    None => self.word(),
                }
            }
            Some(b'b') if self.cursor.rest().starts_with("b\"") => {
                self.cursor.take(1);
                Kind::Bytes(self.cursor.quoted().into_owned().into_bytes())
            }
            None | Some(b',' | b')' | b']' | b'}') => self.no_value(start),
            _ if self.cursor.word_length() > 0 => self.word(),
            _ if self.cursor.rest().starts_with(['“', '”', '‘', '’']) => self.cursor.other_quotes(),
            _ => {
                self.unexpected();
                Kind::Broken
            }
        }
    }

    fn no_value(&mut self, at: usize) -> Kind<'a> {
        if self.cursor.peek().is_some() || self.open.is_empty() {
            self.fault("E-NO-VALUE", at, at, Phrase::new("fault.what.no-value"), "fault.cure.no-value");
        }
        Kind::Broken
    }

    fn word(&mut self) -> Kind<'a> {
        let Some(word) = self.cursor.word() else {
            self.unexpected();
            return Kind::Broken;
        };
        match word {
            "true" | "false" => return Kind::Bool(word == "true"),
            "None" => return Kind::None,
            "inf" | "inff32" | "inff64" => return Kind::Float(f64::INFINITY),
            "NaN" | "NaNf32" | "NaNf64" => return Kind::Float(f64::NAN),
            _ => {}
        }
        let (at, end) = (self.cursor.at, self.cursor.end);
        self.cursor.skip_space();
        if self.cursor.peek() == Some(b'(') {
            return match self.group(Some(word)) {
                Kind::Tuple { name: Some("Some"), mut items } if items.len() == 1 => {
                    items.pop().map_or(Kind::Broken, |item| Kind::Some(Box::new(item)))
                }
                group => group,
            };
        }
        (self.cursor.at, self.cursor.end) = (at, end);
        Kind::Word(word)
    }

    fn group(&mut self, name: Option<&'a str>) -> Kind<'a> {
        if self.looks_like_fields() {
            let mut fields = Vec::new();
            return match self.members(b')', true, |parser| parser.field(&mut fields)) {
                true => Kind::Struct { name, fields },
                false => Kind::Broken,
            };
        }
        let mut items = Vec::new();
        match self.members(b')', false, |parser| parser.item(&mut items)) {
            true => Kind::Tuple { name, items },
            false => Kind::Broken,
        }
    }

    fn list(&mut self) -> Kind<'a> {
        let mut items = Vec::new();
        match self.members(b']', false, |parser| parser.item(&mut items)) {
            true => Kind::List(items),
            false => Kind::Broken,
        }
    }

    fn map(&mut self) -> Kind<'a> {
        let mut entries = Vec::new();
        match self.members(b'}', false, |parser| parser.entry(&mut entries)) {
            true => Kind::Map(entries),
            false => Kind::Broken,
        }
    }

    /// Whether the bracket here holds `name: value` rather than bare values.
    fn looks_like_fields(&mut self) -> bool {
        let (at, end) = (self.cursor.at, self.cursor.end);
        self.cursor.take(1);
        self.cursor.skip_space();
        let found = self.field_follows();
        (self.cursor.at, self.cursor.end) = (at, end);
        found
    }

    /// Whether a name and a colon (or a slip in place of the colon) stand here.
    fn field_follows(&mut self) -> bool {
        let (at, end) = (self.cursor.at, self.cursor.end);
        let quoted = self.cursor.peek() == Some(b'"');
        if quoted {
            let length = self.cursor.rest()[1..].find(['"', '\\', '\n']).unwrap_or(0);
            self.cursor.take(1 + length);
            if self.cursor.peek() == Some(b'"') {
                self.cursor.take(1);
            }
        } else if self.cursor.word().is_none() {
            return false;
        }
        let word_end = self.cursor.at;
        self.cursor.skip_space();
        let (next, apart) = (self.cursor.peek(), self.cursor.at > word_end);
        (self.cursor.at, self.cursor.end) = (at, end);
        let slip = matches!(next, Some(b'"' | b'0'..=b'9')) && apart || next == Some(b'=');
        next == Some(b':') || (!quoted && slip)
    }

    /// All members up to the closing bracket; false when brackets are nested too deeply.
    fn members(&mut self, close: u8, fields: bool, mut member: impl FnMut(&mut Self) -> bool) -> bool {
        let opened = self.cursor.at;
        if self.open.len() >= DEPTH_LIMIT {
            self.refuse_depth(opened);
            return false;
        }
        self.cursor.take(1);
        self.open.push(Open { at: opened, close });
        loop {
            self.cursor.skip_space();
            match self.cursor.peek() {
                None => {
                    self.never_closed();
                    break;
                }
                Some(byte) if byte == close => {
                    self.cursor.take(1);
                    break;
                }
                Some(byte @ (b')' | b']' | b'}')) => {
                    if self.wrong_bracket(byte) {
                        break;
                    }
                    continue;
                }
                Some(b',') => {
                    let at = self.cursor.at;
                    self.cursor.take(1);
                    self.fault("E-COMMA", at, at + 1, Phrase::new("fault.what.comma-twice"), "fault.cure.comma-twice");
                    continue;
                }
                _ => {}
            }
            let before = self.cursor.at;
            if !member(self) {
                break;
            }
            self.separator(fields);
            if self.cursor.at == before {
                self.unexpected();
                self.cursor.take_character();
            }
        }
        self.open.pop();
        true
    }

    /// The comma after a member, or the bracket after the last one.
    fn separator(&mut self, fields: bool) {
        let end = self.cursor.end;
        self.cursor.skip_space();
        if std::mem::take(&mut self.cut_short) {
            return; // the missing bracket was said; its comma is not worth another word
        }
        match self.cursor.peek() {
            Some(b',') => {
                self.cursor.take(1);
            }
            None | Some(b')' | b']' | b'}') => {}
            Some(byte) => {
                if byte == b'(' && fields {
                    return; // the next struct of a list, before this one was closed
                }
                if self.field_follows() || (!fields && !matches!(byte, b':' | b'=' | b';')) {
                    self.fault("E-COMMA", end, end, Phrase::new("fault.what.comma"), "fault.cure.comma");
                } else {
                    self.unexpected();
                    if self.cursor.peek() == Some(b',') {
                        self.cursor.take(1);
                    }
                }
            }
        }
    }

    fn item(&mut self, items: &mut Vec<Node<'a>>) -> bool {
        items.push(self.value());
        true
    }

    fn entry(&mut self, entries: &mut Vec<(Node<'a>, Node<'a>)>) -> bool {
        let key = self.value();
        self.colon();
        let value = self.value();
        entries.push((key, value));
        true
    }

    /// One `name: value`; false when the struct evidently ended without its bracket.
    fn field(&mut self, fields: &mut Vec<Field<'a>>) -> bool {
        let start = self.cursor.at;
        if self.cursor.peek() == Some(b'(') && self.open.iter().rev().nth(1).is_some_and(|open| open.close == b']') {
            self.not_closed_before(start);
            self.cut_short = true;
            return false;
        }
        let name = if self.cursor.peek() == Some(b'"') {
            let name = self.cursor.quoted();
            let what = Phrase::new("fault.what.name-quoted");
            self.fault("E-FIELD-NAME", start, self.cursor.end, what, "fault.cure.name-quoted");
            name
        } else if let Some(name) = self.cursor.word() {
            Cow::Borrowed(name)
        } else {
            self.no_field_name(start);
            return true;
        };
        let span = self.cursor.since(start);
        self.colon();
        let value = self.value();
        fields.push(Field { name, span, value });
        true
    }

    fn colon(&mut self) {
        let end = self.cursor.end;
        self.cursor.skip_space();
        match self.cursor.peek() {
            Some(b':') => {
                self.cursor.take(1);
            }
            other => {
                if other == Some(b'=') {
                    self.cursor.take(1);
                }
                if other.is_some() {
                    self.fault("E-COLON", end, end, Phrase::new("fault.what.colon"), "fault.cure.colon");
                }
            }
        }
    }
}
