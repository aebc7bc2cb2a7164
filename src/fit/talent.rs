//! The place of an employee in the nine boxes of performance and potential.

use crate::domain::employee::Employee;
use crate::domain::performance::{PerformanceYear, nine_box};
use crate::domain::settings::FitSettings;
use crate::text::words::{Phrase, Value};

/// The box, 1 to 9, by the latest yearly predicate and the potential; none while one of them is not known.
pub fn nine_box_of(settings: &FitSettings, employee: &Employee) -> Option<u8> {
    Some(nine_box(settings.nine_box.axis(latest(employee)?.predicate), employee.potential?))
}

/// Catalogue key of what the regulation recommends for the people of a box; none for a number that is no box.
pub fn treatment_key(number: u8) -> Option<&'static str> {
    Some(match number {
        1 => "fit.box.1",
        2 => "fit.box.2",
        3 => "fit.box.3",
        4 => "fit.box.4",
        5 => "fit.box.5",
        6 => "fit.box.6",
        7 => "fit.box.7",
        8 => "fit.box.8",
        9 => "fit.box.9",
        _ => return None,
    })
}

/// The box in words with the predicate, year and potential behind it, or what is missing.
pub fn nine_box_words(settings: &FitSettings, employee: &Employee) -> Phrase {
    let (Some(year), Some(potential), Some(number)) =
        (latest(employee), employee.potential, nine_box_of(settings, employee))
    else {
        return Phrase::new("fit.box.unknown");
    };
    Phrase::new("fit.box.place")
        .with("box", u32::from(number))
        .with("predicate", Value::Term(year.predicate.key()))
        .with("year", year.year.to_string())
        .with("potential", Value::Term(potential.key()))
}

fn latest(employee: &Employee) -> Option<&PerformanceYear> {
    employee.performance.iter().max_by_key(|performance| performance.year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::performance::{NineBoxSchool, Potential, Predicate};
    use crate::domain::story::Story;
    use crate::text::words::has;

    #[test]
    fn the_latest_year_and_the_potential_make_the_box() {
        let mut story = Story::town();
        let mut settings = FitSettings::default();
        let employee = story.employee_mut("P-904");
        assert_eq!(nine_box_of(&settings, employee), None, "potential is not known");
        employee.potential = Some(Potential::High);
        employee.performance[0].predicate = Predicate::VeryGood;
        assert_eq!(nine_box_of(&settings, employee), Some(8));
        settings.nine_box = NineBoxSchool::GoodIsAbove;
        assert_eq!(nine_box_of(&settings, employee), Some(9));
        employee.performance.clear();
        assert_eq!(nine_box_of(&settings, employee), None);
    }

    #[test]
    fn every_box_has_its_treatment() {
        for number in 1..=9 {
            assert!(treatment_key(number).is_some_and(has), "{number}");
        }
        assert_eq!(treatment_key(10), None);
    }
}
