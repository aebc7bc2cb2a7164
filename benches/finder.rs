//! From a key in the finder to the frame that follows, among many people: CPU time of each key of words that are typed
//! letter by letter, and of the index that the opening makes.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/screen.rs"]
mod screen;
#[path = "support/table.rs"]
mod table;

use std::sync::Arc;

use screen::Screen;
use sidang::app::find::index::Index;
use sidang::command::key::Key;
use sidang::screen::theme::Depth;
use sidang::store::disk::{Disk, RealDisk};

/// What is typed: names in part and in full, titles, agencies, numbers, slips, and what is nowhere.
const QUERIES: [&str; 12] = [
    "a",
    "sit",
    "kabid kesehatan",
    "dinas pendidikan guru",
    "ahmad",
    "siti aminah",
    "simblon",
    "p 0123",
    "12",
    "analis kebijakn",
    "zzzz",
    "kepala seksi pemerintahan kecamatan",
];

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    for (employees, positions) in [(10_000, 1_500), (50_000, 6_000)] {
        let path = sample::made_up(folder.path(), employees, positions);
        let sample = sample::open(&disk, folder.path(), &path);
        table::head(&format!("finder, {employees} employees, {positions} positions, 200×60, full colour"));
        let before = table::cpu();
        let index = Index::of(&sample.facts);
        table::figure("index, made at the opening, CPU", table::cpu() - before, "ms");
        table::figure("things in it", f64::from(u32::try_from(index.things.len()).unwrap()), "");
        let mut screen = Screen::new((&sample.facts, &sample.standing), (200, 60), Depth::Full);
        screen.draw();
        let mut spent = Vec::new();
        for _ in 0..3 {
            for query in QUERIES {
                screen.press(Key::Esc);
                timed(&mut screen, Key::Char('/'), &mut spent);
                for letter in query.chars() {
                    timed(&mut screen, Key::Char(letter), &mut spent);
                }
                timed(&mut screen, Key::Down, &mut spent);
            }
        }
        table::goal("key to frame, CPU p50", table::median(&spent), 6.0, "ms");
        table::figure("key to frame, CPU p99", table::quantile(&spent, 990), "ms");
        table::goal("key to frame, CPU longest", table::quantile(&spent, 1_000), 16.0, "ms");
    }
}

fn timed(screen: &mut Screen, key: Key, spent: &mut Vec<f64>) {
    let before = table::cpu();
    screen.press(key);
    spent.push(table::cpu() - before);
}
