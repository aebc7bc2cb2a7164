//! What the committee has settled, and what a plan must therefore leave as it is.

use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::proposal::Move;
use crate::rules::situation::Exception;

/// What is fixed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixings {
    /// Moves accepted; those that keep the home seat open no other and are left out.
    pub accepted: Vec<Move>,
    /// Pairs that were rejected, or that a plan ran into.
    pub forbidden: Vec<(EmployeeId, PositionId)>,
    /// Seats that receive nobody, as those of parked items: each takes one off the room of its position.
    pub closed: Vec<PositionId>,
    /// Employees who stay, as those whom parked items suggest.
    pub staying: Vec<EmployeeId>,
    /// Exceptions entered.
    pub exceptions: Vec<Exception>,
    /// What was suggested before, where a plan is to keep to it.
    pub kept: Option<Kept>,
}

/// Suggestions of an earlier plan, which the next one changes only where that is worth more than it costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Moves that were suggested; everybody else was to stay.
    pub moves: Vec<(EmployeeId, PositionId)>,
    /// Points against each suggestion that changes.
    pub points: u32,
}

/// Where a fixed employee ends up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Wherever the plan says.
    Free,
    /// In the present seat.
    Stays,
    /// In the position at this place of the file.
    Goes(usize),
}

impl Fixings {
    /// Accepted moves that take a seat; the last one of an employee holds.
    pub fn lasting(&self, facts: &Facts) -> Vec<Move> {
        let lasting = |mutation: &&Move| !facts.kind_of(mutation).keeps_home();
        self.accepted.iter().filter(lasting).cloned().collect()
    }
}
