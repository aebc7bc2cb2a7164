//! Stories of the reasons that are ticked before anybody chose one.

use super::*;
use crate::domain::class::Class;
use crate::domain::employee::Aspiration;
use crate::domain::position::Need;
use crate::domain::story::{Story, day};
use crate::journal::chain::prospects_in_turn;
use crate::journal::table::{Table, accepting, story};

fn card(table: &Table, items: &[&str]) -> Card {
    let items: Vec<ItemId> = items.iter().map(|id| ItemId::from(*id)).collect();
    let prospects = prospects_in_turn(&table.facts, &table.standing, &items);
    Card::new(&table.facts, Outcome::Accepted, items, None, &prospects)
}

fn ticked(table: &Table, items: &[&str]) -> Vec<Reason> {
    let shown = card(table, items).reasons;
    shown.into_iter().filter(|(_, ticked)| *ticked).map(|(reason, _)| reason).collect()
}

/// The chain of the table, with people enough in EKO that taking one from it warns of nothing.
fn chain() -> Story {
    let mut story = story();
    story.position("EKO-PENGELOLA", "EKO", Class::Pelaksana).need = Need::Persons(1);
    for id in ["P-911", "P-912", "P-913"] {
        story.employee(id, Some("EKO-PENGELOLA"));
    }
    story
}

/// A move of P-905 to CAPIL-OPERATOR, where persons are missing.
fn clerk() -> Story {
    let mut story = Story::town();
    story.stated.proposals.clear();
    story.proposal("U-01", &[("P-905", "CAPIL-OPERATOR")]);
    story
}

#[test]
fn a_vacant_seat_is_a_reason_by_what_was_decided_and_not_by_what_the_file_said() {
    let mut table = Table::of(&chain());
    assert!(ticked(&table, &["B-01"]).contains(&Reason::VacantSeat));
    let alone = prospects_in_turn(&table.facts, &table.standing, &["B-02".into()]);
    assert!(!reasons_of(&table.facts, &alone[0], &alone[0].whole.moves[0]).contains(&Reason::VacantSeat));
    table.rule(&[accepting("B-01")]).expect("the first link is lawful");
    assert!(ticked(&table, &["B-02"]).contains(&Reason::VacantSeat), "P-904 left the seat in this sitting");
}

#[test]
fn need_is_a_reason_only_while_persons_are_missing() {
    let mut story = clerk();
    assert!(ticked(&Table::of(&story), &["B-01"]).contains(&Reason::OrganisationNeed));
    story.position_mut("CAPIL-OPERATOR").need = Need::Persons(1);
    let prospects = |table: &Table| prospects_in_turn(&table.facts, &table.standing, &["B-01".into()]);
    let reasons = |story: &Story| {
        let table = Table::of(story);
        let prospect = &prospects(&table)[0];
        reasons_of(&table.facts, prospect, &prospect.whole.moves[0])
    };
    assert!(!reasons(&story).contains(&Reason::OrganisationNeed), "five seats, one person needed, one at work");
    story.position_mut("CAPIL-OPERATOR").need = Need::Unknown;
    assert!(!reasons(&story).contains(&Reason::OrganisationNeed), "what is not known is no reason");
}

#[test]
fn a_wish_for_another_position_in_the_same_unit_is_no_reason() {
    let wish = |position: Option<&str>, unit: Option<&str>| Aspiration {
        date: day(2026, 9, 1),
        position: position.map(Into::into),
        unit: unit.map(Into::into),
        channel: "wawancara".to_owned(),
        text: String::new(),
        constraint: None,
    };
    let wished = |wish: Aspiration| {
        let mut story = clerk();
        story.employee_mut("P-905").aspirations = vec![wish];
        ticked(&Table::of(&story), &["B-01"]).contains(&Reason::Aspiration)
    };
    assert!(wished(wish(Some("CAPIL-OPERATOR"), None)));
    assert!(wished(wish(None, Some("CAPIL"))), "the agency is the unit above");
    assert!(!wished(wish(Some("CAPIL-KASI"), Some("CAPIL-PIAK"))));
}

#[test]
fn a_card_for_a_chain_ticks_what_is_true_of_every_link_and_asks_for_what_any_link_owes() {
    let mut story = chain();
    story.employee_mut("P-907").open_finding = crate::domain::employee::Known::Unknown;
    story.employee_mut("P-904").aspirations = vec![Aspiration {
        date: day(2026, 9, 1),
        position: Some("CAPIL-KASI".into()),
        unit: None,
        channel: "wawancara".to_owned(),
        text: String::new(),
        constraint: None,
    }];
    let table = Table::of(&story);
    assert!(ticked(&table, &["B-01"]).contains(&Reason::Aspiration));
    let both = ticked(&table, &["B-01", "B-02"]);
    assert!(both.contains(&Reason::VacantSeat) && !both.contains(&Reason::Aspiration), "{both:?}");
    let (first, chain) = (card(&table, &["B-01"]), card(&table, &["B-01", "B-02", "B-03"]));
    assert_eq!((first.must_acknowledge, first.must_have_words), (false, false));
    assert_eq!((chain.must_acknowledge, chain.must_have_words), (true, true));
}
