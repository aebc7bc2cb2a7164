//! Rank and education against what the position asks.

use crate::domain::class::Echelon;
use crate::domain::employee::Employment;
use crate::domain::rank::Rank;
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};

/// No lower than one rank under the echelon, and not under what a position without echelon asks.
pub static TOO_LOW: Rule = Rule {
    id: "R-RANK",
    title: "rule.rank.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-100-2000", "PP-13-2002"]),
    judge: One(too_low),
    rests: Rests::At(|position, _| position.lowest_rank().is_none()),
};

/// One rank under the echelon is allowed, and said.
pub static ONE_BELOW: Rule = Rule {
    id: "R-RANK-1",
    title: "rule.rank-1.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-100-2000", "PP-13-2002"]),
    judge: One(one_below),
    rests: Rests::At(|position, _| position.echelon.is_none()),
};

/// A rank above the echelon is allowed, and said.
pub static TOO_HIGH: Rule = Rule {
    id: "R-RANK-HI",
    title: "rule.rank-hi.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-13-2002"]),
    judge: One(too_high),
    rests: Rests::At(|position, _| position.echelon.is_none()),
};

/// The education that class and position ask for.
pub static EDUCATION: Rule = Rule {
    id: "R-EDU",
    title: "rule.edu.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017"]),
    judge: One(education),
    rests: Rests::Never,
};

/// Ranks that `rank` lies under `least`; 0 when it does not.
fn ranks_below(rank: Rank, least: Rank) -> u8 {
    least.order().saturating_sub(rank.order())
}

fn too_low(case: &Case<'_>) -> Option<Finding> {
    let least = case.target.lowest_rank()?;
    let Some(rank) = case.brief.rank else {
        // Contract staff have no rank, and the rule of status speaks of them.
        if case.brief.employment != Employment::Pns {
            return None;
        }
        let sentence = case.says("rule.rank.unknown").with("least", least.spelling());
        return Some(Finding::unknown(sentence, "rule.rank.verify"));
    };
    // The one rank of grace belongs to structural positions alone.
    let grace = u8::from(case.target.echelon.is_some());
    if ranks_below(rank, least) <= grace {
        return None;
    }
    let sentence = case.says("rule.rank.says").with("rank", rank.spelling()).with("least", least.spelling());
    Some(Finding::block(sentence, "rule.rank.lift"))
}

fn one_below(case: &Case<'_>) -> Option<Finding> {
    match (case.brief.rank, case.target.echelon.map(Echelon::lowest_rank)) {
        (Some(rank), Some(least)) if ranks_below(rank, least) == 1 => {
            let sentence = case.says("rule.rank-1.says").with("rank", rank.spelling()).with("least", least.spelling());
            Some(Finding::info(sentence))
        }
        _ => None,
    }
}

fn too_high(case: &Case<'_>) -> Option<Finding> {
    match (case.brief.rank, case.target.echelon.map(Echelon::highest_rank)) {
        (Some(rank), Some(most)) if rank > most => {
            let sentence = case.says("rule.rank-hi.says").with("rank", rank.spelling()).with("most", most.spelling());
            Some(Finding::info(sentence))
        }
        _ => None,
    }
}

fn education(case: &Case<'_>) -> Option<Finding> {
    let least = case.target.least_education();
    match case.brief.education {
        None => {
            let sentence = case.says("rule.edu.unknown").with("least", least.spelling());
            Some(Finding::unknown(sentence, "rule.edu.verify"))
        }
        Some(level) if level < least => {
            let sentence = case.says("rule.edu.says").with("level", level.spelling()).with("least", least.spelling());
            Some(Finding::block(sentence, "rule.edu.lift"))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::education::EducationLevel;
    use crate::domain::rank::Grade;
    use crate::domain::story::Story;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    /// P-904 of this rank to a vacant position of echelon III.b (lowest III/d).
    fn to_third(rank: &str) -> Trial {
        let mut story = Story::town();
        story.employee_mut("P-901").position = None;
        story.employee_mut("P-904").grade = Grade::parse(rank);
        Trial::of(story, &[("P-904", "CAPIL-KABID")])
    }

    #[test]
    fn one_rank_below_is_told_two_are_barred() {
        assert_eq!(to_third("III/d").severity("R-RANK"), None);
        assert_eq!(to_third("III/d").severity("R-RANK-1"), None);
        assert_eq!(to_third("III/c").severity("R-RANK"), None);
        assert_eq!(to_third("III/c").severity("R-RANK-1"), Some(Severity::Info));
        assert_eq!(to_third("III/b").severity("R-RANK"), Some(Severity::Block));
        assert_eq!(to_third("III/b").severity("R-RANK-1"), None);
        assert!(to_third("III/b").sentence("R-RANK").contains("III/d"));
    }

    #[test]
    fn a_rank_above_the_echelon_is_told() {
        let mut story = Story::town();
        story.position_mut("CAPIL-KABID").echelon = Some(Echelon::IIIa);
        story.employee_mut("P-904").grade = Grade::parse("IV/c");
        let trial = Trial::of(story.clone(), &[("P-904", "CAPIL-KABID")]);
        assert_eq!(trial.severity("R-RANK-HI"), Some(Severity::Info));
        story.employee_mut("P-904").grade = Grade::parse("IV/b");
        assert_eq!(Trial::of(story, &[("P-904", "CAPIL-KABID")]).severity("R-RANK-HI"), None);
    }

    #[test]
    fn positions_without_echelon_give_no_grace() {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").requirement.lowest_rank = Rank::parse("III/a");
        story.employee_mut("P-905").grade = Grade::parse("II/d");
        let trial = Trial::of(story, &[("P-905", "CAPIL-OPERATOR")]);
        assert_eq!(trial.severity("R-RANK"), Some(Severity::Block));
        assert_eq!(trial.severity("R-RANK-1"), None);
    }

    #[test]
    fn an_unknown_rank_is_said_where_one_is_asked_for() {
        let mut trial = to_third("III/d");
        trial.story.employee_mut("P-904").grade = None;
        assert_eq!(trial.severity("R-RANK"), Some(Severity::Unknown));
        trial.story.position_mut("CAPIL-KABID").echelon = None;
        assert_eq!(trial.severity("R-RANK"), None);
    }

    #[test]
    fn education_is_held_against_the_higher_of_class_and_position() {
        let mut trial = Trial::town();
        trial.story.employee_mut("P-904").education[0].level = EducationLevel::D3;
        assert_eq!(trial.severity("R-EDU"), None);
        trial.story.position_mut("CAPIL-KASI").requirement.education = Some(EducationLevel::S1);
        assert_eq!(trial.severity("R-EDU"), Some(Severity::Block));
        trial.story.employee_mut("P-904").education.clear();
        assert_eq!(trial.severity("R-EDU"), Some(Severity::Unknown));
    }
}
