//! The proof that no plan costs less: a bound from prices alone, which no plan can lie under.
//!
//! It shares nothing with the solver but the problem. Whatever the prices are, everybody pays at least the cheapest of
//! all own choices with the price of its node, and every step of the tree is worth at best what its prices offer
//! beyond its cost. The sum bounds every plan from below; a plan that costs just as much is therefore the best.

use crate::planner::network::{Choice, Cost, Network, ROOT};

/// The least that any plan can cost, by these prices. `choices` tells everything that a person may choose, listed in the
/// network or not.
pub fn bound<C: IntoIterator<Item = Choice>>(network: &Network, prices: &[Cost], choices: impl Fn(usize) -> C) -> i128 {
    let persons = (0..network.choices.len()).map(|person| {
        let paid = choices(person).into_iter().map(|choice| choice.cost + prices[choice.node as usize]);
        // Who may choose nothing makes every plan impossible, and none too cheap.
        paid.min().map_or(i128::MAX / 4, i128::from) - i128::from(prices[ROOT])
    });
    let rises = network.rises.iter().enumerate().skip(1).map(|(node, rise)| {
        let offered = prices[node] - prices[rise.above as usize];
        // Steps never fall: those beyond the first that is worth nothing are worth nothing either.
        let worth = rise.steps.iter().map(|step| step - offered).take_while(|step| *step < 0);
        worth.map(i128::from).sum::<i128>()
    });
    persons.sum::<i128>() + rises.sum::<i128>()
}

/// Whether steps never fall, which is what lets prices prove anything.
pub fn is_convex(network: &Network) -> bool {
    network.rises.iter().all(|rise| rise.steps.is_sorted())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planner::network::Rise;

    /// Two persons, two positions of one seat; the second position is worth 10 to both, the first nothing.
    fn two() -> Network {
        let rise = |steps: Vec<Cost>| Rise { above: 0, steps };
        let choice = |node, cost| Choice { node, cost };
        Network {
            rises: vec![Rise::default(), rise(vec![0, 0]), rise(vec![0])],
            choices: vec![vec![choice(1, 0), choice(2, -10)], vec![choice(1, 0), choice(2, -7)]],
        }
    }

    #[test]
    fn prices_that_are_right_meet_the_best_plan_and_wrong_ones_stay_below_every_plan() {
        let network = two();
        let listed = |person: usize| network.choices[person].clone();
        assert_eq!(network.cost(&[1, 0]), Some(-10));
        assert_eq!(network.cost(&[1, 1]), None, "one seat does not take two");
        for price in [7, 8, 10] {
            assert_eq!(bound(&network, &[0, 0, price], listed), -10, "{price}");
        }
        for price in [-20, 0, 6, 11, 100] {
            assert!(bound(&network, &[0, 0, price], listed) < -10, "{price}");
        }
        assert_eq!(bound(&network, &[5, 5, 13], listed), -10, "only differences of prices count");
    }

    #[test]
    fn a_choice_that_is_not_listed_lowers_the_bound_when_it_would_pay() {
        let network = two();
        let more = |person: usize| {
            network.choices[person].iter().copied().chain((person == 1).then_some(Choice { node: 1, cost: -3 }))
        };
        assert_eq!(bound(&network, &[0, 0, 8], more), -13);
    }

    #[test]
    fn steps_that_fall_are_noticed() {
        let mut network = two();
        assert!(is_convex(&network));
        network.rises[1].steps = vec![3, 2];
        assert!(!is_convex(&network));
    }
}
