//! Looking ahead: what the standing would be, without anything having happened.

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::ItemId;
use crate::journal::event::{DecidedMove, Detail, Entry, Event, Outcome, Seen, Stamp};
use crate::journal::ruling::Prospect;
use crate::journal::standing::Standing;

/// An entry that exists only to see what the standing would be.
pub fn trial(standing: &Standing, events: Vec<Event>, details: Vec<Detail>) -> Entry {
    let stamp = Stamp { time: String::new(), boot: String::new(), clock: 0, by: String::new() };
    let number = standing.number() + 1;
    Entry { number, stamp, basis: standing.number(), events, details: Some(details), hash: [0; 32] }
}

/// What accepting these items one after the other, each as suggested, would mean: each is looked at in the
/// standing that those before it make.
pub fn prospects(facts: &Facts, standing: &Standing, items: &[ItemId]) -> Vec<Prospect> {
    let mut ahead = standing.clone();
    let mut prospects = Vec::with_capacity(items.len());
    for item in items.iter().filter_map(|id| facts.docket().item(id)) {
        let prospect = Prospect::of(facts, &ahead, item, None);
        let accepted = accepted(facts, item, &prospect);
        ahead.apply(trial(&ahead, vec![accepted], vec![Detail::default()]));
        prospects.push(prospect);
    }
    prospects
}

fn accepted(facts: &Facts, item: &Item, prospect: &Prospect) -> Event {
    let moves = prospect.whole.moves.iter().map(|mutation| DecidedMove {
        employee: mutation.employee.clone(),
        from: prospect.before.position_of(facts, &mutation.employee).cloned(),
        to: mutation.to.clone(),
        kind: facts.kind_of(mutation),
    });
    Event::Decided {
        item: item.id.clone(),
        seats: item.seats.clone(),
        outcome: Outcome::Accepted,
        moves: moves.collect(),
        reasons: Vec::new(),
        acknowledged: true,
        seen: Seen::default(),
    }
}
