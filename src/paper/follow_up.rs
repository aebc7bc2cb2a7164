//! What follows from the decisions once the sitting is closed, said once for all of them.

use std::collections::BTreeSet;

use crate::domain::ids::PositionId;
use crate::journal::standing::Standing;
use crate::paper::naming::Naming;
use crate::rules;
use crate::text::words::{Phrase, Value};

/// For which items the technical approval of BKN is asked; none where nobody but staff moves among themselves.
pub fn approvals(naming: &Naming<'_>, standing: &Standing) -> Option<String> {
    let class = |id: &PositionId| naming.facts.position(id).map(|position| position.class);
    let decided = standing.decisions().filter(|decision| decision.outcome.moves());
    let asking = decided.filter(|decision| {
        let mut leaving = decision.moves.iter().filter(|own| !own.kind.keeps_home());
        leaving.any(|own| {
            class(&own.to).is_some_and(|to| rules::asks_technical_approval(own.from.as_ref().and_then(class), to))
        })
    });
    let numbers: BTreeSet<usize> =
        asking.filter_map(|decision| naming.facts.docket().item(&decision.item)).map(|item| item.number).collect();
    let key = match numbers.len() {
        0 => return None,
        1 => "paper.minutes.approval",
        _ => "paper.minutes.approvals",
    };
    let items = Value::List(numbers.into_iter().map(|number| Value::Text(number.to_string())).collect());
    Some(naming.spoken(&Phrase::new(key).with("items", items)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::table::{self, Table};
    use crate::text::language::Language;

    fn told(table: &Table) -> Option<String> {
        approvals(&Naming { facts: &table.facts, language: Language::Indonesian }, &table.standing)
    }

    #[test]
    fn the_approval_is_said_once_with_the_items_that_wait_for_it() {
        let mut table = Table::of(&table::story());
        assert_eq!(told(&table), None, "nothing is accepted");
        table.rule(&[table::accepting("B-01")]).expect("P-904 may take the vacant seat");
        assert!(told(&table).is_some_and(|told| told.ends_with("untuk butir 1.")), "{:?}", told(&table));
    }

    #[test]
    fn who_keeps_the_home_seat_waits_for_no_approval() {
        let mut table = Table::of(&table::story_of_acting());
        table.rule(&[table::accepting("B-01")]).expect("P-904 may act in the vacant seat");
        assert_eq!(told(&table), None);
    }
}
