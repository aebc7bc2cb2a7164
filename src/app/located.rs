//! Texts are written anew once the lines of the session file that they name are known, or what the plan says.

use super::board::{App, Stage};
use super::explanation;
use super::layer::{Layer, Sheet};
use super::message::Located;
use super::number::sheet;
use super::plan::page;
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
            Some(Sheet::Candidate(_) | Sheet::Planned) | None => {}
        }
    }
}

/// Something more is known of the plan: what is being read of it tells it.
pub fn rewrite_plan(app: &mut App) {
    let language = app.language;
    let Stage::Sitting(board) = &app.stage else { return };
    let (below, Some(Layer::Reading(reading))) = (app.layers.len().checked_sub(2), app.layers.last()) else { return };
    let written = match (&reading.sheet, below.map(|at| &app.layers[at])) {
        (Some(Sheet::Candidate(candidate)), _) => Some(explanation::of_item(board, candidate.as_ref(), language)),
        (Some(Sheet::Planned), Some(Layer::Plan(page))) => page::written(board, page.at, language),
        _ => None,
    };
    if let (Some(written), Some(Layer::Reading(reading))) = (written, app.layers.last_mut()) {
        reading.lines = written.lines;
    }
}
