//! Coming pensions: strength after twelve and twenty-four months, and positions that empty.

use crate::domain::ids::UnitId;
use crate::paper::block::{Block, Column};
use crate::paper::workload::Workload;
use crate::text::words::{Phrase, Value};
use crate::workload::emptying::{Emptying, emptying};
use crate::workload::projection::UnitProjection;

/// Vacant structural seats, strength now and later against the need, and the positions that empty.
pub fn coming(workload: &Workload<'_>) -> Option<Block> {
    let cells = &workload.cells;
    let picture = workload.latest();
    let how = Phrase::new("load.coming.how").with("day", cells.facts.sitting().effective);
    let mut rows = Vec::new();
    for agency in cells.facts.agencies() {
        let projection = |unit: &UnitId| picture.projections.iter().find(|found| found.unit == *unit);
        rows.extend(projection(&agency.id).map(|found| row(workload, agency.short.clone(), found)));
        // Units inside the agency stand here only where a pension changes them.
        let below = cells.facts.units_below(&agency.id).iter().filter_map(projection);
        let changing = below.filter(|found| found.in_24_months < found.strength);
        rows.extend(changing.map(|found| row(workload, format!("  {}", cells.unit(&found.unit)), found)));
    }
    let columns = [
        ("load.column.unit", Column::words(7)),
        ("load.column.vacant", Column::numbers(3)),
        ("load.column.need", Column::numbers(3)),
        ("load.column.now", Column::words(6)),
        ("load.column.in-12", Column::words(6)),
        ("load.column.in-24", Column::words(6)),
    ];
    let mut blocks = vec![Block::Paragraph(cells.spoken(&how)), cells.table(&columns, rows)];
    let unknown: u32 = cells
        .facts
        .agencies()
        .filter_map(|agency| picture.projections.iter().find(|found| found.unit == agency.id))
        .map(|found| found.pension_unknown)
        .sum();
    if unknown > 0 {
        blocks.push(Block::Paragraph(cells.spoken(&Phrase::new("load.coming.unknown").with("people", unknown))));
    }
    let empty = emptying(&picture.roster, cells.facts.sitting().effective);
    for (key, within_12) in [("load.coming.empty-12", true), ("load.coming.empty-24", false)] {
        let own: Vec<&Emptying> = empty.iter().filter(|one| one.within_12 == within_12).collect();
        if !own.is_empty() {
            let list = own.iter().map(|one| Value::Text(cells.position_of(&one.position))).collect();
            let said = Phrase::new(key).with("count", own.len()).with("list", Value::List(list));
            blocks.push(Block::Paragraph(cells.spoken(&said)));
        }
    }
    workload.latest_section("load.section.coming", blocks)
}

fn row(workload: &Workload<'_>, name: String, found: &UnitProjection) -> Vec<String> {
    let cells = &workload.cells;
    let picture = workload.latest();
    let vacant = picture.balance.unit(&found.unit).map_or(0, |balance| balance.vacant_structural);
    let strengths = [found.strength, found.in_12_months, found.in_24_months];
    let mut row = vec![name, cells.count(vacant), cells.count(found.need)];
    row.extend(
        strengths
            .into_iter()
            .zip(found.differences())
            .map(|(strength, difference)| cells.against_need(&cells.count(strength), difference)),
    );
    row
}
