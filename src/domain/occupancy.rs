//! Who is there in a position, counted.

use crate::domain::employee::LegalStanding;

/// How many are there in a position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occupancy {
    /// Persons at work.
    pub at_work: u32,
    /// Persons who keep the seat, at work or not.
    pub keeping: u32,
}

impl Occupancy {
    /// Somebody comes.
    pub fn enter(&mut self, standing: LegalStanding) {
        self.at_work += u32::from(standing.counts_in_strength());
        self.keeping += u32::from(standing != LegalStanding::Left);
    }

    /// Somebody who was counted goes.
    pub fn leave(&mut self, standing: LegalStanding) {
        self.at_work -= u32::from(standing.counts_in_strength());
        self.keeping -= u32::from(standing != LegalStanding::Left);
    }
}
