//! The decision card: the effect before confirming, reasons, words, and two buttons.

use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, ItemId, UnitId};
use crate::domain::proposal::Move;
use crate::domain::reason::Reason;
use crate::fit::score::CriterionKind;
use crate::journal::event::Outcome;
use crate::journal::ruling::{Prospect, Ruling};
use crate::journal::seen;
use crate::journal::standing::Decision;
use crate::rules;
use crate::rules::aspiration;
use crate::rules::verdict::Severity;
use crate::text::dates;
use crate::text::words::Phrase;
use crate::workload::balance::Balance;
use crate::workload::need;

use super::field::Field;
use super::number::told;
use super::plan::ripple::Intended;

/// Points of a criterion from which it is a reason by itself, in hundredths.
const STRONG: i64 = 8_000;

/// What has the focus on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The button that does nothing; focused first.
    Cancel,
    /// The button that decides.
    Confirm,
    /// A reason, by its place in the list.
    Reason(usize),
    /// Reason in words.
    Words,
    /// Conditions, or what a parked item waits for.
    Conditions,
    /// Acknowledgement of missing data.
    Acknowledge,
}

/// What a decision does to one agency or unit: strength − need before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardEffect {
    /// Which.
    pub unit: UnitId,
    /// Before this decision, everything accepted so far included.
    pub before: i64,
    /// After it.
    pub after: i64,
}

/// What stands against a decision, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// Warnings.
    pub warns: usize,
    /// Data to be verified.
    pub unknowns: usize,
    /// Rules behind them, without sensitive ones.
    pub rules: Vec<&'static str>,
    /// What they say, one after another; who steps out because of a conflict of interest comes first, whatever is decided.
    pub told: Vec<(&'static str, Phrase)>,
    /// Blocks that a document lifted, without sensitive ones.
    pub lifted: Vec<&'static str>,
    /// Whether somebody named fits better than the one chosen.
    pub ranking: bool,
}

/// The card.
#[derive(Clone, Debug)]
pub struct Card {
    /// What is about to be decided.
    pub outcome: Outcome,
    /// The items: one, or the rest of a chain.
    pub items: Vec<ItemId>,
    /// Another candidate than the one suggested.
    pub candidate: Option<EmployeeId>,
    /// Who moves where by what is about to be decided; for a decision that moves nobody, what was suggested.
    pub moves: Vec<Move>,
    /// Reasons to choose from, and which are ticked.
    pub reasons: Vec<(Reason, bool)>,
    /// Reason in words.
    pub words: Field,
    /// Conditions.
    pub conditions: Field,
    /// Whether missing data was acknowledged.
    pub acknowledged: bool,
    /// Whether it has to be.
    pub must_acknowledge: bool,
    /// Whether words are required.
    pub must_have_words: bool,
    /// What it does to each agency it touches, from the present standing.
    pub effects: Vec<CardEffect>,
    /// The decision in force that this one would replace: what it was, and its entry.
    pub earlier: Option<(Outcome, u64)>,
    /// What stands against it.
    pub against: Against,
    /// What has the focus.
    pub focus: Focus,
    /// When the card was first on the screen; confirming is deaf until 300 ms later.
    pub shown_at: Option<u64>,
    /// Why the last attempt was refused.
    pub refusal: Option<String>,
    /// Whether the plan is to keep all other suggestions.
    pub keeps: bool,
    /// Letters in a row that mean nothing here: somebody types words where nothing takes them.
    pub strays: u8,
}

impl Card {
    /// A card for one item or a chain, its reasons prefilled when all is clear.
    pub fn new(
        facts: &Facts,
        outcome: Outcome,
        items: Vec<ItemId>,
        candidate: Option<EmployeeId>,
        prospects: &[Prospect],
    ) -> Card {
        let accepting = outcome.moves();
        let must_have_words = match outcome {
            Outcome::OutsideJurisdiction => !prospects.iter().any(Prospect::is_outside),
            _ => accepting && prospects.iter().any(Prospect::needs_words),
        };
        let must_acknowledge = accepting && prospects.iter().any(Prospect::needs_acknowledgement);
        let offered: &[Reason] = if accepting { &Reason::FOR } else { &Reason::AGAINST };
        let clear = accepting && !must_have_words;
        let speaking: Vec<Reason> = if clear { speaking_reasons(facts, prospects) } else { Vec::new() };
        Card {
            outcome,
            items,
            candidate,
            moves: prospects.iter().flat_map(|prospect| prospect.whole.moves.clone()).collect(),
            reasons: offered.iter().map(|reason| (*reason, speaking.contains(reason))).collect(),
            words: Field::default(),
            conditions: Field::default(),
            acknowledged: false,
            must_acknowledge,
            must_have_words,
            effects: effects(facts, prospects),
            earlier: None,
            against: against(prospects, accepting),
            focus: Focus::Cancel,
            shown_at: None,
            refusal: None,
            keeps: false,
            strays: 0,
        }
    }

    /// Takes over reasons and words of the decision that this one would replace, where both decide alike about the same
    /// people: what was written about one candidate is true of no other.
    pub fn take_over(&mut self, earlier: &Decision) {
        let is_alike = match self.outcome.moves() {
            true => earlier.moves.iter().map(|own| &own.employee).eq(self.moves.iter().map(|own| &own.employee)),
            false => earlier.outcome == self.outcome,
        };
        if !is_alike {
            return;
        }
        self.reasons.iter_mut().for_each(|(reason, ticked)| *ticked = earlier.reasons.contains(reason));
        self.words = Field::offering(&earlier.detail.text);
        self.conditions = Field::offering(&earlier.detail.conditions);
    }

    /// The fields in the order of Tab.
    fn order(&self) -> Vec<Focus> {
        let mut order: Vec<Focus> = (0..self.reasons.len()).map(Focus::Reason).collect();
        // Before the fields, so that going back from the buttons always leads to the same ones.
        if self.must_acknowledge {
            order.push(Focus::Acknowledge);
        }
        order.push(Focus::Words);
        if self.outcome.moves() || self.outcome == Outcome::Parked {
            order.push(Focus::Conditions);
        }
        order.extend([Focus::Cancel, Focus::Confirm]);
        order
    }

    /// Moves the focus by `step` fields, around the end.
    pub fn step(&mut self, step: isize) {
        let order = self.order();
        let at = order.iter().position(|focus| *focus == self.focus).unwrap_or(0);
        let length = order.len().cast_signed();
        let next = (at.cast_signed() + step).rem_euclid(length);
        self.focus = order[next.cast_unsigned()];
    }

    /// Leaves a field for the next one; from the last straight to the button that decides, as in every form.
    pub fn enter(&mut self) {
        self.step(1);
        if self.focus == Focus::Cancel {
            self.step(1);
        }
    }

    /// The text field that has the focus.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.focus {
            Focus::Words => Some(&mut self.words),
            Focus::Conditions => Some(&mut self.conditions),
            Focus::Cancel | Focus::Confirm | Focus::Reason(_) | Focus::Acknowledge => None,
        }
    }

    /// Ticks or unticks what has the focus.
    pub fn toggle(&mut self) {
        self.refusal = None;
        match self.focus {
            Focus::Reason(at) => {
                if let Some((_, ticked)) = self.reasons.get_mut(at) {
                    *ticked = !*ticked;
                }
            }
            Focus::Acknowledge => self.acknowledged = !self.acknowledged,
            Focus::Cancel | Focus::Confirm | Focus::Words | Focus::Conditions => {}
        }
    }

    /// Ticks the reason with this number (1 to 9, 0 for the tenth).
    pub fn tick_number(&mut self, digit: usize) {
        self.refusal = None;
        let at = if digit == 0 { 9 } else { digit - 1 };
        if let Some((_, ticked)) = self.reasons.get_mut(at) {
            *ticked = !*ticked;
        }
    }

    /// The rulings that the card stands for.
    pub fn rulings(&self) -> Vec<Ruling> {
        let reasons: Vec<Reason> =
            self.reasons.iter().filter(|(_, ticked)| *ticked).map(|(reason, _)| *reason).collect();
        let ruling = |item: &ItemId| Ruling {
            candidate: self.candidate.clone(),
            text: self.words.text().to_owned(),
            conditions: self.conditions.text().to_owned(),
            acknowledged: self.acknowledged,
            ..Ruling::new(item, self.outcome, &reasons)
        };
        self.items.iter().map(ruling).collect()
    }

    /// What it would decide.
    pub fn intended(&self) -> Intended {
        let (items, moves) = (self.items.clone(), self.moves.clone());
        Intended { items, outcome: self.outcome, moves, keeps: self.keeps }
    }

    /// Whether something was typed or ticked by hand, so that leaving the card is worth a question.
    pub fn has_words(&self) -> bool {
        !self.words.text().trim().is_empty() || !self.conditions.text().trim().is_empty()
    }
}

/// Both ends of every move, from before the first item to after the last.
fn effects(facts: &Facts, prospects: &[Prospect]) -> Vec<CardEffect> {
    let (Some(first), Some(last)) = (prospects.first(), prospects.last()) else { return Vec::new() };
    let (before, after) = (Balance::of(facts, &first.workplaces.0), Balance::of(facts, &last.workplaces.1));
    let mut units: Vec<UnitId> = Vec::new();
    for unit in prospects.iter().flat_map(|prospect| seen::both_ends(facts, &prospect.whole, &prospect.before)) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    let effect = |unit: UnitId| {
        let (before, after) = (before.unit(&unit)?.difference(), after.unit(&unit)?.difference());
        Some(CardEffect { unit, before, after })
    };
    units.into_iter().filter_map(effect).collect()
}

fn against(prospects: &[Prospect], accepting: bool) -> Against {
    let mut against = Against::default();
    let verdicts = || prospects.iter().flat_map(|prospect| &prospect.verdicts);
    let conflicts = verdicts().filter(|verdict| rules::is_conflict(verdict));
    against.told = conflicts.map(|verdict| (verdict.rule, verdict.sentence.clone())).collect();
    for prospect in prospects {
        against.ranking |= prospect.verdicts.iter().any(rules::is_against_ranking);
        for verdict in &prospect.verdicts {
            let open = verdict.lifted_by.is_none();
            against.warns += usize::from(open && verdict.severity == Severity::Warn);
            against.unknowns += usize::from(open && verdict.severity == Severity::Unknown);
            let list = match (open, verdict.severity) {
                (true, Severity::Warn | Severity::Unknown) => &mut against.rules,
                (false, _) => &mut against.lifted,
                (true, Severity::Block | Severity::Info) => continue,
            };
            if !told::is_closed(verdict) && !list.contains(&verdict.rule) {
                list.push(verdict.rule);
                if open && accepting {
                    against.told.push((verdict.rule, verdict.sentence.clone()));
                }
            }
        }
    }
    against
}

/// The two reasons that speak loudest for all these moves, from what the facts hold; in the order of their weight.
/// One card speaks for every move on it, so a reason that is untrue of one of them is not ticked for it.
fn speaking_reasons(facts: &Facts, prospects: &[Prospect]) -> Vec<Reason> {
    let mut moves = prospects.iter().flat_map(|own| own.whole.moves.iter().map(move |mutation| (own, mutation)));
    let mut common = moves.next().map(|(own, mutation)| reasons_of(facts, own, mutation)).unwrap_or_default();
    for (own, mutation) in moves {
        let reasons = reasons_of(facts, own, mutation);
        common.retain(|reason| reasons.contains(reason));
    }
    common.truncate(2);
    common
}

/// Every reason that the facts bear out for one move.
fn reasons_of(facts: &Facts, prospect: &Prospect, mutation: &Move) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let (Some(employee), Some(target)) = (facts.employee(&mutation.employee), facts.position(&mutation.to)) else {
        return reasons;
    };
    let strength = prospect.before.strength(facts, &target.id);
    if target.class.is_structural() {
        reasons.extend((strength == 0).then_some(Reason::VacantSeat));
    } else if need::need(facts, target).is_some_and(|need| strength < need.persons) {
        reasons.push(Reason::OrganisationNeed);
    }
    if employee.aspirations.iter().any(|wish| aspiration::answers(facts, wish, target)) {
        reasons.push(Reason::Aspiration);
    }
    let fit = prospect.candidates.iter().find(|candidate| candidate.employee == employee.id);
    for criterion in fit.map(|candidate| candidate.fit.criteria.as_slice()).unwrap_or_default() {
        let reason = match criterion.kind {
            CriterionKind::Education => Reason::Education,
            CriterionKind::Competence => Reason::Competence,
            CriterionKind::Performance => Reason::Performance,
            CriterionKind::Experience | CriterionKind::Training => continue,
        };
        if criterion.points.is_some_and(|points| points >= STRONG) {
            reasons.push(reason);
        }
    }
    let long = facts.settings().thresholds.tenure_long_months;
    let months = employee.position_since.map(|since| dates::complete_months(since, facts.sitting().effective));
    let leaves = employee.position.as_ref().is_some_and(|held| *held != target.id);
    if leaves && months.is_some_and(|months| months >= i64::from(long)) {
        reasons.push(Reason::LongTenure);
    }
    reasons
}

#[cfg(test)]
mod tests;
