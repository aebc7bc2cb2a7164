//! A key of the keyboard: one canonical form, written and read one way.
//!
//! Catalogue, hint line, help, key table and plain mode all spell keys through this file, so a key
//! cannot be shown in one way and understood in another. Shift and capitals are settled before a
//! `Key` exists (Shift+t is `Char('T')`); Alt does not exist here, because over a slow line Alt+t
//! and Esc followed by t are the same bytes.

use std::fmt;

/// One key press in canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A printable character, capitals and Space included; never a control character.
    Char(char),
    /// Enter, also of the number pad.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift+Tab.
    BackTab,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Backspace, whichever of its two codes the terminal sends.
    Backspace,
    /// Delete.
    Delete,
    /// A function key, 1 to 12.
    F(u8),
    /// Ctrl with a lower-case ASCII letter, a digit or Space.
    Ctrl(char),
}

/// The keys that have a name instead of a character, with the name printed on most keyboards.
const NAMED: &[(Key, &str)] = &[
    (Key::Char(' '), "Space"),
    (Key::Enter, "Enter"),
    (Key::Esc, "Esc"),
    (Key::Tab, "Tab"),
    (Key::BackTab, "Shift+Tab"),
    (Key::Up, "Up"),
    (Key::Down, "Down"),
    (Key::Left, "Left"),
    (Key::Right, "Right"),
    (Key::Home, "Home"),
    (Key::End, "End"),
    (Key::PageUp, "PgUp"),
    (Key::PageDown, "PgDn"),
    (Key::Backspace, "Backspace"),
    (Key::Delete, "Delete"),
];

/// The highest function key.
const LAST_FUNCTION_KEY: u8 = 12;

impl Key {
    /// The key that is written `text`: `t`, `Enter`, `Ctrl+Z`, `F1`, `PgDn`, `Shift+Tab`, `Space`.
    ///
    /// Names are exact; only the letter after `Ctrl+` may be small or capital. `None` for anything else.
    pub fn parse(text: &str) -> Option<Key> {
        if let Some((key, _)) = NAMED.iter().find(|(_, name)| *name == text) {
            return Some(*key);
        }
        if let Some(letter) = single(text) {
            return printable(letter).then_some(Key::Char(letter));
        }
        if let Some(held) = text.strip_prefix("Ctrl+") {
            let letter = if held == "Space" { ' ' } else { single(held)?.to_ascii_lowercase() };
            return (letter == ' ' || letter.is_ascii_alphanumeric()).then_some(Key::Ctrl(letter));
        }
        (1..=LAST_FUNCTION_KEY).map(Key::F).find(|key| key.to_string() == text)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (NAMED.iter().find(|(key, _)| key == self), self) {
            (Some((_, name)), _) => out.write_str(name),
            (None, Key::Char(letter)) => write!(out, "{letter}"),
            (None, Key::F(number)) => write!(out, "F{number}"),
            (None, Key::Ctrl(' ')) => out.write_str("Ctrl+Space"),
            (None, Key::Ctrl(letter)) => write!(out, "Ctrl+{}", letter.to_ascii_uppercase()),
            (None, named) => unreachable!("{named:?} stands in NAMED"),
        }
    }
}

/// The only character of `text`.
fn single(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// Whether a character can be a key by itself; Space is written by name, controls are other keys.
fn printable(letter: char) -> bool {
    !letter.is_control() && letter != ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every key there is: the match makes a new variant fail to compile until it is listed.
    fn all_keys() -> Vec<Key> {
        let mut keys: Vec<Key> = NAMED.iter().map(|(key, _)| *key).collect();
        keys.extend((1..=LAST_FUNCTION_KEY).map(Key::F));
        keys.extend(('!'..='~').chain(['é', '…', '名']).map(Key::Char));
        keys.extend(('a'..='z').chain('0'..='9').chain([' ']).map(Key::Ctrl));
        for key in &keys {
            match key {
                Key::Char(_) | Key::F(_) | Key::Ctrl(_) => {}
                Key::Enter | Key::Esc | Key::Tab | Key::BackTab | Key::Backspace | Key::Delete => {}
                Key::Up | Key::Down | Key::Left | Key::Right => {}
                Key::Home | Key::End | Key::PageUp | Key::PageDown => {}
            }
        }
        keys
    }

    #[test]
    fn every_key_is_read_back_as_it_was_written() {
        for key in all_keys() {
            assert_eq!(Key::parse(&key.to_string()), Some(key), "{key:?} is written {key}");
        }
    }

    #[test]
    fn no_two_keys_are_written_alike() {
        let mut seen = std::collections::HashMap::new();
        for key in all_keys() {
            assert_eq!(seen.insert(key.to_string(), key), None, "{key} is two keys");
        }
    }

    #[test]
    fn keys_are_written_as_on_the_keyboard() {
        let written = [Key::Ctrl('z'), Key::F(1), Key::PageDown, Key::BackTab, Key::Char(' '), Key::Char('t')];
        assert_eq!(written.map(|key| key.to_string()), ["Ctrl+Z", "F1", "PgDn", "Shift+Tab", "Space", "t"]);
        assert_eq!(Key::parse("Ctrl+z"), Some(Key::Ctrl('z')));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", " ", "\t", "\u{7f}", "enter", "F0", "F13", "F01", "F+1", "Ctrl+", "Ctrl+Esc", "Alt+t", "tt"] {
            assert_eq!(Key::parse(text), None, "{text:?}");
        }
    }
}
