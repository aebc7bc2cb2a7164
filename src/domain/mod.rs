//! The trade's nouns: employees, positions, units, proposals, and the facts that a session file states.
//!
//! Nothing here reads a file, asks the time or draws; nothing here knows what is allowed.

pub mod account;
pub mod added;
pub mod calendar;
pub mod class;
pub mod committee;
pub mod correction;
pub mod docket;
pub mod education;
pub mod employee;
pub mod fact_form;
pub mod fact_table;
pub mod facts;
pub mod ids;
pub mod index;
mod kept;
pub mod legal;
pub mod masked;
pub mod nip;
pub mod occupancy;
pub mod performance;
pub mod placements;
pub mod plan_weights;
pub mod position;
pub mod profiles;
pub mod proposal;
pub mod rank;
pub mod reason;
pub mod reckoning;
pub mod retirement;
pub mod satisfaction;
pub mod service;
pub mod settings;
#[cfg(test)]
pub(crate) mod story;
pub mod supposed;
pub mod unit;
pub mod written;
