//! From a key on the page of the filter, and on a docket that is narrowed, to the frame that follows, among many people and
//! items: CPU time; and of judging every item, which is done in a thread of its own.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/screen.rs"]
mod screen;
#[path = "support/table.rs"]
mod table;

use std::sync::Arc;

use screen::Screen;
use sidang::app::filter::judged::Judged;
use sidang::command::key::Key;
use sidang::screen::theme::Depth;
use sidang::store::disk::{Disk, RealDisk};

/// What is done on the page: states, agencies and kinds are ticked and words are typed.
const PAGE: [Key; 14] = [
    Key::Char('v'),
    Key::Char(' '),
    Key::Tab,
    Key::Down,
    Key::Char(' '),
    Key::Tab,
    Key::Char(' '),
    Key::Char(' '),
    Key::Char('k'),
    Key::Char('e'),
    Key::Char('p'),
    Key::Backspace,
    Key::Delete,
    Key::Esc,
];

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let path = sample::made_up(folder.path(), 50_000, 6_000);
    let sample = sample::open(&disk, folder.path(), &path);
    let (employees, items) = (sample.facts.employees().len(), sample.facts.docket().items().len());
    table::head(&format!("filter, {employees} employees, {items} items, 120×35, full colour"));
    let mut screen = Screen::new((&sample.facts, &sample.standing), (120, 35), Depth::Full);
    screen.draw();
    let page = timed(&mut screen, &PAGE.repeat(10));
    table::goal("key on the page, CPU p50", table::median(&page), 50.0, "ms");
    table::goal("key on the page, CPU p99", table::quantile(&page, 990), 50.0, "ms");
    timed(&mut screen, &[Key::Char('v'), Key::Char(' '), Key::Enter]);
    let steps = timed(&mut screen, &[Key::Down, Key::Up, Key::Down, Key::PageDown, Key::Char('n')].repeat(20));
    table::goal("selection step while narrowed, CPU p50", table::median(&steps), 50.0, "ms");
    table::goal("selection step while narrowed, CPU p99", table::quantile(&steps, 990), 50.0, "ms");
    let before = table::cpu();
    let judged = Judged::of(&sample.facts, &sample.standing);
    table::figure("every item judged, in a thread of its own, CPU", table::cpu() - before, "ms");
    assert!(judged.holds(&sample.facts, &sample.standing));
}

/// CPU time of each key with its frame, in milliseconds.
fn timed(screen: &mut Screen, keys: &[Key]) -> Vec<f64> {
    let press = |key: &Key| {
        let before = table::cpu();
        screen.press(*key);
        table::cpu() - before
    };
    keys.iter().map(press).collect()
}
