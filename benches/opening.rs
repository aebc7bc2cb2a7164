//! From a session file on disk to its first frame on the board, against bare `ron` reading the same file into the
//! same raw types; each opening in a process of its own, both alternating, with the most memory it ever held.
//!
//! The bench runs itself as the process that opens.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/screen.rs"]
mod screen;
#[path = "support/table.rs"]
mod table;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use ron::extensions::Extensions;
use screen::Screen;
use sidang::journal::standing::Standing;
use sidang::screen::theme::Depth;
use sidang::store::session;
use sidang::store::session::raw::Session;

/// Set for a process that opens: how it does, and which file.
const HOW: &str = "SIDANG_OPENING";
const FILE: &str = "SIDANG_OPENING_FILE";
const RUNS: usize = 7;
/// Employees and positions, and the most memory of an opening in MiB where there is a goal for it.
const SIZES: [(u32, u32, Option<f64>); 3] = [(2_000, 200, None), (10_000, 1_500, None), (50_000, 6_000, Some(400.0))];
const WAYS: [&str; 3] = ["ron", "board", "check"];

fn main() {
    if let (Ok(how), Ok(file)) = (std::env::var(HOW), std::env::var(FILE)) {
        child(&how, Path::new(&file));
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    for (employees, positions, most) in SIZES {
        let file = sample::made_up(folder.path(), employees, positions);
        let mut spent: [Vec<Spent>; 3] = Default::default();
        for _ in 0..RUNS {
            for (way, spent) in WAYS.iter().zip(&mut spent) {
                spent.push(opened(way, &file));
            }
        }
        report(&file, &spent, (employees, positions, most));
    }
}

/// What one opening took: CPU and wall in milliseconds, memory in MiB.
#[derive(Clone, Copy)]
struct Spent {
    cpu: f64,
    wall: f64,
    memory: f64,
}

fn report(file: &Path, [ron, board, check]: &[Vec<Spent>; 3], (employees, positions, most): (u32, u32, Option<f64>)) {
    let size = f64::from(u32::try_from(std::fs::metadata(file).unwrap().len()).unwrap()) / f64::from(1 << 20);
    let median = |spent: &[Spent], of: fn(&Spent) -> f64| table::median(&spent.iter().map(of).collect::<Vec<_>>());
    table::head(&format!("opening {employees} employees, {positions} positions, {size:.1} MiB, {RUNS} runs each"));
    for (name, spent) in [("bare ron", ron), ("board with its first frame", board), ("check", check)] {
        table::figure(&format!("{name}, CPU, median"), median(spent, |one| one.cpu), "ms");
        table::figure(&format!("{name}, wall, median"), median(spent, |one| one.wall), "ms");
    }
    let times = |of: fn(&Spent) -> f64| median(board, of) / median(ron, of);
    table::goal("board / bare ron, CPU", times(|one| one.cpu), 1.5, "times");
    table::goal("board / bare ron, wall", times(|one| one.wall), 1.5, "times");
    table::figure("bare ron, most memory", median(ron, |one| one.memory), "MiB");
    match most {
        Some(most) => table::goal("board, most memory", median(board, |one| one.memory), most, "MiB"),
        None => table::figure("board, most memory", median(board, |one| one.memory), "MiB"),
    }
    table::figure("check, most memory", median(check, |one| one.memory), "MiB");
}

/// Opens the file in a process of its own.
fn opened(how: &str, file: &Path) -> Spent {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let told = command.env(HOW, how).env(FILE, file).output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let figures: Vec<f64> = told.split_whitespace().map(|figure| figure.parse().unwrap()).collect();
    let [cpu, wall, memory] = figures[..] else { panic!("the opening said {told:?}") };
    Spent { cpu, wall, memory }
}

fn child(how: &str, file: &Path) {
    let (start, cpu) = (Instant::now(), table::cpu());
    match how {
        "ron" => {
            let text = std::fs::read_to_string(file).unwrap();
            let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
            let session: Session = options.from_str(&text).unwrap();
            tell(start, cpu);
            drop(session);
        }
        "board" => {
            let facts = Arc::new(session::read(file, 128 << 20).unwrap().facts);
            let mut screen = Screen::new((&facts, &Standing::default()), (120, 35), Depth::Full);
            assert!(screen.draw() > 0);
            tell(start, cpu);
        }
        "check" => {
            let checked = session::check(file, 128 << 20).unwrap();
            tell(start, cpu);
            assert!(checked.faults.is_empty());
        }
        other => panic!("no way of opening: {other}"),
    }
}

/// CPU and wall in milliseconds since then, and the most memory that this process held, in MiB.
fn tell(start: Instant, cpu: f64) {
    let (cpu, wall) = (table::cpu() - cpu, start.elapsed().as_secs_f64() * 1e3);
    println!("{cpu} {wall} {}", most_memory());
}

/// `VmHWM` of this process.
fn most_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse::<f64>().unwrap() / 1_024.0
}
