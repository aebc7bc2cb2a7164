//! How long somebody has worked in a field, and in which fields anybody has.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::education::Field;
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::service::months_served;
use crate::fit::experience::{is_field_known, served_fields, services};

/// Complete months of work in a field up to the day `on`, the present position included; overlapping time counts once. None
/// where the field of no work of the employee is known.
pub fn months_in(facts: &Facts, employee: &Employee, field: Field, on: NaiveDate) -> Option<u32> {
    let of_field = services(facts, employee, on).filter(|(fields, _)| fields.contains(&field));
    is_field_known(facts, employee).then(|| months_served(of_field.map(|(_, service)| service.span).collect()))
}

/// Fields in which anybody in the session has worked, in their order.
pub fn fields_of_work(facts: &Facts) -> Vec<Field> {
    let fields: BTreeSet<Field> =
        facts.employees().iter().flat_map(|employee| served_fields(facts, employee)).collect();
    fields.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::PastPosition;
    use crate::domain::story::{Story, day};

    #[test]
    fn past_and_present_work_in_a_field_is_summed_up_and_what_is_not_known_is_not_none() {
        let mut story = Story::town();
        let held = story.employee_mut("P-904").position.clone().expect("P-904 holds a position");
        story.position_mut(held.as_str()).requirement.fields = vec![Field::Government];
        let employee = story.employee_mut("P-904");
        employee.position_since = Some(day(2025, 1, 1));
        employee.history = vec![PastPosition {
            title: "Perawat".to_owned(),
            unit: "Puskesmas".to_owned(),
            class: None,
            echelon: None,
            field: Some(Field::Health),
            from: day(2020, 1, 1),
            until: Some(day(2021, 6, 30)),
        }];
        let facts = story.facts();
        let employee = facts.employee(&"P-904".into()).expect("in the story");
        let months = |field| months_in(&facts, employee, field, day(2026, 1, 1));
        assert_eq!(
            (months(Field::Health), months(Field::Government), months(Field::Law)),
            (Some(18), Some(12), Some(0))
        );
        assert!([Field::Health, Field::Government].iter().all(|field| fields_of_work(&facts).contains(field)));
        let mut story = Story::town();
        let nothing = story.employee_mut("P-904");
        (nothing.position, nothing.position_since, nothing.history) = (None, None, Vec::new());
        let facts = story.facts();
        let employee = facts.employee(&"P-904".into()).expect("in the story");
        assert_eq!(months_in(&facts, employee, Field::Health, day(2026, 1, 1)), None);
    }
}
