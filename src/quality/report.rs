//! What all checks found, the gravest first; scores by group of data; what the rules cannot say.

use std::cmp::Reverse;

use crate::quality::check::{Check, Gravity};
use crate::quality::field::Field;
use crate::quality::ground::Ground;
use crate::quality::notice::Notice;
use crate::quality::scan::Scan;
use crate::quality::score::{Score, Share};
use crate::quality::silence::Unsaid;
use crate::text::words::{Phrase, Value};

/// Everything that is known about the quality of a session's data.
#[derive(Clone, Debug)]
pub struct Report {
    /// Notices: the gravest first, then those that concern more.
    pub notices: Vec<Notice>,
    /// Scores, in the order of FIELDS.
    pub scores: Vec<Score>,
    /// What the rules cannot say of the docket.
    pub unsaid: Unsaid,
}

impl Report {
    /// Looks at facts by these checks and fields.
    pub fn of(ground: &Ground<'_>, checks: &'static [&'static Check], fields: &'static [&'static Field]) -> Report {
        let Scan { mut notices, scores } = Scan::of(ground, checks.iter().copied(), fields);
        notices.sort_by_key(|notice| (notice.gravity, Reverse(notice.findings.len())));
        Report { notices, scores, unsaid: Unsaid::of(ground.facts) }
    }

    /// How many notices are of this gravity.
    pub fn count(&self, gravity: Gravity) -> usize {
        self.notices.iter().filter(|notice| notice.gravity == gravity).count()
    }

    /// Whether something must be settled before the docket is decided.
    pub fn is_grave(&self) -> bool {
        self.count(Gravity::Must) > 0
    }

    /// Whether it is to be seen before anything is decided: rules cannot judge all of the docket, or something must
    /// be settled.
    pub fn comes_first(&self) -> bool {
        self.is_grave() || !self.unsaid.silences.is_empty()
    }

    /// All groups of data together: over the whole file, and over the docket.
    pub fn overall(&self) -> (Share, Share) {
        let whole = (Share::default(), Share::default());
        self.scores.iter().fold(whole, |(all, docket), score| (all.and(score.all), docket.and(score.docket)))
    }

    /// How complete all groups of data are together, in a few words.
    pub fn overall_phrase(&self) -> Phrase {
        let (all, docket) = self.overall();
        // Where nobody needs anything nothing is missing.
        let percent = |share: Share| share.percent().unwrap_or(100);
        Phrase::new("quality.overall.says")
            .with("percent", percent(all))
            .with("known", all.known)
            .with("needed", all.needed)
            .with("docket", percent(docket))
    }

    /// On how many of the docket's items a rule cannot judge, in one sentence.
    pub fn unsaid_phrase(&self, items: usize) -> Phrase {
        match self.unsaid.items().len() {
            0 => Phrase::new("quality.docket.all").with("items", items),
            touched => Phrase::new("quality.docket").with("touched", touched).with("items", items),
        }
    }

    /// How many notices there are of each gravity, in one sentence.
    pub fn summary(&self) -> Phrase {
        let count = |gravity| Value::from(self.count(gravity));
        Phrase::new("quality.summary")
            .with("must", count(Gravity::Must))
            .with("should", count(Gravity::Should))
            .with("note", count(Gravity::Note))
    }
}
