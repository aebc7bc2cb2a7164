//! Adjourning a sitting, and going on with it: what may be asked for between two meetings, and why all else waits.

use chrono::{DateTime, NaiveDate};

use crate::journal::event::{Detail, Draft, Event};
use crate::journal::refusal::Refusal;
use crate::journal::standing::Standing;
use crate::text::words::Phrase;

/// Lets an adjournment through as a draft: it needs a reason in words, and no day that is over.
pub fn adjourn(standing: &Standing, until: Option<NaiveDate>, text: &str) -> Result<Draft, Refusal> {
    if text.trim().is_empty() {
        let what = Phrase::new("journal.refusal.adjourn-reason");
        return Err(Refusal::new(what).lift("journal.lift.adjourn-reason"));
    }
    if let Some(day) = until.filter(|day| last_day(standing).is_some_and(|last| *day < last)) {
        let what = Phrase::new("journal.refusal.adjourn-day").with("date", day);
        return Err(Refusal::new(what).lift("journal.lift.adjourn-day"));
    }
    let detail = Detail { text: text.trim().to_owned(), ..Detail::default() };
    Ok(Draft { events: vec![Event::Adjourned { until }], details: vec![detail], basis: standing.number() })
}

/// Lets an adjourned sitting go on with its next meeting.
pub fn resume(standing: &Standing) -> Result<Draft, Refusal> {
    if standing.adjournment().is_none() {
        return Err(Refusal::new(Phrase::new("journal.refusal.not-adjourned")));
    }
    let event = Event::Resumed { day: standing.day().saturating_add(1) };
    Ok(Draft { events: vec![event], details: vec![Detail::default()], basis: standing.number() })
}

/// Why nothing is decided or taken down between two meetings.
pub fn refusal() -> Refusal {
    Refusal::new(Phrase::new("journal.refusal.adjourned")).lift("journal.lift.adjourned")
}

/// The day of the last entry, where it was written.
fn last_day(standing: &Standing) -> Option<NaiveDate> {
    let last = standing.entries().last()?;
    DateTime::parse_from_rfc3339(&last.stamp.time).ok().map(|moment| moment.date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::decide::Request;
    use crate::journal::event::Presence;
    use crate::journal::standing::{Life, Standing};
    use crate::journal::table::{self, Table, accepting, rejecting};

    fn adjourned() -> Table {
        let mut table = Table::of(&table::story());
        table.rule(&[rejecting("B-04")]).unwrap();
        table.ask(&Request::Adjourn { until: None, text: " Menunggu data ".to_owned() }).unwrap();
        table
    }

    fn everything_else() -> Vec<Request> {
        vec![
            Request::Attend(vec![("K-1".into(), Presence::Present)]),
            Request::Rule(vec![accepting("B-01")]),
            Request::TakeNote { item: None, text: "catatan".to_owned() },
            Request::EnterException {
                rule: "R-CAPIL".to_owned(),
                employee: "P-904".into(),
                document: "Surat".to_owned(),
                number: "1".to_owned(),
                date: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
            },
            Request::Undo,
            Request::Redo,
            Request::Adjourn { until: None, text: "lagi".to_owned() },
            Request::Close,
        ]
    }

    #[test]
    fn while_adjourned_everything_but_going_on_is_refused_and_says_how() {
        let mut table = adjourned();
        assert_eq!(table.standing.life(), Life::Adjourned);
        assert_eq!(table.standing.adjournment().map(|found| found.text.as_str()), Some("Menunggu data"));
        for request in everything_else() {
            let refusal = table.ask(&request).expect_err("it is refused");
            assert_eq!(refusal, super::refusal(), "{request:?}");
            assert!(refusal.lift.is_some());
        }
        table.ask(&Request::Resume).unwrap();
        assert_eq!((table.standing.life(), table.standing.day()), (Life::Open, 2));
        assert_eq!(table.standing.adjournment(), None);
    }

    #[test]
    fn a_new_meeting_begins_with_attendance_and_keeps_what_was_decided() {
        let mut table = adjourned();
        table.ask(&Request::Resume).unwrap();
        assert!((1..=5).all(|number| table.standing.presence(&format!("K-{number}").as_str().into()).is_none()));
        assert_eq!(table.refused(&Request::Rule(vec![accepting("B-01")])), "journal.refusal.no-quorum");
        assert_eq!(table.refused(&Request::Close), "journal.refusal.no-quorum");
        assert_eq!(table.standing.decisions().count(), 1);
        let members = table.facts.sitting().members.iter();
        let all = members.map(|member| (member.id.clone(), Presence::Present)).collect();
        table.ask(&Request::Attend(all)).unwrap();
        table.rule(&[accepting("B-01")]).unwrap();
        table.ask(&Request::Adjourn { until: None, text: "istirahat".to_owned() }).unwrap();
        table.ask(&Request::Resume).unwrap();
        assert_eq!(table.standing.day(), 3);
        assert_eq!(table.refused(&Request::Resume), "journal.refusal.not-adjourned");
    }

    #[test]
    fn undo_and_redo_never_cross_an_adjournment() {
        let mut table = Table::of(&table::story());
        table.rule(&[rejecting("B-04")]).unwrap();
        table.rule(&[rejecting("B-03")]).unwrap();
        table.ask(&Request::Undo).unwrap();
        table.ask(&Request::Adjourn { until: None, text: "istirahat".to_owned() }).unwrap();
        table.ask(&Request::Resume).unwrap();
        // The rejection of B-03 is not brought back, that of B-04 not taken back.
        assert_eq!(table.refused(&Request::Redo), "journal.refusal.nothing-to-redo");
        assert_eq!(table.refused(&Request::Undo), "journal.refusal.undo-earlier");
        table.ask(&Request::Attend(vec![("K-1".into(), Presence::Present)])).unwrap();
        table.ask(&Request::Undo).unwrap();
        assert_eq!(table.standing.presence(&"K-1".into()), None);
        assert_eq!(table.refused(&Request::Undo), "journal.refusal.undo-earlier");
        table.ask(&Request::Redo).unwrap();
        assert_eq!(table.standing.presence(&"K-1".into()), Some(Presence::Present));
        assert_eq!(table.standing.decisions().count(), 1);
    }

    #[test]
    fn an_adjournment_needs_a_reason_and_a_day_that_is_not_over() {
        let mut table = Table::of(&table::story());
        let asked = |text: &str, until| Request::Adjourn { until, text: text.to_owned() };
        assert_eq!(table.refused(&asked("  ", None)), "journal.refusal.adjourn-reason");
        let last = table.standing.entries().last().unwrap();
        let mut entry = crate::journal::event::Entry::clone(last);
        entry.stamp.time = "2026-12-02T16:00:00+07:00".to_owned();
        table.standing = Standing::of(table.standing.entries()[..1].iter().cloned().chain([entry.into()]));
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day);
        assert_eq!(table.refused(&asked("data", day(1))), "journal.refusal.adjourn-day");
        table.ask(&asked("data", day(2))).unwrap();
        assert_eq!(table.standing.adjournment().and_then(|found| found.until), day(2));
    }
}
