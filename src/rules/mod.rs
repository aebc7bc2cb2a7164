//! The RULES: sentences about moves, each with its basis, its severity and how it is lifted.

pub mod situation;
pub mod verdict;

use crate::rules::situation::{Situation, Whole};
use crate::rules::verdict::Verdict;

/// Judges a whole (one move, or all moves of a swap) by every rule, on its end state; worst first.
pub fn judge(situation: &Situation<'_>, whole: &Whole) -> Vec<Verdict> {
    let _ = (situation, whole);
    Vec::new()
}

/// (to come)
pub struct Rule {
    /// S.
    pub sensitive: bool,
}
/// (to come)
pub fn find(_: &str) -> Option<&'static Rule> {
    None
}
