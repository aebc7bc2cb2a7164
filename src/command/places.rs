//! Lists of places that share commands.

use crate::command::place::Place;

/// Places in which rows and pages are moved through.
pub const LISTS: &[Place] = &[
    Place::Chooser,
    Place::Board,
    Place::Candidates,
    Place::Attendance,
    Place::Quality,
    Place::Finder,
    Place::Filter,
    Place::Reading,
    Place::Facts,
    Place::Minutes,
    Place::Plan,
    Place::Scenario,
    Place::Help,
];
/// Places in which one goes up and down row by row.
pub const ROWS: &[Place] = &[
    Place::Chooser,
    Place::Board,
    Place::Candidates,
    Place::Attendance,
    Place::Numbers,
    Place::Past,
    Place::Quality,
    Place::Finder,
    Place::Filter,
    Place::Reading,
    Place::Facts,
    Place::Minutes,
    Place::Plan,
    Place::Scenario,
    Place::Help,
    Place::Preferences,
];
/// Places over a sitting in which letters are commands.
pub const UNTYPED: &[Place] = &[
    Place::Board,
    Place::Card,
    Place::Candidates,
    Place::Attendance,
    Place::Numbers,
    Place::Quality,
    Place::Past,
    Place::Reading,
    Place::Plan,
    Place::Scenario,
    Place::Preferences,
    Place::Question,
];
/// All places in which something of a sitting may be on the screen.
pub const OVER_A_SITTING: &[Place] = &[
    Place::Board,
    Place::Card,
    Place::Form,
    Place::Editor,
    Place::Candidates,
    Place::Attendance,
    Place::Numbers,
    Place::Quality,
    Place::Finder,
    Place::Filter,
    Place::Past,
    Place::Reading,
    Place::Help,
    Place::Facts,
    Place::Minutes,
    Place::Plan,
    Place::Scenario,
    Place::Preferences,
    Place::Question,
];
/// Places with fields and buttons.
pub const FIELDS: &[Place] = &[Place::Card, Place::Form, Place::Editor, Place::Question];
