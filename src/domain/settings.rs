//! Thresholds and weights of a session: data with sound defaults, locked at opening.

use serde::{Deserialize, Serialize};

use crate::domain::class::Class;
use crate::domain::performance::{NineBoxNumbers, NineBoxSchool, Potential};
use crate::domain::plan_weights::PlanWeights;
use crate::domain::profiles::{EffectiveTime, GradeBounds, GradeVersion, MatchBounds, MatchVersion, PotentialVersion};
use crate::domain::satisfaction::ElementWeights;

/// How a decimal need becomes whole persons, once per position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rounding {
    /// Half and more goes up.
    #[default]
    HalfUp,
    /// Every fraction goes up.
    Up,
    /// Every fraction goes down.
    Down,
}

/// Settings of the workload analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkloadSettings {
    /// Effective working minutes a person and year.
    pub effective_minutes: u64,
    /// The official version the minutes come from; none when the session states a number of its own.
    pub effective_time: Option<EffectiveTime>,
    /// Rounding of need.
    pub rounding: Rounding,
    /// Working days a year, for daily volumes.
    pub days_per_year: u64,
    /// Working weeks a year, for weekly volumes.
    pub weeks_per_year: u64,
    /// Lower bounds of the grades.
    pub grade_bounds: GradeBounds,
    /// The official version the bounds come from; none when the session states bounds of its own.
    pub grades: Option<GradeVersion>,
}

impl WorkloadSettings {
    /// Effective minutes of one person and working day, in hundredths, rounded half up (75,000 over 235 days: 319.15).
    pub fn minutes_per_day(&self) -> u64 {
        let days = self.days_per_year.max(1);
        (self.effective_minutes.saturating_mul(200) + days) / (2 * days)
    }
}

/// What holds where a position states no standard of competence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MissingStandard {
    /// Nothing: the match is not known.
    #[default]
    Unknown,
    /// The usual level of the position's class, said with every match.
    UsualOfClass,
}

/// How technical competencies and the nine managerial and socio-cultural ones come together in the match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TechnicalShare {
    /// All levels are summed alike.
    #[default]
    SummedAlike,
    /// By functional level, as one ministry weighs: technical 60 % at Ahli Pertama, 50 % at Ahli Muda, 40 % at Ahli
    /// Madya; all levels alike elsewhere.
    ByFunctionalLevel,
}

impl TechnicalShare {
    /// Percent that the technical competencies weigh for a class; none where all levels are summed alike.
    pub fn percent(self, class: Class) -> Option<u32> {
        match (self, class) {
            (TechnicalShare::SummedAlike, _) => None,
            (TechnicalShare::ByFunctionalLevel, Class::AhliPertama) => Some(60),
            (TechnicalShare::ByFunctionalLevel, Class::AhliMuda) => Some(50),
            (TechnicalShare::ByFunctionalLevel, Class::AhliMadya) => Some(40),
            (TechnicalShare::ByFunctionalLevel, _) => None,
        }
    }
}

/// Weights of the fit formula in percent; they sum to 100.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FitSettings {
    /// Name under which the formula is shown.
    pub name: String,
    /// Weight of education.
    pub education: u32,
    /// Weight of competence (capped job–person match).
    pub competence: u32,
    /// Weight of performance (mean of the last two years).
    pub performance: u32,
    /// Weight of experience.
    pub experience: u32,
    /// Weight of relevant training.
    pub training: u32,
    /// Percent of core factors in profile matching; the rest is secondary.
    pub core_percent: u32,
    /// What holds where a position states no standard.
    pub missing_standard: MissingStandard,
    /// How technical and other competencies come together.
    pub technical_share: TechnicalShare,
    /// Points for the same field but another study programme (0 to 100).
    pub same_field_points: i64,
    /// Points for an unrelated field.
    pub other_field_points: i64,
    /// How predicates become the axis of the nine boxes.
    pub nine_box: NineBoxSchool,
    /// How the nine boxes are numbered.
    pub nine_box_numbers: NineBoxNumbers,
    /// From where a potential assessed as a number is high and medium, in hundredths.
    pub potential_bounds: [u64; 2],
    /// The version these bounds come from; none when the session states bounds of its own.
    pub potential: Option<PotentialVersion>,
}

impl FitSettings {
    /// The potential for a number in hundredths.
    pub fn potential_of(&self, score: u64) -> Potential {
        match self.potential_bounds {
            [high, _] if score >= high => Potential::High,
            [_, medium] if score >= medium => Potential::Medium,
            _ => Potential::Low,
        }
    }
}

/// Thresholds that rules compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Months in a position before a move (24).
    pub tenure_months: u32,
    /// Below this the warning is in stronger words (6).
    pub tenure_strict_months: u32,
    /// Months after which a move is due (60).
    pub tenure_long_months: u32,
    /// Years that a disciplinary punishment is looked back at (3).
    pub discipline_years: u32,
    /// Bands of the job–person match: an official version, or bounds that the session states itself.
    pub job_match: MatchBands,
    /// Years an assessment is valid (3).
    pub assessment_years: u32,
    /// Remaining months of service that warn (12).
    pub retirement_warn_months: u32,
    /// Remaining months of service that inform (36).
    pub retirement_info_months: u32,
    /// Months of pengawas or equal for administrator (36).
    pub administrator_months: u32,
    /// Months of pelaksana or equal for pengawas (48).
    pub pengawas_months: u32,
    /// Months of Ahli Madya as an equal branch (24).
    pub ahli_madya_months: u32,
    /// Months in the field of work before a functional position is entered by transfer (24).
    pub functional_field_months: u32,
    /// Months after a move in which another one warns (12).
    pub recent_transfer_months: u32,
    /// Months of an acting appointment without extension (3).
    pub acting_months: u32,
    /// Months of an acting appointment with its extension (6).
    pub acting_most_months: u32,
    /// Months after an appointment within which leadership training is completed (12).
    pub leadership_training_months: u32,
    /// Highest age in complete years at which functional positions are entered from another class: up to Ahli Muda,
    /// Ahli Madya, Ahli Utama (53, 55, 60).
    pub functional_entry_ages: [u32; 3],
}

/// Bands of the job–person match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchBands {
    /// An official version.
    Version(MatchVersion),
    /// Bounds of the session's own, for every class.
    Own(MatchBounds),
}

impl MatchBands {
    /// The bounds for a position of this class.
    pub fn bounds(self, class: Class) -> MatchBounds {
        match self {
            MatchBands::Version(version) => version.bounds(class),
            MatchBands::Own(bounds) => bounds,
        }
    }

    /// The official version; none for bounds of the session's own.
    pub fn version(self) -> Option<MatchVersion> {
        match self {
            MatchBands::Version(version) => Some(version),
            MatchBands::Own(_) => None,
        }
    }
}

/// All settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Workload.
    pub workload: WorkloadSettings,
    /// Fit.
    pub fit: FitSettings,
    /// Thresholds.
    pub thresholds: Thresholds,
    /// How the nine elements of public satisfaction are weighed into the index.
    pub element_weights: ElementWeights,
    /// What counts how much in a plan.
    pub planner: PlanWeights,
}

impl Default for WorkloadSettings {
    fn default() -> Self {
        WorkloadSettings {
            effective_minutes: EffectiveTime::default().minutes(),
            effective_time: Some(EffectiveTime::default()),
            rounding: Rounding::HalfUp,
            days_per_year: 235,
            weeks_per_year: 48,
            grade_bounds: GradeVersion::default().bounds(),
            grades: Some(GradeVersion::default()),
        }
    }
}

impl Default for FitSettings {
    fn default() -> Self {
        FitSettings {
            name: "Kesesuaian 25-35-20-10-10".to_owned(),
            education: 25,
            competence: 35,
            performance: 20,
            experience: 10,
            training: 10,
            core_percent: 60,
            missing_standard: MissingStandard::default(),
            technical_share: TechnicalShare::default(),
            same_field_points: 80,
            other_field_points: 50,
            nine_box: NineBoxSchool::default(),
            nine_box_numbers: NineBoxNumbers::default(),
            potential_bounds: PotentialVersion::default().bounds(),
            potential: Some(PotentialVersion::default()),
        }
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds {
            tenure_months: 24,
            tenure_strict_months: 6,
            tenure_long_months: 60,
            discipline_years: 3,
            job_match: MatchBands::Version(MatchVersion::default()),
            assessment_years: 3,
            retirement_warn_months: 12,
            retirement_info_months: 36,
            administrator_months: 36,
            pengawas_months: 48,
            ahli_madya_months: 24,
            functional_field_months: 24,
            recent_transfer_months: 12,
            acting_months: 3,
            acting_most_months: 6,
            leadership_training_months: 12,
            functional_entry_ages: [53, 55, 60],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_year_holds_its_part_of_the_effective_time() {
        let settings = WorkloadSettings::default();
        assert_eq!(settings.minutes_per_day(), 31_915);
        let old = WorkloadSettings { effective_minutes: 72_000, days_per_year: 240, ..settings };
        assert_eq!(old.minutes_per_day(), 30_000, "300 minutes a day, as the old decree says");
    }

    #[test]
    fn a_number_becomes_a_potential_at_its_bounds() {
        let mut settings = FitSettings::default();
        let potential = |settings: &FitSettings, score| settings.potential_of(score);
        assert_eq!(
            [9_000, 8_999, 7_800, 7_799].map(|score| potential(&settings, score)),
            [Potential::High, Potential::Medium, Potential::Medium, Potential::Low,]
        );
        settings.potential_bounds = PotentialVersion::From81And61.bounds();
        assert_eq!(
            [8_100, 8_099, 6_099].map(|score| potential(&settings, score)),
            [Potential::High, Potential::Medium, Potential::Low,]
        );
    }
}
