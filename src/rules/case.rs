//! One move before the rules: who, from where, to where, and what the house looks like afterwards.

use std::cell::OnceCell;

use chrono::NaiveDate;

use crate::domain::class::MoveKind;
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::domain::proposal::Move;
use crate::domain::settings::Thresholds;
use crate::domain::unit::SpecialAuthority;
use crate::domain::unit::Unit;
use crate::rules::situation::{Situation, Whole};
use crate::text::words::Value;
use crate::workload::balance::Balance;

/// The end state of a whole, computed once for all its moves.
#[derive(Debug)]
pub struct EndState<'a> {
    situation: &'a Situation<'a>,
    /// Who holds which seat: temporary assignments keep the home seat.
    pub seated: Placements,
    /// Who works where: temporary assignments work away from home.
    pub working: Placements,
    balance_after: OnceCell<Balance>,
}

impl<'a> EndState<'a> {
    /// The state after every move of the whole.
    pub fn of(situation: &'a Situation<'a>, whole: &Whole) -> EndState<'a> {
        // Only a stated kind keeps somebody in the home seat; none is computed so.
        let with = |takes: fn(MoveKind) -> bool| {
            let taken = |mutation: &&Move| mutation.stated_kind.is_none_or(takes);
            situation.placements.with(whole.moves.iter().filter(taken))
        };
        EndState {
            situation,
            seated: with(|kind| !kind.keeps_home()),
            // Who acts in a seat goes on working in the own one.
            working: with(MoveKind::changes_workplace),
            balance_after: OnceCell::new(),
        }
    }

    /// Balance of all units before the whole.
    pub fn balance_before(&self) -> &Balance {
        self.situation.balance()
    }

    /// Balance of all units after the whole; computed on first use.
    pub fn balance_after(&self) -> &Balance {
        let (facts, before) = (self.situation.facts, &self.situation.placements);
        self.balance_after.get_or_init(|| self.balance_before().after(facts, before, &self.working))
    }
}

/// One move of a whole with everything that rules look up.
#[derive(Debug)]
pub struct Case<'a> {
    /// The situation before the whole.
    pub situation: &'a Situation<'a>,
    /// The whole the move belongs to.
    pub whole: &'a Whole,
    /// The state after the whole.
    pub end: &'a EndState<'a>,
    /// The move.
    pub mutation: &'a Move,
    /// Who moves.
    pub employee: &'a Employee,
    /// The position moved to.
    pub target: &'a Position,
    /// The position held before the whole; none for staff without position.
    pub present: Option<&'a Position>,
    /// Kind as stated, else as computed.
    pub kind: MoveKind,
    /// Kind as computed from both levels, whatever is stated.
    pub computed: MoveKind,
}

impl<'a> Case<'a> {
    /// The case of one move; none when the facts know neither its employee nor its position.
    pub fn of(end: &'a EndState<'a>, whole: &'a Whole, mutation: &'a Move) -> Option<Case<'a>> {
        let situation = end.situation;
        let facts = situation.facts;
        let employee = facts.employee(&mutation.employee)?;
        let target = facts.position(&mutation.to)?;
        let computed = facts.kind_between(Some(employee), target);
        Some(Case {
            situation,
            whole,
            end,
            mutation,
            employee,
            target,
            present: situation.placements.seat_of(employee).and_then(|id| facts.position(id)),
            kind: mutation.stated_kind.unwrap_or(computed),
            computed,
        })
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
        self.present.is_some_and(|present| self.target.continues(&present.id))
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

    /// Who holds a seat at the end, at work: the seat of somebody who left or is away counts as vacant.
    pub fn holders_at_end(&self, position: &PositionId) -> Vec<&EmployeeId> {
        let holders = self.end.seated.holders(self.facts(), position).into_iter();
        holders.filter(|holder| self.is_at_work(holder)).collect()
    }

    /// Whether somebody is at work; who left or is away keeps no seat from being vacant.
    pub fn is_at_work(&self, employee: &EmployeeId) -> bool {
        self.facts().employee(employee).is_some_and(|found| found.standing.counts_in_strength())
    }

    /// Title of a position and the unit it is known by, as sentences name it; the title alone where it tells the unit.
    pub fn name_of(&self, position: &Position) -> Value {
        let told = |unit: &&Unit| !position.title.contains(&unit.short) && !position.title.contains(&unit.name);
        match self.facts().naming_unit(&position.id).filter(told) {
            Some(unit) => Value::Text(format!("{}, {}", position.title, unit.short)),
            None => Value::Text(position.title.clone()),
        }
    }

    /// Full name of an employee; the id when the facts do not know them.
    pub fn name_of_employee(&self, employee: &EmployeeId) -> Value {
        Value::Text(self.facts().employee(employee).map_or_else(|| employee.to_string(), Employee::full_name))
    }

    /// Special authority over a position's unit or any unit above it.
    pub fn authority_over(&self, position: &Position) -> Option<SpecialAuthority> {
        self.facts().lineage(&position.unit).find_map(|unit| unit.authority)
    }

    /// The structural positions that the move touches: the one left and the one taken.
    pub fn structural_positions(&self) -> impl Iterator<Item = &'a Position> {
        self.present.into_iter().chain([self.target]).filter(|position| position.class.is_structural())
    }
}
