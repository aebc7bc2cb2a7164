//! The record on a disk in memory that fails, tears, forgets and dies, in more ways than a real one can be made to.

use crate::Outcome;
use crate::ground::Kit;
use crate::promises;

/// Sittings with two crashes each; [tests/journal_faults] holds more of them.
const CRASHES: u32 = 500;

/// What was confirmed is there, whatever failed and whenever the machine died.
pub fn crashes(_: &Kit) -> Outcome {
    promises::two_crashes(CRASHES);
    let failed = promises::whichever_call_fails();
    promises::the_model_has_teeth();
    let told =
        format!("{CRASHES} sittings crashed twice, {failed} with each call failing: all confirmed entries there");
    Ok((CRASHES as usize + failed, told))
}
