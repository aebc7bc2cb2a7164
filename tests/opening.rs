//! A large session on its way to the board, in a real terminal: how far it is, and leaving it there.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use support::pty::{Pty, command};

/// Employees of a session that takes its time, little optimised as the tests are.
const EMPLOYEES: &str = "50000";

/// A folder with a large session in its `sessions`, and with a data folder in which nothing is recorded yet.
struct Ground {
    folder: tempfile::TempDir,
}

impl Ground {
    fn new() -> Ground {
        let ground = Ground { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(ground.folder.path().join("sessions")).unwrap();
        let session = ground.session();
        let made = std::process::Command::new(env!("CARGO_BIN_EXE_sidang"))
            .args(["sample", "--employees", EMPLOYEES, "--out", session.to_str().unwrap()])
            .output()
            .unwrap();
        assert!(made.status.success(), "{made:?}");
        ground
    }

    fn session(&self) -> PathBuf {
        self.folder.path().join("sessions/besar.ron")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn start(&self, file: Option<&Path>) -> Pty {
        let data = self.data();
        let mut args = vec!["--data-dir", data.to_str().unwrap()];
        args.extend(file.map(|file| file.to_str().unwrap()));
        let mut board: CommandBuilder = command(env!("CARGO_BIN_EXE_sidang"), &args, &[]);
        board.cwd(self.folder.path());
        Pty::run(24, 80, board)
    }

    /// Asserts that no record was begun anywhere.
    fn assert_untouched(&self) {
        assert!(!self.data().join("rehearsals").exists(), "a rehearsal was begun");
        let beside: Vec<_> = std::fs::read_dir(self.folder.path().join("sessions")).unwrap().collect();
        assert_eq!(beside.len(), 1, "{beside:?}");
    }
}

#[test]
fn a_large_session_tells_how_far_it_is_until_the_board_is_there() {
    let ground = Ground::new();
    let board = ground.start(Some(&ground.session()));
    board.wait(" persen");
    board.wait("butir 1/");
    board.gone(" persen");
}

#[test]
fn leaving_an_opening_is_done_at_once_and_nothing_is_recorded() {
    let ground = Ground::new();
    for key in ["\x1b", "q", "\x03"] {
        let mut board = ground.start(Some(&ground.session()));
        board.wait(" persen");
        let start = Instant::now();
        board.send(key);
        assert_eq!(board.exit_code(), 0, "{}", board.screen());
        assert!(start.elapsed() < Duration::from_secs(2), "took {:?}", start.elapsed());
        assert!(board.screen().replace('\n', "").contains("tidak jadi dibuka"), "{}", board.screen());
        board.assert_given_back();
        ground.assert_untouched();
    }
}

#[test]
fn an_opening_goes_back_to_the_chooser_it_came_from_and_can_be_begun_again() {
    let ground = Ground::new();
    let mut board = ground.start(None);
    board.wait("Pilih sidang");
    board.send("\r");
    board.wait(" persen");
    board.send("\x1b");
    board.wait("Pilih sidang");
    ground.assert_untouched();
    board.send("\r");
    board.wait("butir 1/");
}
