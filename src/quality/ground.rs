//! What checks ask besides the row they look at: the facts, the days that count, and what the docket touches.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::months_before;
use crate::domain::class::Class;
use crate::domain::employee::{DocumentKind, Employee, Known};
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::domain::position::Position;
use crate::domain::unit::Unit;
use crate::quality::alike;
use crate::rules::documents;

/// The facts, and what is worked out of them once for all checks.
#[derive(Debug)]
pub struct Ground<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// The two calendar years of performance that rules and fit ask for, the earlier first.
    pub years: [i32; 2],
    /// An assessment before this day no longer counts on the planned effective date.
    pub assessed_since: NaiveDate,
    /// What the docket touches.
    pub docket: Touched<'a>,
    twins: HashMap<&'a EmployeeId, &'a Employee>,
    namesakes: HashMap<&'a UnitId, &'a Unit>,
}

impl<'a> Ground<'a> {
    /// The ground of these facts.
    pub fn of(facts: &'a Facts) -> Ground<'a> {
        let year = facts.sitting().data_date.year();
        let valid = facts.settings().thresholds.assessment_years.saturating_mul(12);
        Ground {
            facts,
            years: [year - 2, year - 1],
            assessed_since: months_before(facts.sitting().effective, valid),
            docket: Touched::of(facts),
            twins: alike::twins(facts.employees()),
            namesakes: alike::namesakes(facts.agencies()),
        }
    }

    /// The day as of which the data is true.
    pub fn data_date(&self) -> NaiveDate {
        self.facts.sitting().data_date
    }

    /// The position an employee holds by the file.
    pub fn held(&self, employee: &Employee) -> Option<&'a Position> {
        employee.position.as_ref().and_then(|id| self.facts.position(id))
    }

    /// Whether the employee is to be assessed: in, or proposed for, a position above pelaksana.
    pub fn is_to_be_assessed(&self, employee: &Employee) -> bool {
        let above = |class: Class| class != Class::Pelaksana;
        self.held(employee).is_some_and(|held| above(held.class))
            || self.targets(employee).any(|(to, _)| above(to.class))
    }

    /// Documents of which it is not known whether they are at hand, for whoever the docket names for a lasting move.
    pub fn documents_not_settled(&self, employee: &Employee) -> Vec<DocumentKind> {
        let agency = |position: &Position| self.facts.agency_of_position(&position.id).map(|agency| &agency.id);
        let mut open = Vec::new();
        for (target, _) in self.targets(employee).filter(|(_, lasting)| *lasting) {
            let elsewhere = self.held(employee).is_some_and(|held| agency(held) != agency(target));
            let test = target.class.is_functional().then_some(DocumentKind::CompetenceTest);
            let asked = documents::asked(elsewhere).chain(test);
            open.extend(asked.filter(|kind| employee.document(*kind) == Known::Unknown));
        }
        open.sort_unstable_by_key(|kind| kind.key());
        open.dedup();
        open
    }

    /// Positions for which the docket names an employee, each with whether the move would be for good.
    fn targets(&self, employee: &Employee) -> impl Iterator<Item = (&'a Position, bool)> {
        let targets = self.docket.targets(&employee.id).iter();
        targets.filter_map(|(id, lasting)| Some((self.facts.position(id)?, *lasting)))
    }

    /// Somebody else who bears the same name and was born on the same day.
    pub fn twin(&self, employee: &Employee) -> Option<&'a Employee> {
        self.twins.get(&employee.id).copied()
    }

    /// Another agency whose name is almost the same.
    pub fn namesake(&self, agency: &UnitId) -> Option<&'a Unit> {
        self.namesakes.get(agency).copied()
    }
}

/// Whom and what the docket touches, each with the numbers of the items.
#[derive(Debug, Default)]
pub struct Touched<'a> {
    employees: HashMap<&'a EmployeeId, Named<'a>>,
    seats: HashMap<&'a PositionId, BTreeSet<usize>>,
    agencies: HashMap<&'a UnitId, BTreeSet<usize>>,
}

/// Where an employee is named.
#[derive(Debug, Default)]
struct Named<'a> {
    items: BTreeSet<usize>,
    targets: Vec<(&'a PositionId, bool)>,
    proposed: bool,
}

impl<'a> Touched<'a> {
    fn of(facts: &'a Facts) -> Touched<'a> {
        let mut touched = Touched::default();
        for item in facts.docket().items() {
            let lasting = item.moves.iter().all(|mutation| !facts.kind_of(mutation).keeps_home());
            for employee in &item.named {
                let named = touched.employees.entry(employee).or_default();
                named.items.insert(item.number);
                named.targets.extend(item.seats.iter().map(|seat| (seat, lasting)));
            }
            let movers = item.moves.iter().filter_map(|mutation| facts.employee(&mutation.employee));
            let left = movers.filter_map(|mover| mover.position.as_ref());
            for seat in item.seats.iter().chain(left) {
                touched.seats.entry(seat).or_default().insert(item.number);
                if let Some(agency) = facts.agency_of_position(seat) {
                    touched.agencies.entry(&agency.id).or_default().insert(item.number);
                }
            }
        }
        for mutation in facts.proposals().iter().flat_map(|proposal| &proposal.moves) {
            touched.employees.entry(&mutation.employee).or_default().proposed = true;
        }
        touched
    }

    /// Items in which an employee is named.
    pub fn items_of_employee(&self, employee: &EmployeeId) -> Vec<usize> {
        listed(self.employees.get(employee).map(|named| &named.items))
    }

    /// Items that fill a position or leave it.
    pub fn items_of_seat(&self, position: &PositionId) -> Vec<usize> {
        listed(self.seats.get(position))
    }

    /// Items that take from an agency or give to it.
    pub fn items_of_agency(&self, agency: &UnitId) -> Vec<usize> {
        listed(self.agencies.get(agency))
    }

    /// Whether an employee is named for any seat.
    pub fn names(&self, employee: &EmployeeId) -> bool {
        self.employees.contains_key(employee)
    }

    /// Whether an employee has a proposal of their own, and is not only named beside one.
    pub fn proposes(&self, employee: &EmployeeId) -> bool {
        self.employees.get(employee).is_some_and(|named| named.proposed)
    }

    /// Positions for which an employee is named, each with whether for good.
    fn targets(&self, employee: &EmployeeId) -> &[(&'a PositionId, bool)] {
        self.employees.get(employee).map_or(&[], |named| &named.targets)
    }
}

fn listed(items: Option<&BTreeSet<usize>>) -> Vec<usize> {
    items.into_iter().flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;

    #[test]
    fn the_docket_touches_movers_alternatives_both_seats_and_both_agencies() {
        let mut story = Story::town();
        story.stated.proposals[0].alternatives = vec!["P-905".into()];
        let facts = story.facts();
        let touched = Touched::of(&facts);
        assert_eq!(touched.items_of_employee(&"P-904".into()), [1]);
        assert!(touched.items_of_employee(&"P-901".into()).is_empty());
        assert!(touched.proposes(&"P-904".into()) && !touched.proposes(&"P-905".into()));
        assert!(touched.names(&"P-905".into()) && !touched.names(&"P-901".into()));
        for (seat, items) in [("CAPIL-KASI", vec![1]), ("SOS-KASI", vec![1]), ("SOS-KABID", vec![])] {
            assert_eq!(touched.items_of_seat(&seat.into()), items, "{seat}");
        }
        assert_eq!(touched.items_of_agency(&"CAPIL".into()), [1]);
        assert!(touched.items_of_agency(&"CAPIL-PIAK".into()).is_empty(), "only agencies are ends");
    }

    #[test]
    fn who_is_proposed_above_pelaksana_is_to_be_assessed_too() {
        let mut story = Story::town();
        let named = |story: &Story, who: &str| {
            let facts = story.facts();
            let ground = Ground::of(&facts);
            ground.is_to_be_assessed(facts.employee(&who.into()).expect("the town has them"))
        };
        assert!(named(&story, "P-904") && !named(&story, "P-905"));
        story.stated.proposals[0].alternatives = vec!["P-905".into()];
        assert!(named(&story, "P-905"));
    }
}
