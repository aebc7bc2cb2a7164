//! What rules look up about everybody by the facts alone: once a session, whatever is decided and whoever is judged.

use std::sync::OnceLock;

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, UnitId};
use crate::domain::index::Lookup;
use crate::fit::score::score;
use crate::rules::leadership;

/// One employee by the facts alone.
#[derive(Debug)]
pub(super) struct Brief {
    /// Tier of the highest class whose leadership training was completed; none without any.
    pub(super) leadership: Option<u8>,
    /// Whether a member of the committee is the employee or is related to them.
    pub(super) is_tied: bool,
    /// Whether a relation to another employee is stated, with either of the two.
    pub(super) has_kin: bool,
    /// Places of the open entries of the forum that name the employee.
    pub(super) named: Vec<usize>,
    /// Total of the fit to the position held by the file, which few rules ask for.
    fit: OnceLock<Option<i64>>,
}

impl Brief {
    fn of(facts: &Facts, employee: &Employee, named: Vec<usize>) -> Brief {
        let states = employee.relations.iter().any(|relation| relation.employee.is_some());
        Brief {
            leadership: leadership::highest(&employee.training),
            is_tied: !facts.related_members(&employee.id).is_empty(),
            has_kin: states || facts.relations_to(&employee.id).next().is_some(),
            named,
            fit: OnceLock::new(),
        }
    }

    /// Total of the fit to the position that the employee holds by the file.
    pub(super) fn fit(&self, facts: &Facts, employee: &Employee) -> Option<i64> {
        let held = || facts.position(employee.position.as_ref()?);
        let fit = || score(facts, employee, held()?, facts.sitting().effective).total;
        *self.fit.get_or_init(fit)
    }
}

/// Everybody, each looked at when first asked for, and what the forum still waits to hear answered.
#[derive(Debug)]
pub(super) struct Briefs {
    everybody: Vec<OnceLock<Brief>>,
    of_units: Lookup<UnitId, Vec<usize>>,
    of_employees: Lookup<EmployeeId, Vec<usize>>,
}

impl Briefs {
    pub(super) fn of(facts: &Facts) -> Briefs {
        let everybody = facts.employees().iter().map(|_| OnceLock::new()).collect();
        let mut briefs = Briefs { everybody, of_units: Lookup::default(), of_employees: Lookup::default() };
        for (place, entry) in facts.forum().iter().enumerate().filter(|(_, entry)| !entry.settled) {
            for employee in &entry.employees {
                briefs.of_employees.entry(employee.clone()).or_default().push(place);
            }
            // Who speaks of a person and a unit speaks of the person.
            for unit in entry.units.iter().filter(|_| entry.employees.is_empty()) {
                briefs.of_units.entry(unit.clone()).or_default().push(place);
            }
        }
        briefs
    }

    /// The employee at a place in the order of the file.
    pub(super) fn of_employee(&self, facts: &Facts, place: usize) -> &Brief {
        self.everybody[place].get_or_init(|| {
            let employee = &facts.employees()[place];
            Brief::of(facts, employee, self.of_employees.get(&employee.id).cloned().unwrap_or_default())
        })
    }

    /// Places of the open entries that name no person and one of these units.
    pub(super) fn about<'u>(&self, units: impl Iterator<Item = &'u UnitId>) -> Vec<usize> {
        units.filter_map(|unit| self.of_units.get(unit)).flatten().copied().collect()
    }
}
