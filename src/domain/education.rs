//! Levels of education, and fields of knowledge (rumpun ilmu) that employees and positions share.

use serde::{Deserialize, Serialize};

/// Level of a formal education, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EducationLevel {
    /// Sekolah dasar.
    Sd,
    /// Sekolah lanjutan tingkat pertama.
    Sltp,
    /// Sekolah lanjutan tingkat atas.
    Slta,
    /// Diploma I.
    D1,
    /// Diploma II.
    D2,
    /// Diploma III.
    D3,
    /// Diploma IV or sarjana.
    S1,
    /// Profession after S-1 (Ners, dokter, apoteker).
    Profesi,
    /// Magister.
    S2,
    /// Doktor.
    S3,
}

impl EducationLevel {
    /// How Indonesian papers write the level.
    pub fn spelling(self) -> &'static str {
        match self {
            EducationLevel::Sd => "SD",
            EducationLevel::Sltp => "SLTP",
            EducationLevel::Slta => "SLTA",
            EducationLevel::D1 => "D-I",
            EducationLevel::D2 => "D-II",
            EducationLevel::D3 => "D-III",
            EducationLevel::S1 => "S-1/D-IV",
            EducationLevel::Profesi => "Profesi",
            EducationLevel::S2 => "S-2",
            EducationLevel::S3 => "S-3",
        }
    }
}

/// A field of knowledge, as tagged on education, experience, training and positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// Kesehatan.
    Health,
    /// Teknologi informasi.
    InformationTechnology,
    /// Keuangan dan akuntansi.
    Finance,
    /// Kesejahteraan sosial.
    SocialWelfare,
    /// Kependidikan.
    Teaching,
    /// Administrasi publik dan ilmu pemerintahan.
    Government,
    /// Hukum.
    Law,
    /// Teknik sipil, arsitektur, lingkungan.
    Engineering,
    /// Pertanian, perikanan, peternakan.
    Agriculture,
    /// Ekonomi dan manajemen.
    Economics,
    /// Statistika dan kependudukan.
    Statistics,
    /// Komunikasi.
    Communication,
    /// Psikologi dan sumber daya manusia.
    HumanResources,
    /// Kearsipan dan perpustakaan.
    Records,
    /// Ketenteraman dan ketertiban umum.
    PublicOrder,
    /// Umum: no particular field.
    General,
}

impl Field {
    /// Catalogue key of the field's name.
    pub fn key(self) -> &'static str {
        match self {
            Field::Health => "term.field.health",
            Field::InformationTechnology => "term.field.information-technology",
            Field::Finance => "term.field.finance",
            Field::SocialWelfare => "term.field.social-welfare",
            Field::Teaching => "term.field.teaching",
            Field::Government => "term.field.government",
            Field::Law => "term.field.law",
            Field::Engineering => "term.field.engineering",
            Field::Agriculture => "term.field.agriculture",
            Field::Economics => "term.field.economics",
            Field::Statistics => "term.field.statistics",
            Field::Communication => "term.field.communication",
            Field::HumanResources => "term.field.human-resources",
            Field::Records => "term.field.records",
            Field::PublicOrder => "term.field.public-order",
            Field::General => "term.field.general",
        }
    }
}

/// A set of fields of knowledge, each a bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldSet(u32);

impl FieldSet {
    /// Fields of one's own.
    pub fn of(fields: impl IntoIterator<Item = Field>) -> FieldSet {
        FieldSet(fields.into_iter().fold(0, |set, field| set | 1 << field as u32))
    }

    /// Fields that a position asks for: a position for General takes every field.
    pub fn asked(fields: &[Field]) -> FieldSet {
        if fields.contains(&Field::General) { FieldSet(u32::MAX) } else { FieldSet::of(fields.iter().copied()) }
    }

    /// Whether both have a field.
    pub fn meets(self, other: FieldSet) -> bool {
        self.0 & other.0 != 0
    }

    /// The fields of both.
    #[must_use]
    pub fn with(self, other: FieldSet) -> FieldSet {
        FieldSet(self.0 | other.0)
    }
}

/// One formal education of an employee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Education {
    /// Level reached.
    pub level: EducationLevel,
    /// Study programme as on the diploma ("Kesehatan Masyarakat").
    pub major: String,
    /// Field the programme belongs to.
    pub field: Field,
    /// Year of graduation, when known.
    pub year: Option<i32>,
}
