//! Format 1: proposals and the forum.

#![expect(missing_docs, reason = "the fields mean what the fields of the same name in `domain` mean")]

use serde::Deserialize;

use crate::domain::class::MoveKind;
use crate::domain::proposal::{DemotionBasis, Origin};

/// A proposal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    pub id: String,
    pub moves: Vec<Move>,
    pub origin: Origin,
    #[serde(default)]
    pub origin_detail: String,
    #[serde(default)]
    pub date: Option<String>,
    pub reason: String,
    #[serde(default)]
    pub benefit: String,
    #[serde(default)]
    pub alternatives: Vec<String>,
    #[serde(default)]
    pub requires: Vec<String>,
    #[serde(default)]
    pub urgent: bool,
    #[serde(default)]
    pub demotion_basis: Option<DemotionBasis>,
    #[serde(default)]
    pub until: Option<String>,
}

/// One move.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub employee: String,
    pub to: String,
    #[serde(default)]
    pub kind: Option<MoveKind>,
}

/// A forum entry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forum {
    pub date: String,
    pub channel: String,
    #[serde(default)]
    pub speaker: Option<String>,
    #[serde(default)]
    pub employees: Vec<String>,
    #[serde(default)]
    pub units: Vec<String>,
    pub text: String,
    pub category: String,
    #[serde(default)]
    pub answer: Option<String>,
    #[serde(default)]
    pub responsible: Option<String>,
    #[serde(default)]
    pub settled: bool,
}
