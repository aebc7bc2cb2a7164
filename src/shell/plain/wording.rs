//! Words put otherwise in the spoken sitting, and the papers that tell them.

use super::{Stop, Table};
use crate::domain::ids::ItemId;
use crate::journal::decide::Request;
use crate::journal::event::Event;
use crate::journal::refusal::Refusal;
use crate::journal::reword;
use crate::journal::standing::Life;
use crate::shell::opening::OpenSitting;
use crate::shell::papers;
use crate::store::disk::RealDisk;
use crate::store::whole::named;
use crate::text::language::Language;
use crate::text::words::Phrase;

impl Table<'_> {
    /// Puts the words of an entry otherwise; where it holds those of several items, of the one that is named. The papers of
    /// a closed sitting are written anew.
    pub(super) fn reword(&mut self, entry: u64, item: Option<usize>, text: String) -> Result<Vec<String>, Stop> {
        if self.shown.is_some() {
            return Err(Stop::Refused(Refusal::new(Phrase::new("board.not.masked"))));
        }
        let item = item.map(|number| self.item(Some(number))).transpose()?;
        let place = self.place_of(entry, item.map(|item| item.id).as_ref())?;
        self.act(&Request::Reword { entry, place, text })?;
        let mut lines = self.done(Phrase::new("plain.done.reworded").with("other", entry.to_string()));
        if self.sitting.standing.life() == Life::Closed {
            lines.push(self.write_papers());
        }
        Ok(lines)
    }

    /// Which event of an entry is meant; one that is not there is refused later.
    fn place_of(&self, entry: u64, item: Option<&ItemId>) -> Result<usize, Stop> {
        let standing = &self.sitting.standing;
        let Some(found) = standing.entries().iter().find(|found| found.number == entry) else { return Ok(0) };
        let about = |event: &Event| match event {
            Event::Decided { item, .. } | Event::NoteTaken { item: Some(item) } => Some(item.clone()),
            _ => None,
        };
        if item.is_some() {
            let place = found.events.iter().position(|event| about(event).as_ref() == item);
            let fault = || Stop::Fault(Phrase::new("plain.fault.not-about").with("entry", entry.to_string()));
            return place.ok_or_else(fault);
        }
        let worded = (0..found.events.len()).filter(|place| reword::written(standing, entry, *place).is_ok());
        match worded.collect::<Vec<_>>()[..] {
            [] => Ok(0),
            [only] => Ok(only),
            _ => Err(Stop::Fault(Phrase::new("plain.fault.which-item").with("entry", entry.to_string()))),
        }
    }

    /// Writes the papers, and says where they are or why not.
    pub(super) fn write_papers(&mut self) -> String {
        let OpenSitting { facts, standing, places, .. } = &self.sitting;
        match papers::write(&RealDisk, facts, standing, places, Language::Indonesian) {
            Ok(written) => {
                let saved = Phrase::new("plain.saved").with("path", named(places.papers.as_path()));
                self.veiled(&saved.with("count", written.len()))
            }
            // What was recorded is so all the same; that must be answered too.
            Err(error) => {
                self.failed = true;
                self.error(&error)
            }
        }
    }
}
