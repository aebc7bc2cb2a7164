//! Candidates for a position, best fit first: those whom the file names, and the best of all others.

use chrono::NaiveDate;

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::EmployeeId;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::fit::podium::Podium;
use crate::fit::score::score;
use crate::fit::search::{Rated, better_first, passed_over, search};

/// Ranks candidates for `position`: everybody in `named`, filled up to `limit` with the best of the others.
///
/// Others are active PNS who do not hold the position under `placements` and whose present class stands in the
/// position's tier or the one below; staff without position stands with pelaksana. Order: higher total, then the
/// greater share of known data, then id. Rules are not asked: who is blocked is shown, with why, by those who ask.
/// Names that the facts do not know are left out. Cost: the first time that a position is asked about a few bytes a head
/// are looked at, and the fit is computed of those whom that does not rule out; after that, of those who are listed.
pub fn rank_candidates(
    facts: &Facts,
    placements: &Placements,
    position: &Position,
    named: &[EmployeeId],
    on: NaiveDate,
    limit: usize,
) -> Vec<EmployeeId> {
    let rated = |employee| (score(facts, employee, position, on), employee);
    let mut chosen: Vec<Rated<'_>> = Vec::new();
    for employee in named.iter().filter_map(|id| facts.employee(id)) {
        if chosen.iter().all(|(_, other)| other.id != employee.id) {
            chosen.push(rated(employee));
        }
    }
    let room = limit.saturating_sub(chosen.len());
    chosen.extend(best_others(facts, placements, position, named, on, room));
    chosen.sort_unstable_by(better_first);
    chosen.into_iter().map(|(_, employee)| employee.id.clone()).collect()
}

/// The best candidates whom nobody named, as many as there is room for: those who stay where the file has them by what is
/// kept of the file, and whoever was moved.
fn best_others<'a>(
    facts: &'a Facts,
    placements: &Placements,
    position: &Position,
    named: &[EmployeeId],
    on: NaiveDate,
    room: usize,
) -> Vec<Rated<'a>> {
    let asked = |employee: &Employee| !named.contains(&employee.id);
    let podium = Podium::of(facts, position, on);
    let stay = podium.best(facts).filter(|(_, own)| asked(own) && !placements.is_moved(&own.id));
    let mut best: Vec<Rated<'a>> = stay.take(room).collect();
    if best.len() < room && !podium.is_everybody() {
        // More of the best were named or moved than are kept.
        return search(facts, placements, position, named, on, room);
    }
    let moved = placements.moved().filter_map(|(id, _)| facts.employee(id)).filter(|own| asked(own));
    let moved = moved.filter(|own| passed_over(facts, placements, position, own).is_none());
    best.extend(moved.map(|own| (score(facts, own, position, on), own)));
    best.sort_unstable_by(better_first);
    best.truncate(room);
    best
}

/// Looks for the best for a position, so that whoever asks later need not wait.
pub fn look_ahead(facts: &Facts, position: &Position, on: NaiveDate) {
    Podium::of(facts, position, on);
}

/// The place of an employee, from 1, among all whom [`rank_candidates`] looks at, and how many those are.
pub fn place(
    facts: &Facts,
    placements: &Placements,
    position: &Position,
    employee: &Employee,
    on: NaiveDate,
) -> (usize, usize) {
    let rated = |employee| (score(facts, employee, position, on), employee);
    let own = rated(employee);
    let others = facts.employees().iter().filter(|other| other.id != employee.id);
    let others = others.filter(|other| passed_over(facts, placements, position, other).is_none());
    others.fold((1, 1), |(place, of), other| (place + usize::from(better_first(&rated(other), &own).is_lt()), of + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Employment;
    use crate::domain::performance::Predicate;
    use crate::domain::proposal::Move;
    use crate::domain::story::Story;

    fn ranked(story: &Story, placements: &Placements, named: &[&str], limit: usize) -> Vec<String> {
        let facts = story.facts();
        let position = facts.position(&"CAPIL-KASI".into()).expect("the town has it");
        let named: Vec<EmployeeId> = named.iter().map(|id| EmployeeId::from(*id)).collect();
        let found = rank_candidates(&facts, placements, position, &named, facts.sitting().effective, limit);
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn those_of_the_same_height_or_one_below_come_by_fit_then_completeness_then_id() {
        let mut story = Story::town();
        story.employee_mut("P-906").performance[1].predicate = Predicate::VeryGood;
        story.employee_mut("P-904").performance.remove(0);
        story.employee_mut("P-902").employment = Employment::Pppk;
        let nobody_moved = Placements::default();
        assert_eq!(ranked(&story, &nobody_moved, &[], 10), ["P-906", "P-905", "P-904"]);
        assert_eq!(ranked(&story, &nobody_moved, &[], 2), ["P-906", "P-905"]);
        assert!(ranked(&story, &nobody_moved, &[], 0).is_empty());
    }

    #[test]
    fn whom_the_file_names_is_kept_whatever_the_fit() {
        let mut story = Story::town();
        story.employee_mut("P-901").performance[1].predicate = Predicate::Poor;
        let named = ["P-901", "P-901", "P-999"];
        assert_eq!(ranked(&story, &Placements::default(), &named, 2), ["P-902", "P-901"]);
        assert_eq!(ranked(&story, &Placements::default(), &named, 0), ["P-901"]);
    }

    #[test]
    fn who_sits_there_already_under_the_placements_is_no_candidate() {
        let story = Story::town();
        let moved = Placements::default().with(&[Move::new(&"P-904".into(), &"CAPIL-KASI".into())]);
        assert!(!ranked(&story, &moved, &[], 10).contains(&"P-904".to_owned()));
    }

    #[test]
    fn what_is_kept_of_the_file_ranks_as_a_search_among_everybody_whoever_was_moved_or_named() {
        let mut story = Story::town();
        for number in 0..60 {
            let mut other = story.employee_mut(if number % 2 == 0 { "P-904" } else { "P-906" }).clone();
            other.id = format!("P-{:03}", 100 + number).as_str().into();
            other.performance.truncate(number % 3);
            story.stated.employees.push(other);
        }
        let facts = story.facts();
        let position = facts.position(&"CAPIL-KASI".into()).expect("the town has it");
        let on = facts.sitting().effective;
        let all: Vec<EmployeeId> = facts.employees().iter().map(|employee| employee.id.clone()).collect();
        let best = rank_candidates(&facts, &Placements::default(), position, &[], on, all.len());
        let seats = ["CAPIL-KASI", "SOS-PENGELOLA", "CAPIL-KEPALA"];
        for (moved, named) in [(0, 0), (1, 0), (5, 3), (30, 0), (0, 30), (40, 20), (best.len(), 0)] {
            let moves: Vec<Move> = best
                .iter()
                .take(moved)
                .zip(seats.iter().cycle())
                .map(|(id, seat)| Move::new(id, &(*seat).into()))
                .collect();
            let placements = Placements::default().with(&moves);
            let named: Vec<EmployeeId> = best.iter().skip(1).take(named).cloned().collect();
            for room in [0, 1, 6, 40, 100] {
                let ids = |rated: Vec<Rated<'_>>| rated.into_iter().map(|(_, own)| own.id.clone()).collect::<Vec<_>>();
                let kept = ids(best_others(&facts, &placements, position, &named, on, room));
                assert_eq!(kept, ids(search(&facts, &placements, position, &named, on, room)), "{moved} {room}");
            }
        }
    }
}
