//! Competence: the job–person match and the assessment it rests on.

use crate::domain::class::Class;
use crate::fit::matching::{MatchBand, job_person_match, match_of_nine};
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::text::words::{Phrase, Value};

/// The capped match of an assessment with the position's standard.
pub static MATCH: Rule = Rule {
    id: "R-JPM",
    title: "rule.jpm.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERMENPANRB-38-2017", "PERMENPANRB-3-2020"]),
    judge: One(matching),
    rests: Rests::At(|position, _| position.standard.is_none() && !asks_for_assessment(position.class)),
};

/// An assessment that is there and still valid.
pub static ASSESSMENT: Rule = Rule {
    id: "R-ASES",
    title: "rule.ases.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERMENPANRB-3-2020"]),
    judge: One(assessment),
    rests: Rests::With(|facts, brief| brief.assessed_until.is_some_and(|until| until >= facts.sitting().effective)),
};

/// Pelaksana are appointed without assessment; one that exists is still compared.
fn asks_for_assessment(class: Class) -> bool {
    class != Class::Pelaksana
}

fn matching(case: &Case<'_>) -> Option<Finding> {
    let Some(standard) = &case.target.standard else {
        let sentence = || case.says("rule.jpm.unknown").with("position", case.name_of(case.target));
        return asks_for_assessment(case.target.class).then(|| Finding::unknown(sentence(), "rule.jpm.verify"));
    };
    // A missing assessment is the matter of the next rule.
    case.brief.assessed_until?;
    let capped = match case.brief.technical.meets(case.site.technical) {
        true => job_person_match(case.employee.assessment.as_ref()?, standard).capped,
        false => match_of_nine(&case.brief.levels, standard).capped,
    };
    let says = |key| case.says(key).with("match", Value::Hundredths(capped));
    match MatchBand::of(capped, case.thresholds().job_match.bounds(case.target.class)) {
        MatchBand::Met => None,
        MatchBand::PartlyMet => Some(Finding::info(says("rule.jpm.partly-met"))),
        MatchBand::NotMet => Some(Finding::warn(says("rule.jpm.not-met"), "rule.jpm.lift")),
    }
}

fn assessment(case: &Case<'_>) -> Option<Finding> {
    if !asks_for_assessment(case.target.class) {
        return None;
    }
    let years = case.thresholds().assessment_years;
    let expired = |says: Phrase| match &case.employee.assessment {
        Some(assessment) => says.with("day", assessment.date).with("years", years),
        None => says,
    };
    let sentence = match case.brief.assessed_until {
        None => case.says("rule.ases.missing"),
        Some(until) if until < case.effective() => case.says_of("rule.ases.expired", expired),
        Some(_) => return None,
    };
    Some(Finding::unknown(sentence, "rule.ases.lift"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::profiles::MatchVersion;
    use crate::domain::settings::MatchBands;
    use crate::domain::story::{Story, day};
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    #[test]
    fn bands_are_those_of_the_version_in_force() {
        let mut trial = Trial::town();
        trial.story.position_mut("CAPIL-KASI").standard.as_mut().expect("the town has standards").managerial[0] = 5;
        trial.story.position_mut("CAPIL-KASI").standard.as_mut().expect("the town has standards").managerial[1] = 5;
        assert_eq!(trial.severity("R-JPM"), None, "27 of 31 is 87.10");
        trial.story.stated.settings.thresholds.job_match = MatchBands::Version(MatchVersion::Brin3Of2023);
        assert_eq!(trial.severity("R-JPM"), Some(Severity::Info));
    }

    #[test]
    fn a_weak_match_warns_and_a_full_one_is_silent() {
        let mut trial = Trial::town();
        assert_eq!(trial.severity("R-JPM"), None);
        trial.story.position_mut("CAPIL-KASI").standard.as_mut().expect("the town has standards").managerial = [5; 9];
        let verdict = trial.verdict("R-JPM").expect("27 of 45 is too little");
        assert_eq!(verdict.severity, Severity::Warn);
        assert_eq!(verdict.sentence.values, [("match", Value::Hundredths(6_000))]);
    }

    #[test]
    fn a_missing_standard_and_a_missing_assessment_are_said_once_each() {
        let mut trial = Trial::town();
        trial.story.position_mut("CAPIL-KASI").standard = None;
        assert_eq!(trial.severity("R-JPM"), Some(Severity::Unknown));
        assert_eq!(trial.severity("R-ASES"), None);
        let mut trial = Trial::town();
        trial.story.employee_mut("P-904").assessment = None;
        assert_eq!(trial.severity("R-JPM"), None);
        assert_eq!(trial.severity("R-ASES"), Some(Severity::Unknown));
    }

    #[test]
    fn an_assessment_is_valid_for_three_years_to_the_day() {
        let mut trial = Trial::town();
        let assessed = |trial: &mut Trial, on| {
            trial.story.employee_mut("P-904").assessment.as_mut().expect("the town is assessed").date = on;
        };
        assessed(&mut trial, day(2023, 12, 1));
        assert_eq!(trial.severity("R-ASES"), None);
        assessed(&mut trial, day(2023, 11, 30));
        assert_eq!(trial.severity("R-ASES"), Some(Severity::Unknown));
    }

    #[test]
    fn pelaksana_are_not_asked_for_an_assessment() {
        let mut story = Story::town();
        story.employee_mut("P-905").assessment = None;
        let trial = Trial::of(story, &[("P-905", "CAPIL-OPERATOR")]);
        assert_eq!(trial.severity("R-ASES"), None);
        assert_eq!(trial.severity("R-JPM"), None);
    }
}
