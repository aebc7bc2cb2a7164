//! The sheet of an agency: its tree with need and strength, its positions, its load, and what the docket does to it.

use crate::app::board::Board;
use crate::app::layer::{Reading, Tone};
use crate::domain::facts::Facts;
use crate::domain::ids::{PositionId, UnitId};
use crate::domain::placements::Placements;
use crate::domain::position::{LoadKind, Position};
use crate::domain::proposal::Move;
use crate::domain::satisfaction::ServiceGrade;
use crate::domain::unit::{SpecialAuthority, Unit, UnitKind};
use crate::paper::block::Column;
use crate::text::dates;
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, Value};
use crate::workload::balance::Balance;
use crate::workload::kinds::{KindBalance, kinds};
use crate::workload::need::{need, seats};
use crate::workload::overlap::{DutyPlace, Overlap, overlaps};
use crate::workload::roster::Roster;

use super::coming::Pensions;
use super::ground::Ground;
use super::moves;
use super::writer::Writer;

/// Units and positions that are listed; a city's schools fill pages.
const ROWS: usize = 80;

/// Duties that are listed, and other units named of one of them.
const DUTIES: usize = 12;
const PLACES: usize = 3;

/// Every duty that several units have; it follows from the facts alone.
struct SharedDuties(Vec<Overlap>);

/// The sheet of a unit's agency, the unit itself first.
pub fn of(board: &Board, id: &UnitId, language: Language) -> Reading {
    sheet(Ground::of(board), id, language)
}

/// The sheet of a unit's agency, the unit itself first.
pub fn sheet(ground: Ground<'_>, id: &UnitId, language: Language) -> Reading {
    let mut page = Writer::new(ground, language);
    let agency = ground.facts.agency_of(id);
    if agency != id
        && let Some(unit) = ground.facts.unit(id)
    {
        page.section(&Phrase::new("sheet.section.unit").with("unit", unit.name.as_str()));
        particulars(&mut page, unit);
        positions(&mut page, &[unit]);
    }
    part(&mut page, agency);
    page.finish(&Phrase::new("sheet.agency.title").with("unit", page_name(ground.facts, agency)))
}

/// The sheet of both ends of the item: the agencies that are left, then those that are entered, each once.
pub fn ends(ground: Ground<'_>, language: Language) -> Option<Reading> {
    let facts = ground.facts;
    let agency = |seat: &PositionId| facts.agency_of_position(seat).map(|agency| agency.id.clone());
    let left = |mutation: &Move| {
        let mover = ground.candidate.filter(|_| !ground.item.is_swap()).unwrap_or(&mutation.employee);
        facts.employee(mover)?.position.as_ref().and_then(agency)
    };
    let left = ground.item.moves.iter().filter_map(left);
    let mut found: Vec<UnitId> = Vec::new();
    for id in left.chain(ground.item.seats.iter().filter_map(agency)) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    let mut page = Writer::new(ground, language);
    found.iter().for_each(|id| part(&mut page, id));
    let names: Vec<String> = found.iter().map(|id| page_name(facts, id)).collect();
    (!found.is_empty()).then(|| page.finish(&Phrase::new("sheet.agency.title").with("unit", names.join(" → "))))
}

fn page_name(facts: &Facts, id: &UnitId) -> String {
    facts.unit(id).map_or_else(|| id.to_string(), |unit| unit.short.clone())
}

/// All that is told of one agency.
fn part(page: &mut Writer<'_>, id: &UnitId) {
    let facts = page.ground.facts;
    let Some(agency) = facts.unit(id) else { return };
    let tree = tree(facts, agency);
    page.section(&Phrase::new("sheet.section.unit").with("unit", agency.name.as_str()));
    particulars(page, agency);
    balances(page, &tree);
    page.section(&titled("sheet.section.positions", agency));
    positions(page, &tree.iter().map(|(_, unit)| *unit).collect::<Vec<_>>());
    load(page, agency, &tree);
    results(page, agency, &tree);
    duties(page, agency);
    items(page, agency);
}

/// A heading that names the agency too: two of them may stand on one sheet.
fn titled(key: &'static str, agency: &Unit) -> Phrase {
    Phrase::new("sheet.section.of").with("section", Value::Term(key)).with("unit", agency.short.as_str())
}

/// A unit and all below it, down the tree, each with its depth.
fn tree<'f>(facts: &'f Facts, root: &'f Unit) -> Vec<(usize, &'f Unit)> {
    let mut found = Vec::new();
    // A stack of its own: how deep the tree is, the file says.
    let mut open = vec![(0, root)];
    while let Some((depth, unit)) = open.pop() {
        found.push((depth, unit));
        let below = facts.units_below(&unit.id).iter().rev().filter_map(|id| facts.unit(id));
        open.extend(below.map(|unit| (depth + 1, unit)));
    }
    found
}

fn particulars(page: &mut Writer<'_>, unit: &Unit) {
    let facts = page.ground.facts;
    let kind = match unit.kind {
        UnitKind::Agency => "sheet.unit.agency",
        UnitKind::Division => "sheet.unit.division",
        UnitKind::TechnicalUnit => "sheet.unit.technical",
        UnitKind::Village => "sheet.unit.village",
    };
    let authority = unit.authority.map(|authority| match authority {
        SpecialAuthority::CivilRegistry => "sheet.authority.civil-registry",
        SpecialAuthority::Inspectorate => "sheet.authority.inspectorate",
        SpecialAuthority::PublicOrder => "sheet.authority.public-order",
        SpecialAuthority::CouncilSecretariat => "sheet.authority.council",
        SpecialAuthority::District => "sheet.authority.district",
    });
    let place = facts.place_of(&unit.id).map(str::to_owned);
    let services = (!unit.services.is_empty()).then(|| unit.services.join(", "));
    let mut fields = vec![
        ("sheet.field.unit-kind", Some(page.cells.say(kind))),
        ("sheet.field.place", place),
        ("sheet.field.services", services),
    ];
    fields.extend(authority.map(|key| ("sheet.field.authority", Some(page.cells.say(key)))));
    if let Some(factor) = &unit.load_factor {
        let said = Phrase::new("sheet.factor").with("percent", factor.percent).with("source", factor.source.as_str());
        fields.push(("sheet.field.factor", Some(page.naming.spoken(&said))));
    }
    page.fields(fields);
}

/// Need against strength of every unit by the file, and of those that accepted decisions change.
fn balances(page: &mut Writer<'_>, tree: &[(usize, &Unit)]) {
    let facts = page.ground.facts;
    let settings = &facts.settings().workload;
    let now = Balance::of(facts, &Placements::default());
    let then = Balance::of(facts, &page.ground.standing.workplaces_without(&[]));
    let (mut rows, mut changed) = (Vec::new(), Vec::new());
    for (place, (depth, unit)) in tree.iter().enumerate() {
        let (Some(own), Some(after)) = (now.unit(&unit.id), then.unit(&unit.id)) else { continue };
        if place >= ROWS && own == after {
            continue;
        }
        let name = format!("{}{}", "  ".repeat(*depth), unit.short);
        let (need, strength) = (page.cells.count(own.need), page.cells.count(own.strength));
        let words = page.naming.spoken(&own.words(settings));
        if place < ROWS {
            rows.push(vec![name.clone(), need.clone(), strength.clone(), page.cells.signed(own.difference()), words]);
        }
        if own != after {
            let words = page.naming.spoken(&after.words(settings));
            changed.push(vec![name, need, strength, page.cells.count(after.strength), words]);
        }
    }
    let columns = [
        ("load.column.unit", Column::words(6)),
        ("load.column.need", Column::numbers(1)),
        ("load.column.strength", Column::numbers(1)),
        ("load.column.difference", Column::numbers(1)),
        ("load.column.state", Column::words(8)),
    ];
    let agency = tree[0].1;
    page.section(&titled("sheet.section.units", agency));
    page.table(&columns, rows);
    page.left_out(tree.len(), ROWS);
    page.section(&titled("sheet.section.after", agency));
    if changed.is_empty() {
        return page.sentence(Tone::Plain, &Phrase::new("sheet.after.none"));
    }
    let columns = [
        ("load.column.unit", Column::words(6)),
        ("load.column.need", Column::numbers(1)),
        ("sheet.column.before", Column::numbers(1)),
        ("sheet.column.after", Column::numbers(1)),
        ("load.column.state", Column::words(8)),
    ];
    page.first_rows(&columns, changed, ROWS);
}

/// The positions of units: seats, need, people at work, and seats that nobody at work holds.
fn positions(page: &mut Writer<'_>, units: &[&Unit]) {
    let facts = page.ground.facts;
    let (mut rows, mut count) = (Vec::new(), 0);
    for unit in units {
        let own = facts.positions_of_unit(&unit.id);
        let room = ROWS.saturating_sub(count);
        if units.len() > 1 && !own.is_empty() && room > 0 {
            rows.push(vec![unit.short.clone()]);
        }
        let shown = own.iter().take(room).filter_map(|id| facts.position(id));
        rows.extend(shown.map(|position| position_row(page, position)));
        count += own.len();
    }
    let columns = [
        ("sheet.column.position", Column::words(8)),
        ("sheet.column.class", Column::words(5)),
        ("sheet.column.seats", Column::numbers(1)),
        ("load.column.need", Column::numbers(1)),
        ("load.column.strength", Column::numbers(1)),
        ("load.column.vacant", Column::numbers(1)),
    ];
    page.table(&columns, rows);
    page.left_out(count, ROWS);
}

fn position_row(page: &Writer<'_>, position: &Position) -> Vec<String> {
    let facts = page.ground.facts;
    let needed = need(facts, position);
    let strength = facts.position_index(&position.id).map_or(0, |at| facts.occupancy()[at].at_work);
    let vacant = seats(facts, position).saturating_sub(strength);
    vec![
        format!("  {}", position.title),
        page.cells.say(position.class.key()),
        page.cells.count(seats(facts, position)),
        needed.map_or_else(|| "?".to_owned(), |need| page.cells.count(need.persons)),
        page.cells.count(strength),
        if vacant > 0 { page.cells.count(vacant) } else { "–".to_owned() },
    ]
}

/// Kinds of load, and coming pensions as counts, over the positions of the whole agency.
fn load(page: &mut Writer<'_>, agency: &Unit, tree: &[(usize, &Unit)]) {
    let facts = page.ground.facts;
    let positions = tree.iter().flat_map(|(_, unit)| facts.positions_of_unit(&unit.id));
    let roster = Roster::of_positions(facts, &Placements::default(), positions.filter_map(|id| facts.position(id)));
    let found = kinds(&roster).into_iter().find(|found| found.agency == agency.id);
    let row = |name: String, kind: KindBalance| {
        let told = kind != KindBalance::default();
        let counts = [kind.need, kind.strength].map(|persons| page.cells.count(persons));
        let [need, strength] = counts;
        told.then(|| vec![name, need, strength, page.cells.signed(kind.difference())])
    };
    let rows = found.map_or_else(Vec::new, |found| {
        let kinds = LoadKind::ALL.into_iter().zip(found.kinds);
        let stated = kinds.filter_map(|(kind, own)| row(page.cells.say(kind.key()), own));
        stated.chain(row(page.cells.say("load.column.unstated"), found.unstated)).collect()
    });
    let columns = [
        ("sheet.field.load-kind", Column::words(4)),
        ("load.column.need", Column::numbers(1)),
        ("load.column.strength", Column::numbers(1)),
        ("load.column.difference", Column::numbers(1)),
    ];
    page.section(&titled("load.section.kinds", agency));
    page.table(&columns, rows);
    page.sentence(Tone::Dim, &Phrase::new("load.kinds.how"));
    page.section(&titled("load.section.coming", agency));
    let people = roster.seats.iter().flat_map(|seat| seat.staff.iter().map(|staff| (*staff, seat.position)));
    page.sentence(Tone::Plain, &Pensions::of(facts, people).words());
}

/// The predicate of the organisation and public satisfaction, of the agency and of the units that have their own.
fn results(page: &mut Writer<'_>, agency: &Unit, tree: &[(usize, &Unit)]) {
    let row = |(depth, unit): &(usize, &Unit)| {
        let told = *depth == 0 || unit.predicate.is_some() || unit.satisfaction.is_some();
        let predicate = unit.predicate.map_or_else(|| page.missing(), |own| page.cells.say(own.key()));
        let [index, grade, people, day] = match &unit.satisfaction {
            None => [page.missing(), String::new(), String::new(), String::new()],
            Some(own) => {
                let grade = ServiceGrade::of(own.index);
                [
                    numbers::decimal(i64::from(own.index), 2, page.language),
                    format!("{} ({})", grade.letter(), page.cells.say(grade.key())),
                    page.cells.count(own.respondents),
                    dates::short(own.date),
                ]
            }
        };
        told.then(|| vec![unit.short.clone(), predicate, index, grade, people, day])
    };
    let rows = tree.iter().filter_map(row).collect();
    let columns = [
        ("load.column.unit", Column::words(4)),
        ("sheet.column.predicate", Column::words(4)),
        ("load.column.index", Column::words(3)),
        ("load.column.service-grade", Column::words(3)),
        ("load.column.respondents", Column::numbers(1)),
        ("load.column.day", Column::words(3)),
    ];
    page.section(&titled("sheet.section.results", agency));
    page.first_rows(&columns, rows, ROWS);
}

/// Duties of the agency that other units have too, the most time first.
fn duties(page: &mut Writer<'_>, agency: &Unit) {
    let facts = page.ground.facts;
    let shared = facts.kept(|| SharedDuties(overlaps(facts)));
    let here = |place: &&DutyPlace| *facts.agency_of(&place.unit) == agency.id;
    let mut found = shared.0.iter().filter(|overlap| overlap.places.iter().any(|place| here(&place)));
    let mut rows = Vec::new();
    for overlap in found.by_ref().take(DUTIES) {
        let told = |places: Vec<&DutyPlace>| {
            let more = places.len().saturating_sub(PLACES);
            let name = |place: &&DutyPlace| format!("{}: {}", page.unit(&place.unit), page.cells.hours(place.load));
            let mut words: Vec<String> = places.iter().take(PLACES).map(name).collect();
            if more > 0 {
                words.push(page.naming.spoken(&Phrase::new("load.and-more").with("count", more)));
            }
            words.join("\n")
        };
        let (own, others): (Vec<_>, Vec<_>) = overlap.places.iter().partition(here);
        rows.push(vec![overlap.description.clone(), told(own), told(others)]);
    }
    let columns = [
        ("load.column.duty", Column::words(6)),
        ("sheet.column.inside", Column::words(6)),
        ("sheet.column.elsewhere", Column::words(6)),
    ];
    page.section(&titled("load.section.overlaps", agency));
    if rows.is_empty() {
        return page.sentence(Tone::Plain, &Phrase::new("sheet.duties.none"));
    }
    page.table(&columns, rows);
    page.left_out(DUTIES + found.count(), DUTIES);
}

/// The items that bring somebody to the agency, take somebody from it, or move somebody within.
fn items(page: &mut Writer<'_>, agency: &Unit) {
    let facts = page.ground.facts;
    let inside = |seat: Option<&PositionId>| {
        seat.and_then(|seat| facts.agency_of_position(seat)).is_some_and(|own| own.id == agency.id)
    };
    let mut rows = Vec::new();
    for item in facts.docket().items() {
        for way in moves::of(&page.ground, item) {
            let key = match (inside(way.from), inside(Some(way.to))) {
                (true, true) => "sheet.way.within",
                (true, false) => "sheet.way.out",
                (false, true) => "sheet.way.in",
                (false, false) => continue,
            };
            let (number, who) = (item.number.to_string(), page.naming.name(way.employee));
            rows.push(vec![number, page.cells.say(key), who, page.seat(way.to), page.outcome(item)]);
        }
    }
    let columns = [
        ("sheet.column.item", Column::numbers(1)),
        ("sheet.column.way", Column::words(2)),
        ("sheet.column.movers", Column::words(5)),
        ("sheet.column.seat", Column::words(6)),
        ("sheet.column.outcome", Column::words(3)),
    ];
    page.section(&titled("sheet.section.items", agency));
    if rows.is_empty() {
        return page.sentence(Tone::Plain, &Phrase::new("sheet.items.no-unit"));
    }
    page.first_rows(&columns, rows, ROWS);
}

#[cfg(test)]
mod tests;
