//! What the session file says otherwise than the table, in words and as lines to take it over by.

use crate::domain::correction::{Correction, is_sensitive};
use crate::domain::fact_form::called;
use crate::journal::correction;
use crate::paper::naming::Naming;
use crate::text::words::{Phrase, say};

use super::fact_sheet::{Act, FactLine, named_value};

/// What the session file says otherwise: all of it to be taken over at once, and each by itself.
pub fn changed(naming: &Naming<'_>, changes: &Result<Vec<Correction>, Phrase>) -> Vec<FactLine> {
    let line = |label: String, act: Option<Act>| FactLine { label, value: String::new(), act };
    let changes = match changes {
        Ok(changes) if changes.is_empty() => return Vec::new(),
        Ok(changes) => changes,
        Err(why) => return vec![line(why.spoken(naming.language), None)],
    };
    let (fixed, free): (Vec<_>, Vec<_>) = changes.iter().cloned().partition(correction::is_fixed);
    let all = Phrase::new("board.facts.changed").with("count", changes.len()).spoken(naming.language);
    let each = free.iter().map(|change| line(told(naming, change), Some(Act::TakeOver(vec![change.clone()]))));
    let barred = fixed.iter().map(|change| line(barred(naming, change), None));
    let act = (!free.is_empty()).then(|| Act::TakeOver(free.clone()));
    std::iter::once(line(all, act)).chain(each).chain(barred).collect()
}

/// A change that no correction may make.
pub fn barred(naming: &Naming<'_>, change: &Correction) -> String {
    Phrase::new("plain.change.fixed").with("change", told(naming, change)).spoken(naming.language)
}

/// One change of the session file in words.
pub fn told(naming: &Naming<'_>, change: &Correction) -> String {
    let (row, place, language) = (&change.path.row, change.path.written(), naming.language);
    if change.path.way.is_empty() && (change.old.is_none() || change.new.is_none()) {
        let key = if change.new.is_none() { "plain.change.gone" } else { "plain.change.new" };
        let told = Phrase::new(key).with("whose", naming.row(row)).with("id", row.id().unwrap_or_default());
        return told.spoken(language);
    }
    if is_sensitive(&change.path) {
        return Phrase::new("plain.change.closed").with("whose", naming.row(row)).spoken(language);
    }
    let value = |value: &Option<String>| match value {
        Some(value) => named_value(naming, row, &place, value),
        None => say(language, "paper.entry.corrected-nothing").to_owned(),
    };
    Phrase::new("plain.change")
        .with("whose", naming.row(row))
        .with("called", called(row, &place, language))
        .with("old", value(&change.old))
        .with("new", value(&change.new))
        .spoken(language)
}
