//! The rest of a chain: items decided together, from the seat that is vacant already onwards.

use crate::domain::facts::Facts;
use crate::domain::ids::ItemId;
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
