//! Words of texts as they are compared: folded, without accents and signs.

use std::sync::OnceLock;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// A similar word is at least this good for each letter sought: the letters stand in order and nearly together.
const SIMILAR: i64 = 16;

/// Fewer letters than this are similar to nearly everything.
const LETTERS: usize = 3;

/// How well `text` matches all words of `query`; none when one does not match, 0 for an empty query.
pub fn score(text: &str, query: &str) -> Option<i64> {
    query.split_whitespace().map(|word| matcher().fuzzy_match(text, word)).sum()
}

/// How well a word matches one that is sought and was not found as it stands; none where it is not similar.
pub fn similar(word: &str, sought: &str) -> Option<i64> {
    let letters = sought.chars().count();
    let enough = SIMILAR * i64::try_from(letters).unwrap_or(i64::MAX);
    if letters < LETTERS {
        return None;
    }
    matcher().fuzzy_match(word, sought).filter(|score| *score >= enough)
}

fn matcher() -> &'static SkimMatcherV2 {
    static MATCHER: OnceLock<SkimMatcherV2> = OnceLock::new();
    MATCHER.get_or_init(|| SkimMatcherV2::default().ignore_case())
}

/// Words in lower case, without accents and without the signs around and in them; `P-0101` stays one word.
pub fn words(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | ',' | '(' | ')'));
    let folded = parts.map(|part| part.chars().flat_map(char::to_lowercase).filter_map(fold).collect::<String>());
    folded.filter(|word| !word.is_empty()).collect()
}

/// The words of a text, and the parts of those that have a hyphen: `P-0101` is found by `0101` too.
pub fn parts(text: &str) -> Vec<String> {
    let apart = if text.contains('-') { words(&text.replace('-', " ")) } else { Vec::new() };
    words(text).into_iter().chain(apart).collect()
}

/// A letter without its accent; none for what is no letter of a word.
fn fold(letter: char) -> Option<char> {
    match letter {
        'à'..='å' => Some('a'),
        'ç' => Some('c'),
        'è'..='ë' => Some('e'),
        'ì'..='ï' => Some('i'),
        'ñ' => Some('n'),
        'ò'..='ö' | 'ø' => Some('o'),
        'ù'..='ü' => Some('u'),
        'ý' | 'ÿ' => Some('y'),
        letter => letter.is_alphanumeric().then_some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_in_any_order_and_all_of_them() {
        assert!(score("Dewi Sartika", "sartika dewi").is_some());
        assert!(score("Dewi Sartika", "sartika budi").is_none());
        assert_eq!(score("Dewi Sartika", "  "), Some(0));
    }

    #[test]
    fn accents_case_and_signs_do_not_matter() {
        assert_eq!(words("Renée  MA'RUF, (Kec.) e\u{301}"), ["renee", "maruf", "kec", "e"]);
        assert_eq!(words("P-0101"), ["p0101"]);
        assert_eq!(parts("P-0101"), ["p0101", "p", "0101"]);
    }

    #[test]
    fn a_slip_is_similar_and_two_letters_are_like_nothing() {
        assert!(similar("simbolon", "simblon").is_some());
        assert_eq!(similar("simbolon", "si"), None);
        assert_eq!(similar("simbolon", "zul"), None);
    }
}
