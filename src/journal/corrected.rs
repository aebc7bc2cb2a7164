//! A correction of a fact that is in force.

use crate::domain::account::Row;
use crate::journal::event::CorrectedFact;

/// A correction of a fact that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// In whose row of the session file.
    pub row: Row,
    /// Where in the row; none when that is sensitive.
    pub field: Option<String>,
    /// What was corrected by which document; none when it is withheld in this copy.
    pub known: Option<CorrectedFact>,
    /// Number of the entry.
    pub entry: u64,
}
