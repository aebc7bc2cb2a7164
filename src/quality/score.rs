//! How complete each group of data is: known of those for whom it is needed, everywhere and on the docket.

use crate::domain::employee::Employee;
use crate::domain::position::Position;
use crate::quality::field::{Asked, Field};
use crate::quality::ground::Ground;

/// Known of needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many are known.
    pub known: usize,
    /// For how many it is needed.
    pub needed: usize,
}

impl Share {
    /// Whole percent, rounded down, so that 100 means all; none where nobody needs it.
    pub fn percent(self) -> Option<usize> {
        (self.known * 100).checked_div(self.needed)
    }

    /// Catalogue key of the share in a word; never told by a colour or a bar alone.
    pub fn key(self) -> &'static str {
        match self.percent() {
            None => "quality.share.not-needed",
            Some(100) => "quality.share.all",
            Some(90..) => "quality.share.almost-all",
            Some(50..) => "quality.share.most",
            Some(1..) => "quality.share.few",
            Some(0) if self.known > 0 => "quality.share.few",
            Some(0) => "quality.share.none",
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Share) -> Share {
        Share { known: self.known + other.known, needed: self.needed + other.needed }
    }

    /// So many of `cells` cells of a bar; all of them only where all are known.
    pub fn cells(self, cells: usize) -> usize {
        (self.known * cells).checked_div(self.needed).unwrap_or(0)
    }

    fn count(&mut self, known: bool) {
        self.needed += 1;
        self.known += usize::from(known);
    }
}

/// The score of one group of data.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    /// Which group.
    pub field: &'static Field,
    /// Over the whole file.
    pub all: Share,
    /// Over those whom the docket names, and the seats that it fills or leaves.
    pub docket: Share,
}

impl Score {
    /// A group of which nothing is counted yet.
    pub fn new(field: &'static Field) -> Score {
        Score { field, all: Share::default(), docket: Share::default() }
    }

    /// Counts an employee, where the datum is asked of employees.
    pub fn count_employee(&mut self, ground: &Ground<'_>, employee: &Employee) {
        if let Asked::Employees(known) = self.field.asked {
            self.count(known(ground, employee), || ground.docket.names(&employee.id));
        }
    }

    /// Counts a position, where the datum is asked of positions.
    pub fn count_position(&mut self, ground: &Ground<'_>, position: &Position) {
        if let Asked::Positions(known) = self.field.asked {
            self.count(known(position), || !ground.docket.items_of_seat(&position.id).is_empty());
        }
    }

    fn count(&mut self, found: Option<bool>, on_docket: impl FnOnce() -> bool) {
        let Some(known) = found else { return };
        self.all.count(known);
        if on_docket() {
            self.docket.count(known);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_and_a_share_are_full_only_where_all_are_known() {
        let share = |known, needed| Share { known, needed };
        assert_eq!((share(999, 1_000).percent(), share(999, 1_000).cells(10)), (Some(99), 9));
        assert_eq!((share(7, 7).percent(), share(7, 7).cells(10)), (Some(100), 10));
        assert_eq!((share(0, 0).percent(), share(0, 0).cells(10)), (None, 0));
        assert_eq!(share(3, 4).and(share(1, 6)), share(4, 10));
    }
}
