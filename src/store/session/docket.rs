//! Proposals and the forum, understood.

use chrono::NaiveDate;

use crate::domain::class::MoveKind;
use crate::domain::committee::ForumEntry;
use crate::domain::proposal::{Move, Proposal};
use crate::store::session::finding::{At, Finding, Findings};
use crate::store::session::raw::docket as raw;
use crate::store::session::register::{Register, circles};
use crate::store::session::texts::{check_once, free_text, optional_text, required_text};
use crate::store::session::values::{day, optional_day};
use crate::text::visible::visible;
use crate::text::words::Phrase;

/// Proposals; what they require of each other makes no circle.
pub fn proposals(register: &Register, effective: Option<NaiveDate>, findings: &mut Findings) -> Vec<Proposal> {
    let root = At::ROOT;
    let list = root.name("proposals");
    let mut required = vec![Vec::new(); register.session.proposals.len()];
    let mut proposals = Vec::with_capacity(required.len());
    for (place, row) in register.session.proposals.iter() {
        let at = list.index(place);
        let requires = at.name("requires");
        for (number, id) in row.requires.iter().enumerate() {
            required[place].extend(register.proposals.refer(&requires.index(number), id, findings));
        }
        check_once(&requires, row.requires.iter().map(String::as_str), findings);
        proposals.push(proposal(register, &at, row, effective, findings));
    }
    for place in circles(&required) {
        let (row, what) = (list.index(place), Phrase::new("fault.what.proposal-circle"));
        findings.wrong("E-CIRCLE", &row.name("requires"), what, "fault.cure.proposal-circle");
    }
    proposals
}

fn proposal(
    register: &Register,
    at: &At,
    raw: &raw::Proposal,
    effective: Option<NaiveDate>,
    findings: &mut Findings,
) -> Proposal {
    let until = optional_day(&at.name("until"), raw.until.as_ref(), findings);
    check_last_day(at, raw, until, effective, findings);
    let list = at.name("alternatives");
    for (place, id) in raw.alternatives.iter().enumerate() {
        register.employees.refer(&list.index(place), id, findings);
    }
    check_once(&list, raw.alternatives.iter().map(String::as_str), findings);
    Proposal {
        id: raw.id.as_str().into(),
        moves: moves(register, &at.name("moves"), &raw.moves, findings),
        origin: raw.origin,
        origin_detail: free_text(&at.name("origin_detail"), &raw.origin_detail, findings),
        date: optional_day(&at.name("date"), raw.date.as_ref(), findings),
        reason: required_text(&at.name("reason"), &raw.reason, findings),
        benefit: free_text(&at.name("benefit"), &raw.benefit, findings),
        alternatives: raw.alternatives.iter().map(|id| id.as_str().into()).collect(),
        requires: raw.requires.iter().map(|id| id.as_str().into()).collect(),
        urgent: raw.urgent,
        demotion_basis: raw.demotion_basis,
        until,
    }
}

/// At least one move, and nobody twice.
fn moves(register: &Register, at: &At, rows: &[raw::Move], findings: &mut Findings) -> Vec<Move> {
    if rows.is_empty() {
        findings.wrong("E-NO-MOVE", at, Phrase::new("fault.what.no-move"), "fault.cure.no-move");
    }
    let mut moves: Vec<Move> = Vec::with_capacity(rows.len());
    let mut movers = std::collections::HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        let at_row = at.index(place);
        let own = at_row.name("employee");
        register.employees.refer(&own, &row.employee, findings);
        register.positions.refer(&at_row.name("to"), &row.to, findings);
        let first = *movers.entry(row.employee.as_str()).or_insert(place);
        if first != place {
            let earlier = at.index(first);
            let what = Phrase::new("fault.what.moved-twice").with("employee", visible(&row.employee));
            let fault = Finding::new("E-MOVED-TWICE", &own, what, Phrase::new("fault.cure.moved-twice"));
            findings.fault(fault.naming(&earlier.name("employee")));
        }
        moves.push(Move { employee: row.employee.as_str().into(), to: row.to.as_str().into(), stated_kind: row.kind });
    }
    moves
}

/// What is for a time has a last day after the effective date; nothing else has one.
fn check_last_day(
    at: &At,
    raw: &raw::Proposal,
    until: Option<NaiveDate>,
    effective: Option<NaiveDate>,
    findings: &mut Findings,
) {
    let own = at.name("until");
    let for_a_time = raw.moves.iter().any(|row| row.kind.is_some_and(MoveKind::keeps_home));
    let key = match (for_a_time, &raw.until) {
        (true, None) => ("fault.what.no-last-day", "fault.cure.no-last-day"),
        (false, Some(_)) => ("fault.what.last-day", "fault.cure.last-day"),
        _ => {
            if let Some((until, effective)) = until.zip(effective).filter(|(until, effective)| until <= effective) {
                let what = Phrase::new("fault.what.ends-before-start").with("from", effective).with("until", until);
                findings.wrong("E-DAY-ORDER", &own, what, "fault.cure.day-order");
            }
            return;
        }
    };
    let fault = Finding::new("E-LAST-DAY", &own, Phrase::new(key.0), Phrase::new(key.1));
    findings.fault(fault.resting_on(&at.name("moves")));
}

/// What was said in the forum.
pub fn forum(register: &Register, findings: &mut Findings) -> Vec<ForumEntry> {
    let root = At::ROOT;
    let list = root.name("forum");
    let mut entries = Vec::with_capacity(register.session.forum.len());
    for (place, row) in register.session.forum.iter() {
        let at = list.index(place);
        let (employees, units) = (at.name("employees"), at.name("units"));
        for (number, id) in row.employees.iter().enumerate() {
            register.employees.refer(&employees.index(number), id, findings);
        }
        for (number, id) in row.units.iter().enumerate() {
            register.units.refer(&units.index(number), id, findings);
        }
        check_once(&employees, row.employees.iter().map(String::as_str), findings);
        check_once(&units, row.units.iter().map(String::as_str), findings);
        entries.push(ForumEntry {
            date: day(&at.name("date"), &row.date, findings).unwrap_or_default(),
            channel: required_text(&at.name("channel"), &row.channel, findings),
            speaker: optional_text(&at.name("speaker"), row.speaker.as_ref(), findings),
            employees: row.employees.iter().map(|id| id.as_str().into()).collect(),
            units: row.units.iter().map(|id| id.as_str().into()).collect(),
            text: required_text(&at.name("text"), &row.text, findings),
            category: required_text(&at.name("category"), &row.category, findings),
            answer: optional_text(&at.name("answer"), row.answer.as_ref(), findings),
            responsible: optional_text(&at.name("responsible"), row.responsible.as_ref(), findings),
            settled: row.settled,
        });
    }
    entries
}
