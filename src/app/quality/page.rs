//! The page: when it comes before the board, opening it, and opening a row of it.

use crate::command::catalogue::Command;
use crate::command::keymap;
use crate::journal::standing::Life;
use crate::text::words::{Phrase, say};

use super::entry::entries;
use super::sheet::Opened;
use crate::app::board::{App, Board};
use crate::app::layer::{Layer, Reading, Sheet};
use crate::app::message::Effect;

/// Whether the page is seen before the board: rules cannot judge all of the docket, or something must be settled, and
/// nothing is decided yet.
pub fn comes_first(board: &Board) -> bool {
    let untouched = board.standing.life() != Life::Closed && board.standing.decisions().next().is_none();
    untouched && board.quality.comes_first()
}

/// How many notices there are, and the key that shows them; none where there are none.
pub fn told(board: &Board) -> Option<Phrase> {
    let some = !board.quality.notices.is_empty();
    some.then(|| {
        let told = Phrase::new("quality.page.told").with("key", keymap::shown_key(Command::Quality));
        told.with("summary", board.quality.summary())
    })
}

/// Opens the page on its first row.
pub fn open(app: &mut App) {
    app.layers.push(Layer::Quality(0));
}

/// Opens the selected row: whom it concerns, with the lines of the session file.
pub fn open_entry(app: &mut App, selected: usize) -> Vec<Effect> {
    let language = app.language;
    let Some(board) = app.board() else { return Vec::new() };
    let Some(entry) = entries(&board.quality).get(selected).copied() else { return Vec::new() };
    let Some(opened) = Opened::of(&board.facts, &board.quality, entry) else { return Vec::new() };
    let (paths, lines) = (opened.paths(), opened.lines(None, language));
    let reading = Reading::new(say(language, "quality.page.opened").to_owned(), lines);
    app.layers.push(Layer::Reading(Reading { sheet: Some(Sheet::Data(entry)), ..reading }));
    vec![Effect::Locate(paths)]
}
