//! Days, months, hours and zones in words.
//!
//! The names of days and months are closed lists of the two languages and therefore stand here as
//! tables; everything else the program says comes from the catalogue.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use crate::text::language::Language;
use crate::text::numbers;

const WEEKDAYS: [[&str; 7]; 2] = [
    ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

const MONTHS: [[&str; 12]; 2] = [
    [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// The three legal time zones of Indonesia.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Zone {
    /// Waktu Indonesia Barat: Sumatera, Jawa, West and Central Kalimantan.
    #[default]
    Wib,
    /// Waktu Indonesia Tengah: Bali, Nusa Tenggara, Sulawesi, the rest of Kalimantan.
    Wita,
    /// Waktu Indonesia Timur: Maluku and Papua.
    Wit,
}

impl Zone {
    /// The zones from west to east.
    pub const ALL: [Zone; 3] = [Zone::Wib, Zone::Wita, Zone::Wit];

    /// The letters written after an hour, the same in both languages.
    pub fn letters(self) -> &'static str {
        match self {
            Zone::Wib => "WIB",
            Zone::Wita => "WITA",
            Zone::Wit => "WIT",
        }
    }

    /// Whole hours east of UTC: 7, 8 or 9.
    pub fn hours_east(self) -> i32 {
        match self {
            Zone::Wib => 7,
            Zone::Wita => 8,
            Zone::Wit => 9,
        }
    }

    /// The same as an offset that moments can be converted with.
    pub fn offset(self) -> FixedOffset {
        FixedOffset::east_opt(self.hours_east() * 3600).expect("seven to nine hours are a valid offset")
    }

    /// The zone with these letters, in any case.
    pub fn named(letters: &str) -> Option<Zone> {
        Zone::ALL.into_iter().find(|zone| zone.letters().eq_ignore_ascii_case(letters.trim()))
    }
}

/// The name of the day of the week: `Senin` or `Monday`.
pub fn weekday(day: NaiveDate, language: Language) -> &'static str {
    WEEKDAYS[row(language)][day.weekday().num_days_from_monday() as usize]
}

/// The name of the month: `Desember` or `December`.
pub fn month(day: NaiveDate, language: Language) -> &'static str {
    MONTHS[row(language)][day.month0() as usize]
}

/// The number of the month with this name in either language, in full or its first three letters.
pub fn month_named(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let is_named = |month: &str| month.to_lowercase() == name || month.to_lowercase().get(..3) == Some(&name);
    let place = MONTHS.iter().find_map(|names| names.iter().position(|month| is_named(month)))?;
    u32::try_from(place + 1).ok()
}

/// The month as it stands in the number of a letter: `I` to `XII`.
pub fn roman_month(day: NaiveDate) -> String {
    numbers::roman(day.month())
}

/// A day as `2 Desember 2026`.
pub fn long(day: NaiveDate, language: Language) -> String {
    format!("{} {} {}", day.day(), month(day, language), day.year())
}

/// A day as `02-12-2026`, day first as everywhere in Indonesia.
pub fn short(day: NaiveDate) -> String {
    format!("{:02}-{:02}-{:04}", day.day(), day.month(), day.year())
}

/// A day as the opening of an official record spells it:
/// `Senin tanggal dua puluh empat bulan November tahun dua ribu dua puluh lima (24-11-2025)`.
/// English records have no such custom: `Monday, 24 November 2025 (24-11-2025)`.
pub fn formal(day: NaiveDate, language: Language) -> String {
    let weekday = weekday(day, language);
    let digits = short(day);
    match language {
        Language::Indonesian => {
            let number = numbers::spelled(day.day());
            let year = numbers::spelled(day.year().unsigned_abs());
            format!("{weekday} tanggal {number} bulan {} tahun {year} ({digits})", month(day, language))
        }
        Language::English => format!("{weekday}, {} ({digits})", long(day, language)),
    }
}

/// An hour as `09.30`, or `09:30` in English.
pub fn clock(time: NaiveTime, language: Language) -> String {
    let mark = match language {
        Language::Indonesian => '.',
        Language::English => ':',
    };
    format!("{:02}{mark}{:02}", time.hour(), time.minute())
}

/// An hour inside a sentence: `pukul 09.30 WIB`, or `09:30 WIB` in English.
pub fn hour_in_zone(time: NaiveTime, zone: Zone, language: Language) -> String {
    let clock = clock(time, language);
    match language {
        Language::Indonesian => format!("pukul {clock} {}", zone.letters()),
        Language::English => format!("{clock} {}", zone.letters()),
    }
}

/// Complete months from one day to another: the most months that can be added to `from` without
/// passing `to`. From the 31st, a month is complete on the last day of a shorter month.
/// Negative when `to` lies before `from`.
pub fn complete_months(from: NaiveDate, to: NaiveDate) -> i64 {
    if to < from {
        return -complete_months(to, from);
    }
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    let is_last_day = || to.succ_opt().is_none_or(|next| next.month() != to.month());
    if to.day() < from.day() && !is_last_day() { months - 1 } else { months }
}

/// A length in months as `2 tahun 3 bulan`; a part that is zero is left out (`2 tahun`, `0 bulan`).
pub fn years_and_months(months: i64, language: Language) -> String {
    let (years, rest) = (months.unsigned_abs() / 12, months.unsigned_abs() % 12);
    let unit = |count: u64, indonesian: &str, english: &str| match language {
        Language::Indonesian => format!("{count} {indonesian}"),
        Language::English if count == 1 => format!("{count} {english}"),
        Language::English => format!("{count} {english}s"),
    };
    let length = match (years, rest) {
        (0, rest) => unit(rest, "bulan", "month"),
        (years, 0) => unit(years, "tahun", "year"),
        (years, rest) => format!("{} {}", unit(years, "tahun", "year"), unit(rest, "bulan", "month")),
    };
    if months < 0 { format!("-{length}") } else { length }
}

fn row(language: Language) -> usize {
    match language {
        Language::Indonesian => 0,
        Language::English => 1,
    }
}

/// A day as people type it: `30-11-2026`, `30/11/2026`, `2026-11-30` or `30 November 2026` in either language; day before
/// month, as in Indonesia.
pub fn typed(text: &str) -> Option<NaiveDate> {
    let read = |form: &str| NaiveDate::parse_from_str(text, form).ok();
    let spelled = || match text.split_whitespace().collect::<Vec<_>>()[..] {
        [day, month, year] => NaiveDate::from_ymd_opt(year.parse().ok()?, month_named(month)?, day.parse().ok()?),
        _ => None,
    };
    // `%Y` takes `26` for the year 26, which nobody means.
    let found = ["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"].into_iter().find_map(read).or_else(spelled);
    found.filter(|day| day.year() > 1900)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Indonesian};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_day_is_written_long_and_short() {
        assert_eq!(long(day(2026, 12, 2), Indonesian), "2 Desember 2026");
        assert_eq!(long(day(2026, 12, 2), English), "2 December 2026");
        assert_eq!(short(day(2026, 12, 2)), "02-12-2026");
    }

    #[test]
    fn a_day_that_is_shown_can_be_typed() {
        let shown = day(2020, 12, 29);
        for text in [long(shown, Indonesian), long(shown, English), short(shown), shown.to_string()] {
            assert_eq!(typed(&text), Some(shown), "{text}");
        }
        assert_eq!(typed("30 Desember 20"), None);
        assert_eq!(typed("31 November 2026"), None);
    }

    #[test]
    fn the_week_begins_on_senin_and_ends_on_minggu() {
        let week: Vec<&str> = (24..=30).map(|d| weekday(day(2025, 11, d), Indonesian)).collect();
        assert_eq!(week, ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]);
        assert_eq!(weekday(day(2024, 3, 22), English), "Friday");
    }

    #[test]
    fn a_record_opens_with_the_day_in_words() {
        let said = "Senin tanggal dua puluh empat bulan November tahun dua ribu dua puluh lima (24-11-2025)";
        assert_eq!(formal(day(2025, 11, 24), Indonesian), said);
        assert_eq!(formal(day(2025, 11, 24), English), "Monday, 24 November 2025 (24-11-2025)");
    }

    #[test]
    fn an_hour_has_a_dot_in_indonesian_and_a_colon_in_english() {
        let half_past_nine = NaiveTime::from_hms_opt(9, 30, 59).unwrap();
        assert_eq!(clock(half_past_nine, Indonesian), "09.30");
        assert_eq!(hour_in_zone(half_past_nine, Zone::Wib, Indonesian), "pukul 09.30 WIB");
        assert_eq!(hour_in_zone(half_past_nine, Zone::Wita, English), "09:30 WITA");
    }

    #[test]
    fn zones_lie_seven_to_nine_hours_east() {
        assert_eq!(Zone::ALL.map(|zone| zone.offset().local_minus_utc() / 3600), [7, 8, 9]);
        assert_eq!(Zone::named(" wita "), Some(Zone::Wita));
        assert_eq!(Zone::named("GMT"), None);
    }

    #[test]
    fn months_count_only_when_complete() {
        assert_eq!(complete_months(day(2023, 12, 1), day(2025, 11, 30)), 23);
        assert_eq!(complete_months(day(2023, 12, 1), day(2025, 12, 1)), 24);
        assert_eq!(complete_months(day(2025, 12, 1), day(2023, 12, 1)), -24);
        assert_eq!(complete_months(day(2025, 1, 31), day(2025, 2, 27)), 0);
        assert_eq!(complete_months(day(2025, 1, 31), day(2025, 2, 28)), 1);
        assert_eq!(complete_months(day(2024, 2, 29), day(2025, 2, 28)), 12);
    }

    #[test]
    fn a_length_leaves_out_what_is_zero() {
        assert_eq!(years_and_months(27, Indonesian), "2 tahun 3 bulan");
        assert_eq!(years_and_months(24, Indonesian), "2 tahun");
        assert_eq!(years_and_months(0, Indonesian), "0 bulan");
        assert_eq!(years_and_months(13, English), "1 year 1 month");
        assert_eq!(years_and_months(-30, English), "-2 years 6 months");
    }

    #[test]
    fn letters_number_their_month_in_roman() {
        assert_eq!(roman_month(day(2025, 9, 1)), "IX");
        assert_eq!(roman_month(day(2025, 12, 31)), "XII");
    }
}
