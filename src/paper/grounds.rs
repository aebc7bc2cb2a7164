//! Documents by which blocks are lifted and facts are put right, as the minutes tell of them.

use chrono::NaiveDate;

use crate::domain::account::Row;
use crate::domain::fact_form;
use crate::journal::added_item::{AddedItem, AddedMove};
use crate::journal::event::{Detail, Event};
use crate::paper::naming::Naming;
use crate::text::dates;
use crate::text::words::{Phrase, Value};

/// An exception; for a sensitive rule neither the rule nor the kind of document is told.
pub fn exception(naming: &Naming<'_>, event: &Event, detail: Option<&Detail>) -> Phrase {
    let Event::ExceptionEntered { exception, rule, employee } = event else { return Phrase::new("paper.none") };
    let document = detail.and_then(|detail| detail.document.as_ref());
    let document = document.map(|own| document_phrase(naming, &own.document, &own.number, own.date, rule.is_some()));
    let document = document.unwrap_or_else(|| naming.say("paper.withheld"));
    let phrase = match rule {
        Some(rule) => Phrase::new("paper.entry.exception").with("rule", rule.as_str()),
        None => Phrase::new("paper.entry.exception-closed"),
    };
    phrase.with("number", *exception).with("name", naming.full_name(employee)).with("document", document)
}

/// Items that were added to the docket: who would go where, and who suggested it.
pub fn added(naming: &Naming<'_>, items: &[AddedItem]) -> Phrase {
    let moved = |own: &AddedMove| {
        let moved = Phrase::new("paper.entry.added.move").with("name", naming.name(&own.employee));
        naming.spoken(&moved.with("seat", naming.position(Some(&own.to))))
    };
    let numbered = |item: &AddedItem| {
        let moves = item.moves.iter().map(moved).collect::<Vec<_>>().join(", ");
        let found = naming.facts.docket().items().iter().find(|own| own.proposals.contains(&item.proposal));
        match found {
            Some(found) => Phrase::new("paper.entry.added.item").with("item", found.number).with("moves", moves).into(),
            None => Value::Text(moves),
        }
    };
    let moves = items.iter().map(numbered).collect();
    let origin = items.first().map_or(Value::from(""), |item| Value::Term(item.origin.key()));
    Phrase { key: "paper.entry.added", values: vec![("moves", Value::List(moves)), ("origin", origin)] }
}

/// What became of a whole row: who it was about is in the public part, what it held is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It was taken out of the facts.
    Gone,
    /// It was added to them.
    New,
}

/// Whether a correction took a whole row out or brought one in; none where that is withheld.
pub fn whole_row(detail: Option<&Detail>) -> Option<Whole> {
    let known = detail?.correction.as_ref().filter(|own| own.field.is_empty())?;
    match (&known.old, &known.new) {
        (Some(_), None) => Some(Whole::Gone),
        (None, Some(_)) => Some(Whole::New),
        _ => None,
    }
}

/// A correction; of a sensitive fact neither which it is nor the kind of document is told.
pub fn correction(naming: &Naming<'_>, row: &Row, field: Option<&str>, detail: Option<&Detail>) -> Phrase {
    let known = detail.and_then(|detail| detail.correction.as_ref());
    let document = known.map_or_else(
        || naming.say("paper.withheld"),
        |own| document_phrase(naming, &own.document, &own.number, own.date, field.is_some()),
    );
    if let Some(whole) = whole_row(detail) {
        let key = match whole {
            Whole::Gone => "paper.entry.corrected-gone",
            Whole::New => "paper.entry.corrected-new",
        };
        let told = Phrase::new(key).with("whose", naming.row(row)).with("id", row.id().unwrap_or_default());
        return told.with("document", document);
    }
    let Some(field) = field else {
        let closed = Phrase::new("paper.entry.corrected-closed").with("whose", naming.row(row));
        return closed.with("document", document);
    };
    let told = |value: Option<&String>| match (known, value) {
        (None, _) => naming.say("paper.withheld"),
        (_, None) => naming.say("paper.entry.corrected-nothing"),
        (_, Some(value)) => fact_form::spoken(row, field, value, naming.language),
    };
    Phrase::new("paper.entry.corrected")
        .with("whose", naming.row(row))
        .with("fact", fact_form::called(row, field, naming.language))
        .with("old", told(known.and_then(|own| own.old.as_ref())))
        .with("new", told(known.and_then(|own| own.new.as_ref())))
        .with("document", document)
}

/// Name, number and date of a document. Where it is not to be told what it is, its date alone: the classification code in
/// the number of an official letter names its subject.
pub fn document_phrase(naming: &Naming<'_>, document: &str, number: &str, date: NaiveDate, named: bool) -> String {
    let phrase = match named {
        true => Phrase::new("paper.entry.document").with("document", document).with("number", number),
        false => Phrase::new("paper.entry.document-closed"),
    };
    naming.spoken(&phrase.with("date", dates::long(date, naming.language)))
}
