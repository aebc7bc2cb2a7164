//! Balance of units: need against strength, summed up the tree, before and after any moves.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::employee::LegalStanding;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::workload::need::need;

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

    fn add(&mut self, part: &UnitBalance) {
        let mut part = part.clone();
        self.load = self.load.saturating_add(part.load);
        for (sum, more) in self.sums().into_iter().zip(part.sums()) {
            *sum = sum.saturating_add(*more);
        }
    }

    fn remove(&mut self, part: &UnitBalance) {
        let mut part = part.clone();
        self.load = self.load.saturating_sub(part.load);
        for (sum, less) in self.sums().into_iter().zip(part.sums()) {
            *sum = sum.saturating_sub(*less);
        }
    }
}

/// The unit tree by places in the order of the file; shared by all balances of one session.
#[derive(Debug, PartialEq, Eq)]
struct Tree {
    places: HashMap<UnitId, usize>,
    parents: Vec<Option<usize>>,
}

impl Tree {
    fn of(facts: &Facts) -> Tree {
        let units = facts.units();
        let places: HashMap<UnitId, usize> = units.iter().enumerate().map(|(at, unit)| (unit.id.clone(), at)).collect();
        let parents = units.iter().map(|unit| unit.parent.as_ref().and_then(|id| places.get(id).copied())).collect();
        Tree { places, parents }
    }

    /// The unit and all units above it. The bound keeps a circle, which the file check refuses, from turning forever.
    fn upward(&self, unit: &UnitId) -> impl Iterator<Item = usize> {
        let start = self.places.get(unit).copied();
        std::iter::successors(start, |at| self.parents[*at]).take(self.parents.len())
    }
}

/// Balance of every unit under given placements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// In the order of the file's units.
    pub units: Vec<UnitBalance>,
    tree: Arc<Tree>,
}

impl Balance {
    /// The balance of all units when employees sit as `placements` says: one pass over employees, one over positions.
    pub fn of(facts: &Facts, placements: &Placements) -> Balance {
        let tree = Arc::new(Tree::of(facts));
        let mut units: Vec<UnitBalance> = facts.units().iter().map(|unit| UnitBalance::empty(&unit.id)).collect();
        let present = Presence::of_all(facts, placements);
        for position in facts.positions() {
            let part = part_of(facts, position, present.get(&position.id).copied().unwrap_or_default());
            for at in tree.upward(&position.unit) {
                units[at].add(&part);
            }
        }
        Balance { units, tree }
    }

    /// This balance, which holds for the placements `before`, brought to the placements `after`.
    ///
    /// Touches only positions that somebody left or entered, and the units above them.
    #[must_use]
    pub fn after(&self, facts: &Facts, before: &Placements, after: &Placements) -> Balance {
        let mut next = self.clone();
        let mut touched: Vec<&PositionId> = Vec::new();
        for (employee, _) in before.moved().chain(after.moved()) {
            let (from, to) = (before.position_of(facts, employee), after.position_of(facts, employee));
            if from != to {
                touched.extend(from.into_iter().chain(to));
            }
        }
        touched.sort_unstable();
        touched.dedup();
        for position in touched.into_iter().filter_map(|id| facts.position(id)) {
            let was = part_of(facts, position, Presence::of_one(facts, before, &position.id));
            let is = part_of(facts, position, Presence::of_one(facts, after, &position.id));
            for at in self.tree.upward(&position.unit) {
                next.units[at].remove(&was);
                next.units[at].add(&is);
            }
        }
        next
    }

    /// One unit's balance.
    pub fn unit(&self, unit: &UnitId) -> Option<&UnitBalance> {
        self.tree.places.get(unit).and_then(|at| self.units.get(*at))
    }

    /// The agencies' balances, in the order of the file.
    pub fn agencies(&self) -> impl Iterator<Item = &UnitBalance> {
        self.units.iter().zip(&self.tree.parents).filter(|(_, parent)| parent.is_none()).map(|(unit, _)| unit)
    }

    /// Places, in the order of the file, of a unit and of all units above it.
    pub(super) fn upward(&self, unit: &UnitId) -> impl Iterator<Item = usize> {
        self.tree.upward(unit)
    }
}

/// Who is there in a position.
#[derive(Clone, Copy, Debug, Default)]
struct Presence {
    /// Persons at work.
    strength: u32,
    /// Persons who keep the seat, at work or not.
    holders: u32,
}

impl Presence {
    fn count(&mut self, standing: LegalStanding) {
        self.strength += u32::from(standing.counts_in_strength());
        self.holders += u32::from(standing != LegalStanding::Left);
    }

    fn of_one(facts: &Facts, placements: &Placements, position: &PositionId) -> Presence {
        let mut presence = Presence::default();
        let holders: Vec<&EmployeeId> = placements.holders(facts, position);
        holders.into_iter().filter_map(|id| facts.employee(id)).for_each(|found| presence.count(found.standing));
        presence
    }

    fn of_all<'a>(facts: &'a Facts, placements: &'a Placements) -> HashMap<&'a PositionId, Presence> {
        let mut presence: HashMap<&PositionId, Presence> = HashMap::with_capacity(facts.positions().len());
        for employee in facts.employees() {
            if let Some(position) = placements.position_of(facts, &employee.id) {
                presence.entry(position).or_default().count(employee.standing);
            }
        }
        presence
    }
}

/// What one position adds to its unit and to every unit above.
fn part_of(facts: &Facts, position: &Position, presence: Presence) -> UnitBalance {
    let mut part = UnitBalance::empty(&position.unit);
    match need(facts, position) {
        Some(need) => {
            part.need = need.persons;
            part.strength = presence.strength;
            if let Some(load) = need.load {
                part.load = load;
                part.positions_with_load = 1;
                part.strength_with_load = presence.strength;
            }
        }
        None => {
            part.strength_without_need = presence.strength;
            part.positions_without_need = 1;
        }
    }
    if position.class.is_structural() {
        part.vacant_structural = position.seats.max(1).saturating_sub(presence.holders);
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::Class;
    use crate::domain::position::Need;
    use crate::domain::proposal::Move;
    use crate::domain::story::Story;

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

    #[test]
    fn bringing_a_balance_forward_gives_what_counting_anew_gives() {
        let mut story = Story::town();
        story.position_mut("SOS-PENGELOLA").need = Need::Minutes(136_800);
        let facts = story.facts();
        let stands = [
            moved(&[]),
            moved(&[("P-904", "CAPIL-KASI")]),
            moved(&[("P-904", "CAPIL-KASI"), ("P-905", "SOS-KASI"), ("P-906", "CAPIL-OPERATOR")]),
            moved(&[("P-901", "SOS-KABID")]),
        ];
        for before in &stands {
            for after in &stands {
                let counted = Balance::of(&facts, after);
                assert_eq!(Balance::of(&facts, before).after(&facts, before, after), counted);
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
