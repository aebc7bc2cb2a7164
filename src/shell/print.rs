//! `--print`: one frame of the board or of the chooser on standard output, after some keys.
//!
//! The record is only looked at. What the keys would write is kept in memory, where the sitting is a rehearsal from then
//! on; no papers are written and no preferences saved. No terminal is needed.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};

use ratatui::backend::IntoCrossterm;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use crate::app::message::Message;
use crate::command::key::Key;
use crate::screen;
use crate::shell::desk::{self, BoardOptions, Desk};
use crate::shell::opening::{Choice, OpenOptions};
use crate::shell::options::Options;
use crate::shell::out::{self, EXIT_DONE, EXIT_MACHINE, Ended};
use crate::shell::preferences;
use crate::shell::told::Told;
use crate::text::preferences::{Colours, Guide};

/// Between two keys there is time to read, in milliseconds: nothing counts as typed ahead.
const TO_READ: u64 = 1_000;

/// Prints the frame; with colours where they are asked for.
///
/// # Errors
/// What could not be done has been said.
pub fn print(file: Option<&Path>, keys: &[Key], size: (u16, u16), options: &Options) -> Result<u8, Ended> {
    let mut preferences = preferences::begin(options);
    // A frame on its own teaches nobody.
    preferences.start.shown.guide = Guide::Done;
    let board = BoardOptions {
        session: file.map(Path::to_owned),
        preferences,
        open: options.opening(file.unwrap_or(Path::new("")), Choice::Newest),
    };
    match frame(board, keys, size) {
        Ok(frame) if matches!(options.colours, Some(Colours::Full | Colours::Sixteen)) => {
            out::drawn(&coloured(&frame), options.language)?;
            Ok(EXIT_DONE)
        }
        Ok(frame) => {
            out::result(&text(&frame), options.language)?;
            Ok(EXIT_DONE)
        }
        Err(refused) => {
            refused.farewell.iter().for_each(|line| out::message(line));
            Ok(u8::try_from(refused.code).unwrap_or(EXIT_MACHINE))
        }
    }
}

/// The frame after these keys, each of them pressed when the one before has been seen.
///
/// # Errors
/// Why the session could not be opened.
pub fn frame(options: BoardOptions, keys: &[Key], (columns, rows): (u16, u16)) -> Result<Buffer, desk::Ended> {
    let open = OpenOptions { look: true, in_memory: true, ..options.open };
    let (sender, receiver) = channel();
    let mut desk = Desk::new(BoardOptions { open, ..options }, sender);
    desk.tell(Message::Resized(columns, rows));
    desk.start();
    let mut now = 0;
    settle(&mut desk, &receiver, now);
    for key in keys {
        if desk.quit {
            break;
        }
        now += TO_READ;
        desk.tell(Message::Key(*key, now));
        settle(&mut desk, &receiver, now);
    }
    if let Some(refused) = desk.refused.take() {
        return Err(refused);
    }
    let mut frame = Buffer::empty(Rect::new(0, 0, columns, rows));
    screen::board::draw(&desk.app, desk.theme(), &mut frame);
    desk.finish();
    Ok(frame)
}

/// Waits for all answers that are still to come; then the frame is seen.
fn settle(desk: &mut Desk, receiver: &Receiver<Told>, now: u64) {
    while desk.refused.is_none() && desk.expects_answers() {
        let Ok(told) = receiver.recv() else { return };
        desk.hear(told);
    }
    desk.tell(Message::Drawn(now));
}

/// The rows of a frame as text, without blanks at their end.
pub fn text(frame: &Buffer) -> String {
    let row = |cells: &[Cell]| cells.iter().map(Cell::symbol).collect::<String>().trim_end().to_owned();
    let rows = frame.content.chunks(usize::from(frame.area.width).max(1));
    rows.map(row).collect::<Vec<_>>().join("\n")
}

/// The rows of a frame with its colours as a terminal takes them.
fn coloured(frame: &Buffer) -> String {
    // The library would leave them out where it reads NO_COLOR; here they were asked for.
    crossterm::style::force_color_output(true);
    let run = |cells: &[Cell]| {
        let letters: String = cells.iter().map(Cell::symbol).collect();
        cells[0].style().into_crossterm().apply(letters).to_string()
    };
    let row = |cells: &[Cell]| cells.chunk_by(|one, other| one.style() == other.style()).map(run).collect::<String>();
    let rows = frame.content.chunks(usize::from(frame.area.width).max(1));
    rows.map(row).collect::<Vec<_>>().join("\n")
}
