//! The employee number NIP: eighteen digits that disclose birth date and sex, and are never a number.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::text::names;

/// A civil servant's NIP that passed every check of its digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nip {
    digits: String,
    /// What the first eight of them tell.
    born: NaiveDate,
}

/// Whose number it is, told by digits 13 and 14 (01–12 month of appointment, 21 and above contract count).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// A civil servant's NIP.
    CivilServant,
    /// A contract employee's number (NI PPPK).
    Contract,
}

/// Why a text is not a NIP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NipFault {
    /// Written by a spreadsheet in scientific notation: digits are lost for good.
    Destroyed,
    /// Not exactly eighteen digits; holds how many there are.
    Length(usize),
    /// Something other than digits, blanks, dots or a leading apostrophe.
    NotDigits,
    /// Digits 1–8 are no calendar day.
    BirthDate,
    /// Digits 13–14 are neither a month nor a contract count.
    Month,
    /// Digits 9–14 lie after the day of the session.
    FutureAppointment,
    /// Digit 15 is neither 1 nor 2.
    Sex,
}

impl NipFault {
    /// Catalogue key of the sentence.
    pub fn key(self) -> &'static str {
        match self {
            NipFault::Destroyed => "term.nip.destroyed",
            NipFault::Length(_) => "term.nip.length",
            NipFault::NotDigits => "term.nip.not-digits",
            NipFault::BirthDate => "term.nip.birth-date",
            NipFault::Month => "term.nip.month",
            NipFault::FutureAppointment => "term.nip.future-appointment",
            NipFault::Sex => "term.nip.sex",
        }
    }
}

impl Nip {
    /// Reads a NIP with or without blanks and dots; `today` bounds the month of appointment.
    ///
    /// Source: the layout birth date (8), month of appointment (6), sex (1), serial (3); no check digit exists.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Nip, NipFault> {
        let text = text.trim().trim_start_matches('\'');
        if text.contains(['E', 'e']) && text.contains(['+', '.', ',']) {
            return Err(NipFault::Destroyed);
        }
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
        if !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(NipFault::NotDigits);
        }
        if digits.len() != 18 {
            return Err(NipFault::Length(digits.len()));
        }
        let born = born(&digits).ok_or(NipFault::BirthDate)?;
        let nip = Nip { digits, born };
        match nip.number(12, 14) {
            Some(1..=12) => {
                let appointed = (nip.number(8, 12).unwrap_or(0), nip.number(12, 14).unwrap_or(0));
                if appointed > (today.year(), today.month().cast_signed()) {
                    return Err(NipFault::FutureAppointment);
                }
            }
            Some(21..) => {}
            _ => return Err(NipFault::Month),
        }
        if !matches!(nip.number(14, 15), Some(1 | 2)) {
            return Err(NipFault::Sex);
        }
        Ok(nip)
    }

    fn number(&self, from: usize, to: usize) -> Option<i32> {
        self.digits.get(from..to)?.parse().ok()
    }

    /// Day of birth.
    pub fn birth_date(&self) -> NaiveDate {
        self.born
    }

    /// Whose number it is.
    pub fn kind(&self) -> NumberKind {
        match self.number(12, 14) {
            Some(1..=12) => NumberKind::CivilServant,
            _ => NumberKind::Contract,
        }
    }

    /// Year of appointment.
    pub fn appointment_year(&self) -> i32 {
        self.number(8, 12).unwrap_or(0)
    }

    /// Whether the appointment fell in the month of a day; of contract staff the number tells the year alone.
    pub fn appointed_in(&self, day: NaiveDate) -> bool {
        let month = match self.kind() {
            NumberKind::CivilServant => self.number(12, 14),
            NumberKind::Contract => None,
        };
        self.appointment_year() == day.year() && month.is_none_or(|month| month == day.month().cast_signed())
    }

    /// The eighteen digits.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// `19680411 199303 1 909`, as papers print it.
    pub fn grouped(&self) -> String {
        names::nip(&self.digits)
    }
}

/// The calendar day that the first eight digits tell.
fn born(digits: &str) -> Option<NaiveDate> {
    let day: i32 = digits.get(..8)?.parse().ok()?;
    NaiveDate::from_ymd_opt(day / 10_000, (day / 100 % 100).cast_unsigned(), (day % 100).cast_unsigned())
}

impl fmt::Debug for Nip {
    /// Never the digits: they disclose birth date and sex, and debug output ends in messages.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Nip(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Nip, NipFault> {
        Nip::parse(text, NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day"))
    }

    #[test]
    fn a_sound_number_tells_birth_and_groups_for_paper() {
        let nip = parse("196804111993031909").expect("a sound NIP");
        assert_eq!(nip.birth_date(), NaiveDate::from_ymd_opt(1968, 4, 11).expect("a day"));
        assert_eq!(nip.kind(), NumberKind::CivilServant);
        assert_eq!(nip.grouped(), "19680411 199303 1 909");
        assert_eq!(parse("'19680411 199303 1 909").as_ref().map(Nip::digits), Ok("196804111993031909"));
    }

    #[test]
    fn the_number_tells_the_month_of_appointment_and_of_contract_staff_the_year() {
        let day = |year, month| NaiveDate::from_ymd_opt(year, month, 15).expect("a day");
        let servant = parse("196804111993031909").expect("a sound NIP");
        assert!(servant.appointed_in(day(1993, 3)));
        assert!(!servant.appointed_in(day(1993, 4)) && !servant.appointed_in(day(1994, 3)));
        let contract = parse("199001012022211001").expect("a sound number");
        assert!(contract.appointed_in(day(2022, 9)) && !contract.appointed_in(day(2023, 9)));
    }

    #[test]
    fn every_kind_of_broken_number_is_named() {
        assert_eq!(parse("1.96804E+17"), Err(NipFault::Destroyed));
        assert_eq!(parse("19680411199303190"), Err(NipFault::Length(17)));
        assert_eq!(parse("19680411199303190x"), Err(NipFault::NotDigits));
        assert_eq!(parse("199002302015031001"), Err(NipFault::BirthDate));
        assert_eq!(parse("196803111993131009"), Err(NipFault::Month));
        assert_eq!(parse("196813111993031009"), Err(NipFault::BirthDate));
        assert_eq!(parse("199001012027011901"), Err(NipFault::FutureAppointment));
        assert_eq!(parse("196804111993033909"), Err(NipFault::Sex));
        assert_eq!(parse("199001012022211001").map(|nip| nip.kind()), Ok(NumberKind::Contract));
    }
}
