//! The best plan of all transfers: from a fresh start and again after each decision, against OR-Tools on the network of
//! the same plan in the same run, where it can be had (`PYTHON` names a Python that has it).

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/table.rs"]
mod table;

use std::path::Path;
use std::process::Command;

use sidang::domain::facts::Facts;
use sidang::domain::proposal::Move;
use sidang::planner::dimacs;
use sidang::planner::fixings::Fixings;
use sidang::planner::problem::Problem;
use sidang::planner::solution::Solution;
use sidang::store::session;

/// Decisions after each of which the plan is made again.
const DECISIONS: usize = 200;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    for (employees, positions, again) in [(1_000, 150, None), (10_000, 1_500, Some(2.0))] {
        let path = sample::made_up(folder.path(), employees, positions);
        let facts = session::read(&path, 128 << 20).unwrap().facts;
        table::head(&format!("best plan of {employees} employees in {positions} positions"));
        let (made, problem) = timed(|| Problem::of(&facts, &Fixings::default()));
        table::figure("problem made of facts, CPU", made, "ms");
        let (solved, solution) = timed(|| Solution::of(&problem).unwrap());
        table::figure("solved over all pairs, CPU", solved, "ms");
        let told = format!("{} pairs, {} choices", solution.certificate.pairs, solution.certificate.listed);
        table::head(&format!("  value {} over {told}", solution.value));
        match other(&solution, folder.path()) {
            Some((spent, value)) => {
                assert_eq!(value, solution.value, "OR-Tools says otherwise");
                table::figure("OR-Tools on the network of the last round, CPU", spent, "ms");
                table::goal("ratio", solved / spent, 0.5, "times");
            }
            None => table::head("  OR-Tools cannot be had: nothing to be held against"),
        }
        let after = decided(&facts, solution);
        table::figure("again after a decision, CPU, median", table::median(&after), "ms");
        let last = table::quantile(&after, 990);
        match again {
            Some(most) => table::goal("again after a decision, CPU, p99", last, most, "ms"),
            None => table::figure("again after a decision, CPU, p99", last, "ms"),
        }
    }
}

/// Work with its processor time in milliseconds.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let cpu = table::cpu();
    let done = work();
    (table::cpu() - cpu, done)
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

/// Processor time in milliseconds and the value of the plan by OR-Tools.
fn other(solution: &Solution<'_, '_>, folder: &Path) -> Option<(f64, i64)> {
    let problem = solution.problem;
    let network = folder.join("plan.dimacs");
    let text = dimacs::written(solution.solver.network(), problem.scale, problem.cost_of_staying());
    std::fs::write(&network, text).unwrap();
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/other_solver.py");
    let told = Command::new(python).arg(script).arg("--network").arg(&network).output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let (spent, value) = told.trim().split_once(' ')?;
    Some((spent.parse().ok()?, value.parse().ok()?))
}
