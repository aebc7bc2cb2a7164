//! Performance of the last two years that the session's data can know.

use crate::domain::performance::Predicate;
use crate::rules::brief::performance_years;
use crate::rules::case::Case;
use crate::rules::rule::Judge::Several;
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::text::words::Value;

/// At least Baik in both of the last two years.
pub static PERFORMANCE: Rule = Rule {
    id: "R-KIN",
    title: "rule.kin.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019", "PP-11-2017"]),
    judge: Several(performance),
    rests: Rests::With(|_, brief| brief.performance.iter().flatten().all(|predicate| *predicate >= Predicate::Good)),
};

/// A predicate that is missing is not Baik and not worse than Baik.
pub static PERFORMANCE_UNKNOWN: Rule = Rule {
    id: "R-KIN-D",
    title: "rule.kin-d.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019"]),
    judge: Several(performance_unknown),
    rests: Rests::With(|_, brief| brief.performance.iter().all(Option::is_some)),
};

fn performance(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    for (year, predicate) in performance_years(case.facts()).into_iter().zip(case.brief.performance) {
        let Some(predicate) = predicate.filter(|predicate| *predicate < Predicate::Good) else {
            continue;
        };
        let sentence = case.says_of("rule.kin.says", |says| {
            says.with("year", year.to_string()).with("predicate", Value::Term(predicate.key()))
        });
        tell(match case.rises() {
            true => Finding::block(sentence, "rule.kin.lift"),
            false => Finding::warn(sentence, "rule.lift.reason"),
        });
    }
}

fn performance_unknown(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    let years = performance_years(case.facts()).into_iter().zip(case.brief.performance);
    for (year, _) in years.filter(|(_, predicate)| predicate.is_none()) {
        let sentence = case.says_of("rule.kin-d.says", |says| says.with("year", year.to_string()));
        tell(Finding::unknown(sentence, "rule.kin-d.lift"));
    }
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
