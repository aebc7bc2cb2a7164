//! What every move counts: by person and kind of position, and one by one where something ties a position to a person.
//!
//! The fit is reckoned from the start, what the rules find is asked for once, when it first matters. Until then a move is
//! hoped to count what it would if no rule found anything, which is never less than what it comes to.

use crate::domain::calendar::complete_months;
use crate::domain::class::MoveKind;
use crate::domain::plan_weights::PlanWeights;
use crate::fit::totals::{Row, Totals};
use crate::planner::kinds::Kinds;
use crate::planner::pair::{self, is_proposed, is_wished, of_fit};
use crate::planner::problem::Problem;
use crate::planner::tied::Tied;
use crate::rules;
use crate::rules::alone::{self, Alone};
use crate::rules::verdict::Mark;

/// Points of a move that a rule bars: fewer than any move can come to.
pub const BARRED: i32 = i32::MIN / 4;

/// Points of moves.
pub struct Worths {
    kinds: usize,
    /// Of moves to another agency where nothing ties the position to the person, by person and kind.
    away: Points,
    /// Where the own positions of each person begin in the list of them: those of the own agency and what is tied.
    starts: Vec<u32>,
    positions: Vec<u32>,
    own: Points,
    /// Agency of each person, and whether anything outside it is tied to them.
    ties: Vec<(Option<usize>, bool)>,
}

/// Points with whether the rules were asked.
#[derive(Default)]
struct Points {
    points: Vec<i32>,
    judged: Vec<u64>,
}

impl Points {
    fn push(&mut self, points: Option<i64>) {
        let at = self.points.len();
        if at.is_multiple_of(64) {
            self.judged.push(0);
        }
        // What is ruled out before any rule is asked needs none.
        self.judged[at / 64] |= u64::from(points.is_none()) << (at % 64);
        self.points.push(points.map_or(BARRED, |points| points as i32));
    }

    fn is_judged(&self, at: usize) -> bool {
        self.judged[at / 64] >> (at % 64) & 1 == 1
    }

    fn judge(&mut self, at: usize, judged: impl FnOnce(i64) -> Option<i64>) -> Option<i64> {
        if !self.is_judged(at) {
            self.judged[at / 64] |= 1 << (at % 64);
            self.points[at] = judged(i64::from(self.points[at])).map_or(BARRED, |points| points as i32);
        }
        Some(self.points[at]).filter(|points| *points != BARRED).map(i64::from)
    }
}

impl Worths {
    /// Of everybody, nothing judged yet.
    pub fn of(problem: &Problem<'_>, kinds: &Kinds) -> Worths {
        let facts = problem.facts;
        let first = kinds.first.iter().map(|place| &facts.positions()[*place]);
        let totals = Totals::of(facts, first, facts.sitting().effective);
        let tied = Tied::of(problem, kinds);
        let mut worths = Worths {
            kinds: kinds.count(),
            away: Points::default(),
            starts: vec![0],
            positions: Vec::new(),
            own: Points::default(),
            ties: Vec::new(),
        };
        let (mut row, mut hoped) = (Row::default(), Vec::new());
        for person in 0..problem.persons.len() {
            totals.look_at(problem.persons[person].place, &mut row);
            worths.reckon(problem, kinds, person, |kind| totals.total(&row, kind), &mut hoped);
            worths.reckon_own(problem, kinds, person, tied.to(problem, kinds, person), &hoped);
        }
        worths
    }

    /// Takes down what the next person's moves count, whose totals these are.
    fn reckon(
        &mut self,
        problem: &Problem<'_>,
        kinds: &Kinds,
        person: usize,
        total: impl Fn(usize) -> Option<i64>,
        hoped: &mut Vec<i64>,
    ) {
        let weights = &problem.facts.settings().planner;
        let held = problem.persons[person].seat.map(|seat| kinds.of[seat] as usize);
        let now = held.and_then(&total);
        let steady = points(may_be_long(problem, person), weights.long_points) - i64::from(weights.move_points);
        let away = points(held.is_some(), weights.unit_points + weights.agency_points);
        hoped.clear();
        for (at, kind) in kinds.list.iter().enumerate() {
            let gained = now.zip(total(at)).map_or(0, |(now, then)| of_fit(weights, then - now));
            let loads = held.and_then(|held| kinds.list[held].load).zip(kind.load);
            let other_kind = points(loads.is_some_and(|(from, to)| from != to), weights.kind_points);
            hoped.push(steady + gained - other_kind);
            let is_fall = falls(problem, kinds, person, at);
            self.away.push((!is_fall).then_some(hoped[at] - away));
        }
    }

    /// Takes down what the next person's moves inside the own agency count, and those to what is tied.
    fn reckon_own(&mut self, problem: &Problem<'_>, kinds: &Kinds, person: usize, own: Vec<u32>, hoped: &[i64]) {
        let facts = problem.facts;
        let weights = &facts.settings().planner;
        let site = problem.persons[person].seat.map(|seat| kinds.sites[seat]);
        let next = problem.persons[person].seat.and_then(|seat| kinds.next(seat));
        for position in own {
            let (at, kind) = (position as usize, kinds.of[position as usize] as usize);
            let proposal = problem.proposal(person, at);
            let is_fall = next != Some(at) && proposal.is_none() && falls(problem, kinds, person, kind);
            let is_wished = is_wished(facts, problem.employee(person), &facts.positions()[at], proposal);
            let others = points(is_wished, weights.aspiration_points)
                + points(is_proposed(proposal), weights.proposed_points)
                - points(site.is_some_and(|(unit, _)| unit != kinds.sites[at].0), weights.unit_points)
                - points(site.is_some_and(|(_, agency)| agency != kinds.sites[at].1), weights.agency_points);
            // Who goes on in the same seat leaves nothing, which only the pair itself tells.
            let hoped = if next == Some(at) { pair::largest(weights) } else { hoped[kind] + others };
            self.positions.push(position);
            self.own.push((!is_fall).then_some(hoped));
        }
        let agency = site.and_then(|(_, agency)| agency);
        let start = self.starts.last().map_or(0, |start| *start as usize);
        let is_outside = |position: &u32| agency.is_none() || kinds.agency(*position as usize) != agency;
        self.ties.push((agency, self.positions[start..].iter().any(is_outside)));
        self.starts.push(self.positions.len() as u32);
    }

    /// Points of a person's moves to each kind, as far as they are known.
    pub fn away(&self, person: usize) -> &[i32] {
        &self.away.points[person * self.kinds..][..self.kinds]
    }

    /// A person's own positions, in order, with the points of a move to each as far as they are known.
    pub fn own(&self, person: usize) -> (&[u32], &[i32]) {
        let places = self.starts[person] as usize..self.starts[person + 1] as usize;
        (&self.positions[places.clone()], &self.own.points[places])
    }

    /// Whether a position is a person's own: the seat, another of the own agency, or tied.
    pub fn is_own(&self, kinds: &Kinds, person: usize, position: usize) -> bool {
        let (agency, has_ties) = self.ties[person];
        (agency.is_some() && kinds.agency(position) == agency)
            || (has_ties && self.place_of(person, position).is_some())
    }

    /// Where a position stands among a person's own.
    pub fn place_of(&self, person: usize, position: usize) -> Option<usize> {
        self.own(person).0.binary_search(&(position as u32)).ok()
    }

    /// Points of a person's moves to a kind, judged at one of its positions; none when a rule bars them.
    pub fn judge_away(&mut self, problem: &Problem<'_>, person: usize, kind: usize, position: usize) -> Option<i64> {
        self.away.judge(person * self.kinds + kind, |hoped| judged(problem, person, position, hoped))
    }

    /// Points of a person's move to the own position at a place of the list; none when a rule bars it.
    pub fn judge_own(&mut self, problem: &Problem<'_>, kinds: &Kinds, person: usize, place: usize) -> Option<i64> {
        let at = self.starts[person] as usize + place;
        let position = self.positions[at] as usize;
        let goes_on = problem.persons[person].seat.and_then(|seat| kinds.next(seat)) == Some(position);
        self.own.judge(at, |hoped| match goes_on {
            true => judged_in_full(problem, person, position),
            false => judged(problem, person, position, hoped),
        })
    }
}

/// Whether a move to a kind is a demotion, which nothing lifts where no proposal gives a basis.
fn falls(problem: &Problem<'_>, kinds: &Kinds, person: usize, kind: usize) -> bool {
    let level = |kind: usize| kinds.list[kind].level;
    let held = problem.persons[person].seat.map(|seat| kinds.of[seat] as usize);
    problem.fixings.exceptions.is_empty()
        && held.is_some_and(|held| level(held).kind_to(level(kind)) == MoveKind::Demotion)
}

/// What a move comes to of what was hoped for; none when a rule bars it.
fn judged(problem: &Problem<'_>, person: usize, position: usize, hoped: i64) -> Option<i64> {
    let places = (problem.persons[person].place, position);
    let Alone { warnings, unknowns, long } =
        alone::alone(&problem.situation, &problem.whole(person, position), places)?;
    let weights: &PlanWeights = &problem.facts.settings().planner;
    let marks = i64::from(warnings) * i64::from(weights.warning_points)
        + i64::from(unknowns) * i64::from(weights.unknown_points);
    Some(hoped - marks - points(may_be_long(problem, person) && !long, weights.long_points))
}

/// Points of a move by itself, by all rules and the fit anew; none when a rule bars it.
pub fn judged_in_full(problem: &Problem<'_>, person: usize, position: usize) -> Option<i64> {
    let places = (problem.persons[person].place, position);
    let marks = rules::marks_at(&problem.situation, &problem.whole(person, position), places);
    let bars = |mark: &Mark| mark.blocks() && rules::is_of_one_move(mark.rule);
    (!marks.iter().any(bars)).then(|| problem.pair(person, position, &marks, false).points())
}

/// Whether long years in one position may count for somebody.
fn may_be_long(problem: &Problem<'_>, person: usize) -> bool {
    let facts = problem.facts;
    let since = problem.employee(person).position_since;
    let months = since.map(|since| complete_months(since, facts.sitting().effective));
    months.is_none_or(|months| months >= facts.settings().thresholds.tenure_long_months)
}

fn points(counts: bool, points: u32) -> i64 {
    if counts { i64::from(points) } else { 0 }
}
