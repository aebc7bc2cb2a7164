//! `sidang plan` on the sample sessions: it improves what it is there for, suggests no block, and is proved by the rules
//! and fits of every single pair.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use sidang::domain::facts::Facts;
use sidang::domain::ids::PositionId;
use sidang::domain::placements::Placements;
use sidang::domain::position::LoadKind;
use sidang::domain::proposal::{Move, Origin};
use sidang::planner::certificate;
use sidang::planner::fixings::{Bound, Fixings};
use sidang::planner::plan::{Plan, PlannedMove};
use sidang::planner::pricing::Pricing;
use sidang::planner::problem::Problem;
use sidang::planner::solution::Solution;
use sidang::planner::worths::judged_in_full;
use sidang::rules;
use sidang::rules::situation::{Memory, Situation, Whole};
use sidang::store::sample::file;
use sidang::store::sample::size::{Size, Wish};
use sidang::store::session;
use sidang::text::language::Language;
use sidang::text::numbers::grouped;
use sidang::text::words::say;

fn samples() -> Vec<(String, Facts)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let sessions = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "ron"));
    let read = |path: &PathBuf| {
        let facts = session::read(path, 64 << 20).map_err(|_| "it opens").unwrap().facts;
        (path.file_stem().unwrap().to_string_lossy().into_owned(), facts)
    };
    sessions.map(read).collect()
}

/// Exit code, standard output and standard error of the program, in English.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidang"));
    let output = command.args(arguments).args(["--lang", "en"]).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let output = output.unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn planned(facts: &Facts) -> Plan {
    let problem = Problem::of(facts, &Fixings::default());
    Plan::of(&Solution::of(&problem).unwrap())
}

fn sample(name: &str) -> Facts {
    samples().into_iter().find(|(own, _)| own == name).unwrap().1
}

#[test]
fn every_sample_is_improved_in_spread_and_shortages_and_told_down_to_the_last_point() {
    for (name, facts) in samples() {
        let plan = planned(&facts);
        assert!(plan.spread.1.deviation < plan.spread.0.deviation, "{name}: {:?}", plan.spread);
        assert!(plan.missing.1 < plan.missing.0, "{name}: {:?}", plan.missing);
        assert!(plan.spread.1.vacant_structural <= plan.spread.0.vacant_structural, "{name}: {:?}", plan.spread);
        assert_eq!(plan.sum_of_parts(), plan.value, "{name}");
        assert!(plan.value > 0, "{name}");
    }
}

#[test]
fn no_pair_at_all_would_add_to_the_plan_of_any_sample() {
    for (name, facts) in samples() {
        let problem = Problem::of(&facts, &Fixings::default());
        let solution = Solution::of(&problem).unwrap();
        assert!(solution.certificate.prohibitions.is_empty(), "{name}");
        // Every pair judged in full: no bound, no filter, no list of the solver.
        let counted = |person: usize, to: usize| {
            let marks = rules::marks(&problem.situation, &problem.whole(person, to));
            let is_barred = marks.iter().any(|mark| mark.blocks() && rules::is_of_one_move(mark.rule));
            (!is_barred).then(|| problem.pair(person, to, &marks, false).points())
        };
        let every = |person: usize| {
            let open = (0..facts.positions().len()).filter(|position| problem.is_open[*position]);
            let away = open.filter(|position| problem.persons[person].seat != Some(*position));
            assert_eq!(problem.persons[person].bound, Bound::Free);
            let going = away.filter_map(|to| Some(problem.going(person, to, counted(person, to)?)));
            std::iter::once(problem.staying(person)).chain(going).collect::<Vec<_>>()
        };
        let network = solution.solver.network();
        assert!(certificate::is_convex(network), "{name}");
        let bound = certificate::bound(network, solution.solver.prices(), every);
        assert_eq!(Some(bound), network.cost(solution.solver.chosen()), "{name}");
    }
}

/// A made-up session of this size.
fn made_up(employees: u32, positions: u32) -> Facts {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let wish = Wish { employees: Some(employees), positions: Some(positions), agencies: Some(6), seed: Some(7) };
    let path = folder.path().join("contoh.ron");
    std::fs::write(&path, file::session(Size::of(wish).unwrap())).unwrap();
    session::read(&path, 64 << 20).map_err(|_| "it opens").unwrap().facts
}

#[test]
fn what_is_known_of_a_kind_of_position_is_what_the_rules_find_in_each_pair() {
    let made = ("made up".to_owned(), made_up(300, 90));
    for (name, facts) in samples().into_iter().chain([made]) {
        let problem = Problem::of(&facts, &Fixings::default());
        let mut pricing = Pricing::of(&problem);
        let mut barred = 0;
        for person in 0..problem.persons.len() {
            for position in (0..facts.positions().len()).filter(|at| problem.persons[person].seat != Some(*at)) {
                let expected = judged_in_full(&problem, person, position);
                let told = match pricing.is_ruled_out(&problem, person, position) {
                    true => None,
                    false => pricing.judge(&problem, person, position),
                };
                assert_eq!(told, expected, "{name}: {person} to {position}");
                barred += usize::from(expected.is_none());
            }
        }
        assert!(barred > 0, "{name}: nothing is barred");
    }
}

#[test]
fn moves_bar_each_other_by_the_rules_about_seats_and_no_others() {
    let (mut barred, mut free) = (0, 0);
    for (name, facts) in samples() {
        let problem = Problem::of(&facts, &Fixings::default());
        let (employees, positions) = (facts.employees(), facts.positions());
        for number in 0..300 {
            let place = |step: usize, of: usize| number * step % of;
            let one = Move::new(&employees[place(7, employees.len())].id, &positions[place(11, positions.len())].id);
            let other = Move::new(&employees[place(13, employees.len())].id, &positions[place(3, positions.len())].id);
            let whole = Whole { moves: vec![one, other], ..Whole::default() };
            let verdicts = rules::judge(&problem.situation, &whole);
            let is_of_several = |rule| !rules::is_of_one_move(rule) && !rules::is_of_the_committee(rule);
            let expected = verdicts.iter().any(|verdict| verdict.blocks() && is_of_several(verdict.rule));
            assert_eq!(rules::is_barred_together(&problem.situation, &whole), expected, "{name}: {:?}", whole.moves);
            if expected { barred += 1 } else { free += 1 }
        }
    }
    assert!(barred > 100 && free > 100, "{barred} {free}");
}

#[test]
fn no_sample_is_suggested_a_block_the_whole_plan_done() {
    for (name, facts) in samples() {
        let moves: Vec<Move> = planned(&facts).moves.iter().map(|own| Move::new(&own.employee, &own.to)).collect();
        for mutation in &moves {
            let others: Vec<Move> = moves.iter().filter(|other| *other != mutation).cloned().collect();
            let proposal = facts.proposals().iter().find(|own| own.moves.contains(mutation) && own.until.is_none());
            let situation = Situation {
                facts: &facts,
                placements: Placements::of(&others),
                accepted: others,
                awaited: Vec::new(),
                exceptions: Vec::new(),
                present: None,
                fitter: None,
                memory: Memory::default(),
            };
            let whole = Whole {
                moves: vec![mutation.clone()],
                demotion_basis: proposal.and_then(|own| own.demotion_basis),
                ..Whole::default()
            };
            let verdicts = rules::judge(&situation, &whole);
            let blocks: Vec<&str> = verdicts.iter().filter(|one| one.blocks()).map(|one| one.rule).collect();
            assert!(blocks.iter().all(|rule| rules::is_of_the_committee(rule)), "{name} {mutation:?}: {blocks:?}");
        }
    }
}

#[test]
fn in_plaju_administrators_go_to_health_and_field_staff_to_education() {
    let facts = sample("plaju-beban-kerja");
    let plan = planned(&facts);
    let agency = |id: &PositionId| facts.agency_of_position(id).unwrap().id.as_str().to_owned();
    let arrived = |to: &str, kind: LoadKind| {
        let comes = |own: &&PlannedMove| {
            agency(&own.to) == to
                && own.from.as_ref().is_some_and(|from| agency(from) != to)
                && facts.position(&own.to).unwrap().load_kind == Some(kind)
        };
        plan.moves.iter().filter(comes).count()
    };
    assert!(arrived("DINKES", LoadKind::Administrative) >= 4);
    assert!(arrived("DISDIK", LoadKind::Fieldwork) >= 4);
}

#[test]
fn in_tebing_tinggi_the_exchange_of_two_heads_is_found() {
    let facts = sample("tebingtinggi-rencana");
    let plan = planned(&facts);
    let exchanges = plan.chains.iter().filter(|chain| chain.closed);
    let found = exchanges
        .map(|chain| chain.moves.iter().map(|at| plan.moves[*at].employee.to_string()).collect::<BTreeSet<String>>());
    assert_eq!(found.collect::<Vec<_>>(), [BTreeSet::from(["P-0067".to_owned(), "P-0121".to_owned()])]);
}

#[test]
fn in_mamuju_who_asked_for_the_seat_gets_it_unless_somebody_else_who_asked_does() {
    let facts = sample("mamuju-pengelolaan");
    let plan = planned(&facts);
    let asked = facts.proposals().iter().filter(|own| own.origin == Origin::OwnRequest);
    let asked: Vec<&Move> = asked.flat_map(|own| &own.moves).collect();
    let seats: BTreeSet<&str> = asked.iter().map(|mutation| mutation.to.as_str()).collect();
    assert!(!seats.is_empty());
    for seat in seats {
        let taken = plan.moves.iter().find(|own| own.to.as_str() == seat).map(|own| &own.employee);
        assert!(taken.is_some_and(|who| asked.iter().any(|own| own.employee == *who)), "{seat}: {taken:?}");
    }
}

#[test]
fn the_command_tells_the_plan_as_text_and_json_and_writes_the_network_once() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let out = folder.path().join("plan.dimacs");
    let sample = "sessions/tebingtinggi-rencana.ron";
    let (code, text, _) = run(&["rencana", sample, "--names"]);
    assert_eq!(code, Some(0));
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    for told in
        ["Proved best", "Exchange ", "Long in one position", "Vacant structural seats", "Agency", "Names for this seat"]
    {
        assert!(text.contains(told), "{told} is missing in\n{text}");
    }
    let (code, json, message) = run(&["plan", sample, "--json", "--dimacs", out.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{message}");
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let value = document["value"].as_i64().unwrap();
    assert_eq!(document["certificate"]["bound"], value);
    assert!(document["candidates_cpu_ms"].is_i64() && document["solve_cpu_ms"].is_i64());
    let points = |parts: &serde_json::Value| -> i64 {
        parts.as_array().unwrap().iter().map(|part| part["points"].as_i64().unwrap()).sum()
    };
    let moves: i64 = document["chains"].as_array().unwrap().iter().map(|chain| points(&chain["moves"])).sum();
    assert_eq!(moves + points(&document["together"]), value);
    assert!(value > 0 && text.contains(&grouped(value, Language::English)));
    assert!(message.contains("plan.dimacs"), "{message}");
    let written = std::fs::read_to_string(&out).unwrap();
    let head: Vec<&str> = written.lines().take(2).collect();
    assert!(head[0].starts_with("c constant ") && head[1].starts_with("p min "), "{head:?}");
    assert_eq!(written.lines().filter(|line| line.starts_with('c')).count(), 1);
    let (code, _, message) = run(&["plan", sample, "--dimacs", out.to_str().unwrap()]);
    assert_eq!(code, Some(1), "a file that exists is not replaced");
    assert!(message.contains("exists"), "{message}");
}

#[test]
fn no_plan_tells_who_is_warned_about_by_a_sensitive_rule() {
    for (name, facts) in samples() {
        let path = format!("sessions/{name}.ron");
        let (_, text, _) = run(&["plan", &path]);
        let (_, json, _) = run(&["plan", &path, "--json"]);
        for said in [&text, &json] {
            assert!(said.len() > 500, "{name}: {said}");
            let neutral = ["rule.neutral.warn", "rule.neutral.block", "rule.neutral.unknown", "rule.neutral.info"];
            for key in neutral {
                assert!(!said.contains(say(Language::English, key)), "{name}: {key}");
            }
            let sensitive = rules::RULES.iter().filter(|rule| rule.sensitive);
            sensitive.for_each(|rule| assert!(!said.contains(rule.id), "{name}: {}", rule.id));
            let nips = facts.employees().iter().filter_map(|employee| employee.nip.as_ref());
            nips.for_each(|nip| {
                assert!(!said.contains(nip.digits()) && !said.contains(&nip.grouped()), "{name}: a NIP");
            });
        }
    }
}
