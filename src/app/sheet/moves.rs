//! Who goes where by an item: as it was decided, else as it is suggested.

use crate::domain::docket::Item;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::proposal::Move;
use crate::journal::event::DecidedMove;

use super::ground::Ground;

/// One employee from one position to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way<'a> {
    /// Who.
    pub employee: &'a EmployeeId,
    /// The position left; none for staff without position.
    pub from: Option<&'a PositionId>,
    /// The position taken.
    pub to: &'a PositionId,
}

/// The moves of an item in force; the suggested ones where nothing was decided, or nobody moves by what was.
pub fn of<'a>(ground: &Ground<'a>, item: &'a Item) -> Vec<Way<'a>> {
    let decided = ground.standing.decision(&item.id).filter(|decision| !decision.moves.is_empty());
    if let Some(decision) = decided {
        let way = |own: &'a DecidedMove| Way { employee: &own.employee, from: own.from.as_ref(), to: &own.to };
        return decision.moves.iter().map(way).collect();
    }
    let held = |employee: &EmployeeId| ground.facts.employee(employee).and_then(|found| found.position.as_ref());
    let way = |own: &'a Move| Way { employee: &own.employee, from: held(&own.employee), to: &own.to };
    item.moves.iter().map(way).collect()
}
