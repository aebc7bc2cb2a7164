//! What can be taken back, and what can be made valid again: only what this meeting itself took down.
//!
//! Undo never crosses an adjournment. Those who sit now may be others than those who decided then; they change an
//! earlier decision by deciding its item anew, in the open, and never with one key.

use std::sync::Arc;

use crate::journal::event::{Entry, Event};
use crate::journal::standing::Standing;

impl Standing {
    /// The latest entry that can be taken back: one of the matter, of this meeting, not itself taken back.
    pub fn last_undoable(&self) -> Option<&Entry> {
        last_in(self, self.of_this_meeting())
    }

    /// Whether an earlier meeting took down something that is in force, which undo leaves alone.
    pub fn stands_from_earlier_meetings(&self) -> bool {
        let earlier = self.entries().len() - self.of_this_meeting().len();
        last_in(self, &self.entries()[..earlier]).is_some()
    }

    /// The entry that *redo* brings back: the last one taken back in this meeting, unless the committee went on since.
    pub fn redoable(&self) -> Option<u64> {
        let mut taken_back = Vec::new();
        for entry in self.of_this_meeting() {
            for event in &entry.events {
                match event {
                    Event::Undone { entry } => taken_back.push(*entry),
                    Event::Redone { entry } => taken_back.retain(|number| number != entry),
                    _ => {}
                }
            }
            if is_matter(entry) {
                taken_back.clear();
            }
        }
        taken_back.last().copied()
    }

    /// The entries since the sitting was resumed last; all of them in a sitting of one meeting.
    fn of_this_meeting(&self) -> &[Arc<Entry>] {
        let resumes = |entry: &Arc<Entry>| entry.events.iter().any(|event| matches!(event, Event::Resumed { .. }));
        let begun = self.entries().iter().rposition(resumes).unwrap_or(0);
        &self.entries()[begun..]
    }
}

fn last_in<'a>(standing: &Standing, entries: &'a [Arc<Entry>]) -> Option<&'a Entry> {
    let mut entries = entries.iter().rev().map(Arc::as_ref);
    entries.find(|entry| is_matter(entry) && !standing.is_undone(entry.number))
}

/// Whether the entry decides, lifts, notes, rewords or changes hands, so that undo speaks of it.
fn is_matter(entry: &Entry) -> bool {
    entry.events.iter().any(|event| {
        matches!(
            event,
            Event::Attended { .. }
                | Event::Decided { .. }
                | Event::ExceptionEntered { .. }
                | Event::FactCorrected { .. }
                | Event::ItemsAdded { .. }
                | Event::NoteTaken { .. }
                | Event::SecretaryChanged { .. }
                | Event::Reworded { .. }
        )
    })
}
