//! The only door: a request becomes a draft of events, or a refusal with its reason.
//!
//! Pure: it never looks at a clock, a disk or a screen. It judges the end state of a whole, so a swap is
//! one decision, and the rest of a chain is one draft whose items are each lawful in their turn.

use chrono::NaiveDate;

use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, ItemId, MemberId};
use crate::domain::proposal::{Move, Origin};
use crate::journal::adding;
use crate::journal::adjournment;
use crate::journal::candidates::{self, Situations};
use crate::journal::correction::{self, Corrections};
use crate::journal::details;
use crate::journal::event::{Detail, Draft, Event, ExceptionDocument, Presence};
use crate::journal::exception;
use crate::journal::handover;
use crate::journal::quorum::Attendance;
use crate::journal::refusal::Refusal;
use crate::journal::reword;
use crate::journal::ruling::{self, Ruling};
use crate::journal::secretary;
use crate::journal::standing::{Decision, Life, Standing};
use crate::rules;
use crate::rules::verdict::{Severity, Verdict};
use crate::text::words::{Phrase, Value};

/// What somebody at the table asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Take down the presence of one member or several.
    Attend(Vec<(MemberId, Presence)>),
    /// Decide one item, or several together (the rest of a chain).
    Rule(Vec<Ruling>),
    /// Enter a document that lifts a block.
    EnterException {
        /// The rule it lifts.
        rule: String,
        /// For whom.
        employee: EmployeeId,
        /// What the document is, its number and its date.
        document: String,
        /// Number of the document.
        number: String,
        /// Date of the document.
        date: NaiveDate,
    },
    /// Put facts right by a document.
    CorrectFacts(Corrections),
    /// Add items to the docket, behind all others.
    AddItems {
        /// The moves of each: one, or all moves of a swap.
        wholes: Vec<Vec<Move>>,
        /// Who suggests them.
        origin: Origin,
    },
    /// Take a note.
    TakeNote {
        /// What it is about.
        item: Option<ItemId>,
        /// The words.
        text: String,
    },
    /// Put what people wrote down in an earlier entry in other words.
    Reword {
        /// Number of the entry.
        entry: u64,
        /// Which of its events, from 0.
        place: usize,
        /// The words.
        text: String,
    },
    /// Take back the latest act that is in force.
    Undo,
    /// Make the act that was taken back last valid again.
    Redo,
    /// Let another member take down the record from now on.
    ChangeSecretary {
        /// Who.
        member: MemberId,
        /// Why, in words.
        text: String,
    },
    /// Open the sensitive details of an item on the screen.
    OpenDetails {
        /// The item.
        item: ItemId,
        /// Who asks.
        member: MemberId,
        /// Why, in words.
        text: String,
    },
    /// Adjourn the sitting.
    Adjourn {
        /// The day on which it is to go on, where one is named.
        until: Option<NaiveDate>,
        /// Why, in words.
        text: String,
    },
    /// Go on with an adjourned sitting.
    Resume,
    /// Hand the sitting over to another account.
    HandOver {
        /// Its name.
        to: String,
    },
    /// Go on with a sitting that was handed over.
    Receive {
        /// Name of the account that received it.
        account: String,
    },
    /// Go on in the copy that stayed behind, in place of the account that was to receive it.
    TakeBack {
        /// Name of the account that asks.
        account: String,
    },
    /// Close the sitting.
    Close,
}

/// Lets a request through as a draft, or refuses it. Of masked facts nothing is let through: the record says who it was.
pub fn decide(facts: &Facts, standing: &Standing, request: &Request) -> Result<Draft, Refusal> {
    let draft = judge(facts, standing, request)?;
    if facts.is_masked() { Err(Refusal::new(Phrase::new("journal.refusal.masked"))) } else { Ok(draft) }
}

fn judge(facts: &Facts, standing: &Standing, request: &Request) -> Result<Draft, Refusal> {
    insist_on_life(standing, request)?;
    let draft = |events: Vec<Event>, details: Vec<Detail>| Draft { events, details, basis: standing.number() };
    match request {
        Request::Attend(marks) => {
            something(marks)?;
            let event = |(member, presence): &(MemberId, Presence)| match facts.sitting().member(member) {
                Some(member) => Ok(Event::Attended { member: member.id.clone(), presence: *presence }),
                None => Err(Refusal::no_such_member(member)),
            };
            let events = marks.iter().map(event).collect::<Result<Vec<_>, _>>()?;
            let details = vec![Detail::default(); events.len()];
            Ok(draft(events, details))
        }
        Request::Rule(rulings) => rule_all(facts, standing, rulings),
        Request::EnterException { rule, employee, document, number, date } => {
            let (rule, document, number) = (rule.clone(), document.clone(), number.clone());
            let document = ExceptionDocument { rule, document, number, date: *date };
            let draft = exception::enter(facts, standing, employee, &document)?;
            quorum(facts, standing).map(|()| draft)
        }
        Request::CorrectFacts(corrections) => {
            quorum(facts, standing)?;
            correction::enter(facts, standing, corrections)
        }
        Request::AddItems { wholes, origin } => {
            quorum(facts, standing)?;
            adding::add(facts, standing, wholes, *origin)
        }
        Request::TakeNote { item, text } => {
            if text.trim().is_empty() {
                return Err(Refusal::new(Phrase::new("journal.refusal.empty-note")));
            }
            if let Some(unknown) = item.as_ref().filter(|item| facts.docket().item(item).is_none()) {
                return Err(Refusal::no_such_item(unknown));
            }
            let detail = Detail { text: text.trim().to_owned(), ..Detail::default() };
            Ok(draft(vec![Event::NoteTaken { item: item.clone() }], vec![detail]))
        }
        Request::Reword { entry, place, text } => reword::reword(standing, *entry, *place, text),
        Request::Undo => {
            let entry = standing.last_undoable().ok_or_else(|| nothing_to_undo(standing))?;
            adding::insist_unspoken(facts, standing, entry)?;
            Ok(draft(vec![Event::Undone { entry: entry.number }], vec![Detail::default()]))
        }
        Request::Redo => {
            let entry =
                standing.redoable().ok_or_else(|| Refusal::new(Phrase::new("journal.refusal.nothing-to-redo")))?;
            Ok(draft(vec![Event::Redone { entry }], vec![Detail::default()]))
        }
        Request::ChangeSecretary { member, text } => secretary::change(facts, standing, member, text),
        Request::OpenDetails { item, member, text } => details::open(facts, standing, item, member, text),
        Request::Adjourn { until, text } => adjournment::adjourn(standing, *until, text),
        Request::Resume => adjournment::resume(standing),
        Request::HandOver { to } => handover::hand_over(standing, to),
        Request::Receive { account } => handover::receive(standing, account),
        Request::TakeBack { account } => handover::take_back(standing, account),
        Request::Close => close(facts, standing),
    }
}

/// Refuses what cannot be asked for now, where the sitting is in its life and in whose hand.
fn insist_on_life(standing: &Standing, request: &Request) -> Result<(), Refusal> {
    let ends_handover = matches!(request, Request::Receive { .. } | Request::TakeBack { .. });
    if let Some(handed) = standing.handed_over().filter(|_| !ends_handover) {
        return Err(handover::refusal(handed));
    }
    let rewords = matches!(request, Request::Reword { .. });
    let between_meetings = ends_handover || rewords || matches!(request, Request::Resume | Request::HandOver { .. });
    match standing.life() {
        Life::New => Err(Refusal::new(Phrase::new("journal.refusal.not-opened"))),
        Life::Closed if !rewords => Err(Refusal::new(Phrase::new("journal.refusal.closed"))),
        Life::Adjourned if !between_meetings => Err(adjournment::refusal()),
        Life::Adjourned | Life::Open | Life::Closed => Ok(()),
    }
}

/// That nothing can be taken back, and how to change what an earlier meeting decided.
fn nothing_to_undo(standing: &Standing) -> Refusal {
    if standing.stands_from_earlier_meetings() {
        return Refusal::new(Phrase::new("journal.refusal.undo-earlier")).lift("journal.lift.undo-earlier");
    }
    Refusal::new(Phrase::new("journal.refusal.nothing-to-undo"))
}

/// Refuses a request that holds nothing: an entry without an event would say nothing.
fn something<T>(asked: &[T]) -> Result<(), Refusal> {
    if asked.is_empty() {
        return Err(Refusal::new(Phrase::new("journal.refusal.nothing-asked")));
    }
    Ok(())
}

/// Items ruled together: each is judged in the standing that those before it make, all or none.
fn rule_all(facts: &Facts, standing: &Standing, rulings: &[Ruling]) -> Result<Draft, Refusal> {
    something(rulings)?;
    quorum(facts, standing)?;
    let mut then = standing.clone();
    let mut draft = Draft { events: Vec::new(), details: Vec::new(), basis: standing.number() };
    for ruling in rulings {
        let (event, detail) = ruling::rule(facts, &then, ruling)?;
        draft.events.push(event);
        draft.details.push(detail);
        then = standing.foresee(draft.clone());
    }
    let ruled: Vec<&ItemId> = rulings.iter().map(|ruling| &ruling.item).collect();
    refuse_stranded(facts, standing, &then, &ruled)?;
    Ok(draft)
}

fn quorum(facts: &Facts, standing: &Standing) -> Result<(), Refusal> {
    let attendance = Attendance::of(facts.sitting(), standing);
    if attendance.has_quorum() {
        return Ok(());
    }
    let what = Phrase::new("journal.refusal.no-quorum")
        .with("present", attendance.present)
        .with("voters", attendance.voters)
        .with("required", attendance.required);
    let lift = if attendance.present >= attendance.required { "journal.lift.chair" } else { "journal.lift.quorum" };
    Err(Refusal::new(what).lift(lift))
}

/// Refuses what would leave an earlier acceptance without its ground: a seat that is occupied again, a
/// person placed twice. The items that stand in the way are named.
fn refuse_stranded(facts: &Facts, before: &Standing, after: &Standing, ruled: &[&ItemId]) -> Result<(), Refusal> {
    let stranded = stranded(facts, before, after, ruled);
    if stranded.is_empty() {
        return Ok(());
    }
    let what = Phrase { key: "journal.refusal.strands", values: vec![("items", numbers(facts, &stranded))] };
    Err(Refusal::new(what).lift("journal.lift.strands"))
}

/// Refuses to close while an acceptance is blocked, whatever came of its ground: an exception taken back, a fact put right.
fn refuse_blocked(facts: &Facts, standing: &Standing) -> Result<(), Refusal> {
    let blocked = stranded(facts, &Standing::default(), standing, &[]);
    if blocked.is_empty() {
        return Ok(());
    }
    let what = Phrase { key: "journal.refusal.blocked", values: vec![("items", numbers(facts, &blocked))] };
    Err(Refusal::new(what).lift("journal.lift.blocked"))
}

/// The numbers of these items.
fn numbers(facts: &Facts, items: &[ItemId]) -> Value {
    let number = |item: &ItemId| facts.docket().item(item).map_or(0, |found| found.number);
    Value::List(items.iter().map(|item| Value::Text(number(item).to_string())).collect())
}

/// Accepted items that are blocked after and were sound before; those ruled now were sound when it was their turn.
fn stranded(facts: &Facts, before: &Standing, after: &Standing, ruled: &[&ItemId]) -> Vec<ItemId> {
    let accepted = after.decisions().filter(|decision| decision.outcome.moves());
    let (then, mut earlier) = (Situations::of(facts, after), None);
    let mut was_blocked = |item: &ItemId| {
        let earlier = earlier.get_or_insert_with(|| Situations::of(facts, before));
        before.decision(item).is_some_and(|decision| is_blocked(facts, earlier, decision))
    };
    accepted
        .filter(|decision| is_blocked(facts, &then, decision))
        .map(|decision| &decision.item)
        .filter(|item| ruled.contains(item) || !was_blocked(item))
        .cloned()
        .collect()
}

/// Whether a decision moves somebody though a block stands.
fn is_blocked(facts: &Facts, situations: &Situations<'_, '_>, decision: &Decision) -> bool {
    decision.outcome.moves() && judged_again(facts, situations, decision).iter().any(Verdict::blocks)
}

/// Verdicts on what was decided, in the situation as it is now; none for an item that the docket does not hold.
fn judged_again(facts: &Facts, situations: &Situations<'_, '_>, decision: &Decision) -> Vec<Verdict> {
    let Some(item) = facts.docket().item(&decision.item) else { return Vec::new() };
    let chosen = decision.moves.first().map(|decided| &decided.employee).filter(|_| !item.is_swap());
    rules::judge(&situations.without(std::slice::from_ref(&item.id)), &candidates::whole(facts, item, chosen))
}

/// Numbers of the items whose acceptance does not stand any more: a block came up after it, as by a corrected fact.
pub fn unsound(facts: &Facts, standing: &Standing) -> Vec<usize> {
    let situations = Situations::of(facts, standing);
    let blocked = standing.decisions().filter(|decision| is_blocked(facts, &situations, decision));
    blocked.filter_map(|decision| facts.docket().item(&decision.item)).map(|item| item.number).collect()
}

/// Closing: every item decided, every acceptance still sound, quorum at the table.
fn close(facts: &Facts, standing: &Standing) -> Result<Draft, Refusal> {
    quorum(facts, standing)?;
    let undecided: Vec<Value> = facts
        .docket()
        .items()
        .iter()
        .filter(|item| standing.decision(&item.id).is_none())
        .map(|item| Value::Text(item.number.to_string()))
        .collect();
    if !undecided.is_empty() {
        let what = Phrase {
            key: "journal.refusal.undecided",
            values: vec![("count", undecided.len().into()), ("items", Value::List(undecided))],
        };
        return Err(Refusal::new(what).lift("journal.lift.undecided"));
    }
    refuse_blocked(facts, standing)?;
    refuse_unanswered(facts, standing)?;
    let accepted = standing.decisions().filter(|decision| decision.outcome.moves());
    let moves: usize = accepted.map(|decision| decision.moves.len()).sum();
    let event = Event::Closed {
        decided: u32::try_from(facts.docket().items().len()).unwrap_or(u32::MAX),
        moves: u32::try_from(moves).unwrap_or(u32::MAX),
    };
    Ok(Draft { events: vec![event], details: vec![Detail::default()], basis: standing.number() })
}

/// Refuses to close while an acceptance stands under a warning that was not on the table when it was taken, as
/// when the one who was to follow into the seat was rejected later: it has to be answered in words.
fn refuse_unanswered(facts: &Facts, standing: &Standing) -> Result<(), Refusal> {
    let situations = Situations::of(facts, standing);
    let warned = |decision: &&Decision| {
        let seen = |verdict: &Verdict| {
            let rule = (!verdict.sensitive).then_some(verdict.rule);
            decision.seen.verdicts.iter().any(|seen| {
                seen.severity == Severity::Warn && seen.employee == verdict.employee && seen.rule.as_deref() == rule
            })
        };
        judged_again(facts, &situations, decision)
            .iter()
            .any(|verdict| verdict.severity == Severity::Warn && verdict.lifted_by.is_none() && !seen(verdict))
    };
    let accepted = standing.decisions().filter(|decision| decision.outcome.moves());
    let items: Vec<Value> = accepted
        .filter(warned)
        .filter_map(|decision| facts.docket().item(&decision.item))
        .map(|item| Value::Text(item.number.to_string()))
        .collect();
    if items.is_empty() {
        return Ok(());
    }
    let what = Phrase { key: "journal.refusal.unanswered", values: vec![("items", Value::List(items))] };
    Err(Refusal::new(what).lift("journal.lift.unanswered"))
}

/// Whether a request of this outcome would be let through now; the menu asks what the key asks.
pub fn may_decide(facts: &Facts, standing: &Standing) -> Result<(), Refusal> {
    if let Some(handed) = standing.handed_over() {
        return Err(handover::refusal(handed));
    }
    match standing.life() {
        Life::Open => quorum(facts, standing),
        Life::Adjourned => Err(adjournment::refusal()),
        Life::New => Err(Refusal::new(Phrase::new("journal.refusal.not-opened"))),
        Life::Closed => Err(Refusal::new(Phrase::new("journal.refusal.closed"))),
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod undo_tests;
