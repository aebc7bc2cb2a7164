//! Service of an employee, and whether it is enough experience: by the facts alone.

use chrono::NaiveDate;

use crate::domain::calendar::day_after;
use crate::domain::class::{Class, Echelon};
use crate::domain::education::{Field, FieldSet};
use crate::domain::employee::{Known, PastPosition};
use crate::domain::position::Position;
use crate::domain::service::months_served;
use crate::domain::settings::Thresholds;

/// A position held before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Past {
    /// Its class, or that of its echelon, when known.
    pub(super) class: Option<Class>,
    /// Field of work, when known.
    pub(super) field: Option<Field>,
    /// First day.
    pub(super) from: NaiveDate,
    /// Last day; none while held.
    pub(super) until: Option<NaiveDate>,
}

impl Past {
    pub(super) fn of(past: &PastPosition) -> Past {
        let class = past.class.or(past.echelon.map(Echelon::class));
        Past { class, field: past.field, from: past.from, until: past.until }
    }
}

/// A span of service: its class when known, its fields when known, its first day when known, and the day after its last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Service {
    pub(super) class: Option<Class>,
    pub(super) fields: Option<FieldSet>,
    pub(super) from: Option<NaiveDate>,
    pub(super) end: NaiveDate,
}

impl Service {
    /// Whether its work belongs to one of these fields.
    pub(super) fn belongs(&self, fields: FieldSet) -> Known {
        self.fields.map_or(Known::Unknown, |own| if own.meets(fields) { Known::Yes } else { Known::No })
    }
}

/// One way to have enough experience: the classes that count, and the months asked for.
#[derive(Clone, Copy)]
pub(super) struct Branch {
    pub(super) counts: fn(Class) -> bool,
    pub(super) months: u32,
}

/// Two ways at most; none where no experience is asked for.
pub(super) type Branches = [Option<Branch>; 2];

/// The ways to have enough experience for a managerial class. A post above the one asked for counts as well.
///
/// Source: PP 11/2017 with the table of equal levels; the first branch is the one that sentences name.
pub(super) fn before(class: Class, thresholds: &Thresholds) -> Branches {
    let expert = |class| matches!(class, Class::AhliMadya | Class::AhliUtama);
    match class {
        Class::Administrator => [
            Some(Branch { counts: |class| class.tier() >= 2, months: thresholds.administrator_months }),
            Some(Branch { counts: expert, months: thresholds.ahli_madya_months }),
        ],
        Class::Pengawas => {
            [Some(Branch { counts: |class| class.tier() >= 1, months: thresholds.pengawas_months }), None]
        }
        _ => [None, None],
    }
}

/// Whether experience is asked for before a managerial class.
pub(super) fn is_asked(class: Class) -> bool {
    matches!(class, Class::Administrator | Class::Pengawas)
}

/// Whether somebody has enough experience in one of several ways; not known where what is not known could make up what
/// is missing.
pub(super) fn has_enough(services: &[Service], is_untold: bool, branches: &Branches) -> Known {
    match () {
        () if is_enough(services, branches) => Known::Yes,
        () if is_untold || may_be_enough(services, branches) => Known::Unknown,
        () => Known::No,
    }
}

pub(super) fn is_enough(services: &[Service], branches: &Branches) -> bool {
    branches.iter().flatten().any(|branch| months_known(services, branch.counts) >= branch.months)
}

pub(super) fn may_be_enough(services: &[Service], branches: &Branches) -> bool {
    branches.iter().flatten().any(|branch| may_reach(services, branch))
}

/// Whether an employee has the experience before each managerial class. The position they hold by the file and their
/// history tell it, whichever seat they are held against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seasoned {
    pub(super) administrator: Known,
    pub(super) pengawas: Known,
}

impl Seasoned {
    pub(super) fn of(services: &[Service], is_untold: bool, thresholds: &Thresholds) -> Seasoned {
        let before = |class| has_enough(services, is_untold, &before(class, thresholds));
        Seasoned { administrator: before(Class::Administrator), pengawas: before(Class::Pengawas) }
    }
}

/// The history and the present position up to the effective date; a position told twice counts once.
pub(super) fn services(
    past: &[Past],
    present: Option<&Position>,
    since: Option<NaiveDate>,
    effective: NaiveDate,
) -> Vec<Service> {
    let past = past.iter().map(|past| Service {
        class: past.class,
        fields: past.field.map(|field| FieldSet::of([field])),
        from: Some(past.from),
        end: past.until.map_or(effective, day_after).min(effective),
    });
    let present = present.map(|present| Service {
        class: Some(present.class),
        // Staff in a position that asks for no field do general work.
        fields: (present.class == Class::Pelaksana || !present.requirement.fields.is_empty())
            .then(|| FieldSet::of(present.requirement.fields.iter().copied())),
        from: since,
        end: effective,
    });
    past.chain(present).collect()
}

/// Months in classes that count, from what is known.
pub(super) fn months_known(services: &[Service], counts: fn(Class) -> bool) -> u32 {
    let known = services.iter().filter(|service| service.class.is_some_and(counts));
    months_served(known.filter_map(|service| service.from.map(|from| (from, service.end))).collect())
}

/// Whether what is not known could make up what is missing.
fn may_reach(services: &[Service], branch: &Branch) -> bool {
    if services.iter().any(|service| service.from.is_none() && service.class.is_none_or(branch.counts)) {
        return true;
    }
    let possible = services.iter().filter(|service| service.class.is_none_or(branch.counts));
    months_served(possible.filter_map(|service| service.from.map(|from| (from, service.end))).collect())
        >= branch.months
}
