//! A session on its way to the board: how far it is, and where to go back to.

use crate::text::words::Phrase;

use super::chooser::Chooser;

/// A session that is being opened.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// The file, as it is named to people; none while session files are looked for.
    pub file: Option<String>,
    /// How far it is; none while it has just begun.
    pub reached: Option<Reached>,
    /// The chooser it was chosen in; none when the file was named at the start.
    pub chooser: Option<Chooser>,
}

/// How far an opening is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// What is being done, and how much of it is done.
    pub says: Phrase,
    /// Share of the whole opening, 0 to 100.
    pub percent: u8,
    /// Whether who leaves now leaves nothing behind: no record was looked at yet.
    pub stoppable: bool,
}
