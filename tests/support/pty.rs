//! A program in a real pseudo-terminal, its screen decoded as a terminal would.
//!
//! Every wait ends at a deadline and names what it waited for; nothing sleeps for a fixed time.
//! What a story leaves running is ended when its `Pty` is dropped.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal};
use rustix::termios::LocalModes;

/// The longest wait for anything.
pub const DEADLINE: Duration = Duration::from_secs(10);

/// A board that sends nothing for so long has drawn what it has to draw.
const QUIET: Duration = Duration::from_millis(60);

/// A program and the terminal it runs in.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    stop_reading: Arc<AtomicBool>,
}

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    reading: bool,
}

/// A command with a plain, known environment: what the tester's own terminal says is left out.
pub fn command(program: &str, args: &[&str], env: &[(&str, &str)]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(args);
    for name in ["SSH_CONNECTION", "NO_COLOR", "COLORTERM", "TMUX", "LC_ALL", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    for (name, value) in env {
        command.env(name, value);
    }
    command
}

impl Pty {
    /// Runs `sidang` with `args` in a terminal of this size.
    pub fn start(rows: u16, cols: u16, args: &[&str], env: &[(&str, &str)]) -> Pty {
        Pty::run(rows, cols, command(env!("CARGO_BIN_EXE_sidang"), args, env))
    }

    /// Runs any command in a terminal of this size.
    pub fn run(rows: u16, cols: u16, command: CommandBuilder) -> Pty {
        let pair = native_pty_system().openpty(size(rows, cols)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(positive(rows), positive(cols), 0);
        let seen = Arc::new((Mutex::new(Seen { parser, bytes: Vec::new(), reading: true }), Condvar::new()));
        let stop_reading = Arc::new(AtomicBool::new(false));
        let reader = pair.master.try_clone_reader().unwrap();
        let (noted, stop) = (Arc::clone(&seen), Arc::clone(&stop_reading));
        thread::spawn(move || read(reader, &noted, &stop));
        let keyboard = Some(pair.master.take_writer().unwrap());
        Pty { child, master: Some(pair.master), keyboard, seen, stop_reading }
    }

    /// Types; sequences as a terminal sends them (`\r` is Enter, `\x1b[B` is arrow down).
    pub fn send(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().expect("the line was hung up");
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Waits until the screen shows `text`.
    pub fn wait(&self, text: &str) {
        self.until(&format!("never showed {text:?}"), |seen| seen.parser.screen().contents().contains(text));
    }

    /// Waits for the board, past the page of data quality that comes before it while nothing is decided.
    pub fn wait_past_quality(&mut self) {
        let shown = ["Mutu data per", "Daftar bahasan"];
        self.wait_for("never opened", |screen| shown.iter().any(|text| screen.contents().contains(text)));
        if self.screen().contains(shown[0]) {
            self.send("\x1b");
            self.wait(shown[1]);
        }
    }

    /// Waits until the screen no longer shows `text`.
    pub fn gone(&self, text: &str) {
        self.until(&format!("still shows {text:?}"), |seen| !seen.parser.screen().contents().contains(text));
    }

    /// Waits until the decoded screen is as `ready` wants it.
    pub fn wait_for(&self, what: &str, ready: impl Fn(&vt100::Screen) -> bool) {
        self.until(what, |seen| ready(seen.parser.screen()));
    }

    /// Gives the terminal another size; one without rows or columns is decoded as the least there is.
    pub fn resize(&self, rows: u16, cols: u16) {
        // Under one lock, so that nothing drawn for the new size is decoded at the old one.
        let mut seen = self.lock();
        seen.parser.set_size(positive(rows.max(1)), positive(cols.max(1)));
        self.master.as_ref().expect("the line was hung up").resize(size(rows, cols)).unwrap();
    }

    /// The text of the screen.
    pub fn screen(&self) -> String {
        self.lock().parser.screen().contents()
    }

    /// How many bytes the program has sent.
    pub fn bytes(&self) -> usize {
        self.lock().bytes.len()
    }

    /// Waits until nothing more is sent for a moment.
    pub fn settle(&self) {
        let (start, mut before) = (Instant::now(), usize::MAX);
        while self.bytes() != before && start.elapsed() < DEADLINE {
            before = self.bytes();
            thread::sleep(QUIET);
        }
    }

    /// What a shell does to the terminal of a job that was stopped: its own screen, its own modes.
    pub fn deface(&self) {
        self.lock().parser.process(b"\x1b[?1049l\x1b[2J\x1b[H$ ");
        let terminal = self.master.as_ref().and_then(|master| master.tty_name()).expect("the line was hung up");
        let set = std::process::Command::new("stty").arg("-F").arg(terminal).arg("sane").status().unwrap();
        assert!(set.success() && self.is_cooked(), "the terminal was not set");
    }

    /// The bytes that the program has sent.
    pub fn sent_bytes(&self) -> Vec<u8> {
        self.lock().bytes.clone()
    }

    /// All that the program has sent, undecoded.
    pub fn sent(&self) -> String {
        String::from_utf8_lossy(&self.lock().bytes).into_owned()
    }

    /// The program's process id.
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        let id = self.child.process_id().and_then(|id| Pid::from_raw(id.cast_signed())).unwrap();
        rustix::process::kill_process(id, signal).unwrap();
    }

    /// Reads no further: a terminal that stalls. The program must still be drawing on a resize.
    pub fn stall(&self) {
        self.stop_reading.store(true, Ordering::SeqCst);
        // The reader sits in a read that only output ends; a new size makes the program draw.
        let (rows, cols) = self.lock().parser.screen().size();
        self.resize(rows.get() + 1, cols.get());
        self.until("never stopped reading", |seen| !seen.reading);
    }

    /// Cuts the line, as a lost SSH connection does: every copy of the master is closed.
    pub fn hang_up(&mut self) {
        self.stall();
        self.keyboard = None;
        self.master = None;
    }

    /// The exit code, once the program has ended and all it sent is read; 1 when a signal killed it.
    pub fn exit_code(&mut self) -> u32 {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(start.elapsed() < DEADLINE, "still running in:\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        };
        assert_eq!(status.signal(), None, "killed by a signal in:\n{}", self.screen());
        self.until("never ended its output", |seen| !seen.reading);
        status.exit_code()
    }

    /// Whether the program still runs.
    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Asserts, after the end, that the terminal was given back as it was taken.
    pub fn assert_given_back(&self) {
        let seen = self.lock();
        let screen = seen.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is still on");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is still on");
        assert!(self.is_cooked(), "the keyboard is still in raw mode");
    }

    /// Whether the terminal edits lines and echoes, as a shell expects it.
    pub fn is_cooked(&self) -> bool {
        let modes = self.master.as_ref().and_then(|master| master.get_termios()).expect("the line was hung up");
        let cooked = LocalModes::ICANON | LocalModes::ECHO;
        LocalModes::from_bits_retain(modes.local_flags.bits()).contains(cooked)
    }

    fn until(&self, complaint: &str, ready: impl Fn(&Seen) -> bool) {
        let (lock, changed) = &*self.seen;
        let waiting = |seen: &mut Seen| seen.reading && !ready(seen);
        let (seen, _) = changed.wait_timeout_while(lock.lock().unwrap(), DEADLINE, waiting).unwrap();
        if !ready(&seen) {
            let screen = seen.parser.screen().contents();
            drop(seen);
            panic!("{complaint} in:\n{screen}");
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// Decodes what the program sends until it ends, or until told to stop.
fn read(mut reader: Box<dyn Read + Send>, seen: &(Mutex<Seen>, Condvar), stop: &AtomicBool) {
    let (lock, changed) = seen;
    let mut buffer = [0; 65536];
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        let mut seen = lock.lock().unwrap();
        seen.bytes.extend_from_slice(&buffer[..count]);
        seen.parser.process(&buffer[..count]);
        changed.notify_all();
        if stop.load(Ordering::SeqCst) {
            break;
        }
    }
    // Its copy of the master goes first: who waits for the end of reading may count on it.
    drop(reader);
    lock.lock().unwrap().reading = false;
    changed.notify_all();
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn positive(count: u16) -> NonZeroU16 {
    count.try_into().unwrap()
}
