//! Faults against the real program, and what held, told in a table.
//!
//! `cargo test --test faults` runs all cases; a word after `--` runs those whose name contains it. A number names the
//! same fault for ever; 20 and 23 are about several people at one record, which there are not. A case that needs what
//! this machine refuses (to mount, to trace) or lacks says so; it fails in a continuous integration that should have let
//! it.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[allow(dead_code, reason = "a part of it is for other tests")]
#[path = "../journal_faults/faulty_disk.rs"]
mod faulty_disk;
#[path = "../support/hostile_text.rs"]
mod hostile_text;
#[path = "../journal_faults/promises.rs"]
mod promises;
#[path = "../support/mod.rs"]
mod support;

mod board;
mod bytes;
mod calls;
mod clock;
mod ends;
mod full;
mod ground;
mod kills;
mod line;
mod machine;
mod model;
mod moved;
mod odd;
mod power;
mod strange;
mod tail;
mod wire;
mod writers;

use std::panic::{self, AssertUnwindSafe};
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

const CASES: &[Case] = &[
    Case { number: 1, fault: "killed at any moment", needs: Needs::Nothing, run: kills::killed },
    Case { number: 2, fault: "power cut, ext4 ordered", needs: Needs::Mounts, run: power::cut_ordered },
    Case { number: 2, fault: "power cut, ext4 writeback", needs: Needs::Mounts, run: power::cut_writeback },
    Case { number: 3, fault: "power cut, copy of the device", needs: Needs::Mounts, run: power::copied },
    Case { number: 4, fault: "power cut, beginning or closing", needs: Needs::Mounts, run: power::cut_early_and_late },
    Case { number: 5, fault: "any system call fails once or for ever", needs: Needs::Traces, run: calls::any_call },
    Case { number: 6, fault: "a failed sync that would succeed again", needs: Needs::Traces, run: calls::failed_sync },
    Case { number: 7, fault: "disk full", needs: Needs::Mounts, run: full::disk_full },
    Case { number: 8, fault: "read-only disk", needs: Needs::Mounts, run: full::read_only },
    Case { number: 9, fault: "file size limit", needs: Needs::Nothing, run: full::size_limit },
    Case { number: 10, fault: "record cut or zeroed at every byte", needs: Needs::Nothing, run: bytes::torn },
    Case { number: 11, fault: "every bit changed, lines in disorder", needs: Needs::Nothing, run: bytes::changed },
    Case { number: 12, fault: "last entries taken away whole", needs: Needs::Nothing, run: tail::dropped },
    Case { number: 13, fault: "record removed or changed while open", needs: Needs::Nothing, run: moved::behind },
    Case { number: 14, fault: "strange files as session or record", needs: Needs::Nothing, run: strange::files },
    Case { number: 15, fault: "second writer, stopped holder", needs: Needs::Nothing, run: writers::second },
    Case { number: 16, fault: "error during recovery", needs: Needs::Traces, run: calls::during_recovery },
    Case { number: 17, fault: "clock set back, ahead, other zones", needs: Needs::Nothing, run: clock::set },
    Case { number: 18, fault: "terminal lost", needs: Needs::Nothing, run: line::lost },
    Case { number: 18, fault: "terminal lost with tmux", needs: Needs::Tmux, run: line::lost_with_tmux },
    Case { number: 18, fault: "terminal that stops reading", needs: Needs::Nothing, run: line::stalled },
    Case { number: 19, fault: "asked to end by a signal", needs: Needs::Nothing, run: ends::asked },
    Case { number: 19, fault: "stopped and woken", needs: Needs::Nothing, run: ends::stopped },
    Case { number: 19, fault: "a defect in loop or keeper", needs: Needs::Nothing, run: ends::broken },
    Case { number: 19, fault: "something speaks over the board", needs: Needs::Nothing, run: ends::spoken_over },
    Case { number: 21, fault: "storm of sizes", needs: Needs::Nothing, run: odd::resized },
    Case { number: 21, fault: "no terminal, a poor one, other locale", needs: Needs::Nothing, run: odd::terminals },
    Case { number: 21, fault: "standard files closed", needs: Needs::Nothing, run: odd::closed },
    Case {
        number: 21,
        fault: "words that are no text, no readers",
        needs: Needs::Nothing,
        run: odd::words_and_readers,
    },
    Case { number: 22, fault: "hostile text on the wire", needs: Needs::Nothing, run: wire::hostile },
    Case { number: 24, fault: "a disk that fails, tears and forgets", needs: Needs::Nothing, run: model::crashes },
    Case { number: 26, fault: "masks that give or take all rights", needs: Needs::Nothing, run: strange::masks },
];

/// Does what happens in a case; what is asserted on the way and does not hold is its outcome too.
fn outcome(case: &Case, kit: &Kit) -> Outcome {
    panic::catch_unwind(AssertUnwindSafe(|| (case.run)(kit))).unwrap_or_else(|broken| {
        let told = broken.downcast_ref::<String>().map(String::as_str);
        Err(told.or_else(|| broken.downcast_ref::<&str>().copied()).unwrap_or("a panic").to_owned())
    })
}

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
            None => match outcome(case, &kit) {
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
