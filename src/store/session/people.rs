//! Employees, understood.

use chrono::NaiveDate;

use crate::domain::employee::{Discipline, Employee, Employment, LastTransfer};
use crate::domain::index::Lookup;
use crate::domain::nip::{Nip, NumberKind};
use crate::domain::performance::Potential;
use crate::domain::profiles::name_key;
use crate::domain::rank::Grade;
use crate::domain::settings::FitSettings;
use crate::store::progress::{Progress, Stage};
use crate::store::session::career;
use crate::store::session::finding::{At, Finding, Findings};
use crate::store::session::raw::people as raw;
use crate::store::session::register::Register;
use crate::store::session::texts::{check_once, free_text, name, names, required_text, shortened, texts};
use crate::store::session::values::{Decimal, check_order, day, decimal, nip, optional_day};
use crate::text::words::{Phrase, Value};

/// Employees, as far as `progress` lets it go on; a NIP belongs to one of them, and tells no appointment after the
/// day of the data.
pub fn employees(
    register: &Register,
    data_date: Option<NaiveDate>,
    settings: &FitSettings,
    progress: &Progress,
    findings: &mut Findings,
) -> Vec<Employee> {
    let root = At::ROOT;
    let list = root.name("employees");
    let mut employees: Vec<Employee> = Vec::with_capacity(register.session.employees.len());
    let mut owners: Lookup<Nip, usize> = Lookup::default();
    owners.reserve(employees.capacity());
    progress.begin(Stage::Understanding, employees.capacity());
    for (place, row) in register.session.employees.iter().take_while(|(place, _)| progress.reach(*place)) {
        let at = list.index(place);
        let employee = employee(register, &at, row, (data_date, settings), findings);
        if let Some(nip) = &employee.nip {
            let first = *owners.entry(nip.clone()).or_insert(place);
            if first != place {
                let earlier = list.index(first);
                let (what, cure) = (Phrase::new("fault.what.duplicate-nip"), Phrase::new("fault.cure.duplicate-nip"));
                let fault = Finding::new("E-DUPLICATE-NIP", &at.name("nip"), what, cure);
                findings.fault(fault.naming(&earlier.name("nip")));
            }
        }
        employees.push(employee);
    }
    employees
}

fn employee(
    register: &Register,
    at: &At,
    raw: &raw::Employee,
    (data_date, settings): (Option<NaiveDate>, &FitSettings),
    findings: &mut Findings,
) -> Employee {
    for (field, position) in [("position", &raw.position), ("concurrent", &raw.concurrent)] {
        if let Some(position) = position {
            register.positions.refer(&at.name(field), position, findings);
        }
    }
    check_once(&at.name("interests"), raw.interests.iter().copied(), findings);
    check_once(&at.name("documents"), raw.documents.iter().map(|document| document.kind), findings);
    let nip = number(at, raw, data_date, findings);
    let birth_date = optional_day(&at.name("birth_date"), raw.birth_date.as_ref(), findings);
    check_birth(at, nip.as_ref(), birth_date, findings);
    let (potential, potential_score) = potential(at, raw, settings, findings);
    Employee {
        id: raw.id.as_str().into(),
        nip,
        name: name(&at.name("name"), &raw.name, findings),
        front_title: free_text(&at.name("front_title"), &raw.front_title, findings),
        back_title: free_text(&at.name("back_title"), &raw.back_title, findings),
        birth_date,
        employment: raw.employment,
        standing: raw.standing,
        grade: grade(at, raw, findings),
        grade_since: optional_day(&at.name("grade_since"), raw.grade_since.as_ref(), findings),
        position: raw.position.as_deref().map(Into::into),
        position_since: optional_day(&at.name("position_since"), raw.position_since.as_ref(), findings),
        education: career::education(&at.name("education"), &raw.education, findings),
        training: career::training(&at.name("training"), &raw.training, findings),
        history: career::history(&at.name("history"), &raw.history, findings),
        performance: career::performance(&at.name("performance"), &raw.performance, findings),
        assessment: raw.assessment.as_ref().map(|raw| career::assessment(&at.name("assessment"), raw, findings)),
        potential,
        potential_score,
        discipline: raw.discipline.as_ref().map(|cases| discipline(&at.name("discipline"), cases, findings)),
        judicial_process: raw.judicial_process,
        study_until: optional_day(&at.name("study_until"), raw.study_until.as_ref(), findings),
        open_finding: raw.open_finding,
        documents: raw.documents.iter().map(|document| (document.kind, document.present)).collect(),
        skills: texts(&at.name("skills"), &raw.skills, findings),
        interests: raw.interests.clone(),
        aspirations: career::aspirations(register, &at.name("aspirations"), &raw.aspirations, findings),
        ready: raw.ready,
        relations: career::relations(register, &at.name("relations"), &raw.relations, findings),
        concurrent: raw.concurrent.as_deref().map(Into::into),
        certificates: names(&at.name("certificates"), &raw.certificates, findings),
        family_place: raw.family_place.as_ref().map(|text| name(&at.name("family_place"), text, findings)),
        last_transfer: raw.last_transfer.as_ref().map(|raw| last_transfer(&at.name("last_transfer"), raw, findings)),
        service_bond_until: optional_day(&at.name("service_bond_until"), raw.service_bond_until.as_ref(), findings),
        leave_until: optional_day(&at.name("leave_until"), raw.leave_until.as_ref(), findings),
    }
}

fn last_transfer(at: &At, raw: &raw::LastTransfer, findings: &mut Findings) -> LastTransfer {
    let date = day(&at.name("date"), &raw.date, findings).unwrap_or_default();
    LastTransfer { date, record: required_text(&at.name("record"), &raw.record, findings) }
}

/// The NIP, which must be of the kind the employment asks for.
fn number(at: &At, raw: &raw::Employee, data_date: Option<NaiveDate>, findings: &mut Findings) -> Option<Nip> {
    let own = at.name("nip");
    let nip = nip(&own, raw.nip.as_ref()?, data_date, findings)?;
    let asked = match raw.employment {
        Employment::Pns | Employment::Cpns => NumberKind::CivilServant,
        Employment::Pppk => NumberKind::Contract,
        Employment::Honorer => return Some(nip),
    };
    if nip.kind() != asked {
        let what = Phrase::new("fault.what.nip-kind").with("employment", Value::Term(raw.employment.key()));
        let fault = Finding::new("E-NIP-KIND", &own, what, Phrase::new("fault.cure.nip-kind"));
        findings.fault(fault.resting_on(&at.name("employment")));
    }
    Some(nip)
}

/// The potential as stated, or as its number gives it; both must agree by the session's bounds.
fn potential(
    at: &At,
    raw: &raw::Employee,
    settings: &FitSettings,
    findings: &mut Findings,
) -> (Option<Potential>, Option<u64>) {
    let own = at.name("potential_score");
    let shape = Decimal { parts: 100, least: 0, most: 10_000 };
    let score = raw.potential_score.and_then(|score| decimal(&own, score, shape, findings));
    let found = score.map(|score| settings.potential_of(score));
    if let (Some(stated), Some(found), Some(score)) = (raw.potential, found, score)
        && stated != found
    {
        let what = Phrase::new("fault.what.potential")
            .with("potential", Value::Term(stated.key()))
            .with("score", Value::Hundredths(score.cast_signed()))
            .with("version", Value::Term(name_key(settings.potential)))
            .with("found", Value::Term(found.key()));
        findings.wrong("E-POTENTIAL", &own, what, "fault.cure.potential");
    }
    (found.or(raw.potential), score)
}

fn check_birth(at: &At, nip: Option<&Nip>, stated: Option<NaiveDate>, findings: &mut Findings) {
    if let (Some(nip), Some(stated)) = (nip, stated)
        && nip.birth_date() != stated
    {
        let what = Phrase::new("fault.what.birth-conflict");
        findings.wrong("E-BIRTH-DATE", &at.name("birth_date"), what, "fault.cure.birth-conflict");
    }
}

/// A civil servant has one of the seventeen ranks, a contract employee a grade without a letter.
fn grade(at: &At, raw: &raw::Employee, findings: &mut Findings) -> Option<Grade> {
    let text = raw.grade.as_ref()?;
    let own = at.name("grade");
    let grade = Grade::parse(text);
    let civil = matches!(raw.employment, Employment::Pns | Employment::Cpns);
    let contract = raw.employment == Employment::Pppk;
    let (what, cure) = match grade {
        Some(Grade::Rank(_)) if !contract => return grade,
        Some(Grade::Contract(_)) if !civil => return grade,
        _ if contract => ("fault.what.contract-grade", "fault.cure.contract-grade"),
        _ => ("fault.what.rank", "fault.cure.rank"),
    };
    let what = Phrase::new(what).with("text", shortened(text));
    let fault = Finding::new("E-RANK", &own, what, Phrase::new(cure));
    findings.fault(fault.resting_on(&at.name("employment")));
    None
}

fn discipline(at: &At, cases: &[raw::Discipline], findings: &mut Findings) -> Vec<Discipline> {
    let mut known = Vec::with_capacity(cases.len());
    for (place, case) in cases.iter().enumerate() {
        let at = at.index(place);
        let from = day(&at.name("from"), &case.from, findings);
        let until = optional_day(&at.name("until"), case.until.as_ref(), findings);
        check_order(&at.name("until"), from, until, findings);
        known.push(Discipline { level: case.level, state: case.state, from: from.unwrap_or_default(), until });
    }
    known
}
