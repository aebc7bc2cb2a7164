//! Retirement age: reached, near, or made shorter by the move. What tells a birth date is sensitive.

use crate::domain::calendar::complete_months;
use crate::domain::position::Position;
use crate::domain::retirement;
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};

/// Nobody is placed at or past the retirement age of the position.
pub static REACHED: Rule = Rule {
    id: "R-BUP",
    title: "rule.bup.title",
    sensitive: true,
    basis: Basis::Regulations(&["UU-20-2023", "PP-11-2017"]),
    judge: One(reached),
    rests: Rests::With(|_, brief| brief.is_young),
};

/// Little service is left.
pub static WITHIN_WARNING: Rule = Rule {
    id: "R-BUP-1",
    title: "rule.bup-1.title",
    sensitive: true,
    basis: Basis::Custom,
    judge: One(within_warning),
    rests: Rests::With(|_, brief| brief.is_young),
};

/// The end of service is in sight.
pub static WITHIN_NOTICE: Rule = Rule {
    id: "R-BUP-3",
    title: "rule.bup-3.title",
    sensitive: true,
    basis: Basis::Custom,
    judge: One(within_notice),
    rests: Rests::With(|_, brief| brief.is_young),
};

/// The position retires its holder earlier than the present one. It tells of classes, not of a birth date.
pub static SHORTENED: Rule = Rule {
    id: "R-BUP-SHORT",
    title: "rule.bup-short.title",
    sensitive: false,
    basis: Basis::Regulations(&["UU-20-2023"]),
    judge: One(shortened),
    rests: Rests::Never,
};

/// The position whose retirement age holds after the move; a temporary assignment leaves the home position.
fn held_after<'a>(case: &Case<'a>) -> &'a Position {
    match case.present {
        Some(present) if case.keeps_home() => present,
        _ => case.target,
    }
}

/// Whether the pension is farther away than any of these rules asks; most are so young.
fn is_young(case: &Case<'_>) -> bool {
    let site = if case.keeps_home() { case.site_left().unwrap_or(case.site) } else { case.site };
    case.brief.born.is_some_and(|born| born >= site.young)
}

/// Complete months from the effective date to the pension; none when unknown or when the age is reached.
fn months_left(case: &Case<'_>) -> Option<u32> {
    let born = case.brief.born.filter(|_| !is_young(case))?;
    let held = held_after(case);
    let reached = retirement::birthday_of_age(born, retirement::age_in(held)) <= case.effective();
    (!reached).then(|| complete_months(case.effective(), retirement::pension_in(born, held)))
}

fn reached(case: &Case<'_>) -> Option<Finding> {
    let Some(born) = case.brief.born else {
        return Some(Finding::unknown(case.says("rule.bup.unknown"), "rule.bup.verify"));
    };
    let held = held_after(case);
    let age = retirement::age_in(held);
    if is_young(case) || retirement::birthday_of_age(born, age) > case.effective() {
        return None;
    }
    let sentence = case.says("rule.bup.says").with("age", age).with("day", retirement::pension_in(born, held));
    Some(Finding::block(sentence, "rule.bup.lift"))
}

fn within_warning(case: &Case<'_>) -> Option<Finding> {
    let bound = case.thresholds().retirement_warn_months;
    let near = months_left(case).filter(|months| *months < bound);
    near.map(|months| Finding::warn(case.says("rule.bup-1.says").with("months", months), "rule.lift.reason"))
}

fn within_notice(case: &Case<'_>) -> Option<Finding> {
    let thresholds = case.thresholds();
    let notice = thresholds.retirement_warn_months..thresholds.retirement_info_months;
    let near = months_left(case).filter(|months| notice.contains(months));
    near.map(|months| Finding::info(case.says("rule.bup-3.says").with("months", months)))
}

fn shortened(case: &Case<'_>) -> Option<Finding> {
    let present = case.present.filter(|_| case.leaves())?;
    let (now, then) = (retirement::age_in(present), retirement::age_in(case.target));
    if then >= now {
        return None;
    }
    Some(Finding::warn(case.says("rule.bup-short.says").with("now", now).with("then", then), "rule.bup-short.lift"))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::domain::class::Class;
    use crate::domain::story::{Story, day};
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    /// P-903, born 11 April 1968, to administrator, effective on this day.
    fn on(effective: NaiveDate) -> Trial {
        let mut story = Story::town();
        story.stated.sitting.effective = effective;
        let employee = story.employee_mut("P-903");
        employee.nip = None;
        employee.birth_date = Some(day(1968, 4, 11));
        Trial::of(story, &[("P-903", "CAPIL-KABID")])
    }

    #[test]
    fn the_age_is_reached_on_the_birthday() {
        assert_eq!(on(day(2026, 4, 11)).severity("R-BUP"), Some(Severity::Block));
        assert_eq!(on(day(2026, 4, 11)).severity("R-BUP-1"), None);
        let eve = on(day(2026, 4, 10));
        assert_eq!(eve.severity("R-BUP"), None);
        assert_eq!(eve.severity("R-BUP-1"), Some(Severity::Warn));
        assert!(eve.verdict("R-BUP-1").is_some_and(|verdict| verdict.sensitive));
    }

    #[test]
    fn months_are_counted_to_the_first_of_the_month_after_the_birthday() {
        assert_eq!(on(day(2025, 5, 1)).severity("R-BUP-1"), None);
        assert_eq!(on(day(2025, 5, 1)).severity("R-BUP-3"), Some(Severity::Info));
        assert_eq!(on(day(2025, 5, 2)).severity("R-BUP-1"), Some(Severity::Warn));
        assert_eq!(on(day(2023, 5, 2)).severity("R-BUP-3"), Some(Severity::Info));
        assert_eq!(on(day(2023, 5, 1)).severity("R-BUP-3"), None);
    }

    #[test]
    fn an_unknown_birth_date_is_said() {
        let mut trial = on(day(2026, 4, 10));
        trial.story.employee_mut("P-903").birth_date = None;
        assert_eq!(trial.severity("R-BUP"), Some(Severity::Unknown));
        assert_eq!(trial.severity("R-BUP-1"), None);
    }

    #[test]
    fn leaving_ahli_madya_for_administrator_costs_two_years() {
        let mut trial = on(day(2026, 3, 1));
        assert_eq!(trial.severity("R-BUP-SHORT"), None);
        let position = trial.story.position_mut("SOS-KABID");
        position.class = Class::AhliMadya;
        position.echelon = None;
        assert_eq!(trial.severity("R-BUP-SHORT"), Some(Severity::Warn));
        let sentence = trial.sentence("R-BUP-SHORT");
        assert!(sentence.contains("60") && sentence.contains("58"), "{sentence}");
    }
}
