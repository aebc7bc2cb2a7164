//! A question with two buttons; the harmless one has the focus.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::board::{App, Board};
use crate::app::layer::{Asked, EarlierRehearsal, HeldRecord, Question};
use crate::app::plan::told::Told;
use crate::domain::proposal::Move;
use crate::journal::standing::Life;
use crate::paper::meetings;
use crate::paper::naming::Naming;
use crate::text::language::Language;
use crate::text::width;
use crate::text::words::{Phrase, Value, say};

use super::cursor::Cursor;
use super::form;
use super::frame;
use super::theme::{Role, Theme};

/// Draws a question.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, question: &Question) -> Cursor {
    let (title, text, no, yes) = match &question.asked {
        Asked::Discard => ("board.discard", "board.discard.text", "board.discard.no", "board.discard.yes"),
        Asked::Quit => ("board.quit", "board.quit.text", "board.quit.no", "board.quit.yes"),
        Asked::Held(held) if held.barred.is_some() => {
            ("board.held", "board.held.barred", "board.held.no", "board.held.again")
        }
        Asked::Held(_) => ("board.held", "board.held.text", "board.held.no", "board.held.yes"),
        Asked::Resume => ("board.adjourned", "board.adjourned.text", "board.adjourned.no", "board.adjourned.yes"),
        Asked::ShowNames => ("board.privacy", "board.privacy.text", "board.privacy.no", "board.privacy.yes"),
        Asked::AddItems(_) => ("plan.add", "plan.add.text", "plan.add.no", "plan.add.yes"),
        Asked::ContinueRehearsal(EarlierRehearsal { closed: true, .. }) => {
            ("board.resume", "board.resume.closed", "board.resume.new", "board.resume.read")
        }
        Asked::ContinueRehearsal(_) => {
            ("board.resume", "board.resume.text", "board.resume.new", "board.resume.continue")
        }
    };
    let height = match question.asked {
        Asked::Quit => 9,
        Asked::Held(HeldRecord { barred: Some(_), .. }) => 16,
        Asked::Resume | Asked::Held(_) => 13,
        Asked::AddItems(ref wholes) => u16::try_from(8 + 2 * wholes.len()).unwrap_or(area.height).min(area.height),
        _ => 11,
    };
    let inside = frame::window(buffer, area, theme, (66, height), say(app.language, title));
    let room = usize::from(inside.width).saturating_sub(2);
    let told = match &question.asked {
        Asked::ContinueRehearsal(earlier) => earlier.told.as_ref().map(|told| told.spoken(app.language)),
        Asked::Held(held) => Some(told_of(held, app.language)),
        Asked::Resume => app.board().and_then(|board| adjournment(board, app.language)),
        Asked::AddItems(wholes) => app.board().map(|board| additions(board, wholes, app.language)),
        Asked::Quit | Asked::Discard | Asked::ShowNames => None,
    };
    let told = told.unwrap_or_default();
    let text = match question.asked {
        Asked::Quit => leaving(app),
        _ => say(app.language, text).to_owned(),
    };
    let lines = width::wrap(&told, room).into_iter().chain(width::wrap(&text, room));
    for (row, text) in (1..).zip(lines.filter(|line| !line.is_empty())) {
        frame::line(buffer, inside, row, theme, Role::Text, &format!(" {text}"));
    }
    let last = inside.height.saturating_sub(1);
    let yes = format!("{} (y)", say(app.language, yes));
    let no = say(app.language, no);
    Cursor::Resting(form::draw_buttons(buffer, inside, last, theme, no, &yes, !question.on_yes, question.on_yes))
}

/// What leaving means: a sitting in hand goes on later, one that is only looked at here does not.
fn leaving(app: &App) -> String {
    let looked_at = app.board().filter(|board| !board.writable && board.standing.life() != Life::Closed);
    let handed = looked_at.and_then(|board| board.standing.handed_over());
    if app.board().is_some_and(|board| board.standing.life() == Life::Closed) {
        return say(app.language, "board.quit.closed").to_owned();
    }
    let text = match (looked_at, handed) {
        (_, Some(handed)) => Phrase::new("board.quit.given").with("to", handed.to.as_str()),
        (Some(_), None) => Phrase::new("board.quit.look"),
        (None, None) => Phrase::new("board.quit.text"),
    };
    text.spoken(app.language)
}

/// Who would go where by the items that are added.
fn additions(board: &Board, wholes: &[Vec<Move>], language: Language) -> String {
    let told = Told { facts: &board.facts, language };
    let moved = |own: &Move| {
        let moved = Phrase::new("plan.add.move").with("employee", told.employee(&own.employee));
        moved.with("to", told.position(&own.to)).into()
    };
    let moves = Value::List(wholes.iter().flatten().map(moved).collect());
    let count = wholes.len();
    Phrase { key: "plan.add.told", values: vec![("count", count.into()), ("moves", moves)] }.spoken(language)
}

/// Since when and why the sitting is adjourned, and until when.
fn adjournment(board: &Board, language: Language) -> Option<String> {
    let naming = Naming { facts: &board.facts, language };
    board.standing.adjournment().map(|found| meetings::adjournment(&naming, found))
}

/// Who holds the record, and why it cannot be taken over.
fn told_of(held: &HeldRecord, language: Language) -> String {
    let told = [&held.owner, &held.barred].into_iter().flatten();
    told.map(|phrase| phrase.spoken(language)).collect::<Vec<_>>().join(" ")
}
