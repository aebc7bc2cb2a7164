//! A text field: what was typed, and where the cursor stands.

use unicode_segmentation::UnicodeSegmentation;

use crate::command::key::Key;

/// Longest text a field takes, in bytes; a record line holds several of them.
const LIMIT: usize = 4_000;

/// A text field of one logical line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    cursor: usize,
    /// Whether the text was only offered: typing or deleting begins anew.
    offered: bool,
}

impl Field {
    /// A field holding `text`, cursor at its end.
    pub fn holding(text: &str) -> Field {
        Field { cursor: text.len(), text: text.to_owned(), offered: false }
    }

    /// A field that offers `text`: what is typed or pasted takes its place, and moving the cursor keeps it.
    pub fn offering(text: &str) -> Field {
        Field { offered: true, ..Field::holding(text) }
    }

    /// Whether somebody typed something: what is only offered is nobody's yet.
    pub fn is_typed(&self) -> bool {
        !self.offered && !self.text.trim().is_empty()
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor and the text from it on.
    pub fn parts(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// Takes a key if it edits; says whether it did.
    pub fn edit(&mut self, key: Key) -> bool {
        if matches!(key, Key::Backspace | Key::Delete) {
            self.refuse_offer();
        }
        match key {
            Key::Char(letter) => self.insert(&letter.to_string()),
            Key::Backspace => {
                let from = self.before();
                self.text.replace_range(from..self.cursor, "");
                self.cursor = from;
            }
            Key::Delete => {
                let to = self.after();
                self.text.replace_range(self.cursor..to, "");
            }
            Key::Left => self.cursor = self.before(),
            Key::Right => self.cursor = self.after(),
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = self.text.len(),
            _ => return false,
        }
        self.offered = false;
        true
    }

    /// Inserts pasted or typed text at the cursor; line ends and tabs become blanks.
    pub fn insert(&mut self, text: &str) {
        self.refuse_offer();
        for letter in text.chars() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if crate::text::visible::is_hidden(letter) || self.text.len() + letter.len_utf8() > LIMIT {
                continue;
            }
            self.text.insert(self.cursor, letter);
            self.cursor += letter.len_utf8();
        }
    }

    fn refuse_offer(&mut self) {
        if std::mem::take(&mut self.offered) {
            self.text.clear();
            self.cursor = 0;
        }
    }

    /// Start of the letter before the cursor, accents and all.
    fn before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    /// End of the letter after the cursor.
    fn after(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |letter| self.cursor + letter.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_taken_whole_even_with_accents() {
        let mut field = Field::default();
        field.insert("ae\u{301}z");
        field.edit(Key::Left);
        field.edit(Key::Backspace);
        assert_eq!(field.text(), "az");
        field.edit(Key::Delete);
        assert_eq!(field.parts(), ("a", ""));
    }

    #[test]
    fn an_offered_word_is_kept_by_moving_and_replaced_by_typing() {
        let edited = |keys: &[Key]| {
            let mut field = Field::offering("dinkes");
            for key in keys {
                field.edit(*key);
            }
            field.text().to_owned()
        };
        assert_eq!(edited(&[]), "dinkes");
        assert_eq!(edited(&[Key::Char('a'), Key::Char('b')]), "ab");
        assert_eq!(edited(&[Key::Left, Key::Char('a')]), "dinkeas");
        assert_eq!(edited(&[Key::Backspace]), "");
    }

    #[test]
    fn a_paste_of_lines_becomes_one_line_without_hidden_letters() {
        let mut field = Field::default();
        field.insert("satu\ndua\u{202E}\ttiga");
        assert_eq!(field.text(), "satu dua tiga");
    }
}
