//! Format 1 of the session file, as it is written: every value as said, nothing yet understood.
//!
//! Dates are `"2026-12-02"`, hours `"09:00"`, ranks `"III/d"`, echelons `"III.b"`, decimals strings or
//! numbers; NIP are quoted strings. Lists carry ids; nothing refers to a place in a list.

#![expect(missing_docs, reason = "the fields mean what the fields of the same name in `domain` mean")]

use serde::Deserialize;

use crate::domain::class::{Class, MoveKind};
use crate::domain::committee::{OfficeStatus, Quorum, RegionLevel, Role, TieRule};
use crate::domain::education::{EducationLevel, Field};
use crate::domain::employee::{DisciplineLevel, DisciplineState, DocumentKind, Employment, Known, LegalStanding};
use crate::domain::performance::{NineBoxSchool, OrganisationPredicate, Potential, Predicate, Rating};
use crate::domain::position::{Frequency, LoadKind, NormUnit};
use crate::domain::proposal::{DemotionBasis, Origin};
use crate::domain::settings::Rounding;
use crate::domain::unit::{SpecialAuthority, UnitKind};
use crate::store::tolerant::Entries;

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
    pub legal_bases: Vec<LegalBasis>,
    /// Units.
    pub units: Vec<Unit>,
    /// Positions.
    pub positions: Vec<Position>,
    /// Employees.
    pub employees: Vec<Employee>,
    /// Proposals.
    #[serde(default)]
    pub proposals: Vec<Proposal>,
    /// Forum.
    #[serde(default)]
    pub forum: Vec<Forum>,
}

/// The sitting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sitting {
    pub id: String,
    pub title: String,
    pub government: String,
    pub region_level: RegionLevel,
    pub committee: String,
    pub committee_short: String,
    pub decree: Decree,
    #[serde(default)]
    pub address: String,
    pub city: String,
    pub record_number: String,
    pub date: String,
    pub start: String,
    /// `WIB`, `WITA` or `WIT`.
    pub zone: String,
    pub place: String,
    pub effective: String,
    pub data_date: String,
    pub appointing_title: String,
    #[serde(default)]
    pub appointing_status: OfficeStatus,
    #[serde(default)]
    pub election: Election,
    #[serde(default)]
    pub civil_registry_approval: Option<Approval>,
    #[serde(default)]
    pub quorum: Quorum,
    #[serde(default)]
    pub tie: TieRule,
    pub members: Vec<Member>,
    pub workload_fixed_by: String,
    pub workload_year: i32,
}

/// A decree.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decree {
    pub issuer: String,
    pub number: String,
    pub date: String,
    #[serde(default)]
    pub until: Option<String>,
}

/// A written approval.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    pub number: String,
    pub date: String,
}

/// Election dates.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Election {
    pub nomination: Option<String>,
    pub term_end: Option<String>,
    pub inauguration: Option<String>,
    pub approval: Option<Approval>,
}

/// A committee member.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub id: String,
    #[serde(default)]
    pub employee: Option<String>,
    pub name: String,
    #[serde(default)]
    pub nip: Option<String>,
    pub position: String,
    #[serde(default)]
    pub rank: Option<String>,
    pub role: Role,
    pub votes: bool,
    #[serde(default)]
    pub relations: Vec<MemberRelation>,
}

/// A declared relation of a member to an employee.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberRelation {
    pub employee: String,
    pub relation: String,
}

/// Settings; what is left out keeps its default.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    pub workload: Workload,
    pub fit: Fit,
    pub thresholds: Thresholds,
}

/// Workload settings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Workload {
    pub effective_minutes: Option<u64>,
    pub rounding: Option<Rounding>,
    pub days_per_year: Option<u64>,
    pub weeks_per_year: Option<u64>,
    /// Four bounds as decimals, `[1.0, 0.9, 0.7, 0.5]`.
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
    pub same_field_points: Option<u32>,
    pub other_field_points: Option<u32>,
    pub nine_box: Option<NineBoxSchool>,
}

/// Thresholds.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    pub tenure_months: Option<u32>,
    pub tenure_strict_months: Option<u32>,
    pub tenure_long_months: Option<u32>,
    pub discipline_years: Option<u32>,
    /// Percent, `80.0`.
    pub match_met: Option<f64>,
    /// Percent, `68.0`.
    pub match_partly_met: Option<f64>,
    pub assessment_years: Option<u32>,
    pub retirement_warn_months: Option<u32>,
    pub retirement_info_months: Option<u32>,
    pub administrator_months: Option<u32>,
    pub pengawas_months: Option<u32>,
    pub ahli_madya_months: Option<u32>,
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
}

/// Public satisfaction.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Satisfaction {
    /// IKM, 25 to 100, two decimals.
    pub index: f64,
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
    #[serde(default)]
    pub critical: bool,
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
}

/// An employee.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Employee {
    pub id: String,
    #[serde(default)]
    pub nip: Option<String>,
    pub name: String,
    #[serde(default)]
    pub front_title: String,
    #[serde(default)]
    pub back_title: String,
    #[serde(default)]
    pub birth_date: Option<String>,
    pub employment: Employment,
    #[serde(default)]
    pub standing: LegalStanding,
    #[serde(default)]
    pub grade: Option<String>,
    #[serde(default)]
    pub grade_since: Option<String>,
    #[serde(default)]
    pub position: Option<String>,
    #[serde(default)]
    pub position_since: Option<String>,
    #[serde(default)]
    pub education: Vec<Education>,
    #[serde(default)]
    pub training: Vec<Training>,
    #[serde(default)]
    pub history: Vec<PastPosition>,
    #[serde(default)]
    pub performance: Vec<Performance>,
    #[serde(default)]
    pub assessment: Option<Assessment>,
    #[serde(default)]
    pub potential: Option<Potential>,
    /// Left out: nothing is known. `[]`: known to be clean.
    #[serde(default)]
    pub discipline: Option<Vec<Discipline>>,
    #[serde(default)]
    pub judicial_process: Known,
    #[serde(default)]
    pub study_until: Option<String>,
    #[serde(default)]
    pub open_finding: Known,
    #[serde(default)]
    pub documents: Vec<Document>,
    #[serde(default)]
    pub skills: Vec<String>,
    #[serde(default)]
    pub interests: Vec<Field>,
    #[serde(default)]
    pub aspirations: Vec<Aspiration>,
    #[serde(default)]
    pub ready: Known,
    #[serde(default)]
    pub relations: Vec<Relation>,
}

/// A formal education.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Education {
    pub level: EducationLevel,
    pub major: String,
    pub field: Field,
    #[serde(default)]
    pub year: Option<i32>,
}

/// A training.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Training {
    pub name: String,
    #[serde(default)]
    pub field: Option<Field>,
    pub year: i32,
    #[serde(default)]
    pub hours: Option<u32>,
}

/// A past position.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastPosition {
    pub title: String,
    #[serde(default)]
    pub class: Option<Class>,
    #[serde(default)]
    pub echelon: Option<String>,
    pub unit: String,
    #[serde(default)]
    pub field: Option<Field>,
    pub from: String,
    #[serde(default)]
    pub until: Option<String>,
}

/// A year's performance: a predicate, or both ratings, or all three.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Performance {
    pub year: i32,
    #[serde(default)]
    pub result: Option<Rating>,
    #[serde(default)]
    pub behaviour: Option<Rating>,
    #[serde(default)]
    pub predicate: Option<Predicate>,
    #[serde(default)]
    pub target_percent: Option<u32>,
}

/// An assessment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    pub date: String,
    /// Nine levels 1 to 5.
    pub managerial: Vec<u8>,
    #[serde(default)]
    pub technical: Entries<u8>,
}

/// A disciplinary case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discipline {
    pub level: DisciplineLevel,
    pub state: DisciplineState,
    pub from: String,
    #[serde(default)]
    pub until: Option<String>,
}

/// A document at hand or not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub kind: DocumentKind,
    pub present: Known,
}

/// An aspiration.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aspiration {
    pub date: String,
    pub channel: String,
    pub text: String,
    #[serde(default)]
    pub position: Option<String>,
    #[serde(default)]
    pub unit: Option<String>,
    #[serde(default)]
    pub constraint: Option<String>,
}

/// A relation of an employee.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    #[serde(default)]
    pub employee: Option<String>,
    #[serde(default)]
    pub member: Option<String>,
    pub relation: String,
}

/// A proposal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    pub id: String,
    pub moves: Vec<Move>,
    pub origin: Origin,
    #[serde(default)]
    pub origin_detail: String,
    #[serde(default)]
    pub date: Option<String>,
    pub reason: String,
    #[serde(default)]
    pub benefit: String,
    #[serde(default)]
    pub alternatives: Vec<String>,
    #[serde(default)]
    pub requires: Vec<String>,
    #[serde(default)]
    pub urgent: bool,
    #[serde(default)]
    pub demotion_basis: Option<DemotionBasis>,
    #[serde(default)]
    pub until: Option<String>,
}

/// One move.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub employee: String,
    pub to: String,
    #[serde(default)]
    pub kind: Option<MoveKind>,
}

/// A forum entry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forum {
    pub date: String,
    pub channel: String,
    #[serde(default)]
    pub speaker: Option<String>,
    #[serde(default)]
    pub employees: Vec<String>,
    #[serde(default)]
    pub units: Vec<String>,
    pub text: String,
    pub category: String,
    #[serde(default)]
    pub answer: Option<String>,
    #[serde(default)]
    pub responsible: Option<String>,
    #[serde(default)]
    pub settled: bool,
}
