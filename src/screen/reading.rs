//! A text to read, wrapped to the window, moved through line by line.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::App;
use crate::app::layer::{Reading, Tone};
use crate::text::width;

use super::cursor::Cursor;
use super::frame;
use super::theme::{Role, Theme};

/// Draws the text from its top line on; a long line goes on below, indented as it began.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, _app: &App, reading: &Reading) -> Cursor {
    let columns = area.width.min(110);
    let inside = frame::window(buffer, area, theme, (columns, area.height), &reading.title);
    let height = usize::from(inside.height);
    let top = reading.top.min(reading.lines.len().saturating_sub(1));
    // Going to the end shows the last full page, not one line on an empty one.
    let mut from = top;
    // Only as many lines are wrapped as the window holds: a text may be very long.
    let fits = |from: usize| {
        let mut room = Some(height);
        for line in &reading.lines[from..] {
            let rows = wrapped(&line.text, theme, usize::from(inside.width)).len();
            room = room.and_then(|room| room.checked_sub(rows));
            if room.is_none() {
                break;
            }
        }
        room.is_some()
    };
    while from > 0 && fits(from - 1) {
        from -= 1;
    }
    let mut row = 0;
    for line in &reading.lines[from..] {
        let role = match line.tone {
            Tone::Plain => Role::Text,
            Tone::Heading => Role::Strong,
            Tone::Block => Role::Badge,
            Tone::Warn => Role::Over,
            Tone::Dim => Role::Dim,
        };
        for text in wrapped(&line.text, theme, usize::from(inside.width)) {
            frame::line(buffer, inside, row, theme, role, &text);
            row += 1;
        }
        if row >= inside.height {
            break;
        }
    }
    Cursor::Resting(Position::new(inside.x, inside.y))
}

/// The rows of one line; at least one, so that an empty line is an empty row. A line that fits stays as it is: the
/// columns of a table are made of blanks.
fn wrapped(text: &str, theme: Theme, room: usize) -> Vec<String> {
    let indent = " ".repeat(text.len() - text.trim_start().len());
    let letters = theme.letters(text.trim_start());
    // A blank stands on either side.
    if indent.len() + width::columns(&letters) + 1 < room {
        return vec![format!(" {indent}{letters}")];
    }
    let rows = width::wrap(&letters, room.saturating_sub(indent.len() + 2).max(10));
    if rows.is_empty() {
        return vec![String::new()];
    }
    rows.into_iter().map(|row| format!(" {indent}{row}")).collect()
}
