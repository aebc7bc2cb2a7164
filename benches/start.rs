//! From the start of the program to its complete first frame, against a minimal program on the same
//! library in the same run; both in a real pseudo-terminal.
//!
//! The bench runs itself as the minimal program. Each start of `sidang` begins a new rehearsal in an
//! empty data folder, so its time includes a new record made safe on disk.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/table.rs"]
mod table;

use std::io::{Read, Write};
use std::process::ExitCode;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::widgets::{Block, Paragraph};

const MINIMAL: &str = "SIDANG_MINIMAL";
const SESSION: &str = "sessions/tebingtinggi-rencana.ron";
/// End of a synchronised update: the first frame is complete.
const COMPLETE: &[u8] = b"\x1b[?2026l";
const STARTS: usize = 30;
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 35)];

fn main() -> ExitCode {
    if std::env::var_os(MINIMAL).is_some() {
        minimal();
        return ExitCode::SUCCESS;
    }
    for (columns, rows) in SIZES {
        let (mut small, mut own, mut whole) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..STARTS {
            let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
            command.env(MINIMAL, "1");
            let data = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
            let mut board = CommandBuilder::new(env!("CARGO_BIN_EXE_sidang"));
            board.args([SESSION, "--new", "--data-dir", data.path().to_str().unwrap()]);
            let (one, other) = (frames(columns, rows, command, 1), frames(columns, rows, board, 2));
            let (Some([one]), Some([other, board])) = (one.as_deref(), other.as_deref()) else {
                println!("a program ended, or ten seconds passed, before its first frame");
                return ExitCode::FAILURE;
            };
            small.push(*one);
            own.push(*other);
            whole.push(*board);
        }
        table::head(&format!("start to first frame, {columns}×{rows}, {STARTS} starts each, alternating"));
        table::figure("minimal program, median", table::median(&small), "ms");
        table::figure("sidang, median", table::median(&own), "ms");
        table::figure("sidang, p90", table::quantile(&own, 900), "ms");
        table::figure("sidang, the board itself, median", table::median(&whole), "ms");
        table::goal("sidang / minimal, medians", table::median(&own) / table::median(&small), 2.0, "times");
    }
    ExitCode::SUCCESS
}

/// The smallest honest program on the library: takes the terminal, draws one frame, waits for a key.
fn minimal() {
    crossterm::terminal::enable_raw_mode().unwrap();
    let mut out = std::io::stdout();
    out.write_all(b"\x1b[?1049h\x1b[?25l\x1b[?2026h").unwrap();
    let mut terminal = Terminal::new(CrosstermBackend::new(std::io::stdout())).unwrap();
    terminal
        .draw(|frame| frame.render_widget(Paragraph::new("Selamat pagi").block(Block::bordered()), frame.area()))
        .unwrap();
    out.write_all(COMPLETE).unwrap();
    out.flush().unwrap();
    let _ = crossterm::event::read();
}

/// Milliseconds from the start of the program to the end of each of its first `wanted` frames; none when they
/// never come.
fn frames(columns: u16, rows: u16, mut command: CommandBuilder, wanted: usize) -> Option<Vec<f64>> {
    for name in ["SSH_CONNECTION", "NO_COLOR", "TMUX"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-256color");
    command.env("COLORTERM", "truecolor");
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let (mut seen, mut buffer, mut told) = (Vec::new(), [0; 65_536], 0);
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            let now = Instant::now();
            seen.extend_from_slice(&buffer[..count]);
            let complete = seen.windows(COMPLETE.len()).filter(|bytes| *bytes == COMPLETE).count();
            while told < complete.min(wanted) {
                told += 1;
                // Whoever waited may have given up.
                let _ = sender.send(now);
            }
            if told == wanted {
                break;
            }
        }
    });
    let start = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let complete = (0..wanted).map(|_| receiver.recv_timeout(Duration::from_secs(10)).ok());
    let complete: Option<Vec<Instant>> = complete.collect();
    let _ = child.kill();
    let _ = child.wait();
    complete.map(|complete| complete.into_iter().map(|at| (at - start).as_secs_f64() * 1e3).collect())
}
