//! Sensitive details of an item, opened on the screen: who asked and why is taken down before anybody sees them.

use crate::domain::facts::Facts;
use crate::domain::ids::{ItemId, MemberId};
use crate::journal::event::{Detail, Draft, Event, Presence};
use crate::journal::refusal::Refusal;
use crate::journal::secretary;
use crate::journal::standing::Standing;
use crate::text::words::Phrase;

/// Takes down that somebody at the table asks for the details of an item, with a reason in words. Whoever takes down the
/// record may ask too.
pub fn open(
    facts: &Facts,
    standing: &Standing,
    item: &ItemId,
    member: &MemberId,
    text: &str,
) -> Result<Draft, Refusal> {
    let sitting = facts.sitting();
    if facts.docket().item(item).is_none() {
        return Err(Refusal::no_such_item(item));
    }
    let Some(asking) = sitting.member(member) else { return Err(Refusal::no_such_member(member)) };
    let takes_down = secretary::present(sitting, standing).is_some_and(|now| now.id == asking.id);
    if standing.presence(member) != Some(Presence::Present) && !takes_down {
        let what = Phrase::new("journal.refusal.secretary-away").with("name", asking.name.as_str());
        return Err(Refusal::new(what).lift("journal.lift.secretary-away"));
    }
    if text.trim().is_empty() {
        return Err(Refusal::new(Phrase::new("journal.refusal.details-reason")).lift("journal.lift.words"));
    }
    let detail = Detail { text: text.trim().to_owned(), ..Detail::default() };
    let event = Event::DetailsOpened { item: item.clone(), member: asking.id.clone() };
    Ok(Draft { events: vec![event], details: vec![detail], basis: standing.number() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::decide::Request;
    use crate::journal::table::{self, Table};

    fn asking(table: &Table, member: &str, text: &str) -> Request {
        let item = table.facts.docket().items()[0].id.clone();
        Request::OpenDetails { item, member: member.into(), text: text.to_owned() }
    }

    #[test]
    fn whoever_sits_at_the_table_may_ask_with_a_reason_and_undo_leaves_it_alone() {
        let mut table = Table::of(&table::story());
        let refused = |table: &mut Table, member, text| {
            let asking = asking(table, member, text);
            table.refused(&asking)
        };
        assert_eq!(refused(&mut table, "K-4", "  "), "journal.refusal.details-reason");
        assert_eq!(refused(&mut table, "K-9", "perlu"), "journal.refusal.no-such-member");
        let unknown = Request::OpenDetails { item: "B-99".into(), member: "K-4".into(), text: "perlu".to_owned() };
        assert_eq!(table.refused(&unknown), "journal.refusal.no-such-item");
        let undoable = table.standing.last_undoable().map(|entry| entry.number);
        table.ask(&asking(&table, "K-4", " Ketua meminta ")).unwrap();
        let entry = table.standing.entries().last().unwrap();
        assert!(matches!(&entry.events[..], [Event::DetailsOpened { member, .. }] if member.as_str() == "K-4"));
        assert_eq!(entry.detail(0).text, "Ketua meminta");
        assert_eq!(table.standing.last_undoable().map(|entry| entry.number), undoable);
        table.ask(&Request::Attend(vec![("K-4".into(), Presence::Excused)])).unwrap();
        assert_eq!(refused(&mut table, "K-4", "perlu"), "journal.refusal.secretary-away");
        // Whoever takes down the record sits at it, also where attendance says otherwise.
        table.ask(&Request::Attend(vec![("K-2".into(), Presence::Excused)])).unwrap();
        assert!(table.ask(&asking(&table, "K-2", "perlu")).is_ok());
    }
}
