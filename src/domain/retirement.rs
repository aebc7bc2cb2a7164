//! Retirement age (BUP) by class, and the day a pension begins.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::class::Class;
use crate::domain::position::Position;

/// Retirement age of a class in years (UU 20/2023): 58; 60 for JPT and Ahli Madya; 65 for Ahli Utama.
pub fn age(class: Class) -> u32 {
    match class {
        Class::Jpt | Class::AhliMadya => 60,
        Class::AhliUtama => 65,
        Class::Administrator
        | Class::Pengawas
        | Class::Pelaksana
        | Class::Pemula
        | Class::Terampil
        | Class::Mahir
        | Class::Penyelia
        | Class::AhliPertama
        | Class::AhliMuda => 58,
    }
}

/// Retirement age of those who hold a position: that of a special law where the position states one, else its class's.
pub fn age_in(position: &Position) -> u32 {
    position.retirement_age.unwrap_or_else(|| age(position.class))
}

/// The day the retirement age is reached.
pub fn birthday_of_age(born: NaiveDate, age: u32) -> NaiveDate {
    let same_day = i32::try_from(age).ok().and_then(|age| born.with_year(born.year() + age));
    // Who is born on 29 February reaches an age on the 28th in other years.
    same_day.or_else(|| born.checked_add_months(Months::new(age * 12))).unwrap_or(NaiveDate::MAX)
}

/// First day of the pension from a class that no special law touches.
pub fn pension_from(born: NaiveDate, class: Class) -> NaiveDate {
    pension_at(born, age(class))
}

/// First day of the pension of somebody who holds a position.
pub fn pension_in(born: NaiveDate, position: &Position) -> NaiveDate {
    pension_at(born, age_in(position))
}

/// First day of a pension at an age: the first of the month after the month in which it is reached.
pub fn pension_at(born: NaiveDate, age: u32) -> NaiveDate {
    let birthday = birthday_of_age(born, age);
    let next = match birthday.month() {
        12 => NaiveDate::from_ymd_opt(birthday.year() + 1, 1, 1),
        month => NaiveDate::from_ymd_opt(birthday.year(), month + 1, 1),
    };
    next.unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::{Story, day};

    #[test]
    fn pension_begins_the_month_after_the_birthday() {
        let born = day(1968, 4, 11);
        assert_eq!(birthday_of_age(born, age(Class::Administrator)), day(2026, 4, 11));
        assert_eq!(pension_from(born, Class::Administrator), day(2026, 5, 1));
        assert_eq!(pension_from(born, Class::AhliMadya), day(2028, 5, 1));
    }

    #[test]
    fn ages_follow_the_class_and_a_special_law_goes_before_it() {
        let mut story = Story::empty();
        story.unit("DISDIK", None);
        let ages = Class::ALL.map(age);
        assert_eq!(ages, [60, 58, 58, 65, 60, 58, 58, 58, 58, 58, 58, 58]);
        let teacher = story.position("GURU", "DISDIK", Class::AhliMuda);
        assert_eq!(age_in(teacher), 58);
        teacher.retirement_age = Some(60);
        let born = day(1968, 4, 11);
        assert_eq!((age_in(teacher), pension_in(born, teacher)), (60, day(2028, 5, 1)));
    }
}
