//! Help: every command with its key and sentence, narrowed by typing; Enter runs one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::availability;
use crate::app::board::App;
use crate::app::layer::Help;
use crate::text::width;
use crate::text::words::say;

use super::cursor::Cursor;
use super::form;
use super::frame;
use super::theme::{Role, Theme};

/// Draws help.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, help: &Help) -> Cursor {
    let title = if help.latest_first { "board.palette" } else { "board.help" };
    let inside = frame::window(buffer, area, theme, (area.width.min(100), area.height), say(app.language, title));
    let cursor = form::draw_field(buffer, inside, 0, theme, &help.filter, true);
    let rows = availability::help_rows(app);
    let list = Rect::new(inside.x, inside.y + 1, inside.width, inside.height.saturating_sub(2));
    let top = frame::first_row(app.drawing.scrolling, help.selected, rows.len(), usize::from(list.height));
    for (line, (place, (row, usable))) in (0..list.height).zip(rows.iter().enumerate().skip(top)) {
        let chosen = place == help.selected;
        let keys: Vec<&str> = row.keys.iter().map(|key| theme.key(key)).collect();
        let keys = width::pad(&keys.join(" "), 10, theme.charset);
        let title = width::pad(say(app.language, row.title), 17, theme.charset);
        let sentence = match usable {
            Ok(()) => say(app.language, row.help).to_owned(),
            Err(why) => why.clone(),
        };
        let role = match (chosen, usable) {
            (true, _) => Role::Selected,
            (false, Ok(())) => Role::Text,
            (false, Err(_)) => Role::Dim,
        };
        let lead = if chosen { ">" } else { " " };
        frame::line(buffer, list, line, theme, role, &format!("{lead} {keys}{title}{sentence}"));
        if chosen {
            frame::fill(buffer, list, line, theme.style(Role::Selected));
        }
    }
    if rows.is_empty() {
        frame::line(buffer, list, 0, theme, Role::Dim, &format!("  {}", say(app.language, "board.help.none")));
    }
    let last = inside.height.saturating_sub(1);
    frame::line(buffer, inside, last, theme, Role::Dim, say(app.language, "board.help.how"));
    cursor.map_or(Cursor::Resting(Position::new(inside.x, inside.y)), Cursor::Typing)
}
