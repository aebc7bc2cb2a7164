//! Why the plan does not hold somebody for a seat: what the whole loses by it, and the smallest change of fit by which they
//! would be first.

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::EmployeeId;
use crate::domain::plan_weights::PlanWeights;
use crate::domain::position::Position;
use crate::fit::score::score;
use crate::planner::names::regret_of;
use crate::planner::pair::of_fit;
use crate::planner::solution::Solution;

/// The largest fit, in hundredths.
const FULL: i64 = 10_000;

/// How somebody stands for a seat in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhyNot {
    /// Whether the plan has them there.
    pub held: bool,
    /// Points that the whole plan loses when they take it, nothing also where another plan is as good; none where no plan
    /// can put them there.
    pub regret: Option<i64>,
    /// Fit to the seat in hundredths from which the plan would put them there, everything else alike; none where nothing is
    /// lost by them, or where no fit would do.
    pub fit: Option<i64>,
}

/// How an employee stands for the position at a place of the file. The fit that it names was tried: the plan made with
/// it holds them.
pub fn why_not(solution: &mut Solution<'_, '_>, employee: &EmployeeId, position: usize) -> WhyNot {
    let facts = solution.problem.facts;
    let regret = regret_of(solution, employee, position);
    let found = facts.employee(employee).zip(facts.positions().get(position)).zip(regret);
    let fit = found.and_then(|((found, to), regret)| needed_fit(facts, found, to, regret));
    let person = solution.problem.person_of(employee);
    WhyNot {
        held: person.is_some_and(|person| solution.has(person, position)),
        regret,
        fit: fit.filter(|fit| person.is_some_and(|person| solution.would_have(person, position, *fit))),
    }
}

/// The smallest fit, in hundredths, whose points outweigh what the whole plan loses; none for somebody who is there.
pub fn needed_fit(facts: &Facts, employee: &Employee, to: &Position, regret: i64) -> Option<i64> {
    if employee.position.as_ref() == Some(&to.id) {
        return None;
    }
    let on = facts.sitting().effective;
    let fit = |position: &Position| score(facts, employee, position, on).total;
    let now = employee.position.as_ref().and_then(|held| facts.position(held)).and_then(fit)?;
    least_fit(&facts.settings().planner, (now, fit(to)?), regret)
}

/// The smallest fit then, in hundredths, that gains more over the fit now than the present one and the regret together.
fn least_fit(weights: &PlanWeights, (now, then): (i64, i64), regret: i64) -> Option<i64> {
    let wanted = of_fit(weights, then - now) + regret;
    let (mut low, mut high) = (then, FULL + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        if of_fit(weights, middle - now) > wanted { high = middle } else { low = middle + 1 }
    }
    (regret > 0 && high <= FULL).then_some(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;
    use crate::planner::fixings::Fixings;
    use crate::planner::problem::Problem;

    #[test]
    fn the_smallest_fit_gains_one_point_more_than_is_lost() {
        let mut weights = PlanWeights { fit_percent: 100, ..PlanWeights::default() };
        assert_eq!(least_fit(&weights, (5_000, 7_000), 1_200), Some(8_201));
        assert_eq!(least_fit(&weights, (5_000, 7_000), 0), None, "they are there");
        assert_eq!(least_fit(&weights, (5_000, 7_000), 3_000), None, "no fit is larger than full");
        assert_eq!(least_fit(&weights, (5_000, 7_000), 2_999), Some(10_000));
        weights.fit_percent = 50;
        assert_eq!(least_fit(&weights, (5_000, 7_000), 600), Some(8_202), "half a point each");
        weights.fit_percent = 0;
        assert_eq!(least_fit(&weights, (5_000, 7_000), 1), None);
    }

    #[test]
    fn whoever_gets_the_fit_that_is_named_is_in_the_plan_and_with_a_hundredth_less_is_not() {
        let mut story = Story::town_of_rivals();
        // Fit counts little, so that much of it is needed, and some of it is enough.
        story.stated.settings.planner.fit_percent = 200;
        let facts = story.facts();
        let problem = Problem::of(&facts, &Fixings::default());
        let mut solution = Solution::of(&problem).expect("everybody may stay");
        let mut tried = 0;
        for position in 0..facts.positions().len() {
            for employee in facts.employees() {
                let told = why_not(&mut solution, &employee.id, position);
                assert!(!told.held || told.regret == Some(0), "{} {position}: {told:?}", employee.id);
                let (Some(fit), Some(person)) = (told.fit, problem.person_of(&employee.id)) else { continue };
                assert!(told.regret.is_some_and(|regret| regret > 0));
                assert!(solution.would_have(person, position, fit));
                // One point less may be a tie, two are none.
                assert!(!solution.would_have(person, position, fit - 2), "{} {position}", employee.id);
                tried += 1;
            }
        }
        assert!(tried > 2, "only {tried} were tried");
        // Trying leaves nothing behind.
        let mut fresh = Solution::of(&problem).expect("everybody may stay");
        for position in 0..facts.positions().len() {
            for person in 0..problem.persons.len() {
                assert_eq!(solution.regret(person, position), fresh.regret(person, position), "{person} {position}");
            }
        }
    }
}
