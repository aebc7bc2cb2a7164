//! One seat against everybody: the ranking of all employees by fit, as each look at an item asks for it, and all
//! verdicts and fits of everybody on that seat. Nothing in the program asks for the latter yet: it judges whom a file
//! names and the best few others. Whoever compares everybody needs no sentences: marks and totals are what the goal is
//! about: on one thread, and on the wall with two threads, each with half of the employees.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/table.rs"]
mod table;

use std::ops::Range;
use std::time::Instant;

use sidang::domain::docket::Item;
use sidang::domain::employee::Employee;
use sidang::domain::facts::Facts;
use sidang::domain::placements::Placements;
use sidang::domain::position::Position;
use sidang::fit::muster;
use sidang::fit::ranking::rank_candidates;
use sidang::fit::score::fit;
use sidang::journal::candidates::{Offer, situation, whole};
use sidang::journal::standing::Standing;
use sidang::rules;
use sidang::store::session;

/// Seats of the docket that are tried, evenly spread over it.
const SEATS: usize = 9;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    for (employees, positions) in [(2_000, 200), (10_000, 1_500), (50_000, 6_000)] {
        let path = sample::made_up(folder.path(), employees, positions);
        let facts = session::read(&path, 128 << 20).unwrap().facts;
        let single: Vec<&Item> = facts.docket().items().iter().filter(|item| !item.is_swap()).collect();
        let seats: Vec<&Item> = (0..SEATS).map(|at| single[at * single.len() / SEATS]).collect();
        table::head(&format!("one seat against {employees} employees, {SEATS} seats"));
        let on = |item: &Item| facts.position(&item.seats[0]).unwrap();
        let day = facts.sitting().effective;
        let ranked = measured(&seats, |item| {
            rank_candidates(&facts, &Placements::default(), on(item), &item.named, day, item.named.len() + 6).len()
        });
        table::goal("ranking, CPU, median", table::median(&ranked), 50.0, "ms");
        table::figure("ranking, CPU, longest: the first", table::quantile(&ranked, 1_000), "ms");
        let totals = measured(&seats, |item| totals_of(&facts, on(item), 0..facts.employees().len()));
        table::figure("totals of all fits, CPU, median", table::median(&totals), "ms");
        let told =
            measured(&seats, |item| everybody(facts.employees(), |employee| fit(&facts, employee, on(item), day)));
        table::figure("all fits with their evidence, CPU, median", table::median(&told), "ms");
        let judged = measured(&seats, |item| verdicts(&facts, item));
        table::figure("all verdicts with their sentences, CPU, median", table::median(&judged), "ms");
        let marked = measured(&seats, |item| marks(&facts, item, 0..facts.employees().len()));
        table::figure("all verdicts as marks, CPU, median", table::median(&marked), "ms");
        let all = table::median(&totals) + table::median(&marked);
        table::goal("all marks and totals of all fits, CPU", all, 50.0, "ms");
        let two: Vec<f64> = seats.iter().map(|item| halves(&facts, item)).collect();
        table::goal("the same on two threads, wall, median", table::median(&two), 50.0, "ms");
    }
}

/// Does something with everybody; how many it was.
fn everybody<T>(employees: &[Employee], work: impl Fn(&Employee) -> T) -> usize {
    for employee in employees {
        std::hint::black_box(work(employee));
    }
    employees.len()
}

/// Verdicts on the move of everybody to the seat of an item; how many there are.
fn verdicts(facts: &Facts, item: &Item) -> usize {
    let situation = situation(facts, &Standing::default(), std::slice::from_ref(&item.id));
    let judged = |employee: &Employee| rules::judge(&situation, &whole(facts, item, Some(&employee.id))).len();
    facts.employees().iter().map(judged).sum()
}

/// The same as marks, of some employees.
fn marks(facts: &Facts, item: &Item, employees: Range<usize>) -> usize {
    let situation = situation(facts, &Standing::default(), std::slice::from_ref(&item.id));
    Offer::of(facts, item).marks(&situation, employees).map(|marks| marks.len()).sum()
}

/// Totals of the fits of some employees; how many are known.
fn totals_of(facts: &Facts, seat: &Position, employees: Range<usize>) -> usize {
    muster::scores(facts, seat, facts.sitting().effective, employees).filter(|score| score.total.is_some()).count()
}

/// Milliseconds on the wall until two threads have marked half of the employees each and scored their fits.
fn halves(facts: &Facts, item: &Item) -> f64 {
    let began = Instant::now();
    let seat = facts.position(&item.seats[0]).unwrap();
    std::thread::scope(|scope| {
        let all = facts.employees().len();
        for half in [0..all / 2, all / 2..all] {
            scope.spawn(move || {
                std::hint::black_box(marks(facts, item, half.clone()));
                std::hint::black_box(totals_of(facts, seat, half));
            });
        }
    });
    began.elapsed().as_secs_f64() * 1e3
}

/// CPU time in milliseconds of some work on each seat.
fn measured(seats: &[&Item], work: impl Fn(&Item) -> usize) -> Vec<f64> {
    let spent = |item: &&Item| {
        let cpu = table::cpu();
        std::hint::black_box(work(item));
        table::cpu() - cpu
    };
    seats.iter().map(spent).collect()
}
