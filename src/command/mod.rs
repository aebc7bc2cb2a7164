//! The keys and, by them, everything the committee can do.

pub mod key;
