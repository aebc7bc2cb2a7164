//! What is on the table when a decision is taken: verdicts, candidates, effect before and after.

use crate::domain::facts::Facts;
use crate::domain::ids::{PositionId, UnitId};
use crate::domain::placements::Placements;
use crate::journal::candidates::Candidate;
use crate::journal::event::{Seen, SeenEffect, SeenFit, SeenSentence, SeenVerdict};
use crate::rules::situation::Whole;
use crate::rules::verdict::Verdict;
use crate::text::language::Language;
use crate::workload::balance::Balance;
use crate::workload::spread::Spread;

/// What the record keeps of the table, in ids and numbers.
pub fn seen(facts: &Facts, suggested: &Whole, whole: &Whole, shown: &Shown<'_>) -> Seen {
    let before = Balance::of(facts, shown.before);
    let after = before.after(facts, shown.before, shown.after);
    let spread = |balance: &Balance| Spread::of(balance, &facts.settings().workload).deviation;
    Seen {
        suggested: suggested.moves.iter().map(|mutation| mutation.employee.clone()).collect(),
        verdicts: shown.verdicts.iter().map(seen_verdict).collect(),
        candidates: shown.candidates.iter().map(seen_fit).collect(),
        effects: effects(both_ends(facts, whole, shown.before), &before, &after),
        spread: (spread(&before), spread(&after)),
    }
}

/// What was shown beside the whole that is decided.
pub struct Shown<'a> {
    /// Verdicts on the whole.
    pub verdicts: &'a [Verdict],
    /// Candidates as listed.
    pub candidates: &'a [Candidate],
    /// Who works where before.
    pub before: &'a Placements,
    /// Who works where after.
    pub after: &'a Placements,
}

/// The verdicts' sentences for the private part, in the language of the record: Indonesian.
pub fn sentences(verdicts: &[Verdict]) -> Vec<SeenSentence> {
    let sentence = |verdict: &Verdict| SeenSentence {
        rule: verdict.rule.to_owned(),
        sentence: verdict.sentence.spoken(Language::Indonesian),
        sensitive: verdict.sensitive,
    };
    verdicts.iter().map(sentence).collect()
}

fn seen_verdict(verdict: &Verdict) -> SeenVerdict {
    SeenVerdict {
        rule: (!verdict.sensitive).then(|| verdict.rule.to_owned()),
        severity: verdict.severity,
        employee: verdict.employee.clone(),
        lifted: verdict.lifted_by.is_some(),
    }
}

fn seen_fit(candidate: &Candidate) -> SeenFit {
    SeenFit {
        employee: candidate.employee.clone(),
        total: candidate.fit.total,
        known: candidate.fit.known,
        asked: candidate.fit.asked,
    }
}

/// The two ends of every move, releasing ends first, each once: the agencies, or the units inside one agency
/// when the move stays within it, so that a pile-up in one division is in sight.
pub fn both_ends(facts: &Facts, whole: &Whole, before: &Placements) -> Vec<UnitId> {
    let ends = whole.moves.iter().map(|mutation| {
        let from = before.position_of(facts, &mutation.employee);
        (
            from.map(|position| end_of(facts, position, &mutation.to)),
            end_of(facts, &mutation.to, from.unwrap_or(&mutation.to)),
        )
    });
    let (releasing, receiving): (Vec<_>, Vec<_>) = ends.unzip();
    let mut found: Vec<UnitId> = Vec::new();
    for unit in releasing.into_iter().flatten().chain(receiving).flatten() {
        if !found.contains(&unit) {
            found.push(unit);
        }
    }
    found
}

/// The unit that stands for one end of a move whose other end is `other`.
pub fn end_of(facts: &Facts, position: &PositionId, other: &PositionId) -> Option<UnitId> {
    let own = facts.unit_of_position(position)?;
    let agency = facts.agency_of(&own.id);
    let stays =
        position != other && facts.unit_of_position(other).is_some_and(|unit| facts.agency_of(&unit.id) == agency);
    Some(if stays { own.id.clone() } else { agency.clone() })
}

fn effects(ends: Vec<UnitId>, before: &Balance, after: &Balance) -> Vec<SeenEffect> {
    let effect = |unit: UnitId| {
        let (now, then) = (before.unit(&unit)?, after.unit(&unit)?);
        Some(SeenEffect { need: now.need, before: now.strength, after: then.strength, unit })
    };
    ends.into_iter().filter_map(effect).collect()
}
