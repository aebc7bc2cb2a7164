//! The tree through which all persons flow: positions under a kind of load of a unit, under units, under agencies.

use crate::domain::facts::Facts;
use crate::domain::index::Lookup;
use crate::domain::plan_weights::PlanWeights;
use crate::domain::position::LoadKind;
use crate::planner::load::{Load, LoadTerm, OF_AGENCY, OF_KIND, OF_UNIT, Seat};
use crate::planner::network::ROOT;

/// What a node of the tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Everybody.
    Root,
    /// The unit at a place of the file.
    Unit(usize),
    /// A kind of load in the unit at a place of the file, structural positions left out.
    Kind(usize, LoadKind),
    /// The position at a place of the file.
    Position(usize),
    /// Staff without position.
    Nowhere,
}

/// A node of the tree.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// What it is.
    pub subject: Subject,
    /// The node above.
    pub above: u32,
    /// What it stands on.
    pub load: Load<'a>,
}

/// Who is in a part of the tree.
#[derive(Clone, Copy, Debug, Default)]
pub struct Staffed {
    /// At work there by the file.
    pub present: u32,
    /// Of those, persons whom no plan moves.
    pub bound: u32,
    /// At work there when what is fixed was done.
    pub fixed: u32,
}

impl Staffed {
    /// What these stand on, with nothing known of a need.
    pub fn load<'a>(self, weights: &'a PlanWeights, terms: &'static [LoadTerm]) -> Load<'a> {
        Load {
            weights,
            terms,
            need: None,
            present: self.present,
            bound: self.bound,
            most: 0,
            balance_points: 0,
            floor: 0,
            seat: Seat::default(),
        }
    }
}

/// A tree in the making.
pub struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// Who is there when what is fixed was done, by node.
    fixed: Vec<u32>,
    /// Node of each unit.
    units: Vec<u32>,
    kinds: Lookup<(usize, u8), u32>,
    weights: &'a PlanWeights,
}

impl<'a> Tree<'a> {
    /// The root and all units, agencies first.
    pub fn of(facts: &'a Facts) -> Tree<'a> {
        let weights = &facts.settings().planner;
        let mut tree = Tree {
            nodes: Vec::new(),
            fixed: Vec::new(),
            units: vec![ROOT as u32; facts.units().len()],
            kinds: Lookup::default(),
            weights,
        };
        tree.add(Subject::Root, ROOT as u32, Staffed::default().load(weights, &[]));
        let mut open: Vec<(usize, u32)> =
            facts.agencies().filter_map(|agency| facts.unit_index(&agency.id)).map(|at| (at, ROOT as u32)).collect();
        open.reverse();
        while let Some((at, above)) = open.pop() {
            let (terms, points) = match above as usize {
                ROOT => (OF_AGENCY, weights.agency_balance_points),
                _ => (OF_UNIT, weights.unit_balance_points),
            };
            let load = Load { balance_points: points, ..Staffed::default().load(weights, terms) };
            let node = tree.add(Subject::Unit(at), above, load);
            tree.units[at] = node;
            let below = facts.units_below(&facts.units()[at].id).iter().rev();
            open.extend(below.filter_map(|unit| facts.unit_index(unit)).map(|unit| (unit, node)));
        }
        tree
    }

    fn add(&mut self, subject: Subject, above: u32, load: Load<'a>) -> u32 {
        let node = self.nodes.len() as u32;
        self.nodes.push(Node { subject, above, load });
        self.fixed.push(0);
        node
    }

    /// Hangs a position into the tree: under the kind of load of its unit, or under the unit where it has none or is
    /// structural; where its need is not known it counts in no balance and hangs from the root.
    pub fn hang(&mut self, facts: &Facts, at: usize, load: Load<'a>, staffed: Staffed) -> u32 {
        let position = &facts.positions()[at];
        let unit = facts.unit_index(&position.unit).filter(|_| load.need.is_some());
        let above = match (unit, position.load_kind.filter(|_| !position.class.is_structural())) {
            (None, _) => ROOT as u32,
            (Some(unit), None) => self.units[unit],
            (Some(unit), Some(kind)) => self.kind(unit, kind),
        };
        let node = self.add(Subject::Position(at), above, load);
        self.fixed[node as usize] = staffed.fixed;
        node
    }

    fn kind(&mut self, unit: usize, kind: LoadKind) -> u32 {
        if let Some(node) = self.kinds.get(&(unit, kind as u8)) {
            return *node;
        }
        let points = self.weights.kind_balance_points;
        let load = Load { balance_points: points, ..Staffed::default().load(self.weights, OF_KIND) };
        let node = self.add(Subject::Kind(unit, kind), self.units[unit], load);
        self.kinds.insert((unit, kind as u8), node);
        node
    }

    /// Hangs those without position from the root; their number.
    pub fn hang_nowhere(&mut self, count: u32) -> u32 {
        let staffed = Staffed { present: count, bound: 0, fixed: count };
        let load = Load { most: count, ..staffed.load(self.weights, &[]) };
        self.add(Subject::Nowhere, ROOT as u32, load)
    }

    /// All nodes, with what lies below each unit and each kind counted in it.
    pub fn summed_up(mut self, persons: u32) -> Vec<Node<'a>> {
        for at in (1..self.nodes.len()).rev() {
            let above = self.nodes[at].above as usize;
            let Load { need, present, bound, most, .. } = self.nodes[at].load;
            let fixed = self.fixed[at];
            if let Subject::Unit(_) = self.nodes[at].subject {
                let load = &mut self.nodes[at].load;
                load.floor = kept(need.unwrap_or(0), present, fixed);
            }
            if above != ROOT {
                let load = &mut self.nodes[above].load;
                load.need = Some(load.need.unwrap_or(0).saturating_add(need.unwrap_or(0)));
                load.present += present;
                load.bound += bound;
                load.most = load.most.saturating_add(most).min(persons);
                self.fixed[above] += fixed;
            }
        }
        self.nodes
    }
}

/// How many a unit should keep: nine tenths of its need, rounded up, but not more than it has by the file or is left
/// with by what is fixed.
fn kept(need: u32, present: u32, fixed: u32) -> u32 {
    (need - need / 10).min(present).min(fixed)
}
