//! Scenario factors: what a unit needs by its stated volumes, and what by the volumes that are expected.

use std::collections::HashMap;

use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::unit::LoadFactor;
use crate::workload::need::{need, need_without_factor};

/// A factor on the volume of a unit's tasks with what it does to the need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario<'a> {
    /// The unit that states the factor; it holds for all units below that state none of their own.
    pub unit: &'a UnitId,
    /// Percent of the stated volume, and where it comes from.
    pub factor: &'a LoadFactor,
    /// Persons needed by the stated volumes.
    pub need_without: u32,
    /// Persons needed with the factor.
    pub need_with: u32,
    /// Load in hundredths of a minute a year by the stated volumes.
    pub load_without: u64,
    /// Load with the factor.
    pub load_with: u64,
}

/// Every factor of the session, in the order of the file's units.
///
/// A position stated in persons has no volume to multiply: its need is the same with the factor and without.
pub fn scenarios(facts: &Facts) -> Vec<Scenario<'_>> {
    let stating = facts.units().iter().filter_map(|unit| unit.load_factor.as_ref().map(|factor| (&unit.id, factor)));
    let mut found: Vec<Scenario<'_>> = stating
        .map(|(unit, factor)| Scenario { unit, factor, need_without: 0, need_with: 0, load_without: 0, load_with: 0 })
        .collect();
    let places: HashMap<UnitId, usize> = found.iter().enumerate().map(|(at, one)| (one.unit.clone(), at)).collect();
    for position in facts.positions() {
        let holds = facts.lineage(&position.unit).find(|unit| unit.load_factor.is_some());
        let scenario = holds.and_then(|unit| places.get(&unit.id)).and_then(|at| found.get_mut(*at));
        let needs = need_without_factor(facts, position).zip(need(facts, position));
        if let (Some(scenario), Some((without, with))) = (scenario, needs) {
            scenario.need_without = scenario.need_without.saturating_add(without.persons);
            scenario.need_with = scenario.need_with.saturating_add(with.persons);
            scenario.load_without = scenario.load_without.saturating_add(without.load.unwrap_or(0));
            scenario.load_with = scenario.load_with.saturating_add(with.load.unwrap_or(0));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::position::Need;
    use crate::domain::story::Story;

    #[test]
    fn each_factor_tells_the_need_without_and_with_it_over_the_units_it_holds_for() {
        let mut story = Story::town();
        let factor = |percent| Some(LoadFactor { percent, source: "Proyeksi penduduk".to_owned() });
        story.unit_mut("CAPIL").load_factor = factor(150);
        story.position("CAPIL-ADM", "CAPIL", crate::domain::class::Class::Pelaksana).need = Need::Minutes(150_000);
        story.position_mut("CAPIL-OPERATOR").need = Need::Minutes(225_000);
        let numbers = |story: &Story| {
            let facts = story.facts();
            let told: Vec<(String, u32, u32)> =
                scenarios(&facts).iter().map(|one| (one.unit.to_string(), one.need_without, one.need_with)).collect();
            told
        };
        // Two heads, two for 150,000 minutes and three for 225,000; with half as much again 3 and 5 (4.5 goes up).
        assert_eq!(numbers(&story), [("CAPIL".to_owned(), 7, 10)]);
        story.unit_mut("CAPIL-PIAK").load_factor = factor(120);
        assert_eq!(numbers(&story), [("CAPIL".to_owned(), 3, 4), ("CAPIL-PIAK".to_owned(), 4, 5)]);
        story.position_mut("CAPIL-OPERATOR").need = Need::Persons(3);
        assert_eq!(numbers(&story)[1], ("CAPIL-PIAK".to_owned(), 4, 4), "persons are not multiplied");
    }
}
