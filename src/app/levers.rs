//! The weights of a plan that a scenario may turn, each with its name.

use crate::domain::plan_weights::PlanWeights;

/// A weight.
#[derive(Debug)]
pub struct Lever {
    /// Catalogue key of its name.
    pub title: &'static str,
    /// By how much it is turned.
    pub step: u32,
    place: fn(&mut PlanWeights) -> &mut u32,
}

impl Lever {
    /// Its value.
    pub fn value(&self, weights: &PlanWeights) -> u32 {
        *(self.place)(&mut weights.clone())
    }

    /// Gives it another value, at most the largest that a session may state.
    pub fn set(&self, weights: &mut PlanWeights, value: u32) {
        *(self.place)(weights) = value.min(PlanWeights::LARGEST);
    }
}

/// Points that are turned at a time, and percent.
const POINTS: u32 = 50;
const PERCENT: u32 = 10;

/// All weights that count in the best plan, in the order in which they are told: the price of a move first.
pub static LEVERS: [Lever; 20] = [
    Lever { title: "scenario.move", step: POINTS, place: |own| &mut own.move_points },
    Lever { title: "scenario.fit-percent", step: PERCENT, place: |own| &mut own.fit_percent },
    Lever { title: "scenario.aspiration", step: POINTS, place: |own| &mut own.aspiration_points },
    Lever { title: "scenario.proposed", step: POINTS, place: |own| &mut own.proposed_points },
    Lever { title: "scenario.long", step: POINTS, place: |own| &mut own.long_points },
    Lever { title: "scenario.unit", step: POINTS, place: |own| &mut own.unit_points },
    Lever { title: "scenario.agency", step: POINTS, place: |own| &mut own.agency_points },
    Lever { title: "scenario.kind", step: POINTS, place: |own| &mut own.kind_points },
    Lever { title: "scenario.warning", step: POINTS, place: |own| &mut own.warning_points },
    Lever { title: "scenario.unknown", step: POINTS, place: |own| &mut own.unknown_points },
    Lever { title: "scenario.head", step: POINTS, place: |own| &mut own.head_points },
    Lever { title: "scenario.shortage", step: POINTS, place: |own| &mut own.shortage_points },
    Lever { title: "scenario.vacated", step: POINTS, place: |own| &mut own.vacated_points },
    Lever { title: "scenario.urgent", step: POINTS, place: |own| &mut own.urgent_points },
    Lever { title: "scenario.critical", step: POINTS, place: |own| &mut own.critical_points },
    Lever { title: "scenario.ending", step: POINTS, place: |own| &mut own.ending_points },
    Lever { title: "scenario.kind-balance", step: POINTS, place: |own| &mut own.kind_balance_points },
    Lever { title: "scenario.unit-balance", step: POINTS, place: |own| &mut own.unit_balance_points },
    Lever { title: "scenario.agency-balance", step: POINTS, place: |own| &mut own.agency_balance_points },
    Lever { title: "scenario.floor", step: POINTS, place: |own| &mut own.floor_points },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_of_the_best_plan_has_one_lever() {
        let mut weights = PlanWeights::default();
        for (number, lever) in (1..).zip(&LEVERS) {
            lever.set(&mut weights, number);
        }
        let mut values: Vec<u32> = weights.named().iter().map(|(_, value)| *value).collect();
        values.sort_unstable();
        // Keeping to suggestions counts at the table alone, never in the best plan.
        let stability = weights.stability_points;
        assert!(values.into_iter().filter(|value| *value != stability).eq(1..=20));
        LEVERS[0].set(&mut weights, u32::MAX);
        assert_eq!(LEVERS[0].value(&weights), PlanWeights::LARGEST);
    }
}
