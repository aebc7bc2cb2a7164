//! Pile-ups inside an agency: one division has people to spare while another of the same agency is short.

use std::collections::{BTreeMap, HashMap};

use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::workload::roster::{Roster, Seat};

/// A division of an agency, with people beyond the need or lacking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DivisionSide {
    /// The division: a unit right below the agency with everything below it, or the agency's own positions.
    pub unit: UnitId,
    /// Persons needed.
    pub need: u32,
    /// Persons at work.
    pub strength: u32,
}

impl DivisionSide {
    /// Strength − need (+/−).
    pub fn difference(&self) -> i64 {
        i64::from(self.strength) - i64::from(self.need)
    }
}

/// A pile-up in one agency, over positions that are not structural.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PileUp {
    /// Which agency.
    pub agency: UnitId,
    /// Divisions with people beyond their need, the most first.
    pub over: Vec<DivisionSide>,
    /// Divisions that are short of people, the most first.
    pub short: Vec<DivisionSide>,
    /// Persons who could move within the agency: of the same tier of positions, movable, from divisions with too many to
    /// divisions with too few. These moves come before any between agencies.
    pub within: u32,
    /// Persons still lacking when all those have moved.
    pub still_lacking: u32,
}

/// Need, strength and movable people of one tier in one division.
#[derive(Clone, Copy, Debug, Default)]
struct Tier {
    need: u32,
    strength: u32,
    spare: u32,
}

impl Tier {
    fn add(&mut self, seat: &Seat<'_>) {
        if let Some(need) = seat.need {
            self.need = self.need.saturating_add(need.persons);
            self.strength = self.strength.saturating_add(seat.strength());
            self.spare = self.spare.saturating_add(seat.spare());
        }
    }

    fn to_give(self) -> u32 {
        self.spare.min(self.strength.saturating_sub(self.need))
    }

    fn to_take(self) -> u32 {
        self.need.saturating_sub(self.strength)
    }
}

/// Tiers by their height, as [`crate::domain::class::Class::tier`] counts them.
type Tiers = BTreeMap<u8, Tier>;

/// Every agency in which people could move from a division with too many to one with too few, the most persons first.
///
/// Seed of the question: people pile up in one division while another of the same agency is short of them. Vacant
/// structural seats are no part of it: they are filled by promotion, not by moving those who are too many.
pub fn pile_ups(roster: &Roster<'_>) -> Vec<PileUp> {
    let facts = roster.facts;
    let mut divisions: HashMap<&UnitId, Tiers> = HashMap::new();
    for seat in roster.open_seats() {
        let division = division_of(facts, &seat.position.unit);
        divisions.entry(division).or_default().entry(seat.position.class.tier()).or_default().add(seat);
    }
    let mut found: Vec<PileUp> = facts
        .agencies()
        .filter_map(|agency| {
            let own = std::iter::once(&agency.id).chain(facts.units_below(&agency.id));
            let parts: Vec<(&UnitId, &Tiers)> =
                own.filter_map(|unit| divisions.get(unit).map(|tiers| (unit, tiers))).collect();
            pile_up(&agency.id, &parts)
        })
        .collect();
    found.sort_by_key(|pile| std::cmp::Reverse(pile.within));
    found
}

/// The unit right below the agency that a unit belongs to; the agency itself for its own positions.
fn division_of<'a>(facts: &'a Facts, unit: &'a UnitId) -> &'a UnitId {
    let lineage: Vec<&UnitId> = facts.lineage(unit).map(|unit| &unit.id).collect();
    match lineage.as_slice() {
        [.., division, _agency] => division,
        _ => unit,
    }
}

fn pile_up(agency: &UnitId, divisions: &[(&UnitId, &Tiers)]) -> Option<PileUp> {
    let (mut give, mut take) = (Tiers::new(), 0_u32);
    for tier in divisions.iter().flat_map(|(_, tiers)| tiers.iter()) {
        let sum = give.entry(*tier.0).or_default();
        sum.spare = sum.spare.saturating_add(tier.1.to_give());
        sum.need = sum.need.saturating_add(tier.1.to_take());
        take = take.saturating_add(tier.1.to_take());
    }
    let within: u32 = give.values().map(|tier| tier.spare.min(tier.need)).sum();
    if within == 0 {
        return None;
    }
    let sides = divisions.iter().map(|(unit, tiers)| DivisionSide {
        unit: (*unit).clone(),
        need: tiers.values().map(|tier| tier.need).sum(),
        strength: tiers.values().map(|tier| tier.strength).sum(),
    });
    let (mut over, mut short): (Vec<_>, Vec<_>) =
        sides.filter(|side| side.difference() != 0).partition(|side| side.difference() > 0);
    over.sort_by_key(|side| std::cmp::Reverse(side.difference()));
    short.sort_by_key(DivisionSide::difference);
    Some(PileUp { agency: agency.clone(), over, short, within, still_lacking: take - within })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::class::Class;
    use crate::domain::employee::Employment;
    use crate::domain::placements::Placements;
    use crate::domain::position::Need;
    use crate::domain::story::Story;

    /// CAPIL-PIAK lacks two; a new division CAPIL-UMUM has three too many.
    fn piled() -> Story {
        let mut story = Story::town();
        story.unit("CAPIL-UMUM", Some("CAPIL"));
        story.unit("CAPIL-UMUM-RT", Some("CAPIL-UMUM"));
        story.position("CAPIL-ADM", "CAPIL-UMUM-RT", Class::Pelaksana).need = Need::Persons(1);
        for id in ["P-911", "P-912", "P-913", "P-914"] {
            story.employee(id, Some("CAPIL-ADM"));
        }
        story
    }

    fn found(story: &Story) -> Vec<PileUp> {
        pile_ups(&Roster::of(&story.facts(), &Placements::default()))
    }

    #[test]
    fn people_move_within_the_agency_before_anybody_comes_from_another() {
        let mut story = piled();
        let piles = found(&story);
        assert_eq!(piles.len(), 1, "in SOS nobody is short");
        let pile = &piles[0];
        assert_eq!((pile.agency.as_str(), pile.within, pile.still_lacking), ("CAPIL", 2, 0));
        let side = |side: &DivisionSide| (side.unit.to_string(), side.difference());
        assert_eq!(pile.over.iter().map(side).collect::<Vec<_>>(), [("CAPIL-UMUM".to_owned(), 3)]);
        assert_eq!(pile.short.iter().map(side).collect::<Vec<_>>(), [("CAPIL-PIAK".to_owned(), -2)]);
        story.position_mut("CAPIL-OPERATOR").need = Need::Persons(6);
        assert_eq!((found(&story)[0].within, found(&story)[0].still_lacking), (3, 2));
    }

    #[test]
    fn contract_staff_stays_and_other_tiers_do_not_help() {
        let mut story = piled();
        for id in ["P-911", "P-912", "P-913"] {
            story.employee_mut(id).employment = Employment::Pppk;
        }
        assert_eq!(found(&story)[0].within, 1, "only one of the four can be moved");
        story.position_mut("CAPIL-OPERATOR").class = Class::AhliMuda;
        assert!(found(&story).is_empty(), "no rotation from pelaksana to Ahli Muda");
    }

    proptest! {
        #[test]
        fn never_more_move_than_are_too_many_or_lacking(
            sides in proptest::collection::vec((0u32..9, 0u32..9, 1u8..4), 1..6),
        ) {
            let units: Vec<UnitId> = (0..sides.len()).map(|at| UnitId::from(at.to_string())).collect();
            let tiers: Vec<Tiers> = sides
                .iter()
                .map(|(need, strength, tier)| {
                    let spare = strength.saturating_sub(*need);
                    Tiers::from([(*tier, Tier { need: *need, strength: *strength, spare })])
                })
                .collect();
            let divisions: Vec<(&UnitId, &Tiers)> = units.iter().zip(&tiers).collect();
            if let Some(pile) = pile_up(&"A".into(), &divisions) {
                let over: i64 = pile.over.iter().map(DivisionSide::difference).sum();
                let short: i64 = pile.short.iter().map(|side| -side.difference()).sum();
                prop_assert!(i64::from(pile.within) <= over.min(short));
                prop_assert_eq!(i64::from(pile.within + pile.still_lacking), short);
            }
        }
    }
}
