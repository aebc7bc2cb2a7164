//! The numbers of the fit opened: total, data known, and the place in the nine boxes.

use crate::domain::account::{Account, FactPath, Input, Row, Step};
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::position::Position;
use crate::domain::profiles::Official;
use crate::domain::reckoning::{Amount, Reckoning};
use crate::fit::criterion_account;
use crate::fit::experience_account;
use crate::fit::score::{CriterionKind, Fit};
use crate::fit::talent;
use crate::text::words::{Phrase, Value};

/// The points of one criterion, from the evidence in the session file.
pub fn criterion(facts: &Facts, employee: &Employee, position: &Position, kind: CriterionKind) -> Account {
    let title = Phrase::new("number.fit.points")
        .with("criterion", Value::Term(kind.key()))
        .with("name", employee.full_name())
        .with("position", position.title.as_str());
    let mut account = match kind {
        CriterionKind::Education => criterion_account::education(facts, employee, position, title),
        CriterionKind::Competence => criterion_account::competence(facts, employee, position, title),
        CriterionKind::Performance => criterion_account::performance(facts, employee, title),
        CriterionKind::Experience => experience_account::experience(facts, employee, position, title),
        CriterionKind::Training => criterion_account::training(employee, position, title),
    };
    account.dated.push(Phrase::new("number.data-date").with("day", facts.sitting().data_date));
    account
}

/// The total as the board shows it, with one decimal.
pub fn total(facts: &Facts, employee: &Employee, position: &Position, fit: &Fit) -> Account {
    let mut account = exact_total(facts, employee, position, fit);
    if let Some(total) = account.result {
        account.reckon(Step::new(Phrase::new("number.rounded"), total.into(), 1));
    }
    account
}

/// The total: Σ weight × points ÷ Σ weight over the criteria that are known.
pub fn exact_total(facts: &Facts, employee: &Employee, position: &Position, fit: &Fit) -> Account {
    let title =
        Phrase::new("number.fit.total").with("name", employee.full_name()).with("position", position.title.as_str());
    let formula = Phrase::new("number.fit.total.formula").with("name", facts.settings().fit.name.as_str());
    let mut account = Account::new(title, formula);
    let (mut weighed, mut weights) = (Vec::new(), Vec::new());
    for criterion in &fit.criteria {
        let name = Value::Term(criterion.kind.key());
        let weight = Amount::whole(criterion.weight);
        let setting = FactPath::of(Row::Settings).field("fit").field(weight_field(criterion.kind));
        account.inputs.push(Input::stated(Phrase::new("number.weight").with("of", name.clone()), weight, setting));
        account.inputs.push(Input::number(
            Phrase::new("number.points").with("of", name.clone()),
            criterion.points.map(Amount::hundredths),
        ));
        match criterion.points {
            Some(points) => {
                weighed.push(Reckoning::product(&[weight, Amount::hundredths(points)]));
                weights.push(weight);
            }
            None => account.gaps.push(Phrase::new("number.fit.left-out").with("criterion", name)),
        }
    }
    if fit.total.is_some() {
        let mean = Reckoning::over(Reckoning::Plus(weighed), Reckoning::total(weights));
        account.reckon(Step::new(Phrase::new("number.fit.total.step"), mean, 2));
    }
    account.parts = fit.criteria.iter().map(|one| criterion(facts, employee, position, one.kind)).collect();
    account
}

/// The key of a criterion's weight in the session file.
fn weight_field(kind: CriterionKind) -> &'static str {
    match kind {
        CriterionKind::Education => "education_weight",
        CriterionKind::Competence => "competence_weight",
        CriterionKind::Performance => "performance_weight",
        CriterionKind::Experience => "experience_weight",
        CriterionKind::Training => "training_weight",
    }
}

/// Data known, or asked for, over all criteria; what is missing is named.
pub fn data(employee: &Employee, position: &Position, fit: &Fit, known: bool) -> Account {
    let key = if known { "number.fit.known" } else { "number.fit.asked" };
    let title = Phrase::new(key).with("name", employee.full_name()).with("position", position.title.as_str());
    let mut account = Account::new(title, Phrase::new("number.fit.data.formula"));
    for criterion in &fit.criteria {
        let count = if known { criterion.known } else { criterion.asked };
        account.inputs.push(Input::number(Value::Term(criterion.kind.key()), Amount::whole(count)));
        let missing = criterion.evidence.iter().filter(|evidence| !evidence.known);
        account.gaps.extend(missing.map(|evidence| {
            Phrase::new("number.fit.missing")
                .with("criterion", Value::Term(criterion.kind.key()))
                .with("what", evidence.says.clone())
        }));
    }
    account.add_up(Phrase::new("number.summed"));
    account
}

/// The place in the nine boxes, from the latest predicate and the potential.
pub fn nine_box(facts: &Facts, employee: &Employee) -> Account {
    let title = Phrase::new("number.box").with("name", employee.full_name());
    let mut account = Account::new(title, Phrase::new("number.box.formula"));
    account.dated.push(Phrase::new("number.data-date").with("day", facts.sitting().data_date));
    let row = FactPath::employee(&employee.id);
    let latest = employee.performance.iter().enumerate().max_by_key(|(_, year)| year.year);
    match latest {
        Some((place, year)) => account.inputs.push(Input::stated(
            Phrase::new("number.predicate").with("year", year.year.to_string()),
            Value::Term(year.predicate.key()),
            row.clone().field("performance").nth(place),
        )),
        None => account.gaps.push(Phrase::new("number.box.no-predicate")),
    }
    if let Some(score) = employee.potential_score {
        let path = row.clone().field("potential_score");
        account.inputs.push(Input::stated(Value::Term("number.potential.score"), Amount::hundredths(score), path));
    }
    let potential = employee.potential.map(|potential| Value::Term(potential.key()));
    if potential.is_none() {
        account.gaps.push(Phrase::new("number.box.no-potential"));
    }
    account.inputs.push(Input::stated(Value::Term("number.potential"), potential.clone(), row.field("potential")));
    if let (Some((_, year)), Some(potential), Some(number)) =
        (latest, potential, talent::nine_box_of(&facts.settings().fit, employee))
    {
        let school = FactPath::of(Row::Settings).field("fit").field("nine_box");
        let rating = facts.settings().fit.nine_box.axis(year.predicate).key();
        account.inputs.push(Input::stated(Value::Term("number.box.axis"), Value::Term(rating), school));
        let numbers = Value::Term(facts.settings().fit.nine_box_numbers.key());
        let setting = FactPath::of(Row::Settings).field("fit").field("nine_box_numbers");
        account.inputs.push(Input::stated(Value::Term("number.box.numbers"), numbers, setting));
        let cell = Phrase::new("number.box.cell").with("rating", Value::Term(rating)).with("potential", potential);
        let number = Amount::whole(number);
        account.inputs.push(Input::of_table(cell, number));
        account.reckon(Step::new(Phrase::new("number.by-table"), number.into(), 0));
    }
    account
}
