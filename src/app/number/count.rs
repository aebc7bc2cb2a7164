//! What is counted at the table opened: attendance, items, candidates, verdicts.

use crate::domain::account::{Account, FactPath, Input, Row, Source, Step};
use crate::domain::committee::Member;
use crate::domain::reckoning::{Amount, Reckoning};
use crate::journal::candidates::Candidate;
use crate::journal::event::{Event, Outcome, Presence};
use crate::rules::rule::neutral_key;
use crate::rules::table_account::required;
use crate::rules::verdict::Severity;
use crate::text::words::{Phrase, Value};

use super::key::{Scene, State};

const ONE: Amount = Amount { value: 1, places: 0 };

/// Voters present, each with the entry that took their presence down, and what the quorum asks for.
pub fn present(scene: &Scene<'_>) -> Account {
    let sitting = scene.facts.sitting();
    let mut account = Account::new(Phrase::new("number.present"), Phrase::new("number.present.formula"));
    for member in sitting.voters() {
        let presence = scene.standing.presence(&member.id);
        let datum = match presence {
            Some(Presence::Present) => ONE.into(),
            other => other.map(|presence| Value::Term(presence.key())).into(),
        };
        let source = taken_down(scene, member).map_or(Source::File(member_row(member)), Source::Record);
        account.inputs.push(Input { what: member.name.as_str().into(), datum, source });
    }
    account.add_up(Phrase::new("number.summed"));
    account.parts.push(required(sitting, sitting.voters().count()));
    account
}

fn member_row(member: &Member) -> FactPath {
    FactPath::of(Row::Member(member.id.clone()))
}

/// The latest entry in force that takes the member's presence down.
fn taken_down(scene: &Scene<'_>, member: &Member) -> Option<u64> {
    let entries = scene.standing.entries().iter().rev().filter(|entry| !scene.standing.is_undone(entry.number));
    let attends = |event: &Event| matches!(event, Event::Attended { member: own, .. } if *own == member.id);
    entries.clone().find(|entry| entry.events.iter().any(attends)).map(|entry| entry.number)
}

/// Members who vote.
pub fn voters(scene: &Scene<'_>) -> Account {
    let mut account = Account::new(Phrase::new("number.voters"), Phrase::new("number.voters.formula"));
    for member in &scene.facts.sitting().members {
        let votes = member.votes.then_some(ONE);
        let datum = votes.map_or_else(|| Value::Term("number.no-vote").into(), Into::into);
        let source = Source::File(member_row(member).field("votes"));
        account.inputs.push(Input { what: member.name.as_str().into(), datum, source });
    }
    account.add_up(Phrase::new("number.summed"));
    account
}

/// Items: proposals, less those that compete for a seat which another proposal brought.
pub fn items(scene: &Scene<'_>) -> Account {
    let mut account = Account::new(Phrase::new("number.items"), Phrase::new("number.items.formula"));
    let proposals = Amount::whole(scene.facts.proposals().len());
    let added = scene.standing.added().len();
    let key = if added == 0 { "number.items.proposals" } else { "number.items.proposals.added" };
    account.inputs.push(Input::number(Phrase::new(key).with("added", added), proposals));
    let items = scene.facts.docket().items();
    for (item, rival) in items.iter().flat_map(|item| item.proposals.iter().skip(1).map(move |rival| (item, rival))) {
        let what = Phrase::new("number.items.rival").with("proposal", rival.as_str()).with("item", item.number);
        account.inputs.push(Input::stated(what, ONE, FactPath::of(Row::Proposal(rival.clone()))));
    }
    let rivals = Reckoning::total(account.amounts().skip(1).collect::<Vec<_>>());
    account.reckon(Step::new(Phrase::new("number.items.step"), Reckoning::minus(proposals, rivals), 0));
    account
}

/// Items in a state, each with the entry that decided it.
pub fn tally(scene: &Scene<'_>, state: State) -> Account {
    let (title, wanted): (&'static str, fn(Outcome) -> bool) = match state {
        State::Accepted => ("number.tally.accepted", Outcome::moves),
        State::Rejected => ("number.tally.rejected", |outcome| outcome == Outcome::Rejected),
        State::Outside => ("number.tally.outside", |outcome| outcome == Outcome::OutsideJurisdiction),
        State::Parked => ("number.tally.parked", |outcome| outcome == Outcome::Parked),
        State::Waiting => ("number.tally.waiting", |_| true),
    };
    let mut account = Account::new(Phrase::new(title), Phrase::new("number.tally.formula"));
    let items = scene.facts.docket().items();
    if state == State::Waiting {
        account.formula = Phrase::new("number.tally.waiting.formula");
        account.inputs.push(Input::number(Value::Term("number.items"), Amount::whole(items.len())));
    }
    for item in items {
        let Some(decision) = scene.standing.decision(&item.id).filter(|decision| wanted(decision.outcome)) else {
            continue;
        };
        let seat = item.seats.first().and_then(|id| scene.facts.position(id)).map_or("", |seat| seat.title.as_str());
        let what = Phrase::new("number.tally.item").with("item", item.number).with("seat", seat);
        let source = Source::Record(decision.entry);
        account.inputs.push(Input { what: what.into(), datum: ONE.into(), source });
    }
    if state == State::Waiting {
        let decided = Reckoning::total(account.amounts().skip(1).collect::<Vec<_>>());
        let waiting = Reckoning::minus(Amount::whole(items.len()), decided);
        account.reckon(Step::new(Phrase::new("number.tally.step"), waiting, 0));
    } else {
        account.add_up(Phrase::new("number.summed"));
    }
    account
}

/// The items of the chain, and the place of this one among them.
pub fn chain(scene: &Scene<'_>, whole: bool) -> Option<Account> {
    let chain = scene.item.chain?;
    let title = if whole { "number.chain.length" } else { "number.chain.place" };
    let mut account = Account::new(Phrase::new(title), Phrase::new("number.chain.formula"));
    let links = scene.facts.docket().chain(chain.chain).take(if whole { usize::MAX } else { chain.place });
    for link in links {
        let seat = link.seats.first().and_then(|id| scene.facts.position(id)).map_or("", |seat| seat.title.as_str());
        let what = Phrase::new("number.tally.item").with("item", link.number).with("seat", seat);
        let row = link.proposals.first().map(|id| Source::File(FactPath::of(Row::Proposal(id.clone()))));
        account.inputs.push(Input { what: what.into(), datum: ONE.into(), source: row.unwrap_or(Source::Number) });
    }
    account.add_up(Phrase::new("number.summed"));
    Some(account)
}

/// Candidates listed: those the file names and the best of all others.
pub fn candidates(scene: &Scene<'_>) -> Account {
    let mut account = Account::new(Phrase::new("number.candidates"), Phrase::new("number.candidates.formula"));
    for candidate in &scene.look.prospect.candidates {
        let employee = scene.facts.employee(&candidate.employee);
        let name = employee.map_or_else(|| candidate.employee.to_string(), |found| found.full_name());
        let key = if candidate.named { "number.candidates.named" } else { "number.candidates.found" };
        let proposals = scene.item.proposals.iter().filter_map(|id| scene.facts.proposal(id));
        let naming = proposals.into_iter().find(|own| {
            own.alternatives.contains(&candidate.employee)
                || own.moves.iter().any(|mutation| mutation.employee == candidate.employee)
        });
        let path = naming
            .map_or_else(|| FactPath::employee(&candidate.employee), |own| FactPath::of(Row::Proposal(own.id.clone())));
        account.inputs.push(Input::stated(Phrase::new(key).with("name", name), ONE, path));
    }
    account.add_up(Phrase::new("number.summed"));
    account
}

/// Warnings in force on a candidate; where there are none, data that are missing.
pub fn verdicts(candidate: &Candidate) -> Account {
    let counted = |wanted: Severity| {
        candidate.verdicts.iter().filter(move |own| own.severity == wanted && own.lifted_by.is_none())
    };
    let (title, severity) = match counted(Severity::Warn).next() {
        Some(_) => ("number.warns", Severity::Warn),
        None => ("number.unknowns", Severity::Unknown),
    };
    let mut account = Account::new(Phrase::new(title), Phrase::new("number.verdicts.formula"));
    for verdict in counted(severity) {
        let what: Value = match verdict.sensitive {
            true => Value::Term(neutral_key(verdict.severity)),
            false => {
                let said = Phrase::new("number.verdicts.one").with("rule", verdict.rule);
                said.with("sentence", verdict.sentence.clone()).into()
            }
        };
        let row = FactPath::employee(&verdict.employee);
        account.inputs.push(Input::stated(what, ONE, row));
        if severity == Severity::Unknown && !verdict.sensitive {
            account.gaps.push(verdict.lift.clone());
        }
    }
    account.add_up(Phrase::new("number.summed"));
    account
}
