//! How presence and outcomes are called, and which outcomes move people.

use crate::journal::event::{Outcome, Presence};

impl Presence {
    /// Catalogue key.
    pub fn key(self) -> &'static str {
        match self {
            Presence::Present => "term.presence.present",
            Presence::Excused => "term.presence.excused",
            Presence::Absent => "term.presence.absent",
        }
    }
}

/// The mark of an item that waits for a decision.
pub const WAITING: &str = "[ ]";

/// The mark of an item whose acceptance is blocked by now.
pub const UNSOUND: &str = "[!]";

impl Outcome {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Outcome; 6] = [
        Outcome::Accepted,
        Outcome::AcceptedWithConditions,
        Outcome::Replaced,
        Outcome::Rejected,
        Outcome::Parked,
        Outcome::OutsideJurisdiction,
    ];

    /// Whether moves follow from it.
    pub fn moves(self) -> bool {
        matches!(self, Outcome::Accepted | Outcome::AcceptedWithConditions | Outcome::Replaced)
    }

    /// The mark of an item in lists: it needs no font and no colour. One that waits has [`WAITING`].
    pub fn mark(self) -> &'static str {
        match self {
            Outcome::Accepted => "[v]",
            Outcome::AcceptedWithConditions => "[s]",
            Outcome::Replaced => "[g]",
            Outcome::Rejected => "[x]",
            Outcome::Parked => "[~]",
            Outcome::OutsideJurisdiction => "[k]",
        }
    }

    /// Catalogue key.
    pub fn key(self) -> &'static str {
        match self {
            Outcome::Accepted => "term.outcome.accepted",
            Outcome::AcceptedWithConditions => "term.outcome.accepted-with-conditions",
            Outcome::Replaced => "term.outcome.replaced",
            Outcome::Rejected => "term.outcome.rejected",
            Outcome::Parked => "term.outcome.parked",
            Outcome::OutsideJurisdiction => "term.outcome.outside-jurisdiction",
        }
    }
}
