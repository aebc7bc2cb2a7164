//! The session file: format 1, read into facts, every fault with its place.

pub mod raw;
