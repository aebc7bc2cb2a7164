//! A filter in words: what it picks, as long as there is room, then how much of each group.

use crate::domain::facts::Facts;
use crate::rules::verdict::Severity;
use crate::text::language::Language;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::choice::{Choice, Group, state_key};
use super::picked::Filter;
use super::shown::Shown;

/// What a choice is called.
pub fn label(facts: &Facts, choice: &Choice, language: Language) -> String {
    match choice {
        Choice::State(None) => say(language, "board.waiting").to_owned(),
        Choice::State(Some(outcome)) => say(language, state_key(*outcome)).to_owned(),
        Choice::Marked => say(language, "board.filter.mark").to_owned(),
        Choice::Rules(said) => {
            Phrase::new("board.filter.rules").with("said", said_by_rules(*said, language)).spoken(language)
        }
        Choice::Agency(agency) => facts.unit(agency).map_or(agency.as_str(), |found| found.short.as_str()).to_owned(),
        Choice::Kind(kind) => say(language, kind.key()).to_owned(),
    }
}

/// What the rules say of items, in a word.
pub fn said_by_rules(said: Option<Severity>, language: Language) -> &'static str {
    let key = match said {
        None => "board.filter.clear",
        // The term is wider than the column.
        Some(Severity::Unknown) => "board.filter.verify",
        Some(severity) => severity.key(),
    };
    say(language, key)
}

/// How many items are shown, of how many, and what was picked, in at most `room` columns.
pub fn shown(facts: &Facts, shown: &Shown, room: usize, language: Language) -> String {
    let (matching, all) = shown.counts();
    let told = |how: String| {
        let phrase = Phrase::new("board.filter.shown").with("count", matching).with("all", all).with("how", how);
        phrase.spoken(language)
    };
    let whole = [1, 0].map(|most| told(picked(facts, shown.filter(), most, language)));
    let full = told(picked(facts, shown.filter(), usize::MAX, language));
    let fits = |text: &String| width::columns(text) <= room;
    let all_counted = told(Phrase::new("board.filter.parts").with("count", parts(shown.filter())).spoken(language));
    std::iter::once(full).chain(whole).find(fits).unwrap_or(all_counted)
}

/// What was picked: the choices of a group by name where there are at most `most` of them, else how many.
pub fn picked(facts: &Facts, filter: &Filter, most: usize, language: Language) -> String {
    let mut told = Vec::new();
    for group in Group::ALL {
        let own: Vec<&Choice> = filter.of(group).collect();
        match own.len() {
            0 => {}
            count if count > most => told.push(Phrase::new(group.several()).with("count", count).spoken(language)),
            _ => told.extend(own.into_iter().map(|choice| label(facts, choice, language))),
        }
    }
    let words = filter.words.trim();
    match words.is_empty() {
        true => {}
        false if most == 0 || facts.is_masked() => told.push(say(language, "board.filter.words").to_lowercase()),
        false => told.push(format!("\"{words}\"")),
    }
    told.join(", ")
}

/// How many things were picked.
fn parts(filter: &Filter) -> usize {
    filter.choices.len() + usize::from(!filter.words.trim().is_empty())
}
