//! Who can be moved at all: employment, legal standing, study assignments.

use crate::domain::employee::{Employment, LegalStanding};
use crate::domain::proposal::Origin;
use crate::rules::case::Case;
use crate::rules::rule::Judge::{One, Several};
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::text::words::Value;

/// Only active civil servants are moved; candidates, contract and honorary staff are not.
pub static STATUS: Rule = Rule {
    id: "R-STAT",
    title: "rule.stat.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017", "PERBAN-BKN-5-2019"]),
    judge: Several(status),
    rests: Rests::With(|_, brief| brief.employment == Employment::Pns && is_movable(brief.standing)),
};

/// Nobody is moved during a study assignment or while bound by one.
pub static STUDY: Rule = Rule {
    id: "R-TUBEL",
    title: "rule.tubel.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019"]),
    judge: One(study),
    rests: Rests::With(|facts, brief| {
        let is_bound = brief.study_until.is_some_and(|until| until >= facts.sitting().effective);
        !is_bound && brief.standing != LegalStanding::StudyAssignment
    }),
};

/// A recruit promised not to ask to leave the agency; the appointing official may still move them.
pub static SERVICE_BOND: Rule = Rule {
    id: "R-IKATAN",
    title: "rule.ikatan.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019"]),
    judge: One(service_bond),
    rests: Rests::With(|facts, brief| brief.service_bond_until.is_none_or(|until| until < facts.sitting().effective)),
};

/// Who is ill or on maternity leave comes later; the leave is no bar.
pub static LEAVE: Rule = Rule {
    id: "R-CUTI",
    title: "rule.cuti.title",
    sensitive: true,
    basis: Basis::Custom,
    judge: One(leave),
    rests: Rests::With(|facts, brief| brief.leave_until.is_none_or(|until| until < facts.sitting().effective)),
};

fn service_bond(case: &Case<'_>) -> Option<Finding> {
    let until = case.brief.service_bond_until.filter(|until| case.leaves() && *until >= case.effective())?;
    if !case.changes_agency() {
        return None;
    }
    let proposal = case.whole.proposal.as_ref().and_then(|id| case.facts().proposal(id));
    let asked = proposal.is_some_and(|own| matches!(own.origin, Origin::OwnRequest | Origin::Aspiration));
    match asked {
        true => Some(Finding::warn(case.says("rule.ikatan.asked").with("until", until), "rule.lift.reason")),
        false => Some(Finding::info(case.says("rule.ikatan.says").with("until", until))),
    }
}

fn leave(case: &Case<'_>) -> Option<Finding> {
    let until = case.brief.leave_until.filter(|until| *until >= case.effective());
    until.map(|until| Finding::info(case.says("rule.cuti.says").with("until", until)))
}

/// Whether somebody of this standing can be moved; a study assignment is the matter of its own rule.
fn is_movable(standing: LegalStanding) -> bool {
    match standing {
        LegalStanding::Active | LegalStanding::StudyAssignment => true,
        LegalStanding::UnpaidLeave
        | LegalStanding::Suspended
        | LegalStanding::Seconded
        | LegalStanding::PreRetirement
        | LegalStanding::Left => false,
    }
}

fn status(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    let employment = case.brief.employment;
    if employment != Employment::Pns {
        let sentence = case.says("rule.stat.employment").with("employment", Value::Term(employment.key()));
        tell(Finding::block(sentence, "rule.stat.lift-employment"));
    }
    let standing = case.brief.standing;
    if !is_movable(standing) {
        let sentence = case.says("rule.stat.standing").with("standing", Value::Term(standing.key()));
        let finding = Finding::block(sentence, "rule.stat.lift-standing");
        // A suspension tells of a judicial or disciplinary case.
        tell(if standing == LegalStanding::Suspended { finding.veiled() } else { finding });
    }
}

fn study(case: &Case<'_>) -> Option<Finding> {
    let sentence = match case.brief.study_until {
        Some(until) if until >= case.effective() => case.says("rule.tubel.until").with("day", until),
        _ if case.brief.standing == LegalStanding::StudyAssignment => case.says("rule.tubel.now"),
        _ => return None,
    };
    Some(Finding::block(sentence, "rule.tubel.lift"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::day;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    #[test]
    fn contract_staff_and_people_on_leave_are_not_moved_and_active_civil_servants_are() {
        let mut trial = Trial::town();
        assert_eq!(trial.severity("R-STAT"), None);
        trial.story.employee_mut("P-904").employment = Employment::Pppk;
        assert_eq!(trial.severity("R-STAT"), Some(Severity::Block));
        let employee = trial.story.employee_mut("P-904");
        employee.employment = Employment::Pns;
        employee.standing = LegalStanding::UnpaidLeave;
        assert_eq!(trial.verdict("R-STAT").map(|verdict| verdict.sensitive), Some(false));
        trial.story.employee_mut("P-904").standing = LegalStanding::Suspended;
        assert_eq!(trial.verdict("R-STAT").map(|verdict| verdict.sensitive), Some(true));
    }

    #[test]
    fn a_bound_recruit_may_be_moved_but_does_not_ask_to_leave_the_agency() {
        let mut trial = Trial::town();
        trial.whole.proposal = Some("U-01".into());
        assert_eq!(trial.severity("R-IKATAN"), None);
        trial.story.employee_mut("P-904").service_bond_until = Some(day(2026, 12, 1));
        assert_eq!(trial.severity("R-IKATAN"), Some(Severity::Info));
        trial.story.stated.proposals[0].origin = Origin::OwnRequest;
        assert_eq!(trial.severity("R-IKATAN"), Some(Severity::Warn));
        trial.story.employee_mut("P-904").service_bond_until = Some(day(2026, 11, 30));
        assert_eq!(trial.severity("R-IKATAN"), None, "it is over");
        let mut inside = Trial::of(trial.story, &[("P-904", "SOS-KABID")]);
        inside.story.employee_mut("P-904").service_bond_until = Some(day(2030, 1, 1));
        assert_eq!(inside.severity("R-IKATAN"), None, "the same agency");
    }

    #[test]
    fn a_leave_that_reaches_beyond_the_effective_date_is_told_behind_a_veil() {
        let mut trial = Trial::town();
        trial.story.employee_mut("P-904").leave_until = Some(day(2026, 11, 30));
        assert_eq!(trial.severity("R-CUTI"), None);
        trial.story.employee_mut("P-904").leave_until = Some(day(2026, 12, 1));
        let verdict = trial.verdict("R-CUTI").expect("still on leave that day");
        assert!(verdict.severity == Severity::Info && verdict.sensitive);
    }

    #[test]
    fn a_study_assignment_that_ends_the_day_before_no_longer_binds() {
        let mut trial = Trial::town();
        trial.story.employee_mut("P-904").study_until = Some(day(2026, 12, 1));
        assert_eq!(trial.severity("R-TUBEL"), Some(Severity::Block));
        trial.story.employee_mut("P-904").study_until = Some(day(2026, 11, 30));
        assert_eq!(trial.severity("R-TUBEL"), None);
        trial.story.employee_mut("P-904").standing = LegalStanding::StudyAssignment;
        assert_eq!(trial.severity("R-TUBEL"), Some(Severity::Block));
        assert_eq!(trial.severity("R-STAT"), None);
    }
}
