//! Sheets: all that the facts and the record tell of one person, one seat, one agency, as texts to read.
//!
//! Each is a pure function of what lies on the table. Its numbers come from the functions that the board's come from,
//! and what is not known is said. What is sensitive stands on none: NIP, birth, discipline, judicial process, findings,
//! leave and legal standing.

mod coming;
pub mod compare;
mod competence;
pub mod employee;
pub mod ground;
pub mod nine_box;
pub mod open;
pub mod position;
mod prospects;
#[cfg(test)]
mod trial;
mod writer;
