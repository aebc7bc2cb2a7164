//! The fit of an employee to a position: the session's one named formula, part by part.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::position::Position;
use crate::domain::settings::FitSettings;
use crate::fit::criteria;
use crate::fit::experience::{experience, variety};
use crate::fit::ledger::Ledger;
use crate::text::words::Phrase;

/// A criterion of the formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// Data known.
    pub known: u32,
    /// Data asked for.
    pub asked: u32,
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

/// The total alone, for ranking many: what [`Fit`] holds without a word of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// As [`Fit::total`].
    pub total: Option<i64>,
    /// Data known.
    pub known: u32,
    /// Data asked for.
    pub asked: u32,
}

impl Fit {
    /// Its total alone.
    pub fn score(&self) -> Score {
        Score { total: self.total, known: self.known, asked: self.asked }
    }
}

impl Score {
    /// Ranks better before worse: higher total, then the greater share of known data; no total comes last.
    pub fn better_first(&self, other: &Score) -> Ordering {
        let share = |own: &Score, other: &Score| u64::from(own.known) * u64::from(other.asked.max(1));
        other.total.cmp(&self.total).then_with(|| share(other, self).cmp(&share(self, other)))
    }
}

/// The criteria in the order of the formula.
pub(super) const KINDS: [CriterionKind; 5] = [
    CriterionKind::Education,
    CriterionKind::Competence,
    CriterionKind::Performance,
    CriterionKind::Experience,
    CriterionKind::Training,
];

/// The fit of `employee` to `position`, with experience and validity counted to the day `on`.
pub fn fit(facts: &Facts, employee: &Employee, position: &Position, on: NaiveDate) -> Fit {
    let (mut known, mut asked) = (0, 0);
    let criteria: Vec<Criterion> = KINDS
        .into_iter()
        .map(|kind| {
            let mut ledger = Ledger::speaking();
            let points = points(kind, facts, employee, position, on, &mut ledger);
            let counted = (ledger.known, ledger.asked);
            known += counted.0;
            asked += counted.1;
            let evidence = ledger.into_sentences().into_iter().map(|(says, known)| Evidence { says, known }).collect();
            let weight = weight(kind, &facts.settings().fit);
            Criterion { kind, weight, points, known: counted.0, asked: counted.1, evidence }
        })
        .collect();
    let total = total(criteria.iter().map(|criterion| (criterion.weight, criterion.points)));
    Fit { total, known, asked, criteria }
}

/// The score that [`fit`] comes to, without writing the evidence.
pub fn score(facts: &Facts, employee: &Employee, position: &Position, on: NaiveDate) -> Score {
    let mut ledger = Ledger::counting();
    let weighed = KINDS.map(|kind| {
        let points = points(kind, facts, employee, position, on, &mut ledger);
        (weight(kind, &facts.settings().fit), points)
    });
    Score { total: total(weighed), known: ledger.known, asked: ledger.asked }
}

/// The points for each criterion in the order of the formula, in hundredths; none where nothing is known.
pub fn points_of(facts: &Facts, employee: &Employee, position: &Position, on: NaiveDate) -> [Option<i64>; 5] {
    let mut ledger = Ledger::counting();
    KINDS.map(|kind| points(kind, facts, employee, position, on, &mut ledger))
}

/// What of a score does not depend on the position.
pub(super) struct Steady {
    /// Points for performance; none when unknown.
    pub(super) performance: Option<i64>,
    /// Points for variety of places; none when unknown.
    pub(super) variety: Option<i64>,
    /// Data known and asked for behind both.
    pub(super) data: (u32, u32),
}

impl Steady {
    pub(super) fn of(facts: &Facts, employee: &Employee) -> Steady {
        let mut ledger = Ledger::counting();
        let performance = criteria::performance(facts, employee, &mut ledger);
        let variety = variety(facts, employee, &mut ledger);
        Steady { performance, variety, data: (ledger.known, ledger.asked) }
    }
}

/// Σ weight × points ÷ Σ weight over what is known, rounded half up; none when nothing that weighs is known.
pub(super) fn total(weighed: impl IntoIterator<Item = (u32, Option<i64>)>) -> Option<i64> {
    let (mut sum, mut weights) = (0, 0);
    for (weight, points) in weighed {
        if let Some(points) = points {
            sum += i64::from(weight) * points;
            weights += i64::from(weight);
        }
    }
    (weights > 0).then(|| (2 * sum + weights) / (2 * weights))
}

pub(super) fn weight(kind: CriterionKind, settings: &FitSettings) -> u32 {
    match kind {
        CriterionKind::Education => settings.education,
        CriterionKind::Competence => settings.competence,
        CriterionKind::Performance => settings.performance,
        CriterionKind::Experience => settings.experience,
        CriterionKind::Training => settings.training,
    }
}

fn points(
    kind: CriterionKind,
    facts: &Facts,
    employee: &Employee,
    position: &Position,
    on: NaiveDate,
    ledger: &mut Ledger,
) -> Option<i64> {
    match kind {
        CriterionKind::Education => criteria::education(facts, employee, position, ledger),
        CriterionKind::Competence => criteria::competence(facts, employee, position, on, ledger),
        CriterionKind::Performance => criteria::performance(facts, employee, ledger),
        CriterionKind::Experience => experience(facts, employee, position, on, ledger),
        CriterionKind::Training => criteria::training(employee, position, ledger),
    }
}

#[cfg(test)]
mod tests;
