//! A made-up session of any size: a pure function of how large it is and a seed.
//!
//! ```text
//! size > establishment > staffing > person, naming > government > docket > file (spell_*, writer)
//!        lists, templates  circumstances  ladder  career       candidates
//! ```
//!
//! First there is what a government has (agencies, units, positions), then who sits where and how many are needed, so
//! that agencies differ in load as their mood says; then every employee, whose birth, service, rank and position are
//! made from one another; then proposals among people who are there. Only then it is written. All words are lists
//! beside the code (`lists/`). Every thing has dice of its own, so that a list that grows changes little else.

pub mod calendar;
pub mod candidates;
pub mod career;
pub mod circumstances;
pub mod dice;
pub mod docket;
pub mod establishment;
pub mod file;
pub mod government;
pub mod ladder;
pub mod lists;
pub mod naming;
pub mod person;
pub mod size;
pub mod spell_docket;
pub mod spell_people;
pub mod spell_positions;
pub mod spell_sitting;
pub mod spell_wishes;
pub mod staffing;
pub mod templates;
pub mod writer;
