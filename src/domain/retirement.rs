//! Retirement age (BUP) by class, and the day a pension begins.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::class::Class;

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

/// The day the retirement age is reached.
pub fn birthday_of_age(born: NaiveDate, age: u32) -> NaiveDate {
    born.checked_add_months(Months::new(age * 12)).unwrap_or(NaiveDate::MAX)
}

/// First day of the pension: the first of the month after the month in which the age is reached.
pub fn pension_from(born: NaiveDate, class: Class) -> NaiveDate {
    let birthday = birthday_of_age(born, age(class));
    let first = birthday.with_day(1).unwrap_or(birthday);
    first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pension_begins_the_month_after_the_birthday() {
        let born = NaiveDate::from_ymd_opt(1968, 4, 11).expect("a day");
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        assert_eq!(birthday_of_age(born, age(Class::Administrator)), day(2026, 4, 11));
        assert_eq!(pension_from(born, Class::Administrator), day(2026, 5, 1));
        assert_eq!(pension_from(born, Class::AhliMadya), day(2028, 5, 1));
    }
}
