//! Where things lie in the lists of a session: by id, by name, and which belong to which.

use std::collections::HashMap;

use crate::domain::employee::Employee;
use crate::domain::ids::{EmployeeId, PositionId, ProposalId, UnitId};
use crate::domain::occupancy::Occupancy;
use crate::domain::position::Position;
use crate::domain::proposal::Proposal;
use crate::domain::unit::Unit;

/// A table that is looked up by ids or names: short, and tens of thousands of times for one seat.
pub type Lookup<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// Places are those in the order of the file, from 0.
#[derive(Clone, Debug)]
pub(super) struct Index {
    pub(super) units: Lookup<UnitId, usize>,
    pub(super) positions: Lookup<PositionId, usize>,
    pub(super) employees: Lookup<EmployeeId, usize>,
    pub(super) proposals: Lookup<ProposalId, usize>,
    /// Who holds each position.
    pub(super) holders: Vec<Vec<EmployeeId>>,
    /// How many are there in each position.
    pub(super) occupancy: Vec<Occupancy>,
    /// The positions of each unit.
    pub(super) positions_of_unit: Vec<Vec<PositionId>>,
    /// The units directly below each unit.
    pub(super) units_below: Vec<Vec<UnitId>>,
    /// The unit directly above each unit.
    pub(super) above: Vec<Option<usize>>,
    /// The agency of each unit.
    pub(super) agency: Vec<usize>,
    /// Places of the employees who state a relation to another one, by that other one.
    pub(super) related: Lookup<EmployeeId, Vec<usize>>,
    names: Names,
}

impl Index {
    pub(super) fn of(units: &[Unit], positions: &[Position], employees: &[Employee], proposals: &[Proposal]) -> Index {
        let of_unit = places(units.iter().map(|unit| &unit.id));
        let of_position = places(positions.iter().map(|position| &position.id));
        let seat = |employee: &Employee| employee.position.as_ref().and_then(|id| of_position.get(id).copied());
        let home = |position: &Position| of_unit.get(&position.unit).copied();
        let parent = |unit: &Unit| unit.parent.as_ref().and_then(|id| of_unit.get(id).copied());
        let mut occupancy = vec![Occupancy::default(); positions.len()];
        for (at, employee) in employees.iter().filter_map(|employee| Some((seat(employee)?, employee))) {
            occupancy[at].enter(employee.standing);
        }
        let above: Vec<Option<usize>> = units.iter().map(parent).collect();
        Index {
            employees: places(employees.iter().map(|employee| &employee.id)),
            proposals: places(proposals.iter().map(|proposal| &proposal.id)),
            holders: grouped(positions.len(), employees.iter().map(|employee| (seat(employee), &employee.id))),
            occupancy,
            positions_of_unit: grouped(units.len(), positions.iter().map(|position| (home(position), &position.id))),
            units_below: grouped(units.len(), units.iter().map(|unit| (parent(unit), &unit.id))),
            agency: (0..units.len()).map(|unit| upward(&above, Some(unit)).last().unwrap_or(unit)).collect(),
            related: by_relative(employees),
            names: Names::of(units, employees),
            above,
            units: of_unit,
            positions: of_position,
        }
    }

    /// Places of the unit and of all units above it.
    pub(super) fn lineage(&self, unit: &UnitId) -> impl Iterator<Item = usize> {
        upward(&self.above, self.units.get(unit).copied())
    }

    /// Place of the unit that alone bears this name, whatever its case.
    pub(super) fn unit_named(&self, name: &str) -> Option<usize> {
        self.names.bearer(name)
    }
}

fn places<'i, K: Clone + Eq + std::hash::Hash + 'i>(ids: impl ExactSizeIterator<Item = &'i K>) -> Lookup<K, usize> {
    ids.enumerate().map(|(at, id)| (id.clone(), at)).collect()
}

/// Members by the place of what they belong to; a member that belongs nowhere is in no group.
fn grouped<'i, I: Clone + 'i>(groups: usize, members: impl Iterator<Item = (Option<usize>, &'i I)>) -> Vec<Vec<I>> {
    let mut grouped = vec![Vec::new(); groups];
    for (group, member) in members {
        if let Some(group) = group {
            grouped[group].push(member.clone());
        }
    }
    grouped
}

/// The place and all places above it. The file check refuses circles, so the climb ends; the bound is a second lock on
/// that door.
fn upward(above: &[Option<usize>], start: Option<usize>) -> impl Iterator<Item = usize> {
    std::iter::successors(start, |at| above[*at]).take(above.len())
}

fn by_relative(employees: &[Employee]) -> Lookup<EmployeeId, Vec<usize>> {
    let mut found: Lookup<EmployeeId, Vec<usize>> = Lookup::default();
    for (at, employee) in employees.iter().enumerate() {
        for relative in employee.relations.iter().filter_map(|relation| relation.employee.as_ref()) {
            found.entry(relative.clone()).or_default().push(at);
        }
    }
    found
}

/// Units by full and short name.
#[derive(Clone, Debug)]
struct Names {
    /// In lower case; none where several units share the name ("sekretariat").
    bearers: Lookup<String, Option<usize>>,
    /// The same for every name as histories spell it, so that a name has to be spelled in lower case once only.
    spelled: Lookup<String, Option<usize>>,
}

impl Names {
    fn of(units: &[Unit], employees: &[Employee]) -> Names {
        let mut bearers: Lookup<String, Option<usize>> = Lookup::default();
        for (at, unit) in units.iter().enumerate() {
            for name in [&unit.name, &unit.short] {
                let bearer = bearers.entry(name.trim().to_lowercase()).or_insert(Some(at));
                if *bearer != Some(at) {
                    *bearer = None;
                }
            }
        }
        let mut names = Names { bearers, spelled: Lookup::default() };
        for past in employees.iter().flat_map(|employee| &employee.history) {
            if !names.spelled.contains_key(&past.unit) {
                let bearer = names.bearer(&past.unit);
                names.spelled.insert(past.unit.clone(), bearer);
            }
        }
        names
    }

    fn bearer(&self, name: &str) -> Option<usize> {
        let spelled = self.spelled.get(name).copied();
        spelled.or_else(|| self.bearers.get(&name.trim().to_lowercase()).copied()).flatten()
    }
}
