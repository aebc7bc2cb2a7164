//! The docket: seats (or swaps of seats) in the order in which the committee takes them.

use crate::domain::ids::{EmployeeId, ItemId, PositionId, ProposalId};
use crate::domain::index::Lookup;
use crate::domain::proposal::{Move, Proposal};

/// One item: a seat with those named for it, or a swap judged as one whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Key, from the number on the docket (`B-12`).
    pub id: ItemId,
    /// Number on the docket, from 1.
    pub number: usize,
    /// Proposals behind the item; the first one is suggested.
    pub proposals: Vec<ProposalId>,
    /// The suggested moves: one, or all moves of a swap.
    pub moves: Vec<Move>,
    /// Seats to be filled, in the order of the moves.
    pub seats: Vec<PositionId>,
    /// Employees the file names for the seat: suggested first, then rivals, then alternatives.
    pub named: Vec<EmployeeId>,
    /// Chain the item belongs to, with its place in it.
    pub chain: Option<ChainPlace>,
    /// To be filled at once.
    pub urgent: bool,
}

impl Item {
    /// Whether several seats are filled as one whole.
    pub fn is_swap(&self) -> bool {
        self.moves.len() > 1
    }
}

/// Place of an item in its chain of vacated seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainPlace {
    /// Number of the chain, from 1.
    pub chain: usize,
    /// Place in the chain, from 1 (the seat that is vacant already).
    pub place: usize,
    /// Items in the chain.
    pub length: usize,
}

/// All items, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docket {
    items: Vec<Item>,
    by_id: Lookup<ItemId, usize>,
}

impl Docket {
    /// The docket of a session: one item a seat, one a swap; chains stand together, starting from the
    /// seat that is vacant already, so that each step is lawful by itself; urgent items first.
    ///
    /// `seat_of` tells which position an employee holds by the facts, `open_seats` how many seats of a position nobody
    /// holds: proposals for a position are rivals once it has no seat left for them.
    pub fn of<'a>(
        proposals: &[Proposal],
        seat_of: impl Fn(&EmployeeId) -> Option<&'a PositionId>,
        open_seats: impl Fn(&PositionId) -> usize,
    ) -> Docket {
        let mut items: Vec<Item> = Vec::new();
        // Places of the items on one position, in the order of the file.
        let mut on_position: Lookup<&PositionId, Vec<usize>> = Lookup::default();
        for proposal in proposals {
            let [single] = proposal.moves.as_slice() else {
                items.push(item_of(proposal));
                continue;
            };
            let places = on_position.entry(&single.to).or_default();
            match places.first() {
                Some(first) if places.len() >= open_seats(&single.to) => join(&mut items[*first], proposal),
                _ => {
                    places.push(items.len());
                    items.push(item_of(proposal));
                }
            }
        }
        let chains = chains(&seat_of, &open_seats, &items);
        let mut ordered = Vec::with_capacity(items.len());
        let mut number_of_chain = 0;
        for links in chains {
            let length = links.len();
            number_of_chain += usize::from(length > 1);
            for (place, at) in links.into_iter().enumerate() {
                let mut item = items[at].clone();
                if length > 1 {
                    item.chain = Some(ChainPlace { chain: number_of_chain, place: place + 1, length });
                }
                ordered.push(item);
            }
        }
        for (at, item) in ordered.iter_mut().enumerate() {
            (item.number, item.id) = (at + 1, id_of(at + 1));
        }
        Docket::numbered(ordered)
    }

    /// A docket of items that bear their numbers.
    pub(super) fn numbered(items: Vec<Item>) -> Docket {
        let by_id = items.iter().enumerate().map(|(at, item)| (item.id.clone(), at)).collect();
        Docket { items, by_id }
    }

    /// Items in order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item with this id.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.by_id.get(id).map(|at| &self.items[*at])
    }

    /// Place of the item in the order, from 0.
    pub fn place(&self, id: &ItemId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Items of one chain, in order.
    pub fn chain(&self, chain: usize) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.chain.is_some_and(|place| place.chain == chain))
    }
}

/// The id of the item of a number.
pub(super) fn id_of(number: usize) -> ItemId {
    ItemId::from(format!("B-{number:02}"))
}

/// The item of a proposal, without a number yet.
pub(super) fn item_of(proposal: &Proposal) -> Item {
    let mut named: Vec<EmployeeId> = proposal.moves.iter().map(|mutation| mutation.employee.clone()).collect();
    if proposal.moves.len() == 1 {
        name_more(&mut named, &proposal.alternatives);
    }
    Item {
        id: ItemId::from(""),
        number: 0,
        proposals: vec![proposal.id.clone()],
        moves: proposal.moves.clone(),
        seats: proposal.moves.iter().map(|mutation| mutation.to.clone()).collect(),
        named,
        chain: None,
        urgent: proposal.urgent,
    }
}

/// A rival proposal for the same seat joins the item.
fn join(item: &mut Item, proposal: &Proposal) {
    item.proposals.push(proposal.id.clone());
    item.urgent |= proposal.urgent;
    let rival = proposal.moves.iter().map(|mutation| mutation.employee.clone()).collect::<Vec<_>>();
    name_more(&mut item.named, &rival);
    name_more(&mut item.named, &proposal.alternatives);
}

fn name_more(named: &mut Vec<EmployeeId>, more: &[EmployeeId]) {
    for employee in more {
        if !named.contains(employee) {
            named.push(employee.clone());
        }
    }
}

/// Groups items that depend on each other's vacated seats: item B fills the seat that item A's employee leaves.
///
/// Nothing depends on a position that has a seat open already. Each chain starts from the seat that nobody has to leave
/// first; chains keep the order of their earliest
/// item, urgent ones before all others. A closed ring that is no stated swap keeps the order of the file.
fn chains<'a>(
    seat_of: &impl Fn(&EmployeeId) -> Option<&'a PositionId>,
    open_seats: &impl Fn(&PositionId) -> usize,
    items: &[Item],
) -> Vec<Vec<usize>> {
    let mut filled_by: Lookup<&PositionId, usize> = Lookup::default();
    for (at, item) in items.iter().enumerate() {
        for seat in item.seats.iter().filter(|seat| open_seats(seat) == 0) {
            filled_by.insert(seat, at);
        }
    }
    let next = |at: usize| -> Option<usize> {
        items[at].moves.iter().find_map(|mutation| {
            let left = seat_of(&mutation.employee)?;
            filled_by.get(left).copied().filter(|follower| *follower != at)
        })
    };
    let has_predecessor: Vec<bool> = {
        let mut marks = vec![false; items.len()];
        (0..items.len()).filter_map(next).for_each(|follower| marks[follower] = true);
        marks
    };
    let mut seen = vec![false; items.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let starts = (0..items.len()).filter(|at| !has_predecessor[*at]).chain(0..items.len());
    for start in starts {
        let mut group = Vec::new();
        let mut at = Some(start);
        while let Some(link) = at.filter(|link| !seen[*link]) {
            seen[link] = true;
            group.push(link);
            at = next(link);
        }
        if !group.is_empty() {
            groups.push(group);
        }
    }
    groups.sort_by_key(|group| {
        let urgent = group.iter().any(|at| items[*at].urgent);
        (!urgent, group.iter().min().copied())
    });
    groups
}

#[cfg(test)]
mod tests;
