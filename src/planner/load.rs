//! What each person more is worth to a position, a kind of load, a unit or an agency: tables of whole points.
//!
//! The first person is worth most and no further one more than the one before: that makes the best plan provable.

use crate::domain::plan_weights::PlanWeights;

/// No single person is worth more points to a unit, whatever the weights and numbers; sums can then not overflow.
pub const LARGEST: i64 = 1 << 22;

/// No person is worth more points by all terms of a node together.
pub const DEAREST: i64 = LARGEST + 4 * PlanWeights::LARGEST as i64;

/// What a place in the tree stands on.
#[derive(Clone, Debug)]
pub struct Load<'a> {
    /// Points of the session.
    pub weights: &'a PlanWeights,
    /// Which terms count here.
    pub terms: &'static [LoadTerm],
    /// Persons needed, when known.
    pub need: Option<u32>,
    /// Persons at work by the file.
    pub present: u32,
    /// Of those, persons whom no plan moves.
    pub bound: u32,
    /// Persons that the plan can bring through here at most, besides those.
    pub most: u32,
    /// What a balance weighs here.
    pub balance_points: u32,
    /// Persons below whom a unit should not fall.
    pub floor: u32,
    /// What a position is besides.
    pub seat: Seat,
}

/// What counts of a position besides its need.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seat {
    /// A structural seat.
    pub structural: bool,
    /// A proposal calls it urgent.
    pub urgent: bool,
    /// A service stands still without it.
    pub critical: bool,
    /// A reorganisation ends it.
    pub ending: bool,
}

/// One reason why the nth person counts.
#[derive(Debug)]
pub struct LoadTerm {
    /// Catalogue key of its sentence.
    pub key: &'static str,
    /// What the nth person (from 1, those whom no plan moves counted) is worth.
    pub worth: fn(&Load<'_>, u32) -> i64,
}

/// Terms of a position.
pub static OF_POSITION: &[LoadTerm] = &[SHORTAGE, VACATED, URGENT, CRITICAL, ENDING];
/// Terms of a kind of load in a unit.
pub static OF_KIND: &[LoadTerm] = &[LoadTerm { key: "plan.term.kind-balance", worth: balance }];
/// Terms of a unit.
pub static OF_UNIT: &[LoadTerm] = &[LoadTerm { key: "plan.term.unit-balance", worth: balance }, FLOOR];
/// Terms of an agency.
pub static OF_AGENCY: &[LoadTerm] = &[LoadTerm { key: "plan.term.agency-balance", worth: balance }, FLOOR];

const SHORTAGE: LoadTerm = LoadTerm { key: "plan.term.shortage", worth: shortage };
const VACATED: LoadTerm = LoadTerm { key: "plan.term.vacated", worth: vacated };
const URGENT: LoadTerm = LoadTerm { key: "plan.term.urgent", worth: urgent };
const CRITICAL: LoadTerm = LoadTerm { key: "plan.term.critical", worth: critical };
const ENDING: LoadTerm = LoadTerm { key: "plan.term.ending", worth: ending };
const FLOOR: LoadTerm = LoadTerm { key: "plan.term.floor", worth: floor };

impl Load<'_> {
    /// What the nth person is worth by all terms.
    pub fn worth(&self, nth: u32) -> i64 {
        self.terms.iter().map(|term| (term.worth)(self, nth)).sum()
    }

    /// What a term gains when so many persons are there in place of those by the file.
    pub fn gained(&self, term: &LoadTerm, after: u32) -> i64 {
        let worth = |nth| (term.worth)(self, nth);
        let more: i64 = (self.present + 1..=after).map(worth).sum();
        let less: i64 = (after + 1..=self.present).map(worth).sum();
        more - less
    }

    /// What each person whom a plan brings is worth, one after another.
    pub fn worths(&self) -> impl Iterator<Item = i64> {
        (1..=self.most).map(|nth| self.worth(self.bound + nth))
    }

    /// Whether persons are worth the same here as in another state of the same place.
    pub fn counts_as(&self, other: &Load<'_>) -> bool {
        (self.bound, self.most, self.floor) == (other.bound, other.most, other.floor)
    }

    fn is_needed(&self, nth: u32) -> bool {
        self.need.is_some_and(|need| nth <= need)
    }
}

/// The first person missing counts in full, each further one 15 percent less, but none less than 40 percent.
fn shortage(load: &Load<'_>, nth: u32) -> i64 {
    if !load.is_needed(nth) {
        return 0;
    }
    let points = if load.seat.structural { load.weights.head_points } else { load.weights.shortage_points };
    let further = i64::from(nth.saturating_sub(load.present + 1));
    i64::from(points) * (100 - 15 * further).max(40) / 100
}

/// Who is there by the file is missed more than somebody who never came.
fn vacated(load: &Load<'_>, nth: u32) -> i64 {
    if load.is_needed(nth) && nth <= load.present { i64::from(load.weights.vacated_points) } else { 0 }
}

/// The next person of a position that is called urgent, and everybody before.
fn urgent(load: &Load<'_>, nth: u32) -> i64 {
    let counts = load.seat.urgent && load.is_needed(nth) && nth <= load.present + 1;
    if counts { i64::from(load.weights.urgent_points) } else { 0 }
}

/// The first person where a service would stand still.
fn critical(load: &Load<'_>, nth: u32) -> i64 {
    if load.seat.critical && nth == 1 { i64::from(load.weights.critical_points) } else { 0 }
}

/// Whoever is still in a position that ends.
fn ending(load: &Load<'_>, _nth: u32) -> i64 {
    if load.seat.ending { -i64::from(load.weights.ending_points) } else { 0 }
}

/// What the nth person takes from the imbalance (persons − need)² ÷ need, rounded down; falling with every person.
fn balance(load: &Load<'_>, nth: u32) -> i64 {
    let need = i64::from(load.need.unwrap_or(0));
    let eased = 2 * (need - i64::from(nth)) + 1;
    (i64::from(load.balance_points) * eased).div_euclid(need.max(1)).clamp(-LARGEST, LARGEST)
}

/// Everybody up to what the unit must keep.
fn floor(load: &Load<'_>, nth: u32) -> i64 {
    if nth <= load.floor { i64::from(load.weights.floor_points) } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn load<'a>(weights: &'a PlanWeights, terms: &'static [LoadTerm], need: u32, present: u32) -> Load<'a> {
        let seat = Seat::default();
        Load { weights, terms, need: Some(need), present, bound: 0, most: 20, balance_points: 1_000, floor: 0, seat }
    }

    #[test]
    fn the_first_person_missing_counts_more_than_the_third_and_whom_the_plan_takes_away_most() {
        let weights = PlanWeights::default();
        let operators = load(&weights, OF_POSITION, 5, 2);
        assert_eq!([1, 2, 3, 4, 5, 6].map(|nth| operators.worth(nth)), [2_000, 2_000, 1_500, 1_275, 1_050, 0]);
        assert_eq!(operators.gained(&SHORTAGE, 4), 1_500 + 1_275);
        assert_eq!(operators.gained(&VACATED, 1), -500);
        let mut head = load(&weights, OF_POSITION, 1, 0);
        head.seat = Seat { structural: true, urgent: true, critical: true, ending: false };
        assert_eq!(head.worth(1), 4_000 + 1_500 + 1_500);
        assert_eq!(head.worth(2), 0);
    }

    #[test]
    fn balance_is_the_square_of_the_difference_by_the_need() {
        let weights = PlanWeights::default();
        let agency = load(&weights, OF_AGENCY, 10, 6);
        // (6 − 10)² ÷ 10 = 1.6 and (9 − 10)² ÷ 10 = 0.1, a thousand points each.
        assert_eq!(agency.gained(&OF_AGENCY[0], 9), 1_500);
        assert_eq!(agency.gained(&OF_AGENCY[0], 6), 0);
        assert!(agency.gained(&OF_AGENCY[0], 5) < 0);
    }

    proptest! {
        #[test]
        fn no_person_is_worth_more_than_the_one_before(
            need in 0_u32..40, present in 0_u32..40, floor in 0_u32..40, points in 0_u32..=PlanWeights::LARGEST,
            flags in proptest::array::uniform4(any::<bool>()),
        ) {
            let weights = PlanWeights::default();
            for terms in [OF_POSITION, OF_KIND, OF_UNIT, OF_AGENCY] {
                let mut load = load(&weights, terms, need, present);
                let [structural, urgent, critical, ending] = flags;
                (load.floor, load.balance_points) = (floor, points);
                load.seat = Seat { structural, urgent, critical, ending };
                let worths: Vec<i64> = load.worths().collect();
                prop_assert!(worths.is_sorted_by(|one, next| one >= next), "{worths:?}");
            }
        }
    }
}
