//! Opens the sheets of what lies on the board.

use crate::app::board::{App, Manner};
use crate::app::layer::{Layer, Reading};
use crate::command::catalogue::Command;
use crate::text::language::Language;
use crate::text::words::say;

use super::ground::Ground;
use super::{agency, compare, documents, employee, forum, glossary, nine_box, plots, position, sitting};

/// Opens the sheet that a command asks for, or says that the item has nobody to show.
pub fn open(app: &mut App, command: Command) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    let asked = match command {
        Command::Compare => compare::of_item(board, language),
        Command::NineBox => Some(nine_box::of(board, language)),
        _ => asked(Ground::of(board), command, language),
    };
    match asked {
        Some(reading) => app.layers.push(Layer::Reading(reading)),
        None if command == Command::Compare => {
            let swap = app.board().is_some_and(|board| board.item().is_swap());
            let key = if swap { "sheet.swap-not-compared" } else { "sheet.nothing-to-compare" };
            app.say(Manner::Told, say(language, key).to_owned());
        }
        None => app.say(Manner::Told, say(language, "sheet.nobody").to_owned()),
    }
}

/// The sheet that a command asks for; none where the item has no candidate.
pub fn asked(ground: Ground<'_>, command: Command, language: Language) -> Option<Reading> {
    match command {
        Command::EmployeeSheet => ground.candidate.map(|id| employee::sheet(ground, id, language)),
        Command::PositionSheet => ground.seat().map(|id| position::sheet(ground, id, language)),
        Command::AgencySheet => agency::ends(ground, language),
        Command::ForumSheet => Some(forum::sheet(ground, language)),
        Command::DocumentSheet => documents::sheet(ground, language),
        Command::SittingSheet => Some(sitting::sheet(ground, language)),
        Command::Plots => Some(plots::sheet(ground, language)),
        Command::Glossary => Some(glossary::sheet(ground, language)),
        _ => None,
    }
}
