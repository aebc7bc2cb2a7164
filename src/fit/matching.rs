//! Job–person match (JPM), capped and uncapped, with its deficits; the nine competencies and the technical ones.

use crate::domain::employee::Assessment;
use crate::domain::position::Standard;
use crate::domain::profiles::{MatchBounds, MatchVersion, name_key};
use crate::domain::settings::MatchBands;
use crate::text::names::same_name;
use crate::text::words::{Phrase, Value};

/// Band of a job–person match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchBand {
    /// Memenuhi syarat.
    Met,
    /// Masih memenuhi syarat.
    PartlyMet,
    /// Kurang memenuhi syarat.
    NotMet,
}

impl MatchBand {
    /// The band of a match in hundredths of a percent, by the bounds for the position's class: 80 and more met, 68
    /// and more partly met in the default version.
    pub fn of(hundredths: i64, bounds: MatchBounds) -> MatchBand {
        match hundredths {
            _ if hundredths >= bounds.met => MatchBand::Met,
            _ if hundredths >= bounds.partly_met => MatchBand::PartlyMet,
            _ => MatchBand::NotMet,
        }
    }

    /// Catalogue key of the band's name in the words of the version in force.
    pub fn key(self, bands: MatchBands) -> &'static str {
        match (self, bands.version().is_some_and(MatchVersion::says_optimal)) {
            (MatchBand::Met, false) => "fit.band.met",
            (MatchBand::PartlyMet, false) => "fit.band.partly-met",
            (MatchBand::NotMet, false) => "fit.band.not-met",
            (MatchBand::Met, true) => "fit.band.optimal",
            (MatchBand::PartlyMet, true) => "fit.band.fairly-optimal",
            (MatchBand::NotMet, true) => "fit.band.less-optimal",
        }
    }
}

/// By which version the bands of every match are named; said once, under what names them.
pub fn basis(bands: MatchBands) -> Phrase {
    Phrase::new("fit.bands.basis").with("version", Value::Term(name_key(bands.version())))
}

/// A competence that a standard asks for, with the level reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared<'a> {
    /// Which.
    pub competence: Competence<'a>,
    /// Level reached, 1 to 5; a competence that was not assessed is left out of all sums and never taken for zero.
    pub reached: Option<u8>,
    /// Level asked for.
    pub asked: u8,
}

/// A competence by place or by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Competence<'a> {
    /// Managerial or socio-cultural, 0 to 8.
    Managerial(usize),
    /// Technical, by name.
    Technical(&'a str),
}

/// Catalogue keys of the nine competencies, in the order of PermenPANRB 38/2017.
const MANAGERIAL: [&str; 9] = [
    "fit.managerial.integrity",
    "fit.managerial.cooperation",
    "fit.managerial.communication",
    "fit.managerial.results",
    "fit.managerial.service",
    "fit.managerial.development",
    "fit.managerial.change",
    "fit.managerial.decision",
    "fit.managerial.unity",
];

impl Competence<'_> {
    /// The competence's name, to be put into a sentence.
    pub fn name(&self) -> Value {
        match self {
            Competence::Managerial(place) => match MANAGERIAL.get(*place) {
                Some(key) => Value::Term(key),
                None => Value::Count(i64::try_from(*place).unwrap_or(i64::MAX)),
            },
            Competence::Technical(name) => Value::from(*name),
        }
    }
}

/// Result of comparing an assessment with a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobPersonMatch {
    /// Σ reached ÷ Σ asked in hundredths of a percent, rounded half up (9444 = 94,44); may exceed 10000.
    pub uncapped: i64,
    /// Σ min(reached, asked) ÷ Σ asked; what decisions use.
    pub capped: i64,
    /// Competencies compared; when 0, both matches are 0 and mean nothing.
    pub compared: u32,
    /// Competencies of the standard that were not assessed.
    pub unknown: u32,
}

/// Compares an assessment with a standard.
///
/// All levels are summed alike, unless the standard weighs technical competencies against the nine: then each kind is
/// matched by itself and both are weighed; one kind alone stands alone.
pub fn job_person_match(assessment: &Assessment, standard: &Standard) -> JobPersonMatch {
    let (mut sums, mut technical) = (Sums::default(), Sums::default());
    for one in compared(assessment, standard) {
        match one.competence {
            Competence::Managerial(_) => sums.add(one.reached, one.asked),
            Competence::Technical(_) => technical.add(one.reached, one.asked),
        }
    }
    let together = |part: fn(&Sums) -> i64| match standard.technical_percent {
        Some(percent) if sums.asked > 0 && technical.asked > 0 => {
            let percent = i64::from(percent.min(100));
            let weighed = percent * part(&technical) * sums.asked + (100 - percent) * part(&sums) * technical.asked;
            percent_hundredths(weighed, 100 * sums.asked * technical.asked)
        }
        _ => percent_hundredths(part(&sums) + part(&technical), sums.asked + technical.asked),
    };
    JobPersonMatch {
        uncapped: together(|sums| sums.reached),
        capped: together(|sums| sums.capped),
        compared: sums.compared + technical.compared,
        unknown: sums.unknown + technical.unknown,
    }
}

/// The same of an assessment of these levels in the nine, of which it is known that it tells of no technical competence
/// that the standard asks for.
pub fn match_of_nine(levels: &[u8; 9], standard: &Standard) -> JobPersonMatch {
    let mut sums = Sums::default();
    for (reached, asked) in levels.iter().zip(standard.managerial).filter(|(_, asked)| *asked > 0) {
        sums.add(Some(*reached).filter(|level| *level > 0), asked);
    }
    let technical = standard.technical.iter().filter(|wanted| wanted.level > 0);
    JobPersonMatch {
        uncapped: percent_hundredths(sums.reached, sums.asked),
        capped: percent_hundredths(sums.capped, sums.asked),
        compared: sums.compared,
        unknown: sums.unknown + technical.count() as u32,
    }
}

/// All that a standard asks for, against an assessment. Technical names match whatever their case.
pub fn compared<'a>(assessment: &'a Assessment, standard: &'a Standard) -> impl Iterator<Item = Compared<'a>> {
    let levels = assessment.managerial.iter().zip(standard.managerial).enumerate();
    let managerial = levels.map(|(place, (reached, asked))| (Competence::Managerial(place), Some(*reached), asked));
    let technical = standard.technical.iter().map(|wanted| {
        let assessed = assessment.technical.iter().find(|own| same_name(&own.name, &wanted.name));
        (Competence::Technical(&wanted.name), assessed.map(|own| own.level), wanted.level)
    });
    let asked = managerial.chain(technical).filter(|(_, _, asked)| *asked > 0);
    asked.map(|(competence, reached, asked)| Compared {
        competence,
        reached: reached.filter(|level| *level > 0),
        asked,
    })
}

/// Competencies below standard; these are the training plan.
pub fn deficits<'a>(
    assessment: &'a Assessment,
    standard: &'a Standard,
) -> impl Iterator<Item = (Competence<'a>, u8, u8)> {
    let below =
        |one: Compared<'a>| Some((one.competence, one.reached.filter(|reached| *reached < one.asked)?, one.asked));
    compared(assessment, standard).filter_map(below)
}

#[derive(Default)]
struct Sums {
    reached: i64,
    capped: i64,
    asked: i64,
    compared: u32,
    unknown: u32,
}

impl Sums {
    fn add(&mut self, reached: Option<u8>, asked: u8) {
        let Some(reached) = reached else {
            self.unknown += 1;
            return;
        };
        self.compared += 1;
        self.reached += i64::from(reached);
        self.capped += i64::from(reached.min(asked));
        self.asked += i64::from(asked);
    }
}

pub(super) fn percent_hundredths(part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { (part * 20_000 + whole) / (2 * whole) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::Class;
    use crate::domain::employee::TechnicalCompetence;
    use crate::domain::settings::TechnicalShare;
    use crate::domain::story::day;

    fn assessment(managerial: [u8; 9], technical: &[(&str, u8)]) -> Assessment {
        Assessment { date: day(2025, 5, 12), managerial, technical: named(technical) }
    }

    fn standard(level: u8, technical: &[(&str, u8)]) -> Standard {
        Standard { managerial: [level; 9], technical: named(technical), ..Standard::default() }
    }

    fn named(levels: &[(&str, u8)]) -> Vec<TechnicalCompetence> {
        levels.iter().map(|(name, level)| TechnicalCompetence { name: (*name).to_owned(), level: *level }).collect()
    }

    #[test]
    fn what_exceeds_one_standard_does_not_hide_what_another_lacks() {
        let (own, asked) = (assessment([3, 4, 4, 3, 4, 4, 3, 4, 5], &[]), standard(4, &[]));
        let found = job_person_match(&own, &asked);
        assert_eq!((found.uncapped, found.capped), (9444, 9167));
        let places: Vec<_> = deficits(&own, &asked).map(|(competence, ..)| competence).collect();
        assert_eq!(places, [Competence::Managerial(0), Competence::Managerial(3), Competence::Managerial(6)]);

        let found = job_person_match(&assessment([3, 2, 2, 3, 3, 1, 2, 2, 3], &[]), &standard(3, &[]));
        assert_eq!((found.uncapped, found.capped), (7778, 7778));
        assert_eq!(band(7778, MatchVersion::Permenkes35Of2020, Class::Pengawas), MatchBand::PartlyMet);
    }

    fn band(hundredths: i64, version: MatchVersion, class: Class) -> MatchBand {
        MatchBand::of(hundredths, version.bounds(class))
    }

    #[test]
    fn bands_begin_at_the_bounds_of_the_version_in_force() {
        for (version, class, met, partly_met) in [
            (MatchVersion::Permenkes35Of2020, Class::Pengawas, 8_000, 6_800),
            (MatchVersion::Brin3Of2023, Class::Pengawas, 9_000, 7_800),
            (MatchVersion::Kkp39Of2023, Class::Jpt, 9_100, 8_500),
            (MatchVersion::Kkp39Of2023, Class::Pengawas, 8_500, 7_500),
        ] {
            let found = [met, met - 1, partly_met, partly_met - 1].map(|match_| band(match_, version, class));
            let expected = [MatchBand::Met, MatchBand::PartlyMet, MatchBand::PartlyMet, MatchBand::NotMet];
            assert_eq!(found, expected, "{version:?} {class:?}");
        }
    }

    #[test]
    fn a_version_names_its_bands_in_its_own_words() {
        let key = |bands| MatchBand::Met.key(bands);
        assert_eq!(key(MatchBands::Version(MatchVersion::Permenkes35Of2020)), "fit.band.met");
        assert_eq!(key(MatchBands::Version(MatchVersion::Brin3Of2023)), "fit.band.optimal");
        assert_eq!(key(MatchBands::Own(MatchBounds { met: 7_000, partly_met: 5_000 })), "fit.band.met");
    }

    #[test]
    fn technical_competencies_weigh_by_functional_level_where_the_session_says_so() {
        // Nine at 27 of 27, technical 1 of 2: together 28 of 29, weighed 100 and 50.
        let own = assessment([3; 9], &[("Statistik", 1)]);
        let capped = |share: TechnicalShare, class| {
            let asked = Standard { technical_percent: share.percent(class), ..standard(3, &[("Statistik", 2)]) };
            job_person_match(&own, &asked).capped
        };
        assert_eq!(capped(TechnicalShare::SummedAlike, Class::AhliMuda), 9_655);
        let by_level = |class| capped(TechnicalShare::ByFunctionalLevel, class);
        let levels = [Class::AhliPertama, Class::AhliMuda, Class::AhliMadya, Class::Pengawas];
        assert_eq!(levels.map(by_level), [7_000, 7_500, 8_000, 9_655]);
        let alone = Standard { technical_percent: Some(60), ..standard(3, &[]) };
        assert_eq!(job_person_match(&own, &alone).capped, 10_000, "one kind alone stands alone");
    }

    #[test]
    fn a_technical_competence_not_assessed_is_unknown_and_not_zero() {
        let asked = standard(3, &[("Administrasi Kependudukan", 3), ("Statistik", 2)]);
        let own = assessment([3; 9], &[("administrasi kependudukan ", 2)]);
        let found = job_person_match(&own, &asked);
        assert_eq!((found.capped, found.compared, found.unknown), (9667, 10, 1));
        let unknown: Vec<_> = compared(&own, &asked).filter(|one| one.reached.is_none()).collect();
        assert_eq!(unknown, [Compared { competence: Competence::Technical("Statistik"), reached: None, asked: 2 }]);
        let below: Vec<_> = deficits(&own, &asked).map(|(_, reached, asked)| (reached, asked)).collect();
        assert_eq!(below, [(2, 3)]);
    }
}
