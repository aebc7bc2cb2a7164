//! The same duty in several units, and the same position with the same duties.

use crate::domain::ids::UnitId;
use crate::paper::block::{Block, Column};
use crate::paper::workload::{LONGEST, Workload};
use crate::text::words::{Phrase, Value};
use crate::workload::overlap::{self, DutyPlace, Overlap, SharedTitle};

/// Units or duties that are told of one row; a city may have a hundred schools with the same duty.
const MOST: usize = 6;

/// Every duty that several units have, with the hours it takes in each.
pub fn overlaps(workload: &Workload<'_>) -> Option<Block> {
    let cells = &workload.cells;
    let found = overlap::overlaps(cells.facts);
    if found.is_empty() {
        return None;
    }
    let place = |place: &DutyPlace| format!("{}: {}", unit_in_agency(workload, &place.unit), cells.hours(place.load));
    let places = |overlap: &Overlap| {
        let mut told: Vec<String> = overlap.places.iter().take(MOST).map(place).collect();
        let rest = overlap.places.get(MOST..).unwrap_or_default();
        if !rest.is_empty() {
            let hours = rest.iter().map(|place| place.load).fold(0, u64::saturating_add);
            let said = Phrase::new("load.overlap.more").with("count", rest.len()).with("hours", cells.hours(hours));
            told.push(cells.spoken(&said));
        }
        told.join("\n")
    };
    let row = |overlap: &Overlap| {
        let reach = if overlap.across_agencies { "load.overlap.across" } else { "load.overlap.inside" };
        vec![format!("{}\n  ({})", overlap.description, cells.say(reach)), places(overlap), cells.hours(overlap.load())]
    };
    let columns = [
        ("load.column.duty", Column::words(7)),
        ("load.column.where", Column::words(7)),
        ("load.column.hours", Column::numbers(2)),
    ];
    let across = found.iter().filter(|overlap| overlap.across_agencies).count();
    let how = Phrase::new("load.overlap.how").with("count", found.len()).with("across", across);
    let mut blocks = vec![
        Block::Paragraph(cells.spoken(&how)),
        cells.table(&columns, found.iter().take(LONGEST).map(row).collect()),
    ];
    blocks.extend(cells.left_out(found.len(), LONGEST));
    workload.section("load.section.overlaps", blocks)
}

/// A list of which only the first few are told, and how many more there are.
fn shortened(mut list: Vec<Value>) -> Value {
    let more = list.len().saturating_sub(MOST);
    if more > 0 {
        list.truncate(MOST);
        list.push(Value::from(Phrase::new("load.and-more").with("count", more)));
    }
    Value::List(list)
}

/// A unit with its agency, unless its own name tells it already.
fn unit_in_agency(workload: &Workload<'_>, unit: &UnitId) -> String {
    let cells = &workload.cells;
    let (own, agency) = (cells.unit(unit), cells.unit(cells.facts.agency_of(unit)));
    if own.contains(&agency) { own } else { format!("{own} ({agency})") }
}

/// Every title that several units use for positions with duties in common.
pub fn titles(workload: &Workload<'_>) -> Option<Block> {
    let cells = &workload.cells;
    let found = overlap::shared_titles(cells.facts);
    if found.is_empty() {
        return None;
    }
    let said = |title: &SharedTitle| {
        let mut units: Vec<Value> = Vec::new();
        for position in title.positions.iter().filter_map(|id| cells.facts.position(id)) {
            let unit = Value::Text(cells.unit(&position.unit));
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        let duties = title.duties.iter().map(|duty| Value::Text(duty.clone())).collect();
        let said = Phrase::new("load.title")
            .with("title", title.title.as_str())
            .with("units", shortened(units))
            .with("duties", shortened(duties));
        cells.spoken(&said)
    };
    let mut blocks = vec![Block::numbered(found.iter().take(LONGEST).map(said))];
    blocks.extend(cells.left_out(found.len(), LONGEST));
    workload.section("load.section.titles", blocks)
}
