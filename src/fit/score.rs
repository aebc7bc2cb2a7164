//! The fit of an employee to a position: the session's one named formula, part by part.

use chrono::NaiveDate;

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::position::Position;
use crate::text::words::Phrase;

/// A criterion of the formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionKind {
    /// Pendidikan.
    Education,
    /// Kompetensi.
    Competence,
    /// Kinerja.
    Performance,
    /// Pengalaman.
    Experience,
    /// Pelatihan.
    Training,
}

impl CriterionKind {
    /// Catalogue key of the criterion's name.
    pub fn key(self) -> &'static str {
        match self {
            CriterionKind::Education => "fit.education",
            CriterionKind::Competence => "fit.competence",
            CriterionKind::Performance => "fit.performance",
            CriterionKind::Experience => "fit.experience",
            CriterionKind::Training => "fit.training",
        }
    }
}

/// One datum behind a criterion: what was found, or that it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The sentence, with its numbers.
    pub says: Phrase,
    /// Whether the datum is known.
    pub known: bool,
}

/// One criterion with its points and what they rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Which.
    pub kind: CriterionKind,
    /// Weight in percent, as locked for the session.
    pub weight: u32,
    /// Points in hundredths (0 to 10000); none when nothing is known.
    pub points: Option<i64>,
    /// What the points rest on.
    pub evidence: Vec<Evidence>,
}

/// The fit of an employee to a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Σ weight × points ÷ Σ weight over the criteria that are known, in hundredths; none when none is.
    pub total: Option<i64>,
    /// Data known.
    pub known: u32,
    /// Data asked for.
    pub asked: u32,
    /// The criteria in the order of the formula.
    pub criteria: Vec<Criterion>,
}

/// The fit of `employee` to `position`, with experience and validity counted to the day `on`.
pub fn fit(facts: &Facts, employee: &Employee, position: &Position, on: NaiveDate) -> Fit {
    let _ = (facts, employee, position, on);
    Fit { total: None, known: 0, asked: 0, criteria: Vec::new() }
}
