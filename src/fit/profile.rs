//! Profile matching by gaps (GAP): a second opinion beside the job–person match, never a second ranking.

use crate::domain::employee::Assessment;
use crate::domain::position::Standard;

/// Result of profile matching; all values in hundredths on the scale 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileMatch {
    /// Mean weight of the core factors (NCF), when there are any.
    pub core: Option<i64>,
    /// Mean weight of the secondary factors (NSF), when there are any.
    pub secondary: Option<i64>,
    /// Both together: 60 % core and 40 % secondary by default; one alone where the other is lacking.
    pub total: i64,
}

/// Weight of a gap, actual minus asked, in tenths: 50 at 0, then 45, 40 at ±1 down to 10 at −4.
///
/// Source: the table of the profile-matching literature; a gap beyond four counts as four.
pub fn gap_weight(gap: i64) -> i64 {
    let gap = gap.clamp(-4, 4);
    if gap > 0 { 55 - 10 * gap } else { 50 + 10 * gap }
}

/// Matches gaps, each with whether it is a core factor; none when there is no gap at all.
pub fn profile_of_gaps(gaps: impl IntoIterator<Item = (i64, bool)>, core_percent: u32) -> Option<ProfileMatch> {
    let (mut core, mut secondary) = (Mean::default(), Mean::default());
    for (gap, is_core) in gaps {
        let mean = if is_core { &mut core } else { &mut secondary };
        mean.sum += gap_weight(gap);
        mean.count += 1;
    }
    let core_percent = i64::from(core_percent.min(100));
    let total = match (core.hundredths(), secondary.hundredths()) {
        (None, None) => return None,
        (Some(only), None) | (None, Some(only)) => only,
        (Some(_), Some(_)) => {
            let weighed = core_percent * core.sum * secondary.count + (100 - core_percent) * secondary.sum * core.count;
            half_up(weighed * 10, 100 * core.count * secondary.count)
        }
    };
    Some(ProfileMatch { core: core.hundredths(), secondary: secondary.hundredths(), total })
}

/// Matches the nine competencies of an assessment with a standard; a level of 0 is not known and left out.
pub fn profile_match(assessment: &Assessment, standard: &Standard, core_percent: u32) -> Option<ProfileMatch> {
    let levels = assessment.managerial.iter().zip(standard.managerial).enumerate();
    let known = levels.filter(|(_, (reached, asked))| **reached > 0 && *asked > 0);
    let gaps =
        known.map(|(place, (reached, asked))| (i64::from(*reached) - i64::from(asked), standard.core.contains(&place)));
    profile_of_gaps(gaps, core_percent)
}

/// A sum of weights in tenths and how many they are.
#[derive(Clone, Copy, Default)]
struct Mean {
    sum: i64,
    count: i64,
}

impl Mean {
    fn hundredths(self) -> Option<i64> {
        (self.count > 0).then(|| half_up(self.sum * 10, self.count))
    }
}

fn half_up(part: i64, whole: i64) -> i64 {
    (2 * part + whole) / (2 * whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::day;

    #[test]
    fn the_worked_example_comes_to_four_point_two() {
        let gaps = [3 - 4, 3 - 3, 5 - 4, 4 - 3, 1 - 3];
        assert_eq!(gaps.map(gap_weight), [40, 50, 45, 45, 30]);
        let found = profile_of_gaps((0..).zip(gaps).map(|(place, gap)| (gap, place < 3)), 60);
        assert_eq!(found, Some(ProfileMatch { core: Some(450), secondary: Some(375), total: 420 }));
    }

    #[test]
    fn one_kind_of_factor_stands_alone_and_wide_gaps_count_as_four() {
        let only_core = profile_of_gaps([(0, true), (-1, true)], 60);
        assert_eq!(only_core, Some(ProfileMatch { core: Some(450), secondary: None, total: 450 }));
        assert_eq!(profile_of_gaps([], 60), None);
        assert_eq!([gap_weight(4), gap_weight(9), gap_weight(-4), gap_weight(-9)], [15, 15, 10, 10]);
    }

    #[test]
    fn the_standard_names_its_core_factors() {
        let assessment =
            Assessment { date: day(2025, 5, 12), managerial: [4, 3, 3, 3, 3, 3, 3, 3, 0], technical: vec![] };
        let standard = Standard { managerial: [3; 9], core: vec![0], ..Standard::default() };
        let found = profile_match(&assessment, &standard, 60);
        assert_eq!(found, Some(ProfileMatch { core: Some(450), secondary: Some(500), total: 470 }));
    }
}
