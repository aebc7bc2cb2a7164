//! Every position with its need and those at work in it: what the tables below whole units are counted from.

use std::collections::HashMap;

use crate::domain::employee::{Employee, Employment, LegalStanding};
use crate::domain::facts::Facts;
use crate::domain::ids::PositionId;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::workload::need::{PositionNeed, need};

/// One position with its need and its people.
#[derive(Clone, Debug)]
pub struct Seat<'a> {
    /// The position.
    pub position: &'a Position,
    /// Its need, when known.
    pub need: Option<PositionNeed>,
    /// Those who hold it and are at work: nobody on unpaid leave, on a study assignment, seconded or suspended.
    pub staff: Vec<&'a Employee>,
}

impl Seat<'_> {
    /// Persons at work.
    pub fn strength(&self) -> u32 {
        u32::try_from(self.staff.len()).unwrap_or(u32::MAX)
    }

    /// Strength − need (+/−), when the need is known.
    pub fn difference(&self) -> Option<i64> {
        self.need.map(|need| i64::from(self.strength()) - i64::from(need.persons))
    }

    /// Persons at work who cannot be moved: contract and honorary staff, and candidates not yet appointed.
    pub fn bound(&self) -> u32 {
        let bound = |employee: &&&Employee| {
            employee.employment != Employment::Pns || employee.standing != LegalStanding::Active
        };
        u32::try_from(self.staff.iter().filter(bound).count()).unwrap_or(u32::MAX)
    }

    /// Persons beyond the need who can be moved; none where the need is not known.
    pub fn spare(&self) -> u32 {
        let surplus = self.need.map_or(0, |need| self.strength().saturating_sub(need.persons));
        surplus.min(self.strength() - self.bound())
    }

    /// Persons lacking; none where the need is not known.
    pub fn lacking(&self) -> u32 {
        self.need.map_or(0, |need| need.persons.saturating_sub(self.strength()))
    }
}

/// All positions in the order of the file, under given placements.
#[derive(Clone, Debug)]
pub struct Roster<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// The positions.
    pub seats: Vec<Seat<'a>>,
}

impl<'a> Roster<'a> {
    /// The roster when employees sit as `placements` says: one pass over employees, one over positions.
    pub fn of(facts: &'a Facts, placements: &Placements) -> Roster<'a> {
        let mut staff: HashMap<PositionId, Vec<&Employee>> = HashMap::with_capacity(facts.positions().len());
        for employee in facts.employees().iter().filter(|employee| employee.standing.counts_in_strength()) {
            if let Some(position) = placements.position_of(facts, &employee.id) {
                staff.entry(position.clone()).or_default().push(employee);
            }
        }
        let seat = |position: &'a Position| Seat {
            position,
            need: need(facts, position),
            staff: staff.remove(&position.id).unwrap_or_default(),
        };
        Roster { facts, seats: facts.positions().iter().map(seat).collect() }
    }

    /// The roster of some positions alone, at the cost of these.
    pub fn of_positions(
        facts: &'a Facts,
        placements: &Placements,
        positions: impl Iterator<Item = &'a Position>,
    ) -> Roster<'a> {
        let seat = |position: &'a Position| {
            let holders = placements.holders(facts, &position.id);
            let found = holders.into_iter().filter_map(|id| facts.employee(id));
            let staff = found.filter(|employee| employee.standing.counts_in_strength()).collect();
            Seat { position, need: need(facts, position), staff }
        };
        Roster { facts, seats: positions.map(seat).collect() }
    }

    /// The seat of a position.
    pub fn seat(&self, position: &PositionId) -> Option<&Seat<'a>> {
        self.seats.iter().find(|seat| seat.position.id == *position)
    }

    /// The seats that can be exchanged for one another: all but structural ones, whose number is fixed.
    pub fn open_seats(&self) -> impl Iterator<Item = &Seat<'a>> {
        self.seats.iter().filter(|seat| !seat.position.class.is_structural())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Employment;
    use crate::domain::proposal::Move;
    use crate::domain::story::Story;

    fn seat(story: &Story, position: &str) -> (u32, u32, u32, u32) {
        let facts = story.facts();
        let roster = Roster::of(&facts, &Placements::default());
        let found = roster.seats.iter().find(|seat| seat.position.id.as_str() == position).expect("the town has it");
        (found.strength(), found.bound(), found.spare(), found.lacking())
    }

    #[test]
    fn whoever_is_beyond_the_need_is_to_spare_but_not_contract_staff() {
        let mut story = Story::town();
        assert_eq!(seat(&story, "SOS-PENGELOLA"), (2, 0, 1, 0));
        assert_eq!(seat(&story, "CAPIL-OPERATOR"), (1, 0, 0, 2));
        story.employee_mut("P-905").employment = Employment::Pppk;
        assert_eq!(seat(&story, "SOS-PENGELOLA"), (2, 1, 1, 0), "the other one can go");
        story.employee_mut("P-906").employment = Employment::Honorer;
        assert_eq!(seat(&story, "SOS-PENGELOLA"), (2, 2, 0, 0));
    }

    #[test]
    fn the_roster_of_some_positions_is_that_part_of_the_whole() {
        let mut story = Story::town();
        story.employee_mut("P-905").standing = LegalStanding::StudyAssignment;
        let facts = story.facts();
        let moved = Placements::of(&[Move::new(&"P-906".into(), &"CAPIL-OPERATOR".into())]);
        let told = |roster: &Roster<'_>, id: &str| {
            let seat = roster.seat(&id.into()).expect("the town has it");
            let staff: Vec<String> = seat.staff.iter().map(|employee| employee.id.to_string()).collect();
            (seat.need, staff)
        };
        let whole = Roster::of(&facts, &moved);
        let some = facts.positions().iter().filter(|position| !position.class.is_structural());
        let part = Roster::of_positions(&facts, &moved, some);
        assert_eq!(part.seats.len(), 2);
        for id in ["CAPIL-OPERATOR", "SOS-PENGELOLA"] {
            assert_eq!(told(&part, id), told(&whole, id), "{id}");
        }
    }

    #[test]
    fn who_is_on_unpaid_leave_is_not_there() {
        let mut story = Story::town();
        story.employee_mut("P-905").standing = LegalStanding::UnpaidLeave;
        assert_eq!(seat(&story, "SOS-PENGELOLA"), (1, 0, 0, 0));
    }
}
