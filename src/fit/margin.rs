//! How far each weight of the formula can be turned before somebody else has the higher total.
//!
//! The other weights and all that is known stay as they are; the total is the one of the formula, rounded as it is shown.

use crate::domain::settings::FitSettings;
use crate::fit::score::{CriterionKind, KINDS, total, weight};

/// Points for each criterion in the order of the formula, in hundredths; none where nothing is known.
pub type Points = [Option<i64>; KINDS.len()];

/// The largest weight in percent.
const FULL: u32 = 100;

/// The weights, one criterion turned and the others as locked, under which a total is not behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margin {
    /// The criterion.
    pub kind: CriterionKind,
    /// Its weight in percent, as locked for the session.
    pub weight: u32,
    /// The least weight.
    pub from: u32,
    /// The greatest weight, of at most 100.
    pub to: u32,
}

/// Totals of one set of points under every weight of every criterion.
pub struct Totals(Vec<Option<i64>>);

impl Totals {
    /// Of these points.
    pub fn of(settings: &FitSettings, points: &Points) -> Totals {
        let turned =
            |at: usize, turned: u32| {
                let own = KINDS.iter().zip(points).enumerate();
                total(own.map(|(place, (kind, points))| {
                    (if place == at { turned } else { weight(*kind, settings) }, *points)
                }))
            };
        Totals((0..KINDS.len()).flat_map(|at| (0..=FULL).map(move |weight| turned(at, weight))).collect())
    }

    /// Whether another is ahead under some weight of some criterion.
    pub fn is_ever_behind(&self, other: &Totals) -> bool {
        other.0.iter().zip(&self.0).any(|(other, own)| other > own)
    }

    /// For each criterion the weights around the locked one under which nobody of these is ahead; none where somebody is
    /// ahead as it is locked.
    pub fn margins<'t>(
        &self,
        settings: &FitSettings,
        others: impl IntoIterator<Item = &'t Totals>,
    ) -> Option<Vec<Margin>> {
        let mut behind = vec![false; self.0.len()];
        for other in others {
            for ((behind, own), other) in behind.iter_mut().zip(&self.0).zip(&other.0) {
                *behind |= other > own;
            }
        }
        let margin = |(at, kind): (usize, &CriterionKind)| {
            let locked = weight(*kind, settings).min(FULL);
            let is_first = |weight: &u32| !behind[at * (FULL as usize + 1) + *weight as usize];
            let from = (0..=locked).rev().take_while(is_first).last()?;
            let to = (locked..=FULL).take_while(is_first).last()?;
            Some(Margin { kind: *kind, weight: locked, from, to })
        };
        KINDS.iter().enumerate().map(margin).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;

    #[test]
    fn a_weight_can_be_turned_until_the_other_is_ahead() {
        let settings = &Story::town().facts().settings().fit.clone();
        let points =
            |education, competence| Totals::of(settings, &[Some(education), Some(competence), None, None, None]);
        let (first, other) = (points(9_000, 6_000), points(6_000, 7_000));
        let margins = first.margins(settings, [&other]).expect("it is ahead");
        assert_eq!(margins.len(), 5);
        let [education, competence] = [margins[0], margins[1]];
        assert_eq!((education.to, competence.from), (100, 0), "more of what one is better in does no harm");
        // At the weights e and c the first is ahead while 3 e ≥ c, a hundredth of a point rounded.
        let least = (0..=100_u32).find(|e| 3 * e >= weight(CriterionKind::Competence, settings)).expect("some is");
        assert!(education.from.abs_diff(least) <= 1, "{education:?} {least}");
        assert!((margins[2].from, margins[2].to) == (0, 100), "what is known of neither changes nothing");
        assert_eq!(other.margins(settings, [&first]), None, "it is behind as it is");
        assert!(first.is_ever_behind(&other) && !first.is_ever_behind(&points(8_000, 5_000)));
        assert_eq!(
            first.margins(settings, []).map(|all| all.iter().all(|own| (own.from, own.to) == (0, 100))),
            Some(true)
        );
    }
}
