//! The exact solver: prices first guess who goes where, shortest paths make it right.
//!
//! At any prices (`auction` finds good ones) everybody takes the choice that is cheapest with the price of its node, and every arc of the tree
//! carries what its prices ask for. What then comes to a node and does not leave it is carried along a shortest path to
//! where something lacks, at costs reduced by the prices, which keeps every choice cheapest. When nothing is left over,
//! the choices cost as little as any can: prices that are good make few paths, bad ones many, none a wrong answer. A new choice or
//! a choice that is withdrawn moves one person, and one path mends that.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::planner::network::{Choice, Cost, Network, ROOT};

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

/// A network with choices made and prices that prove them, once [`Solver::settle`] has come to its end.
#[derive(Debug)]
pub struct Solver {
    network: Network,
    /// What it costs to bring one more person from a node to the root.
    prices: Vec<Cost>,
    /// The choice of every person, by its place in the own list.
    chosen: Vec<u32>,
    /// Who sits at a node, and where in that list each person stands.
    seated: Vec<Vec<u32>>,
    place: Vec<u32>,
    /// Persons on the arc to the node above.
    carried: Vec<u32>,
    /// Persons who come to a node beyond those who leave it.
    over: Vec<i32>,
    below: Vec<Vec<u32>>,
    /// Nodes from which the last way that was looked for in vain could not get away.
    stuck: Vec<u32>,
    search: Search,
}

/// What a search for a shortest path needs, kept from one to the next.
#[derive(Debug)]
struct Search {
    distance: Vec<Cost>,
    reached: Vec<Reached>,
    settled: Vec<bool>,
    touched: Vec<u32>,
    finished: Vec<u32>,
    queue: BinaryHeap<Reverse<(Cost, u32)>>,
}

impl Search {
    fn of(nodes: usize) -> Search {
        Search {
            distance: vec![UNREACHED; nodes],
            reached: vec![Reached { from: 0, person: NOBODY, choice: 0 }; nodes],
            settled: vec![false; nodes],
            touched: Vec::new(),
            finished: Vec::new(),
            queue: BinaryHeap::new(),
        }
    }

    /// A way to a node that may be shorter than any before.
    fn offer(&mut self, node: usize, distance: Cost, price: Cost, reached: Reached) {
        if distance < self.distance[node] {
            if self.distance[node] == UNREACHED {
                self.touched.push(node as u32);
            }
            self.distance[node] = distance;
            self.reached[node] = reached;
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
    }
}

impl Solver {
    /// A solver that begins at some prices; any will do.
    pub fn of(network: Network, prices: Vec<Cost>) -> Solver {
        let nodes = network.rises.len();
        let mut below = vec![Vec::new(); nodes];
        for (node, rise) in network.rises.iter().enumerate().skip(1) {
            below[rise.above as usize].push(node as u32);
        }
        let persons = network.choices.len();
        let mut solver = Solver {
            prices,
            chosen: vec![0; persons],
            seated: vec![Vec::new(); nodes],
            place: vec![0; persons],
            carried: vec![0; nodes],
            over: vec![0; nodes],
            below,
            stuck: Vec::new(),
            search: Search::of(nodes),
            network,
        };
        solver.choose_cheapest();
        solver
    }

    /// The problem, with all choices that were offered.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The price of every node: what one more person costs from there on.
    pub fn prices(&self) -> &[Cost] {
        &self.prices
    }

    /// The choice of everybody, by its place in the own list.
    pub fn chosen(&self) -> &[u32] {
        &self.chosen
    }

    /// The choice that a person made.
    pub fn choice_of(&self, person: usize) -> Choice {
        self.network.choices[person][self.chosen[person] as usize]
    }

    /// What a person pays at the present prices: the own choice and the price of its node.
    pub fn paid_by(&self, person: usize) -> Cost {
        let choice = self.choice_of(person);
        choice.cost + self.prices[choice.node as usize]
    }

    /// Offers a person one choice more, and lets them take it where it is cheaper.
    pub fn offer(&mut self, person: usize, choice: Choice) {
        self.network.choices[person].push(choice);
        self.choose_again(person);
    }

    /// Offers choices, and lets everybody choose anew.
    pub fn offer_all(&mut self, offers: Vec<(usize, Choice)>) {
        for (person, choice) in offers {
            self.network.choices[person].push(choice);
        }
        self.choose_anew();
    }

    /// Takes choices off the lists that cost so much more than what is paid, but the first ones and those that are held on to.
    /// Where the prices are right, nobody misses them.
    pub fn forget(&mut self, beyond: Cost, is_held: impl Fn(usize, u32) -> bool) {
        for person in 0..self.chosen.len() {
            let (paid, made) = (self.paid_by(person), self.choice_of(person).node);
            let choices = &mut self.network.choices[person];
            let first = choices.first().map(|choice| choice.node);
            let prices = &self.prices;
            let is_near = |own: &Choice| own.cost + prices[own.node as usize] - paid < beyond;
            choices.retain(|own| Some(own.node) == first || is_held(person, own.node) || is_near(own));
            choices.shrink_to_fit();
            self.chosen[person] = choices.iter().position(|own| own.node == made).unwrap_or(0) as u32;
        }
    }

    /// Leaves a person these choices only, of which one at least is there.
    pub fn limit(&mut self, person: usize, choices: Vec<Choice>) {
        self.leave(person);
        self.network.choices[person] = choices;
        self.take(person, self.cheapest(person));
    }

    /// Gives the arc of a node other steps: what it no longer carries at the prices is left over, what it carries more lacks.
    pub fn rebuild(&mut self, node: usize, steps: Vec<Cost>) {
        self.network.rises[node].steps = steps;
        let carried = self.asked_for(node, self.carried[node] as usize);
        let more = carried as i32 - self.carried[node] as i32;
        self.carried[node] = carried as u32;
        self.over[node] -= more;
        self.over[self.network.rises[node].above as usize] += more;
    }

    /// Lowers all prices by that of the root, which no plan and no proof can tell: however long it is planned on, they stay
    /// within what a cost can hold.
    pub fn ground(&mut self) {
        let root = self.prices[ROOT];
        self.prices.iter_mut().for_each(|price| *price -= root);
    }

    /// Persons whose seats are wanted and who have nowhere else to go among the choices offered, when nothing settles.
    pub fn stuck(&self) -> Vec<usize> {
        self.stuck.iter().flat_map(|node| &self.seated[*node as usize]).map(|person| *person as usize).collect()
    }

    /// Carries everything that is left over to where something lacks; false where some of it finds no way among the
    /// choices offered.
    pub fn settle(&mut self) -> bool {
        for node in 0..self.over.len() {
            while self.over[node] > 0 {
                let Some(end) = self.carry_from(node) else { return false };
                self.over[node] -= 1;
                self.over[end] += 1;
            }
        }
        true
    }

    /// Everybody leaves the seat chosen, and chooses again.
    fn choose_anew(&mut self) {
        self.seated.iter_mut().for_each(Vec::clear);
        self.choose_cheapest();
    }

    /// Everybody takes the cheapest choice at the prices, and the tree carries what its prices ask for.
    fn choose_cheapest(&mut self) {
        for person in 0..self.chosen.len() {
            let cheapest = self.cheapest(person);
            self.seat(person, cheapest);
        }
        let mut coming: Vec<usize> = self.seated.iter().map(Vec::len).collect();
        for node in (1..coming.len()).rev() {
            let carried = self.asked_for(node, coming[node]);
            self.over[node] = coming[node] as i32 - carried as i32;
            self.carried[node] = carried as u32;
            coming[self.network.rises[node].above as usize] += carried;
        }
        self.over[ROOT] = coming[ROOT] as i32 - self.chosen.len() as i32;
    }

    /// How many of those who come to a node its prices ask to be carried on.
    fn asked_for(&self, node: usize, coming: usize) -> usize {
        let rise = &self.network.rises[node];
        let offered = self.prices[node] - self.prices[rise.above as usize];
        let least = rise.steps.partition_point(|step| *step < offered);
        coming.clamp(least, rise.steps.partition_point(|step| *step <= offered))
    }

    /// The cheapest choice at the prices; the first of several.
    fn cheapest(&self, person: usize) -> u32 {
        let paid = |choice: &Choice| choice.cost + self.prices[choice.node as usize];
        let choices = self.network.choices[person].iter().map(paid).enumerate();
        choices.min_by_key(|(at, paid)| (*paid, *at)).map_or(0, |(at, _)| at as u32)
    }

    fn choose_again(&mut self, person: usize) {
        let cheapest = self.cheapest(person);
        let choice = self.network.choices[person][cheapest as usize];
        if choice.cost + self.prices[choice.node as usize] < self.paid_by(person) {
            self.leave(person);
            self.take(person, cheapest);
        }
    }

    /// A person leaves the seat, which then lacks one.
    fn leave(&mut self, person: usize) {
        let node = self.choice_of(person).node as usize;
        self.unseat(person);
        self.over[node] -= 1;
    }

    /// A person comes to a seat, which then has one more to carry on.
    fn take(&mut self, person: usize, choice: u32) {
        self.seat(person, choice);
        let node = self.choice_of(person).node as usize;
        self.over[node] += 1;
    }

    fn seat(&mut self, person: usize, choice: u32) {
        self.chosen[person] = choice;
        let node = self.choice_of(person).node as usize;
        self.place[person] = self.seated[node].len() as u32;
        self.seated[node].push(person as u32);
    }

    fn unseat(&mut self, person: usize) {
        let node = self.choice_of(person).node as usize;
        let place = self.place[person] as usize;
        self.seated[node].swap_remove(place);
        if let Some(other) = self.seated[node].get(place) {
            self.place[*other as usize] = place as u32;
        }
    }

    /// Brings one person too many from a node along the shortest way to the nearest node that lacks one.
    fn carry_from(&mut self, start: usize) -> Option<usize> {
        let begin = Reached { from: start as u32, person: NOBODY, choice: 0 };
        self.search.offer(start, 0, self.prices[start], begin);
        let end = loop {
            let Some(Reverse((_, node))) = self.search.queue.pop() else { break None };
            let node = node as usize;
            if std::mem::replace(&mut self.search.settled[node], true) {
                continue;
            }
            if self.over[node] < 0 {
                break Some(node);
            }
            self.search.finished.push(node as u32);
            self.look_round(node);
        };
        if let Some(end) = end {
            self.reprice(end);
            self.carry_to(end);
        } else {
            self.stuck.clone_from(&self.search.finished);
        }
        self.search.forget();
        end
    }

    /// Offers the ways from a node: up the tree, down it, and with everybody who sits there to their other choices.
    fn look_round(&mut self, node: usize) {
        let distance = self.search.distance[node];
        let along = Reached { from: node as u32, person: NOBODY, choice: 0 };
        let Solver { network, prices, search, .. } = self;
        let rise = &network.rises[node];
        if let Some(step) = rise.steps.get(self.carried[node] as usize) {
            let above = rise.above as usize;
            search.offer(above, distance + step, prices[above], along);
        }
        for below in &self.below[node] {
            let below = *below as usize;
            if let Some(last) = self.carried[below].checked_sub(1) {
                let back = network.rises[below].steps[last as usize];
                search.offer(below, distance - back, prices[below], along);
            }
        }
        for person in &self.seated[node] {
            let choices = &network.choices[*person as usize];
            let base = distance - choices[self.chosen[*person as usize] as usize].cost;
            for (at, choice) in choices.iter().enumerate() {
                let reached = Reached { from: node as u32, person: *person, choice: at as u32 };
                search.offer(choice.node as usize, base + choice.cost, prices[choice.node as usize], reached);
            }
        }
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

mod auction;
#[cfg(test)]
mod tests;
