//! Totals of one employee after another to many positions: each part of the formula is looked at once for each thing
//! that positions ask, however many ask it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::education::{EducationLevel, Field};
use crate::domain::employee::{Assessment, Employee};
use crate::domain::facts::Facts;
use crate::domain::index::Lookup;
use crate::domain::position::{Position, Standard};
use crate::domain::service::{Span, months_served};
use crate::fit::criteria::valid_until;
use crate::fit::experience::{is_field_known, mean_of, services, time_points};
use crate::fit::matching::{job_person_match, percent_hundredths};
use crate::fit::muster::Muster;
use crate::fit::score::{CriterionKind, Steady, total, weight};

/// Totals to the positions of a list.
pub struct Totals<'a> {
    facts: &'a Facts,
    on: NaiveDate,
    muster: Arc<Muster>,
    /// What each position of the list asks.
    asked: Vec<Asked>,
    demands: Vec<Demand>,
    fields: Vec<Fields>,
    standards: Vec<Levels<'a>>,
    managerial: Vec<[u8; 9]>,
    numbers: Numbers,
}

/// A set of fields of knowledge, each a bit.
type Fields = u32;

/// Study programmes and technical competencies by numbers: names mean the same whatever their case and blanks around.
#[derive(Default)]
struct Numbers(Lookup<String, u32>);

/// What a position asks, by places in the lists of what is asked.
#[derive(Clone, Copy)]
struct Asked {
    demand: usize,
    fields: usize,
    standard: Option<usize>,
}

/// The education that a position asks for.
#[derive(PartialEq, Eq, Hash)]
struct Demand {
    majors: Vec<u32>,
    fields: Fields,
    /// Whether it asks for no particular field.
    any: bool,
    least: EducationLevel,
}

/// The competence that a position asks for.
#[derive(PartialEq, Eq, Hash)]
struct Levels<'a> {
    standard: &'a Standard,
    managerial: usize,
    technical: Vec<(u32, u8)>,
}

/// Points of one employee for everything that is asked, in hundredths; none where they are not known.
#[derive(Default)]
pub struct Row {
    educations: Vec<Option<i64>>,
    experiences: Vec<Option<i64>>,
    trainings: Vec<Option<i64>>,
    competences: Vec<Option<i64>>,
    performance: Option<i64>,
}

impl Numbers {
    fn given(&mut self, name: &str) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(Numbers::spelled(name)).or_insert(next)
    }

    fn of(&self, name: &str) -> Option<u32> {
        self.0.get(&Numbers::spelled(name)).copied()
    }

    fn spelled(name: &str) -> String {
        name.trim().to_lowercase()
    }
}

/// Things asked for, each once, and where each stands.
fn place<T: std::hash::Hash + Eq>(places: &mut Lookup<T, usize>, thing: T) -> usize {
    let next = places.len();
    *places.entry(thing).or_insert(next)
}

/// The things in the order of their places.
fn in_order<T>(places: Lookup<T, usize>) -> Vec<T> {
    let mut things: Vec<(usize, T)> = places.into_iter().map(|(thing, place)| (place, thing)).collect();
    things.sort_unstable_by_key(|(place, _)| *place);
    things.into_iter().map(|(_, thing)| thing).collect()
}

/// Bits of fields of one's own.
fn bits<'f>(fields: impl IntoIterator<Item = &'f Field>) -> Fields {
    fields.into_iter().fold(0, |set, field| set | 1 << *field as u32)
}

/// Bits of the fields that a position asks: a position for General takes every field.
fn asked_bits(fields: &[Field]) -> Fields {
    if fields.contains(&Field::General) { Fields::MAX } else { bits(fields) }
}

impl<'a> Totals<'a> {
    /// To these positions, on a day.
    pub fn of(facts: &'a Facts, positions: impl IntoIterator<Item = &'a Position>, on: NaiveDate) -> Totals<'a> {
        let (mut demands, mut fields, mut standards, mut managerial) =
            (Lookup::default(), Lookup::default(), Lookup::default(), Lookup::default());
        let mut numbers = Numbers::default();
        let mut asked = Vec::new();
        for position in positions {
            let requirement = &position.requirement;
            let own = asked_bits(&requirement.fields);
            let demand = Demand {
                majors: requirement.majors.iter().map(|major| numbers.given(major)).collect(),
                fields: own,
                any: requirement.majors.is_empty() && requirement.fields.contains(&Field::General),
                least: position.least_education(),
            };
            let standard = position.standard.as_ref().map(|standard| {
                let wanted = standard.technical.iter().filter(|wanted| wanted.level > 0);
                let technical = wanted.map(|wanted| (numbers.given(&wanted.name), wanted.level)).collect();
                let managerial = place(&mut managerial, standard.managerial);
                place(&mut standards, Levels { standard, managerial, technical })
            });
            asked.push(Asked { demand: place(&mut demands, demand), fields: place(&mut fields, own), standard });
        }
        Totals {
            facts,
            on,
            muster: Muster::of(facts),
            asked,
            demands: in_order(demands),
            fields: in_order(fields),
            standards: in_order(standards),
            managerial: in_order(managerial),
            numbers,
        }
    }

    /// Looks at everything that is asked of the employee at a place of the file.
    pub fn look_at(&self, place: usize, row: &mut Row) {
        let employee = &self.facts.employees()[place];
        let steady = self.muster.steady(place);
        row.performance = steady.performance;
        self.educations(employee, &mut row.educations);
        self.experiences(employee, steady, row);
        row.competences.clear();
        let until = |own: &Assessment| valid_until(own, self.facts.settings().thresholds.assessment_years);
        match employee.assessment.as_ref().filter(|own| until(own) >= self.on) {
            Some(assessment) => self.competences(assessment, &mut row.competences),
            None => row.competences.resize(self.standards.len(), None),
        }
    }

    /// The [`total`](super::score::Score::total) of the one last looked at to the position at a place of the list.
    pub fn total(&self, row: &Row, at: usize) -> Option<i64> {
        let Asked { demand, fields, standard } = self.asked[at];
        let settings = &self.facts.settings().fit;
        total(
            [
                (CriterionKind::Education, row.educations[demand]),
                (CriterionKind::Competence, standard.and_then(|standard| row.competences[standard])),
                (CriterionKind::Performance, row.performance),
                (CriterionKind::Experience, row.experiences[fields]),
                (CriterionKind::Training, row.trainings[fields]),
            ]
            .map(|(kind, points)| (weight(kind, settings), points)),
        )
    }

    fn educations(&self, employee: &Employee, found: &mut Vec<Option<i64>>) {
        let settings = &self.facts.settings().fit;
        let own: Vec<(EducationLevel, Fields, Option<u32>)> =
            employee.education.iter().map(|own| (own.level, bits([&own.field]), self.numbers.of(&own.major))).collect();
        let points = |demand: &Demand| {
            if own.is_empty() || (demand.majors.is_empty() && demand.fields == 0) {
                return None;
            }
            let high_enough = own.iter().filter(|(level, ..)| *level >= demand.least);
            let points = high_enough.map(|(_, field, major)| match () {
                () if demand.any || major.is_some_and(|major| demand.majors.contains(&major)) => 100,
                () if demand.fields & field != 0 => settings.same_field_points,
                () => settings.other_field_points,
            });
            Some(100 * points.max().unwrap_or(settings.other_field_points))
        };
        found.clear();
        found.extend(self.demands.iter().map(points));
    }

    fn experiences(&self, employee: &Employee, steady: &Steady, row: &mut Row) {
        let done: Vec<(Fields, Span)> = services(self.facts, employee, self.on)
            .map(|(fields, service)| (bits(fields), service.span))
            .filter(|(fields, _)| *fields != 0)
            .collect();
        let served = done.iter().fold(0, |all, (fields, _)| all | fields);
        let trained = bits(employee.training.iter().filter_map(|training| training.field.as_ref()));
        let is_known = is_field_known(self.facts, employee);
        let mut known: Vec<(Fields, i64)> = Vec::new();
        let mut time = |asked: Fields| {
            let fields = asked & served;
            if let Some((_, points)) = known.iter().find(|(own, _)| *own == fields) {
                return *points;
            }
            let spans = done.iter().filter(|(own, _)| own & fields != 0).map(|(_, span)| *span);
            let points = time_points(months_served(spans.collect()));
            known.push((fields, points));
            points
        };
        row.experiences.clear();
        row.trainings.clear();
        for asked in &self.fields {
            let time = (is_known && *asked != 0).then(|| time(*asked));
            row.experiences.push(mean_of([time, steady.variety]));
            let training = if trained & asked != 0 { 10_000 } else { 5_000 };
            row.trainings.push((*asked != 0 && !employee.training.is_empty()).then_some(training));
        }
    }

    fn competences(&self, assessment: &Assessment, found: &mut Vec<Option<i64>>) {
        let technical: Vec<(u32, u8)> =
            assessment.technical.iter().filter_map(|own| Some((self.numbers.of(&own.name)?, own.level))).collect();
        let sums = |asked: &[u8; 9]| {
            let compared = assessment.managerial.iter().zip(asked).filter(|(own, asked)| **own > 0 && **asked > 0);
            compared.fold((0, 0), |(capped, all), (own, asked)| {
                (capped + i64::from(*own.min(asked)), all + i64::from(*asked))
            })
        };
        let managerial: Vec<(i64, i64)> = self.managerial.iter().map(sums).collect();
        let points = |levels: &Levels<'_>| {
            if levels.standard.technical_percent.is_some() {
                let found = job_person_match(assessment, levels.standard);
                return (found.compared > 0).then_some(found.capped);
            }
            let (mut capped, mut all) = managerial[levels.managerial];
            for (name, asked) in &levels.technical {
                // The first of the name counts, as everywhere.
                let own = technical.iter().find(|(own, _)| own == name).map_or(0, |(_, level)| *level);
                if own > 0 {
                    capped += i64::from(own.min(*asked));
                    all += i64::from(*asked);
                }
            }
            (all > 0).then(|| percent_hundredths(capped, all))
        };
        found.extend(self.standards.iter().map(points));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::TechnicalCompetence;
    use crate::domain::story::{Story, day};
    use crate::fit::score::score;

    /// A town in which positions ask for much and people differ in everything.
    fn town(technical_percent: Option<u32>) -> Facts {
        let mut story = Story::town();
        let named = |name: &str, level| TechnicalCompetence { name: name.to_owned(), level };
        let ids: Vec<String> = story.stated.positions.iter().map(|position| position.id.to_string()).collect();
        for (number, id) in ids.iter().enumerate() {
            let position = story.position_mut(id);
            position.requirement.fields = match number % 4 {
                0 => Vec::new(),
                1 => vec![Field::General],
                2 => vec![Field::Health, Field::Law],
                _ => vec![Field::Government],
            };
            position.requirement.majors = if number % 3 == 0 { vec![" ilmu hukum".to_owned()] } else { Vec::new() };
            if let Some(standard) = position.standard.as_mut().filter(|_| number % 5 != 0) {
                standard.technical = vec![named("Statistik", 3), named("Kearsipan", 2)];
                standard.managerial[number % 9] = (number % 6) as u8;
                standard.technical_percent = technical_percent;
            }
        }
        story.position_mut("SOS-KASI").standard = None;
        let people: Vec<String> = story.stated.employees.iter().map(|employee| employee.id.to_string()).collect();
        for (number, id) in people.iter().enumerate() {
            let employee = story.employee_mut(id);
            if let Some(assessment) = employee.assessment.as_mut() {
                assessment.technical = vec![named("statistik ", (number % 4) as u8), named("Statistik", 5)];
                assessment.managerial[number % 9] = 0;
                if number % 4 == 3 {
                    assessment.date = day(2015, 1, 1);
                }
            }
            if let Some(education) = employee.education.first_mut() {
                education.major = if number % 2 == 0 { "Ilmu Hukum".to_owned() } else { "Kebidanan".to_owned() };
            }
            if number % 3 == 2 {
                employee.training.clear();
            }
        }
        story.facts()
    }

    #[test]
    fn every_total_is_that_of_the_score() {
        for technical_percent in [None, Some(40)] {
            let facts = town(technical_percent);
            let on = facts.sitting().effective;
            let totals = Totals::of(&facts, facts.positions(), on);
            let mut row = Row::default();
            for (place, employee) in facts.employees().iter().enumerate() {
                totals.look_at(place, &mut row);
                for (at, position) in facts.positions().iter().enumerate() {
                    let expected = score(&facts, employee, position, on).total;
                    assert_eq!(totals.total(&row, at), expected, "{} to {}", employee.id, position.id);
                }
            }
        }
    }
}
