//! The chooser: session files that were found, with title and date, and how to begin.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::App;
use crate::app::chooser::Chooser;
use crate::text::width;
use crate::text::words::say;

use super::foot;
use super::frame;
use super::theme::{Role, Theme};

/// Draws the chooser; returns where the selected row is.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, chooser: &Chooser) -> Position {
    let head = Rect::new(area.x, area.y, area.width, 1);
    frame::fill(buffer, head, 0, theme.style(Role::Head));
    frame::line(buffer, head, 0, theme, Role::Head, &format!(" {}", say(app.language, "board.chooser.head")));
    let body = Rect::new(area.x, area.y + 1, area.width, area.height - 2);
    let inside = frame::boxed(buffer, body, theme, say(app.language, "board.chooser"), "");
    frame::line(buffer, inside, 0, theme, Role::Text, &format!(" {}", say(app.language, "board.chooser.text")));
    let mut row = 2;
    let mut cursor = Position::new(inside.x, inside.y);
    if chooser.choices.is_empty() {
        frame::line(buffer, inside, row, theme, Role::Over, &format!(" {}", say(app.language, "board.chooser.empty")));
    }
    for (place, choice) in chooser.choices.iter().enumerate() {
        let chosen = place == chooser.selected;
        let title = match &choice.title {
            Ok(title) => title.as_str(),
            Err(_) => say(app.language, "board.chooser.unreadable"),
        };
        let sample = if choice.sample { say(app.language, "board.chooser.sample") } else { "" };
        let role = if chosen { Role::Selected } else { Role::Strong };
        let lead = if chosen { ">" } else { " " };
        frame::line(buffer, inside, row, theme, role, &format!("{lead} {title} {sample}"));
        if chosen {
            frame::fill(buffer, inside, row, theme.style(Role::Selected));
            cursor = Position::new(inside.x, inside.y + row);
        }
        frame::line(buffer, inside, row + 1, theme, Role::Text, &format!("    {}", choice.about));
        frame::line(buffer, inside, row + 2, theme, Role::Dim, &format!("    {}", choice.path.display()));
        row += 4;
    }
    for fault in &chooser.faults {
        for text in width::wrap(fault, usize::from(inside.width).saturating_sub(3)) {
            frame::line(buffer, inside, row, theme, Role::Over, &format!(" {text}"));
            row += 1;
        }
    }
    let hints = Rect::new(area.x, area.bottom() - 1, area.width, 1);
    foot::draw_hints(buffer, hints, theme, app);
    cursor
}
