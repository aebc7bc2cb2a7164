//! Terms of the trade, explained in both languages, with where on the board each is seen.
//!
//! They stand in `glossary.txt`, one a line: the term, what it means and where it is seen, each in both languages.

use std::sync::OnceLock;

use crate::text::language::Language;

/// One term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The term as people in the trade use it, the same in both languages.
    pub term: &'static str,
    means: [&'static str; 2],
    seen: [&'static str; 2],
}

impl Entry {
    /// What it means, in one or two sentences.
    pub fn means(&self, language: Language) -> &'static str {
        self.means[row(language)]
    }

    /// Where on the board it is seen.
    pub fn seen(&self, language: Language) -> &'static str {
        self.seen[row(language)]
    }
}

fn row(language: Language) -> usize {
    match language {
        Language::Indonesian => 0,
        Language::English => 1,
    }
}

/// Every term, in alphabetical order whatever its case.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let mut entries: Vec<Entry> = include_str!("glossary.txt").lines().filter_map(entry).collect();
        entries.sort_by_key(|entry| entry.term.to_lowercase());
        entries
    })
}

/// One line: `term = Indonesian | English | seen, Indonesian | seen, English`; nothing for comments.
fn entry(line: &'static str) -> Option<Entry> {
    let (term, rest) = line.split_once(" = ").filter(|_| !line.starts_with('#'))?;
    let mut parts = rest.split(" | ");
    let mut next = || parts.next().map(str::trim);
    Some(Entry { term: term.trim(), means: [next()?, next()?], seen: [next()?, next()?] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_term_with_one_or_two_sentences_in_both_languages() {
        let lines = include_str!("glossary.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut terms = Vec::new();
        for line in lines {
            let entry = entry(line).unwrap_or_else(|| panic!("not a term: {line}"));
            for text in entry.means {
                let sentences = text.matches(". ").count() + 1;
                assert!(text.ends_with('.') && sentences <= 2, "{}: {text}", entry.term);
            }
            assert!(entry.seen.iter().all(|place| !place.is_empty()), "{}", entry.term);
            assert_eq!(line.matches(" | ").count(), 3, "{line}");
            terms.push(entry.term.to_lowercase());
        }
        assert!(terms.len() >= 60, "{} terms", terms.len());
        terms.sort();
        assert!(terms.windows(2).all(|pair| pair[0] != pair[1]), "a term stands twice");
        assert_eq!(entries().len(), terms.len());
    }

    #[test]
    fn terms_are_found_in_the_order_of_the_alphabet() {
        let terms: Vec<String> = entries().iter().map(|entry| entry.term.to_lowercase()).collect();
        assert!(terms.is_sorted(), "{terms:?}");
        assert!(
            entries().iter().any(|entry| entry.term == "ABK" && entry.means(Language::English).contains("orkload"))
        );
    }
}
