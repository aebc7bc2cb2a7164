//! Thresholds and weights of a session: data with sound defaults, locked at opening.

use serde::{Deserialize, Serialize};

use crate::domain::performance::NineBoxSchool;

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
    /// Effective working minutes a person and year (PermenPANRB 1/2020: 75,000; old data 72,000).
    pub effective_minutes: u64,
    /// Rounding of need.
    pub rounding: Rounding,
    /// Working days a year, for daily volumes.
    pub days_per_year: u64,
    /// Working weeks a year, for weekly volumes.
    pub weeks_per_year: u64,
    /// Lower bounds of the grades A (above it), B, C, D in ten-thousandths: 10000, 9000, 7000, 5000.
    pub grade_bounds: [u64; 4],
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
    /// Points for the same field but another study programme (0 to 100).
    pub same_field_points: i64,
    /// Points for an unrelated field.
    pub other_field_points: i64,
    /// How predicates become the axis of the nine boxes.
    pub nine_box: NineBoxSchool,
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
    /// Job–person match from which requirements are met, in hundredths (8000).
    pub match_met: i64,
    /// Job–person match from which requirements are still met, in hundredths (6800).
    pub match_partly_met: i64,
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
}

impl Default for WorkloadSettings {
    fn default() -> Self {
        WorkloadSettings {
            effective_minutes: 75_000,
            rounding: Rounding::HalfUp,
            days_per_year: 235,
            weeks_per_year: 48,
            grade_bounds: [10_000, 9_000, 7_000, 5_000],
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
            same_field_points: 80,
            other_field_points: 50,
            nine_box: NineBoxSchool::default(),
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
            match_met: 8_000,
            match_partly_met: 6_800,
            assessment_years: 3,
            retirement_warn_months: 12,
            retirement_info_months: 36,
            administrator_months: 36,
            pengawas_months: 48,
            ahli_madya_months: 24,
        }
    }
}
