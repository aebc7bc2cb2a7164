//! Proposals that were added at the table: the facts with them, and the docket with their items behind all others.

use std::sync::{Arc, OnceLock};

use crate::domain::docket::{ChainPlace, Docket, Item, id_of, item_of};
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::kept::Kept;
use crate::domain::proposal::Proposal;

impl Facts {
    /// The same facts with proposals that were added at the table. One that names somebody whom the facts do not know, as
    /// where a correction is withheld, keeps its place: no item behind it may take its number.
    #[must_use]
    pub fn adding(mut self, added: &[Proposal]) -> Facts {
        if added.is_empty() {
            return self;
        }
        let seat_of = |employee: &EmployeeId| self.employee(employee)?.position.as_ref();
        let docket = self.docket.adding(added, seat_of, |position| self.open_seats(position));
        let index = Arc::make_mut(&mut self.index);
        for proposal in added {
            index.proposals.insert(proposal.id.clone(), self.stated.proposals.len());
            self.stated.proposals.push(proposal.clone());
        }
        Facts { docket: Arc::new(docket), kept: Kept::default(), masked: OnceLock::new(), ..self }
    }
}

impl Docket {
    /// The docket with an item for each of these proposals behind its own, whose numbers stay. Those of which each fills the
    /// seat that the one before leaves are a chain.
    fn adding<'a>(
        &self,
        added: &[Proposal],
        seat_of: impl Fn(&EmployeeId) -> Option<&'a PositionId>,
        open_seats: impl Fn(&PositionId) -> usize,
    ) -> Docket {
        let mut items = self.items().to_vec();
        let first = items.len();
        let mut chains = items.iter().filter_map(|item| item.chain).map(|place| place.chain).max().unwrap_or(0);
        for proposal in added {
            let number = items.len() + 1;
            items.push(Item { id: id_of(number), number, ..item_of(proposal) });
        }
        let follows = |one: &Item, next: &Item| {
            let left = one.moves.iter().filter_map(|own| seat_of(&own.employee));
            left.into_iter().any(|left| next.seats.contains(left) && open_seats(left) == 0)
        };
        for links in items[first..].chunk_by_mut(|one, next| follows(one, next)).filter(|links| links.len() > 1) {
            chains += 1;
            let length = links.len();
            for (place, item) in (1..).zip(links) {
                item.chain = Some(ChainPlace { chain: chains, place, length });
            }
        }
        Docket::numbered(items)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::class::Class;
    use crate::domain::story::Story;

    #[test]
    fn added_items_stand_behind_all_others_and_a_chain_among_them_is_one() {
        let mut story = Story::town();
        story.unit("EKO", None);
        story.position("EKO-KASI", "EKO", Class::Pengawas);
        story.employee("P-907", Some("EKO-KASI"));
        let facts = story.facts();
        let before = facts.docket().items().to_vec();
        let mut other = Story::town();
        for (id, moves) in
            [("S-01", ("P-904", "CAPIL-KABID")), ("S-02", ("P-907", "SOS-KASI")), ("S-03", ("P-000", "SOS-KASI"))]
        {
            other.proposal(id, &[moves]);
        }
        let added: Vec<_> =
            other.stated.proposals.iter().filter(|own| own.id.as_str().starts_with("S-")).cloned().collect();
        let grown = facts.adding(&added);
        let items = grown.docket().items();
        assert_eq!(items[..before.len()], before[..]);
        assert_eq!(items.len(), before.len() + 3, "nobody knows P-000, whose item keeps its place");
        let chain: Vec<_> =
            items[before.len()..].iter().map(|item| item.chain.map(|at| (at.place, at.length))).collect();
        assert_eq!(chain, [Some((1, 2)), Some((2, 2)), None], "P-907 fills the seat that P-904 leaves");
        assert!(grown.proposal(&"S-02".into()).is_some() && grown.proposal(&"S-03".into()).is_some());
        assert_eq!(grown.docket().place(&items[before.len()].id), Some(before.len()));
    }
}
