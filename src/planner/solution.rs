//! A problem solved: the best plan over all pairs, with the proof of it and what had to be forbidden on the way.

use std::collections::HashSet;

use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::proposal::Move;
use crate::planner::certificate;
use crate::planner::counter::Counter;
use crate::planner::fixings::Bound;
use crate::planner::network::{Choice, Cost, Network, ROOT};
use crate::planner::pair::of_fit;
use crate::planner::pricing::Pricing;
use crate::planner::problem::Problem;
use crate::planner::solve::Solver;
use crate::planner::stop::Stop;
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
    /// The greatest value that any plan of the listed choices can have, by the prices alone; of those that keep as much of an
    /// earlier plan, where that counts.
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

/// Prices are brought back to the ground when that of the root lies so far from it.
const HIGH: Cost = 1 << 56;

/// A problem with its best plan.
pub struct Solution<'p, 'a> {
    /// The problem.
    pub problem: &'p Problem<'a>,
    /// The solver with its choices and prices.
    pub solver: Solver,
    /// What is known of pairs.
    pricing: Pricing,
    /// Points that the plan is better than leaving everybody where the file has them.
    pub value: i64,
    /// The proof.
    pub certificate: Certificate,
}

impl<'p, 'a> Solution<'p, 'a> {
    /// Solves a problem; none where more persons are fixed into a place than it can hold, which no fixing does by itself.
    pub fn of(problem: &'p Problem<'a>) -> Option<Solution<'p, 'a>> {
        Solution::among(problem, Pricing::of(problem))
    }

    /// Solves a problem unless that is to be given up; none then.
    pub fn unless(problem: &'p Problem<'a>, stop: &Stop) -> Option<Solution<'p, 'a>> {
        Solution::among(problem, Pricing::of(problem).until(stop))
    }

    /// The same where what every move may count is known already.
    pub fn among(problem: &'p Problem<'a>, mut pricing: Pricing) -> Option<Solution<'p, 'a>> {
        let mut solver = Solver::of(problem.network(), problem.first_prices());
        offer_kept(problem, &mut solver, &mut pricing);
        problem.free().for_each(|person| solver.ask(person));
        Solution::from(problem, solver, pricing, false)
    }

    /// Solves a problem of the same facts with other fixings, beginning where this solution ended: what is fixed
    /// or set free moves one person each, and prices change little. The plan is that of a fresh start.
    pub fn again<'n>(self, problem: &'n Problem<'a>) -> Option<Solution<'n, 'a>> {
        if !problem.is_alike(self.problem) {
            return Solution::of(problem);
        }
        let (changed, freed) = (self.changed(problem), self.freed(problem));
        let Solution { problem: before, mut solver, mut pricing, .. } = self;
        for (node, (now, before)) in problem.nodes.iter().zip(&before.nodes).enumerate() {
            if !now.load.counts_as(&before.load) {
                solver.rebuild(node, problem.steps(node));
            }
        }
        for (person, choices) in changed {
            solver.limit(person, choices);
        }
        for person in freed {
            solver.hold(person);
            if problem.persons[person].bound == Bound::Free {
                solver.ask(person);
            }
        }
        // What was closed before nobody has looked at.
        if before.is_open.iter().zip(&problem.is_open).any(|(was, is)| *is && !*was) {
            problem.free().for_each(|person| solver.ask(person));
        }
        pricing.follow(problem);
        offer_kept(problem, &mut solver, &mut pricing);
        come_down(&mut solver);
        Solution::from(problem, solver, pricing, true)
    }

    /// Solves on from any state of solver and pricing. At last every pair is held against the last prices, whatever was found
    /// at earlier ones; but for those who were held against lower ones before, where that is known.
    fn from(
        problem: &'p Problem<'a>,
        mut solver: Solver,
        mut pricing: Pricing,
        known: bool,
    ) -> Option<Solution<'p, 'a>> {
        let (mut rounds, mut prohibitions) = (0, Vec::new());
        loop {
            rounds += 1;
            let mut counter = Counter::of(problem, &mut pricing, solver.prices());
            if !solver.settle(&mut counter) {
                return None;
            }
            let is_open = |person: &usize| !known || solver.may_gain(*person);
            let missed = counter.missed(&solver, problem.free().filter(is_open));
            if !missed.is_empty() {
                missed.into_iter().for_each(|person| solver.ask(person));
                continue;
            }
            let barred = barred(problem, &solver);
            if barred.is_empty() {
                break;
            }
            for (person, position, verdict) in barred {
                pricing.forbid(problem, person, position);
                let node = problem.node_of[position];
                let mut left: Vec<Choice> = solver.network().choices[person].clone();
                left.retain(|choice| choice.node != node);
                solver.limit(person, left);
                let (employee, to) =
                    (problem.employee(person).id.clone(), problem.facts.positions()[position].id.clone());
                prohibitions.push(Prohibition { employee, to, verdict });
            }
        }
        let network = solver.network();
        let cost = network.cost(solver.chosen())?;
        let bound = certificate::bound(network, solver.prices(), |person| network.choices[person].iter().copied());
        assert_eq!(cost, bound, "the prices prove the plan");
        // What is kept counts in the choice of the plan, not in its worth.
        let chosen = (0..problem.persons.len()).map(|person| (person, solver.choice_of(person).node));
        let bonus: i128 = chosen.map(|(person, node)| i128::from(problem.bonus(person, node))).sum();
        let value = |cost: i128| problem.cost_of_staying() - problem.scale.points(cost + bonus);
        let certificate =
            Certificate { bound: value(bound), listed: solver.listed(), pairs: problem.pairs(), rounds, prohibitions };
        Some(Solution { value: value(cost), problem, solver, pricing, certificate })
    }

    /// Persons who are fixed otherwise under other fixings, or to whom something is allowed again.
    fn freed(&self, problem: &Problem<'a>) -> Vec<usize> {
        let before = self.problem;
        let was_barred = self.certificate.prohibitions.iter().filter_map(|one| problem.person_of(&one.employee));
        let forbidden: HashSet<(usize, u32)> = problem.forbidden_choices().collect();
        let lifted = before.forbidden_choices().filter(|choice| !forbidden.contains(choice)).map(|(person, _)| person);
        let is_other = |person: &usize| problem.persons[*person].bound != before.persons[*person].bound;
        was_barred.chain(lifted).chain((0..problem.persons.len()).filter(is_other)).collect()
    }

    /// Persons who have other choices under other fixings, with these.
    fn changed(&self, problem: &Problem<'a>) -> Vec<(usize, Vec<Choice>)> {
        let before = self.problem;
        let place = |employee| problem.person_of(employee);
        let was_barred = self.certificate.prohibitions.iter().map(|one| &one.employee);
        let was_forbidden = before.fixings.forbidden.iter().map(|(employee, _)| employee);
        let forbidden: HashSet<(usize, u32)> = problem.forbidden_choices().collect();
        let closed: Vec<bool> = before.is_open.iter().zip(&problem.is_open).map(|(was, is)| *was && !*is).collect();
        let any_closed = closed.contains(&true);
        let is_closed = |choice: &Choice| match problem.nodes[choice.node as usize].subject {
            Subject::Position(position) => closed[position],
            _ => false,
        };
        let listed = |person: usize| &self.solver.network().choices[person];
        let mut touched: Vec<usize> = was_barred.chain(was_forbidden).filter_map(place).collect();
        touched.extend(forbidden.iter().map(|(person, _)| *person));
        let keeps_other = problem.fixings.kept != before.fixings.kept;
        touched.extend((0..problem.persons.len()).filter(|person| {
            keeps_other
                || problem.persons[*person].bound != before.persons[*person].bound
                || (any_closed && listed(*person).iter().any(is_closed))
        }));
        touched.sort_unstable();
        touched.dedup();
        let choices = |person: usize| {
            let home = problem.home(person);
            let may = |choice: &&Choice| {
                choice.node == home || !(is_closed(choice) || forbidden.contains(&(person, choice.node)))
            };
            match (problem.persons[person].bound, before.persons[person].bound) {
                (Bound::Free, Bound::Free) => {
                    let more = |node| before.bonus(person, node) - problem.bonus(person, node);
                    let again = |choice: &Choice| Choice { cost: choice.cost + more(choice.node), ..*choice };
                    Some(listed(person).iter().filter(may).map(again).collect())
                }
                (now, before) => (now != before).then(|| problem.first_choices(person)),
            }
        };
        touched.into_iter().filter_map(|person| Some((person, choices(person)?))).collect()
    }

    /// The least that [`regret`](Solution::regret) can be by the prices; none where the move is ruled out.
    pub fn least_regret(&self, person: usize, position: usize) -> Option<i64> {
        // What is far from paying is not asked for that by the prices alone.
        if self.cannot_come(person, position) {
            return None;
        }
        let least = self.pricing.least(self.problem, person, position, &self.solver)?;
        Some(self.problem.scale.points(i128::from(least)))
    }

    /// Whether a person can come to a position in no plan: it takes nobody, or the move is ruled out.
    fn cannot_come(&self, person: usize, position: usize) -> bool {
        !self.problem.is_open[position] || self.pricing.is_ruled_out(self.problem, person, position)
    }

    /// Points that the whole plan loses when a person goes to a position, or stays in it, everybody else planned anew around it; none
    /// where a rule bars the move, where it was forbidden, or where nobody could make room for it.
    pub fn regret(&mut self, person: usize, position: usize) -> Option<i64> {
        let problem = self.problem;
        let choice = match problem.persons[person].seat {
            Some(seat) if seat == position => problem.staying(person),
            _ if self.cannot_come(person, position) => return None,
            _ => problem.going(person, position, self.pricing.judge(problem, person, position)?),
        };
        let value = self.value;
        self.with_choices(person, vec![choice], true, |solver| {
            let cost = solver.network().cost(solver.chosen())?;
            Some(value - (problem.cost_of_staying() - problem.scale.points(cost)))
        })
    }

    /// Whether the plan has a person in a position.
    pub fn has(&self, person: usize, position: usize) -> bool {
        self.solver.choice_of(person).node == self.problem.node_of[position]
    }

    /// Whether the plan would have a person in a position if their fit to it were so many hundredths.
    pub fn would_have(&mut self, person: usize, position: usize, fit: i64) -> bool {
        let problem = self.problem;
        if problem.persons[person].seat == Some(position) || self.cannot_come(person, position) {
            return false;
        }
        let (now, then) = problem.pair(person, position, &[], false).fits;
        let weights = &problem.facts.settings().planner;
        let more = now.zip(then).map(|(now, then)| of_fit(weights, fit - now) - of_fit(weights, then - now));
        let Some((points, more)) = self.pricing.judge(problem, person, position).zip(more) else { return false };
        let node = problem.node_of[position];
        let mut choices = self.solver.network().choices[person].clone();
        choices.retain(|choice| choice.node != node);
        choices.push(problem.going(person, position, points + more));
        self.with_choices(person, choices, false, |solver| Some(solver.choice_of(person).node == node)).unwrap_or(false)
    }

    /// Looks at the plan that there would be if a person had other choices, these alone where `is_held`; afterwards
    /// everything is as before. Nothing where there would be none.
    fn with_choices<T>(
        &mut self,
        person: usize,
        choices: Vec<Choice>,
        is_held: bool,
        look: impl FnOnce(&Solver) -> Option<T>,
    ) -> Option<T> {
        let problem = self.problem;
        come_down(&mut self.solver);
        let own = self.solver.network().choices[person].clone();
        // What is listed meanwhile goes again: how far was looked before is how far is known afterwards.
        let reach = self.solver.hold(person);
        if !is_held {
            self.solver.release(person, reach);
        }
        self.solver.limit(person, choices);
        let mut counter = Counter::of(problem, &mut self.pricing, self.solver.prices());
        let is_possible = self.solver.settle(&mut counter);
        let found = is_possible.then(|| look(&self.solver)).flatten();
        self.solver.release(person, reach);
        self.solver.limit(person, own);
        self.solver.settle(&mut counter).then_some(found)?
    }

    /// The network of the plan for other solvers to try, with every choice that is nearly paying.
    pub fn network(&mut self) -> Network {
        Counter::of(self.problem, &mut self.pricing, self.solver.prices()).written_out(&self.solver)
    }

    /// Persons whom the plan moves, with the place of the position they go to.
    pub fn movers(&self) -> Vec<(usize, usize)> {
        movers(self.problem, &self.solver)
    }
}

/// Offers everybody who is free what an earlier plan suggested, where no rule bars it: with what it costs less it may pay
/// where the prices alone would pass it over.
fn offer_kept(problem: &Problem<'_>, solver: &mut Solver, pricing: &mut Pricing) {
    for (person, position) in problem.kept_moves() {
        let may_go = problem.persons[person].bound == Bound::Free
            && problem.is_open[position]
            && !pricing.is_ruled_out(problem, person, position);
        let node = problem.node_of[position];
        if !may_go || solver.network().choices[person].iter().any(|choice| choice.node == node) {
            continue;
        }
        if let Some(points) = pricing.judge(problem, person, position) {
            solver.offer(person, problem.going(person, position, points));
        }
    }
}

/// Brings prices that have risen far back to the ground.
fn come_down(solver: &mut Solver) {
    if solver.prices()[ROOT].abs() > HIGH {
        solver.ground();
    }
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
    // Nearly always nothing is, which is told much sooner than what every rule says of every move.
    if !rules::is_barred_together(&problem.situation, &whole) {
        return Vec::new();
    }
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
mod keeping_tests;
#[cfg(test)]
mod tests;
