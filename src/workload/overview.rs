//! All that the workload tables are made of, under one set of placements and seen from one day.

use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::workload::balance::Balance;
use crate::workload::projection::{UnitProjection, projections};
use crate::workload::roster::Roster;
use crate::workload::spread::Spread;

/// The workload when employees sit as some placements say.
#[derive(Clone, Debug)]
pub struct Overview<'a> {
    /// Need against strength of every unit.
    pub balance: Balance,
    /// Every position with its people.
    pub roster: Roster<'a>,
    /// Strength after coming pensions, in the order of the file's units.
    pub projections: Vec<UnitProjection>,
    /// How unevenly the load lies.
    pub spread: Spread,
}

impl<'a> Overview<'a> {
    /// Computes all of it; pensions are seen from the planned effective date.
    pub fn of(facts: &'a Facts, placements: &Placements) -> Overview<'a> {
        let balance = Balance::of(facts, placements);
        Overview {
            projections: projections(facts, placements, &balance, facts.sitting().effective),
            spread: Spread::of(&balance, &facts.settings().workload),
            roster: Roster::of(facts, placements),
            balance,
        }
    }
}
