//! Discipline, judicial process and open findings; all of it sensitive.

use chrono::NaiveDate;

use crate::domain::calendar::months_after;
use crate::domain::employee::{Discipline, DisciplineLevel, DisciplineState, Known};
use crate::rules::case::Case;
use crate::rules::rule::Judge::{One, Several};
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::text::words::Value;

/// The longest that a medium or heavy punishment short of dismissal lasts, in months (PP 94/2021).
const LONGEST_PUNISHMENT_MONTHS: u32 = 12;

/// Nobody is moved while a medium or heavy punishment is examined or served, or during a judicial process.
pub static DISCIPLINE_NOW: Rule = Rule {
    id: "R-HUKDIS-NOW",
    title: "rule.hukdis-now.title",
    sensitive: true,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019", "PP-94-2021"]),
    judge: Several(discipline_now),
    rests: Rests::With(|_, brief| [brief.discipline, brief.judicial_process] == [Known::No; 2]),
};

/// A medium or heavy punishment of the last years bars promotion and functional positions.
pub static DISCIPLINE_PAST: Rule = Rule {
    id: "R-HUKDIS-3Y",
    title: "rule.hukdis-3y.title",
    sensitive: true,
    basis: Basis::Regulations(&["PP-94-2021", "PP-11-2017"]),
    judge: Several(discipline_past),
    rests: Rests::With(|_, brief| brief.discipline != Known::Yes),
};

/// Findings of the inspectorate are settled first.
pub static OPEN_FINDING: Rule = Rule {
    id: "R-TEMUAN",
    title: "rule.temuan.title",
    sensitive: true,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019"]),
    judge: One(open_finding),
    rests: Rests::With(|_, brief| brief.open_finding == Known::No),
};

/// The medium and heavy cases of an employee, as far as they are known.
fn graves<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Discipline> {
    let known = if case.brief.discipline == Known::Yes { case.employee.discipline.as_deref() } else { None };
    known.unwrap_or_default().iter().filter(|one| one.level >= DisciplineLevel::Medium)
}

/// Whether a punishment is examined or served on this day; one stated as served may have run out since.
fn is_current(discipline: &Discipline, on: NaiveDate) -> bool {
    match discipline.state {
        DisciplineState::InProcess => true,
        DisciplineState::Serving => discipline.until.is_none_or(|until| until >= on),
        DisciplineState::Completed => false,
    }
}

fn discipline_now(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    let on = case.facts().sitting().date;
    if case.brief.discipline == Known::Unknown {
        tell(Finding::unknown(case.says("rule.hukdis-now.unknown"), "rule.hukdis-now.verify"));
    }
    for current in graves(case).filter(|one| is_current(one, on)) {
        let key = match current.state {
            DisciplineState::InProcess => "rule.hukdis-now.process",
            DisciplineState::Serving | DisciplineState::Completed => "rule.hukdis-now.serving",
        };
        let sentence = case.says(key).with("level", Value::Term(current.level.key()));
        tell(Finding::block(sentence, "rule.hukdis-now.lift"));
    }
    match case.brief.judicial_process {
        Known::Yes => tell(Finding::block(case.says("rule.hukdis-now.judicial"), "rule.hukdis-now.lift")),
        Known::Unknown => {
            let sentence = case.says("rule.hukdis-now.judicial-unknown");
            tell(Finding::unknown(sentence, "rule.hukdis-now.verify"));
        }
        Known::No => {}
    }
}

fn discipline_past(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    let years = case.thresholds().discipline_years;
    let on = case.facts().sitting().date;
    let barred = case.rises() || (case.leaves() && case.target.class.is_functional());
    for discipline in graves(case).filter(|one| !is_current(one, on)) {
        let level = Value::Term(discipline.level.key());
        let Some(until) = discipline.until else {
            let latest = months_after(discipline.from, LONGEST_PUNISHMENT_MONTHS);
            if months_after(latest, years * 12) > case.effective() {
                let sentence = case.says("rule.hukdis-3y.end-unknown").with("level", level);
                tell(Finding::unknown(sentence, "rule.hukdis-now.verify"));
            }
            continue;
        };
        if months_after(until, years * 12) > case.effective() {
            let sentence =
                case.says("rule.hukdis-3y.says").with("level", level).with("day", until).with("years", years);
            tell(match barred {
                true => Finding::block(sentence, "rule.hukdis-3y.lift"),
                false => Finding::warn(sentence, "rule.lift.reason"),
            });
        }
    }
}

fn open_finding(case: &Case<'_>) -> Option<Finding> {
    match case.brief.open_finding {
        Known::Yes => Some(Finding::block(case.says("rule.temuan.says"), "rule.temuan.lift")),
        Known::Unknown => Some(Finding::unknown(case.says("rule.temuan.unknown"), "rule.temuan.lift")),
        Known::No => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::{Story, day};
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn punished(trial: &mut Trial, level: DisciplineLevel, state: DisciplineState, until: Option<NaiveDate>) {
        let who = trial.whole.moves[0].employee.clone();
        trial.story.employee_mut(who.as_str()).discipline =
            Some(vec![Discipline { level, state, from: day(2024, 1, 15), until }]);
    }

    #[test]
    fn who_is_examined_or_punished_stays_and_a_light_punishment_is_no_bar() {
        let mut trial = Trial::town();
        assert_eq!(trial.severity("R-HUKDIS-NOW"), None);
        punished(&mut trial, DisciplineLevel::Heavy, DisciplineState::InProcess, None);
        let verdict = trial.verdict("R-HUKDIS-NOW").expect("the process is a block");
        assert!(verdict.blocks() && verdict.sensitive);
        punished(&mut trial, DisciplineLevel::Light, DisciplineState::Serving, None);
        assert_eq!(trial.severity("R-HUKDIS-NOW"), None);
    }

    #[test]
    fn a_punishment_that_ran_out_before_the_sitting_is_past() {
        let mut trial = Trial::town();
        punished(&mut trial, DisciplineLevel::Medium, DisciplineState::Serving, Some(day(2026, 11, 24)));
        assert_eq!(trial.severity("R-HUKDIS-NOW"), Some(Severity::Block));
        assert_eq!(trial.severity("R-HUKDIS-3Y"), None);
        punished(&mut trial, DisciplineLevel::Medium, DisciplineState::Serving, Some(day(2026, 11, 23)));
        assert_eq!(trial.severity("R-HUKDIS-NOW"), None);
        assert_eq!(trial.severity("R-HUKDIS-3Y"), Some(Severity::Warn));
    }

    #[test]
    fn what_is_not_known_of_discipline_is_said() {
        let mut trial = Trial::town();
        trial.story.employee_mut("P-904").discipline = None;
        assert_eq!(trial.severity("R-HUKDIS-NOW"), Some(Severity::Unknown));
        trial.story.employee_mut("P-904").discipline = Some(Vec::new());
        trial.story.employee_mut("P-904").judicial_process = Known::Unknown;
        assert_eq!(trial.severity("R-HUKDIS-NOW"), Some(Severity::Unknown));
        punished(&mut trial, DisciplineLevel::Heavy, DisciplineState::Completed, None);
        assert_eq!(trial.severity("R-HUKDIS-3Y"), Some(Severity::Unknown));
    }

    #[test]
    fn a_recent_punishment_bars_promotion_warns_of_rotation_and_ends_to_the_day() {
        let mut promotion = Trial::of(Story::town(), &[("P-902", "CAPIL-KASI")]);
        punished(&mut promotion, DisciplineLevel::Medium, DisciplineState::Completed, Some(day(2023, 12, 2)));
        assert_eq!(promotion.severity("R-HUKDIS-3Y"), Some(Severity::Block));
        punished(&mut promotion, DisciplineLevel::Medium, DisciplineState::Completed, Some(day(2023, 12, 1)));
        assert_eq!(promotion.severity("R-HUKDIS-3Y"), None);
        let mut rotation = Trial::town();
        punished(&mut rotation, DisciplineLevel::Heavy, DisciplineState::Completed, Some(day(2025, 1, 14)));
        assert_eq!(rotation.severity("R-HUKDIS-3Y"), Some(Severity::Warn));
    }

    #[test]
    fn an_open_finding_blocks_and_an_unknown_one_is_said() {
        let mut trial = Trial::town();
        assert_eq!(trial.severity("R-TEMUAN"), None);
        trial.story.employee_mut("P-904").open_finding = Known::Yes;
        assert_eq!(trial.severity("R-TEMUAN"), Some(Severity::Block));
        trial.story.employee_mut("P-904").open_finding = Known::Unknown;
        assert_eq!(trial.severity("R-TEMUAN"), Some(Severity::Unknown));
    }
}
