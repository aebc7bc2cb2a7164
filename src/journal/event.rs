//! Everything that can have happened at the table, in the past tense.
//!
//! These types are written to disk as they stand. A variant or a field that was ever released keeps its
//! name and meaning for ever; what is new gets a new variant, or a new field with a default. The frozen
//! sample in `tests/record.rs` notices a change. A field that this program does not know is refused like an
//! unknown event: a record of a newer program is read up to that place, and never written to.
//!
//! Public parts hold ids and codes only: never a NIP, never health or discipline, never free text. What
//! was said in words is a [`Detail`], kept in the private part, and may be withheld later without
//! changing what the fold makes of the entry.

use serde::{Deserialize, Serialize};

use crate::domain::account::Row;
use crate::domain::class::MoveKind;
use crate::domain::ids::{EmployeeId, ItemId, MemberId, PositionId, UnitId};
use crate::domain::reason::Reason;
use crate::journal::added_item::AddedItem;
use crate::rules::verdict::Severity;

/// Format of the record that this program writes. A new kind of event does not raise it: an older program stops at
/// the entry that holds one, says so, and never writes to that record. It rises when what a known event means changes.
pub const FORMAT: u32 = 1;

/// Whether a member sits at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// Hadir.
    Present,
    /// Izin.
    Excused,
    /// Tanpa keterangan.
    Absent,
}

/// What the committee decided about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Diterima.
    Accepted,
    /// Diterima dengan syarat.
    AcceptedWithConditions,
    /// Diganti calon: accepted with another candidate.
    Replaced,
    /// Ditolak.
    Rejected,
    /// Ditunda.
    Parked,
    /// Di luar kewenangan.
    OutsideJurisdiction,
}

/// A move as it was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecidedMove {
    /// Who.
    pub employee: EmployeeId,
    /// The position left; none for staff without position.
    pub from: Option<PositionId>,
    /// The position taken.
    pub to: PositionId,
    /// What the papers call it.
    pub kind: MoveKind,
}

/// A verdict as it was shown; a sensitive one names no rule here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenVerdict {
    /// The rule; none when it is sensitive.
    pub rule: Option<String>,
    /// How grave.
    pub severity: Severity,
    /// Whose move.
    pub employee: EmployeeId,
    /// Whether an exception lifted it.
    pub lifted: bool,
}

/// A candidate's fit as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenFit {
    /// Who.
    pub employee: EmployeeId,
    /// Fit in hundredths; none when nothing was known.
    pub total: Option<i64>,
    /// Data known.
    pub known: u32,
    /// Data asked for.
    pub asked: u32,
}

/// What a decision does to one agency, as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenEffect {
    /// The agency or unit.
    pub unit: UnitId,
    /// Persons needed.
    pub need: u32,
    /// Persons at work before.
    pub before: u32,
    /// Persons at work after.
    pub after: u32,
}

/// What was on the table when the decision was taken; the past does not change with the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// Who was suggested.
    pub suggested: Vec<EmployeeId>,
    /// Verdicts on the moves decided.
    pub verdicts: Vec<SeenVerdict>,
    /// Candidates with their fit, in the order shown.
    pub candidates: Vec<SeenFit>,
    /// Releasing and receiving agencies.
    pub effects: Vec<SeenEffect>,
    /// Standard deviation of the agencies' load ratios in thousandths, before and after.
    pub spread: (Option<i64>, Option<i64>),
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Event {
    /// The record was begun; always the first event of the first entry.
    Opened {
        /// Format of the record.
        format: u32,
        /// Program and version.
        program: String,
        /// Id of the sitting.
        session: String,
        /// SHA-256 of the session file's bytes, in hex.
        session_hash: String,
        /// Whether this is a rehearsal.
        rehearsal: bool,
    },
    /// The record was opened again, by this program, on this session file.
    Continued {
        /// Program and version.
        program: String,
        /// SHA-256 of the session file's bytes, in hex.
        session_hash: String,
    },
    /// An unfinished last line was set aside at opening.
    Recovered {
        /// How many bytes were set aside.
        bytes: u64,
        /// SHA-256 of them, in hex.
        digest: String,
    },
    /// The record was taken from a process that held it and did not give it back.
    TookOver {
        /// Number of that process.
        pid: u32,
        /// Name of the account under which it acted.
        user: String,
        /// Since when it held the record.
        since: String,
    },
    /// A member's presence was taken down.
    Attended {
        /// Who.
        member: MemberId,
        /// How.
        presence: Presence,
    },
    /// An item was decided; replaces an earlier decision on the same item.
    Decided {
        /// The item.
        item: ItemId,
        /// Its seats.
        seats: Vec<PositionId>,
        /// What was decided.
        outcome: Outcome,
        /// The moves that follow; empty unless accepted.
        moves: Vec<DecidedMove>,
        /// Reason codes.
        reasons: Vec<Reason>,
        /// Whether missing data was acknowledged.
        acknowledged: bool,
        /// What was on the table.
        seen: Seen,
    },
    /// A document was shown that lifts a block.
    ExceptionEntered {
        /// Number of the exception within the sitting, from 1.
        exception: u32,
        /// The rule it lifts; none when the rule is sensitive.
        rule: Option<String>,
        /// For whom.
        employee: EmployeeId,
    },
    /// A fact was put right with a document; the session file stays as it is.
    FactCorrected {
        /// In whose row of the session file.
        row: Row,
        /// Where in the row, `performance[1].result`, counted from 0; none when that is sensitive.
        field: Option<String>,
    },
    /// Items were added to the docket, behind all others.
    ItemsAdded {
        /// What each is about, in the order of their numbers.
        items: Vec<AddedItem>,
    },
    /// Something was noted.
    NoteTaken {
        /// The item it is about; none for the sitting as a whole.
        item: Option<ItemId>,
    },
    /// An earlier entry was taken back.
    Undone {
        /// Its number.
        entry: u64,
    },
    /// An entry that had been taken back was made valid again.
    Redone {
        /// Its number.
        entry: u64,
    },
    /// Another member of the committee takes down the record from this entry on; why stands in the words.
    SecretaryChanged {
        /// Who.
        member: MemberId,
    },
    /// The sensitive details of an item's candidates were opened on the screen; why stands in the words.
    DetailsOpened {
        /// The item.
        item: ItemId,
        /// Who asked for it.
        member: MemberId,
    },
    /// What people had written down in an earlier entry was put in other words, which stand in the words of this one.
    Reworded {
        /// Its number.
        entry: u64,
        /// Which of its events, counted from 0: the rest of a chain is one entry.
        place: usize,
    },
    /// The sitting was adjourned; why stands in the words.
    Adjourned {
        /// The day on which it is to go on, where one was named.
        until: Option<chrono::NaiveDate>,
    },
    /// The adjourned sitting goes on; attendance begins anew.
    Resumed {
        /// Which meeting of the sitting begins, counted from 1: the second is 2.
        day: u32,
    },
    /// The sitting was handed over: nothing more is taken down in the copy that stays behind.
    HandedOver {
        /// Name of the account that is to receive it.
        to: String,
    },
    /// The sitting that was handed over goes on in the hand that received it.
    Received {
        /// Name of the account that handed it over.
        from: String,
    },
    /// Whoever handed the sitting over goes on in the copy that stayed behind.
    TakenBack,
    /// The sitting was closed.
    Closed {
        /// Items decided.
        decided: u32,
        /// Moves recommended.
        moves: u32,
    },
}

/// A rule's sentence as it was read out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenSentence {
    /// The rule.
    pub rule: String,
    /// The sentence, in the language of the sitting.
    pub sentence: String,
    /// Whether it is sensitive.
    pub sensitive: bool,
}

/// The words that belong to one event; kept in the private part, and possibly withheld.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Detail {
    /// Reason in words, also of an adjournment, the text of a note, or other words for either.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Conditions of an acceptance, or what a parked item waits for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub conditions: String,
    /// The verdicts' sentences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<SeenSentence>,
    /// The document of an exception.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<ExceptionDocument>,
    /// What was corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<CorrectedFact>,
}

/// What was corrected, and the document that shows it. Values are written as in a session file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectedFact {
    /// Where in the row, `performance[1].result`, counted from 0; empty for the whole row.
    pub field: String,
    /// What stood there; none where nothing did.
    pub old: Option<String>,
    /// What is true; none where nothing is known, or the row is gone.
    pub new: Option<String>,
    /// What the document is.
    pub document: String,
    /// Its number.
    pub number: String,
    /// Its date, `2026-11-30`.
    pub date: chrono::NaiveDate,
}

/// The document of an exception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExceptionDocument {
    /// The rule it lifts.
    pub rule: String,
    /// What it is.
    pub document: String,
    /// Its number.
    pub number: String,
    /// Its date, `2026-11-30`.
    pub date: chrono::NaiveDate,
}

/// When and by whose hand an entry was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Time with the session's zone offset, `2026-12-02T09:42:10+07:00`.
    pub time: String,
    /// The machine's boot id.
    pub boot: String,
    /// Milliseconds of the machine's monotonic clock.
    pub clock: u64,
    /// Name of the account that wrote.
    pub by: String,
}

/// What `decide` lets through, and what the keeper writes: events with their words, not yet numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a draft is nothing until the keeper has written it to disk"]
pub struct Draft {
    /// What happened, together.
    pub events: Vec<Event>,
    /// The words, one for each event.
    pub details: Vec<Detail>,
    /// Number of the last entry that was seen when this was decided.
    pub basis: u64,
}

/// Events that belong together, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Number, from 1.
    pub number: u64,
    /// When and by whom.
    pub stamp: Stamp,
    /// Number of the last entry that was seen when this was decided.
    pub basis: u64,
    /// What happened.
    pub events: Vec<Event>,
    /// The words, one for each event; none when they are withheld in this copy.
    pub details: Option<Vec<Detail>>,
    /// Hash of the entry's line.
    pub hash: [u8; 32],
}

impl Entry {
    /// The words of the event at `place`; empty when withheld.
    pub fn detail(&self, place: usize) -> Detail {
        self.details.as_ref().and_then(|details| details.get(place)).cloned().unwrap_or_default()
    }
}
