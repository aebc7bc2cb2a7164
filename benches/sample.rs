//! A made-up session of 50,000 employees and 6,000 positions: how long it takes from nothing to text, and to a file.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/table.rs"]
mod table;

use std::time::Instant;

use sidang::store::disk::RealDisk;
use sidang::store::sample::file;
use sidang::store::sample::size::{Size, Wish};
use sidang::store::whole::write_whole;

const RUNS: usize = 9;

fn main() {
    let wish = Wish { employees: Some(50_000), positions: Some(6_000), agencies: None, seed: None };
    let size = Size::of(wish).unwrap();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let (mut made, mut written, mut bytes) = (Vec::new(), Vec::new(), 0);
    for _ in 0..RUNS {
        let start = Instant::now();
        let text = file::session(size);
        made.push(start.elapsed().as_secs_f64());
        write_whole(&RealDisk, folder.path(), "contoh.ron", text.as_bytes(), 0o600).unwrap();
        written.push(start.elapsed().as_secs_f64());
        bytes = text.len();
    }
    table::head(&format!(
        "a made-up session, 50,000 employees, 6,000 positions, {} agencies, {RUNS} runs",
        size.agencies
    ));
    table::figure("size of the file", f64::from(u32::try_from(bytes).unwrap()) / f64::from(1 << 20), "MiB");
    table::goal("made, median", table::median(&made), 1.0, "s");
    table::figure("made and safe on disk, median", table::median(&written), "s");
}
