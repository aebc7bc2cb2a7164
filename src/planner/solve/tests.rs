//! The solver against trying everything and against a second algorithm, on every family of problems.

use proptest::prelude::*;

use super::*;
use crate::planner::certificate;
use crate::planner::network::Rise;
use crate::planner::trial::{Family, by_bellman_ford, by_trying_all, instance};

fn settled(network: &Network, prices: Vec<Cost>) -> Solver {
    let mut solver = Solver::of(network.clone(), prices);
    assert!(solver.settle(), "everybody can stay");
    solver
}

/// What the solver's plan costs, after its prices have proved it.
fn proved(solver: &Solver) -> i128 {
    let cost = solver.network().cost(solver.chosen()).expect("nobody is too many anywhere");
    let listed = |person: usize| solver.network().choices[person].clone();
    assert_eq!(certificate::bound(solver.network(), solver.prices(), listed), cost, "the prices prove the plan");
    cost
}

fn nothing(network: &Network) -> Vec<Cost> {
    vec![0; network.rises.len()]
}

#[test]
fn small_problems_are_solved_as_by_trying_everything() {
    for family in Family::ALL {
        for seed in 0..60 {
            let network = instance(family, seed, 5, 4, 3);
            let solver = settled(&network, nothing(&network));
            assert_eq!(Some(proved(&solver)), by_trying_all(&network), "{family:?} {seed}");
        }
    }
}

#[test]
fn problems_of_every_family_are_solved_as_by_a_second_algorithm() {
    for family in Family::ALL {
        for seed in 0..6 {
            let network = instance(family, seed, 70, 14, 7);
            let solver = settled(&network, nothing(&network));
            assert_eq!(Some(proved(&solver)), by_bellman_ford(&network), "{family:?} {seed}");
        }
    }
}

#[test]
fn a_problem_without_room_is_told() {
    let rise = |steps: Vec<Cost>| Rise { above: 0, steps };
    let choices = vec![vec![Choice { node: 1, cost: 0 }]; 2];
    let network = Network { rises: vec![Rise::default(), rise(vec![4])], choices };
    assert!(!Solver::of(network, vec![0, 0]).settle());
}

proptest! {
    #[test]
    fn the_prices_begun_with_change_nothing_but_the_way(
        seed in 0_u64..500, prices in proptest::collection::vec(-3_000_i64..3_000, 40),
    ) {
        let network = instance(Family::Random, seed, 30, 8, 5);
        let anyhow = prices.iter().copied().cycle().take(network.rises.len()).collect();
        prop_assert_eq!(proved(&settled(&network, anyhow)), proved(&settled(&network, nothing(&network))));
    }

    #[test]
    fn choices_offered_later_and_withdrawn_again_leave_the_plan_of_a_fresh_start(seed in 0_u64..200) {
        let whole = instance(Family::Ties, seed, 25, 8, 6);
        let mut bare = whole.clone();
        for choices in &mut bare.choices {
            choices.truncate(1);
        }
        let mut solver = settled(&bare, nothing(&bare));
        for (person, choices) in whole.choices.iter().enumerate() {
            for choice in &choices[1..] {
                solver.offer(person, *choice);
            }
        }
        prop_assert!(solver.settle());
        prop_assert_eq!(proved(&solver), proved(&settled(&whole, nothing(&whole))));
        let mut less = whole.clone();
        for person in (0..whole.choices.len()).step_by(3) {
            let made = solver.choice_of(person);
            let left: Vec<Choice> =
                less.choices[person].iter().copied().filter(|choice| *choice != made || choice.cost == 0).collect();
            let left = if left.is_empty() { vec![whole.choices[person][0]] } else { left };
            less.choices[person].clone_from(&left);
            solver.limit(person, left);
            prop_assert!(solver.settle());
        }
        prop_assert_eq!(proved(&solver), proved(&settled(&less, nothing(&less))));
    }
}
