//! Need of a position by workload analysis: volume × norm time ÷ effective working time.

use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::position::{Change, Frequency, Need, NormUnit, Position, Task};
use crate::domain::profiles::name_key;
use crate::domain::settings::{Rounding, WorkloadSettings};
use crate::domain::unit::LoadFactor;
use crate::text::words::{Phrase, Value};

/// How deep the workload of a position is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Task by task.
    Tasks,
    /// Only the yearly load.
    Load,
    /// Only the number of persons; for a structural position without analysis, its seats.
    Persons,
}

impl Depth {
    /// Catalogue key of the words for it.
    pub fn key(self) -> &'static str {
        match self {
            Depth::Tasks => "load.depth.tasks",
            Depth::Load => "load.depth.load",
            Depth::Persons => "load.depth.persons",
        }
    }

    /// Catalogue key of the mark that stands for it in a narrow column.
    pub fn mark_key(self) -> &'static str {
        match self {
            Depth::Tasks => "load.mark.tasks",
            Depth::Load => "load.mark.load",
            Depth::Persons => "load.mark.persons",
        }
    }
}

/// Need of one position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionNeed {
    /// Load in hundredths of a minute a year, when known (scenario factor included).
    pub load: Option<u64>,
    /// Load ÷ effective time in thousandths of a person, rounded half up, when the load is known.
    pub exact_thousandths: Option<u64>,
    /// Persons, rounded once; 1 per seat for structural positions, whatever the load says.
    pub persons: u32,
    /// What it was computed from.
    pub depth: Depth,
}

/// The need of a position; none when the file states nothing about a non-structural position.
///
/// A position that a reorganisation abolishes needs nobody: what it did is stated with the positions that go on.
///
/// Source: PermenPANRB 1/2020, Σ volume × norm time ÷ effective working time. A scenario factor of the unit (or of
/// the nearest unit above that has one) multiplies a load; a need stated in persons has no load to multiply.
pub fn need(facts: &Facts, position: &Position) -> Option<PositionNeed> {
    need_with(facts, position, load_factor(facts, &position.unit))
}

/// How many a position has seats for: as the file states; of others as many as are needed, where that is known.
pub fn seats(facts: &Facts, position: &Position) -> u32 {
    let needed = if position.seats_stated { None } else { need(facts, position) };
    needed.map_or(position.seats, |need| need.persons)
}

/// The need by the volumes as stated, without the scenario factor of the unit.
pub fn need_without_factor(facts: &Facts, position: &Position) -> Option<PositionNeed> {
    need_with(facts, position, None)
}

fn need_with(facts: &Facts, position: &Position, factor: Option<&LoadFactor>) -> Option<PositionNeed> {
    if position.change == Some(Change::Abolished) {
        return Some(PositionNeed { load: Some(0), exact_thousandths: Some(0), persons: 0, depth: Depth::Persons });
    }
    let settings = &facts.settings().workload;
    let (stated, depth) = match &position.need {
        Need::Tasks(tasks) if !tasks.is_empty() => (Some(load_of(tasks, settings)), Depth::Tasks),
        Need::Minutes(minutes) => (Some(minutes.saturating_mul(100)), Depth::Load),
        Need::Persons(_) | Need::Tasks(_) | Need::Unknown => (None, Depth::Persons),
    };
    let load = stated.map(|load| scaled(load, factor));
    let persons = match (&position.need, load) {
        _ if position.class.is_structural() => position.seats.max(1),
        (_, Some(load)) => whole_persons(load, settings),
        (Need::Persons(persons), None) => *persons,
        (_, None) => return None,
    };
    Some(PositionNeed { load, exact_thousandths: load.map(|load| thousandths(load, settings)), persons, depth })
}

/// The scenario factor that holds for a unit: its own, else that of the nearest unit above that has one.
pub fn load_factor<'a>(facts: &'a Facts, unit: &'a UnitId) -> Option<&'a LoadFactor> {
    facts.lineage(unit).find_map(|unit| unit.load_factor.as_ref())
}

/// What every workload table is computed with: effective minutes and whose they are, who fixed the analysis and when,
/// and for which year.
pub fn basis(facts: &Facts) -> Phrase {
    let (settings, sitting) = (&facts.settings().workload, facts.sitting());
    let said = match sitting.workload_fixed_on {
        Some(day) => Phrase::new("load.basis.dated").with("day", day),
        None => Phrase::new("load.basis"),
    };
    said.with("minutes", i64::try_from(settings.effective_minutes).unwrap_or(i64::MAX))
        .with("version", Value::Term(name_key(settings.effective_time)))
        .with("by", sitting.workload_fixed_by.as_str())
        .with("year", sitting.workload_year.to_string())
}

/// Load of all tasks in hundredths of a minute a year; a sum too large to hold stays at the largest number.
fn load_of(tasks: &[Task], settings: &WorkloadSettings) -> u64 {
    tasks.iter().map(|task| task_load(task, settings)).fold(0, u64::saturating_add)
}

/// Load of one task in hundredths of a minute a year.
pub fn task_load(task: &Task, settings: &WorkloadSettings) -> u64 {
    let times_a_year = match task.frequency {
        Frequency::Yearly => 1,
        Frequency::Monthly => 12,
        Frequency::Weekly => settings.weeks_per_year,
        Frequency::Daily => settings.days_per_year,
    };
    let minutes = match task.norm_unit {
        NormUnit::Minutes => 1,
        NormUnit::Hours => 60,
    };
    task.volume.saturating_mul(times_a_year).saturating_mul(task.norm_hundredths).saturating_mul(minutes)
}

/// Load of one task of a position in hundredths of a minute a year, scenario factor of its unit included.
pub fn task_load_of(facts: &Facts, position: &Position, task: &Task) -> u64 {
    scaled(task_load(task, &facts.settings().workload), load_factor(facts, &position.unit))
}

fn scaled(load: u64, factor: Option<&LoadFactor>) -> u64 {
    let percent = factor.map_or(100, |factor| u128::from(factor.percent));
    u64::try_from((u128::from(load) * percent + 50) / 100).unwrap_or(u64::MAX)
}

/// Effective time of one person in hundredths of a minute a year; never zero, so that it divides.
pub(super) fn person_time(settings: &WorkloadSettings) -> u128 {
    u128::from(settings.effective_minutes.max(1)) * 100
}

fn thousandths(load: u64, settings: &WorkloadSettings) -> u64 {
    let time = person_time(settings);
    u64::try_from((u128::from(load) * 1000 + time / 2) / time).unwrap_or(u64::MAX)
}

/// Whole persons for a load: rounded once, from the load itself and not from an already rounded number.
fn whole_persons(load: u64, settings: &WorkloadSettings) -> u32 {
    let (load, time) = (u128::from(load), person_time(settings));
    let persons = match settings.rounding {
        Rounding::HalfUp => (2 * load + time) / (2 * time),
        Rounding::Up => load.div_ceil(time),
        Rounding::Down => load / time,
    };
    u32::try_from(persons).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::class::Class;
    use crate::domain::story::Story;

    fn task(volume: u64, norm_minutes: u64) -> Task {
        Task {
            description: "Melayani".to_owned(),
            output: "berkas".to_owned(),
            volume,
            frequency: Frequency::Yearly,
            norm_hundredths: norm_minutes * 100,
            norm_unit: NormUnit::Minutes,
        }
    }

    fn need_of(story: &Story, position: &str) -> Option<PositionNeed> {
        let facts = story.facts();
        need(&facts, facts.position(&position.into()).expect("the town has the position"))
    }

    fn operator_with(need: Need) -> Story {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").need = need;
        story
    }

    #[test]
    fn four_tasks_make_two_persons() {
        let tasks = vec![task(1200, 45), task(300, 120), task(48, 600), task(12, 1500)];
        let mut story = operator_with(Need::Tasks(tasks));
        let found = need_of(&story, "CAPIL-OPERATOR").expect("the tasks are stated");
        assert_eq!(found.load, Some(13_680_000));
        assert_eq!(found.exact_thousandths, Some(1824));
        assert_eq!((found.persons, found.depth), (2, Depth::Tasks));

        story.stated.settings.workload.effective_minutes = 72_000;
        assert_eq!(need_of(&story, "CAPIL-OPERATOR").and_then(|need| need.exact_thousandths), Some(1900));
    }

    #[test]
    fn volumes_a_day_and_norms_in_hours_come_to_minutes_a_year() {
        let settings = WorkloadSettings::default();
        let daily = Task { frequency: Frequency::Daily, ..task(10, 6) };
        assert_eq!(task_load(&daily, &settings), 10 * 235 * 600);
        let weekly = Task { frequency: Frequency::Weekly, ..task(2, 30) };
        assert_eq!(task_load(&weekly, &settings), 2 * 48 * 3000);
        let hours =
            Task { frequency: Frequency::Monthly, norm_unit: NormUnit::Hours, norm_hundredths: 150, ..task(4, 0) };
        assert_eq!(task_load(&hours, &settings), 4 * 12 * 90 * 100);
    }

    #[test]
    fn the_nearest_scenario_factor_up_the_tree_multiplies_the_load_but_not_stated_persons() {
        let factor = |percent| Some(LoadFactor { percent, source: "Proyeksi penduduk 2027".to_owned() });
        let mut story = operator_with(Need::Minutes(75_000));
        story.unit_mut("CAPIL").load_factor = factor(150);
        assert_eq!(need_of(&story, "CAPIL-OPERATOR").and_then(|need| need.exact_thousandths), Some(1500));
        story.unit_mut("CAPIL-PIAK").load_factor = factor(115);
        assert_eq!(need_of(&story, "CAPIL-OPERATOR").and_then(|need| need.exact_thousandths), Some(1150));
        story.position_mut("CAPIL-OPERATOR").need = Need::Persons(3);
        assert_eq!(need_of(&story, "CAPIL-OPERATOR").map(|need| (need.persons, need.load)), Some((3, None)));
    }

    #[test]
    fn need_is_rounded_once_as_the_session_says() {
        for (rounding, minutes, persons) in [
            (Rounding::HalfUp, 187_500, 3),
            (Rounding::HalfUp, 187_499, 2),
            (Rounding::Up, 150_001, 3),
            (Rounding::Up, 150_000, 2),
            (Rounding::Down, 224_999, 2),
        ] {
            let mut story = operator_with(Need::Minutes(minutes));
            story.stated.settings.workload.rounding = rounding;
            let found = need_of(&story, "CAPIL-OPERATOR").expect("the load is stated");
            assert_eq!(found.persons, persons, "{rounding:?} of {minutes}");
        }
    }

    proptest! {
        #[test]
        fn whole_persons_lie_within_one_of_the_load_and_never_fall_when_it_rises(
            minutes in 0u64..20_000_000, more in 0u64..1_000_000,
        ) {
            for rounding in [Rounding::HalfUp, Rounding::Up, Rounding::Down] {
                let settings = WorkloadSettings { rounding, ..WorkloadSettings::default() };
                let persons = |minutes: u64| u64::from(whole_persons(minutes * 100, &settings));
                prop_assert!(persons(minutes + more) >= persons(minutes));
                let off = (persons(minutes) * settings.effective_minutes).abs_diff(minutes);
                let most = if rounding == Rounding::HalfUp { settings.effective_minutes / 2 } else { settings.effective_minutes - 1 };
                prop_assert!(off <= most, "{rounding:?}: {off}");
            }
        }

        #[test]
        fn rounding_once_a_position_never_exceeds_rounding_once_a_task(
            volumes in proptest::collection::vec(1u64..5_000, 1..12),
        ) {
            // Rounding up every line, as some sheets do, asks for more people than the sum of the lines does.
            let settings = WorkloadSettings { rounding: Rounding::Up, ..WorkloadSettings::default() };
            let tasks: Vec<Task> = volumes.iter().map(|volume| task(*volume, 45)).collect();
            let by_line: u32 = tasks.iter().map(|task| whole_persons(task_load(task, &settings), &settings)).sum();
            prop_assert!(whole_persons(load_of(&tasks, &settings), &settings) <= by_line);
        }
    }

    #[test]
    fn a_structural_position_is_its_seats_and_a_silent_one_is_unknown() {
        let mut story = operator_with(Need::Unknown);
        assert_eq!(need_of(&story, "CAPIL-OPERATOR"), None);
        story.position("CAPIL-SEKRETARIS", "CAPIL", Class::Administrator).need = Need::Minutes(300_000);
        let head = need_of(&story, "CAPIL-SEKRETARIS").expect("a structural need is always known");
        assert_eq!((head.persons, head.exact_thousandths), (1, Some(4000)));
        story.position_mut("CAPIL-SEKRETARIS").need = Need::Unknown;
        assert_eq!(need_of(&story, "CAPIL-SEKRETARIS").map(|need| (need.persons, need.load)), Some((1, None)));
    }
}
