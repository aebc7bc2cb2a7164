//! Sheets: all that the facts and the record tell of one person, one seat, one agency, as texts to read.
//!
//! Each is a pure function of what lies on the table. Its numbers come from the functions that the board's come from,
//! and what is not known is said. What is sensitive stands on none: NIP, birth, discipline, judicial process, findings,
//! leave and legal standing; what rules say of a seat is told as on the board.

pub mod agency;
mod coming;
pub mod compare;
mod competence;
pub mod documents;
pub mod employee;
pub mod forum;
pub mod glossary;
pub mod ground;
mod moves;
pub mod nine_box;
pub mod open;
pub mod plots;
pub mod position;
mod prospects;
pub mod sitting;
#[cfg(test)]
mod trial;
mod why_not;
mod writer;
