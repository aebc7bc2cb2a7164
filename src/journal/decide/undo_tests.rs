//! Stories of taking back and making valid again; of the fold that both rest on.

use std::sync::Arc;

use super::*;
use crate::domain::employee::LegalStanding;
use crate::domain::placements::Placements;
use crate::domain::story::day;
use crate::journal::event::{DecidedMove, Entry, Outcome, Seen};
use crate::journal::table::{Table, accepting, rejecting, shown, story};

/// A sitting in which something of every kind was done, and what was shown after each act.
fn full() -> (Table, Vec<String>) {
    let mut story = story();
    story.employee_mut("P-905").standing = LegalStanding::UnpaidLeave;
    story.stated.proposals[0].alternatives = vec!["P-905".into()];
    let mut table = Table::of(&story);
    let mut steps = vec![table.shown()];
    let exception = Request::EnterException {
        rule: "R-STAT".to_owned(),
        employee: "P-905".into(),
        document: "Keputusan".to_owned(),
        number: "821/901".to_owned(),
        date: day(2026, 11, 20),
    };
    for request in [
        Request::Rule(vec![accepting("B-01"), accepting("B-02")]),
        Request::TakeNote { item: Some("B-01".into()), text: "Dibahas lama".to_owned() },
        Request::Attend(vec![("K-5".into(), Presence::Excused)]),
        Request::Rule(vec![accepting("B-04")]),
        exception,
        Request::Rule(vec![rejecting("B-04")]),
    ] {
        table.ask(&request).expect("the sitting goes on");
        steps.push(table.shown());
    }
    (table, steps)
}

#[test]
fn undo_restores_exactly_what_was_and_redo_what_came_of_it() {
    let (mut table, steps) = full();
    for step in steps.iter().rev().skip(1) {
        table.ask(&Request::Undo).expect("there is something to take back");
        assert_eq!(table.shown(), *step);
    }
    for step in steps.iter().skip(1) {
        table.ask(&Request::Redo).expect("there is something to bring back");
        assert_eq!(table.shown(), *step);
    }
    assert_eq!(table.refused(&Request::Redo), "journal.refusal.nothing-to-redo");
}

#[test]
fn who_sits_where_without_an_item_is_as_if_it_was_never_decided() {
    let mut table = Table::of(&story());
    table.rule(&["B-01", "B-02", "B-03", "B-04"].map(accepting)).expect("all of it is lawful");
    // The record may hold what no rule lets through: one employee decided on twice.
    let again = table.standing.decision(&"B-02".into()).expect("it was decided").moves.clone();
    let twice = Event::Decided {
        item: "B-09".into(),
        seats: Vec::new(),
        outcome: Outcome::Accepted,
        moves: again.into_iter().map(|own| DecidedMove { to: "CAPIL-OPERATOR".into(), ..own }).collect(),
        reasons: Vec::new(),
        acknowledged: false,
        seen: Seen::default(),
    };
    let draft = Draft { events: vec![twice], details: vec![Detail::default()], basis: table.standing.number() };
    let twice = table.standing.foresee(draft);
    for standing in [&table.standing, &twice] {
        for items in [&["B-01"][..], &["B-02"], &["B-09"], &["B-02", "B-09"], &["B-03", "B-04"], &[]] {
            let items: Vec<ItemId> = items.iter().map(|item| (*item).into()).collect();
            let (quick, anew) =
                (standing.placements_without(&items), Placements::of(&standing.accepted_without(&items)));
            for employee in table.facts.employees() {
                assert_eq!(quick.seat_of(employee), anew.seat_of(employee), "{} without {items:?}", employee.id);
            }
            for position in table.facts.positions() {
                assert_eq!(quick.holders(&table.facts, &position.id), anew.holders(&table.facts, &position.id));
            }
        }
    }
}

#[test]
fn undoing_a_decision_that_was_changed_brings_back_the_earlier_one() {
    let mut table = Table::of(&story());
    table.rule(&[accepting("B-04")]).expect("the swap is lawful");
    table.rule(&[rejecting("B-04")]).expect("a rejection is free");
    assert_eq!((table.outcome("B-04"), table.seat("P-901")), (Some(Outcome::Rejected), "CAPIL-KABID".to_owned()));
    table.ask(&Request::Undo).expect("there is something to take back");
    assert_eq!((table.outcome("B-04"), table.seat("P-901")), (Some(Outcome::Accepted), "SOS-KABID".to_owned()));
}

#[test]
fn redo_goes_back_up_after_undo_redo_undo_and_ends_when_the_committee_went_on() {
    let (mut table, steps) = full();
    for request in [Request::Undo, Request::Undo, Request::Redo, Request::Undo, Request::Undo, Request::Redo] {
        table.ask(&request).expect("each can be done");
    }
    assert_eq!(table.shown(), steps[steps.len() - 3]);
    table.ask(&Request::Redo).expect("one more was taken back");
    assert_eq!(table.shown(), steps[steps.len() - 2]);
    table.ask(&Request::Undo).expect("there is something to take back");
    table.rule(&[rejecting("B-03")]).expect("the committee goes on");
    assert_eq!(table.refused(&Request::Redo), "journal.refusal.nothing-to-redo");
    table.ask(&Request::Undo).expect("the new act can be taken back");
    assert_eq!(table.shown(), steps[steps.len() - 3]);
}

#[test]
fn the_opening_is_never_taken_back() {
    let mut table = Table::opened(&story());
    assert_eq!(table.refused(&Request::Undo), "journal.refusal.nothing-to-undo");
}

#[test]
fn a_replay_is_the_sitting_and_every_prefix_is_a_standing() {
    let (mut table, _) = full();
    let mut live = vec![(table.standing.number(), table.shown())];
    for request in [Request::Undo, Request::Undo, Request::Redo, Request::Rule(vec![rejecting("B-03")])] {
        table.ask(&request).expect("the sitting goes on");
        live.push((table.standing.number(), table.shown()));
    }
    assert_eq!(shown(&Standing::of(table.standing.entries().iter().cloned())), table.shown());
    for (number, seen) in live {
        assert_eq!(shown(&table.standing.at(number)), seen);
        assert_eq!(table.standing.at(number).number(), number);
    }
}

#[test]
fn what_is_withheld_changes_no_decision_no_placement_and_no_attendance() {
    let (table, _) = full();
    let withheld = |entry: &Arc<Entry>| Entry { details: None, ..entry.as_ref().clone() };
    let bare = Standing::of(table.standing.entries().iter().map(withheld));
    let core = |standing: &Standing| -> Vec<_> {
        let own = |decision: &crate::journal::standing::Decision| {
            (decision.item.clone(), decision.outcome, decision.moves.clone(), decision.reasons.clone())
        };
        standing.decisions().map(own).collect()
    };
    assert_eq!(core(&bare), core(&table.standing));
    assert!(bare.placements().moved().eq(table.standing.placements().moved()));
    assert_eq!(bare.presence(&"K-5".into()), Some(Presence::Excused));
    assert!(bare.exceptions().is_empty(), "no document, no exception");
}

#[test]
fn of_two_decisions_on_one_employee_the_later_places_them_whatever_the_items_are_called() {
    // No door lets this through; a record of another program may hold it, and the order must then be that of time.
    let mut table = Table::of(&story());
    let placed = |item: &str, to: &str| {
        let mut draft = decide(&table.facts, &table.standing, &Request::Rule(vec![accepting("B-01")])).expect("lawful");
        if let Event::Decided { item: own, moves, .. } = &mut draft.events[0] {
            *own = item.into();
            moves[0].to = to.into();
        }
        draft
    };
    let (first, second) = (placed("B-12", "SOS-PENGELOLA"), placed("B-100", "CAPIL-KASI"));
    table.write(first);
    table.write(second);
    assert_eq!(table.seat("P-904"), "CAPIL-KASI");
}
