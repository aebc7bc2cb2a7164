//! Papers of the committee as trees of blocks, and the writers that turn them into text.
//!
//! Nothing here touches the disk: a writer returns a `String`.

pub mod attendance;
pub mod block;
pub mod chronology;
pub mod csv;
pub mod follow_up;
pub mod grounds;
pub mod layout;
pub mod markdown;
pub mod meetings;
pub mod minutes;
pub mod moves;
pub mod naming;
pub mod outcome;
pub mod outcome_record;
pub mod plain;
pub mod results;
pub mod rule_key;
pub mod running;
#[cfg(test)]
pub(crate) mod sample_record;
pub mod secretaries;
pub mod wordings;
pub mod workload;
