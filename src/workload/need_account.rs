//! The need of one position opened: volume × norm time of every task, effective time, rounding, or its seats.

use crate::domain::account::{Account, FactPath, Input, Row, Step};
use crate::domain::facts::Facts;
use crate::domain::position::{Change, Frequency, Need, NormUnit, Position, Task};
use crate::domain::reckoning::{Amount, Reckoning};
use crate::domain::settings::{Rounding, WorkloadSettings};
use crate::text::words::{Phrase, Value};
use crate::workload::need;

/// What is said under every number of the workload.
pub(super) fn dated(facts: &Facts) -> Vec<Phrase> {
    let data_date = Phrase::new("number.data-date").with("day", facts.sitting().data_date);
    vec![need::basis(facts), data_date]
}

/// The need of a position as [`need::need`] computes it.
pub fn position_need(facts: &Facts, position: &Position) -> Account {
    let title = Phrase::new("number.need.position").with("position", position.title.as_str());
    let row = FactPath::position(&position.id);
    let mut account = Account::new(title, Phrase::new("number.need.seats"));
    account.dated = dated(facts);
    if position.change == Some(Change::Abolished) {
        account.formula = Phrase::new("number.need.abolished");
        let none = Amount::whole(0);
        account.inputs.push(Input::stated(Phrase::new("number.need.abolished"), none, row.field("change")));
        account.add_up(Phrase::new("number.as-stated"));
        return account;
    }
    if position.class.is_structural() {
        let seats = Amount::whole(position.seats.max(1));
        account.inputs.push(Input::stated(Value::Term("number.seats"), seats, row.field("seats")));
        account.add_up(Phrase::new("number.need.seats.step"));
        account.parts.extend(position_load(facts, position));
        return account;
    }
    match &position.need {
        Need::Persons(persons) => {
            account.formula = Phrase::new("number.need.persons");
            let stated = Amount::whole(*persons);
            account.inputs.push(Input::stated(Value::Term("number.need.short"), stated, row.field("need")));
            account.add_up(Phrase::new("number.need.persons.step"));
        }
        need => {
            let minutes = matches!(need, Need::Minutes(_));
            account.formula = Phrase::new(if minutes { "number.need.minutes" } else { "number.need.tasks" });
            match reckon_load(facts, position, &mut account) {
                Some(load) => persons_for(facts, load, &mut account),
                None => {
                    account.gaps.push(Phrase::new("number.need.not-stated").with("position", position.title.as_str()));
                }
            }
        }
    }
    account
}

/// The load of a position in minutes a year, its scenario factor included; none when it is not stated.
pub fn position_load(facts: &Facts, position: &Position) -> Option<Account> {
    let title = Phrase::new("number.load").with("unit", position.title.as_str());
    let mut account = Account::new(title, Phrase::new("number.load.position"));
    reckon_load(facts, position, &mut account)?;
    Some(account)
}

/// Reckons the load from what the file states of it.
fn reckon_load(facts: &Facts, position: &Position, account: &mut Account) -> Option<Amount> {
    let load = match &position.need {
        Need::Tasks(tasks) if !tasks.is_empty() => tasks_load(facts, position, tasks, account),
        Need::Minutes(minutes) => {
            let path = FactPath::position(&position.id).field("load_minutes");
            account.inputs.push(Input::stated(Value::Term("number.need.load"), Amount::whole(*minutes), path));
            account.add_up(Phrase::new("number.as-stated"))
        }
        Need::Tasks(_) | Need::Persons(_) | Need::Unknown => return None,
    };
    let Some(unit) = facts.lineage(&position.unit).find(|unit| unit.load_factor.is_some()) else { return Some(load) };
    let factor = unit.load_factor.as_ref()?;
    let percent = Amount::whole(factor.percent);
    let what = Phrase::new("number.load-factor").with("source", factor.source.as_str());
    let path = FactPath::of(Row::Unit(unit.id.clone())).field("load_factor").field("percent");
    account.inputs.push(Input::stated(what, percent, path));
    let scaled = Reckoning::over(Reckoning::product(&[load, percent]), Amount::whole(100));
    Some(account.reckon(Step::new(Phrase::new("number.load-factor.step"), scaled, 2)))
}

fn tasks_load(facts: &Facts, position: &Position, tasks: &[Task], account: &mut Account) -> Amount {
    let settings = &facts.settings().workload;
    let setting = |name| FactPath::of(Row::Settings).field("workload").field(name);
    let mut loads = Vec::new();
    for (place, task) in tasks.iter().enumerate() {
        let row = FactPath::position(&position.id).field("tasks").nth(place);
        let (times, times_input) = match task.frequency {
            Frequency::Yearly => (1, None),
            Frequency::Monthly => (12, Some(Input::of_table(Value::Term("number.monthly"), Amount::whole(12)))),
            Frequency::Weekly => (
                settings.weeks_per_year,
                Some(of_setting("number.weekly", settings.weeks_per_year, setting("weeks_per_year"))),
            ),
            Frequency::Daily => (
                settings.days_per_year,
                Some(of_setting("number.daily", settings.days_per_year, setting("days_per_year"))),
            ),
        };
        let name = |key: &'static str| {
            Phrase::new(key).with("task", task.description.as_str()).with("output", task.output.as_str())
        };
        let volume = Amount::whole(task.volume);
        let norm = Amount::hundredths(task.norm_hundredths);
        account.inputs.push(Input::stated(name("number.task.volume"), volume, row.clone().field("volume")));
        let mut factors = vec![volume];
        if let Some(input) = times_input {
            factors.push(Amount::whole(times));
            if !account.inputs.contains(&input) {
                account.inputs.push(input);
            }
        }
        let unit = match task.norm_unit {
            NormUnit::Minutes => "number.task.norm",
            NormUnit::Hours => "number.task.norm-hours",
        };
        account.inputs.push(Input::stated(name(unit), norm, row.field("norm")));
        factors.push(norm);
        if task.norm_unit == NormUnit::Hours {
            let hour = Input::of_table(Value::Term("number.hour"), Amount::whole(60));
            factors.push(Amount::whole(60));
            if !account.inputs.contains(&hour) {
                account.inputs.push(hour);
            }
        }
        let step = Phrase::new("number.task.step").with("task", task.description.as_str());
        loads.push(account.reckon(Step::new(step, Reckoning::product(&factors), 2)));
    }
    account.reckon(Step::new(Phrase::new("number.task.sum"), Reckoning::total(loads), 2))
}

fn of_setting(what: &'static str, value: u64, path: FactPath) -> Input {
    Input::stated(Value::Term(what), Amount::whole(value), path)
}

/// From the load of a year to persons, rounded once, from the load itself.
fn persons_for(facts: &Facts, load: Amount, account: &mut Account) {
    let settings: &WorkloadSettings = &facts.settings().workload;
    let minutes = Amount::whole(settings.effective_minutes.max(1));
    let setting = FactPath::of(Row::Settings).field("workload").field("effective_minutes");
    account.inputs.push(Input::stated(Value::Term("number.effective-minutes"), minutes, setting));
    let persons = Reckoning::over(load, minutes);
    account.reckon(Step::new(Phrase::new("number.need.exact"), persons.clone(), 3));
    let (words, rounding) = match settings.rounding {
        Rounding::HalfUp => ("number.need.half-up", Rounding::HalfUp),
        Rounding::Up => ("number.need.up", Rounding::Up),
        Rounding::Down => ("number.need.down", Rounding::Down),
    };
    account.reckon(Step::rounded(Phrase::new(words), persons, 0, rounding));
}
