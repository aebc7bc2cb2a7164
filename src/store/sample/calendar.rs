//! The days around which a made-up session is set, and reckoning with days.

use chrono::{Datelike, Months, NaiveDate};

use crate::store::sample::dice::Dice;

/// Day of the sitting: 2 December 2026, as in the hand-made sample.
pub fn sitting() -> NaiveDate {
    day(2026, 12, 2)
}

/// Day on which moves take effect.
pub fn effective() -> NaiveDate {
    day(2027, 1, 4)
}

/// Day as of which the data is true.
pub fn data() -> NaiveDate {
    day(2026, 11, 16)
}

/// A day of the calendar; the last of the month where the month is shorter.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    let last = |back| NaiveDate::from_ymd_opt(year, month, day.saturating_sub(back));
    (0..4).find_map(last).expect("months have 28 days at least, and are one to twelve")
}

/// So many months earlier.
pub fn months_before(date: NaiveDate, months: i32) -> NaiveDate {
    date.checked_sub_months(Months::new(u32::try_from(months).unwrap_or(0))).expect("a career fits into the calendar")
}

/// So many months later.
pub fn months_after(date: NaiveDate, months: i32) -> NaiveDate {
    date.checked_add_months(Months::new(u32::try_from(months).unwrap_or(0))).expect("a career fits into the calendar")
}

/// Whole months from one day to a later one.
pub fn months_between(from: NaiveDate, until: NaiveDate) -> i32 {
    let months = (until.year() - from.year()) * 12 + until.month().cast_signed() - from.month().cast_signed();
    months - i32::from(until.day() < from.day())
}

/// Any day of the month of `date`.
pub fn some_day(date: NaiveDate, dice: &mut Dice) -> NaiveDate {
    day(date.year(), date.month(), dice.between(1, 28).cast_unsigned())
}
