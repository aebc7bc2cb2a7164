//! The plan that keeps to what was suggested before, beside the best one: what is held back for it is told.

use crate::planner::fixings::{Fixings, Kept};
use crate::planner::plan::Plan;
use crate::planner::problem::Problem;
use crate::planner::solution::Solution;

/// Points against each suggestion that changes where all others are to be kept: no weight is larger.
pub const FAST: u32 = crate::domain::plan_weights::PlanWeights::LARGEST;

/// The plan of what is settled that keeps to earlier suggestions, and the best solution, by which names and losses are told;
/// none where no plan can hold what is settled. Without suggestions, or where the best plan changes none, both are the same.
pub fn keeping<'p, 'a>(best: Solution<'p, 'a>, kept: Option<Kept>) -> Option<(Plan, Solution<'p, 'a>)> {
    let problem = best.problem;
    let Some(kept) = kept else { return Some((Plan::of(&best), best)) };
    let holding = Problem::of(problem.facts, &Fixings { kept: Some(kept), ..problem.fixings.clone() });
    let value = best.value;
    let stable = best.again(&holding)?;
    let plan = Plan { held_back: value - stable.value, ..Plan::of(&stable) };
    Some((plan, stable.again(problem)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::facts::Facts;
    use crate::domain::ids::{EmployeeId, PositionId};
    use crate::domain::story::Story;

    fn moves(plan: &Plan) -> Vec<(EmployeeId, PositionId)> {
        plan.moves.iter().map(|own| (own.employee.clone(), own.to.clone())).collect()
    }

    fn made(facts: &Facts, fixings: &Fixings, kept: Option<Kept>) -> Plan {
        let problem = Problem::of(facts, fixings);
        keeping(Solution::of(&problem).expect("everybody may stay"), kept).expect("everybody may stay").0
    }

    /// The town, in which somebody as good as the one suggested waits beside.
    fn town() -> Facts {
        let mut story = Story::town();
        for id in ["P-911", "P-912"] {
            story.employee(id, Some("SOS-PENGELOLA")).performance.truncate(1);
        }
        story.facts()
    }

    #[test]
    fn what_was_suggested_stays_while_a_change_gains_less_than_it_costs() {
        let facts = town();
        let best = made(&facts, &Fixings::default(), None);
        assert_eq!(best.held_back, 0);
        let same = made(&facts, &Fixings::default(), Some(Kept { moves: moves(&best), points: 500 }));
        assert_eq!((moves(&same), same.value, same.held_back), (moves(&best), best.value, 0));
        // Nobody was to move: at a price that is high enough nobody does, and what that holds back is all the plan was worth.
        let nobody = |points| made(&facts, &Fixings::default(), Some(Kept { moves: Vec::new(), points }));
        let still = nobody(FAST);
        assert_eq!((still.moves.len(), still.value, still.held_back), (0, 0, best.value));
        assert_eq!(still.sum_of_parts(), 0);
        assert_eq!((nobody(0).value, nobody(0).held_back), (best.value, 0), "a change that costs nothing is made");
        let dear = u32::try_from(best.value).expect("few points") + 1;
        assert_eq!(nobody(dear).moves.len(), 0, "a change costs more than all of them gain");
    }

    #[test]
    fn between_plans_that_are_alike_the_one_before_stays_and_what_was_barred_since_is_given_up() {
        let facts = town();
        let best = made(&facts, &Fixings::default(), None);
        let (who, to) = moves(&best)[0].clone();
        let forbidden = Fixings { forbidden: vec![(who.clone(), to.clone())], ..Fixings::default() };
        let kept = || Some(Kept { moves: moves(&best), points: FAST });
        let after = made(&facts, &forbidden, kept());
        assert!(!moves(&after).contains(&(who, to)));
        let changed = |plan: &Plan| moves(&best).iter().filter(|own| !moves(plan).contains(own)).count();
        let free = made(&facts, &forbidden, None);
        assert!(changed(&after) <= changed(&free), "no more changes than without keeping");
        assert_eq!(after.held_back, free.value - after.value);
        let restored = made(&facts, &Fixings::default(), Some(Kept { moves: moves(&after), points: 0 }));
        assert_eq!(restored.value, best.value);
    }
}
