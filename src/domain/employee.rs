//! Employees and what is known of them; unknown is absent, never zero.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::class::{Class, Echelon};
use crate::domain::education::{Education, EducationLevel, Field};
use crate::domain::ids::{EmployeeId, MemberId, PositionId, UnitId};
use crate::domain::nip::Nip;
use crate::domain::performance::{PerformanceYear, Potential};
use crate::domain::rank::{Grade, Rank};
use crate::text::names;

/// Kind of employment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Employment {
    /// Pegawai negeri sipil.
    Pns,
    /// Candidate civil servant; cannot be moved yet.
    Cpns,
    /// Contract employee; bound to the post of the contract.
    Pppk,
    /// Honorary staff; counts in strength only.
    Honorer,
}

impl Employment {
    /// Catalogue key.
    pub fn key(self) -> &'static str {
        match self {
            Employment::Pns => "term.employment.pns",
            Employment::Cpns => "term.employment.cpns",
            Employment::Pppk => "term.employment.pppk",
            Employment::Honorer => "term.employment.honorer",
        }
    }
}

/// Legal standing (kedudukan hukum).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LegalStanding {
    /// Aktif.
    #[default]
    Active,
    /// Cuti di luar tanggungan negara.
    UnpaidLeave,
    /// Tugas belajar.
    StudyAssignment,
    /// Pemberhentian sementara.
    Suspended,
    /// Dipekerjakan di instansi lain.
    Seconded,
    /// Masa persiapan pensiun.
    PreRetirement,
    /// Hilang, pensiun, pindah instansi and the like.
    Left,
}

impl LegalStanding {
    /// Whether the employee is at work and counts in strength.
    pub fn counts_in_strength(self) -> bool {
        matches!(self, LegalStanding::Active | LegalStanding::PreRetirement)
    }

    /// Catalogue key.
    pub fn key(self) -> &'static str {
        match self {
            LegalStanding::Active => "term.standing.active",
            LegalStanding::UnpaidLeave => "term.standing.unpaid-leave",
            LegalStanding::StudyAssignment => "term.standing.study-assignment",
            LegalStanding::Suspended => "term.standing.suspended",
            LegalStanding::Seconded => "term.standing.seconded",
            LegalStanding::PreRetirement => "term.standing.pre-retirement",
            LegalStanding::Left => "term.standing.left",
        }
    }
}

/// Present, absent, or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Known {
    /// Ya / ada.
    Yes,
    /// Tidak / tidak ada.
    No,
    /// Belum diketahui.
    #[default]
    Unknown,
}

/// Severity of a disciplinary punishment (PP 94/2021).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DisciplineLevel {
    /// Ringan.
    Light,
    /// Sedang.
    Medium,
    /// Berat.
    Heavy,
}

impl DisciplineLevel {
    /// Catalogue key.
    pub fn key(self) -> &'static str {
        match self {
            DisciplineLevel::Light => "term.discipline.light",
            DisciplineLevel::Medium => "term.discipline.medium",
            DisciplineLevel::Heavy => "term.discipline.heavy",
        }
    }
}

/// Where a disciplinary case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DisciplineState {
    /// Still under examination.
    InProcess,
    /// Being served.
    Serving,
    /// Over.
    Completed,
}

/// A disciplinary case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discipline {
    /// Severity.
    pub level: DisciplineLevel,
    /// Where it stands.
    pub state: DisciplineState,
    /// First day.
    pub from: NaiveDate,
    /// Last day, when fixed.
    pub until: Option<NaiveDate>,
}

/// A competence of a technical kind with its level 1 to 5.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TechnicalCompetence {
    /// Name.
    pub name: String,
    /// Level 1 to 5.
    pub level: u8,
}

/// Result of an assessment of competence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Day of the assessment; valid for the session's number of years.
    pub date: NaiveDate,
    /// Levels in the nine managerial and socio-cultural competencies, 1 to 5.
    pub managerial: [u8; 9],
    /// Technical competencies.
    pub technical: Vec<TechnicalCompetence>,
}

/// A wish of an employee, heard through a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aspiration {
    /// When it was heard.
    pub date: NaiveDate,
    /// How ("wawancara BKPSDM").
    pub channel: String,
    /// What was said.
    pub text: String,
    /// Position wished for, when named.
    pub position: Option<PositionId>,
    /// Unit wished for, when named.
    pub unit: Option<UnitId>,
    /// What stands against a move (distance, family), when said.
    pub constraint: Option<String>,
}

/// A training that was completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    /// Name.
    pub name: String,
    /// Field of knowledge, when it has one.
    pub field: Option<Field>,
    /// Year.
    pub year: i32,
    /// Hours (JP), when known.
    pub hours: Option<u32>,
}

/// A position held before, or the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastPosition {
    /// Title.
    pub title: String,
    /// Class, when known.
    pub class: Option<Class>,
    /// Echelon, when it had one.
    pub echelon: Option<Echelon>,
    /// Name of the unit.
    pub unit: String,
    /// Field of work, when known.
    pub field: Option<Field>,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none while held.
    pub until: Option<NaiveDate>,
}

/// Documents that a move needs (Perban BKN 5/2019).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DocumentKind {
    /// Salinan SK pangkat terakhir.
    RankDecree,
    /// Salinan SK jabatan terakhir.
    PositionDecree,
    /// Penilaian kinerja dua tahun terakhir.
    PerformanceRecords,
    /// Pernyataan tidak sedang dihukum disiplin atau diproses.
    NoDisciplineStatement,
    /// Pernyataan tidak sedang tugas belajar atau ikatan dinas.
    NoStudyStatement,
    /// Keterangan bebas temuan.
    NoFindingStatement,
    /// Rekomendasi kepala OPD asal.
    ReleaseRecommendation,
    /// Rekomendasi kepala OPD tujuan.
    AcceptanceRecommendation,
    /// Hasil uji kompetensi jabatan fungsional.
    CompetenceTest,
}

impl DocumentKind {
    /// Every one, in the order of files.
    pub const ALL: [DocumentKind; 9] = [
        DocumentKind::RankDecree,
        DocumentKind::PositionDecree,
        DocumentKind::PerformanceRecords,
        DocumentKind::NoDisciplineStatement,
        DocumentKind::NoStudyStatement,
        DocumentKind::NoFindingStatement,
        DocumentKind::ReleaseRecommendation,
        DocumentKind::AcceptanceRecommendation,
        DocumentKind::CompetenceTest,
    ];

    /// Catalogue key.
    pub fn key(self) -> &'static str {
        match self {
            DocumentKind::RankDecree => "term.document.rank-decree",
            DocumentKind::PositionDecree => "term.document.position-decree",
            DocumentKind::PerformanceRecords => "term.document.performance-records",
            DocumentKind::NoDisciplineStatement => "term.document.no-discipline",
            DocumentKind::NoStudyStatement => "term.document.no-study",
            DocumentKind::NoFindingStatement => "term.document.no-finding",
            DocumentKind::ReleaseRecommendation => "term.document.release",
            DocumentKind::AcceptanceRecommendation => "term.document.acceptance",
            DocumentKind::CompetenceTest => "term.document.competence-test",
        }
    }
}

/// How an employee is related to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// To another employee.
    pub employee: Option<EmployeeId>,
    /// To a committee member.
    pub member: Option<MemberId>,
    /// What the relation is ("suami/istri").
    pub relation: String,
}

/// A move that an earlier sitting decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastTransfer {
    /// When it took effect.
    pub date: NaiveDate,
    /// Number of that sitting's official record.
    pub record: String,
}

/// An employee as the session file states them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employee {
    /// Key.
    pub id: EmployeeId,
    /// NIP or contract number, when there is one.
    pub nip: Option<Nip>,
    /// Name without titles.
    pub name: String,
    /// Titles before the name.
    pub front_title: String,
    /// Titles after the name.
    pub back_title: String,
    /// Day of birth when there is no NIP to tell it.
    pub birth_date: Option<NaiveDate>,
    /// Kind of employment.
    pub employment: Employment,
    /// Legal standing.
    pub standing: LegalStanding,
    /// Rank or contract grade.
    pub grade: Option<Grade>,
    /// Since when the rank is held.
    pub grade_since: Option<NaiveDate>,
    /// Present position; none for staff without position.
    pub position: Option<PositionId>,
    /// Since when it is held (TMT jabatan).
    pub position_since: Option<NaiveDate>,
    /// Formal education, any order.
    pub education: Vec<Education>,
    /// Training.
    pub training: Vec<Training>,
    /// Positions held before.
    pub history: Vec<PastPosition>,
    /// Performance by year.
    pub performance: Vec<PerformanceYear>,
    /// Latest assessment, when there is one.
    pub assessment: Option<Assessment>,
    /// Potential, when assessed.
    pub potential: Option<Potential>,
    /// The number behind the potential, in hundredths, when the assessment gave one.
    pub potential_score: Option<u64>,
    /// Disciplinary cases; none when nothing is known, empty when known to be clean.
    pub discipline: Option<Vec<Discipline>>,
    /// In a judicial process.
    pub judicial_process: Known,
    /// Bound by a study assignment until this day.
    pub study_until: Option<NaiveDate>,
    /// An open finding of the inspectorate.
    pub open_finding: Known,
    /// Documents at hand.
    pub documents: Vec<(DocumentKind, Known)>,
    /// Skills in free words.
    pub skills: Vec<String>,
    /// Interests.
    pub interests: Vec<Field>,
    /// Aspirations.
    pub aspirations: Vec<Aspiration>,
    /// Ready to be moved.
    pub ready: Known,
    /// Relations that matter at the table.
    pub relations: Vec<Relation>,
    /// A second position held besides the present one.
    pub concurrent: Option<PositionId>,
    /// Certificates held ("PPNS").
    pub certificates: Vec<String>,
    /// Where the family lives, when the employee stated it.
    pub family_place: Option<String>,
    /// The last move by a sitting, when there was one.
    pub last_transfer: Option<LastTransfer>,
    /// Until when the employee promised, as a recruit, not to ask for a move out of the agency.
    pub service_bond_until: Option<NaiveDate>,
    /// Last day of a leave for illness or birth.
    pub leave_until: Option<NaiveDate>,
}

impl Employee {
    /// `Dr. Ir. Nama, S.T., M.Si.`
    pub fn full_name(&self) -> String {
        names::titled(&self.name, &self.front_title, &self.back_title)
    }

    /// The civil-service rank, when there is one.
    pub fn rank(&self) -> Option<Rank> {
        self.grade.and_then(Grade::rank)
    }

    /// Day of birth, from the NIP or as stated.
    pub fn born(&self) -> Option<NaiveDate> {
        self.nip.as_ref().map(Nip::birth_date).or(self.birth_date)
    }

    /// Highest education, when any is known.
    pub fn highest_education(&self) -> Option<&Education> {
        self.education.iter().max_by_key(|education| education.level)
    }

    /// Level of the highest education.
    pub fn education_level(&self) -> Option<EducationLevel> {
        self.highest_education().map(|education| education.level)
    }

    /// Whether a document is at hand; not known when the file does not speak of it.
    pub fn document(&self, kind: DocumentKind) -> Known {
        self.documents.iter().find(|(own, _)| *own == kind).map_or(Known::Unknown, |(_, present)| *present)
    }

    /// Whether a certificate is stated to be held, in whatever case it is written.
    pub fn holds_certificate(&self, wanted: &str) -> bool {
        self.certificates.iter().any(|own| names::same_name(own, wanted))
    }

    /// The performance of one year, when known.
    pub fn performance_of(&self, year: i32) -> Option<&PerformanceYear> {
        self.performance.iter().find(|performance| performance.year == year)
    }
}
