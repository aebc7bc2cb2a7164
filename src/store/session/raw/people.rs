//! Format 1: employees and what is known of them.

#![expect(missing_docs, reason = "the fields mean what the fields of the same name in `domain` mean")]

use serde::Deserialize;

use crate::domain::class::Class;
use crate::domain::education::{EducationLevel, Field};
use crate::domain::employee::{DisciplineLevel, DisciplineState, DocumentKind, Employment, Known, LegalStanding};
use crate::domain::performance::{Potential, Predicate, Rating};
use crate::store::spanned::Entries;

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
    /// The number behind it, 0 to 100, two decimals; the potential follows from it when left out.
    #[serde(default)]
    pub potential_score: Option<f64>,
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
    #[serde(default)]
    pub concurrent: Option<String>,
    #[serde(default)]
    pub certificates: Vec<String>,
    #[serde(default)]
    pub family_place: Option<String>,
    #[serde(default)]
    pub last_transfer: Option<LastTransfer>,
    #[serde(default)]
    pub service_bond_until: Option<String>,
    #[serde(default)]
    pub leave_until: Option<String>,
}

/// The last move by a sitting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LastTransfer {
    pub date: String,
    pub record: String,
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
