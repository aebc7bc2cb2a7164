//! Days, months, hours and zones in words.

use chrono::NaiveDate;

use crate::text::words::Language;

/// A day as `2 Desember 2026`.
pub fn long(day: NaiveDate, language: Language) -> String {
    let _ = language;
    day.to_string()
}

/// A time zone of Indonesia.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// UTC+7.
    #[default]
    Wib,
}
