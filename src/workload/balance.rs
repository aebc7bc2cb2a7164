//! Balance of units: need against strength, summed up the tree, before and after any moves.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::facts::Facts;
use crate::domain::ids::{PositionId, UnitId};
use crate::domain::occupancy::Occupancy;
use crate::domain::placements::Placements;
use crate::workload::ground::{Footing, Ground};
use crate::workload::turnover::{self, Turn, Way};

/// Grade of effectiveness (EJ, EU). A means overloaded; the official label must never stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// More work than people: above 1.
    A,
    /// In balance.
    B,
    /// Slack.
    C,
    /// Under-used.
    D,
    /// Strongly over-staffed.
    E,
}

impl Grade {
    /// Letter for the column PJ or PU of the official form; only ever beside [`Grade::key`]'s words.
    pub fn letter(self) -> &'static str {
        match self {
            Grade::A => "A",
            Grade::B => "B",
            Grade::C => "C",
            Grade::D => "D",
            Grade::E => "E",
        }
    }

    /// Catalogue key of what the grade means in plain words.
    pub fn key(self) -> &'static str {
        match self {
            Grade::A => "load.grade.a",
            Grade::B => "load.grade.b",
            Grade::C => "load.grade.c",
            Grade::D => "load.grade.d",
            Grade::E => "load.grade.e",
        }
    }
}

/// Need against strength of one unit with everything below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitBalance {
    /// Which unit.
    pub unit: UnitId,
    /// Persons needed in positions whose need is known.
    pub need: u32,
    /// Persons at work in those positions.
    pub strength: u32,
    /// Persons at work in positions whose need is not known; counted apart, never mixed in.
    pub strength_without_need: u32,
    /// Positions whose need is not known.
    pub positions_without_need: u32,
    /// Load in hundredths of a minute, over positions whose load is known.
    pub load: u64,
    /// Positions whose load is known.
    pub positions_with_load: u32,
    /// Persons at work in positions whose load is known.
    pub strength_with_load: u32,
    /// Vacant structural seats: nobody holds them, not even somebody on leave.
    pub vacant_structural: u32,
}

impl UnitBalance {
    fn empty(unit: &UnitId) -> UnitBalance {
        UnitBalance {
            unit: unit.clone(),
            need: 0,
            strength: 0,
            strength_without_need: 0,
            positions_without_need: 0,
            load: 0,
            positions_with_load: 0,
            strength_with_load: 0,
            vacant_structural: 0,
        }
    }

    /// Strength − need: negative is a shortage, positive a surplus (+/−).
    pub fn difference(&self) -> i64 {
        i64::from(self.strength) - i64::from(self.need)
    }

    /// Persons the unit can let go: strength above need, 0 when there is none.
    pub fn releasable(&self) -> u32 {
        self.strength.saturating_sub(self.need)
    }

    /// Adds what a position brings with those who are there.
    fn add(&mut self, footing: &Footing, there: Occupancy) {
        for (sum, more) in self.sums().into_iter().zip(footing.counts(there)) {
            *sum = sum.saturating_add(more);
        }
        self.load = self.load.saturating_add(footing.load());
    }

    /// Takes away what a position brought with those who were there.
    fn remove(&mut self, footing: &Footing, there: Occupancy) {
        for (sum, less) in self.sums().into_iter().zip(footing.counts(there)) {
            *sum = sum.saturating_sub(less);
        }
        self.load = self.load.saturating_sub(footing.load());
    }

    /// What it is compared by with other units.
    pub fn staffing(&self) -> Staffing {
        let UnitBalance { need, strength, strength_without_need, .. } = *self;
        Staffing { need, strength, strength_without_need }
    }

    /// Counts a position by who is there after a turn.
    fn turn(&mut self, footing: &Footing, turn: &Turn) {
        self.remove(footing, turn.was);
        self.add(footing, turn.is);
    }

    /// In the order of [`Footing::counts`].
    fn sums(&mut self) -> [&mut u32; 7] {
        [
            &mut self.need,
            &mut self.strength,
            &mut self.strength_without_need,
            &mut self.positions_without_need,
            &mut self.positions_with_load,
            &mut self.strength_with_load,
            &mut self.vacant_structural,
        ]
    }
}

/// Who works in a unit with everything below it: what units are compared by when moves are tried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staffing {
    /// As [`UnitBalance::need`].
    pub need: u32,
    /// As [`UnitBalance::strength`].
    pub strength: u32,
    /// As [`UnitBalance::strength_without_need`].
    pub strength_without_need: u32,
}

impl Staffing {
    /// Counts a position by who is there after a turn; what it needs stays as it is.
    fn turn(&mut self, footing: &Footing, turn: &Turn) {
        let [_, was, was_without, ..] = footing.counts(turn.was);
        let [_, is, is_without, ..] = footing.counts(turn.is);
        self.strength = self.strength.saturating_sub(was).saturating_add(is);
        self.strength_without_need = self.strength_without_need.saturating_sub(was_without).saturating_add(is_without);
    }
}

/// Balance of every unit under given placements; cheap to bring forward by a few moves.
#[derive(Clone, Debug)]
pub struct Balance {
    /// What was counted once; shared by all balances brought forward from it.
    counted: Arc<Counted>,
    /// Units that moves changed since, by their places.
    changed: BTreeMap<usize, UnitBalance>,
    /// Positions that somebody left or entered since, by their places.
    turnover: BTreeMap<usize, Occupancy>,
}

/// Every unit and every position under some placements.
#[derive(Debug)]
struct Counted {
    ground: Arc<Ground>,
    units: Vec<UnitBalance>,
    occupancy: Vec<Occupancy>,
}

impl Counted {
    /// As the file places everybody: one pass over the positions.
    fn of(facts: &Facts) -> Counted {
        let ground = Arc::new(Ground::of(facts));
        let mut units: Vec<UnitBalance> = facts.units().iter().map(|unit| UnitBalance::empty(&unit.id)).collect();
        for (footing, there) in ground.positions.iter().zip(facts.occupancy()) {
            for at in ground.upward(footing.unit) {
                units[at].add(footing, *there);
            }
        }
        Counted { ground, units, occupancy: facts.occupancy().to_vec() }
    }
}

impl Balance {
    /// The balance of all units when employees sit as `placements` says; what the file says is counted once.
    pub fn of(facts: &Facts, placements: &Placements) -> Balance {
        let counted = facts.kept(|| Counted::of(facts));
        let by_file = Balance { counted, changed: BTreeMap::new(), turnover: BTreeMap::new() };
        by_file.after(facts, &Placements::default(), placements)
    }

    /// This balance, which holds for the placements `before`, brought to the placements `after`.
    ///
    /// Touches only positions that somebody left or entered, and the units above them.
    #[must_use]
    pub fn after(&self, facts: &Facts, before: &Placements, after: &Placements) -> Balance {
        let mut next = self.clone();
        for turn in self.turns_between(facts, before, after) {
            next.turnover.insert(turn.position, turn.is);
            for at in self.units_of(&turn) {
                let unit = next.changed.entry(at).or_insert_with(|| self.counted.units[at].clone());
                unit.turn(&self.counted.ground.positions[turn.position], &turn);
            }
        }
        next
    }

    /// What changes from the placements `before`, for which this balance holds, to the placements `after`.
    pub fn turns_between(&self, facts: &Facts, before: &Placements, after: &Placements) -> Vec<Turn> {
        let movers = before.moved_between(after).into_iter().filter_map(|id| facts.employee(id));
        let place = |seat: Option<&PositionId>| seat.and_then(|id| facts.position_index(id));
        self.turns(movers.map(|mover| (mover.standing, place(before.seat_of(mover)), place(after.seat_of(mover)))))
    }

    /// What changes in positions when employees go from the first of two seats to the second.
    pub fn turns(&self, moves: impl IntoIterator<Item = Way>) -> Vec<Turn> {
        turnover::turns(|position| self.occupancy(position), moves)
    }

    /// Who works in the unit at a place after what changes in positions.
    pub fn staffing_after(&self, unit: usize, turns: &[Turn]) -> Staffing {
        let mut staffing = self.changed.get(&unit).unwrap_or(&self.counted.units[unit]).staffing();
        for turn in turns.iter().filter(|turn| self.units_of(turn).any(|at| at == unit)) {
            staffing.turn(&self.counted.ground.positions[turn.position], turn);
        }
        staffing
    }

    /// Persons at work in the position at a place after what changes in positions.
    pub fn strength_after(&self, position: usize, turns: &[Turn]) -> u32 {
        let turned = turns.iter().find(|turn| turn.position == position);
        turned.map_or_else(|| self.occupancy(position), |turn| turn.is).at_work
    }

    /// Persons needed in the position at a place, when known.
    pub fn persons_needed(&self, position: usize) -> Option<u32> {
        self.counted.ground.positions[position].persons()
    }

    /// Units that a position counts in, by their places.
    fn units_of(&self, turn: &Turn) -> impl Iterator<Item = usize> {
        let ground = &self.counted.ground;
        ground.upward(ground.positions[turn.position].unit)
    }

    /// Who is there in the position at a place.
    fn occupancy(&self, position: usize) -> Occupancy {
        *self.turnover.get(&position).unwrap_or(&self.counted.occupancy[position])
    }

    /// The same balance with all that changed counted in, so that much can be tried out on top of it at no cost of that.
    #[must_use]
    pub fn settled(&self) -> Balance {
        let units = self.units().cloned().collect();
        let mut occupancy = self.counted.occupancy.clone();
        for (position, there) in &self.turnover {
            occupancy[*position] = *there;
        }
        let counted = Arc::new(Counted { ground: Arc::clone(&self.counted.ground), units, occupancy });
        Balance { counted, changed: BTreeMap::new(), turnover: BTreeMap::new() }
    }

    /// All units' balances, in the order of the file.
    pub fn units(&self) -> impl Iterator<Item = &UnitBalance> {
        self.counted.units.iter().enumerate().map(|(at, unit)| self.changed.get(&at).unwrap_or(unit))
    }

    /// One unit's balance.
    pub fn unit(&self, unit: &UnitId) -> Option<&UnitBalance> {
        let at = self.counted.ground.place(unit)?;
        self.changed.get(&at).or(self.counted.units.get(at))
    }

    /// The agencies' balances, in the order of the file.
    pub fn agencies(&self) -> impl Iterator<Item = &UnitBalance> {
        self.units().enumerate().filter(|(at, _)| self.counted.ground.is_agency(*at)).map(|(_, unit)| unit)
    }

    /// Persons at work in a position.
    pub fn strength(&self, facts: &Facts, position: &PositionId) -> u32 {
        facts.position_index(position).map_or(0, |at| self.strength_after(at, &[]))
    }

    /// Places, in the order of the file, of a unit and of all units above it.
    pub(super) fn upward(&self, unit: &UnitId) -> impl Iterator<Item = usize> {
        self.counted.ground.upward(self.counted.ground.place(unit))
    }
}

#[cfg(test)]
mod tests;
