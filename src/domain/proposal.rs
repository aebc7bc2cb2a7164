//! Proposals: one or more moves judged as one whole, with where they came from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::class::MoveKind;
use crate::domain::ids::{EmployeeId, PositionId, ProposalId};

/// One employee from one position to another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Move {
    /// Who moves.
    pub employee: EmployeeId,
    /// Where to.
    pub to: PositionId,
    /// Kind stated by the file, against the computed one; the reason stands in the proposal.
    pub stated_kind: Option<MoveKind>,
}

impl Move {
    /// A move whose kind is computed.
    pub fn new(employee: &EmployeeId, to: &PositionId) -> Move {
        Move { employee: employee.clone(), to: to.clone(), stated_kind: None }
    }
}

/// Who suggested something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// The agency that needs somebody.
    Agency,
    /// The personnel agency.
    PersonnelAgency,
    /// The employee asked for it.
    OwnRequest,
    /// An aspiration heard in an interview.
    Aspiration,
    /// The appointing official.
    AppointingOfficial,
    /// The planner of this program.
    Planner,
    /// Raised at the table.
    Floor,
    /// Somebody outside the service, named in the detail.
    Outside,
    /// Somebody else, named in the detail.
    Other,
}

impl Origin {
    /// Catalogue key.
    pub fn key(self) -> &'static str {
        match self {
            Origin::Agency => "term.origin.agency",
            Origin::PersonnelAgency => "term.origin.personnel-agency",
            Origin::OwnRequest => "term.origin.own-request",
            Origin::Aspiration => "term.origin.aspiration",
            Origin::AppointingOfficial => "term.origin.appointing-official",
            Origin::Planner => "term.origin.planner",
            Origin::Floor => "term.origin.floor",
            Origin::Outside => "term.origin.outside",
            Origin::Other => "term.origin.other",
        }
    }
}

/// What a demotion rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DemotionBasis {
    /// A disciplinary decision after written examination.
    Discipline,
    /// A performance target not met.
    Performance,
    /// A reorganisation.
    Reorganisation,
    /// The employee's own request.
    OwnRequest,
}

/// A proposal as the session file states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Key.
    pub id: ProposalId,
    /// The moves; more than one when they only make sense together (a swap).
    pub moves: Vec<Move>,
    /// Who suggested it.
    pub origin: Origin,
    /// Name or letter behind the origin.
    pub origin_detail: String,
    /// When it came in.
    pub date: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// What employee and service gain.
    pub benefit: String,
    /// Other employees named for the same seat.
    pub alternatives: Vec<EmployeeId>,
    /// Proposals that must be accepted first.
    pub requires: Vec<ProposalId>,
    /// To be filled at once.
    pub urgent: bool,
    /// Basis of a demotion.
    pub demotion_basis: Option<DemotionBasis>,
    /// Last day of a temporary assignment.
    pub until: Option<NaiveDate>,
}

impl Proposal {
    /// A proposal of which nothing is stated but its moves and who suggested them.
    pub fn new(id: ProposalId, moves: Vec<Move>, origin: Origin) -> Proposal {
        Proposal {
            id,
            moves,
            origin,
            origin_detail: String::new(),
            date: None,
            reason: String::new(),
            benefit: String::new(),
            alternatives: Vec::new(),
            requires: Vec::new(),
            urgent: false,
            demotion_basis: None,
            until: None,
        }
    }
}
