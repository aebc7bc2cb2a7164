//! Who else must agree: selection panels, the minister of home affairs, the governor.

use crate::domain::class::Class;
use crate::domain::committee::{Coverage, OfficeStatus};
use crate::domain::position::Position;
use crate::domain::unit::SpecialAuthority;
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};

/// JPT are filled by open selection or a test of competence, not by this committee.
pub static JPT: Rule = Rule {
    id: "R-JPT",
    title: "rule.jpt.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017"]),
    judge: One(jpt),
    rests: Rests::Never,
};

/// Around an election officials are replaced only with the minister's written approval.
pub static ELECTION: Rule = Rule {
    id: "R-ELEC",
    title: "rule.elec.title",
    sensitive: false,
    basis: Basis::Regulations(&["UU-10-2016"]),
    judge: One(election),
    rests: Rests::In(|situation| situation.briefs().closed.is_none()),
};

/// An acting head of the region moves nobody without the minister's approval.
pub static ACTING_HEAD: Rule = Rule {
    id: "R-PJ",
    title: "rule.pj.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-49-2008"]),
    judge: One(acting_head),
    rests: Rests::In(|situation| situation.facts.sitting().appointing_status == OfficeStatus::Definitive),
};

/// Managerial officials of the civil registry are the minister's to appoint and dismiss.
pub static CIVIL_REGISTRY: Rule = Rule {
    id: "R-CAPIL",
    title: "rule.capil.title",
    sensitive: false,
    basis: Basis::Regulations(&["UU-24-2013", "PERMENDAGRI-76-2015"]),
    judge: One(civil_registry),
    rests: Rests::In(|situation| situation.facts.sitting().civil_registry_approval.is_some()),
};

/// Inspector and assistant inspectors are moved after consulting the governor or the minister.
pub static INSPECTORATE: Rule = Rule {
    id: "R-ITDA",
    title: "rule.itda.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-72-2019"]),
    judge: One(inspectorate),
    rests: Rests::Never,
};

fn jpt(case: &Case<'_>) -> Option<Finding> {
    if case.keeps_home() {
        return None;
    }
    let (position, _) = case.structural_positions().find(|(position, _)| position.class == Class::Jpt)?;
    let sentence = case.says("rule.jpt.says").with("position", case.name_of(position));
    Some(Finding::block(sentence, "rule.jpt.lift"))
}

/// Whether the move touches the leader of a unit.
fn touches_a_leader(case: &Case<'_>) -> bool {
    // Heads of puskesmas and schools lead units as well, though their positions are functional.
    let leads = |position: &Position| position.class.is_structural() || position.leads_unit;
    case.present.into_iter().chain([case.target]).any(leads)
}

/// Whether the minister's letter lets the move go on.
fn is_approved(case: &Case<'_>) -> bool {
    match case.facts().sitting().election.approval.as_ref().map(|approval| approval.covers) {
        None => false,
        Some(Coverage::Everybody) => true,
        Some(Coverage::NonManagerial) => !touches_a_leader(case),
    }
}

fn election(case: &Case<'_>) -> Option<Finding> {
    let closed = case.situation.briefs().closed?;
    if case.keeps_home() || is_approved(case) || !touches_a_leader(case) {
        return None;
    }
    let sentence = match closed {
        (first, Some(last)) => case.says("rule.elec.says").with("first", first).with("last", last),
        (first, None) => case.says("rule.elec.open").with("first", first),
    };
    Some(Finding::block(sentence, "rule.elec.lift"))
}

fn acting_head(case: &Case<'_>) -> Option<Finding> {
    let sitting = case.facts().sitting();
    if sitting.appointing_status == OfficeStatus::Definitive || is_approved(case) || case.keeps_home() {
        return None;
    }
    let sentence = case.says("rule.pj.says").with("official", sitting.appointing_title.as_str());
    Some(Finding::block(sentence, "rule.elec.lift"))
}

fn civil_registry(case: &Case<'_>) -> Option<Finding> {
    if case.keeps_home() || case.facts().sitting().civil_registry_approval.is_some() {
        return None;
    }
    let mut touched = case.structural_positions();
    let (position, _) = touched.find(|(_, site)| site.authority == Some(SpecialAuthority::CivilRegistry))?;
    let sentence = case.says("rule.capil.says").with("position", case.name_of(position));
    Some(Finding::block(sentence, "rule.capil.lift"))
}

fn inspectorate(case: &Case<'_>) -> Option<Finding> {
    if case.keeps_home() {
        return None;
    }
    let mut touched = case.structural_positions().filter(|(position, _)| position.class != Class::Pengawas);
    let (position, _) = touched.find(|(_, site)| site.authority == Some(SpecialAuthority::Inspectorate))?;
    let sentence = case.says("rule.itda.says").with("position", case.name_of(position));
    Some(Finding::warn(sentence, "rule.itda.lift"))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::class::MoveKind;
    use crate::domain::committee::{Approval, Election, ElectionApproval};
    use crate::domain::story::{Story, day};
    use crate::rules::situation::Exception;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn approval() -> Approval {
        Approval { number: "100.2.2.6/901".to_owned(), date: day(2026, 11, 2) }
    }

    fn approved_for(covers: Coverage) -> Option<ElectionApproval> {
        Some(ElectionApproval { letter: approval(), covers })
    }

    #[test]
    fn jpt_is_outside_the_committees_authority_from_both_ends() {
        let mut story = Story::town();
        story.position("SOS-KADIS", "SOS", Class::Jpt);
        story.employee("P-909", Some("SOS-KADIS"));
        assert_eq!(Trial::of(story.clone(), &[("P-903", "SOS-KADIS")]).severity("R-JPT"), Some(Severity::Block));
        assert_eq!(Trial::of(story.clone(), &[("P-909", "CAPIL-KABID")]).severity("R-JPT"), Some(Severity::Block));
        assert_eq!(Trial::of(story, &[("P-904", "CAPIL-KASI")]).severity("R-JPT"), None);
    }

    fn with_election(effective: NaiveDate, election: Election) -> Trial {
        let mut trial = Trial::town();
        trial.story.stated.sitting.effective = effective;
        trial.story.stated.sitting.election = election;
        trial
    }

    #[test]
    fn the_window_opens_six_months_before_the_nomination_with_that_very_day() {
        let on = |effective| {
            let dates = Election {
                nomination: Some(day(2024, 9, 22)),
                term_end: Some(day(2025, 2, 20)),
                ..Election::default()
            };
            with_election(effective, dates).severity("R-ELEC")
        };
        assert_eq!(on(day(2024, 3, 21)), None);
        assert_eq!(on(day(2024, 3, 22)), Some(Severity::Block));
        assert_eq!(on(day(2025, 2, 20)), Some(Severity::Block));
        assert_eq!(on(day(2025, 2, 21)), None);
    }

    #[test]
    fn the_window_after_the_inauguration_ends_after_six_months() {
        let on = |effective| {
            let dates = Election { inauguration: Some(day(2025, 2, 20)), ..Election::default() };
            with_election(effective, dates).severity("R-ELEC")
        };
        assert_eq!(on(day(2025, 2, 19)), None);
        assert_eq!(on(day(2025, 2, 20)), Some(Severity::Block));
        assert_eq!(on(day(2025, 8, 19)), Some(Severity::Block));
        assert_eq!(on(day(2025, 8, 20)), None);
    }

    #[test]
    fn an_unstated_end_of_term_keeps_the_window_closed_until_the_inauguration() {
        let open = Election { nomination: Some(day(2024, 9, 22)), ..Election::default() };
        assert_eq!(with_election(day(2026, 1, 1), open.clone()).severity("R-ELEC"), Some(Severity::Block));
        let ended = Election { inauguration: Some(day(2025, 2, 20)), ..open };
        assert_eq!(with_election(day(2026, 1, 1), ended).severity("R-ELEC"), None);
    }

    #[test]
    fn approval_opens_the_window_and_staff_are_outside_it() {
        let dates = Election { nomination: Some(day(2026, 12, 1)), ..Election::default() };
        let mut trial = with_election(day(2026, 12, 1), dates.clone());
        assert_eq!(trial.severity("R-ELEC"), Some(Severity::Block));
        trial.story.stated.sitting.election.approval = approved_for(Coverage::NonManagerial);
        assert_eq!(trial.severity("R-ELEC"), Some(Severity::Block), "a letter for staff is not one for officials");
        trial.story.stated.sitting.election.approval = approved_for(Coverage::Everybody);
        assert_eq!(trial.severity("R-ELEC"), None);
        let mut staff = Trial::of(Story::town(), &[("P-905", "CAPIL-OPERATOR")]);
        staff.story.stated.sitting.election = dates;
        assert_eq!(staff.severity("R-ELEC"), None);
        staff.story.position_mut("CAPIL-OPERATOR").leads_unit = true;
        assert_eq!(staff.severity("R-ELEC"), Some(Severity::Block), "who leads a unit is inside");
    }

    #[test]
    fn an_acting_head_needs_approval_for_everybody() {
        let mut trial = Trial::of(Story::town(), &[("P-905", "CAPIL-OPERATOR")]);
        assert_eq!(trial.severity("R-PJ"), None);
        trial.story.stated.sitting.appointing_status = OfficeStatus::Acting;
        assert_eq!(trial.severity("R-PJ"), Some(Severity::Block));
        trial.story.stated.sitting.election.approval = approved_for(Coverage::Everybody);
        assert_eq!(trial.severity("R-PJ"), None);
    }

    #[test]
    fn an_acting_head_with_a_letter_for_staff_moves_staff_and_no_official() {
        let with_letter = |moves: &[(&str, &str)]| {
            let mut trial = Trial::of(Story::town(), moves);
            trial.story.stated.sitting.appointing_status = OfficeStatus::Acting;
            trial.story.stated.sitting.election.approval = approved_for(Coverage::NonManagerial);
            trial
        };
        assert_eq!(with_letter(&[("P-905", "CAPIL-OPERATOR")]).severity("R-PJ"), None);
        assert_eq!(with_letter(&[("P-904", "CAPIL-KASI")]).severity("R-PJ"), Some(Severity::Block));
        let mut leader = with_letter(&[("P-905", "CAPIL-OPERATOR")]);
        leader.story.position_mut("CAPIL-OPERATOR").leads_unit = true;
        assert_eq!(leader.severity("R-PJ"), Some(Severity::Block));
    }

    #[test]
    fn managerial_seats_of_the_civil_registry_wait_for_the_minister_and_its_staff_do_not() {
        let mut story = Story::town();
        story.unit_mut("CAPIL").authority = Some(SpecialAuthority::CivilRegistry);
        let mut trial = Trial::of(story.clone(), &[("P-904", "CAPIL-KASI")]);
        assert_eq!(trial.severity("R-CAPIL"), Some(Severity::Block));
        trial.exceptions = vec![Exception {
            rule: "R-CAPIL".to_owned(),
            employee: "P-904".into(),
            number: "821/901".to_owned(),
            date: day(2026, 11, 20),
            document: "Keputusan Menteri".to_owned(),
        }];
        let lifted = trial.verdict("R-CAPIL").expect("a lifted block is still shown");
        assert_eq!(lifted.lifted_by.as_deref(), Some("Keputusan Menteri 821/901"));
        assert!(!lifted.blocks());
        trial.story.stated.sitting.civil_registry_approval = Some(approval());
        assert_eq!(trial.severity("R-CAPIL"), None);
        assert_eq!(Trial::of(story.clone(), &[("P-901", "SOS-KABID")]).severity("R-CAPIL"), Some(Severity::Block));
        assert_eq!(Trial::of(story.clone(), &[("P-905", "CAPIL-OPERATOR")]).severity("R-CAPIL"), None);
        let help = Trial::of(story, &[("P-904", "CAPIL-KASI")]).stated(MoveKind::TemporaryAssignment);
        assert_eq!(help.severity("R-CAPIL"), None);
    }

    #[test]
    fn assistant_inspectors_are_moved_after_consultation() {
        let mut story = Story::town();
        assert_eq!(Trial::of(story.clone(), &[("P-903", "CAPIL-KABID")]).severity("R-ITDA"), None);
        story.unit_mut("SOS").authority = Some(SpecialAuthority::Inspectorate);
        assert_eq!(Trial::of(story, &[("P-903", "CAPIL-KABID")]).severity("R-ITDA"), Some(Severity::Warn));
    }
}
