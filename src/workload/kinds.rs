//! Kinds of load: who is short of administrators while field staff is to spare, and who could exchange with whom.

use crate::domain::ids::UnitId;
use crate::domain::position::LoadKind;
use crate::workload::roster::{Roster, Seat};

/// Need and strength of one kind of load in one agency, over positions that are not structural.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindBalance {
    /// Persons needed.
    pub need: u32,
    /// Persons at work.
    pub strength: u32,
    /// Persons beyond the need of their positions who can be moved.
    pub spare: u32,
    /// Persons lacking in positions of this kind.
    pub lacking: u32,
}

impl KindBalance {
    fn add(&mut self, seat: &Seat<'_>) {
        if let Some(need) = seat.need {
            self.need = self.need.saturating_add(need.persons);
            self.strength = self.strength.saturating_add(seat.strength());
            self.spare = self.spare.saturating_add(seat.spare());
            self.lacking = self.lacking.saturating_add(seat.lacking());
        }
    }

    /// Strength − need (+/−).
    pub fn difference(&self) -> i64 {
        i64::from(self.strength) - i64::from(self.need)
    }

    /// Persons the agency can give away of this kind without falling short of it.
    fn to_give(self) -> u32 {
        self.spare.min(self.strength.saturating_sub(self.need))
    }

    /// Persons the agency lacks of this kind when all its own are counted.
    fn to_take(self) -> u32 {
        self.lacking.min(self.need.saturating_sub(self.strength))
    }
}

/// All kinds of load of one agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyKinds {
    /// Which agency.
    pub agency: UnitId,
    /// In the order of [`LoadKind::ALL`].
    pub kinds: [KindBalance; 4],
    /// Positions whose kind of load the file does not state.
    pub unstated: KindBalance,
}

/// Need and strength by kind of load of every agency, in the order of the file.
///
/// Source: workload analysis names moves from units with too many to units with too few as one of its uses; the kind
/// of load tells for which of them the people fit. Structural positions stay out: they are always exactly one.
pub fn kinds(roster: &Roster<'_>) -> Vec<AgencyKinds> {
    let empty = |agency: &UnitId| AgencyKinds {
        agency: agency.clone(),
        kinds: [KindBalance::default(); 4],
        unstated: KindBalance::default(),
    };
    let mut agencies: Vec<AgencyKinds> = roster.facts.agencies().map(|unit| empty(&unit.id)).collect();
    let places: std::collections::HashMap<UnitId, usize> =
        agencies.iter().enumerate().map(|(at, found)| (found.agency.clone(), at)).collect();
    for seat in roster.open_seats() {
        let Some(at) = places.get(roster.facts.agency_of(&seat.position.unit)) else { continue };
        let kind = seat.position.load_kind.and_then(|kind| LoadKind::ALL.iter().position(|one| *one == kind));
        match kind {
            Some(kind) => agencies[*at].kinds[kind].add(seat),
            None => agencies[*at].unstated.add(seat),
        }
    }
    agencies
}

/// What two agencies could exchange: people of one kind there, people of another kind back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The agency that gives `gives` and takes `takes`.
    pub one: UnitId,
    /// The agency that gives `takes` and takes `gives`.
    pub other: UnitId,
    /// Kind of which the first has people to spare and the second lacks them.
    pub gives: LoadKind,
    /// Kind of which the second has people to spare and the first lacks them.
    pub takes: LoadKind,
    /// Persons who could go there.
    pub there: u32,
    /// Persons who could come back.
    pub back: u32,
}

/// Every exchange that helps both agencies at once, the most persons first.
pub fn exchanges(agencies: &[AgencyKinds]) -> Vec<Exchange> {
    let mut found = Vec::new();
    for (at, one) in agencies.iter().enumerate() {
        for other in &agencies[at + 1..] {
            for (gives, out) in LoadKind::ALL.into_iter().enumerate() {
                for (takes, back) in LoadKind::ALL.into_iter().enumerate() {
                    let goes = one.kinds[gives].to_give().min(other.kinds[gives].to_take());
                    let comes = other.kinds[takes].to_give().min(one.kinds[takes].to_take());
                    if goes > 0 && comes > 0 {
                        found.push(Exchange {
                            one: one.agency.clone(),
                            other: other.agency.clone(),
                            gives: out,
                            takes: back,
                            there: goes,
                            back: comes,
                        });
                    }
                }
            }
        }
    }
    found.sort_by_key(|exchange| std::cmp::Reverse(exchange.there + exchange.back));
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::placements::Placements;
    use crate::domain::position::Need;
    use crate::domain::story::Story;

    /// CAPIL lacks two administrators and has a field worker too many; SOS has an administrator too many and lacks
    /// one field worker.
    fn crossed() -> Story {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").load_kind = Some(LoadKind::Administrative);
        story.position_mut("SOS-PENGELOLA").load_kind = Some(LoadKind::Administrative);
        for (position, unit, need) in [("CAPIL-LAPANGAN", "CAPIL", 0), ("SOS-LAPANGAN", "SOS", 1)] {
            let position = story.position(position, unit, crate::domain::class::Class::Pelaksana);
            position.load_kind = Some(LoadKind::Fieldwork);
            position.need = Need::Persons(need);
        }
        story.employee("P-907", Some("CAPIL-LAPANGAN"));
        story
    }

    #[test]
    fn each_kind_is_counted_by_itself_and_heads_are_left_out() {
        let facts = crossed().facts();
        let found = kinds(&Roster::of(&facts, &Placements::default()));
        let sides = |kind: &KindBalance| (kind.need, kind.strength, kind.difference());
        assert_eq!(sides(&found[0].kinds[0]), (3, 1, -2));
        assert_eq!(sides(&found[0].kinds[2]), (0, 1, 1));
        assert_eq!(sides(&found[1].kinds[0]), (1, 2, 1));
        assert_eq!(sides(&found[1].kinds[2]), (1, 0, -1));
        assert_eq!(found[0].unstated, KindBalance::default());
    }

    #[test]
    fn two_agencies_exchange_what_each_has_and_the_other_lacks() {
        let facts = crossed().facts();
        let found = exchanges(&kinds(&Roster::of(&facts, &Placements::default())));
        assert_eq!(found.len(), 1);
        let exchange = &found[0];
        assert_eq!((exchange.one.as_str(), exchange.gives, exchange.there), ("CAPIL", LoadKind::Fieldwork, 1));
        assert_eq!((exchange.other.as_str(), exchange.takes, exchange.back), ("SOS", LoadKind::Administrative, 1));
    }

    #[test]
    fn a_kind_that_is_not_stated_is_counted_apart() {
        let facts = Story::town().facts();
        let found = kinds(&Roster::of(&facts, &Placements::default()));
        assert_eq!((found[0].unstated.need, found[0].unstated.strength), (3, 1));
        assert!(exchanges(&found).is_empty());
    }

    proptest! {
        #[test]
        fn an_exchange_never_makes_anybody_short(
            sides in proptest::collection::vec(proptest::array::uniform4((0u32..20, 0u32..20)), 2..5),
        ) {
            let kind = |(need, strength): (u32, u32)| KindBalance {
                need,
                strength,
                spare: strength.saturating_sub(need),
                lacking: need.saturating_sub(strength),
            };
            let agency = |(at, kinds): (usize, &[(u32, u32); 4])| AgencyKinds {
                agency: UnitId::from(at.to_string()),
                kinds: kinds.map(kind),
                unstated: KindBalance::default(),
            };
            let agencies: Vec<AgencyKinds> = sides.iter().enumerate().map(agency).collect();
            let place = |kind| LoadKind::ALL.iter().position(|one| *one == kind).expect("every kind is listed");
            for exchange in exchanges(&agencies) {
                let of = |unit: &UnitId, kind| {
                    let found = agencies.iter().find(|agency| agency.agency == *unit).expect("it was given");
                    found.kinds[place(kind)].difference()
                };
                let (there, back) = (i64::from(exchange.there), i64::from(exchange.back));
                prop_assert!(there > 0 && back > 0 && exchange.gives != exchange.takes);
                prop_assert!(of(&exchange.one, exchange.gives) - there >= 0);
                prop_assert!(of(&exchange.other, exchange.gives) + there <= 0);
                prop_assert!(of(&exchange.other, exchange.takes) - back >= 0);
                prop_assert!(of(&exchange.one, exchange.takes) + back <= 0);
            }
        }
    }
}
