//! Spread of the load over agencies: how unevenly the work lies, before and after any moves.

use crate::domain::settings::WorkloadSettings;
use crate::workload::balance::{Balance, Grade};

/// How evenly load lies over the agencies. Shown, never optimised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Agencies with a ratio: load known and somebody there.
    pub agencies: u32,
    /// Agencies without one: no load stated, or nobody there.
    pub without_ratio: u32,
    /// Lowest ratio load ÷ (strength × effective time), in thousandths.
    pub lowest: Option<i64>,
    /// Highest ratio, in thousandths.
    pub highest: Option<i64>,
    /// Population standard deviation of the ratios in thousandths, rounded half up.
    pub deviation: Option<i64>,
    /// Agencies of grade A: overloaded.
    pub overloaded: u32,
    /// Agencies of grade E: strongly over-staffed.
    pub overstaffed: u32,
    /// Vacant structural seats of all agencies.
    pub vacant_structural: u32,
}

impl Spread {
    /// The spread of a balance over its agencies.
    pub fn of(balance: &Balance, settings: &WorkloadSettings) -> Spread {
        let mut spread = Spread::default();
        let mut ratios: Vec<i64> = Vec::new();
        for agency in balance.agencies() {
            spread.vacant_structural = spread.vacant_structural.saturating_add(agency.vacant_structural);
            let Some(effectiveness) = agency.effectiveness(settings) else {
                spread.without_ratio += 1;
                continue;
            };
            ratios.push(effectiveness.thousandths());
            spread.agencies += 1;
            spread.overloaded += u32::from(effectiveness.grade(settings) == Grade::A);
            spread.overstaffed += u32::from(effectiveness.grade(settings) == Grade::E);
        }
        spread.lowest = ratios.iter().min().copied();
        spread.highest = ratios.iter().max().copied();
        spread.deviation = deviation(&ratios);
        spread
    }

    /// Highest − lowest ratio in thousandths.
    pub fn range(&self) -> Option<i64> {
        Some(self.highest? - self.lowest?)
    }
}

/// Population standard deviation: √(n·Σx² − (Σx)²) ÷ n, carried to hundredths and rounded half up; none of nothing.
fn deviation(values: &[i64]) -> Option<i64> {
    let count = u128::try_from(values.len()).ok().filter(|count| *count > 0)?;
    let values = || values.iter().map(|value| u128::from(value.unsigned_abs()));
    let sum: u128 = values().sum();
    let squares: u128 = values().map(|value| value * value).sum();
    let hundredths = ((count * squares - sum * sum) * 10_000).isqrt();
    i64::try_from((hundredths + 50 * count) / (100 * count)).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::placements::Placements;
    use crate::domain::position::Need;
    use crate::domain::proposal::Move;
    use crate::domain::story::Story;

    #[test]
    fn deviation_is_that_of_the_whole_population() {
        assert_eq!(deviation(&[]), None);
        assert_eq!(deviation(&[1540]), Some(0));
        assert_eq!(deviation(&[2000, 4000, 4000, 4000, 5000, 5000, 7000, 9000]), Some(2000));
        assert_eq!(deviation(&[0, 1]), Some(1), "0.5 goes up");
    }

    proptest! {
        #[test]
        fn deviation_lies_within_the_range_and_adding_to_all_changes_neither(
            ratios in proptest::collection::vec(0i64..5_000, 1..40), shift in 0i64..1_000,
        ) {
            let found = deviation(&ratios).expect("there are ratios");
            let range = ratios.iter().max().zip(ratios.iter().min()).map(|(most, least)| most - least);
            prop_assert!(found <= range.expect("there are ratios"));
            let shifted: Vec<i64> = ratios.iter().map(|ratio| ratio + shift).collect();
            prop_assert_eq!(deviation(&shifted), Some(found));
        }
    }

    #[test]
    fn a_move_from_slack_to_overload_narrows_the_spread() {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").need = Need::Minutes(150_000);
        story.position_mut("SOS-PENGELOLA").need = Need::Minutes(60_000);
        story.unit("KESBANG", None);
        let facts = story.facts();
        let settings = &facts.settings().workload;
        let before = Spread::of(&Balance::of(&facts, &Placements::default()), settings);
        assert_eq!((before.lowest, before.highest, before.range()), (Some(400), Some(2000), Some(1600)));
        assert_eq!((before.agencies, before.without_ratio, before.overloaded, before.overstaffed), (2, 1, 1, 1));
        assert_eq!((before.deviation, before.vacant_structural), (Some(800), 1));

        let eased = Placements::default().with(&[Move::new(&"P-906".into(), &"CAPIL-OPERATOR".into())]);
        let after = Spread::of(&Balance::of(&facts, &eased), settings);
        assert_eq!((after.range(), after.overloaded, after.overstaffed), (Some(200), 0, 0));
    }
}
