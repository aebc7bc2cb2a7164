//! Killed at any moment and opened again: what was answered or shown is in the record.

#![allow(clippy::unwrap_used)]

mod support;

use std::time::{Duration, Instant};

use rustix::process::Signal;
use support::table::{Answer, Desk, guard, state};

#[test]
fn what_the_board_showed_as_saved_outlives_a_kill() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::attended(data.path());
    desk.decide("t", &Answer::default());
    desk.pty.signal(Signal::KILL);
    let before = state(data.path());
    assert_eq!(before["items"][0]["decision"]["outcome"], "Accepted");
    assert_eq!(before["entries"], desk.entry);

    let mut again = Desk::open(data.path(), &["--continue"]);
    again.pty.wait("1 diterima");
    again.pty.wait("hadir 5/5 kuorum");
    // That the sitting went on is an entry too.
    again.entry = desk.entry + 1;
    again.pty.wait("butir 2/24");
    again.decide("r", &Answer::default());
    again.pty.wait("4 diterima");
    again.leave();
    assert_eq!(again.pty.exit_code(), 0);
    assert_eq!(state(data.path())["items"][3]["decision"]["outcome"], "Accepted");
}

#[test]
fn a_line_lost_while_a_card_is_open_ends_the_program_and_frees_the_record() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::attended(data.path());
    desk.press("t", "Terima · butir 1");
    desk.pty.hang_up();
    let start = Instant::now();
    assert_eq!(desk.pty.exit_code(), 129);
    assert!(start.elapsed() < Duration::from_secs(2), "took {:?}", start.elapsed());

    let mut again = Desk::open(data.path(), &["--continue"]);
    again.pty.wait("0 diterima");
    again.entry = desk.entry + 1;
    again.press("t", "Terima · butir 1");
    guard();
    again.record("y");
}
