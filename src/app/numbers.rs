//! The walk over the numbers of the board: beginning it, going on, opening one.

use crate::text::words::{Phrase, say};

use super::board::{App, Manner};
use super::layer::{Layer, Reading};
use super::message::{Effect, Located};
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
    app.layers.push(Layer::Reading(Reading { number: Some(Box::new(account)), ..Reading::new(title, lines) }));
    vec![Effect::Locate(paths)]
}

/// The lines are known: the sheet that waits for them names them.
pub fn located(app: &mut App, located: &Located) {
    let language = app.language;
    for layer in &mut app.layers {
        if let Layer::Reading(reading) = layer
            && let Some(account) = &reading.number
        {
            reading.lines = sheet::lines(account, Some(located), language);
        }
    }
}
