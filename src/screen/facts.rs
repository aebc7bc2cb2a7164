//! The list of facts that can be put right, narrowed by typing; Enter opens the form of one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::{App, Board};
use crate::app::fact_sheet::FactSheet;
use crate::app::facts;
use crate::text::width;
use crate::text::words::say;

use super::cursor::Cursor;
use super::foot;
use super::form;
use super::frame;
use super::theme::{Role, Theme};

/// Columns of the label, where there is room.
const LABEL: usize = 42;

/// Draws the list.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, sheet: &FactSheet) -> Cursor {
    let lines = facts::lines(board, sheet, app.language);
    let size = (area.width.min(110), area.height);
    let place = if lines.is_empty() { String::new() } else { format!("{}/{}", sheet.selected + 1, lines.len()) };
    let inside = frame::counted(buffer, area, theme, size, say(app.language, "board.facts.title"), &place);
    let cursor = form::draw_field(buffer, inside, 0, theme, &sheet.filter, true);
    let said = foot::said_rows(app, inside.width, 3);
    let list = Rect::new(inside.x, inside.y + 1, inside.width, inside.height.saturating_sub(1 + said));
    if lines.is_empty() {
        let key = if sheet.read.is_some() { "board.facts.none" } else { "board.facts.reading" };
        frame::line(buffer, list, 0, theme, Role::Dim, say(app.language, key));
    }
    let label = LABEL.min(usize::from(list.width) / 2);
    let top = frame::first_row(app.drawing.scrolling, sheet.selected, lines.len(), usize::from(list.height));
    for (row, (place, line)) in (0..list.height).zip(lines.iter().enumerate().skip(top)) {
        let chosen = place == sheet.selected;
        let role = match (chosen, &line.act) {
            (true, _) => Role::Selected,
            (false, None) => Role::Strong,
            (false, Some(_)) if line.value.is_empty() => Role::Dim,
            (false, Some(_)) => Role::Text,
        };
        let lead = if chosen { ">" } else { " " };
        let text = if line.value.is_empty() {
            format!("{lead} {}", line.label)
        } else {
            format!("{lead} {} {}", width::pad(&line.label, label, theme.charset), line.value)
        };
        frame::line(buffer, list, row, theme, role, &text);
        if chosen {
            frame::fill(buffer, list, row, theme.style(Role::Selected));
        }
    }
    let foot = Rect::new(inside.x, list.bottom(), inside.width, inside.bottom().saturating_sub(list.bottom()));
    match &app.said {
        Some(_) => foot::draw_said(buffer, foot, theme, app),
        None => frame::line(buffer, foot, 0, theme, Role::Dim, say(app.language, "board.facts.how")),
    }
    cursor.map_or(Cursor::Resting(Position::new(inside.x, inside.y)), Cursor::Typing)
}
