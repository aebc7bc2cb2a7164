//! The key to the rule codes that the minutes name: each code with its title.

use std::collections::BTreeSet;

use crate::journal::event::Event;
use crate::journal::standing::Standing;
use crate::paper::block::Block;
use crate::paper::naming::{Naming, capitalised};
use crate::rules;

/// The codes that the chronology names, with their titles, by code; none when it names no code. A sensitive
/// rule is never named, also where an older record did.
pub fn rule_key(naming: &Naming<'_>, standing: &Standing) -> Option<Block> {
    let events = standing.entries().iter().flat_map(|entry| &entry.events);
    let codes: BTreeSet<&str> = events.flat_map(codes_of).collect();
    let known = codes.into_iter().filter_map(rules::rule).filter(|rule| !rule.sensitive);
    let pairs: Vec<(String, String)> =
        known.map(|rule| (rule.id.to_owned(), capitalised(&naming.say(rule.title)))).collect();
    let heading = naming.say("paper.minutes.rule-key");
    (!pairs.is_empty()).then(|| Block::Section { heading, blocks: vec![Block::fields(pairs)] })
}

fn codes_of(event: &Event) -> Vec<&str> {
    match event {
        Event::Decided { seen, .. } => seen.verdicts.iter().filter_map(|verdict| verdict.rule.as_deref()).collect(),
        Event::ExceptionEntered { rule, .. } => rule.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::Detail;
    use crate::paper::sample_record;
    use crate::text::language::Language;

    #[test]
    fn every_code_named_is_told_once_and_no_sensitive_one() {
        let facts = sample_record::facts();
        let naming = Naming { facts: &facts, language: Language::Indonesian };
        let exception = |number, rule: &str| Event::ExceptionEntered {
            exception: number,
            rule: Some(rule.to_owned()),
            employee: "P-904".into(),
        };
        let mut entries = sample_record::standing(&facts, false).entries().to_vec();
        let said = ["R-TEN-MIN", "R-HUKDIS-NOW"].map(|rule| (exception(1, rule), Detail::default()));
        entries.push(sample_record::entry(12, "11:10", said.to_vec()).into());
        let Some(Block::Section { blocks, .. }) = rule_key(&naming, &Standing::of(entries)) else {
            panic!("the sample names a code");
        };
        let [Block::Fields(fields)] = blocks.as_slice() else { panic!("{blocks:?}") };
        let told: Vec<&str> = fields.iter().map(|field| field.label.as_str()).collect();
        assert_eq!(told, ["R-TEN-MIN"]);
        assert!(!fields[0].value.is_empty() && fields[0].value != rules::rule("R-TEN-MIN").unwrap().title);
        assert_eq!(rule_key(&naming, &Standing::default()), None);
    }
}
