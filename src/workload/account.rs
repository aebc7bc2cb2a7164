//! The numbers of the workload opened: need down to tasks, strength down to employees, ratio and spread.

use crate::domain::account::{Account, FactPath, Input, Row, Step};
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::{PositionId, UnitId};
use crate::domain::placements::Placements;
use crate::domain::position::{Change, Need, Position};
use crate::domain::reckoning::{Amount, Reckoning};
use crate::text::words::{Phrase, Value};
use crate::workload::balance::{Balance, UnitBalance};
use crate::workload::burden::Burden;
use crate::workload::effectiveness::difference_words;
use crate::workload::need;
use crate::workload::need_account::{dated, position_load, position_need};
use crate::workload::spread::Spread;

/// Positions of a unit and of all units below it, in the order of the file.
pub fn positions_under<'a>(facts: &'a Facts, unit: &'a UnitId) -> Vec<&'a Position> {
    let mut units = vec![unit];
    let mut at = 0;
    while let Some(open) = units.get(at).copied() {
        units.extend(facts.units_below(open));
        at += 1;
    }
    units.iter().flat_map(|unit| facts.positions_of_unit(unit)).filter_map(|id| facts.position(id)).collect()
}

/// The same positions, those whose need is not known left out.
fn positions_counted<'a>(facts: &'a Facts, unit: &'a UnitId) -> Vec<&'a Position> {
    let known = |position: &&Position| need::need(facts, position).is_some();
    positions_under(facts, unit).into_iter().filter(known).collect()
}

/// Where the need of a position is stated.
fn need_path(position: &Position) -> FactPath {
    let row = FactPath::position(&position.id);
    match &position.need {
        _ if position.change == Some(Change::Abolished) => row.field("change"),
        _ if position.class.is_structural() => row.field("seats"),
        Need::Tasks(_) => row.field("tasks"),
        Need::Minutes(_) => row.field("load_minutes"),
        Need::Persons(_) => row.field("need"),
        Need::Unknown => row,
    }
}

fn name_of(facts: &Facts, unit: &UnitId) -> Value {
    Value::Text(facts.unit(unit).map_or_else(|| unit.to_string(), |found| found.name.clone()))
}

/// Positions whose need is not known: named, and who sits there, since the sums leave both out.
fn gaps(facts: &Facts, unit: &UnitId, placements: &Placements) -> Vec<Phrase> {
    let unknown = positions_under(facts, unit).into_iter().filter(|position| need::need(facts, position).is_none());
    let gap = |position: &Position| {
        Phrase::new("number.need.unknown")
            .with("position", position.title.as_str())
            .with("count", placements.strength(facts, &position.id))
    };
    unknown.map(gap).collect()
}

/// The need of a unit: that of every position in it and below it, each opened down to its tasks.
pub fn unit_need(facts: &Facts, unit: &UnitId) -> Account {
    let title = Phrase::new("number.need").with("unit", name_of(facts, unit));
    let mut account = Account::new(title, Phrase::new("number.need.formula"));
    account.dated = dated(facts);
    let positions = positions_counted(facts, unit);
    for position in &positions {
        let persons = need::need(facts, position).map(|need| Amount::whole(need.persons));
        account.inputs.push(Input::stated(position.title.as_str(), persons, need_path(position)));
    }
    account.add_up(Phrase::new("number.summed"));
    account.gaps = gaps(facts, unit, &Placements::default());
    account.parts = positions.into_iter().map(|position| position_need(facts, position)).collect();
    account
}

/// The strength of a unit by the session file: everybody at work in positions whose need is known.
pub fn unit_strength(facts: &Facts, unit: &UnitId) -> Account {
    let title = Phrase::new("number.strength").with("unit", name_of(facts, unit));
    let mut account = Account::new(title, Phrase::new("number.strength.formula"));
    account.dated.push(Phrase::new("number.data-date").with("day", facts.sitting().data_date));
    for position in positions_counted(facts, unit) {
        strength_inputs(facts, position, &mut account);
    }
    account.add_up(Phrase::new("number.summed"));
    account.gaps = gaps(facts, unit, &Placements::default());
    account
}

/// Everybody who holds a position by the file; who is not at work is named and counts nothing.
fn strength_inputs(facts: &Facts, position: &Position, account: &mut Account) {
    for employee in facts.holders(&position.id).iter().filter_map(|id| facts.employee(id)) {
        let what =
            Phrase::new("number.holder").with("name", employee.full_name()).with("position", position.title.as_str());
        let row = FactPath::employee(&employee.id);
        account.inputs.push(match employee.standing.counts_in_strength() {
            true => Input::stated(what, Amount::whole(1), row.field("position")),
            false => Input::stated(what, Value::Term(employee.standing.key()), row.field("standing")),
        });
    }
}

/// The strength of one position by the session file.
pub fn position_strength(facts: &Facts, position: &Position) -> Account {
    let title = Phrase::new("number.strength").with("unit", position.title.as_str());
    let mut account = Account::new(title, Phrase::new("number.strength.position"));
    account.dated.push(Phrase::new("number.data-date").with("day", facts.sitting().data_date));
    strength_inputs(facts, position, &mut account);
    account.add_up(Phrase::new("number.summed"));
    account
}

/// Somebody whom decisions or a suggestion bring to another position.
#[derive(Clone, Debug)]
pub struct Moved {
    /// Where from; none for staff without position.
    pub from: Option<PositionId>,
    /// Where to.
    pub to: PositionId,
    /// Who, and by which item.
    pub says: Input,
}

impl Moved {
    /// Everybody who works elsewhere under `placements` than the file says and counts in strength; `says` gives the
    /// source of each.
    pub fn under(facts: &Facts, placements: &Placements, says: impl Fn(&Employee) -> Input) -> Vec<Moved> {
        let moved = placements.moved().filter_map(|(id, to)| {
            let employee = facts.employee(id).filter(|found| found.standing.counts_in_strength())?;
            Some(Moved { from: employee.position.clone(), to: to.clone(), says: says(employee) })
        });
        moved.collect()
    }
}

/// A strength after some moves: the strength before, those who come, less those who go.
pub fn strength_after(facts: &Facts, before: Account, counted: &[PositionId], moved: &[Moved]) -> Account {
    let mut account = Account::new(before.title.clone(), Phrase::new("number.strength.after"));
    account.dated.push(Phrase::new("number.data-date").with("day", facts.sitting().data_date));
    let start = before.result.unwrap_or(Amount::whole(0));
    account.inputs.push(Input::number(Value::Term("number.strength.start"), start));
    let one = Amount::whole(1);
    let (mut come, mut go) = (Vec::new(), Vec::new());
    for movement in moved {
        let was_here = movement.from.as_ref().is_some_and(|from| counted.contains(from));
        let (key, side) = match (was_here, counted.contains(&movement.to)) {
            (false, true) => ("number.comes", &mut come),
            (true, false) => ("number.goes", &mut go),
            _ => continue,
        };
        side.push(one);
        let what = Phrase::new(key).with("who", movement.says.what.clone());
        account.inputs.push(Input { what: what.into(), datum: one.into(), source: movement.says.source.clone() });
    }
    let gained = Reckoning::Plus(vec![start.into(), Reckoning::total(come)]);
    let after = Reckoning::minus(gained, Reckoning::total(go));
    account.reckon(Step::new(Phrase::new("number.strength.step"), after, 0));
    account.gaps.clone_from(&before.gaps);
    account.parts.push(before);
    account
}

/// Ids of the positions of a unit whose people its strength counts.
pub fn counted_positions(facts: &Facts, unit: &UnitId) -> Vec<PositionId> {
    positions_counted(facts, unit).into_iter().map(|position| position.id.clone()).collect()
}

/// Strength less need, from both opened.
pub fn difference(unit: Value, strength: Account, need: Account) -> Account {
    let title = Phrase::new("number.difference").with("unit", unit);
    let mut account = Account::new(title, Phrase::new("number.difference.formula"));
    account.dated.clone_from(&need.dated);
    if let (Some(there), Some(needed)) = (strength.result, need.result) {
        account.inputs.push(Input::number(Value::Term("number.strength.there"), there));
        account.inputs.push(Input::number(Value::Term("number.need.short"), needed));
        let step = Phrase::new("number.difference.step");
        let difference = account.reckon(Step::new(step, Reckoning::minus(there, needed), 0));
        account.says = Some(difference_words(difference.value));
    }
    account.gaps.clone_from(&need.gaps);
    account.parts = vec![strength, need];
    account
}

/// The load a person of a unit (EU) under the placements of its balance; none where the load is not known or nobody is
/// there.
pub fn unit_ratio(facts: &Facts, balance: &UnitBalance) -> Option<Account> {
    let settings = &facts.settings().workload;
    let ratio = balance.effectiveness(settings)?;
    let name = name_of(facts, &balance.unit);
    let mut account =
        Account::new(Phrase::new("number.spread.ratio").with("unit", name), Phrase::new("number.ratio.formula"));
    account.dated = dated(facts);
    let (load, there) = (Amount::hundredths(balance.load), Amount::whole(balance.strength_with_load));
    let minutes = Amount::whole(settings.effective_minutes);
    account.inputs.push(Input::number(Value::Term("number.task.sum"), load));
    account.inputs.push(Input::number(Value::Term("number.ratio.people"), there));
    let setting = FactPath::of(Row::Settings).field("workload").field("effective_minutes");
    account.inputs.push(Input::stated(Value::Term("number.effective-minutes"), minutes, setting));
    let (_, places) = ratio.shown(settings);
    let reckoning = Reckoning::over(load, Reckoning::product(&[there, minutes]));
    account.reckon(Step::new(Phrase::new("number.ratio.step"), reckoning, places));
    account.parts.push(load_of(facts, &balance.unit));
    Some(account)
}

/// The spread of the load over the agencies under given placements, `balance` being theirs.
pub fn spread(facts: &Facts, balance: &Balance, title: Phrase) -> Account {
    let settings = &facts.settings().workload;
    let mut account = Account::new(title, Phrase::new("number.spread.formula"));
    account.dated = dated(facts);
    let minutes = Amount::whole(settings.effective_minutes);
    let setting = FactPath::of(Row::Settings).field("workload").field("effective_minutes");
    account.inputs.push(Input::stated(Value::Term("number.effective-minutes"), minutes, setting));
    let mut ratios = Vec::new();
    for agency in balance.agencies() {
        let name = name_of(facts, &agency.unit);
        let Some(ratio) = agency.effectiveness(settings) else {
            account.gaps.push(Phrase::new("number.spread.no-ratio").with("unit", name));
            continue;
        };
        let load = load_of(facts, &agency.unit);
        let (hundredths, there) = (Amount::hundredths(agency.load), Amount::whole(agency.strength_with_load));
        account.inputs.push(Input::number(Phrase::new("number.spread.load").with("unit", name.clone()), hundredths));
        account.inputs.push(Input::number(Phrase::new("number.spread.people").with("unit", name.clone()), there));
        let reckoning = Reckoning::over(hundredths, Reckoning::product(&[there, minutes]));
        account.reckon(Step::new(Phrase::new("number.spread.ratio").with("unit", name), reckoning, 3));
        ratios.push(Amount::thousandths(ratio.thousandths()));
        account.parts.push(load);
    }
    let Some(deviation) = Spread::of(balance, settings).deviation else {
        account.result = None;
        return account;
    };
    let agencies = Amount::whole(ratios.len());
    account.inputs.push(Input::number(Value::Term("number.spread.agencies"), agencies));
    let sum = Reckoning::Plus(ratios.iter().copied().map(Reckoning::Number).collect());
    let sum = account.reckon(Step::new(Phrase::new("number.spread.sum"), sum, 3));
    let squares = Reckoning::Plus(ratios.into_iter().map(Reckoning::Square).collect());
    let squares = account.reckon(Step::new(Phrase::new("number.spread.squares"), squares, 6));
    let within = Reckoning::minus(Reckoning::product(&[agencies, squares]), Reckoning::Square(sum));
    let reckoning = Reckoning::over(Reckoning::Root(Box::new(within)), agencies);
    let result = Amount::thousandths(deviation);
    account.steps.push(Step { words: Phrase::new("number.spread.step"), reckoning, result });
    account.result = Some(result);
    account
}

/// The yearly load of a unit in minutes: that of every position in it and below it whose load is known.
fn load_of(facts: &Facts, unit: &UnitId) -> Account {
    let title = Phrase::new("number.load").with("unit", name_of(facts, unit));
    let mut account = Account::new(title, Phrase::new("number.load.formula"));
    for position in positions_counted(facts, unit) {
        match need::need(facts, position).and_then(|need| need.load) {
            Some(load) => account.inputs.push(Input::stated(
                position.title.as_str(),
                Amount::hundredths(load),
                load_path(position),
            )),
            None => account.gaps.push(Phrase::new("number.load.unknown").with("position", position.title.as_str())),
        }
    }
    account.add_up(Phrase::new("number.summed"));
    account
}

fn load_path(position: &Position) -> FactPath {
    let row = FactPath::position(&position.id);
    match position.need {
        Need::Minutes(_) => row.field("load_minutes"),
        _ => row.field("tasks"),
    }
}

/// Hours a day that the load of a position asks of each who shares it.
pub fn burden(facts: &Facts, position: &Position, shared: &Burden) -> Account {
    let settings = &facts.settings().workload;
    let title = Phrase::new("number.burden").with("position", position.title.as_str());
    let mut account = Account::new(title, Phrase::new("number.burden.formula"));
    account.dated = dated(facts);
    let (load, people) = (Amount::hundredths(shared.load), Amount::whole(shared.people.len()));
    let days = Amount::whole(settings.days_per_year.max(1));
    account.inputs.push(Input::number(Value::Term("number.task.sum"), load));
    account.inputs.push(Input::number(Value::Term("number.ratio.people"), people));
    let setting = FactPath::of(Row::Settings).field("workload").field("days_per_year");
    account.inputs.push(Input::stated(Value::Term("number.daily"), days, setting));
    let hour = Amount::whole(60);
    account.inputs.push(Input::of_table(Value::Term("number.hour"), hour));
    account.parts.extend(position_load(facts, position));
    if shared.people.is_empty() {
        account.gaps.push(Phrase::new("number.burden.vacant"));
        return account;
    }
    let minutes = Reckoning::over(load, Reckoning::product(&[people, days]));
    let minutes = account.reckon(Step::new(Phrase::new("number.burden.minutes"), minutes, 2));
    account.reckon(Step::new(Phrase::new("number.burden.hours"), Reckoning::over(minutes, hour), 1));
    account
}
