//! Burden of each person: how many hours a day the work of a position asks of those who hold it, and what one more
//! person would take off them.

use crate::domain::ids::{EmployeeId, PositionId};
use crate::domain::settings::WorkloadSettings;
use crate::workload::effectiveness::Effectiveness;
use crate::workload::roster::{Roster, Seat};

/// The load of a position, shared by those at work in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Burden {
    /// Which position.
    pub position: PositionId,
    /// Those who share the load, in the order of the file.
    pub people: Vec<EmployeeId>,
    /// Load of the position in hundredths of a minute a year.
    pub load: u64,
    /// Whether one more person could come: a structural seat is always exactly one.
    pub can_grow: bool,
}

impl Burden {
    /// The burden of a seat; none where no load is known.
    pub fn of(seat: &Seat<'_>) -> Option<Burden> {
        Some(Burden {
            position: seat.position.id.clone(),
            people: seat.staff.iter().map(|employee| employee.id.clone()).collect(),
            load: seat.need?.load.filter(|load| *load > 0)?,
            can_grow: !seat.position.class.is_structural(),
        })
    }

    fn persons(&self) -> u64 {
        u64::try_from(self.people.len()).unwrap_or(u64::MAX).max(1)
    }

    /// Load of each against effective time, which is the position's EJ; none when nobody is there.
    pub fn effectiveness(&self, settings: &WorkloadSettings) -> Option<Effectiveness> {
        Effectiveness::of(self.load, u32::try_from(self.people.len()).unwrap_or(u32::MAX), settings)
    }

    /// Minutes of work of each on a working day, in hundredths, rounded half up: load ÷ persons ÷ working days.
    ///
    /// With the effective time of PermenPANRB 1/2020 and 235 days a full day is 319.15 minutes.
    pub fn minutes_per_day(&self, settings: &WorkloadSettings) -> u64 {
        half_up(self.load, self.persons().saturating_mul(settings.days_per_year.max(1)))
    }

    /// Minutes a week that one more person takes off each of those who are there, in hundredths, rounded half up:
    /// (load ÷ persons − load ÷ (persons + 1)) ÷ working weeks. None where nobody more can come.
    pub fn relief_per_week(&self, settings: &WorkloadSettings) -> Option<u64> {
        let persons = self.persons();
        let share = persons.saturating_mul(persons.saturating_add(1)).saturating_mul(settings.weeks_per_year.max(1));
        (self.can_grow && !self.people.is_empty()).then(|| half_up(self.load, share))
    }
}

fn half_up(part: u64, whole: u64) -> u64 {
    let (part, whole) = (u128::from(part), u128::from(whole));
    u64::try_from((2 * part + whole) / (2 * whole)).unwrap_or(u64::MAX)
}

/// Every position whose load is known and that somebody holds, the most burdened first, then by id.
///
/// Source: EJ of Permendagri 12/2008 read for one person, in hours a day instead of a ratio.
pub fn burdens(roster: &Roster<'_>) -> Vec<Burden> {
    let mut found: Vec<Burden> = loaded(roster).filter(|burden| !burden.people.is_empty()).collect();
    found.sort_by(|one, other| {
        let each = |burden: &Burden, share: u64| u128::from(burden.load) * u128::from(share);
        each(other, one.persons()).cmp(&each(one, other.persons())).then_with(|| one.position.cmp(&other.position))
    });
    found
}

/// Positions with a load that nobody is there to carry, the heaviest first: others carry it or it is left undone.
pub fn uncarried(roster: &Roster<'_>) -> Vec<Burden> {
    let mut found: Vec<Burden> = loaded(roster).filter(|burden| burden.people.is_empty()).collect();
    found.sort_by(|one, other| other.load.cmp(&one.load).then_with(|| one.position.cmp(&other.position)));
    found
}

fn loaded(roster: &Roster<'_>) -> impl Iterator<Item = Burden> {
    roster.seats.iter().filter_map(Burden::of)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::placements::Placements;
    use crate::domain::position::Need;
    use crate::domain::proposal::Move;
    use crate::domain::story::Story;

    fn town() -> Story {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").need = Need::Minutes(136_800);
        story.position_mut("SOS-PENGELOLA").need = Need::Minutes(60_000);
        story.position_mut("CAPIL-KASI").need = Need::Minutes(90_000);
        story.position_mut("CAPIL-KABID").need = Need::Minutes(80_000);
        story
    }

    #[test]
    fn the_most_burdened_come_first_with_their_hours_and_the_relief_of_one_more() {
        let facts = town().facts();
        let settings = &facts.settings().workload;
        let found = burdens(&Roster::of(&facts, &Placements::default()));
        let order: Vec<&str> = found.iter().map(|burden| burden.position.as_str()).collect();
        assert_eq!(order, ["CAPIL-OPERATOR", "CAPIL-KABID", "SOS-PENGELOLA"]);
        let operator = &found[0];
        assert_eq!(operator.people, [EmployeeId::from("P-902")]);
        assert_eq!(operator.effectiveness(settings).map(Effectiveness::thousandths), Some(1_824));
        assert_eq!(operator.minutes_per_day(settings), 58_213, "582 minutes, 9.7 hours, where 5.3 are full");
        assert_eq!(operator.relief_per_week(settings), Some(142_500), "half of 2,850 minutes a week");
        assert_eq!(found[1].relief_per_week(settings), None, "a head is always one");
    }

    #[test]
    fn a_move_eases_those_who_receive_and_burdens_those_who_give() {
        let facts = town().facts();
        let settings = &facts.settings().workload;
        let moved = Placements::default().with(&[Move::new(&"P-906".into(), &"CAPIL-OPERATOR".into())]);
        let of = |placements: &Placements, position: &str| {
            let found = burdens(&Roster::of(&facts, placements));
            found
                .iter()
                .find(|burden| burden.position.as_str() == position)
                .map(|burden| burden.minutes_per_day(settings))
        };
        let now = Placements::default();
        assert_eq!((of(&now, "CAPIL-OPERATOR"), of(&moved, "CAPIL-OPERATOR")), (Some(58_213), Some(29_106)));
        assert_eq!((of(&now, "SOS-PENGELOLA"), of(&moved, "SOS-PENGELOLA")), (Some(12_766), Some(25_532)));
    }

    #[test]
    fn a_load_without_anybody_is_told_apart() {
        let facts = town().facts();
        let found = uncarried(&Roster::of(&facts, &Placements::default()));
        let told: Vec<(&str, u64)> = found.iter().map(|burden| (burden.position.as_str(), burden.load)).collect();
        assert_eq!(told, [("CAPIL-KASI", 9_000_000)]);
    }

    proptest! {
        #[test]
        fn what_the_newcomer_takes_is_what_the_others_lose(minutes in 1u64..2_000_000, persons in 1usize..40) {
            let settings = WorkloadSettings::default();
            let people = (0..persons).map(|number| EmployeeId::from(format!("P-{number}"))).collect();
            let burden = Burden { position: "X".into(), people, load: minutes * 100, can_grow: true };
            let relief = burden.relief_per_week(&settings).expect("somebody is there");
            let share_of_newcomer = half_up(burden.load, (persons as u64 + 1) * settings.weeks_per_year);
            // Each number is rounded once, by half a hundredth of a minute at most.
            prop_assert!((relief * persons as u64).abs_diff(share_of_newcomer) <= persons as u64 / 2 + 1);
        }
    }
}
