//! The criterion of experience: time in related work, and variety of places.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::position::Position;
use crate::fit::criteria::{is_related, mean};
use crate::fit::ledger::Ledger;
use crate::text::words::Phrase;

/// Experience: the mean of two parts, of one alone when the other is not known.
///
/// - Time in related work: complete months in positions of a field that the position asks, the present one included
///   (its own required fields tell its field); overlapping time counts once. Five years and more 100, two and more
///   80, less 60.
/// - Variety: worked in several agencies 100, in several units of one agency 80, in one unit 60.
///
/// Source: the qualification part of the score used by the ministry of public works, without acting posts, of which
/// the session file knows nothing.
pub(super) fn experience(
    facts: &Facts,
    employee: &Employee,
    position: &Position,
    on: NaiveDate,
    ledger: &mut Ledger,
) -> Option<i64> {
    let parts: Vec<i64> =
        [time(facts, employee, position, on, ledger), variety(facts, employee, ledger)].into_iter().flatten().collect();
    mean(&parts).map(|(sum, count)| (sum * 200 + count) / (2 * count))
}

fn time(facts: &Facts, employee: &Employee, position: &Position, on: NaiveDate, ledger: &mut Ledger) -> Option<i64> {
    if position.requirement.fields.is_empty() {
        ledger.missing(1, || Phrase::new("fit.experience.not-asked"));
        return None;
    }
    let present = employee.position.as_ref().and_then(|id| facts.position(id));
    let present_fields = present.map_or(&[][..], |present| &present.requirement.fields);
    let any_field = employee.history.iter().any(|past| past.field.is_some());
    if !any_field && (present_fields.is_empty() || employee.position_since.is_none()) {
        ledger.missing(1, || Phrase::new("fit.experience.no-field"));
        return None;
    }
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for past in &employee.history {
        if past.field.is_some_and(|field| is_related(field, &position.requirement)) {
            // The last day was still served, so the span ends the day after.
            let end = past.until.and_then(|until| until.checked_add_days(Days::new(1)));
            spans.push((past.from, end.unwrap_or(on).min(on)));
        }
    }
    if let Some(since) = employee.position_since
        && present_fields.iter().any(|field| is_related(*field, &position.requirement))
    {
        spans.push((since, on));
    }
    let months = months_in(spans);
    let points = match months {
        60.. => 100,
        24..=59 => 80,
        _ => 60,
    };
    ledger.found(1, || {
        let (years, months) = (i64::from(months / 12), i64::from(months % 12));
        Phrase::new("fit.experience.time").with("years", years).with("months", months).with("points", points)
    });
    Some(points)
}

/// Complete months in spans (first day, day after the last), time in two of them counted once.
fn months_in(mut spans: Vec<(NaiveDate, NaiveDate)>) -> u32 {
    spans.sort_unstable();
    let mut months = 0;
    let mut open: Option<(NaiveDate, NaiveDate)> = None;
    for (from, end) in spans {
        open = match open {
            Some((begun, until)) if from <= until => Some((begun, until.max(end))),
            Some((begun, until)) => {
                months += complete_months(begun, until);
                Some((from, end))
            }
            None => Some((from, end)),
        };
    }
    months + open.map_or(0, |(begun, until)| complete_months(begun, until))
}

fn complete_months(from: NaiveDate, end: NaiveDate) -> u32 {
    let months = (end.year() - from.year()) * 12 + end.month().cast_signed() - from.month().cast_signed();
    u32::try_from(months - i32::from(end.day() < from.day())).unwrap_or(0)
}

fn variety(facts: &Facts, employee: &Employee, ledger: &mut Ledger) -> Option<i64> {
    if employee.history.is_empty() {
        ledger.missing(1, || Phrase::new("fit.experience.no-history"));
        return None;
    }
    let present = employee.position.as_ref().and_then(|id| facts.unit_of_position(id));
    let mut places: Vec<Place<'_>> = present.map(|unit| Place::Known(&unit.id)).into_iter().collect();
    places.extend(employee.history.iter().map(|past| match facts.unit_named(&past.unit) {
        Some(unit) => Place::Known(&unit.id),
        None => Place::Named(past.unit.trim()),
    }));
    let mut agencies: Vec<&UnitId> = places
        .iter()
        .filter_map(|place| match place {
            Place::Known(unit) => Some(facts.agency_of(unit)),
            Place::Named(_) => None,
        })
        .collect();
    agencies.sort_unstable();
    agencies.dedup();
    places.sort_unstable();
    places.dedup();
    let (points, key) = match (agencies.len(), places.len()) {
        (2.., _) => (100, "fit.experience.agencies"),
        (_, 2..) => (80, "fit.experience.units"),
        _ => (60, "fit.experience.one-unit"),
    };
    let counted = if agencies.len() > 1 { agencies.len() } else { places.len() };
    ledger.found(1, || Phrase::new(key).with("count", counted).with("points", points));
    Some(points)
}

/// Where somebody worked. A name that no unit of the session bears alone is a place, but of no known agency.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place<'a> {
    Known(&'a UnitId),
    Named(&'a str),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::day;

    #[test]
    fn five_years_to_the_day_are_five_years_and_overlaps_count_once() {
        assert_eq!(months_in(vec![(day(2021, 12, 1), day(2026, 12, 1))]), 60);
        assert_eq!(months_in(vec![(day(2021, 12, 2), day(2026, 12, 1))]), 59);
        let joined = vec![(day(2024, 7, 1), day(2026, 12, 1)), (day(2021, 12, 1), day(2024, 7, 1))];
        assert_eq!(months_in(joined), 60);
        let overlapping = vec![(day(2020, 1, 1), day(2022, 1, 1)), (day(2021, 1, 1), day(2023, 1, 1))];
        assert_eq!(months_in(overlapping), 36);
        assert_eq!(months_in(vec![(day(2027, 3, 1), day(2026, 12, 1))]), 0);
    }
}
