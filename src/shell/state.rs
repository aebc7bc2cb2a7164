//! `sidang state`: what was true after an entry, as lines or as one JSON document.

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use crate::domain::facts::Facts;
use crate::journal::quorum::Attendance;
use crate::journal::secretary;
use crate::journal::standing::{Decision, Life, Standing};
use crate::paper::naming::{self, Naming};
use crate::paper::{meetings, wordings};
use crate::rules;
use crate::shell::out::{EXIT_DONE, EXIT_FAULTS};
use crate::shell::plain_answer::Reader;
use crate::store::chain::hex;
use crate::text::language::Language;
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value, say};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Number of the entry; the last one when none.
    pub at: Option<u64>,
    /// One JSON document in place of lines.
    pub json: bool,
    /// The language of the lines.
    pub language: Language,
}

/// Writes the standing after the entry asked for; gives the exit code, 1 when there is no such entry.
///
/// # Errors
/// When `out` cannot be written.
pub fn run(facts: &Facts, standing: &Standing, asked: Asked, out: &mut dyn Write) -> io::Result<u8> {
    let last = standing.number();
    let at = asked.at.unwrap_or(last);
    if at == 0 || at > last {
        let entries = last.to_string();
        let none = Phrase::new("plain.state.no-entry").with("entry", at.to_string()).with("entries", entries);
        writeln!(out, "{}", none.spoken(asked.language))?;
        return Ok(EXIT_FAULTS);
    }
    let then = standing.at(at);
    if asked.json {
        writeln!(out, "{:#}", document(facts, &then, last))?;
    } else {
        for line in lines(facts, &then, last, asked.language) {
            writeln!(out, "{}", visible(&line))?;
        }
    }
    out.flush().map(|()| EXIT_DONE)
}

fn life_key(life: Life) -> &'static str {
    match life {
        Life::New => "plain.life.new",
        Life::Open => "plain.life.open",
        Life::Adjourned => "plain.life.adjourned",
        Life::Closed => "plain.life.closed",
    }
}

/// The standing as lines; `last` is the number of the last entry of the record.
pub fn lines(facts: &Facts, standing: &Standing, last: u64, language: Language) -> Vec<String> {
    let reader = Reader { facts, standing, language };
    let sitting = facts.sitting();
    let time = standing.entries().last().map_or("", |entry| entry.stamp.time.as_str());
    let head = Phrase {
        key: "plain.state.head",
        values: vec![
            ("id", sitting.id.as_str().into()),
            ("title", sitting.title.as_str().into()),
            ("life", Value::Term(life_key(standing.life()))),
            ("entry", standing.number().to_string().into()),
            ("entries", last.to_string().into()),
            ("time", time.into()),
        ],
    };
    let mut lines = vec![head.spoken(language)];
    if let Some(handed) = standing.handed_over() {
        lines.push(Phrase::new("record.handed_over_before").with("to", handed.to.as_str()).spoken(language));
    }
    if standing.rehearsal() {
        lines.push(Phrase::new("plain.state.rehearsal").spoken(language));
    }
    if let Some(adjournment) = standing.adjournment() {
        lines.push(meetings::adjournment(&Naming { facts, language }, adjournment));
    }
    lines.extend(reader.attendance());
    lines.extend(reader.docket());
    lines.extend(reader.list(Phrase::new("plain.title.exceptions"), exceptions(&reader)));
    let note = |note: &crate::journal::standing::Note| {
        let number = note.entry.to_string();
        // No note is empty but one whose words are withheld in this copy.
        let text = if note.text.is_empty() { say(language, "paper.withheld") } else { note.text.as_str() };
        let naming = Naming { facts, language };
        let text = wordings::marked(&naming, naming::one_line(text), note.reworded);
        Phrase::new("plain.note").with("entry", number).with("text", text).spoken(language)
    };
    lines.extend(reader.list(Phrase::new("plain.title.notes"), standing.notes().iter().map(note).collect()));
    lines.extend(reader.workload());
    lines
}

/// Whether the rule's name may not be said; a rule that this program does not know is treated so too.
fn is_sensitive(rule: &str) -> bool {
    rules::rule(rule).is_none_or(|known| known.sensitive)
}

fn exceptions(reader: &Reader<'_>) -> Vec<String> {
    let line = |exception: &rules::situation::Exception| {
        let name = reader.name(&exception.employee);
        let phrase = if is_sensitive(&exception.rule) {
            Phrase::new("plain.exception.sensitive").with("name", name)
        } else {
            Phrase::new("plain.exception")
                .with("rule", exception.rule.as_str())
                .with("name", name)
                .with("document", exception.document.as_str())
                .with("number", exception.number.as_str())
                .with("date", exception.date)
        };
        phrase.spoken(reader.language)
    };
    reader.standing.exceptions().iter().map(line).collect()
}

/// The standing as one JSON document; ids and codes only, and the words that were said.
pub fn document(facts: &Facts, standing: &Standing, last: u64) -> Json {
    let attendance = Attendance::of(facts.sitting(), standing);
    let members = facts.sitting().members.iter();
    let presence = members.map(|member| json!({"member": member.id, "presence": standing.presence(&member.id)}));
    let exceptions = standing.exceptions().iter().map(|exception| {
        let sensitive = is_sensitive(&exception.rule);
        json!({
            "rule": (!sensitive).then_some(&exception.rule),
            "employee": exception.employee,
            "document": (!sensitive).then_some(&exception.document),
            "number": (!sensitive).then_some(&exception.number),
            "date": exception.date,
        })
    });
    let notes = standing
        .notes()
        .iter()
        .map(|note| json!({"entry": note.entry, "item": note.item, "text": note.text, "reworded": note.reworded}));
    let last_entry = standing.entries().last();
    json!({
        "session": facts.sitting().id,
        "rehearsal": standing.rehearsal(),
        "life": match standing.life() {
            Life::New => "new",
            Life::Open => "open",
            Life::Adjourned => "adjourned",
            Life::Closed => "closed",
        },
        "day": standing.day(),
        "handed_over_to": standing.handed_over().map(|handed| &handed.to),
        "entry": standing.number(),
        "entries": last,
        "time": last_entry.map(|entry| &entry.stamp.time),
        "hash": last_entry.map(|entry| hex(&entry.hash)),
        "quorum": {
            "present": attendance.present,
            "voters": attendance.voters,
            "required": attendance.required,
            "led": attendance.led,
            "met": attendance.has_quorum(),
        },
        "secretary": secretary::present(facts.sitting(), standing).map(|member| &member.id),
        "attendance": presence.collect::<Json>(),
        "items": facts.docket().items().iter().map(|item| json!({
            "item": item.id,
            "number": item.number,
            "seats": item.seats,
            "decision": standing.decision(&item.id).map(decision),
        })).collect::<Json>(),
        "exceptions": exceptions.collect::<Json>(),
        "notes": notes.collect::<Json>(),
    })
}

fn decision(decision: &Decision) -> Json {
    json!({
        "outcome": decision.outcome,
        "moves": decision.moves,
        "reasons": decision.reasons.iter().map(|reason| reason.word()).collect::<Json>(),
        "acknowledged": decision.acknowledged,
        "text": decision.detail.text,
        "reworded": decision.reworded,
        "conditions": decision.detail.conditions,
        "entry": decision.entry,
        "time": decision.time,
    })
}
