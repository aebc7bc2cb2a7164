//! Talent and its use: the nine boxes, another kind of load, and moves that serve neither side.

use crate::domain::performance::{NineBox, Potential, Rating};
use crate::fit::score;
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::rules::workload;
use crate::text::words::Value;

/// Who stands low on both axes is treated by the rules on performance and not by a move.
pub static NINE_BOX: Rule = Rule {
    id: "R-KOTAK",
    title: "rule.kotak.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERMENPANRB-3-2020"]),
    judge: One(nine_box),
    rests: Rests::With(|_, brief| !brief.nine_box.is_some_and(is_low)),
};

/// The work is of another kind than before.
pub static LOAD_KIND: Rule = Rule {
    id: "R-JENIS",
    title: "rule.jenis.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(load_kind),
    rests: Rests::At(|position, _| position.load_kind.is_none()),
};

/// A move that fits worse and worsens the load looks like a hidden punishment.
pub static NO_GAIN: Rule = Rule {
    id: "R-SANKSI",
    title: "rule.sanksi.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-94-2021"]),
    judge: One(no_gain),
    rests: Rests::Never,
};

/// Whether a place is one of the three lowest, which a move does not help.
fn is_low(place: NineBox) -> bool {
    matches!(
        (place.performance, place.potential),
        (Rating::Below, Potential::Low | Potential::Medium) | (Rating::Meets, Potential::Low)
    )
}

fn nine_box(case: &Case<'_>) -> Option<Finding> {
    if !case.leaves() {
        return None;
    }
    match case.brief.nine_box.map(|place| (place.performance, place.potential)) {
        Some((Rating::Below, Potential::Low)) => Some(Finding::warn(case.says("rule.kotak.lowest"), "rule.kotak.lift")),
        Some((Rating::Below, Potential::Medium) | (Rating::Meets, Potential::Low)) if case.rises() => {
            Some(Finding::info(case.says("rule.kotak.coach")))
        }
        _ => None,
    }
}

fn load_kind(case: &Case<'_>) -> Option<Finding> {
    let kinds = case.present.and_then(|present| present.load_kind).zip(case.target.load_kind);
    let (from, to) = kinds.filter(|(from, to)| from != to && !case.stays())?;
    let sentence = case.says("rule.jenis.says").with("from", Value::Term(from.key())).with("to", Value::Term(to.key()));
    Some(Finding::info(sentence))
}

fn no_gain(case: &Case<'_>) -> Option<Finding> {
    let present = case.present.filter(|_| case.leaves() && !case.rises())?;
    if !workload::worsens_balance(case) {
        return None;
    }
    let fit = |position| score::score(case.facts(), case.employee, position, case.effective()).total;
    let now = match case.sits_as_stated() {
        true => case.brief.fit(case.facts(), case.employee),
        false => fit(present),
    };
    let (now, then) = now.zip(fit(case.target)).filter(|(now, then)| then < now)?;
    let sentence =
        case.says("rule.sanksi.says").with("now", Value::Hundredths(now)).with("then", Value::Hundredths(then));
    Some(Finding::warn(sentence, "rule.sanksi.lift"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::education::Field;
    use crate::domain::performance::Predicate;
    use crate::domain::position::LoadKind;
    use crate::domain::story::Story;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn talented(predicate: Predicate, potential: Potential, moves: &[(&str, &str)]) -> Option<Severity> {
        let mut story = Story::town();
        let employee = story.employee_mut(moves[0].0);
        employee.performance[1].predicate = predicate;
        employee.potential = Some(potential);
        Trial::of(story, moves).severity("R-KOTAK")
    }

    #[test]
    fn the_lowest_box_warns_and_the_next_two_are_told_before_a_promotion() {
        let rotation = [("P-904", "CAPIL-KASI")];
        let promotion = [("P-902", "CAPIL-KASI")];
        assert_eq!(talented(Predicate::Poor, Potential::Low, &rotation), Some(Severity::Warn));
        assert_eq!(talented(Predicate::Good, Potential::Low, &promotion), Some(Severity::Info));
        assert_eq!(talented(Predicate::Good, Potential::Low, &rotation), None);
        assert_eq!(talented(Predicate::Good, Potential::Medium, &promotion), None);
    }

    #[test]
    fn another_kind_of_load_is_told() {
        let mut trial = Trial::town();
        trial.story.position_mut("SOS-KASI").load_kind = Some(LoadKind::Fieldwork);
        assert_eq!(trial.severity("R-JENIS"), None, "one end is not known");
        trial.story.position_mut("CAPIL-KASI").load_kind = Some(LoadKind::Administrative);
        assert_eq!(trial.severity("R-JENIS"), Some(Severity::Info));
        trial.story.position_mut("CAPIL-KASI").load_kind = Some(LoadKind::Fieldwork);
        assert_eq!(trial.severity("R-JENIS"), None);
    }

    #[test]
    fn a_move_that_serves_neither_side_must_be_answered() {
        let mut trial = Trial::of(Story::town(), &[("P-902", "SOS-PENGELOLA")]);
        assert_eq!(trial.severity("R-BAL"), Some(Severity::Warn));
        assert_eq!(trial.severity("R-SANKSI"), None, "the fit is the same");
        trial.story.position_mut("SOS-PENGELOLA").requirement.fields = vec![Field::Health];
        assert_eq!(trial.severity("R-SANKSI"), Some(Severity::Warn));
        let mut relief = Trial::of(trial.story, &[("P-905", "CAPIL-OPERATOR")]);
        relief.story.position_mut("CAPIL-OPERATOR").requirement.fields = vec![Field::Health];
        relief.story.position_mut("SOS-PENGELOLA").requirement.fields = vec![Field::Government];
        assert_eq!(relief.severity("R-SANKSI"), None, "the shorter agency gains");
    }
}
