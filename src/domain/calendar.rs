//! Reckoning with days and months as the trade does it.

use chrono::{Days, Months, NaiveDate};

use crate::text::dates;

/// Complete months from one day to another; 0 when the second is not later.
///
/// From the last days of a month, a month is complete on the last day of a shorter one, as [`months_after`] has it.
pub fn complete_months(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from(dates::complete_months(from, to)).unwrap_or(0)
}

/// The same day some months later; the last day of that month when it has no such day.
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The same day some months earlier.
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

/// The day after.
pub fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::day;

    #[test]
    fn a_month_is_complete_on_its_day_and_not_before() {
        assert_eq!(complete_months(day(2023, 12, 1), day(2025, 11, 30)), 23);
        assert_eq!(complete_months(day(2023, 12, 1), day(2025, 12, 1)), 24);
        assert_eq!(complete_months(day(2026, 1, 1), day(2025, 1, 1)), 0);
    }

    #[test]
    fn complete_months_end_when_months_after_says() {
        for from in [day(2023, 1, 31), day(2024, 2, 29), day(2025, 8, 15)] {
            for months in 0..40 {
                let end = months_after(from, months);
                assert_eq!(complete_months(from, end), months, "{from} {end}");
                assert_eq!(complete_months(from, day_after(end)), months, "{from} {end}");
                let before = end.pred_opt().map_or(0, |before| complete_months(from, before));
                assert_eq!(before, months.saturating_sub(1), "{from} {end}");
            }
        }
    }
}
