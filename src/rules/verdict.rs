//! What a rule says of a move: its sentence, how grave it is, and how it is lifted.

use crate::domain::ids::EmployeeId;
use crate::text::words::Phrase;

/// How grave a verdict is, gravest first in declaration order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Severity {
    /// Halangan: cannot be accepted unless a documented exception is entered.
    Block,
    /// Peringatan: accepted only with code and text.
    Warn,
    /// Perlu verifikasi: a datum is missing; acknowledged once an item.
    Unknown,
    /// Keterangan.
    Info,
}

impl Severity {
    /// Catalogue key of the severity's word.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Block => "term.severity.block",
            Severity::Warn => "term.severity.warn",
            Severity::Unknown => "term.severity.unknown",
            Severity::Info => "term.severity.info",
        }
    }
}

/// One rule's verdict without its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Stable id of the rule.
    pub rule: &'static str,
    /// How grave, before any exception.
    pub severity: Severity,
    /// Whether an exception lifts it.
    pub lifted: bool,
}

impl Mark {
    /// Whether it stands in the way: a block that nothing lifts.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Block && !self.lifted
    }
}

/// One rule's verdict on one employee's move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Stable id of the rule (`R-TEN-MIN`).
    pub rule: &'static str,
    /// How grave, before any exception.
    pub severity: Severity,
    /// The employee whose move it is about.
    pub employee: EmployeeId,
    /// The sentence with its values.
    pub sentence: Phrase,
    /// How it can be lifted or answered.
    pub lift: Phrase,
    /// Ids of legal bases in the session's list; printed from there.
    pub basis: &'static [&'static str],
    /// Whether rule and values are sensitive (discipline, findings, health, birth): shown neutrally until unmasked.
    pub sensitive: bool,
    /// The document that lifts it, when an exception was entered.
    pub lifted_by: Option<String>,
}

impl Verdict {
    /// Whether it stands in the way: a block that nothing lifts.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Block && self.lifted_by.is_none()
    }
}
