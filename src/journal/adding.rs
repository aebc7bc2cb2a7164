//! Items added to the docket at the table, as the plan suggests them: each then waits for its decision like any other.

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{ItemId, PositionId, ProposalId};
use crate::domain::proposal::{Move, Origin};
use crate::journal::added_item::{AddedItem, AddedMove};
use crate::journal::event::{Detail, Draft, Entry, Event};
use crate::journal::refusal::Refusal;
use crate::journal::standing::Standing;
use crate::text::words::Phrase;
use crate::workload::need::seats;

/// Lets items through as a draft, or refuses them: every one names somebody and a seat that the facts know, nothing is
/// added that was decided already, and a seat for which an item waits is decided by that item.
pub fn add(facts: &Facts, standing: &Standing, wholes: &[Vec<Move>], origin: Origin) -> Result<Draft, Refusal> {
    let accepted = standing.accepted();
    let mut items: Vec<AddedItem> = Vec::new();
    for moves in wholes {
        for mutation in moves {
            if facts.employee(&mutation.employee).is_none() {
                let what = Phrase::new("journal.refusal.no-such-employee");
                return Err(Refusal::new(what.with("employee", mutation.employee.as_str())));
            }
            let Some(position) = facts.position(&mutation.to) else {
                let what = Phrase::new("journal.refusal.no-such-position");
                return Err(Refusal::new(what.with("position", mutation.to.as_str())));
            };
            if accepted.iter().any(|(_, own)| is_same(own, mutation)) {
                return Err(Refusal::new(Phrase::new("journal.refusal.added-decided")));
            }
            let waiting = waiting(facts, standing, &mutation.to);
            let is_full = waiting.len() >= seats(facts, position).max(1) as usize;
            // However many seats are free: nobody takes two of them.
            let same = waiting.iter().find(|item| item.moves.iter().any(|own| is_same(own, mutation)));
            if let Some(first) = same.or(waiting.first().filter(|_| is_full)) {
                let what = Phrase::new("journal.refusal.seat-waits").with("item", first.number);
                return Err(Refusal::new(what).lift("journal.lift.seat-waits"));
            }
        }
        let moves = moves.iter().map(|own| AddedMove { employee: own.employee.clone(), to: own.to.clone() });
        items.push(AddedItem { proposal: free_id(facts, &items), origin, moves: moves.collect() });
    }
    if items.iter().any(|item| item.moves.is_empty()) || items.is_empty() {
        return Err(Refusal::new(Phrase::new("journal.refusal.nothing-asked")));
    }
    Ok(Draft { events: vec![Event::ItemsAdded { items }], details: vec![Detail::default()], basis: standing.number() })
}

/// Refuses to take an adding back once something was taken down about one of its items, in force or not: what comes
/// later would bear the same number, and nobody could tell which one is meant.
pub fn insist_unspoken(facts: &Facts, standing: &Standing, entry: &Entry) -> Result<(), Refusal> {
    let added = entry.events.iter().filter_map(|event| match event {
        Event::ItemsAdded { items } => Some(items),
        _ => None,
    });
    let proposals: Vec<&ProposalId> = added.flatten().map(|item| &item.proposal).collect();
    let is_added = |item: &ItemId| {
        facts.docket().item(item).filter(|found| found.proposals.iter().any(|own| proposals.contains(&own)))
    };
    let later = standing.entries().iter().filter(|later| later.number > entry.number);
    let spoken = later.flat_map(|later| &later.events).find_map(|event| match event {
        Event::Decided { item, .. } | Event::DetailsOpened { item, .. } | Event::NoteTaken { item: Some(item) } => {
            is_added(item)
        }
        _ => None,
    });
    match spoken {
        Some(item) => {
            let what = Phrase::new("journal.refusal.undo-added").with("item", item.number);
            Err(Refusal::new(what).lift("journal.lift.undo-added"))
        }
        None => Ok(()),
    }
}

/// Whether two moves bring the same person to the same position.
fn is_same(one: &Move, other: &Move) -> bool {
    one.employee == other.employee && one.to == other.to
}

/// The items that wait for a decision about a seat.
fn waiting<'f>(facts: &'f Facts, standing: &Standing, seat: &PositionId) -> Vec<&'f Item> {
    let about = facts.docket().items().iter().filter(|item| item.seats.contains(seat));
    about.filter(|item| standing.decision(&item.id).is_none()).collect()
}

/// The next id that no proposal has.
fn free_id(facts: &Facts, added: &[AddedItem]) -> ProposalId {
    let is_taken = |id: &ProposalId| facts.proposal(id).is_some() || added.iter().any(|item| item.proposal == *id);
    let mut ids = (1..).map(|number| ProposalId::from(format!("S-{number:02}")));
    ids.find(|id| !is_taken(id)).expect("there are more numbers than proposals")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::decide::Request;
    use crate::journal::event::Outcome;
    use crate::journal::table::{Table, accepting, rejecting, story};

    fn adding(pairs: &[&[(&str, &str)]]) -> Request {
        let mut wholes = Vec::new();
        for whole in pairs {
            wholes.push(whole.iter().map(|(who, to)| Move::new(&(*who).into(), &(*to).into())).collect());
        }
        Request::AddItems { wholes, origin: Origin::Planner }
    }

    /// The same table, with the docket that its record makes.
    fn grown(table: Table) -> Table {
        let facts = story().facts().adding(&table.standing.amendments().added);
        Table { facts, ..table }
    }

    #[test]
    fn items_added_stand_behind_the_docket_and_are_decided_like_any_other() {
        let mut table = Table::of(&story());
        let before = table.facts.docket().items().to_vec();
        table.ask(&adding(&[&[("P-904", "UMUM-KASI")], &[("P-907", "CAPIL-OPERATOR")]])).expect("both are known");
        let mut table = grown(table);
        let items = table.facts.docket().items();
        assert_eq!(items[..before.len()], before[..], "numbers and ids stay");
        assert_eq!(items.len(), before.len() + 2);
        let added = &items[before.len()];
        assert_eq!((added.id.as_str(), added.number), ("B-05", 5));
        assert_eq!(added.proposals, ["S-01".into()]);
        assert_eq!(table.facts.proposal(&"S-02".into()).map(|own| own.origin), Some(Origin::Planner));
        let untouched = table.clone();
        table.rule(&[rejecting("B-05")]).expect("it waits like any other");
        assert_eq!(table.outcome("B-05"), Some(Outcome::Rejected));
        table.ask(&Request::Undo).expect("the rejection");
        assert_eq!(table.refused(&Request::Undo), "journal.refusal.undo-added", "the record speaks of item 5");
        let mut table = untouched;
        table.ask(&Request::Undo).expect("the adding");
        assert!(table.standing.added().is_empty());
        table.ask(&Request::Redo).expect("the adding again");
        assert_eq!(table.standing.added().len(), 2);
    }

    #[test]
    fn what_waits_or_was_decided_and_whom_nobody_knows_are_not_added() {
        let mut table = Table::of(&story());
        assert_eq!(table.refused(&adding(&[])), "journal.refusal.nothing-asked");
        assert_eq!(table.refused(&adding(&[&[]])), "journal.refusal.nothing-asked");
        assert_eq!(table.refused(&adding(&[&[("P-000", "UMUM-KASI")]])), "journal.refusal.no-such-employee");
        assert_eq!(table.refused(&adding(&[&[("P-904", "NONE")]])), "journal.refusal.no-such-position");
        assert_eq!(table.refused(&adding(&[&[("P-905", "CAPIL-KASI")]])), "journal.refusal.seat-waits");
        table.rule(&[accepting("B-01")]).expect("lawful");
        assert_eq!(table.refused(&adding(&[&[("P-904", "CAPIL-KASI")]])), "journal.refusal.added-decided");
    }

    #[test]
    fn a_move_that_waits_already_is_not_added_again_however_many_seats_are_free() {
        let mut story = story();
        story.position_mut("CAPIL-OPERATOR").seats = 9;
        let mut table = Table::of(&story);
        table.ask(&adding(&[&[("P-907", "CAPIL-OPERATOR")]])).expect("nobody is there");
        let facts = story.facts().adding(&table.standing.amendments().added);
        let mut table = Table { facts, ..table };
        assert_eq!(table.refused(&adding(&[&[("P-907", "CAPIL-OPERATOR")]])), "journal.refusal.seat-waits");
        assert!(table.clone().ask(&adding(&[&[("P-904", "CAPIL-OPERATOR")]])).is_ok(), "another seat is free");
    }
}
