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
use crate::planner::names::{names, regret_of};
use crate::planner::plan::Plan;
use crate::planner::problem::Problem;
use crate::planner::solution::Solution;
use crate::shell::told::Told;

/// The thread that plans for one standing; it ends with this, when it has answered what it was asked.
pub struct Planning {
    asks: Sender<Inquiry>,
}

impl Planning {
    /// Begins the plan of a standing; it and every answer are sent to `sender`.
    pub fn begin(facts: Arc<Facts>, standing: Standing, sender: Sender<Told>) -> Planning {
        let (asks, asked) = channel();
        std::thread::spawn(move || work(&facts, &standing, &asked, &sender));
        Planning { asks }
    }

    /// Asks about the plan; whether there will be an answer.
    pub fn ask(&self, inquiry: Inquiry) -> bool {
        self.asks.send(inquiry).is_ok()
    }
}

/// Plans, then answers. Every inquiry has its answer; those that a later one overtook are told to be so, and whoever leafs
/// quickly through the docket waits for what they look at alone.
fn work(facts: &Arc<Facts>, standing: &Standing, asked: &Receiver<Inquiry>, sender: &Sender<Told>) {
    let problem = Problem::of(facts, &fixings(facts, standing));
    let mut solution = Solution::of(&problem);
    let plan = solution.as_ref().map(Plan::of);
    // A loop that has ended needs no answer.
    let tell = |told: PlanTold| drop(sender.send(Told::Plan(told)));
    tell(PlanTold::Made(Arc::new(Suggested::of(facts, standing, plan.clone()))));
    while let Ok(first) = asked.recv() {
        let mut last = first;
        for later in asked.try_iter() {
            let overtaken = std::mem::replace(&mut last, later);
            tell(PlanTold::Answered(standing.number(), Answer::Overtaken(overtaken)));
        }
        let answer = match (&mut solution, &plan) {
            (Some(solution), Some(plan)) => answer(standing, solution, plan, last),
            _ => Answer::Overtaken(last),
        };
        tell(PlanTold::Answered(standing.number(), answer));
    }
}

fn answer(standing: &Standing, solution: &mut Solution<'_, '_>, plan: &Plan, inquiry: Inquiry) -> Answer {
    let facts = solution.problem.facts;
    match inquiry {
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
        Inquiry::Ripple(intended) => {
            let ripple = ripple(facts, standing, plan, &intended);
            Answer::Ripple(intended, ripple)
        }
    }
}

/// What the plan becomes by a decision; none where no plan can hold it.
fn ripple(facts: &Facts, standing: &Standing, before: &Plan, intended: &Intended) -> Option<Ripple> {
    let problem = Problem::of(facts, &fixings_with(facts, standing, intended));
    let after = Plan::of(&Solution::of(&problem)?);
    Some(Ripple::between(before, &after, &intended.moves))
}

/// What the plan loses when each of these takes the seat.
fn costs(solution: &mut Solution<'_, '_>, seat: &PositionId, who: Vec<EmployeeId>) -> Vec<(EmployeeId, Option<i64>)> {
    let Some(position) = solution.problem.facts.position_index(seat) else { return Vec::new() };
    let costs: Vec<Option<i64>> = who.iter().map(|who| regret_of(solution, who, position)).collect();
    who.into_iter().zip(costs).collect()
}
