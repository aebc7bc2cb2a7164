//! The first frame: which session is being read, so that a large one is not waited for in the dark.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::language::Language;
use crate::text::words::{Phrase, say};

use super::cursor::Cursor;
use super::frame;
use super::theme::{Role, Theme};

/// Draws that `session` is being opened; that sessions are looked for when none was named.
pub fn draw(buffer: &mut Buffer, theme: Theme, language: Language, session: Option<&str>) -> Cursor {
    let area = buffer.area;
    buffer.set_style(area, theme.ground());
    let head = Rect { height: area.height.min(1), ..area };
    frame::fill(buffer, head, 0, theme.style(Role::Head));
    frame::line(buffer, head, 0, theme, Role::Head, &format!(" {}", say(language, "board.chooser.head")));
    let text = match session {
        Some(session) => Phrase::new("board.opening").with("file", session).spoken(language),
        None => say(language, "board.opening.chooser").to_owned(),
    };
    frame::line(buffer, area, 2, theme, Role::Text, &format!(" {text}"));
    Cursor::Resting(Position::new(area.x, area.y))
}
