//! The days of a session against which its employees are held.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::settings::Thresholds;

/// The days against which employees are held.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    /// Day as of which the data is true; none when the file does not tell.
    pub data: Option<NaiveDate>,
    /// An assessment before this day is no longer valid.
    pub assessed_since: Option<NaiveDate>,
    /// Its year; 0 when the file does not tell.
    pub year: i32,
}

impl Days {
    /// The days of a session whose `data_date` is `data`.
    pub fn of(data: Option<NaiveDate>, thresholds: &Thresholds) -> Self {
        let months = Months::new(thresholds.assessment_years.saturating_mul(12));
        let assessed_since = data.and_then(|day| day.checked_sub_months(months));
        Days { data, assessed_since, year: data.map_or(0, |day| day.year()) }
    }
}
