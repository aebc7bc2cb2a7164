//! Units of the tree agency ⊃ unit, and what is special about some of them.

use serde::{Deserialize, Serialize};

use crate::domain::ids::UnitId;
use crate::domain::performance::OrganisationPredicate;
use crate::domain::satisfaction::Elements;

/// What kind of node a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitKind {
    /// Perangkat daerah (OPD): the top of a tree.
    Agency,
    /// Sekretariat, bidang, bagian of an agency.
    Division,
    /// UPTD: puskesmas, RSUD and the like.
    TechnicalUnit,
    /// Kelurahan under its kecamatan.
    Village,
}

/// Whose approval a unit's managerial seats need besides the committee's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SpecialAuthority {
    /// Disdukcapil: managerial officials are appointed by the minister of home affairs.
    CivilRegistry,
    /// Inspektorat.
    Inspectorate,
    /// Satpol PP.
    PublicOrder,
    /// Sekretariat DPRD.
    CouncilSecretariat,
    /// Kecamatan.
    District,
}

/// A factor on the volume of a unit's tasks, as for population growth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadFactor {
    /// Percent of the stated volume, 100 for no change.
    pub percent: u32,
    /// Where the factor comes from.
    pub source: String,
}

/// A unit's result in the survey of public satisfaction (SKM).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Satisfaction {
    /// IKM in hundredths, 2500 to 10000; as reported, else computed from the elements.
    pub index: u32,
    /// Means of the nine elements, when the report states them.
    pub elements: Option<Elements>,
    /// Number of respondents.
    pub respondents: u32,
    /// Day of the report.
    pub date: chrono::NaiveDate,
}

/// How far two places are from each other, in both directions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distance {
    /// One place.
    pub from: String,
    /// The other place.
    pub to: String,
    /// Kilometres.
    pub km: u32,
    /// How one gets there ("darat, 5 jam").
    pub way: String,
}

/// A unit as the session file states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Key.
    pub id: UnitId,
    /// Full official name.
    pub name: String,
    /// Abbreviation people use ("Disdukcapil").
    pub short: String,
    /// The unit above; none for an agency.
    pub parent: Option<UnitId>,
    /// Kind of node.
    pub kind: UnitKind,
    /// Public services the unit gives.
    pub services: Vec<String>,
    /// Performance of the organisation, when known.
    pub predicate: Option<OrganisationPredicate>,
    /// Public satisfaction, when measured.
    pub satisfaction: Option<Satisfaction>,
    /// Scenario factor on the volume of its tasks.
    pub load_factor: Option<LoadFactor>,
    /// Special authority over its managerial seats.
    pub authority: Option<SpecialAuthority>,
    /// Where it works, when stated; otherwise where the unit above does.
    pub place: Option<String>,
}
