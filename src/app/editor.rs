//! The editor of long texts: several lines that wrap, with an undo of their own; saved by one key.
//!
//! The text area of `ratatui-textarea` holds the lines and knows how they wrap where they were drawn last, so that the
//! arrows go by what is seen. Which key does what, what may enter and how much of it is settled here.

use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::command::key::Key;
use crate::domain::ids::ItemId;
use crate::text::charset::Charset;
use crate::text::preferences::Privacy;
use crate::text::visible;

/// Longest text, in bytes: a line of the record holds it whatever letters it is made of.
pub const LIMIT: usize = 16_000;

/// Bytes that are left when that is said.
const NEAR: usize = 1_000;

/// Steps that can be taken back.
const STEPS: usize = 2_000;

/// Rows that PgUp and PgDn go over.
const PAGE: usize = 8;

/// What a text is written for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A note on an item, or on the sitting as a whole.
    Note(Option<ItemId>),
    /// Words of the minutes that are put otherwise.
    Wording {
        /// Number of the entry.
        entry: u64,
        /// Which of its events, from 0.
        place: usize,
    },
}

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    Text,
    /// The button that does nothing.
    Cancel,
    /// The button that saves.
    Save,
}

/// The editor.
#[derive(Clone, Debug)]
pub struct Editor {
    /// What it is for.
    pub subject: Subject,
    /// What has the focus.
    pub focus: Focus,
    /// Why the last attempt was refused.
    pub refusal: Option<String>,
    area: TextArea<'static>,
    begun_with: String,
}

impl Editor {
    /// An editor that holds `text`, the cursor at its end; with its letters hidden before guests.
    pub fn holding(subject: Subject, text: &str, privacy: Privacy) -> Editor {
        // A record may come from other hands: what steers a terminal does not enter that way either.
        let mut area = TextArea::from(visible::lines(text).split('\n'));
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_max_histories(STEPS);
        // The cursor is the terminal's own, as in every field.
        area.set_cursor_style(area.style());
        area.set_cursor_line_style(area.style());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        let mut editor = Editor { subject, focus: Focus::Text, refusal: None, area, begun_with: String::new() };
        editor.begun_with = editor.text();
        editor.hide(privacy);
        editor
    }

    /// Hides what was typed before guests, or shows it again; it stays whole.
    pub fn hide(&mut self, privacy: Privacy) {
        match privacy {
            Privacy::Open => {
                if let Some(bullet) = Charset::Unicode.bullet().chars().next() {
                    self.area.set_mask_char(bullet);
                }
            }
            Privacy::Closed => self.area.clear_mask_char(),
        }
    }

    /// What is drawn of the text.
    pub fn area(&self) -> &TextArea<'static> {
        &self.area
    }

    /// What was written, without blanks at the ends of lines and empty lines at its own ends.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.area.lines().iter().map(|line| line.trim_end()).collect();
        lines.join("\n").trim().to_owned()
    }

    /// Whether something was written that saving would keep and leaving throws away.
    pub fn is_changed(&self) -> bool {
        self.text() != self.begun_with
    }

    /// How many bytes may still be written.
    fn room(&self) -> usize {
        let written: usize = self.area.lines().iter().map(|line| line.len() + 1).sum();
        (LIMIT + 1).saturating_sub(written)
    }

    /// How many bytes are left, once that is worth saying.
    pub fn nearly_full(&self) -> Option<usize> {
        Some(self.room()).filter(|left| *left < NEAR)
    }

    /// Takes a key if the text or the buttons want it; says whether they did.
    pub fn takes(&mut self, key: Key) -> bool {
        self.refusal = None;
        match (self.focus, key) {
            (Focus::Text, _) => return self.edits(key),
            (Focus::Cancel, Key::Left | Key::Right) => self.focus = Focus::Save,
            (Focus::Save, Key::Left | Key::Right) => self.focus = Focus::Cancel,
            _ => return false,
        }
        true
    }

    fn edits(&mut self, key: Key) -> bool {
        match key {
            Key::Char(letter) => self.insert(letter.encode_utf8(&mut [0; 4])),
            Key::Enter => self.insert("\n"),
            Key::Backspace => _ = self.area.delete_char(),
            Key::Delete => _ = self.area.delete_next_char(),
            Key::Left => self.area.move_cursor(CursorMove::Back),
            Key::Right => self.area.move_cursor(CursorMove::Forward),
            Key::Up => self.area.move_cursor(CursorMove::Up),
            Key::Down => self.area.move_cursor(CursorMove::Down),
            Key::PageUp => (0..PAGE).for_each(|_| self.area.move_cursor(CursorMove::Up)),
            Key::PageDown => (0..PAGE).for_each(|_| self.area.move_cursor(CursorMove::Down)),
            Key::Home => self.area.move_cursor(CursorMove::Head),
            Key::End => self.area.move_cursor(CursorMove::End),
            _ => return false,
        }
        true
    }

    /// Inserts typed or pasted text at the cursor, as much of it as there is room for: line ends stay, what steers a
    /// terminal never enters.
    pub fn insert(&mut self, text: &str) {
        self.refusal = None;
        if self.focus != Focus::Text {
            return;
        }
        let mut room = self.room();
        let fits = |letter: &char| {
            let fits = letter.len_utf8() <= room;
            room = if fits { room - letter.len_utf8() } else { 0 };
            fits
        };
        let text: String = visible::lines(text).chars().take_while(fits).collect();
        match text.chars().next() {
            Some(letter) if text.len() == letter.len_utf8() && letter != '\n' => self.area.insert_char(letter),
            _ => _ = self.area.insert_str(text),
        }
    }

    /// Takes back what was typed last, a word at a time, or brings it back.
    pub fn turn(&mut self, back: bool) {
        let (step, other): (Turn, Turn) = match back {
            true => (TextArea::undo, TextArea::redo),
            false => (TextArea::redo, TextArea::undo),
        };
        let mut before = self.letters();
        if !step(&mut self.area) {
            return;
        }
        let first = self.letters().cmp(&before);
        // Letter by letter as they were typed, as long as it goes the same way and no word is at its beginning.
        while self.letters().abs_diff(before) == 1 && self.is_within_word() {
            before = self.letters();
            if step(&mut self.area) && (self.letters().cmp(&before) != first || self.letters().abs_diff(before) > 1) {
                other(&mut self.area);
                return;
            }
        }
    }

    fn letters(&self) -> usize {
        self.area.lines().iter().map(|line| line.chars().count() + 1).sum()
    }

    /// Whether a letter of a word stands before the cursor.
    fn is_within_word(&self) -> bool {
        let cursor = self.area.cursor();
        let before = cursor.1.checked_sub(1).and_then(|at| self.area.lines().get(cursor.0)?.chars().nth(at));
        before.is_some_and(char::is_alphanumeric)
    }

    /// To the next or the previous of text and buttons, around the end.
    pub fn step(&mut self, step: isize) {
        const ORDER: [Focus; 3] = [Focus::Text, Focus::Cancel, Focus::Save];
        let at = ORDER.iter().position(|focus| *focus == self.focus).unwrap_or(0).cast_signed();
        self.focus = ORDER[(at + step).rem_euclid(3).cast_unsigned()];
    }
}

/// A step through what was typed; says whether there was one.
type Turn = fn(&mut TextArea<'static>) -> bool;

#[cfg(test)]
mod tests {
    use super::*;

    fn empty() -> Editor {
        Editor::holding(Subject::Note(Some("B-01".into())), "", Privacy::Closed)
    }

    fn typed(text: &str) -> Editor {
        let mut editor = empty();
        for letter in text.chars() {
            editor.takes(if letter == '\n' { Key::Enter } else { Key::Char(letter) });
        }
        editor
    }

    #[test]
    fn enter_makes_a_line_and_blanks_around_the_text_are_not_kept() {
        let mut editor = typed(" satu \n\ndua");
        assert_eq!(editor.text(), "satu\n\ndua");
        assert!(editor.is_changed() && editor.takes(Key::Up) && editor.takes(Key::Home));
        editor.insert("di ");
        assert_eq!(editor.text(), "satu\ndi\ndua");
        for key in [Key::Tab, Key::Esc, Key::F(2), Key::Ctrl('z')] {
            assert!(!editor.takes(key), "{key} is no text");
        }
        assert!(!typed(" \n ").is_changed(), "nothing was written");
    }

    #[test]
    fn a_paste_keeps_its_lines_and_nothing_that_steers_a_terminal() {
        let mut editor = empty();
        editor.insert("satu\r\ndua\r\u{1b}[2Jtiga\u{202e}\tempat\u{7}");
        assert_eq!(editor.text(), "satu\ndua\n[2Jtiga empat");
        editor.step(1);
        editor.insert("lima");
        assert!(!editor.text().contains("lima"), "a button takes no text");
    }

    #[test]
    fn typing_is_taken_back_word_by_word_and_brought_back() {
        let mut editor = typed("Ketua meminta\njadwal");
        let mut told = Vec::new();
        for back in [true, true, true, false, false, false, false] {
            editor.turn(back);
            told.push(editor.text());
        }
        let whole = "Ketua meminta\njadwal";
        assert_eq!(told, ["Ketua meminta", "Ketua", "", "Ketua", "Ketua meminta", whole, whole]);
        // What was deleted comes back by itself, and what was typed before stays.
        (0..3).for_each(|_| _ = editor.takes(Key::Backspace));
        editor.turn(true);
        assert_eq!(editor.text(), whole);
        editor.insert("satu\ndua");
        editor.turn(true);
        assert_eq!(editor.text(), whole, "a paste is one step");
    }

    #[test]
    fn a_text_is_never_longer_than_a_line_of_the_record_holds_and_says_so_in_time() {
        let mut editor = empty();
        editor.insert(&"kata ".repeat(3_000));
        assert_eq!(editor.nearly_full(), None);
        editor.insert(&"é".repeat(499));
        assert_eq!(editor.nearly_full(), Some(2));
        editor.insert("\u{20ac}a");
        assert_eq!(editor.nearly_full(), Some(2), "what does not fit ends the paste");
        editor.insert("abc");
        assert_eq!((editor.nearly_full(), editor.text().len()), (Some(0), LIMIT));
        assert!(editor.takes(Key::Char('x')) && editor.takes(Key::Enter));
        assert_eq!(editor.text().len(), LIMIT);
    }

    #[test]
    fn words_of_a_record_are_opened_without_what_steers_a_terminal() {
        let editor = Editor::holding(Subject::Note(Some("B-01".into())), "satu\u{1b}[2J\ndua\u{202e}", Privacy::Closed);
        assert_eq!((editor.text().as_str(), editor.is_changed()), ("satu[2J\ndua", false));
    }

    #[test]
    fn letters_are_hidden_before_guests_and_stay_whole() {
        let mut editor = typed("rahasia");
        editor.hide(Privacy::Open);
        assert_eq!((editor.area().mask_char(), editor.text().as_str()), (Some('•'), "rahasia"));
        editor.hide(Privacy::Closed);
        assert_eq!(editor.area().mask_char(), None);
    }
}
