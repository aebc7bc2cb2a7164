//! Seats: occupied, promised twice, or left empty.

use crate::domain::class::MoveKind;
use crate::domain::ids::EmployeeId;
use crate::domain::position::{Change, Position};
use crate::domain::proposal::Move;
use crate::rules::case::Case;
use crate::rules::rule::Judge::{One, Several};
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::text::words::Value;
use crate::workload::need::seats;

/// A structural seat has one holder, who must have been moved first.
pub static OCCUPIED: Rule = Rule {
    id: "R-OCC",
    title: "rule.occ.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(occupied),
    rests: Rests::At(|position, _| !position.class.is_structural()),
};

/// One employee is moved once, and no seat is promised twice.
pub static DUPLICATE: Rule = Rule {
    id: "R-DUP",
    title: "rule.dup.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: Several(duplicate),
    rests: Rests::Never,
};

/// A structural seat is not left without a successor.
pub static VACATED: Rule = Rule {
    id: "R-VAC",
    title: "rule.vac.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(vacated),
    rests: Rests::Never,
};

/// The first of the others who come to the target too.
fn rival<'a>(case: &Case<'a>) -> Option<&'a EmployeeId> {
    case.others_come(case.target, case.around()).find(|comer| case.is_at_work(comer))
}

fn occupied(case: &Case<'_>) -> Option<Finding> {
    if case.stays() || !case.target.class.is_structural() {
        return None;
    }
    let holder = case.others_there().find(|holder| !case.others().is_moved(&holder.id))?;
    let holder = case.name_of_employee(&holder.id);
    let sentence = case.says("rule.occ.says").with("seat", case.name_of(case.target)).with("holder", holder.clone());
    Some(Finding::block(sentence, "rule.occ.lift").lifted_through(case.says("rule.occ.lift").with("holder", holder)))
}

fn duplicate(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    let employee = || case.name_of_employee(&case.employee.id);
    if case.moves_again() {
        tell(Finding::block(case.says("rule.dup.twice").with("employee", employee()), "rule.dup.pick"));
    }
    if case.situation.accepted.iter().any(|accepted| accepted.employee == case.employee.id) {
        tell(Finding::block(case.says("rule.dup.employee").with("employee", employee()), "rule.dup.lift"));
    }
    let acts_too = |accepted: &&Move| {
        case.is_acting() && accepted.to == case.target.id && accepted.stated_kind == Some(MoveKind::Acting)
    };
    if let Some(rival) = case.situation.accepted.iter().find(acts_too) {
        let rival = case.name_of_employee(&rival.employee);
        let sentence = case.says("rule.dup.acting").with("seat", case.name_of(case.target)).with("rival", rival);
        tell(Finding::block(sentence, "rule.dup.lift"));
    }
    let seats = seats(case.facts(), case.target);
    // More holders than seats before anybody came is a matter of need, not of two promises.
    if let Some(rival) = rival(case).filter(|_| case.others_there().count() + 1 > seats as usize) {
        let name = case.name_of_employee(rival);
        let sentence = case
            .says("rule.dup.seat")
            .with("seat", case.name_of(case.target))
            .with("rival", name.clone())
            .with("seats", seats);
        // Rivals of one proposal have no other item that could be undone.
        let lift = match case.end.moves().iter().any(|mutation| mutation.employee == *rival) {
            true => case.says("rule.dup.pick"),
            false => case.says("rule.dup.pick-seat").with("rival", name),
        };
        tell(Finding::block(sentence, "rule.dup.lift").lifted_through(lift));
    }
}

fn vacated(case: &Case<'_>) -> Option<Finding> {
    let goes_on = |left: &Position| left.class.is_structural() && left.change != Some(Change::Abolished);
    let (left, around) = case.left().filter(|(left, _)| case.leaves() && goes_on(left))?;
    if case.others_in(left, around).next().is_some() {
        return None;
    }
    let seat: Value = case.name_of(left);
    match around.awaited {
        true => Some(Finding::info(case.says("rule.vac.awaited").with("seat", seat))),
        false => Some(Finding::warn(case.says("rule.vac.says").with("seat", seat), "rule.vac.lift")),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::class::{Class, MoveKind};
    use crate::domain::employee::LegalStanding;
    use crate::domain::ids::PositionId;
    use crate::domain::position::Need;
    use crate::domain::story::Story;
    use crate::rules::trial::{Trial, moves};
    use crate::rules::verdict::Severity;

    /// A: P-904 SOS-KASI → EKO-KASI, held by P-907; B: P-907 EKO-KASI → CAPIL-KASI, vacant; nobody comes to SOS-KASI.
    fn chain() -> Story {
        let mut story = Story::town();
        story.unit("EKO", None);
        story.position("EKO-KASI", "EKO", Class::Pengawas);
        story.employee("P-907", Some("EKO-KASI"));
        story
    }

    #[test]
    fn a_chain_holds_once_its_first_step_is_accepted_and_breaks_when_it_is_rejected() {
        let mut step = Trial::of(chain(), &[("P-904", "EKO-KASI")]);
        let verdict = step.verdict("R-OCC").expect("the seat is held");
        assert!(verdict.blocks());
        assert!(step.sentence("R-OCC").contains("Pegawai P-907"));
        step.accepted = moves(&[("P-907", "CAPIL-KASI")]);
        assert_eq!(step.severity("R-OCC"), None);
        assert_eq!(step.severity("R-DUP"), None);
        assert_eq!(step.severity("R-VAC"), Some(Severity::Warn));
        assert!(step.sentence("R-VAC").contains("SOS-KASI"));
    }

    #[test]
    fn a_swap_is_lawful_as_one_whole_and_leaves_no_seat_empty() {
        let swap = Trial::of(chain(), &[("P-904", "EKO-KASI"), ("P-907", "SOS-KASI")]);
        for rule in ["R-OCC", "R-DUP", "R-VAC"] {
            assert_eq!(swap.severity(rule), None, "{rule}");
        }
        let half = Trial::of(chain(), &[("P-904", "EKO-KASI")]);
        assert_eq!(half.severity("R-OCC"), Some(Severity::Block));
    }

    #[test]
    fn a_seat_that_an_undecided_item_will_fill_is_only_told() {
        let mut trial = Trial::town();
        assert_eq!(trial.severity("R-VAC"), Some(Severity::Warn));
        trial.awaited = vec![PositionId::from("SOS-KASI")];
        assert_eq!(trial.severity("R-VAC"), Some(Severity::Info));
    }

    #[test]
    fn temporary_assignments_empty_no_seat_and_confirmations_meet_no_holder() {
        let away = Trial::town().stated(MoveKind::TemporaryAssignment);
        assert_eq!(away.severity("R-VAC"), None);
        let same = Trial::of(Story::town(), &[("P-904", "SOS-KASI")]);
        for rule in ["R-OCC", "R-DUP", "R-VAC"] {
            assert_eq!(same.severity(rule), None, "{rule}");
        }
        let clerk = Trial::of(Story::town(), &[("P-905", "CAPIL-KASI")]);
        assert_eq!(clerk.severity("R-VAC"), None);
    }

    #[test]
    fn the_seat_of_somebody_on_unpaid_leave_is_free() {
        let mut trial = Trial::of(chain(), &[("P-904", "EKO-KASI")]);
        trial.story.employee_mut("P-907").standing = LegalStanding::UnpaidLeave;
        assert_eq!(trial.severity("R-OCC"), None);
    }

    #[test]
    fn nobody_is_moved_twice_and_no_seat_is_promised_twice() {
        let mut again = Trial::town();
        again.accepted = moves(&[("P-904", "CAPIL-OPERATOR")]);
        assert_eq!(again.severity("R-DUP"), Some(Severity::Block));
        let mut rival = Trial::town();
        rival.accepted = moves(&[("P-902", "CAPIL-KASI")]);
        assert_eq!(rival.severity("R-DUP"), Some(Severity::Block));
        assert_eq!(rival.severity("R-OCC"), None);
        assert!(rival.sentence("R-DUP").contains("Pegawai P-902"));
        rival.accepted = moves(&[("P-905", "CAPIL-OPERATOR")]);
        assert_eq!(rival.severity("R-DUP"), None);
        let mut acting = Trial::town().stated(MoveKind::Acting);
        acting.accepted = moves(&[("P-902", "CAPIL-KASI")]);
        acting.accepted[0].stated_kind = Some(MoveKind::Acting);
        assert_eq!(acting.verdict("R-DUP").map(|verdict| verdict.sentence.key), Some("rule.dup.acting"));
    }

    #[test]
    fn the_remedy_says_between_whom_to_choose() {
        let remedy = |trial: &Trial| trial.verdict("R-DUP").map(|verdict| verdict.lift.key);
        let mut rival = Trial::town();
        rival.accepted = moves(&[("P-902", "CAPIL-KASI")]);
        assert_eq!(remedy(&rival), Some("rule.dup.pick-seat"));
        let together = Trial::of(Story::town(), &[("P-904", "CAPIL-KASI"), ("P-902", "CAPIL-KASI")]);
        assert_eq!(remedy(&together), Some("rule.dup.pick"), "no other item holds the rival");
        let mut again = Trial::town();
        again.accepted = moves(&[("P-904", "CAPIL-OPERATOR")]);
        assert_eq!(remedy(&again), Some("rule.dup.lift"));
    }

    #[test]
    fn several_seats_take_several_newcomers_and_not_one_more() {
        let mut trial = Trial::of(Story::town(), &[("P-906", "CAPIL-OPERATOR")]);
        trial.accepted = moves(&[("P-905", "CAPIL-OPERATOR")]);
        trial.story.position_mut("CAPIL-OPERATOR").seats = 3;
        assert_eq!(trial.severity("R-DUP"), None);
        trial.story.position_mut("CAPIL-OPERATOR").seats = 2;
        assert_eq!(trial.severity("R-DUP"), Some(Severity::Block));
        // Where no seats are stated there are as many as are needed: three.
        trial.story.position_mut("CAPIL-OPERATOR").seats_stated = false;
        assert_eq!(trial.severity("R-DUP"), None);
        trial.story.position_mut("CAPIL-OPERATOR").need = Need::Persons(2);
        assert_eq!(trial.severity("R-DUP"), Some(Severity::Block));
        trial.accepted.clear();
        trial.story.position_mut("CAPIL-OPERATOR").seats = 1;
        assert_eq!(trial.severity("R-DUP"), None);
    }
}
