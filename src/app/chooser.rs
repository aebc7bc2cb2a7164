//! The chooser: session files that were found, before one is open.

use std::path::PathBuf;

/// A session file that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Where it lies.
    pub path: PathBuf,
    /// Title of its round, when it could be read; else why not.
    pub title: Result<String, String>,
    /// Government and date, in words.
    pub about: String,
    /// Whether it is a sample.
    pub sample: bool,
}

/// The chooser.
#[derive(Clone, Debug, Default)]
pub struct Chooser {
    /// Sessions found.
    pub choices: Vec<Choice>,
    /// Which is selected.
    pub selected: usize,
    /// What went wrong with the last one, line by line.
    pub faults: Vec<String>,
}
