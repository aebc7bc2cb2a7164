//! The only room that touches terminal, threads, clock and chance.

pub mod frame;
pub mod incoming;
pub mod input;
pub mod rejoin;
pub mod sink;
pub mod terminal;
pub mod watch;
