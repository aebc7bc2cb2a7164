//! Text cut and padded to a number of terminal columns.
//!
//! Widths are display columns, counted by grapheme as the terminal widgets do; a wide character
//! takes two. The text is expected to be visible already.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::charset::Charset;

/// Columns that the text takes.
pub fn columns(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The text in at most `limit` columns, with an ellipsis in the last one when something was left out.
pub fn cut(text: &str, limit: usize, charset: Charset) -> String {
    if columns(text) <= limit {
        return text.to_owned();
    }
    if limit == 0 {
        return String::new();
    }
    let (head, _) = split(text, limit - 1);
    format!("{}{}", head.trim_end(), charset.ellipsis())
}

/// The text in exactly `limit` columns, blanks on the right.
pub fn pad(text: &str, limit: usize, charset: Charset) -> String {
    let text = cut(text, limit, charset);
    let blanks = limit - columns(&text);
    format!("{text}{:blanks$}", "")
}

/// The text in exactly `limit` columns, blanks on the left, as numbers stand.
pub fn pad_left(text: &str, limit: usize, charset: Charset) -> String {
    let text = cut(text, limit, charset);
    let blanks = limit - columns(&text);
    format!("{:blanks$}{text}", "")
}

/// The longest head of whole graphemes that takes at most `limit` columns, and the rest.
pub fn split(text: &str, limit: usize) -> (&str, &str) {
    if is_plain(text) {
        return text.split_at(limit.min(text.len()));
    }
    let mut used = 0;
    for (offset, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > limit {
            return text.split_at(offset);
        }
    }
    (text, "")
}

/// Whether the text is printable ASCII, of which each byte is one grapheme and takes one column: nearly
/// all text on the screen is, and need not be cut into graphemes.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The text broken between words into lines of at most `limit` columns; a longer word is broken
/// inside. A single grapheme wider than `limit` stands out rather than being lost. At least one line,
/// which may be empty.
pub fn wrap(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for mut word in text.split_whitespace() {
        let needed = columns(word) + usize::from(!line.is_empty());
        if !line.is_empty() && columns(&line) + needed > limit {
            lines.push(std::mem::take(&mut line));
        }
        while columns(word) > limit {
            let (head, rest) = split(word, limit);
            let head = if head.is_empty() { word.graphemes(true).next().unwrap_or(word) } else { head };
            lines.push(head.to_owned());
            word = if rest.len() == word.len() { &word[head.len()..] } else { rest };
        }
        if !line.is_empty() && !word.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use Charset::{Ascii, Unicode};
    use proptest::prelude::*;

    #[test]
    fn what_fits_stays_whole_and_what_does_not_ends_in_an_ellipsis() {
        assert_eq!(cut("Kasubbag", 8, Unicode), "Kasubbag");
        assert_eq!(cut("Kasubbag", 7, Unicode), "Kasubb…");
        assert_eq!(cut("Kasubbag", 7, Ascii), "Kasubb.");
        assert_eq!(cut("Kasi Umum", 6, Unicode), "Kasi…");
        assert_eq!(cut("Kasubbag", 0, Unicode), "");
    }

    #[test]
    fn wide_characters_are_never_halved() {
        assert_eq!(cut("漢字漢", 4, Unicode), "漢…");
        assert_eq!(pad("漢字漢", 4, Unicode), "漢… ");
        assert_eq!(pad_left("e\u{301}", 3, Unicode), "  e\u{301}");
    }

    #[test]
    fn lines_break_between_words_and_only_long_words_inside() {
        assert_eq!(wrap("satu dua  tiga", 8), ["satu dua", "tiga"]);
        assert_eq!(wrap("ya pertanggungjawaban ya", 10), ["ya", "pertanggun", "gjawaban", "ya"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("漢字", 1), ["漢", "字"]);
    }

    proptest! {
        #[test]
        fn plain_text_is_measured_and_split_as_its_graphemes_are(text in "[ -~]*", limit in 0usize..40) {
            let widths: usize = text.graphemes(true).map(UnicodeWidthStr::width).sum();
            prop_assert_eq!(columns(&text), widths);
            // An accent behind makes the text one that is cut into graphemes.
            let (head, _) = split(&text, limit);
            let accented = format!("{text}é");
            let (same, _) = split(&accented, limit.min(text.len()));
            prop_assert_eq!(head, same);
        }

        #[test]
        fn padded_text_takes_exactly_its_columns(text in "\\PC*", limit in 0usize..40) {
            prop_assert_eq!(columns(&pad(&text, limit, Unicode)), limit);
        }

        #[test]
        fn wrapping_keeps_every_letter(text in "\\PC*", limit in 2usize..40) {
            let lines = wrap(&text, limit);
            // Only a single grapheme that is wider than the page may stand out.
            prop_assert!(lines.iter().all(|line| columns(line) <= limit || line.graphemes(true).count() == 1));
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
