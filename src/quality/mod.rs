//! Data quality: notices about the facts, what the rules cannot say because of them, and a score by group of data.
//!
//! A notice never keeps a session from being opened (that is a fault, and belongs to `store`), hides nobody, and
//! changes no verdict and no score. What gaps silence is asked of the rules; here stands no threshold of theirs.

pub mod check;
pub mod field;
pub mod ground;
pub mod notice;
pub mod report;
pub mod scan;
pub mod score;
pub mod silence;

mod alike;
mod echelon;
mod gaps;
mod person;
mod sitting;
#[cfg(test)]
mod trial;
mod unit;
mod workload;

use crate::domain::facts::Facts;
use crate::quality::check::Check;
use crate::quality::field::FIELDS;
use crate::quality::ground::Ground;
use crate::quality::notice::Notice;
use crate::quality::report::Report;
use crate::quality::scan::Scan;

/// Every check: contradictions first, then gaps; within one gravity notices keep this order.
pub static CHECKS: &[&Check] = &[
    &sitting::DECREE_EXPIRED,
    &sitting::REGION,
    &sitting::DATA_AFTER,
    &sitting::OLD_DATA,
    &sitting::OLD_WORKLOAD,
    &sitting::BASIS_UNCHECKED,
    &sitting::EVEN_VOTERS,
    &person::RETIRED,
    &person::TWICE,
    &person::AFTER_DATA,
    &person::BEFORE_APPOINTMENT,
    &person::APPOINTMENT_AGE,
    &person::RANK_OUTSIDE_ECHELON,
    &person::RANK_BELOW_EDUCATION,
    &echelon::UNUSUAL_ECHELON,
    &unit::ALIKE,
    &unit::TOO_MANY_VERY_GOOD,
    &unit::INDEX,
    &workload::LONG_NORM,
    &workload::LARGE_NEED,
    &workload::MORE_HOLDERS,
    &workload::MADE_TO_FIT,
    &gaps::NO_NIP,
    &gaps::NO_CONTRACT_NUMBER,
    &gaps::NO_RANK,
    &gaps::NO_EDUCATION,
    &gaps::NO_PERFORMANCE,
    &gaps::NO_DISCIPLINE,
    &gaps::NO_CLEARANCE,
    &gaps::NO_SINCE,
    &gaps::NO_HISTORY,
    &gaps::NO_ASSESSMENT,
    &gaps::OLD_ASSESSMENT,
    &gaps::NO_DOCUMENTS,
    &gaps::NO_ASPIRATION,
    &workload::NEED_UNKNOWN,
    &workload::NO_STANDARD,
    &gaps::NO_TRAINING,
    &gaps::NO_POTENTIAL,
    &workload::TOTALS_ONLY,
    &workload::NO_REQUIREMENT,
];

/// The quality of a session's data.
pub fn look(facts: &Facts) -> Report {
    Report::of(&Ground::of(facts), CHECKS, FIELDS)
}

/// What has a place in the file: the notices of checks that name one, in the order of CHECKS.
pub fn placed(facts: &Facts) -> Vec<Notice> {
    let placed = CHECKS.iter().copied().filter(|check| check.place.is_some());
    Scan::of(&Ground::of(facts), placed, &[]).notices
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::quality::check::{Gravity, Looks, Subject};
    use crate::quality::trial::{complete, found, notice};
    use crate::rules;
    use crate::text::words;

    #[test]
    fn every_check_has_its_words_and_an_id_that_tells_whether_it_has_a_place() {
        let mut ids = HashSet::new();
        for check in CHECKS {
            assert!(ids.insert(check.id), "{} stands twice", check.id);
            assert_eq!(check.id.starts_with("N-"), check.place.is_some(), "{}", check.id);
            assert_eq!(check.id.starts_with("Q-"), check.place.is_none(), "{}", check.id);
            for key in [check.words.title, check.words.cause, check.words.cure] {
                assert!(words::has(key), "the catalogue lacks {key}");
            }
        }
        let told: HashSet<&str> = CHECKS.iter().flat_map(|check| [check.words.title, check.words.cause]).collect();
        assert_eq!(told.len(), 2 * CHECKS.len(), "two checks have the same words");
    }

    #[test]
    fn every_field_is_told_by_a_check() {
        for field in FIELDS {
            let told = CHECKS.iter().any(|check| check.field.is_some_and(|own| own.id == field.id));
            assert!(told, "{}", field.id);
        }
    }

    #[test]
    fn the_complete_town_has_no_notice() {
        let told: Vec<&str> = look(&complete().facts()).notices.iter().map(|notice| notice.check.id).collect();
        assert_eq!(told, [""; 0]);
    }

    #[test]
    fn the_gravest_stand_first_and_what_touches_nothing_today_is_milder() {
        let mut story = complete();
        story.employee_mut("P-901").discipline = None;
        assert_eq!(notice(&story, "Q-NO-DISCIPLINE").map(|told| told.gravity), Some(Gravity::Should));
        story.employee_mut("P-904").discipline = None;
        story.employee_mut("P-903").training.clear();
        let report = look(&story.facts());
        let told: Vec<_> = report.notices.iter().map(|told| (told.check.id, told.gravity, told.items())).collect();
        assert_eq!(told[0], ("Q-NO-DISCIPLINE", Gravity::Must, vec![1]));
        assert_eq!(told[1], ("Q-NO-TRAINING", Gravity::Note, vec![]));
        assert_eq!((report.count(Gravity::Must), report.count(Gravity::Note), report.is_grave()), (1, 1, true));
        let both = &report.notices[0];
        assert_eq!((both.findings.len(), both.on_docket()), (2, 1));
        assert_eq!(report.unsaid.items(), [1]);
    }

    #[test]
    fn what_is_wrong_with_the_sitting_itself_concerns_every_item() {
        let mut story = complete();
        story.stated.sitting.decree.until = Some(crate::domain::story::day(2026, 11, 23));
        let told = notice(&story, "N-DECREE-EXPIRED").expect("the decree has run out");
        assert_eq!((told.gravity, &told.findings[0].subject), (Gravity::Must, &Subject::Sitting));
    }

    #[test]
    fn only_what_has_a_place_is_told_by_the_check_of_files() {
        let mut story = complete();
        story.employee_mut("P-901").training.clear();
        story.employee_mut("P-901").nip = None;
        let told: Vec<&str> = placed(&story.facts()).iter().map(|told| told.check.id).collect();
        assert_eq!(told, ["N-NO-NIP"]);
        assert_eq!(found(&story, "Q-NO-TRAINING"), ["P-901"]);
    }

    #[test]
    fn nobody_is_named_of_whose_birth_discipline_process_or_wish_it_would_tell() {
        let sensitive: Vec<&str> = CHECKS.iter().filter(|check| check.sensitive).map(|check| check.id).collect();
        assert_eq!(
            sensitive,
            ["N-RETIRED", "N-APPOINTMENT-AGE", "Q-NO-DISCIPLINE", "Q-NO-CLEARANCE", "Q-NO-ASPIRATION"]
        );
        let closed = |check: &Check| {
            check
                .field
                .is_some_and(|field| field.rules.iter().filter_map(|id| rules::rule(id)).any(|rule| rule.sensitive))
        };
        for check in CHECKS.iter().filter(|check| closed(check)) {
            let of_birth = check.field.is_some_and(|field| field.id == "number");
            assert!(check.sensitive || of_birth, "{} names those of whom a closed rule cannot judge", check.id);
        }
        assert!(CHECKS.iter().all(|check| !check.sensitive || matches!(check.looks, Looks::Employees(_))));
    }
}
