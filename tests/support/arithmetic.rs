//! Arithmetic as a sheet prints it, read and reckoned anew without the program's own reckoning.

// Each test binary uses its own part of this.
#![allow(dead_code, clippy::unwrap_used)]

use chrono::{Datelike, NaiveDate};
use sidang::text::dates;
use sidang::text::language::Language;

/// The value of a printed reckoning, and every number that stands in it with how often it is taken.
#[derive(Debug, Default)]
pub struct Reckoned {
    /// The value.
    pub value: f64,
    /// The numbers as printed, each with the count it is multiplied by when that is one.
    pub numbers: Vec<String>,
}

/// Reckons `text`, written in `language`.
pub fn reckon(text: &str, language: Language) -> Reckoned {
    let mut reader = Reader { text, language, numbers: Vec::new() };
    let value = reader.sum();
    assert!(reader.text.trim().is_empty(), "left over of {text}: {}", reader.text);
    Reckoned { value, numbers: reader.numbers }
}

/// A printed number: `1.234,50` in Indonesian.
pub fn number(text: &str, language: Language) -> f64 {
    let (group, mark) = if language == Language::Indonesian { ('.', ',') } else { (',', '.') };
    let plain: String = text.chars().filter(|letter| *letter != group).collect();
    plain.replace(mark, ".").parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

/// Decimals of a printed number.
pub fn decimals(text: &str, language: Language) -> i32 {
    let mark = if language == Language::Indonesian { ',' } else { '.' };
    text.split_once(mark).map_or(0, |(_, decimals)| i32::try_from(decimals.len()).unwrap())
}

struct Reader<'a> {
    text: &'a str,
    language: Language,
    numbers: Vec<String>,
}

impl Reader<'_> {
    fn take(&mut self, mark: &str) -> bool {
        match self.text.strip_prefix(mark) {
            Some(rest) => {
                self.text = rest;
                true
            }
            None => false,
        }
    }

    fn sum(&mut self) -> f64 {
        let mut value = self.product();
        loop {
            if self.take(" + ") {
                value += self.product();
            } else if self.take(" - ") {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut value = self.factor();
        loop {
            if self.take(" × ") {
                value *= self.factor();
            } else if self.take(" ÷ ") {
                let whole = self.factor();
                value = if whole == 0.0 { 0.0 } else { value / whole };
            } else {
                return value;
            }
        }
    }

    fn factor(&mut self) -> f64 {
        let indonesian = self.language == Language::Indonesian;
        let [least, most] = if indonesian { ["terkecil(", "terbesar("] } else { ["least(", "largest("] };
        let [months, days] = if indonesian { ["bulan penuh ", "hari "] } else { ["complete months ", "days "] };
        let value = if self.take("√(") {
            let square = self.sum();
            assert!(self.take(")"));
            square.sqrt()
        } else if self.take("(") {
            let inner = self.sum();
            assert!(self.take(")"));
            inner
        } else if self.take(least) {
            self.list().into_iter().fold(f64::INFINITY, f64::min)
        } else if self.take(most) {
            self.list().into_iter().fold(f64::NEG_INFINITY, f64::max)
        } else if self.take(months) {
            let (from, to) = self.span();
            f64::from(complete_months(from, to))
        } else if self.take(days) {
            let (from, to) = self.span();
            (to - from).num_days() as f64
        } else {
            self.number()
        };
        if self.take("²") { value * value } else { value }
    }

    fn list(&mut self) -> Vec<f64> {
        let mut values = vec![self.number()];
        while self.take("; ") {
            values.push(self.number());
        }
        assert!(self.take(")"), "{}", self.text);
        values
    }

    fn number(&mut self) -> f64 {
        let sign = if self.take("-") { -1.0 } else { 1.0 };
        let end = self.text.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',')));
        let (written, rest) = self.text.split_at(end.unwrap_or(self.text.len()));
        assert!(!written.is_empty(), "no number in {}", self.text);
        self.text = rest;
        self.numbers.push(if sign < 0.0 { format!("-{written}") } else { written.to_owned() });
        sign * number(written, self.language)
    }

    fn span(&mut self) -> (NaiveDate, NaiveDate) {
        let from = self.day();
        assert!(self.take(" sampai ") || self.take(" to "), "{}", self.text);
        (from, self.day())
    }

    /// A day as the program writes days: found by writing every day of the years that can be meant.
    fn day(&mut self) -> NaiveDate {
        let end = self.text.match_indices(' ').nth(2).map_or(self.text.len(), |(at, _)| at);
        let (written, rest) = self.text.split_at(end);
        let written = written.trim_end_matches(')');
        let year: i32 = written.rsplit(' ').next().and_then(|year| year.parse().ok()).expect("a year");
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let day = first.iter_days().take(366).find(|day| dates::long(*day, self.language) == written);
        self.text = &self.text[written.len()..];
        assert!(self.text.ends_with(rest));
        day.unwrap_or_else(|| panic!("{written} is no day"))
    }
}

fn complete_months(from: NaiveDate, to: NaiveDate) -> u32 {
    (0..)
        .take_while(|months| from + chrono::Months::new(months + 1) <= to || same_day_later(from, to, months + 1))
        .count() as u32
}

/// Whether `to` lies so many whole months after `from` by the days of the month, as months without that day have it.
fn same_day_later(from: NaiveDate, to: NaiveDate, months: u32) -> bool {
    let between = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    between > months as i32 || (between == months as i32 && to.day() >= from.day())
}
