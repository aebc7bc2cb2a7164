//! The board's loop: one message at a time, disk before screen, one frame for all that waited.

use std::mem::ManuallyDrop;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use chrono::{Timelike, Utc};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use crate::app::message::Message;
use crate::error::Error;
use crate::screen;
use crate::screen::cursor::Cursor;
use crate::shell::aside::{self, Aside};
use crate::shell::desk::{BoardOptions, Desk, Ended};
use crate::shell::frame::FrameCap;
use crate::shell::incoming::Incoming;
use crate::shell::out::EXIT_MACHINE;
use crate::shell::sink::Sink;
use crate::shell::told::Told;
use crate::shell::{input, terminal, watch};
use crate::store::place::data_folder;

/// What frames are drawn with.
type Screen = Terminal<CrosstermBackend<Sink>>;

/// Runs the board until it is left. The terminal is given back before this returns.
///
/// # Errors
/// When there is no terminal to show the board on.
pub fn run(options: BoardOptions) -> Result<Ended, Error> {
    let (sender, receiver) = channel();
    let language = options.preferences.start.shown.language;
    let mut desk = Desk::new(options, sender.clone());
    terminal::enter(language)?;
    let aside = data_folder(desk.options.open.data_folder.as_deref()).ok().and_then(|folder| aside::put(&folder));
    watch::start(&sender).and_then(|()| input::listen(sender)).inspect_err(|_| terminal::leave())?;
    let sink = Sink::default();
    let Ok(screen) = Terminal::new(CrosstermBackend::new(sink.clone())) else {
        terminal::leave();
        return Ok(Ended { code: i32::from(EXIT_MACHINE), farewell: Vec::new() });
    };
    // Dropping the screen would print to a line that may be dead: it is never dropped.
    let mut screen = ManuallyDrop::new(screen);
    let code = turn(&mut desk, &mut screen, &sink, &receiver);
    let mut ended = desk.refused.take().unwrap_or_else(|| Ended { code, farewell: desk.farewell() });
    desk.finish();
    terminal::leave();
    ended.farewell.extend(aside.and_then(Aside::told).map(|told| told.spoken(language)));
    Ok(ended)
}

/// Says what is being opened, opens it, and turns: draw when something changed, wait, take everything that waits.
fn turn(desk: &mut Desk, screen: &mut Screen, sink: &Sink, receiver: &Receiver<Told>) -> i32 {
    if draw(desk, screen, sink).is_none() {
        return watch::EXIT_HANG_UP;
    }
    let begun = desk.app.place();
    desk.start();
    if let Ok(size) = screen.size() {
        desk.tell(Message::Resized(size.width, size.height));
    }
    let mut cap = FrameCap::of_this_line();
    let mut changed = desk.app.place() != begun;
    loop {
        if desk.quit || desk.refused.is_some() {
            break 0;
        }
        let wait = if changed { cap.wait(Instant::now()) } else { until_time_tells(desk) };
        if changed && wait.is_zero() {
            match draw(desk, screen, sink) {
                None => break watch::EXIT_HANG_UP,
                Some(0) => {}
                Some(bytes) => cap.drawn(Instant::now(), bytes),
            }
            changed = false;
            let now = desk.now();
            desk.tell(Message::Drawn(now));
            continue;
        }
        match receiver.recv_timeout(wait) {
            Ok(told) => {
                if matches!(told, Told::Outside(Incoming::Key(_))) {
                    cap.key(Instant::now());
                }
                if let Some(code) = take(desk, told, receiver) {
                    break code;
                }
            }
            Err(RecvTimeoutError::Timeout) if changed => {}
            Err(RecvTimeoutError::Timeout) => desk.look_at_the_clock(Instant::now()),
            Err(RecvTimeoutError::Disconnected) => break i32::from(EXIT_MACHINE),
        }
        changed = true;
    }
}

/// Takes one message and all that wait behind it; gives the exit code when the end came from outside.
fn take(desk: &mut Desk, first: Told, receiver: &Receiver<Told>) -> Option<i32> {
    for told in std::iter::once(first).chain(receiver.try_iter()) {
        if let Some(code) = desk.hear(told) {
            return Some(code);
        }
        if desk.quit || desk.refused.is_some() {
            break;
        }
    }
    None
}

/// Draws one frame and sends it in one write; says how many bytes that were, none when the line is dead.
fn draw(desk: &mut Desk, screen: &mut Screen, sink: &Sink) -> Option<usize> {
    if std::mem::take(&mut desk.defaced) {
        terminal::take_again();
        let size = screen.size().ok()?;
        screen.resize(Rect::from(size)).ok()?;
    }
    let mut cursor = None;
    let drawn = screen.draw(|frame| {
        let at = screen::board::draw(&desk.app, desk.theme(), frame.buffer_mut());
        if let Cursor::Typing(position) = at {
            frame.set_cursor_position(position);
        }
        cursor = Some(at);
    });
    let focus = match cursor {
        Some(Cursor::Resting(position)) => Some((position.x, position.y)),
        Some(Cursor::Typing(_)) | None => None,
    };
    drawn.ok()?;
    sink.commit(focus).ok()
}

/// Time until the hour changes, so that the clock moves once a minute, or until an opening has to be told of;
/// nothing else ever moves.
fn until_time_tells(desk: &Desk) -> Duration {
    let past = Utc::now();
    let milliseconds = u64::from(past.second()) * 1_000 + u64::from(past.timestamp_subsec_millis());
    let minute = Duration::from_millis(60_050_u64.saturating_sub(milliseconds));
    desk.wait(Instant::now()).map_or(minute, |wait| wait.min(minute))
}
