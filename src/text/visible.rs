//! Characters that hide or turn text are shown instead: `‹U+202E›`.
//!
//! Every string from a file passes through here once, where it enters, and again on every way out. Dropping such characters would leave their parameters as believable text.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_width::UnicodeWidthChar;

/// How many characters without width may follow each other before they count as hiding something.
const MARKS_IN_A_ROW: usize = 2;

/// Letters and marks without a picture of their own; Unicode calls most of them default-ignorable. Whatever
/// controls, formats, separates lines, or has no meaning is known by its category.
const WITHOUT_PICTURE: [(u32, u32); 9] = [
    (0x034F, 0x034F),   // grapheme joiner
    (0x115F, 0x1160),   // Hangul fillers
    (0x17B4, 0x17B5),   // Khmer inherent vowels
    (0x180B, 0x180F),   // Mongolian selectors
    (0x2800, 0x2800),   // the Braille pattern without dots
    (0x3164, 0x3164),   // Hangul filler
    (0xFE00, 0xFE0F),   // variation selectors
    (0xFFA0, 0xFFA0),   // half-width Hangul filler
    (0xE0100, 0xE01EF), // more variation selectors
];

/// Whether a character must be shown by its number instead of being written: it steers a terminal, turns the
/// direction of reading, ends a line, has no picture, or has no meaning that anybody could know.
pub fn is_hidden(character: char) -> bool {
    if matches!(character, ' '..='~') {
        return false;
    }
    let point = u32::from(character);
    let category = matches!(
        character.general_category(),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
            | GeneralCategory::PrivateUse
            | GeneralCategory::Surrogate
            | GeneralCategory::Unassigned
    );
    category || WITHOUT_PICTURE.iter().any(|&(first, last)| (first..=last).contains(&point))
}

/// How a hidden character is shown: `U+202E`.
pub fn number(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// The text with every hidden character, and every mark beyond the second in a row, shown as
/// `‹U+202E›`. A line feed is hidden too: split lines first, or use [`single_line`].
pub fn visible(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for (_, character, hidden) in judged(text) {
        if hidden {
            shown.push_str(&format!("‹{}›", number(character)));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Byte offset and character of the first thing that [`visible`] would show by its number; for
/// names and identifiers, which are refused rather than shown.
pub fn first_hidden(text: &str) -> Option<(usize, char)> {
    judged(text).find(|&(_, _, hidden)| hidden).map(|(offset, character, _)| (offset, character))
}

/// Every hidden character of a text that is put on one line.
pub fn hidden_in(text: &str) -> impl Iterator<Item = char> {
    judged(text).filter(|&(_, character, hidden)| hidden && !is_blank(character)).map(|(_, character, _)| character)
}

/// The text on one line: runs of blanks and line ends become one space, then [`visible`].
pub fn single_line(text: &str) -> String {
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    visible(&words.join(" "))
}

/// The text of several lines as somebody typed or pasted it: every line end is a line feed, every blank a space, and
/// nothing hidden is left.
pub fn lines(text: &str) -> String {
    let kept = |character: char| match character {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
        blank if blank.is_whitespace() => Some(' '),
        other => Some(other).filter(|other| !is_hidden(*other)),
    };
    text.replace("\r\n", "\n").chars().filter_map(kept).collect()
}

/// Tabs, line ends that an editor makes, and blanks of every width; other line ends are hidden characters.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r') || character.general_category() == GeneralCategory::SpaceSeparator
}

fn judged(text: &str) -> impl Iterator<Item = (usize, char, bool)> {
    let mut in_a_row = 0;
    text.char_indices().map(move |(offset, character)| {
        in_a_row = if character.width().unwrap_or(0) == 0 { in_a_row + 1 } else { 0 };
        (offset, character, is_hidden(character) || in_a_row > MARKS_IN_A_ROW)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_names_stay_as_they_are() {
        for name in ["Siti Nur'aini, S.Sos., M.Si.", "José Ximenes", "Ngurah é", "漢字", "1.250 ‹ok›"] {
            assert_eq!(visible(name), name);
            assert_eq!(first_hidden(name), None);
        }
    }

    #[test]
    fn what_steers_the_terminal_or_turns_the_line_is_shown() {
        assert_eq!(visible("a\u{1b}[2Jb"), "a‹U+001B›[2Jb");
        assert_eq!(visible("Budi\u{202e}iduB"), "Budi‹U+202E›iduB");
        assert_eq!(visible("a\nb\u{85}c"), "a‹U+000A›b‹U+0085›c");
        assert_eq!(first_hidden("é\u{200b}"), Some((2, '\u{200b}')));
    }

    #[test]
    fn the_borders_of_the_set_hold() {
        for hidden in
            "\u{7f}\u{ad}\u{34f}\u{378}\u{61c}\u{115f}\u{17b5}\u{180f}\u{200f}\u{2028}\u{206f}\u{2800}\u{3164}\u{fe0f}\
            \u{feff}\u{ffa0}\u{fffb}\u{1bca3}\u{1d17a}\u{e0041}\u{e0fff}\u{e000}\u{fdd0}\u{1fffe}\u{10ffff}"
                .chars()
        {
            assert!(is_hidden(hidden), "{:04X}", u32::from(hidden));
        }
        for shown in " ~\u{a0}\u{ae}\u{2010}\u{2027}\u{202f}\u{2070}\u{fffd}\u{1f600}".chars() {
            assert!(!is_hidden(shown), "{:04X}", u32::from(shown));
        }
    }

    #[test]
    fn two_marks_may_sit_on_a_letter_and_the_third_is_shown() {
        assert_eq!(visible("e\u{301}\u{323}"), "e\u{301}\u{323}");
        assert_eq!(visible("e\u{301}\u{323}\u{300}x"), "e\u{301}\u{323}‹U+0300›x");
    }

    #[test]
    fn one_line_is_made_of_many() {
        assert_eq!(single_line("  satu\r\n\tdua \u{a0} tiga\u{7} "), "satu dua tiga‹U+0007›");
        assert_eq!(single_line("satu\u{2028}dua\u{85}"), "satu‹U+2028›dua‹U+0085›");
        assert_eq!(hidden_in("satu\n\u{2028}dua\u{202e}\t").collect::<String>(), "\u{2028}\u{202e}");
    }

    #[test]
    fn lines_stay_lines_and_what_is_hidden_never_enters() {
        assert_eq!(lines("satu\r\ndua\rtiga\n\nempat\u{2028}lima"), "satu\ndua\ntiga\n\nempat\nlima");
        assert_eq!(lines("a\tb\u{a0}c\u{85}d\u{1b}[2Je\u{202e}f\u{0}"), "a b c d[2Jef");
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left_and_showing_twice_changes_nothing(text in "\\PC*|[\u{0}-\u{ff}\u{300}-\u{310}\u{2000}-\u{206f}]*") {
            let once = visible(&text);
            prop_assert!(!once.chars().any(is_hidden));
            prop_assert_eq!(visible(&once), once);
        }
    }
}
