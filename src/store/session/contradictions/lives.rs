//! The dates of an employee's life against each other and against the day of the sitting.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::education::EducationLevel;
use crate::domain::employee::{Discipline, DisciplineState, Employee, LegalStanding};
use crate::store::session::contradictions::whole::{Whole, about, unused};
use crate::store::session::finding::{At, Findings};
use crate::text::words::Phrase;

/// Nobody serves, or leaves a school above the lower secondary one, before this birthday.
const LEAST_AGE: u32 = 15;

pub(super) fn look(whole: &Whole, findings: &mut Findings) {
    let root = At::ROOT;
    let list = root.name("employees");
    for (place, employee) in whole.stated.employees.iter().enumerate() {
        if whole.is_sound("employees", place) {
            let row = list.index(place);
            ages(&row, employee, findings);
            past(whole, &row, employee, findings);
            history(whole, &row, employee, findings);
            cases(whole, &row, employee, findings);
            relations(whole, &row, employee, findings);
            held(&row, employee, findings);
        }
    }
}

/// What somebody did before they were old enough for it: the birth date or the other date is wrong.
fn ages(row: &At, employee: &Employee, findings: &mut Findings) {
    let Some(born) = employee.born() else { return };
    let mut young = |at: &At, date: String, age: u32| {
        let what = Phrase::new("fault.what.age").with("date", date).with("born", born).with("age", age);
        findings.fault(about(row, "E-AGE", at, what, "fault.cure.age"));
    };
    let grown = born + Months::new(LEAST_AGE * 12);
    let mut day = |at: &At, date: Option<NaiveDate>| {
        if let Some(date) = date.filter(|date| *date < grown) {
            young(at, date.to_string(), LEAST_AGE);
        }
    };
    day(&row.name("grade_since"), employee.grade_since);
    day(&row.name("position_since"), employee.position_since);
    let list = row.name("history");
    for (place, past) in employee.history.iter().enumerate() {
        day(&list.index(place).name("from"), Some(past.from));
    }
    let list = row.name("discipline");
    for (place, case) in employee.discipline.iter().flatten().enumerate() {
        day(&list.index(place).name("from"), Some(case.from));
    }
    day(&row.name("assessment").name("date"), employee.assessment.as_ref().map(|assessment| assessment.date));
    day(&row.name("last_transfer").name("date"), employee.last_transfer.as_ref().map(|last| last.date));
    years(employee, |field, place, year, least| {
        if year < born.year() + i32::try_from(least).unwrap_or_default() {
            young(&row.name(field).index(place).name("year"), year.to_string(), least);
        }
    });
}

/// Tells every year that is stated of an employee: list, place, year, and how old one is then at least.
fn years(employee: &Employee, mut tell: impl FnMut(&'static str, usize, i32, u32)) {
    for (place, one) in employee.education.iter().enumerate() {
        let least = match one.level {
            EducationLevel::Sd => 10,
            EducationLevel::Sltp => 13,
            _ => LEAST_AGE,
        };
        one.year.into_iter().for_each(|year| tell("education", place, year, least));
    }
    for (place, one) in employee.training.iter().enumerate() {
        tell("training", place, one.year, LEAST_AGE);
    }
    for (place, one) in employee.performance.iter().enumerate() {
        tell("performance", place, one.year, LEAST_AGE);
    }
}

/// What is told to have happened lies before the sitting.
fn past(whole: &Whole, row: &At, employee: &Employee, findings: &mut Findings) {
    let mut day = |at: &At, date: NaiveDate| whole.check_past(row, at, date, findings);
    if let Some(assessment) = &employee.assessment {
        day(&row.name("assessment").name("date"), assessment.date);
    }
    if let Some(last) = &employee.last_transfer {
        day(&row.name("last_transfer").name("date"), last.date);
    }
    let list = row.name("history");
    for (place, past) in employee.history.iter().enumerate() {
        day(&list.index(place).name("from"), past.from);
        past.until.into_iter().for_each(|until| day(&list.index(place).name("until"), until));
    }
    let list = row.name("discipline");
    for (place, case) in employee.discipline.iter().flatten().enumerate() {
        day(&list.index(place).name("from"), case.from);
    }
    let list = row.name("aspirations");
    for (place, wish) in employee.aspirations.iter().enumerate() {
        day(&list.index(place).name("date"), wish.date);
    }
    let Some(sitting) = whole.sitting else { return };
    years(employee, |field, place, year, _| {
        if year > sitting.year() {
            let what = Phrase::new("fault.what.future-year").with("year", year.to_string()).with("sitting", sitting);
            let (list, cure) = (row.name(field), "fault.cure.future");
            findings.fault(about(row, "E-FUTURE", &list.index(place).name("year"), what, cure));
        }
    });
}

/// Past positions follow each other and end when the present one begins.
fn history(whole: &Whole, row: &At, employee: &Employee, findings: &mut Findings) {
    let list = row.name("history");
    let mut overlap = |later: &At, earlier: &At, date: NaiveDate| {
        let what = Phrase::new("fault.what.overlap").with("date", date);
        findings.remark(about(row, "N-OVERLAP", later, what, "fault.cure.overlap").naming(earlier));
    };
    let mut past: Vec<_> = employee.history.iter().enumerate().collect();
    past.sort_by_key(|(place, past)| (past.from, *place));
    for pair in past.windows(2) {
        let [(first, earlier), (second, later)] = [pair[0], pair[1]];
        if earlier.until.is_none_or(|until| later.from < until) {
            overlap(&list.index(second).name("from"), &list.index(first), later.from);
        }
    }
    let Some(since) = employee.position_since.filter(|_| employee.position.is_some()) else { return };
    let present = employee.position.as_ref().and_then(|id| whole.register.positions.place(id.as_str()));
    let title = present.map(|place| whole.stated.positions[place].title.as_str());
    // A history that goes on with the present position ends with it, still open.
    let before = past.last().filter(|(_, last)| last.until.is_some() || Some(last.title.as_str()) != title);
    if let Some((place, _)) = before.filter(|(_, last)| last.until.is_none_or(|until| since < until)) {
        overlap(&row.name("position_since"), &list.index(*place), since);
    }
}

/// A punishment that is over has ended, and one that is served has not.
fn cases(whole: &Whole, row: &At, employee: &Employee, findings: &mut Findings) {
    let Some(sitting) = whole.sitting else { return };
    let list = row.name("discipline");
    let says = |case: &Discipline| match (case.state, case.until) {
        (DisciplineState::Serving, Some(until)) if until < sitting => Some("fault.what.case-served"),
        (DisciplineState::Completed, Some(until)) if until > sitting => Some("fault.what.case-not-over"),
        (DisciplineState::Completed, None) => Some("fault.what.case-without-end"),
        _ => None,
    };
    for (place, case) in employee.discipline.iter().flatten().enumerate() {
        if let Some(key) = says(case) {
            let at = list.index(place);
            findings.remark(about(row, "N-DISCIPLINE", &at.name("state"), Phrase::new(key), "fault.cure.case"));
        }
    }
}

/// Nobody is related to themselves, and a relation to two persons is two relations.
fn relations(whole: &Whole, row: &At, employee: &Employee, findings: &mut Findings) {
    let list = row.name("relations");
    for (place, relation) in employee.relations.iter().enumerate() {
        let at = list.index(place);
        let member = relation.member.as_ref().and_then(|id| whole.register.members.place(id.as_str()));
        let behind = member.and_then(|place| whole.stated.sitting.members[place].employee.as_ref());
        if relation.employee.as_ref() == Some(&employee.id) || behind == Some(&employee.id) {
            let what = Phrase::new("fault.what.self-relation");
            findings.fault(about(row, "E-SELF-RELATION", &at, what, "fault.cure.self-relation"));
        } else if relation.employee.is_some() && behind.is_some() && behind != relation.employee.as_ref() {
            let what = Phrase::new("fault.what.two-persons");
            findings.fault(about(row, "E-RELATION", &at, what, "fault.cure.two-persons"));
        }
    }
}

/// What is held, and since when.
fn held(row: &At, employee: &Employee, findings: &mut Findings) {
    if employee.position.is_none() && employee.position_since.is_some() {
        unused(row, "position_since", "fault.unused.no-position", findings);
    }
    if employee.grade.is_none() && employee.grade_since.is_some() {
        unused(row, "grade_since", "fault.unused.no-grade", findings);
    }
    if employee.concurrent.is_some() && (employee.position.is_none() || employee.concurrent == employee.position) {
        let what = Phrase::new("fault.what.concurrent");
        findings.fault(about(row, "E-CONCURRENT", &row.name("concurrent"), what, "fault.cure.concurrent"));
    }
    if employee.standing == LegalStanding::Left && employee.position.is_some() {
        let what = Phrase::new("fault.what.left-holds");
        findings.remark(about(row, "N-LEFT-HOLDS", &row.name("position"), what, "fault.cure.left-holds"));
    }
}
