//! What rules look up about a position by the facts alone: once a session, whoever moves there or away.

use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::domain::calendar::{months_after, months_before};
use crate::domain::education::FieldSet;
use crate::domain::facts::Facts;
use crate::domain::position::Position;
use crate::domain::retirement;
use crate::domain::unit::SpecialAuthority;
use crate::text::names::NameSet;

/// Where a position stands.
#[derive(Debug)]
pub(super) struct Site {
    /// Place of the agency of its unit.
    pub(super) agency: Option<usize>,
    /// Special authority over its unit or any unit above it.
    pub(super) authority: Option<SpecialAuthority>,
    /// Whether it is a structural position of an agency itself, and none there is above it.
    pub(super) heads_agency: bool,
    /// Place of the unit whose stated place of work holds for it: its own or the nearest above.
    pub(super) at: Option<usize>,
    /// Fields of work that it asks for.
    pub(super) fields: FieldSet,
    /// Technical competencies that its standard asks for.
    pub(super) technical: NameSet,
    /// Who was born on this day or later is farther from the pension in it than any rule asks.
    pub(super) young: NaiveDate,
    /// Rules that find nothing in whoever comes, a bit each.
    pub(super) resting: OnceLock<u128>,
    /// Places of the open entries of the forum about its unit or one above it.
    pub(super) concerns: Box<[usize]>,
}

impl Site {
    /// With the entries of the forum that concern it.
    pub(super) fn of(facts: &Facts, position: &Position, concerns: Box<[usize]>) -> Site {
        let agency = facts.lineage(&position.unit).last();
        Site {
            agency: agency.and_then(|unit| facts.unit_index(&unit.id)),
            authority: facts.lineage(&position.unit).find_map(|unit| unit.authority),
            heads_agency: heads_agency(facts, position),
            at: facts
                .lineage(&position.unit)
                .find(|unit| unit.place.is_some())
                .and_then(|unit| facts.unit_index(&unit.id)),
            fields: FieldSet::asked(&position.requirement.fields),
            technical: NameSet::of(
                position.standard.iter().flat_map(|own| &own.technical).map(|own| own.name.as_str()),
            ),
            young: young(facts, position),
            resting: OnceLock::new(),
            concerns,
        }
    }
}

fn heads_agency(facts: &Facts, position: &Position) -> bool {
    let beside = || facts.positions_of_unit(&position.unit).iter().filter_map(|id| facts.position(id));
    position.class.is_structural()
        && facts.unit(&position.unit).is_some_and(|unit| unit.parent.is_none())
        && !beside().any(|other| other.level().is_above(position.level()))
}

/// The day of birth from which on nobody is near the pension from a position: with two months more than the rules look
/// ahead, and whoever is born in a month without that day reaches an age at the end of it.
pub(super) fn young(facts: &Facts, position: &Position) -> NaiveDate {
    let thresholds = &facts.settings().thresholds;
    let ahead = thresholds.retirement_info_months.max(thresholds.retirement_warn_months).saturating_add(2);
    let pension = months_after(facts.sitting().effective, ahead);
    months_before(pension, retirement::age_in(position).saturating_mul(12))
}
