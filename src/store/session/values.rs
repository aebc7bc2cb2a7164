//! Single values of a session: days, hours, names, decimals, numbers in their range.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::domain::class::Echelon;
use crate::domain::nip::Nip;
use crate::domain::rank::Rank;
use crate::store::session::finding::{At, Finding, Findings};
use crate::store::session::texts::shortened;
use crate::text::dates::month_named;
use crate::text::words::{Phrase, Value};

/// The years that a session may speak of: the birth of its oldest, and the longest bond of its youngest.
const YEARS: RangeInclusive<i32> = 1900..=2100;

/// A day of the calendar, `2026-12-02`.
pub fn day(at: &At, text: &str, findings: &mut Findings) -> Option<NaiveDate> {
    let found = digits_of(text, &[4, 2, 2], '-')
        .and_then(|parts| NaiveDate::from_ymd_opt(i32::try_from(parts[0]).ok()?, parts[1], parts[2]));
    let (key, cure) = match (found, found.or_else(|| meant_day(text))) {
        (Some(day), _) if YEARS.contains(&day.year()) => return found,
        (Some(_), _) => ("fault.what.date-range", Phrase::new("fault.cure.date")),
        (None, Some(meant)) => {
            ("fault.what.date-form", Phrase::new("fault.cure.date-meant").with("day", meant.to_string()))
        }
        (None, None) => ("fault.what.date", Phrase::new("fault.cure.date")),
    };
    findings.fault(Finding::new("E-DATE", at, Phrase::new(key).with("text", shortened(text)), cure));
    None
}

/// The day that another way of writing means: `2-12-2026`, `02/12/2026`, `2026/12/2`, `2 Desember 2026`. The day
/// comes first, as everywhere in Indonesia.
fn meant_day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let month = month.parse().ok().or_else(|| month_named(month))?;
    NaiveDate::from_ymd_opt(year.parse().ok().filter(|_| year.len() == 4)?, month, day.parse().ok()?)
}

/// A day that may be left out.
pub fn optional_day(at: &At, text: Option<&String>, findings: &mut Findings) -> Option<NaiveDate> {
    text.and_then(|text| day(at, text, findings))
}

/// An hour, `09:00`.
pub fn hour(at: &At, text: &str, findings: &mut Findings) -> Option<NaiveTime> {
    let found = digits_of(text, &[2, 2], ':').and_then(|parts| NaiveTime::from_hms_opt(parts[0], parts[1], 0));
    if found.is_none() {
        let what = Phrase::new("fault.what.hour").with("text", shortened(text));
        findings.wrong("E-HOUR", at, what, "fault.cure.hour");
    }
    found
}

/// The numbers between the marks, each of so many digits.
fn digits_of<const N: usize>(text: &str, lengths: &[usize; N], mark: char) -> Option<[u32; N]> {
    let mut numbers = [0; N];
    let mut parts = text.split(mark);
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let sound = |part: &&str| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = parts.next().filter(sound)?.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// A NIP or contract number; `today` bounds the month of appointment.
pub fn nip(at: &At, text: &str, today: Option<NaiveDate>, findings: &mut Findings) -> Option<Nip> {
    match Nip::parse(text, today.unwrap_or(NaiveDate::MAX)) {
        Ok(nip) => Some(nip),
        Err(fault) => {
            let what = Phrase::new("fault.what.nip").with("reason", Value::Term(fault.key()));
            findings.wrong("E-NIP", at, what, "fault.cure.nip");
            None
        }
    }
}

/// A civil-service rank, `III/d`.
pub fn rank(at: &At, text: &str, findings: &mut Findings) -> Option<Rank> {
    let found = Rank::parse(text);
    if found.is_none() {
        let what = Phrase::new("fault.what.rank").with("text", shortened(text));
        findings.wrong("E-RANK", at, what, "fault.cure.rank");
    }
    found
}

/// An echelon, `III.b`.
pub fn echelon(at: &At, text: &str, findings: &mut Findings) -> Option<Echelon> {
    let found = Echelon::parse(text);
    if found.is_none() {
        let what = Phrase::new("fault.what.echelon").with("text", shortened(text));
        findings.wrong("E-ECHELON", at, what, "fault.cure.echelon");
    }
    found
}

/// Says when a whole number lies outside its range.
pub fn check_range(at: &At, value: i64, least: i64, most: i64, findings: &mut Findings) -> bool {
    let sound = (least..=most).contains(&value);
    if !sound {
        let what = Phrase::new("fault.what.number-range").with("least", least).with("most", most);
        findings.wrong("E-NUMBER-RANGE", at, what, "fault.cure.number-range");
    }
    sound
}

/// A calendar year within living memory.
pub fn year(at: &At, value: i32, findings: &mut Findings) -> i32 {
    if !YEARS.contains(&value) {
        let bound = |year: &i32| year.to_string();
        let what =
            Phrase::new("fault.what.number-range").with("least", bound(YEARS.start())).with("most", bound(YEARS.end()));
        findings.wrong("E-NUMBER-RANGE", at, what, "fault.cure.number-range");
    }
    value
}

/// A year that may be left out.
pub fn optional_year(at: &At, value: Option<i32>, findings: &mut Findings) -> Option<i32> {
    value.map(|value| year(at, value, findings))
}

/// What a decimal may be: how many parts make one, and its bounds in those parts.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    /// 100 for two decimals, 10 000 for four.
    pub parts: u32,
    /// Least value, in parts.
    pub least: u64,
    /// Greatest value, in parts.
    pub most: u64,
}

/// A decimal as an exact whole number of parts.
pub fn decimal(at: &At, value: f64, shape: Decimal, findings: &mut Findings) -> Option<u64> {
    if !value.is_finite() {
        findings.wrong("E-NUMBER-NOT-FINITE", at, Phrase::new("fault.what.not-finite"), "fault.cure.not-finite");
        return None;
    }
    let parts = f64::from(shape.parts);
    let scaled = (value * parts).round();
    // Dividing gives the double nearest to the decimal, which is what reading the decimal gave.
    if scaled.abs() < 9.0e15 && scaled / parts != value {
        let what = Phrase::new("fault.what.decimals").with("count", shape.parts.ilog10());
        findings.wrong("E-DECIMALS", at, what, "fault.cure.decimals");
        return None;
    }
    if scaled < shape.least as f64 || scaled > shape.most as f64 {
        let show = |bound: u64| {
            let (whole, part) = (bound / u64::from(shape.parts), bound % u64::from(shape.parts));
            if part == 0 {
                whole.to_string()
            } else {
                format!("{whole}.{part:0width$}", width = shape.parts.ilog10() as usize)
            }
        };
        let what =
            Phrase::new("fault.what.number-range").with("least", show(shape.least)).with("most", show(shape.most));
        findings.wrong("E-NUMBER-RANGE", at, what, "fault.cure.number-range");
        return None;
    }
    Some(scaled as u64)
}

/// Says when a last day lies before its first.
pub fn check_order(at: &At, from: Option<NaiveDate>, until: Option<NaiveDate>, findings: &mut Findings) {
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        let what = Phrase::new("fault.what.day-order").with("from", from).with("until", until);
        findings.wrong("E-DAY-ORDER", at, what, "fault.cure.day-order");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    #[test]
    fn a_day_that_is_written_otherwise_is_understood_and_suggested() {
        let cure = |text: &str| {
            let mut findings = Findings::default();
            assert_eq!(day(&At::ROOT, text, &mut findings), None, "{text}");
            findings.faults.remove(0).cure.spoken(Language::English)
        };
        for text in ["01-11-2026", "1/11/2026", "2026/11/1", "1 November 2026", "1 nov 2026", "01.11.2026"] {
            assert_eq!(cure(text), "Perhaps \"2026-11-01\" is meant", "{text}");
        }
        for text in ["31-11-2026", "11-2026", "1 Novembr 2026", "1-11-26", "2199-11-01"] {
            assert_eq!(cure(text), "Write year-month-day, for instance \"2026-12-02\"", "{text}");
        }
    }
}
