//! An employee against a position: criteria with their evidence, one named formula, unknown never zero.

pub mod matching;
pub mod ranking;
pub mod score;
