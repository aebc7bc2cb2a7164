//! What is known of an employee's career, understood: education, posts, performance, wishes.

use crate::domain::education::Education;
use crate::domain::employee::{Aspiration, Assessment, PastPosition, Relation, Training};
use crate::domain::index::Lookup;
use crate::domain::performance::{PerformanceYear, Predicate};
use crate::store::session::establishment::{managerial, technical};
use crate::store::session::finding::{At, Finding, Findings};
use crate::store::session::raw::people as raw;
use crate::store::session::register::Register;
use crate::store::session::texts::{optional_text, required_text};
use crate::store::session::values::{check_order, check_range, day, echelon, optional_day, optional_year, year};
use crate::text::words::{Phrase, Value};

/// Formal education.
pub fn education(at: &At, rows: &[raw::Education], findings: &mut Findings) -> Vec<Education> {
    let mut known = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let at = at.index(place);
        let year = optional_year(&at.name("year"), row.year, findings);
        let major = required_text(&at.name("major"), &row.major, findings);
        known.push(Education { level: row.level, major, field: row.field, year });
    }
    known
}

/// Training.
pub fn training(at: &At, rows: &[raw::Training], findings: &mut Findings) -> Vec<Training> {
    let mut known = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let at = at.index(place);
        let year = year(&at.name("year"), row.year, findings);
        let name = required_text(&at.name("name"), &row.name, findings);
        known.push(Training { name, field: row.field, year, hours: row.hours });
    }
    known
}

/// Positions held before.
pub fn history(at: &At, rows: &[raw::PastPosition], findings: &mut Findings) -> Vec<PastPosition> {
    let mut known = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let at = at.index(place);
        let from = day(&at.name("from"), &row.from, findings);
        let until = optional_day(&at.name("until"), row.until.as_ref(), findings);
        check_order(&at.name("until"), from, until, findings);
        known.push(PastPosition {
            title: required_text(&at.name("title"), &row.title, findings),
            class: row.class,
            echelon: row.echelon.as_ref().and_then(|text| echelon(&at.name("echelon"), text, findings)),
            unit: required_text(&at.name("unit"), &row.unit, findings),
            field: row.field,
            from: from.unwrap_or_default(),
            until,
        });
    }
    known
}

/// Performance by year: a predicate, both ratings, or all three in agreement.
pub fn performance(at: &At, rows: &[raw::Performance], findings: &mut Findings) -> Vec<PerformanceYear> {
    let mut known = Vec::with_capacity(rows.len());
    let mut years = Lookup::default();
    for (place, row) in rows.iter().enumerate() {
        let at = at.index(place);
        let year = year(&at.name("year"), row.year, findings);
        if years.insert(year, ()).is_some() {
            let what = Phrase::new("fault.what.duplicate-year").with("year", year.to_string());
            findings.wrong("E-DUPLICATE-YEAR", &at.name("year"), what, "fault.cure.duplicate-year");
        }
        if let Some(percent) = row.target_percent {
            check_range(&at.name("target_percent"), i64::from(percent), 0, 1_000, findings);
        }
        known.push(PerformanceYear {
            year,
            result: row.result,
            behaviour: row.behaviour,
            predicate: predicate(&at, row, findings),
            target_percent: row.target_percent,
        });
    }
    known
}

fn predicate(at: &At, row: &raw::Performance, findings: &mut Findings) -> Predicate {
    let computed = row.result.zip(row.behaviour).map(|(result, behaviour)| Predicate::of(result, behaviour));
    match (row.predicate, computed) {
        (Some(stated), Some(computed)) if stated != computed => {
            let what = Phrase::new("fault.what.predicate")
                .with("stated", Value::Term(stated.key()))
                .with("computed", Value::Term(computed.key()));
            let cure = Phrase::new("fault.cure.predicate");
            let fault = Finding::new("E-PREDICATE", &at.name("predicate"), what, cure);
            findings.fault(fault.resting_on(&at.name("result")).resting_on(&at.name("behaviour")));
            stated
        }
        (Some(predicate), _) | (None, Some(predicate)) => predicate,
        (None, None) => {
            findings.wrong("E-NO-PREDICATE", at, Phrase::new("fault.what.no-predicate"), "fault.cure.no-predicate");
            Predicate::VeryPoor
        }
    }
}

/// An assessment.
pub fn assessment(at: &At, raw: &raw::Assessment, findings: &mut Findings) -> Assessment {
    Assessment {
        date: day(&at.name("date"), &raw.date, findings).unwrap_or_default(),
        managerial: managerial(&at.name("managerial"), &raw.managerial, findings),
        technical: technical(&at.name("technical"), &raw.technical, findings),
    }
}

/// Wishes.
pub fn aspirations(register: &Register, at: &At, rows: &[raw::Aspiration], findings: &mut Findings) -> Vec<Aspiration> {
    let mut known = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let at = at.index(place);
        if let Some(position) = &row.position {
            register.positions.refer(&at.name("position"), position, findings);
        }
        if let Some(unit) = &row.unit {
            register.units.refer(&at.name("unit"), unit, findings);
        }
        known.push(Aspiration {
            date: day(&at.name("date"), &row.date, findings).unwrap_or_default(),
            channel: required_text(&at.name("channel"), &row.channel, findings),
            text: required_text(&at.name("text"), &row.text, findings),
            position: row.position.as_deref().map(Into::into),
            unit: row.unit.as_deref().map(Into::into),
            constraint: optional_text(&at.name("constraint"), row.constraint.as_ref(), findings),
        });
    }
    known
}

/// Relations, each to an employee, a member, or both when they are the same person.
pub fn relations(register: &Register, at: &At, rows: &[raw::Relation], findings: &mut Findings) -> Vec<Relation> {
    let mut known = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let at = at.index(place);
        if let Some(employee) = &row.employee {
            register.employees.refer(&at.name("employee"), employee, findings);
        }
        if let Some(member) = &row.member {
            register.members.refer(&at.name("member"), member, findings);
        }
        if row.employee.is_none() && row.member.is_none() {
            findings.wrong("E-RELATION", &at, Phrase::new("fault.what.relation"), "fault.cure.relation");
        }
        known.push(Relation {
            employee: row.employee.as_deref().map(Into::into),
            member: row.member.as_deref().map(Into::into),
            relation: required_text(&at.name("relation"), &row.relation, findings),
        });
    }
    known
}
