//! Points made fine: ties are broken the same way on every machine, and no sum can overflow.
//!
//! A cost is its points times a power of two, plus a small addend of the pair that the ids of both alone decide. All
//! addends of a plan stay below one point together, so that the cheapest plan is cheapest in points as well.

use crate::planner::network::Cost;

/// Bits that tell pairs apart; more would tell no more of them.
const MOST_ADDEND_BITS: u32 = 24;
/// Fewer tell too few apart: then none are used, and nothing is made finer.
const LEAST_ADDEND_BITS: u32 = 4;

/// How points become costs of one problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    addend_bits: u32,
    shift: u32,
}

impl Scale {
    /// For so many persons, nodes of the tree, and no single number of points beyond `largest`.
    ///
    /// A way through the network passes each node once and each time pays two choices or a step, which bounds every
    /// distance and price; what is left of 62 bits makes points finer.
    pub fn of(persons: usize, nodes: usize, largest: i64) -> Scale {
        let bits = |number: u128| u128::BITS - number.leading_zeros();
        let distance = u128::from(largest.unsigned_abs().max(1)) * 4 * (nodes as u128 + 2);
        let room = 62_u32.saturating_sub(bits(distance));
        // Twice: what is kept is preferred by as much again.
        let persons = bits(2 * persons as u128);
        let addend_bits = room.saturating_sub(persons).min(MOST_ADDEND_BITS);
        if addend_bits < LEAST_ADDEND_BITS {
            return Scale { addend_bits: 0, shift: 0 };
        }
        Scale { addend_bits, shift: addend_bits + persons }
    }

    /// The cost of a choice of so many points by a pair with this mark.
    pub fn pair(self, points: i64, mark: u64) -> Cost {
        (points << self.shift) + (mark & ((1 << self.addend_bits) - 1)).cast_signed()
    }

    /// The cost of so many points that no pair pays.
    pub fn step(self, points: i64) -> Cost {
        points << self.shift
    }

    /// What a choice costs less that is to be kept, at so many points against leaving it: a little more than these, so that
    /// between plans that are alike in points the one that keeps more is found.
    pub fn keeping(self, points: u32) -> Cost {
        self.step(i64::from(points)) + if self.addend_bits == 0 { 0 } else { 1 << self.addend_bits }
    }

    /// The points of a cost, rounded up.
    pub fn points_up(self, cost: Cost) -> i64 {
        -(-cost >> self.shift)
    }

    /// The points of what a plan costs in all.
    pub fn points(self, cost: i128) -> i64 {
        i64::try_from(cost >> self.shift).unwrap_or(if cost < 0 { i64::MIN } else { i64::MAX })
    }
}

/// A number that an id alone decides, alike on every machine (FNV-1a, stirred).
pub fn mark_of(id: &str) -> u64 {
    stirred(id.bytes().fold(0xcbf2_9ce4_8422_2325, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)))
}

/// The number of a pair of marks.
pub fn mark_of_pair(employee: u64, position: u64) -> u64 {
    stirred(employee ^ position.rotate_left(32))
}

/// Every bit stirred into every other (the finish of splitmix64).
fn stirred(mark: u64) -> u64 {
    let mark = (mark ^ (mark >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mark = (mark ^ (mark >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mark ^ (mark >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_addends_of_a_plan_stay_below_one_point() {
        for persons in [1_usize, 10, 10_000, 200_000] {
            let scale = Scale::of(persons, persons / 3 + 2, 30_000);
            let most = i128::from(scale.pair(0, u64::MAX)) * persons as i128;
            let kept = i128::from(scale.keeping(0)) * persons as i128;
            assert!(most + kept < i128::from(scale.step(1)), "{persons}");
            assert!(most > 0, "{persons}: pairs are told apart");
        }
    }

    #[test]
    fn the_longest_way_at_the_largest_costs_does_not_overflow() {
        for (persons, nodes, largest) in [(10, 5, 1_i64 << 40), (200_000, 120_000, 5_000_000), (1, 1, 1)] {
            let scale = Scale::of(persons, nodes, largest);
            let dearest = i128::from(scale.pair(largest, u64::MAX));
            assert!(dearest * 2 * (nodes as i128 + 2) < i128::from(i64::MAX), "{persons} {nodes} {largest}");
        }
    }

    #[test]
    fn points_come_back_whole_below_zero_too() {
        let scale = Scale::of(100, 50, 10_000);
        for points in [-10_000_i64, -1, 0, 1, 9_999] {
            assert_eq!(scale.points(i128::from(scale.pair(points, mark_of("P-0001")))), points);
        }
        assert_ne!(mark_of_pair(mark_of("a"), mark_of("b")), mark_of_pair(mark_of("b"), mark_of("a")));
    }
}
