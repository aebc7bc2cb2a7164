//! Planning beside the loop: a thread makes the plan of one standing and answers what is asked about it, until the next
//! standing has a thread of its own.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::app::plan::at_hand::{Answer, Inquiry, PlanTold};
use crate::app::plan::fixings::{fixings, fixings_with};
use crate::app::plan::ripple::{Intended, Ripple};
use crate::app::plan::suggested::Suggested;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::journal::standing::Standing;
use crate::planner::fixings::Kept;
use crate::planner::keeping::keeping;
use crate::planner::names::{names, regret_of};
use crate::planner::plan::Plan;
use crate::planner::problem::Problem;
use crate::planner::solution::Solution;
use crate::planner::stop::Stop;
use crate::shell::told::Told;

/// The thread that plans for one standing; it ends with this, when it has answered what it was asked.
pub struct Planning {
    asks: Sender<Inquiry>,
    stop: Stop,
}

impl Drop for Planning {
    fn drop(&mut self) {
        self.stop.ask();
    }
}

impl Planning {
    /// Begins the plan of a standing, which keeps to these suggestions; it and every answer are sent to `sender`.
    pub fn begin(facts: Arc<Facts>, standing: Standing, kept: Option<Kept>, sender: Sender<Told>) -> Planning {
        let (asks, asked) = channel();
        let stop = Stop::default();
        let wish = stop.clone();
        std::thread::spawn(move || work((&facts, &standing), kept, &wish, &asked, &sender));
        Planning { asks, stop }
    }

    /// Asks about the plan; whether there will be an answer.
    pub fn ask(&self, inquiry: Inquiry) -> bool {
        self.asks.send(inquiry).is_ok()
    }
}

/// Plans, then answers. Every inquiry has its answer; those that a later one overtook are told to be so, and whoever leafs
/// quickly through the docket waits for what they look at alone.
fn work(
    (facts, standing): (&Arc<Facts>, &Standing),
    kept: Option<Kept>,
    stop: &Stop,
    asked: &Receiver<Inquiry>,
    sender: &Sender<Told>,
) {
    let problem = Problem::of(facts, &fixings(facts, standing));
    let (plan, mut solution) = Solution::unless(&problem, stop).and_then(|best| keeping(best, kept)).unzip();
    // A loop that has ended needs no answer.
    let tell = |told: PlanTold| drop(sender.send(Told::Plan(told)));
    if stop.is_asked() {
        return tell(PlanTold::GivenUp);
    }
    tell(PlanTold::Made(Arc::new(Suggested::of(facts, standing, plan.clone()))));
    while let Ok(first) = asked.recv() {
        let mut last = first;
        for later in asked.try_iter() {
            let overtaken = std::mem::replace(&mut last, later);
            tell(PlanTold::Answered(standing.number(), Answer::Overtaken(overtaken)));
        }
        let answer = match (&plan, last.clone()) {
            (Some(plan), Inquiry::Ripple(intended, kept)) => {
                let ripple = ripple(standing, &problem, &mut solution, plan, (&intended, kept));
                Some(Answer::Ripple(intended, ripple))
            }
            (_, inquiry) => solution.as_mut().and_then(|solution| about(solution, inquiry)),
        };
        // What was given up on the way answers nothing.
        let answer = answer.filter(|_| !stop.is_asked()).unwrap_or(Answer::Overtaken(last));
        tell(PlanTold::Answered(standing.number(), answer));
    }
}

/// What was asked about the best plan alone.
fn about(solution: &mut Solution<'_, '_>, inquiry: Inquiry) -> Option<Answer> {
    let facts = solution.problem.facts;
    let answer = match inquiry {
        Inquiry::Costs(seat, who) => {
            let costs = costs(solution, &seat, who);
            Answer::Costs(seat, costs)
        }
        Inquiry::Names(seat) => {
            let found = facts.position_index(&seat).map(|position| names(solution, position)).unwrap_or_default();
            let problem = solution.problem;
            let named = found.into_iter().map(|name| (problem.employee(name.person).id.clone(), name.regret));
            Answer::Names(seat, named.collect())
        }
        Inquiry::Ripple(..) => return None,
    };
    Some(answer)
}

/// What the plan becomes by a decision; none where no plan can hold it. The best solution is made on from, and made again.
fn ripple<'p, 'a>(
    standing: &Standing,
    problem: &'p Problem<'a>,
    solution: &mut Option<Solution<'p, 'a>>,
    before: &Plan,
    (intended, kept): (&Intended, Kept),
) -> Option<Ripple> {
    let next = Problem::of(problem.facts, &fixings_with(problem.facts, standing, intended));
    let after = solution.take().and_then(|best| best.again(&next)).and_then(|best| keeping(best, Some(kept)));
    let (plan, best) = after.unzip();
    *solution = best.and_then(|best| best.again(problem)).or_else(|| Solution::of(problem));
    Some(Ripple::between(before, &plan?, &intended.moves))
}

/// What the plan loses when each of these takes the seat.
fn costs(solution: &mut Solution<'_, '_>, seat: &PositionId, who: Vec<EmployeeId>) -> Vec<(EmployeeId, Option<i64>)> {
    let Some(position) = solution.problem.facts.position_index(seat) else { return Vec::new() };
    let costs: Vec<Option<i64>> = who.iter().map(|who| regret_of(solution, who, position)).collect();
    who.into_iter().zip(costs).collect()
}
