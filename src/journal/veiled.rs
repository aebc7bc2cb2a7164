//! The standing as guests may see it: everything that was decided, without the words that were written down with it.

use crate::domain::masked::WITHHELD;
use crate::journal::event::{Detail, Entry, Event, ExceptionDocument};
use crate::journal::standing::Standing;

impl Standing {
    /// The same standing without words and reasons and without names of accounts. An exception stays, for what it lifts stays lifted;
    /// its document is not named.
    #[must_use]
    pub fn veiled(&self) -> Standing {
        Standing::of(self.entries().iter().map(|entry| veiled(entry)))
    }
}

fn veiled(entry: &Entry) -> Entry {
    let mut entry = entry.clone();
    WITHHELD.clone_into(&mut entry.stamp.by);
    for event in &mut entry.events {
        match event {
            Event::HandedOver { to: account }
            | Event::Received { from: account }
            | Event::TookOver { user: account, .. } => {
                WITHHELD.clone_into(account);
            }
            // A reason for a seat with one holder is one about a known person.
            Event::Decided { reasons, .. } => reasons.clear(),
            _ => {}
        }
    }
    let details = entry.details.take().unwrap_or_default();
    let documents = details.into_iter().map(|detail| detail.document);
    let documents: Vec<Detail> =
        documents.map(|own| Detail { document: own.map(unnamed), ..Detail::default() }).collect();
    entry.details = documents.iter().any(|detail| detail.document.is_some()).then_some(documents);
    entry
}

fn unnamed(document: ExceptionDocument) -> ExceptionDocument {
    ExceptionDocument { document: WITHHELD.to_owned(), number: WITHHELD.to_owned(), ..document }
}
