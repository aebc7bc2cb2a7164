//! Prices found by bidding, before anything is carried along shortest paths: good prices leave little to be carried.
//!
//! Where too many come, the price rises until the next of them is better off elsewhere, by a margin that is coarse at
//! first and fine at last. The margin decides how far from right the prices are, never what the solver finds in the end.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::Solver;
use crate::planner::network::{Cost, ROOT};

/// No price is bid higher: beyond it, nobody has anywhere to go.
const DEAREST: Cost = 1 << 60;
/// Bids for each person, at most, in one auction: more are no longer worth their time.
const BIDS: usize = 200;

/// Where one person too many goes on from a node.
enum Way {
    /// Up the tree.
    Up,
    /// Back down to a node below.
    Down(usize),
    /// With somebody who takes another choice, and what the next best costs them.
    Out(u32, u32, Cost),
}

/// Who would leave each node, at which price at least; looked at only where too many come.
struct Bids(Vec<Option<Leaving>>);

/// Persons with the price at which each leaves at least, the lowest first.
type Leaving = BinaryHeap<Reverse<(Cost, u32)>>;

impl Bids {
    /// Whoever leaves a node first, below a price, and for what.
    fn first(&mut self, solver: &Solver, node: usize, below: Cost) -> Option<(Cost, Way)> {
        let everybody = || {
            let bid = |person: &u32| Reverse((solver.next_best(*person as usize).0, *person));
            solver.seated[node].iter().map(bid).collect()
        };
        let bids = self.0[node].get_or_insert_with(everybody);
        while let Some(Reverse((bid, person))) = bids.peek().copied().filter(|Reverse((bid, _))| *bid < below) {
            bids.pop();
            if solver.choice_of(person as usize).node as usize != node {
                continue;
            }
            // Prices may have risen since the bid was made.
            let (now, choice, second) = solver.next_best(person as usize);
            if now <= bid {
                return Some((now, Way::Out(person, choice, second)));
            }
            bids.push(Reverse((now, person)));
        }
        None
    }

    fn enter(&mut self, node: usize, bid: Cost, person: u32) {
        if let Some(bids) = &mut self.0[node] {
            bids.push(Reverse((bid, person)));
        }
    }
}

impl Solver {
    /// Bids until nobody is too many anywhere, lowers again what may have been bid too high, and lets everybody choose anew.
    pub fn bid(&mut self, margin: Cost) {
        let nodes = self.over.len();
        let mut bids = Bids((0..nodes).map(|_| None).collect());
        let mut left = BIDS * self.chosen.len();
        let mut open: VecDeque<usize> = (0..nodes).filter(|node| self.over[*node] > 0).collect();
        while let Some(node) = open.pop_front() {
            while self.over[node] > 0 && left > 0 {
                left -= 1;
                let way = self.cheapest_way(node, &mut bids).filter(|(price, _)| *price < DEAREST);
                let Some((price, way)) = way else { break };
                self.prices[node] = self.prices[node].max(price + margin);
                let to = self.go_on(node, &way, &mut bids);
                self.over[node] -= 1;
                self.over[to] += 1;
                if self.over[to] == 1 {
                    open.push_back(to);
                }
            }
        }
        self.lower_what_is_full(margin);
        self.choose_anew();
    }

    /// The cheapest way on from a node, and what the node costs by it.
    fn cheapest_way(&self, node: usize, bids: &mut Bids) -> Option<(Cost, Way)> {
        let rise = &self.network.rises[node];
        let up = rise.steps.get(self.carried[node] as usize).filter(|_| node != ROOT);
        let mut best = up.map(|step| (step + self.prices[rise.above as usize], Way::Up));
        for below in self.below[node].iter().map(|below| *below as usize) {
            let Some(last) = self.carried[below].checked_sub(1) else { continue };
            let price = self.prices[below] - self.network.rises[below].steps[last as usize];
            if best.as_ref().is_none_or(|(least, _)| price < *least) {
                best = Some((price, Way::Down(below)));
            }
        }
        let least = best.as_ref().map_or(DEAREST, |(least, _)| *least);
        bids.first(self, node, least).or(best)
    }

    /// One person goes on from a node; to which.
    fn go_on(&mut self, node: usize, way: &Way, bids: &mut Bids) -> usize {
        match *way {
            Way::Up => {
                self.carried[node] += 1;
                self.network.rises[node].above as usize
            }
            Way::Down(below) => {
                self.carried[below] -= 1;
                below
            }
            Way::Out(person, choice, second) => {
                let back = self.paid_by(person as usize);
                self.unseat(person as usize);
                self.seat(person as usize, choice);
                let own = self.choice_of(person as usize);
                bids.enter(own.node as usize, second.min(back) - own.cost, person);
                own.node as usize
            }
        }
    }

    /// What a person would pay at the best choice but the present one, less what the present one costs itself; which that
    /// is, and what the next best after it costs.
    fn next_best(&self, person: usize) -> (Cost, u32, Cost) {
        let chosen = self.chosen[person] as usize;
        let choices = &self.network.choices[person];
        let (mut best, mut second, mut place) = (DEAREST, DEAREST, 0);
        for (at, choice) in choices.iter().enumerate() {
            let paid = choice.cost + self.prices[choice.node as usize];
            if paid >= second || at == chosen {
                continue;
            }
            if paid < best {
                (best, second, place) = (paid, best, at as u32);
            } else {
                second = paid;
            }
        }
        (best - choices[chosen].cost, place, second)
    }

    /// Lowers what was bid beyond the worth of the last seat, by a margin: at a finer one it may turn out to be less.
    fn lower_what_is_full(&mut self, margin: Cost) {
        for node in 1..self.prices.len() {
            let rise = &self.network.rises[node];
            let last = (self.carried[node] as usize).checked_sub(1).and_then(|last| rise.steps.get(last));
            let least = last.map(|last| self.prices[rise.above as usize] + last);
            if let Some(least) = least.filter(|least| self.prices[node] > *least) {
                self.prices[node] = least.max(self.prices[node] - margin);
            }
        }
    }
}
