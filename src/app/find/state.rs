//! The finder: what was typed, and what was found, sort by sort.

use std::sync::Arc;

use crate::app::field::Field;
use crate::domain::facts::Facts;

use super::index::Thing;
use super::search::everything;
use super::words::words;

/// A sort of things that are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Items of the docket.
    Item,
    /// Units.
    Unit,
    /// Positions.
    Position,
    /// Employees.
    Employee,
    /// Lines of the minutes.
    Minutes,
}

impl Sort {
    /// All sorts, in the order in which they are counted.
    pub const ALL: [Sort; 5] = [Sort::Item, Sort::Employee, Sort::Position, Sort::Unit, Sort::Minutes];

    /// Catalogue key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Sort::Item => "board.finder.item",
            Sort::Unit => "board.finder.unit",
            Sort::Position => "board.finder.position",
            Sort::Employee => "board.finder.employee",
            Sort::Minutes => "board.finder.minutes",
        }
    }
}

/// One thing that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// Something of the facts.
    Thing(Thing),
    /// A line of the minutes, by its place.
    Line(usize),
}

impl Hit {
    /// Of which sort it is.
    pub fn sort(self) -> Sort {
        match self {
            Hit::Thing(Thing::Item(_)) => Sort::Item,
            Hit::Thing(Thing::Unit(_)) => Sort::Unit,
            Hit::Thing(Thing::Position(_)) => Sort::Position,
            Hit::Thing(Thing::Employee(_)) => Sort::Employee,
            Hit::Line(_) => Sort::Minutes,
        }
    }
}

/// The finder.
#[derive(Clone, Debug)]
pub struct Finder {
    /// What is sought.
    pub query: Field,
    /// The only sort that is shown; none for all.
    pub only: Option<Sort>,
    /// Which row is selected.
    pub selected: usize,
    /// The lines of the minutes, as they were when the finder was opened.
    pub minutes: Arc<Vec<String>>,
    /// Whether only similar words were found.
    pub similar: bool,
    all: Vec<Hit>,
}

impl Finder {
    /// The finder with the words that were sought last, over these lines of the minutes, while the board stands on the
    /// item at `place`.
    pub fn of(facts: &Facts, minutes: Vec<String>, sought: &str, place: usize) -> Finder {
        let query = if sought.is_empty() { Field::default() } else { Field::offering(sought) };
        let mut finder =
            Finder { query, only: None, selected: 0, minutes: Arc::new(minutes), similar: false, all: Vec::new() };
        finder.look(facts, place);
        // Who looks for the same again is led on from the item on which the board stands.
        let items: Vec<usize> =
            (0..).zip(finder.shown()).filter(|(_, hit)| hit.sort() == Sort::Item).map(|(at, _)| at).collect();
        let here = items.iter().position(|at| finder.shown().nth(*at) == Some(Hit::Thing(Thing::Item(place))));
        if let Some(here) = here.filter(|_| !sought.is_empty()) {
            finder.selected = items[(here + 1) % items.len()];
        }
        finder
    }

    /// Looks for what is typed; with nothing typed the items of the docket are there to go through, from the one at
    /// `place` on.
    pub fn look(&mut self, facts: &Facts, place: usize) {
        self.selected = 0;
        let sought = words(self.query.text());
        if sought.is_empty() {
            self.all = (0..facts.docket().items().len()).map(|at| Hit::Thing(Thing::Item(at))).collect();
            self.similar = false;
            self.selected = place;
            return;
        }
        let found = everything(facts, self.query.text());
        let has = |line: &str| {
            let own = words(line);
            sought.iter().all(|word| own.iter().any(|own| own.starts_with(word.as_str())))
        };
        let lines = (0..self.minutes.len()).rev().filter(|at| has(&self.minutes[*at])).map(Hit::Line);
        let lines: Vec<Hit> = lines.collect();
        self.similar = found.similar && lines.is_empty();
        let things = found.things.into_iter().filter(|_| !found.similar || lines.is_empty());
        self.all = things.map(|(thing, _)| Hit::Thing(thing)).chain(lines.iter().copied()).collect();
    }

    /// What is shown, best first.
    pub fn shown(&self) -> impl Iterator<Item = Hit> {
        self.all.iter().copied().filter(|hit| self.only.is_none_or(|only| hit.sort() == only))
    }

    /// How many of a sort were found; of all sorts together without one.
    pub fn count(&self, sort: Option<Sort>) -> usize {
        self.all.iter().filter(|hit| sort.is_none_or(|sort| hit.sort() == sort)).count()
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.count(self.only)
    }

    /// Shows the next sort of which anything was found, in either direction; after the last one all of them.
    pub fn turn(&mut self, forward: bool) {
        let with_hits = Sort::ALL.into_iter().filter(|sort| self.count(Some(*sort)) > 0).map(Some);
        let sorts: Vec<Option<Sort>> = std::iter::once(None).chain(with_hits).collect();
        let at = sorts.iter().position(|sort| *sort == self.only).unwrap_or(0);
        let step = if forward { 1 } else { sorts.len() - 1 };
        self.only = sorts[(at + step) % sorts.len()];
        self.selected = 0;
    }
}
