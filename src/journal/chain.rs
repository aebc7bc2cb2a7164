//! The rest of a chain: items decided together, from the seat that is vacant already onwards.

use crate::domain::facts::Facts;
use crate::domain::ids::ItemId;
use crate::journal::event::{Detail, Draft, Event, Outcome, Seen};
use crate::journal::ruling::Prospect;
use crate::journal::standing::Standing;

/// The undecided items of the chain that `item` stands in, from `item` onwards; empty outside a chain.
pub fn rest_of_chain(facts: &Facts, standing: &Standing, item: &ItemId) -> Vec<ItemId> {
    let docket = facts.docket();
    let Some(place) = docket.item(item).and_then(|found| found.chain) else { return Vec::new() };
    docket
        .chain(place.chain)
        .filter(|other| other.chain.is_some_and(|own| own.place >= place.place))
        .filter(|other| standing.decision(&other.id).is_none())
        .map(|other| other.id.clone())
        .collect()
}

/// What accepting these items as suggested would mean, each in the standing that those before it make.
pub fn prospects_in_turn(facts: &Facts, standing: &Standing, items: &[ItemId]) -> Vec<Prospect> {
    let mut ahead = standing.clone();
    let mut prospects = Vec::new();
    for item in items.iter().filter_map(|id| facts.docket().item(id)) {
        let prospect = Prospect::of(facts, &ahead, item, None);
        let accepted = Event::Decided {
            item: item.id.clone(),
            seats: item.seats.clone(),
            outcome: Outcome::Accepted,
            moves: prospect.decided_moves(facts),
            reasons: Vec::new(),
            acknowledged: false,
            seen: Seen::default(),
        };
        let basis = ahead.number();
        ahead = ahead.foresee(Draft { events: vec![accepted], details: vec![Detail::default()], basis });
        prospects.push(prospect);
    }
    prospects
}
