//! Words as they are put now: what was reworded last stands in place of what was written first, which stays in the record.

use std::collections::BTreeMap;

use crate::journal::event::{Detail, Entry, Event};

/// The newest words of every event whose words were put otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wordings(BTreeMap<(u64, usize), Wording>);

/// Words that were put otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wording {
    /// The words; none when they are withheld in this copy.
    text: Option<String>,
    /// In which entry.
    by: u64,
}

impl Wordings {
    /// The newest words by these entries, those left out that were taken back.
    pub fn of<'a>(entries: impl Iterator<Item = &'a Entry>) -> Wordings {
        let mut newest = BTreeMap::new();
        for entry in entries {
            for (at, event) in entry.events.iter().enumerate() {
                if let Event::Reworded { entry: number, place } = event {
                    let text = entry.details.as_ref().map(|_| entry.detail(at).text);
                    newest.insert((*number, *place), Wording { text, by: entry.number });
                }
            }
        }
        Wordings(newest)
    }

    /// The words of the event at `place` as they are put now; none when the first or the newest are withheld.
    pub fn detail(&self, entry: &Entry, place: usize) -> Option<Detail> {
        entry.details.as_ref()?;
        let first = entry.detail(place);
        match self.0.get(&(entry.number, place)) {
            Some(newest) => newest.text.clone().map(|text| Detail { text, ..first }),
            None => Some(first),
        }
    }

    /// The entry that put the words of this event otherwise last.
    pub fn by(&self, entry: u64, place: usize) -> Option<u64> {
        self.0.get(&(entry, place)).map(|newest| newest.by)
    }
}
