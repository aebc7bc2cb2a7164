//! The page of the minutes: what happened and what was written down, wrapped, narrowed by typing, the selection in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::{App, Board};
use crate::app::minutes;
use crate::app::minutes_page::MinutesPage;
use crate::text::width;
use crate::text::words::say;

use super::cursor::Cursor;
use super::foot;
use super::form;
use super::frame;
use super::theme::{Role, Theme};

/// Rows at the foot, for the longest reason why words stay as they are.
const FOOT: u16 = 2;
/// Columns before what happened, and before the words below it.
const INDENT: [usize; 2] = [2, 6];

/// Draws the page.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, page: &MinutesPage) -> Cursor {
    let rows = minutes::rows(board, page, app.language);
    let selected = minutes::selected(&rows, page);
    let place = if rows.is_empty() { String::new() } else { format!("{}/{}", selected + 1, rows.len()) };
    let size = (area.width.min(110), area.height);
    let inside = frame::counted(buffer, area, theme, size, say(app.language, "board.minutes"), &place);
    let cursor = form::draw_field(buffer, inside, 0, theme, &page.filter, true);
    let list = Rect::new(inside.x, inside.y + 1, inside.width, inside.height.saturating_sub(1 + FOOT));
    if rows.is_empty() {
        frame::line(buffer, list, 0, theme, Role::Dim, say(app.language, "board.minutes.none"));
    }
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let indent = INDENT[usize::from(row.spot.row > 0)];
        let room = usize::from(list.width).saturating_sub(indent + 1);
        let wrapped = width::wrap(&theme.letters(&row.text), room.max(10)).into_iter().enumerate();
        lines.extend(wrapped.map(|(line, text)| {
            let lead = if at == selected && line == 0 { ">" } else { " " };
            (at, format!("{lead}{}{text}", " ".repeat(indent - 1)))
        }));
    }
    let height = usize::from(list.height);
    let [first, last] = [selected, selected + 1].map(|at| lines.partition_point(|(row, _)| *row < at));
    let top = frame::first_row(app.drawing.scrolling, last.saturating_sub(1), lines.len(), height).min(first);
    for (row, (at, text)) in (0..list.height).zip(&lines[top.min(lines.len())..]) {
        let role = if *at == selected { Role::Selected } else { Role::Text };
        frame::line(buffer, list, row, theme, role, text);
        if *at == selected {
            frame::fill(buffer, list, row, theme.style(Role::Selected));
        }
    }
    draw_foot(buffer, Rect::new(inside.x, list.bottom(), inside.width, FOOT), theme, app, board, page);
    cursor.map_or(Cursor::Resting(Position::new(inside.x, inside.y)), Cursor::Typing)
}

/// What was said, or what Enter does with the selected row.
fn draw_foot(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, page: &MinutesPage) {
    if app.said.is_some() {
        return foot::draw_said(buffer, area, theme, app);
    }
    let told = match minutes::words(board, page, app.language) {
        Some(Ok(_)) => say(app.language, "board.minutes.how").to_owned(),
        Some(Err(why)) => why,
        None => String::new(),
    };
    let room = usize::from(area.width).saturating_sub(2);
    for (row, text) in (0..area.height).zip(width::wrap(&theme.letters(&told), room)) {
        frame::line(buffer, area, row, theme, Role::Dim, &format!(" {text}"));
    }
}
