//! The members of the committee against each other, against the employees, and against the proposals.

use std::collections::HashMap;
use std::hash::Hash;

use crate::domain::committee::{Member, Quorum, Role};
use crate::domain::ids::EmployeeId;
use crate::domain::proposal::Proposal;
use crate::store::session::contradictions::whole::{Whole, about};
use crate::store::session::finding::{At, Findings};
use crate::text::names;
use crate::text::words::Phrase;

pub(super) fn look(whole: &Whole, findings: &mut Findings) {
    let root = At::ROOT;
    let sitting = root.name("sitting");
    let list = sitting.name("members");
    let members: Vec<(usize, &Member)> = whole
        .stated
        .sitting
        .members
        .iter()
        .enumerate()
        .filter(|(place, _)| whole.is_sound("members", *place))
        .collect();
    let employees = members.iter().filter_map(|(place, member)| Some((*place, member.employee.as_ref()?)));
    twice(&list, "employee", employees, findings);
    let nips = members.iter().filter_map(|(place, member)| Some((*place, member.nip.as_ref()?)));
    twice(&list, "nip", nips, findings);
    for (place, member) in &members {
        same_person(whole, &list.index(*place), member, findings);
    }
    unlinked(whole, &list, &members, findings);
    roles(whole, &list, findings);
    for (place, proposal) in whole.stated.proposals.iter().enumerate() {
        if whole.is_sound("proposals", place) && !whole.stated.sitting.members.is_empty() {
            judges(whole, &root.name("proposals").index(place), proposal, findings);
        }
    }
}

/// Nobody sits in the committee twice.
fn twice<T: Eq + Hash>(
    list: &At,
    field: &'static str,
    stated: impl Iterator<Item = (usize, T)>,
    findings: &mut Findings,
) {
    let mut places = HashMap::new();
    for (place, person) in stated {
        let first = *places.entry(person).or_insert(place);
        if first != place {
            let (row, earlier) = (list.index(place), list.index(first));
            let what = Phrase::new("fault.what.member-twice");
            let fault = about(&row, "E-MEMBER-TWICE", &row.name(field), what, "fault.cure.member-twice");
            findings.fault(fault.naming(&earlier.name(field)));
        }
    }
}

/// A member who says to be an employee of the file is that person.
fn same_person(whole: &Whole, row: &At, member: &Member, findings: &mut Findings) {
    let relations = row.name("relations");
    for (place, (employee, _)) in member.relations.iter().enumerate() {
        if member.employee.as_ref() == Some(employee) {
            let (at, what) = (relations.index(place), Phrase::new("fault.what.self-relation"));
            findings.fault(about(row, "E-SELF-RELATION", &at.name("employee"), what, "fault.cure.self-relation"));
        }
    }
    let Some(employee) = member.employee.as_ref().and_then(|id| whole.employee(id)) else { return };
    if let (Some(own), Some(theirs)) = (&member.nip, &employee.nip)
        && own != theirs
    {
        let what = Phrase::new("fault.what.member-nip").with("id", employee.id.as_str());
        let fault = about(row, "E-MEMBER-NIP", &row.name("nip"), what, "fault.cure.member-nip");
        findings.fault(whole.resting_on_employee(fault, &employee.id));
    }
    if names::sort_key(&member.name) != names::sort_key(&employee.name) {
        let what = Phrase::new("fault.what.member-name")
            .with("id", employee.id.as_str())
            .with("name", employee.name.as_str())
            .with("member", member.name.as_str());
        let notice = about(row, "N-MEMBER-NAME", &row.name("name"), what, "fault.cure.member-name");
        findings.remark(whole.resting_on_employee(notice, &employee.id));
    }
}

/// A member who is an employee of the file without saying so: nobody would see a conflict of interest.
fn unlinked(whole: &Whole, list: &At, members: &[(usize, &Member)], findings: &mut Findings) {
    let mut open: HashMap<_, _> = members
        .iter()
        .filter(|(_, member)| member.employee.is_none())
        .filter_map(|(place, member)| Some((member.nip.as_ref()?, *place)))
        .collect();
    if open.is_empty() {
        return;
    }
    for employee in &whole.stated.employees {
        if let Some(place) = employee.nip.as_ref().and_then(|nip| open.remove(nip)) {
            let row = list.index(place);
            let what = Phrase::new("fault.what.member-unlinked").with("id", employee.id.as_str());
            findings.remark(about(&row, "N-MEMBER-UNLINKED", &row.name("nip"), what, "fault.cure.member-unlinked"));
        }
    }
}

/// One secretary, and a chair who votes.
fn roles(whole: &Whole, list: &At, findings: &mut Findings) {
    let members = &whole.stated.sitting.members;
    let secretaries = members.iter().filter(|member| member.role == Role::Secretary).count();
    if secretaries != 1 {
        let what = Phrase::new("fault.what.secretaries").with("count", secretaries);
        findings.notice("N-SECRETARY", list, what, "fault.cure.secretaries");
    }
    if let Some(place) = members.iter().position(|member| member.role == Role::Chair && !member.votes) {
        let (row, what) = (list.index(place), Phrase::new("fault.what.chair-vote"));
        findings.remark(about(&row, "N-CHAIR-VOTE", &row.name("votes"), what, "fault.cure.chair-vote"));
    }
}

/// Enough voters are left for a proposal when those step out who are related to whoever moves.
fn judges(whole: &Whole, row: &At, proposal: &Proposal, findings: &mut Findings) {
    let sitting = &whole.stated.sitting;
    let voters = sitting.voters().count();
    let required = match sitting.quorum {
        Quorum::MoreThanHalf => voters / 2 + 1,
        Quorum::TwoThirds => (voters * 2).div_ceil(3),
    };
    let free = |member: &&Member| !proposal.moves.iter().any(|one| is_related(whole, member, &one.employee));
    let free = sitting.voters().filter(free).count();
    if free < required {
        let what = Phrase::new("fault.what.no-quorum").with("free", free).with("voters", voters);
        let what = what.with("required", required);
        findings.remark(about(row, "N-QUORUM", &row.name("moves"), what, "fault.cure.no-quorum"));
    }
}

fn is_related(whole: &Whole, member: &Member, employee: &EmployeeId) -> bool {
    let stated = whole.employee(employee).map(|found| found.relations.as_slice()).unwrap_or_default();
    member.employee.as_ref() == Some(employee)
        || member.relations.iter().any(|(other, _)| other == employee)
        || stated.iter().any(|own| {
            own.member.as_ref() == Some(&member.id) || (own.employee.is_some() && own.employee == member.employee)
        })
}
