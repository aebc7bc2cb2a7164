//! The papers of a sitting, written whole into its folder.
//!
//! They are made from the record alone, as it stood when the sitting was closed, so that whoever has the
//! record can make them again and hold them against what was handed out.

use std::path::PathBuf;

use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::event::Event;
use crate::journal::standing::Standing;
use crate::paper::minutes::{Printed, minutes};
use crate::paper::outcome;
use crate::paper::{markdown, plain};
use crate::shell::opening::OpenSitting;
use crate::store::chain::short_code;
use crate::store::disk::RealDisk;
use crate::store::place::make_folder;
use crate::store::whole::write_whole;
use crate::text::words::Language;

/// Papers hold names: they are for their owner alone.
const MODE: u32 = 0o600;

/// A paper as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Name of the file.
    pub name: &'static str,
    /// Its content.
    pub content: String,
}

/// All papers of a sitting; those of a closed one are the same for ever.
pub fn papers(facts: &Facts, standing: &Standing, language: Language) -> Vec<Written> {
    let closed = |event: &Event| matches!(event, Event::Closed { .. });
    let end = standing.entries().iter().find(|entry| entry.events.iter().any(closed)).map(|entry| entry.number);
    let standing = standing.at(end.unwrap_or_else(|| standing.number()));
    let head = standing.entries().last().map(|entry| short_code(&entry.hash, entry.number)).unwrap_or_default();
    let minutes = minutes(facts, &standing, &Printed { language, head });
    let outcome = outcome::outcome(facts, &standing);
    vec![
        Written { name: "notulen.txt", content: plain::write(&minutes) },
        Written { name: "notulen.md", content: markdown::write(&minutes) },
        Written { name: "hasil.ron", content: outcome::ron(&outcome) },
        Written { name: "hasil.json", content: outcome::json(&outcome) },
        Written { name: "hasil.csv", content: outcome::csv(&outcome) },
    ]
}

/// Writes minutes and outcome into the sitting's folder of papers, over older ones; gives their paths.
///
/// # Errors
/// `record.cannot_make_folder` or `record.cannot_write`; the record is untouched, and they can be written again.
pub fn write(sitting: &OpenSitting, language: Language) -> Result<Vec<PathBuf>, Error> {
    let folder = &sitting.places.papers;
    make_folder(&RealDisk, folder)?;
    let mut paths = Vec::new();
    for paper in papers(&sitting.facts, &sitting.standing, language) {
        write_whole(&RealDisk, folder, paper.name, paper.content.as_bytes(), MODE)?;
        paths.push(folder.join(paper.name));
    }
    Ok(paths)
}
