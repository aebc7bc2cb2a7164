//! The burden of each person: who carries too much, and what one more person would take off them.

use crate::paper::block::{Block, Column};
use crate::paper::workload::{LONGEST, Workload};
use crate::text::words::{Phrase, Value};
use crate::workload::burden::{Burden, burdens, uncarried};
use crate::workload::effectiveness::Effectiveness;

/// Positions whose people carry more than their effective time, the heaviest first, and loads that nobody carries.
pub fn people(workload: &Workload<'_>) -> Option<Block> {
    let cells = &workload.cells;
    let settings = &cells.facts.settings().workload;
    let all = burdens(&workload.now.roster);
    let over = |burden: &&Burden| burden.effectiveness(settings).is_some_and(Effectiveness::is_over);
    let heavy: Vec<&Burden> = all.iter().filter(over).collect();
    let then = workload.then.as_ref().map(|then| burdens(&then.roster));
    let mut blocks = Vec::new();
    if !heavy.is_empty() {
        let people: usize = heavy.iter().map(|burden| burden.people.len()).sum();
        let how = Phrase::new("load.burden.how")
            .with("hours", Value::Text(cells.hours_tenths(settings.minutes_per_day())))
            .with("days", i64::try_from(settings.days_per_year).unwrap_or(i64::MAX))
            .with("positions", heavy.len())
            .with("people", people);
        blocks.push(Block::Paragraph(cells.spoken(&how)));
        let rows = heavy.iter().take(LONGEST).map(|burden| row(workload, burden, then.as_deref())).collect();
        let mut columns = vec![
            ("load.column.position", Column::words(12)),
            ("load.column.people", Column::numbers(2)),
            ("load.column.ej", Column::numbers(3)),
            ("load.column.hours-a-day", Column::numbers(3)),
        ];
        if then.is_some() {
            columns.push(("load.column.then", Column::numbers(3)));
        }
        columns.push(("load.column.relief", Column::numbers(3)));
        blocks.push(cells.table(&columns, rows));
        blocks.extend(cells.left_out(heavy.len(), LONGEST));
    }
    blocks.extend(nobody(workload).map(Block::Paragraph));
    workload.section("load.section.people", blocks)
}

fn row(workload: &Workload<'_>, burden: &Burden, then: Option<&[Burden]>) -> Vec<String> {
    let cells = &workload.cells;
    let settings = &cells.facts.settings().workload;
    let mut row = vec![
        format!("{}\n  {}", cells.position_of(&burden.position), cells.people(&burden.people)),
        cells.count(u32::try_from(burden.people.len()).unwrap_or(u32::MAX)),
        cells.ratio(burden.effectiveness(settings)),
        cells.hours_tenths(burden.minutes_per_day(settings)),
    ];
    if let Some(then) = then {
        let later = then.iter().find(|later| later.position == burden.position);
        row.push(
            later.map_or_else(|| cells.say("load.vacant"), |later| cells.hours_tenths(later.minutes_per_day(settings))),
        );
    }
    let relief = burden.relief_per_week(settings).map(|relief| cells.hours_tenths(relief));
    row.push(relief.unwrap_or_else(|| "–".to_owned()));
    row
}

/// Load in positions that nobody holds.
fn nobody(workload: &Workload<'_>) -> Option<String> {
    let cells = &workload.cells;
    let picture = workload.latest();
    let left = uncarried(&picture.roster);
    let hours = left.iter().map(|burden| burden.load).fold(0, u64::saturating_add);
    let said = Phrase::new("load.burden.nobody").with("positions", left.len()).with("hours", cells.hours(hours));
    (!left.is_empty()).then(|| cells.spoken(&said))
}
