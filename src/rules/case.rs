//! One move before the rules: who, from where, to where, and what the house looks like afterwards.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::domain::class::MoveKind;
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::EmployeeId;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::domain::proposal::Move;
use crate::domain::rank::Rank;
use crate::domain::settings::Thresholds;
use crate::rules::brief::Brief;
use crate::rules::end_state::EndState;
use crate::rules::site::Site;
use crate::rules::situation::{Situation, Whole};
use crate::rules::surroundings::{self, Ends, Left, Surroundings};
use crate::text::words::{Phrase, Value};
use crate::workload::turnover::Turn;

/// Where a case's employee and positions lie in the order of the file.
#[derive(Clone, Copy, Debug)]
struct Places {
    employee: usize,
    target: usize,
    present: Option<usize>,
}

/// One move of a whole with everything that rules look up.
#[derive(Debug)]
pub struct Case<'a> {
    /// The situation before the whole.
    pub situation: &'a Situation<'a>,
    /// The whole the move belongs to; its moves are those of `end`.
    pub whole: &'a Whole,
    /// The state after the whole.
    pub end: &'a EndState<'a>,
    /// Kind of the move as stated.
    stated_kind: Option<MoveKind>,
    /// Who moves.
    pub employee: &'a Employee,
    /// The position moved to.
    pub target: &'a Position,
    /// The position held before the whole; none for staff without position.
    pub present: Option<&'a Position>,
    /// What is known of the employee by the facts alone.
    pub(super) brief: &'a Brief,
    /// Where the position moved to stands.
    pub(super) site: &'a Site,
    /// Places of both positions in the order of the file, and that of the employee.
    places: Places,
    stays: bool,
    /// Kind as stated, else as computed.
    pub kind: MoveKind,
    /// Kind as computed from both levels, whatever is stated.
    pub computed: MoveKind,
}

impl<'a> Case<'a> {
    /// The case of one move of the whole; none when the facts know neither its employee nor its position.
    pub fn of(end: &'a EndState<'a>, mutation: &'a Move) -> Option<Case<'a>> {
        let facts = end.situation.facts;
        let places = (facts.employee_index(&mutation.employee)?, facts.position_index(&mutation.to)?);
        Some(Case::at(end, mutation.stated_kind, places))
    }

    /// The same where it is known at which places of the file employee and position stand, which spares looking up both.
    pub(super) fn at(
        end: &'a EndState<'a>,
        stated_kind: Option<MoveKind>,
        (employee, target): (usize, usize),
    ) -> Case<'a> {
        let situation = end.situation;
        let facts = situation.facts;
        let brief = situation.briefs().of_employee(facts, employee);
        let held = match situation.placements.moved_to(&facts.employees()[employee].id) {
            Some(seat) => facts.position_index(seat),
            None => brief.seat,
        };
        let position = |at: usize| &facts.positions()[at];
        let (present, places) = (held.map(position), Places { employee, target, present: held });
        let site = situation.site(target);
        let target = position(target);
        let computed = facts.kind_from(brief.seat.map(position), target);
        Case {
            situation,
            whole: end.whole,
            end,
            stated_kind,
            employee: &facts.employees()[employee],
            target,
            present,
            brief,
            site,
            places,
            stays: present.is_some_and(|present| target.continues(&present.id)),
            kind: stated_kind.unwrap_or(computed),
            computed,
        }
    }

    /// Whether anybody will hear the sentences of what is found.
    pub(super) fn is_heard(&self) -> bool {
        self.end.heard
    }

    /// A sentence of a finding; an empty one, which takes no values, where nobody will hear it.
    pub fn says(&self, key: &'static str) -> Phrase {
        if self.end.heard { Phrase::new(key) } else { Phrase::unsaid() }
    }

    /// The same with values that cost something to make: they are made only where somebody will hear them.
    pub(super) fn says_of(&self, key: &'static str, with: impl FnOnce(Phrase) -> Phrase) -> Phrase {
        if self.end.heard { with(Phrase::new(key)) } else { Phrase::unsaid() }
    }

    /// The facts.
    pub fn facts(&self) -> &'a Facts {
        self.situation.facts
    }

    /// Thresholds of the session.
    pub fn thresholds(&self) -> &'a Thresholds {
        &self.facts().settings().thresholds
    }

    /// Planned effective date of the move (rencana TMT).
    pub fn effective(&self) -> NaiveDate {
        self.facts().sitting().effective
    }

    /// Whether the employee keeps the home position, lent to another unit or acting in a vacant seat for a time.
    pub fn keeps_home(&self) -> bool {
        self.kind.keeps_home()
    }

    /// Whether the employee is appointed to act in the seat (Plt).
    pub fn is_acting(&self) -> bool {
        self.kind == MoveKind::Acting
    }

    /// Whether the very seat that is held is confirmed, under its new name after a reorganisation as well; a stated
    /// kind alone does not make it so.
    pub fn stays(&self) -> bool {
        self.stays
    }

    /// Whether the employee leaves the seat for another.
    pub fn leaves(&self) -> bool {
        !self.keeps_home() && !self.stays()
    }

    /// Whether it is a promotion by its levels or by its stated kind; a milder label does not help.
    pub fn rises(&self) -> bool {
        !self.keeps_home() && (self.computed == MoveKind::Promotion || self.kind == MoveKind::Promotion)
    }

    /// Whether it is a demotion by its levels or by its stated kind.
    pub fn falls(&self) -> bool {
        !self.keeps_home() && (self.computed == MoveKind::Demotion || self.kind == MoveKind::Demotion)
    }

    /// What is around the position moved to.
    pub(super) fn around(&self) -> &'a Surroundings {
        self.situation.around(self.places.target)
    }

    /// The position held before the whole, and what is around it.
    pub(super) fn left(&self) -> Option<(&'a Position, &'a Surroundings)> {
        Some((self.present?, self.situation.around(self.places.present?)))
    }

    /// Where the position held before the whole stands.
    pub(super) fn site_left(&self) -> Option<&'a Site> {
        self.places.present.map(|at| self.situation.site(at))
    }

    /// Whether the move leads from one agency into another.
    pub(super) fn changes_agency(&self) -> bool {
        self.site_left().is_some_and(|left| left.agency != self.site.agency)
    }

    /// Whether the position held before the whole is the one held by the file.
    pub(super) fn sits_as_stated(&self) -> bool {
        self.places.present == self.brief.seat
    }

    /// Who works in the agency left and in the one entered, by their places.
    pub(super) fn ends(&self, home: usize, destination: usize) -> Ends {
        let counted = || {
            let (balance, turns) = (self.situation.balance(), self.turns());
            Ends {
                home_before: balance.staffing_after(home, &[]),
                home_after: balance.staffing_after(home, turns),
                destination_after: balance.staffing_after(destination, turns),
            }
        };
        let Some((_, around)) = self.left().filter(|_| self.is_alone()) else { return counted() };
        let way = (self.places.target, self.brief.standing, self.changes_workplace());
        if let Some(left) = around.left.get().filter(|left| left.way == way) {
            return left.ends;
        }
        let ends = counted();
        around.left.set(Some(Left { way, ends }));
        ends
    }

    /// Whether the employee works elsewhere afterwards; only a stated kind can leave it as it is.
    fn changes_workplace(&self) -> bool {
        self.stated_kind.is_none_or(MoveKind::changes_workplace)
    }

    /// Persons needed in the position moved to, when known.
    pub(super) fn need(&self) -> Option<u32> {
        self.situation.balance().persons_needed(self.places.target)
    }

    /// Persons at work in the position moved to before the whole, and after it.
    pub(super) fn strength(&self) -> (u32, u32) {
        let (balance, target) = (self.situation.balance(), self.places.target);
        (balance.strength_after(target, &[]), balance.strength_after(target, self.turns()))
    }

    /// What the whole changes in the positions that people leave or enter.
    fn turns(&self) -> &'a [Turn] {
        let balance = self.situation.balance();
        self.end.turns.get_or_init(|| match self.is_alone() {
            true => {
                let way = (self.brief.standing, self.places.present, Some(self.places.target));
                balance.turns(self.changes_workplace().then_some(way))
            }
            false => balance.turns_between(self.facts(), &self.situation.placements, self.end.working()),
        })
    }

    /// Whether the move is the only one of its whole: then everybody else sits at the end as before.
    pub(super) fn is_alone(&self) -> bool {
        self.whole.moves.len() == 1
    }

    /// Whether another move of the whole moves the employee too.
    pub(super) fn moves_again(&self) -> bool {
        let twice = || {
            let mut known = HashSet::new();
            self.end.moves().iter().map(|mutation| &mutation.employee).filter(|who| !known.insert(*who)).collect()
        };
        !self.is_alone() && self.end.twice.get_or_init(twice).contains(&self.employee.id)
    }

    /// Where everybody but the employee sits at the end.
    pub(super) fn others(&self) -> &'a Placements {
        if self.is_alone() { &self.situation.placements } else { self.end.seated() }
    }

    /// Who else holds the position moved to at the end, at work: those who were there all along, then who comes too.
    pub(super) fn others_there(&self) -> impl Iterator<Item = &'a Employee> {
        self.others_in(self.target, self.around())
    }

    /// Who else holds a position at the end, at work: the seat of somebody who left or is away counts as vacant.
    pub(super) fn others_in(
        &self,
        position: &Position,
        around: &'a Surroundings,
    ) -> impl Iterator<Item = &'a Employee> {
        let (facts, others) = (self.facts(), self.others());
        let holders = match self.is_alone() {
            true => Cow::Borrowed(around.holders(facts, others, position)),
            false => Cow::Owned(surroundings::holders(facts, others, position)),
        };
        self.without_self(holders)
    }

    /// Who else holds the nearest structural positions above the one moved to at the end, nearest first.
    pub(super) fn superiors(&self) -> impl Iterator<Item = &'a Employee> {
        let (facts, others) = (self.facts(), self.others());
        let superiors = match self.is_alone() {
            true => Cow::Borrowed(self.around().superiors(facts, others, self.target)),
            false => Cow::Owned(surroundings::superiors(facts, others, self.target)),
        };
        self.without_self(superiors)
    }

    fn without_self(&self, places: Cow<'a, [usize]>) -> impl Iterator<Item = &'a Employee> {
        let (own, employees) = (self.places.employee, self.facts().employees());
        (0..places.len()).map(move |at| places[at]).filter(move |place| *place != own).map(|place| &employees[place])
    }

    /// Who else works at the end in the unit moved to, below the position, with the rank of each.
    pub(super) fn subordinates(&self) -> impl Iterator<Item = (&'a Employee, Rank)> {
        let (facts, others, own) = (self.facts(), self.others(), self.places.employee);
        let below = match self.is_alone() {
            true => Cow::Borrowed(self.around().subordinates(facts, others, self.target)),
            false => Cow::Owned(surroundings::subordinates(facts, others, self.target)),
        };
        let others = (0..below.len()).map(move |at| below[at]).filter(move |(place, _)| *place != own);
        others.map(|(place, rank)| (&facts.employees()[place], rank))
    }

    /// The highest rank in the unit moved to, below the position, the mover's included; looked up for a move alone.
    pub(super) fn highest_below(&self) -> Option<Option<Rank>> {
        self.is_alone().then(|| self.around().highest_below(self.facts(), self.others(), self.target))
    }

    /// Who else comes to a position, in the order of their ids.
    pub(super) fn others_come(
        &self,
        position: &Position,
        around: &'a Surroundings,
    ) -> impl Iterator<Item = &'a EmployeeId> {
        let comers: Vec<&EmployeeId> = match self.is_alone() {
            true => around.comers(self.others(), position).iter().collect(),
            false => self.others().comers(&position.id),
        };
        comers.into_iter().filter(|comer| **comer != self.employee.id)
    }

    /// Whether somebody else who holds the position moved to by the file sits elsewhere at the end.
    pub(super) fn others_went(&self) -> bool {
        let (facts, others) = (self.facts(), self.others());
        let is_other = |holder: &EmployeeId| *holder != self.employee.id;
        match self.is_alone() {
            true => self.around().gone(facts, others, self.target).iter().any(is_other),
            false => surroundings::gone(facts, others, self.target).any(is_other),
        }
    }

    /// Whether somebody is at work; who left or is away keeps no seat from being vacant.
    pub fn is_at_work(&self, employee: &EmployeeId) -> bool {
        self.facts().employee(employee).is_some_and(|found| found.standing.counts_in_strength())
    }

    /// Title of a position and the unit it is known by, as sentences name it; the title alone where it tells the unit.
    pub fn name_of(&self, position: &Position) -> Value {
        if !self.end.heard {
            return Value::Text(String::new());
        }
        Value::Text(self.facts().name_of_position(position))
    }

    /// Full name of an employee; the id when the facts do not know them.
    pub fn name_of_employee(&self, employee: &EmployeeId) -> Value {
        if !self.end.heard {
            return Value::Text(String::new());
        }
        Value::Text(self.facts().employee(employee).map_or_else(|| employee.to_string(), Employee::full_name))
    }

    /// The structural positions that the move touches, the one left and the one taken, and where they stand.
    pub(super) fn structural_positions(&self) -> impl Iterator<Item = (&'a Position, &'a Site)> {
        let left = self.present.zip(self.site_left());
        left.into_iter().chain([(self.target, self.site)]).filter(|(position, _)| position.class.is_structural())
    }
}
