//! Candidates for a position, best fit first: those whom the file names, and the best of all others.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::domain::class::Class;
use crate::domain::employee::{Employee, Employment, LegalStanding};
use crate::domain::facts::Facts;
use crate::domain::ids::EmployeeId;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::fit::muster;
use crate::fit::score::{Score, score};

/// Ranks candidates for `position`: everybody in `named`, filled up to `limit` with the best of the others.
///
/// Others are active PNS who do not hold the position under `placements` and whose present class stands in the
/// position's tier or the one below; staff without position stands with pelaksana. Order: higher total, then the
/// greater share of known data, then id. Rules are not asked: who is blocked is shown, with why, by those who ask.
/// Names that the facts do not know are left out. Cost: a few
/// bytes a head are looked at, and the fit is computed of those whom that does not rule out.
pub fn rank_candidates(
    facts: &Facts,
    placements: &Placements,
    position: &Position,
    named: &[EmployeeId],
    on: NaiveDate,
    limit: usize,
) -> Vec<EmployeeId> {
    let rated = |employee| (score(facts, employee, position, on), employee);
    let mut chosen: Vec<(Score, &Employee)> = Vec::new();
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

/// The best candidates whom nobody named, best first, as many as there is room for.
fn best_others<'a>(
    facts: &'a Facts,
    placements: &Placements,
    position: &Position,
    named: &[EmployeeId],
    on: NaiveDate,
    room: usize,
) -> Vec<(Score, &'a Employee)> {
    let mut best: Vec<(Score, &Employee)> = Vec::new();
    if room == 0 {
        return best;
    }
    for (promise, employee) in muster::by_promise(facts, placements, position, on) {
        let worst = best.get(room - 1);
        // Nobody who follows can promise more; whoever promises as much may still be known better.
        if worst.is_some_and(|(worst, _)| promise < worst.total) {
            break;
        }
        if !named.contains(&employee.id) && passed_over(facts, placements, position, employee).is_none() {
            let own = (score(facts, employee, position, on), employee);
            let place = best.partition_point(|better| better_first(better, &own) == Ordering::Less);
            best.insert(place, own);
            best.truncate(room);
        }
    }
    best
}

fn better_first(one: &(Score, &Employee), other: &(Score, &Employee)) -> Ordering {
    one.0.better_first(&other.0).then_with(|| one.1.id.cmp(&other.1.id))
}

/// Why somebody whom nobody named is not ranked for a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassedOver {
    /// No PNS.
    Employment,
    /// Not active; why is nobody's business but that of the rules.
    Standing,
    /// Holds the position.
    Holds,
    /// Stands neither in the position's tier nor in the one below.
    Tier,
}

/// Why [`rank_candidates`] looks at somebody only when they are named; none when they are looked at anyway.
pub fn passed_over(
    facts: &Facts,
    placements: &Placements,
    position: &Position,
    employee: &Employee,
) -> Option<PassedOver> {
    if employee.employment != Employment::Pns {
        return Some(PassedOver::Employment);
    }
    if employee.standing != LegalStanding::Active {
        return Some(PassedOver::Standing);
    }
    let held = placements.seat_of(employee);
    if held == Some(&position.id) {
        return Some(PassedOver::Holds);
    }
    let class = held.and_then(|id| facts.position(id)).map_or(Class::Pelaksana, |held| held.class);
    let tier = position.class.tier();
    (!(tier.saturating_sub(1)..=tier).contains(&class.tier())).then_some(PassedOver::Tier)
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
}
