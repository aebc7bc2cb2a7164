//! Finds beside the loop what would come of a supposition: first what it comes to, then at which prices of a move it changes.

use crate::app::message::SupposedTold;
use crate::app::plan::fixings::fixings;
use crate::domain::facts::Facts;
use crate::domain::supposed::Supposition;
use crate::journal::standing::Standing;
use crate::planner::outlook::outlook;
use crate::planner::price::steps;
use crate::planner::stop::Stop;

/// Employees up to whom prices are looked for: dozens of plans are made for it.
const MOST: usize = 2_000;

/// Answers that are told, whatever happens.
pub const ANSWERS: usize = 2;

/// Finds everything about a supposition and tells it, as [`ANSWERS`] answers.
pub fn suppose(
    (facts, standing): (&Facts, &Standing),
    supposed: &Supposition,
    stop: &Stop,
    tell: impl Fn(SupposedTold),
) {
    let settled = fixings(facts, standing);
    // Of what was given up on the way nothing is known.
    let tell = |told| tell(if stop.is_asked() { SupposedTold::GivenUp } else { told });
    tell(SupposedTold::Outlook(outlook(facts, supposed, &settled, stop).map(Box::new)));
    let is_small = facts.employees().len() <= MOST && supposed.emergency.is_none();
    tell(SupposedTold::Steps(if is_small { steps(facts, supposed, &settled, stop) } else { None }));
}
