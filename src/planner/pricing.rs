//! What is known of all pairs of everybody who may move and every position: their worths, and what is ruled out.

use std::collections::HashSet;

use crate::domain::class::MoveKind;
use crate::planner::kinds::Kinds;
use crate::planner::network::Cost;
use crate::planner::problem::Problem;
use crate::planner::solve::Solver;
use crate::planner::stop::Stop;
use crate::planner::worths::{Worths, judged_in_full};

/// What is known of pairs.
pub struct Pricing {
    pub(super) kinds: Kinds,
    pub(super) worths: Worths,
    /// By places of the file.
    pub(super) forbidden: HashSet<(usize, usize)>,
    /// Whether somebody wishes to end.
    pub stop: Stop,
}

impl Pricing {
    /// Of a problem, with nothing judged yet.
    pub fn of(problem: &Problem<'_>) -> Pricing {
        let kinds = Kinds::of(problem);
        Pricing { worths: Worths::of(problem, &kinds), kinds, forbidden: forbidden(problem), stop: Stop::default() }
    }

    /// The same, given up when that is asked.
    pub fn until(self, stop: &Stop) -> Pricing {
        Pricing { stop: stop.clone(), ..self }
    }

    /// Forbids a move.
    pub fn forbid(&mut self, problem: &Problem<'_>, person: usize, position: usize) {
        self.forbidden.insert((problem.persons[person].place, position));
    }

    /// Goes on with other fixings of the same facts.
    pub fn follow(&mut self, problem: &Problem<'_>) {
        self.forbidden = forbidden(problem);
    }

    /// How far from paying a choice is at least, by what is known of it; none where it is the present seat or barred.
    pub fn least(&self, problem: &Problem<'_>, person: usize, position: usize, solver: &Solver) -> Option<Cost> {
        if problem.persons[person].seat == Some(position) {
            return None;
        }
        let points = self.worths.known(&self.kinds, person, position)?;
        let price = solver.prices()[problem.node_of[position] as usize];
        Some(problem.scale.step(-points) + price - solver.paid_by(person))
    }

    /// Whether a move is forbidden, or a demotion for which no proposal gives a basis.
    pub fn is_ruled_out(&self, problem: &Problem<'_>, person: usize, position: usize) -> bool {
        let level = |at: usize| self.kinds.list[self.kinds.of[at] as usize].level;
        let falls = |seat: usize| {
            self.kinds.next(seat) != Some(position) && level(seat).kind_to(level(position)) == MoveKind::Demotion
        };
        self.is_forbidden(problem, person, position)
            || (problem.fixings.exceptions.is_empty()
                && problem.persons[person].seat.is_some_and(falls)
                && problem.proposal(person, position).is_none())
    }

    pub(super) fn is_forbidden(&self, problem: &Problem<'_>, person: usize, position: usize) -> bool {
        !self.forbidden.is_empty() && self.forbidden.contains(&(problem.persons[person].place, position))
    }

    /// Points of a move; none when a rule bars it.
    pub fn judge(&mut self, problem: &Problem<'_>, person: usize, position: usize) -> Option<i64> {
        if problem.persons[person].seat == Some(position) {
            return judged_in_full(problem, person, position);
        }
        self.worths.judge(problem, &self.kinds, person, position)
    }
}

/// Pairs that the fixings forbid, by their places in the file.
fn forbidden(problem: &Problem<'_>) -> HashSet<(usize, usize)> {
    let facts = problem.facts;
    let forbidden = problem.fixings.forbidden.iter();
    forbidden.filter_map(|(who, to)| Some((facts.employee_index(who)?, facts.position_index(to)?))).collect()
}
