//! Marks that the committee puts on items, and on candidates of an item, to come back to them. An aid of this screen: they
//! end with the program, and nothing that is recorded knows of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::ids::{EmployeeId, ItemId};

/// How many candidates of an item can be marked: as many as can be read side by side.
pub const MOST: usize = 4;

/// What is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    items: BTreeSet<ItemId>,
    /// In the order of marking.
    candidates: BTreeMap<ItemId, Vec<EmployeeId>>,
}

impl Marks {
    /// Whether an item is marked.
    pub fn has(&self, item: &ItemId) -> bool {
        self.items.contains(item)
    }

    /// How many items are marked.
    pub fn items(&self) -> usize {
        self.items.len()
    }

    /// Candidates of an item that are marked.
    pub fn candidates(&self, item: &ItemId) -> &[EmployeeId] {
        self.candidates.get(item).map_or(&[], Vec::as_slice)
    }

    /// How many candidates of all items are marked.
    pub fn people(&self) -> usize {
        self.candidates.values().map(Vec::len).sum()
    }

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.candidates.is_empty()
    }

    /// Marks an item, or takes its mark away; whether it is marked now.
    pub fn turn(&mut self, item: &ItemId) -> bool {
        let marked = !self.items.remove(item);
        if marked {
            self.items.insert(item.clone());
        }
        marked
    }

    /// Marks a candidate of an item, or takes the mark away; whether they are marked now, and none where there are
    /// [`MOST`] already.
    pub fn turn_candidate(&mut self, item: &ItemId, candidate: &EmployeeId) -> Option<bool> {
        let marked = self.candidates.entry(item.clone()).or_default();
        let turned = match marked.iter().position(|own| own == candidate) {
            Some(at) => {
                marked.remove(at);
                Some(false)
            }
            None if marked.len() < MOST => {
                marked.push(candidate.clone());
                Some(true)
            }
            None => None,
        };
        self.candidates.retain(|_, marked| !marked.is_empty());
        turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_set_and_taken_away_and_candidates_have_room_for_four() {
        let mut marks = Marks::default();
        let (item, other): (ItemId, ItemId) = ("B-01".into(), "B-02".into());
        assert_eq!([marks.turn(&item), marks.turn(&other), marks.turn(&item)], [true, true, false]);
        assert_eq!((marks.has(&item), marks.has(&other), marks.items()), (false, true, 1));
        let turned = ["P-1", "P-2", "P-3", "P-4", "P-5", "P-2", "P-5"];
        let turned = turned.map(|who| marks.turn_candidate(&item, &who.into()));
        assert_eq!(turned, [Some(true), Some(true), Some(true), Some(true), None, Some(false), Some(true)]);
        assert_eq!(marks.candidates(&item), ["P-1", "P-3", "P-4", "P-5"].map(EmployeeId::from));
        assert_eq!((marks.candidates(&other).len(), marks.people()), (0, 4));
        for who in ["P-1", "P-3", "P-4", "P-5"] {
            marks.turn_candidate(&item, &who.into());
        }
        marks.turn(&other);
        assert!(marks.is_empty());
    }
}
