//! Walks over the text of a session file: spaces and comments, words, numbers, quoted text.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::store::escape::resolve;
use crate::store::fault::{Fault, Faults, LineIndex, Place};
use crate::store::tree::{Kind, Span};
use crate::text::visible::{is_hidden, visible};
use crate::text::words::Phrase;

/// How often a text whose closing quote is missing is cut at its line end; a hostile file could
/// otherwise make every line be read to the end of the file.
const GUESSES: u8 = 20;

/// A place in the text being read, and the faults found on the way there.
pub struct Cursor<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Byte offset of the next character.
    pub at: usize,
    /// End of the last thing that was not space or comment.
    pub end: usize,
    /// What was wrong so far.
    pub faults: Faults,
    guesses: u8,
    index: OnceCell<LineIndex<'a>>,
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Cursor { text, at: 0, end: 0, faults: Faults::default(), guesses: 0, index: OnceCell::new() }
    }

    /// Leaves a fault about the bytes from `start` to `end`.
    pub fn fault(&mut self, code: &'static str, start: usize, end: usize, what: Phrase, cure: &'static str) {
        self.faults.push(Fault { code, span: start..end, what, cure: Phrase::new(cure) });
    }

    /// Line and column of a byte.
    pub fn place(&self, offset: usize) -> Place {
        self.index.get_or_init(|| LineIndex::new(self.text)).place(offset)
    }

    /// The span from `start` to the end of what was read last.
    pub fn since(&self, start: usize) -> Span {
        let short = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: short(start), end: short(self.end.max(start)) }
    }

    /// What is still to be read.
    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The next byte, if any; a byte of a longer character stands for that character.
    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next character, if any.
    pub fn character(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes over `length` bytes that belong to a value.
    pub fn take(&mut self, length: usize) -> &'a str {
        let taken = &self.text[self.at..self.at + length];
        self.at += length;
        self.end = self.at;
        taken
    }

    /// Goes over the next character, whatever it is.
    pub fn take_character(&mut self) {
        let length = self.character().map_or(0, char::len_utf8);
        self.take(length);
    }

    /// Goes over spaces, comments and hidden characters (about which the scan of the raw text complains).
    pub fn skip_space(&mut self) {
        while let Some(character) = self.character() {
            match character {
                '/' if self.rest().starts_with("//") => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                }
                '/' if self.rest().starts_with("/*") => self.skip_block_comment(),
                ' ' => self.at += 1,
                _ if is_hidden(character) => self.at += character.len_utf8(),
                _ => break,
            }
        }
    }

    fn skip_block_comment(&mut self) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut depth = 0usize;
        while self.at < bytes.len() {
            match &bytes[self.at..bytes.len().min(self.at + 2)] {
                b"/*" => (depth, self.at) = (depth + 1, self.at + 2),
                b"*/" => (depth, self.at) = (depth - 1, self.at + 2),
                _ => self.at += 1,
            }
            if depth == 0 {
                return;
            }
        }
        let what = Phrase::new("fault.what.comment-open");
        self.fault("E-UNCLOSED", start, start + 2, what, "fault.cure.comment-open");
    }

    /// Length in bytes of the word that begins here; 0 when none does.
    pub fn word_length(&self) -> usize {
        let rest = self.rest();
        if !rest.starts_with(|c: char| c == '_' || c.is_alphabetic()) {
            return 0;
        }
        rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len())
    }

    /// A word, also the raw form `r#word-with.signs`.
    pub fn word(&mut self) -> Option<&'a str> {
        let sign = |c: char| c == '_' || c.is_alphanumeric() || matches!(c, '.' | '+' | '-');
        if let Some(raw) = self.rest().strip_prefix("r#").filter(|raw| raw.starts_with(sign)) {
            let length = raw.find(|c: char| !sign(c)).unwrap_or(raw.len());
            return Some(&self.take(2 + length)[2..]);
        }
        match self.word_length() {
            0 => None,
            length => Some(self.take(length)),
        }
    }

    /// A number; the sign, a radix, `_` between digits and a type at its end are allowed.
    pub fn number(&mut self) -> Kind<'a> {
        let start = self.at;
        let length = self.rest().find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_')));
        let written = self.take(length.unwrap_or(self.rest().len()));
        if let Some(kind) = number(written) {
            return kind;
        }
        let what =
            Phrase::new("fault.what.number").with("text", visible(&written.chars().take(40).collect::<String>()));
        self.fault("E-NUMBER", start, self.at, what, "fault.cure.number");
        Kind::Broken
    }

    /// Text between double quotes, escapes resolved; the cursor stands on the opening quote.
    pub fn quoted(&mut self) -> Cow<'a, str> {
        let start = self.at;
        let inner = start + 1;
        let close = closing_quote(&self.text.as_bytes()[inner..]).map(|length| inner + length);
        let broken_line = self.text[inner..close.unwrap_or(self.text.len())].find('\n').map(|at| inner + at);
        let follows = close.and_then(|close| self.text[close + 1..].chars().next());
        let joined = follows.is_some_and(|c| c == '"' || c == '_' || c == '\\' || c.is_alphanumeric());
        let swallowed = close.filter(|_| joined).and_then(|close| before_next_field(&self.text[inner..close]));
        match (close, broken_line) {
            (_, None) if swallowed.is_some() => self.quoted_until(start, inner + swallowed.unwrap_or_default()),
            (Some(close), line) if line.is_none() || !joined || self.guesses >= GUESSES => {
                self.take(close + 1 - start);
                self.unescaped(inner, close)
            }
            (_, line) => self.quoted_to_line_end(start, line),
        }
    }

    /// The closing quote is missing: the text is taken to end with its line, so that reading can go on.
    fn quoted_to_line_end(&mut self, start: usize, line: Option<usize>) -> Cow<'a, str> {
        self.guesses = self.guesses.saturating_add(1);
        let end = if self.guesses > GUESSES { self.text.len() } else { line.unwrap_or(self.text.len()) };
        self.quoted_until(start, end)
    }

    /// The closing quote is missing, and the text ends before `end` at the latest.
    fn quoted_until(&mut self, start: usize, end: usize) -> Cow<'a, str> {
        self.fault("E-UNCLOSED", start, start + 1, Phrase::new("fault.what.quote-open"), "fault.cure.quote-open");
        let kept = self.text[start + 1..end].trim_end_matches([' ', '\t', '\r', ',', ')', ']', '}']);
        self.take(1 + kept.len());
        Cow::Borrowed(kept)
    }

    /// Raw text `r#"..."#`; the cursor stands on the `r`. Nothing when no raw text begins here.
    pub fn raw_quoted(&mut self) -> Option<Cow<'a, str>> {
        let start = self.at;
        let hashes = self.rest()[1..].bytes().take_while(|byte| *byte == b'#').count();
        let body = self.rest()[1 + hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let Some(length) = body.find(&close) else {
            self.fault("E-UNCLOSED", start, start + 1, Phrase::new("fault.what.quote-open"), "fault.cure.quote-open");
            self.take(self.rest().len());
            return Some(Cow::Borrowed(body));
        };
        self.take(1 + hashes + 1 + length + close.len());
        Some(single_line_ends(&body[..length]))
    }

    /// Resolves the escapes between two bytes; a wrong one leaves a fault and nothing else.
    fn unescaped(&mut self, start: usize, end: usize) -> Cow<'a, str> {
        let written = &self.text[start..end];
        if !written.contains('\\') {
            return single_line_ends(written);
        }
        let mut resolved = String::with_capacity(written.len());
        let mut rest = written;
        while let Some(at) = rest.find('\\') {
            resolved.push_str(&single_line_ends(&rest[..at]));
            let escape = &rest[at..];
            match resolve(escape) {
                Ok((meaning, length)) => {
                    resolved.extend(meaning);
                    rest = &escape[length..];
                }
                Err(length) => {
                    let from = end - escape.len();
                    let what = Phrase::new("fault.what.escape").with("escape", visible(&escape[..length]));
                    self.fault("E-ESCAPE", from, from + length, what, "fault.cure.escape");
                    rest = &escape[length..];
                }
            }
        }
        resolved.push_str(&single_line_ends(rest));
        Cow::Owned(resolved)
    }

    /// A character between single quotes; or text in single or curly quotes, which is a fault.
    pub fn other_quotes(&mut self) -> Kind<'a> {
        let start = self.at;
        if let Some(body) = self.rest().strip_prefix('\'') {
            let (character, length) = match body.chars().next() {
                Some('\\') => match resolve(body) {
                    Ok((Some(character), length)) => (Some(character), length),
                    _ => (None, 0),
                },
                Some(character) => (Some(character), character.len_utf8()),
                None => (None, 0),
            };
            if let Some(character) = character.filter(|_| body[length..].starts_with('\'')) {
                self.take(length + 2);
                return Kind::Char(character);
            }
        }
        self.take_character();
        let rest = self.rest();
        let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        let length = line.find(['\'', '"', '’', '‘', '”', '“']).unwrap_or(0);
        let text = self.take(length);
        self.take_character();
        let what = Phrase::new("fault.what.quotes");
        self.fault("E-QUOTES", start, self.at, what, "fault.cure.quotes");
        Kind::Text(Cow::Borrowed(text))
    }
}

/// Where a text ends whose closing quote is missing, so that it went on to the opening quote of the next one:
/// `Inspektur, rank: ` ends before the comma. Nothing when it does not end like the start of a next value.
fn before_next_field(text: &str) -> Option<usize> {
    let blank = [' ', '\t'];
    let text = text.trim_end_matches(blank);
    let before = match text.strip_suffix(':') {
        Some(named) => named.trim_end_matches(blank).trim_end_matches(|c: char| c == '_' || c.is_ascii_alphanumeric()),
        None => text,
    };
    let kept = before.trim_end_matches([' ', '\t', '(', '[', '{', ',']);
    before[kept.len()..].contains(',').then_some(kept.len())
}

/// Length of the text up to the quote that closes it.
fn closing_quote(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Line ends of Windows become single line feeds.
fn single_line_ends(written: &str) -> Cow<'_, str> {
    if written.contains("\r\n") { Cow::Owned(written.replace("\r\n", "\n")) } else { Cow::Borrowed(written) }
}

/// The value of a number as written.
fn number(written: &str) -> Option<Kind<'static>> {
    let unsigned = written.trim_start_matches(['+', '-']);
    let negative = match written.len() - unsigned.len() {
        0 => false,
        1 => written.starts_with('-'),
        _ => return None,
    };
    let radix = match unsigned.get(..2) {
        Some("0x") => 16,
        Some("0b") => 2,
        Some("0o") => 8,
        _ => 10,
    };
    let digits = if radix == 10 { unsigned } else { &unsigned[2..] };
    let (digits, kind) = without_type(digits, radix);
    if digits.starts_with('_') || digits.is_empty() {
        return None;
    }
    let clean = digits.replace('_', "");
    if radix == 10 && (kind == Some('f') || clean.contains(['.', 'e', 'E']) || clean == "inf" || clean == "NaN") {
        if clean != "inf" && clean != "NaN" && !clean.starts_with(|c: char| c == '.' || c.is_ascii_digit()) {
            return None;
        }
        let value: f64 = clean.parse().ok()?;
        return (kind != Some('i')).then_some(Kind::Float(if negative { -value } else { value }));
    }
    if !clean.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    let Ok(size) = i128::from_str_radix(&clean, radix) else { return Some(Kind::TooLarge) };
    let value = if negative { -size } else { size };
    Some(match (i64::try_from(value), u64::try_from(value)) {
        (Ok(value), _) => Kind::Integer(value),
        (_, Ok(value)) => Kind::Unsigned(value),
        _ => Kind::TooLarge,
    })
}

/// Digits without a type such as `u8` or `f64` behind them; with `i` or `f` for what the type is.
fn without_type(digits: &str, radix: u32) -> (&str, Option<char>) {
    for name in ["i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"] {
        if let Some(digits) = digits.strip_suffix(name) {
            return (digits, Some('i'));
        }
    }
    match digits.strip_suffix("f32").or_else(|| digits.strip_suffix("f64")) {
        Some(digits) if radix == 10 => (digits, Some('f')),
        _ => (digits, None),
    }
}
