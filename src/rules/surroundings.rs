//! What is around a position: looked up once in a situation, however many moves come to the position or leave it.

use std::cell::{Cell, OnceCell};

use crate::domain::employee::{Employee, LegalStanding};
use crate::domain::facts::Facts;
use crate::domain::ids::EmployeeId;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::domain::rank::Rank;
use crate::workload::balance::Staffing;

/// What is around one position under some placements; everything by its place in the order of the file.
#[derive(Clone, Debug)]
pub(super) struct Surroundings {
    /// Whether a seat of it waits for a successor.
    pub(super) awaited: bool,
    /// What the last move away from it did to both agencies: those who leave it for one seat mostly do the same.
    pub(super) left: Cell<Option<Left>>,
    holders: OnceCell<Vec<usize>>,
    superiors: OnceCell<Vec<usize>>,
    subordinates: OnceCell<Vec<(usize, Rank)>>,
    /// The highest rank of them, which spares looking through them for nearly everybody who comes.
    highest_below: OnceCell<Option<Rank>>,
    comers: OnceCell<Vec<EmployeeId>>,
    gone: OnceCell<Vec<EmployeeId>>,
}

/// A single move that leaves a position, and both agencies by it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left {
    /// Place of the position it leads to, standing of the mover, and whether the place of work changes: what else there
    /// is to a move changes no strength.
    pub(super) way: (usize, LegalStanding, bool),
    pub(super) ends: Ends,
}

/// Who works in two agencies: in the one left before and after, in the one entered after.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) home_before: Staffing,
    pub(super) home_after: Staffing,
    pub(super) destination_after: Staffing,
}

impl Surroundings {
    /// With what is known of it at once; who is there is looked up when it is first asked for.
    pub(super) fn of(awaited: bool) -> Surroundings {
        Surroundings {
            awaited,
            left: Cell::new(None),
            holders: OnceCell::new(),
            superiors: OnceCell::new(),
            subordinates: OnceCell::new(),
            highest_below: OnceCell::new(),
            comers: OnceCell::new(),
            gone: OnceCell::new(),
        }
    }

    /// As [`holders`].
    pub(super) fn holders(&self, facts: &Facts, placements: &Placements, position: &Position) -> &[usize] {
        self.holders.get_or_init(|| holders(facts, placements, position))
    }

    /// As [`superiors`].
    pub(super) fn superiors(&self, facts: &Facts, placements: &Placements, position: &Position) -> &[usize] {
        self.superiors.get_or_init(|| superiors(facts, placements, position))
    }

    /// As [`subordinates`].
    pub(super) fn subordinates(&self, facts: &Facts, placements: &Placements, position: &Position) -> &[(usize, Rank)] {
        self.subordinates.get_or_init(|| subordinates(facts, placements, position))
    }

    /// The highest rank of the [`subordinates`]; none where nobody has any.
    pub(super) fn highest_below(&self, facts: &Facts, placements: &Placements, position: &Position) -> Option<Rank> {
        let ranks = || self.subordinates(facts, placements, position).iter().map(|(_, rank)| *rank);
        *self.highest_below.get_or_init(|| ranks().max())
    }

    /// Who was moved to the position, in the order of their ids.
    pub(super) fn comers(&self, placements: &Placements, position: &Position) -> &[EmployeeId] {
        self.comers.get_or_init(|| placements.comers(&position.id).into_iter().cloned().collect())
    }

    /// As [`gone`].
    pub(super) fn gone(&self, facts: &Facts, placements: &Placements, position: &Position) -> &[EmployeeId] {
        self.gone.get_or_init(|| gone(facts, placements, position).cloned().collect())
    }
}

/// Who holds a position, at work: the seat of somebody who left or is away counts as vacant.
pub(super) fn holders(facts: &Facts, placements: &Placements, position: &Position) -> Vec<usize> {
    let at_work = |at: &usize| facts.employees()[*at].standing.counts_in_strength();
    let holders = placements.holders(facts, &position.id).into_iter();
    holders.filter_map(|id| facts.employee_index(id)).filter(at_work).collect()
}

/// Who holds a position by the file and was moved.
pub(super) fn gone<'a>(
    facts: &'a Facts,
    placements: &Placements,
    position: &Position,
) -> impl Iterator<Item = &'a EmployeeId> {
    facts.holders(&position.id).iter().filter(|holder| placements.is_moved(holder))
}

/// Who holds the nearest structural position above a position: in its unit, then in each unit above it in turn.
pub(super) fn superiors(facts: &Facts, placements: &Placements, position: &Position) -> Vec<usize> {
    let nearest = facts.lineage(&position.unit).filter_map(|unit| {
        let positions = facts.positions_of_unit(&unit.id).iter().filter_map(|id| facts.position(id));
        let above = positions.filter(|other| other.class.is_structural() && other.level().is_above(position.level()));
        above.min_by_key(|other| (other.class.tier(), other.echelon.map(|echelon| echelon.height())))
    });
    nearest.flat_map(|above| holders(facts, placements, above)).collect()
}

/// Who works in the unit of a position and below it, with the rank that each holds.
pub(super) fn subordinates(facts: &Facts, placements: &Placements, position: &Position) -> Vec<(usize, Rank)> {
    let positions = facts.positions_of_unit(&position.unit).iter().filter_map(|id| facts.position(id));
    let below = positions.filter(|other| position.level().is_above(other.level()));
    let holders = below.flat_map(|other| holders(facts, placements, other));
    holders.filter_map(|at| Employee::rank(&facts.employees()[at]).map(|rank| (at, rank))).collect()
}
