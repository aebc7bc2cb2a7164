//! Workload: a move that makes the heavier end heavier, and a position that needs nobody.

use crate::domain::unit::Unit;
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::rules::surroundings::Ends;
use crate::workload::balance::Staffing;

/// A move does not take from an agency that stays shorter of people than the one it gives to.
pub static WORSE_BALANCE: Rule = Rule {
    id: "R-BAL",
    title: "rule.bal.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019", "PERMENPANRB-1-2020"]),
    judge: One(worse_balance),
    rests: Rests::Never,
};

/// A pelaksana or functional position takes people only where some are missing.
pub static NO_SHORTAGE: Rule = Rule {
    id: "R-NEED",
    title: "rule.need.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERMENPANRB-1-2020"]),
    judge: One(no_shortage),
    rests: Rests::At(|position, _| position.class.is_structural()),
};

/// Whether an agency gives people away, is short of them then, and shorter than the agency that receives.
///
/// Shortness is need ÷ strength (balance of Permendagri 12/2008), compared by cross-multiplication.
fn worsens(Ends { home_before, home_after, destination_after }: Ends) -> bool {
    let gives = home_after.strength < home_before.strength;
    let short = home_after.need > home_after.strength;
    let home = u64::from(home_after.need) * u64::from(destination_after.strength);
    let destination = u64::from(destination_after.need) * u64::from(home_after.strength);
    gives && short && home > destination
}

/// Whether nothing is known of what an agency needs although people work there.
fn is_dark(staffing: Staffing) -> bool {
    staffing.need == 0 && staffing.strength == 0 && staffing.strength_without_need > 0
}

/// Two agencies at the ends of a move: the releasing one before and after, the receiving one after.
struct Between<'a> {
    home: &'a Unit,
    destination: &'a Unit,
    staffed: Ends,
}

impl<'a> Between<'a> {
    /// None for a move inside one agency, and for somebody who leaves no position.
    fn of(case: &Case<'a>) -> Option<Between<'a>> {
        let (home, destination) = (case.site_left()?.agency?, case.site.agency?);
        if home == destination || case.is_acting() {
            return None;
        }
        let unit = |at: usize| &case.facts().units()[at];
        Some(Between { home: unit(home), destination: unit(destination), staffed: case.ends(home, destination) })
    }

    fn worsens(&self) -> bool {
        worsens(self.staffed)
    }
}

/// Whether a move takes from an agency that stays shorter of people than the one it gives to.
pub fn worsens_balance(case: &Case<'_>) -> bool {
    Between::of(case).is_some_and(|between| between.worsens())
}

fn worse_balance(case: &Case<'_>) -> Option<Finding> {
    let between = Between::of(case)?;
    let Between { home, destination, staffed } = between;
    let Ends { home_after, destination_after, .. } = staffed;
    let dark: Vec<&str> = [(home, home_after), (destination, destination_after)]
        .into_iter()
        .filter(|(_, staffing)| is_dark(*staffing))
        .map(|(unit, _)| unit.short.as_str())
        .collect();
    if !dark.is_empty() {
        let sentence = case.says("rule.bal.unknown").with("unit", dark.join(", "));
        return Some(Finding::unknown(sentence, "rule.need.verify"));
    }
    if !between.worsens() {
        return None;
    }
    let sentence = case
        .says("rule.bal.says")
        .with("home", home.short.as_str())
        .with("short", home_after.need.saturating_sub(home_after.strength))
        .with("destination", destination.short.as_str());
    Some(Finding::warn(sentence, "rule.bal.lift"))
}

/// Whether one more came to a position that is no longer short: people at work before and after, and the need.
fn exceeds_need(before: u32, after: u32, need: u32) -> bool {
    after > before && after > need
}

fn no_shortage(case: &Case<'_>) -> Option<Finding> {
    if case.stays() || case.is_acting() || case.target.class.is_structural() {
        return None;
    }
    let Some(need) = case.need() else {
        let sentence = case.says("rule.need.unknown").with("position", case.name_of(case.target));
        return Some(Finding::unknown(sentence, "rule.need.verify"));
    };
    let (before, after) = case.strength();
    if !exceeds_need(before, after, need) {
        return None;
    }
    let sentence = case
        .says("rule.need.says")
        .with("position", case.name_of(case.target))
        .with("need", need)
        .with("strength", before);
    Some(Finding::warn(sentence, "rule.need.lift"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::class::{Class, MoveKind};
    use crate::domain::position::Need;
    use crate::domain::story::Story;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn staffed(need: u32, strength: u32) -> Staffing {
        Staffing { need, strength, strength_without_need: 0 }
    }

    fn worsens(home_before: Staffing, home_after: Staffing, destination_after: Staffing) -> bool {
        super::worsens(Ends { home_before, home_after, destination_after })
    }

    #[test]
    fn taking_from_the_shorter_end_worsens_and_taking_from_the_longer_does_not() {
        assert!(worsens(staffed(20, 14), staffed(20, 13), staffed(24, 24)));
        assert!(!worsens(staffed(24, 24), staffed(24, 23), staffed(20, 14)), "the destination stays shorter");
        assert!(!worsens(staffed(24, 26), staffed(24, 25), staffed(20, 30)), "home is not short");
        assert!(!worsens(staffed(20, 14), staffed(20, 14), staffed(24, 24)), "a swap takes nobody away");
        assert!(worsens(staffed(2, 1), staffed(2, 0), staffed(24, 24)), "an agency that is left empty");
    }

    proptest! {
        #[test]
        fn a_move_worsens_what_the_definition_says(
            home in (0u32..60, 1u32..60), destination in (0u32..60, 0u32..60),
        ) {
            // From a ratio of at least 1, and heavier at home than at the destination when it is made.
            let ((need, strength), (there_need, there)) = (home, destination);
            let from_full = need >= strength;
            let heavier = u64::from(need) * u64::from(there + 1) > u64::from(there_need) * u64::from(strength - 1);
            let found = worsens(staffed(need, strength), staffed(need, strength - 1), staffed(there_need, there + 1));
            prop_assert_eq!(found, from_full && heavier);
        }
    }

    #[test]
    fn a_newcomer_beyond_the_need_exceeds_it_and_a_swap_does_not() {
        assert!(exceeds_need(3, 4, 3));
        assert!(!exceeds_need(2, 3, 3));
        assert!(!exceeds_need(4, 4, 3));
    }

    #[test]
    fn an_unknown_need_is_said_and_structural_seats_are_not_asked() {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").need = Need::Unknown;
        let trial = Trial::of(story, &[("P-905", "CAPIL-OPERATOR")]);
        assert_eq!(trial.severity("R-NEED"), Some(Severity::Unknown));
        assert_eq!(Trial::town().severity("R-NEED"), None);
    }

    #[test]
    fn whom_the_short_agency_gives_away_worsens_its_load_and_whom_it_receives_does_not() {
        let away = Trial::of(Story::town(), &[("P-902", "SOS-PENGELOLA")]);
        assert_eq!(away.severity("R-BAL"), Some(Severity::Warn));
        let sentence = away.sentence("R-BAL");
        assert!(sentence.contains("CAPIL") && sentence.contains("kurang 4 orang"), "{sentence}");
        assert_eq!(Trial::of(Story::town(), &[("P-905", "CAPIL-OPERATOR")]).severity("R-BAL"), None);
        let swap = Trial::of(Story::town(), &[("P-902", "SOS-PENGELOLA"), ("P-905", "CAPIL-OPERATOR")]);
        assert_eq!(swap.severity("R-BAL"), None);
    }

    #[test]
    fn helping_out_for_a_time_takes_people_from_home_too() {
        let help = Trial::of(Story::town(), &[("P-902", "SOS-PENGELOLA")]).stated(MoveKind::TemporaryAssignment);
        assert_eq!(help.severity("R-BAL"), Some(Severity::Warn));
        assert_eq!(help.severity("R-NEED"), Some(Severity::Warn));
    }

    #[test]
    fn an_agency_of_which_no_need_is_known_is_said() {
        let mut story = Story::town();
        story.unit("EKO", None);
        story.position("EKO-ANALIS", "EKO", Class::AhliPertama).need = Need::Unknown;
        story.employee("P-907", Some("EKO-ANALIS"));
        story.employee("P-908", Some("EKO-ANALIS"));
        let trial = Trial::of(story, &[("P-907", "CAPIL-OPERATOR")]);
        assert_eq!(trial.severity("R-BAL"), Some(Severity::Unknown));
        assert!(trial.sentence("R-BAL").contains("EKO"));
    }

    #[test]
    fn a_position_with_enough_people_takes_no_more() {
        let full = Trial::of(Story::town(), &[("P-902", "SOS-PENGELOLA")]);
        assert_eq!(full.severity("R-NEED"), Some(Severity::Warn));
        assert_eq!(Trial::of(Story::town(), &[("P-905", "CAPIL-OPERATOR")]).severity("R-NEED"), None);
    }

    #[test]
    fn a_move_inside_one_agency_leaves_its_balance_alone() {
        let trial = Trial::of(Story::town(), &[("P-902", "CAPIL-KASI")]);
        assert_eq!(trial.severity("R-BAL"), None);
    }
}
