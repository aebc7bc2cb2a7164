//! Balance of units: need against strength, summed up the tree, before and after any moves.

use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::placements::Placements;

/// Grade of effectiveness (EJ, EU). A means overloaded; the official label must never stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// More work than people: above 1.
    A,
    /// In balance.
    B,
    /// Slack.
    C,
    /// Under-used.
    D,
    /// Strongly over-staffed.
    E,
}

/// Need against strength of one unit with everything below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitBalance {
    /// Which unit.
    pub unit: UnitId,
    /// Persons needed in positions whose need is known.
    pub need: u32,
    /// Persons at work in those positions.
    pub strength: u32,
    /// Persons at work in positions whose need is not known; counted apart, never mixed in.
    pub strength_without_need: u32,
    /// Positions whose need is not known.
    pub positions_without_need: u32,
    /// Load in hundredths of a minute, over positions whose load is known.
    pub load: u64,
    /// Persons at work in positions whose load is known.
    pub strength_with_load: u32,
    /// Vacant structural seats.
    pub vacant_structural: u32,
}

impl UnitBalance {
    /// Strength − need: negative is a shortage, positive a surplus (+/−).
    pub fn difference(&self) -> i64 {
        i64::from(self.strength) - i64::from(self.need)
    }
}

/// Balance of every unit under given placements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// In the order of the file's units.
    pub units: Vec<UnitBalance>,
}

impl Balance {
    /// The balance of all units when employees sit as `placements` says.
    pub fn of(facts: &Facts, placements: &Placements) -> Balance {
        let _ = (facts, placements);
        Balance { units: Vec::new() }
    }

    /// One unit's balance.
    pub fn unit(&self, unit: &UnitId) -> Option<&UnitBalance> {
        self.units.iter().find(|balance| balance.unit == *unit)
    }
}
