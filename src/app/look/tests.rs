//! Stories of the effect: now, after the item alone, after everything accepted.

use super::*;
use crate::domain::class::MoveKind;
use crate::domain::employee::LegalStanding;
use crate::domain::story::{Story, day};
use crate::journal::table::{Table, accepting, rejecting, story};

/// Strength of each end by the facts, after the item alone, and after all; releasing ends first.
fn ends(table: &Table, item: &str) -> Vec<(String, bool, [u32; 3])> {
    let look = look(table, item);
    let end = |end: &End| {
        (end.unit.to_string(), end.receives, [&end.now, &end.with_item, &end.with_all].map(|balance| balance.strength))
    };
    look.ends.iter().map(end).collect()
}

fn look(table: &Table, item: &str) -> Look {
    let item = table.facts.docket().item(&item.into()).expect("the docket has the item");
    Look::at(&table.facts, &table.standing, item, None)
}

#[test]
fn each_end_is_shown_now_after_the_item_and_after_all_that_was_accepted() {
    let mut table = Table::of(&story());
    let capil = |with_all| ("CAPIL".to_owned(), true, [2, 3, with_all]);
    let sos = |with_all| ("SOS".to_owned(), false, [4, 3, with_all]);
    assert_eq!(ends(&table, "B-01"), [sos(3), capil(3)]);
    table.rule(&["B-01", "B-02"].map(accepting)).expect("the chain is lawful");
    assert_eq!(ends(&table, "B-01"), [sos(4), capil(3)], "P-907 came to SOS by another item");
    assert_eq!(look(&table, "B-01").spreads.now, look(&Table::of(&story()), "B-01").spreads.now);
}

#[test]
fn what_was_decided_against_is_not_in_the_result_until_another_candidate_is_tried() {
    let mut table = Table::of(&story());
    let result = |table: &Table, item: &str| ends(table, item).into_iter().map(|(_, _, [now, _, all])| (now, all));
    table.rule(&[rejecting("B-01")]).expect("it may be rejected");
    assert!(result(&table, "B-01").all(|(now, all)| now == all), "nobody was moved");
    assert!(result(&table, "B-02").any(|(now, all)| now != all), "what waits is shown as it would be");
    let item = table.facts.docket().item(&"B-01".into()).expect("the docket has the item");
    let tried = Look::at(&table.facts, &table.standing, item, Some(&"P-904".into()));
    assert!(tried.ends.iter().any(|end| end.now.strength != end.with_all.strength));
}

#[test]
fn a_move_within_one_agency_shows_its_units() {
    let mut story = Story::town();
    story.unit("CAPIL-UMUM", Some("CAPIL"));
    story.position("CAPIL-KASUBBAG", "CAPIL-UMUM", crate::domain::class::Class::Pengawas);
    story.proposal("U-02", &[("P-902", "CAPIL-KASUBBAG")]);
    let shown = ends(&Table::of(&story), "B-02");
    let expected = [("CAPIL-PIAK", false, [1, 0, 0]), ("CAPIL-UMUM", true, [0, 1, 1])];
    assert_eq!(shown, expected.map(|(unit, receives, strength)| (unit.to_owned(), receives, strength)));
}

#[test]
fn who_is_lent_counts_where_they_work_while_they_are_lent() {
    let mut story = Story::town();
    let lent = story.proposal("U-02", &[("P-905", "CAPIL-OPERATOR")]);
    lent.moves[0].stated_kind = Some(MoveKind::TemporaryAssignment);
    lent.until = Some(day(2027, 2, 1));
    let sos = ("SOS".to_owned(), false, [4, 3, 3]);
    let mut table = Table::of(&story);
    assert_eq!(ends(&table, "B-02"), [sos, ("CAPIL".to_owned(), true, [2, 3, 3])]);
    table.rule(&[accepting("B-02")]).expect("lending is lawful");
    assert_eq!(ends(&table, "B-01")[1], ("CAPIL".to_owned(), true, [2, 3, 4]), "the lent one is there too");
    assert_eq!(table.seat("P-905"), "SOS-PENGELOLA", "the home position is kept");
}

#[test]
fn a_seat_held_only_by_somebody_on_leave_is_a_hole_as_the_rule_says() {
    let mut story = Story::town();
    assert_eq!(look(&Table::of(&story), "B-01").holes, ["SOS-KASI".into()]);
    story.employee("P-909", Some("SOS-KASI")).standing = LegalStanding::UnpaidLeave;
    assert_eq!(look(&Table::of(&story), "B-01").holes, ["SOS-KASI".into()]);
    let mut chain = Table::of(&self::story());
    assert_eq!(look(&chain, "B-01").holes, ["SOS-KASI".into()], "nobody has come yet");
    chain.rule(&["B-01", "B-02"].map(accepting)).expect("the chain is lawful");
    assert!(look(&chain, "B-01").holes.is_empty());
}
