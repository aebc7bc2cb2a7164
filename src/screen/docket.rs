//! The docket: items with mark and word, seat, suggested employee, kind of move, place in the chain.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::board::{App, Board};
use crate::app::number::key::{NumberKey, Panel};
use crate::app::number::walk;
use crate::domain::docket::Item;
use crate::journal::event::Outcome;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::frame;
use super::marks;
use super::naming;
use super::theme::{Role, Theme};

/// Draws the docket; returns the row of the selected item on the screen.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) -> u16 {
    let inside = frame::boxed(buffer, area, theme, say(app.language, "board.docket"), &tally(app, board));
    let keys: Vec<_> = walk::tally(&board.scene()).into_iter().map(|state| Some(NumberKey::Tally(state))).collect();
    marks::runs(buffer, Rect { height: 1, ..area }, theme, app, Panel::Docket, &keys);
    let items = board.facts.docket().items();
    let selected = board.place();
    let top = frame::first_row(app.drawing.scrolling, selected, items.len(), usize::from(inside.height));
    for (row, item) in (0..inside.height).zip(items.iter().skip(top)) {
        let chosen = item.id == board.selected;
        draw_item(buffer, inside, row, theme, app, board, item, chosen);
    }
    inside.y + u16::try_from(selected - top).unwrap_or(0)
}

/// How many items were accepted, rejected, parked, and how many wait.
fn tally(app: &App, board: &Board) -> String {
    let count = |wanted: fn(Outcome) -> bool| board.standing.decisions().filter(|found| wanted(found.outcome)).count();
    let all = board.facts.docket().items().len();
    let outside = count(|outcome| outcome == Outcome::OutsideJurisdiction);
    let phrase = match outside {
        0 => Phrase::new("board.docket.tally"),
        _ => Phrase::new("board.docket.tally-outside").with("outside", outside),
    };
    phrase
        .with("accepted", count(Outcome::moves))
        .with("rejected", count(|outcome| outcome == Outcome::Rejected))
        .with("parked", count(|outcome| outcome == Outcome::Parked))
        .with("waiting", all - board.standing.decisions().count().min(all))
        .spoken(app.language)
}

/// The mark of an item: it needs no font and no colour.
pub fn mark(board: &Board, item: &Item) -> &'static str {
    match board.standing.decision(&item.id).map(|decision| decision.outcome) {
        None => "[ ]",
        Some(Outcome::Accepted) => "[v]",
        Some(Outcome::AcceptedWithConditions) => "[s]",
        Some(Outcome::Replaced) => "[g]",
        Some(Outcome::Rejected) => "[x]",
        Some(Outcome::Parked) => "[~]",
        Some(Outcome::OutsideJurisdiction) => "[k]",
    }
}

#[expect(clippy::too_many_arguments, reason = "a row is drawn from where it stands, how it looks and what it shows")]
fn draw_item(
    buffer: &mut Buffer,
    area: Rect,
    row: u16,
    theme: Theme,
    app: &App,
    board: &Board,
    item: &Item,
    chosen: bool,
) {
    let facts = &board.facts;
    let total = usize::from(area.width);
    let word_room = if total >= 100 { 23 } else { 0 };
    let fixed = 12 + 9 + 5 + word_room;
    let free = total.saturating_sub(fixed + 1);
    let name_room = (free * 2 / 5).clamp(8, 30);
    let seat_room = free.saturating_sub(name_room);
    let decision = board.standing.decision(&item.id);
    let mover = decision.and_then(|found| found.moves.first()).map(|found| &found.employee);
    let mover = mover.or(item.moves.first().map(|mutation| &mutation.employee));
    let names: Vec<String> = match item.moves.as_slice() {
        [_] | [] => mover.map(|id| naming::employee(facts, id, name_room, theme)).into_iter().collect(),
        several => {
            let each = name_room.saturating_sub(3) / several.len();
            several.iter().map(|mutation| naming::employee(facts, &mutation.employee, each, theme)).collect()
        }
    };
    let kind =
        item.moves.first().map(|mutation| say(app.language, facts.kind_of(mutation).short_key())).unwrap_or_default();
    let kind = match item.is_swap() {
        true if facts.is_exchange(&item.moves) => say(app.language, "board.swap"),
        true => say(app.language, "board.together"),
        false => kind,
    };
    let chain = item.chain.map(|place| format!("{}/{}", place.place, place.length)).unwrap_or_default();
    let outcome = decision.map_or("board.waiting", |found| match found.outcome {
        // The term is wider than the column.
        Outcome::Replaced => "board.replaced",
        outcome => outcome.key(),
    });
    let outcome = if word_room > 0 { say(app.language, outcome) } else { "" };
    let text = format!(
        "{}{} {:>3}{} {} {} {} {} {}",
        if chosen { ">" } else { " " },
        mark(board, item),
        item.number,
        if item.urgent { "!" } else { " " },
        width::pad(&naming::seats(facts, item, seat_room, theme), seat_room, theme.charset),
        width::pad(&names.join(" / "), name_room, theme.charset),
        width::pad(kind, 9, theme.charset),
        width::pad(&chain, 4, theme.charset),
        width::pad(outcome, word_room.saturating_sub(1), theme.charset),
    );
    let role = match (chosen, decision.is_some()) {
        (true, _) => Role::Selected,
        (false, true) => Role::Dim,
        (false, false) => Role::Text,
    };
    frame::line(buffer, area, row, theme, role, &text);
    if chosen {
        frame::fill(buffer, area, row, theme.style(Role::Selected));
    }
}
