//! Notices about an employee's data: nothing that keeps the session from being opened.

use chrono::NaiveDate;

use crate::domain::class::Class;
use crate::domain::employee::{Employee, Employment, LegalStanding};
use crate::domain::nip::NumberKind;
use crate::domain::retirement::{age as age_of, pension_at};
use crate::store::session::days::Days;
use crate::store::session::finding::{At, Findings};
use crate::store::session::raw::people as raw;
use crate::store::session::register::Register;
use crate::text::words::{Phrase, Value};

/// Leaves every notice about one employee.
pub fn look_at(
    register: &Register,
    at: &At,
    raw: &raw::Employee,
    employee: &Employee,
    days: Days,
    findings: &mut Findings,
) {
    if employee.standing == LegalStanding::Left {
        return;
    }
    let civil = matches!(employee.employment, Employment::Pns | Employment::Cpns);
    if civil && raw.nip.is_none() {
        let what = Phrase::new("fault.what.no-nip").with("employment", Value::Term(employee.employment.key()));
        findings.notice("N-NO-NIP", at, what, "fault.cure.no-nip");
    }
    if civil {
        performance(at, employee, days, findings);
        retirement(register, at, employee, days, findings);
    }
    let assessed = employee.assessment.as_ref().map(|assessment| assessment.date);
    if let Some((date, since)) = assessed.zip(days.assessed_since).filter(|(date, since)| date < since) {
        let what = Phrase::new("fault.what.old-assessment").with("date", date).with("since", since);
        findings.notice("N-OLD-ASSESSMENT", &at.name("assessment").name("date"), what, "fault.cure.old-assessment");
    }
    appointment(at, employee, findings);
}

/// A predicate of each of the last two years.
fn performance(at: &At, employee: &Employee, days: Days, findings: &mut Findings) {
    if days.data.is_none() || employee.employment == Employment::Cpns {
        return;
    }
    for year in [days.year - 2, days.year - 1] {
        if employee.performance_of(year).is_none() {
            let what = Phrase::new("fault.what.year-missing").with("year", year.to_string());
            findings.notice("N-NO-PERFORMANCE", &at.name("performance"), what, "fault.cure.year-missing");
        }
    }
}

fn retirement(register: &Register, at: &At, employee: &Employee, days: Days, findings: &mut Findings) {
    let age = employee.position.as_ref().and_then(|position| register.retirement_age(position.as_str()));
    let pension = employee.born().map(|born| pension_at(born, age.unwrap_or(age_of(Class::Pelaksana))));
    if let Some((pension, _)) = pension.zip(days.data).filter(|(pension, today)| pension <= today) {
        let what = Phrase::new("fault.what.retired").with("date", pension);
        findings.notice("N-RETIRED", at, what, "fault.cure.retired");
    }
}

/// A position held since before the appointment that the NIP tells.
fn appointment(at: &At, employee: &Employee, findings: &mut Findings) {
    let Some((since, nip)) = employee.position_since.zip(employee.nip.as_ref()) else { return };
    let month = match nip.kind() {
        NumberKind::CivilServant => nip.digits().get(12..14).and_then(|month| month.parse().ok()).unwrap_or(1),
        NumberKind::Contract => 1,
    };
    let Some(appointed) = NaiveDate::from_ymd_opt(nip.appointment_year(), month, 1) else { return };
    if since < appointed {
        let what = Phrase::new("fault.what.before-appointment").with("date", since);
        findings.notice("N-BEFORE-APPOINTMENT", &at.name("position_since"), what, "fault.cure.before-appointment");
    }
}
