//! The foot of the screen: verdicts of the candidate, what was said, and the hint line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::availability;
use crate::app::board::{App, Board, Manner};
use crate::app::card;
use crate::app::editor::Focus;
use crate::app::explanation;
use crate::app::guide;
use crate::app::layer::Layer;
use crate::app::number::key::{NumberKey, Panel};
use crate::app::number::told;
use crate::command::catalogue::{Command, Row, row};
use crate::command::keymap;
use crate::command::place::Place;
use crate::domain::docket::Item;
use crate::journal::quorum::Attendance;
use crate::journal::standing::Life;
use crate::rules;
use crate::rules::verdict::{Severity, Verdict};
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::width;
use crate::text::words::{Phrase, Value, say};
use crate::workload::need::seats;

use super::frame;
use super::marks;
use super::naming;
use super::theme::{Role, Theme};

/// Hints of the board once the sitting is closed: what can still be done.
const CLOSED: [Command; 6] =
    [Command::Minutes, Command::Workload, Command::Explain, Command::Find, Command::Quit, Command::Help];

/// Hints of the board between two meetings.
const ADJOURNED: [Command; 6] =
    [Command::ResumeSitting, Command::Minutes, Command::Explain, Command::Find, Command::Quit, Command::Help];

/// Hints that a line shows at most.
const HINTS: usize = 9;

/// Writes number and code of the last entry into the lower border of the panels, where it is always in sight.
pub fn draw_last_entry(buffer: &mut Buffer, panels: Rect, theme: Theme, board: &Board) {
    let text = format!(" {} ", board.last_entry());
    let columns = u16::try_from(width::columns(&text)).unwrap_or(u16::MAX).min(panels.width.saturating_sub(2));
    let place = Rect::new(panels.right() - 1 - columns, panels.bottom() - 1, columns, 1);
    frame::line(buffer, place, 0, theme, Role::Dim, &text);
}

/// Draws verdicts, aspirations, chain and hole of the selected item, gravest first.
pub fn draw_verdicts(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) {
    let lines = verdict_lines(app, board, theme);
    let room = usize::from(area.width).saturating_sub(3);
    let mut rows: Vec<Line> = Vec::new();
    let mut whole = Vec::new();
    for line in &lines {
        let mut keys = line.keys.iter();
        for (place, part) in width::wrap(&theme.letters(&line.text), room).into_iter().enumerate() {
            let of_part = keys.by_ref().take(numbers::runs(&part).len()).cloned().collect();
            let text = format!("{}{part}", if place == 0 { " " } else { "   " });
            rows.push(Line { role: line.role, text, keys: of_part });
        }
        whole.push(rows.len());
    }
    let height = usize::from(area.height);
    let shown = if rows.len() > height { height.saturating_sub(1) } else { rows.len() };
    // The walk brings a line into sight for which there was no room.
    let walked = app.walk().filter(|spot| spot.panel == Panel::Verdicts).map(|spot| Some(&spot.key));
    let walked = walked.and_then(|key| rows.iter().position(|row| row.keys.iter().any(|own| own.as_ref() == key)));
    let from = walked.map_or(0, |at| (at + 1).saturating_sub(shown));
    for (row, line) in (0..area.height).zip(rows.iter().skip(from).take(shown)) {
        let last = from + usize::from(row) + 1;
        // What is broken off says that it goes on.
        let goes_on = last == from + shown && !whole.contains(&last);
        let text = if goes_on { format!("{} {}", line.text, theme.charset.ellipsis()) } else { line.text.clone() };
        frame::line(buffer, area, row, theme, line.role, &text);
        let place = frame::part(area, row, 0, usize::from(area.width));
        marks::runs(buffer, place, theme, app, Panel::Verdicts, &line.keys);
    }
    if rows.len() > shown {
        let left = whole.iter().filter(|last| **last > from + shown).count() + from;
        let more = Phrase::new("board.more-verdicts")
            .with("count", left)
            .with("key", keymap::shown_key(Command::Explain))
            .spoken(app.language);
        frame::line(buffer, area, u16::try_from(shown).unwrap_or(0), theme, Role::Dim, &format!(" {more}"));
    }
}

/// A line under the panels, with the numbers in it.
struct Line {
    role: Role,
    text: String,
    keys: Vec<Option<NumberKey>>,
}

impl Line {
    /// A line in which no number opens.
    fn new(role: Role, text: String) -> Line {
        Line { role, text, keys: Vec::new() }
    }
}

/// The line of the verdict at a place.
fn verdict_line(at: usize, verdict: &Verdict, language: Language) -> Line {
    let role = match verdict.severity {
        Severity::Block if verdict.lifted_by.is_none() => Role::Badge,
        Severity::Unknown => Role::Short,
        Severity::Info if !told::comes_first(verdict) => Role::Dim,
        Severity::Block | Severity::Warn | Severity::Info => Role::Over,
    };
    let text = explanation::verdict_line(verdict, language);
    let keys = told::of_verdict(at, verdict, &text, language);
    Line { role, text, keys }
}

fn verdict_lines(app: &App, board: &Board, theme: Theme) -> Vec<Line> {
    let language = app.language;
    let mut lines = Vec::new();
    if let Some(decision) = board.standing.decision(&board.selected) {
        let reasons: Vec<Value> = decision.reasons.iter().map(|reason| Value::Term(reason.key())).collect();
        let key = if reasons.is_empty() { "board.decided-alone" } else { "board.decided" };
        let phrase = Phrase::new(key)
            .with("outcome", Value::Term(decision.outcome.key()))
            .with("number", i64::try_from(decision.entry).unwrap_or(i64::MAX))
            .with("reasons", Value::List(reasons).spoken(language));
        let text =
            if decision.detail.text.is_empty() { String::new() } else { format!(" · {}", decision.detail.text) };
        lines.push(Line::new(Role::Strong, format!("{}{text}", phrase.spoken(language))));
        if !decision.detail.conditions.is_empty() {
            let key = if decision.outcome.moves() { "board.decided.on" } else { "board.decided.until" };
            let told = Phrase::new(key).with("words", decision.detail.conditions.as_str());
            lines.push(Line::new(Role::Strong, told.spoken(language)));
        }
    }
    let verdicts = || board.look.prospect.verdicts.iter().enumerate();
    // Who steps out is said before all else: it decides who may vote.
    let (conflicts, others): (Vec<_>, Vec<_>) = verdicts()
        .filter(|(_, verdict)| told::comes_first(verdict))
        .partition(|(_, verdict)| rules::is_conflict(verdict));
    lines.extend(conflicts.into_iter().chain(others).map(|(at, verdict)| verdict_line(at, verdict, language)));
    lines.extend(term_line(app, board));
    lines.extend(chain_line(app, board));
    for hole in &board.look.holes {
        let seat = naming::position(&board.facts, hole, 60, theme);
        lines.push(Line::new(Role::Over, Phrase::new("board.hole").with("seat", seat).spoken(language)));
    }
    for mutation in &board.look.prospect.whole.moves {
        let wishes =
            board.facts.employee(&mutation.employee).map(|found| found.aspirations.as_slice()).unwrap_or_default();
        for wish in wishes {
            let heard = Phrase::new("board.aspiration").with("date", wish.date).with("channel", wish.channel.as_str());
            lines.push(Line::new(Role::Text, format!("{}: {}", heard.spoken(language), wish.text)));
        }
    }
    if board.item().urgent {
        lines.push(Line::new(Role::Text, say(language, "board.urgent").to_owned()));
    }
    let infos = verdicts().filter(|(_, verdict)| !told::comes_first(verdict));
    lines.extend(infos.map(|(at, verdict)| verdict_line(at, verdict, language)));
    if lines.is_empty() {
        lines.push(Line::new(Role::Dim, say(language, "board.no-verdicts").to_owned()));
    }
    lines
}

/// Until when an assignment or an acting appointment runs, and that the own seat is kept.
fn term_line(app: &App, board: &Board) -> Option<Line> {
    let whole = &board.look.prospect.whole;
    let kind = whole.moves.first().map(|mutation| board.facts.kind_of(mutation)).filter(|kind| kind.keeps_home())?;
    let phrase = Phrase::new("board.term").with("kind", Value::Term(kind.key())).with("until", whole.until?);
    Some(Line::new(Role::Text, phrase.spoken(app.language)))
}

/// Where the item stands in its chain, and what a rejection would mean for the next.
fn chain_line(app: &App, board: &Board) -> Option<Line> {
    let item = board.item();
    let place = item.chain?;
    let next = board
        .facts
        .docket()
        .chain(place.chain)
        .find(|other| other.chain.is_some_and(|own| own.place == place.place + 1));
    let facts = &board.facts;
    // Where there is room besides, the next one does not wait for the seat that is left.
    let is_held = |next: &Item| {
        let at = next.seats.first().and_then(|seat| facts.position_index(seat));
        at.is_some_and(|at| facts.occupancy()[at].at_work >= seats(facts, &facts.positions()[at]))
    };
    let phrase = match next {
        Some(next) if is_held(next) => Phrase::new("board.chain.next").with("next", next.number),
        Some(next) => Phrase::new("board.chain.free").with("next", next.number),
        None => Phrase::new("board.chain.last"),
    };
    let phrase = phrase.with("place", place.place).with("length", place.length);
    // The numbers of items that follow are no numbers to open.
    let keys = vec![Some(NumberKey::ChainPlace), Some(NumberKey::ChainLength)];
    Some(Line { role: Role::Text, text: phrase.spoken(app.language), keys })
}

/// Draws what was said last; a refusal begins with its word.
pub fn draw_said(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App) {
    let Some(said) = &app.said else {
        let waiting = app.busy.map_or("", |busy| say(app.language, busy.key()));
        frame::line(buffer, area, 0, theme, Role::Dim, &format!(" {waiting}"));
        return;
    };
    let (word, role) = manner(app, said.manner);
    let rows = width::wrap(&said.text, said_room(area.width, word));
    let first = if word.is_empty() { String::new() } else { format!(" {word}") };
    let indent = " ".repeat(width::columns(&first));
    let text = theme.style(Role::Text);
    let emphasis = theme.style(role);
    for (row, line) in (0..area.height).zip(&rows) {
        let lead = if row == 0 { first.as_str() } else { indent.as_str() };
        let lead_style = if row == 0 && !word.is_empty() { emphasis } else { text };
        let body_style = if word.is_empty() { emphasis } else { text };
        let below = rows.get(usize::from(row) + 1).filter(|_| row + 1 == area.height);
        // What there is no room for is said to be there.
        let line = below.map_or_else(
            || line.clone(),
            |below| width::cut(&format!("{line} {below}"), said_room(area.width, word), theme.charset),
        );
        frame::parts(buffer, area, row, theme, &[(lead, lead_style), (" ", text), (&line, body_style)]);
    }
}

/// The word that a line at the foot begins with, and how it is drawn.
fn manner(app: &App, manner: Manner) -> (&'static str, Role) {
    match manner {
        Manner::Told => ("", Role::Strong),
        Manner::Refused => (say(app.language, "board.said.refused"), Role::Badge),
        Manner::Failed => (say(app.language, "board.said.failed"), Role::Badge),
    }
}

/// Columns for what was said beside its word.
fn said_room(columns: u16, word: &str) -> usize {
    usize::from(columns).saturating_sub(width::columns(word) + 4).max(10)
}

/// How many rows what was said needs, at most `most`.
pub fn said_rows(app: &App, columns: u16, most: u16) -> u16 {
    let Some(said) = &app.said else { return 1 };
    let (word, _) = manner(app, said.manner);
    u16::try_from(width::wrap(&said.text, said_room(columns, word)).len()).unwrap_or(most).clamp(1, most)
}

/// Draws the first step that is taught, where nothing else is said.
pub fn draw_guide(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App) {
    if let Some(line) = guide::line(app, |key| theme.key(key)).filter(|_| app.said.is_none()) {
        frame::line(buffer, area, 0, theme, Role::Strong, &format!(" {line}"));
    }
}

/// Draws the hint line of the place that owns the keyboard: keys and words from the catalogue, what
/// cannot be used now left dim. When the room is short the least useful hints go, help never.
pub fn draw_hints(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App) {
    let length = |row: &Row| width::columns(theme.key(row.keys[0])) + width::columns(say(app.language, row.title)) + 4;
    // The two blanks behind the last hint are not drawn.
    let mut rows = keymap::hints(app.place());
    let instead = match app.board().map(|board| board.standing.life()) {
        Some(Life::Closed) => &CLOSED[..],
        Some(Life::Adjourned) => &ADJOURNED[..],
        _ => &[],
    };
    if !instead.is_empty() && app.place() == Place::Board {
        rows = instead.iter().map(|command| row(*command)).collect();
    }
    // Nothing is decided without a quorum: how it is taken down comes first.
    let lacks_quorum = |board: &Board| {
        let life = board.standing.life();
        life == Life::Open && !Attendance::of(board.facts.sitting(), &board.standing).has_quorum()
    };
    if app.place() == Place::Board && app.board().is_some_and(lacks_quorum) {
        rows.insert(0, row(Command::Attendance));
    }
    // Where words are typed no letter confirms and no blank ticks.
    if let Some(Layer::Card(card)) = app.layers.last() {
        let types = matches!(card.focus, card::Focus::Words | card::Focus::Conditions);
        if types {
            rows.retain(|row| ![Command::Confirm, Command::Toggle].contains(&row.command));
            rows.insert(rows.len().min(1), row(Command::PreviousField));
        }
    }
    // Where a text is written Enter makes a line.
    let writes = matches!(app.layers.last(), Some(Layer::Editor(editor)) if editor.focus == Focus::Text);
    rows.retain(|row| row.command != Command::Press || !writes);
    let is_long = |rows: &[&Row]| rows.iter().map(|row| length(row)).sum::<usize>() > usize::from(area.width) + 2;
    while rows.len() > HINTS || (rows.len() > 1 && is_long(&rows)) {
        let least = rows.iter().rposition(|row| row.command != Command::Help).unwrap_or(0);
        rows.remove(least);
    }
    let mut parts: Vec<(String, Style)> = Vec::new();
    for row in rows {
        let usable = availability::available(app, row).is_ok();
        let (key, word) = if usable { (Role::Key, Role::Text) } else { (Role::Dim, Role::Dim) };
        parts.push((format!(" {}", theme.key(row.keys[0])), theme.style(key)));
        parts.push((format!(" {}  ", say(app.language, row.title)), theme.style(word)));
    }
    if let Some((last, _)) = parts.last_mut() {
        last.truncate(last.trim_end().len());
    }
    let borrowed: Vec<(&str, Style)> = parts.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    frame::parts(buffer, area, 0, theme, &borrowed);
}
