//! A board over a story, and the words of a sheet, for the tests of sheets.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::board::Board;
use crate::app::layer::Reading;
use crate::app::message::Opened;
use crate::domain::story::Story;
use crate::journal::standing::Standing;
use crate::quality;
use crate::text::preferences::Privacy;

/// The board of a story, nothing decided yet.
pub fn board(story: &Story) -> Board {
    let facts = Arc::new(story.facts());
    let opened = Opened {
        quality: Arc::new(quality::look(&facts)),
        facts,
        standing: Standing::default(),
        writable: false,
        notices: Vec::new(),
        folder: PathBuf::new(),
        hour: String::new(),
    };
    Board::of(opened, Privacy::Closed).expect("the story has an item")
}

/// The lines of one section of an Indonesian sheet, by its heading.
pub fn section(lines: &[String], title: &str) -> Vec<String> {
    let start = lines.iter().position(|line| line == title).expect("the sheet has the section");
    lines[start + 1..].iter().take_while(|line| !line.is_empty()).cloned().collect()
}

/// The lines of a sheet as one text with single blanks, so that wrapped cells of one column can be found.
pub fn lines(reading: &Reading) -> Vec<String> {
    reading.lines.iter().map(|line| line.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}
