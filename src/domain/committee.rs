//! The sitting: committee, members, region, dates, and the rules of its own that it follows.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::domain::ids::{EmployeeId, MemberId};
use crate::domain::nip::Nip;
use crate::domain::rank::Rank;
use crate::text::dates::Zone;

/// Role in the committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Ketua merangkap anggota.
    Chair,
    /// Wakil ketua.
    Deputy,
    /// Sekretaris.
    Secretary,
    /// Anggota.
    Member,
}

impl Role {
    /// Catalogue key.
    pub fn key(self) -> &'static str {
        match self {
            Role::Chair => "term.role.chair",
            Role::Deputy => "term.role.deputy",
            Role::Secretary => "term.role.secretary",
            Role::Member => "term.role.member",
        }
    }
}

/// A committee member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Key.
    pub id: MemberId,
    /// The member's own row among the employees, when there is one.
    pub employee: Option<EmployeeId>,
    /// Name with titles.
    pub name: String,
    /// NIP for the signature block.
    pub nip: Option<Nip>,
    /// Official position outside the committee.
    pub position: String,
    /// Rank for the signature block.
    pub rank: Option<Rank>,
    /// Role.
    pub role: Role,
    /// Whether the member votes.
    pub votes: bool,
    /// Declared relations to employees: who, and what relation.
    pub relations: Vec<(EmployeeId, String)>,
}

/// How many voters must be present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quorum {
    /// More than half of the voters, chair or deputy present.
    #[default]
    MoreThanHalf,
    /// At least two thirds of the voters, chair or deputy present.
    TwoThirds,
}

impl Quorum {
    /// How many of so many voters must be at the table.
    pub fn required(self, voters: usize) -> usize {
        match self {
            Quorum::MoreThanHalf => voters / 2 + 1,
            Quorum::TwoThirds => (voters * 2).div_ceil(3),
        }
    }
}

/// What ends a tied vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TieRule {
    /// The item is parked.
    #[default]
    Park,
    /// The chair decides.
    ChairDecides,
}

/// Kind of region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegionLevel {
    /// Provinsi.
    Province,
    /// Kabupaten.
    Regency,
    /// Kota.
    City,
}

impl RegionLevel {
    /// Catalogue key.
    pub fn key(self) -> &'static str {
        match self {
            RegionLevel::Province => "term.region.province",
            RegionLevel::Regency => "term.region.regency",
            RegionLevel::City => "term.region.city",
        }
    }
}

/// How the appointing official (PPK) holds office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfficeStatus {
    /// Elected and inaugurated.
    #[default]
    Definitive,
    /// Penjabat, pelaksana tugas or pelaksana harian.
    Acting,
}

/// A decree: number and date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decree {
    /// Who issued it ("Keputusan Wali Kota Tebing Tinggi").
    pub issuer: String,
    /// Number.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// Last day of validity, when limited.
    pub until: Option<NaiveDate>,
}

/// A written approval from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Number.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
}

/// Whose moves the minister's written approval lets go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Coverage {
    /// Everybody's.
    #[default]
    Everybody,
    /// Those of functional officials and pelaksana who lead no unit; officials wait for a letter of their own.
    NonManagerial,
}

/// The minister's written approval of moves in a closed window or under an acting head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElectionApproval {
    /// Number and date of the letter.
    pub letter: Approval,
    /// Whom it covers.
    pub covers: Coverage,
}

/// Dates around an election that close the window for replacing officials.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Election {
    /// Penetapan pasangan calon.
    pub nomination: Option<NaiveDate>,
    /// End of the regional head's term.
    pub term_end: Option<NaiveDate>,
    /// Inauguration of the regional head.
    pub inauguration: Option<NaiveDate>,
    /// Written approval of the minister, when given.
    pub approval: Option<ElectionApproval>,
}

/// The sitting itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Short id, safe in file names ("TT-2026-12").
    pub id: String,
    /// Title of the round ("Mutasi dan promosi Triwulan IV 2026").
    pub title: String,
    /// "Pemerintah Kota Tebing Tinggi".
    pub government: String,
    /// Kind of region.
    pub region_level: RegionLevel,
    /// Full name of the committee.
    pub committee: String,
    /// Abbreviation of the committee.
    pub committee_short: String,
    /// Decree that formed it.
    pub decree: Decree,
    /// Address line of the letterhead.
    pub address: String,
    /// City where papers are signed.
    pub city: String,
    /// Number of the official record.
    pub record_number: String,
    /// Day of the sitting.
    pub date: NaiveDate,
    /// Planned start.
    pub start: NaiveTime,
    /// Time zone.
    pub zone: Zone,
    /// Place.
    pub place: String,
    /// Planned effective date (rencana TMT) of all moves.
    pub effective: NaiveDate,
    /// Day as of which the data is true.
    pub data_date: NaiveDate,
    /// Title of the appointing official ("Wali Kota Tebing Tinggi").
    pub appointing_title: String,
    /// How the appointing official holds office.
    pub appointing_status: OfficeStatus,
    /// Election dates.
    pub election: Election,
    /// Approval for managerial seats of the civil registry, when given.
    pub civil_registry_approval: Option<Approval>,
    /// Decree that reorganises positions on the effective date, when one does.
    pub reorganisation: Option<Approval>,
    /// Quorum.
    pub quorum: Quorum,
    /// Tie.
    pub tie: TieRule,
    /// Members.
    pub members: Vec<Member>,
    /// Who fixed the workload analysis.
    pub workload_fixed_by: String,
    /// When it was fixed, when that is stated.
    pub workload_fixed_on: Option<NaiveDate>,
    /// Year of the workload analysis.
    pub workload_year: i32,
}

impl Sitting {
    /// The member with this id.
    pub fn member(&self, id: &MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == *id)
    }

    /// Members who vote.
    pub fn voters(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.votes)
    }
}

/// Something said in a forum before the sitting: a concern or a suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForumEntry {
    /// When.
    pub date: NaiveDate,
    /// How.
    pub channel: String,
    /// Who said it; may be left out.
    pub speaker: Option<String>,
    /// Employees it is about.
    pub employees: Vec<EmployeeId>,
    /// Units it is about.
    pub units: Vec<crate::domain::ids::UnitId>,
    /// What was said.
    pub text: String,
    /// Kind of concern.
    pub category: String,
    /// Answer, when given.
    pub answer: Option<String>,
    /// Who is in charge of the answer.
    pub responsible: Option<String>,
    /// Whether the concern is settled.
    pub settled: bool,
}
