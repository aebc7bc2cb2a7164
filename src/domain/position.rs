//! Positions: class, seats, workload, requirements, standard of competence.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::class::{Class, Echelon, Level};
use crate::domain::education::{EducationLevel, Field};
use crate::domain::employee::TechnicalCompetence;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::domain::rank::Rank;

/// How often the stated volume of a task falls due; converted to a year by the session's settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Frequency {
    /// Volume is per year.
    #[default]
    Yearly,
    /// Per month.
    Monthly,
    /// Per week.
    Weekly,
    /// Per working day.
    Daily,
}

/// Unit in which a norm time is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NormUnit {
    /// Minutes for one output.
    #[default]
    Minutes,
    /// Hours for one output.
    Hours,
}

/// One task of a workload analysis: volume times norm time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is done.
    pub description: String,
    /// What one unit of output is ("berkas").
    pub output: String,
    /// Outputs per [`Frequency`].
    pub volume: u64,
    /// How often the volume falls due.
    pub frequency: Frequency,
    /// Norm time for one output, in hundredths of [`NormUnit`].
    pub norm_hundredths: u64,
    /// Unit of the norm time.
    pub norm_unit: NormUnit,
}

/// What is known of a position's workload; three depths are accepted, and said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Task by task.
    Tasks(Vec<Task>),
    /// Only the load, in minutes a year.
    Minutes(u64),
    /// Only the number of persons.
    Persons(u32),
    /// Nothing stated.
    Unknown,
}

/// The dominant kind of load of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LoadKind {
    /// Administratif.
    Administrative,
    /// Pelayanan langsung.
    Service,
    /// Lapangan.
    Fieldwork,
    /// Teknis.
    Technical,
}

impl LoadKind {
    /// Every kind, in the order in which tables list them.
    pub const ALL: [LoadKind; 4] =
        [LoadKind::Administrative, LoadKind::Service, LoadKind::Fieldwork, LoadKind::Technical];

    /// Catalogue key.
    pub fn key(self) -> &'static str {
        match self {
            LoadKind::Administrative => "term.load-kind.administrative",
            LoadKind::Service => "term.load-kind.service",
            LoadKind::Fieldwork => "term.load-kind.fieldwork",
            LoadKind::Technical => "term.load-kind.technical",
        }
    }
}

/// What a position asks of its holder beyond its class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Requirement {
    /// Least education; the class's own minimum holds besides.
    pub education: Option<EducationLevel>,
    /// Study programmes that match exactly ("Kesehatan Masyarakat").
    pub majors: Vec<String>,
    /// Fields of knowledge that match.
    pub fields: Vec<Field>,
    /// Lowest rank, for positions without echelon.
    pub lowest_rank: Option<Rank>,
    /// Certificates that a special rule asks for ("PPNS").
    pub certificates: Vec<String>,
}

/// Standard of competence: levels 1 to 5.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Standard {
    /// The eight managerial competencies and perekat bangsa, in the order of PermenPANRB 38/2017.
    pub managerial: [u8; 9],
    /// Technical competencies by name.
    pub technical: Vec<TechnicalCompetence>,
    /// Which of the nine are core factors for profile matching (0 to 8); the rest is secondary.
    pub core: Vec<usize>,
    /// Whether the position states no standard and this is the usual one of its class.
    pub assumed: bool,
    /// Percent that the technical competencies weigh against the nine; none where all levels are summed alike.
    pub technical_percent: Option<u32>,
}

impl Standard {
    /// Core factors where none are named: the first four of the nine.
    pub const CORE: [usize; 4] = [0, 1, 2, 3];

    /// The usual standard of a level: the same level in all nine competencies (PermenPANRB 38/2017).
    ///
    /// Pelaksana 1, Pengawas 2, Administrator 3, JPT Pratama 4 and above it 5; of the functional levels Pemula and
    /// Terampil 1, Mahir to Ahli Muda 2, Ahli Madya 3, Ahli Utama 4, which is the lower end where a range is usual.
    pub fn usual(level: Level) -> Standard {
        let asked = match level.class {
            Class::Pelaksana | Class::Pemula | Class::Terampil => 1,
            Class::Pengawas | Class::Mahir | Class::Penyelia | Class::AhliPertama | Class::AhliMuda => 2,
            Class::Administrator | Class::AhliMadya => 3,
            Class::Jpt if level.echelon.is_some_and(|echelon| echelon.height() >= Echelon::Ib.height()) => 5,
            Class::Jpt | Class::AhliUtama => 4,
        };
        Standard { managerial: [asked; 9], core: Standard::CORE.to_vec(), assumed: true, ..Standard::default() }
    }
}

/// Somebody acting in a vacant seat (Plt).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    /// Who acts.
    pub employee: EmployeeId,
    /// Since when.
    pub since: NaiveDate,
    /// Last day of the term, when stated.
    pub until: Option<NaiveDate>,
}

/// What a reorganisation does to a position on the effective date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Change {
    /// It comes into being.
    Created,
    /// It ceases to be.
    Abolished,
    /// It goes on under another name; its holder is confirmed in it.
    Renamed,
}

/// A position as the session file states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Key.
    pub id: PositionId,
    /// Full official title, without the unit's name.
    pub title: String,
    /// Unit it belongs to.
    pub unit: UnitId,
    /// Class.
    pub class: Class,
    /// Echelon of a structural position.
    pub echelon: Option<Echelon>,
    /// Job class (kelas jabatan) 1 to 17, which sets the allowance.
    pub job_class: Option<u8>,
    /// Seats in the establishment; 1 for every structural position. Where the file states none, as many as there are holders,
    /// which tells who shares a docket item; how many the position has room for then follows from its need.
    pub seats: u32,
    /// Whether the file states the seats; always of a structural position.
    pub seats_stated: bool,
    /// Workload.
    pub need: Need,
    /// Dominant kind of load, when stated.
    pub load_kind: Option<LoadKind>,
    /// What it asks of its holder.
    pub requirement: Requirement,
    /// Standard of competence, when stated.
    pub standard: Option<Standard>,
    /// One sentence on what the position is for.
    pub summary: String,
    /// Main duties.
    pub duties: Vec<String>,
    /// Vacant since, when it is.
    pub vacant_since: Option<NaiveDate>,
    /// Who acts in it, when somebody does.
    pub acting: Option<Acting>,
    /// Retirement age where a special law sets another than the class's: teachers 60, lecturers 65, professors 70.
    pub retirement_age: Option<u32>,
    /// Whether a public service stands still without it.
    pub critical: bool,
    /// Whether a functional position leads a unit besides (kepala puskesmas, kepala sekolah).
    pub leads_unit: bool,
    /// What a reorganisation does to it, when one does.
    pub change: Option<Change>,
    /// The position that it continues after a reorganisation.
    pub formerly: Option<PositionId>,
}

impl Position {
    /// Whether this is the position with the id, or the one under which it goes on after being renamed.
    pub fn continues(&self, id: &PositionId) -> bool {
        self.id == *id || (self.change == Some(Change::Renamed) && self.formerly.as_ref() == Some(id))
    }

    /// Class with echelon.
    pub fn level(&self) -> Level {
        Level { class: self.class, echelon: self.echelon }
    }

    /// Least education: the higher of the class's minimum and the position's own.
    pub fn least_education(&self) -> EducationLevel {
        let class = self.class.least_education();
        self.requirement.education.map_or(class, |own| own.max(class))
    }

    /// Lowest rank: the echelon's, or the position's own.
    pub fn lowest_rank(&self) -> Option<Rank> {
        self.echelon.map(Echelon::lowest_rank).or(self.requirement.lowest_rank)
    }
}
