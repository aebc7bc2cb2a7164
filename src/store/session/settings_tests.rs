//! Stories of settings and of numbers that depend on them: official versions, potential, satisfaction.

use crate::domain::facts::Stated;
use crate::domain::performance::Potential;
use crate::domain::plan_weights::PlanWeights;
use crate::domain::profiles::{EffectiveTime, GradeVersion};
use crate::store::input::examine;
use crate::store::session::read_text_of;
use crate::store::session::tests::{SOUND, checked, said, with};

fn sound(text: &str) -> Stated {
    read_text_of(examine(text.into())).map_err(|checked| said(&checked)).expect("sound").0
}

#[test]
fn versions_are_chosen_by_name_and_a_number_overrides_the_default() {
    let settings = |new: &str| {
        let text = SOUND.replace("effective_minutes: 75000, grade_bounds: [1.0, 0.9, 0.7, 0.5]", new);
        sound(&text).settings.workload
    };
    let named = settings("effective_time: KepMenpan75Of2004, grades: Depkeu2002");
    assert_eq!((named.effective_minutes, named.effective_time), (72_000, Some(EffectiveTime::KepMenpan75Of2004)));
    assert_eq!((named.grade_bounds, named.grades), (GradeVersion::Depkeu2002.bounds(), Some(GradeVersion::Depkeu2002)));
    let own = settings("effective_minutes: 80000, grade_bounds: [1.1, 0.9, 0.7, 0.5]");
    assert_eq!((own.effective_minutes, own.effective_time), (80_000, None));
    assert_eq!((own.grade_bounds.lower[0], own.grade_bounds.first_included, own.grades), (11_000, false, None));
    let the_default_in_digits = settings("effective_minutes: 75000");
    assert_eq!(the_default_in_digits.effective_time, Some(EffectiveTime::PermenPanrb1Of2020));
    let both_alike = settings("effective_time: KepMenpan75Of2004, effective_minutes: 72000");
    assert_eq!(both_alike.effective_time, Some(EffectiveTime::KepMenpan75Of2004));
}

#[test]
fn a_special_law_keeps_those_in_service_whom_the_class_would_retire() {
    let retired = |age: &str| {
        let text = with("nip: \"198001012005012901\"", "nip: \"196801011990012901\"")
            .replace("id: \"SOS-KASI\", ", &format!("id: \"SOS-KASI\", {age}"));
        checked(&text).notices.iter().any(|notice| notice.0.code == "N-RETIRED")
    };
    assert!(retired(""), "58 since the first day of 2026");
    assert!(!retired("retirement_age: 60, "));
}

#[test]
fn a_missing_standard_stays_unknown_unless_the_session_takes_the_usual_one() {
    let standards = |fit: &str| {
        let stated = sound(&with("competence_weight: 35", &format!("competence_weight: 35{fit}")));
        let standards = stated.positions.into_iter().map(|position| position.standard);
        standards.map(|found| found.map(|found| (found.managerial[0], found.assumed))).collect::<Vec<_>>()
    };
    assert_eq!(standards(""), [None, Some((4, false)), None, None]);
    let usual = [Some((2, true)), Some((4, false)), Some((1, true)), Some((1, true))];
    assert_eq!(standards(", missing_standard: UsualOfClass"), usual);
}

#[test]
fn a_potential_follows_from_its_number_by_the_bounds_of_the_session() {
    let potential = |fit: &str| {
        let text = with("name: \"Ayu Rahmadani\"", "name: \"Ayu Rahmadani\", potential_score: 79.5")
            .replace("competence_weight: 35", &format!("competence_weight: 35{fit}"));
        let stated = sound(&text);
        (stated.employees[0].potential, stated.employees[0].potential_score)
    };
    assert_eq!(potential(""), (Some(Potential::Medium), Some(7_950)));
    assert_eq!(potential(", potential: From80And60"), (Some(Potential::Medium), Some(7_950)));
    assert_eq!(potential(", potential_bounds: [79.5, 50]"), (Some(Potential::High), Some(7_950)));
}

#[test]
fn an_index_is_computed_from_its_elements_and_a_disagreement_names_the_weights_that_would_fit() {
    const ELEMENTS: &str = "elements: [3.2, 3.1, 2.9, 3.8, 3.3, 3.4, 3.5, 3.0, 3.1]";
    let computed = with("index: 82.5", ELEMENTS);
    let stated = sound(&computed);
    assert_eq!(stated.units[2].satisfaction.as_ref().map(|found| found.index), Some(8_139));
    let told = |text: String| {
        let checked = checked(&text);
        checked.notices.iter().find(|notice| notice.0.code == "N-INDEX").map(|notice| notice.0.what.key)
    };
    assert_eq!(told(with("index: 82.5", &format!("index: 81.39, {ELEMENTS}"))), None);
    assert_eq!(told(with("index: 82.5", &format!("index: 81.31, {ELEMENTS}"))), Some("quality.index.other-weights"));
    assert_eq!(told(with("index: 82.5", &format!("index: 90, {ELEMENTS}"))), Some("quality.index.says"));
    let rounded = with("index: 82.5", &format!("index: 81.31, {ELEMENTS}"))
        .replace("settings: (", "settings: (satisfaction: (weights: Rounded0111), ");
    assert_eq!(told(rounded), None);
}

#[test]
fn weights_of_a_plan_are_stated_one_by_one_and_none_is_larger_than_a_plan_can_bear() {
    let stated = |planner: &str| SOUND.replace("settings: (", &format!("settings: (planner: ({planner}), "));
    let weights = sound(&stated("move_points: 450")).settings.planner;
    assert_eq!((weights.move_points, weights.head_points), (450, PlanWeights::default().head_points));
    assert!(sound(&stated("floor_points: 100000")).settings.planner.floor_points == PlanWeights::LARGEST);
    let faults = checked(&stated("floor_points: 100001")).faults;
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["E-NUMBER-RANGE"]);
}
