//! Stories of the filter: one docket, and what choices leave of it.

use super::*;
use crate::app::filter::told;
use crate::domain::class::MoveKind;
use crate::journal::event::Outcome;
use crate::journal::table::{Table, accepting, rejecting, story};
use crate::rules::verdict::Severity;
use crate::text::language::Language;

fn waiting() -> Choice {
    Choice::State(None)
}

fn agency(id: &str) -> Choice {
    Choice::Agency(id.into())
}

fn picking(choices: &[Choice]) -> Filter {
    Filter { choices: choices.to_vec(), words: String::new() }
}

/// Numbers of the items that a filter leaves.
fn items(table: &Table, filter: &Filter) -> Vec<usize> {
    let worded = worded(&table.facts, &filter.words);
    let left = Facets::of(&table.facts, &table.standing, None, None).left(filter, worded.as_deref());
    left.places.iter().map(|place| place + 1).collect()
}

/// How many items a choice would show beside a filter.
fn count(table: &Table, filter: &Filter, choice: &Choice) -> usize {
    let facets = Facets::of(&table.facts, &table.standing, None, None);
    let at = facets.offered.iter().position(|own| own == choice).expect("the docket has it");
    facets.left(filter, worded(&table.facts, &filter.words).as_deref()).counts[at]
}

#[test]
fn either_end_counts_and_choices_of_a_group_add_up() {
    let table = Table::of(&story());
    assert_eq!(items(&table, &Filter::default()), [1, 2, 3, 4]);
    assert_eq!(items(&table, &picking(&[agency("CAPIL")])), [1, 4]);
    assert_eq!(items(&table, &picking(&[agency("SOS")])), [1, 2, 4]);
    assert_eq!(items(&table, &picking(&[agency("UMUM"), agency("CAPIL")])), [1, 3, 4]);
    let swap = Choice::Kind(ItemKind::Exchange);
    assert_eq!(items(&table, &picking(&[agency("SOS"), swap.clone()])), [4]);
    assert_eq!(items(&table, &picking(&[agency("UMUM"), swap])), [0_usize; 0]);
}

#[test]
fn states_follow_the_standing() {
    let mut table = Table::of(&story());
    table.rule(&[accepting("B-01")]).expect("lawful");
    table.rule(&[rejecting("B-04")]).expect("lawful");
    let accepted = Choice::State(Some(Outcome::Accepted));
    assert_eq!(items(&table, &picking(&[waiting()])), [2, 3]);
    assert_eq!(items(&table, &picking(std::slice::from_ref(&accepted))), [1]);
    assert_eq!(items(&table, &picking(&[accepted, waiting()])), [1, 2, 3]);
}

#[test]
fn a_count_is_what_the_choice_would_show_beside_what_is_picked_of_other_groups() {
    let mut table = Table::of(&story());
    table.rule(&[accepting("B-01")]).expect("lawful");
    let filter = picking(&[waiting(), agency("SOS")]);
    assert_eq!(items(&table, &filter), [2, 4]);
    // Other agencies are counted among those that wait, other states among those of SOS.
    assert_eq!(["SOS", "CAPIL", "EKO", "UMUM"].map(|id| count(&table, &filter, &agency(id))), [2, 1, 2, 1]);
    assert_eq!(count(&table, &filter, &waiting()), 2);
    assert_eq!(count(&table, &filter, &Choice::State(Some(Outcome::Accepted))), 1);
    assert_eq!(count(&table, &filter, &Choice::Kind(ItemKind::Exchange)), 1);
    // Every count is what picking that choice alone of its group leaves.
    let facets = Facets::of(&table.facts, &table.standing, None, None);
    for choice in &facets.offered {
        let others = filter.choices.iter().filter(|own| own.group() != choice.group()).chain([choice]);
        let alone = picking(&others.cloned().collect::<Vec<_>>());
        assert_eq!(count(&table, &filter, choice), items(&table, &alone).len(), "{choice:?}");
    }
}

#[test]
fn words_narrow_too_and_similar_ones_are_none() {
    let table = Table::of(&story());
    let sought = |words: &str| Filter { words: words.to_owned(), ..picking(&[waiting()]) };
    assert_eq!(items(&table, &sought("umum")), [0_usize; 0], "it is left by item 3 and in none of its words");
    assert_eq!(items(&table, &sought("p-907")), [2]);
    assert_eq!(items(&table, &sought("  ")), [1, 2, 3, 4]);
    assert_eq!(items(&table, &sought("kabdi")), [0_usize; 0]);
    assert_eq!(count(&table, &sought("p-907"), &agency("CAPIL")), 0);
}

#[test]
fn who_was_decided_on_counts_for_the_ends() {
    let mut table = Table::of(&story());
    let other = crate::journal::ruling::Ruling { candidate: Some("P-908".into()), ..accepting("B-01") };
    table.rule(&[other]).expect("another candidate may be accepted");
    assert_eq!(items(&table, &picking(&[agency("UMUM")])), [1, 3]);
    assert_eq!(items(&table, &picking(&[agency("SOS")])), [2, 4]);
}

#[test]
fn only_agencies_and_kinds_of_the_docket_are_offered_and_every_state() {
    let table = Table::of(&story());
    let offered = Facets::of(&table.facts, &table.standing, None, None).offered;
    let kinds: Vec<&Choice> = offered.iter().filter(|own| own.group() == Group::Kind).collect();
    assert_eq!(kinds, [&Choice::Kind(ItemKind::Move(MoveKind::Rotation)), &Choice::Kind(ItemKind::Exchange)]);
    assert_eq!(offered.iter().filter(|own| own.group() == Group::State).count(), states().count());
    assert!(!offered.contains(&agency("CAPIL-PIAK")), "a division is no agency");
}

#[test]
fn a_filter_is_told_whole_as_long_as_there_is_room() {
    let table = Table::of(&story());
    let mut filter = picking(&[agency("EKO"), agency("SOS"), waiting()]);
    filter.words = "kasi".to_owned();
    let told = |most| told::picked(&table.facts, &filter, most, Language::Indonesian);
    assert_eq!(told(usize::MAX), "menunggu, EKO, SOS, \"kasi\"");
    assert_eq!(told(1), "menunggu, 2 perangkat daerah, \"kasi\"");
    assert_eq!(told(0), "1 keadaan, 2 perangkat daerah, kata");
}

#[test]
fn marked_items_are_picked_beside_all_else() {
    let mut table = Table::of(&story());
    table.rule(&[accepting("B-01")]).expect("lawful");
    let mut marks = Marks::default();
    for item in ["B-01", "B-03"] {
        marks.turn(&item.into());
    }
    let facets = Facets::of(&table.facts, &table.standing, Some(&marks), None);
    let left = |choices: &[Choice]| facets.left(&picking(choices), None).places;
    assert_eq!((left(&[Choice::Marked]), left(&[Choice::Marked, waiting()])), (vec![0, 2], vec![2]));
    assert!(!Facets::of(&table.facts, &table.standing, None, None).offered.contains(&Choice::Marked));
}

#[test]
fn what_the_rules_say_adds_up_and_an_item_may_have_several_of_it() {
    let mut story = story();
    story.employee_mut("P-904").performance.clear();
    let table = Table::of(&story);
    let judged = Judged::of(&std::sync::Arc::new(table.facts.clone()), &table.standing);
    let facets = Facets::of(&table.facts, &table.standing, None, Some(&judged));
    let left = |said: &[Option<Severity>]| {
        let choices: Vec<Choice> = said.iter().copied().map(Choice::Rules).collect();
        facets.left(&picking(&choices), None).places
    };
    let all: Vec<usize> = (0..table.facts.docket().items().len()).collect();
    let with =
        |severity: Severity| all.iter().copied().filter(|at| judged.item(*at).contains(&severity)).collect::<Vec<_>>();
    for severity in GRAVE {
        assert_eq!(left(&[Some(severity)]), with(severity), "{severity:?}");
    }
    assert!(!with(Severity::Unknown).is_empty() && !with(Severity::Warn).is_empty());
    let clear = left(&[None]);
    assert!(clear.iter().all(|at| judged.item(*at).is_empty()));
    assert_eq!(left(&[Some(Severity::Block), Some(Severity::Warn), Some(Severity::Unknown), None]), all);
}
