//! The exact solver: everybody begins where they are, chooses anew one after another, and shortest paths make it right.
//!
//! Whoever gains most by another choice takes it, and only then it is listed. What then comes to a node and does not leave
//! it is carried along a shortest path of listed choices to where something lacks, at costs reduced by the prices, which
//! keeps every listed choice cheapest. That raises prices, by which a choice that is not listed may begin to pay; when
//! nobody gains by any, the plan is the best of all. Prices only rise, so that what once cost too much is not looked at
//! again before the own price has risen as far. Few choices are ever listed, and paths among them are short: a good start
//! leaves little to look at, a bad one much, none a wrong answer.

use std::collections::BinaryHeap;

use crate::planner::network::{Choice, Cost, Network, ROOT};

/// All choices that there are, listed or not.
pub trait Offers {
    /// The prices of these nodes changed.
    fn reprice(&mut self, nodes: &[u32], prices: &[Cost]);

    /// The best choice of a person that costs less than a limit with the price of its node, and what all others cost at least.
    /// None where it is clear from afar that no choice costs less than `enough`.
    fn best(&mut self, person: usize, prices: &[Cost], limit: Cost, enough: Cost) -> (Option<Choice>, Cost);

    /// More than any choice costs beyond any other.
    fn far(&self) -> Cost;

    /// Whether somebody wishes that nothing more be looked for.
    fn is_stopped(&self) -> bool;
}

/// A network in which all choices are listed.
pub struct Listed;

impl Offers for Listed {
    fn reprice(&mut self, _nodes: &[u32], _prices: &[Cost]) {}

    fn best(&mut self, _: usize, _: &[Cost], limit: Cost, _: Cost) -> (Option<Choice>, Cost) {
        (None, limit)
    }

    fn far(&self) -> Cost {
        0
    }

    fn is_stopped(&self) -> bool {
        false
    }
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
    /// What each person's choices that are not listed cost at least, with the prices of their nodes.
    reach: Vec<Cost>,
    /// What each person's other choices that are listed cost at least, with the prices of their nodes, and what the one made
    /// costs itself.
    nearest: Vec<Cost>,
    kept: Vec<Cost>,
    /// Persons who may gain by a choice that is not listed.
    asking: Vec<u32>,
    search: search::Search,
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
            reach: vec![Cost::MAX; persons],
            nearest: vec![Cost::MIN; persons],
            kept: vec![0; persons],
            asking: Vec::new(),
            search: search::Search::of(nodes),
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
        self.nearest[person] = Cost::MIN;
        self.choose_again(person);
    }

    /// Lets a person look for choices that are not listed.
    pub fn ask(&mut self, person: usize) {
        self.reach[person] = Cost::MIN;
        self.asking.push(person as u32);
    }

    /// Lets a person look for none; what those cost at least that are not listed.
    pub fn hold(&mut self, person: usize) -> Cost {
        std::mem::replace(&mut self.reach[person], Cost::MAX)
    }

    /// Lets a person who was held look for choices again.
    pub fn release(&mut self, person: usize, reach: Cost) {
        self.reach[person] = reach;
    }

    /// Whether a person might gain by a choice that is not listed.
    pub fn may_gain(&self, person: usize) -> bool {
        self.reach[person] < self.paid_by(person)
    }

    /// How many choices are listed.
    pub fn listed(&self) -> usize {
        self.network.choices.iter().map(Vec::len).sum()
    }

    /// Leaves a person these choices only, of which one at least is there.
    pub fn limit(&mut self, person: usize, choices: Vec<Choice>) {
        self.leave(person);
        self.network.choices[person] = choices;
        self.take(person, self.cheapest(person));
        if self.paid_by(person) > self.reach[person] {
            self.asking.push(person as u32);
        }
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
        let known = self.reach.iter_mut().chain(&mut self.nearest);
        known.filter(|cost| ![Cost::MIN, Cost::MAX].contains(cost)).for_each(|cost| *cost -= root);
    }

    /// Carries everything that is left over to where something lacks, and lets everybody choose who may gain, until nobody
    /// does; false where something finds no way, or where it was stopped.
    pub fn settle(&mut self, offers: &mut impl Offers) -> bool {
        loop {
            if !self.carry_all(offers) || !self.choose_all(offers) {
                return false;
            }
            // Prices have risen meanwhile, and with them what a choice may gain that was not looked at again.
            self.asking = (0..self.chosen.len() as u32).filter(|person| self.may_gain(*person as usize)).collect();
            if self.asking.is_empty() {
                return true;
            }
        }
    }

    fn carry_all(&mut self, offers: &mut impl Offers) -> bool {
        for node in 0..self.over.len() {
            while self.over[node] > 0 {
                if !self.carry_from(node, None, offers) {
                    return false;
                }
            }
        }
        true
    }

    /// Whoever may gain most by a choice that is not listed chooses first; until nobody gains.
    fn choose_all(&mut self, offers: &mut impl Offers) -> bool {
        let gain = |solver: &Solver, person: u32| {
            solver.paid_by(person as usize).saturating_sub(solver.reach[person as usize])
        };
        let asking = std::mem::take(&mut self.asking);
        let mut asking: BinaryHeap<(Cost, u32)> =
            asking.into_iter().map(|person| (gain(self, person), person)).collect();
        while let Some((_, next)) = asking.pop() {
            let person = next as usize;
            if offers.is_stopped() {
                self.asking.extend(asking.drain().map(|(_, person)| person).chain([next]));
                return false;
            }
            if gain(self, next) <= 0 {
                continue;
            }
            let patience = asking.peek().map_or(0, |(gain, _)| *gain).max(0);
            let paid = self.paid_by(person);
            let (choice, reach) = offers.best(person, &self.prices, paid, paid.saturating_sub(patience));
            self.reach[person] = reach;
            if let Some(choice) = choice {
                let left = self.choice_of(person).node as usize;
                self.offer(person, choice);
                let entered = self.choice_of(person).node as usize;
                while self.over[entered] > 0 {
                    if !self.carry_from(entered, Some(left), offers) {
                        return false;
                    }
                }
            }
            if gain(self, next) > 0 {
                asking.push((gain(self, next), next));
            }
        }
        true
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
        let Choice { node, cost } = self.choice_of(person);
        let node = node as usize;
        self.kept[person] = cost;
        self.nearest[person] = Cost::MIN;
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
}

mod search;
#[cfg(test)]
mod tests;
