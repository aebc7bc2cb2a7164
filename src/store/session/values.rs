//! Single values of a session: days, hours, names, decimals, numbers in their range.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::class::Echelon;
use crate::domain::nip::Nip;
use crate::domain::rank::Rank;
use crate::store::session::finding::{At, Findings};
use crate::text::visible::{first_hidden, single_line, visible};
use crate::text::words::{Phrase, Value};

/// The longest id; entries of the record name ids, and a line of the record has its limit.
const ID_LIMIT: usize = 80;

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Free text on one line, with what an escape may have hidden in it made visible.
pub fn free_text(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { single_line(text) }
}

/// Free text that may be left out.
pub fn optional_text(text: Option<&String>) -> Option<String> {
    text.map(|text| free_text(text))
}

/// A name: not empty, nothing hidden in it.
pub fn name(at: &At, text: &str, findings: &mut Findings) -> String {
    if text.trim().is_empty() {
        findings.wrong("E-EMPTY-TEXT", at, Phrase::new("fault.what.empty-text"), "fault.cure.empty-text");
    }
    refuse_hidden(at, text, findings);
    text.trim().to_owned()
}

/// Several names.
pub fn names(at: &At, texts: &[String], findings: &mut Findings) -> Vec<String> {
    texts.iter().enumerate().map(|(place, text)| name(&at.index(place), text, findings)).collect()
}

/// An id: not empty, not too long, no blanks around it, nothing hidden in it.
pub fn check_id(at: &At, text: &str, findings: &mut Findings) {
    if text.is_empty() || text.trim() != text || text.chars().count() > ID_LIMIT {
        let what = Phrase::new("fault.what.id").with("limit", ID_LIMIT);
        findings.wrong("E-ID", at, what, "fault.cure.id");
    }
    refuse_hidden(at, text, findings);
}

fn refuse_hidden(at: &At, text: &str, findings: &mut Findings) {
    if is_plain(text) {
        return;
    }
    if let Some((_, character)) = first_hidden(text) {
        let shown = visible(character.encode_utf8(&mut [0; 4]));
        let what = Phrase::new("fault.what.hidden-character").with("character", Value::Text(shown));
        findings.wrong("E-HIDDEN-CHARACTER", at, what, "fault.cure.hidden-character");
    }
}

/// A day of the calendar, `2026-12-02`.
pub fn day(at: &At, text: &str, findings: &mut Findings) -> Option<NaiveDate> {
    let found = digits_of(text, &[4, 2, 2], '-').and_then(|parts| {
        NaiveDate::from_ymd_opt(i32::try_from(parts[0]).ok()?, parts[1], parts[2]).filter(|_| parts[0] >= 1900)
    });
    if found.is_none() {
        let what = Phrase::new("fault.what.date").with("text", visible(text));
        findings.wrong("E-DATE", at, what, "fault.cure.date");
    }
    found
}

/// A day that may be left out.
pub fn optional_day(at: &At, text: Option<&String>, findings: &mut Findings) -> Option<NaiveDate> {
    text.and_then(|text| day(at, text, findings))
}

/// An hour, `09:00`.
pub fn hour(at: &At, text: &str, findings: &mut Findings) -> Option<NaiveTime> {
    let found = digits_of(text, &[2, 2], ':').and_then(|parts| NaiveTime::from_hms_opt(parts[0], parts[1], 0));
    if found.is_none() {
        let what = Phrase::new("fault.what.hour").with("text", visible(text));
        findings.wrong("E-HOUR", at, what, "fault.cure.hour");
    }
    found
}

fn digits_of(text: &str, lengths: &[usize], mark: char) -> Option<Vec<u32>> {
    let parts: Vec<&str> = text.split(mark).collect();
    let sound = parts.len() == lengths.len()
        && parts
            .iter()
            .zip(lengths)
            .all(|(part, length)| part.len() == *length && part.bytes().all(|b| b.is_ascii_digit()));
    if !sound {
        return None;
    }
    parts.iter().map(|part| part.parse().ok()).collect()
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
        let what = Phrase::new("fault.what.rank").with("text", visible(text));
        findings.wrong("E-RANK", at, what, "fault.cure.rank");
    }
    found
}

/// An echelon, `III.b`.
pub fn echelon(at: &At, text: &str, findings: &mut Findings) -> Option<Echelon> {
    let found = Echelon::parse(text);
    if found.is_none() {
        let what = Phrase::new("fault.what.echelon").with("text", visible(text));
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
    if !(1900..=2200).contains(&value) {
        let what = Phrase::new("fault.what.number-range").with("least", "1900").with("most", "2200");
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
