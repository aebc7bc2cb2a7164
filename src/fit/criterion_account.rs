//! The points of education, competence, performance and training opened.

use chrono::Datelike;

use crate::domain::account::{Account, Datum, FactPath, Input, Row, Step};
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::position::Position;
use crate::domain::reckoning::{Amount, Reckoning};
use crate::fit::criteria::{education_points, is_major, is_related, valid_until};
use crate::fit::matching::{Competence, compared};
use crate::text::words::{Phrase, Value};

/// Education: the best of what is high enough, by the table of the formula.
pub(super) fn education(facts: &Facts, employee: &Employee, position: &Position, title: Phrase) -> Account {
    let mut account = Account::new(title, Phrase::new("number.education.formula"));
    let settings = &facts.settings().fit;
    let requirement = &position.requirement;
    let setting = |name| FactPath::of(Row::Settings).field("fit").field(name);
    let whole = |points: i64| Amount::whole(points);
    account.inputs.push(Input::of_table(Value::Term("number.education.major"), whole(100)));
    let same = Value::Term("number.education.same");
    account.inputs.push(Input::stated(same, whole(settings.same_field_points), setting("same_field_points")));
    let other = Value::Term("number.education.other");
    account.inputs.push(Input::stated(other, whole(settings.other_field_points), setting("other_field_points")));
    let row = FactPath::position(&position.id);
    let least = position.least_education();
    let level = Value::Text(least.spelling().to_owned());
    account.inputs.push(Input::stated(Value::Term("number.education.least"), level, row.clone().field("education")));
    let majors = Value::List(requirement.majors.iter().map(|major| Value::from(major.as_str())).collect());
    let majors = (!requirement.majors.is_empty()).then_some(majors);
    account.inputs.push(Input::stated(Value::Term("number.education.majors"), majors, row.field("majors")));
    account.inputs.push(fields_asked(position));
    let mut points = Vec::new();
    for (place, education) in employee.education.iter().enumerate() {
        let what = Phrase::new("number.education.own")
            .with("level", education.level.spelling())
            .with("major", education.major.as_str());
        let judged = match () {
            () if education.level < least => "number.education.too-low",
            () if is_major(education, requirement) => "number.education.major",
            () if education_points(education, requirement, settings) == 100 => "number.education.any",
            () if is_related(education.field, requirement) => "number.education.same",
            () => "number.education.other",
        };
        if education.level >= least {
            points.push(whole(education_points(education, requirement, settings)));
        }
        let path = FactPath::employee(&employee.id).field("education").nth(place);
        account.inputs.push(Input::stated(what, Value::Term(judged), path));
    }
    if requirement.majors.is_empty() && requirement.fields.is_empty() {
        account.gaps.push(Phrase::new("number.education.not-asked"));
    } else if employee.education.is_empty() {
        account.gaps.push(Phrase::new("number.education.none"));
    } else {
        // Nothing high enough counts as another field: whether that may be is a rule's question.
        let counted = if points.is_empty() { vec![whole(settings.other_field_points)] } else { points };
        account.reckon(Step::new(Phrase::new("number.education.step"), Reckoning::Most(counted), 0));
    }
    account
}

/// The fields of knowledge that the position asks for.
pub(super) fn fields_asked(position: &Position) -> Input {
    let fields = &position.requirement.fields;
    let asked = Value::List(fields.iter().map(|field| Value::Term(field.key())).collect());
    let path = FactPath::position(&position.id).field("fields");
    Input::stated(Value::Term("number.fields"), (!fields.is_empty()).then_some(asked), path)
}

/// Competence: the capped job–person match of an assessment that is still valid.
pub(super) fn competence(facts: &Facts, employee: &Employee, position: &Position, title: Phrase) -> Account {
    let on = facts.sitting().effective;
    let years = facts.settings().thresholds.assessment_years;
    let assessment = employee.assessment.as_ref();
    let mut account = match_of(employee, position, title);
    let setting = FactPath::of(Row::Settings).field("thresholds").field("assessment_years");
    account.inputs.push(Input::stated(Value::Term("number.assessment.years"), Amount::whole(years), setting));
    let effective = FactPath::of(Row::Sitting).field("effective");
    account.inputs.push(Input::stated(Value::Term("number.effective"), on, effective));
    match assessment.filter(|own| valid_until(own, years) < on) {
        Some(own) => {
            let expired = Phrase::new("number.assessment.expired").with("until", valid_until(own, years));
            account.gaps.push(expired);
            account.result = None;
            account.steps.clear();
        }
        None => {
            if let Some(found) = account.result {
                account.reckon(Step::new(Phrase::new("number.rounded"), found.into(), 0));
            }
        }
    }
    account
}

/// The job–person match itself, whatever the age of the assessment.
pub fn match_of(employee: &Employee, position: &Position, title: Phrase) -> Account {
    let mut account = Account::new(title, Phrase::new("number.match.formula"));
    let date = employee.assessment.as_ref().map(|own| own.date);
    let path = FactPath::employee(&employee.id).field("assessment");
    account.inputs.push(Input::stated(Value::Term("number.assessment.date"), date, path.field("date")));
    let (Some(own), Some(standard)) = (&employee.assessment, &position.standard) else {
        if position.standard.is_none() {
            account.gaps.push(Phrase::new("number.match.no-standard").with("position", position.title.as_str()));
        }
        if employee.assessment.is_none() {
            account.gaps.push(Phrase::new("number.match.no-assessment"));
        }
        return account;
    };
    account.dated.push(Phrase::new("number.assessment.of").with("day", own.date));
    let mut known = Vec::new();
    for one in compared(own, standard) {
        let name = |key: &'static str| Phrase::new(key).with("competence", one.competence.name());
        let (reached, asked) = (one.reached.map(Amount::whole), Amount::whole(one.asked));
        let own = FactPath::employee(&employee.id).field("assessment").field(field_of(one.competence));
        let of_position = FactPath::position(&position.id).field("standard").field(field_of(one.competence));
        account.inputs.push(Input::stated(name("number.match.reached"), reached, own));
        account.inputs.push(Input::stated(name("number.match.asked"), asked, of_position));
        match reached {
            Some(reached) => known.push((reached, asked)),
            None => account.gaps.push(name("number.match.not-assessed")),
        }
    }
    if !known.is_empty() {
        let counted = known.iter().map(|(reached, asked)| Reckoning::Least(*reached, *asked)).collect();
        let counted = account.reckon(Step::new(Phrase::new("number.match.counted"), Reckoning::Plus(counted), 0));
        let asked = Reckoning::total(known.iter().map(|(_, asked)| *asked));
        let asked = account.reckon(Step::new(Phrase::new("number.match.total"), asked, 0));
        let share = Reckoning::Times(vec![Reckoning::over(counted, asked), Amount::whole(100).into()]);
        account.reckon(Step::new(Phrase::new("number.match.step"), share, 2));
    }
    account
}

/// The field of assessment and standard in which a competence stands.
fn field_of(competence: Competence<'_>) -> &'static str {
    match competence {
        Competence::Managerial(_) => "managerial",
        Competence::Technical(_) => "technical",
    }
}

/// Performance: the mean of the points of the two years before that of the data.
pub(super) fn performance(facts: &Facts, employee: &Employee, title: Phrase) -> Account {
    let mut account = Account::new(title, Phrase::new("number.performance.formula"));
    let data_date = facts.sitting().data_date;
    let stated = FactPath::of(Row::Sitting).field("data_date");
    account.inputs.push(Input::stated(Value::Term("number.data-day"), data_date, stated));
    let mut points = Vec::new();
    for year in [data_date.year() - 2, data_date.year() - 1] {
        let row = FactPath::employee(&employee.id).field("performance");
        let what = Phrase::new("number.predicate").with("year", year.to_string());
        match employee.performance.iter().position(|own| own.year == year) {
            Some(place) => {
                let predicate = employee.performance[place].predicate;
                let worth = Amount::whole(predicate.points());
                account.inputs.push(Input::stated(what, Value::Term(predicate.key()), row.nth(place)));
                let table = Phrase::new("number.predicate.points").with("predicate", Value::Term(predicate.key()));
                account.inputs.push(Input::of_table(table, worth));
                points.push(worth);
            }
            None => {
                account.inputs.push(Input::stated(what, Datum::Missing, row));
                account.gaps.push(Phrase::new("number.predicate.none").with("year", year.to_string()));
            }
        }
    }
    if !points.is_empty() {
        let years = Amount::whole(points.len());
        account.inputs.push(Input::number(Value::Term("number.performance.years"), years));
        let mean = Reckoning::over(Reckoning::total(points), years);
        let mean = account.reckon(Step::new(Phrase::new("number.performance.step"), mean, 2));
        account.reckon(Step::new(Phrase::new("number.rounded"), mean.into(), 0));
    }
    account
}

/// Training: 100 when one lies in a field that the position asks, 50 when all lie elsewhere.
pub(super) fn training(employee: &Employee, position: &Position, title: Phrase) -> Account {
    let mut account = Account::new(title, Phrase::new("number.training.formula"));
    let (related, other) = (Amount::whole(100), Amount::whole(50));
    account.inputs.push(Input::of_table(Value::Term("number.training.related"), related));
    account.inputs.push(Input::of_table(Value::Term("number.training.other"), other));
    account.inputs.push(fields_asked(position));
    let mut points = Vec::new();
    for (place, training) in employee.training.iter().enumerate() {
        let fits = training.field.is_some_and(|field| is_related(field, &position.requirement));
        let what = Phrase::new("number.training.own")
            .with("name", training.name.as_str())
            .with("year", training.year.to_string());
        let judged = if fits { "number.training.related" } else { "number.training.other" };
        let path = FactPath::employee(&employee.id).field("training").nth(place);
        account.inputs.push(Input::stated(what, Value::Term(judged), path));
        points.push(if fits { related } else { other });
    }
    match () {
        () if position.requirement.fields.is_empty() => account.gaps.push(Phrase::new("number.training.not-asked")),
        () if points.is_empty() => account.gaps.push(Phrase::new("number.training.none")),
        () => {
            account.reckon(Step::new(Phrase::new("number.training.step"), Reckoning::Most(points), 0));
        }
    }
    account
}
