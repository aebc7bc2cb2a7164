//! The proposals of the file.

use crate::store::sample::docket::{Docket, Proposal};
use crate::store::sample::government::Government;
use crate::store::sample::writer::{Writer, spell};

/// Writes the proposals.
pub fn proposals(writer: &mut Writer, government: &Government<'_>, docket: &Docket) {
    let digits = docket.proposals.len().to_string().len().max(2);
    let id = |number: usize| format!("U-{:0digits$}", number + 1);
    for (number, own) in docket.proposals.iter().enumerate() {
        writer.open();
        writer.text("id", &id(number));
        proposal(writer, government, own);
        let alternatives: Vec<String> = own.alternatives.iter().map(|employee| government.id(*employee)).collect();
        writer.texts("alternatives", &alternatives);
        let requires: Vec<String> = own.requires.iter().map(|before| id(*before)).collect();
        writer.texts("requires", &requires);
        writer.text("reason", &own.reason);
        writer.text("benefit", &own.benefit);
        writer.close();
    }
}

fn proposal(writer: &mut Writer, government: &Government<'_>, own: &Proposal) {
    writer.inline("moves", &own.moves, |field, (employee, post)| {
        let to = &government.made.posts[*post].id;
        spell(field, format_args!("(employee: \"{}\", to: \"{to}\"", government.id(*employee)));
        if let Some(kind) = own.kind {
            spell(field, format_args!(", kind: {kind:?}"));
        }
        field.push(')');
    });
    writer.value("origin", own.origin);
    writer.text("origin_detail", &own.detail);
    writer.shown("date", own.date);
    if own.urgent {
        writer.value("urgent", true);
    }
    if let Some(until) = own.until {
        writer.shown("until", until);
    }
}
