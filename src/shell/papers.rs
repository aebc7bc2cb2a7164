//! Minutes and outcome, written whole or not at all.

use std::path::PathBuf;

use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::standing::Standing;
use crate::paper::minutes::{self, Printed};
use crate::paper::outcome;
use crate::paper::{markdown, plain};
use crate::store::chain;
use crate::store::disk::Disk;
use crate::store::place::{self, Places};
use crate::store::whole;
use crate::text::words::Language;

/// Mode of papers: the owner's alone.
const MODE: u32 = 0o600;

/// Writes the minutes as Markdown and plain text and the outcome as RON, JSON and CSV; gives their paths,
/// minutes first.
///
/// Minutes of a sitting are Indonesian by law and custom; `language` is what the caller asked for.
///
/// # Errors
/// What the folder or one of the files could not do; files already written stay, each of them whole.
pub fn write(
    disk: &dyn Disk,
    facts: &Facts,
    standing: &Standing,
    places: &Places,
    language: Language,
) -> Result<Vec<PathBuf>, Error> {
    place::make_folder(disk, &places.papers)?;
    let head = standing.entries().last().map(|entry| chain::short_code(&entry.hash, entry.number)).unwrap_or_default();
    let minutes = minutes::minutes(facts, standing, &Printed { language, head });
    let outcome = outcome::outcome(facts, standing);
    let (notulen, hasil) = match language {
        Language::Indonesian => ("notulen", "hasil"),
        Language::English => ("minutes", "outcome"),
    };
    let files = [
        (format!("{notulen}.txt"), plain::write(&minutes)),
        (format!("{notulen}.md"), markdown::write(&minutes)),
        (format!("{hasil}.ron"), outcome::ron(&outcome)),
        (format!("{hasil}.json"), outcome::json(&outcome)),
        (format!("{hasil}.csv"), outcome::csv(&outcome)),
    ];
    let mut paths = Vec::with_capacity(files.len());
    for (name, text) in files {
        whole::write_whole(disk, &places.papers, &name, text.as_bytes(), MODE)?;
        paths.push(places.papers.join(name));
    }
    Ok(paths)
}
