//! What is said once an entry is on the disk.

use crate::command::catalogue::Command;
use crate::command::keymap;
use crate::domain::committee::Member;
use crate::journal::event::{Entry, Event};
use crate::journal::secretary;
use crate::text::words::{Phrase, Value};

use super::board::Board;

/// What is said at the foot of the screen once an entry is on the disk.
pub fn told(board: &Board, entry: &Entry) -> Phrase {
    let number = i64::try_from(entry.number).unwrap_or(i64::MAX);
    let undo = keymap::shown_key(Command::Undo);
    for event in &entry.events {
        match event {
            Event::Decided { item, outcome, .. } => {
                let place = board.facts.docket().item(item).map_or(0, |found| found.number);
                let several = entry.events.len() > 1;
                let key = if several { "board.told.chain" } else { "board.told.decided" };
                return Phrase::new(key)
                    .with("number", number)
                    .with("item", place)
                    .with("outcome", Value::Term(outcome.key()))
                    .with("key", undo);
            }
            Event::Undone { entry } => return told_of("board.told.undone", number, *entry),
            Event::Redone { entry } => return told_of("board.told.redone", number, *entry),
            Event::SecretaryChanged { member } => {
                let name = board.facts.sitting().member(member).map_or(member.as_str(), |found| found.name.as_str());
                return Phrase::new("board.told.secretary").with("number", number).with("name", name);
            }
            Event::DetailsOpened { item, .. } => {
                let place = board.facts.docket().item(item).map_or(0, |found| found.number);
                if board.opened.as_ref() != Some(item) {
                    return Phrase::new("board.told.details-shut").with("number", number).with("item", place);
                }
                let mask = keymap::shown_key(Command::Privacy);
                return Phrase::new("board.told.details")
                    .with("number", number)
                    .with("item", place)
                    .with("why", keymap::shown_key(Command::Explain))
                    .with("key", mask);
            }
            Event::Adjourned { .. } => return Phrase::new("board.told.adjourned").with("number", number),
            Event::Resumed { day } => {
                return Phrase::new("board.told.resumed").with("number", number).with("day", *day);
            }
            Event::Closed { .. } => return Phrase::new("board.told.closed").with("number", number),
            Event::ExceptionEntered { .. } => return Phrase::new("board.told.exception").with("number", number),
            Event::FactCorrected { .. } => {
                let told = if entry.events.len() > 1 { "board.told.corrections" } else { "board.told.correction" };
                return Phrase::new(told).with("number", number).with("count", entry.events.len()).with("key", undo);
            }
            Event::ItemsAdded { items } => {
                return Phrase::new("board.told.added")
                    .with("number", number)
                    .with("count", items.len())
                    .with("key", undo);
            }
            Event::Reworded { entry, .. } => return told_of("board.told.reworded", number, *entry),
            Event::NoteTaken { .. } => return Phrase::new("board.told.note").with("number", number),
            Event::Attended { .. } => {
                return match secretary::away(board.facts.sitting(), &board.standing) {
                    Some(away) => secretary_away("board.told.attendance-away", away).with("number", number),
                    None => Phrase::new("board.told.attendance").with("number", number),
                };
            }
            Event::Opened { .. }
            | Event::Continued { .. }
            | Event::Recovered { .. }
            | Event::TookOver { .. }
            | Event::HandedOver { .. }
            | Event::Received { .. }
            | Event::TakenBack => {}
        }
    }
    Phrase::new("board.told.attendance").with("number", number)
}

/// That whoever takes down the record is not there, and how that is changed.
pub fn secretary_away(key: &'static str, away: &Member) -> Phrase {
    let change = keymap::shown_key(Command::ChangeSecretary);
    Phrase::new(key).with("name", away.name.as_str()).with("key", change)
}

fn told_of(key: &'static str, number: i64, entry: u64) -> Phrase {
    Phrase::new(key).with("number", number).with("entry", i64::try_from(entry).unwrap_or(i64::MAX))
}
