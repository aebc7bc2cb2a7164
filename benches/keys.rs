//! From a key to the bytes of the frame that follows, in this process and without a terminal: CPU time,
//! and how many bytes a frame sends.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/screen.rs"]
mod screen;
#[path = "support/table.rs"]
mod table;

use std::path::PathBuf;
use std::sync::Arc;

use sample::Sample;
use screen::Screen;
use sidang::command::key::Key;
use sidang::journal::candidates;
use sidang::screen::theme::Depth;
use sidang::store::disk::{Disk, RealDisk};

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

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let open = |session: PathBuf| sample::open(&disk, folder.path(), &session);
    let small = open(sample::path());
    for size in SIZES {
        time(&small, size, KEYS);
    }
    let large = open(sample::made_up(folder.path(), 50_000, 6_000));
    // As an opening does in a thread of its own.
    let before = table::cpu();
    candidates::look_ahead(&large.facts);
    table::figure("candidates of the docket, looked for ahead, CPU", table::cpu() - before, "ms");
    for size in SIZES {
        time(&large, size, KEYS);
    }
    for depth in [Depth::Full, Depth::Sixteen] {
        for size in SIZES {
            count(&small, size, depth);
        }
    }
}

fn time(sample: &Sample, size: (u16, u16), keys: usize) {
    let mut screen = Screen::new((&sample.facts, &sample.standing), size, Depth::Full);
    screen.draw();
    let mut spent = Vec::new();
    let mut steps = Vec::new();
    for key in ROUND.iter().cycle().take(keys) {
        let (before, item) = (table::cpu(), screen.selected());
        screen.press(*key);
        spent.push(table::cpu() - before);
        if screen.selected() != item {
            steps.push(table::cpu() - before);
        }
    }
    let employees = sample.facts.employees().len();
    let (columns, rows) = size;
    table::head(&format!("key to frame, {employees} employees, {columns}×{rows}, {keys} keys, full colour"));
    table::goal("CPU p50", table::median(&spent), 1.0, "ms");
    table::goal("CPU p99", table::quantile(&spent, 990), 4.0, "ms");
    table::figure("longest", table::quantile(&spent, 1_000), "ms");
    table::figure("selection step, CPU p50", table::median(&steps), "ms");
    table::figure("selection step, CPU p99", table::quantile(&steps, 990), "ms");
}

fn count(sample: &Sample, size: (u16, u16), depth: Depth) {
    let mut screen = Screen::new((&sample.facts, &sample.standing), size, depth);
    let colours = if depth == Depth::Full { "full colour" } else { "16 colours" };
    table::head(&format!("bytes, {}×{}, {colours}", size.0, size.1));
    table::figure("first frame", bytes(screen.draw()), "bytes");
    table::goal("redraw without a change", bytes(screen.draw()), 0.0, "bytes");
    let items = sample.facts.docket().items().len();
    let steps: Vec<f64> = (1..items).map(|_| bytes(screen.press(Key::Down))).collect();
    table::goal("selection step, median", table::median(&steps), 900.0, "bytes");
    // Where the docket scrolls, half of it is sent anew.
    table::figure("selection step, longest, with scrolling", table::quantile(&steps, 1_000), "bytes");
}

#[expect(clippy::cast_precision_loss, reason = "a frame is no gigabyte")]
fn bytes(count: usize) -> f64 {
    count as f64
}
