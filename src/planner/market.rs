//! What positions cost at some prices: those that take newcomers, the cheapest of each group first.

use crate::planner::kinds::{Groups, Kinds};
use crate::planner::network::Cost;
use crate::planner::problem::Problem;

/// Whole points of what nobody can buy.
pub const CLOSED: i64 = i64::MAX / 4;

/// Open positions with their prices.
pub struct Market {
    /// Whole points of each position's price, rounded down; of one that takes nobody [`CLOSED`].
    pub floors: Vec<i64>,
    /// Positions by kind.
    pub kinds: Stalls,
    /// Positions by agency and kind.
    pub inside: Stalls,
}

/// Positions group after group.
pub struct Stalls {
    /// Whole points of the price of the cheapest position of each group.
    pub floors: Vec<i64>,
    /// Positions, those of each group the cheapest first, and where each group begins.
    positions: Vec<u32>,
    starts: Vec<usize>,
}

impl Market {
    /// Of the positions that take newcomers.
    pub fn of(problem: &Problem<'_>, kinds: &Kinds, prices: &[Cost]) -> Market {
        let floor = |at: usize| match problem.is_open[at] {
            true => problem.scale.points(i128::from(prices[problem.node_of[at] as usize])),
            false => CLOSED,
        };
        let floors: Vec<i64> = (0..problem.is_open.len()).map(floor).collect();
        let (all, inside) = (Stalls::of(&kinds.all, &floors), Stalls::of(&kinds.inside, &floors));
        Market { floors, kinds: all, inside }
    }
}

impl Stalls {
    fn of(groups: &Groups, prices: &[i64]) -> Stalls {
        let (mut positions, starts) = (groups.positions.clone(), groups.starts.clone());
        let price = |at: &u32| (prices[*at as usize], *at);
        let mut floors = Vec::with_capacity(starts.len());
        for ends in starts.windows(2) {
            let own = &mut positions[ends[0]..ends[1]];
            own.sort_unstable_by_key(price);
            floors.push(own.first().map_or(CLOSED, |at| prices[*at as usize]));
        }
        Stalls { floors, positions, starts }
    }

    /// The positions of a group, the cheapest first.
    pub fn of_group(&self, group: usize) -> &[u32] {
        &self.positions[self.starts[group]..self.starts[group + 1]]
    }
}
