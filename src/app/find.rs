//! Finding by words: every word of the query must match, in any order.

use std::sync::OnceLock;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::domain::docket::Item;
use crate::domain::facts::Facts;

/// What a word of an item is worth when it is its number, the word sought, begins with it, or is of somebody named
/// beside the suggested one.
const NUMBER: i64 = 4;
const WORD: i64 = 3;
const BEGINNING: i64 = 2;
const BESIDE: i64 = 1;

/// A similar word is at least this good for each letter sought: the letters stand in order and nearly together.
const SIMILAR: i64 = 16;

/// Fewer letters than this are similar to nearly everything.
const LETTERS: usize = 3;

/// How well `text` matches all words of `query`; none when one does not match, 0 for an empty query.
pub fn score(text: &str, query: &str) -> Option<i64> {
    static MATCHER: OnceLock<SkimMatcherV2> = OnceLock::new();
    let matcher = MATCHER.get_or_init(|| SkimMatcherV2::default().ignore_case());
    query.split_whitespace().map(|word| matcher.fuzzy_match(text, word)).sum()
}

/// Items in which a query was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Places on the docket, from 0, with how well they match; best first, then as on the docket.
    pub items: Vec<(usize, i64)>,
    /// Whether no item has the words themselves, only similar ones.
    pub similar: bool,
}

impl Found {
    /// Place of the item to go to: among the best, the first from `present` on and around the end; for a query that
    /// is asked `again`, the match that follows `present`.
    pub fn next(&self, present: usize, again: bool) -> Option<usize> {
        let here = self.items.iter().position(|(at, _)| *at == present).filter(|_| again);
        if let Some(here) = here {
            return self.items.get((here + 1) % self.items.len()).map(|(at, _)| *at);
        }
        let best = self.items.first()?.1;
        let mut among = self.items.iter().filter(|(_, score)| *score == best).map(|(at, _)| *at);
        among.clone().find(|at| *at >= present).or_else(|| among.next())
    }
}

/// Items of the docket that match every word of `query`.
///
/// A word matches as it stands or by its beginning, without regard to case and accents, in the number, the people
/// suggested, the seats and their agencies; in names of other candidates it counts less. Only when no item matches
/// so, words that are merely similar do.
pub fn items(facts: &Facts, query: &str) -> Found {
    let sought: Vec<String> = words(query);
    if sought.is_empty() {
        return Found::default();
    }
    let of_items: Vec<Words> = facts.docket().items().iter().map(|item| Words::of(facts, item)).collect();
    let ranked = |score: &dyn Fn(&Words, &str) -> Option<i64>| {
        let scored = of_items.iter().enumerate();
        let mut found: Vec<(usize, i64)> = scored
            .filter_map(|(at, words)| {
                sought.iter().map(|word| score(words, word)).sum::<Option<i64>>().map(|all| (at, all))
            })
            .collect();
        found.sort_by_key(|(at, score)| (-score, *at));
        found
    };
    let exact = ranked(&|words, word| words.exact(word));
    if !exact.is_empty() {
        return Found { items: exact, similar: false };
    }
    Found { items: ranked(&|words, word| words.similar(word)), similar: true }
}

/// The words of an item, folded.
struct Words {
    number: String,
    own: Vec<String>,
    beside: Vec<String>,
}

impl Words {
    fn of(facts: &Facts, item: &Item) -> Words {
        let mut own = Vec::new();
        for position in item.seats.iter().filter_map(|seat| facts.position(seat)) {
            own.extend(parts(&position.title));
            let units = [facts.unit(&position.unit), facts.agency_of_position(&position.id)];
            for unit in units.into_iter().flatten() {
                own.extend(parts(&unit.name));
                own.extend(parts(&unit.short));
            }
        }
        let mut beside = Vec::new();
        for employee in item.named.iter().filter_map(|id| facts.employee(id)) {
            let suggested = item.moves.iter().any(|mutation| mutation.employee == employee.id);
            let into = if suggested { &mut own } else { &mut beside };
            into.extend(parts(&employee.name));
            into.extend(parts(employee.id.as_str()));
        }
        Words { number: item.number.to_string(), own, beside }
    }

    fn exact(&self, sought: &str) -> Option<i64> {
        let begins = |words: &[String]| words.iter().any(|word| word.starts_with(sought));
        if self.number == sought {
            Some(NUMBER)
        } else if self.own.iter().any(|word| word == sought) {
            Some(WORD)
        } else if begins(&self.own) {
            Some(BEGINNING)
        } else {
            begins(&self.beside).then_some(BESIDE)
        }
    }

    fn similar(&self, sought: &str) -> Option<i64> {
        let letters = sought.chars().count();
        let enough = SIMILAR * i64::try_from(letters).unwrap_or(i64::MAX);
        let best = self.own.iter().filter_map(|word| score(word, sought)).max();
        best.filter(|best| letters >= LETTERS && *best >= enough)
    }
}

/// Words in lower case, without accents and without the signs around and in them; `P-0101` stays one word.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | ',' | '(' | ')'));
    let folded = parts.map(|part| part.to_lowercase().chars().filter_map(fold).collect::<String>());
    folded.filter(|word| !word.is_empty()).collect()
}

/// The words of a text, and the parts of those that have a hyphen: `P-0101` is found by `0101` too.
fn parts(text: &str) -> Vec<String> {
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
    use crate::domain::story::Story;

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
    }

    #[test]
    fn the_suggested_come_before_those_beside_them_and_similar_words_last() {
        let mut story = Story::town();
        story.employee_mut("P-904").name = "Renée Simbolon".to_owned();
        story.employee("P-907", None).name = "Tiurma Simbolon".to_owned();
        story.proposal("U-02", &[("P-901", "SOS-KABID")]).alternatives = vec!["P-907".into()];
        let facts = story.facts();
        let places = |query: &str| items(&facts, query).items.iter().map(|(at, _)| *at).collect::<Vec<_>>();
        assert_eq!(places("SIMBOLON"), [0, 1]);
        assert_eq!(places("simb renee"), [0]);
        assert_eq!(places("tiurma"), [1]);
        assert_eq!(places("2"), [1]);
        let similar = items(&facts, "simblon");
        assert_eq!((similar.items.len(), similar.similar), (1, true));
        assert_eq!(items(&facts, "zzz").items, []);
        assert_eq!(items(&facts, " ").items, []);
    }

    #[test]
    fn the_same_word_goes_on_and_another_begins_with_the_best() {
        let found = Found { items: vec![(4, 3), (9, 3), (2, 1)], similar: false };
        assert_eq!([0, 4, 5, 10].map(|at| found.next(at, false)), [4, 4, 9, 4].map(Some));
        assert_eq!([4, 9, 2, 7].map(|at| found.next(at, true)), [9, 2, 4, 9].map(Some));
        assert_eq!(Found::default().next(0, true), None);
    }
}
