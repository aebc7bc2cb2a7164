//! What a recommendation still needs before and after it takes effect: technical approval, leadership training.

use crate::domain::calendar::months_after;
use crate::domain::class::Class;
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::text::words::Value;

/// Managerial and functional officials are inaugurated after the technical approval of BKN, linked moves together.
pub static TECHNICAL_APPROVAL: Rule = Rule {
    id: "R-PERTEK",
    title: "rule.pertek.title",
    sensitive: false,
    basis: Basis::Regulations(&["SE-BKN-7-2024"]),
    judge: One(technical_approval),
    rests: Rests::Never,
};

/// Leadership training is completed within a year of the appointment.
pub static LEADERSHIP_TRAINING: Rule = Rule {
    id: "R-DIKLAT",
    title: "rule.diklat.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017", "PERMENPANRB-22-2021"]),
    judge: One(leadership_training),
    rests: Rests::At(|position, _| training_of(position.class).is_none()),
};

/// Whether a move between these classes waits for the technical approval: all but those of staff among themselves.
pub(super) fn asks_approval(from: Option<Class>, to: Class) -> bool {
    [from, Some(to)].into_iter().flatten().any(|class| class != Class::Pelaksana)
}

/// That an approval is asked for is the follow-up of every such move, and papers say it once; here only what hangs
/// together is told: one file that is held up holds up the others.
fn technical_approval(case: &Case<'_>) -> Option<Finding> {
    let asks = asks_approval(case.present.map(|present| present.class), case.target.class);
    let linked = asks && case.leaves() && is_linked(case);
    linked.then(|| Finding::info(case.says("rule.pertek.linked")))
}

/// Whether the move lives from another one: a swap, a seat that somebody was moved out of, a seat left to a successor.
fn is_linked(case: &Case<'_>) -> bool {
    let follows = case.target.class.is_structural() && case.others_went();
    let left = case.left().filter(|(left, _)| left.class.is_structural());
    let followed = left.is_some_and(|(left, around)| around.awaited || case.others_come(left, around).next().is_some());
    case.whole.moves.len() > 1 || follows || followed
}

/// What the leadership training of a class is called.
fn training_of(class: Class) -> Option<&'static str> {
    match class {
        Class::Administrator => Some("rule.diklat.pka"),
        Class::Pengawas => Some("rule.diklat.pkp"),
        _ => None,
    }
}

fn leadership_training(case: &Case<'_>) -> Option<Finding> {
    let title = training_of(case.target.class).filter(|_| case.leaves())?;
    // The training of a higher class does instead.
    if case.brief.leadership.is_some_and(|trained| trained >= case.target.class.tier()) {
        return None;
    }
    let bound = case.thresholds().leadership_training_months;
    let months = case.brief.months_held.filter(|_| case.present.is_some_and(|own| own.class == case.target.class));
    let title = Value::Term(title);
    if let Some(months) = months.filter(|months| *months >= bound) {
        let sentence = case.says("rule.diklat.overdue").with("training", title).with("months", months);
        return Some(Finding::warn(sentence, "rule.diklat.lift"));
    }
    let by = months_after(case.effective(), bound);
    Some(Finding::info(case.says("rule.diklat.says").with("training", title).with("by", by)))
}

#[cfg(test)]
mod tests {
    use super::asks_approval;
    use crate::domain::class::Class;
    use crate::domain::employee::Training;
    use crate::domain::story::{Story, day};
    use crate::rules::trial::{Trial, moves};
    use crate::rules::verdict::Severity;

    #[test]
    fn all_but_moves_of_staff_among_themselves_wait_for_the_technical_approval() {
        let staff = Some(Class::Pelaksana);
        assert!(!asks_approval(staff, Class::Pelaksana) && !asks_approval(None, Class::Pelaksana));
        assert!(asks_approval(Some(Class::Terampil), Class::Pelaksana) && asks_approval(staff, Class::Pengawas));
    }

    #[test]
    fn moves_that_hang_together_are_told_to_wait_together_and_a_single_one_is_not() {
        let mut trial = Trial::town();
        assert_eq!(trial.severity("R-PERTEK"), None);
        trial.awaited = vec!["SOS-KASI".into()];
        assert_eq!(trial.severity("R-PERTEK"), Some(Severity::Info), "somebody waits for the seat that is left");
        let mut follower = Trial::of(Story::town(), &[("P-902", "SOS-KASI")]);
        assert_eq!(follower.severity("R-PERTEK"), None, "the seat is held, which is the matter of another rule");
        follower.accepted = moves(&[("P-904", "CAPIL-KASI")]);
        assert_eq!(follower.severity("R-PERTEK"), Some(Severity::Info));
        let swap = Trial::of(Story::town(), &[("P-903", "SOS-KASI"), ("P-904", "CAPIL-KABID")]);
        assert_eq!(swap.severity("R-PERTEK"), Some(Severity::Info));
    }

    fn trained(name: &str) -> Trial {
        let mut trial = Trial::town();
        let training = Training { name: name.to_owned(), field: None, year: 2023, hours: None };
        trial.story.employee_mut("P-904").training = vec![training];
        trial
    }

    #[test]
    fn training_is_known_by_its_old_and_new_names_as_whole_words() {
        for name in ["Pelatihan Kepemimpinan Pengawas (PKP)", "Diklatpim Tingkat IV", "PKP Angkatan II"] {
            assert_eq!(trained(name).severity("R-DIKLAT"), None, "{name}");
        }
        assert_eq!(trained("Diklatpim Tingkat IVA").severity("R-DIKLAT"), Some(Severity::Warn));
    }

    #[test]
    fn the_training_of_a_higher_class_does_instead_and_that_of_a_lower_one_does_not() {
        for name in ["Diklatpim Tingkat III", "Pelatihan Kepemimpinan Nasional Tingkat II"] {
            assert_eq!(trained(name).severity("R-DIKLAT"), None, "{name}");
        }
        let mut promoted = trained("Pelatihan Kepemimpinan Pengawas");
        promoted.story.position_mut("CAPIL-KASI").class = Class::Administrator;
        assert_eq!(promoted.severity("R-DIKLAT"), Some(Severity::Info));
    }

    #[test]
    fn a_newcomer_has_a_year_and_who_sat_longer_is_overdue() {
        let mut trial = trained("Pelatihan Arsip");
        assert_eq!(trial.severity("R-DIKLAT"), Some(Severity::Warn), "pengawas since 2022");
        trial.story.employee_mut("P-904").position_since = Some(day(2025, 12, 2));
        assert_eq!(trial.severity("R-DIKLAT"), Some(Severity::Info));
        let mut promoted = Trial::of(Story::town(), &[("P-902", "CAPIL-KASI")]);
        assert_eq!(promoted.severity("R-DIKLAT"), None, "trained before");
        promoted.story.employee_mut("P-902").training.clear();
        assert_eq!(promoted.severity("R-DIKLAT"), Some(Severity::Info));
        assert!(promoted.sentence("R-DIKLAT").contains("2027"), "{}", promoted.sentence("R-DIKLAT"));
        assert_eq!(Trial::of(Story::town(), &[("P-905", "CAPIL-OPERATOR")]).severity("R-DIKLAT"), None);
    }
}
