//! Putting words otherwise: what people wrote down may be reworded, also after the sitting was closed; what the program
//! wrote from facts, and what decides something, may not.

use crate::journal::event::{Detail, Draft, Event};
use crate::journal::refusal::Refusal;
use crate::journal::standing::Standing;
use crate::text::words::Phrase;

/// Lets other words for the event at `place` of an entry through as a draft.
pub fn reword(standing: &Standing, entry: u64, place: usize, text: &str) -> Result<Draft, Refusal> {
    let (now, text) = (written(standing, entry, place)?, text.trim());
    if text.is_empty() {
        let what = Phrase::new("journal.refusal.reword-empty");
        return Err(Refusal::new(what).lift("journal.lift.reword-empty"));
    }
    if text == now.trim() {
        return Err(Refusal::new(Phrase::new("journal.refusal.reword-same")));
    }
    let detail = Detail { text: text.to_owned(), ..Detail::default() };
    Ok(Draft { events: vec![Event::Reworded { entry, place }], details: vec![detail], basis: standing.number() })
}

/// The words of an event that may be put otherwise, as they are now.
///
/// # Errors
/// Why they may not: there is no such entry, it was taken back, nobody wrote words in it, or they decide something.
pub fn written(standing: &Standing, entry: u64, place: usize) -> Result<String, Refusal> {
    let found = standing.entries().iter().find(|found| found.number == entry);
    let Some((found, event)) = found.and_then(|found| found.events.get(place).map(|event| (found, event))) else {
        return Err(Refusal::new(Phrase::new("journal.refusal.no-such-entry").with("entry", entry.to_string())));
    };
    let refused = |what| Err(Refusal::new(Phrase::new(what)));
    match event {
        _ if standing.is_undone(entry) => return refused("journal.refusal.reword-undone"),
        Event::NoteTaken { .. } | Event::Decided { .. } | Event::SecretaryChanged { .. } | Event::Adjourned { .. } => {}
        Event::DetailsOpened { .. } => return refused("journal.refusal.reword-details"),
        Event::ExceptionEntered { .. } | Event::FactCorrected { .. } => {
            let what = Phrase::new("journal.refusal.reword-document");
            return Err(Refusal::new(what).lift("journal.lift.reword-document"));
        }
        Event::Reworded { entry, .. } => {
            let what = Phrase::new("journal.refusal.reword-again").with("entry", entry.to_string());
            return Err(Refusal::new(what));
        }
        _ => return refused("journal.refusal.reword-facts"),
    }
    match standing.words(found, place) {
        None => refused("journal.refusal.reword-withheld"),
        Some(detail) if detail.text.trim().is_empty() => refused("journal.refusal.reword-nothing"),
        Some(detail) => Ok(detail.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ItemId;
    use crate::journal::decide::Request;
    use crate::journal::event::Presence;
    use crate::journal::ruling::Ruling;
    use crate::journal::standing::Life;
    use crate::journal::table::{self, Table, accepting, rejecting};

    fn rewording(entry: u64, place: usize, text: &str) -> Request {
        Request::Reword { entry, place, text: text.to_owned() }
    }

    /// Entry 2 takes attendance, 3 is a note, 4 accepts B-01 and B-02 as one, each with words.
    fn noted() -> Table {
        let mut table = Table::of(&table::story());
        table.ask(&Request::TakeNote { item: Some("B-01".into()), text: "semula".to_owned() }).unwrap();
        table.rule(&[accepting("B-01"), accepting("B-02")]).unwrap();
        table
    }

    fn words(table: &Table, item: &str) -> (String, Option<u64>) {
        let decision = table.standing.decision(&ItemId::from(item)).unwrap();
        (decision.detail.text.clone(), decision.reworded)
    }

    #[test]
    fn the_newest_words_stand_and_stepping_back_shows_those_of_then() {
        let mut table = noted();
        table.ask(&rewording(3, 0, " lebih\njelas ")).unwrap();
        table.ask(&rewording(4, 1, "Layanan kosong")).unwrap();
        table.ask(&rewording(3, 0, "paling jelas")).unwrap();
        let note = &table.standing.notes()[0];
        assert_eq!((note.text.as_str(), note.reworded), ("paling jelas", Some(7)));
        assert_eq!(words(&table, "B-02"), ("Layanan kosong".to_owned(), Some(6)));
        assert_eq!(words(&table, "B-01"), ("Kebutuhan layanan".to_owned(), None), "the other item keeps its own");
        for (entry, then) in [(4, "semula"), (5, "lebih\njelas"), (6, "lebih\njelas")] {
            assert_eq!(table.standing.at(entry).notes()[0].text, then, "#{entry}");
        }
        assert_eq!(table.standing.entries()[2].detail(0).text, "semula", "the earlier words stay in the record");
        let replayed = Standing::of(table.standing.entries().to_vec());
        assert_eq!(table::shown(&replayed), table.shown());
    }

    #[test]
    fn rewording_is_undone_and_redone_like_any_entry() {
        let mut table = noted();
        table.ask(&rewording(3, 0, "satu")).unwrap();
        table.ask(&rewording(3, 0, "dua")).unwrap();
        let text = |table: &Table| table.standing.notes()[0].text.clone();
        table.ask(&Request::Undo).unwrap();
        assert_eq!((text(&table).as_str(), table.standing.reworded(3, 0)), ("satu", Some(5)));
        table.ask(&Request::Undo).unwrap();
        assert_eq!((text(&table).as_str(), table.standing.reworded(3, 0)), ("semula", None));
        table.ask(&Request::Redo).unwrap();
        assert_eq!(text(&table), "satu");
    }

    #[test]
    fn what_nobody_typed_or_what_decides_is_not_put_otherwise() {
        let mut table = noted();
        let mut refused = |entry, place, text: &str| table.refused(&rewording(entry, place, text));
        assert_eq!(refused(99, 0, "kata"), "journal.refusal.no-such-entry");
        assert_eq!(refused(3, 1, "kata"), "journal.refusal.no-such-entry");
        assert_eq!(refused(2, 0, "kata"), "journal.refusal.reword-facts");
        assert_eq!(refused(3, 0, " semula "), "journal.refusal.reword-same");
        assert_eq!(refused(3, 0, " \n"), "journal.refusal.reword-empty");
        let silent = rejecting("B-03");
        table.rule(&[silent]).unwrap();
        assert_eq!(table.refused(&rewording(5, 0, "kata")), "journal.refusal.reword-nothing");
        table.ask(&rewording(3, 0, "lain")).unwrap();
        assert_eq!(table.refused(&rewording(6, 0, "kata")), "journal.refusal.reword-again");
        table.ask(&Request::Undo).unwrap();
        table.ask(&Request::Undo).unwrap();
        assert_eq!(table.refused(&rewording(5, 0, "kata")), "journal.refusal.reword-undone");
        let why = Request::OpenDetails { item: "B-01".into(), member: "K-4".into(), text: "Ketua meminta".to_owned() };
        table.ask(&why).unwrap();
        assert_eq!(table.refused(&rewording(9, 0, "lain")), "journal.refusal.reword-details");
    }

    #[test]
    fn a_copy_without_words_has_none_to_put_otherwise() {
        let mut table = noted();
        table.ask(&rewording(3, 0, "lebih jelas")).unwrap();
        for withheld in [3, 5] {
            let mut entries: Vec<_> = table.standing.entries().iter().map(|entry| (**entry).clone()).collect();
            entries[withheld - 1].details = None;
            let copy = Table { standing: Standing::of(entries), ..table.clone() };
            assert_eq!(copy.standing.notes()[0].text, "", "withheld #{withheld}");
            assert_eq!(written(&copy.standing, 3, 0).unwrap_err().what.key, "journal.refusal.reword-withheld");
        }
    }

    #[test]
    fn withheld_words_of_a_decision_leave_its_conditions() {
        let mut table = noted();
        let number = table.standing.number() + 1;
        let conditional = Ruling { conditions: "setelah serah terima".to_owned(), ..accepting("B-03") };
        table.rule(&[conditional]).unwrap();
        table.ask(&rewording(number, 0, "lebih jelas")).unwrap();
        let mut entries: Vec<_> = table.standing.entries().iter().map(|entry| (**entry).clone()).collect();
        entries.last_mut().unwrap().details = None;
        let copy = Standing::of(entries);
        let decision = copy.decision(&"B-03".into()).unwrap();
        assert_eq!((decision.detail.text.as_str(), decision.detail.conditions.as_str()), ("", "setelah serah terima"));
    }

    #[test]
    fn words_are_put_otherwise_between_meetings_and_after_closing_when_nothing_else_is() {
        let mut table = noted();
        table.ask(&Request::Adjourn { until: None, text: "makan siang".to_owned() }).unwrap();
        table.ask(&rewording(5, 0, "istirahat")).unwrap();
        assert_eq!(table.standing.adjournment().unwrap().text, "istirahat");
        assert_eq!(table.refused(&Request::Undo), "journal.refusal.adjourned");
        table.ask(&Request::Resume).unwrap();
        let everybody = table.facts.sitting().members.iter().map(|member| (member.id.clone(), Presence::Present));
        let everybody = Request::Attend(everybody.collect());
        table.ask(&everybody).unwrap();
        assert_eq!(table.refused(&rewording(6, 0, "lain")), "journal.refusal.reword-again");
        table.rule(&[accepting("B-03"), rejecting("B-04")]).unwrap();
        let standing = table.standing.number();
        table.ask(&Request::Close).unwrap();
        table.ask(&rewording(3, 0, "sesudah ditutup")).unwrap();
        assert_eq!((table.standing.life(), table.standing.number()), (Life::Closed, standing + 2));
        assert_eq!(table.standing.notes()[0].text, "sesudah ditutup");
        assert_eq!(table.refused(&Request::Undo), "journal.refusal.closed");
    }
}
