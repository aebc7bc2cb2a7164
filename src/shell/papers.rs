//! Minutes and outcome, written whole or not at all.
//!
//! They are made from the record alone, as it stood when the sitting was closed, so that whoever has the
//! record can make them again and hold them against what was handed out.

use std::path::PathBuf;

use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::event::Event;
use crate::journal::standing::Standing;
use crate::paper::minutes::{self, Printed};
use crate::paper::{markdown, moves, outcome, plain};
use crate::store::chain;
use crate::store::disk::Disk;
use crate::store::place::{self, Places};
use crate::store::whole;
use crate::text::language::Language;

/// Mode of papers: the owner's alone.
const MODE: u32 = 0o600;

/// A paper as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Name of the file.
    pub name: String,
    /// Its content.
    pub content: String,
}

/// Minutes as plain text and Markdown, outcome as RON, JSON and CSV; those of a closed sitting are the same
/// for ever.
pub fn papers(facts: &Facts, standing: &Standing, language: Language) -> Vec<Written> {
    let closed = |event: &Event| matches!(event, Event::Closed { .. });
    let end = standing.entries().iter().find(|entry| entry.events.iter().any(closed)).map(|entry| entry.number);
    let standing = &standing.at(end.unwrap_or_else(|| standing.number()));
    let head = standing.entries().last().map(|entry| chain::short_code(&entry.hash, entry.number)).unwrap_or_default();
    let minutes = minutes::minutes(facts, standing, &Printed { language, head });
    let outcome = outcome::outcome(facts, standing);
    let (notulen, hasil) = match language {
        Language::Indonesian => ("notulen", "hasil"),
        Language::English => ("minutes", "outcome"),
    };
    let files = [
        (notulen, "txt", plain::write(&minutes)),
        (notulen, "md", markdown::write(&minutes)),
        (hasil, "ron", outcome::ron(&outcome)),
        (hasil, "json", outcome::json(&outcome)),
        (hasil, "csv", moves::csv(&outcome)),
    ];
    files.map(|(name, ending, content)| Written { name: format!("{name}.{ending}"), content }).to_vec()
}

/// Writes the papers over older ones of the same names; gives their paths, minutes first.
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
    let mut paths = Vec::new();
    for Written { name, content } in papers(facts, standing, language) {
        whole::write_whole(disk, &places.papers, &name, content.as_bytes(), MODE)?;
        paths.push(places.papers.join(name));
    }
    Ok(paths)
}
