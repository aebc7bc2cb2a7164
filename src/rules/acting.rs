//! Acting holders (Plt): who may act, for how long, and seats that were acted in for too long.

use crate::domain::calendar::{complete_months, months_after};
use crate::rules::case::Case;
use crate::rules::rule::Judge::{One, Several};
use crate::rules::rule::{Basis, Finding, Rests, Rule};

/// An acting appointment has a term, and goes to an equal or the next level below.
pub static APPOINTMENT: Rule = Rule {
    id: "R-PLT",
    title: "rule.plt.title",
    sensitive: false,
    basis: Basis::Regulations(&["SE-BKN-1-2021"]),
    judge: Several(appointment),
    rests: Rests::Never,
};

/// A seat is not left to an acting holder for long.
pub static LONG_ACTING: Rule = Rule {
    id: "R-PLT-LAMA",
    title: "rule.plt-lama.title",
    sensitive: false,
    basis: Basis::Regulations(&["SE-BKN-1-2021"]),
    judge: One(long_acting),
    rests: Rests::At(|position, _| position.acting.is_none()),
};

fn appointment(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    if !case.is_acting() {
        return;
    }
    let tier = case.present.map_or(1, |present| present.class.tier());
    if tier + 1 < case.target.class.tier() {
        tell(Finding::block(
            case.says("rule.plt.level").with("position", case.name_of(case.target)),
            "rule.plt.lift-level",
        ));
    }
    if let Some(finding) = term(case) {
        tell(finding);
    }
    let sentence = match case.present {
        Some(present) => case.says("rule.plt.keeps").with("position", case.name_of(present)),
        None => case.says("rule.plt.keeps-none"),
    };
    tell(Finding::info(sentence));
}

/// The term from its first day on: an employee who acts in the seat already goes on with the same term.
fn term(case: &Case<'_>) -> Option<Finding> {
    let until = case.whole.until?;
    let own = case.target.acting.as_ref().filter(|acting| acting.employee == case.employee.id);
    let from = own.map_or(case.effective(), |acting| acting.since.min(case.effective()));
    let thresholds = case.thresholds();
    let beyond = |months| until > months_after(from, months);
    let sentence = |key, most: u32| case.says(key).with("from", from).with("until", until).with("most", most);
    if beyond(thresholds.acting_most_months) {
        let sentence = sentence("rule.plt.too-long", thresholds.acting_most_months);
        return Some(Finding::block(sentence, "rule.plt.lift-term"));
    }
    let extended = beyond(thresholds.acting_months);
    extended.then(|| Finding::warn(sentence("rule.plt.extended", thresholds.acting_months), "rule.lift.reason"))
}

fn long_acting(case: &Case<'_>) -> Option<Finding> {
    let acting = case.target.acting.as_ref()?;
    let months = complete_months(acting.since, case.facts().sitting().date);
    let thresholds = case.thresholds();
    let key = match months {
        _ if months >= thresholds.acting_most_months => "rule.plt-lama.alarm",
        _ if months >= thresholds.acting_months => "rule.plt-lama.says",
        _ => return None,
    };
    let sentence = case.says(key).with("months", months).with("holder", case.name_of_employee(&acting.employee));
    Some(Finding::info(sentence))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::domain::class::MoveKind;
    use crate::domain::position::Acting;
    use crate::domain::story::{Story, day};
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    /// This employee acts in CAPIL-KASI or another seat from 1 December 2026 until this day.
    fn acts(who: &str, seat: &str, until: NaiveDate) -> Trial {
        let mut trial = Trial::of(Story::town(), &[(who, seat)]).stated(MoveKind::Acting);
        trial.whole.until = Some(until);
        trial
    }

    #[test]
    fn three_months_are_the_term_six_the_most() {
        assert_eq!(acts("P-904", "CAPIL-KASI", day(2027, 3, 1)).severity("R-PLT"), Some(Severity::Info));
        assert_eq!(acts("P-904", "CAPIL-KASI", day(2027, 3, 2)).severity("R-PLT"), Some(Severity::Warn));
        assert_eq!(acts("P-904", "CAPIL-KASI", day(2027, 6, 2)).severity("R-PLT"), Some(Severity::Block));
        assert_eq!(Trial::town().severity("R-PLT"), None);
    }

    #[test]
    fn who_acts_already_goes_on_with_the_same_term() {
        let mut trial = acts("P-904", "CAPIL-KASI", day(2027, 3, 1));
        let since = day(2026, 8, 1);
        trial.story.position_mut("CAPIL-KASI").acting = Some(Acting { employee: "P-904".into(), since, until: None });
        assert_eq!(trial.severity("R-PLT"), Some(Severity::Block));
    }

    #[test]
    fn a_clerk_does_not_act_as_administrator_and_nobody_acts_where_somebody_sits() {
        let mut trial = acts("P-905", "CAPIL-KABID", day(2027, 3, 1));
        trial.story.employee_mut("P-901").position = None;
        assert_eq!(trial.severity("R-PLT"), Some(Severity::Block));
        assert_eq!(trial.severity("R-OCC"), None);
        let taken = acts("P-904", "CAPIL-KABID", day(2027, 3, 1));
        assert_eq!(taken.severity("R-OCC"), Some(Severity::Block));
    }

    #[test]
    fn acting_changes_neither_seat_nor_workload() {
        let trial = acts("P-904", "CAPIL-KASI", day(2027, 3, 1));
        for rule in ["R-VAC", "R-TEN-MIN", "R-DOK", "R-BAL", "R-NEED"] {
            assert_eq!(trial.severity(rule), None, "{rule}");
        }
    }

    #[test]
    fn a_seat_acted_in_for_three_months_is_told_and_for_six_in_stronger_words() {
        let acted_since = |since| {
            let mut trial = Trial::town();
            trial.story.position_mut("CAPIL-KASI").acting =
                Some(Acting { employee: "P-902".into(), since, until: None });
            trial.verdict("R-PLT-LAMA").map(|verdict| verdict.sentence.key)
        };
        assert_eq!(acted_since(day(2026, 8, 25)), None);
        assert_eq!(acted_since(day(2026, 8, 24)), Some("rule.plt-lama.says"));
        assert_eq!(acted_since(day(2026, 5, 24)), Some("rule.plt-lama.alarm"));
    }
}
