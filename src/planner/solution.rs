//! A problem solved: the best plan over all pairs, with the proof of it and what had to be forbidden on the way.

use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::proposal::Move;
use crate::planner::certificate;
use crate::planner::network::Choice;
use crate::planner::pricing::Pricing;
use crate::planner::problem::Problem;
use crate::planner::solve::Solver;
use crate::planner::tree::Subject;
use crate::rules;
use crate::rules::situation::Whole;
use crate::rules::verdict::Verdict;

/// A move that only the other moves of a plan barred, so that the plan was made again without it.
#[derive(Clone, Debug)]
pub struct Prohibition {
    /// Who.
    pub employee: EmployeeId,
    /// Where to.
    pub to: PositionId,
    /// What stood in the way.
    pub verdict: Verdict,
}

/// What proves that no plan is better.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// The greatest value that any plan of the listed choices can have, by the prices alone.
    pub bound: i64,
    /// Choices listed.
    pub listed: usize,
    /// Pairs of an employee and an open position looked at in the last round; none of them would have paid.
    pub pairs: usize,
    /// Rounds in which choices were looked for.
    pub rounds: usize,
    /// What was forbidden because of other moves of the plan.
    pub prohibitions: Vec<Prohibition>,
}

/// A problem with its best plan.
pub struct Solution<'p, 'a> {
    /// The problem.
    pub problem: &'p Problem<'a>,
    /// The solver with its choices and prices.
    pub solver: Solver,
    /// Points that the plan is better than leaving everybody where the file has them.
    pub value: i64,
    /// The proof.
    pub certificate: Certificate,
}

impl<'p, 'a> Solution<'p, 'a> {
    /// Solves a problem; none where more persons are fixed into a place than it can hold, which no fixing does by itself.
    pub fn of(problem: &'p Problem<'a>) -> Option<Solution<'p, 'a>> {
        let mut pricing = Pricing::of(problem);
        let mut solver = Solver::of(problem.network(), problem.first_prices());
        let (mut rounds, mut prohibitions) = (0, Vec::new());
        loop {
            rounds += settle(&mut solver, &mut pricing)?;
            let barred = barred(problem, &solver);
            if barred.is_empty() {
                break;
            }
            for (person, position, verdict) in barred {
                pricing.forbid(person, position);
                let left: Vec<Choice> = solver.network().choices[person].clone();
                let node = problem.node_of[position];
                solver.limit(person, left.into_iter().filter(|choice| choice.node != node).collect());
                let (employee, to) =
                    (problem.employee(person).id.clone(), problem.facts.positions()[position].id.clone());
                prohibitions.push(Prohibition { employee, to, verdict });
            }
        }
        let cost = solver.network().cost(solver.chosen())?;
        let bound =
            certificate::bound(solver.network(), solver.prices(), |person| solver.network().choices[person].clone());
        debug_assert_eq!(cost, bound, "the prices prove the plan");
        let value = |cost: i128| problem.cost_of_staying() - problem.scale.points(cost);
        let certificate = Certificate {
            bound: value(bound),
            listed: solver.network().choices.iter().map(Vec::len).sum(),
            pairs: pricing.pairs(),
            rounds,
            prohibitions,
        };
        Some(Solution { value: value(cost), problem, solver, certificate })
    }

    /// Persons whom the plan moves, with the place of the position they go to.
    pub fn movers(&self) -> Vec<(usize, usize)> {
        movers(self.problem, &self.solver)
    }
}

/// Solves over all pairs: offers what would pay until nothing does. How many rounds it took.
fn settle(solver: &mut Solver, pricing: &mut Pricing<'_, '_>) -> Option<usize> {
    for round in 1.. {
        if !solver.settle() {
            return None;
        }
        let offers = pricing.improving(solver);
        if offers.is_empty() {
            return Some(round);
        }
        for (person, choice) in offers {
            solver.offer(person, choice);
        }
    }
    None
}

fn movers(problem: &Problem<'_>, solver: &Solver) -> Vec<(usize, usize)> {
    let away = |person: usize| {
        let node = solver.choice_of(person).node;
        match problem.nodes[node as usize].subject {
            Subject::Position(position) if node != problem.home(person) => Some((person, position)),
            _ => None,
        }
    };
    (0..problem.persons.len()).filter_map(away).collect()
}

/// Free moves of a plan that a rule bars because of the other ones, the whole plan judged at its end.
fn barred(problem: &Problem<'_>, solver: &Solver) -> Vec<(usize, usize, Verdict)> {
    let fixed = &problem.situation.placements;
    let free: Vec<(usize, usize)> = movers(problem, solver)
        .into_iter()
        .filter(|(person, _)| !fixed.is_moved(&problem.employee(*person).id))
        .collect();
    let target = |position: usize| &problem.facts.positions()[position].id;
    let moves = free.iter().map(|(person, position)| Move::new(&problem.employee(*person).id, target(*position)));
    let whole = Whole { moves: moves.collect(), ..Whole::default() };
    let verdicts = rules::judge(&problem.situation, &whole).into_iter();
    let of_others = |verdict: &Verdict| {
        verdict.blocks() && !rules::is_of_one_move(verdict.rule) && !rules::is_of_the_committee(verdict.rule)
    };
    let found = verdicts.filter(of_others).filter_map(|verdict| {
        let (person, position) = free.iter().find(|(person, _)| problem.employee(*person).id == verdict.employee)?;
        Some((*person, *position, verdict))
    });
    found.collect()
}

#[cfg(test)]
mod tests;
