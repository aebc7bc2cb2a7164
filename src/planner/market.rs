//! What positions cost at some prices: those that take newcomers, by kind, the cheapest first.

use crate::planner::kinds::Kinds;
use crate::planner::network::Cost;
use crate::planner::problem::Problem;

/// Whole points of what nobody can buy.
pub const CLOSED: i64 = i64::MAX / 4;

/// Open positions with their prices.
pub struct Market {
    /// Whole points of each position's price, rounded down; of one that takes nobody [`CLOSED`].
    pub floors: Vec<i64>,
    /// The same of the cheapest position of each kind.
    pub kinds: Vec<i64>,
    /// Open positions, kind after kind, each the cheapest first, and where each kind begins.
    open: Vec<u32>,
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
        let mut open: Vec<u32> = (0..floors.len() as u32).filter(|at| problem.is_open[*at as usize]).collect();
        let kind = |at: u32| kinds.of[at as usize] as usize;
        open.sort_unstable_by_key(|at| (kind(*at), floors[*at as usize], *at));
        let starts: Vec<usize> = (0..=kinds.count()).map(|own| open.partition_point(|at| kind(*at) < own)).collect();
        let cheapest =
            |kind: usize| open[starts[kind]..starts[kind + 1]].first().map_or(CLOSED, |at| floors[*at as usize]);
        Market { kinds: (0..kinds.count()).map(cheapest).collect(), floors, open, starts }
    }

    /// The positions of a kind, the cheapest first.
    pub fn of_kind(&self, kind: usize) -> &[u32] {
        &self.open[self.starts[kind]..self.starts[kind + 1]]
    }
}
