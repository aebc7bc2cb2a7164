//! What counts how much in a plan: points of a session, with sound defaults.

use serde::Deserialize;

/// Points by which plans are compared. A hundredth of fit is one point, so that 100 points are worth one point of fit.
///
/// What speaks against a move is stated without a sign, too.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlanWeights {
    /// Percent of a point for each hundredth of fit gained.
    pub fit_percent: u32,
    /// A wish, or an own request, that is met.
    pub aspiration_points: u32,
    /// A move that a proposal of the file names, unless somebody outside the service asks for it.
    pub proposed_points: u32,
    /// Somebody who has long been in one position.
    pub long_points: u32,
    /// Against every move, for it costs work and unrest.
    pub move_points: u32,
    /// Against leaving the unit, besides.
    pub unit_points: u32,
    /// Against leaving the agency, besides: people move inside first.
    pub agency_points: u32,
    /// Against work of another kind of load.
    pub kind_points: u32,
    /// Against each warning.
    pub warning_points: u32,
    /// Against each datum that is missing.
    pub unknown_points: u32,
    /// A vacant structural seat that is filled.
    pub head_points: u32,
    /// The first person missing in another position; each further one counts less.
    pub shortage_points: u32,
    /// Against a seat that the plan itself leaves empty, besides what it is worth.
    pub vacated_points: u32,
    /// A seat that a proposal calls urgent.
    pub urgent_points: u32,
    /// The first person in a position without which a service stands still.
    pub critical_points: u32,
    /// Somebody brought out of a position that a reorganisation ends.
    pub ending_points: u32,
    /// Imbalance of a kind of load in a unit.
    pub kind_balance_points: u32,
    /// Imbalance of a unit.
    pub unit_balance_points: u32,
    /// Imbalance of an agency.
    pub agency_balance_points: u32,
    /// Against each person below what a unit must keep.
    pub floor_points: u32,
    /// Against each suggestion that a decision about somebody else changes.
    pub stability_points: u32,
}

impl PlanWeights {
    /// No weight is larger.
    pub const LARGEST: u32 = 100_000;

    /// Every weight with its name in the session file.
    pub fn named(&self) -> [(&'static str, u32); 21] {
        [
            ("fit_percent", self.fit_percent),
            ("aspiration_points", self.aspiration_points),
            ("proposed_points", self.proposed_points),
            ("long_points", self.long_points),
            ("move_points", self.move_points),
            ("unit_points", self.unit_points),
            ("agency_points", self.agency_points),
            ("kind_points", self.kind_points),
            ("warning_points", self.warning_points),
            ("unknown_points", self.unknown_points),
            ("head_points", self.head_points),
            ("shortage_points", self.shortage_points),
            ("vacated_points", self.vacated_points),
            ("urgent_points", self.urgent_points),
            ("critical_points", self.critical_points),
            ("ending_points", self.ending_points),
            ("kind_balance_points", self.kind_balance_points),
            ("unit_balance_points", self.unit_balance_points),
            ("agency_balance_points", self.agency_balance_points),
            ("floor_points", self.floor_points),
            ("stability_points", self.stability_points),
        ]
    }
}

impl Default for PlanWeights {
    fn default() -> Self {
        PlanWeights {
            fit_percent: 100,
            aspiration_points: 800,
            proposed_points: 300,
            long_points: 250,
            move_points: 300,
            unit_points: 100,
            agency_points: 200,
            kind_points: 300,
            warning_points: 400,
            unknown_points: 100,
            head_points: 4_000,
            shortage_points: 1_500,
            vacated_points: 500,
            urgent_points: 1_500,
            critical_points: 1_500,
            ending_points: 5_000,
            kind_balance_points: 500,
            unit_balance_points: 500,
            agency_balance_points: 1_500,
            floor_points: 3_000,
            stability_points: 500,
        }
    }
}
