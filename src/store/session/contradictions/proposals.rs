//! Proposals against what is so already and against each other; the forum; approvals.

use std::collections::HashMap;

use crate::domain::class::{Class, Level, MoveKind};
use crate::domain::position::Position;
use crate::domain::proposal::{Move, Origin, Proposal};
use crate::store::session::contradictions::whole::{Whole, about, unused};
use crate::store::session::finding::{At, Findings};
use crate::text::words::Phrase;

pub(super) fn look(whole: &Whole, findings: &mut Findings) {
    let root = At::ROOT;
    let list = root.name("proposals");
    let mut wholes = HashMap::new();
    for (place, proposal) in whole.stated.proposals.iter().enumerate() {
        if !whole.is_sound("proposals", place) {
            continue;
        }
        let row = list.index(place);
        moves(whole, &row, proposal, findings);
        alternatives(whole, &row, proposal, findings);
        origin(whole, &row, proposal, findings);
        let mut moved: Vec<_> = proposal.moves.iter().map(|one| (&one.employee, &one.to)).collect();
        moved.sort_unstable();
        let first = *wholes.entry(moved).or_insert(place);
        if first != place {
            let (what, earlier) = (Phrase::new("fault.what.same-proposal"), list.index(first));
            let notice = about(&row, "N-SAME-PROPOSAL", &row.name("moves"), what, "fault.cure.same-proposal");
            findings.remark(notice.naming(&earlier.name("moves")));
        }
    }
    forum(whole, &root.name("forum"), findings);
    letters(whole, &root.name("sitting"), findings);
}

/// Every move leads somewhere else, and no two into one seat.
fn moves(whole: &Whole, row: &At, proposal: &Proposal, findings: &mut Findings) {
    let list = row.name("moves");
    let mut seats = HashMap::new();
    for (place, one) in proposal.moves.iter().enumerate() {
        let at = list.index(place);
        let holds = whole.employee(&one.employee).and_then(|employee| employee.position.as_ref());
        if holds == Some(&one.to) && one.stated_kind != Some(MoveKind::Confirmation) {
            let what = Phrase::new("fault.what.stays").with("employee", one.employee.as_str());
            let fault = about(row, "E-STAYS", &at.name("to"), what, "fault.cure.stays");
            findings.fault(whole.resting_on_employee(fault, &one.employee));
        }
        let first = *seats.entry(&one.to).or_insert(place);
        let seat = target(whole, one).filter(|seat| first != place && seat.seats == 1);
        if let Some(seat) = seat.filter(|_| !one.stated_kind.is_some_and(MoveKind::keeps_home)) {
            let what = Phrase::new("fault.what.same-seat").with("title", seat.title.as_str());
            let earlier = list.index(first);
            let fault = about(row, "E-SAME-SEAT", &at.name("to"), what, "fault.cure.same-seat");
            findings.fault(fault.naming(&earlier.name("to")));
        }
    }
    if proposal.demotion_basis.is_some() && !proposal.moves.iter().any(|one| falls(whole, one)) {
        unused(row, "demotion_basis", "fault.unused.demotion-basis", findings);
    }
}

fn target<'a>(whole: &'a Whole, one: &Move) -> Option<&'a Position> {
    whole.stated.positions.get(whole.register.positions.place(one.to.as_str())?)
}

/// Whether a move is called a demotion, or is one by its levels.
fn falls(whole: &Whole, one: &Move) -> bool {
    let level = |id: &str| whole.register.positions.place(id).map(|place| whole.stated.positions[place].level());
    let holds = whole.employee(&one.employee).and_then(|employee| employee.position.as_ref());
    let from = holds.and_then(|id| level(id.as_str())).unwrap_or(Level { class: Class::Pelaksana, echelon: None });
    one.stated_kind == Some(MoveKind::Demotion)
        || level(one.to.as_str()).is_some_and(|to| from.kind_to(to) == MoveKind::Demotion)
}

/// An alternative is somebody else for the one seat that the proposal fills.
fn alternatives(whole: &Whole, row: &At, proposal: &Proposal, findings: &mut Findings) {
    let list = row.name("alternatives");
    if proposal.moves.len() > 1 && !proposal.alternatives.is_empty() {
        unused(row, "alternatives", "fault.unused.alternatives", findings);
        return;
    }
    for (place, id) in proposal.alternatives.iter().enumerate() {
        let holds = whole.employee(id).and_then(|employee| employee.position.as_ref());
        let key = match proposal.moves.first() {
            Some(one) if one.employee == *id => "fault.what.alternative-moves",
            Some(one) if holds == Some(&one.to) => "fault.what.alternative-holds",
            _ => continue,
        };
        let what = Phrase::new(key).with("employee", id.as_str());
        let fault = about(row, "E-ALTERNATIVE", &list.index(place), what, "fault.cure.alternative");
        findings.fault(whole.resting_on_employee(fault, id));
    }
}

/// Who stands behind a proposal, and since when.
fn origin(whole: &Whole, row: &At, proposal: &Proposal, findings: &mut Findings) {
    if matches!(proposal.origin, Origin::Other | Origin::Outside) && proposal.origin_detail.is_empty() {
        let what = Phrase::new("fault.what.origin");
        findings.remark(about(row, "N-ORIGIN", &row.name("origin"), what, "fault.cure.origin"));
    }
    if let Some(date) = proposal.date {
        whole.check_past(row, &row.name("date"), date, findings);
    }
}

/// What was said at the forum was said before the sitting, and what is settled was answered.
fn forum(whole: &Whole, list: &At, findings: &mut Findings) {
    for (place, entry) in whole.stated.forum.iter().enumerate() {
        if !whole.is_sound("forum", place) {
            continue;
        }
        let row = list.index(place);
        whole.check_past(&row, &row.name("date"), entry.date, findings);
        if entry.settled && entry.answer.is_none() {
            let what = Phrase::new("fault.what.settled");
            findings.remark(about(&row, "N-SETTLED", &row.name("settled"), what, "fault.cure.settled"));
        }
    }
}

/// Decrees and approvals that the sitting rests on were written by then.
fn letters(whole: &Whole, at: &At, findings: &mut Findings) {
    let sitting = &whole.stated.sitting;
    let election = at.name("election");
    let mut letter = |at: &At, date| whole.check_past(at, &at.name("date"), date, findings);
    letter(&at.name("decree"), sitting.decree.date);
    let of_election = sitting.election.approval.as_ref();
    of_election.into_iter().for_each(|approval| letter(&election.name("approval"), approval.letter.date));
    let of_registry = sitting.civil_registry_approval.as_ref();
    of_registry.into_iter().for_each(|approval| letter(&at.name("civil_registry_approval"), approval.date));
    if let (Some(decree), Some(effective)) = (&sitting.reorganisation, whole.effective)
        && decree.date > effective
    {
        let row = at.name("reorganisation");
        let what = Phrase::new("fault.what.after-effective").with("date", decree.date).with("effective", effective);
        findings.fault(about(&row, "E-FUTURE", &row.name("date"), what, "fault.cure.future"));
    }
    if let (Some(nomination), Some(end)) = (sitting.election.nomination, sitting.election.term_end)
        && end < nomination
    {
        let what = Phrase::new("fault.what.day-order").with("from", nomination).with("until", end);
        findings.fault(about(&election, "E-DAY-ORDER", &election.name("term_end"), what, "fault.cure.day-order"));
    }
}
