//! The echelon that a title usually has, against the one that is stated.
//!
//! Source: the establishments by PP 41/2007 and PP 18/2016. A region may differ, so this is asked and never refused.

use crate::domain::class::Echelon::{self, IIIa, IIIb, IIa, IIb, IVa, IVb, Ib};
use crate::domain::committee::RegionLevel;
use crate::domain::position::Position;
use crate::domain::unit::{SpecialAuthority, Unit, UnitKind};
use crate::quality::check::{Check, Gravity, Looks, words};
use crate::quality::ground::Ground;
use crate::text::words::Phrase;

/// A stated echelon that the title usually does not have.
pub static UNUSUAL_ECHELON: Check = Check {
    id: "N-ECHELON-TITLE",
    words: words!("code.echelon-title"),
    gravity: Gravity::Should,
    sensitive: false,
    field: None,
    place: Some(&["echelon"]),
    looks: Looks::Positions(unusual),
};

/// Where a title stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum House {
    /// Sekretariat daerah, dinas, badan, inspektorat and the like.
    Agency,
    /// Kecamatan.
    District,
    /// Kelurahan.
    Village,
    /// UPTD, puskesmas, RSUD: their echelons depend on their class.
    Technical,
}

/// How a title begins, in lower case; in which house; its echelon in a regency or city, and in a province.
type Row = (&'static str, House, Option<Echelon>, Option<Echelon>);

/// The first row that a title begins with counts.
const USUAL: [Row; 24] = [
    ("sekretaris daerah", House::Agency, Some(IIa), Some(Ib)),
    ("asisten ", House::Agency, Some(IIb), Some(IIa)),
    ("staf ahli", House::Agency, Some(IIb), Some(IIa)),
    ("kepala dinas", House::Agency, Some(IIb), Some(IIa)),
    ("kepala badan", House::Agency, Some(IIb), Some(IIa)),
    ("inspektur pembantu", House::Agency, Some(IIIa), Some(IIIa)),
    ("inspektur", House::Agency, Some(IIb), Some(IIa)),
    ("sekretaris dprd", House::Agency, Some(IIb), Some(IIa)),
    ("kepala biro", House::Agency, None, Some(IIb)),
    ("sekretaris dinas", House::Agency, Some(IIIa), Some(IIIa)),
    ("sekretaris badan", House::Agency, Some(IIIa), Some(IIIa)),
    ("sekretaris inspektorat", House::Agency, Some(IIIa), Some(IIIa)),
    ("kepala bagian", House::Agency, Some(IIIa), Some(IIIa)),
    ("kepala bidang", House::Agency, Some(IIIb), Some(IIIa)),
    ("kepala seksi", House::Agency, Some(IVa), Some(IVa)),
    ("kepala subbidang", House::Agency, Some(IVa), Some(IVa)),
    ("kepala subbagian", House::Agency, Some(IVa), Some(IVa)),
    ("camat", House::District, Some(IIIa), None),
    ("sekretaris kecamatan", House::District, Some(IIIb), None),
    ("kepala seksi", House::District, Some(IVa), None),
    ("kepala subbagian", House::District, Some(IVb), None),
    ("lurah", House::Village, Some(IVa), None),
    ("sekretaris kelurahan", House::Village, Some(IVb), None),
    ("kepala seksi", House::Village, Some(IVb), None),
];

fn unusual(ground: &Ground<'_>, position: &Position) -> Option<Phrase> {
    let stated = position.echelon?;
    let usual = usual(ground, position).filter(|usual| *usual != stated)?;
    let says = Phrase::new("quality.echelon-title.says").with("echelon", stated.spelling());
    Some(says.with("usual", usual.spelling()))
}

fn usual(ground: &Ground<'_>, position: &Position) -> Option<Echelon> {
    let title = position.title.trim().to_lowercase();
    let house = house(ground, position, &title);
    let row = USUAL.iter().find(|(begins, of, ..)| *of == house && title.starts_with(begins))?;
    match ground.facts.sitting().region_level {
        RegionLevel::Province => row.3,
        RegionLevel::Regency | RegionLevel::City => row.2,
    }
}

/// By the title where it says so itself, else by the nearest unit that does.
fn house(ground: &Ground<'_>, position: &Position, title: &str) -> House {
    if title.starts_with("lurah") || title.contains("kelurahan") {
        return House::Village;
    }
    ground.facts.lineage(&position.unit).find_map(house_of).unwrap_or(House::Agency)
}

fn house_of(unit: &Unit) -> Option<House> {
    let name = unit.name.trim().to_lowercase();
    match unit.kind {
        UnitKind::Village => Some(House::Village),
        UnitKind::TechnicalUnit => Some(House::Technical),
        _ if name.starts_with("kelurahan") => Some(House::Village),
        _ if name.starts_with("rsud") || name.starts_with("rumah sakit") => Some(House::Technical),
        _ if name.starts_with("kecamatan") || unit.authority == Some(SpecialAuthority::District) => {
            Some(House::District)
        }
        UnitKind::Agency | UnitKind::Division => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::Class;
    use crate::domain::story::Story;
    use crate::quality::trial::{complete, found};

    /// A position of this title and echelon in SOS, which bears this name.
    fn titled(agency: &str, title: &str, echelon: Echelon) -> Story {
        let mut story = complete();
        story.unit_mut("SOS").name = agency.to_owned();
        let position = story.position("X", "SOS", Class::Administrator);
        (position.title, position.echelon) = (title.to_owned(), Some(echelon));
        story
    }

    #[test]
    fn titles_have_the_echelon_of_their_house() {
        for (agency, title, usual, other) in [
            ("Dinas Sosial", "Kepala Dinas Sosial", IIb, IIIa),
            ("Dinas Sosial", "Kepala Bidang Rehabilitasi Sosial", IIIb, IIIa),
            ("Dinas Sosial", "Kepala Seksi Jaminan Sosial", IVa, IVb),
            ("Sekretariat Daerah", "Kepala Bagian Organisasi", IIIa, IIIb),
            ("Inspektorat", "Inspektur Pembantu Wilayah I", IIIa, IIb),
            ("Kecamatan Rambutan", "Camat Rambutan", IIIa, IIIb),
            ("Kecamatan Rambutan", "Sekretaris Kecamatan", IIIb, IIIa),
            ("Kecamatan Rambutan", "Kepala Subbagian Umum", IVb, IVa),
            ("Kecamatan Rambutan", "Lurah Tualang", IVa, IVb),
            ("Kecamatan Rambutan", "Kepala Seksi Pemerintahan Kelurahan Tualang", IVb, IVa),
        ] {
            assert!(found(&titled(agency, title, usual), "N-ECHELON-TITLE").is_empty(), "{title}");
            assert_eq!(found(&titled(agency, title, other), "N-ECHELON-TITLE"), ["X"], "{title}");
        }
    }

    #[test]
    fn a_province_stands_one_step_higher_and_technical_units_are_not_asked() {
        let mut story = titled("Dinas Sosial", "Kepala Dinas Sosial", IIa);
        assert_eq!(found(&story, "N-ECHELON-TITLE"), ["X"]);
        story.stated.sitting.region_level = RegionLevel::Province;
        assert!(found(&story, "N-ECHELON-TITLE").is_empty());
        let mut story = titled("Puskesmas Rambung", "Kepala Subbagian Tata Usaha", IVb);
        story.unit_mut("SOS").kind = UnitKind::TechnicalUnit;
        assert!(found(&story, "N-ECHELON-TITLE").is_empty());
    }

    #[test]
    fn a_position_without_echelon_is_not_asked() {
        let mut story = titled("Dinas Sosial", "Asisten Apoteker Terampil", IIb);
        story.position_mut("X").echelon = None;
        assert!(found(&story, "N-ECHELON-TITLE").is_empty());
    }
}
