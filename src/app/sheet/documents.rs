//! The sheet of documents: what the move of the item asks for, what is at hand, and what was shown at the table.

use crate::app::layer::{Reading, Tone};
use crate::domain::employee::{DocumentKind, Employee, Known};
use crate::domain::ids::EmployeeId;
use crate::domain::proposal::Move;
use crate::journal::candidates;
use crate::journal::event::Event;
use crate::paper::block::Column;
use crate::paper::grounds;
use crate::rules;
use crate::rules::documents;
use crate::rules::rule::neutral_key;
use crate::rules::verdict::{Severity, Verdict};
use crate::text::language::Language;
use crate::text::words::{Phrase, Value};

use super::ground::Ground;
use super::prospects::Judge;
use super::writer::Writer;

/// The checklist for the candidate that is looked at; of a swap for everybody who moves. None without a move.
pub fn sheet(ground: Ground<'_>, language: Language) -> Option<Reading> {
    let mut page = Writer::new(ground, language);
    let candidate = ground.candidate.filter(|_| !ground.item.is_swap());
    let situation = Judge::of(ground).situation(Some(ground.item));
    let whole = candidates::whole(ground.facts, ground.item, candidate);
    let asked = documents::asked_by_rules(&situation, &whole);
    let verdicts = rules::judge(&situation, &whole);
    for mutation in &whole.moves {
        let Some(employee) = ground.facts.employee(&mutation.employee) else { continue };
        let own = asked.iter().filter(|asked| asked.employee == employee.id).collect::<Vec<_>>();
        checklist(&mut page, employee, mutation, &own);
        certificates(&mut page, employee, mutation);
        blocks(&mut page, verdicts.iter().filter(|verdict| verdict.employee == employee.id));
        entered(&mut page, &employee.id);
    }
    let title = Phrase::new("sheet.documents.title").with("item", ground.item.number);
    (!whole.moves.is_empty()).then(|| page.finish(&title))
}

/// Every document of the list: what stands in the file, and which rule asks for it.
fn checklist(page: &mut Writer<'_>, employee: &Employee, mutation: &Move, asked: &[&documents::Asked]) {
    let seat = page.seat(&mutation.to);
    let title = Phrase::new("sheet.section.documents").with("name", employee.full_name());
    page.section(&title);
    page.sentence(Tone::Dim, &Phrase::new("sheet.documents.to").with("seat", seat));
    let rule_of = |kind: DocumentKind| asked.iter().find(|own| own.kind == kind).map(|own| own.rule);
    let mut counts = [0; 3];
    let rows = DocumentKind::ALL.into_iter().map(|kind| {
        let place = match employee.document(kind) {
            Known::Yes => 0,
            Known::No => 1,
            Known::Unknown => 2,
        };
        let rule = rule_of(kind);
        counts[place] += usize::from(rule.is_some());
        let state =
            [("[v]", "sheet.document.there"), ("[ ]", "sheet.document.missing"), ("[?]", "sheet.document.unknown")];
        let (mark, state) = state[place];
        let by = rule.map_or_else(
            || page.cells.say("sheet.document.not-asked"),
            |rule| format!("{} {}", rule.id, page.cells.say(rule.title)),
        );
        vec![mark.to_owned(), page.cells.say(kind.key()), page.cells.say(state), by]
    });
    let rows = rows.collect();
    let columns = [
        ("sheet.column.mark", Column::words(3)),
        ("sheet.column.document", Column::words(26)),
        ("sheet.column.state", Column::words(16)),
        ("sheet.column.asked-by", Column::words(27)),
    ];
    page.table(&columns, rows);
    let [there, missing, unknown] = counts;
    let said = Phrase::new("sheet.documents.counts").with("asked", asked.len()).with("there", there);
    let tone = if missing + unknown > 0 { Tone::Warn } else { Tone::Plain };
    page.sentence(tone, &said.with("missing", missing).with("unknown", unknown));
}

/// Certificates that the seat asks for, and whether the person is stated to hold them.
fn certificates(page: &mut Writer<'_>, employee: &Employee, mutation: &Move) {
    let asked = page.ground.facts.position(&mutation.to).map(|seat| seat.requirement.certificates.as_slice());
    for wanted in asked.unwrap_or_default() {
        let held = employee.holds_certificate(wanted);
        let key = if held { "sheet.certificate.held" } else { "sheet.certificate.not-held" };
        let tone = if held { Tone::Plain } else { Tone::Warn };
        page.sentence(tone, &Phrase { key, values: vec![("name", wanted.as_str().into())] });
    }
}

/// Blocks that a document lifts or could lift; of a sensitive one nothing but that it stands there.
fn blocks<'v>(page: &mut Writer<'_>, verdicts: impl Iterator<Item = &'v Verdict>) {
    let lifts = |verdict: &&Verdict| rules::rule(verdict.rule).is_some_and(rules::is_lifted_by_document);
    let blocks: Vec<&Verdict> = verdicts.filter(|own| own.severity == Severity::Block).filter(lifts).collect();
    page.section(&Phrase::new("sheet.section.lifting"));
    if blocks.is_empty() {
        page.sentence(Tone::Plain, &Phrase::new("sheet.lifting.none"));
    }
    for block in blocks {
        if block.sensitive {
            page.sentence(Tone::Warn, &Phrase::new(neutral_key(block.severity)));
            continue;
        }
        let told = match &block.lifted_by {
            Some(document) => Phrase::new("sheet.lifting.done").with("document", document.as_str()),
            None => Phrase::new("sheet.lifting.open").with("lift", block.lift.clone()),
        };
        let told = told.with("rule", block.rule).with("sentence", block.sentence.clone());
        page.sentence(if block.blocks() { Tone::Warn } else { Tone::Plain }, &told);
    }
}

/// Documents that were shown for the person in this sitting, as the minutes tell of them.
fn entered(page: &mut Writer<'_>, id: &EmployeeId) {
    page.section(&Phrase::new("sheet.section.entered"));
    let standing = page.ground.standing;
    let mut told = Vec::new();
    for entry in standing.entries().iter().filter(|entry| !standing.is_undone(entry.number)) {
        for (place, event) in entry.events.iter().enumerate() {
            if matches!(event, Event::ExceptionEntered { employee, .. } if employee == id) {
                let detail = entry.details.as_ref().and_then(|details| details.get(place));
                let words = grounds::exception(&page.naming, event, detail);
                told.push(Phrase {
                    key: "sheet.entered",
                    values: vec![("entry", Value::Text(entry.number.to_string())), ("words", words.into())],
                });
            }
        }
    }
    if told.is_empty() {
        told.push(Phrase::new("sheet.entered.none"));
    }
    told.iter().for_each(|words| page.sentence(Tone::Plain, words));
}

#[cfg(test)]
mod tests;
