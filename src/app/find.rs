//! Finding by words: every word of the query must match, in any order.

use std::sync::OnceLock;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// How well `text` matches all words of `query`; none when one does not match, 0 for an empty query.
pub fn score(text: &str, query: &str) -> Option<i64> {
    static MATCHER: OnceLock<SkimMatcherV2> = OnceLock::new();
    let matcher = MATCHER.get_or_init(|| SkimMatcherV2::default().ignore_case());
    query.split_whitespace().map(|word| matcher.fuzzy_match(text, word)).sum()
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn words_match_in_any_order_and_all_of_them() {
        assert!(score("Dewi Sartika", "sartika dewi").is_some());
        assert!(score("Dewi Sartika", "sartika budi").is_none());
        assert_eq!(score("Dewi Sartika", "  "), Some(0));
    }
}
