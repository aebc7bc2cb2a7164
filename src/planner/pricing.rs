//! All pairs of everybody who may move and every position that takes newcomers, looked through for what would pay.
//!
//! Everybody is held against every [kind](Kinds) of position at the price of its cheapest one, and against each position
//! of a kind only where that would pay; what is tied to a person is looked at one by one. No pair that would pay is
//! passed over, so that a round that finds nothing is a proof.

use std::collections::HashSet;

use crate::domain::class::MoveKind;
use crate::domain::index::Lookup;
use crate::planner::fixings::Bound;
use crate::planner::kinds::Kinds;
use crate::planner::market::Market;
use crate::planner::network::{Choice, Cost};
use crate::planner::pair::{is_proposed, is_wished};
use crate::planner::problem::Problem;
use crate::planner::solve::Solver;
use crate::planner::worths::{Worths, alone, may_be_long, taken};
use crate::rules;
use crate::rules::aspiration::answers;
use crate::rules::verdict::Mark;

/// Choices offered to one person in one round, the best ones.
const A_ROUND: usize = 16;

/// What is known of pairs.
pub struct Pricing {
    kinds: Kinds,
    worths: Worths,
    /// Positions that a person wishes for, a proposal names, or the person holds already, in order; by person.
    tied: Lookup<usize, Vec<usize>>,
    /// Points of pairs of the own agency and of those tied, that were judged; none of those that are barred.
    judged: Lookup<(u32, u32), Option<i64>>,
    /// By places of the file.
    forbidden: HashSet<(usize, usize)>,
}

/// The best of what would pay for one person: how much less each costs than what is paid.
struct Best(Vec<(Cost, Choice)>);

impl Best {
    fn take(&mut self, less: Cost, choice: Choice) {
        let place = self.0.partition_point(|(better, other)| (*better, other.node) < (less, choice.node));
        if place < A_ROUND {
            self.0.truncate(A_ROUND - 1);
            self.0.insert(place, (less, choice));
        }
    }
}

impl Pricing {
    /// Of a problem, with nothing judged yet.
    pub fn of(problem: &Problem<'_>) -> Pricing {
        let kinds = Kinds::of(problem);
        Pricing {
            worths: Worths::of(problem, &kinds),
            tied: tied(problem, &kinds),
            kinds,
            judged: Lookup::default(),
            forbidden: forbidden(problem),
        }
    }

    /// Forbids a move.
    pub fn forbid(&mut self, problem: &Problem<'_>, person: usize, position: usize) {
        self.forbidden.insert((problem.persons[person].place, position));
    }

    /// Goes on with other fixings of the same facts.
    pub fn follow(&mut self, problem: &Problem<'_>) {
        self.forbidden = forbidden(problem);
    }

    /// Choices that are not offered yet and would pay at the solver's prices: the best few of everybody who is free but
    /// the one who is held. None at all when no eligible pair would.
    pub fn improving(&mut self, problem: &Problem<'_>, solver: &Solver, held: Option<usize>) -> Vec<(usize, Choice)> {
        let market = Market::of(problem, &self.kinds, solver.prices());
        let mut offers = Vec::new();
        let mut near = Vec::new();
        for person in 0..problem.persons.len() {
            if problem.persons[person].bound != Bound::Free || held == Some(person) {
                continue;
            }
            let mut best = Best(Vec::new());
            self.look_at_kinds(problem, &market, solver, person, &mut near, &mut best);
            self.look_at_own(problem, &market, solver, person, &mut best);
            offers.extend(best.0.into_iter().map(|(_, choice)| (person, choice)));
        }
        offers
    }

    /// Holds a person against everything that nothing ties to them.
    fn look_at_kinds(
        &mut self,
        problem: &Problem<'_>,
        market: &Market,
        solver: &Solver,
        person: usize,
        near: &mut Vec<u32>,
        best: &mut Best,
    ) {
        let paid = solver.paid_by(person);
        let limit = problem.scale.points_up(paid);
        let pays = |floor: i64, points: i32| floor - i64::from(points) < limit;
        near.clear();
        let kinds = market.floors.iter().zip(self.worths.known(person)).enumerate();
        near.extend(kinds.filter(|(_, (floor, points))| pays(**floor, **points)).map(|(kind, _)| kind as u32));
        for kind in near.iter().map(|kind| *kind as usize) {
            for (price, position) in market.of_kind(kind) {
                if !pays(problem.scale.points(i128::from(*price)), self.worths.known(person)[kind]) {
                    break;
                }
                let position = *position as usize;
                if self.is_own(problem, person, position) || self.is_forbidden(problem, person, position) {
                    continue;
                }
                let Some(points) = self.worths.judge(problem, person, kind, position) else { break };
                self.weigh(problem, solver, person, position, points, best);
            }
        }
    }

    /// Holds a person against the positions of the own agency, and what is tied to them.
    fn look_at_own(&mut self, problem: &Problem<'_>, market: &Market, solver: &Solver, person: usize, best: &mut Best) {
        let limit = problem.scale.points_up(solver.paid_by(person));
        let seat = problem.persons[person].seat;
        let agency = seat.and_then(|seat| self.kinds.agency(seat));
        let own = agency.map_or(&[][..], |agency| market.of_agency(agency));
        let tied = self.tied.get(&person).cloned().unwrap_or_default();
        for position in own.iter().map(|position| *position as usize).filter(|position| Some(*position) != seat) {
            let hoped = self.worths.hoped(person, self.kinds.of[position] as usize)
                - self.unit_points(problem, person, position);
            let price = problem.scale.points(i128::from(solver.prices()[problem.node_of[position] as usize]));
            if price - hoped < limit && !tied.contains(&position) {
                self.look(problem, solver, person, position, best);
            }
        }
        for position in tied.into_iter().filter(|position| problem.is_open[*position] && Some(*position) != seat) {
            self.look(problem, solver, person, position, best);
        }
    }

    fn look(&mut self, problem: &Problem<'_>, solver: &Solver, person: usize, position: usize, best: &mut Best) {
        if self.is_ruled_out(problem, person, position) {
            return;
        }
        if let Some(points) = self.judge(problem, person, position) {
            self.weigh(problem, solver, person, position, points, best);
        }
    }

    /// Takes a choice that would pay and is not offered yet.
    fn weigh(
        &self,
        problem: &Problem<'_>,
        solver: &Solver,
        person: usize,
        position: usize,
        points: i64,
        best: &mut Best,
    ) {
        let choice = problem.going(person, position, points);
        let less = choice.cost + solver.prices()[choice.node as usize] - solver.paid_by(person);
        let is_listed = || solver.network().choices[person].iter().any(|own| own.node == choice.node);
        if less < 0 && !is_listed() {
            best.take(less, choice);
        }
    }

    /// Every choice of a person that is not offered yet, whether it pays or not.
    pub fn every(&mut self, problem: &Problem<'_>, person: usize, solver: &Solver) -> Vec<Choice> {
        let listed = &solver.network().choices[person];
        let is_new = |position: &usize| {
            problem.is_open[*position] && listed.iter().all(|choice| choice.node != problem.node_of[*position])
        };
        let mut found = Vec::new();
        for position in (0..problem.is_open.len()).filter(is_new) {
            if self.is_ruled_out(problem, person, position) {
                continue;
            }
            let points = self.judge(problem, person, position);
            found.extend(points.map(|points| problem.going(person, position, points)));
        }
        found
    }

    /// How far from paying a choice is at least, by what is known of it; none where it is the present seat or barred.
    pub fn least(&self, problem: &Problem<'_>, person: usize, position: usize, solver: &Solver) -> Option<Cost> {
        if problem.persons[person].seat == Some(position) {
            return None;
        }
        let kind = self.kinds.of[position] as usize;
        let points = match self.is_own(problem, person, position) {
            true => self.hoped_of_own(problem, person, position),
            false => i64::from(self.worths.known(person)[kind]),
        };
        let price = solver.prices()[problem.node_of[position] as usize];
        (points > i64::from(i32::MIN)).then(|| problem.scale.step(-points) + price - solver.paid_by(person))
    }

    /// Whether a move is forbidden, or a demotion for which no proposal gives a basis.
    pub fn is_ruled_out(&self, problem: &Problem<'_>, person: usize, position: usize) -> bool {
        let level = |at: usize| self.kinds.list[self.kinds.of[at] as usize].level;
        let seat = problem.persons[person].seat;
        let falls = || {
            seat.is_some_and(|seat| {
                self.kinds.next(seat) != Some(position) && level(seat).kind_to(level(position)) == MoveKind::Demotion
            })
        };
        self.is_forbidden(problem, person, position)
            || (problem.fixings.exceptions.is_empty() && falls() && problem.proposal(person, position).is_none())
    }

    fn is_forbidden(&self, problem: &Problem<'_>, person: usize, position: usize) -> bool {
        !self.forbidden.is_empty() && self.forbidden.contains(&(problem.persons[person].place, position))
    }

    /// Whether a position lies in a person's own agency, or is tied to the person.
    fn is_own(&self, problem: &Problem<'_>, person: usize, position: usize) -> bool {
        let agency = problem.persons[person].seat.and_then(|seat| self.kinds.agency(seat));
        (agency.is_some() && agency == self.kinds.agency(position))
            || self.tied.get(&person).is_some_and(|tied| tied.contains(&position))
    }

    /// Points of a move; none when a rule bars it.
    pub fn judge(&mut self, problem: &Problem<'_>, person: usize, position: usize) -> Option<i64> {
        if !self.is_own(problem, person, position) {
            return self.worths.judge(problem, person, self.kinds.of[position] as usize, position);
        }
        let key = (person as u32, position as u32);
        if let Some(known) = self.judged.get(&key) {
            return *known;
        }
        let points = self.judged_alone(problem, person, position);
        self.judged.insert(key, points);
        points
    }

    /// Points of a move to what is a person's own; none when a rule bars it.
    fn judged_alone(&self, problem: &Problem<'_>, person: usize, position: usize) -> Option<i64> {
        let seat = problem.persons[person].seat;
        if seat.is_some_and(|seat| seat == position || self.kinds.next(seat) == Some(position)) {
            return judged(problem, person, position);
        }
        let found = alone(problem, person, position)?;
        let taken = taken(&problem.facts.settings().planner, found, may_be_long(problem, person));
        Some(self.hoped_of_own(problem, person, position) - taken)
    }

    /// Points of a move to what is a person's own before any rule is asked.
    fn hoped_of_own(&self, problem: &Problem<'_>, person: usize, position: usize) -> i64 {
        let weights = &problem.facts.settings().planner;
        let own = problem.persons[person].seat.map(|seat| self.kinds.agency(seat));
        let hoped = self.worths.hoped(person, self.kinds.of[position] as usize);
        let mut points = hoped - self.unit_points(problem, person, position);
        if own.is_some_and(|own| own != self.kinds.agency(position)) {
            points -= i64::from(weights.agency_points);
        }
        let proposal = problem.proposal(person, position);
        if is_wished(problem.facts, problem.employee(person), &problem.facts.positions()[position], proposal) {
            points += i64::from(weights.aspiration_points);
        }
        points + if is_proposed(proposal) { i64::from(weights.proposed_points) } else { 0 }
    }

    /// Points against leaving the unit, where the move does.
    fn unit_points(&self, problem: &Problem<'_>, person: usize, position: usize) -> i64 {
        let leaves =
            problem.persons[person].seat.is_some_and(|seat| self.kinds.sites[seat].0 != self.kinds.sites[position].0);
        if leaves { i64::from(problem.facts.settings().planner.unit_points) } else { 0 }
    }
}

/// Pairs that the fixings forbid, by their places in the file.
fn forbidden(problem: &Problem<'_>) -> HashSet<(usize, usize)> {
    let facts = problem.facts;
    let forbidden = problem.fixings.forbidden.iter();
    forbidden.filter_map(|(who, to)| Some((facts.employee_index(who)?, facts.position_index(to)?))).collect()
}

/// What is tied to everybody: positions wished for, named by a proposal, held besides, or going on under another name.
fn tied(problem: &Problem<'_>, kinds: &Kinds) -> Lookup<usize, Vec<usize>> {
    let facts = problem.facts;
    let mut found = Lookup::default();
    for (person, own) in problem.persons.iter().enumerate() {
        let employee = problem.employee(person);
        let mut tied: Vec<usize> = problem.proposals_of(person).map(|(position, _)| position).collect();
        tied.extend(employee.concurrent.as_ref().and_then(|id| facts.position_index(id)));
        tied.extend(own.seat.and_then(|seat| kinds.next(seat)));
        if !employee.aspirations.is_empty() {
            let wished = |at: &usize| {
                let position = &facts.positions()[*at];
                employee.aspirations.iter().any(|wish| answers(facts, wish, position))
            };
            tied.extend((0..facts.positions().len()).filter(wished));
        }
        tied.sort_unstable();
        tied.dedup();
        if !tied.is_empty() {
            found.insert(person, tied);
        }
    }
    found
}

/// Points of a move by itself, by all rules and the fit anew; none when a rule bars it.
pub fn judged(problem: &Problem<'_>, person: usize, position: usize) -> Option<i64> {
    let places = (problem.persons[person].place, position);
    let marks = rules::marks_at(&problem.situation, &problem.whole(person, position), places);
    let bars = |mark: &Mark| mark.blocks() && rules::is_of_one_move(mark.rule);
    (!marks.iter().any(bars)).then(|| problem.pair(person, position, &marks, false).points())
}
