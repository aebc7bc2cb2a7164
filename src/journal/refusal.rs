//! Why an act of the committee is not allowed, and what would make it so.

use crate::domain::ids::{ItemId, MemberId};
use crate::rules::verdict::Verdict;
use crate::text::language::Language;
use crate::text::words::Phrase;

/// Why an act of the committee is not allowed, and what would make it so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The rule that says no, where it is one of the RULES.
    pub rule: Option<&'static str>,
    /// Why not.
    pub what: Phrase,
    /// What would lift it.
    pub lift: Option<Phrase>,
    /// Whether the reason is sensitive, so that only the neutral sentence may be shown.
    pub sensitive: bool,
}

impl Refusal {
    /// A refusal with its reason.
    pub fn new(what: Phrase) -> Refusal {
        Refusal { rule: None, what, lift: None, sensitive: false }
    }

    /// A refusal because the docket has no such item.
    pub fn no_such_item(item: &ItemId) -> Refusal {
        Refusal::new(Phrase::new("journal.refusal.no-such-item").with("item", item.as_str()))
    }

    /// A refusal because the committee has no such member.
    pub fn no_such_member(member: &MemberId) -> Refusal {
        Refusal::new(Phrase::new("journal.refusal.no-such-member").with("member", member.as_str()))
    }

    /// The same refusal with the sentence that tells how it is lifted.
    #[must_use]
    pub fn lift(mut self, key: &'static str) -> Refusal {
        self.lift = Some(Phrase::new(key));
        self
    }

    /// A refusal because a rule blocks.
    pub fn by_verdict(verdict: &Verdict) -> Refusal {
        Refusal {
            rule: Some(verdict.rule),
            what: verdict.sentence.clone(),
            lift: Some(verdict.lift.clone()),
            sensitive: verdict.sensitive,
        }
    }

    /// Rule, reason and cure in one line; the neutral sentence in place of a sensitive reason.
    pub fn spoken(&self, language: Language) -> String {
        let what = if self.sensitive {
            crate::text::words::say(language, "rule.neutral.block").to_owned()
        } else {
            self.what.spoken(language)
        };
        let rule = self.rule.filter(|_| !self.sensitive).map(|rule| format!("{rule}: ")).unwrap_or_default();
        match &self.lift {
            Some(lift) if !self.sensitive => format!("{rule}{what} {}", lift.spoken(language)),
            _ => format!("{rule}{what}"),
        }
    }
}
