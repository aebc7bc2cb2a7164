//! Performance predicates, organisational performance, and the nine boxes.

use serde::{Deserialize, Serialize};

use crate::domain::profiles::Official;

/// How results or behaviour compare with expectation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rating {
    /// Di bawah ekspektasi.
    Below,
    /// Sesuai ekspektasi.
    Meets,
    /// Di atas ekspektasi.
    Above,
}

impl Rating {
    /// Catalogue key of the rating's name.
    pub fn key(self) -> &'static str {
        match self {
            Rating::Below => "term.rating.below",
            Rating::Meets => "term.rating.meets",
            Rating::Above => "term.rating.above",
        }
    }
}

/// Yearly performance predicate, best last in declaration order so that comparison reads naturally.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Predicate {
    /// Sangat kurang.
    VeryPoor,
    /// Kurang (misconduct).
    Poor,
    /// Butuh perbaikan.
    NeedsImprovement,
    /// Baik.
    Good,
    /// Sangat baik.
    VeryGood,
}

impl Predicate {
    /// The predicate for a pair of ratings (PP 30/2019, PermenPANRB 6/2022).
    pub fn of(result: Rating, behaviour: Rating) -> Predicate {
        match (result, behaviour) {
            (Rating::Above, Rating::Above) => Predicate::VeryGood,
            (Rating::Above, Rating::Meets) | (Rating::Meets, Rating::Meets | Rating::Above) => Predicate::Good,
            (Rating::Below, Rating::Meets | Rating::Above) => Predicate::NeedsImprovement,
            (Rating::Above | Rating::Meets, Rating::Below) => Predicate::Poor,
            (Rating::Below, Rating::Below) => Predicate::VeryPoor,
        }
    }

    /// Points for the fit formula: 100, 80, 60, 40, 20.
    pub fn points(self) -> i64 {
        match self {
            Predicate::VeryGood => 100,
            Predicate::Good => 80,
            Predicate::NeedsImprovement => 60,
            Predicate::Poor => 40,
            Predicate::VeryPoor => 20,
        }
    }

    /// Catalogue key of the predicate's name.
    pub fn key(self) -> &'static str {
        match self {
            Predicate::VeryGood => "term.predicate.very-good",
            Predicate::Good => "term.predicate.good",
            Predicate::NeedsImprovement => "term.predicate.needs-improvement",
            Predicate::Poor => "term.predicate.poor",
            Predicate::VeryPoor => "term.predicate.very-poor",
        }
    }
}

/// One year's performance of an employee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PerformanceYear {
    /// Calendar year assessed.
    pub year: i32,
    /// Results against expectation, when recorded.
    pub result: Option<Rating>,
    /// Behaviour against expectation, when recorded.
    pub behaviour: Option<Rating>,
    /// The predicate, stated or computed from both ratings.
    pub predicate: Predicate,
    /// Target attainment in percent, when recorded.
    pub target_percent: Option<u32>,
}

/// Performance predicate of an organisation, which limits its employees' predicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrganisationPredicate {
    /// Istimewa.
    Outstanding,
    /// Baik.
    Good,
    /// Butuh perbaikan.
    NeedsImprovement,
    /// Kurang.
    Poor,
    /// Sangat kurang.
    VeryPoor,
}

impl OrganisationPredicate {
    /// Catalogue key of the predicate's name.
    pub fn key(self) -> &'static str {
        match self {
            OrganisationPredicate::Outstanding => "term.organisation.outstanding",
            OrganisationPredicate::Good => "term.organisation.good",
            OrganisationPredicate::NeedsImprovement => "term.organisation.needs-improvement",
            OrganisationPredicate::Poor => "term.organisation.poor",
            OrganisationPredicate::VeryPoor => "term.organisation.very-poor",
        }
    }
}

/// Potential of an employee, from an assessment of potential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Potential {
    /// Rendah.
    Low,
    /// Menengah.
    Medium,
    /// Tinggi.
    High,
}

impl Potential {
    /// Catalogue key of the potential's name.
    pub fn key(self) -> &'static str {
        match self {
            Potential::Low => "term.potential.low",
            Potential::Medium => "term.potential.medium",
            Potential::High => "term.potential.high",
        }
    }
}

/// How a predicate becomes the performance axis of the nine boxes; two schools are in official use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NineBoxSchool {
    /// Sangat Baik is above, Baik meets, the rest is below; the common reading.
    #[default]
    VeryGoodIsAbove,
    /// Baik and better are above, Butuh Perbaikan meets, the rest is below (cuts 80/60 on a hundred).
    GoodIsAbove,
}

impl NineBoxSchool {
    /// The performance axis for a predicate.
    pub fn axis(self, predicate: Predicate) -> Rating {
        match (self, predicate) {
            (_, Predicate::VeryGood) | (NineBoxSchool::GoodIsAbove, Predicate::Good) => Rating::Above,
            (NineBoxSchool::VeryGoodIsAbove, Predicate::Good)
            | (NineBoxSchool::GoodIsAbove, Predicate::NeedsImprovement) => Rating::Meets,
            _ => Rating::Below,
        }
    }
}

/// How the nine boxes are numbered; two orders are in official use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NineBoxNumbers {
    /// PermenPANRB 3/2020: low potential 1, 2, 4; medium 3, 5, 7; high 6, 8, 9.
    #[default]
    PermenPanrb3Of2020,
    /// The ministry of finance: low potential 1, 4, 5; medium 2, 6, 8; high 3, 7, 9.
    Kemenkeu,
}

impl Official for NineBoxNumbers {
    fn key(self) -> &'static str {
        match self {
            NineBoxNumbers::PermenPanrb3Of2020 => "term.version.permenpanrb-3-2020",
            NineBoxNumbers::Kemenkeu => "term.version.kemenkeu",
        }
    }
}

/// A place in the nine boxes: both axes. Numbers are computed from it, because their orders compete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NineBox {
    /// Performance against expectation.
    pub performance: Rating,
    /// Potential.
    pub potential: Potential,
}

impl NineBox {
    /// The number, 1 to 9, in the session's order.
    pub fn number(self, numbers: NineBoxNumbers) -> u8 {
        let [below, meets, above] = match (numbers, self.potential) {
            (NineBoxNumbers::PermenPanrb3Of2020, Potential::Low) => [1, 2, 4],
            (NineBoxNumbers::PermenPanrb3Of2020, Potential::Medium) => [3, 5, 7],
            (NineBoxNumbers::PermenPanrb3Of2020, Potential::High) => [6, 8, 9],
            (NineBoxNumbers::Kemenkeu, Potential::Low) => [1, 4, 5],
            (NineBoxNumbers::Kemenkeu, Potential::Medium) => [2, 6, 8],
            (NineBoxNumbers::Kemenkeu, Potential::High) => [3, 7, 9],
        };
        match self.performance {
            Rating::Below => below,
            Rating::Meets => meets,
            Rating::Above => above,
        }
    }

    /// Whether the place belongs to the succession pool: boxes 7, 8 and 9 of PermenPANRB 3/2020, in whatever order
    /// the session numbers them.
    pub fn is_succession_pool(self) -> bool {
        self.number(NineBoxNumbers::PermenPanrb3Of2020) >= 7
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predicates_follow_the_quadrants() {
        assert_eq!(Predicate::of(Rating::Below, Rating::Above), Predicate::NeedsImprovement);
        assert_eq!(Predicate::of(Rating::Above, Rating::Below), Predicate::Poor);
        assert_eq!(Predicate::of(Rating::Below, Rating::Below), Predicate::VeryPoor);
        assert_eq!(Predicate::of(Rating::Meets, Rating::Above), Predicate::Good);
        assert_eq!(Predicate::of(Rating::Above, Rating::Above), Predicate::VeryGood);
        assert!(Predicate::Good > Predicate::NeedsImprovement);
    }

    const RATINGS: [Rating; 3] = [Rating::Below, Rating::Meets, Rating::Above];
    const POTENTIALS: [Potential; 3] = [Potential::Low, Potential::Medium, Potential::High];

    fn rows(numbers: NineBoxNumbers) -> [[u8; 3]; 3] {
        POTENTIALS.map(|potential| RATINGS.map(|performance| NineBox { performance, potential }.number(numbers)))
    }

    #[test]
    fn boxes_are_numbered_as_their_source_numbers_them() {
        assert_eq!(rows(NineBoxNumbers::PermenPanrb3Of2020), [[1, 2, 4], [3, 5, 7], [6, 8, 9]]);
        assert_eq!(rows(NineBoxNumbers::Kemenkeu), [[1, 4, 5], [2, 6, 8], [3, 7, 9]]);
    }

    #[test]
    fn the_succession_pool_is_the_same_whatever_the_numbers() {
        let pool =
            |potential: Potential| RATINGS.map(|performance| NineBox { performance, potential }.is_succession_pool());
        assert_eq!(POTENTIALS.map(pool), [[false; 3], [false, false, true], [false, true, true]]);
    }

    #[test]
    fn the_two_schools_differ_on_baik() {
        assert_eq!(NineBoxSchool::VeryGoodIsAbove.axis(Predicate::Good), Rating::Meets);
        assert_eq!(NineBoxSchool::GoodIsAbove.axis(Predicate::Good), Rating::Above);
    }
}
