//! The only room that touches terminal, threads, clock and chance.

pub mod chance;
pub mod clock;
pub mod command_line;
pub mod frame;
pub mod incoming;
pub mod input;
pub mod keeper;
pub mod opening;
pub mod options;
pub mod out;
pub mod papers;
pub mod plain;
pub mod plain_answer;
pub mod plain_line;
pub mod rejoin;
pub mod run;
pub mod sink;
pub mod state;
pub mod terminal;
pub mod usage;
pub mod verify;
pub mod watch;

#[cfg(test)]
mod opening_tests;
#[cfg(test)]
mod plain_tests;
