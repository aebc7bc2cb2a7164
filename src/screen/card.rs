//! The decision card: who, from where to where, what it does to both ends, why, and two buttons.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::{App, Board};
use crate::app::card::{Card, Focus};
use crate::app::plan::told::Told;
use crate::domain::proposal::Move;
use crate::journal::event::Outcome;
use crate::rules;
use crate::text::width;
use crate::text::words::{Phrase, Value, say};
use crate::workload::effectiveness;

use super::cursor::Cursor;
use super::form;
use super::frame;
use super::naming;
use super::theme::{Role, Theme};

/// Rows of a card where the screen has more.
const HIGH: u16 = 30;

/// Draws the card.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, card: &Card) -> Cursor {
    let columns = area.width.min(96);
    // On a tall screen what the rules and the plan say has room.
    let rows = if area.height > HIGH { HIGH } else { 23 };
    let inside = frame::window(buffer, area, theme, (columns, rows), &title(app, board, card));
    let mut row = draw_matter(buffer, inside, theme, app, board, card);
    row += draw_ripple(buffer, inside, row, theme, app, board, card);
    row = draw_told(buffer, inside, row, theme, app, card);
    row = draw_reasons(buffer, inside, row, theme, app, card);
    if card.must_acknowledge {
        let mark = if card.acknowledged { "[x]" } else { "[ ]" };
        let text = format!("{mark} {}", say(app.language, "board.card.acknowledge"));
        frame::line(
            buffer,
            inside,
            row,
            theme,
            if card.focus == Focus::Acknowledge { Role::Selected } else { Role::Text },
            &text,
        );
        row += 1;
    }
    let mut cursor = None;
    let words_label = if card.must_have_words { "board.card.words.must" } else { "board.card.words" };
    let fields = [
        (words_label, &card.words, Focus::Words),
        (
            if card.outcome.moves() { "board.card.conditions" } else { "board.card.waits-for" },
            &card.conditions,
            Focus::Conditions,
        ),
    ];
    for (label, field, focus) in fields {
        if focus == Focus::Conditions && !card.outcome.moves() && card.outcome != Outcome::Parked {
            continue;
        }
        let focused = card.focus == focus;
        frame::line(
            buffer,
            inside,
            row,
            theme,
            if focused { Role::Focus } else { Role::Dim },
            say(app.language, label),
        );
        let typing = form::draw_words(buffer, inside, row + 1, theme, field, focused, board.is_open());
        cursor = cursor.or(typing.map(Cursor::Typing));
        row += 2;
    }
    if let Some(refusal) = &card.refusal {
        form::draw_refusal(buffer, inside, row, 2, theme, app, refusal);
    }
    let last = inside.height.saturating_sub(1);
    let act = format!("{} (y)", say(app.language, act_key(card)));
    let cancel = say(app.language, "board.button.cancel");
    let (on_cancel, on_act) = (card.focus == Focus::Cancel, card.focus == Focus::Confirm);
    let at = form::draw_buttons(buffer, inside, last, theme, cancel, &act, on_cancel, on_act);
    cursor.unwrap_or(Cursor::Resting(if on_cancel || on_act { at } else { Position::new(inside.x, inside.y) }))
}

/// Catalogue key of the button that decides.
fn act_key(card: &Card) -> &'static str {
    match card.outcome {
        Outcome::Rejected => "board.button.reject",
        Outcome::Parked => "board.button.park",
        Outcome::OutsideJurisdiction => "board.button.outside",
        Outcome::Accepted | Outcome::AcceptedWithConditions | Outcome::Replaced => "board.button.accept",
    }
}

fn title(app: &App, board: &Board, card: &Card) -> String {
    let numbers: Vec<Value> = card
        .items
        .iter()
        .filter_map(|id| board.facts.docket().item(id))
        .map(|item| Value::Text(item.number.to_string()))
        .collect();
    let title = Phrase::new("board.card.title")
        .with("act", Value::Term(act_key(card)))
        .with("items", Value::List(numbers).spoken(app.language))
        .spoken(app.language);
    // Who steps out is in sight whatever else the card has to hold.
    match card.against.told.first().filter(|(rule, _)| rules::is_of_conflict(rule)) {
        Some((rule, sentence)) => format!("{title} · {rule} {}", sentence.spoken(app.language)),
        None => title,
    }
}

/// Who moves from where to where, and the effect; returns the next free row.
fn draw_matter(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, card: &Card) -> u16 {
    let facts = &board.facts;
    let mut row = 0;
    for mutation in &card.moves {
        row += draw_move(buffer, area, row, theme, app, board, card, (mutation, card.moves.len() > 2));
    }
    if let Some((outcome, entry)) = card.earlier {
        let phrase = Phrase::new("board.card.earlier")
            .with("outcome", Value::Term(outcome.key()))
            .with("number", i64::try_from(entry).unwrap_or(i64::MAX));
        frame::line(buffer, area, row, theme, Role::Over, &format!("  {}", phrase.spoken(app.language)));
        row += 1;
    }
    if !card.outcome.moves() {
        return row;
    }
    let room = 6_usize.saturating_sub(usize::from(row)).max(1);
    for effect in card.effects.iter().take(room) {
        let words = |difference| effectiveness::difference_words(difference).spoken(app.language);
        let unit = naming::unit(facts, &effect.unit, 24, theme);
        let text = format!("  {unit}: {} {} {}", words(effect.before), theme.arrow(), words(effect.after));
        frame::line(buffer, area, row, theme, Role::Text, &text);
        row += 1;
    }
    let (role, text) = against(app, card);
    frame::line(
        buffer,
        area,
        row,
        theme,
        role,
        &format!("  {}", width::cut(&text, usize::from(area.width), theme.charset)),
    );
    row + 1
}

/// What the decision changes in the rest of the plan, in a row or on a tall screen up to three; none where there is no plan.
fn draw_ripple(buffer: &mut Buffer, area: Rect, row: u16, theme: Theme, app: &App, board: &Board, card: &Card) -> u16 {
    if board.suggested().is_none_or(|own| own.plan.is_none()) {
        return 0;
    }
    let told = Told { facts: &board.facts, language: app.language };
    let (role, phrase) = match board.plan.ripple(&card.intended()) {
        None => (Role::Dim, Phrase::new("plan.ripple.counting")),
        Some(None) => (Role::Over, Phrase::new("plan.ripple.impossible")),
        Some(Some(ripple)) => {
            (if ripple.changes.is_empty() { Role::Text } else { Role::Short }, told.ripple(ripple, card.keeps))
        }
    };
    let room = usize::from(area.width).saturating_sub(3);
    let mut lines = width::wrap(&theme.letters(&phrase.spoken(app.language)), room);
    let most = if area.height + 2 >= HIGH { 3 } else { 1 };
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = width::cut(&format!("{last} {}", theme.charset.ellipsis()), room, theme.charset);
        }
    }
    for (at, line) in (row..).zip(&lines) {
        frame::line(buffer, area, at, theme, role, &format!("  {line}"));
    }
    u16::try_from(lines.len()).unwrap_or(1)
}

/// One move, in two rows, or in one where many must fit; gives how many rows it took.
#[expect(clippy::too_many_arguments, reason = "a row is drawn from where it stands, how it looks and what it shows")]
fn draw_move(
    buffer: &mut Buffer,
    area: Rect,
    row: u16,
    theme: Theme,
    app: &App,
    board: &Board,
    card: &Card,
    shown: (&Move, bool),
) -> u16 {
    let facts = &board.facts;
    let (mutation, in_one_row) = shown;
    let room = usize::from(area.width);
    let from = facts.employee(&mutation.employee).and_then(|found| found.position.as_ref());
    let place = |each: usize| match from {
        Some(id) => naming::position(facts, id, each, theme),
        None => say(app.language, "board.no-position").to_owned(),
    };
    if in_one_row {
        let name = width::pad(&naming::employee(facts, &mutation.employee, 16, theme), 17, theme.charset);
        let each = (room - 21) / 2;
        let to = naming::position(facts, &mutation.to, each, theme);
        let text = format!("{name}{} {} {to}", place(each), theme.arrow());
        frame::line(buffer, area, row, theme, Role::Strong, &text);
        return 1;
    }
    let name = naming::employee(facts, &mutation.employee, 30, theme);
    let kind = say(app.language, facts.kind_of(mutation).key());
    let changed = if card.candidate.is_some() { say(app.language, "board.card.other-candidate") } else { "" };
    frame::line(buffer, area, row, theme, Role::Strong, &format!("{name} {} {kind} {changed}", theme.dot()));
    let each = (room - 6) / 2;
    let to = naming::position(facts, &mutation.to, each, theme);
    frame::line(buffer, area, row + 1, theme, Role::Text, &format!("  {} {} {to}", place(each), theme.arrow()));
    2
}

/// What the rules say against the decision, as far as the card has rows that nothing else takes.
fn draw_told(buffer: &mut Buffer, area: Rect, row: u16, theme: Theme, app: &App, card: &Card) -> u16 {
    let reasons = 1 + card.reasons.len().div_ceil(2);
    let conditions = if card.outcome.moves() || card.outcome == Outcome::Parked { 2 } else { 0 };
    // Below them: the fields, a refusal, and the buttons.
    let taken = usize::from(row) + reasons + usize::from(card.must_acknowledge) + 2 + conditions + 2 + 1;
    let mut free = usize::from(area.height).saturating_sub(taken);
    let mut next = row;
    for (rule, sentence) in &card.against.told {
        let text = format!("{rule} {}", sentence.spoken(app.language));
        let room = usize::from(area.width).saturating_sub(4);
        let mut lines = width::wrap(&text, room);
        if lines.len() > free {
            // What has no room is cut, and says so.
            lines.truncate(free);
            if let Some(last) = lines.last_mut() {
                *last = width::cut(&format!("{last} {}", theme.charset.ellipsis()), room, theme.charset);
            }
        }
        free -= lines.len();
        for line in lines {
            frame::line(buffer, area, next, theme, Role::Over, &format!("    {line}"));
            next += 1;
        }
    }
    next
}

/// What stands against the decision, in one line.
fn against(app: &App, card: &Card) -> (Role, String) {
    let language = app.language;
    let named = |rules: &[&'static str]| {
        Value::List(rules.iter().map(|rule| Value::Text((*rule).to_owned())).collect()).spoken(language)
    };
    let against = &card.against;
    let mut said = Vec::new();
    if against.warns + against.unknowns > 0 {
        let phrase = Phrase::new("board.card.verdicts")
            .with("warns", against.warns)
            .with("unknowns", against.unknowns)
            .with("rules", named(&against.rules));
        said.push(phrase.spoken(language));
    }
    if !against.lifted.is_empty() {
        said.push(Phrase::new("board.card.lifted").with("rules", named(&against.lifted)).spoken(language));
    }
    // The rule says it in its own words where it is among those named.
    if against.ranking && !against.told.iter().any(|(rule, _)| rules::is_ranking(rule)) {
        said.push(say(language, "board.card.against-ranking").to_owned());
    }
    match said.is_empty() {
        true => (Role::Dim, say(language, "board.card.clear").to_owned()),
        false => (Role::Over, said.join(" ")),
    }
}

/// Reasons in two columns with their numbers; returns the next free row.
fn draw_reasons(buffer: &mut Buffer, area: Rect, row: u16, theme: Theme, app: &App, card: &Card) -> u16 {
    frame::line(buffer, area, row, theme, Role::Dim, say(app.language, "board.card.reasons"));
    let half = card.reasons.len().div_ceil(2);
    // The longer words stand on the right: the left column is as wide as its own words.
    let widest = card.reasons.iter().take(half).map(|(reason, _)| width::columns(say(app.language, reason.key())));
    let left_column = (widest.max().unwrap_or(0) + 9).min(usize::from(area.width) / 2);
    for (place, (reason, ticked)) in card.reasons.iter().enumerate() {
        let number = match place {
            0..9 => (place + 1).to_string(),
            9 => "0".to_owned(),
            _ => " ".to_owned(),
        };
        let focused = card.focus == Focus::Reason(place);
        let mark = if *ticked { "[x]" } else { "[ ]" };
        let lead = if focused { ">" } else { " " };
        let (start, column) =
            if place < half { (0, left_column) } else { (left_column, usize::from(area.width) - left_column) };
        let text =
            width::pad(&format!("{lead}{mark} {number} {}", say(app.language, reason.key())), column, theme.charset);
        let role = match (focused, ticked) {
            (true, _) => Role::Selected,
            (false, true) => Role::Strong,
            (false, false) => Role::Text,
        };
        let left = area.x + u16::try_from(start).unwrap_or(0);
        let at = Rect::new(left, area.y, u16::try_from(column).unwrap_or(area.width), area.height);
        let line = u16::try_from(place % half.max(1)).unwrap_or(0);
        frame::line(buffer, at, row + 1 + line, theme, role, &text);
    }
    row + 1 + u16::try_from(half).unwrap_or(0)
}
