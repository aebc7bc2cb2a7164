//! Chance that everybody can repeat: the same seed throws the same numbers on every machine.

/// A generator of numbers, the `splitmix64` of Steele, Lea and Flood (2014): small, quick, and fixed for ever.
#[derive(Clone, Debug)]
pub struct Dice(u64);

/// The odd number nearest to 2⁶⁴ divided by the golden ratio, by which the state steps on.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

fn mixed(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

impl Dice {
    /// Dice of their own for one thing of a kind, so that a change to one never moves the throws of another.
    pub fn new(seed: u64, kind: Kind, number: usize) -> Dice {
        let number = mixed((number as u64).wrapping_add(STEP.wrapping_mul(kind as u64 + 1)));
        Dice(mixed(seed.wrapping_add(STEP)) ^ number)
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// A number from 0 up to and without `count`; 0 when there is nothing to choose from.
    pub fn below(&mut self, count: usize) -> usize {
        let scaled = u128::from(self.throw()) * count as u128;
        (scaled >> 64) as usize
    }

    /// A number from `least` to `most`, both included; `least` when `most` is smaller.
    pub fn between(&mut self, least: i32, most: i32) -> i32 {
        let span = usize::try_from(i64::from(most) - i64::from(least) + 1).unwrap_or(0);
        least.saturating_add(i32::try_from(self.below(span)).unwrap_or(0))
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Whether something happens that happens `count` times in a thousand.
    pub fn in_thousand(&mut self, count: usize) -> bool {
        self.below(1_000) < count
    }

    /// One of the list.
    ///
    /// # Panics
    /// When the list is empty; the built-in lists are not.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// The place of one weight, chosen as often as its share says.
    pub fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            if left < *weight {
                return place;
            }
            left -= weight;
        }
        0
    }
}

/// What dice are thrown for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Units and positions.
    Establishment,
    /// Who sits where, and what is vacant.
    Staffing,
    /// The workload and standard of a position.
    Position,
    /// Birth, service, rank and name.
    Person,
    /// Career and performance.
    Dossier,
    /// Proposals.
    Docket,
    /// The sitting and the forum.
    Sitting,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_fixed_for_ever() {
        let mut dice = Dice(1_234_567);
        // The reference numbers of splitmix64 for this state.
        assert_eq!(dice.throw(), 6_457_827_717_110_365_317);
        assert_eq!(dice.throw(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn every_number_of_the_span_comes_and_no_other() {
        let mut dice = Dice::new(1, Kind::Person, 7);
        let mut seen = [0; 6];
        for _ in 0..6_000 {
            seen[usize::try_from(dice.between(1, 6) - 1).expect("a die shows one to six")] += 1;
        }
        assert!(seen.iter().all(|count| (850..1_150).contains(count)), "{seen:?}");
        assert_eq!((dice.below(0), dice.between(5, 4), dice.weighted(&[0, 3, 0])), (0, 5, 1));
    }

    #[test]
    fn each_thing_has_dice_of_its_own() {
        let first = |kind, number| Dice::new(9, kind, number).throw();
        assert_ne!(first(Kind::Person, 1), first(Kind::Person, 2));
        assert_ne!(first(Kind::Person, 1), first(Kind::Dossier, 1));
        assert_ne!(first(Kind::Person, 1), Dice::new(10, Kind::Person, 1).throw());
    }
}
