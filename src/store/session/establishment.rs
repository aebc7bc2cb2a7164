//! Units and positions, understood.

use crate::domain::employee::TechnicalCompetence;
use crate::domain::index::Lookup;
use crate::domain::position::{Acting, Need, Position, Requirement, Standard, Task};
use crate::domain::satisfaction::{ElementWeights, Elements};
use crate::domain::settings::{FitSettings, MissingStandard};
use crate::domain::unit::{Distance, LoadFactor, Satisfaction, Unit};
use crate::store::session::finding::{At, Finding, Findings};
use crate::store::session::raw::establishment as raw;
use crate::store::session::register::{Register, circles};
use crate::store::session::texts::{check_once, free_text, name, names, required_text, shortened, texts};
use crate::store::session::values::{Decimal, check_order, check_range, day, decimal, echelon, optional_day, rank};
use crate::store::spanned::Entries;
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value};

/// More seats or persons in one position are a slip of the pen.
const SEATS_LIMIT: u32 = 100_000;

/// How often a task may fall due, and minutes a year, at most; sums stay far below 64 bits.
const VOLUME_LIMIT: u64 = 1_000_000_000;

/// Units, their tree checked for circles.
pub fn units(register: &Register, weights: ElementWeights, findings: &mut Findings) -> Vec<Unit> {
    let root = At::ROOT;
    let list = root.name("units");
    let mut above = vec![Vec::new(); register.session.units.len()];
    let mut units = Vec::with_capacity(above.len());
    for (place, row) in register.session.units.iter() {
        let at = list.index(place);
        if let Some(parent) = &row.parent {
            above[place].extend(register.units.refer(&at.name("parent"), parent, findings));
        }
        units.push(unit(&at, row, weights, findings));
    }
    for place in circles(&above) {
        let row = list.index(place);
        findings.wrong(
            "E-CIRCLE",
            &row.name("parent"),
            Phrase::new("fault.what.unit-circle"),
            "fault.cure.unit-circle",
        );
    }
    units
}

fn unit(at: &At, raw: &raw::Unit, weights: ElementWeights, findings: &mut Findings) -> Unit {
    Unit {
        id: raw.id.as_str().into(),
        name: name(&at.name("name"), &raw.name, findings),
        short: name(&at.name("short"), &raw.short, findings),
        parent: raw.parent.as_deref().map(Into::into),
        kind: raw.kind,
        services: texts(&at.name("services"), &raw.services, findings),
        predicate: raw.predicate,
        satisfaction: raw
            .satisfaction
            .as_ref()
            .map(|raw| satisfaction(&at.name("satisfaction"), raw, weights, findings)),
        load_factor: raw.load_factor.as_ref().map(|raw| {
            let at = at.name("load_factor");
            check_range(&at.name("percent"), i64::from(raw.percent), 1, 1_000, findings);
            LoadFactor { percent: raw.percent, source: required_text(&at.name("source"), &raw.source, findings) }
        }),
        authority: raw.authority,
        place: raw.place.as_ref().map(|text| name(&at.name("place"), text, findings)),
    }
}

/// The index as reported, else as the nine elements give it; a report whose numbers disagree is noticed.
fn satisfaction(at: &At, raw: &raw::Satisfaction, weights: ElementWeights, findings: &mut Findings) -> Satisfaction {
    let own = at.name("index");
    let shape = Decimal { parts: 100, least: 2_500, most: 10_000 };
    let stated = raw.index.and_then(|index| decimal(&own, index, shape, findings));
    let stated = stated.and_then(|index| u32::try_from(index).ok());
    let elements = raw.elements.as_ref().and_then(|means| elements(&at.name("elements"), means, findings));
    let computed = elements.map(|elements| elements.index(weights));
    if raw.index.is_none() && raw.elements.is_none() {
        findings.wrong("E-NO-INDEX", at, Phrase::new("fault.what.no-index"), "fault.cure.no-index");
    }
    Satisfaction {
        index: stated.or(computed).unwrap_or_default(),
        elements,
        respondents: raw.respondents,
        date: day(&at.name("date"), &raw.date, findings).unwrap_or_default(),
    }
}

/// Nine means from 1 to 4, each of at most four decimals.
fn elements(at: &At, means: &[f64], findings: &mut Findings) -> Option<Elements> {
    let shape = Decimal { parts: 10_000, least: 10_000, most: 40_000 };
    let read: Vec<Option<u64>> =
        means.iter().enumerate().map(|(place, mean)| decimal(&at.index(place), *mean, shape, findings)).collect();
    let read: Option<Vec<u32>> = read.into_iter().map(|mean| u32::try_from(mean?).ok()).collect();
    let Ok(nine) = <[u32; 9]>::try_from(read?) else {
        let what = Phrase::new("fault.what.wrong-count").with("expected", 9_usize).with("found", means.len());
        findings.wrong("E-WRONG-COUNT", at, what, "fault.cure.wrong-count");
        return None;
    };
    Some(Elements(nine))
}

/// Farther than the two ends of the country are from each other.
const KM_LIMIT: i64 = 6_000;

/// Distances between places.
pub fn distances(register: &Register, findings: &mut Findings) -> Vec<Distance> {
    let root = At::ROOT;
    let list = root.name("distances");
    let rows = register.session.distances.iter();
    let distance = |(place, raw): (usize, &raw::Distance)| {
        let at = list.index(place);
        check_range(&at.name("km"), i64::from(raw.km), 1, KM_LIMIT, findings);
        Distance {
            from: name(&at.name("from"), &raw.from, findings),
            to: name(&at.name("to"), &raw.to, findings),
            km: raw.km,
            way: free_text(&at.name("way"), &raw.way, findings),
        }
    };
    rows.map(distance).collect()
}

/// Positions; a seat of a structural position has one holder.
pub fn positions(register: &Register, settings: &FitSettings, findings: &mut Findings) -> Vec<Position> {
    let root = At::ROOT;
    let list = root.name("positions");
    let rows = register.session.positions.iter();
    let understood = rows.map(|(place, row)| position(register, &list.index(place), row, findings));
    understood.map(|position| with_standard(position, settings)).collect()
}

/// The position with the standard that holds by the session's settings, where it states none.
fn with_standard(mut position: Position, settings: &FitSettings) -> Position {
    if settings.missing_standard == MissingStandard::UsualOfClass && position.standard.is_none() {
        position.standard = Some(Standard::usual(position.level()));
    }
    if let Some(standard) = &mut position.standard {
        standard.technical_percent = settings.technical_share.percent(position.class);
    }
    position
}

fn position(register: &Register, at: &At, raw: &raw::Position, findings: &mut Findings) -> Position {
    register.units.refer(&at.name("unit"), &raw.unit, findings);
    if let Some(former) = &raw.formerly {
        register.positions.refer(&at.name("formerly"), former, findings);
    }
    check_once(&at.name("fields"), raw.fields.iter().copied(), findings);
    if let Some(class) = raw.job_class {
        check_range(&at.name("job_class"), i64::from(class), 1, 17, findings);
    }
    let own = at.name("echelon");
    let echelon = raw.echelon.as_ref().and_then(|text| echelon(&own, text, findings));
    if let Some(echelon) = echelon.filter(|echelon| echelon.class() != raw.class) {
        let what = Phrase::new("fault.what.echelon-class")
            .with("echelon", echelon.spelling())
            .with("class", Value::Term(raw.class.key()));
        let fault = Finding::new("E-ECHELON-CLASS", &own, what, Phrase::new("fault.cure.echelon-class"));
        findings.fault(fault.resting_on(&at.name("class")));
    }
    Position {
        id: raw.id.as_str().into(),
        title: name(&at.name("title"), &raw.title, findings),
        unit: raw.unit.as_str().into(),
        class: raw.class,
        echelon,
        job_class: raw.job_class,
        seats: seats(register, at, raw, findings),
        seats_stated: raw.seats.is_some() || raw.class.is_structural(),
        need: need(at, raw, findings),
        load_kind: raw.load_kind,
        requirement: Requirement {
            education: raw.education,
            majors: texts(&at.name("majors"), &raw.majors, findings),
            fields: raw.fields.clone(),
            lowest_rank: raw.lowest_rank.as_ref().and_then(|text| rank(&at.name("lowest_rank"), text, findings)),
            certificates: names(&at.name("certificates"), &raw.certificates, findings),
        },
        standard: raw.standard.as_ref().map(|raw| standard(&at.name("standard"), raw, findings)),
        summary: free_text(&at.name("summary"), &raw.summary, findings),
        duties: texts(&at.name("duties"), &raw.duties, findings),
        vacant_since: optional_day(&at.name("vacant_since"), raw.vacant_since.as_ref(), findings),
        acting: raw.acting.as_ref().map(|raw| {
            let at = at.name("acting");
            register.employees.refer(&at.name("employee"), &raw.employee, findings);
            let since = day(&at.name("since"), &raw.since, findings).unwrap_or_default();
            let until = optional_day(&at.name("until"), raw.until.as_ref(), findings);
            check_order(&at.name("until"), Some(since), until, findings);
            Acting { employee: raw.employee.as_str().into(), since, until }
        }),
        retirement_age: raw
            .retirement_age
            .filter(|age| check_range(&at.name("retirement_age"), i64::from(*age), 58, 70, findings)),
        critical: raw.critical,
        leads_unit: raw.leads_unit,
        change: raw.change,
        formerly: raw.formerly.as_deref().map(Into::into),
    }
}

/// Seats as stated; left out, one for a structural position, else as many as there are holders, at
/// least one. The need is not rounded here: how it is rounded belongs to the workload.
fn seats(register: &Register, at: &At, raw: &raw::Position, findings: &mut Findings) -> u32 {
    let holders = register.holder_count(&raw.id);
    let (own, class) = (at.name("seats"), at.name("class"));
    if raw.class.is_structural() {
        if raw.seats.is_some_and(|seats| seats != 1) {
            let what = Phrase::new("fault.what.structural-seats").with("class", Value::Term(raw.class.key()));
            let fault = Finding::new("E-SEATS", &own, what, Phrase::new("fault.cure.structural-seats"));
            findings.fault(fault.resting_on(&class));
        }
        two_holders(register, &class, raw, findings);
        return 1;
    }
    let Some(seats) = raw.seats else {
        return u32::try_from(holders).unwrap_or(u32::MAX).max(1);
    };
    check_range(&own, i64::from(seats), 1, i64::from(SEATS_LIMIT), findings);
    seats
}

/// A structural seat is held by one: every further holder is told, with the line of the first.
fn two_holders(register: &Register, class: &At, raw: &raw::Position, findings: &mut Findings) {
    let Some((first, others)) = register.holders.get(raw.id.as_str()).and_then(|holders| holders.split_first()) else {
        return;
    };
    let root = At::ROOT;
    let list = root.name("employees");
    let first = list.index(*first);
    for other in others {
        let row = list.index(*other);
        let what = Phrase::new("fault.what.two-holders").with("position", visible(&raw.title));
        let cure = Phrase::new("fault.cure.two-holders");
        let fault = Finding::new("E-SEAT-TAKEN", &row.name("position"), what, cure);
        findings.fault(fault.naming(&first.name("position")).resting_on(class));
    }
}

fn need(at: &At, raw: &raw::Position, findings: &mut Findings) -> Need {
    let stated = [!raw.tasks.is_empty(), raw.load_minutes.is_some(), raw.need.is_some()];
    if stated.iter().filter(|one| **one).count() > 1 {
        let last = if raw.need.is_some() { "need" } else { "load_minutes" };
        findings.wrong("E-NEED", &at.name(last), Phrase::new("fault.what.two-needs"), "fault.cure.two-needs");
    }
    let list = at.name("tasks");
    let tasks: Vec<Task> =
        raw.tasks.iter().enumerate().map(|(place, raw)| task(&list.index(place), raw, findings)).collect();
    match (raw.load_minutes, raw.need) {
        _ if !tasks.is_empty() => Need::Tasks(tasks),
        (Some(minutes), _) => {
            check_volume(&at.name("load_minutes"), minutes, findings);
            Need::Minutes(minutes)
        }
        (None, Some(persons)) => {
            check_range(&at.name("need"), i64::from(persons), 0, i64::from(SEATS_LIMIT), findings);
            Need::Persons(persons)
        }
        (None, None) => Need::Unknown,
    }
}

fn task(at: &At, raw: &raw::Task, findings: &mut Findings) -> Task {
    check_volume(&at.name("volume"), raw.volume, findings);
    let shape = Decimal { parts: 100, least: 1, most: 100_000_000 };
    Task {
        description: required_text(&at.name("task"), &raw.task, findings),
        output: required_text(&at.name("output"), &raw.output, findings),
        volume: raw.volume,
        frequency: raw.frequency,
        norm_hundredths: decimal(&at.name("norm"), raw.norm, shape, findings).unwrap_or_default(),
        norm_unit: raw.norm_unit,
    }
}

fn check_volume(at: &At, value: u64, findings: &mut Findings) {
    check_range(at, i64::try_from(value).unwrap_or(i64::MAX), 0, VOLUME_LIMIT.cast_signed(), findings);
}

fn standard(at: &At, raw: &raw::Standard, findings: &mut Findings) -> Standard {
    let list = at.name("core");
    let mut core = Vec::with_capacity(raw.core.len());
    for (place, number) in raw.core.iter().enumerate() {
        let shown = i64::try_from(*number).unwrap_or(i64::MAX);
        if check_range(&list.index(place), shown, 1, 9, findings) {
            core.push(number - 1);
        }
    }
    check_once(&list, raw.core.iter().copied(), findings);
    if raw.core.is_empty() {
        core = Standard::CORE.to_vec();
    }
    Standard {
        managerial: managerial(&at.name("managerial"), &raw.managerial, findings),
        technical: technical(&at.name("technical"), &raw.technical, findings),
        core,
        ..Standard::default()
    }
}

/// Nine levels from 1 to 5.
pub fn managerial(at: &At, levels: &[u8], findings: &mut Findings) -> [u8; 9] {
    for (place, level) in levels.iter().enumerate() {
        check_range(&at.index(place), i64::from(*level), 1, 5, findings);
    }
    <[u8; 9]>::try_from(levels).unwrap_or_else(|_| {
        let what = Phrase::new("fault.what.wrong-count").with("expected", 9_usize).with("found", levels.len());
        findings.wrong("E-WRONG-COUNT", at, what, "fault.cure.wrong-count");
        [0; 9]
    })
}

/// Technical competencies by name, each once, with levels from 1 to 5.
pub fn technical(at: &At, entries: &Entries<u8>, findings: &mut Findings) -> Vec<TechnicalCompetence> {
    let mut places = Lookup::with_capacity_and_hasher(entries.0.len(), Default::default());
    let mut competencies = Vec::with_capacity(entries.0.len());
    for (place, (key, level)) in entries.0.iter().enumerate() {
        let own = at.key(place);
        let name = name(&own, key, findings);
        // What an employee has is matched with what a position asks by name, whatever its case.
        let alone = entries.0.len() == 1;
        let first = if alone { place } else { *places.entry(name.to_lowercase()).or_insert(place) };
        if first != place {
            let what = Phrase::new("fault.what.duplicate-key").with("name", shortened(&name));
            let fault = Finding::new("E-DUPLICATE-KEY", &own, what, Phrase::new("fault.cure.duplicate-field"));
            findings.fault(fault.naming(&at.key(first)));
        }
        check_range(&at.index(place), i64::from(*level), 1, 5, findings);
        competencies.push(TechnicalCompetence { name, level: *level });
    }
    competencies
}
