//! Balance of units: need against strength, summed up the tree, before and after any moves.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::facts::Facts;
use crate::domain::ids::{PositionId, UnitId};
use crate::domain::occupancy::Occupancy;
use crate::domain::placements::Placements;
use crate::workload::ground::{Footing, Ground};

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
        for employee in before.moved_between(after).into_iter().filter_map(|id| facts.employee(id)) {
            let (from, to) = (before.seat_of(employee), after.seat_of(employee));
            if from != to {
                let place = |seat: Option<&PositionId>| seat.and_then(|id| facts.position_index(id));
                next.change(place(from), |there| there.leave(employee.standing));
                next.change(place(to), |there| there.enter(employee.standing));
            }
        }
        next
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

    /// Changes who is there in the position at a place, and with it every unit above.
    fn change(&mut self, position: Option<usize>, change: impl Fn(&mut Occupancy)) {
        let Some(position) = position else { return };
        let counted = &self.counted;
        let is = self.turnover.entry(position).or_insert(counted.occupancy[position]);
        let was = *is;
        change(is);
        let footing = &counted.ground.positions[position];
        for at in counted.ground.upward(footing.unit) {
            let unit = self.changed.entry(at).or_insert_with(|| counted.units[at].clone());
            unit.remove(footing, was);
            unit.add(footing, *is);
        }
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
        let Some(at) = facts.position_index(position) else { return 0 };
        self.turnover.get(&at).unwrap_or(&self.counted.occupancy[at]).at_work
    }

    /// Places, in the order of the file, of a unit and of all units above it.
    pub(super) fn upward(&self, unit: &UnitId) -> impl Iterator<Item = usize> {
        self.counted.ground.upward(self.counted.ground.place(unit))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::class::Class;
    use crate::domain::employee::{Employee, LegalStanding};
    use crate::domain::position::Need;
    use crate::domain::proposal::Move;
    use crate::domain::story::Story;
    use crate::workload::need::need;

    fn moved(moves: &[(&str, &str)]) -> Placements {
        let moves: Vec<Move> = moves.iter().map(|(who, to)| Move::new(&(*who).into(), &(*to).into())).collect();
        Placements::default().with(&moves)
    }

    fn sides(balance: &Balance, unit: &str) -> (u32, u32, u32) {
        let found = balance.unit(&unit.into()).expect("the town has the unit");
        (found.need, found.strength, found.vacant_structural)
    }

    #[test]
    fn need_and_strength_sum_up_the_tree() {
        let facts = Story::town().facts();
        let balance = Balance::of(&facts, &Placements::default());
        assert_eq!(sides(&balance, "CAPIL-PIAK"), (4, 1, 1));
        assert_eq!(sides(&balance, "CAPIL"), (5, 2, 1));
        assert_eq!(sides(&balance, "SOS"), (3, 4, 0));
        assert_eq!(balance.agencies().map(|unit| unit.unit.as_str()).collect::<Vec<_>>(), ["CAPIL", "SOS"]);
        let sos = balance.unit(&"SOS".into()).expect("the town has SOS");
        assert_eq!((sos.difference(), sos.releasable()), (1, 1));
        assert_eq!(balance.unit(&"CAPIL".into()).map(UnitBalance::releasable), Some(0));
    }

    #[test]
    fn one_move_changes_both_ends_at_once() {
        let facts = Story::town().facts();
        let balance = Balance::of(&facts, &moved(&[("P-906", "CAPIL-OPERATOR")]));
        assert_eq!(sides(&balance, "CAPIL"), (5, 3, 1));
        assert_eq!(sides(&balance, "SOS"), (3, 3, 0));
    }

    /// Every unit counted anew, employee by employee and position by position.
    fn counted(facts: &Facts, placements: &Placements) -> Vec<UnitBalance> {
        let mut units: Vec<UnitBalance> = facts.units().iter().map(|unit| UnitBalance::empty(&unit.id)).collect();
        for position in facts.positions() {
            let here = |employee: &&Employee| placements.position_of(facts, &employee.id) == Some(&position.id);
            let count = |found: fn(&Employee) -> bool| {
                u32::try_from(facts.employees().iter().filter(here).filter(|one| found(one)).count()).expect("few")
            };
            let at_work = count(|one| one.standing.counts_in_strength());
            for unit in units.iter_mut().filter(|unit| facts.lineage(&position.unit).any(|up| up.id == unit.unit)) {
                match need(facts, position) {
                    Some(need) => {
                        unit.need += need.persons;
                        unit.strength += at_work;
                        if let Some(load) = need.load {
                            unit.load += load;
                            unit.positions_with_load += 1;
                            unit.strength_with_load += at_work;
                        }
                    }
                    None => {
                        unit.strength_without_need += at_work;
                        unit.positions_without_need += 1;
                    }
                }
                if position.class.is_structural() {
                    let keeping = count(|one| one.standing != LegalStanding::Left);
                    unit.vacant_structural += position.seats.saturating_sub(keeping);
                }
            }
        }
        units
    }

    /// The town with somebody on leave, somebody gone, a load without persons, and a need that nobody knows.
    fn mixed() -> Facts {
        let mut story = Story::town();
        story.position_mut("SOS-PENGELOLA").need = Need::Minutes(136_800);
        story.position_mut("CAPIL-OPERATOR").need = Need::Unknown;
        story.employee_mut("P-903").standing = LegalStanding::StudyAssignment;
        story.employee_mut("P-905").standing = LegalStanding::Left;
        story.employee("P-907", None);
        story.facts()
    }

    proptest! {
        #[test]
        fn a_balance_brought_forward_is_what_counting_anew_gives(
            settled in prop::collection::vec((0..7_usize, 0..64_usize), 0..5),
            tried in prop::collection::vec((0..7_usize, 0..64_usize), 0..4),
        ) {
            let facts = mixed();
            let (employees, positions) = (facts.employees(), facts.positions());
            let moves = |picked: &[(usize, usize)]| -> Vec<Move> {
                let one = |(who, to): &(usize, usize)| {
                    Move::new(&employees[who % employees.len()].id, &positions[to % positions.len()].id)
                };
                picked.iter().map(one).collect()
            };
            let before = Placements::of(&moves(&settled));
            let after = before.with(&moves(&tried));
            let balance = Balance::of(&facts, &before);
            let forward = balance.after(&facts, &before, &after);
            prop_assert!(balance.units().eq(&counted(&facts, &before)));
            prop_assert!(forward.units().eq(&counted(&facts, &after)));
            prop_assert!(forward.after(&facts, &after, &before).units().eq(balance.units()));
            prop_assert!(forward.settled().units().eq(forward.units()));
            prop_assert!(forward.settled().after(&facts, &after, &before).units().eq(balance.units()));
            for position in positions {
                prop_assert_eq!(forward.strength(&facts, &position.id), after.strength(&facts, &position.id));
                prop_assert_eq!(forward.settled().strength(&facts, &position.id), after.strength(&facts, &position.id));
            }
        }
    }

    #[test]
    fn who_is_on_leave_keeps_the_seat_but_is_no_strength() {
        let mut story = Story::town();
        story.employee_mut("P-903").standing = LegalStanding::StudyAssignment;
        story.employee_mut("P-904").standing = LegalStanding::Left;
        let balance = Balance::of(&story.facts(), &Placements::default());
        assert_eq!(sides(&balance, "SOS"), (3, 2, 1));
    }

    #[test]
    fn unknown_need_is_counted_apart() {
        let mut story = Story::town();
        story.position_mut("SOS-PENGELOLA").need = Need::Unknown;
        let balance = Balance::of(&story.facts(), &Placements::default());
        let sos = balance.unit(&"SOS".into()).expect("the town has SOS");
        assert_eq!((sos.need, sos.strength), (2, 2));
        assert_eq!((sos.strength_without_need, sos.positions_without_need), (2, 1));
    }

    #[test]
    fn a_unit_stated_before_its_parent_is_summed_all_the_same() {
        let mut story = Story::empty();
        story.unit("BELOW", Some("TOP"));
        story.unit("TOP", None);
        story.position("HEAD", "BELOW", Class::Pengawas);
        story.employee("P-901", Some("HEAD"));
        assert_eq!(sides(&Balance::of(&story.facts(), &Placements::default()), "TOP"), (1, 1, 0));
    }
}
