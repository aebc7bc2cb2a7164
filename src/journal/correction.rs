//! Facts put right at the table: only with a document, and never so that the docket becomes another one.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::domain::account::{Row, Way};
use crate::domain::correction::{Correction, is_sensitive};
use crate::domain::docket::{Docket, Item};
use crate::domain::facts::Facts;
use crate::journal::event::{CorrectedFact, Detail, Draft, Event};
use crate::journal::refusal::Refusal;
use crate::journal::standing::Standing;
use crate::text::words::Phrase;

/// What is to be corrected together, by one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrections {
    /// What is put right, in this order.
    pub facts: Vec<Correction>,
    /// What the document is.
    pub document: String,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: NaiveDate,
    /// The docket as the corrected facts make it; who read them found no fault in them.
    pub docket: Docket,
}

/// Lets corrections through as a draft, or refuses them.
pub fn enter(facts: &Facts, standing: &Standing, asked: &Corrections) -> Result<Draft, Refusal> {
    if asked.document.trim().is_empty() || asked.number.trim().is_empty() {
        return Err(Refusal::new(Phrase::new("journal.refusal.no-document")).lift("journal.lift.document"));
    }
    if asked.date > facts.sitting().date {
        let what = Phrase::new("journal.refusal.document-date").with("date", asked.date);
        return Err(Refusal::new(what).lift("journal.lift.document-date"));
    }
    if asked.facts.is_empty() || asked.facts.iter().any(|fact| fact.old == fact.new) {
        return Err(Refusal::new(Phrase::new("journal.refusal.corrects-nothing")));
    }
    if asked.facts.iter().any(is_fixed) {
        return Err(Refusal::new(Phrase::new("journal.refusal.fixed-fact")).lift("journal.lift.fixed-fact"));
    }
    insist_decided_stay(standing, asked)?;
    if let Some(number) = first_other(facts.docket(), &asked.docket) {
        let what = Phrase::new("journal.refusal.other-docket").with("item", number);
        return Err(Refusal::new(what).lift("journal.lift.other-docket"));
    }
    let (events, details) = asked.facts.iter().map(|fact| entered(fact, asked)).unzip();
    Ok(Draft { events, details, basis: standing.number() })
}

fn entered(fact: &Correction, asked: &Corrections) -> (Event, Detail) {
    let field = fact.path.written();
    let public = (!is_sensitive(&fact.path)).then(|| field.clone());
    let correction = CorrectedFact {
        field,
        old: fact.old.clone(),
        new: fact.new.clone(),
        document: asked.document.trim().to_owned(),
        number: asked.number.trim().to_owned(),
        date: asked.date,
    };
    let event = Event::FactCorrected { row: fact.path.row.clone(), field: public };
    (event, Detail { correction: Some(correction), ..Detail::default() })
}

/// Whether no correction may touch it: what makes this sitting this sitting, the form of the file, whether its people are
/// invented, and the id of a row. Who sits at the table, and with which vote, was settled when the sitting was opened:
/// quorum and signatures of what is decided already rest on it.
pub fn is_fixed(fact: &Correction) -> bool {
    let field = match fact.path.way.first() {
        Some(Way::Field(name)) => Some(name.as_ref()),
        _ => None,
    };
    match fact.path.row {
        Row::File | Row::Sitting => true,
        Row::Member(_) => matches!(field, None | Some("id" | "employee" | "role" | "votes")),
        _ => field == Some("id") && fact.path.way.len() == 1,
    }
}

/// Nobody and nothing that a decision names goes out of the facts.
fn insist_decided_stay(standing: &Standing, asked: &Corrections) -> Result<(), Refusal> {
    let gone: HashSet<&Row> = asked
        .facts
        .iter()
        .filter(|fact| fact.path.way.is_empty() && fact.new.is_none())
        .map(|fact| &fact.path.row)
        .collect();
    let names = |row: &Row| {
        standing.decisions().flat_map(|decision| decision.moves.iter()).any(|decided| match row {
            Row::Employee(id) => decided.employee == *id,
            Row::Position(id) => decided.to == *id || decided.from.as_ref() == Some(id),
            _ => false,
        })
    };
    if gone.into_iter().any(names) {
        return Err(Refusal::new(Phrase::new("journal.refusal.decided-row")).lift("journal.lift.decided-row"));
    }
    Ok(())
}

/// Number of the first item that is another one, is gone, or is new; none where both dockets hold the same seats for
/// the same proposals.
fn first_other(docket: &Docket, other: &Docket) -> Option<usize> {
    let same =
        |one: &Item, two: &Item| one.seats == two.seats && one.moves == two.moves && one.proposals == two.proposals;
    let (one, two) = (docket.items(), other.items());
    let differs = one.iter().zip(two).position(|(one, two)| !same(one, two));
    differs.or((one.len() != two.len()).then_some(one.len().min(two.len()))).map(|place| place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::FactPath;
    use crate::domain::story::day;
    use crate::journal::decide::Request;
    use crate::journal::table::{Table, story};

    fn grade(table: &Table) -> Corrections {
        let path = FactPath::employee(&"P-904".into()).field("grade");
        let fact = Correction { path, old: Some("\"III/c\"".to_owned()), new: Some("\"III/d\"".to_owned()) };
        Corrections {
            facts: vec![fact],
            document: "Keputusan kenaikan pangkat".to_owned(),
            number: "823/114/2026".to_owned(),
            date: day(2026, 10, 1),
            docket: table.facts.docket().clone(),
        }
    }

    fn refused(table: &mut Table, asked: &Corrections) -> String {
        table.refused(&Request::CorrectFacts(asked.clone()))
    }

    #[test]
    fn a_correction_is_entered_with_its_document_and_can_be_taken_back() {
        let mut table = Table::of(&story());
        let asked = grade(&table);
        table.ask(&Request::CorrectFacts(asked.clone())).expect("let through");
        let [entered] = table.standing.corrections() else { panic!("one correction") };
        assert_eq!(entered.row, asked.facts[0].path.row);
        let known = entered.known.as_ref().expect("nothing is withheld");
        assert_eq!((known.new.as_deref(), known.number.as_str()), (Some("\"III/d\""), "823/114/2026"));
        table.ask(&Request::Undo).expect("let through");
        assert!(table.standing.corrections().is_empty());
        table.ask(&Request::Redo).expect("let through");
        assert_eq!(table.standing.corrections().len(), 1);
    }

    #[test]
    fn a_correction_without_ground_is_refused() {
        let mut table = Table::of(&story());
        let asked = grade(&table);
        assert_eq!(
            refused(&mut table, &Corrections { number: "  ".into(), ..asked.clone() }),
            "journal.refusal.no-document"
        );
        let late = Corrections { date: day(2031, 1, 1), ..asked.clone() };
        assert_eq!(refused(&mut table, &late), "journal.refusal.document-date");
        let nothing = Corrections { facts: Vec::new(), ..asked.clone() };
        assert_eq!(refused(&mut table, &nothing), "journal.refusal.corrects-nothing");
        let mut same = asked.clone();
        same.facts[0].new = asked.facts[0].old.clone();
        assert_eq!(refused(&mut table, &same), "journal.refusal.corrects-nothing");
        let mut id = asked;
        id.facts[0].path = FactPath::employee(&"P-904".into()).field("id");
        assert_eq!(refused(&mut table, &id), "journal.refusal.fixed-fact");
    }

    #[test]
    fn who_sits_and_votes_and_the_sitting_itself_stay() {
        let member = |written: &str| FactPath::read(Row::Member("K-1".into()), written).expect("a way");
        let fixed = [member(""), member("votes"), member("role"), FactPath::of(Row::Sitting).field("quorum")];
        let free = [member("rank"), member("relations[0]"), FactPath::of(Row::Settings).field("fit")];
        let mut table = Table::of(&story());
        let asked = |path: &FactPath, table: &Table| {
            let fact = Correction { path: path.clone(), old: Some("1".into()), new: None };
            Corrections { facts: vec![fact], ..grade(table) }
        };
        for path in &fixed {
            let asked = asked(path, &table);
            assert_eq!(refused(&mut table, &asked), "journal.refusal.fixed-fact", "{path:?}");
        }
        for path in &free {
            let asked = asked(path, &table);
            table.ask(&Request::CorrectFacts(asked)).unwrap_or_else(|why| panic!("{path:?}: {why:?}"));
        }
    }

    #[test]
    fn a_correction_that_makes_another_docket_is_refused() {
        let mut table = Table::of(&story());
        let fewer = Corrections { docket: Docket::default(), ..grade(&table) };
        assert_eq!(refused(&mut table, &fewer), "journal.refusal.other-docket");
    }

    #[test]
    fn what_is_sensitive_is_named_in_the_private_part_alone() {
        let mut table = Table::of(&story());
        let mut asked = grade(&table);
        asked.facts[0].path = FactPath::employee(&"P-904".into()).field("discipline").nth(0).field("until");
        table.ask(&Request::CorrectFacts(asked)).expect("let through");
        let last = table.standing.entries().last().expect("an entry");
        let Event::FactCorrected { field, .. } = &last.events[0] else { panic!("a correction") };
        assert_eq!(*field, None);
        assert_eq!(last.detail(0).correction.expect("stated").field, "discipline[0].until");
    }
}
