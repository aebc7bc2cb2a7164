//! The plan as the board has it: which one, what it waits for, and what was asked about it.

use std::sync::Arc;

use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::index::Lookup;
use crate::planner::fixings::{Fixings, Kept};
use crate::planner::keeping::FAST;

use super::ripple::{Change, Intended, Ripple, changes};
use super::suggested::Suggested;

/// Something that is asked about the plan of the present standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inquiry {
    /// What the whole plan loses when each of these takes a seat.
    Costs(PositionId, Vec<EmployeeId>),
    /// The three by whom it loses least.
    Names(PositionId),
    /// What a decision would change, in a plan that keeps to these suggestions.
    Ripple(Intended, Kept),
}

/// What was found, for the same seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Points that the whole plan loses; none for somebody who cannot take the seat.
    Costs(PositionId, Vec<(EmployeeId, Option<i64>)>),
    /// Names with these points, the best first.
    Names(PositionId, Vec<(EmployeeId, i64)>),
    /// What the decision would change; none where no plan could hold it.
    Ripple(Intended, Option<Ripple>),
    /// A later question came before this one was looked at; it may be asked again.
    Overtaken(Inquiry),
}

/// What the board is told of the plan.
#[derive(Clone, Debug)]
pub enum PlanTold {
    /// A plan was made.
    Made(Arc<Suggested>),
    /// A plan in the making was given up, for a later standing came.
    GivenUp,
    /// Something was found about the plan for the standing after the entry of this number.
    Answered(u64, Answer),
}

/// What is known of one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known<T> {
    Asked,
    Found(T),
}

/// The plan of the board.
#[derive(Clone, Debug, Default)]
pub struct AtHand {
    suggested: Option<Arc<Suggested>>,
    /// The facts, the last entry of the standing, and what it settles, for which a plan was asked.
    asked: Option<(Arc<Facts>, u64, Fixings)>,
    /// What was suggested whenever these things were settled, of these facts, in this run: what is taken back brings the
    /// same plan again.
    stored: Vec<(Fixings, Vec<(EmployeeId, PositionId)>)>,
    /// Whether the next decision keeps all other suggestions.
    keeps: bool,
    costs: Lookup<(PositionId, EmployeeId), Known<Option<i64>>>,
    names: Lookup<PositionId, Known<Vec<(EmployeeId, i64)>>>,
    ripple: Option<(Intended, Known<Option<Ripple>>)>,
    /// What the last entry changed: its number, and for whom something else is suggested since.
    changes: (u64, Vec<Change>),
}

/// What a name costs the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// It is being counted.
    Counting,
    /// So many points.
    Points(i64),
    /// The seat cannot be theirs in any plan.
    Barred,
}

impl AtHand {
    /// The plan; one of an earlier standing too, until the next has come.
    pub fn suggested(&self) -> Option<&Arc<Suggested>> {
        self.suggested.as_ref()
    }

    /// What the whole plan loses when somebody takes a seat; none where that was never asked.
    pub fn cost(&self, seat: &PositionId, who: &EmployeeId) -> Option<Cost> {
        self.costs.get(&(seat.clone(), who.clone())).map(|known| match known {
            Known::Asked => Cost::Counting,
            Known::Found(Some(points)) => Cost::Points(*points),
            Known::Found(None) => Cost::Barred,
        })
    }

    /// The names for a seat, as soon as they are known.
    pub fn names(&self, seat: &PositionId) -> Option<&[(EmployeeId, i64)]> {
        match self.names.get(seat)? {
            Known::Found(names) => Some(names),
            Known::Asked => None,
        }
    }

    /// What a decision would change: none while that is counted, none in it where no plan could hold the decision.
    pub fn ripple(&self, intended: &Intended) -> Option<Option<&Ripple>> {
        match self.ripple.as_ref().filter(|(of, _)| of == intended) {
            Some((_, Known::Found(ripple))) => Some(ripple.as_ref()),
            Some((_, Known::Asked)) | None => None,
        }
    }

    /// Number of the last entry that changed the plan, and for whom something else is suggested since.
    pub fn changes(&self) -> (u64, &[Change]) {
        (self.changes.0, &self.changes.1)
    }

    /// Takes a plan that was made; one that was overtaken is for nobody any more.
    pub(super) fn take(&mut self, suggested: Arc<Suggested>) {
        let Some((.., settled)) = self.asked.as_ref().filter(|(_, number, _)| *number == suggested.number()) else {
            return;
        };
        if let Some(plan) = &suggested.plan {
            self.stored.retain(|(own, _)| own != settled);
            self.stored.push((settled.clone(), plan.suggestions()));
        }
        let before = self.suggested.as_ref().filter(|own| own.number() < suggested.number());
        if let Some((before, after)) = before.and_then(|own| own.plan.as_ref()).zip(suggested.plan.as_ref()) {
            let decided: Vec<&EmployeeId> =
                after.moves.iter().filter(|own| own.fixed).map(|own| &own.employee).collect();
            let found = changes(before, after, &decided);
            // Notes and attendance change nothing: what the last decision did stays told.
            if !found.is_empty() || before.value != after.value {
                self.changes = (suggested.number(), found);
            }
        }
        self.suggested = Some(suggested);
    }

    pub(super) fn note(&mut self, answer: Answer) {
        match answer {
            Answer::Costs(seat, costs) => {
                for (who, cost) in costs {
                    self.costs.insert((seat.clone(), who), Known::Found(cost));
                }
            }
            Answer::Names(seat, names) => drop(self.names.insert(seat, Known::Found(names))),
            Answer::Ripple(intended, ripple) => {
                if let Some((_, known)) = self.ripple.as_mut().filter(|(of, _)| *of == intended) {
                    *known = Known::Found(ripple);
                }
            }
            Answer::Overtaken(Inquiry::Costs(seat, who)) => {
                for who in who {
                    self.costs.remove(&(seat.clone(), who));
                }
            }
            Answer::Overtaken(Inquiry::Names(seat)) => drop(self.names.remove(&seat)),
            Answer::Overtaken(Inquiry::Ripple(intended, _)) => drop(self.ripple.take_if(|(of, _)| *of == intended)),
        }
    }

    /// Begins anew, for other facts or another standing that settles this; what the next plan is to keep to.
    pub(super) fn begin(&mut self, facts: &Arc<Facts>, number: u64, settled: Fixings) -> Option<Kept> {
        if self.asked.as_ref().is_some_and(|(of, ..)| !Arc::ptr_eq(of, facts)) {
            self.stored.clear();
        }
        let kept = self.kept(facts, &settled, self.keeps);
        self.asked = Some((Arc::clone(facts), number, settled));
        self.keeps = false;
        self.costs.clear();
        self.names.clear();
        self.ripple = None;
        kept
    }

    /// What a plan is to keep to when this is settled: the plan that there was when it was settled before, or the present one,
    /// that also where all of it is asked to be kept.
    fn kept(&self, facts: &Facts, settled: &Fixings, keeps: bool) -> Option<Kept> {
        if let Some((_, moves)) = self.stored.iter().find(|(own, _)| own == settled && !keeps) {
            return Some(Kept { moves: moves.clone(), points: FAST });
        }
        let points = if keeps { FAST } else { facts.settings().planner.stability_points };
        let plan = self.suggested.as_ref()?.plan.as_ref()?;
        Some(Kept { moves: plan.suggestions(), points })
    }

    /// Forgets what was suggested, so that the next plan is the best one.
    pub(super) fn let_go(&mut self) {
        self.suggested = None;
        let asked = self.asked.take();
        self.stored.retain(|(own, _)| asked.as_ref().is_none_or(|(.., settled)| own != settled));
    }

    /// Whether the next decision keeps all other suggestions.
    pub fn keep_at_next(&mut self, keeps: bool) {
        self.keeps = keeps;
    }

    pub(super) fn is_asked(&self, facts: &Arc<Facts>, number: u64) -> bool {
        self.asked.as_ref().is_some_and(|(of, at, _)| Arc::ptr_eq(of, facts) && *at == number)
    }

    pub(super) fn ask_costs(&mut self, seat: &PositionId, who: impl Iterator<Item = EmployeeId>) -> Option<Inquiry> {
        let new: Vec<EmployeeId> = who.filter(|who| !self.costs.contains_key(&(seat.clone(), who.clone()))).collect();
        for who in &new {
            self.costs.insert((seat.clone(), who.clone()), Known::Asked);
        }
        (!new.is_empty()).then(|| Inquiry::Costs(seat.clone(), new))
    }

    /// Asks what a decision would change that settles this.
    pub(super) fn ask_ripple(&mut self, facts: &Facts, intended: Intended, settled: &Fixings) -> Option<Inquiry> {
        if self.ripple.as_ref().is_some_and(|(of, _)| *of == intended) {
            return None;
        }
        let kept = self.kept(facts, settled, intended.keeps)?;
        self.ripple = Some((intended.clone(), Known::Asked));
        Some(Inquiry::Ripple(intended, kept))
    }

    pub(super) fn ask_names(&mut self, seat: &PositionId) -> Option<Inquiry> {
        if self.names.contains_key(seat) {
            return None;
        }
        self.names.insert(seat.clone(), Known::Asked);
        Some(Inquiry::Names(seat.clone()))
    }
}
