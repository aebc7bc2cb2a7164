//! The criteria of the formula but experience: education, competence, performance, training.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::education::{Education, Field};
use crate::domain::employee::{Assessment, Employee, Training};
use crate::domain::facts::Facts;
use crate::domain::position::{Position, Requirement, Standard};
use crate::domain::settings::{FitSettings, Settings};
use crate::fit::ledger::Ledger;
use crate::fit::matching::{JobPersonMatch, MatchBand, compared, deficits, job_person_match};
use crate::fit::profile::profile_match;
use crate::text::names::same_name;
use crate::text::words::{Phrase, Value};

/// Whether something of field `own` belongs to what the position asks; a position for General takes every field.
pub fn is_related(own: Field, requirement: &Requirement) -> bool {
    requirement.fields.iter().any(|asked| *asked == own || *asked == Field::General)
}

/// Education: 100 for a study programme that is asked for, 80 for the same field, 50 for another (by the settings).
///
/// The best of all educations at or above the least level counts. When none is high enough, the points are those of
/// another field: whether the employee may sit there at all is a rule's question and not a score.
pub(super) fn education(facts: &Facts, employee: &Employee, position: &Position, ledger: &mut Ledger) -> Option<i64> {
    let settings = &facts.settings().fit;
    let requirement = &position.requirement;
    if requirement.majors.is_empty() && requirement.fields.is_empty() {
        ledger.missing(1, || Phrase::new("fit.education.not-asked"));
        return None;
    }
    if employee.education.is_empty() {
        ledger.missing(1, || Phrase::new("fit.education.none"));
        return None;
    }
    let least = position.least_education();
    let high_enough = employee.education.iter().filter(|education| education.level >= least);
    let scored = high_enough.map(|education| (education_points(education, requirement, settings), education));
    match scored.max_by_key(|(points, education)| (*points, education.level)) {
        Some((points, education)) => {
            ledger.found(1, || education_says(education, requirement, points));
            Some(points * 100)
        }
        None => {
            ledger.found(1, || Phrase::new("fit.education.too-low").with("level", least.spelling()));
            Some(settings.other_field_points * 100)
        }
    }
}

pub(super) fn education_points(education: &Education, requirement: &Requirement, settings: &FitSettings) -> i64 {
    let no_field_asked = requirement.majors.is_empty() && requirement.fields.contains(&Field::General);
    if no_field_asked || is_major(education, requirement) {
        100
    } else if is_related(education.field, requirement) {
        settings.same_field_points
    } else {
        settings.other_field_points
    }
}

pub(super) fn is_major(education: &Education, requirement: &Requirement) -> bool {
    requirement.majors.iter().any(|major| same_name(major, &education.major))
}

fn education_says(education: &Education, requirement: &Requirement, points: i64) -> Phrase {
    let key = match () {
        () if is_major(education, requirement) => "fit.education.major",
        () if is_related(education.field, requirement) => "fit.education.field",
        () => "fit.education.other",
    };
    Phrase::new(key)
        .with("level", education.level.spelling())
        .with("major", education.major.as_str())
        .with("points", points)
}

/// Competence: the capped job–person match of an assessment that is still valid; expired or missing is unknown.
///
/// The nine competencies are one datum, every technical competence of the standard another.
pub(super) fn competence(
    facts: &Facts,
    employee: &Employee,
    position: &Position,
    on: NaiveDate,
    ledger: &mut Ledger,
) -> Option<i64> {
    let settings = facts.settings();
    let Some(standard) = &position.standard else {
        ledger.missing(1, || Phrase::new("fit.competence.no-standard"));
        return None;
    };
    let asked = competences_asked(standard);
    let Some(assessment) = &employee.assessment else {
        ledger.missing(asked, || Phrase::new("fit.competence.none"));
        return None;
    };
    let until = valid_until(assessment, settings.thresholds.assessment_years);
    if until < on {
        ledger.missing(asked, || {
            Phrase::new("fit.competence.expired").with("date", assessment.date).with("until", until)
        });
        return None;
    }
    let found = job_person_match(assessment, standard);
    let unknown = competences_unknown(&found, asked);
    if found.compared == 0 {
        ledger.missing(asked, || Phrase::new("fit.competence.none"));
        return None;
    }
    ledger.found(asked - unknown, || match_says(assessment.date, until, &found, position, settings));
    if unknown > 0 {
        ledger.missing(unknown, || {
            let unknown = compared(assessment, standard).filter(|one| one.reached.is_none());
            let names = unknown.map(|one| one.competence.name());
            Phrase::new("fit.competence.not-assessed").with("list", Value::List(names.collect()))
        });
    }
    remark_on_standard(standard, ledger);
    if ledger.is_read() {
        remark_on_match(assessment, standard, settings, ledger);
    }
    Some(found.capped)
}

/// Data that a standard asks for.
pub(super) fn competences_asked(standard: &Standard) -> u32 {
    1 + count(standard.technical.len())
}

/// Those of them that an assessment leaves open.
pub(super) fn competences_unknown(found: &JobPersonMatch, asked: u32) -> u32 {
    if found.compared == 0 { asked } else { found.unknown.min(asked) }
}

/// The last day on which an assessment counts.
pub(super) fn valid_until(assessment: &Assessment, years: u32) -> NaiveDate {
    assessment.date.checked_add_months(Months::new(years.saturating_mul(12))).unwrap_or(NaiveDate::MAX)
}

fn match_says(
    date: NaiveDate,
    until: NaiveDate,
    found: &JobPersonMatch,
    position: &Position,
    settings: &Settings,
) -> Phrase {
    let bands = settings.thresholds.job_match;
    Phrase::new("fit.competence.match")
        .with("date", date)
        .with("until", until)
        .with("capped", Value::Hundredths(found.capped))
        .with("uncapped", Value::Hundredths(found.uncapped))
        .with("band", Value::Term(MatchBand::of(found.capped, bands.bounds(position.class)).key(bands)))
}

/// What is particular about the standard: not the position's own, or weighed by kind of competence.
fn remark_on_standard(standard: &Standard, ledger: &mut Ledger) {
    if standard.assumed {
        let level = standard.managerial.first().copied().map_or(0, u32::from);
        ledger.remark(|| Phrase::new("fit.competence.usual-standard").with("level", level));
    }
    if let Some(technical) = standard.technical_percent.filter(|_| !standard.technical.is_empty()) {
        ledger.remark(|| {
            Phrase::new("fit.competence.weighed").with("technical", technical).with("other", 100 - technical.min(100))
        });
    }
}

/// What lies under the match, for who reads it: competencies below standard, and profile matching as a second opinion.
fn remark_on_match(assessment: &Assessment, standard: &Standard, settings: &Settings, ledger: &mut Ledger) {
    let below = deficits(assessment, standard).map(|(competence, reached, asked)| {
        let said = Phrase::new("fit.competence.deficit").with("competence", competence.name());
        Value::from(said.with("reached", u32::from(reached)).with("asked", u32::from(asked)))
    });
    let below: Vec<Value> = below.collect();
    if !below.is_empty() {
        ledger.remark(|| Phrase::new("fit.competence.deficits").with("list", Value::List(below)));
    }
    if !standard.core.is_empty()
        && let Some(profile) = profile_match(assessment, standard, settings.fit.core_percent)
    {
        let core = settings.fit.core_percent.min(100);
        ledger.remark(|| {
            Phrase::new("fit.competence.profile")
                .with("total", Value::Hundredths(profile.total))
                .with("core", core)
                .with("secondary", 100 - core)
        });
    }
}

/// Performance: mean points of the two years before the year of the sitting's data; one alone when one is missing.
pub(super) fn performance(facts: &Facts, employee: &Employee, ledger: &mut Ledger) -> Option<i64> {
    let data_year = facts.sitting().data_date.year();
    let mut points = [None; 2];
    for (point, year) in points.iter_mut().zip([data_year - 2, data_year - 1]) {
        match employee.performance_of(year) {
            Some(found) => {
                *point = Some(found.predicate.points());
                ledger.found(1, || {
                    Phrase::new("fit.performance.year")
                        .with("year", year.to_string())
                        .with("predicate", Value::Term(found.predicate.key()))
                        .with("points", found.predicate.points())
                });
            }
            None => ledger.missing(1, || Phrase::new("fit.performance.none").with("year", year.to_string())),
        }
    }
    mean(points.into_iter().flatten()).map(|(sum, years)| (sum * 200 + years) / (2 * years))
}

/// Training: 100 when one training lies in a field that the position asks, 50 when all lie elsewhere.
pub(super) fn training(employee: &Employee, position: &Position, ledger: &mut Ledger) -> Option<i64> {
    if position.requirement.fields.is_empty() {
        ledger.missing(1, || Phrase::new("fit.training.not-asked"));
        return None;
    }
    let related = |training: &&Training| training.field.is_some_and(|field| is_related(field, &position.requirement));
    let relevant = employee.training.iter().filter(related).max_by_key(|training| training.year);
    match (relevant, employee.training.len()) {
        (Some(training), _) => {
            ledger.found(1, || {
                Phrase::new("fit.training.relevant")
                    .with("name", training.name.as_str())
                    .with("year", training.year.to_string())
            });
            Some(10_000)
        }
        (None, 0) => {
            ledger.missing(1, || Phrase::new("fit.training.none"));
            None
        }
        (None, trainings) => {
            ledger.found(1, || Phrase::new("fit.training.other").with("count", trainings));
            Some(5_000)
        }
    }
}

/// Sum and number of values; none of nothing.
pub(super) fn mean(values: impl IntoIterator<Item = i64>) -> Option<(i64, i64)> {
    let (sum, count) = values.into_iter().fold((0, 0), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then_some((sum, count))
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX - 1)
}
