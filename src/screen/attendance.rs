//! Attendance: members with role, vote and presence, who takes down the record, and what the quorum needs.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::{App, Board};
use crate::command::catalogue::Command;
use crate::command::keymap;
use crate::domain::committee::Role;
use crate::journal::quorum::Attendance;
use crate::journal::secretary;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::cursor::Cursor;
use super::foot;
use super::frame;
use super::theme::{self, Theme};

/// Draws the list of members.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, selected: usize) -> Cursor {
    let members = &board.facts.sitting().members;
    let height = u16::try_from(members.len() + 6).unwrap_or(u16::MAX).min(area.height);
    let inside =
        frame::window(buffer, area, theme, (area.width.min(100), height), say(app.language, "board.attendance"));
    let room = usize::from(inside.height.saturating_sub(4)).max(1);
    let top = frame::first_row(app.drawing.scrolling, selected, members.len(), room);
    let mut cursor = Position::new(inside.x, inside.y);
    for (row, (place, member)) in (0..).zip(members.iter().enumerate().skip(top).take(room)) {
        let chosen = place == selected;
        let presence = board.standing.presence(&member.id).map_or("board.attendance.open", |found| found.key());
        let votes = say(app.language, if member.votes { "board.attendance.votes" } else { "board.attendance.no-vote" });
        let name_room = usize::from(inside.width).saturating_sub(2 + 1 + 13 + 13 + 18);
        let text = format!(
            "{} {} {} {} {}",
            if chosen { ">" } else { " " },
            width::pad(&member.name, name_room, theme.charset),
            width::pad(say(app.language, short_role(member.role)), 12, theme.charset),
            width::pad(votes, 12, theme.charset),
            width::pad(say(app.language, presence), 18, theme.charset),
        );
        frame::line(buffer, inside, row, theme, if chosen { theme::Role::Selected } else { theme::Role::Text }, &text);
        if chosen {
            frame::fill(buffer, inside, row, theme.style(theme::Role::Selected));
            cursor = Position::new(inside.x, inside.y + row);
        }
    }
    let attendance = Attendance::of(board.facts.sitting(), &board.standing);
    let key = if attendance.has_quorum() { "board.attendance.quorum" } else { "board.attendance.no-quorum" };
    let sentence = Phrase::new(key)
        .with("present", attendance.present)
        .with("voters", attendance.voters)
        .with("required", attendance.required)
        .spoken(app.language);
    if let Some(now) = secretary::present(board.facts.sitting(), &board.standing) {
        let away = secretary::away(board.facts.sitting(), &board.standing).is_some();
        let key = if away { "board.attendance.secretary-away" } else { "board.attendance.secretary" };
        let told =
            Phrase::new(key).with("name", now.name.as_str()).with("key", keymap::shown_key(Command::ChangeSecretary));
        let row = inside.height.saturating_sub(3);
        frame::line(buffer, inside, row, theme, theme::Role::Dim, &format!(" {}", told.spoken(app.language)));
    }
    let role = if attendance.has_quorum() { theme::Role::Strong } else { theme::Role::Over };
    let last = inside.height.saturating_sub(2);
    frame::line(buffer, inside, last, theme, role, &format!(" {sentence}"));
    let told = Rect::new(inside.x, inside.y + inside.height.saturating_sub(1), inside.width, 1);
    foot::draw_said(buffer, told, theme, app);
    Cursor::Resting(cursor)
}

/// Catalogue key of the role in a word.
fn short_role(role: Role) -> &'static str {
    match role {
        Role::Chair => "board.role.chair",
        Role::Deputy => "board.role.deputy",
        Role::Secretary => "board.role.secretary",
        Role::Member => "board.role.member",
    }
}
