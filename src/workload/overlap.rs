//! Overlap of duties: the same task in several units, and the same position with the same tasks.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::domain::facts::Facts;
use crate::domain::ids::{PositionId, UnitId};
use crate::domain::position::{Need, Position};
use crate::workload::duty::normal_form;
use crate::workload::need::task_load_of;

/// A duty in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyPlace {
    /// Which unit.
    pub unit: UnitId,
    /// Positions of the unit that have the duty, in the order of the file.
    pub positions: Vec<PositionId>,
    /// Time it takes there in hundredths of a minute a year, scenario factor included.
    pub load: u64,
}

/// One duty that several units have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The duty in the words of the first unit of the file.
    pub description: String,
    /// Where it is done, the most time first; at least two units.
    pub places: Vec<DutyPlace>,
    /// Whether the units belong to more than one agency.
    pub across_agencies: bool,
}

impl Overlap {
    /// Time of all units together, in hundredths of a minute a year.
    pub fn load(&self) -> u64 {
        self.places.iter().map(|place| place.load).fold(0, u64::saturating_add)
    }
}

/// Positions whose tasks are compared: not structural ones, since every head leads, plans and reports.
fn compared(facts: &Facts) -> impl Iterator<Item = &Position> {
    facts.positions().iter().filter(|position| !position.class.is_structural())
}

/// Every duty that several units have, the most time first.
///
/// Only positions whose need was computed from tasks tell their duties with the time they take.
pub fn overlaps(facts: &Facts) -> Vec<Overlap> {
    let mut duties: BTreeMap<Arc<str>, (String, Vec<DutyPlace>)> = BTreeMap::new();
    // The same words stand in many units: their form is made once, and the place of a unit in a duty is looked up.
    let mut forms: HashMap<&str, Arc<str>> = HashMap::new();
    let mut known: HashMap<(Arc<str>, &UnitId), usize> = HashMap::new();
    for position in compared(facts) {
        let Need::Tasks(tasks) = &position.need else { continue };
        for task in tasks {
            let form = forms.entry(&task.description).or_insert_with(|| normal_form(&task.description).into());
            if form.is_empty() {
                continue;
            }
            let duty = duties.entry(Arc::clone(form)).or_insert_with(|| (task.description.clone(), Vec::new()));
            let load = task_load_of(facts, position, task);
            let at = *known.entry((Arc::clone(form), &position.unit)).or_insert_with(|| {
                duty.1.push(DutyPlace { unit: position.unit.clone(), positions: Vec::new(), load: 0 });
                duty.1.len() - 1
            });
            let place = &mut duty.1[at];
            place.load = place.load.saturating_add(load);
            if place.positions.last() != Some(&position.id) {
                place.positions.push(position.id.clone());
            }
        }
    }
    let shared = duties.into_values().filter(|(_, places)| places.len() > 1);
    let mut found: Vec<Overlap> = shared
        .map(|(description, mut places)| {
            places.sort_by_key(|place| std::cmp::Reverse(place.load));
            let agencies: BTreeSet<&UnitId> = places.iter().map(|place| facts.agency_of(&place.unit)).collect();
            let across_agencies = agencies.len() > 1;
            Overlap { description, places, across_agencies }
        })
        .collect();
    found.sort_by_key(|overlap| std::cmp::Reverse(overlap.load()));
    found
}

/// One title that several units use, with what its positions have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedTitle {
    /// The title in the words of the first position of the file.
    pub title: String,
    /// The positions, in the order of the file; they lie in at least two units.
    pub positions: Vec<PositionId>,
    /// Duties that two units or more have under this title, in the words of the first.
    pub duties: Vec<String>,
}

/// Every title that several units use for positions with duties in common, the most duties first.
pub fn shared_titles(facts: &Facts) -> Vec<SharedTitle> {
    let mut titles: BTreeMap<String, Vec<&Position>> = BTreeMap::new();
    for position in compared(facts) {
        titles.entry(normal_form(&position.title)).or_default().push(position);
    }
    let mut found: Vec<SharedTitle> = titles
        .into_values()
        .filter_map(|positions| {
            let duties = common_duties(&positions);
            let title = positions.first()?.title.clone();
            let positions = positions.into_iter().map(|position| position.id.clone()).collect();
            (!duties.is_empty()).then_some(SharedTitle { title, positions, duties })
        })
        .collect();
    found.sort_by_key(|title| std::cmp::Reverse((title.duties.len(), title.positions.len())));
    found
}

/// Tasks and main duties that positions of two units or more state, each in the words of the first.
fn common_duties(positions: &[&Position]) -> Vec<String> {
    let mut duties: BTreeMap<String, (usize, &str, BTreeSet<&UnitId>)> = BTreeMap::new();
    for position in positions {
        let tasks = match &position.need {
            Need::Tasks(tasks) => tasks.as_slice(),
            Need::Minutes(_) | Need::Persons(_) | Need::Unknown => &[],
        };
        let stated = tasks.iter().map(|task| &task.description).chain(&position.duties);
        for duty in stated {
            let next = duties.len();
            let form = normal_form(duty);
            if !form.is_empty() {
                duties.entry(form).or_insert_with(|| (next, duty, BTreeSet::new())).2.insert(&position.unit);
            }
        }
    }
    let mut common: Vec<(usize, &str)> =
        duties.into_values().filter(|(.., units)| units.len() > 1).map(|(place, duty, _)| (place, duty)).collect();
    common.sort_unstable();
    common.into_iter().map(|(_, duty)| duty.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::position::{Frequency, NormUnit, Task};
    use crate::domain::story::Story;
    use crate::domain::unit::LoadFactor;

    fn tasks(stated: &[(&str, u64)]) -> Need {
        let task = |(description, volume): &(&str, u64)| Task {
            description: (*description).to_owned(),
            output: "berkas".to_owned(),
            volume: *volume,
            frequency: Frequency::Yearly,
            norm_hundredths: 6_000,
            norm_unit: NormUnit::Minutes,
        };
        Need::Tasks(stated.iter().map(task).collect())
    }

    /// Description, unit with its hours, and whether agencies overlap.
    type Told = (String, Vec<(String, u64)>, bool);

    fn told(story: &Story) -> Vec<Told> {
        let hours = |place: &DutyPlace| (place.unit.to_string(), place.load / 6_000);
        overlaps(&story.facts())
            .into_iter()
            .map(|found| (found.description, found.places.iter().map(hours).collect(), found.across_agencies))
            .collect()
    }

    #[test]
    fn the_same_duty_in_two_units_is_found_with_its_hours_whatever_its_words() {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").need =
            tasks(&[("Menyusun laporan bulanan", 40), ("Melayani KTP-el", 900), ("Mengarsip", 5)]);
        story.position_mut("SOS-PENGELOLA").need =
            tasks(&[("Penyusunan lap. bulanan", 60), ("Menyalurkan bantuan", 70)]);
        story.position("CAPIL-ARSIPARIS", "CAPIL", crate::domain::class::Class::Pelaksana).need =
            tasks(&[("mengarsip.", 8)]);
        assert_eq!(
            told(&story),
            [
                (
                    "Menyusun laporan bulanan".to_owned(),
                    vec![("SOS".to_owned(), 60), ("CAPIL-PIAK".to_owned(), 40)],
                    true
                ),
                ("Mengarsip".to_owned(), vec![("CAPIL".to_owned(), 8), ("CAPIL-PIAK".to_owned(), 5)], false),
            ]
        );
        story.unit_mut("SOS").load_factor = Some(LoadFactor { percent: 150, source: "Rekap".to_owned() });
        assert_eq!(told(&story)[0].1[0], ("SOS".to_owned(), 90), "the factor counts");
    }

    #[test]
    fn heads_are_not_compared_and_one_unit_does_not_overlap_itself() {
        let mut story = Story::town();
        for head in ["CAPIL-KABID", "SOS-KABID"] {
            story.position_mut(head).need = tasks(&[("Memimpin rapat", 10)]);
        }
        story.position_mut("SOS-PENGELOLA").need = tasks(&[("Mengarsip", 10), ("Pengarsipan", 5)]);
        assert_eq!(told(&story), []);
    }

    #[test]
    fn a_title_in_two_units_counts_where_duties_are_shared() {
        let mut story = Story::town();
        for (position, title) in [("CAPIL-OPERATOR", "Pengelola Data"), ("SOS-PENGELOLA", "Pengelola  data")] {
            story.position_mut(position).title = title.to_owned();
            story.position_mut(position).duties = vec!["Memasukkan data".to_owned(), format!("Urusan {position}")];
        }
        let found = shared_titles(&story.facts());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].title.as_str(), found[0].positions.len()), ("Pengelola Data", 2));
        assert_eq!(found[0].duties, ["Memasukkan data"]);
        story.position_mut("SOS-PENGELOLA").duties.clear();
        assert!(shared_titles(&story.facts()).is_empty());
    }
}
