//! Positions as parts of the workload, and what they ask of their holders.

use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::domain::position::{Need, NormUnit, Position, Task};
use crate::domain::unit::Unit;
use crate::quality::check::{Check, Gravity, Looks, words};
use crate::quality::field::{self, is_missing_of};
use crate::quality::ground::Ground;
use crate::text::words::{Phrase, Value};
use crate::workload::need::need;

/// A need above so many times the people there is to be looked at.
const TIMES_THE_STRENGTH: u32 = 3;

/// Positions from which on a need that is everywhere just what is there looks made to fit.
const POSITIONS_THAT_SHOW: usize = 5;

/// Nothing stated of the workload.
pub static NEED_UNKNOWN: Check = Check {
    id: "N-NEED-UNKNOWN",
    words: words!("code.need-unknown"),
    gravity: Gravity::Should,
    sensitive: false,
    field: Some(&field::WORKLOAD),
    place: Some(&[]),
    looks: Looks::Workloads(|_, position| {
        is_missing_of(&field::WORKLOAD, position).then(|| Phrase::new("quality.need-unknown.says"))
    }),
};

/// The workload as a sum that cannot be opened to its tasks.
pub static TOTALS_ONLY: Check = Check {
    id: "Q-TOTALS-ONLY",
    words: words!("notice.totals-only"),
    gravity: Gravity::Note,
    sensitive: false,
    field: Some(&field::TASKS),
    place: None,
    looks: Looks::Workloads(|_, position| {
        is_missing_of(&field::TASKS, position).then(|| Phrase::new("notice.totals-only.title"))
    }),
};

/// A need of more than three times the people who are there.
pub static LARGE_NEED: Check = Check {
    id: "N-LARGE-NEED",
    words: words!("code.large-need"),
    gravity: Gravity::Should,
    sensitive: false,
    field: None,
    place: Some(&[]),
    looks: Looks::Workloads(large_need),
};

/// A norm time longer than the working year of one person: hours taken for minutes, mostly.
pub static LONG_NORM: Check = Check {
    id: "N-LONG-NORM",
    words: words!("code.long-norm"),
    gravity: Gravity::Must,
    sensitive: false,
    field: None,
    place: Some(&["tasks"]),
    looks: Looks::Workloads(long_norm),
};

/// More holders than seats.
pub static MORE_HOLDERS: Check = Check {
    id: "N-MORE-HOLDERS",
    words: words!("code.more-holders"),
    gravity: Gravity::Should,
    sensitive: false,
    field: None,
    place: Some(&["seats"]),
    looks: Looks::Workloads(more_holders),
};

/// No standard of competence.
pub static NO_STANDARD: Check = Check {
    id: "Q-NO-STANDARD",
    words: words!("notice.no-standard"),
    gravity: Gravity::Should,
    sensitive: false,
    field: Some(&field::STANDARD),
    place: None,
    looks: Looks::Positions(|_, position| {
        is_missing_of(&field::STANDARD, position).then(|| Phrase::new("notice.no-standard.title"))
    }),
};

/// No field of knowledge asked for.
pub static NO_REQUIREMENT: Check = Check {
    id: "Q-NO-REQUIREMENT",
    words: words!("notice.no-requirement"),
    gravity: Gravity::Note,
    sensitive: false,
    field: Some(&field::REQUIREMENT),
    place: None,
    looks: Looks::Positions(|_, position| {
        is_missing_of(&field::REQUIREMENT, position).then(|| Phrase::new("notice.no-requirement.title"))
    }),
};

/// An agency in which every need is just what is there.
pub static MADE_TO_FIT: Check = Check {
    id: "Q-MADE-TO-FIT",
    words: words!("notice.made-to-fit"),
    gravity: Gravity::Should,
    sensitive: false,
    field: None,
    place: None,
    looks: Looks::Units(made_to_fit),
};

fn strength(facts: &Facts, position: &Position) -> u32 {
    Placements::default().strength(facts, &position.id)
}

fn large_need(ground: &Ground<'_>, position: &Position) -> Option<Phrase> {
    if position.class.is_structural() {
        return None;
    }
    let need = need(ground.facts, position)?.persons;
    let there = strength(ground.facts, position);
    let large = there > 0 && need > there.saturating_mul(TIMES_THE_STRENGTH);
    large.then(|| Phrase::new("quality.large-need.says").with("need", need).with("strength", there))
}

/// Norm time of one output in whole minutes.
fn norm_minutes(task: &Task) -> u64 {
    match task.norm_unit {
        NormUnit::Minutes => task.norm_hundredths / 100,
        NormUnit::Hours => task.norm_hundredths.saturating_mul(60) / 100,
    }
}

fn long_norm(ground: &Ground<'_>, position: &Position) -> Option<Phrase> {
    let Need::Tasks(tasks) = &position.need else { return None };
    let year = ground.facts.settings().workload.effective_minutes;
    let task = tasks.iter().find(|task| norm_minutes(task) > year)?;
    let says = Phrase::new("quality.long-norm.says").with("task", task.description.as_str());
    let minutes = |minutes: u64| Value::Count(i64::try_from(minutes).unwrap_or(i64::MAX));
    Some(says.with("norm", minutes(norm_minutes(task))).with("year", minutes(year)))
}

fn more_holders(ground: &Ground<'_>, position: &Position) -> Option<Phrase> {
    let holders = ground.facts.holders(&position.id).len();
    let more = usize::try_from(position.seats).is_ok_and(|seats| holders > seats);
    more.then(|| Phrase::new("quality.more-holders.says").with("holders", holders).with("seats", position.seats))
}

fn made_to_fit(ground: &Ground<'_>, unit: &Unit) -> Option<Phrase> {
    if unit.parent.is_some() {
        return None;
    }
    let mut below = vec![&unit.id];
    let mut fitting = 0;
    while let Some(unit) = below.pop() {
        below.extend(ground.facts.units_below(unit));
        let positions = ground.facts.positions_of_unit(unit).iter().filter_map(|id| ground.facts.position(id));
        for position in positions.filter(|position| !position.class.is_structural()) {
            let Some(need) = need(ground.facts, position) else { continue };
            if need.persons != strength(ground.facts, position) {
                return None;
            }
            fitting += 1;
        }
    }
    (fitting >= POSITIONS_THAT_SHOW).then(|| Phrase::new("quality.made-to-fit.says").with("count", fitting))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::Class;
    use crate::domain::story::Story;
    use crate::quality::trial::{complete, found};

    fn fires(change: impl Fn(&mut Story), id: &str) -> Vec<String> {
        let mut story = complete();
        change(&mut story);
        found(&story, id)
    }

    #[test]
    fn a_need_above_three_times_the_people_is_told_and_three_times_is_not() {
        let need = |persons| {
            fires(move |story| story.position_mut("CAPIL-OPERATOR").need = Need::Persons(persons), "N-LARGE-NEED")
        };
        assert_eq!(need(4), ["CAPIL-OPERATOR"]);
        assert!(need(3).is_empty());
        assert!(fires(|story| story.position_mut("CAPIL-KASI").need = Need::Persons(9), "N-LARGE-NEED").is_empty());
    }

    #[test]
    fn a_norm_beyond_a_working_year_is_told_in_minutes_and_in_hours() {
        let norm = |hundredths: u64, unit: NormUnit| {
            let change = move |story: &mut Story| {
                if let Need::Tasks(tasks) = &mut story.position_mut("CAPIL-OPERATOR").need {
                    (tasks[0].norm_hundredths, tasks[0].norm_unit) = (hundredths, unit);
                }
            };
            fires(change, "N-LONG-NORM")
        };
        assert_eq!(norm(7_500_100, NormUnit::Minutes), ["CAPIL-OPERATOR"]);
        assert_eq!(norm(125_100, NormUnit::Hours), ["CAPIL-OPERATOR"]);
        assert!(norm(7_500_000, NormUnit::Minutes).is_empty());
        assert!(norm(125_000, NormUnit::Hours).is_empty());
    }

    #[test]
    fn more_holders_than_seats_are_told() {
        assert_eq!(fires(|story| story.position_mut("SOS-PENGELOLA").seats = 1, "N-MORE-HOLDERS"), ["SOS-PENGELOLA"]);
        assert!(fires(|story| story.position_mut("SOS-PENGELOLA").seats = 2, "N-MORE-HOLDERS").is_empty());
    }

    #[test]
    fn an_agency_whose_every_need_is_what_is_there_looks_copied() {
        let copied = |positions: usize, other: u32| {
            let change = move |story: &mut Story| {
                story.unit("KESBANG", None);
                for number in 0..positions {
                    let id = format!("KESBANG-{number}");
                    story.position(&id, "KESBANG", Class::Pelaksana);
                    let who = format!("P-95{number}");
                    story.employee(&who, Some(&id)).birth_date = None;
                    story.employee_mut(&who).nip = None;
                }
                story.position_mut("KESBANG-0").need = Need::Persons(other);
            };
            fires(change, "Q-MADE-TO-FIT")
        };
        assert_eq!(copied(5, 1), ["KESBANG"]);
        assert!(copied(4, 1).is_empty(), "four may be chance");
        assert!(copied(5, 2).is_empty());
    }

    #[test]
    fn what_a_position_does_not_state_is_told_of_it_alone() {
        assert_eq!(
            fires(|story| story.position_mut("CAPIL-OPERATOR").need = Need::Unknown, "N-NEED-UNKNOWN"),
            ["CAPIL-OPERATOR"]
        );
        assert!(fires(|story| story.position_mut("CAPIL-KASI").need = Need::Unknown, "N-NEED-UNKNOWN").is_empty());
        assert_eq!(
            fires(|story| story.position_mut("CAPIL-OPERATOR").need = Need::Minutes(9), "Q-TOTALS-ONLY"),
            ["CAPIL-OPERATOR"]
        );
        assert_eq!(fires(|story| story.position_mut("SOS-KASI").standard = None, "Q-NO-STANDARD"), ["SOS-KASI"]);
        assert!(fires(|story| story.position_mut("SOS-PENGELOLA").standard = None, "Q-NO-STANDARD").is_empty());
        let bare = |story: &mut Story| story.position_mut("SOS-PENGELOLA").requirement.fields.clear();
        assert_eq!(fires(bare, "Q-NO-REQUIREMENT"), ["SOS-PENGELOLA"]);
    }
}
