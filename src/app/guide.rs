//! The first steps: one key at a time, taught on a rehearsal where nothing counts, until all were pressed; then never again.

use crate::command::catalogue::Command;
use crate::command::keymap;
use crate::command::place::Place;
use crate::journal::standing::Life;
use crate::text::preferences::Guide;
use crate::text::words::{Phrase, Value};

use super::board::App;
use super::message::Effect;

/// A key that is taught, and the catalogue key of what it is for.
struct Step {
    command: Command,
    purpose: &'static str,
}

/// The steps, in the order of a sitting.
const STEPS: [Step; 9] = [
    Step { command: Command::Down, purpose: "guide.down" },
    Step { command: Command::Explain, purpose: "guide.explain" },
    Step { command: Command::ChooseCandidate, purpose: "guide.choose" },
    Step { command: Command::EmployeeSheet, purpose: "guide.sheet" },
    Step { command: Command::Attendance, purpose: "guide.attendance" },
    Step { command: Command::Accept, purpose: "guide.accept" },
    Step { command: Command::Undo, purpose: "guide.undo" },
    Step { command: Command::Find, purpose: "guide.find" },
    Step { command: Command::Help, purpose: "guide.help" },
];

/// How many steps there are.
pub const COUNT: usize = STEPS.len();

/// The first step that was not taken, with its place; none on a real sitting, on one that is closed, and once all are known.
fn step(app: &App) -> Option<(usize, &'static Step)> {
    let goes_on = |life| matches!(life, Life::New | Life::Open);
    let board = app.board().filter(|board| board.standing.rehearsal() && board.writable && board.present.is_none())?;
    let taken = app.guide.filter(|_| goes_on(board.standing.life()))?;
    STEPS.iter().enumerate().find(|(place, _)| taken & (1 << place) == 0)
}

/// What the board says of the step: its number, its key as `shown` draws it, and what that is for.
pub fn line(app: &App, shown: impl Fn(&'static str) -> &'static str) -> Option<String> {
    let (place, step) = step(app).filter(|_| app.place() == Place::Board)?;
    let told = Phrase::new("guide.line").with("step", place + 1).with("steps", COUNT);
    let told = told.with("key", shown(keymap::shown_key(step.command)));
    Some(told.with("purpose", Value::Term(step.purpose)).spoken(app.language))
}

/// A command was run while steps are taught: what somebody found before it was taught need not be taught. After the last
/// one the steps are over for good.
pub fn learned(app: &mut App, command: Command) -> Vec<Effect> {
    let place = STEPS.iter().position(|step| step.command == command);
    let (Some(place), Some(taken), true) = (place, app.guide, step(app).is_some()) else { return Vec::new() };
    let taken = taken | 1 << place;
    app.guide = Some(taken).filter(|taken| *taken != (1 << STEPS.len()) - 1);
    if app.guide.is_some() {
        return Vec::new();
    }
    app.saved.guide = Guide::Done;
    vec![Effect::SavePreferences(app.saved)]
}

/// Begins the steps anew, or leaves them.
pub fn prefer_other(app: &mut App) -> Vec<Effect> {
    app.saved.guide = match app.guide {
        Some(_) => Guide::Done,
        None => Guide::Steps,
    };
    app.guide = app.saved.guide.begun();
    vec![Effect::SavePreferences(app.saved)]
}
