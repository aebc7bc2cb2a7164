//! Public satisfaction (SKM): from the nine elements to the index (IKM), and its grade.

use serde::{Deserialize, Serialize};

use crate::domain::profiles::Official;

/// How the mean of each element is weighed; both are in official use and differ in the second decimal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ElementWeights {
    /// One ninth each.
    #[default]
    ExactNinth,
    /// 0.111 each, as the forms of PermenPANRB 14/2017 print it.
    Rounded0111,
}

impl Official for ElementWeights {
    fn key(self) -> &'static str {
        match self {
            ElementWeights::ExactNinth => "term.version.exact-ninth",
            ElementWeights::Rounded0111 => "term.version.rounded-0111",
        }
    }
}

impl ElementWeights {
    /// The other one.
    pub fn other(self) -> ElementWeights {
        match self {
            ElementWeights::ExactNinth => ElementWeights::Rounded0111,
            ElementWeights::Rounded0111 => ElementWeights::ExactNinth,
        }
    }
}

/// Means of the nine elements (NRR U1 to U9) in ten-thousandths, 10000 to 40000.
///
/// U1 requirements, U2 procedure, U3 time, U4 cost, U5 product, U6 competence of staff, U7 behaviour of staff,
/// U8 complaints, U9 facilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elements(pub [u32; 9]);

impl Elements {
    /// The index in hundredths, rounded half up: Σ mean × weight × 25 (PermenPANRB 14/2017).
    pub fn index(&self, weights: ElementWeights) -> u32 {
        let sum: u64 = self.0.iter().map(|mean| u64::from(*mean)).sum();
        // Ten-thousandths × 25 are quarters of a hundredth: sum × 25 ÷ 100 hundredths, and then the weight.
        let (part, whole) = match weights {
            ElementWeights::ExactNinth => (sum * 25, 900),
            ElementWeights::Rounded0111 => (sum * 25 * 111, 100_000),
        };
        u32::try_from((2 * part + whole) / (2 * whole)).unwrap_or(u32::MAX)
    }

    /// Competence of staff (U6) and behaviour of staff (U7): the elements that a transfer can change.
    pub fn of_staff(&self) -> [u32; 2] {
        [self.0[5], self.0[6]]
    }
}

/// Grade of a service by its index (mutu pelayanan).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceGrade {
    /// Sangat baik.
    A,
    /// Baik.
    B,
    /// Kurang baik.
    C,
    /// Tidak baik.
    D,
}

impl ServiceGrade {
    /// The grade of an index in hundredths, which is rounded before it is graded: from 88.31 A, 76.61 B, 65.00 C.
    pub fn of(index: u32) -> ServiceGrade {
        match index {
            8_831.. => ServiceGrade::A,
            7_661.. => ServiceGrade::B,
            6_500.. => ServiceGrade::C,
            _ => ServiceGrade::D,
        }
    }

    /// The letter of the grade; only ever beside [`ServiceGrade::key`]'s words.
    pub fn letter(self) -> &'static str {
        match self {
            ServiceGrade::A => "A",
            ServiceGrade::B => "B",
            ServiceGrade::C => "C",
            ServiceGrade::D => "D",
        }
    }

    /// Catalogue key of what the grade means.
    pub fn key(self) -> &'static str {
        match self {
            ServiceGrade::A => "term.service.a",
            ServiceGrade::B => "term.service.b",
            ServiceGrade::C => "term.service.c",
            ServiceGrade::D => "term.service.d",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_nine_means_of_the_worked_example_come_to_their_index() {
        let elements = Elements([32, 31, 29, 38, 33, 34, 35, 30, 31].map(|tenths| tenths * 1_000));
        assert_eq!(elements.index(ElementWeights::ExactNinth), 8_139);
        assert_eq!(elements.index(ElementWeights::Rounded0111), 8_131);
        assert_eq!(ServiceGrade::of(8_139), ServiceGrade::B);
        assert_eq!(elements.of_staff(), [34_000, 35_000]);
    }

    #[test]
    fn grades_begin_at_their_bounds() {
        let letters = [8_831, 8_830, 7_661, 7_660, 6_500, 6_499].map(|index| ServiceGrade::of(index).letter());
        assert_eq!(letters, ["A", "B", "B", "C", "C", "D"]);
    }

    proptest! {
        #[test]
        fn the_index_stays_within_the_scale_and_rises_with_every_element(
            means in proptest::array::uniform9(10_000u32..=39_999), place in 0usize..9,
        ) {
            for weights in [ElementWeights::ExactNinth, ElementWeights::Rounded0111] {
                let index = Elements(means).index(weights);
                prop_assert!((2_497..=10_000).contains(&index), "{index}");
                let mut better = means;
                better[place] = 40_000;
                prop_assert!(Elements(better).index(weights) >= index);
            }
        }
    }
}
