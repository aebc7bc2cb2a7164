//! The board with the sample sitting on it, in a real pseudo-terminal, worked by keys as a person works it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use sidang::app::board::PAUSE;
use sidang::app::confirm::GUARD;

use super::pty::Pty;

/// The sample session of the repository.
pub const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/tebingtinggi-rencana.ron");

/// The sample's sitting as spoken lines.
pub const SCRIPT: &str = include_str!("../files/tebingtinggi.script");

/// The board, and the folder where its rehearsals lie.
pub struct Desk {
    /// The terminal.
    pub pty: Pty,
    /// Value of `--data-dir`.
    pub data: PathBuf,
    /// Number of the last entry that was seen on the screen.
    pub entry: u64,
}

impl Desk {
    /// Opens the sample on 80×24 with `more` arguments; the board is on the screen when this returns.
    pub fn open(data: &Path, more: &[&str]) -> Desk {
        let mut args = vec![SAMPLE, "--data-dir", data.to_str().unwrap()];
        args.extend(more);
        let mut pty = Pty::start(24, 80, &args, &[]);
        pty.wait_past_quality();
        Desk { pty, data: data.to_owned(), entry: 1 }
    }

    /// Opens the sample anew, and takes everybody down as present.
    pub fn attended(data: &Path) -> Desk {
        let mut desk = Desk::open(data, &[]);
        desk.attend();
        desk
    }

    /// Takes everybody down as present who is not taken down yet.
    pub fn attend(&mut self) {
        self.press("h", "Belum kuorum");
        self.record("p");
        self.close_attendance();
    }

    /// Goes back from the list of members to the board.
    pub fn close_attendance(&mut self) {
        self.pty.wait("Kuorum terpenuhi");
        self.pty.send("\x1b");
        self.pty.gone("Kuorum terpenuhi");
        self.pty.wait("hadir 5/5 kuorum");
    }

    /// Types, and waits until the screen shows `text`.
    pub fn press(&mut self, keys: &str, text: &str) {
        self.pty.send(keys);
        self.pty.wait(text);
    }

    /// Types something that is recorded, and waits until the next entry is told.
    pub fn record(&mut self, keys: &str) {
        self.entry += 1;
        self.press(keys, &format!("Tersimpan #{}", self.entry));
    }

    /// Opens a card with `key`; ticks and unticks reasons by digit, types words, acknowledges, and confirms.
    pub fn decide(&mut self, key: &str, card: &Answer) {
        self.press(key, "(y)");
        self.fill(card);
        self.confirm();
    }

    /// Fills in the card that is open, and goes back to the button that does nothing.
    pub fn fill(&mut self, card: &Answer) {
        if !card.ticks.is_empty() {
            let screen = self.pty.screen();
            for digit in "1234567890".chars() {
                let (wanted, ticked) = (card.ticks.contains(digit), screen.contains(&format!("[x] {digit} ")));
                if wanted != ticked {
                    let mark = if wanted { "[x]" } else { "[ ]" };
                    self.press(&digit.to_string(), &format!("{mark} {digit} "));
                }
            }
        }
        // Backwards from the button: conditions, words, acknowledgement where there is one.
        let mut back = 0;
        let screen = self.pty.screen();
        let with_conditions = screen.contains("Syarat (") || screen.contains("Ditunda sampai");
        let fields = if with_conditions { vec![card.conditions, card.words] } else { vec![card.words] };
        for text in fields {
            self.pty.send("\x1b[Z");
            back += 1;
            self.type_in(text);
        }
        if screen.contains("[ ] Tim") {
            self.pty.send("\x1b[Z");
            back += 1;
        }
        if card.aware {
            self.press(" ", "[x] Tim");
        }
        self.press(&"\t".repeat(back), ">[ Batal ]<");
    }

    /// Types into the field that has the focus, and waits until its end stands there.
    pub fn type_in(&mut self, text: &str) {
        let end: String = text.chars().skip(text.chars().count().saturating_sub(40)).collect();
        self.press(text, &end);
    }

    /// Confirms the card that is open, once it listens.
    pub fn confirm(&mut self) {
        guard();
        self.record("y");
    }

    /// Leaves the board: `q`, and `y` to the question.
    pub fn leave(&mut self) {
        self.press("q", "Keluar dari sidang?");
        guard();
        self.pty.send("y");
    }
}

/// What is filled in on a card.
#[derive(Clone, Copy, Default)]
pub struct Answer<'a> {
    /// Digits of the reasons that are to be ticked; none leaves the card as it is prefilled.
    pub ticks: &'a str,
    /// Reason in words.
    pub words: &'a str,
    /// Conditions, or what a parked item waits for.
    pub conditions: &'a str,
    /// Whether missing data is acknowledged.
    pub aware: bool,
}

/// Waits until a card that is on the screen listens: a fixed wait, for that is what is tested.
pub fn guard() {
    thread::sleep(Duration::from_millis(GUARD + 100));
}

/// Waits until the board hears letters again after it has refused a card.
pub fn pause() {
    thread::sleep(Duration::from_millis(PAUSE + 100));
}

/// The program without a terminal.
pub fn program(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidang"));
    command.args(args).arg("--data-dir").arg(data).stdin(Stdio::null()).env("LANG", "C.UTF-8").env_remove("LC_ALL");
    command
}

/// Exit code, standard output and standard error.
pub fn told(output: Output) -> (i32, String, String) {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The sample's standing after the last entry of its newest rehearsal.
pub fn state(data: &Path) -> Value {
    let (code, json, message) = told(program(data, &["state", SAMPLE, "--json"]).output().unwrap());
    assert_eq!(code, 0, "{message}");
    serde_json::from_str(&json).unwrap()
}

/// The standing without what may differ between two sittings that decided the same: times, hashes, numbers.
pub fn matter(mut state: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                for name in ["entry", "entries", "time", "hash"] {
                    members.shift_remove(name);
                }
                members.values_mut().for_each(strip);
            }
            Value::Array(values) => values.iter_mut().for_each(strip),
            _ => {}
        }
    }
    strip(&mut state);
    state
}
