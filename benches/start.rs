//! From the start of the program to its complete first frame, against a minimal program on the same
//! library in the same run, and to the session that was named; all in a real pseudo-terminal.
//!
//! The bench runs itself as the minimal program. Each start of `sidang` begins a new rehearsal in an
//! empty data folder, so its time includes a new record made safe on disk.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/table.rs"]
mod table;

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::widgets::{Block, Paragraph};

const MINIMAL: &str = "SIDANG_MINIMAL";
/// End of a synchronised update: a frame is complete.
const COMPLETE: &[u8] = b"\x1b[?2026l";
/// What the head of the screen says of every rehearsal, and the screen before it does not.
const OPEN: &[u8] = b"LATIHAN";
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 35)];

fn main() -> ExitCode {
    if std::env::var_os(MINIMAL).is_some() {
        minimal();
        return ExitCode::SUCCESS;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let small = SIZES.into_iter().all(|size| starts("the sample", &sample::path(), size, 30));
    let large = [(10_000, 1_500, 15), (50_000, 6_000, 7)].into_iter().all(|(employees, positions, count)| {
        let session = sample::made_up(folder.path(), employees, positions);
        starts(&format!("{employees} employees"), &session, SIZES[1], count)
    });
    if small && large {
        return ExitCode::SUCCESS;
    }
    println!("a program ended, or ten seconds passed, before its first frame");
    ExitCode::FAILURE
}

/// Starts both programs alternating, so many times each; whether all of them came up.
fn starts(name: &str, session: &Path, (columns, rows): (u16, u16), count: usize) -> bool {
    let (mut small, mut own, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..count {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.env(MINIMAL, "1");
        let data = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let mut board = CommandBuilder::new(env!("CARGO_BIN_EXE_sidang"));
        board.args([session.to_str().unwrap(), "--new", "--data-dir", data.path().to_str().unwrap()]);
        let one = frames(columns, rows, command, &[b""]);
        let other = frames(columns, rows, board, &[b"", OPEN]);
        let (Some([one]), Some([other, board])) = (one.as_deref(), other.as_deref()) else { return false };
        small.push(*one);
        own.push(*other);
        whole.push(*board);
    }
    table::head(&format!("start to first frame, {name}, {columns}×{rows}, {count} starts each, alternating"));
    table::figure("minimal program, median", table::median(&small), "ms");
    table::figure("sidang, median", table::median(&own), "ms");
    table::figure("sidang, p90", table::quantile(&own, 900), "ms");
    table::figure("sidang, the session is open, median", table::median(&whole), "ms");
    table::goal("sidang / minimal, medians", table::median(&own) / table::median(&small), 2.0, "times");
    true
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

/// Milliseconds from the start of the program to the end of the first frame that shows each of these texts, one
/// after the other; none when they never come.
fn frames(columns: u16, rows: u16, mut command: CommandBuilder, texts: &'static [&[u8]]) -> Option<Vec<f64>> {
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
        let (mut seen, mut buffer, mut waits) = (Vec::new(), [0; 65_536], texts.iter().peekable());
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            let now = Instant::now();
            seen.extend_from_slice(&buffer[..count]);
            while let Some(end) = waits.peek().and_then(|text| frame_with(&seen, text)) {
                seen.drain(..end);
                waits.next();
                // Whoever waited may have given up.
                let _ = sender.send(now);
            }
            if waits.peek().is_none() {
                break;
            }
        }
    });
    let start = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let complete = texts.iter().map(|_| receiver.recv_timeout(Duration::from_secs(10)).ok());
    let complete: Option<Vec<Instant>> = complete.collect();
    let _ = child.kill();
    let _ = child.wait();
    complete.map(|complete| complete.into_iter().map(|at| (at - start).as_secs_f64() * 1e3).collect())
}

/// End of the first complete frame that ends after the text.
fn frame_with(seen: &[u8], text: &[u8]) -> Option<usize> {
    let from = if text.is_empty() { 0 } else { find(seen, text)? };
    find(&seen[from..], COMPLETE).map(|at| from + at + COMPLETE.len())
}

fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    bytes.windows(text.len()).position(|window| window == text)
}
