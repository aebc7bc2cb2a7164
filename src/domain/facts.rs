//! All that a session file states: indexed, immutable, self-consistent.

use std::any::Any;
use std::sync::{Arc, OnceLock};

use crate::domain::class::{Class, Level, MoveKind};
use crate::domain::committee::{ForumEntry, Member, Sitting};
use crate::domain::docket::Docket;
use crate::domain::employee::{Employee, Relation};
use crate::domain::ids::{EmployeeId, PositionId, ProposalId, UnitId};
use crate::domain::index::Index;
use crate::domain::kept::Kept;
use crate::domain::legal::LegalBasis;
use crate::domain::occupancy::Occupancy;
use crate::domain::position::Position;
use crate::domain::proposal::{Move, Proposal};
use crate::domain::settings::Settings;
use crate::domain::unit::{Distance, Unit, UnitKind};
use crate::text::names;

/// What a session file states, before it is indexed. Whoever builds it has checked every reference.
#[derive(Clone, Debug)]
pub struct Stated {
    /// Whether this is a sample with invented people.
    pub sample: bool,
    /// The sitting.
    pub sitting: Sitting,
    /// Settings.
    pub settings: Settings,
    /// Legal bases.
    pub legal_bases: Vec<LegalBasis>,
    /// Distances between places.
    pub distances: Vec<Distance>,
    /// Units.
    pub units: Vec<Unit>,
    /// Positions.
    pub positions: Vec<Position>,
    /// Employees.
    pub employees: Vec<Employee>,
    /// Proposals.
    pub proposals: Vec<Proposal>,
    /// Forum.
    pub forum: Vec<ForumEntry>,
}

/// The facts of a session. The program never changes them.
#[derive(Clone, Debug)]
pub struct Facts {
    pub(super) stated: Stated,
    pub(super) index: Arc<Index>,
    pub(super) docket: Arc<Docket>,
    pub(super) kept: Kept,
    pub(super) is_masked: bool,
    pub(super) masked: OnceLock<Arc<Facts>>,
}

impl Facts {
    /// Indexes what was stated.
    pub fn new(mut stated: Stated) -> Facts {
        let index = Index::of(&stated.units, &stated.positions, &stated.employees, &stated.proposals);
        share_ids(&mut stated, &index);
        let (index, docket) = (Arc::new(index), Arc::default());
        let mut facts =
            Facts { stated, index, docket, kept: Kept::default(), is_masked: false, masked: OnceLock::new() };
        let seat_of = |employee: &EmployeeId| facts.employee(employee)?.position.as_ref();
        facts.docket = Arc::new(Docket::of(facts.proposals(), seat_of, |position| facts.open_seats(position)));
        facts
    }

    /// What a higher room computes from the facts alone, one thing of each type: made when it is first asked for. The
    /// masked facts share it, so it shows nobody's name by itself.
    pub fn kept<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        self.kept.get(make)
    }

    /// Whether this is a sample with invented people.
    pub fn sample(&self) -> bool {
        self.stated.sample
    }

    /// The sitting.
    pub fn sitting(&self) -> &Sitting {
        &self.stated.sitting
    }

    /// Settings.
    pub fn settings(&self) -> &Settings {
        &self.stated.settings
    }

    /// Legal bases in the order of the file.
    pub fn legal_bases(&self) -> &[LegalBasis] {
        &self.stated.legal_bases
    }

    /// The legal basis with this id.
    pub fn legal_basis(&self, id: &str) -> Option<&LegalBasis> {
        self.stated.legal_bases.iter().find(|basis| basis.id.as_str() == id)
    }

    /// Units in the order of the file.
    pub fn units(&self) -> &[Unit] {
        &self.stated.units
    }

    /// Positions in the order of the file.
    pub fn positions(&self) -> &[Position] {
        &self.stated.positions
    }

    /// Employees in the order of the file.
    pub fn employees(&self) -> &[Employee] {
        &self.stated.employees
    }

    /// Proposals in the order of the file.
    pub fn proposals(&self) -> &[Proposal] {
        &self.stated.proposals
    }

    /// Forum entries.
    pub fn forum(&self) -> &[ForumEntry] {
        &self.stated.forum
    }

    /// The docket: items in the order in which they are taken.
    pub fn docket(&self) -> &Docket {
        &self.docket
    }

    /// The unit with this id.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.index.units.get(id).map(|at| &self.stated.units[*at])
    }

    /// Place of the unit in the order of the file, from 0.
    pub fn unit_index(&self, id: &UnitId) -> Option<usize> {
        self.index.units.get(id).copied()
    }

    /// The unit that alone bears this full or short name, whatever its case; histories name units so.
    pub fn unit_named(&self, name: &str) -> Option<&Unit> {
        self.index.unit_named(name).map(|at| &self.stated.units[at])
    }

    /// The position with this id.
    pub fn position(&self, id: &PositionId) -> Option<&Position> {
        self.index.positions.get(id).map(|at| &self.stated.positions[*at])
    }

    /// Place of the position in the order of the file, from 0.
    pub fn position_index(&self, id: &PositionId) -> Option<usize> {
        self.index.positions.get(id).copied()
    }

    /// The employee with this id.
    pub fn employee(&self, id: &EmployeeId) -> Option<&Employee> {
        self.index.employees.get(id).map(|at| &self.stated.employees[*at])
    }

    /// Place of the employee in the order of the file, from 0.
    pub fn employee_index(&self, id: &EmployeeId) -> Option<usize> {
        self.index.employees.get(id).copied()
    }

    /// The proposal with this id.
    pub fn proposal(&self, id: &ProposalId) -> Option<&Proposal> {
        self.index.proposals.get(id).map(|at| &self.stated.proposals[*at])
    }

    /// Who holds a position by the file.
    pub fn holders(&self, position: &PositionId) -> &[EmployeeId] {
        self.index.positions.get(position).map_or(&[], |at| &self.index.holders[*at])
    }

    /// How many are there in each position by the file, in the order of the file.
    pub fn occupancy(&self) -> &[Occupancy] {
        &self.index.occupancy
    }

    /// Seats of a position that nobody at work holds by the file.
    pub fn open_seats(&self, position: &PositionId) -> usize {
        self.position_index(position)
            .map_or(0, |at| self.stated.positions[at].seats.saturating_sub(self.index.occupancy[at].at_work) as usize)
    }

    /// Positions of one unit itself, not of the units below.
    pub fn positions_of_unit(&self, unit: &UnitId) -> &[PositionId] {
        self.index.units.get(unit).map_or(&[], |at| &self.index.positions_of_unit[*at])
    }

    /// Units directly below.
    pub fn units_below(&self, unit: &UnitId) -> &[UnitId] {
        self.index.units.get(unit).map_or(&[], |at| &self.index.units_below[*at])
    }

    /// Units without a unit above: the agencies.
    pub fn agencies(&self) -> impl Iterator<Item = &Unit> {
        self.stated.units.iter().filter(|unit| unit.parent.is_none())
    }

    /// The agency a unit belongs to.
    pub fn agency_of<'a>(&'a self, unit: &'a UnitId) -> &'a UnitId {
        self.index.units.get(unit).map_or(unit, |at| &self.stated.units[self.index.agency[*at]].id)
    }

    /// A unit and all units above it, from below; an agency is the last.
    pub fn lineage<'a>(&'a self, unit: &UnitId) -> impl Iterator<Item = &'a Unit> {
        self.index.lineage(unit).map(|at| &self.stated.units[at])
    }

    /// Where a unit works: as stated of it, or of the nearest unit above.
    pub fn place_of(&self, unit: &UnitId) -> Option<&str> {
        self.lineage(unit).find_map(|one| one.place.as_deref())
    }

    /// Distances in the order of the file.
    pub fn distances(&self) -> &[Distance] {
        &self.stated.distances
    }

    /// How far two places are from each other, when the file states it; names are compared without case.
    pub fn distance(&self, one: &str, other: &str) -> Option<&Distance> {
        let joins = |stated: &Distance, one: &str, other: &str| {
            names::same_name(&stated.from, one) && names::same_name(&stated.to, other)
        };
        let between = |stated: &&Distance| joins(stated, one, other) || joins(stated, other, one);
        self.stated.distances.iter().find(between)
    }

    /// The unit of a position.
    pub fn unit_of_position(&self, position: &PositionId) -> Option<&Unit> {
        self.position(position).and_then(|found| self.unit(&found.unit))
    }

    /// The agency of a position.
    pub fn agency_of_position(&self, position: &PositionId) -> Option<&Unit> {
        self.position(position).and_then(|found| self.unit(self.agency_of(&found.unit)))
    }

    /// Title of a position and the unit it is known by; the title alone where it tells the unit.
    pub fn name_of_position(&self, position: &Position) -> String {
        let told = |unit: &&Unit| !position.title.contains(&unit.short) && !position.title.contains(&unit.name);
        match self.naming_unit(&position.id).filter(told) {
            Some(unit) => format!("{}, {}", position.title, unit.short),
            None => position.title.clone(),
        }
    }

    /// The unit that people name with a position: a puskesmas, hospital or village with its own name, else the agency.
    pub fn naming_unit(&self, position: &PositionId) -> Option<&Unit> {
        let title = self.position(position).map_or("", |found| found.title.as_str());
        // "Lurah Pabatu" tells its village; what it does not tell is the district.
        let told = |unit: &Unit| unit.short.split(' ').next_back().is_some_and(|name| title.ends_with(name));
        let by_itself = |unit: &&Unit| match unit.kind {
            UnitKind::TechnicalUnit => true,
            UnitKind::Village => !told(unit),
            UnitKind::Agency | UnitKind::Division => false,
        };
        self.unit_of_position(position).filter(by_itself).or_else(|| self.agency_of_position(position))
    }

    /// Members who are the employee or are related to them, with the relation; none for the employee themself.
    pub fn related_members(&self, employee: &EmployeeId) -> Vec<(&Member, Option<&str>)> {
        let stated = self.employee(employee).map(|found| found.relations.as_slice()).unwrap_or_default();
        let relation = |member| relation(member, employee, stated).map(|relation| (member, relation));
        self.sitting().members.iter().filter_map(relation).collect()
    }

    /// Other employees who state a relation to this one, and which.
    pub fn relations_to<'a>(
        &'a self,
        employee: &'a EmployeeId,
    ) -> impl Iterator<Item = (&'a EmployeeId, &'a Relation)> {
        let stating = self.index.related.get(employee).into_iter().flatten().map(|at| &self.stated.employees[*at]);
        stating.flat_map(move |other| {
            let relations = other.relations.iter().filter(move |own| own.employee.as_ref() == Some(employee));
            relations.map(move |relation| (&other.id, relation))
        })
    }

    /// Whether several moves are an exchange: everybody takes the seat of somebody else among them.
    pub fn is_exchange(&self, moves: &[Move]) -> bool {
        let seat = |mutation: &Move| self.employee(&mutation.employee).and_then(|found| found.position.as_ref());
        let is_left = |to: &PositionId| moves.iter().any(|mutation| seat(mutation) == Some(to));
        moves.len() > 1 && moves.iter().all(|mutation| is_left(&mutation.to) && seat(mutation) != Some(&mutation.to))
    }

    /// The kind of a move: as stated by the file, else computed from both levels.
    pub fn kind_of(&self, mutation: &Move) -> MoveKind {
        mutation.stated_kind.unwrap_or_else(|| match self.position(&mutation.to) {
            Some(target) => self.kind_between(self.employee(&mutation.employee), target),
            None => MoveKind::Rotation,
        })
    }

    /// The kind of a move computed from both levels; who holds no position by the file stands with pelaksana.
    pub fn kind_between(&self, employee: Option<&Employee>, target: &Position) -> MoveKind {
        self.kind_from(employee.and_then(|found| self.position(found.position.as_ref()?)), target)
    }

    /// The kind of a move from a position that is held, computed from both levels; none held stands with pelaksana.
    pub fn kind_from(&self, held: Option<&Position>, target: &Position) -> MoveKind {
        if held.is_some_and(|held| target.continues(&held.id)) {
            return MoveKind::Confirmation;
        }
        let level = held.map_or(Level { class: Class::Pelaksana, echelon: None }, Position::level);
        level.kind_to(target.level())
    }
}

/// How a member is related to an employee, by what the member declared or what is stated of the employee.
fn relation<'a>(member: &'a Member, employee: &EmployeeId, stated: &'a [Relation]) -> Option<Option<&'a str>> {
    if member.employee.as_ref() == Some(employee) {
        return Some(None);
    }
    let declared = member.relations.iter().find(|(other, _)| other == employee).map(|(_, relation)| relation);
    let of_employee = stated.iter().find(|own| {
        own.member.as_ref() == Some(&member.id) || (own.employee.is_some() && own.employee == member.employee)
    });
    declared.or(of_employee.map(|own| &own.relation)).map(|relation| Some(relation.as_str()))
}

/// Lets every reference share the text of the id that it refers to: equal ids are then told by a look.
fn share_ids(stated: &mut Stated, index: &Index) {
    let seats = stated.employees.iter_mut().filter_map(|employee| employee.position.as_mut());
    for seat in seats {
        if let Some(at) = index.positions.get(seat) {
            *seat = stated.positions[*at].id.clone();
        }
    }
    let units = stated.units.iter().map(|unit| unit.id.clone()).collect::<Vec<_>>();
    let homes = stated.positions.iter_mut().map(|position| &mut position.unit);
    for unit in homes.chain(stated.units.iter_mut().filter_map(|unit| unit.parent.as_mut())) {
        if let Some(at) = index.units.get(unit) {
            *unit = units[*at].clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::proposal::Move;
    use crate::domain::story::Story;

    #[test]
    fn an_exchange_is_between_seats_and_several_who_go_one_way_are_none() {
        let facts = Story::town().facts();
        let is_exchange = |pairs: &[(&str, &str)]| {
            let moves: Vec<Move> = pairs.iter().map(|(who, to)| Move::new(&(*who).into(), &(*to).into())).collect();
            facts.is_exchange(&moves)
        };
        assert!(is_exchange(&[("P-901", "SOS-KABID"), ("P-903", "CAPIL-KABID")]));
        assert!(!is_exchange(&[("P-905", "CAPIL-OPERATOR"), ("P-906", "CAPIL-OPERATOR")]));
        assert!(!is_exchange(&[("P-904", "CAPIL-KASI"), ("P-905", "SOS-KASI")]), "a chain ends in an empty seat");
        assert!(!is_exchange(&[("P-905", "CAPIL-OPERATOR")]));
    }

    #[test]
    fn references_share_the_text_of_the_id_they_refer_to() {
        let facts = Story::town().facts();
        let held = facts.employees().iter().filter_map(|employee| employee.position.as_ref());
        for seat in held {
            let position = facts.position(seat).expect("the town is whole");
            assert!(std::ptr::eq(seat.as_str(), position.id.as_str()), "{seat}");
            let unit = facts.unit(&position.unit).expect("the town is whole");
            assert!(std::ptr::eq(position.unit.as_str(), unit.id.as_str()), "{}", unit.id);
        }
    }

    #[test]
    fn a_unit_is_found_by_a_name_that_it_alone_bears() {
        let mut story = Story::town();
        story.unit_mut("CAPIL").name = "Dinas Kependudukan".to_owned();
        story.unit("CAPIL-SEK", Some("CAPIL")).short = "Sekretariat".to_owned();
        story.unit("SOS-SEK", Some("SOS")).short = "Sekretariat".to_owned();
        let facts = story.facts();
        let named = |name| facts.unit_named(name).map(|unit| unit.id.as_str());
        assert_eq!(named(" dinas kependudukan "), Some("CAPIL"));
        assert_eq!(named("sos"), Some("SOS"));
        assert_eq!(named("Sekretariat"), None, "two units share it");
    }
}
