//! A move that would come of a supposition, with what is told of it.

use crate::domain::ids::{EmployeeId, PositionId};
use crate::planner::pair::{Pair, PairTerm};

/// Somebody who would move, or be lent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// Who.
    pub employee: EmployeeId,
    /// The position held; none for staff without position.
    pub from: Option<PositionId>,
    /// The position gone to.
    pub to: PositionId,
    /// Fit to both in hundredths, where it is known.
    pub fits: (Option<i64>, Option<i64>),
    /// What it counts by itself.
    pub points: i64,
    /// Warnings about it.
    pub warnings: u32,
    /// Months of work in the field that is asked for; none where none is.
    pub experience: Option<u32>,
}

impl Foreseen {
    /// A move that counts by these terms.
    pub fn of(pair: &Pair<'_>, terms: &[PairTerm]) -> Foreseen {
        Foreseen {
            employee: pair.employee.id.clone(),
            from: pair.from.map(|from| from.id.clone()),
            to: pair.to.id.clone(),
            fits: pair.fits,
            points: pair.parts_of(terms).iter().map(|part| part.points).sum(),
            warnings: pair.found.warnings,
            experience: None,
        }
    }

    /// Fit gained, in hundredths; nothing where it is not known at both ends.
    pub fn fit_gained(&self) -> i64 {
        self.fits.0.zip(self.fits.1).map_or(0, |(now, then)| then - now)
    }
}
