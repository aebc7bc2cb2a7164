//! `tests/files/every_field.ron` says everything that the format can say; tests that change it reach every field.

use std::collections::{BTreeMap, BTreeSet};

use crate::store::fault::Fault;
use crate::store::input::examine;
use crate::store::parser::parse;
use crate::store::session::check_text;
use crate::store::tree::{Kind, Node};
use crate::text::language::Language;
use crate::text::words::Value;

/// The session.
const WHOLE: &str = include_str!("../../../tests/files/every_field.ron");

/// The names of the fields that the type of a struct knows, told by the complaint about one that it does not know.
fn known_fields(fault: &Fault) -> Vec<String> {
    let listed = fault.cure.values.iter().find(|(name, _)| *name == "known").map(|(_, value)| value);
    let Some(Value::List(names)) = listed else { panic!("{fault:?}") };
    names.iter().map(|name| name.spoken(Language::English)).collect()
}

/// Where each struct of the tree opens, and the names of its fields.
fn structs(node: &Node, found: &mut Vec<(usize, BTreeSet<String>)>) {
    match &node.kind {
        Kind::Some(inner) => structs(inner, found),
        Kind::List(items) | Kind::Tuple { items, .. } => items.iter().for_each(|item| structs(item, found)),
        Kind::Map(pairs) => pairs.iter().for_each(|(_, value)| structs(value, found)),
        Kind::Struct { fields, .. } => {
            let names = fields.iter().map(|field| field.name.to_string()).collect();
            found.push((node.span.range().start + 1, names));
            fields.iter().for_each(|field| structs(&field.value, found));
        }
        _ => {}
    }
}

#[test]
fn one_session_says_everything_that_the_format_can_say() {
    let mut found = Vec::new();
    structs(&parse(WHOLE).0.expect("a session"), &mut found);
    found.sort_unstable_by_key(|(at, _)| *at);
    let mut text = WHOLE.to_owned();
    for (at, _) in found.iter().rev() {
        text.insert_str(*at, "xyzzyxyzzy: 0, ");
    }
    let checked = check_text(examine(text.into()));
    let complaints: Vec<&Fault> = checked.faults.iter().filter(|fault| fault.code == "E-UNKNOWN-FIELD").collect();
    assert_eq!(complaints.len(), found.len());
    // Structs of one kind know the same fields; together they must say all of them.
    let mut unsaid: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    for (fault, (_, said)) in complaints.into_iter().zip(&found) {
        let known = known_fields(fault);
        let left = unsaid.entry(known.clone()).or_insert_with(|| known.into_iter().collect());
        left.retain(|name| !said.contains(name));
    }
    let unsaid: BTreeSet<&String> = unsaid.values().flatten().collect();
    assert!(unsaid.is_empty(), "tests/files/every_field.ron does not say {unsaid:?}");
    assert_eq!(check_text(examine(WHOLE.into())).faults, []);
}
