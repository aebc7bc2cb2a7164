//! What a move of one employee to one position counts by itself: term by term, each with its sentence.

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::plan_weights::PlanWeights;
use crate::domain::position::Position;
use crate::domain::proposal::{Origin, Proposal};
use crate::rules::RULES;
use crate::rules::alone::Alone;
use crate::rules::aspiration::answers;
use crate::text::words::{Phrase, Value};

/// A move with what its terms are counted from.
pub struct Pair<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// Points of the session.
    pub weights: &'a PlanWeights,
    /// Who moves.
    pub employee: &'a Employee,
    /// The position held by the file; none for staff without position.
    pub from: Option<&'a Position>,
    /// The position moved to.
    pub to: &'a Position,
    /// A proposal of the file for this very move.
    pub proposal: Option<&'a Proposal>,
    /// Fit to both in hundredths, where it is known.
    pub fits: (Option<i64>, Option<i64>),
    /// What the rules of one move find in it.
    pub found: Alone,
    /// Whether anybody will hear the sentences.
    pub heard: bool,
}

/// What a term counts, and why.
#[derive(Clone, Debug)]
pub struct Part {
    /// Points; below zero against the move.
    pub points: i64,
    /// The sentence.
    pub sentence: Phrase,
}

/// A term of a move.
pub type PairTerm = fn(&Pair<'_>) -> Part;

/// Every term, in the order in which they are told.
pub static TERMS: [PairTerm; 10] = [fit, aspiration, proposed, long, moving, unit, agency, kind, warnings, unknowns];

/// The terms of help for a time: who is lent leaves no seat, and what the own unit misses meanwhile counts there.
pub static OF_HELP: [PairTerm; 7] = [fit, aspiration, proposed, moving, kind, warnings, unknowns];

impl Pair<'_> {
    /// What the move counts by all terms.
    pub fn points(&self) -> i64 {
        TERMS.iter().map(|term| term(self).points).sum()
    }

    /// The parts that count.
    pub fn parts(&self) -> Vec<Part> {
        self.parts_of(&TERMS)
    }

    /// The parts of these terms that count.
    pub fn parts_of(&self, terms: &[PairTerm]) -> Vec<Part> {
        terms.iter().map(|term| term(self)).filter(|part| part.points != 0).collect()
    }

    fn part(&self, points: i64, key: &'static str) -> Part {
        let sentence = if self.heard && points != 0 { Phrase::new(key) } else { Phrase::unsaid() };
        Part { points, sentence }
    }

    /// Whether the very seat is kept, under its new name after a reorganisation.
    fn keeps_seat(&self) -> bool {
        self.from.is_some_and(|from| self.to.continues(&from.id))
    }

    /// A term that speaks against a move when it is so.
    fn against(&self, holds: bool, points: u32, key: &'static str) -> Part {
        self.part(if holds { -i64::from(points) } else { 0 }, key)
    }
}

/// The largest number of points that a pair can come to, whatever the facts.
pub fn largest(weights: &PlanWeights) -> i64 {
    let others: i64 = weights.named().iter().map(|(_, points)| i64::from(*points)).sum();
    let marks = i64::from(weights.warning_points.max(weights.unknown_points));
    100 * i64::from(weights.fit_percent) + others + RULES.len() as i64 * marks
}

/// Points of a fit gained, in hundredths.
pub fn of_fit(weights: &PlanWeights, gained: i64) -> i64 {
    gained * i64::from(weights.fit_percent) / 100
}

/// Whether the employee wished for the position or asked for the move.
pub fn is_wished(facts: &Facts, employee: &Employee, to: &Position, proposal: Option<&Proposal>) -> bool {
    employee.aspirations.iter().any(|wish| answers(facts, wish, to))
        || proposal.is_some_and(|own| matches!(own.origin, Origin::OwnRequest | Origin::Aspiration))
}

fn fit(pair: &Pair<'_>) -> Part {
    let (Some(now), Some(then)) = pair.fits else { return pair.part(0, "plan.term.fit") };
    let part = pair.part(of_fit(pair.weights, then - now), "plan.term.fit");
    Part { sentence: part.sentence.with("now", Value::Hundredths(now)).with("then", Value::Hundredths(then)), ..part }
}

fn aspiration(pair: &Pair<'_>) -> Part {
    let wished = is_wished(pair.facts, pair.employee, pair.to, pair.proposal);
    pair.part(if wished { i64::from(pair.weights.aspiration_points) } else { 0 }, "plan.term.aspiration")
}

/// Whether somebody in the service proposed the move; what the planner itself suggested makes its move no better.
pub fn is_proposed(proposal: Option<&Proposal>) -> bool {
    proposal.is_some_and(|own| !matches!(own.origin, Origin::Outside | Origin::Planner))
}

fn proposed(pair: &Pair<'_>) -> Part {
    let counts = is_proposed(pair.proposal);
    let part = pair.part(if counts { i64::from(pair.weights.proposed_points) } else { 0 }, "plan.term.proposed");
    let Some(own) = pair.proposal else { return part };
    let sentence = part.sentence.with("proposal", own.id.as_str()).with("origin", Value::Term(own.origin.key()));
    Part { sentence, ..part }
}

fn long(pair: &Pair<'_>) -> Part {
    pair.part(if pair.found.long { i64::from(pair.weights.long_points) } else { 0 }, "plan.term.long")
}

fn moving(pair: &Pair<'_>) -> Part {
    pair.against(!pair.keeps_seat(), pair.weights.move_points, "plan.term.moving")
}

fn unit(pair: &Pair<'_>) -> Part {
    let leaves = pair.from.is_some_and(|from| from.unit != pair.to.unit);
    pair.against(leaves && !pair.keeps_seat(), pair.weights.unit_points, "plan.term.unit")
}

fn agency(pair: &Pair<'_>) -> Part {
    let of = |position: &Position| pair.facts.agency_of(&position.unit).clone();
    let leaves = pair.from.is_some_and(|from| of(from) != of(pair.to));
    pair.against(leaves && !pair.keeps_seat(), pair.weights.agency_points, "plan.term.agency")
}

fn kind(pair: &Pair<'_>) -> Part {
    let kinds = pair.from.and_then(|from| from.load_kind).zip(pair.to.load_kind);
    let differs = kinds.filter(|(from, to)| from != to && !pair.keeps_seat());
    let part = pair.against(differs.is_some(), pair.weights.kind_points, "plan.term.kind");
    let Some((from, to)) = differs else { return part };
    Part { sentence: part.sentence.with("from", Value::Term(from.key())).with("to", Value::Term(to.key())), ..part }
}

/// All alike: a warning with a price of its own would tell which rule speaks, also where that is sensitive.
fn warnings(pair: &Pair<'_>) -> Part {
    let count = i64::from(pair.found.warnings);
    let part = pair.part(-count * i64::from(pair.weights.warning_points), "plan.term.warnings");
    Part { sentence: part.sentence.with("count", count), ..part }
}

fn unknowns(pair: &Pair<'_>) -> Part {
    let count = i64::from(pair.found.unknowns);
    let part = pair.part(-count * i64::from(pair.weights.unknown_points), "plan.term.unknowns");
    Part { sentence: part.sentence.with("count", count), ..part }
}
