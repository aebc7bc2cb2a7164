//! What the board shows of the selected item: candidates, verdicts, both ends before and after.

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::domain::placements::Placements;
use crate::domain::proposal::Move;
use crate::journal::ruling::Prospect;
use crate::journal::seen;
use crate::journal::standing::Standing;
use crate::workload::balance::{Balance, UnitBalance};
use crate::workload::spread::Spread;

/// One agency that the item touches.
#[derive(Clone, Debug)]
pub struct End {
    /// Which.
    pub unit: UnitId,
    /// Whether somebody comes to it.
    pub receives: bool,
    /// Whether somebody leaves it.
    pub releases: bool,
    /// By the facts, before the sitting.
    pub now: UnitBalance,
    /// After this item alone.
    pub with_item: UnitBalance,
    /// After everything accepted so far, and after this item unless it was decided against.
    pub with_all: UnitBalance,
}

/// Spread over all agencies at three moments.
#[derive(Clone, Debug)]
pub struct Spreads {
    /// By the facts.
    pub now: Spread,
    /// After this item alone.
    pub with_item: Spread,
    /// After this item and everything accepted.
    pub with_all: Spread,
}

/// The look at one item with one candidate chosen.
#[derive(Clone, Debug)]
pub struct Look {
    /// What accepting would mean.
    pub prospect: Prospect,
    /// Agencies touched, releasing ends first.
    pub ends: Vec<End>,
    /// Spread.
    pub spreads: Spreads,
    /// Structural seats that would stand empty because of this item.
    pub holes: Vec<PositionId>,
    /// Who sits where after this item alone.
    pub alone: Placements,
    /// Who works where after everything accepted, and after this item unless it was decided against.
    pub all: Placements,
    /// Balance of all units after this item alone.
    pub with_item: Balance,
    /// Balance of all units after this item and everything accepted.
    pub with_all: Balance,
    /// Balance of all units by the facts.
    pub now: Balance,
}

impl Look {
    /// Looks at an item as suggested, or with another candidate. A decided item is looked at with the
    /// candidate that was decided, so that the board shows what is in force.
    pub fn at(facts: &Facts, standing: &Standing, item: &Item, chosen: Option<&EmployeeId>) -> Look {
        let decided = standing.decision(&item.id).and_then(|decision| decision.moves.first());
        let decided = decided.filter(|_| !item.is_swap()).map(|decided| decided.employee.clone());
        let prospect = Prospect::of(facts, standing, item, chosen.or(decided.as_ref()));
        let start = Placements::default();
        let working = |mutation: &&Move| facts.kind_of(mutation).changes_workplace();
        let alone = start.with(&prospect.whole.moves.iter().filter(working).cloned().collect::<Vec<_>>());
        let settings = &facts.settings().workload;
        let now = Balance::of(facts, &start);
        let with_item = now.after(facts, &start, &alone);
        // What was decided against changes nothing any more; whoever tries another candidate sees what that would.
        let against = standing.decision(&item.id).is_some_and(|decision| !decision.outcome.moves());
        let (without, with) = &prospect.workplaces;
        let all = if against && chosen.is_none() { without } else { with }.clone();
        let with_all = now.after(facts, &start, &all);
        let ends = seen::both_ends(facts, &prospect.whole, &start);
        let receiving: Vec<UnitId> = prospect
            .whole
            .moves
            .iter()
            .filter_map(|mutation| {
                let from = start.position_of(facts, &mutation.employee).unwrap_or(&mutation.to);
                seen::end_of(facts, &mutation.to, from)
            })
            .collect();
        let releasing: Vec<UnitId> = prospect
            .whole
            .moves
            .iter()
            .filter_map(|mutation| seen::end_of(facts, start.position_of(facts, &mutation.employee)?, &mutation.to))
            .collect();
        let end = |unit: UnitId| {
            Some(End {
                receives: receiving.contains(&unit),
                releases: releasing.contains(&unit),
                now: now.unit(&unit)?.clone(),
                with_item: with_item.unit(&unit)?.clone(),
                with_all: with_all.unit(&unit)?.clone(),
                unit,
            })
        };
        Look {
            ends: ends.into_iter().filter_map(end).collect(),
            spreads: Spreads {
                now: Spread::of(&now, settings),
                with_item: Spread::of(&with_item, settings),
                with_all: Spread::of(&with_all, settings),
            },
            holes: holes(facts, &prospect),
            prospect,
            alone,
            all,
            with_item,
            with_all,
            now,
        }
    }
}

/// Structural seats left by the moves that nobody at work holds afterwards.
fn holes(facts: &Facts, prospect: &Prospect) -> Vec<PositionId> {
    let left = prospect.whole.moves.iter().filter_map(|mutation| {
        prospect.before.position_of(facts, &mutation.employee).filter(|from| **from != mutation.to)
    });
    left.filter(|seat| facts.position(seat).is_some_and(|position| position.class.is_structural()))
        .filter(|seat| prospect.after.strength(facts, seat) == 0)
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests;
