//! The one place that prints: results on standard output, messages on standard error.
//!
//! The printing macros of the standard library panic when the reader has gone; here that is an
//! ordinary end (`sidang workload FILE | head`).

use std::io::{self, Write};

use crate::error::Error;
use crate::text::language::Language;
use crate::text::visible::visible;
use crate::text::words::Phrase;

/// Exit code after doing what was asked.
pub const EXIT_DONE: u8 = 0;
/// Exit code for faults in a file, or a refusal.
pub const EXIT_FAULTS: u8 = 1;
/// Exit code for a wrong command line, or no terminal.
pub const EXIT_USAGE: u8 = 2;
/// Exit code when the machine failed or something could not be checked.
pub const EXIT_MACHINE: u8 = 3;
/// Exit code when nobody reads standard output any more, as if ended by `SIGPIPE`.
pub const EXIT_PIPE: u8 = 128 + 13;

/// Why a task ends early: only the exit code is left to give, everything else has been said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended(pub u8);

/// Prints a result, with a line end after it; what would steer the terminal is shown, wherever it came from.
///
/// # Errors
/// Nobody reads it any more, or it cannot be written; the latter has then been said.
pub fn result(text: &str, language: Language) -> Result<(), Ended> {
    let mut stdout = io::stdout().lock();
    written(writeln!(stdout, "{}", lines_of(text)).and_then(|()| stdout.flush()), language)
}

/// Prints lines that were drawn, colours and all, with a line end after them; the screen has let nothing hidden into them.
///
/// # Errors
/// As for [`result`].
pub fn drawn(lines: &str, language: Language) -> Result<(), Ended> {
    let mut stdout = io::stdout().lock();
    written(writeln!(stdout, "{lines}").and_then(|()| stdout.flush()), language)
}

/// What came of writing to standard output.
///
/// # Errors
/// As for [`result`].
pub fn written<T>(outcome: io::Result<T>, language: Language) -> Result<T, Ended> {
    outcome.map_err(|cause| {
        if cause.kind() == io::ErrorKind::BrokenPipe {
            return Ended(EXIT_PIPE);
        }
        failure(&Error::new(Phrase::new("shell.out.failed"), cause), language)
    })
}

/// Prints a message. What cannot be said on standard error cannot be said at all.
pub fn message(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", lines_of(text));
}

/// The lines of a text, each with nothing hidden in it.
fn lines_of(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// Says what failed in the machine, and ends with the exit code for that.
pub fn failure(error: &Error, language: Language) -> Ended {
    message(&error.spoken(language));
    Ended(EXIT_MACHINE)
}
