//! A plan as it is told: its moves in chains, what each part of its value comes from, what it leaves behind.

use crate::domain::class::MoveKind;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::index::Lookup;
use crate::domain::placements::Placements;
use crate::domain::proposal::Move;
use crate::planner::chains::{Chain, Step, chains};
use crate::planner::fixings::Bound;
use crate::planner::load::LoadTerm;
use crate::planner::names::{Name, names, of_move};
use crate::planner::network::ROOT;
use crate::planner::pair::Part;
use crate::planner::solution::{Certificate, Solution};
use crate::planner::tree::{Node, Subject};
use crate::text::words::{Phrase, Value};
use crate::workload::balance::Balance;
use crate::workload::spread::Spread;

/// One move of a plan.
#[derive(Clone, Debug)]
pub struct PlannedMove {
    /// Who.
    pub employee: EmployeeId,
    /// The position left; none for staff without position.
    pub from: Option<PositionId>,
    /// The position taken.
    pub to: PositionId,
    /// Kind, computed from both levels.
    pub kind: MoveKind,
    /// Whether it was fixed before.
    pub fixed: bool,
    /// What it counts by itself.
    pub parts: Vec<Part>,
    /// Names for the seat with what the plan loses by each, the best first; none where they were not asked for.
    pub names: Vec<(EmployeeId, i64)>,
}

impl PlannedMove {
    /// Points of all parts.
    pub fn points(&self) -> i64 {
        self.parts.iter().map(|part| part.points).sum()
    }
}

/// A unit in which somebody is missing although the plan should have kept enough.
#[derive(Clone, Debug)]
pub struct Slack {
    /// Place of the unit in the order of the file.
    pub unit: usize,
    /// Persons below what it should keep.
    pub persons: u32,
}

/// A plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its moves, in the order in which each can be decided.
    pub chains: Vec<Chain>,
    /// The moves, by employee in the order of the file.
    pub moves: Vec<PlannedMove>,
    /// What the moves together gain or lose in positions, kinds of load, units and agencies.
    pub loads: Vec<Part>,
    /// Points that it is better than leaving everybody where the file has them; the sum of all parts.
    pub value: i64,
    /// Points that the best plan is worth more: what keeping to earlier suggestions holds back.
    pub held_back: i64,
    /// The proof.
    pub certificate: Certificate,
    /// Units left below what they should keep.
    pub slack: Vec<Slack>,
    /// Positions into which more are fixed than there is room for.
    pub crowded: Vec<PositionId>,
    /// Spread over the agencies before and after.
    pub spread: (Spread, Spread),
    /// Balance of all units before and after.
    pub balance: (Balance, Balance),
    /// Persons missing in all positions whose need is known, before and after.
    pub missing: (u32, u32),
}

impl Plan {
    /// The plan of a solution.
    pub fn of(solution: &Solution<'_, '_>) -> Plan {
        let problem = solution.problem;
        let facts = problem.facts;
        let moves: Vec<PlannedMove> = solution.movers().iter().map(|(who, to)| planned(solution, *who, *to)).collect();
        let steps: Vec<Step<'_>> = moves.iter().map(|own| Step { from: own.from.as_ref(), to: &own.to }).collect();
        let mutations: Vec<Move> = moves.iter().map(|planned| Move::new(&planned.employee, &planned.to)).collect();
        let (before, after) = (Placements::default(), Placements::of(&mutations));
        let balance = (Balance::of(facts, &before), Balance::of(facts, &after));
        let settings = &facts.settings().workload;
        let there = there_after(solution);
        let loads = problem.nodes.iter().zip(&there).flat_map(|(node, after)| parts(facts, node, *after)).collect();
        let is_short = |id: &PositionId| {
            let node = facts.position_index(id).map_or(ROOT, |at| problem.node_of[at] as usize);
            problem.nodes[node].load.need.is_some_and(|need| there[node] < need)
        };
        let missing = |count: fn(&Node<'_>, u32) -> u32| -> u32 {
            let positions = problem.nodes.iter().zip(&there);
            positions
                .filter(|(node, _)| matches!(node.subject, Subject::Position(_)))
                .map(|(node, after)| node.load.need.map_or(0, |need| need.saturating_sub(count(node, *after))))
                .sum()
        };
        Plan {
            chains: chains(facts, &steps, is_short),
            loads,
            value: solution.value,
            held_back: 0,
            certificate: solution.certificate.clone(),
            slack: problem.nodes.iter().zip(&there).filter_map(|(node, after)| slack(node, *after)).collect(),
            crowded: crowded(solution),
            spread: (Spread::of(&balance.0, settings), Spread::of(&balance.1, settings)),
            missing: (missing(|node, _| node.load.present), missing(|_, after| after)),
            balance,
            moves,
        }
    }

    /// Tells names for the seat of every move that is not fixed.
    pub fn name(&mut self, solution: &mut Solution<'_, '_>) {
        let problem = solution.problem;
        let employee = |name: Name| (problem.employee(name.person).id.clone(), name.regret);
        // Several may go to one position, which has the same names for all of them.
        let mut told: Lookup<usize, Vec<(EmployeeId, i64)>> = Lookup::default();
        let brought: Vec<(EmployeeId, PositionId)> =
            self.moves.iter().map(|own| (own.employee.clone(), own.to.clone())).collect();
        for planned in self.moves.iter_mut().filter(|planned| !planned.fixed) {
            if let Some(position) = problem.facts.position_index(&planned.to) {
                let names = || names(solution, position).into_iter().map(employee).collect();
                let all = told.entry(position).or_insert_with(names);
                let comes = |who: &EmployeeId| brought.iter().any(|(own, to)| own == who && *to == planned.to);
                planned.names = of_move(all, &planned.employee, comes);
            }
        }
    }

    /// Who is suggested to go where, nothing decided among it.
    pub fn suggestions(&self) -> Vec<(EmployeeId, PositionId)> {
        let free = self.moves.iter().filter(|own| !own.fixed);
        free.map(|own| (own.employee.clone(), own.to.clone())).collect()
    }

    /// The sum of all parts shown.
    pub fn sum_of_parts(&self) -> i64 {
        let moves: i64 = self.moves.iter().map(PlannedMove::points).sum();
        moves + self.loads.iter().map(|part| part.points).sum::<i64>()
    }
}

/// Persons at work in each node's part of the tree when the plan is done.
fn there_after(solution: &Solution<'_, '_>) -> Vec<u32> {
    let passing = solution.solver.network().passing(solution.solver.chosen());
    solution.problem.nodes.iter().zip(passing).map(|(node, passing)| node.load.bound + passing).collect()
}

fn planned(solution: &Solution<'_, '_>, person: usize, position: usize) -> PlannedMove {
    let problem = solution.problem;
    let marks = problem.marks_of(person, position);
    let pair = problem.pair(person, position, &marks, true);
    PlannedMove {
        employee: pair.employee.id.clone(),
        from: pair.from.map(|from| from.id.clone()),
        to: pair.to.id.clone(),
        kind: problem.facts.kind_from(pair.from, pair.to),
        fixed: problem.persons[person].bound != Bound::Free,
        parts: pair.parts(),
        names: Vec::new(),
    }
}

/// What a node's terms gain when so many are there.
fn parts(facts: &Facts, node: &Node<'_>, after: u32) -> Vec<Part> {
    let load = &node.load;
    let told = |key: &'static str| {
        let phrase = Phrase::new(key).with("place", name(facts, node.subject));
        phrase
            .with("before", load.present)
            .with("after", after)
            .with("need", load.need.unwrap_or(0))
            .with("floor", load.floor)
    };
    let part = |term: &LoadTerm| Part { points: load.gained(term, after), sentence: told(term.key) };
    load.terms.iter().map(part).filter(|part| part.points != 0).collect()
}

/// How a node is called.
pub fn name(facts: &Facts, subject: Subject) -> Value {
    match subject {
        Subject::Root | Subject::Nowhere => Value::Text(String::new()),
        Subject::Unit(at) => Value::Text(facts.units()[at].name.clone()),
        Subject::Kind(at, kind) => {
            let unit = facts.units()[at].name.clone();
            Phrase::new("plan.kind-of-unit").with("kind", Value::Term(kind.key())).with("unit", unit).into()
        }
        Subject::Position(at) => facts.name_of_position(&facts.positions()[at]).into(),
    }
}

fn slack(node: &Node<'_>, after: u32) -> Option<Slack> {
    let Subject::Unit(unit) = node.subject else { return None };
    let persons = node.load.floor.checked_sub(after).filter(|persons| *persons > 0)?;
    Some(Slack { unit, persons })
}

/// Positions into which the fixings bring more than there is room for.
fn crowded(solution: &Solution<'_, '_>) -> Vec<PositionId> {
    let problem = solution.problem;
    let fixed = problem.persons.iter().filter_map(|person| match person.bound {
        Bound::Goes(position) if person.seat != Some(position) => Some(position),
        _ => None,
    });
    let mut over: Vec<usize> = fixed.filter(|position| problem.is_over[*position]).collect();
    over.sort_unstable();
    over.dedup();
    over.into_iter().map(|position| problem.facts.positions()[position].id.clone()).collect()
}
