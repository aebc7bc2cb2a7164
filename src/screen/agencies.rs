//! All agencies at a glance: need, people now, people after everything accepted, in words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::board::{App, Board};
use crate::text::width;
use crate::text::words::{Phrase, say};
use crate::workload::effectiveness;

use super::frame;
use super::naming;
use super::theme::{Role, Theme};

/// Draws one row an agency, the farthest from its need first.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) {
    let inside = frame::boxed(
        buffer,
        area,
        theme,
        say(app.language, "board.agencies"),
        say(app.language, "board.agencies.order"),
    );
    let mut agencies: Vec<_> = board.look.with_all.agencies().collect();
    agencies.sort_by_key(|balance| std::cmp::Reverse(balance.difference().abs()));
    let fits = agencies.len() <= usize::from(inside.height);
    let room = if fits { inside.height } else { inside.height.saturating_sub(1) };
    if !fits {
        let more = Phrase::new("board.ends.more").with("count", agencies.len() - usize::from(room));
        frame::line(buffer, inside, room, theme, Role::Dim, &more.spoken(app.language));
    }
    for (row, balance) in (0..room).zip(agencies) {
        let now = board.look.now.unit(&balance.unit);
        let before = now.map_or(balance.strength, |found| found.strength);
        let words = effectiveness::difference_words(balance.difference()).spoken(app.language);
        let role = match balance.difference() {
            0 => Role::Text,
            difference if difference < 0 => Role::Short,
            _ => Role::Over,
        };
        let name = width::pad(&naming::unit(&board.facts, &balance.unit, 14, theme), 15, theme.charset);
        let change = format!("{:>3} {} {:>3} / {:<3} ", before, theme.arrow(), balance.strength, balance.need);
        frame::parts(
            buffer,
            inside,
            row,
            theme,
            &[(&name, theme.style(Role::Text)), (&change, theme.style(Role::Dim)), (&words, theme.style(role))],
        );
    }
}
