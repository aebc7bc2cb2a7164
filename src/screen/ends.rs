//! Workload at both ends: now, after this item, after everything accepted; always with words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::board::{App, Board};
use crate::app::look::End;
use crate::app::number::key::{Moment, NumberKey, Panel};
use crate::text::numbers;
use crate::text::width;
use crate::text::words::{Phrase, say};
use crate::workload::balance::UnitBalance;
use crate::workload::effectiveness;

use super::frame;
use super::marks;
use super::naming;
use super::theme::{Role, Theme};

/// Draws both ends of the selected item.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) {
    let inside = frame::boxed(buffer, area, theme, say(app.language, "board.ends"), "");
    let mut row = 0;
    let ends = &board.look.ends;
    let rows_left = inside.height.saturating_sub(1);
    let shown = ends.len().min(usize::from(rows_left / 4).max(1));
    // The walk brings an end into sight for which there was no room.
    let walked = app.walk().filter(|spot| spot.panel == Panel::Ends).map_or(0, |spot| spot.row / 4);
    let from = (walked.min(ends.len().saturating_sub(1)) + 1).saturating_sub(shown);
    for end in ends.iter().skip(from).take(shown) {
        draw_end(buffer, inside, row, theme, app, board, end);
        row += 4;
    }
    if ends.len() > shown {
        let more = Phrase::new("board.ends.more").with("count", ends.len() - shown).spoken(app.language);
        frame::line(buffer, inside, row, theme, Role::Dim, &more);
    }
    let last = inside.height.saturating_sub(1);
    let told = spread_line(app, board, theme, usize::from(inside.width));
    frame::line(buffer, inside, last, theme, Role::Dim, &told);
    let keys = [Moment::Now, Moment::Item, Moment::All].map(|moment| Some(NumberKey::Spread(moment)));
    let last = frame::part(inside, last, 0, usize::from(inside.width));
    marks::runs(buffer, last, theme, app, Panel::Ends, &keys);
}

/// The spread at all three moments; where the words leave no room for a number, in fewer words.
fn spread_line(app: &App, board: &Board, theme: Theme, room: usize) -> String {
    let shown = |deviation: Option<i64>| {
        deviation.map_or_else(|| "?".to_owned(), |value| numbers::decimal(value, 3, app.language))
    };
    let spreads = &board.look.spreads;
    let told = |key| {
        Phrase::new(key)
            .with("now", shown(spreads.now.deviation))
            .with("item", shown(spreads.with_item.deviation))
            .with("all", shown(spreads.with_all.deviation))
            .with("arrow", theme.arrow())
            .spoken(app.language)
    };
    let whole = told("board.spread");
    if width::columns(&whole) <= room { whole } else { told("board.spread.short") }
}

fn draw_end(buffer: &mut Buffer, area: Rect, row: u16, theme: Theme, app: &App, board: &Board, end: &End) {
    let direction = match (end.releases, end.receives) {
        (true, true) if board.facts.is_exchange(&board.item().moves) => "board.end.both",
        (true, true) if board.item().moves.len() > 1 => "board.end.across",
        (true, true) => "board.end.within",
        (_, true) => "board.end.to",
        (_, false) => "board.end.from",
    };
    let direction = say(app.language, direction);
    let need = Phrase::new("board.end.need").with("need", end.now.need).spoken(app.language);
    let total = usize::from(area.width);
    let name_room = total.saturating_sub(8 + width::columns(&need) + 1);
    let name = width::pad(&naming::unit(&board.facts, &end.unit, name_room, theme), name_room, theme.charset);
    frame::parts(
        buffer,
        area,
        row,
        theme,
        &[
            (&width::pad(direction, 8, theme.charset), theme.style(Role::Dim)),
            (&name, theme.style(Role::Strong)),
            (" ", theme.style(Role::Text)),
            (&need, theme.style(Role::Text)),
        ],
    );
    let needed = frame::part(area, row, 8 + name_room + 1, width::columns(&need));
    marks::runs(buffer, needed, theme, app, Panel::Ends, &[Some(NumberKey::Need(end.unit.clone()))]);
    let largest = [&end.now, &end.with_item, &end.with_all].iter().map(|b| b.strength.max(b.need)).max().unwrap_or(1);
    let moments = [(Moment::Now, &end.now), (Moment::Item, &end.with_item), (Moment::All, &end.with_all)];
    for (offset, (moment, balance)) in (1..).zip(moments) {
        draw_moment(buffer, area, row + offset, theme, app, moment, balance, largest.max(1));
    }
}

fn label(moment: Moment) -> &'static str {
    match moment {
        Moment::Now => "board.end.now",
        Moment::Item => "board.end.item",
        Moment::All => "board.end.all",
    }
}

#[expect(clippy::too_many_arguments, reason = "a row is drawn from where it stands, how it looks and what it shows")]
fn draw_moment(
    buffer: &mut Buffer,
    area: Rect,
    row: u16,
    theme: Theme,
    app: &App,
    moment: Moment,
    balance: &UnitBalance,
    largest: u32,
) {
    let words = effectiveness::difference_words(balance.difference()).spoken(app.language);
    let total = usize::from(area.width);
    let words_room = 16;
    let bar_room = total.saturating_sub(8 + 4 + 1 + words_room).clamp(4, 40);
    let cells = |persons: u32| (u64::from(persons) * bar_room as u64).div_ceil(u64::from(largest)) as usize;
    let filled = cells(balance.strength);
    let gap = cells(balance.need).saturating_sub(filled);
    let role = Role::of_difference(balance.difference());
    frame::parts(
        buffer,
        area,
        row,
        theme,
        &[
            (&width::pad(say(app.language, label(moment)), 8, theme.charset), theme.style(Role::Dim)),
            (&theme.bar(filled, gap, bar_room), theme.style(role)),
            (&format!("{:>4} ", balance.strength), theme.style(Role::Text)),
            (&words, theme.style(role)),
        ],
    );
    let strength = [Some(NumberKey::Strength(balance.unit.clone(), moment))];
    marks::runs(buffer, frame::part(area, row, 8 + bar_room, 4), theme, app, Panel::Ends, &strength);
    let said = frame::part(area, row, 8 + bar_room + 5, width::columns(&words));
    let difference = NumberKey::Difference(balance.unit.clone(), moment);
    marks::whole(buffer, said, theme, app, Panel::Ends, &difference);
}
