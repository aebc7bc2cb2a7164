//! The rest of a chain: items decided together, from the seat that is vacant already onwards.

use crate::domain::facts::Facts;
use crate::domain::ids::ItemId;
use crate::journal::event::{Detail, Draft, Event, Outcome, Seen};
use crate::journal::refusal::Refusal;
use crate::journal::ruling::Prospect;
use crate::journal::standing::Standing;
use crate::text::words::Phrase;

/// The undecided links of the chain that `item` stands in, from `item` onwards up to the first that is decided; empty
/// outside a chain. Links at the front that were accepted made way already and are passed over; past a link that was
/// rejected or parked no seat falls vacant.
pub fn rest_of_chain(facts: &Facts, standing: &Standing, item: &ItemId) -> Vec<ItemId> {
    let docket = facts.docket();
    let Some(place) = docket.item(item).and_then(|found| found.chain) else { return Vec::new() };
    let decided = |link: &ItemId| standing.decision(link);
    docket
        .chain(place.chain)
        .filter(|other| other.chain.is_some_and(|own| own.place >= place.place))
        .skip_while(|other| decided(&other.id).is_some_and(|decision| decision.outcome.moves()))
        .take_while(|other| decided(&other.id).is_none())
        .map(|other| other.id.clone())
        .collect()
}

/// The rest of the chain, to be decided together.
///
/// # Errors
/// When there are not two links left; the one that is left is named.
pub fn links_together(facts: &Facts, standing: &Standing, item: &ItemId) -> Result<Vec<ItemId>, Refusal> {
    let number = |id: &ItemId| facts.docket().item(id).map_or(0, |found| found.number);
    let rest = rest_of_chain(facts, standing, item);
    match rest.as_slice() {
        [] => Err(Refusal::new(Phrase::new("journal.refusal.no-chain").with("number", number(item)))),
        [last] => {
            if let Some(first) = first_waiting(facts, standing, item).filter(|first| *first < number(last)) {
                let what = Phrase::new("journal.refusal.chain-begins").with("number", first);
                return Err(Refusal::new(what).lift("journal.lift.chain-begins"));
            }
            let what = Phrase::new("journal.refusal.one-link").with("number", number(last));
            Err(Refusal::new(what).lift("journal.lift.one-link"))
        }
        _ => Ok(rest),
    }
}

/// Number of the first link of the item's chain that waits for a decision.
fn first_waiting(facts: &Facts, standing: &Standing, item: &ItemId) -> Option<usize> {
    let chain = facts.docket().item(item)?.chain?.chain;
    let mut waiting = facts.docket().chain(chain).filter(|link| standing.decision(&link.id).is_none());
    waiting.next().map(|link| link.number)
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
