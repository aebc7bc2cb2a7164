//! The problem made from facts and fixings: who can move, what each node of the tree stands on, and what it costs.

use std::collections::HashSet;

use crate::domain::employee::{Employee, Employment, LegalStanding};
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::index::Lookup;
use crate::domain::placements::Placements;
use crate::domain::position::{Change, Position};
use crate::domain::proposal::{Move, Proposal};
use crate::fit::score::score;
use crate::planner::fixings::{Bound, Fixings};
use crate::planner::load::{self, Load, OF_POSITION, Seat};
use crate::planner::network::{Choice, Cost, Network, Rise};
use crate::planner::pair::{self, Pair};
use crate::planner::scale::{self, Scale, mark_of_pair};
use crate::planner::tree::{Node, Staffed, Subject, Tree};
use crate::rules;
use crate::rules::alone::Alone;
use crate::rules::situation::{Memory, Situation, Whole};
use crate::rules::verdict::Mark;
use crate::workload::need::{need, seats};

/// Somebody whom the plan may move: a civil servant in active service.
#[derive(Clone, Debug)]
pub struct Person {
    /// Place in the order of the file.
    pub place: usize,
    /// Place of the position held by the file.
    pub seat: Option<usize>,
    /// Where the employee ends up by the fixings.
    pub bound: Bound,
    /// A number that the id alone decides.
    pub mark: u64,
}

/// The problem.
pub struct Problem<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// What is settled.
    pub fixings: Fixings,
    /// Facts and what is decided, in which single moves are judged.
    pub situation: Situation<'a>,
    /// Who can move, in the order of the file.
    pub persons: Vec<Person>,
    /// The tree; each node stands before those below it.
    pub nodes: Vec<Node<'a>>,
    /// Node of each position.
    pub node_of: Vec<u32>,
    /// Whether a position takes newcomers.
    pub is_open: Vec<bool>,
    /// Whether fixings bring more into a position than there is room for.
    pub is_over: Vec<bool>,
    /// A number of each position that its id alone decides.
    pub marks: Vec<u64>,
    /// The node of staff without position.
    pub nowhere: u32,
    /// How points become costs.
    pub scale: Scale,
    /// The node that an earlier plan suggested to each person who is free; empty where nothing is kept.
    kept: Vec<Option<u32>>,
    /// By employee: positions to which proposals of the file would move them for good, each with its first proposal.
    proposals: Lookup<usize, Vec<(usize, usize)>>,
}

impl<'a> Problem<'a> {
    /// The problem of some facts with some things fixed.
    pub fn of(facts: &'a Facts, fixings: &Fixings) -> Problem<'a> {
        let weights = &facts.settings().planner;
        let persons = persons(facts, fixings);
        let staffed = staffed(facts, &persons);
        let mut tree = Tree::of(facts);
        let urgent = urgent(facts);
        let mut closed: Lookup<&PositionId, u32> = Lookup::default();
        fixings.closed.iter().for_each(|seat| *closed.entry(seat).or_default() += 1);
        let (mut is_open, mut is_over, mut node_of) = (Vec::new(), Vec::new(), Vec::new());
        for (at, (position, staffed)) in facts.positions().iter().zip(&staffed).enumerate() {
            let need = need(facts, position).map(|need| need.persons);
            let seats = seats(facts, position);
            let room = need.map_or(seats, |need| seats.min(need));
            // Where more are than needed, nobody comes; who is there may stay. A seat that is closed takes nobody.
            let has_room = staffed.fixed <= room;
            let open = room.saturating_sub(closed.get(&position.id).copied().unwrap_or(0));
            let most = if has_room { open.max(staffed.fixed) } else { staffed.fixed }.saturating_sub(staffed.bound);
            is_over.push(!has_room && staffed.fixed > staffed.present);
            is_open.push(has_room && most > 0 && open > 0);
            let load = Load { need, most, seat: seat(position, &urgent), ..staffed.load(weights, OF_POSITION) };
            node_of.push(tree.hang(facts, at, load, *staffed));
        }
        let nowhere = persons.iter().filter(|person| person.seat.is_none()).count() as u32;
        let nowhere_node = tree.hang_nowhere(nowhere);
        let kept = kept(facts, fixings, &persons, |seat| seat.map_or(nowhere_node, |at| node_of[at]));
        let nodes = tree.summed_up(persons.len() as u32);
        let largest = pair::largest(weights).max(load::DEAREST);
        Problem {
            scale: Scale::of(persons.len(), nodes.len(), largest),
            marks: facts.positions().iter().map(|position| scale::mark_of(position.id.as_str())).collect(),
            situation: situation(facts, fixings),
            proposals: proposals(facts),
            fixings: fixings.clone(),
            facts,
            persons,
            nodes,
            node_of,
            kept,
            nowhere: nowhere_node,
            is_open,
            is_over,
        }
    }

    /// The employee who a person is.
    pub fn employee(&self, person: usize) -> &'a Employee {
        &self.facts.employees()[self.persons[person].place]
    }

    /// Persons whom nothing fixes.
    pub fn free(&self) -> impl Iterator<Item = usize> {
        (0..self.persons.len()).filter(|person| self.persons[*person].bound == Bound::Free)
    }

    /// The person who an employee is; none for somebody whom no plan moves.
    pub fn person_of(&self, employee: &EmployeeId) -> Option<usize> {
        let place = self.facts.employee_index(employee)?;
        self.persons.binary_search_by_key(&place, |person| person.place).ok()
    }

    /// The node in which a person is by the file.
    pub fn home(&self, person: usize) -> u32 {
        self.persons[person].seat.map_or(self.nowhere, |seat| self.node_of[seat])
    }

    /// The choice of staying where one is.
    pub fn staying(&self, person: usize) -> Choice {
        let own = &self.persons[person];
        let seat = own.seat.map_or(0, |seat| self.marks[seat]);
        self.choice(person, self.home(person), self.scale.pair(0, mark_of_pair(own.mark, seat)))
    }

    /// The choice of going to the position at a place of the file, which counts so many points.
    pub fn going(&self, person: usize, position: usize, points: i64) -> Choice {
        let mark = mark_of_pair(self.persons[person].mark, self.marks[position]);
        self.choice(person, self.node_of[position], self.scale.pair(-points, mark))
    }

    fn choice(&self, person: usize, node: u32, cost: Cost) -> Choice {
        Choice { node, cost: cost - self.bonus(person, node) }
    }

    /// What a node costs a person less because an earlier plan suggested it.
    pub fn bonus(&self, person: usize, node: u32) -> Cost {
        let kept = self.fixings.kept.as_ref().filter(|_| self.kept_node(person) == Some(node));
        kept.map_or(0, |kept| self.scale.keeping(kept.points))
    }

    /// The node that an earlier plan suggested to a person who is free.
    pub fn kept_node(&self, person: usize) -> Option<u32> {
        self.kept.get(person).copied().flatten()
    }

    /// Persons whom an earlier plan would move, with the place of the position.
    pub fn kept_moves(&self) -> impl Iterator<Item = (usize, usize)> {
        let away = |person: usize| self.kept_node(person).filter(|node| *node != self.home(person));
        (0..self.kept.len()).filter_map(move |person| match self.nodes[away(person)? as usize].subject {
            Subject::Position(position) => Some((person, position)),
            _ => None,
        })
    }

    /// The proposal of the file for this very move.
    pub fn proposal(&self, person: usize, position: usize) -> Option<&'a Proposal> {
        self.proposals_of(person).find(|(to, _)| *to == position).map(|(_, proposal)| proposal)
    }

    /// Positions to which proposals of the file would move a person, each with its proposal.
    pub fn proposals_of(&self, person: usize) -> impl Iterator<Item = (usize, &'a Proposal)> {
        let own = self.proposals.get(&self.persons[person].place).into_iter().flatten();
        own.map(|(position, at)| (*position, &self.facts.proposals()[*at]))
    }

    /// The network in which everybody may stay, or must do what is fixed; other choices are offered later.
    pub fn network(&self) -> Network {
        let rise = |at: usize| Rise { above: self.nodes[at].above, steps: self.steps(at) };
        Network {
            rises: (0..self.nodes.len()).map(rise).collect(),
            choices: (0..self.persons.len()).map(|person| self.first_choices(person)).collect(),
        }
    }

    /// What each further person costs at a node.
    pub fn steps(&self, node: usize) -> Vec<Cost> {
        self.nodes[node].load.worths().map(|worth| self.scale.step(-worth)).collect()
    }

    /// What a person may choose before anything is offered: to stay, or what is fixed.
    pub fn first_choices(&self, person: usize) -> Vec<Choice> {
        match self.persons[person].bound {
            Bound::Goes(position) => vec![self.going(person, position, self.fixed_points(person, position))],
            Bound::Free | Bound::Stays => vec![self.staying(person)],
        }
    }

    /// Whether another problem is of the same facts and people and differs in what is fixed alone.
    pub fn is_alike(&self, other: &Problem<'_>) -> bool {
        std::ptr::eq(self.facts, other.facts)
            && self.fixings.exceptions == other.fixings.exceptions
            && self.persons.len() == other.persons.len()
            && self.persons.iter().zip(&other.persons).all(|(own, other)| own.place == other.place)
    }

    /// Choices that the fixings forbid, by person and node.
    pub fn forbidden_choices(&self) -> impl Iterator<Item = (usize, u32)> {
        self.fixings.forbidden.iter().filter_map(|(employee, position)| {
            let person = self.person_of(employee)?;
            Some((person, self.node_of[self.facts.position_index(position)?]))
        })
    }

    /// How many pairs of somebody who is free and a position that takes newcomers there are.
    pub fn pairs(&self) -> usize {
        let open = self.is_open.iter().filter(|open| **open).count();
        let free = self.persons.iter().filter(|person| person.bound == Bound::Free);
        free.map(|person| open - usize::from(person.seat.is_some_and(|seat| self.is_open[seat]))).sum()
    }

    /// What it costs in points that everybody is where the file has them.
    pub fn cost_of_staying(&self) -> i64 {
        let worth = |node: &Node<'_>| {
            let Load { bound, present, .. } = node.load;
            (bound + 1..=present).map(|nth| node.load.worth(nth)).sum::<i64>()
        };
        -self.nodes.iter().map(worth).sum::<i64>()
    }

    /// Prices of a first guess: what is lost where one of those by the file leaves, or gained where the first comes.
    pub fn first_prices(&self) -> Vec<Cost> {
        let mut prices: Vec<Cost> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let nth = node.load.present.max(node.load.bound + 1);
            let above = prices.get(node.above as usize).copied().unwrap_or(0);
            prices.push(above + self.scale.step(-node.load.worth(nth)));
        }
        prices
    }

    /// What a fixed move counts, barred or not: it is decided.
    fn fixed_points(&self, person: usize, position: usize) -> i64 {
        if self.persons[person].seat == Some(position) {
            return 0;
        }
        self.pair(person, position, &self.marks_of(person, position), false).points()
    }

    /// What the rules find in a move, judged where the employee has not moved yet.
    pub fn marks_of(&self, person: usize, position: usize) -> Vec<Mark> {
        let whole = self.whole(person, position);
        if self.persons[person].bound == Bound::Free {
            return rules::marks_at(&self.situation, &whole, (self.persons[person].place, position));
        }
        let placements = self.situation.placements.without([&self.employee(person).id]);
        rules::marks(&Situation { placements, memory: Memory::default(), ..self.situation.clone() }, &whole)
    }

    /// A move as the rules judge it: with the proposal of the file for it.
    pub fn whole(&self, person: usize, position: usize) -> Whole {
        let mutation = Move::new(&self.employee(person).id, &self.facts.positions()[position].id);
        let proposal = self.proposal(person, position);
        Whole {
            moves: vec![mutation],
            proposal: proposal.map(|own| own.id.clone()),
            demotion_basis: proposal.and_then(|own| own.demotion_basis),
            until: None,
        }
    }

    /// A move with what its terms are counted from.
    pub fn pair(&self, person: usize, position: usize, marks: &[Mark], heard: bool) -> Pair<'a> {
        let own = &self.persons[person];
        let employee = self.employee(person);
        let positions = self.facts.positions();
        let (from, to) = (own.seat.map(|seat| &positions[seat]), &positions[position]);
        let fit = |position| score(self.facts, employee, position, self.facts.sitting().effective).total;
        Pair {
            facts: self.facts,
            weights: &self.facts.settings().planner,
            employee,
            from,
            to,
            proposal: self.proposal(person, position),
            fits: (from.and_then(fit), fit(to)),
            found: Alone::of(marks),
            heard,
        }
    }
}

/// Who can move, each with what the fixings say.
fn persons(facts: &Facts, fixings: &Fixings) -> Vec<Person> {
    let mut goes: Lookup<&EmployeeId, usize> = Lookup::default();
    let lasting = fixings.lasting(facts);
    for mutation in &lasting {
        if let Some(position) = facts.position_index(&mutation.to) {
            goes.insert(&mutation.employee, position);
        }
    }
    let stays: HashSet<&EmployeeId> = fixings.staying.iter().collect();
    let bound = |employee: &Employee| match goes.get(&employee.id) {
        Some(position) => Bound::Goes(*position),
        None if stays.contains(&employee.id) => Bound::Stays,
        None => Bound::Free,
    };
    let movable = |employee: &Employee| {
        let in_service = employee.employment == Employment::Pns && employee.standing == LegalStanding::Active;
        in_service || (goes.contains_key(&employee.id) && employee.standing.counts_in_strength())
    };
    let employees = facts.employees().iter().enumerate().filter(|(_, employee)| movable(employee));
    employees
        .map(|(place, employee)| Person {
            place,
            seat: employee.position.as_ref().and_then(|seat| facts.position_index(seat)),
            bound: bound(employee),
            mark: scale::mark_of(employee.id.as_str()),
        })
        .collect()
}

/// Who is in each position.
fn staffed(facts: &Facts, persons: &[Person]) -> Vec<Staffed> {
    let at_work = facts.occupancy().iter().map(|there| there.at_work);
    let mut staffed: Vec<Staffed> =
        at_work.map(|present| Staffed { present, bound: present, fixed: present }).collect();
    for person in persons {
        if let Some(seat) = person.seat {
            staffed[seat].bound -= 1;
        }
        if let Bound::Goes(position) = person.bound {
            staffed[position].fixed += 1;
            if let Some(seat) = person.seat {
                staffed[seat].fixed -= 1;
            }
        }
    }
    staffed
}

/// The node of what an earlier plan suggested to each person who is free.
fn kept(facts: &Facts, fixings: &Fixings, persons: &[Person], node: impl Fn(Option<usize>) -> u32) -> Vec<Option<u32>> {
    let Some(kept) = &fixings.kept else { return Vec::new() };
    let place = |(who, to): &(EmployeeId, PositionId)| Some((facts.employee_index(who)?, facts.position_index(to)?));
    let moves: Lookup<usize, usize> = kept.moves.iter().filter_map(place).collect();
    let suggested = |person: &Person| node(moves.get(&person.place).copied().or(person.seat));
    persons.iter().map(|person| (person.bound == Bound::Free).then(|| suggested(person))).collect()
}

/// Positions that proposals call urgent.
fn urgent(facts: &Facts) -> HashSet<&PositionId> {
    let urgent = facts.proposals().iter().filter(|proposal| proposal.urgent);
    urgent.flat_map(|proposal| proposal.moves.iter().map(|mutation| &mutation.to)).collect()
}

fn seat(position: &Position, urgent: &HashSet<&PositionId>) -> Seat {
    Seat {
        structural: position.class.is_structural(),
        urgent: urgent.contains(&position.id),
        critical: position.critical,
        ending: position.change == Some(Change::Abolished),
    }
}

/// Lasting moves that proposals of the file name, by employee.
fn proposals(facts: &Facts) -> Lookup<usize, Vec<(usize, usize)>> {
    let mut found: Lookup<usize, Vec<(usize, usize)>> = Lookup::default();
    for (at, proposal) in facts.proposals().iter().enumerate().filter(|(_, proposal)| proposal.until.is_none()) {
        for mutation in proposal.moves.iter().filter(|mutation| !facts.kind_of(mutation).keeps_home()) {
            let employee = facts.employee_index(&mutation.employee);
            if let Some((employee, position)) = employee.zip(facts.position_index(&mutation.to)) {
                found.entry(employee).or_default().push((position, at));
            }
        }
    }
    found
}

/// Facts and what is decided.
fn situation<'a>(facts: &'a Facts, fixings: &Fixings) -> Situation<'a> {
    let (placements, exceptions) = (Placements::of(&fixings.lasting(facts)), fixings.exceptions.clone());
    Situation { placements, exceptions, ..Situation::of(facts) }
}
