//! From tasks to need, from need and strength to balance, per position and up the unit tree.

pub mod account;
pub mod balance;
pub mod burden;
pub mod duty;
pub mod effectiveness;
pub mod emptying;
mod ground;
pub mod kinds;
pub mod need;
pub mod need_account;
pub mod overlap;
pub mod overview;
pub mod pileup;
pub mod projection;
pub mod roster;
pub mod scenario;
pub mod spread;
pub mod turnover;
