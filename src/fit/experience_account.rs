//! The points of experience opened: time in related work, and variety of places.

use crate::domain::account::{Account, FactPath, Input, Row, Step};
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::position::Position;
use crate::domain::reckoning::{Amount, Reckoning};
use crate::domain::service::reckon_months_served;
use crate::fit::criterion_account::fields_asked;
use crate::fit::experience::{
    Service, TIME_POINTS, are_places_known, is_field_known, related_services, variety_points, workplaces,
};
use crate::text::words::{Phrase, Value};

/// Experience: the mean of time and variety, or the one of them that is known.
pub(super) fn experience(facts: &Facts, employee: &Employee, position: &Position, title: Phrase) -> Account {
    let mut account = Account::new(title, Phrase::new("number.experience.formula"));
    let points: Vec<Amount> = [time(&mut account, facts, employee, position), variety(&mut account, facts, employee)]
        .into_iter()
        .flatten()
        .collect();
    if !points.is_empty() {
        let parts = Amount::whole(points.len());
        account.inputs.push(Input::number(Value::Term("number.experience.parts"), parts));
        let mean = Reckoning::over(Reckoning::total(points), parts);
        let mean = account.reckon(Step::new(Phrase::new("number.experience.step"), mean, 2));
        account.reckon(Step::new(Phrase::new("number.rounded"), mean.into(), 0));
    }
    account
}

fn time(account: &mut Account, facts: &Facts, employee: &Employee, position: &Position) -> Option<Amount> {
    account.inputs.push(fields_asked(position));
    if position.requirement.fields.is_empty() {
        account.gaps.push(Phrase::new("number.experience.not-asked"));
        return None;
    }
    if !is_field_known(facts, employee) {
        account.gaps.push(Phrase::new("number.experience.no-field"));
        return None;
    }
    let effective = facts.sitting().effective;
    let stated = FactPath::of(Row::Sitting).field("effective");
    account.inputs.push(Input::stated(Value::Term("number.effective"), effective, stated));
    let services = related_services(facts, employee, position, effective);
    for service in &services {
        account.inputs.push(service_input(facts, employee, service));
    }
    let months = reckon_months_served(account, services.into_iter().map(|service| service.span).collect());
    let (least, points) = *TIME_POINTS.iter().find(|(least, _)| months.value >= i64::from(*least))?;
    let points = Amount::whole(points);
    account.inputs.push(Input::of_table(Phrase::new("number.experience.from").with("months", least), points));
    Some(account.reckon(Step::new(Phrase::new("number.experience.time"), points.into(), 0)))
}

/// A past position, or the present one, in related work.
fn service_input(facts: &Facts, employee: &Employee, service: &Service) -> Input {
    let row = FactPath::employee(&employee.id);
    let days = Phrase::new("number.experience.days").with("from", service.span.0).with("end", service.span.1);
    match service.place.and_then(|place| employee.history.get(place).map(|past| (place, past))) {
        Some((place, past)) => Input::stated(past.title.as_str(), Value::from(days), row.field("history").nth(place)),
        None => {
            let held = employee.position.as_ref().and_then(|id| facts.position(id));
            let title = held.map_or("", |position| position.title.as_str());
            Input::stated(title, Value::from(days), row.field("position_since"))
        }
    }
}

fn variety(account: &mut Account, facts: &Facts, employee: &Employee) -> Option<Amount> {
    if !are_places_known(employee) {
        account.gaps.push(Phrase::new("number.experience.no-history"));
        return None;
    }
    let (agencies, places) = workplaces(facts, employee);
    let row = FactPath::employee(&employee.id);
    if let Some(unit) = employee.position.as_ref().and_then(|id| facts.unit_of_position(id)) {
        let what = Value::Term("number.experience.present-unit");
        account.inputs.push(Input::stated(what, Value::from(unit.name.as_str()), row.clone().field("position")));
    }
    for (place, past) in employee.history.iter().enumerate() {
        let path = row.clone().field("history").nth(place).field("unit");
        let what = Phrase::new("number.experience.past-unit").with("from", past.from);
        account.inputs.push(Input::stated(what, Value::from(past.unit.as_str()), path));
    }
    let (points, _) = variety_points(agencies, places);
    let points = Amount::whole(points);
    let what = Phrase::new("number.experience.variety").with("agencies", agencies).with("units", places);
    account.inputs.push(Input::of_table(what, points));
    Some(account.reckon(Step::new(Phrase::new("number.experience.variety.step"), points.into(), 0)))
}
