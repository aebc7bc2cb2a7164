//! What reaches the loop of the board.

use std::sync::Arc;

use crate::app::filter::judged::Judged;
use crate::app::message::{FactsTold, Located, SupposedTold};
use crate::app::plan::at_hand::PlanTold;
use crate::domain::supposed::Supposition;
use crate::error::Error;
use crate::journal::event::Entry;
use crate::shell::incoming::Incoming;
use crate::shell::reading;

/// Something that reaches the loop.
pub enum Told {
    /// From the terminal or the system.
    Outside(Incoming),
    /// From the keeper.
    Kept(Result<Box<Entry>, Error>),
    /// From the thread that opens a session.
    Read(Box<reading::Outcome>),
    /// From a look through the session file for the lines of facts.
    Located(Located),
    /// From the thread that reads facts.
    Facts(Box<FactsTold>),
    /// Every item of the docket, judged.
    Judged(Arc<Judged>),
    /// From the thread that plans.
    Plan(PlanTold),
    /// What comes of a supposition.
    Supposed(Box<(Supposition, SupposedTold)>),
    /// The code of an entry, which takes a moment to derive.
    Fingerprint(u64, String),
}

impl From<Incoming> for Told {
    fn from(incoming: Incoming) -> Self {
        Told::Outside(incoming)
    }
}
