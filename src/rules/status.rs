//! Who can be moved at all: employment, legal standing, study assignments.

use crate::domain::employee::{Employment, LegalStanding};
use crate::rules::case::Case;
use crate::rules::rule::{Basis, Finding, Rule};
use crate::text::words::{Phrase, Value};

/// Only active civil servants are moved; candidates, contract and honorary staff are not.
pub static STATUS: Rule = Rule {
    id: "R-STAT",
    title: "rule.stat.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017", "PERBAN-BKN-5-2019"]),
    judge: status,
};

/// Nobody is moved during a study assignment or while bound by one.
pub static STUDY: Rule = Rule {
    id: "R-TUBEL",
    title: "rule.tubel.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019"]),
    judge: study,
};

fn status(case: &Case<'_>) -> Vec<Finding> {
    let employment = case.employee.employment;
    let mut findings = Vec::new();
    if employment != Employment::Pns {
        let sentence = Phrase::new("rule.stat.employment").with("employment", Value::Term(employment.key()));
        findings.push(Finding::block(sentence, "rule.stat.lift-employment"));
    }
    let standing = case.employee.standing;
    match standing {
        // A study assignment is the matter of its own rule.
        LegalStanding::Active | LegalStanding::StudyAssignment => {}
        LegalStanding::UnpaidLeave
        | LegalStanding::Suspended
        | LegalStanding::Seconded
        | LegalStanding::PreRetirement
        | LegalStanding::Left => {
            let sentence = Phrase::new("rule.stat.standing").with("standing", Value::Term(standing.key()));
            let finding = Finding::block(sentence, "rule.stat.lift-standing");
            // A suspension tells of a judicial or disciplinary case.
            findings.push(if standing == LegalStanding::Suspended { finding.veiled() } else { finding });
        }
    }
    findings
}

fn study(case: &Case<'_>) -> Vec<Finding> {
    let sentence = match case.employee.study_until {
        Some(until) if until >= case.effective() => Phrase::new("rule.tubel.until").with("day", until),
        _ if case.employee.standing == LegalStanding::StudyAssignment => Phrase::new("rule.tubel.now"),
        _ => return Vec::new(),
    };
    vec![Finding::block(sentence, "rule.tubel.lift")]
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
