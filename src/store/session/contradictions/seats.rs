//! Positions: who sits in them, who acts, what a reorganisation does to them.

use std::collections::HashMap;

use crate::domain::employee::LegalStanding;
use crate::domain::position::{Change, Need, Position};
use crate::store::session::contradictions::whole::{Whole, about, unused};
use crate::store::session::finding::{At, Findings};
use crate::text::words::Phrase;

pub(super) fn look(whole: &Whole, findings: &mut Findings) {
    let root = At::ROOT;
    let list = root.name("positions");
    let changed = whole.stated.positions.iter().position(|position| position.change.is_some());
    if let (Some(place), None) = (changed, &whole.stated.sitting.reorganisation) {
        let (row, what) = (list.index(place), Phrase::new("fault.what.no-reorganisation"));
        let cure = "fault.cure.no-reorganisation";
        findings.fault(about(&row, "E-REORGANISATION", &row.name("change"), what, cure));
    }
    let mut titles = HashMap::new();
    let mut followers = HashMap::new();
    for (place, position) in whole.stated.positions.iter().enumerate() {
        if !whole.is_sound("positions", place) {
            continue;
        }
        let row = list.index(place);
        vacancy(whole, &row, position, findings);
        acting(whole, &row, position, findings);
        reorganised(&row, position, findings);
        without_effect(&row, position, findings);
        same_tasks(&row, position, findings);
        let first = *titles.entry((&position.unit, position.title.to_lowercase())).or_insert(place);
        if first != place {
            let what = Phrase::new("fault.what.same-position").with("title", position.title.as_str());
            let earlier = list.index(first);
            let notice = about(&row, "N-SAME-POSITION", &row.name("title"), what, "fault.cure.same-position");
            findings.remark(notice.naming(&earlier.name("title")));
        }
        let renamed = position.formerly.as_ref().filter(|_| position.change == Some(Change::Renamed));
        let first = renamed.map_or(place, |former| *followers.entry(former).or_insert(place));
        if first != place {
            let (what, earlier) = (Phrase::new("fault.what.two-followers"), list.index(first));
            let fault = about(&row, "E-REORGANISATION", &row.name("formerly"), what, "fault.cure.two-followers");
            findings.fault(fault.naming(&earlier.name("formerly")));
        }
    }
}

/// How many are at work in a position by the file.
fn holders(whole: &Whole, position: &Position) -> usize {
    let places = whole.register.holders.get(position.id.as_str()).map(Vec::as_slice).unwrap_or_default();
    let at_work = |place: &&usize| whole.stated.employees[**place].standing != LegalStanding::Left;
    places.iter().filter(at_work).count()
}

/// A position that is vacant has a free seat.
fn vacancy(whole: &Whole, row: &At, position: &Position, findings: &mut Findings) {
    let Some(since) = position.vacant_since else { return };
    let at = row.name("vacant_since");
    let seats = usize::try_from(position.seats).unwrap_or(usize::MAX);
    if holders(whole, position) >= seats {
        let what = Phrase::new("fault.what.vacant-held").with("date", since);
        findings.remark(about(row, "N-VACANT-HELD", &at, what, "fault.cure.vacant-held"));
    }
    if let Some(effective) = whole.effective.filter(|effective| since > *effective) {
        let what = Phrase::new("fault.what.after-effective").with("date", since).with("effective", effective);
        findings.fault(about(row, "E-FUTURE", &at, what, "fault.cure.future"));
    }
}

/// Somebody acts in a position that nobody holds, least of all they themselves.
fn acting(whole: &Whole, row: &At, position: &Position, findings: &mut Findings) {
    let Some(acting) = &position.acting else { return };
    let at = row.name("acting");
    if whole.employee(&acting.employee).is_some_and(|employee| employee.position.as_ref() == Some(&position.id)) {
        let what = Phrase::new("fault.what.acts-in-own");
        findings.fault(about(row, "E-ACTING", &at.name("employee"), what, "fault.cure.acts-in-own"));
    } else if holders(whole, position) >= usize::try_from(position.seats).unwrap_or(usize::MAX) {
        let what = Phrase::new("fault.what.acting-held");
        findings.remark(about(row, "N-ACTING-HELD", &at, what, "fault.cure.acting-held"));
    }
    whole.check_past(row, &at.name("since"), acting.since, findings);
}

/// A position that goes on under another name says which one it was, and no other does.
fn reorganised(row: &At, position: &Position, findings: &mut Findings) {
    let mut fault = |field, what, cure| {
        findings.fault(about(row, "E-REORGANISATION", &row.name(field), Phrase::new(what), cure));
    };
    match (position.change, &position.formerly) {
        (Some(Change::Renamed), None) => fault("change", "fault.what.renamed-from", "fault.cure.renamed-from"),
        (None | Some(Change::Abolished), Some(_)) => {
            fault("formerly", "fault.what.formerly-alone", "fault.cure.formerly-alone");
        }
        (_, Some(former)) if *former == position.id => {
            fault("formerly", "fault.what.formerly-itself", "fault.cure.formerly-itself");
        }
        _ => {}
    }
}

/// What the program passes over because something else decides.
fn without_effect(row: &At, position: &Position, findings: &mut Findings) {
    let structural = position.class.is_structural();
    if let (true, Need::Persons(persons)) = (structural, &position.need)
        && *persons != 1
    {
        let what = Phrase::new("fault.what.structural-need");
        findings.fault(about(row, "E-NEED", &row.name("need"), what, "fault.cure.structural-need"));
    }
    if structural && position.leads_unit {
        unused(row, "leads_unit", "fault.unused.leads-unit", findings);
    }
    let by_echelon = position.echelon.map(|echelon| echelon.lowest_rank());
    if position.requirement.lowest_rank.is_some() && by_echelon.is_some() {
        unused(row, "lowest_rank", "fault.unused.lowest-rank", findings);
    }
}

/// A task is counted once.
fn same_tasks(row: &At, position: &Position, findings: &mut Findings) {
    let Need::Tasks(tasks) = &position.need else { return };
    let list = row.name("tasks");
    let mut places = HashMap::new();
    for (place, task) in tasks.iter().enumerate() {
        let first = *places.entry((task.description.to_lowercase(), task.output.to_lowercase())).or_insert(place);
        if first != place {
            let what = Phrase::new("fault.what.same-task").with("task", task.description.as_str());
            let (at, earlier) = (list.index(place), list.index(first));
            let notice = about(row, "N-SAME-TASK", &at.name("task"), what, "fault.cure.same-task");
            findings.remark(notice.naming(&earlier.name("task")));
        }
    }
}
