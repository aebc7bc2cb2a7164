//! Candidates of an item: those the file names and the best others, ranked by one formula only.

use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, ItemId, PositionId};
use crate::domain::proposal::{Move, Proposal};
use crate::fit::ranking;
use crate::fit::score::{self, Fit};
use crate::journal::event::DecidedMove;
use crate::journal::standing::Standing;
use crate::rules;
use crate::rules::situation::{Memory, Situation, Whole};
use crate::rules::verdict::{Mark, Verdict};
use crate::workload::balance::Balance;

/// Best others that are looked up beside the named ones.
pub const OTHERS: usize = 6;

/// One candidate for a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub employee: EmployeeId,
    /// Fit to the seat.
    pub fit: Fit,
    /// Verdicts on the move to the seat.
    pub verdicts: Vec<Verdict>,
    /// Whether the file names them for the seat.
    pub named: bool,
}

impl Candidate {
    /// Whether a block stands that nothing lifts.
    pub fn blocked(&self) -> bool {
        self.verdicts.iter().any(Verdict::blocks)
    }
}

/// The situations in which items are judged under one standing: what they share is computed once.
pub struct Situations<'a, 's> {
    facts: &'a Facts,
    standing: &'s Standing,
    /// Items that wait for a decision.
    undecided: Vec<&'a Item>,
    /// Moves accepted, each with its item.
    accepted: Vec<(&'s ItemId, Move)>,
    /// Balance of all units after everything accepted.
    balance: Balance,
}

impl<'a, 's> Situations<'a, 's> {
    /// What all situations under a standing share.
    pub fn of(facts: &'a Facts, standing: &'s Standing) -> Situations<'a, 's> {
        let undecided = facts.docket().items().iter().filter(|item| standing.decision(&item.id).is_none());
        let balance = Balance::of(facts, standing.placements()).settled();
        Situations { facts, standing, undecided: undecided.collect(), accepted: standing.accepted(), balance }
    }

    /// The situation in which `items` are judged: everything accepted but their own decisions.
    pub fn without(&self, items: &[ItemId]) -> Situation<'a> {
        let placements = self.standing.placements_without(items);
        let accepted = self.accepted.iter().filter(|(item, _)| !items.contains(item));
        let awaited = self.undecided.iter().filter(|item| !items.contains(&item.id));
        Situation {
            facts: self.facts,
            accepted: accepted.map(|(_, mutation)| mutation.clone()).collect(),
            awaited: awaited.flat_map(|item| item.seats.iter().cloned()).collect(),
            exceptions: self.standing.exceptions().to_vec(),
            present: None,
            fitter: None,
            memory: Memory::knowing(self.balance.after(self.facts, self.standing.placements(), &placements)),
            placements,
        }
    }
}

/// The situation in which `items` are judged: everything accepted but their own decisions.
pub fn situation<'a>(facts: &'a Facts, standing: &Standing, items: &[ItemId]) -> Situation<'a> {
    Situations::of(facts, standing).without(items)
}

/// The whole that accepting an item means; see [`Offer::to`].
pub fn whole(facts: &Facts, item: &Item, candidate: Option<&EmployeeId>) -> Whole {
    Offer::of(facts, item).to(candidate)
}

/// An item with its proposals at hand, to be offered to many candidates.
pub struct Offer<'a> {
    facts: &'a Facts,
    item: &'a Item,
    proposals: Vec<&'a Proposal>,
}

impl<'a> Offer<'a> {
    /// What an item offers.
    pub fn of(facts: &'a Facts, item: &'a Item) -> Offer<'a> {
        Offer { facts, item, proposals: item.proposals.iter().filter_map(|id| facts.proposal(id)).collect() }
    }

    /// What the rules find when it is offered to the employees at these places of the file, one after another.
    pub fn marks(&self, situation: &Situation<'_>, places: Range<usize>) -> impl Iterator<Item = Vec<Mark>> {
        let employees = self.facts.employees();
        let seat = self.item.seats.first().and_then(|seat| self.facts.position_index(seat));
        let seat = seat.filter(|_| !self.item.is_swap());
        let named = self.named();
        let anybodys = employees.first().map_or_else(Whole::default, |first| self.to_anybody(&first.id));
        places.map(move |place| match seat {
            Some(seat) if !named.contains(&place) => rules::marks_at(situation, &anybodys, (place, seat)),
            _ => rules::marks(situation, &self.to(Some(&employees[place].id))),
        })
    }

    /// Places of those whom its proposals name, as movers or beside them.
    fn named(&self) -> Vec<usize> {
        let movers = self.proposals.iter().flat_map(|own| own.moves.iter().map(|mutation| &mutation.employee));
        let beside = self.proposals.iter().flat_map(|own| &own.alternatives);
        movers.chain(beside).filter_map(|id| self.facts.employee_index(id)).collect()
    }

    /// The whole that accepting it means: its suggested moves, or another candidate on its single seat.
    ///
    /// A candidate with a proposal of their own takes it as it stands. One whom a proposal names beside its mover takes
    /// the seat as that proposal means it (lent until a day, or for good), anybody else as the first one does; the basis
    /// of a demotion is somebody's own and never passed on.
    pub fn to(&self, candidate: Option<&EmployeeId>) -> Whole {
        let proposals = || self.proposals.iter().copied();
        let chosen = candidate.or(self.item.moves.first().map(|mutation| &mutation.employee));
        let own = proposals()
            .find(|proposal| self.item.is_swap() || proposal.moves.first().map(|own| &own.employee) == chosen);
        if let Some(own) = own {
            return Whole::of(own);
        }
        let Some(employee) = candidate else {
            return Whole { moves: self.item.moves.clone(), ..self.meant_by(proposals().next(), None) };
        };
        match proposals().find(|own| own.alternatives.contains(employee)) {
            Some(naming) => Whole { proposal: Some(naming.id.clone()), ..self.meant_by(Some(naming), Some(employee)) },
            None => self.to_anybody(employee),
        }
    }

    /// The seat as the first proposal means it, for somebody whom none names.
    fn to_anybody(&self, employee: &EmployeeId) -> Whole {
        self.meant_by(self.proposals.first().copied(), Some(employee))
    }

    /// The seat for somebody, as a proposal means it: lent until a day, or for good.
    fn meant_by(&self, proposal: Option<&Proposal>, employee: Option<&EmployeeId>) -> Whole {
        let kind = proposal.and_then(|own| own.moves.first()).and_then(|mutation| mutation.stated_kind);
        let for_a_time = kind.filter(|kind| kind.keeps_home());
        let on_seat = employee.zip(self.item.seats.first());
        let moves = on_seat.map(|(employee, seat)| Move { stated_kind: for_a_time, ..Move::new(employee, seat) });
        let until = proposal.filter(|_| for_a_time.is_some()).and_then(|own| own.until);
        Whole { moves: moves.into_iter().collect(), until, ..Whole::default() }
    }
}

/// Last day of a decided move that keeps the home position; none of a permanent one.
pub fn last_day(facts: &Facts, item: &ItemId, decided: &DecidedMove) -> Option<NaiveDate> {
    let item = facts.docket().item(item).filter(|_| decided.kind.keeps_home())?;
    whole(facts, item, Some(&decided.employee)).until
}

/// Candidates for an item as the standing is now; see [`candidates_in`].
pub fn candidates(facts: &Facts, standing: &Standing, item: &Item, chosen: Option<&EmployeeId>) -> Vec<Candidate> {
    candidates_in(&situation(facts, standing, std::slice::from_ref(&item.id)), item, chosen)
}

/// Candidates for an item's seat in the situation in which the item is judged, best fit first; a swap has its
/// own movers only, each for their seat.
///
/// The ranking is by fit alone: rules never hide people and never re-rank them. Equal fit is ordered by
/// completeness of evidence, then by id. Somebody `chosen` who is neither named nor among the best stands in their place.
pub fn candidates_in(situation: &Situation<'_>, item: &Item, chosen: Option<&EmployeeId>) -> Vec<Candidate> {
    let facts = situation.facts;
    if item.is_swap() {
        let whole = whole(facts, item, None);
        let verdicts = rules::judge(situation, &whole);
        let of_mover = |mutation: &Move| Candidate {
            employee: mutation.employee.clone(),
            fit: fit_of(facts, &mutation.employee, &mutation.to),
            verdicts: verdicts.iter().filter(|verdict| verdict.employee == mutation.employee).cloned().collect(),
            named: true,
        };
        return item.moves.iter().map(of_mover).collect();
    }
    let Some(seat) = item.seats.first().and_then(|seat| facts.position(seat)) else { return Vec::new() };
    let on = facts.sitting().effective;
    let rank = |listed: &[EmployeeId], limit: usize| {
        ranking::rank_candidates(facts, &situation.placements, seat, listed, on, limit)
    };
    let mut ranked = rank(&item.named, item.named.len() + OTHERS);
    if let Some(chosen) = chosen.filter(|chosen| !ranked.contains(chosen)) {
        ranked.push(chosen.clone());
        ranked = rank(&ranked, ranked.len());
    }
    let candidate = |employee: EmployeeId| Candidate {
        fit: fit_of(facts, &employee, &seat.id),
        verdicts: rules::judge(situation, &whole(facts, item, Some(&employee))),
        named: item.named.contains(&employee),
        employee,
    };
    ranked.into_iter().map(candidate).collect()
}

/// Looks for the best candidates of every seat of the docket before anybody asks, so that no key waits for it.
pub fn look_ahead(facts: &Facts) {
    for item in facts.docket().items().iter().filter(|item| !item.is_swap()) {
        if let Some(seat) = item.seats.first().and_then(|seat| facts.position(seat)) {
            ranking::look_ahead(facts, seat, facts.sitting().effective);
        }
    }
}

/// Fit of an employee to a position at the planned effective date.
pub fn fit_of(facts: &Facts, employee: &EmployeeId, position: &PositionId) -> Fit {
    match (facts.employee(employee), facts.position(position)) {
        (Some(employee), Some(position)) => score::fit(facts, employee, position, facts.sitting().effective),
        _ => Fit { total: None, known: 0, asked: 0, criteria: Vec::new() },
    }
}

/// Who of those the file names, blocked by nothing, fits better than the one chosen, if anybody does.
pub fn fitter<'a>(candidates: &'a [Candidate], chosen: &EmployeeId) -> Option<&'a EmployeeId> {
    let best = candidates.iter().find(|candidate| candidate.named && !candidate.blocked())?;
    let own = candidates.iter().find(|candidate| candidate.employee == *chosen);
    own.is_none_or(|own| best.fit.total > own.fit.total).then_some(&best.employee)
}
