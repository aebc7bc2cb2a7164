//! Functional positions: the test before them, the age up to which one enters, and one position at a time.

use crate::domain::class::Class;
use crate::domain::employee::DocumentKind;
use crate::domain::employee::Known;
use crate::domain::retirement::birthday_of_age;
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};

/// Who enters a functional position or rises in one has passed its test of competence.
pub static TEST: Rule = Rule {
    id: "R-UKOM",
    title: "rule.ukom.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017"]),
    judge: One(test),
    rests: Rests::At(|position, _| !position.class.is_functional()),
};

/// Who enters the functional positions from another class is not too old for the level.
pub static ENTRY_AGE: Rule = Rule {
    id: "R-JF-USIA",
    title: "rule.jf-usia.title",
    sensitive: true,
    basis: Basis::Regulations(&["PP-11-2017"]),
    judge: One(entry_age),
    rests: Rests::At(|position, _| !position.class.is_functional()),
};

/// Nobody holds a structural and a functional position at once.
pub static CONCURRENT: Rule = Rule {
    id: "R-RANGKAP",
    title: "rule.rangkap.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017"]),
    judge: One(concurrent),
    rests: Rests::With(|_, brief| !brief.has_second_seat),
};

/// Whether the move leads into another functional position; the same title elsewhere is the same position.
pub(super) fn enters_another(case: &Case<'_>) -> bool {
    let same = case.present.is_some_and(|present| present.title == case.target.title);
    !same && case.leaves() && case.target.class.is_functional()
}

fn test(case: &Case<'_>) -> Option<Finding> {
    // The test of the same position elsewhere was passed.
    if !enters_another(case) {
        return None;
    }
    match case.brief.documents.known(DocumentKind::CompetenceTest) {
        Known::Yes => None,
        Known::No => Some(Finding::warn(case.says("rule.ukom.missing"), "rule.ukom.lift")),
        Known::Unknown => Some(Finding::unknown(case.says("rule.ukom.unknown"), "rule.ukom.verify")),
    }
}

/// The highest age in complete years at which a functional level is entered from another class: 53, at Ahli Madya
/// 55, at Ahli Utama 60 (PP 11/2017 with the regulations of the functional positions).
fn highest_age(case: &Case<'_>) -> u32 {
    let ages = case.thresholds().functional_entry_ages;
    match case.target.class {
        Class::AhliUtama => ages[2],
        Class::AhliMadya => ages[1],
        _ => ages[0],
    }
}

fn entry_age(case: &Case<'_>) -> Option<Finding> {
    let inside = case.present.is_some_and(|present| present.class.is_functional());
    if inside || !case.leaves() || !case.target.class.is_functional() {
        return None;
    }
    // A birth date that is not known is told by the rule on retirement.
    let age = highest_age(case);
    let too_old = case.brief.born.is_some_and(|born| birthday_of_age(born, age + 1) <= case.effective());
    too_old.then(|| Finding::block(case.says("rule.jf-usia.says").with("age", age), "rule.jf-usia.lift"))
}

fn concurrent(case: &Case<'_>) -> Option<Finding> {
    if !case.leaves() || !case.brief.has_second_seat {
        return None;
    }
    let other = case.employee.concurrent.as_ref().and_then(|id| case.facts().position(id));
    let other = other.filter(|other| other.id != case.target.id)?;
    let (target, kept) = (case.target.class, other.class);
    if !(target.is_structural() && kept.is_functional() || target.is_functional() && kept.is_structural()) {
        return None;
    }
    let sentence = case.says("rule.rangkap.says").with("position", case.name_of(other));
    Some(Finding::block(sentence, "rule.rangkap.lift"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::{Story, day};
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    /// P-905, pelaksana, to Ahli Pertama; the test is known as said.
    fn entering(known: Known) -> Trial {
        let mut story = Story::town();
        story.position("CAPIL-ANALIS", "CAPIL", Class::AhliPertama);
        let documents = &mut story.employee_mut("P-905").documents;
        documents.retain(|(kind, _)| *kind != DocumentKind::CompetenceTest);
        documents.push((DocumentKind::CompetenceTest, known));
        Trial::of(story, &[("P-905", "CAPIL-ANALIS")])
    }

    #[test]
    fn a_functional_position_asks_for_its_test_and_a_structural_one_does_not() {
        assert_eq!(entering(Known::Yes).severity("R-UKOM"), None);
        assert_eq!(entering(Known::No).severity("R-UKOM"), Some(Severity::Warn));
        assert_eq!(entering(Known::Unknown).severity("R-UKOM"), Some(Severity::Unknown));
        let mut rotation = Trial::town();
        rotation.story.employee_mut("P-904").documents.clear();
        assert_eq!(rotation.severity("R-UKOM"), None);
    }

    #[test]
    fn the_same_functional_position_elsewhere_asks_for_no_new_test() {
        let mut trial = entering(Known::No);
        trial.story.position("SOS-ANALIS", "SOS", Class::AhliPertama).title = "Analis".to_owned();
        trial.story.position_mut("CAPIL-ANALIS").title = "Analis".to_owned();
        trial.story.employee_mut("P-905").position = Some("SOS-ANALIS".into());
        assert_eq!(trial.severity("R-UKOM"), None);
    }

    #[test]
    fn fifty_three_may_still_enter_and_fifty_four_may_not() {
        let born = |year| {
            let mut trial = entering(Known::Yes);
            let employee = trial.story.employee_mut("P-905");
            employee.nip = None;
            employee.birth_date = Some(day(year, 12, 1));
            trial
        };
        assert_eq!(born(1973).severity("R-JF-USIA"), None);
        let verdict = born(1972).verdict("R-JF-USIA").expect("54 on the effective date");
        assert!(verdict.blocks() && verdict.sensitive);
        let mut madya = born(1972);
        madya.story.position_mut("CAPIL-ANALIS").class = Class::AhliMadya;
        assert_eq!(madya.severity("R-JF-USIA"), None, "55 at that level");
    }

    #[test]
    fn a_functional_position_kept_beside_a_structural_one_is_a_block() {
        let mut trial = Trial::town();
        trial.story.position("CAPIL-ANALIS", "CAPIL", Class::AhliMuda);
        assert_eq!(trial.severity("R-RANGKAP"), None);
        trial.story.employee_mut("P-904").concurrent = Some("CAPIL-ANALIS".into());
        assert_eq!(trial.severity("R-RANGKAP"), Some(Severity::Block));
        trial.story.employee_mut("P-904").concurrent = Some("SOS-PENGELOLA".into());
        assert_eq!(trial.severity("R-RANGKAP"), None, "a pelaksana's tasks are no second office");
    }
}
