//! Reorganisation: positions that end, and holders who are confirmed under a new name (pengukuhan).

use crate::domain::position::{Change, Position};
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};

/// Nobody is placed in a position that ends, and whoever held it is placed elsewhere.
pub static ABOLISHED: Rule = Rule {
    id: "R-HAPUS",
    title: "rule.hapus.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(abolished),
    rests: Rests::Never,
};

/// The holder of a position that goes on under another name is confirmed in it.
pub static CONFIRMED: Rule = Rule {
    id: "R-UKUH",
    title: "rule.ukuh.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(confirmed),
    rests: Rests::At(|position, _| position.change != Some(Change::Renamed)),
};

fn ends(position: &Position) -> bool {
    position.change == Some(Change::Abolished)
}

fn abolished(case: &Case<'_>) -> Option<Finding> {
    if ends(case.target) {
        let sentence = case.says("rule.hapus.target").with("position", case.name_of(case.target));
        return Some(Finding::block(sentence, "rule.hapus.lift"));
    }
    let left = case.present.filter(|present| case.leaves() && ends(present))?;
    Some(Finding::info(case.says("rule.hapus.left").with("position", case.name_of(left))))
}

fn confirmed(case: &Case<'_>) -> Option<Finding> {
    let former = case.present.filter(|present| case.stays() && present.id != case.target.id)?;
    let former = case.name_of(former);
    match &case.facts().sitting().reorganisation {
        Some(decree) => {
            let sentence = case.says("rule.ukuh.says").with("former", former).with("number", decree.number.as_str());
            Some(Finding::info(sentence))
        }
        None => Some(Finding::unknown(case.says("rule.ukuh.unknown").with("former", former), "rule.ukuh.verify")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::{Class, MoveKind};
    use crate::domain::committee::Approval;
    use crate::domain::story::{Story, day};
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    /// SOS-KASI ends and goes on as SOS-KETUA; P-904 holds it.
    fn renamed() -> Trial {
        let mut story = Story::town();
        story.position_mut("SOS-KASI").change = Some(Change::Abolished);
        let successor = story.position("SOS-KETUA", "SOS", Class::Pengawas);
        successor.change = Some(Change::Renamed);
        successor.formerly = Some("SOS-KASI".into());
        story.stated.sitting.reorganisation =
            Some(Approval { number: "Peraturan 17".to_owned(), date: day(2026, 10, 1) });
        Trial::of(story, &[("P-904", "SOS-KETUA")])
    }

    #[test]
    fn the_holder_of_a_renamed_position_is_confirmed_without_tenure_or_empty_seat() {
        let mut trial = renamed();
        trial.story.employee_mut("P-904").position_since = Some(day(2026, 10, 1));
        assert_eq!(trial.story.facts().kind_of(&trial.whole.moves[0]), MoveKind::Confirmation);
        assert_eq!(trial.severity("R-UKUH"), Some(Severity::Info));
        for rule in ["R-TEN-MIN", "R-VAC", "R-OCC", "R-HAPUS", "R-DEMO"] {
            assert_eq!(trial.severity(rule), None, "{rule}");
        }
        trial.story.stated.sitting.reorganisation = None;
        assert_eq!(trial.severity("R-UKUH"), Some(Severity::Unknown));
        assert_eq!(Trial::town().severity("R-UKUH"), None);
    }

    #[test]
    fn nobody_comes_to_a_position_that_ends_and_who_leaves_it_is_told() {
        let story = renamed().story;
        assert_eq!(Trial::of(story.clone(), &[("P-902", "SOS-KASI")]).severity("R-HAPUS"), Some(Severity::Block));
        let away = Trial::of(story, &[("P-904", "CAPIL-KASI")]);
        assert_eq!(away.severity("R-HAPUS"), Some(Severity::Info));
        assert_eq!(away.severity("R-VAC"), None, "the seat left behind ends");
        assert_eq!(Trial::town().severity("R-HAPUS"), None);
    }
}
