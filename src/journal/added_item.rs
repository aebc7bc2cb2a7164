//! An item that was added to the docket at the table, as the record holds it.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{EmployeeId, PositionId, ProposalId};
use crate::domain::proposal::{Move, Origin, Proposal};

/// An item that was added to the docket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddedItem {
    /// Id of the proposal that it becomes; no other proposal has it.
    pub proposal: ProposalId,
    /// Who suggested it.
    pub origin: Origin,
    /// Its moves: one, or all moves of a swap.
    pub moves: Vec<AddedMove>,
}

/// A move of an item that was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddedMove {
    /// Who.
    pub employee: EmployeeId,
    /// Where to.
    pub to: PositionId,
}

impl AddedItem {
    /// The proposal that it is among the facts.
    pub fn proposal(&self) -> Proposal {
        let moves = self.moves.iter().map(|own| Move::new(&own.employee, &own.to)).collect();
        Proposal::new(self.proposal.clone(), moves, self.origin)
    }
}
