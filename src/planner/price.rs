//! How many moves the best plan has at which price of a move: every price from which on they are fewer.
//!
//! The worth of the best plan falls with the price along straight pieces, each as steep as the plan has moves. Between two
//! prices whose plans are known, another plan is best most likely where their lines meet; there it is looked for.

use crate::domain::facts::Facts;
use crate::domain::plan_weights::PlanWeights;
use crate::domain::supposed::Supposition;
use crate::planner::fixings::Fixings;
use crate::planner::problem::Problem;
use crate::planner::solution::Solution;
use crate::planner::stop::Stop;

/// Plans that are made at most before the search ends where it is.
const MOST: usize = 120;

/// From a price on, until the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The least whole price.
    pub price: u32,
    /// Moves that pay it in the best plan.
    pub moves: usize,
}

/// All steps, dearer ones last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// From the price of nothing on.
    pub steps: Vec<Step>,
    /// Whether none is left out: where moves are very many the search ends before.
    pub complete: bool,
}

/// The best plan at one price.
#[derive(Clone, Copy, Debug)]
struct Line {
    price: u32,
    moves: usize,
    /// Points without what the moves pay.
    worth: i64,
}

/// Looks for steps.
struct Search<'a> {
    facts: &'a Facts,
    supposed: Supposition,
    settled: &'a Fixings,
    stop: &'a Stop,
    /// Plans that may still be made.
    left: usize,
    found: Vec<Step>,
}

/// The steps under a supposition around what is settled; none where no plan can hold that, or when it was given up.
pub fn steps(facts: &Facts, supposed: &Supposition, settled: &Fixings, stop: &Stop) -> Option<Steps> {
    let mut search = Search { facts, supposed: supposed.clone(), settled, stop, left: MOST, found: Vec::new() };
    let (first, last) = (search.line(0)?, search.line(PlanWeights::LARGEST)?);
    search.found.push(Step { price: 0, moves: first.moves });
    let complete = search.between(first, last).is_some();
    // Given up is not the same as run out.
    (!stop.is_asked()).then_some(Steps { steps: search.found, complete })
}

impl Search<'_> {
    /// Finds the steps between two prices, the cheapest first; none when the search has to end.
    fn between(&mut self, low: Line, high: Line) -> Option<()> {
        if low.moves == high.moves {
            return Some(());
        }
        if low.price + 1 == high.price {
            self.found.push(Step { price: high.price, moves: high.moves });
            return Some(());
        }
        // With a dearer move the best plan never has more of them.
        let fewer = i64::try_from(low.moves.checked_sub(high.moves)?).ok()?;
        let meet = (low.worth - high.worth).div_euclid(fewer);
        let meet = meet.clamp(i64::from(low.price) + 1, i64::from(high.price) - 1);
        let middle = self.line(u32::try_from(meet).ok()?)?;
        self.between(low, middle)?;
        self.between(middle, high)
    }

    /// The best plan at a price.
    fn line(&mut self, price: u32) -> Option<Line> {
        self.left = self.left.checked_sub(1)?;
        self.supposed.weights.move_points = price;
        let facts = self.facts.supposing(&self.supposed);
        let problem = Problem::of(&facts, self.settled);
        let solution = Solution::unless(&problem, self.stop)?;
        // Who goes on in the same seat under its new name pays nothing.
        let pays = |(who, to): &&(usize, usize)| {
            let seat = problem.persons[*who].seat.map(|seat| &facts.positions()[seat].id);
            seat.is_none_or(|seat| !facts.positions()[*to].continues(seat))
        };
        let moves = solution.movers().iter().filter(pays).count();
        Some(Line { price, moves, worth: solution.value + i64::from(price) * i64::try_from(moves).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;

    #[test]
    fn at_every_price_the_best_plan_has_as_many_moves_as_its_step_says() {
        let story = Story::town_of_rivals();
        let facts = story.facts();
        let supposed = Supposition::stated(&facts);
        let found = steps(&facts, &supposed, &Fixings::default(), &Stop::default()).expect("everybody may stay");
        assert!(found.complete && found.steps.len() > 2, "{found:?}");
        assert!(found.steps.is_sorted_by(|one, next| one.price < next.price && one.moves > next.moves), "{found:?}");
        assert_eq!(found.steps.last().map(|own| own.moves), Some(0), "at the dearest price nobody moves");
        let moves_at = |price: u32| {
            let own = found.steps.iter().rfind(|own| own.price <= price).expect("from nothing on");
            own.moves
        };
        let settled = Fixings::default();
        let stop = Stop::default();
        let mut search =
            Search { facts: &facts, supposed, settled: &settled, stop: &stop, left: MOST, found: Vec::new() };
        let around = |own: &Step| [own.price.saturating_sub(1), own.price, own.price + 1];
        for price in found.steps.iter().flat_map(around).chain([77, 500, 5_000]) {
            assert_eq!(search.line(price).expect("a plan").moves, moves_at(price), "{price}: {found:?}");
        }
    }

    #[test]
    fn a_search_that_runs_out_says_so_and_one_that_is_given_up_tells_nothing() {
        let facts = Story::town().facts();
        let settled = Fixings::default();
        let stop = Stop::default();
        let supposed = Supposition::stated(&facts);
        let mut search = Search {
            facts: &facts,
            supposed: supposed.clone(),
            settled: &settled,
            stop: &stop,
            left: 2,
            found: Vec::new(),
        };
        let (first, last) = (search.line(0).expect("a plan"), search.line(PlanWeights::LARGEST).expect("a plan"));
        assert!(search.between(first, last).is_none());
        stop.ask();
        assert_eq!(steps(&facts, &supposed, &settled, &stop), None);
    }
}
