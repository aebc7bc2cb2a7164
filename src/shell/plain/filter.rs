//! The filter of the docket in the spoken sitting: what can be picked with its counts, or the items that are left.

use super::Table;
use crate::app::filter::choice::Choice;
use crate::app::filter::facets::{Facets, worded};
use crate::app::filter::judged::Judged;
use crate::app::filter::picked::Filter;
use crate::app::filter::told::{label, picked, said_by_rules};
use crate::domain::facts::Facts;
use crate::text::language::Language;
use crate::text::names::same_name;
use crate::text::words::Phrase;

const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];

impl Table<'_> {
    /// The items that have what the words name; without words everything that can be named, each with its count.
    pub(super) fn filtered(&self, words: &[String]) -> Vec<String> {
        let reader = self.reader();
        let facts = reader.facts;
        let judged = Judged::of(&self.sitting.facts, &self.sitting.standing);
        let facets = Facets::of(facts, reader.standing, None, Some(&judged));
        let filter = named(facts, &facets, words);
        let left = facets.left(&filter, worded(facts, &filter.words).as_deref());
        if words.is_empty() {
            let counted = |(choice, count): (&Choice, &usize)| {
                let told = Phrase::new("plain.choice").with("name", label(facts, choice, self.language));
                told.with("count", *count).spoken(self.language)
            };
            let lines = facets.offered.iter().zip(&left.counts).map(counted).collect();
            return reader.list(Phrase::new("plain.title.choices"), lines);
        }
        let items = facts.docket().items();
        let lines: Vec<String> = left.places.iter().map(|place| reader.item(&items[*place])).collect();
        let told = Phrase::new("board.filter.shown").with("count", lines.len()).with("all", items.len());
        reader.list(told.with("how", picked(facts, &filter, usize::MAX, self.language)), lines)
    }
}

/// What words pick: the names of choices in either language, an agency also by its id or its whole name; all else is
/// sought in the items.
fn named(facts: &Facts, facets: &Facets, words: &[String]) -> Filter {
    let mut filter = Filter::default();
    let mut sought = Vec::new();
    for word in words {
        let is_called = |choice: &&Choice| called(facts, choice).iter().any(|name| same_name(name, word));
        match facets.offered.iter().find(is_called) {
            Some(choice) if filter.choices.contains(choice) => {}
            Some(choice) => filter.toggle(choice),
            None => sought.push(word.as_str()),
        }
    }
    Filter { words: sought.join(" "), ..filter }
}

fn called(facts: &Facts, choice: &Choice) -> Vec<String> {
    let mut names = LANGUAGES.map(|language| label(facts, choice, language)).to_vec();
    match choice {
        Choice::Agency(agency) => {
            names.push(agency.to_string());
            names.extend(facts.unit(agency).map(|found| found.name.clone()));
        }
        Choice::Rules(said) => names.extend(LANGUAGES.map(|language| said_by_rules(*said, language).to_owned())),
        Choice::State(_) | Choice::Marked | Choice::Kind(_) => {}
    }
    names
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::filter::choice::ItemKind;
    use crate::domain::class::MoveKind;
    use crate::domain::story::Story;
    use crate::journal::standing::Standing;
    use crate::rules::verdict::Severity;

    #[test]
    fn words_name_choices_in_either_language_and_what_names_none_is_sought() {
        let facts = Arc::new(Story::town().facts());
        let judged = Judged::of(&facts, &Standing::default());
        let facets = Facets::of(&facts, &Standing::default(), None, Some(&judged));
        let spoken =
            |words: &[&str]| named(&facts, &facets, &words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let wanted = Filter {
            choices: vec![
                Choice::State(None),
                Choice::Agency("SOS".into()),
                Choice::Kind(ItemKind::Move(MoveKind::Rotation)),
                Choice::Rules(Some(Severity::Block)),
                Choice::Rules(None),
            ],
            words: "kasi 904".to_owned(),
        };
        assert_eq!(spoken(&["Menunggu", "kasi", "sos", "rotation", "waiting", "halangan", "904", "clear"]), wanted);
        assert_eq!(spoken(&["unit sos"]).choices, [Choice::Agency("SOS".into())]);
        assert_eq!(spoken(&[]), Filter::default());
    }
}
