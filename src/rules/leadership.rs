//! Leadership training as the records of employees name it.

use crate::domain::class::Class;
use crate::domain::employee::Training;

/// The words by which training records name the leadership training of a class, now and before.
const CALLED: [(Class, &[&str]); 3] = [
    (Class::Jpt, &["pkn", "kepemimpinan nasional", "diklatpim ii", "diklatpim tingkat ii", "kepemimpinan tingkat ii"]),
    (
        Class::Administrator,
        &["pka", "kepemimpinan administrator", "diklatpim iii", "diklatpim tingkat iii", "kepemimpinan tingkat iii"],
    ),
    (
        Class::Pengawas,
        &["pkp", "kepemimpinan pengawas", "diklatpim iv", "diklatpim tingkat iv", "kepemimpinan tingkat iv"],
    ),
];

/// Tier of the highest class whose leadership training somebody completed; none without any.
pub(super) fn highest(trainings: &[Training]) -> Option<u8> {
    let is_among = |names: &[&str]| trainings.iter().any(|training| is_called(&training.name, names));
    CALLED.iter().filter(|(_, names)| is_among(names)).map(|(class, _)| class.tier()).max()
}

/// Whether a training record bears one of the names as whole words, whatever its case.
fn is_called(training: &str, names: &[&str]) -> bool {
    let record: Vec<&str> = words(training).collect();
    let begins = |name: &str, own: &[&str]| {
        let mut own = own.iter();
        words(name).all(|word| own.next().is_some_and(|own| own.eq_ignore_ascii_case(word)))
    };
    (0..record.len()).any(|at| names.iter().any(|name| begins(name, &record[at..])))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}
