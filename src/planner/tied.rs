//! Positions that something ties to a person, so that a move there is no move to one kind among others.

use crate::domain::index::Lookup;
use crate::planner::kinds::Kinds;
use crate::planner::problem::Problem;
use crate::rules::aspiration::answers;

/// What is tied to whom, by person: wished for, named by a proposal, held besides, or going on under another name.
pub struct Tied(Lookup<usize, Vec<u32>>);

impl Tied {
    /// Of everybody.
    pub fn of(problem: &Problem<'_>, kinds: &Kinds) -> Tied {
        let facts = problem.facts;
        let mut found = Lookup::default();
        for (person, own) in problem.persons.iter().enumerate() {
            let employee = problem.employee(person);
            let mut tied: Vec<usize> = problem.proposals_of(person).map(|(position, _)| position).collect();
            tied.extend(employee.concurrent.as_ref().and_then(|id| facts.position_index(id)));
            tied.extend(own.seat.and_then(|seat| kinds.next(seat)));
            if !employee.aspirations.is_empty() {
                let wished = |at: &usize| {
                    let position = &facts.positions()[*at];
                    employee.aspirations.iter().any(|wish| answers(facts, wish, position))
                };
                tied.extend((0..facts.positions().len()).filter(wished));
            }
            if !tied.is_empty() {
                found.insert(person, tied.into_iter().map(|position| position as u32).collect());
            }
        }
        Tied(found)
    }

    /// What is tied to a person, in order, the seat held left out.
    pub fn to(&self, problem: &Problem<'_>, person: usize) -> Vec<u32> {
        let seat = problem.persons[person].seat;
        let mut tied = self.0.get(&person).cloned().unwrap_or_default();
        tied.sort_unstable();
        tied.dedup();
        tied.retain(|position| seat != Some(*position as usize));
        tied
    }
}
