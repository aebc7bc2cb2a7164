//! The foot of the screen: verdicts of the candidate, what was said, and the hint line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::board::{App, Board, Manner};
use crate::app::commands;
use crate::app::explanation;
use crate::command::catalogue::Command;
use crate::command::keymap;
use crate::rules::verdict::Severity;
use crate::text::width;
use crate::text::words::{Phrase, Value, say};

use super::frame;
use super::naming;
use super::theme::{Role, Theme};

/// Hints that a line shows at most.
const HINTS: usize = 7;

/// Draws verdicts, aspirations, chain and hole of the selected item, gravest first.
pub fn draw_verdicts(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) {
    let lines = verdict_lines(app, board, theme);
    let height = usize::from(area.height);
    let shown = if lines.len() > height { height.saturating_sub(1) } else { lines.len() };
    for (row, (role, text)) in (0..area.height).zip(lines.iter().take(shown)) {
        frame::line(buffer, area, row, theme, *role, text);
    }
    if lines.len() > shown {
        let more = Phrase::new("board.more-verdicts")
            .with("count", lines.len() - shown)
            .with("key", keymap::shown_key(Command::Explain))
            .spoken(app.language);
        frame::line(buffer, area, u16::try_from(shown).unwrap_or(0), theme, Role::Dim, &format!(" {more}"));
    }
}

fn verdict_lines(app: &App, board: &Board, theme: Theme) -> Vec<(Role, String)> {
    let language = app.language;
    let mut lines = Vec::new();
    if let Some(decision) = board.standing.decision(&board.selected) {
        let reasons: Vec<Value> = decision.reasons.iter().map(|reason| Value::Term(reason.key())).collect();
        let phrase = Phrase::new("board.decided")
            .with("outcome", Value::Term(decision.outcome.key()))
            .with("number", i64::try_from(decision.entry).unwrap_or(i64::MAX))
            .with("reasons", Value::List(reasons).spoken(language));
        let text =
            if decision.detail.text.is_empty() { String::new() } else { format!(" · {}", decision.detail.text) };
        lines.push((Role::Strong, format!(" {}{text}", phrase.spoken(language))));
    }
    let shown = board.look.prospect.verdicts.iter().filter(|verdict| verdict.severity != Severity::Info);
    for verdict in shown {
        let role = match verdict.severity {
            Severity::Block if verdict.lifted_by.is_none() => Role::Badge,
            Severity::Unknown => Role::Short,
            _ => Role::Over,
        };
        lines.push((role, format!(" {}", explanation::verdict_line(verdict, language))));
    }
    lines.extend(chain_line(app, board));
    for hole in &board.look.holes {
        let seat = naming::position(&board.facts, hole, 60, theme);
        lines.push((Role::Over, format!(" {}", Phrase::new("board.hole").with("seat", seat).spoken(language))));
    }
    for mutation in &board.look.prospect.whole.moves {
        let wishes =
            board.facts.employee(&mutation.employee).map(|found| found.aspirations.as_slice()).unwrap_or_default();
        for wish in wishes {
            let heard = Phrase::new("board.aspiration").with("date", wish.date).with("channel", wish.channel.as_str());
            lines.push((Role::Text, format!(" {}: {}", heard.spoken(language), wish.text)));
        }
    }
    let infos = board.look.prospect.verdicts.iter().filter(|verdict| verdict.severity == Severity::Info);
    lines.extend(infos.map(|verdict| (Role::Dim, format!(" {}", explanation::verdict_line(verdict, language)))));
    if lines.is_empty() {
        lines.push((Role::Dim, format!(" {}", say(language, "board.no-verdicts"))));
    }
    lines
}

/// Where the item stands in its chain, and what a rejection would mean for the next.
fn chain_line(app: &App, board: &Board) -> Option<(Role, String)> {
    let item = board.item();
    let place = item.chain?;
    let next = board
        .facts
        .docket()
        .chain(place.chain)
        .find(|other| other.chain.is_some_and(|own| own.place == place.place + 1));
    let phrase = match next {
        Some(next) => Phrase::new("board.chain.next").with("next", next.number),
        None => Phrase::new("board.chain.last"),
    };
    let phrase = phrase.with("place", place.place).with("length", place.length);
    Some((Role::Text, format!(" {}", phrase.spoken(app.language))))
}

/// Draws what was said last; a refusal begins with its word.
pub fn draw_said(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App) {
    let Some(said) = &app.said else {
        let waiting = if app.saving { say(app.language, "board.not.saving") } else { "" };
        frame::line(buffer, area, 0, theme, Role::Dim, &format!(" {waiting}"));
        return;
    };
    let (word, role) = match said.manner {
        Manner::Told => ("", Role::Strong),
        Manner::Refused => (say(app.language, "board.said.refused"), Role::Badge),
        Manner::Failed => (say(app.language, "board.said.failed"), Role::Badge),
    };
    let room = usize::from(area.width).saturating_sub(width::columns(word) + 4);
    let rows = width::wrap(&said.text, room);
    let first = if word.is_empty() { " ".to_owned() } else { format!(" {word} ") };
    let text = theme.style(Role::Text);
    let emphasis = theme.style(role);
    for (row, line) in (0..area.height).zip(&rows) {
        let lead = if row == 0 { first.as_str() } else { " " };
        let lead_style = if row == 0 && !word.is_empty() { emphasis } else { text };
        let body_style = if word.is_empty() { emphasis } else { text };
        frame::parts(buffer, area, row, theme, &[(lead, lead_style), (" ", text), (line, body_style)]);
    }
}

/// How many rows what was said needs, at most `most`.
pub fn said_rows(app: &App, columns: u16, most: u16) -> u16 {
    let Some(said) = &app.said else { return 1 };
    let room = usize::from(columns).saturating_sub(14).max(10);
    u16::try_from(width::wrap(&said.text, room).len()).unwrap_or(most).clamp(1, most)
}

/// Draws the hint line of the place that owns the keyboard: keys and words from the catalogue, what
/// cannot be used now left dim, the last hints dropped when the room is short.
pub fn draw_hints(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App) {
    let (key_style, dim) = (theme.style(Role::Focus), theme.style(Role::Dim));
    let mut parts: Vec<(String, Style)> = vec![(" ".to_owned(), dim)];
    let mut used = 1;
    for row in keymap::hints(app.place()).into_iter().take(HINTS) {
        let title = say(app.language, row.title);
        let length = width::columns(row.keys[0]) + width::columns(title) + 4;
        if used + length > usize::from(area.width) {
            break;
        }
        used += length;
        let usable = commands::available(app, row).is_ok();
        parts.push((format!(" {} ", row.keys[0]), if usable { key_style } else { dim }));
        parts.push((format!("{title}  "), if usable { theme.style(Role::Text) } else { dim }));
    }
    let borrowed: Vec<(&str, Style)> = parts.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    frame::parts(buffer, area, 0, theme, &borrowed);
}
