//! Finding what a session holds by words: items, units, positions and employees.
//!
//! Every word of the query must match, in any order. A word matches as it stands or by its beginning, without regard to
//! case and accents; only where nothing matches so, words that are merely similar do.

pub mod index;
pub mod search;
pub mod state;
pub mod words;
