//! What happened at the table, entry by entry, as the minutes tell it.
//!
//! Nothing is left out: what was taken back stays and says so. Sensitive findings are told by their
//! gravity and a neutral sentence only, although their words lie in the private part of the entry.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta};

use crate::domain::ids::{EmployeeId, ItemId};
use crate::journal::event::{DecidedMove, Detail, Entry, Event, Outcome, Seen, SeenEffect, SeenFit};
use crate::journal::standing::Standing;
use crate::paper::block::{Block, Field};
use crate::paper::grounds;
use crate::paper::naming::{self, Naming};
use crate::paper::{meetings, secretaries, wordings};
use crate::rules::rule::neutral_key;
use crate::text::words::{Phrase, Value};

/// The whole course of the sitting; a sitting of several days has a section a day.
pub fn course(naming: &Naming<'_>, standing: &Standing) -> Vec<Block> {
    let mut days: Vec<(Option<NaiveDate>, Vec<Block>)> = Vec::new();
    for entry in standing.entries() {
        let day = naming::day(&entry.stamp.time);
        if days.last().is_none_or(|(last, _)| *last != day) {
            days.push((day, Vec::new()));
        }
        if let Some((_, blocks)) = days.last_mut() {
            add(blocks, told(naming, standing, entry), entry);
        }
    }
    if days.len() < 2 {
        return days.into_iter().flat_map(|(_, blocks)| blocks).collect();
    }
    let section = |(day, blocks): (Option<NaiveDate>, Vec<Block>)| Block::Section {
        heading: day.map_or_else(|| naming.say("paper.unknown"), |day| naming.weekday(day)),
        blocks,
    };
    days.into_iter().map(section).collect()
}

/// Short entries stand close together; a decision stands by itself.
fn add(blocks: &mut Vec<Block>, field: Field, entry: &Entry) {
    let alone = |field: &Field| field.value.contains('\n');
    match blocks.last_mut() {
        Some(Block::Fields(fields)) if !decides(entry) && !fields.iter().any(alone) => fields.push(field),
        _ => blocks.push(Block::Fields(vec![field])),
    }
}

fn decides(entry: &Entry) -> bool {
    entry.events.iter().any(|event| matches!(event, Event::Decided { .. }))
}

fn told(naming: &Naming<'_>, standing: &Standing, entry: &Entry) -> Field {
    let events = entry.events.iter().enumerate();
    let mut lines: Vec<String> =
        events.flat_map(|(place, event)| lines_of(naming, standing, entry, event, place)).collect();
    // Of several closed facts of one person no more is told than of one.
    lines.dedup();
    lines.extend(set_back(naming, standing, entry));
    if standing.is_undone(entry.number)
        && let Some(by) = taken_back_by(standing, entry.number)
    {
        lines.push(naming.spoken(&Phrase::new("paper.entry.taken-back").with("entry", by.to_string())));
    }
    let lines: Vec<String> = lines.iter().map(|line| naming::sentence(line)).collect();
    Field { label: format!("#{} {}", entry.number, naming.hour(&entry.stamp.time)), value: lines.join("\n") }
}

/// That the clock had been set back by a minute or more since the entry before.
fn set_back(naming: &Naming<'_>, standing: &Standing, entry: &Entry) -> Option<String> {
    let before = standing.entries().iter().find(|before| before.number + 1 == entry.number)?;
    let moment = |entry: &Entry| DateTime::parse_from_rfc3339(&entry.stamp.time).ok();
    if moment(before)? - moment(entry)? < TimeDelta::minutes(1) {
        return None;
    }
    let told = Phrase::new("paper.entry.clock-back").with("entry", before.number.to_string());
    Some(naming.spoken(&told.with("time", before.stamp.time.as_str())))
}

/// The last entry that took back entry `number`.
fn taken_back_by(standing: &Standing, number: u64) -> Option<u64> {
    let takes_back = |event: &Event| matches!(event, Event::Undone { entry } if *entry == number);
    standing.entries().iter().rev().find(|entry| entry.events.iter().any(takes_back)).map(|entry| entry.number)
}

fn lines_of(naming: &Naming<'_>, standing: &Standing, entry: &Entry, event: &Event, place: usize) -> Vec<String> {
    let mut lines = match event {
        Event::Decided { .. } => decision(naming, standing, entry, event, place),
        Event::Undone { entry: number } => {
            let keys = ["paper.entry.undone-decision", "paper.entry.undone"];
            vec![naming.spoken(&about(naming, standing, *number, keys))]
        }
        Event::Redone { entry: number } => {
            let keys = ["paper.entry.redone-decision", "paper.entry.redone"];
            vec![naming.spoken(&about(naming, standing, *number, keys))]
        }
        Event::NoteTaken { .. } => vec![wordings::note(naming, event, standing.words(entry, place).as_ref())],
        _ => vec![headline(naming, event, standing.words(entry, place).as_ref())],
    };
    lines.extend(wordings::mark(naming, standing, entry.number, place));
    lines
}

/// What was taken back or made valid again: a decision, or something else.
fn about(naming: &Naming<'_>, standing: &Standing, number: u64, keys: [&'static str; 2]) -> Phrase {
    let entry = standing.entries().iter().find(|entry| entry.number == number).map(Arc::as_ref);
    let key = if entry.is_some_and(decides) { keys[0] } else { keys[1] };
    let what: Vec<String> = entry.map_or_else(Vec::new, |entry| {
        let events = entry.events.iter().enumerate();
        events.map(|(place, event)| headline(naming, event, standing.words(entry, place).as_ref())).collect()
    });
    Phrase { key, values: vec![("entry", Value::Text(number.to_string())), ("what", Value::Text(what.join(" ")))] }
}

/// The sentence of an event without what was on the table.
fn headline(naming: &Naming<'_>, event: &Event, detail: Option<&Detail>) -> String {
    let phrase = match event {
        Event::Opened { program, rehearsal, .. } => {
            let opened = if *rehearsal {
                Phrase::new("paper.entry.opened-rehearsal")
            } else {
                Phrase::new("paper.entry.opened")
            };
            opened.with("program", program_of(naming, program))
        }
        Event::Continued { program, .. } => {
            Phrase::new("paper.entry.continued").with("program", program_of(naming, program))
        }
        Event::Recovered { bytes, .. } => {
            Phrase::new("paper.entry.recovered").with("bytes", i64::try_from(*bytes).unwrap_or(i64::MAX))
        }
        Event::Attended { member, presence } => {
            let role = naming.facts.sitting().member(member).map(|member| member.role.key());
            Phrase::new("paper.entry.attended")
                .with("member", naming.member(member))
                .with("role", role.map_or_else(|| member.to_string(), |key| naming.say(key)))
                .with("presence", Value::Term(presence.key()))
        }
        Event::Decided { outcome, .. } => ruling(naming, event, naming.say(outcome.key())),
        Event::ExceptionEntered { .. } => grounds::exception(naming, event, detail),
        Event::FactCorrected { row, field } => grounds::correction(naming, row, field.as_deref(), detail),
        Event::ItemsAdded { items } => grounds::added(naming, items),
        Event::NoteTaken { .. } => return naming::one_line(&wordings::note(naming, event, detail)),
        Event::Reworded { entry, .. } => wordings::headline(*entry),
        Event::Undone { entry } | Event::Redone { entry } => {
            let key = if matches!(event, Event::Undone { .. }) { "paper.line.undone" } else { "paper.line.redone" };
            Phrase { key, values: vec![("entry", Value::Text(entry.to_string()))] }
        }
        Event::DetailsOpened { item, member } => {
            // Why it was asked may tell the very details: it stays in the private part of the record.
            Phrase::new("paper.entry.details").with("item", naming.item(item)).with("name", naming.member(member))
        }
        Event::TookOver { .. }
        | Event::HandedOver { .. }
        | Event::Received { .. }
        | Event::TakenBack
        | Event::SecretaryChanged { .. } => secretaries::headline(naming, event, detail),
        Event::Adjourned { .. } | Event::Resumed { .. } => return meetings::headline(naming, event, detail),
        Event::Closed { decided, moves } => {
            Phrase::new("paper.entry.closed").with("decided", *decided).with("moves", *moves)
        }
    };
    naming.spoken(&phrase)
}

/// Name and version of the program that wrote (`sidang 0.1.0`) in words; as it stands when it has no version.
fn program_of(naming: &Naming<'_>, program: &str) -> String {
    let Some((name, version)) = program.rsplit_once(' ') else { return program.to_owned() };
    naming.spoken(&Phrase::new("paper.entry.program").with("name", name).with("version", version))
}

/// Item, seats and what was decided.
fn ruling(naming: &Naming<'_>, event: &Event, outcome: String) -> Phrase {
    let Event::Decided { item, seats, .. } = event else { return Phrase::new("paper.none") };
    let phrase = Phrase::new("paper.entry.decided").with("item", naming.item(item));
    phrase.with("seats", naming.positions(seats)).with("outcome", outcome)
}

fn decision(naming: &Naming<'_>, standing: &Standing, entry: &Entry, event: &Event, place: usize) -> Vec<String> {
    let Event::Decided { item, outcome, moves, reasons, acknowledged, seen, .. } = event else { return Vec::new() };
    let detail = standing.words(entry, place);
    let mut lines = vec![naming.spoken(&ruling(naming, event, naming.say(outcome.key()).to_uppercase()))];
    if let Some(earlier) = replaced(standing, item, entry.number) {
        lines.push(naming.spoken(&Phrase::new("paper.entry.replaces").with("entry", earlier.to_string())));
    }
    for decided in moves {
        let phrase = Phrase::new("paper.entry.move")
            .with("name", naming.full_name(&decided.employee))
            .with("from", naming.position(decided.from.as_ref()))
            .with("to", naming.position(Some(&decided.to)))
            .with("kind", naming::capitalised(&naming.say(decided.kind.key())));
        lines.push(naming.spoken(&phrase));
    }
    let names = naming.full_names(&seen.suggested);
    match outcome {
        Outcome::Replaced => lines.push(naming.spoken(&Phrase::new("paper.entry.suggested").with("names", names))),
        _ if moves.is_empty() && !seen.suggested.is_empty() => {
            lines.push(naming.spoken(&Phrase::new("paper.entry.proposed").with("names", names)));
        }
        _ => {}
    }
    lines.push(naming.spoken(&Phrase::new("paper.entry.reasons").with("reasons", naming.reasons(reasons))));
    lines.extend(words(naming, *outcome, detail.as_ref()));
    lines.extend(findings(naming, seen, detail.as_ref(), moves.len().max(seen.suggested.len()) > 1));
    if *acknowledged {
        lines.push(naming.say("paper.entry.acknowledged"));
    }
    lines.extend(seen.effects.iter().map(|effect| workload(naming, effect)));
    lines.extend(compared(naming, item, moves, seen));
    if let Some(later) = replaced_by(standing, item, entry.number) {
        lines.push(naming.spoken(&Phrase::new("paper.entry.replaced-by").with("entry", later.to_string())));
    }
    lines
}

/// The candidates whom proposals name for the seat and those chosen, with their fit. Others whom the data
/// offered, and members of the committee, are not told in papers that go round.
fn compared(naming: &Naming<'_>, item: &ItemId, moves: &[DecidedMove], seen: &Seen) -> Option<String> {
    let named = naming.facts.docket().item(item).map_or(&[][..], |item| &item.named);
    let members = &naming.facts.sitting().members;
    let told = |employee: &EmployeeId| {
        (named.contains(employee)
            || seen.suggested.contains(employee)
            || moves.iter().any(|decided| decided.employee == *employee))
            && !members.iter().any(|member| member.employee.as_ref() == Some(employee))
    };
    let candidates: Vec<String> =
        seen.candidates.iter().filter(|fit| told(&fit.employee)).map(|fit| candidate(naming, fit)).collect();
    let phrase =
        Phrase::new(if candidates.len() > 1 { "paper.entry.candidates" } else { "paper.entry.candidate-alone" })
            .with("candidates", candidates.join("; "));
    (!candidates.is_empty()).then(|| naming.spoken(&phrase))
}

/// The first later decision on the same item that was not taken back, when entry `number` was not either.
fn replaced_by(standing: &Standing, item: &ItemId, number: u64) -> Option<u64> {
    let same = |event: &Event| matches!(event, Event::Decided { item: decided, .. } if decided == item);
    let entries = standing.entries().iter();
    let mut later = entries.filter(|entry| entry.number > number && !standing.is_undone(entry.number));
    let by = later.find(|entry| entry.events.iter().any(same)).map(|entry| entry.number);
    by.filter(|_| !standing.is_undone(number))
}

/// The earlier decision on the same item that entry `number` replaced.
fn replaced(standing: &Standing, item: &ItemId, number: u64) -> Option<u64> {
    let same = |event: &Event| matches!(event, Event::Decided { item: decided, .. } if decided == item);
    let mut earlier = standing.entries().iter().take_while(|entry| entry.number < number);
    // Folding up to there is dear and rarely needed.
    if !earlier.any(|entry| entry.events.iter().any(same)) {
        return None;
    }
    standing.at(number.saturating_sub(1)).decision(item).map(|decision| decision.entry)
}

/// Reason and conditions in words; a copy without them says so.
fn words(naming: &Naming<'_>, outcome: Outcome, detail: Option<&Detail>) -> Vec<String> {
    let Some(detail) = detail else {
        let phrase = Phrase::new("paper.entry.text").with("text", naming.say("paper.withheld"));
        return vec![naming.spoken(&phrase)];
    };
    let mut lines = Vec::new();
    if !detail.text.is_empty() {
        lines.push(wordings::spread(naming, Phrase::new("paper.entry.text"), &detail.text));
    }
    lines.extend(conditions(naming, outcome, &detail.conditions));
    lines
}

/// What an acceptance is tied to, or what a parked item waits for.
pub fn conditions(naming: &Naming<'_>, outcome: Outcome, text: &str) -> Option<String> {
    let text = naming::one_line(text);
    let phrase = match outcome {
        _ if text.is_empty() => return None,
        Outcome::Parked => Phrase::new("paper.minutes.waits"),
        _ => Phrase::new("paper.minutes.conditions"),
    };
    Some(naming.spoken(&phrase.with("text", text)))
}

/// Findings as they were shown; `several` people are named, one alone is not.
fn findings(naming: &Naming<'_>, seen: &Seen, detail: Option<&Detail>, several: bool) -> Vec<String> {
    if seen.verdicts.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![naming.say("paper.entry.findings")];
    for (place, verdict) in seen.verdicts.iter().enumerate() {
        let shown = detail.and_then(|detail| detail.sentences.get(place)).filter(|shown| !shown.sensitive);
        let sentence = match (&verdict.rule, shown) {
            (None, _) => naming.say(neutral_key(verdict.severity)),
            (Some(rule), Some(shown)) if shown.rule == *rule => shown.sentence.clone(),
            // A sentence that belongs to another rule, or is sensitive after all, is not quoted.
            (Some(_), _) if detail.is_some() => naming.say(neutral_key(verdict.severity)),
            (Some(_), _) => naming.say("paper.withheld"),
        };
        let sentence = match &verdict.rule {
            Some(rule) => {
                naming.spoken(&Phrase::new("paper.entry.rule").with("rule", rule.as_str()).with("sentence", sentence))
            }
            None => sentence,
        };
        let sentence = if verdict.lifted {
            naming.spoken(&Phrase::new("paper.entry.lifted").with("sentence", sentence))
        } else {
            sentence
        };
        let phrase = if several {
            Phrase::new("paper.entry.finding-of").with("name", naming.full_name(&verdict.employee))
        } else {
            Phrase::new("paper.entry.finding")
        };
        let phrase = phrase.with("severity", Value::Term(verdict.severity.key()));
        lines.push(naming.spoken(&phrase.with("sentence", sentence)));
    }
    lines
}

fn workload(naming: &Naming<'_>, effect: &SeenEffect) -> String {
    let phrase = if effect.before == effect.after {
        Phrase::new("paper.entry.effect-same")
    } else {
        Phrase::new("paper.entry.effect")
            .with("after", naming.persons(effect.after))
            .with("after_words", naming.load(effect.need, effect.after))
    };
    let phrase = phrase
        .with("unit", naming.unit(&effect.unit))
        .with("need", naming.persons(effect.need))
        .with("before", naming.persons(effect.before))
        .with("before_words", naming.load(effect.need, effect.before));
    naming.spoken(&phrase)
}

fn candidate(naming: &Naming<'_>, fit: &SeenFit) -> String {
    let phrase = match fit.total {
        Some(total) => Phrase::new("paper.entry.candidate").with("total", Value::Hundredths(total)),
        None => Phrase::new("paper.entry.candidate-unknown"),
    };
    let phrase = phrase.with("name", naming.full_name(&fit.employee)).with("known", fit.known);
    naming.spoken(&phrase.with("asked", fit.asked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::sample_record;
    use crate::text::language::Language;

    /// What the chronology tells of entry `number`.
    fn told_of(facts: &crate::domain::facts::Facts, standing: &Standing, number: u64) -> String {
        let naming = Naming { facts, language: Language::Indonesian };
        let entry = standing.entries().iter().find(|entry| entry.number == number).expect("the sample has it");
        told(&naming, standing, entry).value
    }

    #[test]
    fn a_decision_that_was_replaced_says_by_what_until_that_is_taken_back() {
        let facts = sample_record::facts();
        let mut entries = sample_record::standing(&facts, false).entries().to_vec();
        entries.push(Entry { number: 12, ..Entry::clone(&entries[4]) }.into());
        let standing = Standing::of(entries.clone());
        assert!(told_of(&facts, &standing, 5).ends_with("Digantikan dengan catatan #12; tidak termasuk hasil rapat."));
        assert!(!told_of(&facts, &standing, 12).contains("Digantikan"));
        assert!(!told_of(&facts, &standing, 7).contains("Digantikan"), "what was undone says so instead");
        entries.push(sample_record::entry(13, "11:20", vec![(Event::Undone { entry: 12 }, Detail::default())]).into());
        assert!(!told_of(&facts, &Standing::of(entries), 5).contains("Digantikan"));
    }

    #[test]
    fn the_newest_words_are_told_paragraph_by_paragraph_with_the_entry_that_put_them_so() {
        let facts = sample_record::facts();
        let mut entries = sample_record::standing(&facts, false).entries().to_vec();
        let words =
            Detail { text: "Ketua meminta jadwal;\n\n- 4 Januari\n- 11 Januari".to_owned(), ..Detail::default() };
        let reworded = Event::Reworded { entry: 6, place: 0 };
        entries.push(sample_record::entry(12, "11:20", vec![(reworded, words)]).into());
        let told = told_of(&facts, &Standing::of(entries.clone()), 6);
        let wanted =
            "Catatan: Ketua meminta jadwal;\n- 4 Januari\n- 11 Januari.\nKata-kata diperbaiki dengan catatan #12.";
        assert_eq!(told, wanted);
        let by = told_of(&facts, &Standing::of(entries.clone()), 12);
        assert_eq!(by, "Kata-kata catatan #6 diperbaiki.");
        entries.pop();
        assert!(told_of(&facts, &Standing::of(entries), 6).starts_with("Catatan: Ketua meminta jadwal"));
    }

    #[test]
    fn only_people_named_for_the_seat_are_compared_and_no_member_of_the_committee() {
        let standing = |facts: &crate::domain::facts::Facts| sample_record::standing(facts, false);
        let facts = sample_record::facts();
        assert!(!told_of(&facts, &standing(&facts), 4).contains("Lamhot"), "the data offered him, no proposal did");
        assert!(told_of(&facts, &standing(&facts), 5).contains("Lamhot Contoh, S.STP. (belum dapat dinilai"));
        assert!(told_of(&facts, &standing(&facts), 4).contains("Calon yang dinilai: Ayu Rahmadani"));
        let facts = sample_record::facts_with(|story| {
            story.stated.sitting.members[2].employee = Some("P-903".into());
        });
        assert!(!told_of(&facts, &standing(&facts), 5).contains("Lamhot"));
    }
}
