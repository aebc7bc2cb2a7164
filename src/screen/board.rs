//! The whole screen: layout by size, dispatch to panels and layers, where the cursor rests.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;

use crate::app::board::{App, Board, LEAST, Stage, WIDE};
use crate::app::explanation;
use crate::app::layer::Layer;
use crate::paper::running::running_minutes;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::cursor::Cursor;
use super::theme::{Role, Theme};
use super::{
    attendance, candidates, card, chooser, docket, editor, ends, facts, filter, finder, fit, foot, form, frame, head,
    help, marks, minutes, opening, plan, preferences, quality, question, reading, scenario,
};

/// Draws App into the buffer; says where the cursor belongs.
pub fn draw(app: &App, theme: Theme, buffer: &mut Buffer) -> Cursor {
    let cursor = draw_all(app, theme, buffer);
    frame::plain_blanks(buffer, theme);
    cursor
}

fn draw_all(app: &App, theme: Theme, buffer: &mut Buffer) -> Cursor {
    let area = buffer.area;
    buffer.set_style(area, theme.ground());
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return too_small(buffer, area, theme, app);
    }
    let rest = match &app.stage {
        Stage::Choosing(found) => chooser::draw(buffer, area, theme, app, found),
        Stage::Opening(opening) => opening::draw(buffer, area, theme, app, opening),
        Stage::Sitting(board) => draw_board(buffer, area, theme, app, board),
    };
    match app.layers.last() {
        Some(layer) => draw_layer(buffer, area, theme, app, layer, rest),
        None => Cursor::Resting(rest),
    }
}

fn too_small(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App) -> Cursor {
    let message = Phrase::new("board.too-small")
        .with("columns", usize::from(area.width))
        .with("rows", usize::from(area.height))
        .spoken(app.language);
    for (row, text) in (0..area.height).zip(width::wrap(&message, usize::from(area.width).max(1))) {
        frame::line(buffer, area, row, theme, Role::Strong, &text);
    }
    Cursor::Resting(Position::new(area.x, area.y))
}

/// Draws the board; returns where the selected row is.
fn draw_board(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) -> Position {
    let said = foot::said_rows(app, area.width, 4);
    let verdicts = match area.height {
        0..30 => 4 - said.min(4),
        30..45 => 5,
        _ => 9,
    };
    let middle = match area.height {
        0..34 => 11,
        34..45 => 13,
        _ => 15,
    };
    let rows = Layout::vertical([
        Constraint::Length(1),
        Constraint::Min(5),
        Constraint::Length(middle),
        Constraint::Length(verdicts),
        Constraint::Length(said),
        Constraint::Length(1),
    ]);
    let [top, list, middle, notes, told, hints] = rows.areas(area);
    head::draw(buffer, top, theme, app, board);
    let selected = draw_list(buffer, list, theme, app, board);
    draw_middle(buffer, middle, theme, app, board);
    foot::draw_last_entry(buffer, middle, theme, board);
    foot::draw_verdicts(buffer, notes, theme, app, board);
    foot::draw_said(buffer, told, theme, app);
    foot::draw_guide(buffer, told, theme, app);
    foot::draw_hints(buffer, hints, theme, app);
    Position::new(list.x + 1, selected)
}

/// The docket, and beside it the minutes where there is room for both.
fn draw_list(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) -> u16 {
    if area.width < 110 {
        return docket::draw(buffer, area, theme, app, board);
    }
    let share = if area.width >= 160 { 62 } else { 66 };
    let [left, right] = Layout::horizontal([Constraint::Percentage(share), Constraint::Fill(1)]).areas(area);
    draw_minutes(buffer, right, theme, app, board);
    docket::draw(buffer, left, theme, app, board)
}

/// The live minutes: the latest lines, wrapped, newest at the foot.
fn draw_minutes(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) {
    let inside = frame::boxed(buffer, area, theme, say(app.language, "board.minutes"), "");
    let height = usize::from(inside.height);
    let sentences = if board.is_open() {
        vec![explanation::hidden_minutes(app.language)]
    } else {
        running_minutes(&board.facts, &board.standing, app.language, height)
    };
    let wrapped: Vec<String> = sentences
        .iter()
        .flat_map(|sentence| width::wrap(&theme.letters(sentence), usize::from(inside.width)))
        .collect();
    let from = wrapped.len().saturating_sub(height);
    for (row, text) in (0..inside.height).zip(&wrapped[from..]) {
        let role = if text.starts_with('#') { Role::Text } else { Role::Dim };
        frame::line(buffer, inside, row, theme, role, text);
    }
}

/// Both ends and the fit side by side; on a wide screen all agencies between them.
fn draw_middle(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) {
    let left = match area.width {
        0..100 => Constraint::Length(38),
        100..150 => Constraint::Length(52),
        _ => Constraint::Length(56),
    };
    if area.width >= WIDE {
        let [ends, all, fit] = Layout::horizontal([left, Constraint::Length(53), Constraint::Fill(1)]).areas(area);
        super::ends::draw(buffer, ends, theme, app, board);
        super::agencies::draw(buffer, all, theme, app, board);
        fit::draw(buffer, fit, theme, app, board);
        return;
    }
    let [left, right] = Layout::horizontal([left, Constraint::Fill(1)]).areas(area);
    ends::draw(buffer, left, theme, app, board);
    fit::draw(buffer, right, theme, app, board);
}

fn draw_layer(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, layer: &Layer, rest: Position) -> Cursor {
    // Only the layer on top has a selection: what stays in sight of the list below loses its own. The
    // head is no list; without colours its band looks like a selected row.
    let chosen = theme.style(Role::Selected);
    for cell in buffer.content.iter_mut().skip(usize::from(area.width)) {
        let style = cell.style();
        if style.fg == chosen.fg.or(style.fg)
            && style.bg == chosen.bg.or(style.bg)
            && style.add_modifier == chosen.add_modifier
        {
            cell.set_style(Style::reset().patch(theme.ground()));
        }
    }
    let hints = Rect::new(area.x, area.bottom() - 1, area.width, 1);
    frame::fill(buffer, hints, 0, theme.ground());
    frame::line(buffer, hints, 0, theme, Role::Text, &" ".repeat(usize::from(area.width)));
    foot::draw_hints(buffer, hints, theme, app);
    // The head of a sitting stays: nobody shall take a rehearsal for the real thing, or look at a page of a record that is
    // only read without seeing so.
    let head = u16::from(matches!(app.stage, Stage::Sitting(_)));
    let over = Rect::new(area.x, area.y + head, area.width, area.height - 1 - head);
    match (layer, &app.stage) {
        (Layer::Card(found), Stage::Sitting(board)) => card::draw(buffer, over, theme, app, board, found),
        (Layer::Form(found), _) => form::draw(buffer, over, theme, app, found),
        (Layer::Editor(found), _) => editor::draw(buffer, over, theme, app, found),
        (Layer::Candidates(list), Stage::Sitting(board)) => candidates::draw(buffer, over, theme, app, board, list),
        (Layer::Attendance(at), Stage::Sitting(board)) => attendance::draw(buffer, over, theme, app, board, *at),
        (Layer::Quality(at), Stage::Sitting(board)) => quality::draw(buffer, over, theme, app, board, *at),
        (Layer::Past, _) => Cursor::Resting(rest),
        (Layer::Numbers(_), _) => Cursor::Resting(marks::marked(buffer).unwrap_or(rest)),
        (Layer::Reading(found), _) => reading::draw(buffer, over, theme, app, found),
        (Layer::Facts(sheet), Stage::Sitting(board)) => facts::draw(buffer, over, theme, app, board, sheet),
        (Layer::Minutes(page), Stage::Sitting(board)) => minutes::draw(buffer, over, theme, app, board, page),
        (Layer::Plan(page), Stage::Sitting(board)) => plan::draw(buffer, over, theme, app, board, *page),
        (Layer::Scenario(page), Stage::Sitting(board)) => scenario::draw(buffer, over, theme, app, board, page),
        (Layer::Filter(page), Stage::Sitting(board)) => filter::draw(buffer, over, theme, app, board, page),
        (Layer::Finder(found), Stage::Sitting(board)) => finder::draw(buffer, over, theme, app, board, found),
        (Layer::Help(found), _) => help::draw(buffer, over, theme, app, found),
        (Layer::Preferences(at), _) => preferences::draw(buffer, over, theme, app, *at),
        (Layer::Question(found), _) => question::draw(buffer, over, theme, app, found),
        (
            Layer::Card(_)
            | Layer::Candidates(_)
            | Layer::Attendance(_)
            | Layer::Quality(_)
            | Layer::Facts(_)
            | Layer::Minutes(_)
            | Layer::Plan(_)
            | Layer::Scenario(_)
            | Layer::Filter(_)
            | Layer::Finder(_),
            Stage::Choosing(_) | Stage::Opening(_),
        ) => Cursor::Resting(rest),
    }
}
