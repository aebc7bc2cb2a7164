//! One step after the other through plainly written RON: blanks, comments, words, numbers, strings.

use std::borrow::Cow;

/// What stands here is wrong or unusual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unusual;

/// A place in a text, and what comes from there.
pub struct Scan<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Scan<'de> {
    /// The beginning of a text.
    pub fn new(text: &'de str) -> Self {
        Scan { text, at: 0 }
    }

    /// How many bytes were stepped over.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether nothing comes any more.
    pub fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Steps over one byte, if it is this one.
    pub fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Steps over this byte, which must come next.
    pub fn expect(&mut self, byte: u8) -> Result<(), Unusual> {
        if self.eat(byte) { Ok(()) } else { Err(Unusual) }
    }

    /// Steps over blanks and comments.
    pub fn skip(&mut self) -> Result<(), Unusual> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                Some(b'/') => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), Unusual> {
        let rest = &self.text[self.at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').ok_or(Unusual)?
        } else {
            let inside = rest.strip_prefix("/*").and_then(|rest| rest.split_once("*/")).ok_or(Unusual)?.0;
            if inside.contains(['/', '*']) {
                return Err(Unusual);
            }
            inside.len() + 4
        };
        self.at += length;
        Ok(())
    }

    /// How many of the bytes from here on are such.
    fn run(&self, of: impl Fn(u8) -> bool) -> usize {
        let rest = &self.text.as_bytes()[self.at..];
        rest.iter().position(|byte| !of(*byte)).unwrap_or(rest.len())
    }

    /// Steps over the next bytes, and gives them.
    fn take(&mut self, length: usize) -> &'de str {
        let taken = &self.text[self.at..self.at + length];
        self.at += length;
        taken
    }

    /// A word: a field, a choice, `true`.
    pub fn word(&mut self) -> Result<&'de str, Unusual> {
        let length = self.run(is_letter);
        let first = self.peek().is_some_and(|byte| !byte.is_ascii_digit());
        let last = self.text.as_bytes().get(self.at + length);
        // Words of other letters, and what only a raw word may hold, are left.
        if length == 0 || !first || last.is_some_and(|byte| !byte.is_ascii() || b"#.+-\"'".contains(byte)) {
            return Err(Unusual);
        }
        Ok(self.take(length))
    }

    /// Steps over these words, if they come next.
    pub fn eat_all(&mut self, words: &str) -> bool {
        let found = self.text[self.at..].starts_with(words);
        self.at += if found { words.len() } else { 0 };
        found
    }

    /// Whether this word comes next; it is not stepped over.
    pub fn at_word(&self, word: &str) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        rest.starts_with(word.as_bytes()) && !rest.get(word.len()).is_some_and(|byte| is_letter(*byte))
    }

    /// A number: an integer, or with `point` also one with a decimal point.
    pub fn number(&mut self, point: bool) -> Result<&'de str, Unusual> {
        let begin = self.at;
        self.eat(b'-');
        let whole = self.run(|byte| byte.is_ascii_digit());
        if whole == 0 || (whole > 1 && self.peek() == Some(b'0')) {
            return Err(Unusual);
        }
        self.at += whole;
        if point && self.eat(b'.') {
            let part = self.run(|byte| byte.is_ascii_digit());
            if part == 0 {
                return Err(Unusual);
            }
            self.at += part;
        }
        match self.peek() {
            Some(b',' | b')' | b']' | b'}' | b':' | b' ' | b'\n' | b'\t' | b'\r') => Ok(&self.text[begin..self.at]),
            _ => Err(Unusual),
        }
    }

    /// The text between two quotation marks.
    pub fn string(&mut self) -> Result<Cow<'de, str>, Unusual> {
        self.expect(b'"')?;
        let mut text = Cow::Borrowed(self.until_mark());
        while !self.eat(b'"') {
            self.expect(b'\\')?;
            text.to_mut().push(match self.peek() {
                Some(mark @ (b'"' | b'\\' | b'\'')) => char::from(mark),
                Some(b'n') => '\n',
                Some(b't') => '\t',
                _ => return Err(Unusual),
            });
            self.at += 1;
            let more = self.until_mark();
            text.to_mut().push_str(more);
        }
        Ok(text)
    }

    /// What comes before the next quotation mark or backslash.
    fn until_mark(&mut self) -> &'de str {
        let length = self.run(|byte| byte != b'"' && byte != b'\\');
        self.take(length)
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
