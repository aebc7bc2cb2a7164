//! The criterion of experience: time in related work, and variety of places.

use chrono::{Days, NaiveDate};

use crate::domain::education::Field;
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::nip::Nip;
use crate::domain::position::Position;
use crate::domain::service::{Span, months_served};
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
    let parts = [time(facts, employee, position, on, ledger), variety(facts, employee, ledger)];
    mean_of(parts)
}

/// The mean of both parts, in hundredths; of one alone when the other is not known.
pub(super) fn mean_of(parts: [Option<i64>; 2]) -> Option<i64> {
    mean(parts.into_iter().flatten()).map(|(sum, count)| (sum * 200 + count) / (2 * count))
}

/// Points for time in related work.
pub(super) fn time(
    facts: &Facts,
    employee: &Employee,
    position: &Position,
    on: NaiveDate,
    ledger: &mut Ledger,
) -> Option<i64> {
    if position.requirement.fields.is_empty() {
        ledger.missing(1, || Phrase::new("fit.experience.not-asked"));
        return None;
    }
    if !is_field_known(facts, employee) {
        ledger.missing(1, || Phrase::new("fit.experience.no-field"));
        return None;
    }
    let spans: Vec<Span> =
        related_services(facts, employee, position, on).into_iter().map(|service| service.span).collect();
    let never = spans.is_empty();
    let months = months_served(spans);
    let points = time_points(months);
    ledger.found(1, || {
        if never {
            return Phrase::new("fit.experience.never").with("points", points);
        }
        let (years, months) = (i64::from(months / 12), i64::from(months % 12));
        Phrase::new("fit.experience.time").with("years", years).with("months", months).with("points", points)
    });
    Some(points)
}

/// Months from which the points of time in related work hold, highest first.
pub(super) const TIME_POINTS: [(u32, i64); 3] = [(60, 100), (24, 80), (0, 60)];

pub(super) fn time_points(months: u32) -> i64 {
    TIME_POINTS.iter().find(|(least, _)| months >= *least).map_or(0, |(_, points)| *points)
}

/// Whether the field of any work that the employee did is known.
pub(super) fn is_field_known(facts: &Facts, employee: &Employee) -> bool {
    let any_field = employee.history.iter().any(|past| past.field.is_some());
    any_field || (!present_fields(facts, employee).is_empty() && employee.position_since.is_some())
}

fn present_fields<'a>(facts: &'a Facts, employee: &Employee) -> &'a [Field] {
    let present = employee.position.as_ref().and_then(|id| facts.position(id));
    present.map_or(&[][..], |present| &present.requirement.fields)
}

/// Fields of all that the employee did, the present position included where it is known since when.
pub(super) fn served_fields(facts: &Facts, employee: &Employee) -> impl Iterator<Item = Field> {
    let present = employee.position_since.map(|_| present_fields(facts, employee)).unwrap_or_default();
    employee.history.iter().filter_map(|past| past.field).chain(present.iter().copied())
}

/// Work in a field that the position asks.
pub(super) struct Service {
    /// Its place in the history; none for the present position.
    pub(super) place: Option<usize>,
    /// First day, and the day after the last.
    pub(super) span: Span,
}

/// What the employee did in fields that the position asks, up to the day `on`.
pub(super) fn related_services(facts: &Facts, employee: &Employee, position: &Position, on: NaiveDate) -> Vec<Service> {
    let related = |field: &Field| is_related(*field, &position.requirement);
    let services = services(facts, employee, on).filter(|(fields, _)| fields.iter().any(related));
    services.map(|(_, service)| service).collect()
}

/// All that the employee did up to the day `on`, each with its fields, as far as they are known.
pub(super) fn services<'a>(
    facts: &'a Facts,
    employee: &'a Employee,
    on: NaiveDate,
) -> impl Iterator<Item = (&'a [Field], Service)> {
    let history = employee.history.iter().enumerate().map(move |(place, past)| {
        // The last day was still served, so the span ends the day after.
        let end = past.until.and_then(|until| until.checked_add_days(Days::new(1)));
        (past.field.as_slice(), Service { place: Some(place), span: (past.from, end.unwrap_or(on).min(on)) })
    });
    let present = employee.position_since.map(|since| Service { place: None, span: (since, on) });
    history.chain(present.map(|service| (present_fields(facts, employee), service)))
}

pub(super) fn variety(facts: &Facts, employee: &Employee, ledger: &mut Ledger) -> Option<i64> {
    if !are_places_known(employee) {
        ledger.missing(1, || Phrase::new("fit.experience.no-history"));
        return None;
    }
    let (agencies, places) = workplaces(facts, employee);
    let (points, key) = variety_points(agencies, places);
    let counted = if agencies > 1 { agencies } else { places };
    ledger.found(1, || Phrase::new(key).with("count", counted).with("points", points));
    Some(points)
}

/// Points for having worked in so many agencies and units, and the sentence about them.
pub(super) fn variety_points(agencies: usize, places: usize) -> (i64, &'static str) {
    match (agencies, places) {
        (2.., _) => (100, "fit.experience.agencies"),
        (_, 2..) => (80, "fit.experience.units"),
        _ => (60, "fit.experience.one-unit"),
    }
}

/// In how many agencies and in how many units the employee worked, the present one included.
pub(super) fn workplaces(facts: &Facts, employee: &Employee) -> (usize, usize) {
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
    (agencies.len(), places.len())
}

/// Whether it is known where the employee worked: from the history, or because the present post was taken with the
/// appointment, so that nothing can lie before it.
pub(super) fn are_places_known(employee: &Employee) -> bool {
    let first_post = |(nip, since): (&Nip, NaiveDate)| nip.appointed_in(since);
    !employee.history.is_empty() || employee.nip.as_ref().zip(employee.position_since).is_some_and(first_post)
}

/// Where somebody worked. A name that no unit of the session bears alone is a place, but of no known agency.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place<'a> {
    Known(&'a UnitId),
    Named(&'a str),
}
