//! Format 1: units and positions.

#![expect(missing_docs, reason = "the fields mean what the fields of the same name in `domain` mean")]

use serde::Deserialize;

use crate::domain::class::Class;
use crate::domain::education::{EducationLevel, Field};
use crate::domain::performance::OrganisationPredicate;
use crate::domain::position::{Change, Frequency, LoadKind, NormUnit};
use crate::domain::unit::{SpecialAuthority, UnitKind};
use crate::store::spanned::Entries;

/// A unit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub id: String,
    pub name: String,
    pub short: String,
    #[serde(default)]
    pub parent: Option<String>,
    pub kind: UnitKind,
    #[serde(default)]
    pub services: Vec<String>,
    #[serde(default)]
    pub predicate: Option<OrganisationPredicate>,
    #[serde(default)]
    pub satisfaction: Option<Satisfaction>,
    #[serde(default)]
    pub load_factor: Option<LoadFactor>,
    #[serde(default)]
    pub authority: Option<SpecialAuthority>,
    #[serde(default)]
    pub place: Option<String>,
}

/// Public satisfaction.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Satisfaction {
    /// IKM, 25 to 100, two decimals; may be left out where the elements are stated.
    #[serde(default)]
    pub index: Option<f64>,
    /// Means of the nine elements U1 to U9, 1 to 4, at most four decimals.
    #[serde(default)]
    pub elements: Option<Vec<f64>>,
    pub respondents: u32,
    pub date: String,
}

/// A factor on the volume of tasks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadFactor {
    pub percent: u32,
    pub source: String,
}

/// How far two places are from each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Distance {
    pub from: String,
    pub to: String,
    pub km: u32,
    #[serde(default)]
    pub way: String,
}

/// A position.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    pub id: String,
    pub title: String,
    pub unit: String,
    pub class: Class,
    #[serde(default)]
    pub echelon: Option<String>,
    #[serde(default)]
    pub job_class: Option<u8>,
    /// Seats; 1 when left out on a structural position, else the need.
    #[serde(default)]
    pub seats: Option<u32>,
    #[serde(default)]
    pub tasks: Vec<Task>,
    #[serde(default)]
    pub load_minutes: Option<u64>,
    #[serde(default)]
    pub need: Option<u32>,
    #[serde(default)]
    pub load_kind: Option<LoadKind>,
    #[serde(default)]
    pub education: Option<EducationLevel>,
    #[serde(default)]
    pub majors: Vec<String>,
    #[serde(default)]
    pub fields: Vec<Field>,
    #[serde(default)]
    pub lowest_rank: Option<String>,
    #[serde(default)]
    pub standard: Option<Standard>,
    #[serde(default)]
    pub summary: String,
    #[serde(default)]
    pub duties: Vec<String>,
    #[serde(default)]
    pub vacant_since: Option<String>,
    #[serde(default)]
    pub acting: Option<Acting>,
    /// Where a special law sets another than the class's.
    #[serde(default)]
    pub retirement_age: Option<u32>,
    #[serde(default)]
    pub critical: bool,
    #[serde(default)]
    pub certificates: Vec<String>,
    #[serde(default)]
    pub leads_unit: bool,
    #[serde(default)]
    pub change: Option<Change>,
    #[serde(default)]
    pub formerly: Option<String>,
}

/// A task: `(task: "…", output: "berkas", volume: 8500, norm: 2.5)`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    pub task: String,
    pub output: String,
    pub volume: u64,
    #[serde(default)]
    pub frequency: Frequency,
    /// Norm time for one output, at most two decimals.
    pub norm: f64,
    #[serde(default)]
    pub norm_unit: NormUnit,
}

/// A standard of competence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Nine levels 1 to 5.
    pub managerial: Vec<u8>,
    #[serde(default)]
    pub technical: Entries<u8>,
    /// Numbers 1 to 9 of the core competencies; 1 to 4 when left out.
    #[serde(default)]
    pub core: Vec<usize>,
}

/// Somebody acting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acting {
    pub employee: String,
    pub since: String,
    #[serde(default)]
    pub until: Option<String>,
}
