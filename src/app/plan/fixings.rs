//! What the record settles, as the planner takes it, and whether a plan is made of it beside the sitting.

use crate::app::plan::ripple::Intended;
use crate::domain::facts::Facts;
use crate::domain::ids::ItemId;
use crate::journal::event::Outcome;
use crate::journal::standing::Standing;
use crate::planner::fixings::Fixings;

/// Employees of a session up to whom a plan is made while somebody waits for it: less than half a second of a processor.
/// Beyond that it is left to a command that may take its time.
const MOST: usize = 12_000;

/// Whether a plan is made beside the sitting.
pub fn is_planned(facts: &Facts) -> bool {
    facts.employees().len() <= MOST
}

/// What a standing settles: what was accepted is done, what was rejected is forbidden, and a seat that is parked or left
/// to somebody else receives nobody, while whoever was suggested for it stays.
pub fn fixings(facts: &Facts, standing: &Standing) -> Fixings {
    settled(facts, standing, None)
}

/// What a standing would settle with one decision more, in place of earlier ones on the same items.
pub fn fixings_with(facts: &Facts, standing: &Standing, intended: &Intended) -> Fixings {
    settled(facts, standing, Some(intended))
}

fn settled(facts: &Facts, standing: &Standing, intended: Option<&Intended>) -> Fixings {
    let replaced = intended.map_or(&[][..], |own| &own.items);
    let accepted = standing.accepted_without(replaced);
    let mut settled = Fixings { accepted, exceptions: standing.exceptions().to_vec(), ..Fixings::default() };
    for decision in standing.decisions().filter(|decision| !replaced.contains(&decision.item)) {
        against(&mut settled, facts, &decision.item, decision.outcome);
    }
    if let Some(intended) = intended {
        settled.accepted.extend(intended.moves.iter().filter(|_| intended.outcome.moves()).cloned());
        intended.items.iter().for_each(|item| against(&mut settled, facts, item, intended.outcome));
    }
    settled
}

/// What is settled by a decision that moves nobody.
fn against(settled: &mut Fixings, facts: &Facts, item: &ItemId, outcome: Outcome) {
    let Some(item) = facts.docket().item(item) else { return };
    let movers = item.moves.iter().map(|mutation| mutation.employee.clone());
    match outcome {
        Outcome::Accepted | Outcome::AcceptedWithConditions | Outcome::Replaced => {}
        Outcome::Rejected => {
            settled.forbidden.extend(movers.zip(item.moves.iter().map(|mutation| mutation.to.clone())));
        }
        Outcome::Parked | Outcome::OutsideJurisdiction => {
            settled.staying.extend(movers);
            settled.closed.extend(item.seats.iter().cloned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Employee;
    use crate::domain::reason::Reason;
    use crate::domain::story::Story;
    use crate::journal::decide::Request;
    use crate::journal::ruling::Ruling;
    use crate::journal::table::{Table, accepting, rejecting, story};

    #[test]
    fn what_was_accepted_is_done_what_was_rejected_forbidden_and_a_parked_seat_receives_nobody() {
        let mut table = Table::of(&story());
        let facts = table.facts.clone();
        assert_eq!(fixings(&facts, &table.standing), Fixings::default());
        let moves = |number: usize| facts.docket().items()[number].moves.clone();
        table.rule(&[accepting("B-01")]).expect("lawful");
        table.rule(&[rejecting("B-02")]).expect("lawful");
        let parked = facts.docket().items()[3].clone();
        table.rule(&[Ruling::new(&parked.id, Outcome::Parked, &[Reason::AGAINST[0]])]).expect("lawful");
        let settled = fixings(&facts, &table.standing);
        assert_eq!(settled.accepted, moves(0));
        let rejected: Vec<_> = moves(1).into_iter().map(|own| (own.employee, own.to)).collect();
        assert_eq!(settled.forbidden, rejected);
        assert_eq!(settled.closed, parked.seats);
        let parked: Vec<_> = parked.moves.iter().map(|own| own.employee.clone()).collect();
        assert_eq!(settled.staying, parked);
        table.ask(&Request::Undo).expect("the parking");
        assert_eq!(fixings(&facts, &table.standing).closed, []);
    }

    #[test]
    fn a_session_in_which_nobody_can_wait_for_a_plan_has_none() {
        let mut story = Story::town();
        assert!(is_planned(&story.facts()));
        let one = story.stated.employees[0].clone();
        story.stated.employees =
            (0..=MOST).map(|number| Employee { id: format!("P-{number:05}").as_str().into(), ..one.clone() }).collect();
        story.stated.proposals.clear();
        assert!(!is_planned(&story.facts()));
    }
}
