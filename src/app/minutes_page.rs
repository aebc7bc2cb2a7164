//! What the page of the minutes holds: what narrows it, and where its selection stands.

use super::field::Field;

/// Where a row stands: the entry, which of its events, which of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Number of the entry.
    pub entry: u64,
    /// Which of its events, from 0.
    pub place: usize,
    /// Which of the rows that tell it: 0 is what happened, then come the words.
    pub row: usize,
}

/// The page: what narrows it, and which row is selected.
#[derive(Clone, Debug, Default)]
pub struct MinutesPage {
    /// What was typed to narrow it.
    pub filter: Field,
    /// The selected row, or where it would stand; none for the newest.
    pub at: Option<Spot>,
}
