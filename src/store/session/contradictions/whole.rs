//! A session as understood, and the form of what is found in it as a whole.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::domain::employee::Employee;
use crate::domain::facts::Stated;
use crate::domain::ids::EmployeeId;
use crate::store::session::finding::{At, Finding, Findings};
use crate::store::session::register::Register;
use crate::store::tree::Step;
use crate::text::words::Phrase;

/// A session as understood, with what is needed to hold its parts against each other.
pub(super) struct Whole<'a> {
    /// Its ids, and its rows as written.
    pub(super) register: &'a Register<'a>,
    /// What it states, row for row.
    pub(super) stated: &'a Stated,
    /// Day of the sitting; none when it cannot be read.
    pub(super) sitting: Option<NaiveDate>,
    /// Planned effective date; none when it cannot be read.
    pub(super) effective: Option<NaiveDate>,
    /// List and place of every row that has a fault of its own.
    faulty: HashSet<(&'static str, usize)>,
}

impl<'a> Whole<'a> {
    /// The whole of a session with the faults that were found so far.
    pub(super) fn of(
        register: &'a Register<'a>,
        stated: &'a Stated,
        (sitting, effective): (Option<NaiveDate>, Option<NaiveDate>),
        findings: &Findings,
    ) -> Self {
        let faulty = findings.faults.iter().filter_map(|fault| row_of(&fault.path)).collect();
        Whole { register, stated, sitting, effective, faulty }
    }

    /// Whether a row has no fault of its own.
    pub(super) fn is_sound(&self, list: &'static str, place: usize) -> bool {
        !self.faulty.contains(&(list, place))
    }

    /// The employee with this id, when the row has no fault of its own.
    pub(super) fn employee(&self, id: &EmployeeId) -> Option<&Employee> {
        let place = self.register.employees.place(id.as_str()).filter(|place| self.is_sound("employees", *place))?;
        self.stated.employees.get(place)
    }

    /// The finding, which rests on the row of an employee as well.
    pub(super) fn resting_on_employee(&self, finding: Finding, id: &EmployeeId) -> Finding {
        let root = At::ROOT;
        match self.register.employees.place(id.as_str()) {
            Some(place) => finding.resting_on(&root.name("employees").index(place)),
            None => finding,
        }
    }

    /// Says when something is told to have happened after the day of the sitting.
    pub(super) fn check_past(&self, row: &At, at: &At, date: NaiveDate, findings: &mut Findings) {
        if let Some(sitting) = self.sitting.filter(|sitting| date > *sitting) {
            let what = Phrase::new("fault.what.future").with("date", date).with("sitting", sitting);
            findings.fault(about(row, "E-FUTURE", at, what, "fault.cure.future"));
        }
    }
}

/// A finding about a value of a row, which rests on the whole row.
pub(super) fn about(row: &At, code: &'static str, at: &At, what: Phrase, cure: &'static str) -> Finding {
    Finding::new(code, at, what, Phrase::new(cure)).resting_on(row)
}

/// The same about a value that has no effect: a notice.
pub(super) fn unused(row: &At, field: &'static str, why: &'static str, findings: &mut Findings) {
    let what = Phrase::new("fault.what.unused").with("field", field).with("why", Phrase::new(why));
    findings.remark(about(row, "N-UNUSED", &row.name(field), what, "fault.cure.unused"));
}

/// The row in which a path leads: the last list but those inside of rows.
fn row_of(path: &[Step<'static>]) -> Option<(&'static str, usize)> {
    let path = match path {
        [Step::Name("sitting"), rest @ ..] => rest,
        path => path,
    };
    match path {
        [Step::Name(list), Step::Index(place), ..] => Some((list, *place)),
        _ => None,
    }
}
