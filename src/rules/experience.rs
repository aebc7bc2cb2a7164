//! Experience before the managerial classes: cumulative, and any one branch is enough.

use chrono::NaiveDate;

use crate::domain::class::{Class, Echelon};
use crate::rules::calendar::{day_after, months_served};
use crate::rules::case::Case;
use crate::rules::rule::{Basis, Finding, Rule};
use crate::text::words::Phrase;

/// Years as pengawas or equal before administrator, as pelaksana or equal before pengawas.
pub static EXPERIENCE: Rule = Rule {
    id: "R-EXP",
    title: "rule.exp.title",
    sensitive: false,
    basis: Basis::Regulations(&["PP-11-2017"]),
    judge: experience,
};

/// A span of service: its class when known, its first day when known, and the day after its last.
#[derive(Clone, Copy, Debug)]
struct Service {
    class: Option<Class>,
    from: Option<NaiveDate>,
    end: NaiveDate,
}

/// One way to have enough experience: the classes that count, and the months asked for.
struct Branch {
    counts: fn(Class) -> bool,
    months: u32,
}

fn experience(case: &Case<'_>) -> Vec<Finding> {
    let class = case.target.class;
    let holds = case.present.map(|present| present.class);
    if !case.leaves() || holds.is_some_and(|held| held.is_structural() && held.tier() >= class.tier()) {
        return Vec::new();
    }
    let thresholds = case.thresholds();
    // Source: the table of equal levels. A post above the one asked for counts as well.
    let (branches, key) = match class {
        Class::Administrator => (
            vec![
                Branch { counts: |class| class.tier() >= 2, months: thresholds.administrator_months },
                Branch {
                    counts: |class| matches!(class, Class::AhliMadya | Class::AhliUtama),
                    months: thresholds.ahli_madya_months,
                },
            ],
            "rule.exp.administrator",
        ),
        Class::Pengawas => (
            vec![Branch { counts: |class| class.tier() >= 1, months: thresholds.pengawas_months }],
            "rule.exp.pengawas",
        ),
        _ => return Vec::new(),
    };
    let services = services(case);
    let served = |branch: &Branch| months_known(&services, branch.counts);
    if branches.iter().any(|branch| served(branch) >= branch.months) {
        return Vec::new();
    }
    let (months, least) = (served(&branches[0]), branches[0].months);
    let may_suffice = branches.iter().any(|branch| may_reach(&services, branch));
    let sentence = |key| Phrase::new(key).with("months", months).with("least", least);
    match case.employee.history.is_empty() || may_suffice {
        true => vec![Finding::unknown(sentence("rule.exp.unknown"), "rule.exp.verify")],
        false => vec![Finding::block(sentence(key), "rule.exp.lift")],
    }
}

/// The history and the present position up to the effective date; a position told twice counts once.
fn services(case: &Case<'_>) -> Vec<Service> {
    let effective = case.effective();
    let past = case.employee.history.iter().map(|past| Service {
        class: past.class.or(past.echelon.map(Echelon::class)),
        from: Some(past.from),
        end: past.until.map_or(effective, day_after).min(effective),
    });
    let present = case.present.map(|present| Service {
        class: Some(present.class),
        from: case.employee.position_since,
        end: effective,
    });
    past.chain(present).collect()
}

/// Months in classes that count, from what is known.
fn months_known(services: &[Service], counts: fn(Class) -> bool) -> u32 {
    let known = services.iter().filter(|service| service.class.is_some_and(counts));
    months_served(known.filter_map(|service| service.from.map(|from| (from, service.end))).collect())
}

/// Whether what is not known could make up what is missing.
fn may_reach(services: &[Service], branch: &Branch) -> bool {
    if services.iter().any(|service| service.from.is_none() && service.class.is_none_or(branch.counts)) {
        return true;
    }
    let possible = services.iter().filter(|service| service.class.is_none_or(branch.counts));
    months_served(possible.filter_map(|service| service.from.map(|from| (from, service.end))).collect())
        >= branch.months
}

#[cfg(test)]
mod tests {
    use super::*;
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
