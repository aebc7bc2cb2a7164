//! Plans that keep to earlier ones, held against every plan there is, and made on from any other state.

use super::tests::{every_choice, house, value_of};
use super::*;
use crate::planner::fixings::{Fixings, Kept};
use crate::planner::solve::Listed;
use crate::planner::trial::Dice;

/// Something suggested by chance: of what everybody may do.
fn by_chance(problem: &Problem<'_>, points: u32, dice: &mut Dice) -> Kept {
    let choices = every_choice(problem);
    let moves = choices.iter().enumerate().filter_map(|(person, own)| {
        let to = own[dice.roll(own.len() as u64) as usize]?.0;
        Some((problem.employee(person).id.clone(), problem.facts.positions()[to].id.clone()))
    });
    Kept { moves: moves.collect(), points }
}

/// How many do what was suggested.
fn same(problem: &Problem<'_>, kept: &Kept, goes: impl Fn(usize) -> Option<usize>) -> i64 {
    let suggested = |person: usize| {
        let moves = kept.moves.iter().find(|(who, _)| *who == problem.employee(person).id);
        moves
            .and_then(|(_, to)| problem.facts.position_index(to))
            .filter(|to| problem.persons[person].seat != Some(*to))
    };
    (0..problem.persons.len()).filter(|person| suggested(*person) == goes(*person)).count() as i64
}

#[test]
fn what_is_kept_is_weighed_as_by_trying_every_plan() {
    let mut dice = Dice::of(7);
    let mut changed = 0;
    for seed in 500..530 {
        let facts = house(seed).facts();
        let plain = Problem::of(&facts, &Fixings::default());
        let kept = by_chance(&plain, dice.roll(900) as u32, &mut dice);
        let problem = Problem::of(&facts, &Fixings { kept: Some(kept.clone()), ..Fixings::default() });
        let cold = Solution::of(&problem).expect("everybody may stay");
        let movers = cold.movers();
        let goes = |person: usize| movers.iter().find(|(who, _)| *who == person).map(|(_, to)| *to);
        let own = same(&problem, &kept, goes);
        let mut best = i64::MIN;
        let choices = every_choice(&problem);
        let mut chosen = vec![0; choices.len()];
        loop {
            if let Some(value) = value_of(&problem, &choices, &chosen) {
                let goes = |person: usize| choices[person][chosen[person]].map(|(to, _)| to);
                best = best.max(value + i64::from(kept.points) * same(&problem, &kept, goes));
            }
            let Some(next) = (0..chosen.len()).find(|person| chosen[*person] + 1 < choices[*person].len()) else {
                break;
            };
            chosen[..next].fill(0);
            chosen[next] += 1;
        }
        assert_eq!(cold.value + i64::from(kept.points) * own, best, "{seed}");
        assert_eq!(cold.certificate.bound, cold.value);
        let warm = Solution::of(&plain).expect("everybody may stay").again(&problem).expect("everybody may stay");
        assert_eq!((warm.value, warm.movers()), (cold.value, cold.movers()), "{seed}");
        let back = warm.again(&plain).expect("everybody may stay");
        let fresh = Solution::of(&plain).expect("everybody may stay");
        assert_eq!((back.value, back.movers()), (fresh.value, fresh.movers()), "{seed}");
        changed += usize::from(cold.value < fresh.value);
    }
    assert!(changed > 5, "only {changed} plans hold anything back");
}

#[test]
fn a_plan_that_keeps_to_itself_is_itself() {
    let mut dice = Dice::of(11);
    for seed in 600..640 {
        let facts = house(seed).facts();
        let plain = Problem::of(&facts, &Fixings::default());
        let points = dice.roll(900) as u32;
        let kept = by_chance(&plain, points, &mut dice);
        let keeping = |kept: Kept| Fixings { kept: Some(kept), ..Fixings::default() };
        let problem = Problem::of(&facts, &keeping(kept));
        let first = Solution::of(&problem).expect("everybody may stay");
        let name = |(who, to): &(usize, usize)| (plain.employee(*who).id.clone(), facts.positions()[*to].id.clone());
        let moves = first.movers().iter().map(name).collect();
        let again = Problem::of(&facts, &keeping(Kept { moves, points }));
        let second = Solution::of(&again).expect("everybody may stay");
        assert_eq!((first.value, first.movers()), (second.value, second.movers()), "{seed}");
    }
}

#[test]
fn whoever_asks_to_stop_gets_no_plan() {
    let facts = house(1).facts();
    let problem = Problem::of(&facts, &Fixings::default());
    let stop = Stop::default();
    assert!(Solution::unless(&problem, &stop).is_some());
    stop.ask();
    assert!(Solution::unless(&problem, &stop).is_none());
}

#[test]
fn prices_that_have_risen_far_prove_the_same_when_they_are_brought_down() {
    let facts = house(3).facts();
    let problem = Problem::of(&facts, &Fixings::default());
    let mut solution = Solution::of(&problem).expect("everybody may stay");
    let before = (solution.value, solution.movers());
    let risen = solution.solver.prices().iter().map(|price| price + 2 * HIGH).collect();
    solution.solver = Solver::of(solution.solver.network().clone(), risen);
    assert!(solution.solver.settle(&mut Listed));
    let costs: Vec<_> = (0..problem.is_open.len()).filter_map(|to| solution.regret(0, to)).collect();
    assert!(costs.iter().all(|regret| *regret >= 0) && !costs.is_empty());
    assert!(solution.solver.prices()[ROOT].abs() < HIGH, "they are low again");
    let again = solution.again(&problem).expect("everybody may stay");
    assert_eq!((again.value, again.movers()), before);
}
