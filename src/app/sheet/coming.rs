//! Coming pensions as counts; of few people nothing is counted, since that would tell of each.

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::position::Position;
use crate::text::words::Phrase;
use crate::workload::projection::{Horizon, Leaving};

/// People from whom on pensions are counted: of fewer, a count would tell somebody's birth.
pub const LEAST: u32 = 3;

/// How many of some people go, seen from the planned effective date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pensions {
    /// People at work.
    people: u32,
    /// Those whose pension begins within twelve months.
    within_12: u32,
    /// Those whose pension begins within twenty-four months.
    within_24: u32,
    /// Those whose birth is not known.
    not_known: u32,
}

impl Pensions {
    /// Counts those at work of some people, each with the position that sets the retirement age.
    pub fn of<'a>(facts: &Facts, people: impl Iterator<Item = (&'a Employee, &'a Position)>) -> Pensions {
        let horizon = Horizon::from(facts.sitting().effective);
        let mut found = Pensions::default();
        for (employee, position) in people.filter(|(employee, _)| employee.standing.counts_in_strength()) {
            let leaving = horizon.leaving(employee, position);
            found.people += 1;
            found.within_12 += u32::from(leaving == Leaving::Within12);
            found.within_24 += u32::from(leaving <= Leaving::Within24);
            found.not_known += u32::from(leaving == Leaving::NotKnown);
        }
        found
    }

    /// The counts in words, or that there are too few people to count.
    pub fn words(self) -> Phrase {
        if self.people < LEAST {
            return Phrase::new("sheet.pensions.few").with("least", LEAST);
        }
        Phrase::new("sheet.pensions")
            .with("people", self.people)
            .with("year", self.within_12)
            .with("two", self.within_24)
            .with("unknown", self.not_known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::LegalStanding;
    use crate::domain::story::{Story, day};

    fn counted(story: &Story) -> Pensions {
        let facts = story.facts();
        let of = |id: &str| facts.employee(&id.into()).expect("the town has them");
        let position = facts.position(&"SOS-PENGELOLA".into()).expect("the town has it");
        Pensions::of(&facts, ["P-904", "P-905", "P-906"].map(|id| (of(id), position)).into_iter())
    }

    #[test]
    fn pensions_are_counted_and_not_told_of_few() {
        let mut story = Story::town();
        for (id, born) in [("P-904", Some(day(1968, 11, 20))), ("P-905", Some(day(1970, 11, 3))), ("P-906", None)] {
            let employee = story.employee_mut(id);
            (employee.nip, employee.birth_date) = (None, born);
        }
        assert_eq!(counted(&story), Pensions { people: 3, within_12: 1, within_24: 2, not_known: 1 });
        assert_eq!(counted(&story).words().key, "sheet.pensions");
        story.employee_mut("P-906").standing = LegalStanding::UnpaidLeave;
        assert_eq!(counted(&story).words().key, "sheet.pensions.few");
    }
}
