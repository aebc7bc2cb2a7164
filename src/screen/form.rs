//! A form in a window, and the text fields and buttons that the card draws too.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::App;
use crate::app::details;
use crate::app::facts;
use crate::app::field::Field;
use crate::app::form::{Form, Purpose};
use crate::text::preferences::Privacy;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::cursor::Cursor;
use super::docket;
use super::frame;
use super::theme::{Role, Theme};

/// Columns of a label that stands before its field.
const BESIDE: usize = 32;
/// Rows of what a form is about; the list that it was opened from tells all.
const ABOUT: usize = 6;

/// Draws a form.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, form: &Form) -> Cursor {
    let about = about(app, form);
    let told = u16::try_from(about.len()).unwrap_or(u16::MAX);
    let rows_of = |field: u16| u16::try_from(form.fields.len()).unwrap_or(u16::MAX).saturating_mul(field);
    let wanted = |field: u16| rows_of(field).saturating_add(told).saturating_add(7);
    // Where there is no room for labels over the fields they stand before them.
    let over = wanted(2) <= area.height;
    let height = if over { wanted(2) } else { wanted(1) };
    let inside = frame::window(buffer, area, theme, (70, height), say(app.language, form.title()));
    let mut row = 0;
    for line in &about {
        frame::line(buffer, inside, row, theme, Role::Dim, line);
        row += 1;
    }
    row += 1;
    let mut cursor = Cursor::Resting(Position::new(inside.x, inside.y));
    for (place, (label, field)) in form.fields.iter().enumerate() {
        let focused = form.focus == place;
        let role = if focused { Role::Focus } else { Role::Dim };
        let room = if over {
            frame::line(buffer, inside, row, theme, role, say(app.language, label));
            row += 1;
            inside
        } else {
            let label = width::cut(say(app.language, label), BESIDE - 1, theme.charset);
            frame::line(buffer, inside, row, theme, role, &label);
            let beside = u16::try_from(BESIDE).unwrap_or(0);
            Rect::new(inside.x + beside, inside.y, inside.width.saturating_sub(beside), inside.height)
        };
        let hidden = app.privacy == Privacy::Open && form.is_private(label);
        if let Some(position) = draw_words(buffer, room, row, theme, field, focused, hidden) {
            cursor = Cursor::Typing(position);
        }
        row += 1;
    }
    if let Some(refusal) = &form.refusal {
        draw_refusal(buffer, inside, row, 2, theme, app, refusal);
    }
    let last = inside.height.saturating_sub(1);
    let act = match form.purpose {
        Purpose::Adjourn => "board.button.adjourn",
        Purpose::TakeOver(_) => "board.held.yes",
        Purpose::Close => "board.button.close",
        Purpose::Details(_) => "board.button.details",
        Purpose::Exception(..) | Purpose::Correction(_) | Purpose::Secretary(_) => "board.button.save",
    };
    let (cancel, save) = (say(app.language, "board.button.cancel"), say(app.language, act));
    let at = draw_buttons(buffer, inside, last, theme, cancel, save, form.on_cancel(), form.on_save());
    if form.on_cancel() || form.on_save() { Cursor::Resting(at) } else { cursor }
}

/// What the form is about, in words.
fn about(app: &App, form: &Form) -> Vec<String> {
    let (Some(board), language) = (app.board(), app.language) else { return Vec::new() };
    match &form.purpose {
        Purpose::Exception(rule, employee, sensitive) => {
            let rule = if *sensitive { say(language, "journal.refusal.sensitive-rule") } else { rule.as_str() };
            let name = board.facts.employee(employee).map(|found| found.name.clone()).unwrap_or_default();
            vec![Phrase::new("board.form.exception.about").with("rule", rule).with("name", name).spoken(language)]
        }
        Purpose::Correction(_) if board.is_open() => vec![say(language, "board.privacy.typed").to_owned()],
        Purpose::Correction(act) => {
            let mut lines: Vec<String> = Vec::new();
            let mut told = facts::about(board, act, language).into_iter().map(|line| width::wrap(&line, 66)).peekable();
            // One row is kept for how many more there are.
            while let Some(wrapped) = told.next_if(|wrapped| lines.is_empty() || lines.len() + wrapped.len() < ABOUT) {
                lines.extend(wrapped);
            }
            let left = told.count();
            lines.extend((left > 0).then(|| Phrase::new("board.facts.more").with("count", left).spoken(language)));
            lines
        }
        Purpose::Details(_) => {
            let here = details::at_table(board).map(|member| format!("{} {}", member.id, member.name));
            let here = here.collect::<Vec<_>>().join(", ");
            let item = board.item().number;
            let told = Phrase::new("board.form.details.about").with("item", item).with("members", here);
            width::wrap(&told.spoken(language), 66)
        }
        Purpose::Secretary(member) => {
            let name = board.facts.sitting().member(member).map(|found| found.name.clone()).unwrap_or_default();
            vec![Phrase::new("board.form.secretary.about").with("name", name).spoken(language)]
        }
        Purpose::Close => {
            let told = Phrase::new("board.form.close.about").with("tally", docket::tally(app, board));
            width::wrap(&told.spoken(language), 66)
        }
        Purpose::Adjourn | Purpose::TakeOver(_) => Vec::new(),
    }
}

/// Draws a text field in one row; returns where the cursor is when it has the focus.
pub fn draw_field(
    buffer: &mut Buffer,
    area: Rect,
    row: u16,
    theme: Theme,
    field: &Field,
    focused: bool,
) -> Option<Position> {
    draw_words(buffer, area, row, theme, field, focused, false)
}

/// Draws a text field, with a mark for each of its letters where they are hidden.
pub fn draw_words(
    buffer: &mut Buffer,
    area: Rect,
    row: u16,
    theme: Theme,
    field: &Field,
    focused: bool,
    hidden: bool,
) -> Option<Position> {
    if row >= area.height {
        return None;
    }
    let room = usize::from(area.width).saturating_sub(3);
    let (before, after) = field.parts();
    let read = |text: &str| match hidden {
        true => theme.charset.bullet().repeat(text.chars().count()),
        false => text.to_owned(),
    };
    let (mut shown, after) = (read(before), read(after));
    while width::columns(&shown) > room.saturating_sub(1) {
        let first = shown.chars().next().map_or(1, char::len_utf8);
        shown.drain(..first);
    }
    let at = width::columns(&shown);
    shown.push_str(&after);
    let style = theme.style(if focused { Role::Strong } else { Role::Text });
    let (shown, _) = width::split(&shown, room);
    let text = format!("> {shown}{}", "_".repeat(room.saturating_sub(width::columns(shown))));
    frame::parts(buffer, area, row, theme, &[(&text, style)]);
    focused.then(|| Position::new(area.x + 2 + u16::try_from(at).unwrap_or(0), area.y + row))
}

/// Draws a refusal over at most `rows` rows, beginning with its word.
pub fn draw_refusal(buffer: &mut Buffer, area: Rect, row: u16, rows: u16, theme: Theme, app: &App, refusal: &str) {
    let word = say(app.language, "board.said.refused");
    let room = usize::from(area.width).saturating_sub(width::columns(word) + 2);
    let pad = " ".repeat(width::columns(word));
    for (offset, text) in (0..rows).zip(width::wrap(refusal, room.max(10))) {
        let lead = if offset == 0 { word } else { pad.as_str() };
        let lead_role = if offset == 0 { Role::Badge } else { Role::Text };
        frame::parts(
            buffer,
            area,
            row + offset,
            theme,
            &[(lead, theme.style(lead_role)), (" ", theme.style(Role::Text)), (&text, theme.style(Role::Text))],
        );
    }
}

/// Draws two buttons, the harmless one first; returns where the focused one is.
#[expect(clippy::too_many_arguments, reason = "two buttons are their words and their focus, at a place in a theme")]
pub fn draw_buttons(
    buffer: &mut Buffer,
    area: Rect,
    row: u16,
    theme: Theme,
    cancel: &str,
    act: &str,
    on_cancel: bool,
    on_act: bool,
) -> Position {
    let button = |words: &str, focused: bool| if focused { format!(">[ {words} ]<") } else { format!(" [ {words} ] ") };
    let (cancel, act) = (button(cancel, on_cancel), button(act, on_act));
    let style = |focused| theme.style(if focused { Role::Selected } else { Role::Text });
    frame::parts(
        buffer,
        area,
        row,
        theme,
        &[
            ("  ", theme.style(Role::Text)),
            (&cancel, style(on_cancel)),
            ("   ", theme.style(Role::Text)),
            (&act, style(on_act)),
        ],
    );
    let offset = if on_act { 5 + width::columns(&cancel) } else { 2 };
    Position::new(area.x + u16::try_from(offset).unwrap_or(0), area.y + row.min(area.height.saturating_sub(1)))
}
