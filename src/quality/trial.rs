//! A town of which everything is known, for the stories under the checks: take something away, and see who tells.

use crate::domain::class::Class;
use crate::domain::education::Field;
use crate::domain::employee::{Aspiration, PastPosition, Training};
use crate::domain::legal::LegalBasis;
use crate::domain::performance::Potential;
use crate::domain::position::{Frequency, Need, NormUnit, Task};
use crate::domain::story::{Story, day};
use crate::quality::look;
use crate::quality::notice::Notice;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value};

/// The town with every datum stated, and four proposals: P-904 to the vacant CAPIL-KASI, P-902 as a rival for it (a
/// promotion: little time in the present position is made up by earlier ones), P-905 to CAPIL-OPERATOR, and P-902 to
/// the functional CAPIL-PRANATA.
pub(super) fn complete() -> Story {
    let mut story = Story::town();
    story.stated.legal_bases =
        vec![LegalBasis { id: "PP-11-2017".into(), text: "Peraturan Pemerintah".to_owned(), checked: true }];
    story.proposal("U-02", &[("P-902", "CAPIL-KASI")]);
    story.proposal("U-03", &[("P-905", "CAPIL-OPERATOR")]);
    story.position("CAPIL-PRANATA", "CAPIL-PIAK", Class::AhliPertama);
    story.proposal("U-04", &[("P-902", "CAPIL-PRANATA")]);
    for (at, employee) in (0..).zip(&mut story.stated.employees) {
        employee.birth_date = Some(day(1985, 4, 1 + at));
        employee.nip = None;
        let digits = format!("198504{:02}2010011{}", 1 + at, 901 + at);
        employee.nip = crate::domain::nip::Nip::parse(&digits, day(2026, 11, 24)).ok();
        employee.potential = Some(Potential::Medium);
        employee.training.push(Training {
            name: "Pelayanan publik".to_owned(),
            field: Some(Field::Government),
            year: 2023,
            hours: Some(40),
        });
        employee.history = vec![past("SOS", 2010, 2015), past("CAPIL", 2015, 2022)];
        employee.aspirations = vec![Aspiration {
            date: day(2026, 3, 12),
            channel: "wawancara BKPSDM".to_owned(),
            text: "pelayanan publik".to_owned(),
            position: None,
            unit: None,
            constraint: None,
        }];
    }
    story.employee_mut("P-902").position_since = Some(day(2025, 6, 2));
    for (position, tasks) in [("CAPIL-OPERATOR", 3), ("CAPIL-PRANATA", 1), ("SOS-PENGELOLA", 1)] {
        let task = Task {
            description: "Melayani permohonan".to_owned(),
            output: "berkas".to_owned(),
            volume: 2_500,
            frequency: Frequency::Yearly,
            norm_hundredths: 3_000,
            norm_unit: NormUnit::Minutes,
        };
        story.position_mut(position).need = Need::Tasks(vec![task; tasks]);
    }
    story
}

fn past(unit: &str, from: i32, until: i32) -> PastPosition {
    PastPosition {
        title: "Pengadministrasi".to_owned(),
        class: Some(Class::Pelaksana),
        echelon: None,
        unit: unit.to_owned(),
        field: Some(Field::Government),
        from: day(from, 1, 4),
        until: Some(day(until, 1, 3)),
    }
}

/// The notice of the check with this id, whose sentences must be able to speak; none when the check finds nothing.
pub(super) fn notice(story: &Story, id: &str) -> Option<Notice> {
    assert!(super::CHECKS.iter().any(|check| check.id == id), "no check has the id {id}");
    let notice = look(&story.facts()).notices.into_iter().find(|notice| notice.check.id == id)?;
    notice.findings.iter().for_each(|finding| assert_speaks(&finding.says));
    Some(notice)
}

/// Ids of those in whom the check finds something; `-` for the sitting.
pub(super) fn found(story: &Story, id: &str) -> Vec<String> {
    let findings = notice(story, id).map(|notice| notice.findings).unwrap_or_default();
    findings.iter().map(|finding| finding.subject.id().unwrap_or("-").to_owned()).collect()
}

fn assert_speaks(phrase: &Phrase) {
    for language in [Language::Indonesian, Language::English] {
        let spoken = phrase.spoken(language);
        assert!(!spoken.contains(['{', '}']), "{} lacks a value: {spoken}", phrase.key);
        assert!(!spoken.ends_with('.'), "{} ends with a full stop", phrase.key);
        for (_, value) in &phrase.values {
            if let Value::Term(key) = value {
                assert!(crate::text::words::has(key), "the catalogue lacks {key}");
            }
        }
    }
}
