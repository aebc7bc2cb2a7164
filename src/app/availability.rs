//! When a command can be used, and the list that help makes of it.

use crate::command::catalogue::{Command, Row};
use crate::command::condition::Condition;
use crate::command::keymap;
use crate::command::place::Place;
use crate::journal::standing::Life;
use crate::text::words::{Phrase, say};

use super::board::{App, Board, Stage};
use super::find::words::score;
use super::layer::{HelpRows, Layer};

/// Whether a command can be used now; the same answer dims the row in help and refuses the key.
pub fn available(app: &App, row: &Row) -> Result<(), Phrase> {
    let board = app.board();
    let unavailable = |key: &'static str| Err(Phrase::new(key));
    let writable = || match board {
        None => unavailable("board.not.no-sitting"),
        Some(board) if board.standing.life() == Life::Closed => unavailable("board.not.closed"),
        Some(board) if !board.writable => Err(read_only(board)),
        Some(board) if adjourned(board) && row.when != Condition::Adjourned => unavailable("board.not.adjourned"),
        Some(_) => app.busy.map_or(Ok(()), |busy| unavailable(busy.key())),
    };
    match row.when {
        Condition::Always => Ok(()),
        Condition::Writable | Condition::OnItem if acts(row.command) => writable(),
        Condition::Writable | Condition::OnItem => match board {
            Some(_) => Ok(()),
            None => unavailable("board.not.no-sitting"),
        },
        Condition::Unmasked => {
            writable()?;
            if board.is_some_and(Board::is_open) { unavailable("board.not.masked") } else { Ok(()) }
        }
        Condition::Rewordable => match board {
            None => unavailable("board.not.no-sitting"),
            Some(board) if board.present.is_some() || !board.writable => Err(read_only(board)),
            Some(board) if board.is_open() => unavailable("board.not.masked"),
            Some(_) => app.busy.map_or(Ok(()), |busy| unavailable(busy.key())),
        },
        Condition::Adjourned => {
            writable()?;
            if board.is_some_and(adjourned) { Ok(()) } else { unavailable("board.not.not-adjourned") }
        }
        Condition::OnSections => match app.layers.last() {
            Some(Layer::Reading(reading)) if reading.has_sections() => Ok(()),
            _ => unavailable("board.not.no-sections"),
        },
        Condition::Narrowed => match (app.layers.last(), board) {
            (Some(Layer::Filter(_)), _) => Ok(()),
            (_, Some(board)) if board.shown.is_narrowed() => Ok(()),
            _ => unavailable("board.not.narrowed"),
        },
        Condition::Marked => match board {
            Some(board) if !board.marks.is_empty() => Ok(()),
            _ => unavailable("board.not.marked"),
        },
        Condition::OnChain => {
            writable()?;
            match board {
                Some(board) if board.item().chain.is_some() => Ok(()),
                _ => unavailable("board.not.no-chain"),
            }
        }
        Condition::OnBlock => {
            writable()?;
            match board {
                Some(board) if board.block_for_document().is_some() => Ok(()),
                Some(board) if board.look.prospect.blocks().next().is_some() => unavailable("board.not.no-document"),
                _ => unavailable("board.not.no-block"),
            }
        }
    }
}

/// Why nothing can be recorded here: it was handed over, and to whom, or is only looked at.
fn read_only(board: &Board) -> Phrase {
    match board.standing.handed_over() {
        Some(handed) => Phrase::new("board.not.handed-over").with("to", handed.to.as_str()),
        None => Phrase::new("board.not.read-only"),
    }
}

fn adjourned(board: &Board) -> bool {
    board.standing.life() == Life::Adjourned
}

/// Whether the command is about the matter, and not only about the view.
fn acts(command: Command) -> bool {
    !matches!(command, Command::ChooseCandidate | Command::NextCandidate | Command::PreviousCandidate)
}

/// The place that help is about: the one it was opened over, where its commands will run.
fn helped(app: &App) -> Place {
    let below = app.layers.iter().rev().find(|layer| !matches!(layer, Layer::Help(_)));
    match (below, &app.stage) {
        (Some(layer), _) => layer.place(),
        (None, Stage::Choosing(_)) => Place::Chooser,
        (None, Stage::Opening(_)) => Place::Opening,
        (None, Stage::Sitting(_)) => Place::Board,
    }
}

/// Rows of the help list that match what was typed, each with why it cannot be used now.
pub fn help_rows(app: &App) -> HelpRows {
    let (filter, latest_first) = match app.layers.last() {
        Some(Layer::Help(help)) => (help.filter.text().to_lowercase(), help.latest_first),
        _ => (String::new(), false),
    };
    let rows = keymap::rows_of(helped(app));
    let mut ranked: Vec<(i64, &'static Row)> = rows
        .filter_map(|row| {
            let words = format!("{} {} {}", row.keys[0], say(app.language, row.title), say(app.language, row.help));
            score(&words, &filter).map(|score| (score, row))
        })
        .collect();
    if !filter.trim().is_empty() {
        ranked.sort_by_key(|(score, _)| -score);
    } else if latest_first {
        let age = |row: &Row| app.recent.iter().position(|command| *command == row.command);
        ranked.sort_by_key(|(_, row)| age(row).unwrap_or(usize::MAX));
    }
    ranked.into_iter().map(|(_, row)| (row, available(app, row).map_err(|why| why.spoken(app.language)))).collect()
}
