//! Who can be a candidate for a position without being named, and the best of them.

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

/// A candidate with the total.
pub(super) type Rated<'a> = (Score, &'a Employee);

/// The best for a position whom nobody named, best first, as many as there is room for: looked for among everybody.
pub(super) fn search<'a>(
    facts: &'a Facts,
    placements: &Placements,
    position: &Position,
    named: &[EmployeeId],
    on: NaiveDate,
    room: usize,
) -> Vec<Rated<'a>> {
    let mut best: Vec<Rated<'a>> = Vec::new();
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

/// Whoever comes first in a ranking.
pub(super) fn better_first(one: &Rated<'_>, other: &Rated<'_>) -> Ordering {
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

/// Why a ranking looks at somebody only when they are named; none when they are looked at anyway.
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
