//! `sidang plan`: the suggested plan, as text or one JSON document, and its network for other solvers.

use std::path::Path;

use serde_json::{Value as Json, json};

use crate::domain::facts::Facts;
use crate::planner::chains::Chain;
use crate::planner::dimacs;
use crate::planner::fixings::Fixings;
use crate::planner::pair::Part;
use crate::planner::plan::{Plan, PlannedMove};
use crate::planner::pricing::Pricing;
use crate::planner::problem::Problem;
use crate::planner::solution::{Prohibition, Solution};
use crate::shell::clock;
use crate::shell::explain::Explanation;
use crate::shell::options::Options;
use crate::shell::out::{self, EXIT_DONE, EXIT_FAULTS, Ended};
use crate::shell::plan_text;
use crate::shell::read::{print_json, print_text, session_file};
use crate::store::disk::RealDisk;
use crate::store::whole;
use crate::text::language::Language;
use crate::text::words::{Phrase, say};
use crate::workload::spread::Spread;

/// Mode of the network's file: the owner's alone, for its places and points are those of a personnel file.
const MODE: u32 = 0o600;

/// Prints the plan that the facts of a file call for, `shown` with three names a seat and as JSON; writes its network first
/// where that is asked for.
///
/// # Errors
/// The file cannot be opened, the network cannot be written (either has been said), or standard output is gone or full.
pub fn plan(file: &Path, shown: (bool, bool), network: Option<&Path>, options: &Options) -> Result<u8, Ended> {
    let facts = session_file(file, options)?.facts;
    let problem = Problem::of(&facts, &Fixings::default());
    let begun = clock::processor_milliseconds();
    let pricing = Pricing::of(&problem);
    let looked = clock::processor_milliseconds();
    let Some(mut solution) = Solution::among(&problem, pricing) else {
        out::message(say(options.language, "plan.impossible"));
        return Ok(EXIT_FAULTS);
    };
    let spent = (looked - begun, clock::processor_milliseconds() - looked);
    let mut plan = Plan::of(&solution);
    let (names, json) = shown;
    if let Some(path) = network {
        write(path, &mut solution, options)?;
    }
    if names {
        plan.name(&mut solution);
    }
    if json {
        print_json(&document(&facts, &plan, spent, options.language), options)?;
    } else {
        print_text(&plan_text::text(&facts, &plan, options.language), options)?;
    }
    Ok(EXIT_DONE)
}

/// Writes the network to a new file.
///
/// # Errors
/// There is such a file, or it cannot be written; either has been said.
fn write(path: &Path, solution: &mut Solution<'_, '_>, options: &Options) -> Result<(), Ended> {
    let problem = solution.problem;
    let text = dimacs::written(&solution.network(), problem.scale, problem.cost_of_staying());
    let is_new = whole::write_new(&RealDisk, path, text.as_bytes(), MODE);
    let is_new = is_new.map_err(|error| out::failure(&error, options.language))?;
    let key = if is_new { "plan.dimacs.written" } else { "plan.dimacs.exists" };
    out::message(&whole::about(key, path).spoken(options.language));
    if is_new { Ok(()) } else { Err(Ended(EXIT_FAULTS)) }
}

/// The plan as one JSON document, with the milliseconds spent on what moves may count and on solving.
fn document(facts: &Facts, plan: &Plan, spent: (i64, i64), language: Language) -> Json {
    let said = |phrase: &Phrase| phrase.spoken(language);
    let part = |part: &Part| json!({ "points": part.points, "says": said(&part.sentence) });
    let planned = |own: &PlannedMove| {
        json!({
            "employee": own.employee, "from": own.from, "to": own.to, "kind": say(language, own.kind.key()),
            "fixed": own.fixed, "points": own.points(), "parts": own.parts.iter().map(part).collect::<Json>(),
            "names": own.names.iter().map(|(who, regret)| json!({ "employee": who, "regret": regret })).collect::<Json>(),
        })
    };
    let chain = |chain: &Chain| {
        json!({
            "exchange": chain.closed, "seat_left_behind": chain.hole,
            "moves": chain.moves.iter().map(|at| planned(&plan.moves[*at])).collect::<Json>(),
        })
    };
    let prohibited = |one: &Prohibition| {
        let reason = said(&Explanation::sentence(&one.verdict));
        json!({ "employee": one.employee, "to": one.to, "rule": (!one.verdict.sensitive).then_some(one.verdict.rule), "says": reason })
    };
    let certificate = &plan.certificate;
    let agencies = plan.balance.0.agencies().zip(plan.balance.1.agencies()).map(|(before, after)| {
        json!({ "id": before.unit, "need": before.need, "before": before.strength, "after": after.strength })
    });
    json!({
        "session": facts.sitting().id,
        "value": plan.value,
        "candidates_cpu_ms": spent.0,
        "solve_cpu_ms": spent.1,
        "certificate": {
            "bound": certificate.bound, "pairs": certificate.pairs, "listed": certificate.listed,
            "rounds": certificate.rounds, "prohibited": certificate.prohibitions.iter().map(prohibited).collect::<Json>(),
        },
        "chains": plan.chains.iter().map(chain).collect::<Json>(),
        "together": plan.loads.iter().map(part).collect::<Json>(),
        "spread": { "before": spread(&plan.spread.0), "after": spread(&plan.spread.1) },
        "missing": { "before": plan.missing.0, "after": plan.missing.1 },
        "agencies": agencies.collect::<Json>(),
        "below_floor": plan.slack.iter().map(|slack| json!({
            "unit": facts.units()[slack.unit].id, "persons": slack.persons,
        })).collect::<Json>(),
        "crowded": plan.crowded,
    })
}

fn spread(spread: &Spread) -> Json {
    json!({
        "deviation_thousandths": spread.deviation, "range_thousandths": spread.range(),
        "overloaded": spread.overloaded, "overstaffed": spread.overstaffed,
        "vacant_structural_seats": spread.vacant_structural,
    })
}
