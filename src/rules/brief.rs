//! What rules look up about everybody by the facts alone: once a session, whatever is decided and whoever is judged.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::{complete_months, months_after};
use crate::domain::education::{EducationLevel, FieldSet};
use crate::domain::employee::{Assessment, Employee, Employment, Known, LegalStanding};
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, UnitId};
use crate::domain::index::Lookup;
use crate::domain::performance::{NineBox, Predicate};
use crate::domain::rank::Rank;
use crate::fit::score::score;
use crate::fit::talent;
use crate::rules::checklist::Documents;
use crate::rules::election::{self, Window};
use crate::rules::leadership;
use crate::rules::services::{self, Past, Seasoned};
use crate::rules::site::{self, Site};
use crate::text::names::NameSet;

/// One employee by the facts alone: what rules ask of everybody, in little room, so that tens of thousands can be
/// judged one after another. What only few are asked for stays with the employee.
#[derive(Debug)]
pub(super) struct Brief {
    /// Place of the position held by the file.
    pub(super) seat: Option<usize>,
    /// Since when it is held.
    pub(super) since: Option<NaiveDate>,
    /// Complete months from then to the effective date.
    pub(super) months_held: Option<u32>,
    pub(super) employment: Employment,
    pub(super) standing: LegalStanding,
    pub(super) rank: Option<Rank>,
    /// Level of the highest education.
    pub(super) education: Option<EducationLevel>,
    pub(super) born: Option<NaiveDate>,
    /// Whether there are disciplinary cases.
    pub(super) discipline: Known,
    pub(super) judicial_process: Known,
    pub(super) open_finding: Known,
    pub(super) study_until: Option<NaiveDate>,
    pub(super) leave_until: Option<NaiveDate>,
    pub(super) service_bond_until: Option<NaiveDate>,
    /// When an earlier sitting moved them last.
    pub(super) last_transfer: Option<NaiveDate>,
    /// Documents at hand.
    pub(super) documents: Documents,
    /// Predicates of the [`performance_years`].
    pub(super) performance: [Option<Predicate>; 2],
    /// The place in the nine boxes.
    pub(super) nine_box: Option<NineBox>,
    /// Until when they are assessed.
    pub(super) assessed_until: Option<NaiveDate>,
    /// Levels in the nine competencies; zeros without an assessment.
    pub(super) levels: [u8; 9],
    /// Technical competencies that were assessed.
    pub(super) technical: NameSet,
    /// Tier of the highest class whose leadership training was completed; none without any.
    pub(super) leadership: Option<u8>,
    /// Positions held before.
    pub(super) past: Box<[Past]>,
    /// Fields of all of them and of the present one; none where those of one are not known.
    pub(super) served: Option<FieldSet>,
    /// Whether they have the experience that is asked for before the managerial classes, from the present position.
    pub(super) seasoned: Seasoned,
    /// Whether a member of the committee is the employee or is related to them.
    pub(super) is_tied: bool,
    /// Whether a relation to another employee is stated, with either of the two.
    pub(super) has_kin: bool,
    /// Whether the employee said where the family lives.
    pub(super) has_home: bool,
    /// Whether a wish was heard.
    pub(super) has_wishes: bool,
    /// Whether a second position is held.
    pub(super) has_second_seat: bool,
    /// Whether an open entry of the forum names the employee.
    pub(super) is_named: bool,
    /// Whether they are farther from the pension than any rule asks, wherever they go.
    pub(super) is_young: bool,
    /// Rules that find nothing in them, wherever they go, a bit each.
    pub(super) resting: OnceLock<u128>,
    /// Total of the fit to the position held by the file, which few rules ask for.
    fit: OnceLock<Option<i64>>,
}

impl Brief {
    fn of(facts: &Facts, employee: &Employee, is_named: bool, young: NaiveDate) -> Brief {
        let states = employee.relations.iter().any(|relation| relation.employee.is_some());
        let predicate = |year| employee.performance_of(year).map(|found| found.predicate);
        let cases = |list: &Vec<_>| if list.is_empty() { Known::No } else { Known::Yes };
        let effective = facts.sitting().effective;
        let seat = employee.position.as_ref().and_then(|id| facts.position_index(id));
        let until = |own: &Assessment| months_after(own.date, facts.settings().thresholds.assessment_years * 12);
        let past: Box<[Past]> = employee.history.iter().map(Past::of).collect();
        let held = seat.map(|at| &facts.positions()[at]);
        let services = services::services(&past, held, employee.position_since, effective);
        Brief {
            seat,
            since: employee.position_since,
            months_held: employee.position_since.map(|since| complete_months(since, effective)),
            employment: employee.employment,
            standing: employee.standing,
            rank: employee.rank(),
            education: employee.education_level(),
            born: employee.born(),
            discipline: employee.discipline.as_ref().map_or(Known::Unknown, cases),
            judicial_process: employee.judicial_process,
            open_finding: employee.open_finding,
            study_until: employee.study_until,
            leave_until: employee.leave_until,
            service_bond_until: employee.service_bond_until,
            last_transfer: employee.last_transfer.as_ref().map(|last| last.date),
            documents: Documents::of(employee),
            performance: performance_years(facts).map(predicate),
            nine_box: talent::place_of(&facts.settings().fit, employee),
            assessed_until: employee.assessment.as_ref().map(until),
            levels: employee.assessment.as_ref().map_or([0; 9], |own| own.managerial),
            technical: NameSet::of(
                employee.assessment.iter().flat_map(|own| &own.technical).map(|own| own.name.as_str()),
            ),
            leadership: leadership::highest(&employee.training),
            served: services.iter().try_fold(FieldSet::default(), |all, own| Some(all.with(own.fields?))),
            seasoned: Seasoned::of(&services, past.is_empty(), &facts.settings().thresholds),
            past,
            is_tied: !facts.related_members(&employee.id).is_empty(),
            has_kin: states || facts.relations_to(&employee.id).next().is_some(),
            has_home: employee.family_place.is_some(),
            has_wishes: !employee.aspirations.is_empty(),
            has_second_seat: employee.concurrent.is_some(),
            is_named,
            is_young: employee.born().is_some_and(|born| born >= young),
            resting: OnceLock::new(),
            fit: OnceLock::new(),
        }
    }

    /// Total of the fit to the position that the employee holds by the file.
    pub(super) fn fit(&self, facts: &Facts, employee: &Employee) -> Option<i64> {
        let held = || self.seat.map(|at| &facts.positions()[at]);
        let fit = || score(facts, employee, held()?, facts.sitting().effective).total;
        *self.fit.get_or_init(fit)
    }
}

/// The two calendar years before that of the data, later one first, as the fit counts them too.
pub(super) fn performance_years(facts: &Facts) -> [i32; 2] {
    let year = facts.sitting().data_date.year();
    [year - 1, year - 2]
}

/// Everybody and every position, each looked at when first asked for, and what the forum still waits to hear answered.
#[derive(Debug)]
pub(super) struct Briefs {
    everybody: Vec<OnceLock<Brief>>,
    sites: Vec<OnceLock<Site>>,
    of_units: Lookup<UnitId, Vec<usize>>,
    of_employees: Lookup<EmployeeId, Vec<usize>>,
    /// The window around an election in which the effective date lies.
    pub(super) closed: Option<Window>,
    /// Who was born on this day or later is farther from the pension in any position than any rule asks.
    young: NaiveDate,
}

impl Briefs {
    pub(super) fn of(facts: &Facts) -> Briefs {
        let (mut of_units, mut of_employees) = (Lookup::<UnitId, Vec<_>>::default(), Lookup::default());
        for (place, entry) in facts.forum().iter().enumerate().filter(|(_, entry)| !entry.settled) {
            for employee in &entry.employees {
                of_employees.entry(employee.clone()).or_insert_with(Vec::new).push(place);
            }
            // Who speaks of a person and a unit speaks of the person.
            for unit in entry.units.iter().filter(|_| entry.employees.is_empty()) {
                of_units.entry(unit.clone()).or_default().push(place);
            }
        }
        let everybody = facts.employees().iter().map(|_| OnceLock::new()).collect();
        let sites = facts.positions().iter().map(|_| OnceLock::new()).collect();
        let sitting = facts.sitting();
        let closed = election::closed_window(&sitting.election, sitting.effective);
        let young = facts.positions().iter().map(|position| site::young(facts, position)).max();
        Briefs { everybody, sites, of_units, of_employees, closed, young: young.unwrap_or(NaiveDate::MAX) }
    }

    /// The employee at a place in the order of the file.
    pub(super) fn of_employee(&self, facts: &Facts, place: usize) -> &Brief {
        self.everybody[place].get_or_init(|| {
            let employee = &facts.employees()[place];
            Brief::of(facts, employee, self.of_employees.contains_key(&employee.id), self.young)
        })
    }

    /// The position at a place in the order of the file.
    pub(super) fn of_position(&self, facts: &Facts, place: usize) -> &Site {
        self.sites[place].get_or_init(|| {
            let position = &facts.positions()[place];
            let above = facts.lineage(&position.unit).filter_map(|unit| self.of_units.get(&unit.id));
            Site::of(facts, position, above.flatten().copied().collect())
        })
    }

    /// Places of the open entries of the forum that name an employee.
    pub(super) fn naming(&self, employee: &EmployeeId) -> &[usize] {
        self.of_employees.get(employee).map_or(&[], Vec::as_slice)
    }
}
