//! What the balance stands on: the tree of units, what every position needs, and who is there in it.

use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::index::Lookup;
use crate::domain::occupancy::Occupancy;
use crate::workload::need::{PositionNeed, need};

/// What no move changes: the unit tree by places in the order of the file, and what every position stands on.
/// Shared by all balances of one session.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ground {
    places: Lookup<UnitId, usize>,
    parents: Vec<Option<usize>>,
    pub(super) positions: Vec<Footing>,
}

/// A position in the balance: its unit, its need, and how many it takes to fill its structural seats.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Footing {
    /// Place of its unit.
    pub(super) unit: Option<usize>,
    need: Option<PositionNeed>,
    structural_seats: u32,
}

impl Footing {
    /// Persons needed; none when the need is not known.
    pub(super) fn persons(&self) -> Option<u32> {
        self.need.map(|need| need.persons)
    }

    /// Load in hundredths of a minute a year; 0 when it is not known.
    pub(super) fn load(&self) -> u64 {
        self.need.and_then(|need| need.load).unwrap_or(0)
    }

    /// What the position adds to its unit and to every unit above, in the order of [`UnitBalance`].
    pub(super) fn counts(&self, there: Occupancy) -> [u32; 7] {
        let vacant = self.structural_seats.saturating_sub(there.keeping);
        match self.need {
            Some(need) => {
                let loaded = u32::from(need.load.is_some());
                [need.persons, there.at_work, 0, 0, loaded, loaded * there.at_work, vacant]
            }
            None => [0, 0, there.at_work, 1, 0, 0, vacant],
        }
    }
}

impl Ground {
    pub(super) fn of(facts: &Facts) -> Ground {
        let units = facts.units();
        let places: Lookup<UnitId, usize> = units.iter().enumerate().map(|(at, unit)| (unit.id.clone(), at)).collect();
        let parents = units.iter().map(|unit| unit.parent.as_ref().and_then(|id| places.get(id).copied())).collect();
        let positions = facts.positions().iter().map(|position| Footing {
            unit: places.get(&position.unit).copied(),
            need: need(facts, position),
            structural_seats: if position.class.is_structural() { position.seats.max(1) } else { 0 },
        });
        Ground { positions: positions.collect(), places, parents }
    }

    /// Place of a unit in the order of the file.
    pub(super) fn place(&self, unit: &UnitId) -> Option<usize> {
        self.places.get(unit).copied()
    }

    /// Whether the unit at a place has no unit above.
    pub(super) fn is_agency(&self, at: usize) -> bool {
        self.parents.get(at).is_some_and(Option::is_none)
    }

    /// The unit at a place and all units above it. The bound keeps a circle, which the file check refuses, from
    /// turning forever.
    pub(super) fn upward(&self, start: Option<usize>) -> impl Iterator<Item = usize> {
        std::iter::successors(start, |at| self.parents[*at]).take(self.parents.len())
    }
}
