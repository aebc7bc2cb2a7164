//! What a rule is: its id and sentence, the test of that sentence, and what it rests on, in one value.

use crate::domain::facts::Facts;
use crate::domain::position::Position;
use crate::rules::brief::Brief;
use crate::rules::case::Case;
use crate::rules::site::Site;
use crate::rules::situation::Situation;
use crate::rules::verdict::Severity;
use crate::text::words::Phrase;

/// What a rule rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Regulations, by their ids in the session's list; what is printed stands there.
    Regulations(&'static [&'static str]),
    /// A custom or a local rule that no regulation states.
    Custom,
}

impl Basis {
    /// Ids in the session's list; none for a custom.
    pub fn ids(self) -> &'static [&'static str] {
        match self {
            Basis::Regulations(ids) => ids,
            Basis::Custom => &[],
        }
    }
}

/// A rule. The files beside this one each hold a family of them; `rules::RULES` lists all.
#[derive(Debug)]
pub struct Rule {
    /// Stable id (`R-TEN-MIN`), named by exceptions and papers.
    pub id: &'static str,
    /// Catalogue key of the rule in a few words.
    pub title: &'static str,
    /// Whether it speaks of discipline, findings, health or birth.
    pub sensitive: bool,
    /// What it rests on.
    pub basis: Basis,
    /// The test: what it finds in one move, nothing when the move is as it should be.
    pub judge: Judge,
    /// Where it finds nothing.
    pub(super) rests: Rests,
}

/// The test of a rule.
#[derive(Clone, Copy, Debug)]
pub enum Judge {
    /// It finds one thing at most.
    One(fn(&Case<'_>) -> Option<Finding>),
    /// It may find several things, and tells one after another.
    Several(fn(&Case<'_>, &mut dyn FnMut(Finding))),
}

/// Where a rule finds nothing, told from one side of a move without asking it. Of everybody who is held against one seat
/// most are told so for most rules, each once; marks are made by the others only. It must hold whatever else is moved.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rests {
    /// Nothing tells it: it is asked about every move.
    Never,
    /// With an employee of whom this is so by the facts, wherever they go.
    With(fn(&Facts, &Brief) -> bool),
    /// At a position of which this is so by the facts, whoever goes there.
    At(fn(&Position, &Site) -> bool),
    /// In a situation of which this is so, whoever goes wherever.
    In(fn(&Situation<'_>) -> bool),
}

/// What a rule finds in a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How grave.
    pub severity: Severity,
    /// The sentence with its values.
    pub sentence: Phrase,
    /// How to lift or answer it.
    pub lift: Phrase,
    /// Sensitive although the rule as such is not.
    pub sensitive: bool,
}

impl Finding {
    /// A block, and what lifts it.
    pub fn block(sentence: Phrase, lift: &'static str) -> Finding {
        Finding { severity: Severity::Block, sentence, lift: Phrase::new(lift), sensitive: false }
    }

    /// A warning, and what answers it beside code and text.
    pub fn warn(sentence: Phrase, lift: &'static str) -> Finding {
        Finding { severity: Severity::Warn, ..Finding::block(sentence, lift) }
    }

    /// A datum is missing; the lift says where it comes from.
    pub fn unknown(sentence: Phrase, lift: &'static str) -> Finding {
        Finding { severity: Severity::Unknown, ..Finding::block(sentence, lift) }
    }

    /// Something worth knowing that asks for nothing.
    pub fn info(sentence: Phrase) -> Finding {
        Finding { severity: Severity::Info, ..Finding::block(sentence, "rule.lift.none") }
    }

    /// The same finding with a lift that has values.
    #[must_use]
    pub fn lifted_through(mut self, lift: Phrase) -> Finding {
        self.lift = lift;
        self
    }

    /// The same finding, shown neutrally until unmasked.
    #[must_use]
    pub fn veiled(mut self) -> Finding {
        self.sensitive = true;
        self
    }
}

/// Catalogue key of the neutral sentence that stands for a sensitive verdict until it is unmasked.
pub fn neutral_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Block => "rule.neutral.block",
        Severity::Warn => "rule.neutral.warn",
        Severity::Unknown => "rule.neutral.unknown",
        Severity::Info => "rule.neutral.info",
    }
}
