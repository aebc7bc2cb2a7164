//! The program is asked to end, stopped and woken, or breaks.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::Outcome;
use crate::board::Board;
use crate::ground::Kit;
use crate::support::pty::DEADLINE;

/// Signals that end, and the exit code that tells each.
const ENDING: [(Signal, u32); 4] = [(Signal::TERM, 143), (Signal::INT, 130), (Signal::QUIT, 131), (Signal::HUP, 129)];

/// Ended: the terminal is given back.
pub fn asked(kit: &Kit) -> Outcome {
    for (signal, code) in ENDING {
        let mut board = Board::of(kit.program());
        let limits = fs::read_to_string(format!("/proc/{}/limits", board.desk.pty.process())).unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size"));
        if core.is_none_or(|line| line.split_whitespace().nth(4) != Some("0")) {
            return Err(format!("memory may be dumped: {core:?}"));
        }
        let begun = Instant::now();
        board.desk.pty.signal(signal);
        board.gone(code, begun).map_err(|broken| format!("{signal:?}: {broken}"))?;
        board.desk.pty.assert_given_back();
    }
    Ok((ENDING.len(), "gone in 2 s, terminal given back, no core: 143, 130, 131, 129".to_owned()))
}

/// Stopped, which leaves a job of a shell where it is, and woken, when the screen has to be drawn anew.
pub fn stopped(kit: &Kit) -> Outcome {
    let mut board = Board::of(kit.program());
    board.desk.pty.signal(Signal::TSTP);
    board.desk.press("o", "Beban kerja");
    board.desk.pty.send("\x1b");
    board.desk.pty.wait("Daftar bahasan");
    board.desk.pty.signal(Signal::STOP);
    board.desk.pty.deface();
    board.desk.pty.gone("Daftar bahasan");
    board.desk.pty.signal(Signal::CONT);
    board.desk.pty.wait("Daftar bahasan");
    board.desk.pty.wait_for("the terminal was not taken again", |screen| screen.alternate_screen());
    if board.desk.pty.is_cooked() {
        return Err("the keyboard is not in raw mode after waking".to_owned());
    }
    board.desk.leave();
    board.gone(0, Instant::now())?;
    board.desk.pty.assert_given_back();
    Ok((2, "a stop by the terminal is not heard; woken after a stop by force it draws anew".to_owned()))
}

/// Something speaks on standard error while the board is shown: the screen stays, and at the end it is told.
pub fn spoken_over(kit: &Kit) -> Outcome {
    let mut board = Board::of(kit.saboteur()?);
    let before = board.desk.pty.screen();
    board.desk.pty.send("\x1b[200~cacat pesan\x1b[201~");
    let log = board.data().join("sidang.log");
    let begun = Instant::now();
    while fs::metadata(&log).is_ok_and(|found| found.len() == 0) && begun.elapsed() < DEADLINE {
        thread::sleep(Duration::from_millis(5));
    }
    let found = fs::metadata(&log).map_err(|error| format!("no log: {error}"))?;
    if found.permissions().mode() & 0o777 != 0o600 || found.len() == 0 {
        return Err(format!("the log has mode {:o} and {} bytes", found.permissions().mode(), found.len()));
    }
    board.desk.pty.settle();
    if board.desk.pty.screen() != before {
        return Err(format!("the screen is another: {}", board.desk.pty.screen()));
    }
    board.desk.leave();
    board.gone(0, Instant::now())?;
    let screen = board.desk.pty.screen().replace('\n', "");
    if !screen.contains("pustaka: sebuah pesan") {
        return Err(format!("not told at the end: {screen}"));
    }
    let mut quiet = Board::of(kit.program());
    quiet.desk.leave();
    quiet.gone(0, Instant::now())?;
    if quiet.data().join("sidang.log").exists() {
        return Err("an empty log stays".to_owned());
    }
    Ok((2, "the screen as it was, a log of mode 0600, told at the end; no log where nothing came".to_owned()))
}

/// A defect in the loop of the board, or in the keeper of the record while it writes.
pub fn broken(kit: &Kit) -> Outcome {
    let breaking = kit.saboteur()?;
    for defect in ["papan", "penjaga"] {
        let mut board = Board::of(breaking);
        if defect == "penjaga" {
            board.desk.press("c", "Catatan untuk notulen");
        }
        board.desk.pty.send(&format!("\x1b[200~cacat {defect} RAHASIA-0001\x1b[201~"));
        let begun = Instant::now();
        if defect == "penjaga" {
            board.desk.pty.wait("RAHASIA-0001");
            board.desk.pty.send("\x1bOQ");
        }
        let shown = board.desk.pty.bytes();
        board.gone(101, begun).map_err(|broken| format!("{defect}: {broken}"))?;
        board.desk.pty.assert_given_back();
        let screen = board.desk.pty.screen().replace('\n', "");
        let after = board.desk.pty.sent().split_off(shown);
        if !screen.contains("Galat: program berhenti") || after.contains("RAHASIA") {
            return Err(format!("{defect}: {screen}"));
        }
    }
    Ok((2, "in the loop and in the keeper: terminal given back, its place named, nothing of its words".to_owned()))
}
