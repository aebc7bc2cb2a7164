//! Which rows of the docket are shown: what the filter leaves, and what must not vanish under the eyes.

use super::picked::Filter;

/// The rows that are shown while a filter is in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rows {
    /// Places of the items that match, in order.
    matching: Vec<usize>,
    /// Places that are shown: those that match, the selected one, and what matched until something was decided.
    places: Vec<usize>,
}

/// What is shown of the docket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    filter: Filter,
    /// None while everything is shown.
    rows: Option<Rows>,
    /// How many items there are.
    all: usize,
}

impl Shown {
    /// All of so many items.
    pub fn all(count: usize) -> Shown {
        Shown { filter: Filter::default(), rows: None, all: count }
    }

    /// What is picked.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Whether the docket is narrowed.
    pub fn is_narrowed(&self) -> bool {
        self.rows.is_some()
    }

    /// How many items match, and of how many.
    pub fn counts(&self) -> (usize, usize) {
        (self.rows.as_ref().map_or(self.all, |rows| rows.matching.len()), self.all)
    }

    /// How many rows are shown.
    pub fn rows(&self) -> usize {
        self.rows.as_ref().map_or(self.all, |rows| rows.places.len())
    }

    /// The item of a row, by its place on the docket.
    pub fn place(&self, row: usize) -> Option<usize> {
        match &self.rows {
            Some(rows) => rows.places.get(row).copied(),
            None => Some(row).filter(|row| *row < self.all),
        }
    }

    /// The row of the item at a place; none where it is not shown.
    pub fn row(&self, place: usize) -> Option<usize> {
        match &self.rows {
            Some(rows) => rows.places.binary_search(&place).ok(),
            None => Some(place).filter(|place| *place < self.all),
        }
    }

    /// A filter is taken: what matches it is shown, and the selected item.
    pub fn narrow(&mut self, filter: Filter, matching: Vec<usize>, selected: usize) {
        let mut rows = Rows { places: matching.clone(), matching };
        rows.add(&[selected]);
        (self.filter, self.rows) = (filter, Some(rows));
    }

    /// The filter ends: everything is shown.
    pub fn widen(&mut self) {
        *self = Shown::all(self.all);
    }

    /// There are so many items now; what is gone is not shown any more.
    pub fn recount(&mut self, count: usize) {
        self.all = count;
        if let Some(rows) = &mut self.rows {
            rows.matching.retain(|place| *place < count);
            rows.places.retain(|place| *place < count);
        }
    }

    /// Other items match than before: what was shown stays until the selection moves.
    pub fn renew(&mut self, matching: Vec<usize>) {
        if let Some(rows) = &mut self.rows {
            rows.add(&matching);
            rows.matching = matching;
        }
    }

    /// The selection moved to the item at a place: what does not match any more goes.
    pub fn settle(&mut self, selected: usize) {
        if let Some(rows) = self.rows.as_mut().filter(|rows| rows.places.len() != rows.matching.len()) {
            rows.places.clone_from(&rows.matching);
            rows.add(&[selected]);
        }
    }
}

impl Rows {
    /// Shows more items; the places stay in order.
    fn add(&mut self, more: &[usize]) {
        self.places.extend_from_slice(more);
        self.places.sort_unstable();
        self.places.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrowed(matching: &[usize], selected: usize) -> Shown {
        let mut shown = Shown::all(9);
        shown.narrow(Filter::default(), matching.to_vec(), selected);
        shown
    }

    fn places(shown: &Shown) -> Vec<usize> {
        (0..shown.rows()).filter_map(|row| shown.place(row)).collect()
    }

    #[test]
    fn rows_and_places_lead_to_each_other() {
        let all = Shown::all(3);
        assert_eq!((all.rows(), all.place(2), all.place(3), all.row(2), all.row(3)), (3, Some(2), None, Some(2), None));
        let some = narrowed(&[2, 5, 7], 5);
        assert_eq!(
            (some.rows(), some.counts(), some.place(1), some.row(7), some.row(3)),
            (3, (3, 9), Some(5), Some(2), None)
        );
    }

    #[test]
    fn the_selected_item_is_shown_whether_it_matches_or_not() {
        let mut shown = narrowed(&[2, 5], 4);
        assert_eq!((places(&shown), shown.counts()), (vec![2, 4, 5], (2, 9)));
        shown.settle(5);
        assert_eq!(places(&shown), [2, 5]);
        assert_eq!(places(&narrowed(&[], 4)), [4]);
    }

    #[test]
    fn what_was_shown_stays_until_the_selection_moves() {
        let mut shown = narrowed(&[2, 5, 7], 5);
        shown.renew(vec![1, 2, 7]);
        assert_eq!((places(&shown), shown.counts()), (vec![1, 2, 5, 7], (3, 9)));
        shown.renew(vec![1, 7]);
        assert_eq!(places(&shown), [1, 2, 5, 7]);
        shown.settle(2);
        assert_eq!(places(&shown), [1, 2, 7]);
        shown.widen();
        assert_eq!((shown.rows(), shown.is_narrowed()), (9, false));
    }
}
