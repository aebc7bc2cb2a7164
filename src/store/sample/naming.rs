//! Names and numbers of people, each only once as far as the words reach.

use std::collections::HashSet;

use chrono::Datelike;

use crate::domain::employee::Employment;
use crate::store::sample::dice::Dice;
use crate::store::sample::lists::{Lists, Names, Region};
use crate::store::sample::person::Person;
use crate::store::sample::templates::Text;

/// Serial numbers from here on, as in the hand-made sample: no region ever appointed so many in one month.
const SERIAL: u64 = 900;
/// Serial numbers there are from there on.
const SERIALS: u64 = 100;
/// How often a name is thrown anew before one is given twice.
const TRIES: usize = 16;

/// A name with its titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Name without titles.
    pub name: String,
    /// Titles before it.
    pub front: String,
    /// Titles behind it.
    pub back: String,
}

/// Gives names and numbers, and remembers them.
#[derive(Debug)]
pub struct Registry<'a> {
    groups: Vec<&'a Names>,
    weights: Vec<usize>,
    names: HashSet<String>,
    numbers: HashSet<u64>,
}

impl<'a> Registry<'a> {
    /// The registry of a region.
    pub fn new(lists: &'a Lists, region: &'a Region) -> Registry<'a> {
        let of_group = |group| lists.names.iter().find(|names| names.people == group);
        let known = region.people.iter().filter_map(|(group, weight)| Some((of_group(*group)?, *weight)));
        let (groups, weights) = known.unzip();
        Registry { groups, weights, names: HashSet::new(), numbers: HashSet::new() }
    }

    /// A name that nobody has yet, unless the words are used up.
    pub fn name(&mut self, person: &Person<'_>, dice: &mut Dice) -> Named {
        let group = self.groups[dice.weighted(&self.weights)];
        let mut name = String::new();
        for attempt in 0..TRIES {
            name = words(group, person.woman, attempt > 2 || dice.percent(25), dice);
            if !self.names.contains(&name) {
                break;
            }
        }
        self.names.insert(name.clone());
        let haji = group.haji && data_year() - person.born.year() >= 43 && dice.percent(12);
        let haji = [(haji && person.woman).then_some("Hj."), (haji && !person.woman).then_some("H.")];
        let fronts = person.education.iter().map(|studied| studied.course.front);
        let backs = person.education.iter().rev().map(|studied| studied.course.back);
        Named { name, front: joined(fronts.chain(haji.into_iter().flatten()), " "), back: joined(backs, ", ") }
    }

    /// A number (NIP, or NI PPPK) of birth, appointment and sex; none for honorary staff.
    ///
    /// # Panics
    /// When more than a hundred people share all three, which no session of a lawful size comes near.
    pub fn number(&mut self, person: &Person<'_>, dice: &mut Dice) -> Option<u64> {
        let month = match person.employment {
            Employment::Pns | Employment::Cpns => person.entered.month(),
            Employment::Pppk => 21 + u32::from(dice.percent(30)),
            Employment::Honorer => return None,
        };
        let two = |number: u64, digits: u32| number * 100 + u64::from(digits);
        let birth = two(two(person.born.year().unsigned_abs().into(), person.born.month()), person.born.day());
        let start = birth * 10_000 + u64::from(person.entered.year().unsigned_abs());
        let stem = (two(start, month) * 10 + 1 + u64::from(person.woman)) * 1_000;
        let first = dice.below(100) as u64;
        let mut serials = (0..SERIALS).map(|step| stem + SERIAL + (first + step) % SERIALS);
        let number = serials.find(|number| !self.numbers.contains(number));
        let number = number.expect("fewer than a hundred people share birthday, month of appointment and sex");
        self.numbers.insert(number);
        Some(number)
    }
}

fn data_year() -> i32 {
    crate::store::sample::calendar::data().year()
}

/// First and last name, with a second first name where asked for.
fn words(group: &Names, woman: bool, long: bool, dice: &mut Dice) -> String {
    let (first, own) = if woman { (&group.female, &group.second_female) } else { (&group.male, &group.second_male) };
    let mut words = vec![*dice.one(first)];
    let more = *dice.one(first);
    // No name is longer than four words, and none says a word twice.
    if long && !more.contains(' ') && !words[0].contains(more) {
        words.push(more);
    }
    let place = dice.below(group.second.len() + own.len());
    let last: Text = group.second.get(place).copied().unwrap_or_else(|| own[place - group.second.len()]);
    if !words.contains(&last) {
        words.push(last);
    }
    words.join(" ")
}

fn joined<'t>(texts: impl Iterator<Item = &'t str>, between: &str) -> String {
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between)
}
