//! All positions: load, need and what it rests on, strength, effectiveness, state.

use std::collections::HashMap;

use crate::domain::ids::UnitId;
use crate::paper::block::{Block, Column};
use crate::paper::workload::Workload;
use crate::text::words::Phrase;
use crate::workload::effectiveness::PositionBalance;
use crate::workload::need::Depth;
use crate::workload::roster::Seat;

/// All positions by unit, both in the order of the file.
pub fn positions(workload: &Workload<'_>) -> Block {
    let cells = &workload.cells;
    let seats = &workload.now.roster.seats;
    let mut of_unit: HashMap<&UnitId, Vec<&Seat<'_>>> = HashMap::new();
    for seat in seats {
        of_unit.entry(&seat.position.unit).or_default().push(seat);
    }
    let mut rows = Vec::new();
    for unit in cells.facts.units() {
        if let Some(seats) = of_unit.get(&unit.id) {
            rows.push(vec![unit.short.clone()]);
            rows.extend(seats.iter().map(|seat| row(workload, seat)));
        }
    }
    let columns = [
        ("load.column.position", Column::words(16)),
        ("load.column.depth", Column::words(1)),
        ("load.column.hours", Column::numbers(3)),
        ("load.column.need", Column::numbers(4)),
        ("load.column.strength", Column::numbers(3)),
        ("load.column.difference", Column::numbers(2)),
        ("load.column.ej", Column::numbers(5)),
    ];
    let blocks = vec![Block::Paragraph(cells.spoken(&depths(seats))), cells.table(&columns, rows)];
    Block::Section { heading: cells.say("load.section.positions"), blocks }
}

fn row(workload: &Workload<'_>, seat: &Seat<'_>) -> Vec<String> {
    let cells = &workload.cells;
    let settings = &cells.facts.settings().workload;
    let balance = PositionBalance { need: seat.need, strength: seat.strength() };
    let strength = match seat.bound() {
        0 => cells.count(seat.strength()),
        bound => format!("{} ({})", cells.count(seat.strength()), cells.count(bound)),
    };
    let unknown = || "?".to_owned();
    vec![
        format!("  {}\n    {}", seat.position.title, cells.spoken(&balance.words(settings))),
        seat.need.map_or_else(unknown, |need| cells.say(need.depth.mark_key())),
        seat.need.and_then(|need| need.load).map_or_else(String::new, |load| cells.hours(load)),
        seat.need.map_or_else(unknown, |need| cells.exact_need(need)),
        strength,
        seat.difference().map_or_else(unknown, |difference| cells.signed(difference)),
        cells.ratio(balance.effectiveness(settings)),
    ]
}

/// How many positions rest on which depth of analysis.
fn depths(seats: &[Seat<'_>]) -> Phrase {
    let count = |depth: Option<Depth>| seats.iter().filter(|seat| seat.need.map(|need| need.depth) == depth).count();
    Phrase::new("load.depths")
        .with("tasks", count(Some(Depth::Tasks)))
        .with("load", count(Some(Depth::Load)))
        .with("persons", count(Some(Depth::Persons)))
        .with("unknown", count(None))
}
