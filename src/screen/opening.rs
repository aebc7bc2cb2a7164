//! What is seen while a session is being opened, so that a large one is not waited for in the dark.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::App;
use crate::app::opening::Opening;
use crate::text::words::{Phrase, say};

use super::foot;
use super::frame;
use super::theme::{Role, Theme};

/// Columns of the bar.
const BAR: usize = 50;

/// Draws which session is being opened and how far that is; returns where the cursor rests.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, opening: &Opening) -> Position {
    let language = app.language;
    let head = Rect { height: area.height.min(1), ..area };
    frame::fill(buffer, head, 0, theme.style(Role::Head));
    frame::line(buffer, head, 0, theme, Role::Head, &format!(" {}", say(language, "board.chooser.head")));
    let text = match &opening.file {
        Some(file) => Phrase::new("board.opening").with("file", file.as_str()).spoken(language),
        None => say(language, "board.opening.chooser").to_owned(),
    };
    let mut rows = vec![(Role::Text, text)];
    if let Some(reached) = &opening.reached {
        let filled = usize::from(reached.percent) * BAR / 100;
        let share = Phrase::new("board.opening.share").with("percent", usize::from(reached.percent)).spoken(language);
        rows.push((Role::Strong, format!("{} {share}", theme.bar(filled, BAR - filled, BAR))));
        rows.push((Role::Text, reached.says.spoken(language)));
        rows.extend(reached.stoppable.then(|| (Role::Dim, say(language, "board.opening.stop").to_owned())));
    }
    for (row, (role, text)) in (2..).step_by(2).zip(&rows) {
        frame::line(buffer, area, row, theme, *role, &format!(" {text}"));
    }
    if opening.reached.is_some() {
        foot::draw_hints(buffer, Rect::new(area.x, area.bottom() - 1, area.width, 1), theme, app);
    }
    Position::new(area.x, area.y)
}
