//! Moving about: selections of lists, sections of texts, fields, candidates, numbers. Nothing is decided by it.

use std::sync::Arc;

use crate::command::catalogue::Command;

use super::availability;
use super::board::{App, Stage};
use super::facts;
use super::layer::Layer;
use super::minutes;
use super::number::walk::Step;
use super::numbers;
use super::plan;
use super::preference;
use super::quality::entry;
use super::scenario;

/// Rows that one page moves over.
const PAGE: usize = 8;

/// Does what a command of moving about says.
pub fn go(app: &mut App, command: Command) {
    match command {
        Command::Down => step(app, 1),
        Command::Up => step(app, -1),
        Command::PageDown => step(app, PAGE.cast_signed()),
        Command::PageUp => step(app, -PAGE.cast_signed()),
        Command::First => step(app, isize::MIN / 2),
        Command::Last => step(app, isize::MAX / 2),
        Command::NextCandidate => turn_candidate(app, 1),
        Command::PreviousCandidate => turn_candidate(app, -1),
        Command::NextNumber | Command::PreviousNumber => numbers::along(app, command == Command::NextNumber),
        Command::NextPanel | Command::PreviousPanel => numbers::over(app, command == Command::NextPanel),
        Command::NextField => step_field(app, 1),
        Command::PreviousField => step_field(app, -1),
        _ => match app.layers.last_mut() {
            Some(Layer::Reading(reading)) => reading.step_section(command == Command::NextSection),
            Some(Layer::Finder(finder)) => finder.turn(command == Command::NextSort),
            Some(Layer::Card(card)) => card.toggle(),
            Some(Layer::Filter(page)) if command == Command::Toggle => page.toggle(),
            Some(Layer::Filter(page)) => page.turn(command == Command::NextGroup),
            _ => {}
        },
    }
}

/// Moves the selection of whatever list is on top.
pub fn step(app: &mut App, rows: isize) {
    if matches!(app.layers.last(), Some(Layer::Numbers(_))) {
        // Home and End go to the first and the last number of all.
        return numbers::step(app, if rows.unsigned_abs() > 1 { Step::Along(rows) } else { Step::Rows(rows) });
    }
    if matches!(app.layers.last(), Some(Layer::Minutes(_))) {
        return minutes::step(app, rows);
    }
    if matches!(app.layers.last(), Some(Layer::Plan(_))) {
        return plan::page::step(app, rows);
    }
    if matches!(app.layers.last(), Some(Layer::Scenario(_))) {
        return scenario::step(app, rows);
    }
    let moved = |at: usize, count: usize| at.saturating_add_signed(rows).min(count.saturating_sub(1));
    let board = match &app.stage {
        Stage::Sitting(board) => Some((Arc::clone(&board.facts), board.look.prospect.candidates.clone())),
        Stage::Choosing(_) | Stage::Opening(_) => None,
    };
    let entries = match (app.layers.last(), app.board()) {
        (Some(Layer::Quality(_)), Some(board)) => entry::entries(&board.quality).len(),
        _ => 0,
    };
    let help_rows =
        if matches!(app.layers.last(), Some(Layer::Help(_))) { availability::help_rows(app).len() } else { 0 };
    let fact_lines = facts::count(app);
    match (app.layers.last_mut(), board) {
        (Some(Layer::Quality(selected)), _) => *selected = moved(*selected, entries),
        (Some(Layer::Attendance(selected)), Some((facts, _))) => {
            *selected = moved(*selected, facts.sitting().members.len());
        }
        (Some(Layer::Candidates(list)), Some((_, candidates))) => {
            let at = candidates.iter().position(|candidate| Some(&candidate.employee) == list.selected.as_ref());
            let next = moved(at.unwrap_or(0), candidates.len());
            list.selected = candidates.get(next).map(|candidate| candidate.employee.clone());
        }
        (Some(Layer::Reading(reading)), _) => reading.top = moved(reading.top, reading.lines.len()),
        (Some(Layer::Help(help)), _) => help.selected = moved(help.selected, help_rows),
        (Some(Layer::Preferences(selected)), _) => *selected = moved(*selected, preference::ALL.len()),
        (Some(Layer::Facts(sheet)), _) => sheet.selected = moved(sheet.selected, fact_lines),
        (Some(Layer::Finder(finder)), _) => finder.selected = moved(finder.selected, finder.rows()),
        (Some(Layer::Filter(page)), _) => page.step(rows),
        (Some(Layer::Past) | None, Some(_)) => {
            if let Some(board) = app.board_mut() {
                let row = board.shown.row(board.place()).unwrap_or(0);
                let next = board.shown.place(moved(row, board.shown.rows()));
                board.select(next.unwrap_or(row));
            }
        }
        (None, None) => {
            if let Stage::Choosing(chooser) = &mut app.stage {
                chooser.selected = moved(chooser.selected, chooser.choices.len());
                chooser.faults.clear();
            }
        }
        _ => {}
    }
}

fn step_field(app: &mut App, step: isize) {
    match app.layers.last_mut() {
        Some(Layer::Card(card)) => card.step(step),
        Some(Layer::Form(form)) => form.step(step),
        Some(Layer::Editor(editor)) => editor.step(step),
        Some(Layer::Question(question)) => question.on_yes = !question.on_yes,
        _ => {}
    }
}

/// The next candidate of the ranking, to look at beside the others.
fn turn_candidate(app: &mut App, turn: isize) {
    let Some(board) = app.board_mut() else { return };
    if board.item().is_swap() {
        return;
    }
    let candidates = &board.look.prospect.candidates;
    let at = candidates.iter().position(|candidate| Some(&candidate.employee) == board.candidate());
    let next = at.unwrap_or(0).saturating_add_signed(turn).min(candidates.len().saturating_sub(1));
    let candidate = candidates.get(next).map(|candidate| candidate.employee.clone());
    board.choose(candidate);
}
