//! An employee against a position: criteria with their evidence, one named formula, unknown never zero.

pub mod criteria;
mod experience;
mod ledger;
pub mod matching;
pub mod profile;
pub mod ranking;
pub mod score;
pub mod talent;
