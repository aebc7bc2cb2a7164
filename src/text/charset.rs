//! Which characters may be drawn: all of Unicode, or ASCII for terminals and fonts that lack the rest.

use serde::{Deserialize, Serialize};

/// The characters that marks such as the ellipsis are taken from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Charset {
    /// `…` and `•`.
    #[default]
    Unicode,
    /// `.` and `*`.
    Ascii,
}

impl Charset {
    /// The mark, one column wide, that stands for text left out.
    pub fn ellipsis(self) -> &'static str {
        match self {
            Charset::Unicode => "…",
            Charset::Ascii => ".",
        }
    }

    /// The mark, one column wide, that stands for a masked letter.
    pub fn bullet(self) -> &'static str {
        match self {
            Charset::Unicode => "•",
            Charset::Ascii => "*",
        }
    }

    /// The text in this charset: in ASCII the marks of the program's own sentences are spelled out.
    ///
    /// Names with letters beyond ASCII stay as they are: they would be wrong without them.
    pub fn spell(self, text: &str) -> String {
        const SPELLED: [(char, &str); 13] = [
            ('─', "-"),
            ('·', "-"),
            ('–', "-"),
            ('—', "-"),
            ('−', "-"),
            ('…', "..."),
            ('→', "->"),
            ('≥', ">="),
            ('Σ', "sum"),
            ('×', "x"),
            ('÷', "/"),
            ('²', "^2"),
            ('√', "sqrt"),
        ];
        match self {
            Charset::Unicode => text.to_owned(),
            Charset::Ascii => SPELLED.iter().fold(text.to_owned(), |text, (mark, word)| text.replace(*mark, word)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_ascii_marks_are_spelled_and_names_stay() {
        assert_eq!(Charset::Ascii.spell("longgar · lebih 2 → André"), "longgar - lebih 2 -> André");
        assert_eq!(Charset::Unicode.spell("a · b"), "a · b");
    }
}
