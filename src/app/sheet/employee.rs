//! The sheet of a person: career, performance, competence, wishes, and the seats of the docket that fit them.

use chrono::NaiveDate;

use crate::app::board::Board;
use crate::app::layer::{Reading, Tone};
use crate::domain::docket::Item;
use crate::domain::employee::{Employee, Known};
use crate::domain::ids::EmployeeId;
use crate::domain::performance::PerformanceYear;
use crate::domain::position::Position;
use crate::fit::score::Score;
use crate::fit::talent;
use crate::paper::block::Column;
use crate::rules::aspiration;
use crate::text::dates;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value};

use super::competence;
use super::ground::Ground;
use super::prospects::{Judge, total};
use super::why_not;
use super::writer::{Writer, bar};

/// Seats of the docket that are named.
const SEATS: usize = 5;

/// The sheet of an employee, as the board stands.
pub fn of(board: &Board, id: &EmployeeId, language: Language) -> Reading {
    sheet(Ground::of(board), id, language)
}

/// The sheet of an employee.
pub fn sheet(ground: Ground<'_>, id: &EmployeeId, language: Language) -> Reading {
    let mut page = Writer::new(ground, language);
    let title = Phrase::new("sheet.employee.title");
    let Some(employee) = ground.facts.employee(id) else { return page.finish(&title.with("name", id.as_str())) };
    who(&mut page, employee);
    why_not::section(&mut page, employee);
    schooling(&mut page, employee);
    career(&mut page, employee);
    performance(&mut page, employee);
    competence::compared(&mut page, employee);
    box_of(&mut page, employee);
    wishes(&mut page, employee);
    items(&mut page, employee);
    seats(&mut page, employee);
    page.finish(&title.with("name", employee.full_name()))
}

fn who(page: &mut Writer<'_>, employee: &Employee) {
    let facts = page.ground.facts;
    let held = employee.position.as_ref().and_then(|id| facts.position(id));
    let rank = employee.grade.map(|_| page.naming.rank(&employee.id));
    let class = |held: &Position| format!("{}, {}", page.cells.say(held.class.key()), page.naming.echelon(Some(held)));
    let ready = match employee.ready {
        Known::Yes => Some(page.cells.say("sheet.yes")),
        Known::No => Some(page.cells.say("sheet.no")),
        Known::Unknown => None,
    };
    let mut fields = vec![
        ("sheet.field.employment", Some(page.cells.say(employee.employment.key()))),
        ("sheet.field.rank", rank),
        ("sheet.field.rank-since", employee.grade_since.map(|day| page.since(day))),
        ("sheet.field.position", Some(page.naming.position(employee.position.as_ref()))),
        ("sheet.field.class", held.map(class)),
        ("sheet.field.position-since", employee.position_since.map(|day| page.since(day))),
        ("sheet.field.ready", ready),
    ];
    fields.extend(employee.concurrent.as_ref().map(|id| ("sheet.field.concurrent", Some(page.seat(id)))));
    if let Some(last) = &employee.last_transfer {
        let said = Phrase::new("sheet.last-transfer").with("day", last.date).with("record", last.record.as_str());
        fields.push(("sheet.field.last-transfer", Some(page.naming.spoken(&said))));
    }
    page.section(&Phrase::new("sheet.section.employee").with("name", employee.full_name()));
    page.fields(fields);
}

fn schooling(page: &mut Writer<'_>, employee: &Employee) {
    page.section(&Phrase::new("sheet.section.education"));
    let mut schools: Vec<_> = employee.education.iter().collect();
    schools.sort_by_key(|school| std::cmp::Reverse((school.level, school.year)));
    let rows = schools.into_iter().map(|school| {
        let year = school.year.map_or_else(|| "?".to_owned(), |year| year.to_string());
        vec![school.level.spelling().to_owned(), school.major.clone(), page.cells.say(school.field.key()), year]
    });
    let columns = [
        ("sheet.column.level", Column::words(2)),
        ("sheet.column.major", Column::words(6)),
        ("sheet.column.field", Column::words(6)),
        ("sheet.column.year", Column::numbers(1)),
    ];
    let rows = rows.collect();
    page.table(&columns, rows);
    page.section(&Phrase::new("sheet.section.training"));
    let mut trainings: Vec<_> = employee.training.iter().collect();
    trainings.sort_by_key(|training| std::cmp::Reverse(training.year));
    let rows = trainings.into_iter().map(|training| {
        let field = training.field.map_or_else(|| "–".to_owned(), |field| page.cells.say(field.key()));
        let hours = training.hours.map_or_else(|| "?".to_owned(), |hours| page.cells.count(hours));
        vec![training.year.to_string(), training.name.clone(), field, hours]
    });
    let columns = [
        ("sheet.column.year", Column::words(1)),
        ("sheet.column.training", Column::words(8)),
        ("sheet.column.field", Column::words(5)),
        ("sheet.column.training-hours", Column::numbers(1)),
    ];
    let rows = rows.collect();
    page.table(&columns, rows);
    let words = |list: Vec<String>| (!list.is_empty()).then(|| list.join(", "));
    let interests = employee.interests.iter().map(|field| page.cells.say(field.key())).collect();
    page.section(&Phrase::new("sheet.section.skills"));
    page.fields(vec![
        ("sheet.field.certificates", words(employee.certificates.clone())),
        ("sheet.field.skills", words(employee.skills.clone())),
        ("sheet.field.interests", words(interests)),
    ]);
}

/// Positions held before and now, the latest first; what is held is counted to the planned effective date.
fn career(page: &mut Writer<'_>, employee: &Employee) {
    let facts = page.ground.facts;
    let effective = facts.sitting().effective;
    let mut rows = Vec::new();
    let stated = employee.history.iter().any(|past| past.until.is_none());
    if let Some((held, since)) = employee.position.as_ref().zip(employee.position_since).filter(|_| !stated) {
        let title = page.naming.position(Some(held));
        let class = facts.position(held).map_or_else(String::new, |held| page.cells.say(held.class.key()));
        rows.push((since, vec![title, class, period(page, since, None), page.span(since, effective)]));
    }
    for past in &employee.history {
        let title = [past.title.as_str(), past.unit.as_str()].join(", ");
        let class = past.class.map_or_else(|| "–".to_owned(), |class| page.cells.say(class.key()));
        let span = page.span(past.from, past.until.unwrap_or(effective));
        rows.push((past.from, vec![title, class, period(page, past.from, past.until), span]));
    }
    rows.sort_by_key(|(from, _)| std::cmp::Reverse(*from));
    let columns = [
        ("sheet.column.position", Column::words(8)),
        ("sheet.column.class", Column::words(4)),
        ("sheet.column.period", Column::numbers(4)),
        ("sheet.column.length", Column::numbers(2)),
    ];
    page.section(&Phrase::new("sheet.section.career"));
    page.table(&columns, rows.into_iter().map(|(_, row)| row).collect());
    if employee.position_since.is_some() {
        page.sentence(Tone::Dim, &Phrase::new("sheet.career.how").with("day", effective));
    }
}

/// First and last day; what is held goes on.
fn period(page: &Writer<'_>, from: NaiveDate, until: Option<NaiveDate>) -> String {
    let until = until.map_or_else(|| page.cells.say("sheet.now"), dates::short);
    format!("{} – {until}", dates::short(from))
}

fn performance(page: &mut Writer<'_>, employee: &Employee) {
    let facts = page.ground.facts;
    let mut years: Vec<&PerformanceYear> = employee.performance.iter().collect();
    years.sort_by_key(|year| std::cmp::Reverse(year.year));
    let rows = years.into_iter().map(|year| {
        let rating = |rating: Option<crate::domain::performance::Rating>| {
            rating.map_or_else(|| "?".to_owned(), |rating| page.cells.say(rating.key()))
        };
        let target = year.target_percent.map_or_else(|| "?".to_owned(), |percent| format!("{percent}%"));
        let points = year.predicate.points();
        let predicate = page.cells.say(year.predicate.key());
        let drawn = format!("{} {points}", bar(points, 100, 5));
        vec![year.year.to_string(), predicate, drawn, rating(year.result), rating(year.behaviour), target]
    });
    let columns = [
        ("sheet.column.year", Column::words(1)),
        ("sheet.column.predicate", Column::words(3)),
        ("sheet.column.points", Column::words(2)),
        ("sheet.column.result", Column::words(3)),
        ("sheet.column.behaviour", Column::words(3)),
        ("sheet.column.target", Column::numbers(1)),
    ];
    let rows = rows.collect();
    page.section(&Phrase::new("sheet.section.performance"));
    page.table(&columns, rows);
    // The organisation's predicate limits those of its employees, and stands beside them.
    let agency = employee.position.as_ref().and_then(|id| facts.agency_of_position(id));
    if let Some(agency) = agency {
        let said = match agency.predicate {
            Some(predicate) => Phrase::new("sheet.predicate.agency").with("predicate", Value::Term(predicate.key())),
            None => Phrase::new("sheet.predicate.unknown"),
        };
        page.sentence(Tone::Plain, &said.with("unit", agency.short.as_str()));
    }
}

fn box_of(page: &mut Writer<'_>, employee: &Employee) {
    let settings = &page.ground.facts.settings().fit;
    page.section(&Phrase::new("sheet.section.box"));
    let words = talent::nine_box_words(settings, employee);
    let place = talent::place_of(settings, employee);
    page.sentence(if place.is_some() { Tone::Plain } else { Tone::Warn }, &words);
    if let Some(place) = place {
        let treatment = Value::Term(talent::treatment_key(place));
        page.sentence(Tone::Dim, &Phrase::new("sheet.box.treatment").with("treatment", treatment));
    }
}

/// Each wish with its day and channel, and whether the seat of the item answers it.
fn wishes(page: &mut Writer<'_>, employee: &Employee) {
    let facts = page.ground.facts;
    page.section(&Phrase::new("sheet.section.wishes"));
    if employee.aspirations.is_empty() {
        return page.sentence(Tone::Warn, &Phrase::new("sheet.missing"));
    }
    let seat = page.ground.seat_for(&employee.id).and_then(|id| facts.position(id));
    let mut wishes: Vec<_> = employee.aspirations.iter().collect();
    wishes.sort_by_key(|wish| std::cmp::Reverse(wish.date));
    for wish in wishes {
        let heard = Phrase::new("board.aspiration").with("date", wish.date).with("channel", wish.channel.as_str());
        page.sentence(Tone::Plain, &heard);
        page.quoted(&wish.text);
        let named = wish.position.as_ref().map(|id| page.seat(id)).or(wish.unit.as_ref().map(|id| page.unit(id)));
        if let Some(named) = named {
            let answered = seat.is_some_and(|seat| aspiration::answers(facts, wish, seat));
            let key = if answered { "sheet.wish.answered" } else { "sheet.wish.not-answered" };
            page.sentence(if answered { Tone::Plain } else { Tone::Dim }, &wish_says(key, named));
        }
        if let Some(constraint) = &wish.constraint {
            page.sentence(Tone::Dim, &Phrase::new("sheet.wish.constraint").with("text", constraint.as_str()));
        }
    }
}

fn wish_says(key: &'static str, named: String) -> Phrase {
    Phrase { key, values: vec![("named", named.into())] }
}

/// The items that name the person, as what, and what was decided.
fn items(page: &mut Writer<'_>, employee: &Employee) {
    let suggested = |item: &Item| item.moves.iter().any(|mutation| mutation.employee == employee.id);
    let named = page.ground.facts.docket().items().iter().filter(|item| item.named.contains(&employee.id));
    let rows = named.map(|item| {
        let own = item.moves.iter().find(|mutation| mutation.employee == employee.id);
        let seat = own.map(|mutation| &mutation.to).or(item.seats.first());
        let seat = seat.map_or_else(String::new, |seat| page.seat(seat));
        let part = if suggested(item) { "sheet.item.suggested" } else { "sheet.item.named" };
        vec![item.number.to_string(), seat, page.cells.say(part), page.outcome(item)]
    });
    let columns = [
        ("sheet.column.item", Column::numbers(1)),
        ("sheet.column.seat", Column::words(7)),
        ("sheet.column.part", Column::words(3)),
        ("sheet.column.outcome", Column::words(3)),
    ];
    let rows: Vec<Vec<String>> = rows.collect();
    page.section(&Phrase::new("sheet.section.items"));
    if rows.is_empty() {
        return page.sentence(Tone::Plain, &Phrase::new("sheet.items.none"));
    }
    page.table(&columns, rows);
}

/// The seats of the docket in which the fit is best; who is blocked there is shown so.
fn seats(page: &mut Writer<'_>, employee: &Employee) {
    let facts = page.ground.facts;
    let judge = Judge::of(page.ground);
    let mut best: Vec<(Score, &Item, &Position)> = Vec::new();
    for item in facts.docket().items().iter().filter(|item| !item.is_swap()) {
        let seat = item.seats.first().and_then(|id| facts.position(id));
        let free = seat.filter(|seat| employee.position.as_ref() != Some(&seat.id));
        let new = free.filter(|seat| best.iter().all(|(_, _, other)| other.id != seat.id));
        best.extend(new.map(|seat| (judge.score(employee, seat), item, seat)));
    }
    best.sort_by(|one, other| one.0.better_first(&other.0));
    best.truncate(SEATS);
    let rows = best.into_iter().map(|(score, item, seat)| {
        let [drawn, known] = total(page, &score);
        let says = judge.of_item(&judge.situation(Some(item)), item, &employee.id);
        vec![item.number.to_string(), page.seat(&seat.id), drawn, known, page.naming.spoken(&says)]
    });
    let columns = [
        ("sheet.column.item", Column::numbers(1)),
        ("sheet.column.seat", Column::words(6)),
        ("sheet.column.total", Column::words(3)),
        ("sheet.column.known", Column::numbers(1)),
        ("sheet.column.rules", Column::words(4)),
    ];
    let rows = rows.collect();
    page.section(&Phrase::new("sheet.section.seats"));
    page.table(&columns, rows);
    page.sentence(Tone::Dim, &Phrase::new("sheet.seats.how").with("name", facts.settings().fit.name.as_str()));
}

#[cfg(test)]
mod tests;
