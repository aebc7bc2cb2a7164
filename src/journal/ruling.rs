//! One ruling on one item: what the committee wants, checked against everything that must hold.

use crate::domain::class::MoveKind;
use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, ItemId};
use crate::domain::placements::Placements;
use crate::domain::proposal::Move;
use crate::domain::reason::Reason;
use crate::journal::candidates::{self, Candidate};
use crate::journal::event::{DecidedMove, Detail, Event, Outcome};
use crate::journal::refusal::Refusal;
use crate::journal::seen::{self, Shown};
use crate::journal::standing::Standing;
use crate::rules;
use crate::rules::candidates::{must_acknowledge, must_explain};
use crate::rules::situation::Whole;
use crate::rules::verdict::{Severity, Verdict};
use crate::text::words::{Phrase, Value};

/// What the committee wants done with an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The item.
    pub item: ItemId,
    /// What is to be decided; `Accepted` with another candidate becomes `Replaced`.
    pub outcome: Outcome,
    /// Another candidate than the one suggested.
    pub candidate: Option<EmployeeId>,
    /// Reason codes; at least one.
    pub reasons: Vec<Reason>,
    /// Reason in words.
    pub text: String,
    /// Conditions, or what a parked item waits for.
    pub conditions: String,
    /// Whether missing data was acknowledged.
    pub acknowledged: bool,
}

impl Ruling {
    /// A ruling with reason codes and nothing else said.
    pub fn new(item: &ItemId, outcome: Outcome, reasons: &[Reason]) -> Ruling {
        Ruling {
            item: item.clone(),
            outcome,
            candidate: None,
            reasons: reasons.to_vec(),
            text: String::new(),
            conditions: String::new(),
            acknowledged: false,
        }
    }
}

/// Everything a ruling is judged on; the decision card shows the same value before it is confirmed.
#[derive(Clone, Debug)]
pub struct Prospect {
    /// The moves that would follow.
    pub whole: Whole,
    /// Verdicts on them, worst first.
    pub verdicts: Vec<Verdict>,
    /// Candidates as listed, best fit first.
    pub candidates: Vec<Candidate>,
    /// Who sits where without the item.
    pub before: Placements,
    /// Who sits where with it.
    pub after: Placements,
    /// Who works where without the item and with it: who is lent works where they are lent.
    pub workplaces: (Placements, Placements),
}

impl Prospect {
    /// Lets what its verdicts tell be read in full, once that was asked for and taken down.
    pub fn open_details(&mut self) {
        let of_candidates = self.candidates.iter_mut().flat_map(|candidate| &mut candidate.verdicts);
        self.verdicts.iter_mut().chain(of_candidates).for_each(|verdict| verdict.sensitive = false);
    }

    /// Whether a verdict on it or on a candidate is told by its gravity alone.
    pub fn has_closed_details(&self) -> bool {
        let of_candidates = self.candidates.iter().flat_map(|candidate| &candidate.verdicts);
        self.verdicts.iter().chain(of_candidates).any(|verdict| verdict.sensitive)
    }

    /// What accepting an item, with this candidate or as suggested, would mean.
    pub fn of(facts: &Facts, standing: &Standing, item: &Item, candidate: Option<&EmployeeId>) -> Prospect {
        let mut situation = candidates::situation(facts, standing, std::slice::from_ref(&item.id));
        situation.present = standing.at_table(facts.sitting());
        let mut candidates = candidates::candidates_in(&situation, item, candidate);
        let whole = candidates::whole(facts, item, candidate);
        let chosen = whole.moves.first().filter(|_| !item.is_swap());
        situation.fitter = chosen.and_then(|chosen| candidates::fitter(&candidates, &chosen.employee)).cloned();
        let verdicts = rules::judge(&situation, &whole);
        // Beside the others too they are counted as where they are decided on.
        let own = chosen.and_then(|chosen| candidates.iter_mut().find(|own| own.employee == chosen.employee));
        if let Some(own) = own {
            own.verdicts.clone_from(&verdicts);
        }
        let of = |takes: fn(MoveKind) -> bool| -> Vec<Move> {
            whole.moves.iter().filter(|mutation| takes(facts.kind_of(mutation))).cloned().collect()
        };
        let after = situation.placements.with(&of(|kind| !kind.keeps_home()));
        let working = standing.workplaces_without(std::slice::from_ref(&item.id));
        let workplaces = (working.clone(), working.with(&of(MoveKind::changes_workplace)));
        Prospect { whole, verdicts, candidates, before: situation.placements, after, workplaces }
    }

    /// Blocks that nothing lifts.
    pub fn blocks(&self) -> impl Iterator<Item = &Verdict> {
        self.verdicts.iter().filter(|verdict| verdict.blocks())
    }

    /// Whether acceptance needs a reason in words besides a code.
    pub fn needs_words(&self) -> bool {
        let lifted = self.verdicts.iter().any(|verdict| verdict.lifted_by.is_some());
        must_explain(&self.verdicts) || lifted
    }

    /// Whether a rule says that the item is for somebody else; leaving it to them needs no words then.
    pub fn is_outside(&self) -> bool {
        self.verdicts.iter().any(rules::is_outside_jurisdiction)
    }

    /// The moves as the record would hold them.
    pub fn decided_moves(&self, facts: &Facts) -> Vec<DecidedMove> {
        let decided = |mutation: &Move| DecidedMove {
            employee: mutation.employee.clone(),
            from: self.before.position_of(facts, &mutation.employee).cloned(),
            to: mutation.to.clone(),
            kind: facts.kind_of(mutation),
        };
        self.whole.moves.iter().map(decided).collect()
    }

    /// Whether acceptance needs missing data to be acknowledged.
    pub fn needs_acknowledgement(&self) -> bool {
        must_acknowledge(&self.verdicts)
    }
}

/// Turns a ruling into its event and words, or says why not.
pub fn rule(facts: &Facts, standing: &Standing, ruling: &Ruling) -> Result<(Event, Detail), Refusal> {
    let item = facts.docket().item(&ruling.item).ok_or_else(|| Refusal::no_such_item(&ruling.item))?;
    if ruling.reasons.is_empty() {
        return Err(Refusal::new(Phrase::new("journal.refusal.no-reason")).lift("journal.lift.reason"));
    }
    // What is rejected or parked is the item as suggested, whoever is looked at beside it.
    let candidate = ruling.candidate.as_ref().filter(|_| ruling.outcome.moves());
    let prospect = Prospect::of(facts, standing, item, candidate);
    let replaced = candidate.is_some() && prospect.whole.moves != item.moves;
    if ruling.outcome.moves() {
        may_accept(facts, item, ruling, &prospect)?;
    } else {
        may_leave(ruling, &prospect)?;
    }
    let outcome = match ruling.outcome {
        Outcome::Accepted | Outcome::AcceptedWithConditions | Outcome::Replaced if replaced => Outcome::Replaced,
        Outcome::Accepted | Outcome::Replaced if ruling.conditions.trim().is_empty() => Outcome::Accepted,
        Outcome::Accepted | Outcome::Replaced => Outcome::AcceptedWithConditions,
        other => other,
    };
    let shown = Shown {
        verdicts: &prospect.verdicts,
        candidates: &prospect.candidates,
        before: &prospect.workplaces.0,
        after: if outcome.moves() { &prospect.workplaces.1 } else { &prospect.workplaces.0 },
    };
    let suggested = candidates::whole(facts, item, None);
    let event = Event::Decided {
        item: item.id.clone(),
        seats: item.seats.clone(),
        outcome,
        moves: if outcome.moves() { prospect.decided_moves(facts) } else { Vec::new() },
        reasons: ruling.reasons.clone(),
        acknowledged: ruling.acknowledged,
        seen: seen::seen(facts, &suggested, &prospect.whole, &shown),
    };
    let detail = Detail {
        text: ruling.text.trim().to_owned(),
        conditions: ruling.conditions.trim().to_owned(),
        sentences: seen::sentences(&prospect.verdicts),
        ..Detail::default()
    };
    Ok((event, detail))
}

/// An acceptance: no block, words where a warning stands, missing data acknowledged, fitting reasons.
fn may_accept(facts: &Facts, item: &Item, ruling: &Ruling, prospect: &Prospect) -> Result<(), Refusal> {
    if item.is_swap() && ruling.candidate.is_some() {
        return Err(Refusal::new(Phrase::new("journal.refusal.swap-has-no-other-candidate")));
    }
    if let Some(candidate) = ruling.candidate.as_ref().filter(|candidate| facts.employee(candidate).is_none()) {
        return Err(Refusal::new(Phrase::new("journal.refusal.no-such-employee").with("employee", candidate.as_str())));
    }
    if let Some(block) = prospect.blocks().next() {
        return Err(Refusal::by_verdict(block));
    }
    if ruling.reasons.iter().any(|reason| !Reason::FOR.contains(reason)) {
        return Err(Refusal::new(Phrase::new("journal.refusal.reason-against")).lift("journal.lift.reason-for"));
    }
    if ruling.outcome == Outcome::AcceptedWithConditions && ruling.conditions.trim().is_empty() {
        return Err(Refusal::new(Phrase::new("journal.refusal.no-conditions")).lift("journal.lift.conditions"));
    }
    if prospect.needs_words() && ruling.text.trim().is_empty() {
        let why = match prospect.verdicts.iter().find(|verdict| verdict.severity <= Severity::Warn) {
            Some(verdict) if !verdict.sensitive => Value::Text(verdict.rule.to_owned()),
            _ => Value::Term("journal.refusal.sensitive-rule"),
        };
        let what = Phrase { key: "journal.refusal.no-words", values: vec![("why", why)] };
        return Err(Refusal::new(what).lift("journal.lift.words"));
    }
    if prospect.needs_acknowledgement() && !ruling.acknowledged {
        return Err(Refusal::new(Phrase::new("journal.refusal.not-acknowledged")).lift("journal.lift.acknowledge"));
    }
    Ok(())
}

/// A rejection, a parking, or leaving it to somebody else: fitting reasons; words when no rule leaves it to them.
fn may_leave(ruling: &Ruling, prospect: &Prospect) -> Result<(), Refusal> {
    if ruling.reasons.iter().any(|reason| !Reason::AGAINST.contains(reason)) {
        return Err(Refusal::new(Phrase::new("journal.refusal.reason-for")).lift("journal.lift.reason-against"));
    }
    if ruling.outcome == Outcome::OutsideJurisdiction && !prospect.is_outside() && ruling.text.trim().is_empty() {
        return Err(Refusal::new(Phrase::new("journal.refusal.not-outside")).lift("journal.lift.words"));
    }
    Ok(())
}
