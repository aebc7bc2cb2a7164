//! Stories of whole plans: made-up houses held against every plan there is, and what is fixed.

use proptest::prelude::*;

use super::*;
use crate::domain::class::Class;
use crate::domain::education::Field;
use crate::domain::employee::Aspiration;
use crate::domain::facts::Facts;
use crate::domain::position::{LoadKind, Need};
use crate::domain::story::{Story, day};
use crate::planner::fixings::Fixings;
use crate::planner::plan::Plan;
use crate::planner::trial::Dice;
use crate::planner::worths::judged_in_full as judged;

/// A small house made up by chance: two agencies with a division each, seven positions, seven people.
pub(super) fn house(seed: u64) -> Story {
    let mut dice = Dice::of(seed);
    let mut story = Story::empty();
    for agency in ["A", "B"] {
        story.unit(agency, None);
        story.unit(&format!("{agency}-1"), Some(agency));
    }
    let units = ["A", "A-1", "B", "B-1"];
    let classes = [Class::Pelaksana, Class::Pelaksana, Class::AhliPertama, Class::Pengawas];
    for number in 0..7 {
        let unit = units[dice.roll(4) as usize];
        let position = story.position(&format!("J-{number}"), unit, classes[dice.roll(4) as usize]);
        position.need = if dice.roll(8) == 0 { Need::Unknown } else { Need::Persons(dice.roll(4) as u32) };
        position.load_kind = LoadKind::ALL.get(dice.roll(6) as usize).copied();
        position.critical = dice.roll(5) == 0;
        position.requirement.fields = vec![[Field::Government, Field::Health][dice.roll(2) as usize]];
    }
    let mut heads = std::collections::HashSet::new();
    for number in 0..7 {
        let seat = dice.roll(8);
        let seat = (seat < 7).then(|| format!("J-{seat}")).filter(|seat| {
            let structural = story.position_mut(seat).class.is_structural();
            !structural || heads.insert(seat.clone())
        });
        let wish = format!("J-{}", dice.roll(7));
        let employee = story.employee(&format!("P-{number}"), seat.as_deref());
        employee.education[0].field = [Field::Government, Field::Health][dice.roll(2) as usize];
        employee.position_since = Some(day(2014 + dice.roll(13) as i32, 1, 2));
        if dice.roll(2) == 0 {
            let (channel, text) = ("wawancara".to_owned(), "ingin pindah".to_owned());
            let position = Some(wish.as_str().into());
            employee.aspirations =
                vec![Aspiration { date: day(2026, 3, 1), channel, text, position, unit: None, constraint: None }];
        }
    }
    for (employee, to) in [("P-0", "J-1"), ("P-3", "J-2")] {
        story.proposal(&format!("U-{employee}"), &[(employee, to)]).urgent = dice.roll(2) == 0;
    }
    let weights = &mut story.stated.settings.planner;
    weights.move_points = dice.roll(600) as u32;
    weights.shortage_points = dice.roll(3_000) as u32;
    weights.agency_balance_points = dice.roll(3_000) as u32;
    weights.vacated_points = dice.roll(900) as u32;
    story
}

/// The greatest value by going through every plan: what each move counts, and what all together do to every load.
fn by_trying_all(problem: &Problem<'_>) -> i64 {
    best_of(problem, &every_choice(problem)).expect("everybody may stay")
}

/// What everybody may do: nothing, or go to a position for so many points.
pub(super) fn every_choice(problem: &Problem<'_>) -> Vec<Vec<Option<(usize, i64)>>> {
    (0..problem.persons.len())
        .map(|person| {
            let open = (0..problem.is_open.len()).filter(|to| problem.is_open[*to]);
            let away = open.filter(|to| problem.persons[person].seat != Some(*to));
            let moves = away.filter_map(|to| judged(problem, person, to).map(|points| (to, points)));
            std::iter::once(None).chain(moves.map(Some)).collect()
        })
        .collect()
}

fn best_of(problem: &Problem<'_>, choices: &[Vec<Option<(usize, i64)>>]) -> Option<i64> {
    let mut chosen = vec![0; choices.len()];
    let mut best = None;
    loop {
        best = best.max(value_of(problem, choices, &chosen));
        let Some(next) = (0..chosen.len()).find(|person| chosen[*person] + 1 < choices[*person].len()) else {
            return best;
        };
        chosen[..next].fill(0);
        chosen[next] += 1;
    }
}

pub(super) fn value_of(problem: &Problem<'_>, choices: &[Vec<Option<(usize, i64)>>], chosen: &[usize]) -> Option<i64> {
    let mut there: Vec<i64> = problem.nodes.iter().map(|node| i64::from(node.load.present)).collect();
    let mut value = 0;
    for (person, at) in chosen.iter().enumerate() {
        let Some((to, points)) = choices[person][*at] else { continue };
        value += points;
        for (start, by) in [(problem.home(person), -1), (problem.node_of[to], 1)] {
            let mut node = start as usize;
            while node != 0 {
                there[node] += by;
                node = problem.nodes[node].above as usize;
            }
        }
    }
    for (node, there) in problem.nodes.iter().zip(there) {
        let (load, there) = (&node.load, u32::try_from(there).ok()?);
        let is_position = matches!(node.subject, Subject::Position(_));
        if is_position && there > load.bound + load.most {
            return None;
        }
        value += load.terms.iter().map(|term| load.gained(term, there)).sum::<i64>();
    }
    Some(value)
}

fn solved(facts: &Facts, fixings: &Fixings) -> Plan {
    let problem = Problem::of(facts, fixings);
    Plan::of(&Solution::of(&problem).expect("everybody may stay"))
}

pub(super) fn moves_of(plan: &Plan) -> Vec<(String, String)> {
    plan.moves.iter().map(|own| (own.employee.to_string(), own.to.to_string())).collect()
}

#[test]
fn small_houses_are_planned_as_by_trying_every_plan() {
    let mut moved = 0;
    for seed in 0..40 {
        let facts = house(seed).facts();
        let problem = Problem::of(&facts, &Fixings::default());
        let solution = Solution::of(&problem).expect("everybody may stay");
        assert!(solution.certificate.prohibitions.is_empty(), "{seed}");
        assert_eq!(solution.value, by_trying_all(&problem), "{seed}");
        moved += solution.movers().len();
    }
    assert!(moved > 40, "{moved} moves in forty houses: that tries nothing");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn the_parts_shown_sum_up_to_the_value_and_the_bound_is_reached(seed in 100_u64..100_000) {
        let plan = solved(&house(seed).facts(), &Fixings::default());
        prop_assert_eq!(plan.sum_of_parts(), plan.value);
        prop_assert_eq!(plan.certificate.bound, plan.value);
        prop_assert!(plan.value >= 0, "nobody need move");
    }

    #[test]
    fn the_order_of_the_file_changes_nothing(seed in 0_u64..100_000) {
        let mut turned = house(seed);
        turned.stated.employees.reverse();
        turned.stated.positions.reverse();
        let (one, mut other) = (solved(&house(seed).facts(), &Fixings::default()), solved(&turned.facts(), &Fixings::default()));
        other.moves.reverse();
        prop_assert_eq!(one.value, other.value);
        prop_assert_eq!(moves_of(&one), moves_of(&other));
    }
}

#[test]
fn the_town_fills_its_vacant_seat_by_a_chain_that_leaves_no_hole() {
    let plan = solved(&Story::town().facts(), &Fixings::default());
    let expected = [("P-904", "CAPIL-KASI"), ("P-906", "SOS-KASI")].map(|(who, to)| (who.to_owned(), to.to_owned()));
    assert_eq!(moves_of(&plan), expected);
    assert_eq!((plan.chains.len(), &plan.chains[0].moves, &plan.chains[0].hole), (1, &vec![0, 1], &None));
    assert_eq!(plan.missing, (3, 2), "SOS-PENGELOLA had one too many");
}

#[test]
fn what_is_fixed_holds_and_the_rest_is_planned_around_it() {
    let facts = Story::town().facts();
    let accepted = vec![Move::new(&"P-905".into(), &"CAPIL-KASI".into())];
    let fixings = Fixings { accepted, ..Fixings::default() };
    let plan = solved(&facts, &fixings);
    let kept = plan.moves.iter().find(|own| own.employee.as_str() == "P-905").expect("it is fixed");
    assert!(kept.fixed && kept.to.as_str() == "CAPIL-KASI");
    assert_eq!(plan.moves.iter().filter(|own| own.to.as_str() == "CAPIL-KASI").count(), 1, "one seat");
    assert_eq!(plan.sum_of_parts(), plan.value);

    let free = solved(&facts, &Fixings::default());
    let (employee, to) = (free.moves[0].employee.clone(), free.moves[0].to.clone());
    let forbidden = Fixings { forbidden: vec![(employee.clone(), to.clone())], ..Fixings::default() };
    let without = solved(&facts, &forbidden);
    assert!(!moves_of(&without).contains(&(employee.to_string(), to.to_string())));
    assert!(without.value <= free.value);

    let closed = Fixings { closed: vec!["CAPIL-KASI".into()], staying: vec!["P-906".into()], ..Fixings::default() };
    let parked = solved(&facts, &closed);
    assert!(parked.moves.iter().all(|own| own.to.as_str() != "CAPIL-KASI" && own.employee.as_str() != "P-906"));
}

#[test]
fn two_who_are_fixed_into_one_seat_are_told_and_the_rest_is_planned() {
    let facts = Story::town().facts();
    let into_one = |who: &str| Move::new(&who.into(), &"CAPIL-KASI".into());
    let fixings = Fixings { accepted: vec![into_one("P-904"), into_one("P-905")], ..Fixings::default() };
    let plan = solved(&facts, &fixings);
    assert_eq!(plan.crowded, ["CAPIL-KASI".into()]);
    assert_eq!(plan.moves.iter().filter(|own| own.fixed).count(), 2);
    assert_eq!((plan.sum_of_parts(), plan.certificate.bound), (plan.value, plan.value));
}

#[test]
fn nobody_to_move_and_absurd_weights_are_a_plan_as_well() {
    let nobody = solved(&Story::empty().facts(), &Fixings::default());
    assert_eq!((nobody.value, nobody.moves.len()), (0, 0));
    let mut story = Story::town();
    let weights = &mut story.stated.settings.planner;
    weights.agency_balance_points = 100_000;
    weights.floor_points = 100_000;
    weights.fit_percent = 100_000;
    story.position_mut("CAPIL-OPERATOR").need = Need::Persons(100_000);
    let plan = solved(&story.facts(), &Fixings::default());
    assert_eq!((plan.sum_of_parts(), plan.certificate.bound), (plan.value, plan.value));
}

#[test]
fn a_unit_drained_below_what_it_should_keep_is_told() {
    let mut story = Story::town();
    story.stated.settings.planner.floor_points = 0;
    story.stated.settings.planner.unit_balance_points = 0;
    story.stated.settings.planner.kind_balance_points = 0;
    story.stated.settings.planner.agency_balance_points = 0;
    story.stated.settings.planner.vacated_points = 0;
    story.stated.settings.planner.shortage_points = 0;
    story.position_mut("SOS-PENGELOLA").need = Need::Persons(2);
    story.proposal("U-02", &[("P-905", "CAPIL-KASI")]).urgent = true;
    let plan = solved(&story.facts(), &Fixings::default());
    let told: Vec<(usize, u32)> = plan.slack.iter().map(|slack| (slack.unit, slack.persons)).collect();
    assert_eq!(told, [(2, 1)], "SOS needs four and had four: {:?}", moves_of(&plan));
}

#[test]
fn what_the_whole_plan_loses_by_a_choice_is_told_as_by_trying_every_plan_with_it() {
    let (mut tried, mut impossible) = (0, 0);
    for seed in 200..212 {
        let facts = house(seed).facts();
        let problem = Problem::of(&facts, &Fixings::default());
        let mut solution = Solution::of(&problem).expect("everybody may stay");
        let before = (solution.value, solution.movers());
        let choices = every_choice(&problem);
        for (person, own) in choices.iter().enumerate() {
            for choice in own.iter().flatten() {
                let mut forced = choices.clone();
                forced[person] = vec![Some(*choice)];
                let expected = best_of(&problem, &forced).map(|best| solution.value - best);
                assert_eq!(solution.regret(person, choice.0), expected, "{seed}: {person} to {}", choice.0);
                tried += 1;
                impossible += usize::from(expected.is_none());
            }
        }
        assert_eq!((solution.value, solution.movers()), before, "asking changes nothing");
    }
    assert!(tried > 50 && impossible < tried, "{tried} {impossible}");
}

/// One more decision of a committee that decides by chance, or the last one taken back.
fn decided(mut taken: Vec<Fixings>, solution: &Solution<'_, '_>, dice: &mut Dice) -> Vec<Fixings> {
    let mut fixings = taken.last().cloned().unwrap_or_default();
    let problem = solution.problem;
    let movers = solution.movers();
    let (person, position) = match movers.len() {
        0 => (dice.roll(problem.persons.len() as u64) as usize, dice.roll(problem.is_open.len() as u64) as usize),
        moves => movers[dice.roll(moves as u64) as usize],
    };
    let (who, to) = (problem.employee(person).id.clone(), problem.facts.positions()[position].id.clone());
    match dice.roll(6) {
        0 => {
            taken.pop();
            return taken;
        }
        1 | 2 => fixings.accepted.push(Move::new(&who, &to)),
        3 | 4 => fixings.forbidden.push((who, to)),
        _ => {
            fixings.closed.push(to);
            fixings.staying.push(who);
        }
    }
    taken.push(fixings);
    taken
}

#[test]
fn after_each_of_a_thousand_decisions_the_plan_made_on_is_that_of_a_fresh_start() {
    let mut fixed = 0;
    for seed in 300..320 {
        let facts = house(seed).facts();
        let first = Problem::of(&facts, &Fixings::default());
        let mut dice = Dice::of(seed);
        let mut taken = Vec::new();
        let mut problems = vec![first];
        // Each solution is made on from the one before; problems outlive them all.
        for _ in 0..50 {
            let mut solution = Solution::of(&problems[0]).expect("everybody may stay");
            for problem in &problems[1..] {
                solution = solution.again(problem).expect("fixings never crowd anybody out");
            }
            taken = decided(taken, &solution, &mut dice);
            let next = Problem::of(&facts, &taken.last().cloned().unwrap_or_default());
            let on = solution.again(&next).expect("fixings never crowd anybody out");
            let cold = Solution::of(&next).expect("fixings never crowd anybody out");
            assert_eq!((on.value, on.movers()), (cold.value, cold.movers()), "{seed}: {:?}", taken.last());
            assert_eq!(on.certificate.bound, on.value);
            fixed += next.persons.iter().filter(|person| person.bound != Bound::Free).count();
            if problems.len() > 4 {
                problems.truncate(1);
            }
            problems.push(next);
        }
    }
    assert!(fixed > 500, "{fixed}: the committee decides nothing");
}

#[test]
fn where_no_seats_are_stated_as_many_may_come_as_are_needed() {
    let mut story = Story::town();
    let operators = story.position_mut("CAPIL-OPERATOR");
    (operators.seats, operators.need) = (1, Need::Persons(3));
    let room = |story: &Story| {
        let facts = story.facts();
        let problem = Problem::of(&facts, &Fixings::default());
        let at = facts.position_index(&"CAPIL-OPERATOR".into()).expect("the town has it");
        let load = &problem.nodes[problem.node_of[at] as usize].load;
        load.bound + load.most
    };
    assert_eq!(room(&story), 1, "one seat");
    story.position_mut("CAPIL-OPERATOR").seats_stated = false;
    assert_eq!(room(&story), 3, "as many as are needed");
    story.position_mut("CAPIL-OPERATOR").need = Need::Unknown;
    assert_eq!(room(&story), 1, "where that is not known, whoever is there");
}
