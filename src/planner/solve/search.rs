//! Shortest paths from where somebody is too many to where somebody lacks, and what is carried along them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Offers, Solver};
use crate::planner::network::{Choice, Cost, ROOT};

const NOBODY: u32 = u32::MAX;
const UNREACHED: Cost = Cost::MAX;

/// How a node was reached on the way that is looked for.
#[derive(Clone, Copy, Debug)]
struct Reached {
    /// The node before it; the node itself where the way begins.
    from: u32,
    /// Who goes from that node's seat to this one's, and to which of the own choices; nobody along the tree.
    person: u32,
    choice: u32,
}

/// What a search for a shortest path needs, kept from one to the next.
#[derive(Debug)]
pub(super) struct Search {
    distance: Vec<Cost>,
    reached: Vec<Reached>,
    settled: Vec<bool>,
    touched: Vec<u32>,
    finished: Vec<u32>,
    /// Nodes, and behind them all persons who have further choices, by how far they are.
    queue: BinaryHeap<Reverse<(Cost, u32)>>,
    /// The nearest node that lacks somebody, so far.
    end: Option<(Cost, usize)>,
    /// A node that surely lacks somebody, and those above it.
    lineage: Vec<usize>,
}

impl Search {
    pub(super) fn of(nodes: usize) -> Search {
        Search {
            distance: vec![UNREACHED; nodes],
            reached: vec![Reached { from: 0, person: NOBODY, choice: 0 }; nodes],
            settled: vec![false; nodes],
            touched: Vec::new(),
            finished: Vec::new(),
            queue: BinaryHeap::new(),
            end: None,
            lineage: Vec::new(),
        }
    }

    /// No way is looked at that is as long.
    fn bound(&self) -> Cost {
        self.end.map_or(Cost::MAX, |(length, _)| length)
    }

    /// A way to a node that may be shorter than any before; over it that many are too many there.
    fn offer(&mut self, node: usize, distance: Cost, (price, over): (Cost, i32), reached: Reached) {
        if distance >= self.distance[node] || distance + price >= self.bound() {
            return;
        }
        if self.distance[node] == UNREACHED {
            self.touched.push(node as u32);
        }
        self.distance[node] = distance;
        self.reached[node] = reached;
        if over < 0 {
            self.end = Some((distance + price, node));
        } else {
            self.queue.push(Reverse((distance + price, node as u32)));
        }
    }

    fn forget(&mut self) {
        for node in self.touched.drain(..) {
            self.distance[node as usize] = UNREACHED;
            self.settled[node as usize] = false;
        }
        self.finished.clear();
        self.queue.clear();
        self.end = None;
    }
}

impl Solver {
    /// Brings one person too many from a node along the shortest way to the nearest node that lacks one; false where there
    /// is none, however far is looked. A node that surely lacks one bounds the search.
    pub(super) fn carry_from(&mut self, start: usize, lacks: Option<usize>, offers: &mut impl Offers) -> bool {
        let begin = Reached { from: start as u32, person: NOBODY, choice: 0 };
        self.search.offer(start, 0, (self.prices[start], 0), begin);
        if let Some(newcomer) = self.seated[start].last() {
            // Who came last can go back, which bounds the search from the start.
            self.look_over(*newcomer as usize);
        }
        self.search.lineage.clear();
        self.search.lineage.extend(lacks);
        while let Some(next) = self.search.lineage.last().copied().filter(|node| *node != ROOT) {
            self.search.lineage.push(self.network.rises[next].above as usize);
        }
        let nodes = self.over.len();
        while let Some(Reverse((length, next))) = self.search.queue.pop() {
            if length >= self.search.bound() {
                break;
            }
            let next = next as usize;
            if next >= nodes {
                self.look_over(next - nodes);
            } else if !std::mem::replace(&mut self.search.settled[next], true) {
                self.search.finished.push(next as u32);
                self.look_down(next);
                self.look_round(next);
            }
        }
        let end = self.search.end.map(|(_, node)| node);
        if let Some(end) = end {
            self.reprice(end);
            offers.reprice(&self.search.finished, &self.prices);
            self.carry_to(end);
            self.over[start] -= 1;
            self.over[end] += 1;
        }
        let is_carried = end.is_some() || self.widen(offers);
        self.search.forget();
        is_carried
    }

    fn offer_way(&mut self, node: usize, distance: Cost, reached: Reached) {
        self.search.offer(node, distance, (self.prices[node], self.over[node]), reached);
    }

    /// Offers the straight way down the tree from a node to the one that surely lacks somebody, as far as it is free: ways
    /// down often cost nothing, and would else be looked for among all that do.
    fn look_down(&mut self, start: usize) {
        let Some(turn) = self.search.lineage.iter().position(|own| *own == start) else { return };
        let (mut node, mut distance) = (start, self.search.distance[start]);
        for at in (0..turn).rev() {
            let below = self.search.lineage[at];
            let Some(last) = self.carried[below].checked_sub(1) else { return };
            let along = Reached { from: node as u32, person: NOBODY, choice: 0 };
            (node, distance) = (below, distance - self.network.rises[below].steps[last as usize]);
            self.offer_way(node, distance, along);
        }
    }

    /// Offers the ways from a node: up the tree, down it, and with everybody who sits there to their other choices.
    fn look_round(&mut self, node: usize) {
        let distance = self.search.distance[node];
        let along = Reached { from: node as u32, person: NOBODY, choice: 0 };
        let Solver { network, prices, search, over, .. } = self;
        let at = |node: usize| (prices[node], over[node]);
        let rise = &network.rises[node];
        if let Some(step) = rise.steps.get(self.carried[node] as usize) {
            let above = rise.above as usize;
            search.offer(above, distance + step, at(above), along);
        }
        for below in &self.below[node] {
            let below = *below as usize;
            if let Some(last) = self.carried[below].checked_sub(1) {
                let back = network.rises[below].steps[last as usize];
                search.offer(below, distance - back, at(below), along);
            }
        }
        for person in self.seated[node].iter().map(|person| *person as usize) {
            let length = self.nearest[person].saturating_add(distance - self.kept[person]).max(distance + prices[node]);
            if length < search.bound() {
                search.queue.push(Reverse((length, (over.len() + person) as u32)));
            }
        }
    }

    /// Offers the ways that somebody may go who sits where the search has been.
    fn look_over(&mut self, person: usize) {
        let own = self.choice_of(person);
        let base = self.search.distance[own.node as usize] - own.cost;
        let Solver { network, prices, search, over, .. } = self;
        let mut nearest = Cost::MAX;
        for (at, choice) in network.choices[person].iter().enumerate().filter(|(_, choice)| choice.node != own.node) {
            let to = choice.node as usize;
            nearest = nearest.min(choice.cost + prices[to]);
            let reached = Reached { from: own.node, person: person as u32, choice: at as u32 };
            search.offer(to, base + choice.cost, (prices[to], over[to]), reached);
        }
        self.nearest[person] = nearest;
    }

    /// Where no way leads from where the search has been: lists the choice by which somebody gets away from there for the least, and
    /// raises the prices there until it costs just as much as theirs. False where nobody can get away.
    fn widen(&mut self, offers: &mut impl Offers) -> bool {
        let far = offers.far();
        self.raise(far, offers);
        let mut least: Option<(Cost, usize, Choice)> = None;
        for node in self.search.finished.iter().map(|node| *node as usize) {
            for person in self.seated[node].iter().map(|person| *person as usize) {
                let paid = self.kept[person] + self.prices[node];
                if self.reach[person] < paid
                    && let (Some(choice), reach) = offers.best(person, &self.prices, paid, paid)
                    && least.is_none_or(|(before, ..)| reach - paid < before)
                {
                    least = Some((reach - paid, person, choice));
                }
            }
        }
        // So far too much was raised.
        self.raise(least.map_or(-far, |(gained, ..)| gained), offers);
        if let Some((_, person, choice)) = least {
            self.network.choices[person].push(choice);
            self.nearest[person] = Cost::MIN;
        }
        least.is_some()
    }

    fn raise(&mut self, more: Cost, offers: &mut impl Offers) {
        self.search.finished.iter().for_each(|node| self.prices[*node as usize] += more);
        offers.reprice(&self.search.finished, &self.prices);
    }

    /// Prices at which the way just found costs nothing and no other way less.
    fn reprice(&mut self, end: usize) {
        let total = self.search.distance[end] + self.prices[end];
        for node in &self.search.finished {
            self.prices[*node as usize] = total - self.search.distance[*node as usize];
        }
    }

    fn carry_to(&mut self, end: usize) {
        let mut node = end;
        loop {
            let Reached { from, person, choice } = self.search.reached[node];
            let from = from as usize;
            if from == node {
                return;
            }
            if person != NOBODY {
                self.unseat(person as usize);
                self.seat(person as usize, choice);
            } else if self.network.rises[from].above as usize == node && from != ROOT {
                self.carried[from] += 1;
            } else {
                self.carried[node] -= 1;
            }
            node = from;
        }
    }
}
