//! What agencies and positions of a made-up session are made from.

use serde::Deserialize;

use crate::domain::class::{Class, Echelon};
use crate::domain::education::{EducationLevel, Field};
use crate::domain::position::{Frequency, LoadKind, NormUnit};
use crate::domain::rank::Rank;
use crate::domain::unit::{SpecialAuthority, UnitKind};

/// A text of a list.
pub type Text = &'static str;

/// What one sort of position is like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Job {
    /// Key; part of position ids.
    pub key: Text,
    /// Title; may hold blanks such as `{unit}`.
    pub title: Text,
    /// Class.
    pub class: Class,
    /// Echelon, for structural positions.
    #[serde(default)]
    pub echelon: Option<Text>,
    /// Job class (kelas jabatan).
    pub job_class: u8,
    /// Kind of load.
    pub load_kind: LoadKind,
    /// Least education, where it is more than the class asks.
    #[serde(default)]
    pub education: Option<EducationLevel>,
    /// Majors wanted.
    #[serde(default)]
    pub majors: Vec<Text>,
    /// Fields wanted.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// Lowest rank, for functional positions.
    #[serde(default)]
    pub lowest_rank: Option<Text>,
    /// Whether it leads its unit besides its own work.
    #[serde(default)]
    pub leads_unit: bool,
    /// Whether only women do it.
    #[serde(default)]
    pub women: bool,
    /// Technical competencies.
    #[serde(default)]
    pub technical: Vec<Text>,
    /// Certificates asked for.
    #[serde(default)]
    pub certificates: Vec<Text>,
    /// How many people such a position draws, against 1 of most.
    #[serde(default = "one")]
    pub crowd: usize,
    /// Tasks with the volumes of one person's year.
    pub tasks: Vec<Task>,
    /// What it is for.
    pub summary: Text,
    /// What it does.
    pub duties: Vec<Text>,
}

fn one() -> usize {
    1
}

fn yes() -> bool {
    true
}

impl Job {
    /// Whether there is one seat of it in a unit: structural positions, and functional ones that lead.
    pub fn is_single(&self) -> bool {
        self.class.is_structural() || self.leads_unit
    }

    /// Echelon, understood.
    pub fn echelon(&self) -> Option<Echelon> {
        self.echelon.and_then(Echelon::parse)
    }

    /// Lowest rank of a functional position, understood.
    pub fn lowest_rank(&self) -> Option<Rank> {
        self.lowest_rank.and_then(Rank::parse)
    }

    /// Least education.
    pub fn least_education(&self) -> EducationLevel {
        let class = self.class.least_education();
        self.education.map_or(class, |own| own.max(class))
    }
}

/// A task.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Task {
    /// What is done.
    pub task: Text,
    /// What comes out.
    pub output: Text,
    /// How often one person does it in a period.
    pub volume: u64,
    /// Norm time as a file spells it.
    pub norm: Text,
    /// Period.
    #[serde(default)]
    pub frequency: Frequency,
    /// Unit of the norm time.
    #[serde(default)]
    pub norm_unit: NormUnit,
}

/// Agencies and what is in them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Agencies {
    /// Jobs of an agency's own office.
    pub office: Vec<Text>,
    /// Agencies in the order in which a government has them.
    pub agencies: Vec<Agency>,
    /// Places of that order where a district stands instead.
    pub districts_at: Vec<usize>,
    /// A district.
    pub district: Agency,
    /// The branch of agencies that have none of their own.
    pub branch: Branch,
}

/// An agency.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Agency {
    /// Key; becomes the id of the unit.
    pub key: Text,
    /// Name.
    pub name: Text,
    /// Short name.
    pub short: Text,
    /// Title of its head.
    pub chief: Text,
    /// Job of its head.
    pub head: Text,
    /// What it is about.
    pub topic: Text,
    /// Field of knowledge.
    pub field: Field,
    /// Share of positions.
    pub weight: usize,
    /// Strength in percent of need.
    pub mood: usize,
    /// Whether it has an office (sekretariat) as a unit of its own.
    #[serde(default = "yes")]
    pub office: bool,
    /// Whether it may grow by ever more branches.
    #[serde(default)]
    pub elastic: bool,
    /// Special authority over appointments.
    #[serde(default)]
    pub authority: Option<SpecialAuthority>,
    /// Certificates asked of its head.
    #[serde(default)]
    pub certificates: Vec<Text>,
    /// Services.
    pub services: Vec<Text>,
    /// Jobs in the agency itself.
    #[serde(default)]
    pub jobs: Vec<Text>,
    /// Job that leads a division.
    #[serde(default)]
    pub lead: Text,
    /// Divisions.
    #[serde(default)]
    pub divisions: Vec<Division>,
    /// Its branches.
    #[serde(default)]
    pub branch: Option<Branch>,
}

/// A division of an agency.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Division {
    /// Key; second part of the unit's id.
    pub key: Text,
    /// Name.
    pub name: Text,
    /// Short name.
    pub short: Text,
    /// What it is about.
    pub topic: Text,
    /// Jobs besides the lead.
    pub jobs: Vec<Text>,
}

/// A sort of branch: health centre, school, ward.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Branch {
    /// Key; first part of the unit's id.
    pub key: Text,
    /// Name.
    pub name: Text,
    /// Short name.
    pub short: Text,
    /// What it is about; empty: as the agency.
    pub topic: Text,
    /// Kind of unit.
    pub kind: UnitKind,
    /// Jobs, the first ones first.
    pub jobs: Vec<Text>,
    /// Services.
    pub services: Vec<Text>,
}
