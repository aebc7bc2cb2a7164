//! Who sits where once some moves are made: an overlay on the facts, cheap to copy.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::index::Lookup;
use crate::domain::proposal::Move;

/// Placements that differ from the facts: employees who sit elsewhere than the session file says.
///
/// Two layers: the moves it was made of are shared by all copies, and the few that are tried out lie on top of them,
/// so that one seat can be judged against everybody after any number of decisions.
#[derive(Clone, Default)]
pub struct Placements {
    settled: Arc<Settled>,
    /// Who is tried out in which seat; none for who is back where the facts have them.
    tried: Vec<(EmployeeId, Option<PositionId>)>,
}

/// Moves tried out that are looked through one by one; of more, each is looked up.
const FEW: usize = 32;

#[derive(Default)]
struct Settled {
    seats: Lookup<EmployeeId, PositionId>,
    /// Who was moved, in the order of their ids.
    movers: Vec<EmployeeId>,
    /// Who was moved to a position, in the order of their ids.
    comers: Lookup<PositionId, Vec<EmployeeId>>,
}

impl Placements {
    /// The placements after these moves; a later move of the same employee replaces the earlier.
    pub fn of<'m>(moves: impl IntoIterator<Item = &'m Move>) -> Placements {
        let moves = moves.into_iter().map(|mutation| (mutation.employee.clone(), mutation.to.clone()));
        Placements::settled(moves.collect())
    }

    fn settled(seats: Lookup<EmployeeId, PositionId>) -> Placements {
        let mut movers: Vec<EmployeeId> = seats.keys().cloned().collect();
        movers.sort_unstable();
        let mut comers: Lookup<PositionId, Vec<EmployeeId>> = Lookup::default();
        for employee in &movers {
            comers.entry(seats[employee].clone()).or_default().push(employee.clone());
        }
        let settled = Settled { seats, movers, comers };
        Placements { settled: Arc::new(settled), tried: Vec::new() }
    }

    /// The placements with these moves tried out besides; where they are not few, all are settled anew.
    #[must_use]
    pub fn with<'m>(&self, moves: impl IntoIterator<Item = &'m Move>) -> Placements {
        let moves: Vec<&Move> = moves.into_iter().collect();
        if moves.len() > FEW {
            let mut seats = self.settled.seats.clone();
            for (employee, seat) in &self.tried {
                match seat {
                    Some(seat) => seats.insert(employee.clone(), seat.clone()),
                    None => seats.remove(employee),
                };
            }
            seats.extend(moves.iter().map(|mutation| (mutation.employee.clone(), mutation.to.clone())));
            return Placements::settled(seats);
        }
        let mut next = self.clone();
        for mutation in moves {
            next.try_out(&mutation.employee, Some(mutation.to.clone()));
        }
        next
    }

    /// The placements without the moves of these employees; they should be few.
    #[must_use]
    pub fn without<'e>(&self, employees: impl IntoIterator<Item = &'e EmployeeId>) -> Placements {
        let mut next = self.clone();
        for employee in employees {
            next.try_out(employee, None);
        }
        next
    }

    fn try_out(&mut self, employee: &EmployeeId, seat: Option<PositionId>) {
        self.tried.retain(|(other, _)| other != employee);
        self.tried.push((employee.clone(), seat));
    }

    /// Where an employee sits now; none for staff without position.
    pub fn position_of<'a>(&'a self, facts: &'a Facts, employee: &EmployeeId) -> Option<&'a PositionId> {
        self.moved_to(employee).or_else(|| facts.employee(employee).and_then(|found| found.position.as_ref()))
    }

    /// Where this employee of the facts sits now; none for staff without position.
    pub fn seat_of<'a>(&'a self, employee: &'a Employee) -> Option<&'a PositionId> {
        self.moved_to(&employee.id).or(employee.position.as_ref())
    }

    /// Who sits in a position now, in the order of the file, newcomers last.
    pub fn holders<'a>(&'a self, facts: &'a Facts, position: &PositionId) -> Vec<&'a EmployeeId> {
        let stay = facts.holders(position).iter().filter(|holder| !self.is_moved(holder));
        stay.chain(self.comers(position)).collect()
    }

    /// Who was moved to a position, in the order of their ids.
    pub fn comers(&self, position: &PositionId) -> Vec<&EmployeeId> {
        let settled = self.settled.comers.get(position).into_iter().flatten();
        let stay = settled.filter(|employee| self.tried_out(employee).is_none());
        let come = self.tried.iter().filter(|(_, to)| to.as_ref() == Some(position)).map(|(employee, _)| employee);
        let mut comers: Vec<&EmployeeId> = stay.chain(come).collect();
        comers.sort_unstable();
        comers
    }

    /// Holders who count in strength: at work, whatever their employment.
    pub fn strength(&self, facts: &Facts, position: &PositionId) -> u32 {
        let holders = self.holders(facts, position);
        let counted = holders
            .into_iter()
            .filter(|holder| facts.employee(holder).is_some_and(|employee| employee.standing.counts_in_strength()));
        u32::try_from(counted.count()).unwrap_or(u32::MAX)
    }

    /// Employees who sit elsewhere than the facts say, and where.
    pub fn moved(&self) -> impl Iterator<Item = (&EmployeeId, &PositionId)> {
        let stay = self.settled.movers.iter().filter(|employee| self.tried_out(employee).is_none());
        let settled = stay.map(|employee| (employee, &self.settled.seats[employee]));
        settled.chain(self.tried.iter().filter_map(|(employee, seat)| Some((employee, seat.as_ref()?))))
    }

    /// Employees who may sit elsewhere under the `other` placements than here; everybody else sits in the same seat.
    pub fn moved_between<'a>(&'a self, other: &'a Placements) -> BTreeSet<&'a EmployeeId> {
        let tried = self.tried.iter().chain(&other.tried).map(|(employee, _)| employee);
        if Arc::ptr_eq(&self.settled, &other.settled) {
            return tried.collect();
        }
        tried.chain(&self.settled.movers).chain(&other.settled.movers).collect()
    }

    /// Whether the employee was moved.
    pub fn is_moved(&self, employee: &EmployeeId) -> bool {
        self.moved_to(employee).is_some()
    }

    /// The seat that the employee was moved to.
    pub fn moved_to(&self, employee: &EmployeeId) -> Option<&PositionId> {
        match self.tried_out(employee) {
            Some(seat) => seat.as_ref(),
            None => self.settled.seats.get(employee),
        }
    }

    /// What is tried out with an employee, if anything is.
    fn tried_out(&self, employee: &EmployeeId) -> Option<&Option<PositionId>> {
        self.tried.iter().find(|(other, _)| other == employee).map(|(_, seat)| seat)
    }
}

impl fmt::Debug for Placements {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.moved()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::story::Story;

    fn moves(stated: &[(&str, &str)]) -> Vec<Move> {
        stated.iter().map(|(who, to)| Move::new(&(*who).into(), &(*to).into())).collect()
    }

    #[test]
    fn what_is_tried_out_lies_over_what_was_decided_and_is_the_same_as_deciding_it() {
        let facts = Story::town().facts();
        let decided = moves(&[("P-904", "CAPIL-KASI"), ("P-906", "CAPIL-OPERATOR")]);
        let tried = moves(&[("P-906", "SOS-KASI"), ("P-905", "CAPIL-OPERATOR"), ("P-905", "SOS-KASI")]);
        let layered = Placements::of(&decided).with(&tried[..1]).with(&tried[1..]);
        let whole = Placements::of(decided.iter().chain(&tried));
        for position in facts.positions() {
            assert_eq!(layered.holders(&facts, &position.id), whole.holders(&facts, &position.id), "{}", position.id);
            assert_eq!(layered.strength(&facts, &position.id), whole.strength(&facts, &position.id));
        }
        for employee in facts.employees() {
            assert_eq!(layered.seat_of(employee), whole.seat_of(employee), "{}", employee.id);
            assert_eq!(layered.position_of(&facts, &employee.id), whole.seat_of(employee));
        }
        let sorted = |placements: &Placements| {
            placements.moved().map(|(who, to)| (who.clone(), to.clone())).collect::<BTreeMap<_, _>>()
        };
        assert_eq!(sorted(&layered), sorted(&whole));
        assert_eq!(layered.comers(&"SOS-KASI".into()), [&EmployeeId::from("P-905"), &EmployeeId::from("P-906")]);
    }

    #[test]
    fn many_that_are_tried_out_are_placed_as_few_are() {
        let facts = Story::town().facts();
        let decided = moves(&[("P-904", "CAPIL-KASI"), ("P-906", "CAPIL-OPERATOR")]);
        let tried = moves(&[("P-905", "CAPIL-OPERATOR"), ("P-905", "SOS-KASI")]);
        let before = Placements::of(&decided).without([&"P-906".into()]);
        let (few, many) = (before.with(&tried), before.with(tried.iter().cycle().take(40)));
        for position in facts.positions() {
            assert_eq!(many.holders(&facts, &position.id), few.holders(&facts, &position.id), "{}", position.id);
        }
        assert!(many.tried.is_empty() && !few.tried.is_empty());
    }

    #[test]
    fn who_is_taken_out_again_sits_as_if_never_moved() {
        let facts = Story::town().facts();
        let decided = moves(&[("P-904", "CAPIL-KASI"), ("P-905", "CAPIL-KASI"), ("P-906", "CAPIL-OPERATOR")]);
        let (kept, back) = decided.split_at(1);
        let tried = moves(&[("P-906", "SOS-KASI")]);
        let without = Placements::of(&decided).with(&tried).without(back.iter().map(|mutation| &mutation.employee));
        let never = Placements::of(kept);
        for position in facts.positions() {
            assert_eq!(without.holders(&facts, &position.id), never.holders(&facts, &position.id), "{}", position.id);
        }
        for employee in facts.employees() {
            assert_eq!(without.seat_of(employee), never.seat_of(employee), "{}", employee.id);
            assert_eq!(without.is_moved(&employee.id), never.is_moved(&employee.id), "{}", employee.id);
        }
        assert!(without.moved().eq(never.moved()));
    }

    #[test]
    fn only_who_was_tried_out_can_sit_elsewhere_while_the_decisions_are_the_same() {
        let decided = Placements::of(&moves(&[("P-904", "CAPIL-KASI")]));
        let tried = decided.with(&moves(&[("P-905", "SOS-KASI")]));
        let (one, other) = (EmployeeId::from("P-904"), EmployeeId::from("P-905"));
        assert_eq!(decided.moved_between(&tried), BTreeSet::from([&other]));
        assert_eq!(Placements::default().moved_between(&tried), BTreeSet::from([&one, &other]));
    }
}
