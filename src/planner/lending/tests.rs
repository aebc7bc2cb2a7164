//! Stories of help for a time, and of every other help that would be worth less.

use super::*;
use crate::domain::education::Field;
use crate::domain::ids::PositionId;
use crate::domain::position::Need;
use crate::domain::story::{Story, day};

/// CAPIL lacks hands for three months from January on.
fn emergency() -> Emergency {
    Emergency { helped: "CAPIL".into(), field: Field::Government, experience: 12, from: day(2027, 1, 1), length: 3 }
}

fn found(story: &Story, settled: &Fixings) -> Lending {
    lending(&story.facts(), &emergency(), settled, &Stop::default()).expect("everybody may stay")
}

fn who(lending: &Lending) -> Vec<&str> {
    lending.lent.iter().map(|own| own.employee.as_str()).collect()
}

#[test]
fn heads_are_lent_from_where_there_are_too_many_and_no_seat_opens() {
    let story = Story::town();
    let lending = found(&story, &Fixings::default());
    assert_eq!((lending.wanted, lending.muster.able), (2, 2), "two operators are missing, two clerks may be asked");
    let [lent] = &lending.lent[..] else { panic!("SOS keeps the one it needs: {lending:?}") };
    assert_eq!((lent.from.as_ref(), &lent.to), (Some(&"SOS-PENGELOLA".into()), &"CAPIL-OPERATOR".into()));
    assert_eq!(lent.experience, Some(60), "from 2 January 2022 to 1 January 2027, thirty days a month");
    assert!(lending.value > 0);
    // The seat of command that is empty takes nobody, and whoever commands is not lent.
    assert!(lending.lent.iter().all(|own| own.to != "CAPIL-KASI".into()));
    assert_eq!((emergency().until(), emergency().back()), (day(2027, 3, 31), day(2027, 4, 1)));
}

#[test]
fn only_who_has_worked_in_the_field_long_enough_is_asked() {
    let mut story = Story::town();
    story.employee_mut("P-905").position_since = Some(day(2026, 6, 1));
    let unknown = story.employee_mut("P-906");
    (unknown.position_since, unknown.history) = (None, Vec::new());
    let lending = found(&story, &Fixings::default());
    assert_eq!(lending.muster, Muster { able: 0, less: 1, unknown: 1 });
    assert!(lending.lent.is_empty() && lending.value == 0);
}

#[test]
fn whom_the_committee_has_moved_lent_or_parked_is_left_alone_and_whoever_was_lent_counts() {
    let story = Story::town();
    let lent = Move {
        stated_kind: Some(MoveKind::TemporaryAssignment),
        ..Move::new(&"P-905".into(), &"CAPIL-OPERATOR".into())
    };
    let settled = Fixings { accepted: vec![lent], ..Fixings::default() };
    let lending = found(&story, &settled);
    assert_eq!((lending.wanted, lending.muster.able), (1, 1), "one operator came for a time");
    assert!(lending.lent.is_empty(), "the last clerk stays: {lending:?}");
    let settled = Fixings { staying: vec!["P-905".into(), "P-906".into()], ..Fixings::default() };
    assert_eq!(found(&story, &settled).muster.able, 0);
    let free = found(&story, &Fixings::default());
    let rejected = vec![(free.lent[0].employee.clone(), PositionId::from("CAPIL-OPERATOR"))];
    let settled = Fixings { forbidden: rejected, ..Fixings::default() };
    assert_ne!(who(&found(&story, &settled)), who(&free), "the other clerk goes");
}

#[test]
fn what_is_given_up_tells_nothing() {
    let stop = Stop::default();
    stop.ask();
    assert!(lending(&Story::town().facts(), &emergency(), &Fixings::default(), &stop).is_none());
}

/// What a choice of everybody is worth by its parts: every pair by itself, every node by who is there afterwards.
fn worth(ground: &Ground<'_>, pairs: &[(usize, usize, i64)], goes: &[Option<usize>]) -> Option<i64> {
    let mut after: Vec<i64> = ground.nodes.iter().map(|node| i64::from(node.load.present)).collect();
    let mut points = 0;
    for (aide, pair) in goes.iter().enumerate().filter_map(|(aide, pair)| Some((aide, (*pair)?))) {
        points += pairs[pair].2;
        let home = ground.aides[aide].seat.map_or(ground.nowhere, |seat| ground.node_of[seat]);
        for (from, by) in [(home, -1), (ground.node_of[pairs[pair].1], 1)] {
            let mut node = from as usize;
            while node != 0 {
                after[node] += by;
                node = ground.nodes[node].above as usize;
            }
        }
    }
    for (node, after) in ground.nodes.iter().zip(&after).skip(1) {
        let after = u32::try_from(*after).ok()?;
        if matches!(node.subject, Subject::Position(_)) && after > node.load.bound + node.load.most {
            return None;
        }
        points += node.load.terms.iter().map(|term| node.load.gained(term, after)).sum::<i64>();
    }
    Some(points)
}

#[test]
fn no_other_help_is_worth_more() {
    for (number, need) in [1, 2, 3, 5].into_iter().enumerate() {
        let mut story = Story::town_of_rivals();
        story.position_mut("SOS-PENGELOLA").need = Need::Persons(need);
        story.position("CAPIL-ARSIP", "CAPIL", crate::domain::class::Class::Pelaksana).need = Need::Persons(2);
        story.employee_mut("P-906").position_since = Some(day(2019, 3, 1));
        let weights = &mut story.stated.settings.planner;
        weights.agency_balance_points = 300 * number as u32;
        weights.move_points = 100 + 200 * number as u32;
        let (facts, emergency, settled) = (story.facts(), emergency(), Fixings::default());
        let ground = Ground::of(&facts, &emergency, &settled, &Placements::default());
        let pairs = ground.pairs(&Stop::default()).expect("not stopped");
        let mut best = i64::MIN;
        let own: Vec<Vec<Option<usize>>> = (0..ground.aides.len())
            .map(|aide| {
                let goes = (0..pairs.len()).filter(|pair| pairs[*pair].0 == aide).map(Some);
                std::iter::once(None).chain(goes).collect()
            })
            .collect();
        let all: usize = own.iter().map(Vec::len).product();
        for mut code in 0..all {
            let goes: Vec<Option<usize>> = own
                .iter()
                .map(|choices| {
                    let at = code % choices.len();
                    code /= choices.len();
                    choices[at]
                })
                .collect();
            best = worth(&ground, &pairs, &goes).map_or(best, |worth| best.max(worth));
        }
        let lending = lending(&facts, &emergency, &settled, &Stop::default()).expect("everybody may stay");
        assert!(all > 20, "{all}");
        assert_eq!(lending.value, best, "need {need}: {lending:?}");
    }
}
