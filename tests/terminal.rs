//! The terminal layer by itself, in a real pseudo-terminal: what the board itself cannot be made to do. Its ways out are
//! cases of `tests/faults`.
//!
//! The test binary runs itself: with `SIDANG_TRIAL` set, the test `trial` is the program under test.

#![allow(clippy::unwrap_used)]

mod support;
#[path = "support/trial.rs"]
mod trial;

use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use support::pty::{Pty, command};

/// What starts the trial in this binary.
const ARGS: [&str; 4] = ["trial", "--exact", "--nocapture", "--test-threads=1"];

/// The program under test; a test that does nothing when run as one.
#[test]
fn trial() {
    let code = match std::env::var("SIDANG_TRIAL").as_deref() {
        Ok("board") => trial::board(false),
        Ok("count") => trial::board(true),
        _ => return,
    };
    std::process::exit(code);
}

fn this_binary() -> String {
    std::env::current_exe().unwrap().to_str().unwrap().to_owned()
}

/// The trial board on 80×24, showing.
fn board() -> Pty {
    let board = Pty::run(24, 80, command(&this_binary(), &ARGS, &[("SIDANG_TRIAL", "board")]));
    board.wait("papan percobaan 80x24");
    board
}

/// The trial under a line of shell, in which `$trial` is its command.
fn shell(line: &str, env: &[(&str, &str)]) -> Pty {
    let script = line.replace("$trial", &format!("'{}' {}", this_binary(), ARGS.join(" ")));
    let mut shell: CommandBuilder = command("sh", &["-c", &script], &[("SIDANG_TRIAL", "board")]);
    for (name, value) in env {
        shell.env(name, value);
    }
    Pty::run(24, 80, shell)
}

/// Asserts that the program ends with `code` within two seconds and gives the terminal back.
fn ends(board: &mut Pty, code: u32) {
    let start = Instant::now();
    assert_eq!(board.exit_code(), code, "{}", board.screen());
    assert!(start.elapsed() < Duration::from_secs(2), "took {:?}", start.elapsed());
    board.assert_given_back();
}

#[test]
fn the_board_takes_the_terminal_and_gives_it_back() {
    let mut board = board();
    board.wait_for("the terminal was not taken", |screen| {
        screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste()
    });
    assert!(!board.is_cooked());
    board.send("q");
    ends(&mut board, 0);
}

#[test]
fn the_hidden_cursor_rests_on_the_focus() {
    board().wait_for("the cursor is elsewhere", |screen| screen.cursor_position() == (1, 2));
}

#[test]
fn the_terminal_is_never_asked_anything() {
    let mut board = board();
    board.send("\x1b[Bx");
    board.wait("tombol: Down x");
    board.send("q");
    board.exit_code();
    // Position, status and attributes, colours, keyboard protocol, terminal name.
    for question in ["\x1b[6n", "\x1b[5n", "\x1b[c", "\x1b[0c", "\x1b]10;?", "\x1b]11;?", "\x1b[?u", "\x1b[>q"] {
        assert!(!board.sent().contains(question), "{question:?} was asked");
    }
}

#[test]
fn a_panic_anywhere_gives_the_terminal_back_and_keeps_its_message() {
    for key in ["P", "W"] {
        let mut board = board();
        board.send(key);
        ends(&mut board, 101);
        let screen = board.screen().replace('\n', "");
        assert!(screen.contains("Galat: program berhenti") && screen.contains("trial.rs:"), "{screen}");
        assert!(!board.sent().contains("rahasia"), "{screen}");
    }
}

#[test]
fn a_main_loop_that_hears_nothing_is_ended_all_the_same() {
    let mut board = board();
    board.send("S");
    board.signal(Signal::TERM);
    ends(&mut board, 143);
}

#[test]
fn a_frame_stuck_on_a_line_nobody_reads_does_not_keep_the_process() {
    let mut board = board();
    board.stall();
    board.send("F");
    // Time enough to fill the line; were it not full yet, the story would be an easier one.
    thread::sleep(Duration::from_millis(300));
    let start = Instant::now();
    board.signal(Signal::TERM);
    assert_eq!(board.exit_code(), 143);
    assert!(start.elapsed() < Duration::from_secs(2), "took {:?}", start.elapsed());
    assert!(board.is_cooked());
}

#[test]
fn a_panic_on_a_dead_line_is_no_abort() {
    let mut board = board();
    board.stall();
    board.send("D");
    board.hang_up();
    // Which of the two comes first is the machine's affair; death by a signal would fail here.
    assert!([101, 129].contains(&board.exit_code()));
}

#[test]
fn a_stop_from_outside_does_not_leave_the_board_on_the_wall() {
    // A job of a shell with job control: only there does a stop stop.
    let mut board = shell("set -m; $trial; exit $?", &[]);
    board.wait("papan percobaan");
    board.send("Za");
    board.wait("tombol: a");
    board.send("q");
    ends(&mut board, 0);
}

#[test]
fn keys_arrive_whole_also_when_the_line_cuts_them() {
    let mut board = board();
    for cut in [["\x1b", "[B"], ["\x1b", "[6~"], ["\x1b", "OP"], ["\x1b[", "24~"]] {
        board.send(cut[0]);
        thread::sleep(Duration::from_millis(5));
        board.send(cut[1]);
        // Longer than the patience for a sequence, or the next Escape would be part of it.
        thread::sleep(Duration::from_millis(80));
    }
    board.wait("tombol: Down PgDn F1 F12");
    board.send("\x1b");
    board.wait("F12 Esc");
    board.send("\x1bt\x1b[Z\x1a\x08\x7f\x1b[11~");
    board.wait("Esc Esc t Shift+Tab Ctrl+Z Backspace Backspace F1");
}

#[test]
fn a_paste_is_text_and_no_keys() {
    let mut board = board();
    board.send("\x1b[200~tq\rP\x1b[201~");
    board.wait(r#"tempel: "tq\nP""#);
    board.send("a");
    board.wait("tombol: a");
    assert!(board.is_running());
}

#[test]
fn a_paste_whose_mark_is_cut_is_still_no_keys() {
    let mut board = board();
    board.send("\x1b");
    thread::sleep(Duration::from_millis(5));
    board.send("[200~tq\rP\x1b[201~");
    board.wait(r#"tempel: "tq\nP""#);
    assert!(board.is_running());
}

#[test]
fn the_board_follows_the_size_of_the_terminal() {
    let mut board = board();
    board.resize(15, 60);
    board.wait("papan percobaan 60x15");
    board.resize(24, 80);
    board.wait("papan percobaan 80x24");
    board.send("q");
    ends(&mut board, 0);
}

#[test]
fn an_idle_board_sends_nothing() {
    let board = board();
    board.wait_for("the cursor is elsewhere", |screen| screen.cursor_position() == (1, 2));
    let before = board.bytes();
    thread::sleep(Duration::from_secs(1));
    assert_eq!(board.bytes(), before, "{:?}", board.sent());
}

#[test]
fn the_first_frame_is_one_write() {
    let board = Pty::run(24, 80, command(&this_binary(), &ARGS, &[("SIDANG_TRIAL", "count")]));
    board.wait("tulisan: Some(1)");
}

#[test]
fn bold_and_badges_survive_no_color() {
    for env in [&[][..], &[("NO_COLOR", "1")][..]] {
        let board = shell("exec $trial", env);
        board.wait("berwarna");
        board.wait_for("bold or the badge is lost", |screen| {
            let cell = |row| screen.cell(row, 0).unwrap();
            cell(4).bold() && cell(5).bgcolor() != vt100::Color::Default
        });
    }
}
