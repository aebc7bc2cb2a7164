//! From tasks to need, from need and strength to balance, per position and up the unit tree.

pub mod balance;
pub mod effectiveness;
mod ground;
pub mod need;
pub mod projection;
pub mod spread;
