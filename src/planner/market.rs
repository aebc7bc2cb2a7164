//! What positions cost that take newcomers: each of them, and the cheapest of each group.

use crate::planner::kinds::{Groups, Kinds};
use crate::planner::network::{Cost, ROOT};
use crate::planner::problem::Problem;

/// What nobody can buy: farther from all prices than any two of them from each other.
const CLOSED: i32 = i32::MAX / 4;

/// Open positions with their prices, in whole points above what the root cost at first: so they are small numbers, of
/// which many are looked at at once.
pub struct Market {
    base: i64,
    /// The price of each position, rounded down; more than any of one that takes nobody.
    pub floors: Vec<i32>,
    /// Positions by kind.
    pub kinds: Stalls,
    /// Positions by agency and kind.
    pub inside: Stalls,
}

/// What the cheapest position of each group costs.
pub struct Stalls {
    /// Its price.
    pub floors: Vec<i32>,
    /// The group of each position; one of none beyond them all.
    of: Vec<usize>,
}

impl Market {
    /// Of the positions that take newcomers.
    pub fn of(problem: &Problem<'_>, kinds: &Kinds, prices: &[Cost]) -> Market {
        let base = problem.scale.points(i128::from(prices[ROOT]));
        let floor = |at: usize| match problem.is_open[at] {
            true => small(problem.scale.points(i128::from(prices[problem.node_of[at] as usize])) - base),
            false => CLOSED,
        };
        let floors: Vec<i32> = (0..problem.is_open.len()).map(floor).collect();
        let (all, inside) = (Stalls::of(&kinds.all, &floors), Stalls::of(&kinds.inside, &floors));
        Market { base, floors, kinds: all, inside }
    }

    /// So many whole points as prices are told here.
    pub fn told(&self, points: i64) -> i32 {
        small(points - self.base)
    }

    /// The points of such a price.
    pub fn points(&self, told: i32) -> i64 {
        i64::from(told) + self.base
    }

    /// The price of an open position changed to so many whole points.
    pub fn reprice(&mut self, kinds: &Kinds, position: usize, points: i64) {
        let price = self.told(points);
        let before = std::mem::replace(&mut self.floors[position], price);
        self.kinds.reprice(&kinds.all, position, before, &self.floors);
        self.inside.reprice(&kinds.inside, position, before, &self.floors);
    }
}

impl Stalls {
    fn of(groups: &Groups, prices: &[i32]) -> Stalls {
        let mut of = vec![usize::MAX; prices.len()];
        for group in 0..groups.count() {
            groups.of(group).iter().for_each(|at| of[*at as usize] = group);
        }
        Stalls { floors: (0..groups.count()).map(|group| cheapest(groups.of(group), prices)).collect(), of }
    }

    fn reprice(&mut self, groups: &Groups, position: usize, before: i32, prices: &[i32]) {
        let group = self.of[position];
        let Some(floor) = self.floors.get_mut(group) else { return };
        if prices[position] <= *floor {
            *floor = prices[position];
        } else if *floor == before {
            *floor = cheapest(groups.of(group), prices);
        }
    }
}

fn cheapest(positions: &[u32], prices: &[i32]) -> i32 {
    positions.iter().map(|at| prices[*at as usize]).min().unwrap_or(CLOSED)
}

/// No price is so far from that of the root that it is no small number: each is a sum of few worths, all of them limited.
fn small(points: i64) -> i32 {
    points.clamp(-i64::from(CLOSED / 2), i64::from(CLOSED / 2)) as i32
}
