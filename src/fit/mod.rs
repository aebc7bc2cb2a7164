//! An employee against a position: criteria with their evidence, one named formula, unknown never zero.

pub mod account;
pub mod criteria;
pub mod criterion_account;
mod experience;
mod experience_account;
pub mod field_work;
mod ledger;
pub mod margin;
pub mod matching;
pub mod muster;
mod podium;
pub mod profile;
pub mod ranking;
pub mod score;
pub mod search;
pub mod talent;
pub mod totals;
