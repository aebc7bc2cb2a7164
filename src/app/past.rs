//! Looking back: the board as it was after an entry of the record, step by step, with nothing to be decided on it.
//!
//! What was true then is folded anew from the entries up to that one, on the facts that counted then; the present waits
//! aside and comes back as it was. So does a filter of the docket: what was then is seen whole.

use std::sync::Arc;

use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::event::Event;
use crate::paper::running::running_minutes;
use crate::quality::report::Report;
use crate::text::charset::Charset;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::board::{App, Board, Busy, Manner, Present};
use super::filter::shown::Shown;
use super::layer::Layer;
use super::matter::Matter;
use super::message::Effect;

/// Columns of an entry's line at the foot: two rows of the smallest screen; the minutes have all of it.
const LINE: usize = 110;

/// Begins to look back, at the last entry.
pub fn open(app: &mut App) {
    let language = app.language;
    if let Some(busy) = app.busy {
        return app.say(Manner::Refused, say(language, busy.key()).to_owned());
    }
    let Some(board) = app.board_mut() else { return };
    let all = Shown::all(board.facts.docket().items().len());
    let shown = std::mem::replace(&mut board.shown, all);
    let present = Present { matter: board.truth.clone(), item: board.place(), shown };
    board.present = Some(Box::new(present));
    board.opened = None;
    app.layers.push(Layer::Past);
    tell(app);
    if app.board().is_some_and(|board| board.standing.number() <= 1) {
        app.say(Manner::Told, say(language, "board.past.nothing").to_owned());
    }
}

/// Goes so many entries back or on, as far as there are any.
pub fn step(app: &mut App, entries: isize) -> Vec<Effect> {
    let Some(board) = app.board() else { return Vec::new() };
    let Some(present) = &board.present else { return Vec::new() };
    let Matter { facts, quality, standing } = &present.matter;
    let last = standing.number();
    let at = board.standing.number();
    let to = at.saturating_add_signed(i64::try_from(entries).unwrap_or(i64::MAX)).clamp(1, last.max(1));
    if to == at || app.busy.is_some() {
        tell(app);
        return Vec::new();
    }
    let then = standing.at(to);
    let amendments = then.amendments();
    if amendments == standing.amendments() {
        let (facts, quality) = (Arc::clone(facts), Arc::clone(quality));
        stand(app, Matter { facts, quality, standing: then });
        return Vec::new();
    }
    app.busy = Some(Busy::Reading);
    vec![Effect::ReadAsOf(to, amendments)]
}

/// The facts as they counted then have been read, or cannot be.
pub fn read(app: &mut App, number: u64, facts: Result<(Arc<Facts>, Arc<Report>), Error>) {
    app.busy = None;
    let language = app.language;
    // Whoever came back to the present meanwhile stays there.
    let present = app.board().and_then(|board| board.present.as_ref());
    let Some(then) = present.map(|present| present.matter.standing.at(number)) else { return };
    match facts {
        Ok((facts, quality)) => stand(app, Matter { facts, quality, standing: then }),
        Err(error) => app.say(Manner::Failed, error.spoken(language)),
    }
}

/// Puts the board where it was then, on the item that the entry is about.
fn stand(app: &mut App, then: Matter) {
    app.stand_on(then);
    let Some(board) = app.board_mut() else { return };
    let about = board.standing.entries().last().and_then(|entry| decided(board, entry.number));
    if let Some(place) = about {
        board.select(place);
    }
    tell(app);
}

/// Place of the item that an entry decided on, or took a decision on back.
fn decided(board: &Board, number: u64) -> Option<usize> {
    let entry = board.standing.entries().iter().find(|entry| entry.number == number)?;
    entry.events.iter().find_map(|event| match event {
        Event::Decided { item, .. } => board.facts.docket().place(item),
        Event::Undone { entry } | Event::Redone { entry } if *entry < number => decided(board, *entry),
        _ => None,
    })
}

/// Says at the foot which entry the board stands at.
fn tell(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    let last = board.latest().number();
    if board.is_open() {
        let number = board.standing.number().to_string();
        let told = Phrase::new("board.past.at-open").with("number", number).with("last", last.to_string());
        return app.say(Manner::Told, told.spoken(language));
    }
    let line = running_minutes(&board.facts, &board.standing, language, 1).pop().unwrap_or_default();
    let line = width::cut(&line, LINE, Charset::Unicode);
    let told = Phrase::new("board.past.at").with("line", line).with("last", last.to_string());
    app.say(Manner::Told, told.spoken(language));
}

/// Comes back to the present.
pub fn leave(app: &mut App) {
    let privacy = app.privacy;
    let Some(board) = app.board_mut() else { return };
    let Some(Present { matter, item, shown }) = board.present.take().map(|present| *present) else { return };
    board.stand_on(matter, privacy);
    board.shown = shown;
    board.renew_shown();
    board.select(item);
}
