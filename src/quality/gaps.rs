//! Data of employees that are not known: a check for each group of FIELDS that is asked of employees.

use crate::domain::employee::{Employee, Employment};
use crate::quality::check::{Check, Gravity, Looks, Words, words};
use crate::quality::field::{self, Field};
use crate::quality::ground::Ground;
use crate::text::words::{Phrase, Value};

type Look = fn(&Ground<'_>, &Employee) -> Option<Phrase>;

/// A check for what is missing; only those with a place are listed row by row.
const fn gap(id: &'static str, words: Words, gravity: Gravity, field: &'static Field, look: Look) -> Check {
    Check { id, words, gravity, sensitive: false, field: Some(field), place: None, looks: Looks::Employees(look) }
}

/// A civil servant without NIP.
pub static NO_NIP: Check = Check {
    place: Some(&["nip"]),
    ..gap("N-NO-NIP", words!("code.no-nip"), Gravity::Must, &field::NUMBER, |ground, employee| {
        let employment = Value::Term(employee.employment.key());
        let says = missing(&field::NUMBER, "quality.no-nip.says", ground, employee);
        says.filter(|_| employee.employment != Employment::Pppk).map(|says| says.with("employment", employment))
    })
};

/// A contract employee without number.
pub static NO_CONTRACT_NUMBER: Check = Check {
    place: Some(&["nip"]),
    ..gap(
        "N-NO-CONTRACT-NUMBER",
        words!("code.no-contract-number"),
        Gravity::Should,
        &field::NUMBER,
        |ground, employee| {
            let says = missing(&field::NUMBER, "quality.no-contract-number.says", ground, employee);
            says.filter(|_| employee.employment == Employment::Pppk)
        },
    )
};

/// No rank.
pub static NO_RANK: Check =
    gap("Q-NO-RANK", words!("notice.no-rank"), Gravity::Must, &field::RANK, |ground, employee| {
        missing(&field::RANK, "notice.no-rank.title", ground, employee)
    });

/// No day since when the position is held.
pub static NO_SINCE: Check =
    gap("Q-NO-SINCE", words!("notice.no-since"), Gravity::Should, &field::SINCE, |ground, employee| {
        missing(&field::SINCE, "notice.no-since.title", ground, employee)
    });

/// No education.
pub static NO_EDUCATION: Check =
    gap("Q-NO-EDUCATION", words!("notice.no-education"), Gravity::Must, &field::EDUCATION, |ground, employee| {
        missing(&field::EDUCATION, "notice.no-education.title", ground, employee)
    });

/// No position before the present one.
pub static NO_HISTORY: Check =
    gap("Q-NO-HISTORY", words!("notice.no-history"), Gravity::Should, &field::HISTORY, |ground, employee| {
        missing(&field::HISTORY, "notice.no-history.title", ground, employee)
    });

/// No training.
pub static NO_TRAINING: Check =
    gap("Q-NO-TRAINING", words!("notice.no-training"), Gravity::Note, &field::TRAINING, |ground, employee| {
        missing(&field::TRAINING, "notice.no-training.title", ground, employee)
    });

/// A predicate of one of the last two years, or of both.
pub static NO_PERFORMANCE: Check = Check {
    place: Some(&["performance"]),
    ..gap("N-NO-PERFORMANCE", words!("code.no-performance"), Gravity::Must, &field::PERFORMANCE, |ground, employee| {
        let unknown = ground.years.into_iter().filter(|year| employee.performance_of(*year).is_none());
        let says = missing(&field::PERFORMANCE, "quality.no-performance.says", ground, employee)?;
        Some(says.with("years", Value::List(unknown.map(|year| year.to_string().into()).collect())))
    })
};

/// Never assessed, above pelaksana or proposed for such a position.
pub static NO_ASSESSMENT: Check =
    gap("Q-NO-ASSESSMENT", words!("notice.no-assessment"), Gravity::Should, &field::ASSESSMENT, |ground, employee| {
        let says = missing(&field::ASSESSMENT, "notice.no-assessment.title", ground, employee);
        says.filter(|_| employee.assessment.is_none())
    });

/// Assessed too long ago to count on the effective date.
pub static OLD_ASSESSMENT: Check = Check {
    place: Some(&["assessment", "date"]),
    ..gap("N-OLD-ASSESSMENT", words!("code.old-assessment"), Gravity::Should, &field::ASSESSMENT, |ground, employee| {
        let old = employee.assessment.as_ref().filter(|found| found.date < ground.assessed_since)?;
        let says = missing(&field::ASSESSMENT, "quality.old-assessment.says", ground, employee)?;
        Some(says.with("date", old.date).with("since", ground.assessed_since))
    })
};

/// No potential: no place in the nine boxes.
pub static NO_POTENTIAL: Check =
    gap("Q-NO-POTENTIAL", words!("notice.no-potential"), Gravity::Note, &field::POTENTIAL, |ground, employee| {
        missing(&field::POTENTIAL, "notice.no-potential.title", ground, employee)
    });

/// Nothing known of discipline, not even that there is nothing.
pub static NO_DISCIPLINE: Check = Check {
    sensitive: true,
    ..gap("Q-NO-DISCIPLINE", words!("notice.no-discipline"), Gravity::Must, &field::DISCIPLINE, |ground, employee| {
        missing(&field::DISCIPLINE, "notice.no-discipline.title", ground, employee)
    })
};

/// Nothing known of a judicial process, or of a finding of the inspectorate.
pub static NO_CLEARANCE: Check = Check {
    sensitive: true,
    ..gap("Q-NO-CLEARANCE", words!("notice.no-clearance"), Gravity::Must, &field::CLEARANCE, |ground, employee| {
        missing(&field::CLEARANCE, "notice.no-clearance.title", ground, employee)
    })
};

/// Documents of somebody named on the docket of which it is not known whether they are at hand.
pub static NO_DOCUMENTS: Check =
    gap("Q-NO-DOCUMENTS", words!("notice.no-documents"), Gravity::Should, &field::DOCUMENTS, |ground, employee| {
        let says = missing(&field::DOCUMENTS, "quality.no-documents.says", ground, employee)?;
        let open = ground.documents_not_settled(employee).into_iter().map(|kind| Value::Term(kind.key()));
        Some(says.with("documents", Value::List(open.collect())))
    });

/// No wish heard of somebody who is proposed.
pub static NO_ASPIRATION: Check = Check {
    sensitive: true,
    ..gap("Q-NO-ASPIRATION", words!("notice.no-aspiration"), Gravity::Should, &field::ASPIRATION, |ground, employee| {
        missing(&field::ASPIRATION, "notice.no-aspiration.title", ground, employee)
    })
};

/// The sentence, when the field is asked of the employee and not known.
fn missing(field: &Field, key: &'static str, ground: &Ground<'_>, employee: &Employee) -> Option<Phrase> {
    field::is_missing(field, ground, employee).then(|| Phrase::new(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::MoveKind;
    use crate::domain::employee::DocumentKind;
    use crate::domain::story::day;
    use crate::quality::trial::{complete, found, notice};

    #[test]
    fn a_civil_servant_lacks_a_nip_and_a_contract_employee_a_number() {
        for (employment, told, silent) in [
            (Employment::Pns, "N-NO-NIP", "N-NO-CONTRACT-NUMBER"),
            (Employment::Cpns, "N-NO-NIP", "N-NO-CONTRACT-NUMBER"),
            (Employment::Pppk, "N-NO-CONTRACT-NUMBER", "N-NO-NIP"),
        ] {
            let mut story = complete();
            let employee = story.employee_mut("P-906");
            (employee.nip, employee.employment) = (None, employment);
            assert_eq!(found(&story, told), ["P-906"]);
            assert!(found(&story, silent).is_empty());
        }
        let mut story = complete();
        let employee = story.employee_mut("P-906");
        (employee.nip, employee.employment) = (None, Employment::Honorer);
        assert!(found(&story, "N-NO-NIP").is_empty() && found(&story, "N-NO-CONTRACT-NUMBER").is_empty());
    }

    #[test]
    fn the_missing_years_of_performance_are_named() {
        let mut story = complete();
        story.employee_mut("P-901").performance.retain(|one| one.year == 2025);
        let told = notice(&story, "N-NO-PERFORMANCE").expect("a year is missing");
        assert_eq!(told.findings.len(), 1);
        assert_eq!(told.findings[0].says.values, [("years", Value::List(vec!["2024".into()]))]);
    }

    #[test]
    fn an_assessment_counts_up_to_the_effective_date_and_none_at_all_is_another_matter() {
        let mut story = complete();
        let assessed = |story: &mut crate::domain::story::Story, on| {
            story.employee_mut("P-903").assessment.as_mut().expect("the town is assessed").date = on;
        };
        assessed(&mut story, day(2023, 12, 1));
        assert!(found(&story, "N-OLD-ASSESSMENT").is_empty());
        assessed(&mut story, day(2023, 11, 30));
        assert_eq!(found(&story, "N-OLD-ASSESSMENT"), ["P-903"]);
        assert!(found(&story, "Q-NO-ASSESSMENT").is_empty());
        story.employee_mut("P-903").assessment = None;
        assert!(found(&story, "N-OLD-ASSESSMENT").is_empty());
        assert_eq!(found(&story, "Q-NO-ASSESSMENT"), ["P-903"]);
        story.employee_mut("P-906").assessment = None;
        assert_eq!(found(&story, "Q-NO-ASSESSMENT"), ["P-903"], "pelaksana need none");
    }

    #[test]
    fn documents_and_wishes_are_asked_of_those_on_the_docket_alone() {
        let mut story = complete();
        for who in ["P-901", "P-904"] {
            let employee = story.employee_mut(who);
            employee.aspirations.clear();
            employee.documents.retain(|(kind, _)| *kind != DocumentKind::RankDecree);
        }
        assert_eq!(found(&story, "Q-NO-ASPIRATION"), ["P-904"]);
        let told = notice(&story, "Q-NO-DOCUMENTS").expect("one document is open");
        assert_eq!(told.findings.len(), 1);
        let open = Value::List(vec![Value::Term(DocumentKind::RankDecree.key())]);
        assert_eq!(told.findings[0].says.values, [("documents", open)]);
    }

    #[test]
    fn who_is_lent_for_a_time_needs_no_documents() {
        let mut story = complete();
        story.employee_mut("P-905").documents.clear();
        assert_eq!(found(&story, "Q-NO-DOCUMENTS"), ["P-905"]);
        story.stated.proposals[2].moves[0].stated_kind = Some(MoveKind::TemporaryAssignment);
        assert!(found(&story, "Q-NO-DOCUMENTS").is_empty());
    }
}
