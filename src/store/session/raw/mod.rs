//! Format 1 of the session file, as it is written: every value as said, nothing yet understood.
//!
//! Dates are `"2026-12-02"`, hours `"09:00"`, ranks `"III/d"`, echelons `"III.b"`, decimals numbers;
//! NIP are quoted strings. Lists carry ids; nothing refers to a place in a list. The same types are
//! read by `ron` (quick) and by `store::tolerant` (every fault).

#![expect(missing_docs, reason = "the fields mean what the fields of the same name in `domain` mean")]

pub mod docket;
pub mod establishment;
pub mod people;
pub mod sitting;

use serde::Deserialize;

use crate::domain::performance::{NineBoxNumbers, NineBoxSchool};
use crate::domain::plan_weights::PlanWeights;
use crate::domain::profiles::{EffectiveTime, GradeVersion, MatchVersion, PotentialVersion};
use crate::domain::satisfaction::ElementWeights;
use crate::domain::settings::{MissingStandard, Rounding, TechnicalShare};
use crate::store::session::raw::docket::{Forum, Proposal};
use crate::store::session::raw::establishment::{Distance, Position, Unit};
use crate::store::session::raw::people::Employee;
use crate::store::session::raw::sitting::Sitting;
use crate::store::spanned::Rows;

/// A whole session file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Format of the file; 1.
    pub format: u32,
    /// Whether all people in it are invented.
    #[serde(default)]
    pub sample: bool,
    /// The sitting.
    pub sitting: Sitting,
    /// Settings that differ from the defaults.
    #[serde(default)]
    pub settings: Settings,
    /// Legal bases.
    #[serde(default)]
    pub legal_bases: Rows<LegalBasis>,
    /// Distances between places.
    #[serde(default)]
    pub distances: Rows<Distance>,
    /// Units.
    pub units: Rows<Unit>,
    /// Positions.
    pub positions: Rows<Position>,
    /// Employees.
    pub employees: Rows<Employee>,
    /// Proposals.
    #[serde(default)]
    pub proposals: Rows<Proposal>,
    /// Forum.
    #[serde(default)]
    pub forum: Rows<Forum>,
}

/// Settings; what is left out keeps its default.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    pub workload: Workload,
    pub fit: Fit,
    pub thresholds: Thresholds,
    pub satisfaction: SatisfactionSettings,
    pub planner: PlanWeights,
}

/// Workload settings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Workload {
    /// The official version of the effective time, `KepMenpan75Of2004`.
    pub effective_time: Option<EffectiveTime>,
    /// A number of the session's own in its place.
    pub effective_minutes: Option<u64>,
    pub rounding: Option<Rounding>,
    pub days_per_year: Option<u64>,
    pub weeks_per_year: Option<u64>,
    /// The official version of the grades, `Depkeu2002`.
    pub grades: Option<GradeVersion>,
    /// Four bounds of the session's own in its place, as decimals, `[1.0, 0.9, 0.7, 0.5]`.
    pub grade_bounds: Option<Vec<f64>>,
}

/// Fit settings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Fit {
    pub name: Option<String>,
    pub education_weight: Option<u32>,
    pub competence_weight: Option<u32>,
    pub performance_weight: Option<u32>,
    pub experience_weight: Option<u32>,
    pub training_weight: Option<u32>,
    pub core_percent: Option<u32>,
    pub missing_standard: Option<MissingStandard>,
    pub technical_share: Option<TechnicalShare>,
    pub same_field_points: Option<u32>,
    pub other_field_points: Option<u32>,
    pub nine_box: Option<NineBoxSchool>,
    pub nine_box_numbers: Option<NineBoxNumbers>,
    /// The version of the bounds of potential, `From80And60`.
    pub potential: Option<PotentialVersion>,
    /// Two bounds of the session's own in its place: high from, medium from, `[85.0, 65.0]`.
    pub potential_bounds: Option<Vec<f64>>,
}

/// Thresholds.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    pub tenure_months: Option<u32>,
    pub tenure_strict_months: Option<u32>,
    pub tenure_long_months: Option<u32>,
    pub discipline_years: Option<u32>,
    /// The official version of the bands of the match, `Brin3Of2023`.
    pub job_match: Option<MatchVersion>,
    /// Two bounds of the session's own in its place: percent, `80.0`.
    pub match_met: Option<f64>,
    /// Percent, `68.0`.
    pub match_partly_met: Option<f64>,
    pub assessment_years: Option<u32>,
    pub retirement_warn_months: Option<u32>,
    pub retirement_info_months: Option<u32>,
    pub administrator_months: Option<u32>,
    pub pengawas_months: Option<u32>,
    pub ahli_madya_months: Option<u32>,
    pub functional_field_months: Option<u32>,
    pub recent_transfer_months: Option<u32>,
    pub acting_months: Option<u32>,
    pub acting_most_months: Option<u32>,
    pub leadership_training_months: Option<u32>,
    /// Three ages in years, `[53, 55, 60]`.
    pub functional_entry_ages: Option<Vec<u32>>,
}

/// How public satisfaction is computed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SatisfactionSettings {
    pub weights: Option<ElementWeights>,
}

/// A legal basis.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub checked: bool,
}
