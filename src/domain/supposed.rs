//! Facts as they would be with other weights of the plan and other factors on volumes: for a look at what would come of it.
//! Nothing that is decided rests on them.

use std::sync::{Arc, OnceLock};

use chrono::{Days, NaiveDate};

use crate::domain::calendar::months_after;
use crate::domain::education::Field;
use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::kept::Kept;
use crate::domain::plan_weights::PlanWeights;
use crate::domain::unit::{LoadFactor, Unit};

/// What is supposed in place of what the session states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supposition {
    /// Points of the plan.
    pub weights: PlanWeights,
    /// Percent of the stated volume, by unit; a unit that is not named keeps its own.
    pub factors: Vec<(UnitId, u32)>,
    /// Help in an emergency in place of lasting moves, where it is looked at.
    pub emergency: Option<Emergency>,
}

/// Help for a time in an emergency: people are lent and keep their own seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emergency {
    /// The unit that is helped, with all units below it.
    pub helped: UnitId,
    /// The field in which whoever helps has worked.
    pub field: Field,
    /// Months of such work at least.
    pub experience: u32,
    /// First day of the help.
    pub from: NaiveDate,
    /// How long it lasts, in months.
    pub length: u32,
}

impl Emergency {
    /// The day on which everybody is back in the own position.
    pub fn back(&self) -> NaiveDate {
        months_after(self.from, self.length)
    }

    /// Last day of the help.
    pub fn until(&self) -> NaiveDate {
        self.back().checked_sub_days(Days::new(1)).unwrap_or(NaiveDate::MIN)
    }
}

impl Supposition {
    /// What the session states itself: its weights, and a factor for every agency and every other unit that states one.
    pub fn stated(facts: &Facts) -> Supposition {
        let has_row = |unit: &&Unit| unit.parent.is_none() || unit.load_factor.is_some();
        let factor = |unit: &Unit| (unit.id.clone(), unit.load_factor.as_ref().map_or(100, |factor| factor.percent));
        Supposition {
            weights: facts.settings().planner.clone(),
            factors: facts.units().iter().filter(has_row).map(factor).collect(),
            emergency: None,
        }
    }
}

impl Facts {
    /// These facts as something else is supposed.
    #[must_use]
    pub fn supposing(&self, supposed: &Supposition) -> Facts {
        let mut stated = self.stated.clone();
        stated.settings.planner = supposed.weights.clone();
        for (id, percent) in &supposed.factors {
            let Some(unit) = self.unit_index(id).and_then(|at| stated.units.get_mut(at)) else { continue };
            let source = unit.load_factor.take().map(|factor| factor.source).unwrap_or_default();
            unit.load_factor =
                (*percent != 100 || !source.is_empty()).then_some(LoadFactor { percent: *percent, source });
        }
        Facts {
            stated,
            index: Arc::clone(&self.index),
            docket: Arc::clone(&self.docket),
            kept: Kept::default(),
            is_masked: self.is_masked,
            masked: OnceLock::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;

    #[test]
    fn what_is_stated_changes_nothing_and_what_is_supposed_stays_apart() {
        let mut story = Story::town();
        story.unit_mut("CAPIL").load_factor = Some(LoadFactor { percent: 115, source: "Proyeksi".to_owned() });
        let facts = story.facts();
        let mut supposed = Supposition::stated(&facts);
        assert!(supposed.factors.contains(&("CAPIL".into(), 115)));
        let same = facts.supposing(&supposed);
        assert_eq!(same.settings().planner, facts.settings().planner);
        assert!(same.units().iter().zip(facts.units()).all(|(one, other)| one.load_factor == other.load_factor));
        supposed.weights.move_points += 1;
        supposed.factors.iter_mut().for_each(|(_, percent)| *percent = 140);
        let other = facts.supposing(&supposed);
        assert_eq!(other.settings().planner.move_points, facts.settings().planner.move_points + 1);
        let factor = other.unit(&"CAPIL".into()).and_then(|unit| unit.load_factor.clone()).expect("it was supposed");
        assert_eq!((factor.percent, factor.source.as_str()), (140, "Proyeksi"));
        assert_eq!(
            facts.unit(&"CAPIL".into()).and_then(|unit| unit.load_factor.as_ref()).map(|own| own.percent),
            Some(115)
        );
    }
}
