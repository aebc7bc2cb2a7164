//! Stories of the formula: each criterion by itself, then the total.

use super::*;
use crate::domain::class::Class;
use crate::domain::education::{Education, EducationLevel, Field};
use crate::domain::employee::{PastPosition, TechnicalCompetence, Training};
use crate::domain::nip::Nip;
use crate::domain::performance::Predicate;
use crate::domain::position::Standard;
use crate::domain::story::{Story, day};
use crate::text::language::Language;
use crate::text::words::has;

fn of(story: &Story, employee: &str, position: &str) -> Fit {
    let facts = story.facts();
    let employee = facts.employee(&employee.into()).expect("the town has the employee");
    let position = facts.position(&position.into()).expect("the town has the position");
    let found = fit(&facts, employee, position, facts.sitting().effective);
    let quick = score(&facts, employee, position, facts.sitting().effective);
    assert_eq!(quick, Score { total: found.total, known: found.known, asked: found.asked }, "both ways agree");
    found
}

fn criterion(story: &Story, kind: CriterionKind) -> Criterion {
    let found = of(story, "P-904", "CAPIL-KASI");
    found.criteria.into_iter().find(|criterion| criterion.kind == kind).expect("every criterion is there")
}

fn points(story: &Story, kind: CriterionKind) -> Option<i64> {
    criterion(story, kind).points
}

fn said(story: &Story, kind: CriterionKind) -> Vec<String> {
    criterion(story, kind).evidence.iter().map(|evidence| evidence.says.spoken(Language::Indonesian)).collect()
}

fn graduate(level: EducationLevel, major: &str, field: Field) -> Education {
    Education { level, major: major.to_owned(), field, year: None }
}

#[test]
fn education_scores_programme_field_and_the_rest() {
    let mut story = Story::town();
    assert_eq!(points(&story, CriterionKind::Education), Some(8_000), "same field");
    story.position_mut("CAPIL-KASI").requirement.majors = vec!["ilmu pemerintahan".to_owned()];
    assert_eq!(points(&story, CriterionKind::Education), Some(10_000), "the programme itself, whatever its case");
    story.employee_mut("P-904").education = vec![graduate(EducationLevel::S1, "Kimia", Field::Engineering)];
    assert_eq!(points(&story, CriterionKind::Education), Some(5_000), "another field");
    story.employee_mut("P-904").education.push(graduate(EducationLevel::S2, "Administrasi", Field::Government));
    assert_eq!(points(&story, CriterionKind::Education), Some(8_000), "the best education counts");
    story.employee_mut("P-904").education =
        vec![graduate(EducationLevel::Slta, "Ilmu Pemerintahan", Field::Government)];
    assert_eq!(points(&story, CriterionKind::Education), Some(5_000), "too low a level is no match");
    story.employee_mut("P-904").education.clear();
    assert_eq!(points(&story, CriterionKind::Education), None);
}

#[test]
fn a_position_for_any_field_takes_every_education() {
    let mut story = Story::town();
    story.position_mut("CAPIL-KASI").requirement.fields = vec![Field::General];
    story.employee_mut("P-904").education = vec![graduate(EducationLevel::S1, "Kimia", Field::Engineering)];
    assert_eq!(points(&story, CriterionKind::Education), Some(10_000));
    story.position_mut("CAPIL-KASI").requirement.fields.clear();
    assert_eq!(points(&story, CriterionKind::Education), None, "nothing stated is nothing known");
}

#[test]
fn an_assessment_counts_to_its_last_day_and_is_unknown_after() {
    let mut story = Story::town();
    assert_eq!(points(&story, CriterionKind::Competence), Some(10_000));
    let mut assess = |date| story.employee_mut("P-904").assessment.as_mut().expect("assessed").date = date;
    assess(day(2023, 12, 1));
    assert_eq!(points(&story, CriterionKind::Competence), Some(10_000));
    story.employee_mut("P-904").assessment.as_mut().expect("assessed").date = day(2023, 11, 30);
    assert_eq!(points(&story, CriterionKind::Competence), None);
    assert!(criterion(&story, CriterionKind::Competence).evidence.iter().all(|evidence| !evidence.known));
    story.employee_mut("P-904").assessment = None;
    assert_eq!(points(&story, CriterionKind::Competence), None);
}

#[test]
fn deficits_and_what_was_not_assessed_are_named() {
    let mut story = Story::town();
    story.employee_mut("P-904").assessment.as_mut().expect("assessed").managerial[2] = 2;
    let standard = story.position_mut("CAPIL-KASI").standard.as_mut().expect("stated");
    standard.technical = vec![TechnicalCompetence { name: "Statistik".to_owned(), level: 2 }];
    standard.core = vec![2];
    assert_eq!(points(&story, CriterionKind::Competence), Some(9_630));
    let sentences = said(&story, CriterionKind::Competence);
    assert_eq!(sentences.len(), 4);
    assert!(sentences[1].contains("Statistik"), "{sentences:?}");
    assert!(sentences[2].contains("Komunikasi 2 dari 3"), "{sentences:?}");
    let found = of(&story, "P-904", "CAPIL-KASI");
    let complete = of(&Story::town(), "P-904", "CAPIL-KASI");
    assert_eq!((found.known, found.asked), (complete.known, complete.asked + 1));
}

#[test]
fn a_standard_that_is_not_the_positions_own_is_said_and_so_are_weights_by_kind() {
    let mut story = Story::town();
    let own = story.position_mut("CAPIL-KASI").level();
    story.position_mut("CAPIL-KASI").standard = Some(Standard::usual(own));
    assert_eq!(points(&story, CriterionKind::Competence), Some(10_000), "level 2 is asked, 3 reached");
    assert!(said(&story, CriterionKind::Competence)[1].contains("lazim untuk jenjangnya: 2"));
    let standard = story.position_mut("CAPIL-KASI").standard.as_mut().expect("just stated");
    standard.technical = vec![TechnicalCompetence { name: "Statistik".to_owned(), level: 2 }];
    standard.technical_percent = Some(50);
    assert!(said(&story, CriterionKind::Competence).iter().any(|line| line.contains("berbobot 50%")));
}

#[test]
fn performance_is_the_mean_of_two_years_or_the_one_that_is_known() {
    let mut story = Story::town();
    story.employee_mut("P-904").performance[1].predicate = Predicate::VeryGood;
    assert_eq!(points(&story, CriterionKind::Performance), Some(9_000));
    story.employee_mut("P-904").performance[0].year = 2023;
    assert_eq!(points(&story, CriterionKind::Performance), Some(10_000));
    let known: Vec<bool> =
        criterion(&story, CriterionKind::Performance).evidence.iter().map(|evidence| evidence.known).collect();
    assert_eq!(known, [false, true], "2024 is missing");
    story.employee_mut("P-904").performance.clear();
    assert_eq!(points(&story, CriterionKind::Performance), None);
}

fn past(unit: &str, field: Option<Field>, from: (i32, u32, u32), until: (i32, u32, u32)) -> PastPosition {
    PastPosition {
        title: "Pengelola".to_owned(),
        class: Some(Class::Pelaksana),
        echelon: None,
        unit: unit.to_owned(),
        field,
        from: day(from.0, from.1, from.2),
        until: Some(day(until.0, until.1, until.2)),
    }
}

#[test]
fn experience_weighs_related_time_and_variety_of_places() {
    let mut story = Story::town();
    assert_eq!(points(&story, CriterionKind::Experience), Some(8_000), "four years, variety not known");
    let history = vec![past("Unit SOS", Some(Field::Government), (2019, 1, 1), (2022, 1, 1))];
    story.employee_mut("P-904").history = history;
    assert_eq!(points(&story, CriterionKind::Experience), Some(8_000), "over five years 100, one unit 60");
    story.employee_mut("P-904").history[0].unit = "Bidang Anggaran".to_owned();
    assert_eq!(points(&story, CriterionKind::Experience), Some(9_000), "a place of no known agency: 80");
    story.employee_mut("P-904").history[0].unit = "capil-piak".to_owned();
    assert_eq!(points(&story, CriterionKind::Experience), Some(10_000), "another agency: 100");
    story.position_mut("SOS-KASI").requirement.fields = vec![Field::Health];
    story.employee_mut("P-904").history[0].field = Some(Field::Law);
    assert_eq!(points(&story, CriterionKind::Experience), Some(8_000), "no related time 60, two agencies 100");
    story.employee_mut("P-904").history.clear();
    story.position_mut("SOS-KASI").requirement.fields.clear();
    assert_eq!(points(&story, CriterionKind::Experience), None);
}

#[test]
fn who_still_holds_the_first_post_has_worked_in_one_unit() {
    let mut story = Story::town();
    let employee = story.employee_mut("P-904");
    employee.position_since = Some(day(2022, 3, 1));
    employee.nip = Nip::parse("199001012022031001", day(2026, 11, 21)).ok();
    assert_eq!(points(&story, CriterionKind::Experience), Some(7_000), "four years 80, one unit 60");
    story.employee_mut("P-904").nip = Nip::parse("199001012019031001", day(2026, 11, 21)).ok();
    assert_eq!(points(&story, CriterionKind::Experience), Some(8_000), "what lies before is not known");
    story.position_mut("CAPIL-KASI").requirement.fields = vec![Field::Health];
    let said = said(&story, CriterionKind::Experience);
    assert!(said.iter().any(|sentence| sentence.starts_with("Belum pernah")), "{said:?}");
}

#[test]
fn training_counts_by_field_and_none_is_unknown() {
    let mut story = Story::town();
    story.employee_mut("P-904").training.clear();
    assert_eq!(points(&story, CriterionKind::Training), None);
    let training = |field| Training { name: "Pelatihan".to_owned(), field, year: 2024, hours: None };
    story.employee_mut("P-904").training = vec![training(None)];
    assert_eq!(points(&story, CriterionKind::Training), Some(5_000));
    story.employee_mut("P-904").training.push(training(Some(Field::Government)));
    assert_eq!(points(&story, CriterionKind::Training), Some(10_000));
}

#[test]
fn the_total_is_taken_over_what_is_known_and_says_how_much_that_is() {
    let mut story = Story::town();
    story.employee_mut("P-904").training.clear();
    // Education 80 × 25, competence 100 × 35, performance 80 × 20, experience 80 × 10; training is not known.
    let found = of(&story, "P-904", "CAPIL-KASI");
    assert_eq!(found.total, Some(8_778));
    assert_eq!((found.known, found.asked), (5, 7));
    let employee = story.employee_mut("P-904");
    employee.education.clear();
    employee.assessment = None;
    employee.performance.clear();
    employee.position_since = None;
    let nothing = of(&story, "P-904", "CAPIL-KASI");
    assert_eq!((nothing.total, nothing.known, nothing.asked), (None, 0, 7));
    assert_eq!(total([(1, Some(1)), (1, Some(2))]), Some(2), "half goes up");
    assert_eq!(total([(0, Some(100))]), None);
}

#[test]
fn evidence_speaks_both_languages_and_leaves_no_gap() {
    let mut story = Story::town();
    let sentences = said(&story, CriterionKind::Competence);
    assert!(sentences[0].starts_with("Asesmen "), "{sentences:?}");
    let mut stories = vec![story.clone()];
    story.employee_mut("P-904").history = vec![past("Unit SOS", Some(Field::Law), (2019, 1, 1), (2020, 1, 1))];
    story.employee_mut("P-904").assessment = None;
    story.position_mut("CAPIL-KASI").requirement.fields.clear();
    stories.push(story);
    for criterion in stories.iter().flat_map(|story| of(story, "P-904", "CAPIL-KASI").criteria) {
        assert!(has(criterion.kind.key()));
        for evidence in criterion.evidence {
            assert!(has(evidence.says.key), "{}", evidence.says.key);
            for language in [Language::Indonesian, Language::English] {
                let spoken = evidence.says.spoken(language);
                assert!(!spoken.contains('{'), "{spoken}");
            }
        }
    }
}
