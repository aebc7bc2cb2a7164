//! What people wrote down, as papers tell it: paragraph by paragraph, in the newest words, with the entry that put them so.

use crate::journal::event::{Detail, Event};
use crate::journal::standing::Standing;
use crate::paper::naming::{self, Naming};
use crate::text::words::Phrase;

/// The paragraphs of a text, each on one line; empty ones are left out.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(naming::one_line).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// A sentence that ends in a text, whose paragraphs stay lines of their own.
pub fn spread(naming: &Naming<'_>, sentence: Phrase, text: &str) -> String {
    naming.spoken(&sentence.with("text", paragraphs(text).join("\n")))
}

/// A note, paragraph by paragraph.
pub fn note(naming: &Naming<'_>, event: &Event, detail: Option<&Detail>) -> String {
    let sentence = match event {
        Event::NoteTaken { item: Some(item) } => Phrase::new("paper.entry.note-on").with("item", naming.item(item)),
        _ => Phrase::new("paper.entry.note"),
    };
    let withheld = || naming.say("paper.withheld");
    spread(naming, sentence, &detail.map_or_else(withheld, |detail| detail.text.clone()))
}

/// That the words of an event were put otherwise, and by which entry.
pub fn mark(naming: &Naming<'_>, standing: &Standing, entry: u64, place: usize) -> Option<String> {
    let by = standing.reworded(entry, place)?;
    Some(naming.spoken(&Phrase::new("paper.entry.reworded-by").with("entry", by.to_string())))
}

/// A text with the same behind it, where there is room for one line.
pub fn marked(naming: &Naming<'_>, text: String, by: Option<u64>) -> String {
    match by {
        Some(by) => naming.spoken(&Phrase::new("paper.reworded").with("text", text).with("entry", by.to_string())),
        None => text,
    }
}

/// That words of an entry were put otherwise: that one has the newest.
pub fn headline(entry: u64) -> Phrase {
    Phrase::new("paper.entry.reworded").with("entry", entry.to_string())
}
