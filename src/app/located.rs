//! Texts that name lines of the session file are written anew once the lines are known.

use super::board::{App, Stage};
use super::layer::{Layer, Sheet};
use super::message::Located;
use super::number::sheet;
use super::quality::sheet::Opened;

/// The lines are known: what waits for them names them.
pub fn rewrite(app: &mut App, located: &Located) {
    let language = app.language;
    let Stage::Sitting(board) = &app.stage else { return };
    for layer in &mut app.layers {
        let Layer::Reading(reading) = layer else { continue };
        match &reading.sheet {
            Some(Sheet::Number(account)) => reading.lines = sheet::lines(account, Some(located), language),
            Some(Sheet::Data(entry)) => {
                let opened = Opened::of(&board.facts, &board.quality, *entry);
                reading.lines = opened.map(|opened| opened.lines(Some(located), language)).unwrap_or_default();
            }
            None => {}
        }
    }
}
