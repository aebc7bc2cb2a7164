//! Strength after coming pensions: a unit that is balanced today may be about to empty.

use chrono::{Months, NaiveDate};

use crate::domain::employee::{Employee, Employment};
use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::domain::retirement::pension_in;
use crate::workload::balance::Balance;
use crate::workload::need::need;

/// When somebody goes, seen from one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaving {
    /// The pension begins within twelve months.
    Within12,
    /// Within twenty-four months.
    Within24,
    /// Later, or never: honorary staff has no retirement age.
    Later,
    /// The day of birth is not known.
    NotKnown,
}

/// Twelve and twenty-four months from one day; all numbers of one table are seen from the same day.
#[derive(Clone, Copy, Debug)]
pub struct Horizon {
    year: NaiveDate,
    two_years: NaiveDate,
}

impl Horizon {
    /// The horizon of a day.
    pub fn from(on: NaiveDate) -> Horizon {
        let within = |months: u32| on.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
        Horizon { year: within(12), two_years: within(24) }
    }

    /// When an employee goes whose retirement age follows from `position` (UU 20/2023).
    pub fn leaving(self, employee: &Employee, position: &Position) -> Leaving {
        if employee.employment == Employment::Honorer {
            return Leaving::Later;
        }
        match employee.born().map(|born| pension_in(born, position)) {
            None => Leaving::NotKnown,
            Some(day) if day <= self.year => Leaving::Within12,
            Some(day) if day <= self.two_years => Leaving::Within24,
            Some(_) => Leaving::Later,
        }
    }
}

/// Strength of one unit, with everything below it, now and after coming pensions.
///
/// Counts positions whose need is known, so that it compares with the unit's need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitProjection {
    /// Which unit.
    pub unit: UnitId,
    /// Persons needed.
    pub need: u32,
    /// Persons at work now.
    pub strength: u32,
    /// Persons left when those are gone whose pension begins within twelve months.
    pub in_12_months: u32,
    /// The same within twenty-four months.
    pub in_24_months: u32,
    /// Persons whose birth is not known; they are counted as staying.
    pub pension_unknown: u32,
}

impl UnitProjection {
    /// Strength − need now, after twelve and after twenty-four months (+/−).
    pub fn differences(&self) -> [i64; 3] {
        [self.strength, self.in_12_months, self.in_24_months].map(|strength| i64::from(strength) - i64::from(self.need))
    }
}

/// The projection of every unit, in the order of the file, from the day `on`.
///
/// The retirement age follows the class of the position held under `placements`. People who are not at work (unpaid
/// leave, study assignment) are counted neither now nor later.
pub fn projections(facts: &Facts, placements: &Placements, balance: &Balance, on: NaiveDate) -> Vec<UnitProjection> {
    let mut units: Vec<UnitProjection> = balance
        .units()
        .map(|unit| UnitProjection {
            unit: unit.unit.clone(),
            need: unit.need,
            strength: unit.strength,
            in_12_months: unit.strength,
            in_24_months: unit.strength,
            pension_unknown: 0,
        })
        .collect();
    let horizon = Horizon::from(on);
    for employee in facts.employees().iter().filter(|employee| employee.standing.counts_in_strength()) {
        let held = placements.position_of(facts, &employee.id).and_then(|id| facts.position(id));
        let Some(position) = held.filter(|position| need(facts, position).is_some()) else { continue };
        let leaving = horizon.leaving(employee, position);
        for at in balance.upward(&position.unit) {
            let unit = &mut units[at];
            unit.pension_unknown += u32::from(leaving == Leaving::NotKnown);
            unit.in_12_months = unit.in_12_months.saturating_sub(u32::from(leaving == Leaving::Within12));
            unit.in_24_months = unit.in_24_months.saturating_sub(u32::from(leaving <= Leaving::Within24));
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::LegalStanding;
    use crate::domain::story::{Story, day};

    fn sos(story: &Story) -> UnitProjection {
        let facts = story.facts();
        let balance = Balance::of(&facts, &Placements::default());
        let found = projections(&facts, &Placements::default(), &balance, day(2026, 12, 1));
        found.into_iter().find(|unit| unit.unit.as_str() == "SOS").expect("the town has SOS")
    }

    #[test]
    fn pensions_within_a_year_and_two_empty_a_balanced_unit() {
        let mut story = Story::town();
        for (id, born) in [("P-903", day(1968, 11, 20)), ("P-904", day(1969, 12, 3)), ("P-905", day(1970, 12, 3))] {
            let employee = story.employee_mut(id);
            employee.nip = None;
            employee.birth_date = Some(born);
        }
        story.employee_mut("P-906").nip = None;
        let found = sos(&story);
        assert_eq!((found.strength, found.in_12_months, found.in_24_months, found.pension_unknown), (4, 3, 2, 1));
        assert_eq!(found.differences(), [1, 0, -1]);
        story.employee_mut("P-903").standing = LegalStanding::UnpaidLeave;
        let found = sos(&story);
        assert_eq!((found.strength, found.in_12_months, found.in_24_months), (3, 3, 2), "who is not there cannot go");
    }

    #[test]
    fn the_months_are_counted_to_the_first_day_of_the_pension() {
        let mut story = Story::town();
        let leaving = |story: &mut Story, born| {
            let employee = story.employee_mut("P-905");
            employee.nip = None;
            employee.birth_date = Some(born);
            let facts = story.facts();
            let position = facts.position(&"SOS-PENGELOLA".into()).expect("the town has it");
            let employee = facts.employee(&"P-905".into()).expect("the town has them");
            Horizon::from(day(2026, 12, 1)).leaving(employee, position)
        };
        assert_eq!(leaving(&mut story, day(1969, 11, 30)), Leaving::Within12, "pension on 1 December 2027");
        assert_eq!(leaving(&mut story, day(1969, 12, 1)), Leaving::Within24);
        assert_eq!(leaving(&mut story, day(1970, 12, 1)), Leaving::Later);
    }
}
