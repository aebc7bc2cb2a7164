//! The page of a scenario: what would come of it beside what is, and the values that can be turned.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::{App, Board};
use crate::app::scenario::{beside, figures, under, value};
use crate::app::scenario_page::{Row, ScenarioPage};
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::cursor::Cursor;
use super::foot;
use super::frame;
use super::naming;
use super::theme::{Role, Theme};

/// Columns of one state, and of the mark and value of a row that can be turned.
const STATE: usize = 15;
const VALUE: usize = 14;
/// Columns of the label of a value in words.
const NARROW: usize = 27;
/// Rows under the figures.
const UNDER: u16 = 2;

/// Draws the page.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, page: &ScenarioPage) -> Cursor {
    let rows = page.rows();
    let place = format!("{}/{}", page.at + 1, rows.len());
    let size = (area.width.min(116), area.height);
    let inside = frame::counted(buffer, area, theme, size, say(app.language, "scenario.title"), &place);
    frame::line(buffer, inside, 0, theme, Role::Dim, &format!(" {}", say(app.language, "scenario.how")));
    let row = draw_states(buffer, inside, theme, app, page);
    let row = draw_under(buffer, inside, row, theme, app, page);
    let height = inside.height.saturating_sub(row + 1);
    let list = Rect { y: inside.y + row, height, ..inside };
    let top = frame::first_row(app.drawing.scrolling, page.at, rows.len(), usize::from(height));
    for (at, (place, own)) in (0..height).zip(rows.iter().enumerate().skip(top)) {
        let chosen = place == page.at;
        let role = match (chosen, own.is_as_stated()) {
            (true, _) => Role::Selected,
            (false, true) => Role::Text,
            (false, false) => Role::Strong,
        };
        let text = row_text(app, (board, page), *own, chosen, usize::from(list.width), theme);
        frame::line(buffer, list, at, theme, role, &text);
        if chosen {
            frame::fill(buffer, list, at, theme.style(Role::Selected));
        }
    }
    let last = Rect { y: inside.bottom().saturating_sub(1), height: 1, ..inside };
    if app.said.is_some() {
        foot::draw_said(buffer, last, theme, app);
    } else {
        frame::line(buffer, last, 0, theme, Role::Dim, &format!(" {}", say(app.language, "scenario.keys")));
    }
    let at = u16::try_from(page.at.saturating_sub(top)).unwrap_or(0);
    Cursor::Resting(Position::new(list.x, list.y + at))
}

/// The three states side by side; the row after them.
fn draw_states(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, page: &ScenarioPage) -> u16 {
    let label = usize::from(area.width).saturating_sub(3 * STATE + 3).min(40);
    let line = |what: &str, cells: [String; 3]| {
        let cells = cells.map(|cell| width::pad_left(&cell, STATE, theme.charset)).concat();
        format!(" {}{cells}", width::pad(&theme.letters(what), label, theme.charset))
    };
    let [without, with] = match page.supposed.emergency {
        Some(_) => ["scenario.help.without", "scenario.help.with"],
        None => ["scenario.without", "scenario.with"],
    };
    let heads = ["scenario.today", without, with].map(|key| say(app.language, key).to_owned());
    frame::line(buffer, area, 1, theme, Role::Dim, &line("", heads));
    let outlook = match &page.outlook {
        Some(Some(outlook)) => outlook,
        other => {
            let key = if other.is_some() { "plan.impossible" } else { "scenario.counting" };
            frame::line(buffer, area, 2, theme, Role::Dim, &format!(" {}", say(app.language, key)));
            return 12;
        }
    };
    let mut row = 2;
    for (key, cells) in figures(outlook, app.language) {
        frame::line(buffer, area, row, theme, Role::Text, &line(say(app.language, key), cells));
        row += 1;
    }
    row
}

/// What is told under the figures, as much as fits; the row after it.
fn draw_under(buffer: &mut Buffer, area: Rect, row: u16, theme: Theme, app: &App, page: &ScenarioPage) -> u16 {
    let room = usize::from(area.width).saturating_sub(2);
    let lines: Vec<String> =
        under(page, app.language).iter().flat_map(|said| width::wrap(&theme.letters(said), room)).collect();
    let more = lines.len() > usize::from(UNDER);
    for (at, line) in (0..UNDER).zip(&lines) {
        let line = match more && at + 1 == UNDER {
            true => format!("{}{}", width::split(line, room - 1).0.trim_end(), theme.charset.ellipsis()),
            false => line.clone(),
        };
        frame::line(buffer, area, row + at, theme, Role::Dim, &format!(" {line}"));
    }
    row + UNDER
}

/// A value that can be turned, with what is told beside it.
fn row_text(
    app: &App,
    (board, page): (&Board, &ScenarioPage),
    row: Row<'_>,
    chosen: bool,
    room: usize,
    theme: Theme,
) -> String {
    let language = app.language;
    let label = 44.min(room.saturating_sub(VALUE + 18));
    let named = match row {
        Row::Emergency(aspect, _) => say(language, aspect.title()).to_owned(),
        Row::Factor(unit, ..) => {
            let factor = Phrase::new("scenario.factor");
            let room = label - width::columns(&factor.clone().with("unit", "").spoken(language));
            factor.with("unit", naming::unit(&board.facts, unit, room, theme)).spoken(language)
        }
        Row::Weight(lever, ..) => say(language, lever.title).to_owned(),
    };
    // Values of an emergency are words, for which the label makes room.
    let (label, room_of_value) = match row {
        Row::Emergency(..) => (NARROW.min(label), VALUE + label - NARROW.min(label)),
        Row::Factor(..) | Row::Weight(..) => (label, VALUE),
    };
    let value = theme.letters(&value(&board.facts, page, row, language));
    let value = width::cut(&value, room_of_value - 4, theme.charset);
    let value = width::pad_left(&format!("< {value} >"), room_of_value, theme.charset);
    let beside = theme.letters(&beside(&board.facts, row, language));
    let lead = if chosen { ">" } else { " " };
    let text = format!("{lead} {}{value}  {beside}", width::pad(&theme.letters(&named), label, theme.charset));
    width::cut(&text, room, theme.charset)
}
