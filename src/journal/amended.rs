//! What the record makes of the facts: values put right, and items added to the docket.

use crate::domain::proposal::Proposal;
use crate::journal::corrected::Corrected;
use crate::journal::standing::Standing;

/// What the facts of a standing are made of besides the session file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amendments {
    /// Corrections in force, in the order in which they were entered.
    pub corrections: Vec<Corrected>,
    /// Proposals that were added at the table, in the order of their items.
    pub added: Vec<Proposal>,
}

impl Amendments {
    /// Whether the facts are those of the file.
    pub fn is_empty(&self) -> bool {
        self.corrections.is_empty() && self.added.is_empty()
    }
}

impl Standing {
    /// What the facts of this standing are made of besides the session file.
    pub fn amendments(&self) -> Amendments {
        Amendments { corrections: self.corrections().to_vec(), added: self.added().to_vec() }
    }
}
