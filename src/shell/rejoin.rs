//! Puts escape sequences together again that the line cut after their first byte.
//!
//! An arrow key travels as three bytes. When the network delivers the first alone, the input
//! library reports Escape and then `[` and `B` as if typed: a dialog would close and letters would
//! act. So Escape is held back for a moment, too short to be felt, and what follows at machine speed
//! is read as the rest of the sequence. Pure: time comes in as [`Rejoiner::silence`].

use std::time::Duration;

use crate::command::key::Key;
use crate::shell::incoming::Incoming;

/// How long the rest of a sequence may take.
const SEQUENCE: Duration = Duration::from_millis(50);
/// How long a paste whose opening mark was cut may pause: its closing mark never reaches us.
const PASTE: Duration = Duration::from_millis(300);
/// The longest sequence worth waiting for, after Escape.
const LONGEST: usize = 8;
/// The closing mark of a paste, should it be cut as well.
const PASTE_END: &str = "\x1b[201~";

/// Holds back an Escape until it is clear whether a sequence follows.
#[derive(Debug, Default)]
pub struct Rejoiner {
    held: Held,
}

#[derive(Debug, Default)]
enum Held {
    #[default]
    Nothing,
    /// Escape and the characters that followed it.
    Sequence(String),
    /// Text pasted after a cut opening mark.
    Paste(String),
}

/// What the characters after an Escape are.
#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    Incomplete,
    Key(Key),
    /// A whole sequence that means nothing here.
    Unknown,
    PasteStart,
    /// Typed by a person after all.
    Typed,
}

impl Rejoiner {
    /// How long to wait for the next event before calling [`Rejoiner::silence`]; `None` for as long as it takes.
    pub fn patience(&self) -> Option<Duration> {
        match self.held {
            Held::Nothing => None,
            Held::Sequence(_) => Some(SEQUENCE),
            Held::Paste(_) => Some(PASTE),
        }
    }

    /// What is certain after one more event.
    pub fn hear(&mut self, incoming: Incoming) -> Vec<Incoming> {
        match (std::mem::take(&mut self.held), incoming) {
            (Held::Nothing, Incoming::Key(Key::Esc)) => {
                self.held = Held::Sequence(String::new());
                Vec::new()
            }
            (Held::Nothing, other) => vec![other],
            (Held::Sequence(mut rest), Incoming::Key(Key::Char(letter))) => {
                rest.push(letter);
                self.weigh(rest)
            }
            (Held::Paste(text), Incoming::Key(key)) => self.paste(text, key),
            (held, other) => {
                let mut all = give_up(held);
                all.extend(self.hear(other));
                all
            }
        }
    }

    /// What is certain when nothing followed within [`Rejoiner::patience`].
    pub fn silence(&mut self) -> Vec<Incoming> {
        give_up(std::mem::take(&mut self.held))
    }

    fn weigh(&mut self, rest: String) -> Vec<Incoming> {
        match meaning(&rest) {
            Meaning::Key(key) => return vec![Incoming::Key(key)],
            Meaning::Unknown => return Vec::new(),
            Meaning::Typed => return give_up(Held::Sequence(rest)),
            Meaning::Incomplete => self.held = Held::Sequence(rest),
            Meaning::PasteStart => self.held = Held::Paste(String::new()),
        }
        Vec::new()
    }

    fn paste(&mut self, mut text: String, key: Key) -> Vec<Incoming> {
        match key {
            Key::Char(letter) => text.push(letter),
            Key::Enter | Key::Ctrl('j') => text.push('\n'),
            Key::Tab => text.push('\t'),
            Key::Esc => text.push('\x1b'),
            _ => {}
        }
        match text.strip_suffix(PASTE_END) {
            Some(whole) => vec![Incoming::paste(whole)],
            None => {
                self.held = Held::Paste(text);
                Vec::new()
            }
        }
    }
}

/// What was held, as it would have been without waiting.
fn give_up(held: Held) -> Vec<Incoming> {
    match held {
        Held::Nothing => Vec::new(),
        Held::Sequence(rest) => {
            let typed = rest.chars().map(Key::Char);
            std::iter::once(Key::Esc).chain(typed).map(Incoming::Key).collect()
        }
        Held::Paste(text) => vec![Incoming::paste(&text)],
    }
}

/// What the characters after an Escape mean, in the dialects of xterm, PuTTY, rxvt and the Linux console.
fn meaning(rest: &str) -> Meaning {
    if let Some(letter) = rest.strip_prefix('O') {
        return match letter.chars().next() {
            None => Meaning::Incomplete,
            Some('M') => Meaning::Key(Key::Enter),
            Some(letter) => cursor_key(letter).map_or(Meaning::Typed, Meaning::Key),
        };
    }
    let Some(body) = rest.strip_prefix('[') else { return Meaning::Typed };
    if let Some(letter) = body.strip_prefix('[') {
        return match letter.chars().next() {
            None => Meaning::Incomplete,
            Some(letter @ 'A'..='E') => Meaning::Key(Key::F(number_from('A', letter))),
            Some(_) => Meaning::Typed,
        };
    }
    let digits = body.trim_end_matches(|letter: char| !letter.is_ascii_digit() && letter != ';');
    match body[digits.len()..].chars().next() {
        None if rest.len() > LONGEST => Meaning::Typed,
        None => Meaning::Incomplete,
        Some('~') => numbered(digits),
        Some('Z') => Meaning::Key(Key::BackTab),
        Some(letter) => match cursor_key(letter) {
            Some(key) => unless_modified(digits, key),
            None if digits.is_empty() && !matches!(letter, 'I' | 'O') => Meaning::Typed,
            None => Meaning::Unknown,
        },
    }
}

/// The key of a final letter.
fn cursor_key(letter: char) -> Option<Key> {
    Some(match letter {
        'A' => Key::Up,
        'B' => Key::Down,
        'C' => Key::Right,
        'D' => Key::Left,
        'H' => Key::Home,
        'F' => Key::End,
        'P'..='S' => Key::F(number_from('P', letter)),
        _ => return None,
    })
}

/// The meaning of a numbered sequence, `~` taken off.
fn numbered(digits: &str) -> Meaning {
    let number = digits.split(';').next().unwrap_or_default();
    let key = match number {
        "200" => return Meaning::PasteStart,
        "1" | "7" => Key::Home,
        "3" => Key::Delete,
        "4" | "8" => Key::End,
        "5" => Key::PageUp,
        "6" => Key::PageDown,
        _ => match number.parse::<u8>() {
            Ok(code @ 11..=15) => Key::F(code - 10),
            Ok(code @ 17..=21) => Key::F(code - 11),
            Ok(code @ 23..=24) => Key::F(code - 12),
            _ => return Meaning::Unknown,
        },
    };
    unless_modified(digits, key)
}

/// The key, unless Ctrl or Alt is held with it; Shift alone changes nothing.
fn unless_modified(digits: &str, key: Key) -> Meaning {
    match digits.split(';').nth(1) {
        None | Some("1" | "2") => Meaning::Key(key),
        Some(_) => Meaning::Unknown,
    }
}

/// The place of `letter` counted from `first`, from 1.
fn number_from(first: char, letter: char) -> u8 {
    u8::try_from(u32::from(letter) - u32::from(first) + 1).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes out when these characters arrive as single keys (`␛` is Escape, `␍` Enter), then silence.
    fn typed(text: &str) -> Vec<Incoming> {
        let mut rejoiner = Rejoiner::default();
        let mut out = Vec::new();
        for letter in text.chars() {
            let key = match letter {
                '␛' => Key::Esc,
                '␍' => Key::Enter,
                letter => Key::Char(letter),
            };
            out.extend(rejoiner.hear(Incoming::Key(key)));
        }
        out.extend(rejoiner.silence());
        assert_eq!(rejoiner.patience(), None, "{text} leaves something held");
        out
    }

    fn keys(keys: &[Key]) -> Vec<Incoming> {
        keys.iter().copied().map(Incoming::Key).collect()
    }

    #[test]
    fn a_cut_sequence_is_the_key_it_was() {
        let cases = [
            ("␛[A", Key::Up),
            ("␛[B", Key::Down),
            ("␛OC", Key::Right),
            ("␛OD", Key::Left),
            ("␛[H", Key::Home),
            ("␛OF", Key::End),
            ("␛[1~", Key::Home),
            ("␛[8~", Key::End),
            ("␛[3~", Key::Delete),
            ("␛[5~", Key::PageUp),
            ("␛[6~", Key::PageDown),
            ("␛[Z", Key::BackTab),
            ("␛[1;2B", Key::Down),
            ("␛OM", Key::Enter),
            ("␛OP", Key::F(1)),
            ("␛OS", Key::F(4)),
            ("␛[11~", Key::F(1)),
            ("␛[[E", Key::F(5)),
            ("␛[15~", Key::F(5)),
            ("␛[17~", Key::F(6)),
            ("␛[21~", Key::F(10)),
            ("␛[23~", Key::F(11)),
            ("␛[24~", Key::F(12)),
        ];
        for (cut, key) in cases {
            assert_eq!(typed(cut), keys(&[key]), "{cut}");
        }
    }

    #[test]
    fn sequences_without_a_meaning_here_are_swallowed_whole() {
        for cut in ["␛[2~", "␛[1;5B", "␛[6;5~", "␛[I", "␛[O", "␛[25~", "␛[201~", "␛[12;40R"] {
            assert_eq!(typed(cut), [], "{cut}");
        }
    }

    #[test]
    fn a_real_escape_stays_one_alone_or_before_a_letter() {
        assert_eq!(typed("␛"), keys(&[Key::Esc]));
        assert_eq!(typed("␛t"), keys(&[Key::Esc, Key::Char('t')]));
        assert_eq!(typed("␛␍"), keys(&[Key::Esc, Key::Enter]));
        assert_eq!(typed("␛␛[B"), keys(&[Key::Esc, Key::Down]));
        assert_eq!(typed("␛["), keys(&[Key::Esc, Key::Char('[')]));
        assert_eq!(typed("␛[x"), keys(&[Key::Esc, Key::Char('['), Key::Char('x')]));
    }

    #[test]
    fn a_held_down_escape_comes_out_one_by_one() {
        let mut rejoiner = Rejoiner::default();
        assert_eq!(rejoiner.hear(Incoming::Key(Key::Esc)), []);
        for _ in 0..3 {
            assert_eq!(rejoiner.hear(Incoming::Key(Key::Esc)), keys(&[Key::Esc]));
        }
    }

    #[test]
    fn a_resize_in_the_middle_lets_the_escape_go_first() {
        let mut rejoiner = Rejoiner::default();
        rejoiner.hear(Incoming::Key(Key::Esc));
        let out = rejoiner.hear(Incoming::Resized(60, 15));
        assert_eq!(out, [Incoming::Key(Key::Esc), Incoming::Resized(60, 15)]);
    }

    #[test]
    fn a_paste_with_a_cut_opening_mark_is_a_paste_and_no_keys() {
        assert_eq!(typed("␛[200~tq␍x"), [Incoming::Paste("tq\nx".into())]);
        let [Incoming::Paste(text), rest @ ..] = &typed("␛[200~tq␛[201~t")[..] else { panic!("no paste") };
        assert_eq!((text.as_str(), rest), ("tq", &keys(&[Key::Char('t')])[..]));
    }

    #[test]
    fn an_endless_number_is_not_waited_for() {
        let mut rejoiner = Rejoiner::default();
        let out: Vec<Incoming> = "␛[123456789"
            .chars()
            .flat_map(|c| rejoiner.hear(Incoming::Key(if c == '␛' { Key::Esc } else { Key::Char(c) })))
            .collect();
        assert_eq!(out.len(), "␛[123456789".chars().count());
    }
}
