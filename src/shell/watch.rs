//! The threads that notice the end from outside: a signal, or a line that hung up.
//!
//! A flag that the main loop would look at is not enough: after a hang-up the input library spins
//! for ever inside one call, and a frame may be stuck on a line nobody reads. So each watcher tells
//! the main loop, gives it half a second to close, and then ends the process itself.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use rustix::fs::Mode;
use rustix::io::Errno;
use rustix::process::{DumpableBehavior, Resource, Rlimit};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGXFSZ};
use signal_hook::iterator::Signals;

use crate::error::Error;
use crate::shell::incoming::Incoming;
use crate::shell::terminal;
use crate::text::words::Phrase;

/// Exit code when the line hung up.
pub const EXIT_HANG_UP: i32 = 128 + SIGHUP;

/// How long the main loop has for closing by itself.
const GRACE: Duration = Duration::from_millis(500);

/// Makes the process fit to hold personal data and a record; for every command, before anything else.
///
/// What it makes is its owner's alone, whatever mask the user set: with one that takes away all rights, its own folders
/// would be closed to it.
///
/// A file that reaches the size limit becomes an error of that write instead of a death in the
/// middle of a line; no memory is left behind in a core file. Best effort: a system that refuses
/// one of these still runs the program. A broken pipe stays an error of the write, as Rust sets it.
pub fn prepare_process() {
    ignore(SIGXFSZ);
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = rustix::process::setrlimit(Resource::Core, none);
    let _ = rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Starts the watchers: each sends [`Incoming::Gone`] with the exit code and then stands by for
/// half a second. Waking after a stop is told as [`Incoming::Woken`].
///
/// # Errors
/// The system refuses a thread or a handler.
pub fn start<M>(sender: &Sender<M>) -> Result<(), Error>
where
    M: From<Incoming> + Send + 'static,
{
    // A stop from outside would leave the last frame, with its names, on the wall.
    ignore(SIGTSTP);
    let failed = |cause: io::Error| Error::new(Phrase::new("shell.thread_failed"), cause);
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGCONT]).map_err(failed)?;
    let teller = sender.clone();
    let watch_signals = move || {
        for signal in signals.forever() {
            if signal == SIGCONT {
                // A loop that has ended needs no waking.
                let _ = teller.send(Incoming::Woken.into());
            } else {
                end(&teller, 128 + signal);
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(watch_signals).map_err(failed)?;
    let teller = sender.clone();
    let watch_line = move || {
        if wait_for_hang_up() {
            end(&teller, EXIT_HANG_UP);
        }
    };
    thread::Builder::new().name("line".into()).spawn(watch_line).map_err(failed)?;
    Ok(())
}

/// Replaces the deadly default of a signal by nothing.
fn ignore(signal: i32) {
    let _ = signal_hook::flag::register(signal, Arc::new(AtomicBool::new(false)));
}

/// Sleeps until the line hangs up, also where the hang-up signal is ignored (`nohup`); false when
/// the system cannot watch it.
fn wait_for_hang_up() -> bool {
    let stdin = io::stdin();
    // No event is asked for: only hang-up and error, which are always reported, end the sleep.
    let mut lines = [PollFd::new(&stdin, PollFlags::empty())];
    loop {
        match rustix::event::poll(&mut lines, None) {
            Ok(0) | Err(Errno::INTR) => {}
            Ok(_) => return true,
            Err(_) => return false,
        }
    }
}

/// Tells the main loop to close, and ends the process itself when that takes too long.
fn end<M: From<Incoming>>(teller: &Sender<M>, code: i32) {
    let _ = teller.send(Incoming::Gone(code).into());
    thread::sleep(GRACE);
    terminal::leave();
    // Not `std::process::exit`: its clean-up may wait for the very thread that is stuck.
    signal_hook::low_level::exit(code);
}
