//! Marking what is selected, and taking all marks away.

use crate::command::catalogue::Command;
use crate::text::words::{Phrase, Value};

use super::board::{App, Manner, Stage};
use super::layer::Layer;
use super::marks::{MOST, Marks};

/// Does what a command of marking says.
pub fn run(app: &mut App, command: Command) {
    match command {
        Command::ClearMarks => clear(app),
        _ => turn(app),
    }
}

/// Marks the selected item or, in the list of candidates, the selected one, or takes the mark away.
fn turn(app: &mut App) {
    let language = app.language;
    let Stage::Sitting(board) = &mut app.stage else { return };
    let (number, item) = (board.item().number, board.selected.clone());
    let (manner, told) = match app.layers.last() {
        Some(Layer::Candidates(list)) => {
            let Some(candidate) = &list.selected else { return };
            match board.marks.turn_candidate(&item, candidate) {
                None => (Manner::Refused, Phrase::new("board.marks.most").with("most", MOST)),
                Some(_) => {
                    let count = board.marks.candidates(&item).len();
                    (Manner::Told, Phrase::new("board.marks.candidates").with("count", count).with("item", number))
                }
            }
        }
        _ => {
            let marked = board.marks.turn(&item);
            board.renew_shown();
            let told = Phrase::new(if marked { "board.marks.set" } else { "board.marks.taken" });
            (Manner::Told, told.with("item", number).with("count", board.marks.items()))
        }
    };
    app.say(manner, told.spoken(language));
}

/// Takes all marks away.
fn clear(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board_mut() else { return };
    let marks = std::mem::take(&mut board.marks);
    board.renew_shown();
    app.say(Manner::Told, gone(&marks).spoken(language));
}

/// How many marks are gone.
fn gone(marks: &Marks) -> Phrase {
    let counted = |key, count: usize| (count > 0).then(|| Value::from(Phrase::new(key).with("count", count)));
    let kinds = [("board.marks.items", marks.items()), ("board.marks.people", marks.people())];
    let counts = kinds.into_iter().filter_map(|(key, count)| counted(key, count));
    Phrase::new("board.marks.cleared").with_list("marks", counts)
}
