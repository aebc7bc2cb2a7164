//! Planning beside the loop: a thread makes the plan of one standing and answers what is asked about it, until the next
//! standing has a thread of its own.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::app::plan::at_hand::{Answer, Inquiry, PlanTold};
use crate::app::plan::fixings::fixings;
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

/// Plans, then answers. Every inquiry has its answer; those that a later one overtook have an empty one, so that somebody
/// who leafs quickly through the docket waits for what they look at alone.
fn work(facts: &Arc<Facts>, standing: &Standing, asked: &Receiver<Inquiry>, sender: &Sender<Told>) {
    let problem = Problem::of(facts, &fixings(facts, standing));
    let mut solution = Solution::of(&problem);
    let suggested = Suggested::of(facts, standing, solution.as_ref().map(Plan::of));
    // A loop that has ended needs no answer.
    drop(sender.send(Told::Plan(PlanTold::Made(Arc::new(suggested)))));
    while let Ok(first) = asked.recv() {
        let mut waiting: Vec<Inquiry> = std::iter::once(first).chain(asked.try_iter()).collect();
        let last = waiting.pop();
        let overtaken = waiting.into_iter().map(|inquiry| answer(facts, None, inquiry));
        let answers = overtaken.chain(last.map(|inquiry| answer(facts, solution.as_mut(), inquiry)));
        answers.for_each(|answer| drop(sender.send(Told::Plan(PlanTold::Answered(standing.number(), answer)))));
    }
}

fn answer(facts: &Facts, solution: Option<&mut Solution<'_, '_>>, inquiry: Inquiry) -> Answer {
    match (inquiry, solution) {
        (Inquiry::Costs(seat, who), Some(solution)) => {
            let costs = costs(facts, solution, &seat, who);
            Answer::Costs(seat, costs)
        }
        (Inquiry::Costs(seat, _), None) => Answer::Costs(seat, Vec::new()),
        (Inquiry::Names(seat), Some(solution)) => {
            let found = facts.position_index(&seat).map(|position| names(solution, position)).unwrap_or_default();
            let problem = solution.problem;
            let named = found.into_iter().map(|name| (problem.employee(name.person).id.clone(), name.regret));
            Answer::Names(seat, Some(named.collect()))
        }
        (Inquiry::Names(seat), None) => Answer::Names(seat, None),
    }
}

/// What the plan loses when each of these takes the seat.
fn costs(
    facts: &Facts,
    solution: &mut Solution<'_, '_>,
    seat: &PositionId,
    who: Vec<EmployeeId>,
) -> Vec<(EmployeeId, Option<i64>)> {
    let Some(position) = facts.position_index(seat) else { return Vec::new() };
    let costs: Vec<Option<i64>> = who.iter().map(|who| regret_of(solution, who, position)).collect();
    who.into_iter().zip(costs).collect()
}
