//! The filter: columns of choices, each with how many items it would show, and a field for words.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::{App, Board};
use crate::app::filter::page::{COLUMNS, FilterPage, Focus, HEADINGS};
use crate::app::filter::{act, told};
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::cursor::Cursor;
use super::form;
use super::frame;
use super::theme::{Role, Theme};

/// Columns of a choice: its lead and mark, what it is called, how many items it would show.
const LEAD: usize = 5;
const LABELS: [usize; 3] = [20, 18, 9];
const COUNT: usize = 5;

/// Rows beside those of the longest column: borders, the field, a heading, the foot, and blanks between them; and of the
/// page at least, which is all of the smallest screen.
const ROWS: usize = 7;
const LEAST: u16 = 22;

/// Columns that the names of agencies take at most on a wide screen.
const WIDEST: usize = 40;

/// Draws the page.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, page: &FilterPage) -> Cursor {
    let language = app.language;
    let (count, all) = (page.left.places.len(), board.facts.docket().items().len());
    let counted = Phrase::new("board.filter.counted").with("count", count).with("all", all).spoken(language);
    let longest = (0..COLUMNS).map(|column| page.column(column).len()).max().unwrap_or(0);
    let size = (area.width.min(100), u16::try_from(longest + ROWS).unwrap_or(area.height).max(LEAST));
    let inside = frame::counted(buffer, area, theme, size, say(language, "board.filter.title"), &counted);
    let label = format!(" {} ", say(language, "board.filter.words"));
    let lead = u16::try_from(width::columns(&label)).unwrap_or(0);
    let typing = page.focus == Focus::Words;
    frame::line(buffer, inside, 0, theme, if typing { Role::Focus } else { Role::Strong }, &label);
    let field = Rect { x: inside.x + lead, width: inside.width.saturating_sub(lead), ..inside };
    let cursor = form::draw_words(buffer, field, 0, theme, &page.words, typing, board.is_open());
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(4), ..inside };
    let mut labels = LABELS;
    let taken = LABELS.iter().map(|label| LEAD + label + COUNT).sum::<usize>();
    labels[1] = (labels[1] + usize::from(inside.width).saturating_sub(taken)).min(WIDEST);
    let mut resting = Position::new(inside.x, inside.y);
    let mut left = inside.x;
    for (column, label) in labels.into_iter().enumerate() {
        let columns = u16::try_from(LEAD + label + COUNT).unwrap_or(0);
        let place = Rect { x: left, width: columns.min(inside.right().saturating_sub(left)), ..list };
        let selected = draw_column(buffer, place, theme, app, board, page, column);
        if page.focus == Focus::Column(column) {
            resting = selected;
        }
        left += columns;
    }
    draw_foot(buffer, inside, theme, app, board, count);
    cursor.map_or(Cursor::Resting(resting), Cursor::Typing)
}

/// One column; gives where its selected row is.
fn draw_column(
    buffer: &mut Buffer,
    area: Rect,
    theme: Theme,
    app: &App,
    board: &Board,
    page: &FilterPage,
    column: usize,
) -> Position {
    let focused = page.focus == Focus::Column(column);
    let heading = HEADINGS.get(column).map_or("", |group| say(app.language, group.key()));
    frame::line(buffer, area, 0, theme, if focused { Role::Focus } else { Role::Strong }, &format!(" {heading} "));
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let offered = page.column(column);
    let selected = page.row(column);
    let top = frame::first_row(app.drawing.scrolling, selected, offered.len(), usize::from(list.height));
    let room = usize::from(area.width).saturating_sub(LEAD + COUNT);
    for (row, (at, place)) in (0..list.height).zip(offered.iter().enumerate().skip(top)) {
        let choice = &page.facets.offered[*place];
        let count = page.left.counts[*place];
        let picked = page.is_picked(choice);
        let chosen = focused && at == selected;
        let text = format!(
            "{}{} {}{}",
            if chosen { ">" } else { " " },
            if picked { "[x]" } else { "[ ]" },
            width::pad(&theme.letters(&told::label(&board.facts, choice, app.language)), room, theme.charset),
            width::pad_left(&count.to_string(), COUNT - 1, theme.charset),
        );
        let role = match (chosen, picked, count) {
            (true, ..) => Role::Selected,
            (false, true, _) => Role::Strong,
            (false, false, 0) => Role::Dim,
            (false, false, _) => Role::Text,
        };
        frame::line(buffer, list, row, theme, role, &text);
    }
    Position::new(list.x, list.y + u16::try_from(selected - top).unwrap_or(0))
}

/// How choices work together, that they leave nothing, with the cure, or that what the rules say is still to come.
fn draw_foot(buffer: &mut Buffer, inside: Rect, theme: Theme, app: &App, board: &Board, count: usize) {
    let last = inside.height.saturating_sub(1);
    let (role, text) = match count {
        0 => (Role::Badge, format!(" {} ", act::none_left().spoken(app.language))),
        _ if !board.is_judged() => (Role::Dim, format!(" {}", say(app.language, "board.filter.judging"))),
        _ => (Role::Dim, format!(" {}", say(app.language, "board.filter.how"))),
    };
    frame::line(buffer, inside, last, theme, role, &text);
}
