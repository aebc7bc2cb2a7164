//! A text to read, wrapped to the window, moved through line by line.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::App;
use crate::app::layer::{Reading, ReadingLine, Tone};
use crate::text::width;

use super::cursor::Cursor;
use super::frame;
use super::theme::{Role, Theme};

/// Draws the text from its top line on; a long line goes on below, indented as it began.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, _app: &App, reading: &Reading) -> Cursor {
    let size = (area.width.min(110), area.height);
    let room = (frame::beside(size.0, area.width).saturating_sub(2), area.height.saturating_sub(2));
    let (from, shown) = page(reading, theme, (usize::from(room.0), usize::from(room.1)));
    // Which lines of how many: what goes on says so.
    let all = reading.lines.len();
    let place = if shown < all { format!("{}–{} / {all}", from + 1, from + shown) } else { String::new() };
    let inside = frame::counted(buffer, area, theme, size, &reading.title, &place);
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

/// The first line that is shown, and how many are shown in whole. Going to the end shows the last full page, not one line on
/// an empty one.
fn page(reading: &Reading, theme: Theme, (columns, height): (usize, usize)) -> (usize, usize) {
    // Only as many lines are wrapped as the window holds: a text may be very long.
    let shown = |from: usize| {
        let mut room = height;
        let fits = |line: &&ReadingLine| -> bool {
            let rows = wrapped(&line.text, theme, columns).len();
            let left = room.checked_sub(rows);
            room = left.unwrap_or(0);
            left.is_some()
        };
        reading.lines[from..].iter().take_while(fits).count()
    };
    let mut from = reading.top.min(reading.lines.len().saturating_sub(1));
    while from > 0 && from - 1 + shown(from - 1) == reading.lines.len() {
        from -= 1;
    }
    (from, shown(from).max(1))
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
