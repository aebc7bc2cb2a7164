//! The walk over the numbers of the board: beginning it, going on, opening one.

use crate::text::words::{Phrase, say};

use super::board::{App, Manner};
use super::layer::{Layer, Reading, Sheet};
use super::message::Effect;
use super::number::key::Spot;
use super::number::walk::{self, Step};
use super::number::{open as opening, sheet};

/// Begins the walk over the numbers.
pub fn walk(app: &mut App) {
    if let Some(spot) = walk::start(&spots(app)).cloned() {
        app.layers.push(Layer::Numbers(spot));
    }
}

/// Every number of the board as it is now.
pub fn spots(app: &App) -> Vec<Spot> {
    app.board().map(|board| walk::spots(&board.scene(), app.wide, app.language)).unwrap_or_default()
}

/// To the next number, or the previous one.
pub fn along(app: &mut App, forward: bool) {
    step(app, Step::Along(if forward { 1 } else { -1 }));
}

/// To the first number of the next panel, or of the previous one.
pub fn over(app: &mut App, forward: bool) {
    step(app, Step::Panels(if forward { 1 } else { -1 }));
}

/// Goes on to another number.
pub fn step(app: &mut App, step: Step) {
    let spots = spots(app);
    if let Some(Layer::Numbers(spot)) = app.layers.last_mut()
        && let Some(next) = walk::step(&spots, spot, step)
    {
        *spot = next.clone();
    }
}

/// Opens the number on which the walk stands, and asks for the lines of its inputs in the session file.
pub fn open(app: &mut App) -> Vec<Effect> {
    let language = app.language;
    let (Some(board), Some(Layer::Numbers(spot))) = (app.board(), app.layers.last()) else { return Vec::new() };
    let Some(account) = opening::open(&board.scene(), &spot.key) else {
        app.say(Manner::Refused, say(language, "number.gone").to_owned());
        return Vec::new();
    };
    let title = Phrase::new("number.title").with("item", board.item().number).spoken(language);
    let paths = account.paths().into_iter().cloned().collect();
    let lines = sheet::lines(&account, None, language);
    app.layers
        .push(Layer::Reading(Reading { sheet: Some(Sheet::Number(Box::new(account))), ..Reading::new(title, lines) }));
    vec![Effect::Locate(paths)]
}
