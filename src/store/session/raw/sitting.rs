//! Format 1: the sitting with its committee.

#![expect(missing_docs, reason = "the fields mean what the fields of the same name in `domain` mean")]

use serde::Deserialize;

use crate::domain::committee::{Coverage, OfficeStatus, Quorum, RegionLevel, Role, TieRule};
use crate::store::spanned::Rows;

/// The sitting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sitting {
    pub id: String,
    pub title: String,
    pub government: String,
    pub region_level: RegionLevel,
    pub committee: String,
    pub committee_short: String,
    pub decree: Decree,
    #[serde(default)]
    pub address: String,
    pub city: String,
    pub record_number: String,
    pub date: String,
    pub start: String,
    /// `WIB`, `WITA` or `WIT`.
    pub zone: String,
    pub place: String,
    pub effective: String,
    pub data_date: String,
    pub appointing_title: String,
    #[serde(default)]
    pub appointing_status: OfficeStatus,
    #[serde(default)]
    pub election: Election,
    #[serde(default)]
    pub civil_registry_approval: Option<Approval>,
    #[serde(default)]
    pub reorganisation: Option<Approval>,
    #[serde(default)]
    pub quorum: Quorum,
    #[serde(default)]
    pub tie: TieRule,
    pub members: Rows<Member>,
    pub workload_fixed_by: String,
    #[serde(default)]
    pub workload_fixed_on: Option<String>,
    pub workload_year: i32,
}

/// A decree.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decree {
    pub issuer: String,
    pub number: String,
    pub date: String,
    #[serde(default)]
    pub until: Option<String>,
}

/// A written approval.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    pub number: String,
    pub date: String,
}

/// The minister's written approval.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionApproval {
    pub number: String,
    pub date: String,
    #[serde(default)]
    pub covers: Coverage,
}

/// Election dates.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Election {
    pub nomination: Option<String>,
    pub term_end: Option<String>,
    pub inauguration: Option<String>,
    pub approval: Option<ElectionApproval>,
}

/// A committee member.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub id: String,
    #[serde(default)]
    pub employee: Option<String>,
    pub name: String,
    #[serde(default)]
    pub nip: Option<String>,
    pub position: String,
    #[serde(default)]
    pub rank: Option<String>,
    pub role: Role,
    pub votes: bool,
    #[serde(default)]
    pub relations: Vec<MemberRelation>,
}

/// A declared relation of a member to an employee.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberRelation {
    pub employee: String,
    pub relation: String,
}
