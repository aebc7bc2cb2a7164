//! What every move counts, by person and kind of position: the fit from the start, what the rules find when first asked.

use crate::domain::calendar::complete_months;
use crate::domain::class::MoveKind;
use crate::domain::plan_weights::PlanWeights;
use crate::fit::totals::{Row, Totals};
use crate::planner::kinds::Kinds;
use crate::planner::pair::of_fit;
use crate::planner::problem::Problem;
use crate::rules::alone::{self, Alone};

/// Less than any points that a move can come to: a rule bars it.
const BARRED: i32 = i32::MIN;

/// Points of moves to another agency, by person and kind, where nothing ties the position to the person.
pub struct Worths {
    kinds: usize,
    /// Before the rules were asked, inside the own unit: never less than what it comes to.
    hoped: Vec<i32>,
    /// Where the rules were asked, what it counts; elsewhere, what it counts at most.
    known: Vec<i32>,
    /// Whether the rules were asked.
    judged: Vec<u64>,
}

impl Worths {
    /// Of everybody, nothing judged yet.
    pub fn of(problem: &Problem<'_>, kinds: &Kinds) -> Worths {
        let facts = problem.facts;
        let first = kinds.first.iter().map(|place| &facts.positions()[*place]);
        let totals = Totals::of(facts, first, facts.sitting().effective);
        let (persons, count) = (problem.persons.len(), kinds.count());
        let mut worths = Worths {
            kinds: count,
            hoped: Vec::with_capacity(persons * count),
            known: Vec::with_capacity(persons * count),
            judged: vec![0; (persons * count).div_ceil(64)],
        };
        let mut row = Row::default();
        for person in 0..persons {
            totals.look_at(problem.persons[person].place, &mut row);
            worths.reckon(problem, kinds, person, |kind| totals.total(&row, kind));
        }
        worths
    }

    /// Takes down what the next person's moves count, whose totals these are.
    fn reckon(&mut self, problem: &Problem<'_>, kinds: &Kinds, person: usize, total: impl Fn(usize) -> Option<i64>) {
        let weights = &problem.facts.settings().planner;
        let own = &problem.persons[person];
        let held = own.seat.map(|seat| kinds.of[seat] as usize);
        let now = held.and_then(&total);
        let steady = points(may_be_long(problem, person), weights.long_points) - i64::from(weights.move_points);
        let away = points(held.is_some(), weights.unit_points + weights.agency_points);
        for (at, kind) in kinds.list.iter().enumerate() {
            let gained = now.zip(total(at)).map_or(0, |(now, then)| of_fit(weights, then - now));
            let loads = held.and_then(|held| kinds.list[held].load).zip(kind.load);
            let other_kind = points(loads.is_some_and(|(from, to)| from != to), weights.kind_points);
            let hoped = steady + gained - other_kind;
            let falls = held.is_some_and(|held| kinds.list[held].level.kind_to(kind.level) == MoveKind::Demotion);
            self.hoped.push(hoped as i32);
            if falls && problem.fixings.exceptions.is_empty() {
                self.known.push(BARRED);
                self.mark_judged(person, at);
            } else {
                self.known.push((hoped - away) as i32);
            }
        }
    }

    fn mark_judged(&mut self, person: usize, kind: usize) {
        let at = person * self.kinds + kind;
        self.judged[at / 64] |= 1 << (at % 64);
    }

    /// Points of a person's moves to each kind, as far as they are known: never less than what they come to.
    pub fn known(&self, person: usize) -> &[i32] {
        &self.known[person * self.kinds..][..self.kinds]
    }

    /// Points of a move to a position of a kind inside the own unit before any rule is asked.
    pub fn hoped(&self, person: usize, kind: usize) -> i64 {
        i64::from(self.hoped[person * self.kinds + kind])
    }

    /// Points of a person's moves to a kind, judged at one of its positions; none when a rule bars them.
    pub fn judge(&mut self, problem: &Problem<'_>, person: usize, kind: usize, position: usize) -> Option<i64> {
        let at = person * self.kinds + kind;
        if self.judged[at / 64] >> (at % 64) & 1 == 0 {
            self.mark_judged(person, kind);
            let found = alone(problem, person, position);
            let taken =
                found.map(|found| taken(&problem.facts.settings().planner, found, may_be_long(problem, person)));
            self.known[at] = taken.map_or(BARRED, |taken| self.known[at] - taken as i32);
        }
        Some(self.known[at]).filter(|points| *points != BARRED).map(i64::from)
    }
}

/// What the rules of one move find in a move; none when one bars it.
pub fn alone(problem: &Problem<'_>, person: usize, position: usize) -> Option<Alone> {
    let places = (problem.persons[person].place, position);
    alone::alone(&problem.situation, &problem.whole(person, position), places)
}

/// Points that what the rules find takes from what was hoped for.
pub fn taken(weights: &PlanWeights, found: Alone, hoped_long: bool) -> i64 {
    let marks = i64::from(found.warnings) * i64::from(weights.warning_points)
        + i64::from(found.unknowns) * i64::from(weights.unknown_points);
    marks + points(hoped_long && !found.long, weights.long_points)
}

/// Whether long years in one position may count for somebody.
pub fn may_be_long(problem: &Problem<'_>, person: usize) -> bool {
    let facts = problem.facts;
    let since = problem.employee(person).position_since;
    let months = since.map(|since| complete_months(since, facts.sitting().effective));
    months.is_none_or(|months| months >= facts.settings().thresholds.tenure_long_months)
}

fn points(counts: bool, points: u32) -> i64 {
    if counts { i64::from(points) } else { 0 }
}
