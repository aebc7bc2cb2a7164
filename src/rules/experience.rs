//! Experience before the managerial classes, cumulative, any one branch enough; and in the field of functional positions.

use chrono::NaiveDate;

use crate::domain::class::Class;
use crate::domain::employee::Known;
use crate::rules::case::Case;
use crate::rules::functional;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::rules::services::{self, Branch, Branches, Service, has_enough, is_enough, may_be_enough, months_known};

/// Years as pengawas or equal before administrator, as pelaksana or equal before pengawas.
pub static EXPERIENCE: Rule = Rule {
    id: "R-EXP",
    title: "rule.exp.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017"]),
    judge: One(experience),
    rests: Rests::At(|position, _| !services::is_asked(position.class)),
};

/// The same years in the field of work of the position, and two years in that of a functional position entered by
/// transfer; a matter of judgement, so it asks for words.
pub static RELATED_FIELD: Rule = Rule {
    id: "R-EXP-BIDANG",
    title: "rule.exp-bidang.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017"]),
    judge: One(related_field),
    rests: Rests::At(|position, _| position.requirement.fields.is_empty() || !is_asked_in_field(position.class)),
};

/// The ways to have enough experience for the target. Before a functional position work of any class counts, if it is in
/// the field.
fn branches(case: &Case<'_>) -> Branches {
    let class = case.target.class;
    if functional::enters_another(case) {
        return [Some(Branch { counts: |_| true, months: case.thresholds().functional_field_months }), None];
    }
    let holds = case.present.map(|present| present.class);
    if !case.leaves() || holds.is_some_and(|held| held.is_structural() && held.tier() >= class.tier()) {
        return [None, None];
    }
    services::before(class, case.thresholds())
}

/// Whether experience in the field is asked for before a class.
fn is_asked_in_field(class: Class) -> bool {
    class.is_functional() || services::is_asked(class)
}

/// Whether there is enough experience for the target, a managerial position.
fn is_seasoned(case: &Case<'_>, branches: &Branches) -> Known {
    match case.target.class {
        Class::Administrator if case.sits_as_stated() => case.brief.seasoned.administrator,
        Class::Pengawas if case.sits_as_stated() => case.brief.seasoned.pengawas,
        _ => has_enough(&services_of(case), case.brief.past.is_empty(), branches),
    }
}

fn experience(case: &Case<'_>) -> Option<Finding> {
    if !case.target.class.is_structural() {
        return None;
    }
    let branches = branches(case);
    let first = branches[0]?;
    let sentence = |key| {
        let served = || months_known(&services_of(case), first.counts);
        case.says_of(key, |says| says.with("months", served()).with("least", first.months))
    };
    match is_seasoned(case, &branches) {
        Known::Yes => return None,
        Known::Unknown => return Some(Finding::unknown(sentence("rule.exp.unknown"), "rule.exp.verify")),
        Known::No => {}
    }
    let key = match case.target.class {
        Class::Administrator => "rule.exp.administrator",
        _ => "rule.exp.pengawas",
    };
    Some(Finding::block(sentence(key), "rule.exp.lift"))
}

fn related_field(case: &Case<'_>) -> Option<Finding> {
    if case.target.requirement.fields.is_empty() {
        return None;
    }
    let branches = branches(case);
    let first = branches[0]?;
    let functional = case.target.class.is_functional();
    // Too little experience altogether is the matter of the rule above, which asks nothing of functional positions.
    if !functional && is_seasoned(case, &branches) != Known::Yes {
        return None;
    }
    let fields = case.site.fields;
    // Most never worked in the field: then nothing of what they did is looked at.
    let of_others = case.sits_as_stated() && case.brief.served.is_some_and(|served| !served.meets(fields));
    let services = if of_others { Vec::new() } else { services_of(case) };
    let only = |kept: &[Known]| -> Vec<Service> {
        services.iter().filter(|service| kept.contains(&service.belongs(fields))).copied().collect()
    };
    let related = only(&[Known::Yes]);
    if is_enough(&related, &branches) {
        return None;
    }
    let sentence = |key| {
        let months = months_known(&related, first.counts);
        case.says(key).with("months", months).with("least", first.months)
    };
    let untold = functional && case.brief.past.is_empty() && !is_whole_career(case);
    if untold || may_be_enough(&only(&[Known::Yes, Known::Unknown]), &branches) {
        return Some(Finding::unknown(sentence("rule.exp-bidang.unknown"), "rule.exp.verify"));
    }
    let key = if functional { "rule.exp-bidang.functional" } else { "rule.exp-bidang.says" };
    Some(Finding::warn(sentence(key), "rule.exp-bidang.lift"))
}

/// Whether the present position has been held since the appointment as a civil servant, so that there is no history.
fn is_whole_career(case: &Case<'_>) -> bool {
    let since = case.brief.since.filter(|_| case.present.is_some());
    case.employee.nip.as_ref().zip(since).is_some_and(|(nip, since)| nip.appointed_in(since))
}

fn services_of(case: &Case<'_>) -> Vec<Service> {
    services::services(&case.brief.past, case.present, case.brief.since, case.effective())
}

/// Services that count for the first branch, those outside the field left out where `related`: their place in the
/// history (none for the present position), first day, and the day after the last.
pub(super) fn counted(case: &Case<'_>, related: bool) -> Vec<(Option<usize>, NaiveDate, NaiveDate)> {
    let branches = branches(case);
    let history = case.brief.past.len();
    let services = services_of(case).into_iter().enumerate();
    let counts = |service: &Service| {
        let of_class = branches[0].is_some_and(|first| service.class.is_some_and(first.counts));
        of_class && (!related || service.belongs(case.site.fields) == Known::Yes)
    };
    let counted = services.filter(|(_, service)| counts(service));
    counted.filter_map(|(place, own)| Some((Some(place).filter(|at| *at < history), own.from?, own.end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::education::Field;
    use crate::domain::employee::PastPosition;
    use crate::domain::story::{Story, day};
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn past(class: Option<Class>, from: NaiveDate, until: NaiveDate) -> PastPosition {
        PastPosition {
            title: "Jabatan lama".to_owned(),
            class,
            echelon: None,
            unit: "Dinas".to_owned(),
            field: None,
            from,
            until: Some(until),
        }
    }

    /// P-904, in a position of `class` since `since`, to administrator.
    fn to_administrator(class: Class, since: NaiveDate, history: Vec<PastPosition>) -> Option<Severity> {
        let mut story = Story::town();
        let position = story.position_mut("SOS-KASI");
        position.class = class;
        position.echelon = None;
        let employee = story.employee_mut("P-904");
        employee.position_since = Some(since);
        employee.history = history;
        Trial::of(story, &[("P-904", "CAPIL-KABID")]).severity("R-EXP")
    }

    #[test]
    fn years_in_another_field_ask_for_words_and_unnamed_fields_are_said() {
        let mut trial = Trial::of(Story::town(), &[("P-904", "CAPIL-KABID")]);
        assert_eq!(trial.severity("R-EXP"), None, "pengawas since 2022");
        assert_eq!(trial.severity("R-EXP-BIDANG"), None, "both are of government");
        trial.story.position_mut("CAPIL-KABID").requirement.fields = vec![Field::Health];
        assert_eq!(trial.severity("R-EXP-BIDANG"), Some(Severity::Warn));
        trial.story.position_mut("SOS-KASI").requirement.fields = Vec::new();
        assert_eq!(trial.severity("R-EXP-BIDANG"), Some(Severity::Unknown));
        trial.story.employee_mut("P-904").position_since = Some(day(2025, 12, 1));
        assert_eq!(trial.severity("R-EXP-BIDANG"), None, "too little altogether is told once");
    }

    /// P-905, pelaksana since 2021 in a position of these fields, to a functional position of health.
    fn to_functional(fields: &[Field], since: NaiveDate, history: Vec<PastPosition>) -> Option<Severity> {
        let mut story = Story::town();
        story.position("CAPIL-SANITASI", "CAPIL", Class::Terampil).requirement.fields = vec![Field::Health];
        let held = story.employee_mut("P-905").position.clone().expect("P-905 holds a position");
        story.position_mut(held.as_str()).requirement.fields = fields.to_vec();
        let employee = story.employee_mut("P-905");
        employee.position_since = Some(since);
        employee.history = history;
        let trial = Trial::of(story, &[("P-905", "CAPIL-SANITASI")]);
        assert_eq!(trial.severity("R-EXP"), None, "no years of a class are asked for");
        trial.severity("R-EXP-BIDANG")
    }

    #[test]
    fn a_functional_position_is_entered_by_transfer_after_two_years_in_its_field() {
        let nurse =
            |from, until| PastPosition { field: Some(Field::Health), ..past(Some(Class::Pelaksana), from, until) };
        let clerk = || past(Some(Class::Pelaksana), day(2015, 1, 1), day(2016, 12, 31));
        let office = |history| to_functional(&[Field::Government], day(2020, 1, 1), history);
        assert_eq!(office(vec![nurse(day(2018, 1, 1), day(2019, 12, 31))]), None);
        assert_eq!(office(vec![nurse(day(2018, 1, 1), day(2019, 11, 30))]), Some(Severity::Warn));
        assert_eq!(office(vec![clerk()]), Some(Severity::Unknown), "the field of that work is not told");
        assert_eq!(office(Vec::new()), Some(Severity::Unknown), "what came before is not told");
        let clinic = |since| to_functional(&[Field::Health], since, vec![nurse(day(2015, 1, 1), day(2015, 12, 31))]);
        assert_eq!(clinic(day(2025, 12, 1)), None, "one year there, one before");
        assert_eq!(clinic(day(2026, 1, 1)), Some(Severity::Warn));
    }

    #[test]
    fn who_was_appointed_to_the_present_position_has_no_earlier_field_and_the_bound_is_a_setting() {
        let mut story = Story::town();
        story.position("CAPIL-SANITASI", "CAPIL", Class::Terampil).requirement.fields = vec![Field::Health];
        let employee = story.employee_mut("P-905");
        let nip = employee.nip.clone().expect("P-905 has a number");
        let (year, month) = (nip.appointment_year(), nip.digits()[12..14].parse().expect("a month"));
        employee.position_since = NaiveDate::from_ymd_opt(year, month, 1);
        employee.history = Vec::new();
        let held = employee.position.clone().expect("P-905 holds a position");
        story.position_mut(held.as_str()).requirement.fields = vec![Field::Government];
        let mut trial = Trial::of(story, &[("P-905", "CAPIL-SANITASI")]);
        assert_eq!(trial.severity("R-EXP-BIDANG"), Some(Severity::Warn));
        assert!(trial.sentence("R-EXP-BIDANG").contains("24 bulan"), "{}", trial.sentence("R-EXP-BIDANG"));
        trial.story.stated.settings.thresholds.functional_field_months = 0;
        assert_eq!(trial.severity("R-EXP-BIDANG"), None);
    }

    #[test]
    fn three_years_of_pengawas_may_be_summed_over_several_posts() {
        let clerk = past(Some(Class::Pelaksana), day(2012, 1, 1), day(2019, 12, 31));
        let two_years = past(Some(Class::Pengawas), day(2020, 1, 1), day(2021, 12, 31));
        let since = day(2025, 12, 1);
        assert_eq!(to_administrator(Class::Pengawas, since, vec![clerk.clone(), two_years]), None);
        assert_eq!(to_administrator(Class::Pengawas, since, vec![clerk]), Some(Severity::Block));
    }

    #[test]
    fn an_equal_functional_level_is_a_branch_of_its_own() {
        let clerk = || past(Some(Class::AhliPertama), day(2012, 1, 1), day(2019, 12, 31));
        assert_eq!(to_administrator(Class::AhliMuda, day(2023, 12, 1), vec![clerk()]), None);
        assert_eq!(to_administrator(Class::AhliMuda, day(2023, 12, 2), vec![clerk()]), Some(Severity::Block));
        assert_eq!(to_administrator(Class::AhliMadya, day(2024, 12, 1), vec![clerk()]), None);
        assert_eq!(to_administrator(Class::AhliMadya, day(2024, 12, 2), vec![clerk()]), Some(Severity::Block));
    }

    #[test]
    fn what_history_does_not_tell_is_not_held_against_anybody() {
        let since = day(2025, 12, 1);
        assert_eq!(to_administrator(Class::Pengawas, since, Vec::new()), Some(Severity::Unknown));
        let nameless = past(None, day(2020, 1, 1), day(2022, 12, 31));
        assert_eq!(to_administrator(Class::Pengawas, since, vec![nameless]), Some(Severity::Unknown));
        let too_short = past(None, day(2020, 1, 1), day(2020, 6, 30));
        assert_eq!(to_administrator(Class::Pengawas, since, vec![too_short]), Some(Severity::Block));
    }

    #[test]
    fn four_years_of_pelaksana_open_pengawas_and_administrators_are_past_the_question() {
        let mut story = Story::town();
        story.employee_mut("P-902").history = vec![past(Some(Class::Pelaksana), day(2021, 1, 1), day(2021, 3, 31))];
        let mut trial = Trial::of(story, &[("P-902", "CAPIL-KASI")]);
        assert_eq!(trial.severity("R-EXP"), None);
        trial.story.employee_mut("P-902").position_since = Some(day(2023, 12, 1));
        assert_eq!(trial.severity("R-EXP"), Some(Severity::Block));
        assert_eq!(Trial::of(Story::town(), &[("P-903", "CAPIL-KABID")]).severity("R-EXP"), None);
    }
}
