//! Opening the finder, and where Enter leads from it.

use crate::paper::running::running_minutes;
use crate::text::language::Language;

use super::board::{App, Board, Stage};
use super::explanation;
use super::find::index::Thing;
use super::find::state::{Finder, Hit};
use super::layer::Layer;

/// Opens the finder.
pub fn open(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    let minutes = running_minutes(&board.facts, &board.standing, language, board.standing.entries().len());
    let finder = Finder::of(&board.facts, minutes, &board.sought, board.place());
    app.layers.push(Layer::Finder(finder));
}

/// What is sought has changed.
pub fn look_again(app: &mut App) {
    if let (Some(Layer::Finder(finder)), Stage::Sitting(board)) = (app.layers.last_mut(), &mut app.stage) {
        finder.only = None;
        finder.look(&board.facts, board.place());
        finder.query.text().trim().clone_into(&mut board.sought);
    }
}

/// Enter: goes to the item, or opens what was found over the finder, so that Esc comes back to it.
pub fn press(app: &mut App) {
    let language = app.language;
    let Some(Layer::Finder(finder)) = app.layers.last() else { return };
    let Some(hit) = finder.shown().nth(finder.selected) else { return };
    match hit {
        Hit::Thing(Thing::Item(place)) => {
            app.layers.pop();
            if let Some(board) = app.board_mut() {
                board.select(place);
            }
        }
        Hit::Line(place) => explanation::minutes_from(app, place),
        Hit::Thing(Thing::Employee(_) | Thing::Position(_) | Thing::Unit(_)) => {
            let Some(board) = app.board() else { return };
            if let Some(sheet) = sheet_of(board, hit, language) {
                app.layers.push(Layer::Reading(sheet));
            }
        }
    }
}

fn sheet_of(board: &Board, hit: Hit, language: Language) -> Option<super::layer::Reading> {
    let _ = (board, hit, language);
    None
}
