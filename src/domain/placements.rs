//! Who sits where once some moves are made: an overlay on the facts, cheap to copy.

use std::collections::BTreeMap;

use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::proposal::Move;

/// Placements that differ from the facts: employees who sit elsewhere than the session file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placements {
    moved: BTreeMap<EmployeeId, PositionId>,
}

impl Placements {
    /// The placements after these moves too; a later move of the same employee replaces the earlier.
    #[must_use]
    pub fn with(&self, moves: &[Move]) -> Placements {
        let mut next = self.clone();
        next.apply(moves);
        next
    }

    /// Makes these moves.
    pub fn apply(&mut self, moves: &[Move]) {
        for mutation in moves {
            self.moved.insert(mutation.employee.clone(), mutation.to.clone());
        }
    }

    /// Where an employee sits now; none for staff without position.
    pub fn position_of<'a>(&'a self, facts: &'a Facts, employee: &EmployeeId) -> Option<&'a PositionId> {
        match self.moved.get(employee) {
            Some(position) => Some(position),
            None => facts.employee(employee).and_then(|found| found.position.as_ref()),
        }
    }

    /// Who sits in a position now, in the order of the file, newcomers last.
    pub fn holders<'a>(&'a self, facts: &'a Facts, position: &PositionId) -> Vec<&'a EmployeeId> {
        let stay = facts.holders(position).iter().filter(|holder| !self.moved.contains_key(*holder));
        let come = self.moved.iter().filter(|(_, to)| *to == position).map(|(employee, _)| employee);
        stay.chain(come).collect()
    }

    /// Holders who count in strength: at work, whatever their employment.
    pub fn strength(&self, facts: &Facts, position: &PositionId) -> u32 {
        let holders = self.holders(facts, position);
        let counted = holders
            .into_iter()
            .filter(|holder| facts.employee(holder).is_some_and(|employee| employee.standing.counts_in_strength()));
        u32::try_from(counted.count()).unwrap_or(u32::MAX)
    }

    /// Employees who sit elsewhere than the facts say, and where.
    pub fn moved(&self) -> impl Iterator<Item = (&EmployeeId, &PositionId)> {
        self.moved.iter()
    }

    /// Whether the employee was moved.
    pub fn is_moved(&self, employee: &EmployeeId) -> bool {
        self.moved.contains_key(employee)
    }
}
