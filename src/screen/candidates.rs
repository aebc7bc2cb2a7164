//! The list of candidates: rank by fit, completeness, and what the rules say of each.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::{App, Board};
use crate::app::explanation;
use crate::app::layer::CandidateList;
use crate::command::catalogue::Command;
use crate::command::keymap;
use crate::journal::candidates::Candidate;
use crate::text::numbers;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::cursor::Cursor;
use super::foot;
use super::frame;
use super::naming;
use super::theme::{Role, Theme};

/// Columns before what the rules say, in which the word of a mark stands.
const LEAD: usize = 6;

/// Draws the list; each candidate takes two rows.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, list: &CandidateList) -> Cursor {
    let candidates = &board.look.prospect.candidates;
    let height = u16::try_from(candidates.len() * 2 + 4).unwrap_or(u16::MAX).min(area.height);
    let title = say(app.language, "board.candidates");
    let marked = match board.marks.candidates(&board.selected).len() {
        0 => String::new(),
        count => Phrase::new("board.marks.count").with("count", count).spoken(app.language),
    };
    let size = (area.width.min(110), height.max(8));
    let inside = frame::counted(buffer, area, theme, size, title, &marked);
    draw_first(buffer, inside, theme, app);
    let room = usize::from(inside.height.saturating_sub(1)) / 2;
    let at = candidates.iter().position(|found| Some(&found.employee) == list.selected.as_ref()).unwrap_or(0);
    let top = frame::first_row(app.drawing.scrolling, at, candidates.len(), room.max(1));
    let mut row = 1;
    let mut cursor = Position::new(inside.x, inside.y);
    for (place, candidate) in candidates.iter().enumerate().skip(top).take(room) {
        let chosen = place == at;
        draw_candidate(buffer, inside, row, theme, app, board, (place, candidate), chosen);
        if chosen {
            cursor = Position::new(inside.x, inside.y + row);
        }
        row += 2;
    }
    Cursor::Resting(cursor)
}

/// How the list is ordered, or what was said last in it.
fn draw_first(buffer: &mut Buffer, inside: Rect, theme: Theme, app: &App) {
    match &app.said {
        Some(_) => foot::draw_said(buffer, Rect { height: 1, ..inside }, theme, app),
        None => {
            let order = Phrase::new("board.candidates.order").with("key", keymap::shown_key(Command::Find));
            frame::line(buffer, inside, 0, theme, Role::Dim, &order.spoken(app.language));
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "a row is drawn from where it stands, how it looks and what it shows")]
fn draw_candidate(
    buffer: &mut Buffer,
    area: Rect,
    row: u16,
    theme: Theme,
    app: &App,
    board: &Board,
    ranked: (usize, &Candidate),
    chosen: bool,
) {
    let (place, candidate) = ranked;
    let facts = &board.facts;
    let total =
        candidate.fit.total.map_or_else(|| "?".to_owned(), |total| numbers::decimal((total + 5) / 10, 1, app.language));
    let completeness = format!("{}/{}", candidate.fit.known, candidate.fit.asked);
    let source = say(app.language, if candidate.named { "board.fit.named" } else { "board.fit.from-data" });
    let from = facts.employee(&candidate.employee).and_then(|found| found.position.as_ref());
    let room = usize::from(area.width).saturating_sub(4 + 26 + 6 + 6 + 10);
    let from = from.map_or(theme.dash().to_owned(), |id| naming::position(facts, id, room, theme));
    let is_marked = board.marks.candidates(&board.selected).contains(&candidate.employee);
    let text = format!(
        "{}{:>2}{}{} {:>5} {} {} {}",
        if chosen { ">" } else { " " },
        place + 1,
        if is_marked { "*" } else { " " },
        width::pad(&naming::employee(facts, &candidate.employee, 25, theme), 25, theme.charset),
        total,
        width::pad(&completeness, 5, theme.charset),
        width::pad(source, 9, theme.charset),
        from,
    );
    let role = if chosen { Role::Selected } else { Role::Strong };
    frame::line(buffer, area, row, theme, role, &text);
    if chosen {
        frame::fill(buffer, area, row, theme.style(Role::Selected));
    }
    let verdict = candidate.verdicts.first().map_or_else(
        || say(app.language, "board.no-verdicts").to_owned(),
        |verdict| explanation::verdict_line(verdict, app.language),
    );
    let others = candidate.verdicts.len().saturating_sub(1);
    let others = if others > 0 {
        Phrase::new("board.candidates.others").with("count", others).spoken(app.language)
    } else {
        String::new()
    };
    let word = if is_marked { say(app.language, "board.marked") } else { "" };
    let word = width::pad(word, LEAD, theme.charset);
    let role = if candidate.blocked() { Role::Over } else { Role::Dim };
    let room = usize::from(area.width).saturating_sub(LEAD + width::columns(&others) + 1);
    let verdict = width::cut(&theme.letters(&verdict), room, theme.charset);
    frame::line(buffer, area, row + 1, theme, role, &format!("{word}{verdict} {others}"));
}
