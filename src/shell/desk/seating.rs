//! A session from its file to the table: read, its record opened, put on the screen.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Desk, Ended, Held};
use crate::app::board::Stage;
use crate::app::confirm;
use crate::app::layer::{Asked, EarlierRehearsal};
use crate::app::message::{Message, Opened, Resume};
use crate::app::opening::Opening;
use crate::error::Error;
use crate::journal::candidates;
use crate::journal::event::Entry;
use crate::shell::opening::{self, Choice, OpenFailure, OpenOptions, OpenSitting};
use crate::shell::out::EXIT_FAULTS;
use crate::shell::reading::{self, Brought, Reading};
use crate::shell::sitting::{ReadFile, Unread};
use crate::shell::told::Told;
use crate::text::words::Phrase;

impl Desk {
    pub(super) fn begin_opening(&mut self, path: PathBuf, resume: Resume, file: Option<ReadFile>) -> Result<(), Ended> {
        let choice = match resume {
            Resume::Ask => Choice::Ask,
            Resume::Continue | Resume::Look | Resume::TakeOver => Choice::Newest,
            Resume::New => Choice::New,
        };
        let options = OpenOptions {
            session: path,
            choice,
            look: resume == Resume::Look || self.options.open.look,
            take_over: resume == Resume::TakeOver || self.options.open.take_over,
            ..self.options.open.clone()
        };
        let (language, sender) = (self.app.language, self.sender.clone());
        // A loop that has ended needs no answer.
        let reply = move |outcome| drop(sender.send(Told::Read(Box::new(outcome))));
        let begun = Reading::begin(options, file, language, reply);
        self.reading = Some(begun.map_err(|error| Ended::by_error(&error, language))?);
        self.expected += 1;
        Ok(())
    }

    /// A reading has come to its end; one that nobody waits for any more is dropped, and gives its record back.
    pub fn take(&mut self, (progress, brought): reading::Outcome) {
        let Some(reading) = self.reading.take_if(|reading| reading.is(&progress)) else { return };
        let opened = match brought {
            Ok(Brought { file, sitting }) => self.open(&reading.options, file, sitting),
            Err(Unread::Faults(lines)) => Err(Ended { code: i32::from(EXIT_FAULTS), farewell: lines }),
            Err(Unread::Error(error)) => Err(Ended::by_error(&error, self.app.language)),
        };
        self.settle(opened);
    }

    /// What could not be opened is told in the chooser it was chosen in; without one the program ends, and it is
    /// printed when the terminal is given back, where it can be read.
    pub(super) fn settle(&mut self, opened: Result<(), Ended>) {
        let Err(ended) = opened else { return };
        match &self.app.stage {
            Stage::Opening(Opening { chooser: None, .. }) => self.refused = Some(ended),
            _ => self.tell(Message::Opened(Err(ended.farewell))),
        }
    }

    /// That the saved preferences could not be read, told once.
    pub(super) fn preferences_ignored(&mut self) -> Option<Phrase> {
        let fault = self.options.preferences.fault.take()?;
        Some(Phrase::new("shell.preferences.ignored").with("why", fault.spoken(self.app.language)))
    }

    /// Puts an opened sitting on the screen, or the question what is to be done about its record.
    fn open(
        &mut self,
        options: &OpenOptions,
        file: ReadFile,
        sitting: Result<OpenSitting, OpenFailure>,
    ) -> Result<(), Ended> {
        let language = self.app.language;
        let asked = match sitting {
            Ok(mut sitting) => {
                if options.look && !options.in_memory {
                    let number = sitting.standing.number().to_string();
                    sitting.notices.push(Phrase::new("record.looked_at").with("number", number));
                }
                sitting.notices.splice(0..0, self.preferences_ignored());
                return self.seat(&file, sitting);
            }
            Err(OpenFailure::Ask(known)) => {
                let newest = known.first();
                Asked::ContinueRehearsal(EarlierRehearsal {
                    session: options.session.clone(),
                    told: newest.map(opening::earlier),
                    closed: newest.is_some_and(|rehearsal| rehearsal.closed),
                })
            }
            Err(OpenFailure::Held(held)) => Asked::Held(held.asked(&options.session)),
            Err(OpenFailure::Error(error)) => return Err(Ended::by_error(&error, language)),
        };
        self.read = Some((options.session.clone(), file));
        confirm::ask(&mut self.app, asked);
        Ok(())
    }

    fn seat(&mut self, file: &ReadFile, sitting: OpenSitting) -> Result<(), Ended> {
        let (language, facts) = (self.app.language, Arc::clone(&sitting.facts));
        let zone = facts.sitting().zone;
        let sender = self.sender.clone();
        let reply = move |kept: Result<Entry, Error>| {
            // A loop that has ended needs no answer.
            let _ = sender.send(Told::Kept(kept.map(Box::new)));
        };
        let keeper = sitting.keeper.map(|keeper| keeper.spawn(reply)).transpose();
        let keeper = keeper.map_err(|error| Ended::by_error(&error, language))?;
        let opened = Opened {
            facts: Arc::clone(&sitting.facts),
            quality: sitting.quality.unwrap_or_else(|| Arc::clone(&file.quality)),
            standing: sitting.standing,
            writable: keeper.is_some(),
            notices: sitting.notices,
            folder: sitting.places.papers.clone(),
            hour: self.hour(zone),
        };
        let (session, mark) = (sitting.session.clone(), sitting.session.mark());
        self.held = Some(Held { keeper, places: sitting.places, zone, session, mark });
        self.tell(Message::Opened(Ok(Box::new(opened))));
        self.derive();
        // In a thread of its own, which the process does not wait for.
        std::thread::spawn(move || candidates::look_ahead(&facts));
        Ok(())
    }
}
