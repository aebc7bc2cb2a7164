//! What one check found: whom it concerns, how grave it is here, and what cannot be said because of it.

use crate::quality::check::{Check, Gravity, Looks, Subject};
use crate::rules;
use crate::rules::rule::Rule;
use crate::text::words::{Phrase, Value};

/// One finding of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whom or what it is about.
    pub subject: Subject,
    /// What was found, a sentence without its full stop.
    pub says: Phrase,
    /// Numbers of the items it touches.
    pub items: Vec<usize>,
}

/// Everything that one check found.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The check.
    pub check: &'static Check,
    /// How grave here: milder where nothing on the docket is touched.
    pub gravity: Gravity,
    /// The findings, in the order of the file; at least one.
    pub findings: Vec<Finding>,
}

impl Notice {
    /// What `check` found; none when it found nothing.
    pub fn of(check: &'static Check, findings: Vec<Finding>) -> Option<Notice> {
        if findings.is_empty() {
            return None;
        }
        // What is wrong with the sitting itself touches every item.
        let whole = matches!(check.looks, Looks::Sitting(_) | Looks::Bases(_));
        let touches = whole || findings.iter().any(|finding| !finding.items.is_empty());
        let gravity = if touches { check.gravity } else { check.gravity.off_the_docket() };
        Some(Notice { check, gravity, findings })
    }

    /// How many of the findings touch the docket.
    pub fn on_docket(&self) -> usize {
        self.findings.iter().filter(|finding| !finding.items.is_empty()).count()
    }

    /// Numbers of the items touched, each once.
    pub fn items(&self) -> Vec<usize> {
        let mut items: Vec<usize> = self.findings.iter().flat_map(|finding| finding.items.iter().copied()).collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    /// The rules that cannot judge those concerned.
    pub fn silenced(&self) -> impl Iterator<Item = &'static Rule> {
        let ids = self.check.field.map_or(&[][..], |field| field.rules);
        ids.iter().filter_map(|id| rules::rule(id))
    }

    /// What cannot be said of those concerned; none where nothing is silent, or only rules of a closed matter are.
    pub fn effect(&self) -> Option<Phrase> {
        let field = self.check.field?;
        let open = self.silenced().filter(|rule| !rule.sensitive);
        let rules: Vec<Value> = open.map(|rule| Value::from(rule.id)).collect();
        let criteria: Vec<Value> = field.criteria.iter().map(|criterion| Value::Term(criterion.key())).collect();
        let (key, named) = match (rules.is_empty(), criteria.is_empty()) {
            (false, false) => ("quality.effect.both", vec![("rules", rules), ("criteria", criteria)]),
            (false, true) => ("quality.effect.rules", vec![("rules", rules)]),
            (true, false) => ("quality.effect.criteria", vec![("criteria", criteria)]),
            (true, true) => return None,
        };
        Some(Phrase { key, values: named.into_iter().map(|(name, list)| (name, Value::List(list))).collect() })
    }

    /// How many are concerned, in words.
    pub fn count(&self) -> Phrase {
        self.check.looks.counted(self.findings.len())
    }
}
