//! Performance predicates, organisational performance, and the nine boxes.

use serde::{Deserialize, Serialize};

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

/// The box, 1 to 9, of PermenPANRB 3/2020; boxes 7, 8 and 9 are the succession pool.
pub fn nine_box(performance: Rating, potential: Potential) -> u8 {
    match (performance, potential) {
        (Rating::Below, Potential::Low) => 1,
        (Rating::Meets, Potential::Low) => 2,
        (Rating::Below, Potential::Medium) => 3,
        (Rating::Above, Potential::Low) => 4,
        (Rating::Meets, Potential::Medium) => 5,
        (Rating::Below, Potential::High) => 6,
        (Rating::Above, Potential::Medium) => 7,
        (Rating::Meets, Potential::High) => 8,
        (Rating::Above, Potential::High) => 9,
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
        assert!(Predicate::Good > Predicate::NeedsImprovement);
    }

    #[test]
    fn boxes_are_numbered_as_in_the_regulation() {
        assert_eq!(nine_box(Rating::Above, Potential::Low), 4);
        assert_eq!(nine_box(Rating::Meets, Potential::Medium), 5);
        assert_eq!(nine_box(Rating::Below, Potential::High), 6);
        assert_eq!(nine_box(Rating::Above, Potential::Medium), 7);
        assert_eq!(nine_box(Rating::Meets, Potential::High), 8);
    }

    #[test]
    fn the_two_schools_differ_on_baik() {
        assert_eq!(NineBoxSchool::VeryGoodIsAbove.axis(Predicate::Good), Rating::Meets);
        assert_eq!(NineBoxSchool::GoodIsAbove.axis(Predicate::Good), Rating::Above);
    }
}
