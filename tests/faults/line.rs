//! The line to the terminal is cut, or nobody reads it any more.

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::Outcome;
use crate::board::{Board, GONE_WITHIN, kept, shell_line};
use crate::ground::Kit;
use crate::support::table::guard;

/// What becomes of the signal that tells a hang-up: deadly by default, ignored as under `nohup`, or never delivered.
const HEARD: [(&str, &str); 3] = [
    ("heard", "exec $sidang"),
    ("ignored", "trap '' HUP; exec $sidang"),
    ("blocked", "exec env --block-signal=HUP $sidang"),
];

/// The line is lost: the program is gone with what it recorded, and gives the record free.
pub fn lost(kit: &Kit) -> Outcome {
    for (name, line) in HEARD {
        let mut board = Board::under(kit.program(), line);
        let begun = Instant::now();
        board.desk.pty.hang_up();
        board.gone(129, begun).map_err(|broken| format!("{name}: {broken}"))?;
    }
    Ok((HEARD.len(), "heard, ignored or blocked: gone in 2 s with 129, record free, no core".to_owned()))
}

/// The same when the terminal is tmux, and its server is killed.
pub fn lost_with_tmux(kit: &Kit) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let (data, code) = (folder.path().join("data"), folder.path().join("code"));
    let tmux = |args: &[&str]| {
        let mut tmux = Command::new("tmux");
        tmux.args(["-L", "sidang-faults", "-f", "/dev/null"]).args(args).env("TMUX_TMPDIR", folder.path());
        let output = tmux.env("LANG", "C.UTF-8").env_remove("TMUX").output().map_err(|error| error.to_string())?;
        Ok::<String, String>(String::from_utf8_lossy(&output.stdout).into_owned())
    };
    // The shell outlives the server, to say how the program ended; the program hears the signal as usual.
    let line = format!("trap '' HUP; env --default-signal=HUP $sidang; echo $? > '{}'", code.display());
    let line = shell_line(kit.program(), &data, &line);
    tmux(&["new-session", "-d", "-x", "80", "-y", "24", "sh", "-c", &line])?;
    let wait = |text: &str| -> Result<(), String> {
        let begun = Instant::now();
        loop {
            let screen = tmux(&["capture-pane", "-p"])?;
            if screen.contains(text) {
                return Ok(());
            }
            if begun.elapsed() > Duration::from_secs(10) {
                return Err(format!("never showed {text:?}: {screen}"));
            }
            thread::sleep(Duration::from_millis(50));
        }
    };
    wait("Mutu data per")?;
    for (key, text) in [("Escape", "Daftar bahasan"), ("h", "Belum kuorum"), ("p", "Tersimpan #2")] {
        tmux(&["send-keys", key])?;
        wait(text)?;
    }
    let begun = Instant::now();
    tmux(&["kill-server"])?;
    while begun.elapsed() < GONE_WITHIN {
        let told = std::fs::read_to_string(&code).unwrap_or_default();
        if told.ends_with('\n') {
            kept(&data, 2)?;
            let told = told.trim();
            return if told == "129" {
                Ok((1, "gone in 2 s with 129, record free".to_owned()))
            } else {
                Err(told.to_owned())
            };
        }
        thread::sleep(Duration::from_millis(10));
    }
    Err(format!("still there after {GONE_WITHIN:?}"))
}

/// Nobody reads the line any more: what is confirmed is written all the same, and a request to end is heard.
pub fn stalled(kit: &Kit) -> Outcome {
    let mut board = Board::of(kit.program());
    let pty = &mut board.desk.pty;
    pty.send("t");
    pty.wait("(y)");
    guard();
    pty.stall();
    pty.send("y");
    // Frames of the largest size until the line is full and the program stuck in one.
    for turn in 0..40_u16 {
        pty.resize(190 + turn % 2, 400);
        thread::sleep(Duration::from_millis(10));
    }
    let entry = board.desk.entry + 1;
    board.desk.pty.signal(Signal::TERM);
    let begun = Instant::now();
    board.desk.entry = entry;
    board.gone(143, begun)?;
    Ok((1, format!("entry {entry}, confirmed on a line that nobody reads, is recorded; ended in 2 s")))
}
