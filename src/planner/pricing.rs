//! All pairs of everybody who may move and every position that takes newcomers, looked through for what would pay.
//!
//! Everybody is held against every [kind](Kinds) of position at the price of its cheapest one, and against each position
//! of a kind only where that would pay; what is tied to a person is looked at one by one. No pair that would pay is
//! passed over, so that a round that finds nothing is a proof.

use std::collections::HashSet;

use crate::domain::class::MoveKind;
use crate::planner::fixings::Bound;
use crate::planner::kinds::Kinds;
use crate::planner::market::Market;
use crate::planner::network::{Choice, Cost};
use crate::planner::problem::Problem;
use crate::planner::solve::Solver;
use crate::planner::stop::Stop;
use crate::planner::worths::{Worths, judged_in_full};

/// Choices offered to one person in one round, the best ones.
const A_ROUND: usize = 24;

/// What is known of pairs.
pub struct Pricing {
    pub(super) kinds: Kinds,
    pub(super) worths: Worths,
    /// By places of the file.
    forbidden: HashSet<(usize, usize)>,
    /// What may pay for the one last looked at.
    near: Vec<(i64, Target)>,
    /// What is known since pairs were last looked at.
    calm: Option<Calm>,
    /// Whether somebody wishes to end.
    pub stop: Stop,
}

/// At which prices nothing paid that was not offered.
struct Calm {
    /// Of each position that took newcomers.
    prices: Vec<Option<Cost>>,
    /// What everybody paid; less than anything where something may have paid.
    paid: Vec<Cost>,
}

/// Somebody for whom choices are looked for.
#[derive(Clone, Copy)]
struct Buyer {
    person: usize,
    /// What a choice must cost less than.
    limit: Cost,
    /// Whole points of it, rounded up.
    points: i64,
}

/// What may pay.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    /// Some position of a kind.
    Kind(u32),
    /// Some position of a kind of the own agency, in another unit.
    Inside(u32),
    /// A position of the own unit, or one that is tied.
    One(u32),
}

/// The best of what would pay for one person: how much less each costs than the limit.
struct Best(Vec<(Cost, Choice)>);

impl Best {
    fn take(&mut self, less: Cost, choice: Choice) {
        let place = self.0.partition_point(|(better, other)| (*better, other.node) < (less, choice.node));
        if place < A_ROUND {
            self.0.truncate(A_ROUND - 1);
            self.0.insert(place, (less, choice));
        }
    }

    /// Whether nothing that costs at least so much less than the limit is among the best.
    fn is_full_of_better(&self, least: Cost) -> bool {
        self.0.len() == A_ROUND && self.0[A_ROUND - 1].0 <= least
    }
}

impl Pricing {
    /// Of a problem, with nothing judged yet.
    pub fn of(problem: &Problem<'_>) -> Pricing {
        let kinds = Kinds::of(problem);
        Pricing {
            worths: Worths::of(problem, &kinds),
            kinds,
            forbidden: forbidden(problem),
            near: Vec::new(),
            calm: None,
            stop: Stop::default(),
        }
    }

    /// The same, given up when that is asked.
    pub fn until(self, stop: &Stop) -> Pricing {
        Pricing { stop: stop.clone(), ..self }
    }

    /// Forbids a move.
    pub fn forbid(&mut self, problem: &Problem<'_>, person: usize, position: usize) {
        self.forbidden.insert((problem.persons[person].place, position));
    }

    /// Goes on with other fixings of the same facts, under which these persons have other choices than before.
    pub fn follow(&mut self, problem: &Problem<'_>, changed: impl Iterator<Item = usize>) {
        self.forbidden = forbidden(problem);
        if let Some(calm) = &mut self.calm {
            changed.for_each(|person| calm.paid[person] = Cost::MIN);
        }
    }

    /// Forgets at which prices nothing paid: the next round holds every pair anew.
    pub fn forget(&mut self) {
        self.calm = None;
    }

    /// Who may find something that pays: where the price of no open position fell, only those who pay more than when
    /// nothing did.
    fn restless(&self, problem: &Problem<'_>, solver: &Solver) -> Vec<usize> {
        let everybody = 0..problem.persons.len();
        let Some(calm) = &self.calm else { return everybody.collect() };
        let prices = open_prices(problem, solver);
        let fell = |(now, before): (Option<Cost>, &Option<Cost>)| {
            now.is_some_and(|now| before.is_none_or(|before| now < before))
        };
        if prices.zip(&calm.prices).any(fell) {
            return everybody.collect();
        }
        everybody.filter(|person| solver.paid_by(*person) > calm.paid[*person]).collect()
    }

    /// Choices that are not offered yet and would pay at the solver's prices: the best few of everybody who is free but
    /// the one who is held. None at all when no eligible pair would.
    pub fn improving(&mut self, problem: &Problem<'_>, solver: &Solver, held: Option<usize>) -> Vec<(usize, Choice)> {
        let market = Market::of(problem, &self.kinds, solver.prices());
        let mut offers: Vec<(usize, Choice)> = Vec::new();
        for person in self.restless(problem, solver) {
            if held != Some(person) {
                let best = self.best_of(problem, &market, solver, person);
                offers.extend(best.0.into_iter().map(|(_, choice)| (person, choice)));
            }
        }
        let mut paid: Vec<Cost> = (0..problem.persons.len()).map(|person| solver.paid_by(person)).collect();
        offers.iter().map(|(person, _)| *person).chain(held).for_each(|person| paid[person] = Cost::MIN);
        self.calm = Some(Calm { prices: open_prices(problem, solver).collect(), paid });
        offers
    }

    /// The best of what would pay for a person and is not offered yet.
    fn best_of(&mut self, problem: &Problem<'_>, market: &Market, solver: &Solver, person: usize) -> Best {
        if problem.persons[person].bound != Bound::Free {
            return Best(Vec::new());
        }
        let limit = solver.paid_by(person);
        let buyer = Buyer { person, limit, points: problem.scale.points_up(limit) };
        let mut near = std::mem::take(&mut self.near);
        self.look_round(market, buyer, &mut near);
        near.sort_unstable();
        let best = self.best(problem, market, solver, buyer, &near);
        self.near = near;
        best
    }

    /// Kinds of which the cheapest position may pay, and single positions that may, each with how much less it costs at
    /// best.
    fn look_round(&self, market: &Market, buyer: Buyer, near: &mut Vec<(i64, Target)>) {
        near.clear();
        let away = self.worths.away(buyer.person);
        below(&market.kinds.floors, away, buyer.points, |least, kind| near.push((least, Target::Kind(kind as u32))));
        let (unit, agency) = self.worths.site(buyer.person);
        if let Some(agency) = agency {
            let (first, inside) = (self.kinds.first_inside(agency), self.worths.inside(buyer.person));
            let floors = &market.inside.floors[first..][..inside.len()];
            below(floors, inside, buyer.points, |least, kind| {
                near.push((least, Target::Inside((first + kind) as u32)));
            });
        }
        let own = unit.map_or(&[][..], |unit| &self.kinds.of_unit[unit]);
        for position in own.iter().chain(self.worths.tied(buyer.person)) {
            let known = self.worths.known(&self.kinds, buyer.person, *position as usize);
            let least = known.map_or(0, |points| market.floors[*position as usize] - points - buyer.points);
            if least < 0 {
                near.push((least, Target::One(*position)));
            }
        }
    }

    /// The best of what is near, judged.
    fn best(
        &mut self,
        problem: &Problem<'_>,
        market: &Market,
        solver: &Solver,
        buyer: Buyer,
        near: &[(i64, Target)],
    ) -> Best {
        let mut best = Best(Vec::new());
        for (least, target) in near {
            if best.is_full_of_better(problem.scale.step(*least)) {
                break;
            }
            let group = match *target {
                Target::Kind(kind) => market.kinds.of_group(kind as usize),
                Target::Inside(group) => market.inside.of_group(group as usize),
                Target::One(position) => {
                    self.look_at(problem, solver, buyer, position as usize, &mut best);
                    continue;
                }
            };
            for position in group.iter().map(|position| *position as usize) {
                if self.is_of_other(buyer.person, position, *target) {
                    continue;
                }
                let Some(points) = self.worths.known(&self.kinds, buyer.person, position) else { break };
                let least = market.floors[position] - points - buyer.points;
                if least >= 0 || best.is_full_of_better(problem.scale.step(least)) {
                    break;
                }
                self.look_at(problem, solver, buyer, position, &mut best);
            }
        }
        best
    }

    /// Whether a position of a group is looked at with another group, or by itself.
    fn is_of_other(&self, person: usize, position: usize, group: Target) -> bool {
        let (unit, agency) = self.worths.site(person);
        let (own_unit, own_agency) = self.kinds.sites[position];
        let is_nearer = match group {
            Target::Kind(_) => agency.is_some() && own_agency == agency,
            _ => own_unit == unit,
        };
        is_nearer || self.worths.tied(person).contains(&(position as u32))
    }

    /// Holds a person against one position.
    fn look_at(&mut self, problem: &Problem<'_>, solver: &Solver, buyer: Buyer, position: usize, best: &mut Best) {
        let is_held = problem.persons[buyer.person].seat == Some(position);
        if is_held || self.is_forbidden(problem, buyer.person, position) {
            return;
        }
        if let Some(points) = self.worths.judge(problem, &self.kinds, buyer.person, position) {
            weigh(problem, solver, buyer, (position, points), best);
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

/// Tells of each place of two lists alike where a price is below points and limit, and by how much. Most are not: eight at a
/// time are passed over by the sign of all their differences.
fn below(prices: &[i64], points: &[i32], limit: i64, mut tell: impl FnMut(i64, usize)) {
    let difference = |(price, points): (&i64, &i32)| price - i64::from(*points) - limit;
    for (at, (prices, points)) in prices.chunks(8).zip(points.chunks(8)).enumerate() {
        if prices.iter().zip(points).fold(0, |all, pair| all | difference(pair)) < 0 {
            let found = prices.iter().zip(points).map(difference).enumerate();
            found.filter(|(_, least)| *least < 0).for_each(|(place, least)| tell(least, 8 * at + place));
        }
    }
}

/// Takes a choice that is below the limit and not offered yet.
fn weigh(problem: &Problem<'_>, solver: &Solver, buyer: Buyer, (position, points): (usize, i64), best: &mut Best) {
    let choice = problem.going(buyer.person, position, points);
    let less = choice.cost + solver.prices()[choice.node as usize] - buyer.limit;
    let is_listed = || solver.network().choices[buyer.person].iter().any(|own| own.node == choice.node);
    if less < 0 && !is_listed() {
        best.take(less, choice);
    }
}

/// Prices of positions; none of those that take no newcomers.
fn open_prices<'s>(problem: &'s Problem<'_>, solver: &'s Solver) -> impl Iterator<Item = Option<Cost>> + 's {
    let price = |(node, is_open): (&u32, &bool)| is_open.then(|| solver.prices()[*node as usize]);
    problem.node_of.iter().zip(&problem.is_open).map(price)
}

/// Pairs that the fixings forbid, by their places in the file.
fn forbidden(problem: &Problem<'_>) -> HashSet<(usize, usize)> {
    let facts = problem.facts;
    let forbidden = problem.fixings.forbidden.iter();
    forbidden.filter_map(|(who, to)| Some((facts.employee_index(who)?, facts.position_index(to)?))).collect()
}
