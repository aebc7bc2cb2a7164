//! Need against strength of agencies and of the units in them, and how evenly the load lies.

use crate::domain::unit::Unit;
use crate::paper::block::{Block, Column};
use crate::paper::workload::Workload;
use crate::text::words::{Phrase, Value};
use crate::workload::balance::UnitBalance;
use crate::workload::spread::Spread;

const COLUMNS: [(&str, Column); 6] = [
    ("load.column.unit", Column::words(7)),
    ("load.column.need", Column::numbers(2)),
    ("load.column.strength", Column::numbers(2)),
    ("load.column.difference", Column::numbers(2)),
    ("load.column.eu", Column::numbers(3)),
    ("load.column.state", Column::words(12)),
];

/// All agencies, now and after everything accepted, with the spread of the load.
pub fn agencies(workload: &Workload<'_>) -> Option<Block> {
    let cells = &workload.cells;
    let mut rows = Vec::new();
    for agency in cells.facts.agencies() {
        let mut before = None;
        for (name, picture) in workload.pictures() {
            let Some(balance) = picture.balance.unit(&agency.id) else { continue };
            if before != Some(balance) {
                let name = name.map_or_else(|| agency.short.clone(), |key| format!("  {}", cells.say(key)));
                rows.push(row(workload, name, balance));
            }
            before = Some(balance);
        }
    }
    let mut blocks = vec![cells.table(&COLUMNS, rows)];
    blocks.extend(to_release(workload).map(Block::Paragraph));
    blocks.extend(spread(workload).into_iter().map(Block::Paragraph));
    workload.section("load.section.agencies", blocks)
}

/// The units inside each agency, down the tree, as they are after everything accepted.
pub fn units(workload: &Workload<'_>) -> Option<Block> {
    let facts = workload.cells.facts;
    let picture = workload.latest();
    let mut rows = Vec::new();
    // A stack of its own: how deep the tree is, the file says.
    let mut open: Vec<(usize, &Unit)> = facts.agencies().map(|unit| (0, unit)).collect();
    open.reverse();
    while let Some((depth, unit)) = open.pop() {
        let below = facts.units_below(&unit.id);
        match picture.balance.unit(&unit.id) {
            Some(balance) if depth > 0 => {
                rows.push(row(workload, format!("{}{}", "  ".repeat(depth), unit.short), balance));
            }
            // The agency's own numbers stand in the table of agencies.
            _ if !below.is_empty() => rows.push(vec![unit.short.clone()]),
            _ => {}
        }
        open.extend(below.iter().rev().filter_map(|id| facts.unit(id)).map(|unit| (depth + 1, unit)));
    }
    let blocks = if rows.is_empty() { Vec::new() } else { vec![workload.cells.table(&COLUMNS, rows)] };
    workload.latest_section("load.section.units", blocks)
}

fn row(workload: &Workload<'_>, name: String, balance: &UnitBalance) -> Vec<String> {
    let cells = &workload.cells;
    let settings = &cells.facts.settings().workload;
    let words = balance.words(settings);
    let words = match balance.positions_without_need {
        0 => words,
        positions => Phrase::new("load.words-and-unknown")
            .with("words", words)
            .with("positions", positions)
            .with("people", balance.strength_without_need),
    };
    vec![
        name,
        cells.count(balance.need),
        cells.count(balance.strength),
        cells.signed(balance.difference()),
        cells.ratio(balance.effectiveness(settings)),
        cells.spoken(&words),
    ]
}

/// Agencies that can let people go: beyond their need, and of those only who can be moved.
fn to_release(workload: &Workload<'_>) -> Option<String> {
    let (cells, picture) = (&workload.cells, workload.latest());
    let spare = |agency: &Unit| -> u32 {
        let own = picture.roster.seats.iter().filter(|seat| *cells.facts.agency_of(&seat.position.unit) == agency.id);
        own.map(|seat| seat.spare()).sum()
    };
    let releasing = cells.facts.agencies().filter_map(|agency| {
        let most = picture.balance.unit(&agency.id)?.releasable().min(spare(agency));
        let said = Phrase::new("load.agency-count").with("agency", agency.short.as_str()).with("count", most);
        (most > 0).then(|| Value::from(said))
    });
    let releasing: Vec<Value> = releasing.collect();
    (!releasing.is_empty()).then(|| cells.spoken(&Phrase::new("load.to-release").with("list", Value::List(releasing))))
}

/// How unevenly the load lies over the agencies: now, and after everything accepted.
fn spread(workload: &Workload<'_>) -> Vec<String> {
    let one = |(name, spread): (Option<&'static str>, &Spread)| {
        let (Some(lowest), Some(highest), Some(range), Some(deviation)) =
            (spread.lowest, spread.highest, spread.range(), spread.deviation)
        else {
            return Phrase::new("load.spread.none");
        };
        let places = |thousandths: i64| Value::Decimal(thousandths, 3);
        Phrase::new("load.spread")
            .with("when", Value::Term(name.unwrap_or("load.now")))
            .with("lowest", places(lowest))
            .with("highest", places(highest))
            .with("range", places(range))
            .with("deviation", places(deviation))
            .with("agencies", spread.agencies)
            .with("overloaded", spread.overloaded)
            .with("overstaffed", spread.overstaffed)
            .with("without", spread.without_ratio)
    };
    let pictures = workload.pictures().map(|(name, picture)| (name, &picture.spread));
    pictures.map(|pair| workload.cells.spoken(&one(pair))).collect()
}
