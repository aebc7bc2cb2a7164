//! Balances under moves, against counting from the beginning.

use proptest::prelude::*;

use super::*;
use crate::domain::class::Class;
use crate::domain::employee::{Employee, LegalStanding};
use crate::domain::position::Need;
use crate::domain::proposal::Move;
use crate::domain::story::Story;
use crate::workload::need::need;

fn moved(moves: &[(&str, &str)]) -> Placements {
    let moves: Vec<Move> = moves.iter().map(|(who, to)| Move::new(&(*who).into(), &(*to).into())).collect();
    Placements::default().with(&moves)
}

fn sides(balance: &Balance, unit: &str) -> (u32, u32, u32) {
    let found = balance.unit(&unit.into()).expect("the town has the unit");
    (found.need, found.strength, found.vacant_structural)
}

#[test]
fn need_and_strength_sum_up_the_tree() {
    let facts = Story::town().facts();
    let balance = Balance::of(&facts, &Placements::default());
    assert_eq!(sides(&balance, "CAPIL-PIAK"), (4, 1, 1));
    assert_eq!(sides(&balance, "CAPIL"), (5, 2, 1));
    assert_eq!(sides(&balance, "SOS"), (3, 4, 0));
    assert_eq!(balance.agencies().map(|unit| unit.unit.as_str()).collect::<Vec<_>>(), ["CAPIL", "SOS"]);
    let sos = balance.unit(&"SOS".into()).expect("the town has SOS");
    assert_eq!((sos.difference(), sos.releasable()), (1, 1));
    assert_eq!(balance.unit(&"CAPIL".into()).map(UnitBalance::releasable), Some(0));
}

#[test]
fn one_move_changes_both_ends_at_once() {
    let facts = Story::town().facts();
    let balance = Balance::of(&facts, &moved(&[("P-906", "CAPIL-OPERATOR")]));
    assert_eq!(sides(&balance, "CAPIL"), (5, 3, 1));
    assert_eq!(sides(&balance, "SOS"), (3, 3, 0));
}

/// Every unit counted anew, employee by employee and position by position.
fn counted(facts: &Facts, placements: &Placements) -> Vec<UnitBalance> {
    let mut units: Vec<UnitBalance> = facts.units().iter().map(|unit| UnitBalance::empty(&unit.id)).collect();
    for position in facts.positions() {
        let here = |employee: &&Employee| placements.position_of(facts, &employee.id) == Some(&position.id);
        let count = |found: fn(&Employee) -> bool| {
            u32::try_from(facts.employees().iter().filter(here).filter(|one| found(one)).count()).expect("few")
        };
        let at_work = count(|one| one.standing.counts_in_strength());
        for unit in units.iter_mut().filter(|unit| facts.lineage(&position.unit).any(|up| up.id == unit.unit)) {
            match need(facts, position) {
                Some(need) => {
                    unit.need += need.persons;
                    unit.strength += at_work;
                    if let Some(load) = need.load {
                        unit.load += load;
                        unit.positions_with_load += 1;
                        unit.strength_with_load += at_work;
                    }
                }
                None => {
                    unit.strength_without_need += at_work;
                    unit.positions_without_need += 1;
                }
            }
            if position.class.is_structural() {
                let keeping = count(|one| one.standing != LegalStanding::Left);
                unit.vacant_structural += position.seats.saturating_sub(keeping);
            }
        }
    }
    units
}

/// The town with somebody on leave, somebody gone, a load without persons, and a need that nobody knows.
fn mixed() -> Facts {
    let mut story = Story::town();
    story.position_mut("SOS-PENGELOLA").need = Need::Minutes(136_800);
    story.position_mut("CAPIL-OPERATOR").need = Need::Unknown;
    story.employee_mut("P-903").standing = LegalStanding::StudyAssignment;
    story.employee_mut("P-905").standing = LegalStanding::Left;
    story.employee("P-907", None);
    story.facts()
}

proptest! {
    #[test]
    fn a_balance_brought_forward_is_what_counting_anew_gives(
        settled in prop::collection::vec((0..7_usize, 0..64_usize), 0..5),
        tried in prop::collection::vec((0..7_usize, 0..64_usize), 0..4),
    ) {
        let facts = mixed();
        let (employees, positions) = (facts.employees(), facts.positions());
        let moves = |picked: &[(usize, usize)]| -> Vec<Move> {
            let one = |(who, to): &(usize, usize)| {
                Move::new(&employees[who % employees.len()].id, &positions[to % positions.len()].id)
            };
            picked.iter().map(one).collect()
        };
        let before = Placements::of(&moves(&settled));
        let after = before.with(&moves(&tried));
        let balance = Balance::of(&facts, &before);
        let forward = balance.after(&facts, &before, &after);
        prop_assert!(balance.units().eq(&counted(&facts, &before)));
        prop_assert!(forward.units().eq(&counted(&facts, &after)));
        prop_assert!(forward.after(&facts, &after, &before).units().eq(balance.units()));
        prop_assert!(forward.settled().units().eq(forward.units()));
        prop_assert!(forward.settled().after(&facts, &after, &before).units().eq(balance.units()));
        let turns = balance.turns_between(&facts, &before, &after);
        for (at, unit) in forward.units().enumerate() {
            prop_assert_eq!(balance.staffing_after(at, &turns), unit.staffing());
        }
        for (at, position) in positions.iter().enumerate() {
            prop_assert_eq!(balance.strength_after(at, &turns), after.strength(&facts, &position.id));
            prop_assert_eq!(forward.strength(&facts, &position.id), after.strength(&facts, &position.id));
            prop_assert_eq!(forward.settled().strength(&facts, &position.id), after.strength(&facts, &position.id));
        }
    }
}

#[test]
fn who_is_on_leave_keeps_the_seat_but_is_no_strength() {
    let mut story = Story::town();
    story.employee_mut("P-903").standing = LegalStanding::StudyAssignment;
    story.employee_mut("P-904").standing = LegalStanding::Left;
    let balance = Balance::of(&story.facts(), &Placements::default());
    assert_eq!(sides(&balance, "SOS"), (3, 2, 1));
}

#[test]
fn unknown_need_is_counted_apart() {
    let mut story = Story::town();
    story.position_mut("SOS-PENGELOLA").need = Need::Unknown;
    let balance = Balance::of(&story.facts(), &Placements::default());
    let sos = balance.unit(&"SOS".into()).expect("the town has SOS");
    assert_eq!((sos.need, sos.strength), (2, 2));
    assert_eq!((sos.strength_without_need, sos.positions_without_need), (2, 1));
}

#[test]
fn a_unit_stated_before_its_parent_is_summed_all_the_same() {
    let mut story = Story::empty();
    story.unit("BELOW", Some("TOP"));
    story.unit("TOP", None);
    story.position("HEAD", "BELOW", Class::Pengawas);
    story.employee("P-901", Some("HEAD"));
    assert_eq!(sides(&Balance::of(&story.facts(), &Placements::default()), "TOP"), (1, 1, 0));
}
