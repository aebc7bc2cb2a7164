//! How papers name persons, positions, units, hours and loads, in the language of the paper.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::domain::account::Row;
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, ItemId, MemberId, PositionId, UnitId};
use crate::domain::nip::Nip;
use crate::domain::position::Position;
use crate::domain::reason::Reason;
use crate::domain::unit::UnitKind;
use crate::text::dates::{self, Zone};
use crate::text::language::Language;
use crate::text::words::{Phrase, say};

/// The facts, spoken of in one language. What the facts do not know is named by its id.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// Language of the paper.
    pub language: Language,
}

impl Naming<'_> {
    /// A sentence of the catalogue.
    pub fn say(&self, key: &'static str) -> String {
        say(self.language, key).to_owned()
    }

    /// A sentence with its values.
    pub fn spoken(&self, phrase: &Phrase) -> String {
        phrase.spoken(self.language)
    }

    /// Name with titles.
    pub fn full_name(&self, employee: &EmployeeId) -> String {
        self.facts.employee(employee).map_or_else(|| employee.to_string(), Employee::full_name)
    }

    /// Name without titles, for narrow lines.
    pub fn name(&self, employee: &EmployeeId) -> String {
        self.facts.employee(employee).map_or_else(|| employee.to_string(), |found| found.name.clone())
    }

    /// Names with titles, joined; a word for nobody.
    pub fn full_names(&self, employees: &[EmployeeId]) -> String {
        if employees.is_empty() {
            return self.say("paper.none");
        }
        employees.iter().map(|employee| self.full_name(employee)).collect::<Vec<_>>().join("; ")
    }

    /// Name and, on the next line, the grouped NIP, for a column headed so.
    pub fn name_and_nip(&self, employee: &EmployeeId) -> String {
        let nip = self.facts.employee(employee).and_then(|found| found.nip.as_ref());
        format!("{}\n{}", self.full_name(employee), self.bare_nip(nip))
    }

    /// `19680411 199303 1 909`, or that there is none.
    pub fn bare_nip(&self, nip: Option<&Nip>) -> String {
        nip.map_or_else(|| self.say("paper.no-nip"), Nip::grouped)
    }

    /// `NIP. 19680411 199303 1 909`, or that there is none.
    pub fn nip(&self, nip: Option<&Nip>) -> String {
        match nip {
            Some(nip) => self.spoken(&Phrase::new("paper.nip").with("nip", nip.grouped())),
            None => self.say("paper.no-nip"),
        }
    }

    /// `Penata Tingkat I (III/d)`, the Roman grade of contract staff, or that it is not known.
    pub fn rank(&self, employee: &EmployeeId) -> String {
        let grade = self.facts.employee(employee).and_then(|found| found.grade);
        match (grade, grade.and_then(crate::domain::rank::Grade::rank)) {
            (_, Some(rank)) => rank.full(),
            (Some(grade), None) => grade.to_string(),
            (None, _) => self.say("paper.unknown"),
        }
    }

    /// Title with its agency, and with its unit where the title does not tell it; what the title names
    /// already is not said again. A word for staff without position.
    ///
    /// The head of a division bears its name in the title; a kelurahan or UPTD is a place of its own.
    pub fn position(&self, position: Option<&PositionId>) -> String {
        let Some(id) = position else { return self.say("paper.no-position") };
        let Some(position) = self.facts.position(id) else { return id.to_string() };
        let agency = self.facts.agency_of(&position.unit);
        let kind = self.facts.unit(&position.unit).map(|unit| unit.kind);
        let title_tells = position.class.is_structural() && kind == Some(UnitKind::Division);
        let mut places: Vec<String> = Vec::new();
        let above = self.unit(agency);
        if agency != &position.unit && !title_tells {
            places.push(without_beginning_of(&above, &self.unit(&position.unit)));
        }
        if !places.iter().any(|own| own.contains(&above)) {
            places.push(above);
        }
        places.retain(|place| !names(&position.title, place));
        if places.is_empty() {
            return position.title.clone();
        }
        let phrase = Phrase::new("paper.position-in-unit").with("position", position.title.as_str());
        self.spoken(&phrase.with("unit", places.join(", ")))
    }

    /// Whose facts these are.
    pub fn row(&self, row: &Row) -> String {
        match row {
            Row::Employee(id) => self.full_name(id),
            Row::Position(id) => self.position(Some(id)),
            Row::Unit(id) => self.unit(id),
            Row::Member(id) => self.member(id),
            Row::Proposal(id) => self.spoken(&Phrase::new("paper.row.proposal").with("id", id.as_str())),
            Row::Basis(id) => self.spoken(&Phrase::new("paper.row.basis").with("id", id.as_str())),
            Row::Sitting => self.say("paper.row.sitting"),
            Row::Settings => self.say("paper.row.settings"),
            Row::Distances => self.say("paper.row.distances"),
            Row::Forum => self.say("paper.row.forum"),
            Row::File => self.say("paper.row.file"),
        }
    }

    /// Title alone.
    pub fn title(&self, position: &PositionId) -> String {
        self.facts.position(position).map_or_else(|| position.to_string(), |found| found.title.clone())
    }

    /// Positions joined.
    pub fn positions(&self, positions: &[PositionId]) -> String {
        positions.iter().map(|position| self.position(Some(position))).collect::<Vec<_>>().join("; ")
    }

    /// Full name of a unit.
    pub fn unit(&self, unit: &UnitId) -> String {
        self.facts.unit(unit).map_or_else(|| unit.to_string(), |found| found.name.clone())
    }

    /// `IV.a / kelas 9`, as far as stated.
    pub fn echelon(&self, position: Option<&Position>) -> String {
        let Some(position) = position else { return self.say("paper.unknown") };
        match (position.echelon, position.job_class) {
            (Some(echelon), Some(class)) => self.spoken(
                &Phrase::new("paper.minutes.job-class")
                    .with("echelon", echelon.spelling())
                    .with("class", u32::from(class)),
            ),
            (Some(echelon), None) => echelon.spelling().to_owned(),
            (None, Some(class)) => {
                self.spoken(&Phrase::new("paper.minutes.job-class-only").with("class", u32::from(class)))
            }
            (None, None) => "–".to_owned(),
        }
    }

    /// `Butir 12`, by the number on the docket.
    pub fn item(&self, item: &ItemId) -> String {
        let number = self.facts.docket().item(item).map_or_else(|| item.to_string(), |found| found.number.to_string());
        self.spoken(&Phrase::new("paper.item").with("number", number))
    }

    /// Name of a committee member.
    pub fn member(&self, member: &MemberId) -> String {
        self.facts.sitting().member(member).map_or_else(|| member.to_string(), |found| found.name.clone())
    }

    /// Reasons in words, joined; a word for none.
    pub fn reasons(&self, reasons: &[Reason]) -> String {
        if reasons.is_empty() {
            return self.say("paper.none");
        }
        reasons.iter().map(|reason| self.say(reason.key())).collect::<Vec<_>>().join("; ")
    }

    /// `25 orang`.
    pub fn persons(&self, persons: u32) -> String {
        self.spoken(&Phrase::new("paper.persons").with("persons", persons))
    }

    /// Strength against need in words: `kurang 3 orang`, `lebih 2 orang`, `sesuai kebutuhan`.
    pub fn load(&self, need: u32, strength: u32) -> String {
        let phrase = match strength.cmp(&need) {
            std::cmp::Ordering::Less => Phrase::new("paper.load.short").with("persons", need - strength),
            std::cmp::Ordering::Greater => Phrase::new("paper.load.over").with("persons", strength - need),
            std::cmp::Ordering::Equal => Phrase::new("paper.load.even"),
        };
        self.spoken(&phrase)
    }

    /// The hour of a stamp with its zone: `pukul 09.42 WIB`; the stamp itself when it is no time.
    pub fn hour(&self, time: &str) -> String {
        match moment(time) {
            Some(moment) => {
                let (moment, zone) = self.zoned(moment);
                dates::hour_in_zone(moment.time(), zone, self.language)
            }
            None => time.to_owned(),
        }
    }

    /// The hour of a stamp alone: `09.42`.
    pub fn clock(&self, time: &str) -> String {
        moment(time).map_or_else(|| time.to_owned(), |moment| dates::clock(self.zoned(moment).0.time(), self.language))
    }

    /// The moment in the zone in which it was written; one of a foreign zone in the sitting's.
    fn zoned(&self, moment: DateTime<FixedOffset>) -> (DateTime<FixedOffset>, Zone) {
        match Zone::ALL.into_iter().find(|zone| zone.offset() == *moment.offset()) {
            Some(zone) => (moment, zone),
            None => {
                let own = self.facts.sitting().zone;
                (moment.with_timezone(&own.offset()), own)
            }
        }
    }

    /// `Rabu, 2 Desember 2026`.
    pub fn weekday(&self, day: NaiveDate) -> String {
        format!("{}, {}", dates::weekday(day, self.language), dates::long(day, self.language))
    }
}

/// Whether a title names a unit: by its full name, or by what it heads (`Camat Padang Hulu`, `Lurah Pabatu`).
fn names(title: &str, unit: &str) -> bool {
    let (title, unit) = (title.to_lowercase(), unit.to_lowercase());
    let after_first = |text: &str| text.split_once(' ').map(|(_, rest)| rest.to_owned());
    title.contains(&unit) || after_first(&title).is_some_and(|rest| Some(rest) == after_first(&unit))
}

/// The unit's name without the beginning of the agency's at its end, as the agency is said in full after it:
/// `Bagian Umum Sekretariat Daerah` of `Sekretariat Daerah Kota Contoh` is `Bagian Umum`.
fn without_beginning_of(agency: &str, unit: &str) -> String {
    if unit.contains(agency) {
        return unit.to_owned();
    }
    let ends = agency.match_indices(' ').map(|(end, _)| end).rev();
    // One word alone (`Sekretariat`) is too little to tell the agency by.
    let beginnings = ends.map(|end| &agency[..end]).filter(|beginning| beginning.contains(' '));
    let own = beginnings.into_iter().find_map(|beginning| unit.strip_suffix(beginning));
    own.map(str::trim_end).filter(|own| !own.is_empty()).unwrap_or(unit).to_owned()
}

/// The moment of a stamp, in the zone in which it was written; none when it is no time.
pub fn moment(time: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(time).ok()
}

/// The day of a stamp where it was written.
pub fn day(time: &str) -> Option<NaiveDate> {
    moment(time).map(|moment| moment.date_naive())
}

/// The text with a capital letter first.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The sentence with exactly one mark at its end, also where a title or a text brings its own.
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    match text.strip_suffix("..") {
        Some(rest) if !rest.ends_with('.') => format!("{rest}."),
        _ if text.ends_with(['.', '!', '?', '…', ':']) => text.to_owned(),
        _ => format!("{text}."),
    }
}

/// The text on one line, blanks run together.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::Class;
    use crate::domain::story::Story;

    #[test]
    fn a_seat_names_its_agency_and_its_unit_only_where_the_title_does_not_tell() {
        let mut story = Story::town();
        story.unit_mut("SOS").name = "Dinas Sosial".to_owned();
        story.unit_mut("CAPIL").name = "Kecamatan Padang Hulu".to_owned();
        let said = |story: &mut Story, kind, class, title: &str| {
            story.unit_mut("CAPIL-PIAK").kind = kind;
            story.unit_mut("CAPIL-PIAK").name = "Kelurahan Pabatu".to_owned();
            story.position_mut("CAPIL-KASI").class = class;
            story.position_mut("CAPIL-KASI").title = title.to_owned();
            let facts = story.facts();
            Naming { facts: &facts, language: Language::Indonesian }.position(Some(&"CAPIL-KASI".into()))
        };
        for (kind, class, title, expected) in [
            (UnitKind::Division, Class::Pengawas, "Kasi Data", "Kasi Data pada Kecamatan Padang Hulu"),
            (UnitKind::Division, Class::Pelaksana, "Operator", "Operator pada Kelurahan Pabatu, Kecamatan Padang Hulu"),
            (
                UnitKind::Village,
                Class::Pengawas,
                "Kepala Seksi",
                "Kepala Seksi pada Kelurahan Pabatu, Kecamatan Padang Hulu",
            ),
            (UnitKind::Village, Class::Pengawas, "Lurah Pabatu", "Lurah Pabatu pada Kecamatan Padang Hulu"),
            (UnitKind::Division, Class::Administrator, "Camat Padang Hulu", "Camat Padang Hulu"),
        ] {
            assert_eq!(said(&mut story, kind, class, title), expected);
        }
    }

    #[test]
    fn the_beginning_of_an_agency_is_not_said_twice() {
        let agency = "Sekretariat Daerah Kota Contoh";
        for (unit, said) in [
            ("Bagian Umum Sekretariat Daerah", "Bagian Umum"),
            ("Bagian Umum", "Bagian Umum"),
            ("Bagian Umum Sekretariat Daerah Kota Contoh", "Bagian Umum Sekretariat Daerah Kota Contoh"),
            ("Sekretariat Daerah", "Sekretariat Daerah"),
        ] {
            assert_eq!(without_beginning_of(agency, unit), said);
        }
    }
}
