//! Opening the finder, and where Enter leads from it.

use crate::paper::running::running_minutes;
use crate::text::language::Language;

use super::board::{App, Board, Stage};
use super::filter::act;
use super::find::index::Thing;
use super::find::state::{Finder, Hit};
use super::layer::{Layer, Reading};
use super::minutes;
use super::sheet::{agency, employee, position};

/// Opens the finder.
pub fn open(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    let lines = if board.is_open() { 0 } else { board.standing.entries().len() };
    let minutes = running_minutes(&board.facts, &board.standing, language, lines);
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
            act::go_to(app, place);
        }
        Hit::Line(place) => {
            let entry = app.board().and_then(|board| board.standing.entries().get(place)).map(|entry| entry.number);
            minutes::open(app, entry);
        }
        Hit::Thing(thing) => {
            let Some(board) = app.board() else { return };
            if let Some(sheet) = sheet_of(board, thing, language) {
                app.layers.push(Layer::Reading(sheet));
            }
        }
    }
}

/// The sheet of a person, a position or a unit.
fn sheet_of(board: &Board, thing: Thing, language: Language) -> Option<Reading> {
    let facts = &board.facts;
    match thing {
        Thing::Item(_) => None,
        Thing::Unit(at) => facts.units().get(at).map(|found| agency::of(board, &found.id, language)),
        Thing::Position(at) => facts.positions().get(at).map(|found| position::of(board, &found.id, language)),
        Thing::Employee(at) => facts.employees().get(at).map(|found| employee::of(board, &found.id, language)),
    }
}
