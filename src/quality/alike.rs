//! Who and what looks entered twice: people of one name and birth, agencies of almost one name.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::employee::{Employee, LegalStanding};
use crate::domain::ids::{EmployeeId, UnitId};
use crate::domain::unit::Unit;
use crate::text::names;

/// Words shorter than this may differ by one letter and mean two things ("Ulu I", "Ulu II").
const LEAST_WORD: usize = 5;

/// Everybody who bears the name and the day of birth of somebody else, with one such other.
///
/// Cost: one sort, by birth and by a sum of the letters; letters themselves are compared where both agree.
pub(super) fn twins(employees: &[Employee]) -> HashMap<&EmployeeId, &Employee> {
    let present = employees.iter().filter(|employee| employee.standing != LegalStanding::Left);
    let mut known: Vec<(NaiveDate, u64, &Employee)> =
        present.filter_map(|one| Some((one.born()?, sum_of_letters(&one.name), one))).collect();
    let order = |one: &(NaiveDate, u64, &Employee), other: &(NaiveDate, u64, &Employee)| {
        let sums = (one.0, one.1).cmp(&(other.0, other.1));
        sums.then_with(|| names::letters(&one.2.name).cmp(names::letters(&other.2.name)))
    };
    // Stable: of alike ones the earlier in the file stays the earlier.
    known.sort_by(order);
    let mut found = HashMap::new();
    for alike in known.chunk_by(|one, other| order(one, other).is_eq()).filter(|alike| alike.len() > 1) {
        for (at, (_, _, one)) in alike.iter().enumerate() {
            let (_, _, other) = alike[usize::from(at == 0)];
            found.insert(&one.id, other);
        }
    }
    found
}

/// A number that names with the same letters share, and hardly any others.
fn sum_of_letters(name: &str) -> u64 {
    names::letters(name).fold(0, |sum: u64, letter| sum.wrapping_mul(0x0100_0000_01B3) ^ u64::from(letter))
}

/// Every agency whose name is almost that of another, with that other.
pub(super) fn namesakes<'a>(agencies: impl Iterator<Item = &'a Unit>) -> HashMap<&'a UnitId, &'a Unit> {
    let named: Vec<(Vec<String>, &Unit)> = agencies.map(|agency| (words(&agency.name), agency)).collect();
    let mut found = HashMap::new();
    for (at, (words, one)) in named.iter().enumerate() {
        for (_, other) in named[at + 1..].iter().filter(|(others, _)| is_almost(words, others)) {
            found.entry(&one.id).or_insert(*other);
            found.entry(&other.id).or_insert(*one);
        }
    }
    found
}

/// The words of a name in lower case, without those that only join.
fn words(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).filter(|word| word != "dan").collect()
}

/// The same words in any order, or all alike but one long word that differs by one letter: "Pertanian" and
/// "Pertanahan" are two trades, two letters apart.
fn is_almost(one: &[String], other: &[String]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut differing = one.iter().zip(other).filter(|(a, b)| a != b);
    match (differing.next(), differing.next()) {
        (None, _) => true,
        (Some((a, b)), None) => {
            a.chars().count().min(b.chars().count()) >= LEAST_WORD && strsim::damerau_levenshtein(a, b) == 1
        }
        (Some(_), Some(_)) => one.iter().all(|word| other.contains(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::{Story, day};

    #[test]
    fn the_same_name_and_birth_make_a_twin_and_one_of_them_alone_does_not() {
        let mut story = Story::empty();
        for (id, name, born) in [
            ("P-901", "Ayu Rahmadani", day(1985, 4, 12)),
            ("P-902", "AYU  RAHMADANI", day(1985, 4, 12)),
            ("P-903", "Ayu Rahmadani", day(1986, 4, 12)),
            ("P-904", "Budi Santoso", day(1985, 4, 12)),
        ] {
            let employee = story.employee(id, None);
            (employee.nip, employee.name, employee.birth_date) = (None, name.to_owned(), Some(born));
        }
        let facts = story.facts();
        let found = twins(facts.employees());
        let twin = |id: &str| found.get(&EmployeeId::from(id)).map(|twin| twin.id.as_str());
        assert_eq!(["P-901", "P-902", "P-903", "P-904"].map(twin), [Some("P-902"), Some("P-901"), None, None]);
    }

    #[test]
    fn somebody_who_left_is_nobodys_twin() {
        let mut story = Story::empty();
        for id in ["P-901", "P-902"] {
            story.employee(id, None).name = "Ayu Rahmadani".to_owned();
        }
        story.employee_mut("P-902").standing = LegalStanding::Left;
        assert!(twins(story.facts().employees()).is_empty());
    }

    #[test]
    fn slips_of_the_pen_and_turned_words_are_almost_the_same_and_real_neighbours_are_not() {
        let almost = |one: &str, other: &str| is_almost(&words(one), &words(other));
        for (one, other) in [
            ("Dinas Kesehatan", "DINAS KESEHATAN"),
            ("Dinas Kesehatan", "Dinas Kesehaten"),
            ("Dinas Pemuda dan Olahraga", "Dinas Olahraga dan Pemuda"),
        ] {
            assert!(almost(one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("Dinas Pertanian", "Dinas Pertanahan"),
            ("Kecamatan Padang Hulu", "Kecamatan Padang Hilir"),
            ("Kecamatan Seberang Ulu I", "Kecamatan Seberang Ulu II"),
            ("Dinas Sosial", "Dinas Sosial dan Pemberdayaan Masyarakat"),
        ] {
            assert!(!almost(one, other), "{one} / {other}");
        }
    }
}
