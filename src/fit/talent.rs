//! The place of an employee in the nine boxes of performance and potential.

use crate::domain::employee::Employee;
use crate::domain::performance::{NineBox, PerformanceYear, Potential, Rating};
use crate::domain::profiles::{Official, name_key};
use crate::domain::settings::FitSettings;
use crate::text::words::{Phrase, Value};

/// The place by the latest yearly predicate and the potential; none while one of them is not known.
pub fn place_of(settings: &FitSettings, employee: &Employee) -> Option<NineBox> {
    let performance = settings.nine_box.axis(latest(employee)?.predicate);
    Some(NineBox { performance, potential: employee.potential? })
}

/// The number of that place, 1 to 9, in the session's order.
pub fn nine_box_of(settings: &FitSettings, employee: &Employee) -> Option<u8> {
    place_of(settings, employee).map(|place| place.number(settings.nine_box_numbers))
}

/// Catalogue key of what PermenPANRB 3/2020 recommends for the people of a place, whatever its number is.
pub fn treatment_key(place: NineBox) -> &'static str {
    match (place.performance, place.potential) {
        (Rating::Below, Potential::Low) => "fit.box.below-low",
        (Rating::Meets, Potential::Low) => "fit.box.meets-low",
        (Rating::Below, Potential::Medium) => "fit.box.below-medium",
        (Rating::Above, Potential::Low) => "fit.box.above-low",
        (Rating::Meets, Potential::Medium) => "fit.box.meets-medium",
        (Rating::Below, Potential::High) => "fit.box.below-high",
        (Rating::Above, Potential::Medium) => "fit.box.above-medium",
        (Rating::Meets, Potential::High) => "fit.box.meets-high",
        (Rating::Above, Potential::High) => "fit.box.above-high",
    }
}

/// The box in words with predicate, year and potential behind it and whose numbers they are, or what is missing.
pub fn nine_box_words(settings: &FitSettings, employee: &Employee) -> Phrase {
    let (Some(year), Some(place)) = (latest(employee), place_of(settings, employee)) else {
        return Phrase::new("fit.box.unknown");
    };
    let key = if place.is_succession_pool() { "fit.box.place.pool" } else { "fit.box.place" };
    Phrase::new(key)
        .with("box", u32::from(place.number(settings.nine_box_numbers)))
        .with("version", Value::Term(settings.nine_box_numbers.key()))
        .with("predicate", Value::Term(year.predicate.key()))
        .with("year", year.year.to_string())
        .with("potential", potential_words(settings, employee, place.potential))
}

/// The potential, with the number it comes from and the version of the bounds where it was assessed as a number.
fn potential_words(settings: &FitSettings, employee: &Employee, potential: Potential) -> Value {
    let Some(score) = employee.potential_score else { return Value::Term(potential.key()) };
    let said = Phrase::new("fit.box.potential-score")
        .with("potential", Value::Term(potential.key()))
        .with("score", Value::Hundredths(i64::try_from(score).unwrap_or(i64::MAX)))
        .with("version", Value::Term(name_key(settings.potential)));
    Value::from(said)
}

fn latest(employee: &Employee) -> Option<&PerformanceYear> {
    employee.performance.iter().max_by_key(|performance| performance.year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::performance::{NineBoxNumbers, NineBoxSchool, Predicate};
    use crate::domain::story::Story;
    use crate::text::language::Language;
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
        settings.nine_box_numbers = NineBoxNumbers::Kemenkeu;
        assert_eq!(nine_box_of(&settings, employee), Some(7));
        settings.nine_box = NineBoxSchool::GoodIsAbove;
        assert_eq!(nine_box_of(&settings, employee), Some(9));
        employee.performance.clear();
        assert_eq!(nine_box_of(&settings, employee), None);
    }

    #[test]
    fn the_words_name_the_order_of_numbers_and_the_bounds_of_a_number() {
        let mut story = Story::town();
        let settings = FitSettings { nine_box_numbers: NineBoxNumbers::Kemenkeu, ..FitSettings::default() };
        let employee = story.employee_mut("P-904");
        (employee.potential, employee.potential_score) = (Some(Potential::High), Some(9_150));
        let said = nine_box_words(&settings, employee).spoken(Language::Indonesian);
        for part in ["Kotak 7", "Kemenkeu", "91,50", "kelompok rencana suksesi"] {
            assert!(said.contains(part), "{part} is missing in {said}");
        }
    }

    #[test]
    fn every_place_has_a_treatment_of_its_own() {
        let ratings = [Rating::Below, Rating::Meets, Rating::Above];
        let potentials = [Potential::Low, Potential::Medium, Potential::High];
        let places =
            ratings.into_iter().flat_map(|performance| potentials.map(|potential| NineBox { performance, potential }));
        let mut keys: Vec<&str> = places.map(treatment_key).collect();
        assert!(keys.iter().all(|key| has(key)));
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 9);
    }
}
