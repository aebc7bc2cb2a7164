//! Up, down or sideways: demotions need a basis, and a stated kind that differs from the computed one is said.

use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::text::words::Value;

/// A demotion rests on discipline, performance, reorganisation or the employee's own request.
pub static DEMOTION: Rule = Rule {
    id: "R-DEMO",
    title: "rule.demo.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-94-2021", "PP-11-2017"]),
    judge: One(demotion),
    rests: Rests::Never,
};

/// The file calls the move something else than its levels do.
pub static STATED_KIND: Rule = Rule {
    id: "R-KIND",
    title: "rule.kind.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(stated_kind),
    rests: Rests::Never,
};

fn demotion(case: &Case<'_>) -> Option<Finding> {
    let present = case.present.filter(|_| case.falls() && case.whole.demotion_basis.is_none())?;
    let sentence =
        case.says("rule.demo.says").with("from", case.name_of(present)).with("to", case.name_of(case.target));
    Some(Finding::block(sentence, "rule.demo.lift"))
}

fn stated_kind(case: &Case<'_>) -> Option<Finding> {
    // Whether an assignment is temporary cannot be read from two levels.
    if case.keeps_home() || case.kind == case.computed {
        return None;
    }
    let sentence = case
        .says("rule.kind.says")
        .with("stated", Value::Term(case.kind.key()))
        .with("computed", Value::Term(case.computed.key()));
    Some(Finding::info(sentence))
}

#[cfg(test)]
mod tests {
    use crate::domain::class::MoveKind;
    use crate::domain::proposal::DemotionBasis;
    use crate::domain::story::Story;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    #[test]
    fn a_demotion_without_basis_is_barred_whatever_it_is_called() {
        let down = || Trial::of(Story::town(), &[("P-903", "CAPIL-KASI")]);
        assert_eq!(down().severity("R-DEMO"), Some(Severity::Block));
        assert_eq!(down().stated(MoveKind::Rotation).severity("R-DEMO"), Some(Severity::Block));
        assert_eq!(down().stated(MoveKind::TemporaryAssignment).severity("R-DEMO"), None);
        let mut asked = down();
        asked.whole.demotion_basis = Some(DemotionBasis::OwnRequest);
        assert_eq!(asked.severity("R-DEMO"), None);
        assert_eq!(Trial::town().severity("R-DEMO"), None);
    }

    #[test]
    fn a_label_that_differs_from_the_levels_is_told() {
        assert_eq!(Trial::town().stated(MoveKind::Promotion).severity("R-KIND"), Some(Severity::Info));
        assert_eq!(Trial::town().stated(MoveKind::Rotation).severity("R-KIND"), None);
        assert_eq!(Trial::town().stated(MoveKind::TemporaryAssignment).severity("R-KIND"), None);
    }
}
