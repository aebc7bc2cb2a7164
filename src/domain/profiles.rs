//! Official versions that compete: each is named after its source, chosen by the session, and printed where it holds.
//!
//! A number that the session states itself overrides the default version; then no source is named for it.

use serde::{Deserialize, Serialize};

use crate::domain::class::Class;

/// One of several official versions of the same number.
pub trait Official: Copy + Default {
    /// Catalogue key of the version's name.
    fn key(self) -> &'static str;
}

/// Catalogue key that names the version in force, or says that the session states a number of its own.
pub fn name_key<V: Official>(version: Option<V>) -> &'static str {
    version.map_or("term.version.own", V::key)
}

/// Effective working time of one person in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EffectiveTime {
    /// PermenPANRB 1/2020: 1,250 hours, 75,000 minutes.
    #[default]
    PermenPanrb1Of2020,
    /// KEP/75/M.PAN/7/2004: 300 minutes a day, 72,000 a year; revoked, for old data only.
    KepMenpan75Of2004,
    /// 1,300 hours, found in workload analyses of regions.
    Hours1300,
    /// 1,324 hours, likewise.
    Hours1324,
    /// 1,440 hours, likewise.
    Hours1440,
    /// 1,507 hours, of the ministry of finance.
    Depkeu1507,
}

impl EffectiveTime {
    /// Every version.
    pub const ALL: [EffectiveTime; 6] = [
        EffectiveTime::PermenPanrb1Of2020,
        EffectiveTime::KepMenpan75Of2004,
        EffectiveTime::Hours1300,
        EffectiveTime::Hours1324,
        EffectiveTime::Hours1440,
        EffectiveTime::Depkeu1507,
    ];

    /// Minutes a person and year.
    pub fn minutes(self) -> u64 {
        match self {
            EffectiveTime::PermenPanrb1Of2020 => 75_000,
            EffectiveTime::KepMenpan75Of2004 => 72_000,
            EffectiveTime::Hours1300 => 1_300 * 60,
            EffectiveTime::Hours1324 => 1_324 * 60,
            EffectiveTime::Hours1440 => 1_440 * 60,
            EffectiveTime::Depkeu1507 => 1_507 * 60,
        }
    }
}

impl Official for EffectiveTime {
    fn key(self) -> &'static str {
        match self {
            EffectiveTime::PermenPanrb1Of2020 => "term.version.permenpanrb-1-2020",
            EffectiveTime::KepMenpan75Of2004 => "term.version.kep-75-2004",
            EffectiveTime::Hours1300 => "term.version.hours-1300",
            EffectiveTime::Hours1324 => "term.version.hours-1324",
            EffectiveTime::Hours1440 => "term.version.hours-1440",
            EffectiveTime::Depkeu1507 => "term.version.depkeu-1507",
        }
    }
}

/// Lower bounds of the grades of effectiveness (EJ, EU).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GradeBounds {
    /// Bounds of A, B, C and D in ten-thousandths, descending; below the last is E.
    pub lower: [u64; 4],
    /// Whether the first bound itself is A already; where it is 1, exactly 1 is still B.
    pub first_included: bool,
}

/// Bands of the effectiveness of a position and unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum GradeVersion {
    /// The forms of Permendagri 12/2008: above 1.00 A, 0.90 B, 0.70 C, 0.50 D.
    #[default]
    Permendagri12Of2008,
    /// The ministry of finance, 2002: above 1 A, 0.81 B, 0.66 C, 0.50 D.
    Depkeu2002,
    /// Seen in applications that count 1,250 hours as 72,000 minutes: 0.91 A, 0.76 B, 0.61 C, 0.51 D.
    Bounds91And76And61And51,
}

impl GradeVersion {
    /// Every version.
    pub const ALL: [GradeVersion; 3] =
        [GradeVersion::Permendagri12Of2008, GradeVersion::Depkeu2002, GradeVersion::Bounds91And76And61And51];

    /// The bounds.
    pub fn bounds(self) -> GradeBounds {
        let (lower, first_included) = match self {
            GradeVersion::Permendagri12Of2008 => ([10_000, 9_000, 7_000, 5_000], false),
            GradeVersion::Depkeu2002 => ([10_000, 8_100, 6_600, 5_000], false),
            GradeVersion::Bounds91And76And61And51 => ([9_100, 7_600, 6_100, 5_100], true),
        };
        GradeBounds { lower, first_included }
    }
}

impl Official for GradeVersion {
    fn key(self) -> &'static str {
        match self {
            GradeVersion::Permendagri12Of2008 => "term.version.permendagri-12-2008",
            GradeVersion::Depkeu2002 => "term.version.depkeu-2002",
            GradeVersion::Bounds91And76And61And51 => "term.version.bounds-91",
        }
    }
}

/// From where a job–person match is met and still met, in hundredths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatchBounds {
    /// Met from here on.
    pub met: i64,
    /// Still met from here on; below it is not.
    pub partly_met: i64,
}

/// Bands of the job–person match (JPM).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatchVersion {
    /// Permenkes 35/2020 and the common rubric: 80 and 68.
    #[default]
    Permenkes35Of2020,
    /// Peraturan BRIN 3/2023: 90 and 78.
    Brin3Of2023,
    /// Permen KP 39/2023: 91 and 85 for JPT, 85 and 75 for all others.
    Kkp39Of2023,
}

impl MatchVersion {
    /// Every version.
    pub const ALL: [MatchVersion; 3] =
        [MatchVersion::Permenkes35Of2020, MatchVersion::Brin3Of2023, MatchVersion::Kkp39Of2023];

    /// The bounds for a position of this class; one version asks more of JPT than of all others.
    pub fn bounds(self, class: Class) -> MatchBounds {
        let (met, partly_met) = match (self, class) {
            (MatchVersion::Permenkes35Of2020, _) => (8_000, 6_800),
            (MatchVersion::Brin3Of2023, _) => (9_000, 7_800),
            (MatchVersion::Kkp39Of2023, Class::Jpt) => (9_100, 8_500),
            (MatchVersion::Kkp39Of2023, _) => (8_500, 7_500),
        };
        MatchBounds { met, partly_met }
    }

    /// Whether its bands are called optimal, fairly optimal and less than optimal, not by requirements met.
    pub fn says_optimal(self) -> bool {
        !matches!(self, MatchVersion::Permenkes35Of2020)
    }
}

impl Official for MatchVersion {
    fn key(self) -> &'static str {
        match self {
            MatchVersion::Permenkes35Of2020 => "term.version.permenkes-35-2020",
            MatchVersion::Brin3Of2023 => "term.version.brin-3-2023",
            MatchVersion::Kkp39Of2023 => "term.version.kkp-39-2023",
        }
    }
}

/// From where a potential that was assessed as a number is high and medium.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PotentialVersion {
    /// High from 90, medium from 78.
    #[default]
    From90And78,
    /// High from 80, medium from 60.
    From80And60,
    /// High from 81, medium from 61.
    From81And61,
}

impl PotentialVersion {
    /// Every version.
    pub const ALL: [PotentialVersion; 3] =
        [PotentialVersion::From90And78, PotentialVersion::From80And60, PotentialVersion::From81And61];

    /// Least number for high and for medium, in hundredths.
    pub fn bounds(self) -> [u64; 2] {
        match self {
            PotentialVersion::From90And78 => [9_000, 7_800],
            PotentialVersion::From80And60 => [8_000, 6_000],
            PotentialVersion::From81And61 => [8_100, 6_100],
        }
    }
}

impl Official for PotentialVersion {
    fn key(self) -> &'static str {
        match self {
            PotentialVersion::From90And78 => "term.version.potential-90-78",
            PotentialVersion::From80And60 => "term.version.potential-80-60",
            PotentialVersion::From81And61 => "term.version.potential-81-61",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::has;

    #[test]
    fn effective_times_are_those_of_their_sources() {
        let minutes = EffectiveTime::ALL.map(EffectiveTime::minutes);
        assert_eq!(minutes, [75_000, 72_000, 78_000, 79_440, 86_400, 90_420]);
        assert_eq!(EffectiveTime::default().minutes(), 1_250 * 60);
    }

    #[test]
    fn every_version_has_a_name_and_bounds_that_fall() {
        for version in GradeVersion::ALL {
            let [a, b, c, d] = version.bounds().lower;
            assert!(a > b && b > c && c > d && has(version.key()), "{version:?}");
        }
        for version in MatchVersion::ALL {
            for class in Class::ALL {
                let bounds = version.bounds(class);
                assert!(bounds.met > bounds.partly_met && has(version.key()), "{version:?}");
            }
        }
        for version in PotentialVersion::ALL {
            assert!(version.bounds()[0] > version.bounds()[1] && has(version.key()), "{version:?}");
        }
        assert!(EffectiveTime::ALL.into_iter().all(|version| has(version.key())));
    }

    #[test]
    fn one_ministry_asks_more_of_jpt() {
        let kkp = MatchVersion::Kkp39Of2023;
        assert_eq!(kkp.bounds(Class::Jpt), MatchBounds { met: 9_100, partly_met: 8_500 });
        assert_eq!(kkp.bounds(Class::Administrator), MatchBounds { met: 8_500, partly_met: 7_500 });
        assert_eq!(MatchVersion::Brin3Of2023.bounds(Class::Jpt), MatchVersion::Brin3Of2023.bounds(Class::Pelaksana));
    }
}
