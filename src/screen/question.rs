//! A question with two buttons; the harmless one has the focus.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::board::App;
use crate::app::layer::{Asked, Question};
use crate::text::width;
use crate::text::words::say;

use super::cursor::Cursor;
use super::form;
use super::frame;
use super::theme::{Role, Theme};

/// Draws a question.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, question: &Question) -> Cursor {
    let (title, text, no, yes) = match &question.asked {
        Asked::Discard => ("board.discard", "board.discard.text", "board.discard.no", "board.discard.yes"),
        Asked::Quit => ("board.quit", "board.quit.text", "board.quit.no", "board.quit.yes"),
        Asked::ContinueRehearsal(_) => {
            ("board.resume", "board.resume.text", "board.resume.new", "board.resume.continue")
        }
    };
    let height = if matches!(question.asked, Asked::Quit) { 9 } else { 11 };
    let inside = frame::window(buffer, area, theme, (66, height), say(app.language, title));
    let room = usize::from(inside.width).saturating_sub(2);
    let told = match &question.asked {
        Asked::ContinueRehearsal(earlier) => earlier.told.as_ref(),
        Asked::Quit | Asked::Discard => None,
    };
    let told = told.map(|told| told.spoken(app.language)).unwrap_or_default();
    let lines = width::wrap(&told, room).into_iter().chain(width::wrap(say(app.language, text), room));
    for (row, text) in (1..).zip(lines.filter(|line| !line.is_empty())) {
        frame::line(buffer, inside, row, theme, Role::Text, &format!(" {text}"));
    }
    let last = inside.height.saturating_sub(1);
    let yes = format!("{} (y)", say(app.language, yes));
    let no = say(app.language, no);
    Cursor::Resting(form::draw_buttons(buffer, inside, last, theme, no, &yes, !question.on_yes, question.on_yes))
}
