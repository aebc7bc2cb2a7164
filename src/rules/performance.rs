//! Performance of the last two years that the session's data can know.

use chrono::Datelike;

use crate::domain::performance::Predicate;
use crate::rules::case::Case;
use crate::rules::rule::Judge::Several;
use crate::rules::rule::{Basis, Finding, Rule};
use crate::text::words::Value;

/// At least Baik in both of the last two years.
pub static PERFORMANCE: Rule = Rule {
    id: "R-KIN",
    title: "rule.kin.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019", "PP-11-2017"]),
    judge: Several(performance),
};

/// A predicate that is missing is not Baik and not worse than Baik.
pub static PERFORMANCE_UNKNOWN: Rule = Rule {
    id: "R-KIN-D",
    title: "rule.kin-d.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019"]),
    judge: Several(performance_unknown),
};

/// The two calendar years before that of the data, later one first, as the fit counts them too.
fn years(case: &Case<'_>) -> [i32; 2] {
    let year = case.facts().sitting().data_date.year();
    [year - 1, year - 2]
}

fn performance(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    for known in years(case).into_iter().filter_map(|year| case.employee.performance_of(year)) {
        if known.predicate >= Predicate::Good {
            continue;
        }
        let sentence = case
            .says("rule.kin.says")
            .with("year", known.year.to_string())
            .with("predicate", Value::Term(known.predicate.key()));
        tell(match case.rises() {
            true => Finding::block(sentence, "rule.kin.lift"),
            false => Finding::warn(sentence, "rule.lift.reason"),
        });
    }
}

fn performance_unknown(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    let missing = years(case).into_iter().filter(|year| case.employee.performance_of(*year).is_none());
    let sentence = |year: i32| case.says("rule.kin-d.says").with("year", year.to_string());
    missing.map(|year| Finding::unknown(sentence(year), "rule.kin-d.lift")).for_each(tell);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn with_predicate(trial: &mut Trial, year: i32, predicate: Predicate) {
        let who = trial.whole.moves[0].employee.clone();
        let employee = trial.story.employee_mut(who.as_str());
        employee.performance.iter_mut().filter(|one| one.year == year).for_each(|one| one.predicate = predicate);
    }

    #[test]
    fn a_bad_year_bars_promotion_and_warns_of_rotation() {
        let mut promotion = Trial::of(Story::town(), &[("P-902", "CAPIL-KASI")]);
        assert_eq!(promotion.severity("R-KIN"), None);
        with_predicate(&mut promotion, 2024, Predicate::NeedsImprovement);
        assert_eq!(promotion.severity("R-KIN"), Some(Severity::Block));
        assert!(promotion.sentence("R-KIN").contains("2024"));
        let mut rotation = Trial::town();
        with_predicate(&mut rotation, 2025, Predicate::Poor);
        assert_eq!(rotation.severity("R-KIN"), Some(Severity::Warn));
    }

    #[test]
    fn a_missing_year_is_said_and_an_older_one_is_not_asked_for() {
        let mut trial = Trial::town();
        assert_eq!(trial.severity("R-KIN-D"), None);
        trial.story.employee_mut("P-904").performance.retain(|one| one.year != 2025);
        assert_eq!(trial.severity("R-KIN-D"), Some(Severity::Unknown));
        assert!(trial.sentence("R-KIN-D").contains("2025"));
    }
}
