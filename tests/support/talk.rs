//! The spoken sitting as a process, its lines given and its answers read one by one.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::table::{SAMPLE, SCRIPT, program};

/// A spoken sitting that runs.
pub struct Talk {
    /// The process.
    pub child: Child,
    lines: ChildStdin,
    answers: BufReader<ChildStdout>,
    said: String,
}

/// How a spoken sitting ended.
pub struct Ending {
    /// Exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// Entries that were answered and not read yet.
    pub unread: Vec<u64>,
    /// Everything it said, on standard output and then on standard error.
    pub message: String,
}

impl Talk {
    /// Opens the sample, its rehearsals lying under `data`.
    pub fn start(data: &Path) -> Talk {
        let mut command = program(data, &["plain", SAMPLE]);
        command.stderr(Stdio::null());
        Talk::of(command)
    }

    /// Runs a command that listens to lines.
    pub fn of(mut command: Command) -> Talk {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (lines, answers) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Talk { child, lines, answers: BufReader::new(answers), said: String::new() }
    }

    /// Says a line, without waiting for its answer; an ended process hears nothing.
    pub fn say(&mut self, line: &str) {
        let _ = writeln!(self.lines, "{line}");
    }

    /// Number of the entry that the next answer tells; none when the process ended without.
    pub fn answered(&mut self) -> Option<u64> {
        loop {
            let mut answer = String::new();
            if self.answers.read_line(&mut answer).unwrap_or(0) == 0 {
                return None;
            }
            self.said.push_str(&answer);
            if let Some(entry) = entry_of(&answer) {
                return Some(entry);
            }
        }
    }

    /// Number of the entry that the next answer tells.
    pub fn entry(&mut self) -> u64 {
        self.answered().expect("an answer that tells an entry")
    }

    /// Kills the process, and gives every entry that had been answered and was not read yet.
    pub fn kill(mut self) -> Vec<u64> {
        // It may have ended by itself.
        let _ = self.child.kill();
        self.finish().unread
    }

    /// Closes its standard input and waits for its end.
    pub fn finish(self) -> Ending {
        let Talk { mut child, lines, mut answers, said: mut message } = self;
        drop(lines);
        let mut rest = String::new();
        let _ = answers.read_to_string(&mut rest);
        message.push_str(&rest);
        if let Some(mut errors) = child.stderr.take() {
            let _ = errors.read_to_string(&mut message);
        }
        let code = child.wait().unwrap().code();
        // A last line without its end was not answered yet.
        let unread = rest.split_inclusive('\n').filter(|line| line.ends_with('\n')).filter_map(entry_of).collect();
        Ending { code, unread, message }
    }
}

/// The number in `Tercatat #12. …`.
fn entry_of(answer: &str) -> Option<u64> {
    answer.strip_prefix("Tercatat #")?.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// Lines of the sitting that are recorded, in order.
pub fn recorded_lines() -> Vec<&'static str> {
    let recorded =
        ["hadir", "terima", "rantai", "pengecualian", "tunda", "catat", "urungkan", "ulangi", "tolak", "luar"];
    SCRIPT.lines().filter(|line| recorded.iter().any(|word| line.starts_with(word))).collect()
}

/// A small random sequence of its own: the same seed gives the same run on every machine.
pub struct Chance(pub u64);

impl Chance {
    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
