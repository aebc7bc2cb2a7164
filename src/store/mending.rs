//! How the parser goes on after a fault of form: where the faulty part ends, and whose bracket is missing.

use crate::store::parser::{DEPTH_LIMIT, Parser};
use crate::text::visible::visible;
use crate::text::words::Phrase;

impl Parser<'_> {
    /// Something that can stand nowhere: said once, then over to the next comma or bracket.
    pub(super) fn unexpected(&mut self) {
        let at = self.cursor.at;
        let shown = self.cursor.character().map(String::from).unwrap_or_default();
        let what = Phrase::new("fault.what.unexpected").with("text", visible(&shown));
        self.fault("E-UNEXPECTED", at, at + shown.len(), what, "fault.cure.unexpected");
        self.skip_member();
    }

    /// A value without a name among fields; after a number and a comma it is the rest of that number.
    pub(super) fn no_field_name(&mut self, start: usize) {
        let before = self.cursor.text[..start].strip_suffix(',').unwrap_or_default();
        let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let rest = self.cursor.rest();
        let fraction = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits(before) > 0 && fraction > 0 {
            let number = &before[before.len() - digits(before)..];
            let what = Phrase::new("fault.what.decimal-comma").with("whole", number).with("part", &rest[..fraction]);
            self.fault("E-NUMBER", start, start + fraction, what, "fault.cure.decimal-comma");
        } else {
            let what = Phrase::new("fault.what.no-name");
            self.fault("E-FIELD-NAME", start, start + 1, what, "fault.cure.no-name");
        }
        self.skip_member();
    }

    pub(super) fn refuse_depth(&mut self, opened: usize) {
        if !self.too_deep {
            self.too_deep = true;
            let what = Phrase::new("fault.what.too-deep").with("limit", DEPTH_LIMIT);
            self.fault("E-TOO-DEEP", opened, opened + 1, what, "fault.cure.too-deep");
        }
        self.cursor.take(1);
        self.skip_to(|byte| matches!(byte, b')' | b']' | b'}'));
        if self.cursor.peek().is_some() {
            self.cursor.take(1);
        } else {
            self.ended = true;
        }
    }

    /// The file ends inside a bracket: said once, of the innermost one.
    pub(super) fn never_closed(&mut self) {
        if let Some(open) = self.open.last().copied().filter(|_| !self.ended) {
            self.ended = true;
            let what = Phrase::new("fault.what.never-closed").with("bracket", bracket(open.close));
            self.fault("E-UNCLOSED", open.at, open.at + 1, what, "fault.cure.never-closed");
        }
    }

    /// A closing bracket of another kind: true when it closes one further out.
    pub(super) fn wrong_bracket(&mut self, found: u8) -> bool {
        let at = self.cursor.at;
        if self.open.iter().any(|open| open.close == found) {
            self.not_closed_before(at);
            return true;
        }
        self.cursor.take(1);
        let what = Phrase::new("fault.what.stray-bracket").with("found", char::from(found).to_string());
        self.fault("E-BRACKET", at, at + 1, what, "fault.cure.stray-bracket");
        false
    }

    /// The innermost bracket should have been closed before `at`.
    pub(super) fn not_closed_before(&mut self, at: usize) {
        let Some(open) = self.open.last().copied() else { return };
        let place = self.cursor.place(open.at);
        let what = Phrase::new("fault.what.not-closed")
            .with("bracket", bracket(open.close))
            .with("line", place.line.to_string())
            .with("column", place.column.to_string());
        self.fault("E-UNCLOSED", at, at + 1, what, "fault.cure.not-closed");
    }

    /// Goes on to the comma or bracket that ends the member at hand.
    pub(super) fn skip_member(&mut self) {
        self.skip_to(|byte| matches!(byte, b',' | b')' | b']' | b'}'));
    }

    /// Goes on to a byte at this level of brackets, over brackets, texts and comments in between.
    pub(super) fn skip_to(&mut self, stop: impl Fn(u8) -> bool) {
        let mut depth = 0usize;
        loop {
            self.cursor.skip_space();
            match self.cursor.peek() {
                None => return,
                Some(byte) if depth == 0 && stop(byte) => return,
                Some(b'(' | b'[' | b'{') => {
                    depth += 1;
                    self.cursor.take(1);
                }
                Some(b')' | b']' | b'}') => {
                    depth = depth.saturating_sub(1);
                    self.cursor.take(1);
                }
                Some(b'"') => {
                    self.cursor.quoted();
                }
                Some(_) => self.cursor.take_character(),
            }
        }
    }
}

/// The opening bracket that `close` closes.
fn bracket(close: u8) -> &'static str {
    match close {
        b')' => "(",
        b']' => "[",
        _ => "{",
    }
}
