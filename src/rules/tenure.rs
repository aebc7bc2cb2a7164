//! How long the present position was held: too short, or long enough to be due.

use crate::domain::calendar::complete_months;
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};

/// Two years in a position before the next; under half a year in stronger words.
pub static TOO_SHORT: Rule = Rule {
    id: "R-TEN-MIN",
    title: "rule.ten-min.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017", "PERBAN-BKN-5-2019"]),
    judge: One(too_short),
    rests: Rests::With(|facts, brief| {
        brief.months_held.is_some_and(|months| months >= facts.settings().thresholds.tenure_months)
    }),
};

/// Five years in a position are enough: a reason to move.
pub static LONG: Rule = Rule {
    id: "R-TEN-MAX",
    title: "rule.ten-max.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017", "PERBAN-BKN-5-2019"]),
    judge: One(long),
    rests: Rests::With(|facts, brief| {
        brief.months_held.is_none_or(|months| months < facts.settings().thresholds.tenure_long_months)
    }),
};

/// Nobody is moved again within a year of the last sitting that moved them.
pub static RECENT: Rule = Rule {
    id: "R-SUDAH",
    title: "rule.sudah.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(recent),
    rests: Rests::With(|_, brief| brief.last_transfer.is_none()),
};

fn recent(case: &Case<'_>) -> Option<Finding> {
    let months = complete_months(case.brief.last_transfer.filter(|_| case.leaves())?, case.effective());
    if months >= case.thresholds().recent_transfer_months {
        return None;
    }
    let last = case.employee.last_transfer.as_ref()?;
    let sentence =
        case.says("rule.sudah.says").with("day", last.date).with("record", last.record.as_str()).with("months", months);
    Some(Finding::warn(sentence, "rule.ten-min.lift"))
}

fn too_short(case: &Case<'_>) -> Option<Finding> {
    if case.present.is_none() || !case.leaves() {
        return None;
    }
    let Some(months) = case.brief.months_held else {
        return Some(Finding::unknown(case.says("rule.ten-min.unknown"), "rule.ten-min.verify"));
    };
    let thresholds = case.thresholds();
    let key = match months {
        _ if months >= thresholds.tenure_months => return None,
        _ if months >= thresholds.tenure_strict_months => "rule.ten-min.says",
        _ => "rule.ten-min.strict",
    };
    let sentence = case.says(key).with("months", months).with("least", thresholds.tenure_months);
    Some(Finding::warn(sentence, "rule.ten-min.lift"))
}

fn long(case: &Case<'_>) -> Option<Finding> {
    let months = case.brief.months_held.filter(|_| case.present.is_some() && case.leaves())?;
    let bound = case.thresholds().tenure_long_months;
    if months < bound {
        return None;
    }
    Some(Finding::info(case.says("rule.ten-max.says").with("years", months / 12).with("bound", bound / 12)))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::domain::class::MoveKind;
    use crate::domain::employee::LastTransfer;
    use crate::domain::story::{Story, day};
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn since(effective: NaiveDate, since: NaiveDate) -> Trial {
        let mut trial = Trial::town();
        trial.story.stated.sitting.effective = effective;
        trial.story.employee_mut("P-904").position_since = Some(since);
        trial
    }

    #[test]
    fn who_was_moved_within_the_year_is_told_with_that_record() {
        let moved = |on| {
            let mut trial = Trial::town();
            trial.story.employee_mut("P-904").last_transfer =
                Some(LastTransfer { date: on, record: "800/02".to_owned() });
            trial
        };
        assert_eq!(Trial::town().severity("R-SUDAH"), None);
        assert_eq!(moved(day(2025, 12, 1)).severity("R-SUDAH"), None, "a year to the day");
        let recent = moved(day(2025, 12, 2));
        assert_eq!(recent.severity("R-SUDAH"), Some(Severity::Warn));
        assert!(recent.sentence("R-SUDAH").contains("800/02"));
    }

    #[test]
    fn twenty_three_months_warn_and_twenty_four_do_not() {
        assert_eq!(since(day(2025, 11, 30), day(2023, 12, 1)).severity("R-TEN-MIN"), Some(Severity::Warn));
        assert_eq!(since(day(2025, 12, 1), day(2023, 12, 1)).severity("R-TEN-MIN"), None);
    }

    #[test]
    fn under_six_months_the_words_are_stronger_and_the_number_is_said() {
        let six = since(day(2026, 12, 1), day(2026, 6, 1)).sentence("R-TEN-MIN");
        let five = since(day(2026, 12, 1), day(2026, 6, 2)).sentence("R-TEN-MIN");
        assert!(six.contains('6') && six.contains("BKN"), "{six}");
        assert!(five.contains('5') && five.contains("Sangat baru"), "{five}");
    }

    #[test]
    fn an_unknown_start_is_said_and_staff_without_position_have_none() {
        let mut trial = Trial::town();
        trial.story.employee_mut("P-904").position_since = None;
        assert_eq!(trial.severity("R-TEN-MIN"), Some(Severity::Unknown));
        trial.story.employee_mut("P-904").position = None;
        assert_eq!(trial.severity("R-TEN-MIN"), None);
    }

    #[test]
    fn temporary_assignments_and_confirmations_have_no_tenure() {
        let mut story = Story::town();
        story.employee_mut("P-904").position_since = Some(day(2026, 10, 1));
        let away = Trial::of(story.clone(), &[("P-904", "CAPIL-KASI")]).stated(MoveKind::TemporaryAssignment);
        assert_eq!(away.severity("R-TEN-MIN"), None);
        let same = Trial::of(story.clone(), &[("P-904", "SOS-KASI")]);
        assert_eq!(same.severity("R-TEN-MIN"), None);
        let mislabelled = Trial::of(story, &[("P-904", "CAPIL-KASI")]).stated(MoveKind::Confirmation);
        assert_eq!(mislabelled.severity("R-TEN-MIN"), Some(Severity::Warn));
    }

    #[test]
    fn five_years_are_worth_knowing() {
        assert_eq!(since(day(2026, 12, 1), day(2021, 12, 1)).severity("R-TEN-MAX"), Some(Severity::Info));
        assert!(since(day(2026, 12, 1), day(2019, 11, 2)).sentence("R-TEN-MAX").contains("7 tahun"));
        assert_eq!(since(day(2026, 12, 1), day(2021, 12, 2)).severity("R-TEN-MAX"), None);
    }
}
