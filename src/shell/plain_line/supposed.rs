//! What is supposed in a scenario: factors and weights by number, and help in an emergency by name.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::said::Said;
use super::{date, expected};
use crate::app::emergency;
use crate::text::words::Phrase;

/// Names of values in both languages, Indonesian first.
const NOTED: [&str; 2] = ["catat", "note"];
const HELPED: [&str; 2] = ["bantuan", "help"];
const FIELD: [&str; 2] = ["bidang", "field"];
const EXPERIENCE: [&str; 2] = ["pengalaman", "experience"];
const FROM: [&str; 2] = ["mulai", "from"];
const LENGTH: [&str; 2] = ["selama", "months"];

/// What is supposed in a scenario, as it was spelled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supposed {
    /// Whether it is to be noted in the minutes.
    pub is_noted: bool,
    /// Who is helped in an emergency.
    pub helped: Option<String>,
    /// The field of the experience.
    pub field: Option<String>,
    /// Months of experience.
    pub experience: Option<u32>,
    /// First day of the help.
    pub from: Option<NaiveDate>,
    /// Months that it lasts.
    pub length: Option<u32>,
    /// Factors and weights by their number.
    pub values: Vec<(usize, u32)>,
}

/// Takes all that is said of a scenario.
pub(super) fn supposed(said: &mut Said, home: &'static str) -> Result<Supposed, Phrase> {
    let is_noted = said.words.first().is_some_and(|word| NOTED.contains(&word.to_lowercase().as_str()));
    if is_noted {
        said.words.remove(0);
    }
    let mut months = |names: &[&str], bounds: RangeInclusive<u32>| {
        let typed = said.value(names).map(|text| text.parse().ok().filter(|months| bounds.contains(months)));
        typed.map(|months| months.ok_or_else(|| expected(home))).transpose()
    };
    let (experience, length) = (months(&EXPERIENCE, emergency::EXPERIENCE)?, months(&LENGTH, emergency::LENGTH)?);
    let number = |word: &String| {
        let (number, value) = word.split_once('=')?;
        Some((number.parse().ok()?, value.trim_end_matches('%').parse().ok()?))
    };
    let values: Option<Vec<(usize, u32)>> = std::mem::take(&mut said.words).iter().map(number).collect();
    let from = said.value(&FROM).map(|text| date(&text)).transpose()?;
    let (helped, field) = (said.value(&HELPED), said.value(&FIELD));
    let supposed =
        Supposed { is_noted, experience, length, from, helped, field, values: values.ok_or_else(|| expected(home))? };
    // What is said of help needs somebody who is helped.
    let of_help = [supposed.field.is_some(), experience.is_some(), length.is_some(), from.is_some()].contains(&true);
    if of_help && supposed.helped.is_none() { Err(expected(home)) } else { Ok(supposed) }
}
