//! Stories of the sheet of a person.

use super::*;
use crate::app::sheet::trial::{self, board, lines};
use crate::domain::employee::{
    Aspiration, Discipline, DisciplineLevel, DisciplineState, Employment, LegalStanding, PastPosition,
};
use crate::domain::nip::Nip;
use crate::domain::performance::Potential;
use crate::domain::story::{Story, day};
use crate::fit::score::score;
use crate::text::numbers;
use crate::text::words::say;

fn told(story: &Story, id: &str, language: Language) -> Vec<String> {
    lines(&of(&board(story), &id.into(), language))
}

/// The lines of one section.
fn section(lines: &[String], key: &'static str) -> Vec<String> {
    trial::section(lines, say(Language::Indonesian, key))
}

#[test]
fn career_rank_and_years_are_told() {
    let mut story = Story::town();
    story.employee_mut("P-904").history.push(PastPosition {
        title: "Pengelola Data".to_owned(),
        class: None,
        echelon: None,
        unit: "Dinas Sosial".to_owned(),
        field: None,
        from: day(2015, 3, 1),
        until: Some(day(2022, 1, 1)),
    });
    let told = told(&story, "P-904", Language::Indonesian);
    assert!(told.contains(&"Pangkat : Penata Tingkat I (III/d)".to_owned()), "{told:?}");
    assert!(told.contains(&"TMT jabatan : 2 Januari 2022 (4 th 10 bl)".to_owned()), "{told:?}");
    let career = section(&told, "sheet.section.career");
    let row = |title: &str| career.iter().position(|line| line.starts_with(title)).expect("it stands in the table");
    assert!(row("Jabatan SOS-KASI") < row("Pengelola Data"), "{career:?}");
    assert!(career[row("Pengelola Data")].ends_with("01-03-2015 – 01-01-2022 6 th 10 bl"), "{career:?}");
}

#[test]
fn what_is_missing_is_said() {
    let mut story = Story::town();
    let employee = story.employee_mut("P-904");
    employee.education.clear();
    employee.training.clear();
    employee.performance.clear();
    employee.assessment = None;
    (employee.grade_since, employee.position_since) = (None, None);
    let told = told(&story, "P-904", Language::Indonesian);
    let missing = [say(Language::Indonesian, "sheet.missing").to_owned()];
    for key in ["sheet.section.education", "sheet.section.training", "sheet.section.career", "sheet.section.wishes"] {
        assert_eq!(section(&told, key), missing, "{key}");
    }
    assert_eq!(section(&told, "sheet.section.performance")[0], missing[0]);
    assert_eq!(section(&told, "sheet.section.assessment"), [say(Language::Indonesian, "fit.competence.none")]);
    assert!(told.contains(&"TMT jabatan : belum ada data".to_owned()), "{told:?}");
}

#[test]
fn levels_stand_beside_the_standard_of_this_seat_and_of_the_one_held() {
    let mut story = Story::town();
    story.position_mut("CAPIL-KASI").standard.as_mut().expect("the town has standards").managerial[0] = 4;
    story.position_mut("SOS-KASI").standard = None;
    let told = told(&story, "P-904", Language::Indonesian);
    let compared = section(&told, "sheet.section.assessment");
    assert!(compared.contains(&"Integritas 3 4, kurang 1 belum ada data".to_owned()), "{compared:?}");
    assert!(compared.contains(&"Kerja sama 3 3 belum ada data".to_owned()), "{compared:?}");
    // 27 of 28 levels.
    assert!(compared.iter().any(|line| line.contains("JPM 96,43% (memenuhi syarat)")), "{compared:?}");
    assert!(compared.contains(&"JPM untuk Jabatan SOS-KASI: belum ada data".to_owned()), "{compared:?}");
}

#[test]
fn a_wish_says_whether_the_seat_answers_it() {
    let mut story = Story::town();
    let wish = |unit: &str| Aspiration {
        date: day(2026, 3, 12),
        channel: "wawancara BKPSDM".to_owned(),
        text: "Ingin pelayanan publik".to_owned(),
        position: None,
        unit: Some(unit.into()),
        constraint: None,
    };
    story.employee_mut("P-904").aspirations = vec![wish("CAPIL"), wish("SOS")];
    let told = section(&told(&story, "P-904", Language::Indonesian), "sheet.section.wishes");
    assert!(told.contains(&"Butir yang dilihat menjawab: CAPIL".to_owned()), "{told:?}");
    assert!(told.contains(&"Butir yang dilihat tidak menjawab: SOS".to_owned()), "{told:?}");
}

#[test]
fn the_seats_that_fit_have_the_total_of_the_formula_and_a_block_is_said() {
    let mut story = Story::town();
    let row = |story: &Story| section(&told(story, "P-904", Language::Indonesian), "sheet.section.seats")[2].clone();
    let facts = story.facts();
    let of = |id: &str| facts.employee(&id.into()).expect("the town has them");
    let seat = facts.position(&"CAPIL-KASI".into()).expect("the town has it");
    let total = score(&facts, of("P-904"), seat, facts.sitting().effective).total.expect("enough is known");
    assert!(row(&story).contains(&numbers::decimal(total, 2, Language::Indonesian)), "{}", row(&story));
    assert!(!row(&story).contains("HALANGAN"), "{}", row(&story));
    story.employee_mut("P-904").standing = LegalStanding::Suspended;
    assert!(row(&story).ends_with("HALANGAN"), "{}", row(&story));
}

#[test]
fn what_is_sensitive_changes_no_line_but_what_the_rules_say() {
    let mut story = Story::town();
    story.employee_mut("P-904").potential = Some(Potential::High);
    let before = |story: &Story, language| {
        let told = told(story, "P-904", language);
        let end = told.iter().position(|line| line == say(language, "sheet.section.seats")).expect("it has seats");
        let at = |key| told.iter().position(|line| line == say(language, key)).expect("it has the section");
        let rules =
            told.iter().position(|line| line.contains("CAPIL-KASI")).expect("the seat of the item is spoken of");
        [&told[..rules], &told[at("sheet.section.education")..end]].concat()
    };
    for language in [Language::Indonesian, Language::English] {
        let mut other = story.clone();
        let employee = other.employee_mut("P-904");
        employee.nip = Nip::parse("197111121995031907", day(2026, 11, 24)).ok();
        assert!(employee.nip.is_some());
        employee.birth_date = Some(day(1969, 2, 3));
        employee.standing = LegalStanding::UnpaidLeave;
        let (from, until) = (day(2026, 2, 1), Some(day(2027, 2, 1)));
        employee.discipline =
            Some(vec![Discipline { level: DisciplineLevel::Heavy, state: DisciplineState::Serving, from, until }]);
        (employee.judicial_process, employee.open_finding) = (Known::Yes, Known::Yes);
        employee.leave_until = Some(day(2027, 5, 5));
        assert_eq!(before(&story, language), before(&other, language));
    }
}

#[test]
fn the_sheet_says_why_somebody_is_not_on_the_list_of_candidates() {
    let mut story = Story::town();
    // Nine who fit as well and come before P-906 push them off the list.
    for number in 0..9 {
        let id = format!("P-80{number}");
        let mut other = story.employee_mut("P-904").clone();
        other.id = id.as_str().into();
        story.stated.employees.push(other);
    }
    let lines = |story: &Story, who: &str| {
        let told = told(story, who, Language::Indonesian);
        trial::section(&told, "Untuk kursi butir 1: Jabatan CAPIL-KASI")
    };
    let own = lines(&story, "P-904");
    assert!(own[0].contains("dalam daftar calon"), "{own:?}");
    let below = lines(&story, "P-906");
    assert!(below[0].contains("Tidak dalam daftar calon: menurut nilai nomor"), "{below:?}");
    assert!(below[1].contains("yang teratas dalam daftar"), "{below:?}");
    story.employee_mut("P-906").employment = Employment::Honorer;
    assert!(lines(&story, "P-906")[0].contains("PNS saja"), "{:?}", lines(&story, "P-906"));
    story.employee_mut("P-906").employment = Employment::Pns;
    story.employee_mut("P-906").standing = LegalStanding::Suspended;
    let closed = lines(&story, "P-906");
    assert_eq!(closed[0], "Tidak dalam daftar calon.", "why is nobody's business: {closed:?}");
    assert!(closed.iter().all(|line| !line.contains("R-STAT")), "{closed:?}");
}
