//! The editor of long texts in a window: what the text is about, the text itself, and two buttons.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;

use crate::app::board::App;
use crate::app::editor::{Editor, Focus, Subject};
use crate::text::words::{Phrase, say};

use super::cursor::Cursor;
use super::theme::{Role, Theme};
use super::{form, frame, naming};

/// Columns and rows of the window where the screen has them: a line of text stays short enough to be read.
const WINDOW: (u16, u16) = (92, 26);
/// Rows under the text: the line, a refusal, the buttons.
const BELOW: u16 = 4;

/// Draws the editor.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, editor: &Editor) -> Cursor {
    let left = editor.nearly_full().map(|left| Phrase::new("board.editor.left").with("count", left));
    let left = left.map(|left| left.spoken(app.language)).unwrap_or_default();
    let title = match editor.subject {
        Subject::Note(_) => "board.editor.note.title",
        Subject::Wording { .. } => "board.editor.wording.title",
    };
    let inside = frame::counted(buffer, area, theme, WINDOW, say(app.language, title), &left);
    let rule = "─".repeat(usize::from(inside.width));
    frame::line(buffer, inside, 0, theme, Role::Dim, &format!(" {}", about(app, editor, theme)));
    frame::line(buffer, inside, 1, theme, Role::Border, &rule);
    let height = inside.height.saturating_sub(2 + BELOW);
    // A column is left for the cursor behind a full line.
    let text = Rect::new(inside.x + 1, inside.y + 2, inside.width.saturating_sub(2), height);
    let at = draw_text(buffer, text, theme, editor);
    frame::line(buffer, inside, 2 + height, theme, Role::Border, &rule);
    if let Some(refusal) = &editor.refusal {
        form::draw_refusal(buffer, inside, 3 + height, 2, theme, app, refusal);
    }
    let last = inside.height.saturating_sub(1);
    let (cancel, save) = (say(app.language, "board.button.cancel"), say(app.language, "board.button.save"));
    let (on_cancel, on_save) = (editor.focus == Focus::Cancel, editor.focus == Focus::Save);
    let button = form::draw_buttons(buffer, inside, last, theme, cancel, save, on_cancel, on_save);
    if editor.focus == Focus::Text { Cursor::Typing(at) } else { Cursor::Resting(button) }
}

/// Draws the text as it wraps; returns where its cursor is. The text area notes how wide it was drawn, which is what
/// its arrows go by; drawn twice it is the same.
fn draw_text(buffer: &mut Buffer, area: Rect, theme: Theme, editor: &Editor) -> Position {
    editor.area().render(area, buffer);
    for position in area.positions() {
        let cell = &mut buffer[position];
        let shown = theme.letters(cell.symbol());
        if shown != cell.symbol() {
            cell.set_symbol(shown.graphemes(true).next().unwrap_or(" "));
        }
    }
    let (cursor, (top, _)) = (editor.area().screen_cursor(), editor.area().scroll_offset());
    let [row, column] = [cursor.row, cursor.col].map(|at| u16::try_from(at).unwrap_or(u16::MAX));
    let row = row.saturating_sub(top).min(area.height.saturating_sub(1));
    Position::new(area.x + column.min(area.width), area.y + row)
}

/// What the text is about, in words.
fn about(app: &App, editor: &Editor, theme: Theme) -> String {
    let (Some(board), language) = (app.board(), app.language) else { return String::new() };
    match &editor.subject {
        Subject::Note(None) => say(language, "board.editor.note.sitting").to_owned(),
        Subject::Note(Some(item)) => {
            let Some(item) = board.facts.docket().item(item) else { return String::new() };
            let seats = naming::seats(&board.facts, item, 50, theme);
            let about = Phrase::new("board.editor.note.about").with("item", item.number);
            about.with("seat", seats).spoken(language)
        }
        Subject::Wording { entry, .. } => {
            Phrase::new("board.editor.wording.about").with("entry", entry.to_string()).spoken(language)
        }
    }
}
