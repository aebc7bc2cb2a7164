//! Faults against the real program, and what held, told in a table.
//!
//! `cargo test --test faults` runs all cases; a word after `--` runs those whose name contains it. A number names the
//! same fault for ever; those that are not here are held inside the process (`tests/journal_faults`, `tests/record.rs`)
//! or at the terminal (`tests/terminal.rs`). A case that needs what this machine refuses (to mount, to trace) says so; it
//! fails in a continuous integration that should have let it.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../support/mod.rs"]
mod support;

mod calls;
mod full;
mod ground;
mod kills;
mod machine;
mod moved;
mod power;
mod tail;
mod writers;

use std::process::ExitCode;
use std::time::Instant;

use ground::Kit;
use machine::Needs;

/// What a case did, and how often; or what did not hold.
type Outcome = Result<(usize, String), String>;

/// One fault.
struct Case {
    /// Its number in the plan of faults.
    number: u32,
    /// What happens.
    fault: &'static str,
    /// What the machine must let it do.
    needs: Needs,
    /// Does it.
    run: fn(&Kit) -> Outcome,
}

const CASES: [Case; 14] = [
    Case { number: 1, fault: "killed at any moment", needs: Needs::Nothing, run: kills::killed },
    Case { number: 2, fault: "power cut, ext4 ordered", needs: Needs::Mounts, run: power::cut_ordered },
    Case { number: 2, fault: "power cut, ext4 writeback", needs: Needs::Mounts, run: power::cut_writeback },
    Case { number: 3, fault: "power cut, copy of the device", needs: Needs::Mounts, run: power::copied },
    Case {
        number: 4,
        fault: "power cut while it begins or closes",
        needs: Needs::Mounts,
        run: power::cut_early_and_late,
    },
    Case { number: 5, fault: "any system call fails once or for ever", needs: Needs::Traces, run: calls::any_call },
    Case { number: 6, fault: "a failed sync that would succeed again", needs: Needs::Traces, run: calls::failed_sync },
    Case { number: 7, fault: "disk full", needs: Needs::Mounts, run: full::disk_full },
    Case { number: 8, fault: "read-only disk", needs: Needs::Mounts, run: full::read_only },
    Case { number: 9, fault: "file size limit", needs: Needs::Nothing, run: full::size_limit },
    Case { number: 12, fault: "last entries taken away whole", needs: Needs::Nothing, run: tail::dropped },
    Case { number: 13, fault: "record removed or changed while open", needs: Needs::Nothing, run: moved::behind },
    Case { number: 15, fault: "second writer, stopped holder", needs: Needs::Nothing, run: writers::second },
    Case { number: 16, fault: "error during recovery", needs: Needs::Traces, run: calls::during_recovery },
];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let kit = Kit::default();
    let mut failed = 0;
    println!("\n  no  fault                                     runs     s  what held");
    for case in CASES.iter().filter(|case| wanted.iter().all(|word| case.fault.contains(word.as_str()))) {
        let begun = Instant::now();
        let (runs, told) = match case.needs.refused() {
            Some(Ok(why)) => (String::from("-"), format!("skipped: {why}")),
            Some(Err(why)) => {
                failed += 1;
                (String::from("-"), format!("FAILED: should have run here, but {why}"))
            }
            None => match (case.run)(&kit) {
                Ok((runs, held)) => (runs.to_string(), held),
                Err(broken) => {
                    failed += 1;
                    (String::from("-"), format!("FAILED: {broken}"))
                }
            },
        };
        let seconds = begun.elapsed().as_secs_f64();
        println!("  {:>2}  {:<40}  {runs:>4} {seconds:>5.1}  {told}", case.number, case.fault);
    }
    println!();
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
