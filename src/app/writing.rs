//! Long texts: opens the editor, and saves what was written.

use crate::journal::decide::Request;
use crate::text::preferences::Privacy;
use crate::text::words::say;

use super::board::{App, Manner};
use super::editor::{Editor, Subject};
use super::layer::Layer;
use super::message::Effect;
use super::scenario;
use super::sending::send;

/// Opens the editor for a note: on the selected item, or from the page of a scenario on what comes of it.
pub fn take_note(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    let Some(Layer::Scenario(page)) = app.layers.last() else {
        let item = board.selected.clone();
        return open(app, Subject::Note(Some(item)), "");
    };
    match scenario::note(&board.facts, page, language) {
        Some(text) => open(app, Subject::Note(None), &text),
        None => app.say(Manner::Told, say(language, "scenario.counting").to_owned()),
    }
}

/// Opens the editor on words of the minutes, to put them otherwise.
pub fn wording(app: &mut App, entry: u64, place: usize, text: &str) {
    open(app, Subject::Wording { entry, place }, text);
}

fn open(app: &mut App, subject: Subject, text: &str) {
    let editor = Editor::holding(subject, text, app.privacy);
    app.layers.push(Layer::Editor(Box::new(editor)));
}

/// Takes back what was typed last, or brings it back.
pub fn turn(app: &mut App, back: bool) {
    if let Some(Layer::Editor(editor)) = app.layers.last_mut() {
        editor.turn(back);
    }
}

/// Saves what was written.
pub fn save(app: &mut App) -> Vec<Effect> {
    let (language, is_open) = (app.language, app.privacy == Privacy::Open);
    let Some(Layer::Editor(editor)) = app.layers.last_mut() else { return Vec::new() };
    let request = match &editor.subject {
        Subject::Wording { .. } if is_open => {
            editor.refusal = Some(say(language, "board.not.masked").to_owned());
            return Vec::new();
        }
        // As the editor cleans a text that it opens it may differ from the record though nobody typed.
        Subject::Wording { .. } if !editor.is_changed() => {
            editor.refusal = Some(say(language, "journal.refusal.reword-same").to_owned());
            return Vec::new();
        }
        Subject::Note(item) => Request::TakeNote { item: item.clone(), text: editor.text() },
        Subject::Wording { entry, place } => Request::Reword { entry: *entry, place: *place, text: editor.text() },
    };
    send(app, &request)
}
