//! The sheet of the forum: what was said before the sitting and what people wish, what is open first.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::app::layer::{Reading, Tone};
use crate::domain::committee::ForumEntry;
use crate::domain::docket::Item;
use crate::domain::employee::{Aspiration, Employee};
use crate::domain::ids::{EmployeeId, PositionId};
use crate::journal::event::Outcome;
use crate::rules::aspiration;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value};

use super::ground::Ground;
use super::moves;
use super::writer::Writer;

/// Wishes that are listed of each kind; those of people on the docket come first.
const WISHES: usize = 60;

/// The sheet of the forum and of all aspirations.
pub fn sheet(ground: Ground<'_>, language: Language) -> Reading {
    let mut page = Writer::new(ground, language);
    let mut entries: Vec<&ForumEntry> = ground.facts.forum().iter().collect();
    entries.sort_by_key(|entry| Reverse(entry.date));
    let (settled, open): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.settled);
    said(&mut page, "sheet.section.forum-open", &open);
    said(&mut page, "sheet.section.forum-settled", &settled);
    wishes(&mut page);
    page.finish(&Phrase::new("sheet.forum.title"))
}

/// Entries of the forum under a heading that counts them.
fn said(page: &mut Writer<'_>, title: &'static str, entries: &[&ForumEntry]) {
    page.section(&counted(title, entries.len()));
    if entries.is_empty() {
        page.sentence(Tone::Plain, &Phrase::new("sheet.forum.none"));
    }
    for entry in entries {
        let key = if entry.speaker.is_some() { "sheet.forum.entry" } else { "sheet.forum.unnamed" };
        let said = Phrase { key, values: vec![("day", entry.date.into()), ("channel", entry.channel.as_str().into())] };
        let said = entry.speaker.iter().fold(said, |said, name| said.with("speaker", name.as_str()));
        page.sentence(
            if entry.settled { Tone::Plain } else { Tone::Warn },
            &said.with("category", entry.category.as_str()),
        );
        page.quoted(&entry.text);
        about(page, entry);
        let answer = match (&entry.answer, &entry.responsible) {
            (Some(answer), Some(who)) => {
                Phrase::new("sheet.forum.answer-by").with("answer", answer.as_str()).with("who", who.as_str())
            }
            (Some(answer), None) => Phrase::new("sheet.forum.answer").with("answer", answer.as_str()),
            (None, Some(who)) => Phrase::new("sheet.forum.no-answer-by").with("who", who.as_str()),
            (None, None) => Phrase::new("sheet.forum.no-answer"),
        };
        page.set_in(if entry.answer.is_some() { Tone::Plain } else { Tone::Warn }, &answer);
    }
}

fn counted(key: &'static str, count: usize) -> Phrase {
    Phrase { key, values: vec![("count", count.into())] }
}

/// Whom and which units an entry is about, and the items that touch them.
fn about(page: &mut Writer<'_>, entry: &ForumEntry) {
    let people = entry.employees.iter().map(|id| page.naming.name(id));
    let named: Vec<String> = people.chain(entry.units.iter().map(|id| page.unit(id))).collect();
    let said = match named.is_empty() {
        true => Phrase::new("sheet.forum.about-all"),
        false => Phrase::new("sheet.forum.about").with("named", named.join(", ")),
    };
    page.set_in(Tone::Dim, &said);
    let touched = |item: &&Item| touches(page.ground, entry, item);
    let items: Vec<Value> =
        page.ground.facts.docket().items().iter().filter(touched).map(|item| Value::from(item.number)).collect();
    if !items.is_empty() {
        page.set_in(Tone::Dim, &Phrase::new("sheet.forum.items").with("items", Value::List(items)));
    }
}

/// Whether an item moves somebody whom the entry is about, or to or from a unit that it is about.
fn touches(ground: Ground<'_>, entry: &ForumEntry, item: &Item) -> bool {
    let facts = ground.facts;
    let meant = |seat: &PositionId| {
        let unit = facts.position(seat).map(|position| &position.unit);
        unit.is_some_and(|unit| facts.lineage(unit).any(|above| entry.units.contains(&above.id)))
    };
    let moved = moves::of(&ground, item);
    moved.iter().any(|way| entry.employees.contains(way.employee) || meant(way.to) || way.from.is_some_and(meant))
}

/// What became of a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    /// Items name the person, for other seats; or none does.
    Open(Vec<usize>),
    /// An item gives them what they wished for, unless it was refused.
    Answered(usize),
}

/// Wishes that no item answers, then those that one answers.
fn wishes(page: &mut Writer<'_>) {
    let facts = page.ground.facts;
    let mut on_docket: HashMap<&EmployeeId, Vec<&Item>> = HashMap::new();
    for item in facts.docket().items() {
        for id in &item.named {
            on_docket.entry(id).or_default().push(item);
        }
    }
    let (mut open, mut answered) = (Vec::new(), Vec::new());
    for employee in facts.employees().iter().filter(|employee| !employee.aspirations.is_empty()) {
        let items = on_docket.get(&employee.id).map(Vec::as_slice).unwrap_or_default();
        for wish in &employee.aspirations {
            match fate(page.ground, employee, wish, items) {
                Fate::Open(items) => open.push((employee, wish, Fate::Open(items))),
                found => answered.push((employee, wish, found)),
            }
        }
    }
    for (title, mut list) in [("sheet.section.wishes-open", open), ("sheet.section.wishes-answered", answered)] {
        list.sort_by_key(|(employee, wish, _)| (!on_docket.contains_key(&employee.id), Reverse(wish.date)));
        page.section(&counted(title, list.len()));
        if list.is_empty() {
            page.sentence(Tone::Plain, &Phrase::new("sheet.wishes.none"));
        }
        for (employee, wish, fate) in list.iter().take(WISHES) {
            told(page, employee, wish, fate);
        }
        page.left_out(list.len(), WISHES);
    }
}

/// What the docket makes of a wish, by who is moved where.
fn fate(ground: Ground<'_>, employee: &Employee, wish: &Aspiration, items: &[&Item]) -> Fate {
    let refused = |item: &Item| ground.standing.decision(&item.id).is_some_and(|own| own.outcome == Outcome::Rejected);
    let granted = |item: &&&Item| {
        let mut own = moves::of(&ground, item).into_iter().filter(|way| way.employee == &employee.id);
        let answers = |to: &PositionId| {
            ground.facts.position(to).is_some_and(|target| aspiration::answers(ground.facts, wish, target))
        };
        !refused(item) && own.any(|way| answers(way.to))
    };
    match items.iter().find(granted) {
        Some(item) => Fate::Answered(item.number),
        None => Fate::Open(items.iter().map(|item| item.number).collect()),
    }
}

fn told(page: &mut Writer<'_>, employee: &Employee, wish: &Aspiration, fate: &Fate) {
    let named = wish.position.as_ref().map(|id| page.seat(id)).or(wish.unit.as_ref().map(|id| page.unit(id)));
    let heard = Phrase::new("sheet.forum.wish")
        .with("day", wish.date)
        .with("channel", wish.channel.as_str())
        .with("name", employee.full_name());
    page.sentence(Tone::Plain, &heard);
    page.quoted(&wish.text);
    if let Some(named) = named {
        page.set_in(Tone::Dim, &Phrase::new("sheet.forum.wished").with("named", named));
    }
    let fate = match fate {
        Fate::Answered(item) => {
            let decided = page.ground.facts.docket().items().iter().find(|own| own.number == *item);
            let outcome = decided.map(|item| page.outcome(item)).unwrap_or_default();
            Phrase::new("sheet.forum.answered").with("item", *item).with("outcome", outcome)
        }
        Fate::Open(items) if items.is_empty() => Phrase::new("sheet.forum.no-item"),
        Fate::Open(items) => {
            let items = items.iter().map(|item| Value::from(*item)).collect();
            Phrase::new("sheet.forum.other-seat").with("items", Value::List(items))
        }
    };
    page.set_in(Tone::Dim, &fate);
}

#[cfg(test)]
mod tests;
