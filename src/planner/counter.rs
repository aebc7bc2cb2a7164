//! All choices of everybody at prices that only rise, as a solver asks for them.
//!
//! Everybody is held against every [kind](crate::planner::kinds) of position at the price of its cheapest one, and against
//! each position of a kind only where that would pay; what is tied to a person is looked at one by one. No choice that
//! would pay is passed over, so that finding none is a proof. Rules are asked last, of what pays without them.

use crate::planner::fixings::Bound;
use crate::planner::market::Market;
use crate::planner::network::{Choice, Cost, Network};
use crate::planner::pair;
use crate::planner::pricing::Pricing;
use crate::planner::problem::Problem;
use crate::planner::solve::{Offers, Solver};
use crate::planner::tree::Subject;

/// Choices by so many points from paying are told where a network is written out.
const FAR: i64 = 300;

/// Where choices are asked for.
pub struct Counter<'c, 'p, 'a> {
    problem: &'p Problem<'a>,
    pricing: &'c mut Pricing,
    market: Market,
    /// What may pay for the one last looked at.
    near: Vec<(i32, Target)>,
    found: Vec<Choice>,
}

/// What may pay.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    /// Some position of a kind, in another agency.
    Kind(u32),
    /// Some position of a kind of the own agency, in another unit.
    Inside(u32),
    /// A position of the own unit, or one that is tied.
    One(u32),
}

impl<'c, 'p, 'a> Counter<'c, 'p, 'a> {
    /// At some prices.
    pub fn of(problem: &'p Problem<'a>, pricing: &'c mut Pricing, prices: &[Cost]) -> Counter<'c, 'p, 'a> {
        let market = Market::of(problem, &pricing.kinds, prices);
        Counter { problem, pricing, market, near: Vec::new(), found: Vec::new() }
    }

    /// Who of these would gain by a choice that the solver has not made: nobody, where its plan is the best of all.
    pub fn missed(&mut self, solver: &Solver, persons: impl Iterator<Item = usize>) -> Vec<usize> {
        let pays = |person: &usize| {
            let paid = solver.paid_by(*person);
            self.best(*person, solver.prices(), paid, paid).0.is_some()
        };
        persons.filter(pays).collect()
    }

    /// The network with all choices that are nearly paying: enough for any other solver to try the plan.
    pub fn written_out(&mut self, solver: &Solver) -> Network {
        let mut network = solver.network().clone();
        let far = self.problem.scale.step(FAR);
        for (person, choices) in network.choices.iter_mut().enumerate() {
            let limit = solver.paid_by(person) + far;
            self.look_round(person, self.market.told(self.problem.scale.points_up(limit)));
            self.found.clear();
            for at in 0..self.near.len() {
                self.look_at(person, solver.prices(), limit, self.near[at].1);
            }
            let is_new = |choice: &Choice| choices.iter().all(|listed| listed.node != choice.node);
            let found: Vec<Choice> = self.found.iter().copied().filter(is_new).collect();
            choices.extend(found);
        }
        network
    }

    /// Takes down kinds of which the cheapest position may cost a person less than so many points, and single positions that
    /// may, each with how much less at best.
    fn look_round(&mut self, person: usize, limit: i32) {
        let Counter { problem, pricing, market, near, .. } = self;
        let Pricing { kinds, worths, .. } = &**pricing;
        near.clear();
        if problem.persons[person].bound != Bound::Free {
            return;
        }
        below(&market.kinds.floors, worths.away(person), limit, |least, kind| {
            near.push((least, Target::Kind(kind as u32)));
        });
        let (unit, agency) = worths.site(person);
        if let Some(agency) = agency {
            let (first, inside) = (kinds.first_inside(agency), worths.inside(person));
            below(&market.inside.floors[first..], inside, limit, |least, kind| {
                near.push((least, Target::Inside((first + kind) as u32)));
            });
        }
        let own = unit.map_or(&[][..], |unit| &kinds.of_unit[unit]);
        for position in own.iter().chain(worths.tied(person)) {
            let known = worths.known(kinds, person, *position as usize);
            let least = known.map_or(0, |points| market.floors[*position as usize] - points as i32 - limit);
            if least < 0 {
                near.push((least, Target::One(*position)));
            }
        }
    }

    /// Takes down the choices of a person to the positions of a target that cost less than a limit, judged.
    fn look_at(&mut self, person: usize, prices: &[Cost], limit: Cost, target: Target) {
        let Counter { problem, pricing, market, found, .. } = self;
        let Pricing { kinds, worths, forbidden, .. } = &mut **pricing;
        let (unit, agency) = worths.site(person);
        let (positions, known) = match &target {
            Target::Kind(kind) => (kinds.all.of(*kind as usize), worths.away(person)[*kind as usize]),
            Target::Inside(group) => {
                let first = agency.map_or(0, |agency| kinds.first_inside(agency));
                (kinds.inside.of(*group as usize), worths.inside(person)[*group as usize - first])
            }
            Target::One(position) => (std::slice::from_ref(position), i32::MAX / 4),
        };
        // Most positions of a kind cost too much, which their price tells at once.
        let most = market.told(problem.scale.points_up(limit)).saturating_add(known);
        for position in positions.iter().map(|position| *position as usize) {
            if market.floors[position] >= most {
                continue;
            }
            // Each position is looked at with the nearest of its groups alone.
            let (own_unit, own_agency) = kinds.sites[position];
            let is_tied = || worths.tied(person).contains(&(position as u32));
            let is_of_other = match target {
                Target::Kind(_) => (agency.is_some() && own_agency == agency) || is_tied(),
                Target::Inside(_) => own_unit == unit || is_tied(),
                Target::One(_) => problem.persons[person].seat == Some(position),
            };
            let is_forbidden =
                || !forbidden.is_empty() && forbidden.contains(&(problem.persons[person].place, position));
            if is_of_other || is_forbidden() {
                continue;
            }
            let Some(points) = worths.judge(problem, kinds, person, position) else { break };
            let choice = problem.going(person, position, points);
            if choice.cost + prices[choice.node as usize] < limit {
                found.push(choice);
            }
        }
    }
}

impl Offers for Counter<'_, '_, '_> {
    fn reprice(&mut self, nodes: &[u32], prices: &[Cost]) {
        for node in nodes.iter().map(|node| *node as usize) {
            if let Subject::Position(position) = self.problem.nodes[node].subject
                && self.problem.is_open[position]
            {
                let price = self.problem.scale.points(i128::from(prices[node]));
                self.market.reprice(&self.pricing.kinds, position, price);
            }
        }
    }

    fn best(&mut self, person: usize, prices: &[Cost], limit: Cost, enough: Cost) -> (Option<Choice>, Cost) {
        let scale = self.problem.scale;
        let most = self.market.told(scale.points_up(limit));
        self.look_round(person, most);
        self.near.sort_unstable();
        let (mut best, mut paid) = (None, limit);
        for at in 0..self.near.len() {
            let (least, target) = self.near[at];
            let least = scale.step(self.market.points(least + most));
            if least >= paid {
                break;
            }
            if best.is_none() && least > enough {
                return (None, least);
            }
            self.found.clear();
            self.look_at(person, prices, paid, target);
            for choice in &self.found {
                let own = choice.cost + prices[choice.node as usize];
                if own < paid {
                    (best, paid) = (Some(*choice), own);
                }
            }
        }
        (best, paid)
    }

    fn far(&self) -> Cost {
        let weights = &self.problem.facts.settings().planner;
        self.problem.scale.step(4 * pair::largest(weights))
    }

    fn is_stopped(&self) -> bool {
        self.pricing.stop.is_asked()
    }
}

/// Tells of each place of two lists alike where a price is below points and limit, and by how much. Most are not: sixteen
/// at a time are passed over by the sign of all their differences.
fn below(prices: &[i32], points: &[i32], limit: i32, mut tell: impl FnMut(i32, usize)) {
    let difference = |(price, points): (&i32, &i32)| price - points - limit;
    for (at, (prices, points)) in prices.chunks(16).zip(points.chunks(16)).enumerate() {
        if prices.iter().zip(points).fold(0, |all, pair| all | difference(pair)) < 0 {
            let found = prices.iter().zip(points).map(difference).enumerate();
            found.filter(|(_, least)| *least < 0).for_each(|(place, least)| tell(least, 16 * at + place));
        }
    }
}
