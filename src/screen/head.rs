//! The head of the screen: committee, rehearsal, adjourned or closed, attendance, progress, hour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::board::{App, Board};
use crate::app::number::key::{NumberKey, Panel};
use crate::journal::quorum::Attendance;
use crate::journal::standing::Life;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::frame;
use super::marks;
use super::theme::{Role, Theme};

/// Draws the head into the first row of `area`.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) {
    let style = theme.style(Role::Head);
    frame::fill(buffer, area, 0, style);
    let right = right_side(app, board);
    let room = usize::from(area.width).saturating_sub(width::columns(&right) + 1);
    let sitting = board.facts.sitting();
    let place = sitting.government.trim_start_matches("Pemerintah ");
    let mark = mark(app, board);
    let left_room = room.saturating_sub(width::columns(&mark) + 2);
    let long = format!(" SIDANG {} {place}", sitting.committee_short);
    let short = format!(" {} {place}", sitting.committee_short);
    let name = if width::columns(&long) <= left_room { long } else { width::cut(&short, left_room, theme.charset) };
    let badge = theme.style(Role::Badge);
    let gap = " ".repeat(room.saturating_sub(width::columns(&name) + width::columns(&mark) + 1));
    frame::parts(
        buffer,
        area,
        0,
        theme,
        &[
            (&name, style),
            (" ", style),
            (&mark, if mark.is_empty() { style } else { badge }),
            (&gap, style),
            (&right, style),
        ],
    );
    let columns = u16::try_from(width::columns(&right)).unwrap_or(area.width).min(area.width);
    let right = Rect::new(area.right() - columns, area.y, columns, 1);
    // The number of the item and the hour are no numbers to open.
    let keys = [Some(NumberKey::Present), Some(NumberKey::Voters), None, Some(NumberKey::Items), None];
    marks::runs(buffer, right, theme, app, Panel::Head, &keys);
}

/// Rehearsal, adjourned, closed or read-only, in words.
fn mark(app: &App, board: &Board) -> String {
    let mut marks = Vec::new();
    let past = board.present.as_ref().map(|_| {
        let number = board.standing.number().to_string();
        Phrase::new("board.mark.past").with("number", number).spoken(app.language)
    });
    marks.extend(past.as_deref());
    if board.is_open() {
        marks.push(say(app.language, "board.mark.masked"));
    }
    if board.opened.is_some() {
        marks.push(say(app.language, "board.mark.details"));
    }
    if board.standing.rehearsal() {
        marks.push(say(app.language, "board.mark.rehearsal"));
    }
    if board.standing.life() == Life::Adjourned {
        marks.push(say(app.language, "board.mark.adjourned"));
    }
    if board.standing.life() == Life::Closed {
        marks.push(say(app.language, "board.mark.closed"));
    } else if !board.writable {
        marks.push(say(app.language, "board.mark.read-only"));
    }
    if marks.is_empty() { String::new() } else { format!(" {} ", marks.join(" ")) }
}

fn right_side(app: &App, board: &Board) -> String {
    let attendance = Attendance::of(board.facts.sitting(), &board.standing);
    let quorum = if attendance.has_quorum() { "board.head.quorum" } else { "board.head.no-quorum" };
    Phrase::new("board.head")
        .with("present", attendance.present)
        .with("voters", attendance.voters)
        .with("quorum", say(app.language, quorum))
        .with("item", board.item().number)
        .with("items", board.facts.docket().items().len())
        .with("hour", app.hour.as_str())
        .spoken(app.language)
}
