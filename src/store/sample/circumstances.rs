//! What surrounds a sitting: an election near or far, a reorganisation, the day on which the workload was fixed.

use chrono::NaiveDate;

use crate::store::sample::calendar::{data, day, months_after, months_before, some_day};
use crate::store::sample::dice::{Dice, Kind};
use crate::store::sample::establishment::Establishment;
use crate::store::sample::staffing::Staffing;

/// One government in so many is being reorganised.
const REORGANISED: usize = 3;
/// Months from the nomination of candidates to the inauguration.
const CAMPAIGN: i32 = 5;

/// A decree that changes the establishment, and what it created.
#[derive(Debug)]
pub struct Reorganisation {
    /// Number of the regulation.
    pub number: usize,
    /// Its day.
    pub date: NaiveDate,
    /// The position that did not exist before it, and that nobody holds yet.
    pub created: usize,
}

/// An election of the regional head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Election {
    /// None is near.
    None,
    /// Candidates are nominated on this day; whether the minister approves of moves until it is over.
    Ahead(NaiveDate, bool),
    /// The head was inaugurated on this day, more than half a year ago.
    Past(NaiveDate),
}

/// What surrounds the sitting.
#[derive(Debug)]
pub struct Circumstances {
    /// An election.
    pub election: Election,
    /// A reorganisation.
    pub reorganisation: Option<Reorganisation>,
    /// Day on which the workload analysis was fixed.
    pub workload_fixed: NaiveDate,
}

impl Circumstances {
    /// Those of one government.
    pub fn of(seed: u64, made: &Establishment<'_>, staffing: &Staffing) -> Circumstances {
        let mut dice = Dice::new(seed, Kind::Sitting, 90);
        let workload_fixed = some_day(months_before(data(), dice.between(5, 10)), &mut dice);
        let election = match dice.below(8) {
            0..5 => Election::None,
            5 => Election::Past(day(2026, 5, dice.between(4, 14).cast_unsigned())),
            // The window closes half a year before, which is after these moves take effect.
            6 => Election::Ahead(day(2027, 9, dice.between(20, 24).cast_unsigned()), false),
            _ => Election::Ahead(day(2027, 4, dice.between(20, 24).cast_unsigned()), true),
        };
        let reorganisation = (dice.below(REORGANISED) == 0).then(|| created(made, staffing, &mut dice)).flatten();
        Circumstances { election, reorganisation, workload_fixed }
    }
}

/// A vacant structural seat in which nobody acts, as one that a new regulation created.
fn created(made: &Establishment<'_>, staffing: &Staffing, dice: &mut Dice) -> Option<Reorganisation> {
    let free = |post: &usize| {
        let seat = &staffing.seats[*post];
        made.job(*post).class.is_structural() && seat.vacant_since.is_some() && seat.acting.is_none()
    };
    let created = (0..made.posts.len()).find(free)?;
    let date = some_day(months_before(data(), 1), dice);
    Some(Reorganisation { number: 20 + dice.below(50), date, created })
}

/// Inauguration of whoever is elected after a nomination.
pub fn inauguration(nomination: NaiveDate) -> NaiveDate {
    months_after(nomination, CAMPAIGN)
}
