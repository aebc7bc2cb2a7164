//! From a key to the bytes of the frame that follows, in this process and without a terminal: CPU time,
//! and how many bytes a frame sends.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/table.rs"]
mod table;

use std::process::ExitCode;
use std::sync::Arc;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use sample::Sample;
use sidang::app::board::App;
use sidang::app::chooser::Chooser;
use sidang::app::message::{Message, Opened};
use sidang::app::update::update;
use sidang::command::key::Key;
use sidang::quality;
use sidang::screen;
use sidang::screen::cursor::Cursor;
use sidang::screen::theme::{Depth, Theme};
use sidang::shell::sink::Sink;
use sidang::store::disk::{Disk, RealDisk};
use sidang::text::charset::Charset;
use sidang::text::language::Language;

const KEYS: usize = 1_000;
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 35), (200, 60)];

/// What somebody does who prepares: goes through the docket, compares candidates, opens and leaves.
const ROUND: [Key; 32] = [
    Key::Down,
    Key::Down,
    Key::Right,
    Key::Right,
    Key::Left,
    Key::Down,
    Key::Char('t'),
    Key::Tab,
    Key::Tab,
    Key::Esc,
    Key::PageDown,
    Key::Char('g'),
    Key::Down,
    Key::Down,
    Key::Esc,
    Key::Up,
    Key::Char('w'),
    Key::PageDown,
    Key::Esc,
    Key::PageDown,
    Key::Char('x'),
    Key::Tab,
    Key::Esc,
    Key::PageUp,
    Key::Char('?'),
    Key::Down,
    Key::Esc,
    Key::Right,
    Key::Char('n'),
    Key::Up,
    Key::Down,
    Key::Down,
];

/// A board that draws into memory.
struct Screen {
    app: App,
    theme: Theme,
    terminal: Terminal<CrosstermBackend<Sink>>,
    sink: Sink,
    clock: u64,
}

impl Screen {
    fn new(sample: &Sample, (columns, rows): (u16, u16), depth: Depth) -> Screen {
        let mut app = App::new(Language::Indonesian, Chooser::default());
        let opened = Opened {
            facts: Arc::clone(&sample.facts),
            quality: Arc::new(quality::look(&sample.facts)),
            standing: sample.standing.clone(),
            writable: true,
            notices: Vec::new(),
            folder: sample.keeper.path().to_owned(),
            hour: "09.42".to_owned(),
        };
        update(&mut app, Message::Opened(Ok(Box::new(opened))));
        // The page of data quality may come first; keys are timed on the board.
        app.layers.clear();
        let sink = Sink::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let backend = CrosstermBackend::new(sink.clone());
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
        Screen { app, theme: Theme { depth, charset: Charset::Unicode }, terminal, sink, clock: 0 }
    }

    /// Draws, and says how many bytes would be sent.
    fn draw(&mut self) -> usize {
        let mut cursor = None;
        self.terminal
            .draw(|frame| {
                let at = screen::board::draw(&self.app, self.theme, frame.buffer_mut());
                if let Cursor::Typing(position) = at {
                    frame.set_cursor_position(position);
                }
                cursor = Some(at);
            })
            .unwrap();
        let focus = match cursor {
            Some(Cursor::Resting(position)) => Some((position.x, position.y)),
            _ => None,
        };
        self.sink.take(focus).map_or(0, |bytes| bytes.len())
    }

    /// Presses a key and draws; a third of a second passes between keys.
    fn press(&mut self, key: Key) -> usize {
        self.clock += 333;
        update(&mut self.app, Message::Key(key, self.clock));
        let bytes = self.draw();
        update(&mut self.app, Message::Drawn(self.clock));
        bytes
    }
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let sample = sample::open(&disk, folder.path(), &sample::path());
    for size in SIZES {
        time(&sample, size);
    }
    for depth in [Depth::Full, Depth::Sixteen] {
        for size in SIZES {
            count(&sample, size, depth);
        }
    }
    ExitCode::SUCCESS
}

fn time(sample: &Sample, size: (u16, u16)) {
    let mut screen = Screen::new(sample, size, Depth::Full);
    screen.draw();
    let mut spent = Vec::new();
    for key in ROUND.iter().cycle().take(KEYS) {
        let before = table::cpu();
        screen.press(*key);
        spent.push(table::cpu() - before);
    }
    table::head(&format!("key to frame, {}×{}, {KEYS} keys, full colour", size.0, size.1));
    table::figure("CPU p50", table::median(&spent), "ms");
    table::goal("CPU p99", table::quantile(&spent, 990), 4.0, "ms");
}

fn count(sample: &Sample, size: (u16, u16), depth: Depth) {
    let mut screen = Screen::new(sample, size, depth);
    let colours = if depth == Depth::Full { "full colour" } else { "16 colours" };
    table::head(&format!("bytes, {}×{}, {colours}", size.0, size.1));
    table::figure("first frame", bytes(screen.draw()), "bytes");
    table::goal("redraw without a change", bytes(screen.draw()), 0.0, "bytes");
    let items = sample.facts.docket().items().len();
    let steps: Vec<f64> = (1..items).map(|_| bytes(screen.press(Key::Down))).collect();
    table::goal("selection step, median", table::median(&steps), 2_500.0, "bytes");
    // Where the docket scrolls, half of it is sent anew.
    table::figure("selection step, longest, with scrolling", table::quantile(&steps, 1_000), "bytes");
}

#[expect(clippy::cast_precision_loss, reason = "a frame is no gigabyte")]
fn bytes(count: usize) -> f64 {
    count as f64
}
