//! What several integration tests share.

// Each test binary uses its own part of this; a test may unwrap.
#![allow(dead_code, clippy::unwrap_used)]

pub mod pty;
pub mod table;
pub mod talk;
