//! Minutes and outcome, written whole or not at all.
//!
//! They are made from the record alone, as it stood when the sitting was closed or reworded last, so that whoever has the
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

/// The entries after which the papers of a closed sitting were to be written: the one that closed it, and each later one
/// that put words otherwise.
pub fn written_after(standing: &Standing) -> Vec<u64> {
    let closes = |event: &Event| matches!(event, Event::Closed { .. });
    let rewords = |event: &Event| matches!(event, Event::Reworded { .. });
    let from_closing = standing.entries().iter().skip_while(|entry| !entry.events.iter().any(closes));
    let written = from_closing.filter(|entry| entry.events.iter().any(|event| closes(event) || rewords(event)));
    written.map(|entry| entry.number).collect()
}

/// Minutes as plain text and Markdown, outcome as RON, JSON and CSV; those of a closed sitting change with the wording
/// alone.
pub fn papers(facts: &Facts, standing: &Standing, language: Language) -> Vec<Written> {
    let end = written_after(standing).last().copied();
    papers_after(facts, standing, end.unwrap_or_else(|| standing.number()), language)
}

/// The papers as the record gives them up to an entry.
pub fn papers_after(facts: &Facts, standing: &Standing, end: u64, language: Language) -> Vec<Written> {
    let standing = &standing.at(end);
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
