//! Positions that coming pensions leave without anybody.

use chrono::NaiveDate;

use crate::domain::ids::PositionId;
use crate::workload::projection::{Horizon, Leaving};
use crate::workload::roster::Roster;

/// A position held today that nobody will hold any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emptying {
    /// Which position.
    pub position: PositionId,
    /// Persons at work in it now.
    pub strength: u32,
    /// Whether the last of them goes within twelve months; else within twenty-four.
    pub within_12: bool,
}

/// Positions that empty within twenty-four months from the day `on`, those within twelve first, then in the order of
/// the file. Only whether and how soon is told: a day would tell a birthday.
pub fn emptying(roster: &Roster<'_>, on: NaiveDate) -> Vec<Emptying> {
    let horizon = Horizon::from(on);
    let mut found: Vec<Emptying> = roster
        .seats
        .iter()
        .filter_map(|seat| {
            let leaving = seat.staff.iter().map(|employee| horizon.leaving(employee, seat.position));
            let last = leaving.max()?;
            let within_12 = match last {
                Leaving::Within12 => true,
                Leaving::Within24 => false,
                Leaving::Later | Leaving::NotKnown => return None,
            };
            Some(Emptying { position: seat.position.id.clone(), strength: seat.strength(), within_12 })
        })
        .collect();
    found.sort_by_key(|position| !position.within_12);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::placements::Placements;
    use crate::domain::story::{Story, day};

    #[test]
    fn a_position_empties_when_its_last_holder_goes() {
        let mut story = Story::town();
        for (id, born) in [("P-903", day(1969, 12, 3)), ("P-905", day(1968, 11, 20)), ("P-906", day(1968, 11, 20))] {
            let employee = story.employee_mut(id);
            employee.nip = None;
            employee.birth_date = Some(born);
        }
        let told = |story: &Story| {
            let facts = story.facts();
            let found = emptying(&Roster::of(&facts, &Placements::default()), day(2026, 12, 1));
            found.into_iter().map(|one| (one.position.to_string(), one.strength, one.within_12)).collect::<Vec<_>>()
        };
        let expected = [("SOS-PENGELOLA".to_owned(), 2, true), ("SOS-KABID".to_owned(), 1, false)];
        assert_eq!(told(&story), expected);
        story.employee_mut("P-906").birth_date = None;
        assert_eq!(told(&story).len(), 1, "nobody knows whether P-906 goes");
        story.employee_mut("P-906").birth_date = Some(day(1990, 1, 1));
        assert_eq!(told(&story).len(), 1, "P-906 stays");
    }
}
