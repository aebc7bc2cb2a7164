//! What positions cost at some prices: those that take newcomers by kind, the cheapest first, and by agency.

use crate::planner::kinds::Kinds;
use crate::planner::network::Cost;
use crate::planner::problem::Problem;

/// Open positions with their prices.
pub struct Market {
    /// Points of the cheapest position of each kind, rounded down; more than any price where none is open.
    pub floors: Vec<i64>,
    kinds: Grouped<(Cost, u32)>,
    agencies: Grouped<u32>,
}

/// Things in groups, one group after another.
struct Grouped<T> {
    starts: Vec<usize>,
    things: Vec<T>,
}

impl<T: Copy> Grouped<T> {
    /// In so many groups, in the order in which they come.
    fn of(groups: usize, things: impl Iterator<Item = (usize, T)> + Clone) -> Grouped<T> {
        let mut starts = vec![0; groups + 1];
        things.clone().for_each(|(group, _)| starts[group + 1] += 1);
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        let mut sorted: Vec<(usize, T)> = things.collect();
        sorted.sort_by_key(|(group, _)| *group);
        Grouped { starts, things: sorted.into_iter().map(|(_, thing)| thing).collect() }
    }

    fn group(&self, group: usize) -> &[T] {
        &self.things[self.starts[group]..self.starts[group + 1]]
    }
}

impl Market {
    /// Of the positions that take newcomers.
    pub fn of(problem: &Problem<'_>, kinds: &Kinds, prices: &[Cost]) -> Market {
        let open = (0..problem.is_open.len()).filter(|at| problem.is_open[*at]);
        let priced = open.clone().map(|at| {
            let price = prices[problem.node_of[at] as usize];
            (kinds.of[at] as usize, (price, at as u32))
        });
        let mut of_kinds = Grouped::of(kinds.count(), priced);
        for kind in 0..kinds.count() {
            of_kinds.things[of_kinds.starts[kind]..of_kinds.starts[kind + 1]].sort_unstable();
        }
        let cheapest = |kind: usize| of_kinds.group(kind).first();
        let floor = |kind| cheapest(kind).map_or(i64::MAX / 4, |(price, _)| problem.scale.points(i128::from(*price)));
        let agencies = open.filter_map(|at| Some((kinds.agency(at)?, at as u32)));
        Market {
            floors: (0..kinds.count()).map(floor).collect(),
            agencies: Grouped::of(problem.facts.units().len(), agencies),
            kinds: of_kinds,
        }
    }

    /// The positions of a kind with their prices, the cheapest first.
    pub fn of_kind(&self, kind: usize) -> &[(Cost, u32)] {
        self.kinds.group(kind)
    }

    /// The positions of an agency.
    pub fn of_agency(&self, agency: usize) -> &[u32] {
        self.agencies.group(agency)
    }
}
