//! Strength after coming pensions: a unit that is balanced today may be about to empty.

use chrono::{Months, NaiveDate};

use crate::domain::employee::{Employee, Employment};
use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::placements::Placements;
use crate::domain::retirement::pension_from;
use crate::workload::balance::Balance;
use crate::workload::need::need;

/// Strength of one unit, with everything below it, now and after coming pensions.
///
/// Counts positions whose need is known, so that it compares with the unit's need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitProjection {
    /// Which unit.
    pub unit: UnitId,
    /// Persons at work now.
    pub strength: u32,
    /// Persons left when those are gone whose pension begins within twelve months.
    pub in_12_months: u32,
    /// The same within twenty-four months.
    pub in_24_months: u32,
    /// Persons whose birth or retirement age is not known; they are counted as staying.
    pub pension_unknown: u32,
}

/// The projection of every unit, in the order of the file, from the day `on`.
///
/// The retirement age follows the class of the position held under `placements`; honorary staff has none.
pub fn projections(facts: &Facts, placements: &Placements, balance: &Balance, on: NaiveDate) -> Vec<UnitProjection> {
    let mut units: Vec<UnitProjection> = balance
        .units()
        .map(|unit| UnitProjection {
            unit: unit.unit.clone(),
            strength: unit.strength,
            in_12_months: unit.strength,
            in_24_months: unit.strength,
            pension_unknown: 0,
        })
        .collect();
    let within = |months: u32| on.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
    let (year, two_years) = (within(12), within(24));
    for employee in facts.employees().iter().filter(|employee| employee.standing.counts_in_strength()) {
        let held = placements.position_of(facts, &employee.id).and_then(|id| facts.position(id));
        let Some(position) = held.filter(|position| need(facts, position).is_some()) else { continue };
        let pension = birth_of_pensioner(employee).map(|born| pension_from(born, position.class));
        for at in balance.upward(&position.unit) {
            let unit = &mut units[at];
            match pension {
                None => unit.pension_unknown += 1,
                Some(day) => {
                    unit.in_12_months = unit.in_12_months.saturating_sub(u32::from(day <= year));
                    unit.in_24_months = unit.in_24_months.saturating_sub(u32::from(day <= two_years));
                }
            }
        }
    }
    units
}

/// Day of birth of somebody who has a retirement age.
fn birth_of_pensioner(employee: &Employee) -> Option<NaiveDate> {
    employee.born().filter(|_| employee.employment != Employment::Honorer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::{Story, day};

    #[test]
    fn pensions_within_a_year_and_two_empty_a_balanced_unit() {
        let mut story = Story::town();
        for (id, born) in [("P-903", day(1968, 11, 20)), ("P-904", day(1969, 12, 3)), ("P-905", day(1970, 12, 3))] {
            let employee = story.employee_mut(id);
            employee.nip = None;
            employee.birth_date = Some(born);
        }
        story.employee_mut("P-906").nip = None;
        let facts = story.facts();
        let balance = Balance::of(&facts, &Placements::default());
        let found = projections(&facts, &Placements::default(), &balance, day(2026, 12, 1));
        let sos = found.iter().find(|unit| unit.unit.as_str() == "SOS").expect("the town has SOS");
        assert_eq!((sos.strength, sos.in_12_months, sos.in_24_months, sos.pension_unknown), (4, 3, 2, 1));
    }
}
