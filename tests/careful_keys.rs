//! The board guards its people: keys typed ahead, pastes and slips decide nothing, and it says what it cannot do.

#![allow(clippy::unwrap_used)]

mod support;

use std::thread;
use std::time::Duration;

use sidang::text::language::Language;
use sidang::text::words::say;
use support::pty::{self, Pty};
use support::table::{Answer, Desk, SAMPLE, guard, pause, program, state, told};

/// Asserts that nothing was recorded beyond what the desk has seen.
fn assert_undecided(desk: &Desk) {
    let state = state(&desk.data);
    assert_eq!(state["entries"], desk.entry, "{state:#}");
    assert!(state["items"].as_array().unwrap().iter().all(|item| item["decision"].is_null()), "{state:#}");
}

/// Leaves the card without deciding.
fn escape(desk: &mut Desk) {
    desk.pty.send("\x1b");
    desk.pty.gone("(y)");
    desk.pty.wait("0 diterima, 0 ditolak, 0 ditunda");
}

#[test]
fn keys_typed_ahead_do_not_decide() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::attended(data.path());
    for ahead in ["ty", "tyyy", "t\x1b[Cy", "t\x1b[C\r\r"] {
        desk.press(ahead, "Terima · butir 1");
        guard();
        escape(&mut desk);
        assert_undecided(&desk);
    }
    // Without the paste marks, as a terminal without them sends it: Enter presses the button that does nothing.
    desk.pty.send("t\ry");
    desk.press("w", "Mengapa · butir 1");
    assert_undecided(&desk);
}

#[test]
fn a_paste_on_the_board_or_on_a_button_decides_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::attended(data.path());
    desk.pty.send("\x1b[200~t\ry\x1b[201~");
    desk.press("w", "Mengapa · butir 1");
    desk.pty.send("\x1b");
    desk.pty.gone("Mengapa · butir 1");
    desk.press("t", "Terima · butir 1");
    guard();
    desk.pty.send("\x1b[200~y\r\x1b[201~");
    desk.press("1", "[x] 1 ");
    escape(&mut desk);
    assert_undecided(&desk);
}

#[test]
fn the_key_that_opens_a_card_does_not_confirm_it() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::attended(data.path());
    for key in ["t", "x", "d", "k"] {
        desk.press(key, "(y)");
        guard();
        desk.pty.send(key);
        desk.press("1", "[x] 1 ");
        assert!(desk.pty.screen().contains("(y)"), "{key} closed the card:\n{}", desk.pty.screen());
        // Enter presses what has the focus, and that is the button that does nothing.
        desk.pty.send("\r");
        desk.pty.gone("(y)");
        assert_undecided(&desk);
    }
}

#[test]
fn leaving_is_asked_for() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::attended(data.path());
    for stay in ["\x1b", "\r"] {
        desk.press("qqy", "Keluar dari sidang?");
        guard();
        desk.pty.send(stay);
        desk.pty.gone("Keluar dari sidang?");
    }
    desk.leave();
    assert_eq!(desk.pty.exit_code(), 0);
    desk.pty.assert_given_back();
    assert!(desk.pty.screen().replace('\n', "").contains(desk.data.to_str().unwrap()), "{}", desk.pty.screen());
}

#[test]
fn a_small_terminal_is_told_and_the_place_is_kept() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::attended(data.path());
    desk.press("\x1b[B\x1b[B", "butir 3/24");
    desk.pty.resize(15, 60);
    desk.pty.wait("Layar terlalu kecil");
    desk.pty.wait("60×15");
    desk.pty.resize(24, 80);
    desk.pty.wait(">[ ]   3");
    desk.pty.wait("butir 3/24");
    assert_undecided(&desk);
}

#[test]
fn without_a_terminal_the_command_for_lines_is_named() {
    let data = tempfile::tempdir().unwrap();
    let (code, answer, message) = told(program(data.path(), &[SAMPLE]).output().unwrap());
    assert_eq!((code, answer.as_str()), (2, ""));
    assert!(message.contains("sidang plain") && message.contains(SAMPLE), "{message}");
    assert!(!data.path().join("rehearsals").exists());
}

#[test]
fn a_second_program_on_the_same_record_learns_who_holds_it() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::attended(data.path());
    let holder = desk.pty.process().to_string();
    let mut second = Pty::start(24, 80, &[SAMPLE, "--continue", "--data-dir", data.path().to_str().unwrap()], &[]);
    second.wait(">[ Hanya lihat ]<");
    let asked = second.screen().replace('\n', "");
    second.send("\x1b");
    assert_eq!(second.exit_code(), 0);
    second.assert_given_back();
    let (code, answer, message) = told(program(data.path(), &["plain", SAMPLE]).output().unwrap());
    assert_eq!((code, answer.as_str()), (3, ""));
    for refusal in [asked, message] {
        for said in ["sedang dipakai", "Pemakai: ", &holder] {
            assert!(refusal.contains(said), "{said} is missing in {refusal}");
        }
    }
    // Who holds it is not disturbed, and who only looks needs no leave.
    desk.decide("t", &Answer::default());
    assert_eq!(state(data.path())["entries"], desk.entry);
}

#[test]
fn a_board_that_was_left_behind_is_taken_over_by_words() {
    let data = tempfile::tempdir().unwrap();
    let mut left = Desk::attended(data.path());
    let mut next = Pty::start(24, 80, &[SAMPLE, "--continue", "--data-dir", data.path().to_str().unwrap()], &[]);
    next.wait(">[ Hanya lihat ]<");
    guard();
    next.send("y");
    next.wait("Ketik AMBIL ALIH");
    next.send("AMBIL ALIH\r\r");
    next.wait("Buku catatan diambil alih");
    assert_eq!(left.pty.exit_code(), 143);
    left.pty.assert_given_back();
    assert_eq!(state(data.path())["entries"], left.entry + 2, "taken over, and continued");
}

#[test]
fn the_board_speaks_english_where_it_is_asked_to() {
    let data = tempfile::tempdir().unwrap();
    let mut board = Pty::start(24, 80, &[SAMPLE, "--lang", "en", "--data-dir", data.path().to_str().unwrap()], &[]);
    board.wait("Data quality as of");
    board.send("\x1b");
    for said in ["Docket", "24 waiting", "Workload: both ends", "t accept", "NO QUORUM", "REHEARSAL"] {
        board.wait(said);
    }
    assert!(!board.screen().contains("menunggu"), "{}", board.screen());
    board.send("b");
    board.wait("Daftar bahasan");
    board.send("q");
    board.wait("Keluar dari sidang?");
    guard();
    board.send("y");
    assert_eq!(board.exit_code(), 0);
}

/// Numbers of the colour that the program has set, 39 and 49 (the terminal's own) left out.
fn colours(sent: &str) -> Vec<u32> {
    let codes = sent.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != ';')?;
        rest[end..].starts_with('m').then(|| &rest[..end])
    });
    let numbers = codes.flat_map(|code| code.split(';').filter_map(|number| number.parse().ok()).collect::<Vec<u32>>());
    numbers.filter(|number| matches!(number, 30..=38 | 40..=48 | 90..=107)).collect()
}

#[test]
fn no_color_is_heard() {
    let data = tempfile::tempdir().unwrap();
    let args = [SAMPLE, "--data-dir", data.path().to_str().unwrap(), "--new"];
    for (env, coloured) in [(&[][..], true), (&[("NO_COLOR", "1")][..], false)] {
        let mut board = Pty::start(24, 80, &args, env);
        board.wait_past_quality();
        board.send("t");
        board.wait(say(Language::Indonesian, "board.said.refused"));
        pause();
        board.send("?");
        board.wait("Bantuan");
        let colours = colours(&board.sent());
        assert_eq!(!colours.is_empty(), coloured, "{colours:?}");
    }
}

#[test]
fn an_idle_board_sends_nothing() {
    let data = tempfile::tempdir().unwrap();
    let desk = Desk::attended(data.path());
    desk.pty.wait("hadir 5/5 kuorum");
    // The minute on the screen may turn, once, and that is no idling: then it is looked at again.
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(200));
        let (before, minute) = (desk.pty.bytes(), desk.pty.screen().lines().next().map(str::to_owned));
        thread::sleep(Duration::from_secs(2));
        if desk.pty.screen().lines().next().map(str::to_owned) == minute {
            assert_eq!(desk.pty.bytes(), before);
            return;
        }
    }
    panic!("the minute turned three times in seven seconds");
}

#[test]
fn without_a_file_a_session_is_chosen() {
    let (clone, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::create_dir(clone.path().join("sessions")).unwrap();
    std::fs::copy(SAMPLE, clone.path().join("sessions/contoh.ron")).unwrap();
    let mut command = pty::command(env!("CARGO_BIN_EXE_sidang"), &[], &[("HOME", home.path().to_str().unwrap())]);
    command.env_remove("XDG_DATA_HOME");
    command.cwd(clone.path());
    let mut board = Pty::run(24, 80, command);
    board.wait("Pilih sidang");
    board.wait("contoh.ron");
    board.send("\r");
    board.wait_past_quality();
    board.send("q");
    board.wait("Keluar dari sidang?");
    guard();
    board.send("y");
    assert_eq!(board.exit_code(), 0);
    assert_eq!(std::fs::read_dir(clone.path().join("sessions")).unwrap().count(), 1);
}
