//! Scenario factors with their sources, and public satisfaction with its elements.

use crate::domain::profiles::Official;
use crate::domain::satisfaction::ServiceGrade;
use crate::domain::unit::{Satisfaction, Unit};
use crate::paper::block::{Block, Column};
use crate::paper::workload::Workload;
use crate::text::dates;
use crate::text::numbers;
use crate::text::words::{Phrase, Value};
use crate::workload::scenario::{self, Scenario};

/// Need without and with each factor on volume, and where the factor comes from.
pub fn scenarios(workload: &Workload<'_>) -> Option<Block> {
    let cells = &workload.cells;
    let found = scenario::scenarios(cells.facts);
    if found.is_empty() {
        return None;
    }
    let row = |one: &Scenario<'_>| {
        vec![
            cells.unit(one.unit),
            format!("{}%", one.factor.percent),
            cells.count(one.need_without),
            cells.count(one.need_with),
            one.factor.source.clone(),
        ]
    };
    let columns = [
        ("load.column.unit", Column::words(4)),
        ("load.column.factor", Column::numbers(2)),
        ("load.column.need-without", Column::numbers(2)),
        ("load.column.need-with", Column::numbers(2)),
        ("load.column.source", Column::words(8)),
    ];
    workload.section("load.section.scenarios", vec![cells.table(&columns, found.iter().map(row).collect())])
}

/// Index and grade of every unit that was measured, with the two elements that a transfer can change.
pub fn satisfaction(workload: &Workload<'_>) -> Option<Block> {
    let cells = &workload.cells;
    let measured = cells.facts.units().iter().filter_map(|unit| unit.satisfaction.as_ref().map(|found| (unit, found)));
    let row = |(unit, found): (&Unit, &Satisfaction)| {
        let grade = ServiceGrade::of(found.index);
        let staff = match found.elements {
            Some(elements) => {
                elements.of_staff().map(|mean| numbers::decimal((i64::from(mean) + 50) / 100, 2, cells.language))
            }
            None => ["?".to_owned(), "?".to_owned()],
        };
        let [competence, behaviour] = staff;
        vec![
            unit.short.clone(),
            numbers::decimal(i64::from(found.index), 2, cells.language),
            format!("{} ({})", grade.letter(), cells.say(grade.key())),
            competence,
            behaviour,
            cells.count(found.respondents),
            dates::long(found.date, cells.language),
        ]
    };
    let rows: Vec<Vec<String>> = measured.map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let columns = [
        ("load.column.unit", Column::words(5)),
        ("load.column.index", Column::numbers(2)),
        ("load.column.service-grade", Column::words(4)),
        ("load.column.u6", Column::numbers(2)),
        ("load.column.u7", Column::numbers(2)),
        ("load.column.respondents", Column::numbers(3)),
        ("load.column.day", Column::words(5)),
    ];
    let how =
        Phrase::new("load.satisfaction.how").with("version", Value::Term(cells.facts.settings().element_weights.key()));
    workload
        .section("load.section.satisfaction", vec![Block::Paragraph(cells.spoken(&how)), cells.table(&columns, rows)])
}
