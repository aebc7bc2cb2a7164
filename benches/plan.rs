//! The best plan of all transfers: from a fresh start and again after each decision, against OR-Tools on the network of
//! the same plan in the same run, where it can be had (`PYTHON` names a Python that has it). With `LARGEST` set also among
//! up to 50,000 employees, which takes minutes.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/table.rs"]
mod table;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use sidang::domain::facts::Facts;
use sidang::domain::proposal::Move;
use sidang::planner::dimacs;
use sidang::planner::fixings::Fixings;
use sidang::planner::pricing::Pricing;
use sidang::planner::problem::Problem;
use sidang::planner::solution::Solution;
use sidang::store::session;

/// Decisions after each of which the plan is made again.
const DECISIONS: usize = 200;

/// Employees and positions, with the most milliseconds for candidates and for the plan again after a decision.
type Size = (u32, u32, Option<(f64, f64)>);

const SIZES: [Size; 5] = [
    (1_000, 150, None),
    (10_000, 1_500, Some((40.0, 2.0))),
    (5_000, 750, None),
    (20_000, 2_400, None),
    (50_000, 6_000, Some((500.0, 12.0))),
];

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let largest = std::env::var_os("LARGEST").is_some();
    let mut growth = Vec::new();
    for (employees, positions, goals) in SIZES.into_iter().take(if largest { SIZES.len() } else { 2 }) {
        let path = sample::made_up(folder.path(), employees, positions);
        table::head(&format!("best plan of {employees} employees in {positions} positions"));
        let own = peak(&path);
        table::figure("memory of the whole program at most", own, "MB");
        let facts = session::read(&path, 1 << 30).unwrap().facts;
        let (made, problem) = timed(|| Problem::of(&facts, &Fixings::default()));
        table::figure("problem made of facts, CPU", made, "ms");
        let (found, pricing) = timed(|| Pricing::of(&problem));
        held("candidates, CPU", found, goals.map(|(candidates, _)| candidates));
        let (solved, mut solution) = timed(|| Solution::among(&problem, pricing).unwrap());
        table::figure("solved over all pairs, CPU", solved, "ms");
        let told = format!("{} pairs, {} choices", solution.certificate.pairs, solution.certificate.listed);
        table::head(&format!("  value {} over {told}", solution.value));
        match other(&mut solution, folder.path()) {
            Some((spent, value, memory)) => {
                assert_eq!(value, solution.value, "OR-Tools says otherwise");
                table::figure("OR-Tools on the network of the last round, CPU", spent, "ms");
                table::goal("ratio", solved / spent, 0.5, "times");
                table::figure("OR-Tools with its Python, memory at most", memory, "MB");
                table::goal("ratio of memory", own / memory, 1.0 / 3.0, "times");
            }
            None => table::head("  OR-Tools cannot be had: nothing to be held against"),
        }
        let after = decided(&facts, solution);
        table::figure("again after a decision, CPU, median", table::median(&after), "ms");
        held("again after a decision, CPU, p99", table::quantile(&after, 990), goals.map(|(_, again)| again));
        growth.push((employees, [solved, found, table::median(&after), table::quantile(&after, 990), own]));
    }
    growth.sort_unstable_by_key(|(employees, _)| *employees);
    table::head("growth: employees, solved, candidates, again in the middle and at p99 in ms of CPU, memory in MB");
    for (employees, figures) in growth {
        table::head(&format!("  {employees:>7} {}", figures.map(|figure| format!("{figure:>10.2}")).concat()));
    }
}

/// Tells milliseconds, against a goal where there is one.
fn held(what: &str, spent: f64, most: Option<f64>) {
    match most {
        Some(most) => table::goal(what, spent, most, "ms"),
        None => table::figure(what, spent, "ms"),
    }
}

/// Work with its processor time in milliseconds.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let cpu = table::cpu();
    let done = work();
    (table::cpu() - cpu, done)
}

/// Megabytes that `sidang plan` has in memory at most, looked at while it runs.
fn peak(path: &Path) -> f64 {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidang"));
    command.args(["plan", "--json", "--max-size", "1024"]).arg(path);
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        most =
            line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok()).map_or(most, |kib| kib / 1024.0);
        std::thread::sleep(Duration::from_millis(2));
    }
    most
}

/// Milliseconds for the plan again after each of many decisions, acceptances and rejections by turns.
fn decided<'p, 'a: 'p>(facts: &'a Facts, mut solution: Solution<'p, 'a>) -> Vec<f64> {
    let mut fixings = Fixings::default();
    let mut spent = Vec::new();
    for number in 0..DECISIONS {
        let movers = solution.movers();
        let open =
            movers.iter().map(|(who, to)| Move::new(&solution.problem.employee(*who).id, &facts.positions()[*to].id));
        let mut open: Vec<Move> = open.filter(|own| !fixings.accepted.contains(own)).collect();
        if open.is_empty() {
            break;
        }
        let next = open.swap_remove(number * 7 % open.len());
        match number % 2 {
            0 => fixings.accepted.push(next),
            _ => fixings.forbidden.push((next.employee, next.to)),
        }
        let (time, again) = timed(|| {
            // Problems outlive their solutions; those of one bench may as well stay.
            let problem = Box::leak(Box::new(Problem::of(facts, &fixings)));
            solution.again(problem).unwrap()
        });
        solution = again;
        spent.push(time);
    }
    spent
}

/// Processor time in milliseconds, the value of the plan and the most memory in megabytes by OR-Tools.
fn other(solution: &mut Solution<'_, '_>, folder: &Path) -> Option<(f64, i64, f64)> {
    let problem = solution.problem;
    let network = folder.join("plan.dimacs");
    let text = dimacs::written(&solution.network(), problem.scale, problem.cost_of_staying());
    std::fs::write(&network, text).unwrap();
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/other_solver.py");
    let told = Command::new(python).arg(script).arg("--network").arg(&network).output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let mut words = told.split_whitespace();
    let (spent, value, memory) = (words.next()?, words.next()?, words.next()?);
    Some((spent.parse().ok()?, value.parse().ok()?, memory.parse::<f64>().ok()? / 1024.0))
}
