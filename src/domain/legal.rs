//! The session's list of legal bases, from which every rule prints its basis.

use crate::domain::ids::BasisId;

/// A legal basis as the secretariat lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalBasis {
    /// Key that rules name.
    pub id: BasisId,
    /// Text as it is to be printed.
    pub text: String,
    /// Whether the secretariat has checked that it is in force.
    pub checked: bool,
}
