//! Who takes down the record: the committee's secretary, or the member to whom that passed.

use crate::domain::committee::{Member, Role, Sitting};
use crate::domain::facts::Facts;
use crate::domain::ids::MemberId;
use crate::journal::event::{Detail, Draft, Event, Presence};
use crate::journal::refusal::Refusal;
use crate::journal::standing::Standing;
use crate::text::words::Phrase;

/// The secretary by the session file, who takes down the record from the beginning; one who is present before others.
pub fn appointed<'a>(sitting: &'a Sitting, standing: &Standing) -> Option<&'a Member> {
    let mut secretaries = sitting.members.iter().filter(|member| member.role == Role::Secretary);
    let here = |member: &&Member| standing.presence(&member.id) == Some(Presence::Present);
    secretaries.clone().find(here).or_else(|| secretaries.next())
}

/// Who takes down the record now.
pub fn present<'a>(sitting: &'a Sitting, standing: &Standing) -> Option<&'a Member> {
    match standing.secretary() {
        Some(changed) => sitting.member(changed),
        None => appointed(sitting, standing),
    }
}

/// Who takes down the record though they were taken down as not being there.
pub fn away<'a>(sitting: &'a Sitting, standing: &Standing) -> Option<&'a Member> {
    let gone = |presence| matches!(presence, Presence::Excused | Presence::Absent);
    present(sitting, standing).filter(|now| standing.presence(&now.id).is_some_and(gone))
}

/// Lets the record pass into another hand: that of a member at the table, with a reason in words.
pub fn change(facts: &Facts, standing: &Standing, member: &MemberId, text: &str) -> Result<Draft, Refusal> {
    let sitting = facts.sitting();
    let Some(next) = sitting.member(member) else { return Err(Refusal::no_such_member(member)) };
    let named = |key| Phrase::new(key).with("name", next.name.as_str());
    if present(sitting, standing).is_some_and(|now| now.id == next.id) {
        return Err(Refusal::new(named("journal.refusal.secretary-already")));
    }
    if standing.presence(member) != Some(Presence::Present) {
        return Err(Refusal::new(named("journal.refusal.secretary-away")).lift("journal.lift.secretary-away"));
    }
    if text.trim().is_empty() {
        let what = Phrase::new("journal.refusal.secretary-reason");
        return Err(Refusal::new(what).lift("journal.lift.words"));
    }
    let detail = Detail { text: text.trim().to_owned(), ..Detail::default() };
    let event = Event::SecretaryChanged { member: next.id.clone() };
    Ok(Draft { events: vec![event], details: vec![detail], basis: standing.number() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::decide::Request;
    use crate::journal::table::{self, Table};

    fn to(member: &str, text: &str) -> Request {
        Request::ChangeSecretary { member: member.into(), text: text.to_owned() }
    }

    fn now(table: &Table) -> Option<String> {
        present(table.facts.sitting(), &table.standing).map(|member| member.id.to_string())
    }

    #[test]
    fn whoever_takes_down_the_record_and_is_not_there_is_known_until_the_record_passes_on() {
        let mut table = Table::of(&table::story());
        let gone = |table: &Table| away(table.facts.sitting(), &table.standing).map(|member| member.id.to_string());
        assert_eq!(gone(&table), None);
        let here = table.facts.sitting().members.iter().find(|member| Some(member.id.to_string()) != now(&table));
        let next = here.unwrap().id.to_string();
        for presence in [Presence::Excused, Presence::Absent] {
            let secretary = MemberId::from(now(&table).unwrap());
            table.ask(&Request::Attend(vec![(secretary, presence)])).unwrap();
            assert_eq!(gone(&table), now(&table), "{presence:?}");
        }
        table.ask(&Request::Attend(vec![(next.as_str().into(), Presence::Present)])).unwrap();
        table.ask(&to(&next, "menggantikan")).unwrap();
        assert_eq!((now(&table), gone(&table)), (Some(next), None));
    }

    #[test]
    fn the_record_passes_to_a_member_at_the_table_and_back() {
        let mut table = Table::of(&table::story());
        assert_eq!(now(&table).as_deref(), Some("K-2"));
        table.ask(&to("K-4", " Sekretaris dipanggil wali kota ")).unwrap();
        assert_eq!(now(&table).as_deref(), Some("K-4"));
        assert_eq!(table.refused(&to("K-4", "lagi")), "journal.refusal.secretary-already");
        table.ask(&Request::Undo).unwrap();
        assert_eq!(now(&table).as_deref(), Some("K-2"));
        table.ask(&Request::Redo).unwrap();
        assert_eq!(now(&table).as_deref(), Some("K-4"));
        table.ask(&to("K-2", "Kembali")).unwrap();
        assert_eq!(now(&table).as_deref(), Some("K-2"));
    }

    #[test]
    fn a_change_of_secretary_needs_somebody_at_the_table_and_a_reason() {
        let mut table = Table::of(&table::story());
        assert_eq!(table.refused(&to("K-4", "  ")), "journal.refusal.secretary-reason");
        assert_eq!(table.refused(&to("K-9", "sakit")), "journal.refusal.no-such-member");
        table.ask(&Request::Attend(vec![("K-4".into(), Presence::Excused)])).unwrap();
        assert_eq!(table.refused(&to("K-4", "sakit")), "journal.refusal.secretary-away");
        assert_eq!(table.refused(&to("K-2", "sakit")), "journal.refusal.secretary-already");
    }
}
