//! What the outcome tells of the record behind it: the corrections in force, and who took down which entries.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::account::Row;
use crate::domain::ids::MemberId;
use crate::journal::corrected::Corrected;
use crate::journal::event::CorrectedFact;
use crate::journal::secretary;
use crate::journal::standing::Standing;
use crate::paper::naming::Naming;
use crate::paper::secretaries::{self, Hand};

/// A correction of a fact that is in force. Of a sensitive fact neither place nor values are here, nor what the document
/// is; where the words of the entry are withheld nothing is here but whose fact it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionOutcome {
    /// Number of the entry.
    pub entry: u64,
    /// The kind of row in the session file (`employee`).
    pub row: String,
    /// Id of the row; none where there is only one of its kind.
    pub id: Option<String>,
    /// Place of the fact in the row (`performance[1].result`), empty for the whole row; none of a sensitive fact.
    pub field: Option<String>,
    /// What became of it: `corrected`, or of a whole row `removed` or `added`, whose content is not here.
    pub change: String,
    /// What stood there, as a session file writes it; none where nothing did.
    pub old: Option<String>,
    /// What is true, as a session file writes it; none where nothing is known.
    pub new: Option<String>,
    /// What the document is.
    pub document: Option<String>,
    /// Number of the document.
    pub number: Option<String>,
    /// Date of the document.
    pub date: Option<NaiveDate>,
}

/// Entries that one member took down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecorderOutcome {
    /// Id of the member; none where the session file names no secretary.
    pub member: Option<MemberId>,
    /// Number of the first entry.
    pub first: u64,
    /// Number of the last entry.
    pub last: u64,
}

/// The corrections in force, in the order in which they were entered.
pub fn corrections(standing: &Standing) -> Vec<CorrectionOutcome> {
    standing.corrections().iter().map(correction).collect()
}

fn correction(corrected: &Corrected) -> CorrectionOutcome {
    let known = corrected.known.as_ref();
    let open = known.filter(|_| corrected.field.is_some());
    let value = open.filter(|own| !own.field.is_empty());
    CorrectionOutcome {
        entry: corrected.entry,
        row: kind_of(&corrected.row).to_owned(),
        id: corrected.row.id().map(str::to_owned),
        field: corrected.field.clone(),
        change: known.map_or("corrected", change_of).to_owned(),
        old: value.and_then(|own| own.old.clone()),
        new: value.and_then(|own| own.new.clone()),
        document: open.map(|own| own.document.clone()),
        number: open.map(|own| own.number.clone()),
        date: known.map(|own| own.date),
    }
}

/// What a correction did.
fn change_of(known: &CorrectedFact) -> &'static str {
    match (known.field.is_empty(), &known.old, &known.new) {
        (true, Some(_), None) => "removed",
        (true, None, Some(_)) => "added",
        _ => "corrected",
    }
}

/// What the row is of.
fn kind_of(row: &Row) -> &'static str {
    match row {
        Row::Sitting => "sitting",
        Row::Member(_) => "member",
        Row::Settings => "settings",
        Row::Unit(_) => "unit",
        Row::Position(_) => "position",
        Row::Employee(_) => "employee",
        Row::Proposal(_) => "proposal",
        Row::Basis(_) => "basis",
        Row::Distances => "distances",
        Row::Forum => "forum",
        Row::File => "file",
    }
}

/// Who took down which entries, in order; nobody before the first entry.
pub fn recorders(naming: &Naming<'_>, standing: &Standing) -> Vec<RecorderOutcome> {
    let appointed = secretary::appointed(naming.facts.sitting(), standing);
    let hands = secretaries::hands(standing, appointed).into_iter().filter(|hand| hand.last > 0);
    hands.map(|Hand { member, first, last }| RecorderOutcome { member, first, last }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::{Detail, Entry, Event, Stamp};
    use crate::paper::sample_record;
    use crate::text::language::Language;

    fn fact(field: &str) -> CorrectedFact {
        CorrectedFact {
            field: field.to_owned(),
            old: Some("\"III/b\"".to_owned()),
            new: Some("\"III/c\"".to_owned()),
            document: "Keputusan".to_owned(),
            number: "823/1".to_owned(),
            date: NaiveDate::from_ymd_opt(2026, 10, 1).unwrap(),
        }
    }

    /// The sitting of the sample before it is closed, in which somebody else takes over and two facts are corrected.
    fn standing(withheld: bool) -> Standing {
        let corrected = |field: Option<&str>| Event::FactCorrected {
            row: Row::Employee("P-904".into()),
            field: field.map(str::to_owned),
        };
        let words = |field| Detail { correction: Some(fact(field)), ..Detail::default() };
        let entry = |number: u64, events: Vec<Event>, details: Vec<Detail>| Entry {
            number,
            stamp: Stamp { time: String::new(), boot: String::new(), clock: 0, by: String::new() },
            basis: number - 1,
            events,
            details: (!withheld).then_some(details),
            hash: [0; 32],
        };
        let facts = sample_record::facts();
        let mut standing = sample_record::standing(&facts, false).at(9);
        let heir = facts.sitting().members[0].id.clone();
        standing.apply(entry(10, vec![Event::SecretaryChanged { member: heir }], vec![Detail::default()]));
        let events = vec![corrected(Some("grade")), corrected(None)];
        standing.apply(entry(11, events, vec![words("grade"), words("discipline[0].until")]));
        standing
    }

    #[test]
    fn corrections_are_told_with_their_document_and_a_sensitive_one_without_its_matter() {
        let told = corrections(&standing(false));
        let [open, closed] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!((open.entry, open.row.as_str(), open.id.as_deref()), (11, "employee", Some("P-904")));
        assert_eq!((open.field.as_deref(), open.new.as_deref()), (Some("grade"), Some("\"III/c\"")));
        assert_eq!((open.document.as_deref(), open.number.as_deref()), (Some("Keputusan"), Some("823/1")));
        assert_eq!((&closed.field, &closed.old, &closed.new, &closed.document), (&None, &None, &None, &None));
        assert_eq!((&closed.number, closed.date), (&None, open.date));
        let row = CorrectedFact { field: String::new(), old: Some("(id: \"A\")".to_owned()), new: None, ..fact("") };
        let gone =
            Corrected { row: Row::Position("A".into()), field: Some(String::new()), known: Some(row), entry: 12 };
        let gone = correction(&gone);
        assert_eq!((gone.change.as_str(), gone.id.as_deref(), &gone.old), ("removed", Some("A"), &None));
        let withheld = corrections(&standing(true));
        assert_eq!((&withheld[0].old, &withheld[0].document, withheld[0].date), (&None, &None, None));
    }

    #[test]
    fn whoever_took_down_entries_is_told_with_their_numbers() {
        let facts = sample_record::facts();
        let naming = Naming { facts: &facts, language: Language::Indonesian };
        let told = recorders(&naming, &standing(false));
        let numbers: Vec<(u64, u64)> = told.iter().map(|own| (own.first, own.last)).collect();
        assert_eq!(numbers, [(1, 9), (10, 11)]);
        assert_eq!(told[1].member.as_ref(), Some(&facts.sitting().members[0].id));
        assert_eq!(recorders(&naming, &Standing::default()), []);
    }
}
