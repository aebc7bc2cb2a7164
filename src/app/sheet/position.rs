//! The sheet of a seat: what it is, asks and does, who holds it, and who fits it best.

use crate::app::board::Board;
use crate::app::layer::{Reading, Tone};
use crate::domain::docket::Item;
use crate::domain::employee::Employee;
use crate::domain::ids::PositionId;
use crate::domain::placements::Placements;
use crate::domain::position::{Change, Frequency, Need, NormUnit, Position, Standard, Task};
use crate::domain::proposal::Move;
use crate::fit::matching::Competence;
use crate::fit::ranking::rank_candidates;
use crate::paper::block::Column;
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, Value};
use crate::workload::effectiveness::PositionBalance;
use crate::workload::need::{load_factor, need, seats, task_load_of};

use super::coming;
use super::ground::Ground;
use super::prospects::{Judge, total};
use super::writer::Writer;

/// Candidates that are named.
const BEST: usize = 6;

/// Holders that are listed; a school may have hundreds.
const HOLDERS: usize = 30;

/// The sheet of a position, as the board stands.
pub fn of(board: &Board, id: &PositionId, language: Language) -> Reading {
    sheet(Ground::of(board), id, language)
}

/// The sheet of a position.
pub fn sheet(ground: Ground<'_>, id: &PositionId, language: Language) -> Reading {
    let mut page = Writer::new(ground, language);
    let title = Phrase::new("sheet.position.title");
    let Some(position) = ground.facts.position(id) else { return page.finish(&title.with("seat", id.as_str())) };
    let title = title.with("seat", page.seat(id));
    what(&mut page, position);
    staffing(&mut page, position);
    requirement(&mut page, position);
    tasks(&mut page, position);
    holders(&mut page, position);
    items(&mut page, position);
    best(&mut page, position);
    page.finish(&title)
}

fn what(page: &mut Writer<'_>, position: &Position) {
    let facts = page.ground.facts;
    let agency = facts.agency_of(&position.unit);
    let change = position.change.map(|change| match change {
        Change::Created => "sheet.change.created",
        Change::Abolished => "sheet.change.abolished",
        Change::Renamed => "sheet.change.renamed",
    });
    let mut fields = vec![
        ("sheet.field.class", Some(page.cells.say(position.class.key()))),
        ("sheet.field.echelon", Some(page.naming.echelon(Some(position)))),
        ("sheet.field.unit", Some(page.naming.unit(&position.unit))),
    ];
    if *agency != position.unit {
        fields.push(("sheet.field.agency", Some(page.naming.unit(agency))));
    }
    fields.push(("sheet.field.summary", Some(position.summary.clone())));
    fields.push(("sheet.field.load-kind", position.load_kind.map(|kind| page.cells.say(kind.key()))));
    fields.extend(change.map(|key| ("sheet.field.change", Some(page.cells.say(key)))));
    fields.extend(position.formerly.as_ref().map(|id| ("sheet.field.formerly", Some(page.seat(id)))));
    page.section(&Phrase::new("sheet.section.position").with("seat", position.title.as_str()));
    page.fields(fields);
    if position.critical {
        page.sentence(Tone::Warn, &Phrase::new("sheet.critical"));
    }
    for duty in &position.duties {
        page.quoted(&format!("- {duty}"));
    }
}

/// Seats, need and strength, now and after everything accepted; since when it is vacant, and who acts in it.
fn staffing(page: &mut Writer<'_>, position: &Position) {
    let facts = page.ground.facts;
    let settings = &facts.settings().workload;
    let now = PositionBalance::of(facts, &Placements::default(), position);
    let then = PositionBalance::of(facts, &page.ground.standing.workplaces_without(&[]), position);
    let state = |balance: &PositionBalance| {
        let said = Phrase::new("sheet.staffing").with("count", balance.strength).with("state", balance.words(settings));
        page.naming.spoken(&said)
    };
    let needed = now.need.map(|need| format!("{} · {}", page.cells.exact_need(need), page.cells.say(need.depth.key())));
    let mut fields = vec![
        ("sheet.field.seats", Some(page.cells.count(seats(facts, position)))),
        ("sheet.field.need", needed),
        ("sheet.field.strength", Some(state(&now))),
    ];
    if then != now {
        fields.push(("sheet.field.strength-then", Some(state(&then))));
    }
    if now.strength == 0 || position.vacant_since.is_some() {
        fields.push(("sheet.field.vacant-since", position.vacant_since.map(|day| page.since(day))));
    }
    if let Some(acting) = &position.acting {
        let key = if acting.until.is_some() { "sheet.acting.until" } else { "sheet.acting" };
        let name = page.naming.full_name(&acting.employee);
        let said = Phrase { key, values: vec![("name", name.into()), ("since", acting.since.into())] };
        let said = acting.until.into_iter().fold(said, |said, day| said.with("until", day));
        fields.push(("sheet.field.acting", Some(page.naming.spoken(&said))));
    }
    page.section(&Phrase::new("sheet.section.staffing"));
    page.fields(fields);
}

fn requirement(page: &mut Writer<'_>, position: &Position) {
    let asked = &position.requirement;
    let list = |words: Vec<String>| (!words.is_empty()).then(|| words.join(", "));
    let fields = asked.fields.iter().map(|field| page.cells.say(field.key())).collect();
    let education = position.least_education().spelling().to_owned();
    let rank = position.lowest_rank().map(|rank| rank.full());
    let standard = position.standard.as_ref().map(|standard| asked_levels(page, standard));
    let mut rows = vec![
        ("sheet.field.least-education", Some(education)),
        ("sheet.field.majors", list(asked.majors.clone())),
        ("sheet.field.fields", list(fields)),
        ("sheet.field.lowest-rank", rank),
        ("sheet.field.standard", standard),
    ];
    rows.extend(list(asked.certificates.clone()).map(|words| ("sheet.field.certificates", Some(words))));
    page.section(&Phrase::new("sheet.section.requirement"));
    page.fields(rows);
    if position.standard.as_ref().is_some_and(|standard| standard.assumed) {
        page.sentence(Tone::Dim, &Phrase::new("sheet.match.assumed"));
    }
}

/// Every competence that is asked for, with its level.
fn asked_levels(page: &Writer<'_>, standard: &Standard) -> String {
    let nine = standard.managerial.iter().enumerate();
    let nine = nine.map(|(place, level)| (Competence::Managerial(place).name().spoken(page.language), *level));
    let technical = standard.technical.iter().map(|own| (own.name.clone(), own.level));
    let asked = nine.chain(technical).filter(|(_, level)| *level > 0);
    asked.map(|(name, level)| format!("{name} {level}")).collect::<Vec<_>>().join(", ")
}

/// What is done in a year: volume, norm time, and the hours they come to.
fn tasks(page: &mut Writer<'_>, position: &Position) {
    let facts = page.ground.facts;
    page.section(&Phrase::new("sheet.section.tasks"));
    match &position.need {
        Need::Tasks(tasks) if !tasks.is_empty() => {
            let rows = tasks.iter().map(|task| task_row(page, position, task)).collect();
            let columns = [
                ("sheet.column.task", Column::words(8)),
                ("sheet.column.volume", Column::words(5)),
                ("sheet.column.norm", Column::words(3)),
                ("sheet.column.hours", Column::numbers(2)),
            ];
            page.table(&columns, rows);
        }
        Need::Minutes(_) => page.sentence(Tone::Plain, &Phrase::new("sheet.tasks.minutes")),
        Need::Persons(_) => page.sentence(Tone::Plain, &Phrase::new("sheet.tasks.persons")),
        Need::Tasks(_) | Need::Unknown => page.sentence(Tone::Warn, &Phrase::new("sheet.missing")),
    }
    if let Some(load) = need(facts, position).and_then(|need| need.load) {
        let hours = page.cells.hours_tenths(load);
        page.sentence(Tone::Plain, &Phrase::new("sheet.tasks.sum").with("hours", hours));
        if let Some(factor) = load_factor(facts, &position.unit) {
            let said = Phrase::new("sheet.tasks.factor").with("percent", factor.percent);
            page.sentence(Tone::Dim, &said.with("source", factor.source.as_str()));
        }
    }
}

fn task_row(page: &Writer<'_>, position: &Position, task: &Task) -> Vec<String> {
    let (volume, norm) = (Value::Count(whole(task.volume)), whole(task.norm_hundredths));
    let volume = match task.frequency {
        Frequency::Yearly => Phrase::new("sheet.volume.yearly"),
        Frequency::Monthly => Phrase::new("sheet.volume.monthly"),
        Frequency::Weekly => Phrase::new("sheet.volume.weekly"),
        Frequency::Daily => Phrase::new("sheet.volume.daily"),
    }
    .with("volume", volume)
    .with("output", task.output.as_str());
    let places = if norm % 100 == 0 { (norm / 100, 0) } else { (norm, 2) };
    let norm = match task.norm_unit {
        NormUnit::Minutes => Phrase::new("sheet.norm.minutes"),
        NormUnit::Hours => Phrase::new("sheet.norm.hours"),
    }
    .with("norm", numbers::decimal(places.0, places.1, page.language));
    let hours = page.cells.hours_tenths(task_load_of(page.ground.facts, position, task));
    vec![task.description.clone(), page.naming.spoken(&volume), page.naming.spoken(&norm), hours]
}

/// Volumes and norm times are far below this bound.
fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Who holds it by the file and since when, the longest first; pensions only as counts.
fn holders(page: &mut Writer<'_>, position: &Position) {
    let facts = page.ground.facts;
    let mut holders: Vec<&Employee> = facts.holders(&position.id).iter().filter_map(|id| facts.employee(id)).collect();
    holders.sort_by_key(|holder| (holder.position_since.is_none(), holder.position_since));
    page.section(&Phrase::new("sheet.section.holders"));
    if holders.is_empty() {
        return page.sentence(Tone::Plain, &Phrase::new("sheet.holders.none"));
    }
    let row = |holder: &&Employee| {
        let rank = holder.grade.map_or_else(|| "?".to_owned(), |grade| grade.to_string());
        let since = holder.position_since;
        let span = since.map_or_else(|| "?".to_owned(), |since| page.span(since, facts.sitting().effective));
        let kind = page.cells.say(holder.employment.key());
        vec![holder.full_name(), kind, rank, page.short_day(since), span]
    };
    let rows = holders.iter().map(row).collect();
    let columns = [
        ("sheet.column.name", Column::words(8)),
        ("sheet.column.employment", Column::words(2)),
        ("sheet.column.rank", Column::words(1)),
        ("sheet.column.from", Column::numbers(2)),
        ("sheet.column.length", Column::numbers(2)),
    ];
    page.first_rows(&columns, rows, HOLDERS);
    let pensions = coming::Pensions::of(facts, holders.into_iter().map(|holder| (holder, position)));
    page.sentence(Tone::Dim, &pensions.words());
}

/// The items of the docket that would fill it or take somebody from it.
fn items(page: &mut Writer<'_>, position: &Position) {
    let facts = page.ground.facts;
    let leaves = |item: &Item| {
        let from = |mutation: &Move| facts.employee(&mutation.employee)?.position.as_ref();
        item.moves.iter().any(|mutation| from(mutation) == Some(&position.id))
    };
    let mut rows = Vec::new();
    for item in facts.docket().items() {
        let key = match (item.seats.contains(&position.id), leaves(item)) {
            (true, true) => "sheet.item.both",
            (true, false) => "sheet.item.fills",
            (false, true) => "sheet.item.leaves",
            (false, false) => continue,
        };
        let who = item.moves.iter().map(|mutation| page.naming.name(&mutation.employee)).collect::<Vec<_>>();
        rows.push(vec![item.number.to_string(), page.cells.say(key), who.join(", "), page.outcome(item)]);
    }
    page.section(&Phrase::new("sheet.section.items"));
    if rows.is_empty() {
        return page.sentence(Tone::Plain, &Phrase::new("sheet.items.no-seat"));
    }
    let columns = [
        ("sheet.column.item", Column::numbers(1)),
        ("sheet.column.part", Column::words(3)),
        ("sheet.column.movers", Column::words(6)),
        ("sheet.column.outcome", Column::words(3)),
    ];
    page.table(&columns, rows);
}

/// Those who fit it best, whoever the file names; rules neither hide nor re-rank anybody.
fn best(page: &mut Writer<'_>, position: &Position) {
    let facts = page.ground.facts;
    let judge = Judge::of(page.ground);
    let fills = |item: &&Item| !item.is_swap() && item.seats.first() == Some(&position.id);
    let item = Some(page.ground.item).filter(fills).or_else(|| facts.docket().items().iter().find(fills));
    let situation = judge.situation(item);
    let found = rank_candidates(facts, &situation.placements, position, &[], facts.sitting().effective, BEST);
    let rows = found.iter().filter_map(|id| facts.employee(id)).map(|employee| {
        let [drawn, known] = total(page, &judge.score(employee, position));
        let says = match item {
            Some(item) => judge.of_item(&situation, item, &employee.id),
            None => judge.of_seat(&situation, position, &employee.id),
        };
        let held = employee.position.as_ref().map_or_else(|| page.cells.say("board.no-position"), |id| page.seat(id));
        vec![page.naming.name(&employee.id), held, drawn, known, page.naming.spoken(&says)]
    });
    let rows = rows.collect();
    let columns = [
        ("sheet.column.name", Column::words(5)),
        ("sheet.column.held", Column::words(7)),
        ("sheet.column.total", Column::words(4)),
        ("sheet.column.known", Column::numbers(1)),
        ("sheet.column.rules", Column::words(4)),
    ];
    page.section(&Phrase::new("sheet.section.best"));
    page.table(&columns, rows);
    page.sentence(Tone::Dim, &Phrase::new("sheet.seats.how").with("name", facts.settings().fit.name.as_str()));
}

#[cfg(test)]
mod tests;
