//! Numbers in digits and in words.

use crate::text::language::Language;

/// A whole number with thousands grouped: `12.345` or `12,345`.
pub fn grouped(number: i64, language: Language) -> String {
    let digits = group(&number.unsigned_abs().to_string(), language);
    if number < 0 { format!("-{digits}") } else { digits }
}

/// A number of 10^-`places`, with a decimal comma or point: `decimal(8139, 2, …)` is `81,39`.
pub fn decimal(value: i64, places: u32, language: Language) -> String {
    let places = places as usize;
    if places == 0 {
        return grouped(value, language);
    }
    // One digit more than the places, so that 5 hundredths keep the zero before the comma.
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}{}{fraction}", group(whole, language), decimal_mark(language))
}

/// A difference: `+3`, `-3`, and `0` without a sign.
pub fn signed(number: i64, language: Language) -> String {
    signed_decimal(number, 0, language)
}

/// A difference in 10^-`places`: `+0,25`, `-1,50`, `0,00`.
pub fn signed_decimal(value: i64, places: u32, language: Language) -> String {
    let digits = decimal(value, places, language);
    if value > 0 { format!("+{digits}") } else { digits }
}

/// A share in 10^-`places` of a percent: `percent(912, 1, …)` is `91,2%`.
pub fn percent(value: i64, places: u32, language: Language) -> String {
    format!("{}%", decimal(value, places, language))
}

/// Where numbers stand in a text: digits with the marks between them, and a question mark that stands alone for one.
pub fn runs(text: &str) -> Vec<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let blank = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|byte| *byte == b' ');
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        if digit(at) {
            while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1)) {
                at += 1;
            }
            found.push(start..at);
        } else {
            at += 1;
            if bytes[start] == b'?' && blank(start.checked_sub(1)) && blank(Some(at)) {
                found.push(start..at);
            }
        }
    }
    found
}

/// Rising numbers with runs of three and more drawn together: `2-4, 7, 9`.
pub fn ranges(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let spelled = runs.flat_map(|run| match run {
        [first, .., last] if run.len() > 2 => vec![format!("{first}-{last}")],
        few => few.iter().map(ToString::to_string).collect(),
    });
    spelled.collect::<Vec<_>>().join(", ")
}

/// A number in Roman numerals; in digits when it is zero or above 3999, which have none.
pub fn roman(number: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            written.push_str(numeral);
            rest -= value;
        }
    }
    written
}

/// A number in Indonesian words (*terbilang*): `dua ribu dua puluh lima`. Exactly one ten, hundred
/// and thousand take *se-* (`sepuluh`, `seratus`, `seribu`); a million does not (`satu juta`).
pub fn spelled(number: u32) -> String {
    const DIGITS: [&str; 12] =
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
    let with_rest = |head: String, rest: u32| match rest {
        0 => head,
        rest => format!("{head} {}", spelled(rest)),
    };
    match number {
        0..=11 => DIGITS[number as usize].to_owned(),
        12..=19 => format!("{} belas", spelled(number - 10)),
        20..=99 => with_rest(format!("{} puluh", spelled(number / 10)), number % 10),
        100..=199 => with_rest("seratus".to_owned(), number - 100),
        200..=999 => with_rest(format!("{} ratus", spelled(number / 100)), number % 100),
        1_000..=1_999 => with_rest("seribu".to_owned(), number - 1_000),
        2_000..=999_999 => with_rest(format!("{} ribu", spelled(number / 1_000)), number % 1_000),
        1_000_000..=999_999_999 => with_rest(format!("{} juta", spelled(number / 1_000_000)), number % 1_000_000),
        _ => with_rest(format!("{} miliar", spelled(number / 1_000_000_000)), number % 1_000_000_000),
    }
}

fn group(digits: &str, language: Language) -> String {
    let mark = match language {
        Language::Indonesian => '.',
        Language::English => ',',
    };
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

fn decimal_mark(language: Language) -> char {
    match language {
        Language::Indonesian => ',',
        Language::English => '.',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_numbers_are_drawn_together() {
        assert_eq!(ranges(&[2, 3, 4, 7, 9, 10]), "2-4, 7, 9, 10");
        assert_eq!(ranges(&[5]), "5");
        assert_eq!(ranges(&[]), "");
    }
    use Language::{English, Indonesian};

    #[test]
    fn thousands_are_grouped_by_the_language() {
        assert_eq!(grouped(12_345, Indonesian), "12.345");
        assert_eq!(grouped(12_345, English), "12,345");
        assert_eq!(grouped(999, Indonesian), "999");
        assert_eq!(grouped(-1_250, Indonesian), "-1.250");
        assert_eq!(grouped(i64::MIN, English), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn numbers_in_a_text_are_found_with_their_marks() {
        let found = |text: &'static str| runs(text).into_iter().map(|run| &text[run]).collect::<Vec<_>>();
        assert_eq!(found("hadir 5/5, nilai 95,0 7/7 pukul 09.42."), ["5", "5", "95,0", "7", "7", "09.42"]);
        assert_eq!(found("···   ? untuk apa? R-BUP-3 12.345"), ["?", "3", "12.345"]);
        assert_eq!(found("?"), ["?"]);
        assert!(found("III/d — tanpa angka").is_empty());
    }

    #[test]
    fn decimals_keep_the_zero_before_and_the_sign() {
        assert_eq!(decimal(8_139, 2, Indonesian), "81,39");
        assert_eq!(decimal(-5, 2, Indonesian), "-0,05");
        assert_eq!(decimal(1_234_567, 1, English), "123,456.7");
        assert_eq!(decimal(1_824, 3, Indonesian), "1,824");
        assert_eq!(decimal(0, 1, English), "0.0");
        assert_eq!(decimal(-42, 0, Indonesian), "-42");
    }

    #[test]
    fn differences_show_their_direction() {
        assert_eq!([3, -3, 0].map(|n| signed(n, Indonesian)), ["+3", "-3", "0"]);
        assert_eq!(signed_decimal(25, 2, Indonesian), "+0,25");
        assert_eq!(percent(912, 1, Indonesian), "91,2%");
    }

    #[test]
    fn roman_numerals_subtract() {
        assert_eq!([4, 9, 12, 49, 2025].map(roman), ["IV", "IX", "XII", "XLIX", "MMXXV"]);
        assert_eq!([0, 4000].map(roman), ["0", "4000"]);
    }

    #[test]
    fn numbers_are_spelled_as_in_official_records() {
        for (number, words) in [
            (0, "nol"),
            (10, "sepuluh"),
            (11, "sebelas"),
            (19, "sembilan belas"),
            (24, "dua puluh empat"),
            (90, "sembilan puluh"),
            (100, "seratus"),
            (111, "seratus sebelas"),
            (200, "dua ratus"),
            (1_000, "seribu"),
            (1_001, "seribu satu"),
            (1_100, "seribu seratus"),
            (2_025, "dua ribu dua puluh lima"),
            (11_000, "sebelas ribu"),
            (21_000, "dua puluh satu ribu"),
            (101_000, "seratus satu ribu"),
            (1_000_000, "satu juta"),
            (1_001_000, "satu juta seribu"),
            (1_000_000_000, "satu miliar"),
        ] {
            assert_eq!(spelled(number), words);
        }
        let largest = "sembilan ratus sembilan puluh sembilan";
        assert_eq!(spelled(999_999_999), format!("{largest} juta {largest} ribu {largest}"));
    }
}
