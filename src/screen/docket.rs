//! The docket: items with mark and word, seat, suggested employee, kind of move, place in the chain.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::board::{App, Board};
use crate::app::filter::choice::ItemKind;
use crate::app::filter::{act, told};
use crate::app::number::key::{NumberKey, Panel};
use crate::app::number::walk;
use crate::domain::docket::Item;
use crate::journal::event::Outcome;
use crate::journal::named::{UNSOUND, WAITING};
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::frame;
use super::marks;
use super::naming;
use super::theme::{Role, Theme};

/// Draws the docket; returns the row of the selected item on the screen.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) -> u16 {
    let (inside, tallied) = draw_titles(buffer, area, theme, app, board);
    let keys: Vec<_> = walk::tally(&board.scene()).into_iter().map(|state| Some(NumberKey::Tally(state))).collect();
    marks::runs(buffer, tallied, theme, app, Panel::Docket, &keys);
    let items = board.facts.docket().items();
    let shown = &board.shown;
    let selected = shown.row(board.place()).unwrap_or(0);
    let top = frame::first_row(app.drawing.scrolling, selected, shown.rows(), usize::from(inside.height));
    let rows = (top..).map_while(|row| shown.place(row)).filter_map(|place| items.get(place));
    for (row, item) in (0..inside.height).zip(rows) {
        let chosen = item.id == board.selected;
        draw_item(buffer, inside, row, theme, app, board, item, chosen);
    }
    if shown.counts().0 == 0 {
        let told = act::nothing().spoken(app.language);
        frame::line(buffer, inside, inside.height - 1, theme, Role::Strong, &format!(" {told}"));
    }
    inside.y + u16::try_from(selected - top).unwrap_or(0)
}

/// The box with its title and the tally of all items; where the title tells the filter or marks, the tally stands in the
/// lower border. Gives the room inside and the row of the tally.
fn draw_titles(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) -> (Rect, Rect) {
    let row = |y: u16| Rect { y, height: 1, ..area };
    let marked = board.marks.items();
    if !board.shown.is_narrowed() && marked == 0 {
        let inside = frame::boxed(buffer, area, theme, say(app.language, "board.docket"), &tally(app, board));
        return (inside, row(area.y));
    }
    let room = usize::from(area.width).saturating_sub(4);
    let right = match marked {
        0 => String::new(),
        count => Phrase::new("board.marks.count").with("count", count).spoken(app.language),
    };
    let title = match board.shown.is_narrowed() {
        true => told::shown(&board.facts, &board.shown, room.saturating_sub(width::columns(&right) + 2), app.language),
        false => say(app.language, "board.docket").to_owned(),
    };
    let inside = frame::boxed(buffer, area, theme, &title, &right);
    let whole = Phrase::new("board.filter.whole").with("tally", tally(app, board)).spoken(app.language);
    let whole = width::cut(&format!(" {} ", theme.letters(&whole)), room, theme.charset);
    let columns = u16::try_from(width::columns(&whole)).unwrap_or(area.width).min(area.width.saturating_sub(2));
    let tallied = Rect::new(area.right() - 1 - columns, area.bottom() - 1, columns, 1);
    frame::line(buffer, tallied, 0, theme, Role::Dim, &whole);
    (inside, tallied)
}

/// How many items were accepted, rejected, parked, and how many wait.
pub fn tally(app: &App, board: &Board) -> String {
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

/// The mark of an item.
pub fn mark(board: &Board, item: &Item) -> &'static str {
    match board.standing.decision(&item.id) {
        Some(_) if board.unsound.contains(&item.number) => UNSOUND,
        decision => decision.map_or(WAITING, |decision| decision.outcome.mark()),
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
    let marked = say(app.language, "board.marked");
    let marked = if word_room > 0 { format!(" {marked} ") } else { format!("{marked} ") };
    let mark_room = if board.marks.items() > 0 { width::columns(&marked) } else { 0 };
    let fixed = 12 + 9 + 5 + word_room + mark_room;
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
    let kind = ItemKind::decided(facts, item, decision).map(|kind| say(app.language, kind.key())).unwrap_or_default();
    let chain = item.chain.map(|place| format!("{}/{}", place.place, place.length)).unwrap_or_default();
    let outcome = decision.map_or("board.waiting", |found| match found.outcome {
        // The term is wider than the column.
        Outcome::Replaced => "board.replaced",
        outcome => outcome.key(),
    });
    let is_marked = board.marks.has(&item.id);
    let outcome = if word_room > 0 { say(app.language, outcome) } else { "" };
    let text = format!(
        "{}{}{}{:>3}{} {} {} {} {} {}{}",
        if chosen { ">" } else { " " },
        mark(board, item),
        if is_marked { "*" } else { " " },
        item.number,
        if item.urgent { "!" } else { " " },
        width::pad(&naming::seats(facts, item, seat_room, theme), seat_room, theme.charset),
        width::pad(&names.join(" / "), name_room, theme.charset),
        width::pad(kind, 9, theme.charset),
        width::pad(&chain, 4, theme.charset),
        width::pad(outcome, word_room.saturating_sub(1), theme.charset),
        if is_marked { marked.as_str() } else { "" },
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
