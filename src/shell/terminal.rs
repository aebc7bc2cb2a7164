//! The terminal as the board borrows it, and how it is given back on every way out.
//!
//! Prohibitions: the terminal is never asked a question (late answers over SSH are typed into the
//! program); nothing is printed while the board is shown; nothing here may wait for ever on a line
//! that nobody reads.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::panic::{self, PanicHookInfo};
use std::sync::{Mutex, MutexGuard, Once, TryLockError};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec};

use crate::error::Error;
use crate::shell::aside;
use crate::text::language::Language;
use crate::text::words::Phrase;

/// Exit code when there is no terminal to show the board on.
pub const EXIT_NO_TERMINAL: i32 = 2;
/// Exit code after a panic.
pub const EXIT_PANIC: i32 = 101;

/// Alternate screen, bracketed paste, hidden cursor, empty screen.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[2J";
/// End of a half-sent frame, paste as keys, plain letters, the board wiped (where there is no
/// alternate screen, names must not stay on the wall), main screen, visible cursor.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?2004l\x1b[0m\x1b[2J\x1b[H\x1b[?1049l\x1b[?25h";

/// How long leaving waits for each thing another thread may hold, and for room on the line.
const PATIENCE: Duration = Duration::from_millis(100);

/// Where frames go; `None` while the board is not shown, so that no frame follows the farewell.
static FRAMES: Mutex<Option<File>> = Mutex::new(None);
/// A second, non-blocking way to the same terminal: the farewell must get out even while a frame is
/// stuck in `write` because nobody reads the line.
static FAREWELL: Mutex<Option<File>> = Mutex::new(None);

/// Takes the terminal: raw mode, alternate screen, bracketed paste, hidden cursor; and from now on
/// a panic in any thread gives it back, says so in `language` and ends the process.
///
/// # Errors
/// Standard input or output is no terminal, `TERM` is `dumb`, or the system refuses. Nothing is
/// changed then; the caller prints the error and exits with [`EXIT_NO_TERMINAL`].
pub fn enter(language: Language) -> Result<(), Error> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Error::new(Phrase::new("shell.no_terminal"), "").hint(Phrase::new("shell.no_terminal.hint")));
    }
    if std::env::var_os("TERM").is_some_and(|kind| kind == "dumb") {
        return Err(Error::new(Phrase::new("shell.dumb_terminal"), "").hint(Phrase::new("shell.dumb_terminal.hint")));
    }
    take().map_err(|cause| {
        leave();
        Error::new(Phrase::new("shell.terminal_failed"), cause).hint(Phrase::new("shell.no_terminal.hint"))
    })?;
    end_on_panic(language);
    // With NO_COLOR crossterm turns each colour command into a full reset and bold is lost; the
    // theme alone decides about colour.
    crossterm::style::force_color_output(true);
    Ok(())
}

/// The steps of [`enter`] that the system can refuse; whatever was done is undone by [`leave`].
fn take() -> io::Result<()> {
    let frames = OpenOptions::new().write(true).open("/dev/tty")?;
    let nonblocking = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    let farewell = OpenOptions::new().write(true).custom_flags(nonblocking).open("/dev/tty")?;
    *FAREWELL.lock().map_err(|_| io::ErrorKind::Other)? = Some(farewell);
    crossterm::terminal::enable_raw_mode()?;
    *FRAMES.lock().map_err(|_| io::ErrorKind::Other)? = Some(frames);
    send(ENTER)
}

/// Takes the terminal once more after the program was stopped by force: a shell has set it to its own modes meanwhile,
/// and written on the screen. Not from the background, which would stop the program again.
pub fn take_again() {
    let lost = patiently(&FAREWELL).is_some_and(|line| line.as_ref().is_some_and(|line| !in_background(line)));
    if lost {
        // Left first, for the library believes that it has the terminal still.
        let _ = crossterm::terminal::disable_raw_mode();
        let _ = crossterm::terminal::enable_raw_mode();
        let _ = send(ENTER);
    }
}

/// Sends bytes to the terminal in one write.
///
/// # Errors
/// The line is dead, or the terminal was given back.
pub fn send(bytes: &[u8]) -> io::Result<()> {
    let mut frames = FRAMES.lock().map_err(|_| io::ErrorKind::NotConnected)?;
    frames.as_mut().ok_or(io::ErrorKind::NotConnected)?.write_all(bytes)
}

/// Gives the terminal back, to standard error too: every step is done even when another fails. Never prints, never
/// panics, ends within half a second; does nothing when the board is not shown.
pub fn leave() {
    // Held to the end: a thread that leaves at the same moment must not exit before this one is done.
    let mut frames = patiently(&FRAMES);
    let mut farewell = patiently(&FAREWELL);
    if let Some(frames) = frames.as_mut() {
        frames.take();
    }
    aside::give_back();
    let Some(line) = farewell.as_mut().and_then(|farewell| farewell.take()) else { return };
    if in_background(&line) {
        return;
    }
    say_farewell(&line);
    let _ = crossterm::terminal::disable_raw_mode();
}

/// The lock if it can be had within [`PATIENCE`], also after another thread died holding it.
fn patiently<T>(lock: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    const STEPS: u32 = 20;
    for _ in 0..STEPS {
        match lock.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(PATIENCE / STEPS),
        }
    }
    None
}

/// Whether the terminal belongs to another job now: touching its modes would stop this process.
fn in_background(line: &File) -> bool {
    rustix::termios::tcgetpgrp(line).is_ok_and(|foreground| foreground != rustix::process::getpgrp())
}

/// Writes the farewell as far as the line takes it.
fn say_farewell(mut line: &File) {
    let mut left = LEAVE;
    while !left.is_empty() {
        match line.write(left) {
            Ok(count) if count > 0 => left = &left[count..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock && has_room(line) => {}
            _ => return,
        }
    }
}

/// Waits at most [`PATIENCE`] until something can be written.
fn has_room(line: impl std::os::fd::AsFd) -> bool {
    let patience = Timespec::try_from(PATIENCE).ok();
    let mut lines = [PollFd::new(&line, PollFlags::OUT)];
    matches!(rustix::event::poll(&mut lines, patience.as_ref()), Ok(count) if count > 0)
}

/// Lets a panic in any thread give the terminal back, say where it happened and end the process.
///
/// The process ends inside the hook: unwinding could meet a second panic and abort, and a board
/// that lost its planner or keeper must not go on drawing. The panic's own message is withheld, for
/// it may hold what stands in a file about a person.
fn end_on_panic(language: Language) {
    static ONCE: Once = Once::new();
    // Spoken now: the hook must not wait for a catalogue that the panicking thread may be building.
    let sentence = Phrase::new("shell.panic").spoken(language);
    ONCE.call_once(|| {
        panic::set_hook(Box::new(move |panic: &PanicHookInfo<'_>| {
            leave();
            let place = panic.location().map_or_else(|| "?".to_owned(), ToString::to_string);
            say_last(&sentence.replace("{place}", &place));
            signal_hook::low_level::exit(EXIT_PANIC);
        }));
    });
}

/// Says one line on standard error, which may be a dead or a stalled terminal.
///
/// Past the standard library, whose printing panics on a dead terminal and waits for its lock.
pub fn say_last(sentence: &str) {
    let stderr = io::stderr();
    if has_room(&stderr) {
        let _ = rustix::io::write(&stderr, format!("{sentence}\n").as_bytes());
    }
}
