//! The solver against trying everything and against a second algorithm, on every family of problems.

use proptest::prelude::*;

use super::*;
use crate::planner::certificate;
use crate::planner::network::Rise;
use crate::planner::trial::{Family, by_bellman_ford, by_trying_all, instance};

fn settled(network: &Network, prices: Vec<Cost>) -> Solver {
    let mut solver = Solver::of(network.clone(), prices);
    assert!(solver.settle(&mut Listed), "everybody can stay");
    solver
}

/// What the solver's plan costs, after its prices have proved it.
fn proved(solver: &Solver) -> i128 {
    let cost = solver.network().cost(solver.chosen()).expect("nobody is too many anywhere");
    let listed = |person: usize| solver.network().choices[person].clone();
    assert_eq!(certificate::bound(solver.network(), solver.prices(), listed), cost, "the prices prove the plan");
    cost
}

/// Choices that are told only when they are asked for.
struct Asked(Vec<Vec<Choice>>);

impl Offers for Asked {
    fn reprice(&mut self, _: &[u32], _: &[Cost]) {}

    fn best(&mut self, person: usize, prices: &[Cost], limit: Cost, enough: Cost) -> (Option<Choice>, Cost) {
        let paid = |choice: &Choice| choice.cost + prices[choice.node as usize];
        match self.0[person].iter().copied().min_by_key(paid).filter(|choice| paid(choice) < limit) {
            Some(choice) if paid(&choice) <= enough => (Some(choice), paid(&choice)),
            Some(choice) => (None, paid(&choice)),
            None => (None, limit),
        }
    }

    fn far(&self) -> Cost {
        100_000
    }

    fn is_stopped(&self) -> bool {
        false
    }
}

/// The same where everybody begins with one choice and asks for the others.
fn asked(network: &Network, prices: Vec<Cost>) -> Solver {
    let mut bare = network.clone();
    bare.choices.iter_mut().for_each(|choices| choices.truncate(1));
    let mut solver = Solver::of(bare, prices);
    (0..network.choices.len()).for_each(|person| solver.ask(person));
    assert!(solver.settle(&mut Asked(network.choices.clone())), "everybody can stay");
    let gained = |person: &usize| solver.may_gain(*person);
    assert_eq!((0..network.choices.len()).find(gained), None);
    solver
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
            let expected = by_bellman_ford(&network);
            assert_eq!(Some(proved(&solver)), expected, "{family:?} {seed}");
            assert_eq!(Some(proved(&asked(&network, nothing(&network)))), expected, "{family:?} {seed}");
        }
    }
}

#[test]
fn a_problem_without_room_is_told() {
    let rise = |steps: Vec<Cost>| Rise { above: 0, steps };
    let choices = vec![vec![Choice { node: 1, cost: 0 }]; 2];
    let network = Network { rises: vec![Rise::default(), rise(vec![4])], choices };
    assert!(!Solver::of(network, vec![0, 0]).settle(&mut Listed));
}

proptest! {
    #[test]
    fn the_prices_begun_with_change_nothing_but_the_way(
        seed in 0_u64..500, prices in proptest::collection::vec(-3_000_i64..3_000, 40),
    ) {
        let network = instance(Family::Random, seed, 30, 8, 5);
        let anyhow: Vec<Cost> = prices.iter().copied().cycle().take(network.rises.len()).collect();
        let expected = proved(&settled(&network, nothing(&network)));
        prop_assert_eq!(proved(&asked(&network, anyhow.clone())), expected);
        prop_assert_eq!(proved(&settled(&network, anyhow)), expected);
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
        prop_assert!(solver.settle(&mut Listed));
        prop_assert_eq!(proved(&solver), proved(&settled(&whole, nothing(&whole))));
        let mut less = whole.clone();
        for person in (0..whole.choices.len()).step_by(3) {
            let made = solver.choice_of(person);
            let left: Vec<Choice> =
                less.choices[person].iter().copied().filter(|choice| *choice != made || choice.cost == 0).collect();
            let left = if left.is_empty() { vec![whole.choices[person][0]] } else { left };
            less.choices[person].clone_from(&left);
            solver.limit(person, left);
            prop_assert!(solver.settle(&mut Listed));
        }
        prop_assert_eq!(proved(&solver), proved(&settled(&less, nothing(&less))));
    }
}

#[test]
fn few_choices_are_listed_where_few_pay() {
    let network = instance(Family::Staying, 1, 600, 80, 12);
    let all: usize = network.choices.iter().map(Vec::len).sum();
    let solver = asked(&network, nothing(&network));
    assert!(solver.listed() * 2 < all, "{} of {all}", solver.listed());
}

#[test]
fn who_must_make_room_gets_away_by_a_choice_that_was_not_listed() {
    let rise = |steps: Vec<Cost>| Rise { above: 0, steps };
    let choice = |node, cost| Choice { node, cost };
    let whole = vec![vec![choice(1, 0), choice(2, 70), choice(3, 50)], vec![choice(1, 0)]];
    let network = Network { rises: vec![Rise::default(), rise(vec![4]), rise(vec![0]), rise(vec![9])], choices: whole };
    assert_eq!(proved(&asked(&network, nothing(&network))), 63);
}
