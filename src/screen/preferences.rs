//! Preferences: every value with what goes before it, changed by the arrows.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::App;
use crate::app::preference::ALL;
use crate::text::width;
use crate::text::words::say;

use super::cursor::Cursor;
use super::foot;
use super::frame;
use super::theme::{Role, Theme};

/// Columns of what can be chosen, and of the value between its arrows.
const TITLE: usize = 14;
const VALUE: usize = 30;

/// Draws the page.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, selected: usize) -> Cursor {
    let title = say(app.language, "board.preferences");
    let rows = u16::try_from(ALL.len()).unwrap_or(u16::MAX);
    let inside = frame::window(buffer, area, theme, (area.width.min(90), rows.saturating_add(8)), title);
    let mut cursor = Position::new(inside.x, inside.y);
    for (row, (place, preference)) in (1..).zip(ALL.into_iter().enumerate()) {
        let chosen = place == selected;
        let lead = if chosen { ">" } else { " " };
        let title = width::pad(say(app.language, preference.title()), TITLE, theme.charset);
        let value = format!("< {} >", say(app.language, preference.value(app)));
        let text = format!("{lead} {title}{}{}", width::pad(&value, VALUE, theme.charset), preference.note(app));
        frame::line(buffer, inside, row, theme, if chosen { Role::Selected } else { Role::Text }, &text);
        if chosen {
            frame::fill(buffer, inside, row, theme.style(Role::Selected));
            cursor = Position::new(inside.x, inside.y + row);
        }
    }
    let last = inside.height.saturating_sub(1);
    frame::line(buffer, inside, last, theme, Role::Dim, say(app.language, "board.preferences.how"));
    let said = Rect::new(inside.x, inside.y + last.saturating_sub(3), inside.width, 3);
    foot::draw_said(buffer, said, theme, app);
    Cursor::Resting(cursor)
}
