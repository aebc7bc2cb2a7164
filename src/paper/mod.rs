//! Papers of the committee as trees of blocks, and the writers that turn them into text.
//!
//! Nothing here touches the disk: a writer returns a `String`.

pub mod block;
pub mod csv;
pub mod layout;
pub mod markdown;
pub mod plain;
