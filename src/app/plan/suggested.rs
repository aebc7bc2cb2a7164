//! The plan of one standing, and how it stands to the docket.

use std::sync::Arc;

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::index::Lookup;
use crate::journal::standing::Standing;
use crate::planner::names;
use crate::planner::plan::{Plan, PlannedMove};

/// What the docket knows of a move that the plan suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDocket {
    /// The item at this place decided it.
    Decided(usize),
    /// The item at this place suggests the same.
    Same(usize),
    /// The item at this place suggests somebody else for the seat.
    Other(usize),
    /// No item that waits is about the seat.
    Absent,
}

impl OnDocket {
    /// Place of the item, where there is one.
    pub fn place(self) -> Option<usize> {
        match self {
            OnDocket::Decided(place) | OnDocket::Same(place) | OnDocket::Other(place) => Some(place),
            OnDocket::Absent => None,
        }
    }
}

/// The best plan for what is settled after one entry.
#[derive(Clone, Debug)]
pub struct Suggested {
    facts: Arc<Facts>,
    number: u64,
    /// The plan; none where what is settled contradicts itself.
    pub plan: Option<Plan>,
    /// What the docket knows of each of its moves.
    pub on_docket: Vec<OnDocket>,
    /// Places of items that wait and suggest something that the plan does without.
    pub left_out: Vec<usize>,
}

impl Suggested {
    /// A plan for the facts and a standing, beside their docket.
    pub fn of(facts: &Arc<Facts>, standing: &Standing, plan: Option<Plan>) -> Suggested {
        let items = facts.docket().items();
        let mut about: Lookup<&PositionId, Vec<usize>> = Lookup::default();
        for (place, item) in items.iter().enumerate() {
            item.seats.iter().for_each(|seat| about.entry(seat).or_default().push(place));
        }
        let decided = |place: &usize| standing.decision(&items[*place].id);
        let places = |planned: &PlannedMove| about.get(&planned.to).into_iter().flatten().copied();
        let as_is = |planned: &PlannedMove| {
            let decides = |place: &usize| {
                let moves = decided(place).into_iter().flat_map(|decision| &decision.moves);
                moves.into_iter().any(|own| own.employee == planned.employee && own.to == planned.to)
            };
            let same = |place: &usize| decided(place).is_none() && suggests(&items[*place], planned);
            let decision = places(planned).find(decides).map(OnDocket::Decided);
            decision.or_else(|| places(planned).find(same).map(OnDocket::Same)).unwrap_or(OnDocket::Absent)
        };
        let moves = || plan.iter().flat_map(|plan| &plan.moves);
        let mut on_docket: Vec<OnDocket> = moves().map(as_is).collect();
        // An item of one seat answers one move: where several go to one position, the others are on no docket yet.
        let mut taken: Vec<usize> = on_docket.iter().filter_map(|own| own.place()).collect();
        for (planned, own) in moves().zip(&mut on_docket).filter(|(_, own)| **own == OnDocket::Absent) {
            let waits = |place: &usize| decided(place).is_none() && !taken.contains(place);
            if let Some(place) = places(planned).find(waits) {
                taken.push(place);
                *own = OnDocket::Other(place);
            }
        }
        let is_held = |place: &usize| on_docket.contains(&OnDocket::Same(*place));
        let left_out = match &plan {
            Some(_) => (0..items.len()).filter(|place| decided(place).is_none() && !is_held(place)).collect(),
            None => Vec::new(),
        };
        Suggested { facts: Arc::clone(facts), number: standing.number(), plan, on_docket, left_out }
    }

    /// Number of the last entry of the standing it was made for.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Whether it was made of these facts and this standing.
    pub fn holds(&self, facts: &Arc<Facts>, standing: &Standing) -> bool {
        Arc::ptr_eq(&self.facts, facts) && self.number == standing.number()
    }

    /// Places of its moves in the order in which they are told, each with the place of its chain.
    pub fn told(&self) -> Vec<(usize, usize)> {
        let chains = self.plan.iter().flat_map(|plan| plan.chains.iter().enumerate());
        chains.flat_map(|(at, chain)| chain.moves.iter().map(move |own| (at, *own))).collect()
    }

    /// The names for one of its moves, of all those found for the seat.
    pub fn names_of(&self, planned: &PlannedMove, found: &[(EmployeeId, i64)]) -> Vec<(EmployeeId, i64)> {
        names::of_move(found, &planned.employee, |who| self.for_seat(&planned.to).any(|own| own.employee == *who))
    }

    /// Whether it has somebody in a position: brought there, or left there.
    pub fn has(&self, who: &EmployeeId, position: &PositionId) -> bool {
        let mut moves = self.plan.iter().flat_map(|plan| &plan.moves);
        match moves.find(|own| own.employee == *who) {
            Some(planned) => planned.to == *position,
            None => self.facts.employee(who).is_some_and(|found| found.position.as_ref() == Some(position)),
        }
    }

    /// Its move to a seat by which nothing is decided yet.
    pub fn for_seat(&self, seat: &PositionId) -> impl Iterator<Item = &PlannedMove> {
        let moves = self.plan.iter().flat_map(|plan| &plan.moves);
        moves.filter(move |planned| planned.to == *seat && !planned.fixed)
    }
}

fn suggests(item: &Item, planned: &PlannedMove) -> bool {
    item.moves.iter().any(|own| own.employee == planned.employee && own.to == planned.to)
}
