//! What a field silences is heard from the rules: everything is known, one thing is taken away.

use std::collections::BTreeSet;

use super::*;
use crate::domain::performance::Potential;
use crate::domain::story::Story;
use crate::quality::check::Subject;
use crate::quality::look;
use crate::quality::score::Share;
use crate::quality::trial::complete;

type TakeAway = fn(&mut Story);

/// How each field is taken away from whoever is touched: P-902 among employees, CAPIL's positions.
const WITHOUT: [(&str, TakeAway); 17] = [
    ("number", |story| {
        let employee = story.employee_mut("P-902");
        (employee.nip, employee.birth_date) = (None, None);
    }),
    ("rank", |story| story.employee_mut("P-902").grade = None),
    ("position_since", |story| story.employee_mut("P-902").position_since = None),
    ("education", |story| story.employee_mut("P-902").education.clear()),
    ("history", |story| story.employee_mut("P-902").history.clear()),
    ("training", |story| story.employee_mut("P-902").training.clear()),
    ("performance", |story| story.employee_mut("P-902").performance.clear()),
    ("assessment", |story| story.employee_mut("P-902").assessment = None),
    ("potential", |story| story.employee_mut("P-902").potential = None),
    ("discipline", |story| story.employee_mut("P-902").discipline = None),
    ("clearance", |story| {
        let employee = story.employee_mut("P-902");
        (employee.judicial_process, employee.open_finding) = (Known::Unknown, Known::Unknown);
    }),
    ("documents", |story| story.employee_mut("P-902").documents.clear()),
    ("aspiration", |story| story.employee_mut("P-904").aspirations.clear()),
    ("workload", |story| story.position_mut("CAPIL-OPERATOR").need = Need::Unknown),
    ("tasks", |story| story.position_mut("CAPIL-OPERATOR").need = Need::Persons(3)),
    ("standard", |story| story.position_mut("CAPIL-KASI").standard = None),
    ("requirement", |story| story.position_mut("CAPIL-KASI").requirement.fields.clear()),
];

/// Ids of rules that say of the docket that they do not know, and criteria that stay dotted.
fn silent(story: &Story) -> (BTreeSet<&'static str>, Vec<CriterionKind>) {
    let unsaid = look(&story.facts()).unsaid;
    let rules = unsaid.silences.iter().map(|silence| silence.rule.id).collect();
    (rules, unsaid.dotted.iter().map(|dotted| dotted.criterion).collect())
}

#[test]
fn the_complete_town_leaves_nothing_unsaid_and_every_share_is_whole() {
    let story = complete();
    assert_eq!(silent(&story), (BTreeSet::new(), Vec::new()));
    for score in look(&story.facts()).scores {
        assert_eq!(score.all.percent(), Some(100), "{}", score.field.id);
        assert_eq!(score.docket.percent(), Some(100), "{}", score.field.id);
    }
}

#[test]
fn every_field_silences_the_rules_and_criteria_that_it_lists_and_no_others() {
    assert_eq!(FIELDS.len(), WITHOUT.len());
    for (field, (id, take_away)) in FIELDS.iter().zip(WITHOUT) {
        assert_eq!(field.id, id, "in the order of FIELDS");
        let mut story = complete();
        take_away(&mut story);
        let (rules, criteria) = silent(&story);
        assert_eq!(rules, field.rules.iter().copied().collect(), "rules silent without {id}");
        assert_eq!(criteria, field.criteria, "criteria dotted without {id}");
    }
}

#[test]
fn what_is_taken_away_is_told_by_a_check_of_the_field_and_lowers_its_share() {
    for (field, (id, take_away)) in FIELDS.iter().zip(WITHOUT) {
        let mut story = complete();
        let before = look(&story.facts());
        let is_of = |notice: &&crate::quality::notice::Notice| notice.check.field.is_some_and(|own| own.id == id);
        assert!(!before.notices.iter().any(|notice| is_of(&notice)), "{id} is told although it is known");
        take_away(&mut story);
        let after = look(&story.facts());
        let told: Vec<&Subject> = after
            .notices
            .iter()
            .filter(is_of)
            .flat_map(|notice| &notice.findings)
            .map(|found| &found.subject)
            .collect();
        assert_eq!(told.len(), 1, "{id} is told once: {told:?}");
        let share = |report: &crate::quality::report::Report| {
            report.scores.iter().find(|score| score.field.id == field.id).map(|score| (score.all, score.docket))
        };
        let (whole, docket) = share(&before).expect("every field has a score");
        let one_less = |share: Share| Share { known: share.known - 1, ..share };
        assert_eq!(share(&after), Some((one_less(whole), one_less(docket))), "{id}");
    }
}

#[test]
fn who_left_and_who_cannot_be_moved_is_asked_for_little() {
    let mut story = complete();
    for employment in [Employment::Cpns, Employment::Pppk, Employment::Honorer] {
        let employee = story.employee_mut("P-906");
        employee.employment = employment;
        (employee.performance, employee.discipline, employee.potential) = (Vec::new(), None, Some(Potential::Low));
        let facts = story.facts();
        let ground = Ground::of(&facts);
        let employee = facts.employee(&"P-906".into()).expect("the town has them");
        let asked = FIELDS.iter().filter(|field| match field.asked {
            Asked::Employees(known) => known(&ground, employee).is_some(),
            Asked::Positions(_) => false,
        });
        let asked: Vec<&str> = asked.map(|field| field.id).collect();
        let expected: &[&str] = match employment {
            Employment::Cpns => &["number", "rank", "education"],
            Employment::Pppk => &["number"],
            Employment::Pns | Employment::Honorer => &[],
        };
        assert_eq!(asked, expected, "{employment:?}");
    }
    story.employee_mut("P-906").employment = Employment::Pns;
    story.employee_mut("P-906").standing = crate::domain::employee::LegalStanding::Left;
    assert!(look(&story.facts()).notices.iter().all(|notice| notice.check.field.is_none()));
}
