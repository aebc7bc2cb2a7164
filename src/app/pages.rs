//! Opens the pages over the board: texts to read, the data, and the sheets.

use crate::command::catalogue::Command;

use super::board::App;
use super::quality::page;
use super::{minutes, plan, scenario, sheet, workload};

/// Opens the page that a command asks for.
pub fn open(app: &mut App, command: Command) {
    match command {
        Command::Minutes => minutes::open(app, None),
        Command::Plan => plan::page::open(app),
        Command::Scenario => scenario::open(app),
        Command::Workload => workload::open(app),
        Command::Quality => page::open(app),
        _ => sheet::open::open(app, command),
    }
}
