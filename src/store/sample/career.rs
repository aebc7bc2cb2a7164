//! What somebody did before: past positions without a gap between appointment and the present position.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::class::Class;
use crate::domain::education::Field;
use crate::store::sample::calendar::{day, months_after, months_between};
use crate::store::sample::dice::Dice;
use crate::store::sample::government::{Employee, Government};
use crate::store::sample::templates::{self, Text};

/// A past position.
#[derive(Debug)]
pub struct Past<'g> {
    /// Title.
    pub title: String,
    /// Class.
    pub class: Class,
    /// Echelon.
    pub echelon: Option<Text>,
    /// Name of the unit, as histories name it.
    pub unit: &'g str,
    /// Field.
    pub field: Field,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// Shortest time in a past position, in months.
const SHORTEST: i32 = 20;

/// Names of the functional levels, as titles end in them.
const LEVELS: [(Class, &str); 7] = [
    (Class::Terampil, " Terampil"),
    (Class::Mahir, " Mahir"),
    (Class::Penyelia, " Penyelia"),
    (Class::AhliPertama, " Ahli Pertama"),
    (Class::AhliMuda, " Ahli Muda"),
    (Class::AhliMadya, " Ahli Madya"),
    (Class::AhliUtama, " Ahli Utama"),
];

/// Past positions, the latest first.
pub fn history<'g>(government: &'g Government<'_>, employee: &Employee<'_>, dice: &mut Dice) -> Vec<Past<'g>> {
    let months = months_between(employee.person.entered, employee.person.since);
    if months < 1 {
        return Vec::new();
    }
    let steps = steps(government, employee, dice);
    let count = usize::try_from(months / SHORTEST).unwrap_or(0).clamp(1, steps.len());
    // Early positions are held longer: weights fall from the oldest to the latest.
    let mut from = employee.person.entered;
    let mut past = Vec::with_capacity(count);
    for (place, step) in steps[steps.len() - count..].iter().rev().enumerate() {
        let left = months_between(from, employee.person.since);
        let later = i32::try_from(count - place).unwrap_or(1);
        let share = (left / later * dice.between(90, 120) / 100).clamp(SHORTEST.min(left), left.max(1));
        let next = if later == 1 { employee.person.since } else { first_of_month(months_after(from, share)) };
        past.push(one(government, employee, *step, (from, next), dice));
        from = next;
    }
    past.reverse();
    past
}

/// Classes before the present one, the latest first.
fn steps(government: &Government<'_>, employee: &Employee<'_>, dice: &mut Dice) -> Vec<Class> {
    use Class::{Administrator, AhliMadya, AhliMuda, AhliPertama, AhliUtama, Jpt, Mahir, Pelaksana, Pemula};
    use Class::{Pengawas, Penyelia, Terampil};
    match government.made.job(employee.post).class {
        Jpt if dice.percent(50) => vec![Administrator, Administrator, Pengawas, Pelaksana],
        Jpt => vec![Administrator, Pengawas, Pelaksana],
        Administrator if dice.percent(40) => vec![Administrator, Pengawas, Pelaksana],
        Administrator => vec![Pengawas, Pelaksana],
        Pengawas if dice.percent(35) => vec![Pengawas, Pelaksana],
        AhliUtama | AhliMadya => vec![AhliMuda, AhliPertama],
        AhliMuda if dice.percent(35) => vec![Pengawas, Pelaksana],
        AhliMuda => vec![AhliPertama],
        Penyelia => vec![Mahir, Terampil],
        Mahir => vec![Terampil],
        Pelaksana if dice.percent(40) => vec![Pelaksana, Pelaksana],
        Pengawas | AhliPertama | Terampil | Pemula | Pelaksana => vec![Pelaksana],
    }
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    day(date.year(), date.month(), 1)
}

fn one<'g>(
    government: &'g Government<'_>,
    employee: &Employee<'_>,
    class: Class,
    (from, next): (NaiveDate, NaiveDate),
    dice: &mut Dice,
) -> Past<'g> {
    let made = &government.made;
    let own = made.posts[employee.post].agency;
    let family = own_family(&made.posts[employee.post].title);
    let stays = class.is_functional() || dice.percent(65);
    let agency = if stays { own } else { dice.below(made.agencies.len()) };
    let phrases = &made.lists.phrases;
    let (title, echelon) = match class {
        Class::Jpt | Class::Administrator => administrator(made.agencies[agency].template),
        Class::Pengawas => ((*dice.one(&phrases.past_pengawas)).to_owned(), Some("IV.a")),
        Class::Pelaksana | Class::Pemula => ((*dice.one(&phrases.past_pelaksana)).to_owned(), None),
        _ => {
            let level = LEVELS.iter().find(|(known, _)| *known == class).map_or("", |(_, level)| level);
            (format!("{family}{level}"), None)
        }
    };
    let field = if class.is_functional() { employee.person.field() } else { made.agencies[agency].template.field };
    Past {
        title,
        class,
        echelon,
        unit: &made.units[made.agencies[agency].unit].name,
        field,
        from,
        until: next.checked_sub_days(Days::new(1)).unwrap_or(next),
    }
}

/// What an administrator of an agency is: head of a part (bagian), secretary of a district, head of a division.
fn administrator(agency: &templates::Agency) -> (String, Option<Text>) {
    let (title, echelon) = match (agency.lead, agency.head) {
        ("KABAG", _) => ("Kepala Bagian", "III.a"),
        (_, "CAMAT") => ("Sekretaris Kecamatan", "III.b"),
        _ => ("Kepala Bidang", "III.b"),
    };
    (title.to_owned(), Some(echelon))
}

/// The name of a functional position without its level: "Guru" of "Guru Ahli Muda".
fn own_family(title: &str) -> &str {
    LEVELS.iter().find_map(|(_, level)| title.strip_suffix(level)).unwrap_or(title)
}
