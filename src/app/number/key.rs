//! What each number on the board is.

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, UnitId};
use crate::fit::score::CriterionKind;
use crate::journal::standing::Standing;

use crate::app::look::Look;

/// What is looked at when a number is opened.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// What is true now.
    pub standing: &'a Standing,
    /// The item.
    pub item: &'a Item,
    /// The look at it.
    pub look: &'a Look,
}

/// The moment that a number of the workload is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// By the facts, before the sitting.
    Now,
    /// After this item alone.
    Item,
    /// After this item and everything accepted.
    All,
}

/// How items stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Accepted, with conditions or with another candidate too.
    Accepted,
    /// Rejected.
    Rejected,
    /// Outside the committee's jurisdiction.
    Outside,
    /// Parked.
    Parked,
    /// Not decided.
    Waiting,
}

/// A number on the board.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NumberKey {
    /// Voters present.
    Present,
    /// All voters.
    Voters,
    /// Items on the docket.
    Items,
    /// Items in a state.
    Tally(State),
    /// Place of the item in its chain.
    ChainPlace,
    /// Items in that chain.
    ChainLength,
    /// Persons needed in a unit.
    Need(UnitId),
    /// Persons at work in a unit.
    Strength(UnitId, Moment),
    /// Strength less need of a unit.
    Difference(UnitId, Moment),
    /// Spread of the load over the agencies.
    Spread(Moment),
    /// Candidates listed for the item.
    Candidates,
    /// Warnings and missing data in the verdicts on a candidate.
    Verdicts(EmployeeId),
    /// Points of a candidate in a criterion.
    Points(EmployeeId, CriterionKind),
    /// Place of a candidate in the nine boxes.
    NineBox(EmployeeId),
    /// The total fit of a candidate.
    Total(EmployeeId),
    /// Data known of a candidate.
    Known(EmployeeId),
    /// Data asked for.
    Asked(EmployeeId),
    /// The value of this name in the sentence of the verdict at this place.
    Verdict(usize, &'static str),
}

/// A panel of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Panel {
    /// The head.
    Head,
    /// The docket.
    Docket,
    /// Workload at both ends.
    Ends,
    /// All agencies.
    Agencies,
    /// Fit of the candidates.
    Fit,
    /// Verdicts.
    Verdicts,
}

/// Where a number stands on the board; the same one may stand in two panels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The panel.
    pub panel: Panel,
    /// The row in it, from 0.
    pub row: usize,
    /// The column in that row; numbers below each other have the same.
    pub column: usize,
    /// The number.
    pub key: NumberKey,
}
