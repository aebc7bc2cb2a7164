//! Help for a time in an emergency: heads are lent to where hands are missing, in a network of its own.
//!
//! Everybody keeps the own seat, so that none opens: whoever has worked long enough in the field goes to help, or stays.
//! The helped unit takes no more than it lacks, no seat of command is lent or taken, and whom the committee has moved,
//! lent or parked is left alone. What the own unit misses meanwhile counts against it as in every plan. The network is small enough
//! to list every pair that no rule bars; the same solver finds the best plan and the same certificate proves it.

use std::collections::HashSet;

use crate::domain::class::MoveKind;
use crate::domain::employee::{Employee, Employment, LegalStanding};
use crate::domain::facts::Facts;
use crate::domain::ids::EmployeeId;
use crate::domain::index::Lookup;
use crate::domain::placements::Placements;
use crate::domain::position::{Change, Position};
use crate::domain::proposal::{Move, Proposal};
use crate::domain::supposed::Emergency;
use crate::fit::field_work::months_in;
use crate::fit::score::score;
use crate::planner::certificate;
use crate::planner::fixings::Fixings;
use crate::planner::foreseen::Foreseen;
use crate::planner::load::{self, Load, OF_POSITION, Seat};
use crate::planner::network::{Choice, Network, Rise};
use crate::planner::pair::{self, OF_HELP, Pair};
use crate::planner::scale::{Scale, mark_of, mark_of_pair};
use crate::planner::solve::{Listed, Solver};
use crate::planner::stop::Stop;
use crate::planner::tree::{Node, Staffed, Subject, Tree};
use crate::rules;
use crate::rules::alone::Alone;
use crate::rules::situation::{Situation, Whole};
use crate::rules::verdict::Mark;
use crate::workload::need::need;

/// The best help.
#[derive(Clone, Debug)]
pub struct Lending {
    /// Who is lent where, in the order of the file.
    pub lent: Vec<Foreseen>,
    /// Points that it is better than lending nobody.
    pub value: i64,
    /// Persons whom the helped unit lacks outside seats of command.
    pub wanted: u32,
    /// Who could be asked.
    pub muster: Muster,
    /// Who works where, those lent before included but not those lent by this.
    pub working: Placements,
}

/// How many could be asked for help, and how many not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Muster {
    /// Persons with enough experience in the field.
    pub able: u32,
    /// Persons with less.
    pub less: u32,
    /// Persons of whose work no field is known.
    pub unknown: u32,
}

/// Somebody who may be lent.
struct Aide {
    /// Place in the order of the file.
    place: usize,
    /// Place of the position held; none for staff without position.
    seat: Option<usize>,
    experience: u32,
    mark: u64,
}

/// What the help is found in.
struct Ground<'a> {
    facts: &'a Facts,
    emergency: &'a Emergency,
    situation: Situation<'a>,
    aides: Vec<Aide>,
    muster: Muster,
    nodes: Vec<Node<'a>>,
    node_of: Vec<u32>,
    nowhere: u32,
    /// Persons whom each position still takes.
    rooms: Vec<u32>,
    scale: Scale,
    /// Proposals of the file for a time, by employee and position.
    proposals: Lookup<(usize, usize), &'a Proposal>,
    /// Pairs that were rejected, or that the rules bar together with others.
    forbidden: HashSet<(usize, usize)>,
}

/// The best help around what is settled; none where it was given up.
pub fn lending(facts: &Facts, emergency: &Emergency, settled: &Fixings, stop: &Stop) -> Option<Lending> {
    let takes = |own: &&Move| facts.kind_of(own).changes_workplace();
    let working = Placements::of(settled.accepted.iter().filter(takes));
    let mut ground = Ground::of(facts, emergency, settled, &working);
    let pairs = ground.pairs(stop)?;
    loop {
        let mut network = ground.network();
        for (aide, to, points) in pairs.iter().filter(|pair| !ground.forbidden.contains(&ground.key(pair.0, pair.1))) {
            let mark = mark_of_pair(ground.aides[*aide].mark, mark_of(facts.positions()[*to].id.as_str()));
            let cost = ground.scale.pair(-points, mark);
            network.choices[*aide].push(Choice { node: ground.node_of[*to], cost });
        }
        let staying = network.cost(&vec![0; network.choices.len()])?;
        let prices = vec![0; network.rises.len()];
        let mut solver = Solver::of(network, prices);
        if !solver.settle(&mut Listed) {
            return None;
        }
        let network = solver.network();
        let cost = network.cost(solver.chosen())?;
        let listed = |aide: usize| network.choices[aide].iter().copied();
        assert_eq!(cost, certificate::bound(network, solver.prices(), listed), "the prices prove the plan");
        let lent = ground.lent(&solver);
        let barred = ground.barred(&lent);
        if barred.is_empty() {
            let told = |(aide, to): &(usize, usize)| {
                let own = Foreseen::of(&ground.pair(*aide, *to, &ground.marks_of(*aide, *to)), &OF_HELP);
                Foreseen { experience: Some(ground.aides[*aide].experience), ..own }
            };
            return Some(Lending {
                lent: lent.iter().map(told).collect(),
                value: ground.scale.points(staying) - ground.scale.points(cost),
                wanted: ground.rooms.iter().sum(),
                muster: ground.muster,
                working,
            });
        }
        ground.forbidden.extend(barred);
    }
}

impl<'a> Ground<'a> {
    fn of(facts: &'a Facts, emergency: &'a Emergency, settled: &Fixings, working: &Placements) -> Ground<'a> {
        let weights = &facts.settings().planner;
        let (aides, muster) = aides(facts, emergency, settled);
        let mut leaving = vec![0; facts.positions().len()];
        aides.iter().filter_map(|aide| aide.seat).for_each(|seat| leaving[seat] += 1);
        let mut tree = Tree::of(facts);
        let (mut node_of, mut rooms) = (Vec::new(), Vec::new());
        for (at, position) in facts.positions().iter().enumerate() {
            let need = need(facts, position).map(|need| need.persons);
            let present = working.strength(facts, &position.id);
            let bound = present.saturating_sub(leaving[at]);
            let room =
                if takes_help(facts, position, emergency) { need.unwrap_or(0).saturating_sub(present) } else { 0 };
            let staffed = Staffed { present, bound, fixed: present };
            let seat = Seat {
                structural: position.class.is_structural(),
                critical: position.critical,
                ending: position.change == Some(Change::Abolished),
                urgent: false,
            };
            let load = Load { need, most: leaving[at] + room, seat, ..staffed.load(weights, OF_POSITION) };
            node_of.push(tree.hang(facts, at, load, staffed));
            rooms.push(room);
        }
        let nowhere = aides.iter().filter(|aide| aide.seat.is_none()).count() as u32;
        let nowhere = tree.hang_nowhere(nowhere);
        let nodes = tree.summed_up(aides.len() as u32);
        let largest = pair::largest(weights).max(load::DEAREST);
        let place = |(who, to): &(EmployeeId, _)| Some((facts.employee_index(who)?, facts.position_index(to)?));
        Ground {
            facts,
            emergency,
            situation: Situation {
                placements: Placements::of(&settled.lasting(facts)),
                accepted: settled.accepted.clone(),
                exceptions: settled.exceptions.clone(),
                ..Situation::of(facts)
            },
            muster,
            scale: Scale::of(aides.len(), nodes.len(), largest),
            aides,
            nodes,
            node_of,
            nowhere,
            rooms,
            proposals: proposals(facts),
            forbidden: settled.forbidden.iter().filter_map(place).collect(),
        }
    }

    /// Employee and position at their places of the file.
    fn key(&self, aide: usize, to: usize) -> (usize, usize) {
        (self.aides[aide].place, to)
    }

    /// Every aide with every position that takes help, barred by no rule, and what it counts; none when it was given up.
    fn pairs(&self, stop: &Stop) -> Option<Vec<(usize, usize, i64)>> {
        let open: Vec<usize> = (0..self.rooms.len()).filter(|at| self.rooms[*at] > 0).collect();
        let mut pairs = Vec::new();
        for aide in 0..self.aides.len() {
            if stop.is_asked() {
                return None;
            }
            for to in &open {
                let marks = self.marks_of(aide, *to);
                if !marks.iter().any(|mark| mark.blocks() && !rules::is_of_the_committee(mark.rule)) {
                    let parts = self.pair(aide, *to, &marks).parts_of(&OF_HELP);
                    pairs.push((aide, *to, parts.iter().map(|part| part.points).sum()));
                }
            }
        }
        Some(pairs)
    }

    /// The network in which everybody stays.
    fn network(&self) -> Network {
        let steps = |node: &Node<'_>| node.load.worths().map(|worth| self.scale.step(-worth)).collect();
        let staying = |aide: &Aide| {
            let node = aide.seat.map_or(self.nowhere, |seat| self.node_of[seat]);
            vec![Choice { node, cost: self.scale.pair(0, aide.mark) }]
        };
        Network {
            rises: self.nodes.iter().map(|node| Rise { above: node.above, steps: steps(node) }).collect(),
            choices: self.aides.iter().map(staying).collect(),
        }
    }

    /// Aides who are lent, each with the place of the position.
    fn lent(&self, solver: &Solver) -> Vec<(usize, usize)> {
        let goes = |aide: usize| {
            let node = solver.choice_of(aide).node;
            match self.nodes[node as usize].subject {
                Subject::Position(to) if Some(to) != self.aides[aide].seat => Some((aide, to)),
                _ => None,
            }
        };
        (0..self.aides.len()).filter_map(goes).collect()
    }

    /// Those of them whom a rule bars because of the others.
    fn barred(&self, lent: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let whole = Whole {
            moves: lent.iter().map(|(aide, to)| self.assignment(*aide, *to)).collect(),
            until: Some(self.emergency.until()),
            ..Whole::default()
        };
        let verdicts = rules::judge(&self.situation, &whole).into_iter();
        // What bars a move by itself was asked before.
        let of_others = verdicts
            .filter(|own| own.blocks() && !rules::is_of_one_move(own.rule) && !rules::is_of_the_committee(own.rule));
        let found = of_others.filter_map(|own| {
            let is_meant = |(aide, _): &&(usize, usize)| self.employee(*aide).id == own.employee;
            lent.iter().find(is_meant).map(|(aide, to)| self.key(*aide, *to))
        });
        found.collect()
    }

    fn employee(&self, aide: usize) -> &'a Employee {
        &self.facts.employees()[self.aides[aide].place]
    }

    fn assignment(&self, aide: usize, to: usize) -> Move {
        let lent = Move::new(&self.employee(aide).id, &self.facts.positions()[to].id);
        Move { stated_kind: Some(MoveKind::TemporaryAssignment), ..lent }
    }

    fn marks_of(&self, aide: usize, to: usize) -> Vec<Mark> {
        let whole = Whole {
            moves: vec![self.assignment(aide, to)],
            proposal: self.proposals.get(&self.key(aide, to)).map(|own| own.id.clone()),
            demotion_basis: None,
            until: Some(self.emergency.until()),
        };
        rules::marks_at(&self.situation, &whole, self.key(aide, to))
    }

    fn pair(&self, aide: usize, to: usize, marks: &[Mark]) -> Pair<'a> {
        let employee = self.employee(aide);
        let positions = self.facts.positions();
        let (from, to_position) = (self.aides[aide].seat.map(|seat| &positions[seat]), &positions[to]);
        let fit = |position| score(self.facts, employee, position, self.emergency.from).total;
        Pair {
            facts: self.facts,
            weights: &self.facts.settings().planner,
            employee,
            from,
            to: to_position,
            proposal: self.proposals.get(&self.key(aide, to)).copied(),
            fits: (from.and_then(fit), fit(to_position)),
            found: Alone::of(marks),
            heard: false,
        }
    }
}

/// Whether a position takes people who are lent: it is below the helped unit, goes on, and commands nobody.
fn takes_help(facts: &Facts, position: &Position, emergency: &Emergency) -> bool {
    is_below(facts, position, emergency)
        && !position.class.is_structural()
        && position.change != Some(Change::Abolished)
}

fn is_below(facts: &Facts, position: &Position, emergency: &Emergency) -> bool {
    facts.lineage(&position.unit).any(|unit| unit.id == emergency.helped)
}

/// Who may be lent, and how many not.
fn aides(facts: &Facts, emergency: &Emergency, settled: &Fixings) -> (Vec<Aide>, Muster) {
    let accepted = settled.accepted.iter().map(|mutation| &mutation.employee);
    let touched: HashSet<&EmployeeId> = accepted.chain(&settled.staying).collect();
    let (mut aides, mut muster) = (Vec::new(), Muster::default());
    for (place, employee) in facts.employees().iter().enumerate() {
        let in_service = employee.employment == Employment::Pns && employee.standing == LegalStanding::Active;
        let seat = employee.position.as_ref().and_then(|seat| facts.position_index(seat));
        let held = seat.map(|seat| &facts.positions()[seat]);
        let is_bound = held.is_some_and(|held| held.class.is_structural() || is_below(facts, held, emergency));
        if !in_service || is_bound || touched.contains(&employee.id) {
            continue;
        }
        match months_in(facts, employee, emergency.field, emergency.from) {
            None => muster.unknown += 1,
            Some(months) if months < emergency.experience.max(1) => muster.less += 1,
            Some(experience) => {
                muster.able += 1;
                aides.push(Aide { place, seat, experience, mark: mark_of(employee.id.as_str()) });
            }
        }
    }
    (aides, muster)
}

/// Moves for a time that proposals of the file name; the first of each holds.
fn proposals(facts: &Facts) -> Lookup<(usize, usize), &Proposal> {
    let mut found = Lookup::default();
    for proposal in facts.proposals() {
        for mutation in proposal.moves.iter().filter(|own| facts.kind_of(own) == MoveKind::TemporaryAssignment) {
            let employee = facts.employee_index(&mutation.employee);
            if let Some(key) = employee.zip(facts.position_index(&mutation.to)) {
                found.entry(key).or_insert(proposal);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
