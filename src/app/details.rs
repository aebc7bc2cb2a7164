//! Sensitive details of one item: asked for with a reason, taken down, and open on the screen for a while.
//!
//! They are shown only once the request is on the disk, of the selected item alone, and end with its decision, with
//! another item, after some minutes without a key, with the meeting, when the board looks back, and by masking.

use crate::domain::committee::Member;
use crate::domain::ids::MemberId;
use crate::journal::event::{Entry, Event, Presence};
use crate::journal::secretary;
use crate::text::preferences::Privacy;
use crate::text::words::say;

use super::board::{App, Board, Manner};
use super::field::Field;
use super::form::{Form, Purpose};
use super::layer::Layer;

/// Milliseconds without a key after which they end.
pub const IDLE: u64 = 5 * 60 * 1_000;

/// Asks who wants to see the details of the selected item, and why; where nothing is closed nothing is asked.
pub fn ask(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    let refusal = match (&board.opened, board.look.prospect.has_closed_details()) {
        (Some(_), _) => Some("board.details.already"),
        (None, false) => Some("board.details.none"),
        (None, true) => None,
    };
    if let Some(refusal) = refusal {
        return app.say(Manner::Refused, say(language, refusal).to_owned());
    }
    let mut form = Form::new(Purpose::Details(board.selected.clone()));
    let takes_down = secretary::present(board.facts.sitting(), &board.standing);
    if let Some(member) = takes_down {
        form.fields[0].1 = Field::offering(member.id.as_str());
        // Who asks is mostly that one; why is what is to be typed.
        form.focus = 1;
    }
    app.layers.push(Layer::Form(form));
}

/// Those at the table who may ask.
pub fn at_table(board: &Board) -> impl Iterator<Item = &Member> {
    let here = |member: &&Member| board.standing.presence(&member.id) == Some(Presence::Present);
    board.facts.sitting().members.iter().filter(here)
}

/// The member whose id was typed.
pub fn typed(board: &Board, text: &str) -> Option<MemberId> {
    let mut members = board.facts.sitting().members.iter();
    members.find(|member| member.id.as_str().eq_ignore_ascii_case(text)).map(|member| member.id.clone())
}

/// An entry is on the disk: it opens details, or ends those that are open.
pub fn after(board: &mut Board, entry: &Entry, privacy: Privacy) {
    for event in &entry.events {
        match event {
            Event::DetailsOpened { item, .. } if *item == board.selected && privacy == Privacy::Closed => {
                board.opened = Some(item.clone());
            }
            Event::Decided { item, .. } if board.opened.as_ref() == Some(item) => board.opened = None,
            Event::Adjourned { .. } | Event::Closed { .. } => board.opened = None,
            _ => {}
        }
    }
}

/// Time has passed without a key.
pub fn idle(app: &mut App, now: u64) {
    let language = app.language;
    if app.board().is_some_and(|board| board.opened.is_some()) && now >= app.now + IDLE {
        if let Some(board) = app.board_mut() {
            board.opened = None;
        }
        app.say(Manner::Told, say(language, "board.details.idle").to_owned());
    }
}

/// What stood in a text while details were open goes with them.
pub fn ended(app: &mut App) {
    app.layers.retain(|layer| !matches!(layer, Layer::Reading(_)));
    if let Some(board) = app.board_mut() {
        board.look_again();
    }
}
