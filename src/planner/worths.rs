//! What every move counts: by person and kind of position, and one by one where something ties a position to a person.
//!
//! The fit is reckoned from the start, what the rules find is asked for once, when it first matters. Until then a move is
//! hoped to count what it would if no rule found anything, which is never less than what it comes to.

use crate::domain::calendar::complete_months;
use crate::domain::class::MoveKind;
use crate::domain::index::Lookup;
use crate::domain::plan_weights::PlanWeights;
use crate::fit::totals::{Row, Totals};
use crate::planner::kinds::Kinds;
use crate::planner::pair::{self, is_proposed, is_wished, of_fit};
use crate::planner::problem::Problem;
use crate::planner::tied::Tied;
use crate::rules;
use crate::rules::alone::{self, Alone, Grounding};
use crate::rules::verdict::Mark;

/// Points of a move that a rule bars: fewer than any move can come to.
pub const BARRED: i32 = i32::MIN / 4;

/// Points of moves.
pub struct Worths {
    kinds: usize,
    /// Of moves to another agency where nothing ties the position to the person, by person and kind.
    away: Points,
    /// Of such moves to another unit of the own agency, by person and kind that it has; where those of each person begin.
    inside: Points,
    firsts: Vec<usize>,
    /// What a move inside the own unit counts more.
    near: i64,
    /// Positions tied to each person, and where those of each begin.
    positions: Vec<u32>,
    starts: Vec<u32>,
    tied: Points,
    /// Unit and agency of each person.
    sites: Vec<Site>,
}

/// Places of a unit and its agency.
type Site = (Option<usize>, Option<usize>);

/// By what the worth of a move is known.
#[derive(Clone, Copy)]
enum Known {
    /// As one to a kind in another agency.
    Away(usize),
    /// As one to a kind in the own agency, and what it counts more.
    Inside(usize, i64),
    /// By itself.
    Tied(usize),
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

    fn with_room(room: usize) -> Points {
        Points { points: Vec::with_capacity(room), judged: Vec::with_capacity(room.div_ceil(64)) }
    }

    fn known(&self, at: usize) -> Option<i64> {
        Some(self.points[at]).filter(|points| *points != BARRED).map(i64::from)
    }

    fn is_judged(&self, at: usize) -> bool {
        self.judged[at / 64] >> (at % 64) & 1 == 1
    }

    fn judge(&mut self, at: usize, judged: impl FnOnce(i64) -> Option<i64>) -> Option<i64> {
        if !self.is_judged(at) {
            self.judged[at / 64] |= 1 << (at % 64);
            self.points[at] = judged(i64::from(self.points[at])).map_or(BARRED, |points| points as i32);
        }
        self.known(at)
    }
}

/// What the kinds held and entered alone decide of a move.
struct Between {
    kinds: usize,
    /// Points against a move to another kind of load, by kind held and kind entered; none for a demotion, which nothing
    /// lifts where no proposal gives a basis.
    against: Vec<Option<i64>>,
    other_load: i64,
    barred: Barred,
}

/// Moves that rank or education bar, told once for all who are grounded alike: of many moves most need no rule asked then.
#[derive(Default)]
struct Barred {
    /// By grounding and kind; empty where an exception may lift what bars.
    kinds: Vec<bool>,
    /// The grounding of each person.
    of: Vec<usize>,
}

impl Barred {
    fn of(problem: &Problem<'_>, kinds: &Kinds) -> Barred {
        let mut found = Barred::default();
        if !problem.fixings.exceptions.is_empty() {
            return found;
        }
        let mut known: Lookup<Grounding, usize> = Lookup::default();
        for (person, own) in problem.persons.iter().enumerate() {
            let next = known.len();
            let grounding = *known.entry(Grounding::of(&problem.situation, own.place)).or_insert(next);
            if grounding == next {
                let bars = |to: &usize| {
                    alone::is_ungrounded(&problem.situation, &problem.whole(person, *to), (own.place, *to))
                };
                found.kinds.extend(kinds.first.iter().map(bars));
            }
            found.of.push(grounding);
        }
        found
    }

    /// The kinds from which a person is barred; none where that is not told.
    fn from(&self, person: usize, kinds: usize) -> &[bool] {
        self.of.get(person).map_or(&[], |grounding| &self.kinds[grounding * kinds..][..kinds])
    }
}

impl Between {
    fn of(problem: &Problem<'_>, kinds: &Kinds) -> Between {
        let other_load = i64::from(problem.facts.settings().planner.kind_points);
        let barred = Barred::of(problem, kinds);
        let mut found = Between { kinds: kinds.count(), against: Vec::new(), other_load, barred };
        for (held, own) in kinds.list.iter().enumerate() {
            for (to, kind) in kinds.list.iter().enumerate() {
                let is_fall =
                    problem.fixings.exceptions.is_empty() && own.level.kind_to(kind.level) == MoveKind::Demotion;
                found.against.push((!is_fall).then(|| found.against_load(kinds, held, to)));
            }
        }
        found
    }

    fn against_load(&self, kinds: &Kinds, held: usize, to: usize) -> i64 {
        let loads = kinds.list[held].load.zip(kinds.list[to].load);
        if loads.is_some_and(|(from, to)| from != to) { self.other_load } else { 0 }
    }

    /// Points against moves from a kind held to each kind.
    fn from(&self, held: usize) -> &[Option<i64>] {
        &self.against[held * self.kinds..][..self.kinds]
    }
}

impl Worths {
    /// Of everybody, nothing judged yet.
    pub fn of(problem: &Problem<'_>, kinds: &Kinds) -> Worths {
        let facts = problem.facts;
        let first = kinds.first.iter().map(|place| &facts.positions()[*place]);
        let totals = Totals::of(facts, first, facts.sitting().effective);
        let (tied, between) = (Tied::of(problem, kinds), Between::of(problem, kinds));
        let mut worths = Worths {
            kinds: kinds.count(),
            away: Points::with_room(problem.persons.len() * kinds.count()),
            inside: Points::default(),
            firsts: Vec::new(),
            near: i64::from(facts.settings().planner.unit_points),
            positions: Vec::new(),
            starts: vec![0],
            tied: Points::default(),
            sites: Vec::new(),
        };
        let mut row = Row::default();
        for (person, own) in problem.persons.iter().enumerate() {
            totals.look_at(own.place, &mut row);
            worths.sites.push(own.seat.map_or((None, None), |seat| kinds.sites[seat]));
            let total = |kind: usize| totals.total(&row, kind);
            worths.reckon(problem, kinds, &between, person, total);
            worths.reckon_tied(problem, kinds, &between, person, (tied.to(problem, person), &total));
        }
        worths
    }

    /// Takes down what the next person's moves count that nothing ties to them, whose totals these are.
    fn reckon(
        &mut self,
        problem: &Problem<'_>,
        kinds: &Kinds,
        between: &Between,
        person: usize,
        total: impl Fn(usize) -> Option<i64>,
    ) {
        let weights = &problem.facts.settings().planner;
        let held = problem.persons[person].seat.map(|seat| kinds.of[seat] as usize);
        let now = held.and_then(&total);
        let steady = steady(problem, person);
        let away = points(held.is_some(), weights.unit_points + weights.agency_points);
        let barred = between.barred.from(person, self.kinds);
        for kind in 0..self.kinds {
            let is_barred = barred.get(kind).is_some_and(|barred| *barred);
            let against = held.map_or(Some(0), |held| between.from(held)[kind]).filter(|_| !is_barred);
            let gained = || now.zip(total(kind)).map_or(0, |(now, then)| of_fit(weights, then - now));
            self.away.push(against.map(|against| steady + gained() - against - away));
        }
        self.firsts.push(self.inside.points.len());
        let agency = self.sites[person].1;
        for kind in agency.map_or(&[][..], |agency| kinds.kinds_of(agency)) {
            let hoped = self.away.known(person * self.kinds + *kind as usize);
            self.inside.push(hoped.map(|hoped| hoped + i64::from(weights.agency_points)));
        }
    }

    /// Takes down what the next person's moves count to the positions tied to them, whose totals these are.
    fn reckon_tied(
        &mut self,
        problem: &Problem<'_>,
        kinds: &Kinds,
        between: &Between,
        person: usize,
        (tied, total): (Vec<u32>, impl Fn(usize) -> Option<i64>),
    ) {
        let facts = problem.facts;
        let weights = &facts.settings().planner;
        let held = problem.persons[person].seat.map(|seat| kinds.of[seat] as usize);
        let next = problem.persons[person].seat.and_then(|seat| kinds.next(seat));
        let (unit, agency) = self.sites[person];
        for position in tied {
            let (at, kind) = (position as usize, kinds.of[position as usize] as usize);
            let proposal = problem.proposal(person, at);
            let is_fall = held.is_some_and(|held| between.from(held)[kind].is_none());
            let gained = held.and_then(&total).zip(total(kind)).map_or(0, |(now, then)| of_fit(weights, then - now));
            let is_wished = is_wished(facts, problem.employee(person), &facts.positions()[at], proposal);
            let hoped = steady(problem, person) + gained
                - held.map_or(0, |held| between.against_load(kinds, held, kind))
                + points(is_wished, weights.aspiration_points)
                + points(is_proposed(proposal), weights.proposed_points)
                - points(held.is_some() && unit != kinds.sites[at].0, weights.unit_points)
                - points(held.is_some() && agency != kinds.sites[at].1, weights.agency_points);
            // Who goes on in the same seat leaves nothing, which only the pair itself tells.
            let hoped = if next == Some(at) { pair::largest(weights) } else { hoped };
            self.positions.push(position);
            self.tied.push((next == Some(at) || proposal.is_some() || !is_fall).then_some(hoped));
        }
        self.starts.push(self.positions.len() as u32);
    }

    /// Points of a person's moves to each kind in other agencies, as far as they are known.
    pub fn away(&self, person: usize) -> &[i32] {
        &self.away.points[person * self.kinds..][..self.kinds]
    }

    /// Points of a person's moves to each kind of the own agency in another unit, as far as they are known.
    pub fn inside(&self, person: usize) -> &[i32] {
        let end = self.firsts.get(person + 1).copied().unwrap_or(self.inside.points.len());
        &self.inside.points[self.firsts[person]..end]
    }

    /// Positions tied to a person, in order.
    pub fn tied(&self, person: usize) -> &[u32] {
        &self.positions[self.starts[person] as usize..self.starts[person + 1] as usize]
    }

    /// Places of a person's unit and agency.
    pub fn site(&self, person: usize) -> Site {
        self.sites[person]
    }

    /// Points of a person's move to a position as far as they are known; none when a rule is known to bar it.
    pub fn known(&self, kinds: &Kinds, person: usize, position: usize) -> Option<i64> {
        match self.by(kinds, person, position) {
            Known::Away(at) => self.away.known(at),
            Known::Inside(at, more) => self.inside.known(at).map(|points| points + more),
            Known::Tied(at) => self.tied.known(at),
        }
    }

    /// Points of a person's move to a position that is not the own one; none when a rule bars it.
    pub fn judge(&mut self, problem: &Problem<'_>, kinds: &Kinds, person: usize, position: usize) -> Option<i64> {
        let goes_on = || problem.persons[person].seat.and_then(|seat| kinds.next(seat)) == Some(position);
        let judged = |hoped| judged(problem, person, position, hoped);
        match self.by(kinds, person, position) {
            Known::Away(at) => self.away.judge(at, judged),
            Known::Inside(at, more) => self.inside.judge(at, judged).map(|points| points + more),
            Known::Tied(at) => self.tied.judge(at, |hoped| match goes_on() {
                true => judged_in_full(problem, person, position),
                false => judged(hoped),
            }),
        }
    }

    fn by(&self, kinds: &Kinds, person: usize, position: usize) -> Known {
        if let Ok(place) = self.tied(person).binary_search(&(position as u32)) {
            return Known::Tied(self.starts[person] as usize + place);
        }
        let (unit, agency) = self.sites[person];
        let inside = kinds.place_inside(position).filter(|_| kinds.agency(position) == agency);
        match inside {
            Some(place) => {
                let more = if unit == kinds.sites[position].0 { self.near } else { 0 };
                Known::Inside(self.firsts[person] + place, more)
            }
            None => Known::Away(person * self.kinds + kinds.of[position] as usize),
        }
    }
}

/// What every move of a person counts, as far as no rule is asked.
fn steady(problem: &Problem<'_>, person: usize) -> i64 {
    let weights = &problem.facts.settings().planner;
    points(may_be_long(problem, person), weights.long_points) - i64::from(weights.move_points)
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
