//! (to come)
use crate::domain::facts::Facts;
use crate::domain::ids::EmployeeId;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::fit::score::Fit;
/// Ranked.
pub struct Ranked {
    /// Who.
    pub employee: EmployeeId,
    /// Fit.
    pub fit: Fit,
}
/// Rank.
pub fn rank_candidates(
    _: &Facts,
    _: &Placements,
    _: &Position,
    _: &[EmployeeId],
    _: chrono::NaiveDate,
    _: usize,
) -> Vec<Ranked> {
    Vec::new()
}
