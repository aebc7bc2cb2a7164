//! All pairs of everybody who may move and every position that takes newcomers, looked through for what would pay.
//!
//! A bound from a few numbers a head rules nearly all pairs out; the fit is computed of the others, and the rules judge
//! whom that leaves. No pair that would pay is passed over, so that a round that finds nothing is a proof.

use std::collections::HashSet;

use crate::domain::calendar::complete_months;
use crate::domain::class::{Level, MoveKind};
use crate::domain::index::Lookup;
use crate::domain::position::{LoadKind, Position};
use crate::domain::proposal::Proposal;
use crate::fit::muster::Promises;
use crate::planner::fixings::Bound;
use crate::planner::network::{Choice, Cost};
use crate::planner::pair::{is_proposed, is_wished, of_fit};
use crate::planner::problem::Problem;
use crate::planner::solve::Solver;
use crate::rules;
use crate::rules::verdict::Mark;

/// Choices offered to one person in one round, the best ones.
const A_ROUND: usize = 8;

/// What is known of the pairs of one problem.
pub struct Pricing<'p, 'a> {
    problem: &'p Problem<'a>,
    movers: Vec<Mover>,
    sites: Vec<Site>,
    /// Whether a move from one level to another is a demotion, which no plan suggests.
    falls: Vec<Vec<bool>>,
    /// Points of pairs that were judged; none of those that are barred.
    judged: Lookup<(u32, u32), Option<i64>>,
    forbidden: HashSet<(usize, usize)>,
}

/// A person whom the plan may move.
struct Mover {
    person: usize,
    place: usize,
    seat: Option<usize>,
    fit: Option<i64>,
    /// Points of the largest fit that could be gained.
    most: i64,
    /// Points that may count for a move besides: a wish met, a proposal, long years in one position.
    hope: i64,
}

/// A position as bounds see it.
#[derive(Clone, Copy)]
struct Site {
    level: usize,
    unit: Option<usize>,
    agency: Option<usize>,
    kind: Option<LoadKind>,
    formerly: Option<usize>,
}

impl<'p, 'a> Pricing<'p, 'a> {
    /// Of a problem, with nothing judged yet.
    pub fn of(problem: &'p Problem<'a>) -> Pricing<'p, 'a> {
        let facts = problem.facts;
        let mut levels = Vec::new();
        let sites: Vec<Site> = facts.positions().iter().map(|position| site(problem, &mut levels, position)).collect();
        let falls =
            levels.iter().map(|from: &Level| levels.iter().map(|to| from.kind_to(*to) == MoveKind::Demotion).collect());
        let forbidden = problem.fixings.forbidden.iter().filter_map(|(employee, position)| {
            Some((facts.employee_index(employee)?, facts.position_index(position)?))
        });
        let free = problem.persons.iter().enumerate().filter(|(_, person)| person.bound == Bound::Free);
        Pricing {
            movers: free.map(|(person, _)| mover(problem, person)).collect(),
            falls: falls.collect(),
            sites,
            judged: Lookup::default(),
            forbidden: forbidden.collect(),
            problem,
        }
    }

    /// How many pairs a round looks at.
    pub fn pairs(&self) -> usize {
        let open = self.problem.is_open.iter().filter(|open| **open).count();
        let at_home = self.movers.iter().filter(|mover| mover.seat.is_some_and(|seat| self.problem.is_open[seat]));
        open * self.movers.len() - at_home.count()
    }

    /// Forbids a move for good.
    pub fn forbid(&mut self, person: usize, position: usize) {
        self.forbidden.insert((self.problem.persons[person].place, position));
    }

    /// Choices that are not offered yet and would pay at the solver's prices: the best few of everybody. None at all
    /// when no eligible pair would.
    pub fn improving(&mut self, solver: &Solver) -> Vec<(usize, Choice)> {
        let paid: Vec<Cost> = self.movers.iter().map(|mover| solver.paid_by(mover.person)).collect();
        let mut best: Vec<Vec<(Cost, Choice)>> = vec![Vec::new(); self.movers.len()];
        for position in 0..self.sites.len() {
            if self.problem.is_open[position] {
                self.look_at(position, solver.prices()[self.problem.node_of[position] as usize], &paid, &mut best);
            }
        }
        let offers = self.movers.iter().zip(best);
        offers.flat_map(|(mover, own)| own.into_iter().map(|(_, choice)| (mover.person, choice))).collect()
    }

    /// Holds one position against everybody: whom it would pay, at most so much and only while among the best.
    fn look_at(&mut self, position: usize, price: Cost, paid: &[Cost], best: &mut [Vec<(Cost, Choice)>]) {
        let problem = self.problem;
        let (facts, scale, weights) = (problem.facts, problem.scale, &problem.facts.settings().planner);
        let promises = Promises::of(facts, &facts.positions()[position], facts.sitting().effective);
        for (at, own) in best.iter_mut().enumerate() {
            let mover = &self.movers[at];
            if mover.seat == Some(position) {
                continue;
            }
            // What the choice may cost so that it pays, and more than the worst of those found so far does.
            let worst = if own.len() == A_ROUND { own[A_ROUND - 1].0 } else { 0 };
            let limit = paid[at] - price + worst;
            let pays = |points: i64| scale.step(-points) < limit;
            let steady = mover.hope - self.against(mover, position);
            if !pays(steady + mover.most) || self.is_ruled_out(mover, position) {
                continue;
            }
            let gained = mover.fit.map_or(0, |now| of_fit(weights, promises.most_gained(mover.place, now)));
            if !pays(steady + gained) {
                continue;
            }
            let gained = mover.fit.zip(promises.score(mover.place).total).map_or(0, |(now, then)| then - now);
            if !pays(steady + of_fit(weights, gained)) {
                continue;
            }
            let person = mover.person;
            let Some(points) = self.judge(person, position) else { continue };
            let choice = problem.going(person, position, points);
            if choice.cost < limit {
                let reduced = choice.cost + price - paid[at];
                let place = own.partition_point(|(better, _)| *better <= reduced);
                own.insert(place, (reduced, choice));
                own.truncate(A_ROUND);
            }
        }
    }

    /// Points that speak against a move whatever the rules say.
    fn against(&self, mover: &Mover, position: usize) -> i64 {
        let weights = &self.problem.facts.settings().planner;
        let to = &self.sites[position];
        let from = mover.seat.map(|seat| &self.sites[seat]);
        if to.formerly.is_some() && to.formerly == mover.seat {
            return 0;
        }
        let differs = |one: Option<LoadKind>, other: Option<LoadKind>| one.zip(other).is_some_and(|(a, b)| a != b);
        let counts = [
            (true, weights.move_points),
            (from.is_some_and(|from| from.unit != to.unit), weights.unit_points),
            (from.is_some_and(|from| from.agency != to.agency), weights.agency_points),
            (from.is_some_and(|from| differs(from.kind, to.kind)), weights.kind_points),
        ];
        counts.iter().filter(|(holds, _)| *holds).map(|(_, points)| i64::from(*points)).sum()
    }

    /// Whether a move is forbidden, or a demotion for which no proposal gives a basis.
    fn is_ruled_out(&self, mover: &Mover, position: usize) -> bool {
        let site = &self.sites[position];
        let falls = mover
            .seat
            .is_some_and(|seat| site.formerly != Some(seat) && self.falls[self.sites[seat].level][site.level]);
        (falls && self.problem.fixings.exceptions.is_empty() && self.problem.proposal(mover.person, position).is_none())
            || self.forbidden.contains(&(mover.place, position))
    }

    /// Points of a move; none when a rule bars it.
    fn judge(&mut self, person: usize, position: usize) -> Option<i64> {
        let key = (person as u32, position as u32);
        if let Some(known) = self.judged.get(&key) {
            return *known;
        }
        let points = judged(self.problem, person, position);
        self.judged.insert(key, points);
        points
    }
}

/// Points of a move by itself; none when a rule bars it.
pub fn judged(problem: &Problem<'_>, person: usize, position: usize) -> Option<i64> {
    let whole = problem.whole(person, position);
    let places = (problem.persons[person].place, position);
    if rules::is_soon_barred(&problem.situation, &whole, places) {
        return None;
    }
    let marks = rules::marks_at(&problem.situation, &whole, places);
    let bars = |mark: &Mark| mark.blocks() && rules::is_of_one_move(mark.rule);
    (!marks.iter().any(bars)).then(|| problem.pair(person, position, &marks, false).points())
}

fn site(problem: &Problem<'_>, levels: &mut Vec<Level>, position: &Position) -> Site {
    let facts = problem.facts;
    let level = levels.iter().position(|level| *level == position.level()).unwrap_or_else(|| {
        levels.push(position.level());
        levels.len() - 1
    });
    let formerly = position.formerly.as_ref().filter(|former| position.continues(former));
    Site {
        level,
        unit: facts.unit_index(&position.unit),
        agency: facts.unit_index(facts.agency_of(&position.unit)),
        kind: position.load_kind,
        formerly: formerly.and_then(|former| facts.position_index(former)),
    }
}

fn mover(problem: &Problem<'_>, person: usize) -> Mover {
    let facts = problem.facts;
    let weights = &facts.settings().planner;
    let own = &problem.persons[person];
    let employee = problem.employee(person);
    let seat = own.seat.map(|seat| &facts.positions()[seat]);
    let fit = seat.and_then(|seat| Promises::of(facts, seat, facts.sitting().effective).score(own.place).total);
    let asked = |(position, proposal): (usize, &Proposal)| {
        is_wished(facts, employee, &facts.positions()[position], Some(proposal))
    };
    let wishes = !employee.aspirations.is_empty() || problem.proposals_of(person).any(asked);
    let since = employee.position_since.map(|since| complete_months(since, facts.sitting().effective));
    let hopes = [
        (wishes, weights.aspiration_points),
        (problem.proposals_of(person).any(|(_, proposal)| is_proposed(Some(proposal))), weights.proposed_points),
        (since.is_none_or(|months| months >= facts.settings().thresholds.tenure_long_months), weights.long_points),
    ];
    Mover {
        person,
        place: own.place,
        seat: own.seat,
        fit,
        most: fit.map_or(0, |now| of_fit(weights, 10_000 - now)),
        hope: hopes.iter().filter(|(may, _)| *may).map(|(_, points)| i64::from(*points)).sum(),
    }
}
