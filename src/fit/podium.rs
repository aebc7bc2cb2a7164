//! The best by the file for each position that was asked about, found once: decisions move few of them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::fit::score::Score;
use crate::fit::search::{self, Rated};

/// How many are kept of a position: as many as a list shows, and some who are named or moved besides.
const KEPT: usize = 32;

/// The best for one position.
pub(super) struct Podium {
    /// Totals with places of the file, best first.
    best: Vec<(Score, usize)>,
}

/// Those of all positions that were asked about, by the position's place in the file and the day.
#[derive(Default)]
struct Podiums(Mutex<HashMap<(usize, NaiveDate), Arc<Podium>>>);

impl Podium {
    /// The best for a position on a day, looked for now when nobody asked before.
    pub(super) fn of(facts: &Facts, position: &Position, on: NaiveDate) -> Arc<Podium> {
        let found = || {
            let best = search::search(facts, &Placements::default(), position, &[], on, KEPT);
            let place = |(score, own): Rated<'_>| Some((score, facts.employee_index(&own.id)?));
            Arc::new(Podium { best: best.into_iter().filter_map(place).collect() })
        };
        let Some(place) = facts.position_index(&position.id) else { return found() };
        let podiums = facts.kept(Podiums::default);
        let known = podiums.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(place, on)).cloned();
        known.unwrap_or_else(|| {
            // Looked for without holding the lock: whoever asks about another position need not wait.
            let found = found();
            podiums.0.lock().unwrap_or_else(PoisonError::into_inner).insert((place, on), Arc::clone(&found));
            found
        })
    }

    /// Who they are, best first.
    pub(super) fn best<'a>(&self, facts: &'a Facts) -> impl Iterator<Item = Rated<'a>> {
        self.best.iter().map(|(score, place)| (*score, &facts.employees()[*place]))
    }

    /// Whether there is no candidate by the file beside them.
    pub(super) fn is_everybody(&self) -> bool {
        self.best.len() < KEPT
    }
}
