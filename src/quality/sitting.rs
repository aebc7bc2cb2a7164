//! The sitting's own data: dates that are too old, a region whose name is of another kind, bases not checked.

use chrono::Datelike;

use crate::domain::calendar::complete_months;
use crate::domain::committee::RegionLevel;
use crate::domain::legal::LegalBasis;
use crate::quality::check::{Check, Gravity, Looks, words};
use crate::quality::ground::Ground;
use crate::text::words::{Phrase, Value};

/// Complete months from which on data is too old to be decided on without a question.
const OLD_DATA_MONTHS: u32 = 3;

/// Data of a day long before the sitting.
pub static OLD_DATA: Check = Check {
    id: "N-OLD-DATA",
    words: words!("code.old-data"),
    gravity: Gravity::Should,
    sensitive: false,
    field: None,
    place: Some(&["data_date"]),
    looks: Looks::Sitting(old_data),
};

/// Data of a day after the sitting.
pub static DATA_AFTER: Check = Check {
    id: "N-DATA-AFTER-SITTING",
    words: words!("code.data-after-sitting"),
    gravity: Gravity::Must,
    sensitive: false,
    field: None,
    place: Some(&["data_date"]),
    looks: Looks::Sitting(data_after),
};

/// A workload analysis of a year before the last.
pub static OLD_WORKLOAD: Check = Check {
    id: "N-OLD-WORKLOAD",
    words: words!("code.old-workload"),
    gravity: Gravity::Should,
    sensitive: false,
    field: None,
    place: Some(&["workload_year"]),
    looks: Looks::Sitting(old_workload),
};

/// A committee whose decree has run out.
pub static DECREE_EXPIRED: Check = Check {
    id: "N-DECREE-EXPIRED",
    words: words!("code.decree-expired"),
    gravity: Gravity::Must,
    sensitive: false,
    field: None,
    place: Some(&["decree", "until"]),
    looks: Looks::Sitting(decree_expired),
};

/// As many voters as make a tie possible.
pub static EVEN_VOTERS: Check = Check {
    id: "N-EVEN-VOTERS",
    words: words!("code.even-voters"),
    gravity: Gravity::Note,
    sensitive: false,
    field: None,
    place: Some(&["members"]),
    looks: Looks::Sitting(even_voters),
};

/// A government, or the title of its head, that is of another kind than the region's level.
pub static REGION: Check = Check {
    id: "N-REGION",
    words: words!("code.region"),
    gravity: Gravity::Must,
    sensitive: false,
    field: None,
    place: Some(&["region_level"]),
    looks: Looks::Sitting(region),
};

/// A legal basis of which nobody has said that it is in force.
pub static BASIS_UNCHECKED: Check = Check {
    id: "N-LEGAL-BASES",
    words: words!("code.legal-bases"),
    gravity: Gravity::Should,
    sensitive: false,
    field: None,
    place: Some(&["checked"]),
    looks: Looks::Bases(unchecked),
};

fn old_data(ground: &Ground<'_>) -> Option<Phrase> {
    let months = complete_months(ground.data_date(), ground.facts.sitting().date);
    let says = || Phrase::new("quality.old-data.says").with("date", ground.data_date()).with("months", months);
    (months >= OLD_DATA_MONTHS).then(says)
}

fn data_after(ground: &Ground<'_>) -> Option<Phrase> {
    let (data, date) = (ground.data_date(), ground.facts.sitting().date);
    (data > date).then(|| Phrase::new("quality.data-after.says").with("data", data).with("date", date))
}

fn old_workload(ground: &Ground<'_>) -> Option<Phrase> {
    let sitting = ground.facts.sitting();
    let old = sitting.date.year() - sitting.workload_year > 1;
    old.then(|| Phrase::new("quality.old-workload.says").with("year", sitting.workload_year.to_string()))
}

fn decree_expired(ground: &Ground<'_>) -> Option<Phrase> {
    let sitting = ground.facts.sitting();
    let until = sitting.decree.until.filter(|until| *until < sitting.date)?;
    Some(Phrase::new("quality.decree-expired.says").with("until", until).with("date", sitting.date))
}

fn even_voters(ground: &Ground<'_>) -> Option<Phrase> {
    let count = ground.facts.sitting().voters().count();
    count.is_multiple_of(2).then(|| Phrase::new("quality.even-voters.says").with("count", count))
}

fn unchecked(basis: &LegalBasis) -> Option<Phrase> {
    (!basis.checked).then(|| Phrase::new("quality.legal-bases.says").with("id", basis.id.as_str()))
}

/// Words by which names of governments and titles of their heads tell the kind of region.
const KINDS: [(&str, RegionLevel); 7] = [
    ("provinsi ", RegionLevel::Province),
    ("kabupaten ", RegionLevel::Regency),
    ("kota ", RegionLevel::City),
    ("gubernur", RegionLevel::Province),
    ("bupati", RegionLevel::Regency),
    ("wali kota", RegionLevel::City),
    ("walikota", RegionLevel::City),
];

/// The names of all provinces: what else is called one is a regency or city ("Provinsi Mamuju").
const PROVINCES: [&str; 38] = [
    "aceh",
    "sumatera utara",
    "sumatera barat",
    "riau",
    "jambi",
    "sumatera selatan",
    "bengkulu",
    "lampung",
    "kepulauan bangka belitung",
    "kepulauan riau",
    "dki jakarta",
    "jawa barat",
    "jawa tengah",
    "daerah istimewa yogyakarta",
    "jawa timur",
    "banten",
    "bali",
    "nusa tenggara barat",
    "nusa tenggara timur",
    "kalimantan barat",
    "kalimantan tengah",
    "kalimantan selatan",
    "kalimantan timur",
    "kalimantan utara",
    "sulawesi utara",
    "sulawesi tengah",
    "sulawesi selatan",
    "sulawesi tenggara",
    "gorontalo",
    "sulawesi barat",
    "maluku",
    "maluku utara",
    "papua",
    "papua barat",
    "papua barat daya",
    "papua selatan",
    "papua tengah",
    "papua pegunungan",
];

/// Other names that two provinces go by.
const ALSO_PROVINCES: [&str; 3] = ["daerah khusus ibukota jakarta", "daerah khusus jakarta", "di yogyakarta"];

fn region(ground: &Ground<'_>) -> Option<Phrase> {
    let sitting = ground.facts.sitting();
    let stated = sitting.region_level;
    for text in [&sitting.government, &sitting.appointing_title] {
        if kind_told(text).is_some_and(|told| told != stated) {
            let says = Phrase::new("quality.region.says").with("text", text.as_str());
            return Some(says.with("level", Value::Term(stated.key())));
        }
    }
    let name = sitting.government.to_lowercase();
    let (_, province) = name.split_once("provinsi ")?;
    let known = PROVINCES.iter().chain(&ALSO_PROVINCES).any(|known| *known == province.trim());
    (!known).then(|| Phrase::new("quality.region.no-province").with("text", sitting.government.as_str()))
}

/// The kind of region that the first telling word of a text tells.
fn kind_told(text: &str) -> Option<RegionLevel> {
    let text = text.to_lowercase();
    let told = KINDS.iter().filter_map(|(word, level)| Some((text.find(word)?, *level)));
    told.min_by_key(|(at, _)| *at).map(|(_, level)| level)
}

#[cfg(test)]
mod tests {
    use crate::domain::committee::RegionLevel;
    use crate::domain::story::{Story, day};
    use crate::quality::trial::{complete, found};

    fn fires(change: impl Fn(&mut Story), id: &str) -> bool {
        let mut story = complete();
        change(&mut story);
        found(&story, id) == ["-"]
    }

    #[test]
    fn data_of_three_months_ago_are_old_and_of_two_are_not() {
        assert!(fires(|story| story.stated.sitting.data_date = day(2026, 8, 24), "N-OLD-DATA"));
        assert!(!fires(|story| story.stated.sitting.data_date = day(2026, 8, 25), "N-OLD-DATA"));
        assert!(fires(|story| story.stated.sitting.data_date = day(2026, 11, 25), "N-DATA-AFTER-SITTING"));
        assert!(!fires(|story| story.stated.sitting.data_date = day(2026, 11, 24), "N-DATA-AFTER-SITTING"));
    }

    #[test]
    fn an_analysis_of_the_year_before_last_is_old() {
        assert!(fires(|story| story.stated.sitting.workload_year = 2024, "N-OLD-WORKLOAD"));
        assert!(!fires(|story| story.stated.sitting.workload_year = 2025, "N-OLD-WORKLOAD"));
    }

    #[test]
    fn a_decree_holds_on_its_last_day() {
        assert!(fires(|story| story.stated.sitting.decree.until = Some(day(2026, 11, 23)), "N-DECREE-EXPIRED"));
        assert!(!fires(|story| story.stated.sitting.decree.until = Some(day(2026, 11, 24)), "N-DECREE-EXPIRED"));
    }

    #[test]
    fn four_voters_can_tie_and_five_cannot() {
        assert!(fires(|story| story.stated.sitting.members[4].votes = false, "N-EVEN-VOTERS"));
        assert!(!fires(|_| {}, "N-EVEN-VOTERS"));
    }

    #[test]
    fn a_region_is_of_the_kind_that_its_names_tell() {
        let named = |government: &str, head: &str, level: RegionLevel| {
            let change = |story: &mut Story| {
                let sitting = &mut story.stated.sitting;
                (sitting.government, sitting.appointing_title) = (government.to_owned(), head.to_owned());
                sitting.region_level = level;
            };
            fires(change, "N-REGION")
        };
        assert!(named("Pemerintah Provinsi Mamuju", "Bupati Mamuju", RegionLevel::Regency));
        assert!(named("Pemerintah Provinsi Mamuju", "Gubernur", RegionLevel::Province), "no province has that name");
        assert!(named("Pemerintah Kabupaten Mamuju", "Wali Kota Mamuju", RegionLevel::Regency));
        for (government, head, level) in [
            ("Pemerintah Kabupaten Mamuju", "Bupati Mamuju", RegionLevel::Regency),
            ("Pemerintah Provinsi Sulawesi Barat", "Gubernur Sulawesi Barat", RegionLevel::Province),
            ("Pemerintah Aceh", "Gubernur Aceh", RegionLevel::Province),
            ("Pemerintah Kabupaten Kotawaringin Timur", "Bupati Kotawaringin Timur", RegionLevel::Regency),
            ("Pemkot Palembang", "Pj. Wali Kota Palembang", RegionLevel::City),
        ] {
            assert!(!named(government, head, level), "{government}");
        }
    }

    #[test]
    fn a_basis_is_told_until_somebody_checked_it() {
        let mut story = complete();
        assert!(found(&story, "N-LEGAL-BASES").is_empty());
        story.stated.legal_bases[0].checked = false;
        assert_eq!(found(&story, "N-LEGAL-BASES"), ["PP-11-2017"]);
    }
}
