//! A key held over a slow line: how long the picture goes on moving after the finger is lifted, and how much is sent.
//!
//! The board runs in a real pseudo-terminal as over SSH. Of every piece it sends it is reckoned when it would have come
//! through a line of 256 kilobits a second with 200 milliseconds there and back, on which nothing is ever thrown away;
//! keys come through the same line.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/table.rs"]
mod table;

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// Bytes that the line carries in a second.
const CARRIED: f64 = 256_000.0 / 8.0;
/// Seconds from one end of the line to the other.
const WAY: f64 = 0.1;
/// Between two keys of one that is held.
const REPEAT: Duration = Duration::from_millis(33);
/// How often the key comes while it is held.
const HELD: u32 = 60;
/// After so long without a byte the board has drawn what it has to draw.
const QUIET: Duration = Duration::from_millis(700);
const DOWN: &[u8] = b"\x1b[B";

/// Pieces that the board sends, each with the moment at which it did.
type Pieces = Receiver<(Instant, usize)>;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let large = sample::made_up(folder.path(), 10_000, 1_500);
    for (name, session) in [("the sample", sample::path()), ("10,000 employees", large)] {
        for (columns, rows) in [(80, 24), (120, 35), (200, 60)] {
            table::head(&format!("held for 2 s, {name}, {columns}×{rows}, full colour, 256 kbit/s and 200 ms"));
            let mut settled: Vec<f64> = (0..5).map(|_| held(&session, (columns, rows)).0).collect();
            settled.sort_by(f64::total_cmp);
            table::goal("still moving after release, median of 5", table::median(&settled), 0.3, "s");
            let (_, frames, bytes) = held(&session, (columns, rows));
            table::figure("frames meanwhile", frames, "");
            table::figure("bytes a frame", bytes / frames.max(1.0), "bytes");
        }
    }
}

/// Seconds from the lifting of the finger to the last byte at the other end; frames, and bytes.
fn held(session: &Path, (columns, rows): (u16, u16)) -> (f64, f64, f64) {
    let data = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sidang"));
    command.args([session.to_str().unwrap(), "--rehearse", "--new", "--data-dir", data.path().to_str().unwrap()]);
    for (name, value) in
        [("SSH_CONNECTION", "x"), ("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("LANG", "C.UTF-8")]
    {
        command.env(name, value);
    }
    let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut keyboard = pair.master.take_writer().unwrap();
    let pieces = read(pair.master.try_clone_reader().unwrap());
    settle(&pieces);
    // Past the page that may come before the board.
    keyboard.write_all(b"\x1b").unwrap();
    settle(&pieces);
    for _ in 0..HELD {
        keyboard.write_all(DOWN).unwrap();
        thread::sleep(REPEAT);
    }
    // The keys came through the line as well, so the finger was lifted earlier by one way.
    let lifted = Instant::now() - Duration::from_secs_f64(WAY);
    let sent = settle(&pieces);
    let (mut free, mut last) = (f64::NEG_INFINITY, 0.0_f64);
    for (moment, bytes) in &sent {
        let since = moment.duration_since(lifted.min(*moment)).as_secs_f64()
            - lifted.saturating_duration_since(*moment).as_secs_f64();
        free = free.max(since) + count(*bytes) / CARRIED;
        last = last.max(free + WAY);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let frames = sent.iter().filter(|(_, bytes)| *bytes > 0).count();
    (last, count(frames), sent.iter().map(|(_, bytes)| count(*bytes)).sum())
}

fn read(mut reader: Box<dyn Read + Send>) -> Pieces {
    let (sender, pieces) = channel();
    thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        while let Ok(length) = reader.read(&mut buffer) {
            if length == 0 || sender.send((Instant::now(), length)).is_err() {
                break;
            }
        }
    });
    pieces
}

/// Everything that comes until the board is quiet.
fn settle(pieces: &Pieces) -> Vec<(Instant, usize)> {
    let mut sent = Vec::new();
    loop {
        match pieces.recv_timeout(QUIET) {
            Ok(piece) => sent.push(piece),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return sent,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a line carries no gigabytes here")]
fn count(bytes: usize) -> f64 {
    bytes as f64
}
