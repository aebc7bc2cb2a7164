//! Spans of time as the trade counts them: complete months, and service summed over several spans.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Days that make a month when broken months of several spans are added up.
pub const DAYS_OF_A_MONTH: u32 = 30;

/// Complete months from one day to another; 0 when the second is not later.
pub fn complete_months(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed();
    let complete = if to.day() < from.day() { months - 1 } else { months };
    u32::try_from(complete).unwrap_or(0)
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

/// Spans (first day, day after the last) in order, those that touch or overlap made one.
pub fn merged(mut spans: Vec<(NaiveDate, NaiveDate)>) -> Vec<(NaiveDate, NaiveDate)> {
    spans.retain(|(from, end)| from < end);
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let touches = next.0 <= last.1;
        if touches {
            last.1 = last.1.max(next.1);
        }
        touches
    });
    spans
}

/// Months of service over spans (first day, day after the last), overlaps counted once.
///
/// Broken months are added up at thirty days, so that many short spans lose nothing.
pub fn months_served(spans: Vec<(NaiveDate, NaiveDate)>) -> u32 {
    let mut months = 0;
    let mut days = 0;
    for (from, end) in merged(spans) {
        let whole = complete_months(from, end);
        let rest = end.signed_duration_since(months_after(from, whole)).num_days();
        months += whole;
        days += u32::try_from(rest).unwrap_or(0);
    }
    months + days / DAYS_OF_A_MONTH
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
    fn service_adds_up_over_spans_and_counts_no_day_twice() {
        let apart = vec![(day(2020, 1, 1), day(2021, 7, 16)), (day(2022, 1, 1), day(2023, 6, 16))];
        assert_eq!(months_served(apart), 36);
        let overlapping = vec![(day(2020, 1, 1), day(2022, 1, 1)), (day(2021, 1, 1), day(2023, 1, 1))];
        assert_eq!(months_served(overlapping), 36);
        assert_eq!(months_served(vec![(day(2022, 1, 1), day(2021, 1, 1))]), 0);
    }
}
