//! Three names for a seat, as is the custom: each with what the whole plan loses if that one is taken.

use crate::domain::ids::EmployeeId;
use crate::planner::fixings::Bound;
use crate::planner::solution::Solution;

/// Names a seat.
pub const NAMES: usize = 3;

/// Somebody who could take a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Who.
    pub person: usize,
    /// Points that the whole plan loses when this one takes the seat; nothing for whom the plan suggests.
    pub regret: i64,
}

/// The names by whom the plan loses least, of everybody who may take the position: whom it brings there itself, and
/// enough others for three names a seat. Whoever is nearest by the prices is tried first, and nobody is left out whom the
/// prices do not rule out.
pub fn names(solution: &mut Solution<'_, '_>, position: usize) -> Vec<Name> {
    let is_brought =
        |(who, to): &(usize, usize)| *to == position && solution.problem.persons[*who].bound == Bound::Free;
    let brought = solution.movers().iter().filter(|mover| is_brought(mover)).count();
    let most = NAMES + brought.saturating_sub(1);
    let free = solution.problem.persons.iter().enumerate().filter(|(_, person)| person.bound == Bound::Free);
    let nearest = |(person, _)| Some((solution.least_regret(person, position)?, person));
    let mut bounds: Vec<(i64, usize)> = free.filter_map(nearest).collect();
    bounds.sort_unstable();
    let mut best: Vec<Name> = Vec::new();
    for (least, person) in bounds {
        if best.len() == most && least >= best[most - 1].regret {
            break;
        }
        if let Some(regret) = solution.regret(person, position) {
            let place = best.partition_point(|better| better.regret <= regret);
            best.insert(place, Name { person, regret });
            best.truncate(most);
        }
    }
    best
}

/// The names for one move: whom it brings, by whom nothing is lost, then the others by whom the plan loses least. Whoever
/// another move brings to the same position has a seat of their own there.
pub fn of_move(
    names: &[(EmployeeId, i64)],
    employee: &EmployeeId,
    brought: impl Fn(&EmployeeId) -> bool,
) -> Vec<(EmployeeId, i64)> {
    let others = names.iter().filter(|(who, _)| who != employee && !brought(who)).cloned();
    std::iter::once((employee.clone(), 0)).chain(others).take(NAMES).collect()
}

/// Points that the whole plan loses when an employee takes a position; none for somebody whom no plan moves, or who
/// cannot take it.
pub fn regret_of(solution: &mut Solution<'_, '_>, employee: &EmployeeId, position: usize) -> Option<i64> {
    let problem = solution.problem;
    let person = problem.person_of(employee)?;
    (problem.persons[person].bound == Bound::Free).then(|| solution.regret(person, position))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Employee;
    use crate::domain::story::Story;
    use crate::planner::fixings::Fixings;
    use crate::planner::problem::Problem;

    #[test]
    fn the_three_by_whom_the_plan_loses_least_are_those_of_everybody() {
        let story = Story::town_of_rivals();
        let facts = story.facts();
        let problem = Problem::of(&facts, &Fixings::default());
        let mut solution = Solution::of(&problem).expect("everybody may stay");
        for id in ["CAPIL-KASI", "SOS-KASI", "CAPIL-OPERATOR"] {
            let seat = facts.position_index(&id.into()).expect("the town has it");
            let everybody = 0..problem.persons.len();
            let mut all: Vec<i64> = everybody
                .filter(|person| problem.persons[*person].seat != Some(seat))
                .filter_map(|person| solution.regret(person, seat))
                .collect();
            all.sort_unstable();
            all.truncate(NAMES);
            let found: Vec<i64> = names(&mut solution, seat).iter().map(|name| name.regret).collect();
            assert_eq!(found, all, "{id}");
            assert!(found.iter().all(|regret| *regret >= 0), "{id}: no plan is better than the best: {found:?}");
        }
    }

    #[test]
    fn to_whom_a_seat_is_forbidden_is_never_named_for_it_however_far_from_paying() {
        let mut story = Story::town();
        // So dear that the prices alone already call every move far.
        story.stated.settings.planner.move_points = 100_000;
        let facts = story.facts();
        let named = |fixings: &Fixings| {
            let problem = Problem::of(&facts, fixings);
            let seat = facts.position_index(&"CAPIL-KASI".into()).expect("the town has it");
            names(&mut Solution::of(&problem).expect("everybody may stay"), seat).len()
        };
        assert!(named(&Fixings::default()) > 0);
        let to = |employee: &Employee| (employee.id.clone(), "CAPIL-KASI".into());
        let forbidden = facts.employees().iter().map(to).collect();
        assert_eq!(named(&Fixings { forbidden, ..Fixings::default() }), 0);
    }
}
