//! Job–person match (JPM), capped and uncapped, with its deficits; profile matching by gaps.

use crate::domain::employee::Assessment;
use crate::domain::position::Standard;

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

/// A competence below its standard; these are the training plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deficit {
    /// Which of the nine (0 to 8), or the technical competence's name.
    pub competence: Competence,
    /// Level reached, 0 when a technical competence was not assessed.
    pub reached: u8,
    /// Level asked for.
    pub asked: u8,
}

/// A competence by place or by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Competence {
    /// Managerial or socio-cultural, 0 to 8.
    Managerial(usize),
    /// Technical, by name.
    Technical(String),
}

/// Result of comparing an assessment with a standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobPersonMatch {
    /// Σ reached ÷ Σ asked in hundredths of a percent (9444 = 94,44); may exceed 10000.
    pub uncapped: i64,
    /// Σ min(reached, asked) ÷ Σ asked; what decisions use.
    pub capped: i64,
    /// Competencies below standard.
    pub deficits: Vec<Deficit>,
}

/// Compares an assessment with a standard.
pub fn job_person_match(assessment: &Assessment, standard: &Standard) -> JobPersonMatch {
    let _ = (assessment, standard);
    JobPersonMatch { uncapped: 0, capped: 0, deficits: Vec::new() }
}
