//! What a decision changes in the rest of the plan, before it is taken and after.

use crate::domain::ids::{EmployeeId, ItemId, PositionId};
use crate::domain::proposal::Move;
use crate::journal::event::Outcome;
use crate::planner::plan::Plan;

/// A decision as it would be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intended {
    /// The items.
    pub items: Vec<ItemId>,
    /// What would be decided.
    pub outcome: Outcome,
    /// Who would go where; of a decision that moves nobody, who was to go.
    pub moves: Vec<Move>,
    /// Whether all other suggestions are to be kept, whatever that holds back.
    pub keeps: bool,
}

/// Somebody for whom a plan suggests something else than the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who.
    pub employee: EmployeeId,
    /// The position that was suggested; none for staying.
    pub before: Option<PositionId>,
    /// The position that is suggested now; none for staying.
    pub after: Option<PositionId>,
    /// Who has the position now that was suggested before, if it is somebody else.
    pub instead: Option<EmployeeId>,
}

/// What a decision does to the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ripple {
    /// Points that the plan is worth more with it; below zero where it costs.
    pub points: i64,
    /// What is suggested otherwise, besides what is decided itself.
    pub changes: Vec<Change>,
    /// Points that keeping to what was suggested holds back in the plan with it.
    pub held_back: i64,
}

impl Ripple {
    /// From the plan before to the plan after a decision about these employees.
    pub fn between(before: &Plan, after: &Plan, decided: &[Move]) -> Ripple {
        let apart: Vec<&EmployeeId> = decided.iter().map(|own| &own.employee).collect();
        let changes = changes(before, after, &apart);
        Ripple { points: after.value - before.value, changes, held_back: after.held_back }
    }
}

/// Everybody but those set apart for whom two plans suggest something else, in the order of the file.
pub fn changes(before: &Plan, after: &Plan, apart: &[&EmployeeId]) -> Vec<Change> {
    let target =
        |plan: &Plan, who: &EmployeeId| plan.moves.iter().find(|own| own.employee == *who).map(|own| own.to.clone());
    let taken_by = |seat: &PositionId, who: &EmployeeId| {
        let had = |plan: &Plan| -> Vec<EmployeeId> {
            plan.moves.iter().filter(|own| own.to == *seat).map(|own| own.employee.clone()).collect()
        };
        let earlier = had(before);
        had(after).into_iter().find(|now| now != who && !earlier.contains(now))
    };
    let suggested = before.moves.iter().filter(|own| !own.fixed).map(|own| &own.employee);
    let new = after.moves.iter().filter(|own| !own.fixed).map(|own| &own.employee);
    let mut everybody: Vec<&EmployeeId> = suggested.chain(new).filter(|who| !apart.contains(who)).collect();
    everybody.sort_unstable();
    everybody.dedup();
    let change = |who: &EmployeeId| {
        let (then, now) = (target(before, who), target(after, who));
        let instead = then.as_ref().and_then(|seat| taken_by(seat, who));
        (then != now).then(|| Change { employee: who.clone(), before: then, after: now, instead })
    };
    everybody.into_iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::plan::fixings::{fixings, fixings_with};
    use crate::domain::docket::Item;
    use crate::domain::facts::Facts;
    use crate::journal::table::{Table, story};
    use crate::planner::fixings::Fixings;
    use crate::planner::problem::Problem;
    use crate::planner::solution::Solution;

    fn intended(item: &Item, outcome: Outcome) -> Intended {
        Intended { items: vec![item.id.clone()], outcome, moves: item.moves.clone(), keeps: false }
    }

    fn plan(facts: &Facts, fixings: &Fixings) -> Plan {
        Plan::of(&Solution::of(&Problem::of(facts, fixings)).expect("everybody may stay"))
    }

    #[test]
    fn what_is_rejected_changes_the_plan_for_those_it_touches_and_says_who_has_the_seat_now() {
        let table = Table::of(&story());
        let before = plan(&table.facts, &fixings(&table.facts, &table.standing));
        let item = table.facts.docket().items()[0].clone();
        assert!(before.moves.iter().any(|own| own.employee == item.moves[0].employee && own.to == item.moves[0].to));
        let intended = intended(&item, Outcome::Rejected);
        let after = plan(&table.facts, &fixings_with(&table.facts, &table.standing, &intended));
        let all = changes(&before, &after, &[]);
        let own = all.iter().find(|change| change.employee == item.moves[0].employee).expect("it was suggested");
        assert_eq!(own.before, Some(item.moves[0].to.clone()));
        assert_ne!(own.after, own.before);
        assert_eq!(
            own.instead,
            after.moves.iter().find(|planned| planned.to == item.moves[0].to).map(|planned| planned.employee.clone())
        );
        let ripple = Ripple::between(&before, &after, &intended.moves);
        assert!(ripple.points <= 0 && ripple.changes.iter().all(|change| change.employee != own.employee));
        assert_eq!(changes(&before, &before, &[]), []);
    }

    #[test]
    fn a_decision_that_the_plan_holds_already_changes_nothing_else() {
        let table = Table::of(&story());
        let before = plan(&table.facts, &fixings(&table.facts, &table.standing));
        let item = table.facts.docket().items()[0].clone();
        let intended = intended(&item, Outcome::Accepted);
        let after = plan(&table.facts, &fixings_with(&table.facts, &table.standing, &intended));
        assert_eq!(
            Ripple::between(&before, &after, &intended.moves),
            Ripple { points: 0, changes: Vec::new(), held_back: 0 }
        );
    }
}
