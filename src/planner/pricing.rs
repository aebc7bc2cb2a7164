//! All pairs of everybody who may move and every position that takes newcomers, looked through for what would pay.
//!
//! A bound from a few numbers a head rules nearly all pairs out; the fit is computed of the others, and the rules judge
//! whom that leaves. No pair that would pay is passed over, so that a round that finds nothing is a proof.

use std::collections::HashSet;

use crate::domain::calendar::complete_months;
use crate::domain::class::{Level, MoveKind};
use crate::domain::index::Lookup;
use crate::domain::plan_weights::PlanWeights;
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
const A_ROUND: usize = 16;

/// Choices that are nearer to paying than so many points are looked at more closely, so that they need not be looked at
/// again as soon as prices change a little.
const NEAR: i64 = 100;

/// One of so many positions at most may fall in price by more than is counted against everybody: it is held against
/// everybody instead.
const WILD: usize = 32;

/// Further from paying than anything that could.
const FAR: Cost = Cost::MAX;

/// What is known of the pairs of one problem.
///
/// Of every mover it is kept how far all choices that are not offered are from paying. Prices and what a mover pays
/// change from one round to the next; only while a mover's distance may be used up by that all positions are held
/// against them again.
pub struct Pricing<'a> {
    movers: Vec<Mover>,
    sites: Vec<Site>,
    promises: Vec<Promises<'a>>,
    /// Whether a move from one level to another is a demotion, which no plan suggests.
    falls: Vec<Vec<bool>>,
    /// Points of pairs that were judged; none of those that are barred.
    judged: Lookup<(u32, u32), Option<i64>>,
    forbidden: HashSet<(usize, usize)>,
    /// Prices of positions in the last round; none of those that took no newcomers then.
    prices: Vec<Option<Cost>>,
}

/// What was found for one mover.
struct Found {
    /// Choices that pay, the best first, each with what it costs less than what is paid.
    best: Vec<(Cost, Choice)>,
    /// How far at least all others are from paying.
    slack: Cost,
}

/// What a look at a pair told.
enum Look {
    /// It would not pay, by so much at least.
    Far(Cost),
    /// It would, by so much less.
    Pays(Choice, Cost),
}

/// A person whom the plan may move.
struct Mover {
    place: usize,
    seat: Option<usize>,
    fit: Option<i64>,
    /// Points of the largest fit that could be gained.
    most: i64,
    /// Points that may count for a move besides: a wish met, a proposal, long years in one position.
    hope: i64,
    /// What was paid in the last round.
    paid: Cost,
    /// How far choices that are not offered are from paying at least; below nothing where that is not known.
    slack: Cost,
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

impl<'a> Pricing<'a> {
    /// Of a problem, with nothing judged yet.
    pub fn of(problem: &Problem<'a>) -> Pricing<'a> {
        let facts = problem.facts;
        let mut levels = Vec::new();
        let sites: Vec<Site> = facts.positions().iter().map(|position| site(problem, &mut levels, position)).collect();
        let falls =
            levels.iter().map(|from: &Level| levels.iter().map(|to| from.kind_to(*to) == MoveKind::Demotion).collect());
        let on = facts.sitting().effective;
        Pricing {
            promises: facts.positions().iter().map(|position| Promises::of(facts, position, on)).collect(),
            movers: (0..problem.persons.len()).map(|person| mover(problem, person)).collect(),
            falls: falls.collect(),
            judged: Lookup::default(),
            forbidden: forbidden(problem),
            prices: vec![None; sites.len()],
            sites,
        }
    }

    /// Forbids a move.
    pub fn forbid(&mut self, problem: &Problem<'_>, person: usize, position: usize) {
        self.forbidden.insert((problem.persons[person].place, position));
    }

    /// Goes on with other fixings of the same facts, under which some persons have other choices than before.
    pub fn follow(&mut self, problem: &Problem<'_>, changed: &[usize]) {
        self.forbidden = forbidden(problem);
        for person in changed {
            self.movers[*person].slack = -1;
        }
    }

    /// Forgets how far choices were from paying: the next time every pair is looked at.
    pub fn forget(&mut self) {
        self.movers.iter_mut().for_each(|mover| mover.slack = -1);
    }

    /// Choices that are not offered yet and would pay at the solver's prices: the best few of everybody who is free but
    /// the one who is held. None at all when no eligible pair would.
    pub fn improving(&mut self, problem: &Problem<'a>, solver: &Solver, held: Option<usize>) -> Vec<(usize, Choice)> {
        let price = |at: usize| problem.is_open[at].then(|| solver.prices()[problem.node_of[at] as usize]);
        let now: Vec<Option<Cost>> = (0..self.sites.len()).map(price).collect();
        let before = std::mem::replace(&mut self.prices, now);
        let (calm, wild) = fallen(&before, &self.prices);
        let all: Vec<usize> = (0..self.sites.len()).filter(|position| problem.is_open[*position]).collect();
        let mut offers = Vec::new();
        for person in 0..self.movers.len() {
            if problem.persons[person].bound != Bound::Free || held == Some(person) {
                self.movers[person].slack = -1;
                continue;
            }
            let (mover, paid) = (&self.movers[person], solver.paid_by(person));
            let slack = mover.slack.saturating_sub(paid - mover.paid).saturating_sub(calm);
            let found = self.hold(problem, person, if slack < 0 { &all } else { &wild }, solver);
            let mover = &mut self.movers[person];
            mover.slack = if slack < 0 { found.slack } else { found.slack.min(slack) };
            mover.paid = paid;
            offers.extend(found.best.into_iter().map(|(_, choice)| (person, choice)));
        }
        offers
    }

    /// Every choice of a person that is not offered yet, whether it pays or not.
    pub fn every(&mut self, problem: &Problem<'_>, person: usize, solver: &Solver) -> Vec<Choice> {
        let listed = &solver.network().choices[person];
        let is_new = |position: &usize| {
            problem.is_open[*position] && listed.iter().all(|choice| choice.node != problem.node_of[*position])
        };
        let mut found = Vec::new();
        for position in (0..self.sites.len()).filter(is_new) {
            if self.is_ruled_out(problem, person, position) {
                continue;
            }
            let points = self.judge(problem, person, position);
            found.extend(points.map(|points| problem.going(person, position, points)));
        }
        found
    }

    /// Holds one mover against some of the open positions: the nearest first, until those found are better than all others
    /// can be.
    fn hold(&mut self, problem: &Problem<'a>, person: usize, among: &[usize], solver: &Solver) -> Found {
        let mut found = Found { best: Vec::new(), slack: FAR };
        let mut near: Vec<(Cost, usize)> = Vec::new();
        for position in among {
            match self.least(problem, person, *position, solver) {
                Some(least) if least <= problem.scale.step(NEAR) => near.push((least, *position)),
                least => found.slack = found.slack.min(least.unwrap_or(FAR)),
            }
        }
        near.sort_unstable();
        for (least, position) in near {
            if found.best.len() == A_ROUND && found.best[A_ROUND - 1].0 <= least {
                found.slack = found.slack.min(least);
                break;
            }
            match self.look(problem, person, position, solver) {
                Look::Far(far) => found.slack = found.slack.min(far),
                Look::Pays(choice, less) => {
                    let place = found.best.partition_point(|(better, _)| *better <= less);
                    found.best.insert(place, (less, choice));
                }
            }
            if found.best.len() > A_ROUND
                && let Some((less, _)) = found.best.pop()
            {
                found.slack = found.slack.min(less);
            }
        }
        found
    }

    /// How far from paying a choice is at least, by a few numbers alone; none where it is ruled out.
    pub fn least(&self, problem: &Problem<'_>, person: usize, position: usize, solver: &Solver) -> Option<Cost> {
        let weights = &problem.facts.settings().planner;
        let mover = &self.movers[person];
        if mover.seat == Some(position) {
            return None;
        }
        let limit = solver.paid_by(person) - solver.prices()[problem.node_of[position] as usize];
        let far = |points: i64| problem.scale.step(-points) - limit;
        let steady = mover.hope - self.against(weights, mover, position);
        let least = far(steady + mover.most);
        if least > problem.scale.step(NEAR) {
            return Some(least);
        }
        if self.is_ruled_out(problem, person, position) {
            return None;
        }
        let gained = |now| of_fit(weights, self.promises[position].most_gained(mover.place, now));
        Some(far(steady + mover.fit.map_or(0, gained)))
    }

    /// The same by the fit itself and, where it is near, by what the rules say; a choice that is offered is none.
    fn look(&mut self, problem: &Problem<'_>, person: usize, position: usize, solver: &Solver) -> Look {
        let (weights, mover) = (&problem.facts.settings().planner, &self.movers[person]);
        let node = problem.node_of[position];
        if solver.network().choices[person].iter().any(|choice| choice.node == node) {
            return Look::Far(FAR);
        }
        let limit = solver.paid_by(person) - solver.prices()[node as usize];
        let then = self.promises[position].score(mover.place).total;
        let gained = mover.fit.zip(then).map_or(0, |(now, then)| of_fit(weights, then - now));
        let points = mover.hope - self.against(weights, mover, position) + gained;
        let least = problem.scale.step(-points) - limit;
        if least > problem.scale.step(NEAR) {
            return Look::Far(least);
        }
        let Some(points) = self.judge(problem, person, position) else { return Look::Far(FAR) };
        let choice = problem.going(person, position, points);
        if choice.cost < limit { Look::Pays(choice, choice.cost - limit) } else { Look::Far(choice.cost - limit) }
    }

    /// Points that speak against a move whatever the rules say.
    fn against(&self, weights: &PlanWeights, mover: &Mover, position: usize) -> i64 {
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
    pub fn is_ruled_out(&self, problem: &Problem<'_>, person: usize, position: usize) -> bool {
        let mover = &self.movers[person];
        let site = &self.sites[position];
        let falls = mover
            .seat
            .is_some_and(|seat| site.formerly != Some(seat) && self.falls[self.sites[seat].level][site.level]);
        (falls && problem.fixings.exceptions.is_empty() && problem.proposal(person, position).is_none())
            || self.forbidden.contains(&(mover.place, position))
    }

    /// Points of a move; none when a rule bars it.
    pub fn judge(&mut self, problem: &Problem<'_>, person: usize, position: usize) -> Option<i64> {
        let key = (person as u32, position as u32);
        if let Some(known) = self.judged.get(&key) {
            return *known;
        }
        let points = judged(problem, person, position);
        self.judged.insert(key, points);
        points
    }
}

/// By how much prices of open positions fell from one round to the next: the most by which all but a few did, and these
/// few, with those that were not open before.
fn fallen(before: &[Option<Cost>], now: &[Option<Cost>]) -> (Cost, Vec<usize>) {
    let fall = |at: usize| Some(before[at]? - now[at]?);
    let mut falls: Vec<Cost> = (0..now.len()).filter_map(fall).collect();
    falls.sort_unstable_by_key(|fall| std::cmp::Reverse(*fall));
    let calm = falls.get(falls.len() / WILD).map_or(0, |fall| (*fall).max(0));
    let is_wild = |at: &usize| now[*at].is_some() && fall(*at).is_none_or(|fall| fall > calm);
    (calm, (0..now.len()).filter(is_wild).collect())
}

/// Pairs that the fixings forbid, by their places in the file.
fn forbidden(problem: &Problem<'_>) -> HashSet<(usize, usize)> {
    let facts = problem.facts;
    let forbidden = problem.fixings.forbidden.iter();
    forbidden.filter_map(|(who, to)| Some((facts.employee_index(who)?, facts.position_index(to)?))).collect()
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
        place: own.place,
        seat: own.seat,
        fit,
        most: fit.map_or(0, |now| of_fit(weights, 10_000 - now)),
        hope: hopes.iter().filter(|(may, _)| *may).map(|(_, points)| i64::from(*points)).sum(),
        paid: 0,
        slack: -1,
    }
}
