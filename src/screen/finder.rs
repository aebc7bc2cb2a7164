//! The finder: a field, how many of each sort match, and the matches; Enter goes there.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::app::board::{App, Board};
use crate::app::find::index::Thing;
use crate::app::find::state::{Finder, Hit, Sort};
use crate::domain::ids::PositionId;
use crate::text::preferences::Privacy;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::cursor::Cursor;
use super::docket;
use super::form;
use super::frame;
use super::naming;
use super::theme::{Role, Theme};

/// Columns of the word that tells the sort.
const SORT: usize = 9;

/// Draws the finder.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, finder: &Finder) -> Cursor {
    let rows = finder.rows();
    let place = if rows == 0 { String::new() } else { format!("{}/{rows}", finder.selected + 1) };
    let size = (area.width.min(120), area.height);
    let inside = frame::counted(buffer, area, theme, size, say(app.language, "board.finder.title"), &place);
    let cursor = form::draw_words(buffer, inside, 0, theme, &finder.query, true, board.is_open());
    draw_sorts(buffer, inside, theme, app, finder);
    let list = Rect::new(inside.x, inside.y + 2, inside.width, inside.height.saturating_sub(3));
    if rows == 0 {
        frame::line(buffer, list, 0, theme, Role::Dim, &format!(" {}", say(app.language, "board.finder.none")));
    }
    let top = frame::first_row(app.drawing.scrolling, finder.selected, rows, usize::from(list.height));
    for (row, (at, hit)) in (0..list.height).zip(finder.shown().enumerate().skip(top)) {
        let chosen = at == finder.selected;
        let role = if chosen { Role::Selected } else { Role::Text };
        let lead = if chosen { ">" } else { " " };
        let text = told(app, board, finder, hit, usize::from(list.width).saturating_sub(2 + SORT), theme);
        let sort = width::pad(say(app.language, hit.sort().key()), SORT, theme.charset);
        frame::line(buffer, list, row, theme, role, &format!("{lead}{sort} {text}"));
        if chosen {
            frame::fill(buffer, list, row, theme.style(Role::Selected));
        }
    }
    let how = match app.privacy {
        _ if finder.similar && rows > 0 => "board.finder.similar",
        Privacy::Open => "board.finder.how.masked",
        Privacy::Closed => "board.finder.how",
    };
    frame::line(
        buffer,
        inside,
        inside.height.saturating_sub(1),
        theme,
        Role::Dim,
        &format!(" {}", say(app.language, how)),
    );
    cursor.map_or(Cursor::Resting(Position::new(inside.x, inside.y)), Cursor::Typing)
}

/// How many of each sort match; the one that is shown alone stands out.
fn draw_sorts(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, finder: &Finder) {
    let mut parts: Vec<(String, Style)> = vec![(" ".to_owned(), theme.style(Role::Text))];
    for sort in std::iter::once(None).chain(Sort::ALL.into_iter().map(Some)) {
        let count = finder.count(sort);
        let name = say(app.language, sort.map_or("board.finder.all", Sort::key));
        // Before anything is sought there is nothing to count.
        let told = match finder.query.text().trim().is_empty() {
            true => name.to_owned(),
            false => Phrase::new("board.finder.count").with("name", name).with("count", count).spoken(app.language),
        };
        let role = match (finder.only == sort, count) {
            (true, _) => Role::Focus,
            (false, 0) => Role::Dim,
            (false, _) => Role::Text,
        };
        parts.push((told, theme.style(role)));
        parts.push(("  ".to_owned(), theme.style(Role::Text)));
    }
    let borrowed: Vec<(&str, Style)> = parts.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    frame::parts(buffer, area, 1, theme, &borrowed);
}

/// One match in at most `room` columns: its name, and what tells it from others of the same name.
fn told(app: &App, board: &Board, finder: &Finder, hit: Hit, room: usize, theme: Theme) -> String {
    let facts = &board.facts;
    let thing = match hit {
        Hit::Line(at) => return finder.minutes.get(at).cloned().unwrap_or_default(),
        Hit::Thing(thing) => thing,
    };
    // What tells a match from others of the same name has a column of its own; of a person it is the longer one.
    let beside = if matches!(thing, Thing::Employee(_)) { room * 3 / 5 } else { room * 3 / 10 };
    match thing {
        Thing::Item(at) => {
            let Some(item) = facts.docket().items().get(at) else { return String::new() };
            let each = beside.saturating_sub(3) / item.moves.len().max(1);
            let names: Vec<String> =
                item.moves.iter().map(|own| naming::employee(facts, &own.employee, each, theme)).collect();
            let seats = naming::seats(facts, item, room.saturating_sub(beside + 9), theme);
            let lead = format!("{} {:>3} {seats}", docket::mark(board, item), item.number);
            two(&lead, &names.join(" / "), beside, room, theme)
        }
        Thing::Unit(at) => {
            let Some(unit) = facts.units().get(at) else { return String::new() };
            let above = unit.parent.as_ref().map(|above| naming::unit(facts, above, beside, theme));
            two(&unit.name, &above.unwrap_or_default(), beside, room, theme)
        }
        Thing::Position(at) => {
            let Some(position) = facts.positions().get(at) else { return String::new() };
            let title = naming::position(facts, &position.id, room - beside - 1, theme);
            two(&title, &held_by(app, board, &position.id, beside, theme), beside, room, theme)
        }
        Thing::Employee(at) => {
            let Some(employee) = facts.employees().get(at) else { return String::new() };
            let none = || say(app.language, "board.no-position").to_owned();
            let held = employee.position.as_ref().map_or_else(none, |id| naming::position(facts, id, beside, theme));
            two(&naming::employee(facts, &employee.id, room - beside - 1, theme), &held, beside, room, theme)
        }
    }
}

/// Who holds a position by the facts: a name, how many, or that it is vacant.
fn held_by(app: &App, board: &Board, position: &PositionId, room: usize, theme: Theme) -> String {
    match board.facts.holders(position) {
        [] => say(app.language, "board.finder.vacant").to_owned(),
        [one] => naming::employee(&board.facts, one, room, theme),
        several => Phrase::new("board.finder.holders").with("count", several.len()).spoken(app.language),
    }
}

/// A name, and in a column of its own on the right what tells it from others of the same name.
fn two(left: &str, right: &str, beside: usize, room: usize, theme: Theme) -> String {
    let first = room.saturating_sub(beside + 1);
    let left = width::pad(&width::cut(&theme.letters(left), first, theme.charset), first, theme.charset);
    format!("{left} {}", width::cut(&theme.letters(right), beside, theme.charset))
}
