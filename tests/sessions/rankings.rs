//! The ranking looks closely at few; whoever looks at everybody comes to the same.

use std::cmp::Ordering;

use sidang::domain::class::Class;
use sidang::domain::employee::{Employee, Employment, LegalStanding};
use sidang::domain::facts::Facts;
use sidang::domain::ids::EmployeeId;
use sidang::domain::placements::Placements;
use sidang::domain::position::Position;
use sidang::domain::proposal::Move;
use sidang::fit::muster::scores;
use sidang::fit::ranking::rank_candidates;
use sidang::fit::score::score;
use sidang::store::sample::file;
use sidang::store::sample::size::{Size, Wish};

use crate::{read, samples};

/// Everybody who is a candidate by the words of the ranking, scored and sorted.
fn all_others(facts: &Facts, placements: &Placements, position: &Position, named: &[EmployeeId]) -> Vec<EmployeeId> {
    let is_candidate = |employee: &&Employee| {
        let held = placements.seat_of(employee);
        let tier = held.and_then(|id| facts.position(id)).map_or(Class::Pelaksana, |held| held.class).tier();
        let near = tier == position.class.tier() || tier + 1 == position.class.tier();
        let at_work = employee.employment == Employment::Pns && employee.standing == LegalStanding::Active;
        near && at_work && held != Some(&position.id) && !named.contains(&employee.id)
    };
    let on = facts.sitting().effective;
    let mut others: Vec<_> = facts.employees().iter().filter(is_candidate).collect();
    others.sort_by(|one, other| {
        let by_fit = score(facts, one, position, on).better_first(&score(facts, other, position, on));
        if by_fit == Ordering::Equal { one.id.cmp(&other.id) } else { by_fit }
    });
    others.into_iter().map(|employee| employee.id.clone()).collect()
}

/// Every so many employees moved to every so many positions.
fn moved(facts: &Facts, employees: usize, positions: usize) -> Placements {
    let seats = facts.positions().iter().step_by(positions).cycle();
    let moves: Vec<Move> = facts
        .employees()
        .iter()
        .step_by(employees)
        .zip(seats)
        .map(|(employee, seat)| Move::new(&employee.id, &seat.id))
        .collect();
    Placements::of(&moves)
}

fn agrees(facts: &Facts, seats: usize) {
    let on = facts.sitting().effective;
    for position in facts.positions().iter().step_by(seats) {
        let alone = facts.employees().iter().map(|employee| score(facts, employee, position, on));
        let together = scores(facts, position, on, 0..facts.employees().len());
        assert!(together.eq(alone), "{}: everybody in one go scores what each does alone", position.id);
    }
    for placements in [Placements::default(), moved(facts, 7, 3), moved(facts, 2, 5)] {
        for position in facts.positions().iter().step_by(seats) {
            for (named, limit) in [(0, 6), (2, 8), (1, 40)] {
                let named: Vec<_> = facts.employees().iter().take(named).map(|one| one.id.clone()).collect();
                let ranked = rank_candidates(facts, &placements, position, &named, on, limit);
                let others: Vec<_> = ranked.into_iter().filter(|id| !named.contains(id)).collect();
                let mut all = all_others(facts, &placements, position, &named);
                all.truncate(limit - named.len());
                assert_eq!(others, all, "{}", position.id);
            }
        }
    }
}

#[test]
fn the_best_few_are_the_best_of_everybody() {
    for sample in samples() {
        agrees(&sample.facts, 7);
    }
    let folder = tempfile::tempdir().unwrap();
    for (seed, employees) in [(1, 400), (2, 250), (3, 30)] {
        let size = Size::of(Wish { employees: Some(employees), seed: Some(seed), ..Wish::default() }).unwrap();
        let path = folder.path().join(format!("contoh-{seed}.ron"));
        std::fs::write(&path, file::session(size)).unwrap();
        agrees(&read(&path).facts, 11);
    }
}
