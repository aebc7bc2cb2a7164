//! What a sheet is written from: the facts, the record, and the item that lies on the table.

use crate::app::board::Board;
use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::journal::standing::Standing;

/// The facts, what is true now, and the item that is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// The standing.
    pub standing: &'a Standing,
    /// The item that is looked at.
    pub item: &'a Item,
    /// The candidate that is looked at, when there is one.
    pub candidate: Option<&'a EmployeeId>,
}

impl<'a> Ground<'a> {
    /// What lies on the board.
    pub fn of(board: &'a Board) -> Ground<'a> {
        Ground { facts: &board.facts, standing: &board.standing, item: board.item(), candidate: board.candidate() }
    }

    /// The seat of the item that an employee would take: their own of a swap, else the one to be filled.
    pub fn seat_for(&self, employee: &EmployeeId) -> Option<&'a PositionId> {
        let own = self.item.moves.iter().find(|mutation| mutation.employee == *employee);
        own.map(|mutation| &mutation.to).or(self.item.seats.first())
    }

    /// The first seat of the item.
    pub fn seat(&self) -> Option<&'a PositionId> {
        self.item.seats.first()
    }

    /// The unit of the seat.
    pub fn unit(&self) -> Option<&'a UnitId> {
        self.seat().and_then(|seat| self.facts.position(seat)).map(|position| &position.unit)
    }
}
