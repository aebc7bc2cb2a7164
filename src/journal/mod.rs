//! The journal is the truth: facts and entries make the standing, and `decide` is the only door.

pub mod added_item;
pub mod adding;
pub mod adjournment;
pub mod amended;
pub mod breaks;
pub mod candidates;
pub mod chain;
pub mod corrected;
pub mod correction;
pub mod decide;
pub mod details;
pub mod event;
pub mod exception;
pub mod handover;
pub mod named;
pub mod placed;
pub mod quorum;
pub mod refusal;
pub mod reword;
pub mod ruling;
pub mod secretary;
pub mod seen;
pub mod standing;
pub mod undo;
pub mod veiled;
pub mod wordings;

#[cfg(test)]
pub(crate) mod table;
