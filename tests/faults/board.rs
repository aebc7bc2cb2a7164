//! The board in a terminal, with a sitting on it, and what must hold after every way out.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::pty::{Pty, command};
use crate::support::table::{Answer, Desk, SAMPLE, program, told};

/// Whatever happens to the terminal, the program is gone within this time.
pub const GONE_WITHIN: Duration = Duration::from_secs(2);

/// A board on which everybody is present and one item was decided.
pub struct Board {
    /// The board.
    pub desk: Desk,
    data: TempDir,
}

impl Board {
    /// The board of `program`.
    pub fn of(program: &Path) -> Board {
        Board::under(program, "exec $sidang")
    }

    /// The board of `program`, started by a line of shell in which `$sidang` is its command.
    pub fn under(program: &Path, line: &str) -> Board {
        let data = tempfile::tempdir().unwrap();
        let mut pty = Pty::run(24, 80, command("sh", &["-c", &shell_line(program, data.path(), line)], &[]));
        pty.wait_past_quality();
        let mut desk = Desk { pty, data: data.path().to_owned(), entry: 1 };
        desk.attend();
        desk.decide("t", &Answer::default());
        Board { desk, data }
    }

    /// What must hold once the program is gone: how it ended, that it gave the terminal back, that all is in the record,
    /// and that nobody holds the record any more.
    pub fn gone(&mut self, code: u32, since: Instant) -> Result<(), String> {
        let ended = self.desk.pty.exit_code();
        let took = since.elapsed();
        if ended != code || took > GONE_WITHIN {
            return Err(format!("ends with {ended} after {took:?}, not with {code}"));
        }
        kept(self.data.path(), self.desk.entry)
    }

    /// The folder of data.
    pub fn data(&self) -> &Path {
        self.data.path()
    }
}

/// `line` with the command of the board in it.
pub fn shell_line(program: &Path, data: &Path, line: &str) -> String {
    line.replace("$sidang", &format!("'{}' '{SAMPLE}' --data-dir '{}'", program.display(), data.display()))
}

/// The rehearsal in `data` has this entry, verifies, and goes on: nobody holds it; and no memory was dumped.
pub fn kept(data: &Path, entry: u64) -> Result<(), String> {
    let (code, said, message) = told(program(data, &["verify", SAMPLE]).output().unwrap());
    if code != 0 || !said.contains("utuh") {
        return Err(format!("verify: {code} {said}{message}"));
    }
    let (code, _, message) = told(program(data, &["plain", SAMPLE, "--continue"]).output().unwrap());
    if code != 0 {
        return Err(format!("does not go on: {code} {message}"));
    }
    let (_, state, _) = told(program(data, &["state", SAMPLE, "--json"]).output().unwrap());
    let state: serde_json::Value = serde_json::from_str(&state).map_err(|error| error.to_string())?;
    if state["entries"].as_u64() < Some(entry) {
        return Err(format!("entry {entry} was seen on the screen, {} are in the record", state["entries"]));
    }
    let dumped = fs::read_dir(".").unwrap().flatten().find(|found| found.file_name() == "core");
    dumped.map_or(Ok(()), |_| Err("memory was dumped".to_owned()))
}
