//! The only room that touches terminal, threads, clock and chance.

pub mod chance;
pub mod clock;
pub mod frame;
pub mod incoming;
pub mod input;
pub mod keeper;
pub mod opening;
pub mod plain_line;
pub mod rejoin;
pub mod sink;
pub mod terminal;
pub mod watch;

#[cfg(test)]
mod opening_tests;
