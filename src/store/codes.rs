//! The CODES: every kind of finding about a session file, with its words. A code never changes its meaning.
//!
//! Whoever finds something names the code; the sentence on the line says what was found and how to put it
//! right there. What stands here holds for all findings of the code: its name, why it matters or how it usually
//! comes about, and the cure. `sidang check --codes` and the README list it.

use serde_json::json;

use crate::text::language::Language;
use crate::text::words::say;

/// What a finding does to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// The file cannot be opened until it is put right.
    Fault,
    /// The file opens; its data are worth a look.
    Notice,
}

impl Class {
    /// Catalogue key of the word for it.
    pub fn key(self) -> &'static str {
        match self {
            Class::Fault => "fault.severity.fault",
            Class::Notice => "fault.severity.notice",
        }
    }

    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Class::Fault => "fault",
            Class::Notice => "notice",
        }
    }
}

/// One kind of finding.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// Stable id: `E-` for a fault, `N-` for a notice.
    pub id: &'static str,
    /// Fault or notice.
    pub class: Class,
    /// Catalogue key of its name.
    pub title: &'static str,
    /// Catalogue key of why it matters, or how it usually comes about.
    pub cause: &'static str,
    /// Catalogue key of how to put it right.
    pub cure: &'static str,
}

impl Code {
    /// The code as a JSON object, in the words of `language`.
    pub fn json(&self, language: Language) -> serde_json::Value {
        json!({
            "code": self.id, "severity": self.class.word(), "title": say(language, self.title),
            "cause": say(language, self.cause), "cure": say(language, self.cure),
        })
    }
}

/// The code with this id.
pub fn code(id: &str) -> Option<&'static Code> {
    CODES.iter().find(|code| code.id == id)
}

/// A row: the id, and the middle of the three keys of its words in `src/text/words/code.txt`.
macro_rules! code {
    ($class:ident, $id:literal, $key:literal) => {
        Code {
            id: $id,
            class: Class::$class,
            title: concat!("code.", $key, ".title"),
            cause: concat!("code.", $key, ".cause"),
            cure: concat!("code.", $key, ".cure"),
        }
    };
}

/// Every code: faults from the file as a whole to what it means, then notices.
pub static CODES: &[Code] = &[
    code!(Fault, "E-NOT-UTF8", "not-utf8"),
    code!(Fault, "E-BYTE-ORDER-MARK", "byte-order-mark"),
    code!(Fault, "E-HIDDEN-CHARACTER", "hidden-character"),
    code!(Fault, "E-EMPTY", "empty"),
    code!(Fault, "E-TOO-LARGE", "too-large"),
    code!(Fault, "E-GIVEN-UP", "given-up"),
    code!(Fault, "E-MORE", "more"),
    code!(Fault, "E-ATTRIBUTE", "attribute"),
    code!(Fault, "E-TRAILING", "trailing"),
    code!(Fault, "E-NO-VALUE", "no-value"),
    code!(Fault, "E-UNEXPECTED", "unexpected"),
    code!(Fault, "E-TOO-DEEP", "too-deep"),
    code!(Fault, "E-UNCLOSED", "unclosed"),
    code!(Fault, "E-BRACKET", "bracket"),
    code!(Fault, "E-COMMA", "comma"),
    code!(Fault, "E-COLON", "colon"),
    code!(Fault, "E-FIELD-NAME", "field-name"),
    code!(Fault, "E-QUOTES", "quotes"),
    code!(Fault, "E-ESCAPE", "escape"),
    code!(Fault, "E-NUMBER", "number"),
    code!(Fault, "E-FORM", "form"),
    code!(Fault, "E-UNKNOWN-FIELD", "unknown-field"),
    code!(Fault, "E-MISSING-FIELD", "missing-field"),
    code!(Fault, "E-DUPLICATE-FIELD", "duplicate-field"),
    code!(Fault, "E-DUPLICATE-KEY", "duplicate-key"),
    code!(Fault, "E-UNKNOWN-CHOICE", "unknown-choice"),
    code!(Fault, "E-WRONG-NAME", "wrong-name"),
    code!(Fault, "E-WRONG-TYPE", "wrong-type"),
    code!(Fault, "E-WRONG-COUNT", "wrong-count"),
    code!(Fault, "E-NUMBER-RANGE", "number-range"),
    code!(Fault, "E-NUMBER-NOT-FINITE", "number-not-finite"),
    code!(Fault, "E-DECIMALS", "decimals"),
    code!(Fault, "E-VALUE", "value"),
    code!(Fault, "E-FORMAT", "format"),
    code!(Fault, "E-EMPTY-TEXT", "empty-text"),
    code!(Fault, "E-TOO-LONG", "too-long"),
    code!(Fault, "E-REPEATED", "repeated"),
    code!(Fault, "E-ID", "id"),
    code!(Fault, "E-FILE-NAME", "file-name"),
    code!(Fault, "E-DATE", "date"),
    code!(Fault, "E-HOUR", "hour"),
    code!(Fault, "E-ZONE", "zone"),
    code!(Fault, "E-NIP", "nip"),
    code!(Fault, "E-RANK", "rank"),
    code!(Fault, "E-ECHELON", "echelon"),
    code!(Fault, "E-DUPLICATE-ID", "duplicate-id"),
    code!(Fault, "E-REFERENCE", "reference"),
    code!(Fault, "E-CIRCLE", "circle"),
    code!(Fault, "E-DUPLICATE-NIP", "duplicate-nip"),
    code!(Fault, "E-SEAT-TAKEN", "seat-taken"),
    code!(Fault, "E-DAY-ORDER", "day-order"),
    code!(Fault, "E-EFFECTIVE", "effective"),
    code!(Fault, "E-VOTERS", "voters"),
    code!(Fault, "E-CHAIR", "chair"),
    code!(Fault, "E-WEIGHTS", "weights"),
    code!(Fault, "E-BOUNDS", "bounds"),
    code!(Fault, "E-VERSIONS", "versions"),
    code!(Fault, "E-YEAR", "year"),
    code!(Fault, "E-ECHELON-CLASS", "echelon-class"),
    code!(Fault, "E-NO-INDEX", "no-index"),
    code!(Fault, "E-SEATS", "seats"),
    code!(Fault, "E-NEED", "need"),
    code!(Fault, "E-NIP-KIND", "nip-kind"),
    code!(Fault, "E-BIRTH-DATE", "birth-date"),
    code!(Fault, "E-PREDICATE", "predicate"),
    code!(Fault, "E-NO-PREDICATE", "no-predicate"),
    code!(Fault, "E-DUPLICATE-YEAR", "duplicate-year"),
    code!(Fault, "E-POTENTIAL", "potential"),
    code!(Fault, "E-RELATION", "relation"),
    code!(Fault, "E-NO-MOVE", "no-move"),
    code!(Fault, "E-MOVED-TWICE", "moved-twice"),
    code!(Fault, "E-LAST-DAY", "last-day"),
    code!(Fault, "E-FUTURE", "future"),
    code!(Fault, "E-AGE", "age"),
    code!(Fault, "E-SELF-RELATION", "self-relation"),
    code!(Fault, "E-CONCURRENT", "concurrent"),
    code!(Fault, "E-ACTING", "acting"),
    code!(Fault, "E-REORGANISATION", "reorganisation"),
    code!(Fault, "E-DISTANCE", "distance"),
    code!(Fault, "E-STAYS", "stays"),
    code!(Fault, "E-SAME-SEAT", "same-seat"),
    code!(Fault, "E-ALTERNATIVE", "alternative"),
    code!(Fault, "E-MEMBER-TWICE", "member-twice"),
    code!(Fault, "E-MEMBER-NIP", "member-nip"),
    code!(Notice, "N-HIDDEN-CHARACTER", "hidden-in-text"),
    code!(Notice, "N-LEGAL-BASES", "legal-bases"),
    code!(Notice, "N-EVEN-VOTERS", "even-voters"),
    code!(Notice, "N-DECREE-EXPIRED", "decree-expired"),
    code!(Notice, "N-DATA-AFTER-SITTING", "data-after-sitting"),
    code!(Notice, "N-INDEX", "index"),
    code!(Notice, "N-OLD-DATA", "old-data"),
    code!(Notice, "N-OLD-WORKLOAD", "old-workload"),
    code!(Notice, "N-REGION", "region"),
    code!(Notice, "N-SAME-AGENCY", "same-agency"),
    code!(Notice, "N-PREDICATES", "predicates"),
    code!(Notice, "N-ECHELON-TITLE", "echelon-title"),
    code!(Notice, "N-MORE-HOLDERS", "more-holders"),
    code!(Notice, "N-NEED-UNKNOWN", "need-unknown"),
    code!(Notice, "N-LARGE-NEED", "large-need"),
    code!(Notice, "N-LONG-NORM", "long-norm"),
    code!(Notice, "N-NO-NIP", "no-nip"),
    code!(Notice, "N-NO-CONTRACT-NUMBER", "no-contract-number"),
    code!(Notice, "N-SAME-PERSON", "same-person"),
    code!(Notice, "N-APPOINTMENT-AGE", "appointment-age"),
    code!(Notice, "N-AFTER-DATA", "after-data"),
    code!(Notice, "N-RANK-EDUCATION", "rank-education"),
    code!(Notice, "N-RANK-ECHELON", "rank-echelon"),
    code!(Notice, "N-NO-PERFORMANCE", "no-performance"),
    code!(Notice, "N-RETIRED", "retired"),
    code!(Notice, "N-OLD-ASSESSMENT", "old-assessment"),
    code!(Notice, "N-BEFORE-APPOINTMENT", "before-appointment"),
    code!(Notice, "N-MISSING-BASES", "missing-bases"),
    code!(Notice, "N-ZONE", "zone-of-region"),
    code!(Notice, "N-SECRETARY", "secretary"),
    code!(Notice, "N-CHAIR-VOTE", "chair-vote"),
    code!(Notice, "N-MEMBER-NAME", "member-name"),
    code!(Notice, "N-MEMBER-UNLINKED", "member-unlinked"),
    code!(Notice, "N-QUORUM", "quorum"),
    code!(Notice, "N-UNIT-KIND", "unit-kind"),
    code!(Notice, "N-SAME-POSITION", "same-position"),
    code!(Notice, "N-SAME-TASK", "same-task"),
    code!(Notice, "N-VACANT-HELD", "vacant-held"),
    code!(Notice, "N-ACTING-HELD", "acting-held"),
    code!(Notice, "N-LEFT-HOLDS", "left-holds"),
    code!(Notice, "N-OVERLAP", "overlap"),
    code!(Notice, "N-DISCIPLINE", "discipline"),
    code!(Notice, "N-UNUSED", "unused"),
    code!(Notice, "N-SAME-PROPOSAL", "same-proposal"),
    code!(Notice, "N-ORIGIN", "origin"),
    code!(Notice, "N-SETTLED", "settled"),
];
