//! Data quality: how complete each group of data is, what cannot be judged, and the notices to open.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::{App, Board};
use crate::app::quality::entry::{Row, Told, rows};
use crate::quality::score::{Score, Share};
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::cursor::Cursor;
use super::foot;
use super::frame;
use super::theme::{Role, Theme};

/// Columns that one group of data needs with its bar, and the widest window.
const CELL: u16 = 38;
const WIDEST: u16 = 156;

/// Columns in which something can be said of a list of items: " · butir 1-12, …".
const SOME_ITEMS: usize = 17;

/// Columns of a group's name.
const NAME: usize = 13;

/// Draws the page.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, selected: usize) -> Cursor {
    let language = app.language;
    let rows = rows(&board.quality, language);
    let columns = area.width.min(WIDEST);
    let scores = &board.quality.scores;
    let across = usize::from(columns.saturating_sub(2) / CELL).max(1);
    let down = u16::try_from(scores.len().div_ceil(across)).unwrap_or(u16::MAX);
    let said = if app.said.is_some() { foot::said_rows(app, columns - 2, 3) } else { 0 };
    let listed = u16::try_from(rows.len().max(1)).unwrap_or(u16::MAX);
    let height = listed.saturating_add(down + said + 5).min(area.height);
    let sitting = board.facts.sitting();
    let title =
        Phrase::new("quality.page").with("day", sitting.data_date).with("government", sitting.government.as_str());
    let title = title.spoken(language);
    let entries = rows.iter().filter(|row| matches!(row, Row::Entry(_))).count();
    let place = if entries == 0 { String::new() } else { format!("{}/{entries}", selected + 1) };
    let inside = frame::counted(buffer, area, theme, (columns, height), &title, &place);
    draw_overall(buffer, inside, theme, board, language);
    let block = Rect { y: inside.y + 2, height: down.min(inside.height.saturating_sub(2)), ..inside };
    draw_scores(buffer, block, theme, scores, across, language);
    // A blank row where there is room for it.
    let gap = u16::from(inside.height > 2 + down + said + listed);
    let top = 2 + down + gap;
    let list = Rect { y: inside.y + top, height: inside.height.saturating_sub(top + said), ..inside };
    let cursor = draw_rows(buffer, list, theme, app, &rows, selected);
    let told = Rect { y: inside.bottom() - said, height: said, ..inside };
    if said > 0 {
        foot::draw_said(buffer, told, theme, app);
    }
    Cursor::Resting(cursor)
}

/// All groups together, and on how many items a rule cannot judge.
fn draw_overall(buffer: &mut Buffer, area: Rect, theme: Theme, board: &Board, language: Language) {
    let says = board.quality.overall_phrase().spoken(language);
    let (all, _) = board.quality.overall();
    let label = format!(" {} ", width::pad(say(language, "quality.overall"), NAME, theme.charset));
    let room = usize::from(area.width).saturating_sub(width::columns(&label) + width::columns(&says) + 2);
    let bar = bar(all, room.min(24), theme);
    let strong = theme.style(Role::Strong);
    frame::parts(
        buffer,
        area,
        0,
        theme,
        &[(&label, strong), (&bar, theme.style(role(all))), (" ", strong), (&says, strong)],
    );
    let unsaid = board.quality.unsaid_phrase(board.facts.docket().items().len()).spoken(language);
    let silent = if board.quality.unsaid.silences.is_empty() { Role::Text } else { Role::Over };
    frame::line(buffer, area, 1, theme, silent, &format!(" {unsaid}"));
}

/// One cell a group of data, column by column: name, bar, how many of how many.
fn draw_scores(buffer: &mut Buffer, area: Rect, theme: Theme, scores: &[Score], across: usize, language: Language) {
    let count = |share: Share| {
        let grouped = |count: usize| numbers::grouped(i64::try_from(count).unwrap_or(i64::MAX), language);
        format!("{}/{}", grouped(share.known), grouped(share.needed))
    };
    let counts = scores.iter().map(|score| width::columns(&count(score.all))).max().unwrap_or(0);
    let cell = usize::from(area.width) / across;
    for (at, score) in scores.iter().enumerate() {
        let (column, row) = (at / usize::from(area.height.max(1)), at % usize::from(area.height.max(1)));
        let place = frame::part(area, 0, column * cell, cell);
        let row = u16::try_from(row).unwrap_or(u16::MAX);
        let place = Rect { y: area.y + row, ..place };
        let name = format!(" {} ", width::pad(say(language, score.field.title), NAME, theme.charset));
        let percent = score.all.percent().map_or_else(String::new, |percent| format!("{percent}%"));
        let numbers = format!(" {:>counts$} {percent:>4} ", count(score.all));
        let room = cell.saturating_sub(width::columns(&name) + width::columns(&numbers));
        let text = theme.style(Role::Text);
        let bar = bar(score.all, room, theme);
        frame::parts(buffer, place, 0, theme, &[(&name, text), (&bar, theme.style(role(score.all))), (&numbers, text)]);
    }
}

/// Known cells and the gap up to what is needed; empty where nobody needs it.
fn bar(share: Share, columns: usize, theme: Theme) -> String {
    let filled = share.cells(columns);
    let gap = if share.needed == 0 { 0 } else { columns - filled };
    theme.bar(filled, gap, columns)
}

/// The same matter as its numbers say beside it: all, most, or less than half.
fn role(share: Share) -> Role {
    match share.percent() {
        None | Some(100) => Role::Dim,
        Some(50..) => Role::Short,
        Some(_) => Role::Over,
    }
}

/// The rows with their headings; returns where the selected one is.
fn draw_rows(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, rows: &[Row], selected: usize) -> Position {
    let mut cursor = Position::new(area.x, area.y);
    if rows.is_empty() {
        frame::line(buffer, area, 0, theme, Role::Text, &format!(" {}", say(app.language, "quality.page.none")));
        return cursor;
    }
    let told = || rows.iter().filter_map(|row| if let Row::Entry(told) = row { Some(told) } else { None });
    let widest = |of: fn(&Told) -> &str| told().map(|one| width::columns(of(one))).max().unwrap_or(0);
    let widths = [widest(|one| counted(one).0), widest(|one| counted(one).1), widest(|one| &one.title)];
    let mut entries = 0;
    let numbered: Vec<(Option<usize>, &Row)> = rows
        .iter()
        .map(|row| {
            let place = matches!(row, Row::Entry(_)).then_some(entries);
            entries += usize::from(place.is_some());
            (place, row)
        })
        .collect();
    let at = numbered.iter().position(|(place, _)| *place == Some(selected)).unwrap_or(0);
    // The heading over the first entry stays in sight with it.
    let top = if selected == 0 {
        0
    } else {
        frame::first_row(app.drawing.scrolling, at, rows.len(), usize::from(area.height))
    };
    for (line, (place, row)) in (0..area.height).zip(numbered.iter().skip(top)) {
        match row {
            Row::Heading(heading) => frame::line(buffer, area, line, theme, Role::Strong, &format!(" {heading}")),
            Row::Entry(told) => {
                let chosen = *place == Some(selected);
                let (role, lead) = if chosen { (Role::Selected, ">") } else { (Role::Text, " ") };
                let text =
                    format!("{lead} {}", told_row(told, widths, usize::from(area.width).saturating_sub(3), theme));
                frame::line(buffer, area, line, theme, role, &text);
                if chosen {
                    frame::fill(buffer, area, line, theme.style(Role::Selected));
                    cursor = Position::new(area.x, area.y + line);
                }
            }
        }
    }
    cursor
}

/// How many, what, what is silent and which items: of the last two as much as there is room for.
fn told_row(told: &Told, [numbers, nouns, titles]: [usize; 3], room: usize, theme: Theme) -> String {
    let (number, noun) = counted(told);
    let counts = numbers + 1 + nouns + 1;
    let titles = titles.min(room.saturating_sub(counts));
    let title = width::pad(&told.title, titles, theme.charset);
    let head = format!("{number:>numbers$} {} {title}", width::pad(noun, nouns, theme.charset));
    let room = room.saturating_sub(counts + titles + 1);
    let tail: Vec<&str> =
        [told.silent.as_str(), told.items.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let whole = tail.join(&format!(" {} ", theme.dot()));
    // Items are begun only where at least some of them fit behind the rules.
    let some = width::columns(&whole).min(width::columns(&told.silent) + SOME_ITEMS) <= room;
    let tail = if some || told.silent.is_empty() { whole } else { told.silent.clone() };
    format!("{head} {}", listed(&tail, room, theme))
}

/// The number and what is counted, so that numbers stand area each other; the sitting is not counted.
fn counted(told: &Told) -> (&str, &str) {
    let split =
        told.count.split_once(' ').filter(|(number, _)| number.starts_with(|first: char| first.is_ascii_digit()));
    split.unwrap_or(("", &told.count))
}

/// As many parts of a list as there is room for: half a number would be another number.
fn listed(list: &str, room: usize, theme: Theme) -> String {
    let more = format!(", {}", theme.charset.ellipsis());
    let mut shown = list;
    while width::columns(list) > room && width::columns(shown) + width::columns(&more) > room {
        let Some((before, _)) = shown.rsplit_once(", ") else { break };
        shown = before;
    }
    if shown.len() == list.len() && width::columns(list) <= room {
        return list.to_owned();
    }
    // Where not even the first part fits, only that there is more.
    match width::columns(shown) + width::columns(&more) <= room {
        true => format!("{shown}{more}"),
        false => theme.charset.ellipsis().to_owned(),
    }
}
