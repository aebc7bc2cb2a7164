//! How complete each group of data is: known of those for whom it is needed, everywhere and on the docket.

use crate::domain::employee::LegalStanding;
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
    /// Counts one group over everybody, or over every position.
    pub fn of(field: &'static Field, ground: &Ground<'_>) -> Score {
        let mut score = Score { field, all: Share::default(), docket: Share::default() };
        match field.asked {
            Asked::Employees(known) => {
                let present = ground.facts.employees().iter().filter(|one| one.standing != LegalStanding::Left);
                for employee in present {
                    let found = known(ground, employee);
                    score.count(found, || ground.docket.names(&employee.id));
                }
            }
            Asked::Positions(known) => {
                for position in ground.facts.positions() {
                    score.count(known(position), || !ground.docket.items_of_seat(&position.id).is_empty());
                }
            }
        }
        score
    }

    fn count(&mut self, found: Option<bool>, on_docket: impl FnOnce() -> bool) {
        let Some(known) = found else { return };
        self.all.count(known);
        if on_docket() {
            self.docket.count(known);
        }
    }
}
