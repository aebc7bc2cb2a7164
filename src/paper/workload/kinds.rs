//! Kinds of load by agency with what could be exchanged, and pile-ups inside agencies.

use crate::domain::position::LoadKind;
use crate::paper::block::{Block, Column};
use crate::paper::workload::{LONGEST, Workload};
use crate::text::words::{Phrase, Value};
use crate::workload::kinds::{AgencyKinds, Exchange, KindBalance, exchanges};
use crate::workload::pileup::{DivisionSide, PileUp};

/// Strength against need by kind of load, and the exchanges that help both sides.
pub fn kinds(workload: &Workload<'_>) -> Option<Block> {
    let cells = &workload.cells;
    let picture = workload.latest();
    let agencies = crate::workload::kinds::kinds(&picture.roster);
    let cell = |kind: &KindBalance| match (kind.need, kind.strength) {
        (0, 0) => String::new(),
        (need, strength) => {
            let people = format!("{}/{}", cells.count(strength), cells.count(need));
            cells.against_need(&people, kind.difference())
        }
    };
    let stated = agencies.iter().any(|agency| agency.unstated != KindBalance::default());
    let row = |agency: &AgencyKinds| {
        let unstated = stated.then_some(&agency.unstated);
        let kinds: Vec<String> = agency.kinds.iter().chain(unstated).map(cell).collect();
        let told = kinds.iter().any(|kind| !kind.is_empty());
        told.then(|| std::iter::once(cells.unit(&agency.agency)).chain(kinds).collect())
    };
    let rows: Vec<Vec<String>> = agencies.iter().filter_map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let mut columns = vec![("load.column.unit", Column::words(4))];
    columns.extend(LoadKind::ALL.map(|kind| (kind.key(), Column::words(3))));
    columns.extend(stated.then_some(("load.column.unstated", Column::words(3))));
    let mut blocks = vec![Block::Paragraph(cells.say("load.kinds.how")), cells.table(&columns, rows)];
    let found = exchanges(&agencies);
    if !found.is_empty() {
        blocks.push(Block::Paragraph(cells.say("load.exchange.how")));
        blocks.push(Block::numbered(found.iter().take(LONGEST).map(|one| exchange(workload, one))));
        blocks.extend(cells.left_out(found.len(), LONGEST));
    }
    workload.latest_section("load.section.kinds", blocks)
}

fn exchange(workload: &Workload<'_>, exchange: &Exchange) -> String {
    let cells = &workload.cells;
    let said = Phrase::new("load.exchange")
        .with("one", cells.unit(&exchange.one))
        .with("other", cells.unit(&exchange.other))
        .with("there", exchange.there)
        .with("gives", Value::Term(exchange.gives.key()))
        .with("back", exchange.back)
        .with("takes", Value::Term(exchange.takes.key()));
    cells.spoken(&said)
}

/// Divisions with too many people beside divisions of the same agency with too few.
pub fn pile_ups(workload: &Workload<'_>) -> Option<Block> {
    let cells = &workload.cells;
    let picture = workload.latest();
    let piles = crate::workload::pileup::pile_ups(&picture.roster);
    if piles.is_empty() {
        return None;
    }
    let sides = |sides: &[DivisionSide]| {
        let side = |side: &DivisionSide| cells.against_need(&cells.unit(&side.unit), side.difference());
        sides.iter().map(side).collect::<Vec<_>>().join("\n")
    };
    let row = |pile: &PileUp| {
        vec![
            cells.unit(&pile.agency),
            sides(&pile.over),
            sides(&pile.short),
            cells.count(pile.within),
            cells.count(pile.still_lacking),
        ]
    };
    let columns = [
        ("load.column.unit", Column::words(4)),
        ("load.column.over", Column::words(6)),
        ("load.column.short", Column::words(6)),
        ("load.column.within", Column::numbers(2)),
        ("load.column.still", Column::numbers(2)),
    ];
    let people: u32 = piles.iter().map(|pile| pile.within).sum();
    let how = Phrase::new("load.pile.how").with("people", people);
    let blocks = vec![Block::Paragraph(cells.spoken(&how)), cells.table(&columns, piles.iter().map(row).collect())];
    workload.latest_section("load.section.piles", blocks)
}
