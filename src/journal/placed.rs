//! What was accepted, as moves: who sits and who works where after it.

use crate::domain::class::MoveKind;
use crate::domain::ids::ItemId;
use crate::domain::placements::Placements;
use crate::domain::proposal::Move;
use crate::journal::standing::{Decision, Standing};

impl Standing {
    /// Who works where after everything accepted but the decisions on these items: as [`placements_without`], and who
    /// is lent works where they are lent.
    ///
    /// [`placements_without`]: Standing::placements_without
    pub fn workplaces_without(&self, items: &[ItemId]) -> Placements {
        let mut working = self.accepted_without(items);
        working.retain(|mutation| mutation.stated_kind.is_none_or(MoveKind::changes_workplace));
        Placements::default().with(&working)
    }

    /// Moves accepted but those of these items, in the order in which they were decided, those that keep the home position
    /// with their kind stated.
    pub fn accepted_without(&self, items: &[ItemId]) -> Vec<Move> {
        let kept = self.accepted().into_iter().filter(|(item, _)| !items.contains(item));
        kept.map(|(_, accepted)| accepted).collect()
    }

    /// Moves accepted, each with its item, as [`accepted_without`] gives them.
    ///
    /// [`accepted_without`]: Standing::accepted_without
    pub fn accepted(&self) -> Vec<(&ItemId, Move)> {
        let mut decisions: Vec<&Decision> = self.decisions().collect();
        decisions.sort_by_key(|decision| (decision.entry, decision.place));
        let for_a_time = |kind: MoveKind| kind.keeps_home().then_some(kind);
        let mut accepted = Vec::new();
        for decision in decisions {
            for own in &decision.moves {
                let mutation = Move { stated_kind: for_a_time(own.kind), ..Move::new(&own.employee, &own.to) };
                accepted.push((&decision.item, mutation));
            }
        }
        accepted
    }
}
