//! All agencies at a glance: need, people now, people after everything accepted, in words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::board::{App, Board};
use crate::app::number::key::{Moment, NumberKey, Panel};
use crate::app::number::walk;
use crate::text::width;
use crate::text::words::{Phrase, say};
use crate::workload::effectiveness;

use super::frame;
use super::marks;
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
    let agencies = walk::agencies(&board.scene());
    let fits = agencies.len() <= usize::from(inside.height);
    let room = if fits { inside.height } else { inside.height.saturating_sub(1) };
    if !fits {
        let more = Phrase::new("board.ends.more").with("count", agencies.len() - usize::from(room));
        frame::line(buffer, inside, room, theme, Role::Dim, &more.spoken(app.language));
    }
    let walked = app.walk().filter(|spot| spot.panel == Panel::Agencies).map_or(0, |spot| spot.row);
    let from = (walked + 1).saturating_sub(usize::from(room));
    for (row, balance) in (0..room).zip(agencies.into_iter().skip(from)) {
        let now = board.look.now.unit(&balance.unit);
        let before = now.map_or(balance.strength, |found| found.strength);
        let words = effectiveness::difference_words(balance.difference()).spoken(app.language);
        let role = Role::of_difference(balance.difference());
        let name = width::pad(&naming::unit(&board.facts, &balance.unit, 14, theme), 15, theme.charset);
        let change = format!("{:>3} {} {:>3} / {:<3} ", before, theme.arrow(), balance.strength, balance.need);
        frame::parts(
            buffer,
            inside,
            row,
            theme,
            &[(&name, theme.style(Role::Text)), (&change, theme.style(Role::Dim)), (&words, theme.style(role))],
        );
        let strength = |moment| Some(NumberKey::Strength(balance.unit.clone(), moment));
        let keys = [strength(Moment::Now), strength(Moment::All), Some(NumberKey::Need(balance.unit.clone()))];
        let (named, changed) = (width::columns(&name), width::columns(&change));
        marks::runs(buffer, frame::part(inside, row, named, changed), theme, app, Panel::Agencies, &keys);
        let said = frame::part(inside, row, named + changed, width::columns(&words));
        let difference = NumberKey::Difference(balance.unit.clone(), Moment::All);
        marks::whole(buffer, said, theme, app, Panel::Agencies, &difference);
    }
}
