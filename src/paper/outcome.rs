//! The outcome: what the sitting resulted in, for other programs and for those who come after.
//!
//! Only decisions in force. Sensitive rules are withheld by name; their gravity stays. No sentence of
//! a rule is here, so that the file can be handed to the personnel system as it is.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::class::MoveKind;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, ItemId, MemberId, PositionId};
use crate::domain::reason::Reason;
use crate::journal::candidates;
use crate::journal::event::{self, DecidedMove, SeenEffect, SeenFit, SeenVerdict};
use crate::journal::standing::{Decision, Life, Standing};
use crate::paper::meetings::{self, Meeting};
use crate::paper::naming::Naming;
use crate::paper::outcome_record::{self, CorrectionOutcome, RecorderOutcome};
use crate::paper::results;
use crate::text::language::Language;
use crate::text::words::say;

/// Format of the file.
pub const FORMAT: u32 = 1;

/// The outcome of a sitting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Format of this file, 1.
    pub format: u32,
    /// The sitting.
    pub session: SessionOutcome,
    /// Decisions in force, in the order of the docket.
    pub decisions: Vec<DecisionOutcome>,
    /// Items without a decision.
    pub undecided: Vec<ItemId>,
    /// The moves recommended, in the order of the docket.
    pub moves: Vec<MoveOutcome>,
    /// Corrections of facts in force; an outcome of an earlier program tells none.
    #[serde(default)]
    pub corrections: Vec<CorrectionOutcome>,
    /// Who took down which entries; an outcome of an earlier program does not tell.
    #[serde(default)]
    pub recorders: Vec<RecorderOutcome>,
}

/// The sitting and the state of its record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionOutcome {
    /// Id of the sitting.
    pub id: String,
    /// Title of the round.
    pub title: String,
    /// Government.
    pub government: String,
    /// Committee.
    pub committee: String,
    /// Number of the official record.
    pub record_number: String,
    /// Day of the sitting.
    pub date: NaiveDate,
    /// Planned effective date of all moves.
    pub effective: NaiveDate,
    /// Whether this is a rehearsal, whose outcome is not official.
    pub rehearsal: bool,
    /// Whether the sitting was closed.
    pub closed: bool,
    /// SHA-256 of the session file, in hex.
    pub session_hash: String,
    /// Hash of the last entry, in hex; empty before the first.
    pub head_hash: String,
    /// Number of entries in the record.
    pub entries: u64,
    /// Its meetings; one unless it was adjourned.
    pub meetings: Vec<MeetingOutcome>,
}

/// A meeting of the sitting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingOutcome {
    /// Its number, from 1.
    pub number: u32,
    /// When it began.
    pub begun: String,
    /// When it was adjourned or closed; none while it goes on.
    pub ended: Option<String>,
    /// Ids of the members who were there.
    pub present: Vec<MemberId>,
    /// Voters present at its end.
    pub voters_present: usize,
    /// Whether there was a quorum at its end.
    pub quorum: bool,
}

/// A reason by its code word and in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonOutcome {
    /// Code word (`kompetensi`).
    pub code: String,
    /// In words, Indonesian.
    pub sentence: String,
}

/// A decision in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionOutcome {
    /// The item.
    pub item: ItemId,
    /// Its seats.
    pub seats: Vec<PositionId>,
    /// What was decided.
    pub outcome: event::Outcome,
    /// Who was suggested.
    pub suggested: Vec<EmployeeId>,
    /// Why.
    pub reasons: Vec<ReasonOutcome>,
    /// Reason in words; empty when none was given or it is withheld in this copy.
    pub text: String,
    /// Number of the entry that put these words otherwise last; not written where none did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reworded: Option<u64>,
    /// Conditions, or what a parked item waits for.
    pub conditions: String,
    /// Whether missing data was acknowledged.
    pub acknowledged: bool,
    /// Time of the entry, with the session's zone.
    pub decided_at: String,
    /// Number of the entry.
    pub entry: u64,
}

/// One end of a move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionOutcome {
    /// The position.
    pub id: PositionId,
    /// Its title.
    pub title: String,
    /// Full name of its unit.
    pub unit: String,
    /// Full name of its agency.
    pub agency: String,
    /// Echelon (`IV.a`), where there is one.
    pub echelon: Option<String>,
    /// Job class, where stated.
    pub job_class: Option<u8>,
}

/// A move recommended, with everything that was on the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveOutcome {
    /// The item.
    pub item: ItemId,
    /// Who.
    pub employee: EmployeeId,
    /// NIP as text, eighteen digits; none for staff without.
    pub nip: Option<String>,
    /// Name with titles.
    pub name: String,
    /// Rank (`III/d`) or Roman grade of contract staff; none when not known.
    pub rank: Option<String>,
    /// The position left; none for staff without position.
    pub from: Option<PositionOutcome>,
    /// The position taken.
    pub to: PositionOutcome,
    /// What the papers call it.
    pub kind: MoveKind,
    /// Planned effective date.
    pub effective: NaiveDate,
    /// Last day of a temporary assignment or acting appointment; none of a permanent move.
    pub until: Option<NaiveDate>,
    /// Number of the official record that recommends it (`no_sk_baperjakat`).
    pub record_number: String,
    /// Date of the official record.
    pub record_date: NaiveDate,
    /// What was decided about its item.
    pub outcome: event::Outcome,
    /// Why.
    pub reasons: Vec<ReasonOutcome>,
    /// Reason in words; empty when none was given or it is withheld in this copy.
    pub text: String,
    /// Number of the entry that put these words otherwise last; not written where none did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reworded: Option<u64>,
    /// Conditions.
    pub conditions: String,
    /// Findings on this employee as seen then; `rule` is none where it is withheld.
    pub verdicts: Vec<SeenVerdict>,
    /// Need and strength of both ends before and after, as seen then.
    pub workload: Vec<SeenEffect>,
    /// Candidates with their fit in hundredths, as seen then.
    pub candidates: Vec<SeenFit>,
    /// Time of the entry.
    pub decided_at: String,
    /// Number of the entry.
    pub entry: u64,
}

/// The outcome of a sitting as far as its record goes.
pub fn outcome(facts: &Facts, standing: &Standing) -> Outcome {
    let naming = Naming { facts, language: Language::Indonesian };
    let decisions = results::decisions(&naming, standing);
    let moves = decisions.iter().flat_map(|decision| {
        decision.moves.iter().map(|decided| move_outcome(facts, &naming, decision, decided)).collect::<Vec<_>>()
    });
    Outcome {
        format: FORMAT,
        session: session(&naming, standing),
        moves: moves.collect(),
        undecided: results::undecided(&naming, standing).into_iter().map(|item| item.id.clone()).collect(),
        decisions: decisions.iter().map(|decision| decision_outcome(decision)).collect(),
        corrections: outcome_record::corrections(standing),
        recorders: outcome_record::recorders(&naming, standing),
    }
}

fn session(naming: &Naming<'_>, standing: &Standing) -> SessionOutcome {
    let sitting = naming.facts.sitting();
    SessionOutcome {
        id: sitting.id.clone(),
        title: sitting.title.clone(),
        government: sitting.government.clone(),
        committee: sitting.committee.clone(),
        record_number: sitting.record_number.clone(),
        date: sitting.date,
        effective: sitting.effective,
        rehearsal: standing.rehearsal(),
        closed: standing.life() == Life::Closed,
        session_hash: standing.session_hash().to_owned(),
        head_hash: standing.entries().last().map(|entry| hexadecimal(&entry.hash)).unwrap_or_default(),
        entries: standing.number(),
        meetings: meetings::meetings(standing).iter().map(|held| meeting(naming, standing, held)).collect(),
    }
}

fn meeting(naming: &Naming<'_>, standing: &Standing, held: &Meeting) -> MeetingOutcome {
    let attendance = held.attendance(naming, standing);
    MeetingOutcome {
        number: held.number,
        begun: held.begun.clone(),
        ended: held.ended.clone(),
        present: held.present(naming, standing),
        voters_present: attendance.present,
        quorum: attendance.has_quorum(),
    }
}

fn decision_outcome(decision: &Decision) -> DecisionOutcome {
    DecisionOutcome {
        item: decision.item.clone(),
        seats: decision.seats.clone(),
        outcome: decision.outcome,
        suggested: decision.seen.suggested.clone(),
        reasons: reasons(&decision.reasons),
        text: decision.detail.text.clone(),
        reworded: decision.reworded,
        conditions: decision.detail.conditions.clone(),
        acknowledged: decision.acknowledged,
        decided_at: decision.time.clone(),
        entry: decision.entry,
    }
}

fn reasons(reasons: &[Reason]) -> Vec<ReasonOutcome> {
    let told = |reason: &Reason| ReasonOutcome {
        code: reason.word().to_owned(),
        sentence: say(Language::Indonesian, reason.key()).to_owned(),
    };
    reasons.iter().map(told).collect()
}

fn move_outcome(facts: &Facts, naming: &Naming<'_>, decision: &Decision, decided: &DecidedMove) -> MoveOutcome {
    let employee = facts.employee(&decided.employee);
    let sitting = facts.sitting();
    let verdicts = decision.seen.verdicts.iter().filter(|verdict| verdict.employee == decided.employee);
    MoveOutcome {
        item: decision.item.clone(),
        employee: decided.employee.clone(),
        nip: employee.and_then(|found| found.nip.as_ref()).map(|nip| nip.digits().to_owned()),
        name: naming.full_name(&decided.employee),
        rank: employee.and_then(|found| found.grade).map(|grade| grade.to_string()),
        from: decided.from.as_ref().map(|position| position_outcome(facts, naming, position)),
        to: position_outcome(facts, naming, &decided.to),
        kind: decided.kind,
        effective: sitting.effective,
        until: candidates::last_day(facts, &decision.item, decided),
        record_number: sitting.record_number.clone(),
        record_date: sitting.date,
        outcome: decision.outcome,
        reasons: reasons(&decision.reasons),
        text: decision.detail.text.clone(),
        reworded: decision.reworded,
        conditions: decision.detail.conditions.clone(),
        verdicts: verdicts.cloned().collect(),
        workload: decision.seen.effects.clone(),
        candidates: decision.seen.candidates.clone(),
        decided_at: decision.time.clone(),
        entry: decision.entry,
    }
}

fn position_outcome(facts: &Facts, naming: &Naming<'_>, id: &PositionId) -> PositionOutcome {
    let position = facts.position(id);
    PositionOutcome {
        id: id.clone(),
        title: naming.title(id),
        unit: facts.unit_of_position(id).map(|unit| unit.name.clone()).unwrap_or_default(),
        agency: facts.agency_of_position(id).map(|unit| unit.name.clone()).unwrap_or_default(),
        echelon: position.and_then(|found| found.echelon).map(|echelon| echelon.spelling().to_owned()),
        job_class: position.and_then(|found| found.job_class),
    }
}

/// The outcome as RON that people can read, ended by a line feed.
pub fn ron(outcome: &Outcome) -> String {
    let pretty = ron::ser::PrettyConfig::new().extensions(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut text = ron::ser::to_string_pretty(outcome, pretty).expect("structs of texts and numbers are always RON");
    text.push('\n');
    text
}

/// The outcome as one JSON document, ended by a line feed.
pub fn json(outcome: &Outcome) -> String {
    let mut text = serde_json::to_string_pretty(outcome).expect("structs of texts and numbers are always JSON");
    text.push('\n');
    text
}

/// Bytes in small hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::sample_record::{self, SECRET};

    fn sample() -> Outcome {
        let facts = sample_record::facts();
        outcome(&facts, &sample_record::standing(&facts, true))
    }

    #[test]
    fn what_is_written_as_ron_and_json_is_read_back() {
        let outcome = sample();
        assert_eq!(ron::from_str::<Outcome>(&super::ron(&outcome)).unwrap(), outcome);
        assert_eq!(serde_json::from_str::<Outcome>(&json(&outcome)).unwrap(), outcome);
        insta::assert_snapshot!(super::ron(&outcome));
    }

    #[test]
    fn what_was_taken_back_is_no_result_and_secrets_stay_with_the_record() {
        let outcome = sample();
        let moved: Vec<&str> = outcome.moves.iter().map(|one| one.employee.as_str()).collect();
        assert_eq!(moved, ["P-904"]);
        assert_eq!(outcome.decisions.len(), 3);
        let written = json(&outcome);
        assert!(!written.contains(SECRET) && !written.contains("R-DIS") && written.contains("R-TEN-MIN"));
    }
}
