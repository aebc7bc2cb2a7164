//! Units and the distances between places.

use std::collections::HashMap;

use crate::domain::unit::UnitKind;
use crate::store::session::contradictions::whole::{Whole, about};
use crate::store::session::finding::{At, Findings};
use crate::text::words::Phrase;

pub(super) fn look(whole: &Whole, findings: &mut Findings) {
    let root = At::ROOT;
    let list = root.name("units");
    for (place, unit) in whole.stated.units.iter().enumerate() {
        if !whole.is_sound("units", place) {
            continue;
        }
        let row = list.index(place);
        let key = match (unit.kind, &unit.parent) {
            (UnitKind::Agency, Some(_)) => Some("fault.what.agency-below"),
            (UnitKind::Agency, None) => None,
            (_, None) => Some("fault.what.unit-without-agency"),
            (_, Some(_)) => None,
        };
        if let Some(key) = key {
            findings.remark(about(&row, "N-UNIT-KIND", &row.name("kind"), Phrase::new(key), "fault.cure.unit-kind"));
        }
        if let Some(satisfaction) = &unit.satisfaction {
            whole.check_past(&row, &row.name("satisfaction").name("date"), satisfaction.date, findings);
        }
    }
    distances(whole, &root.name("distances"), findings);
}

/// Two places are apart by one number of kilometres, whichever of them is named first.
fn distances(whole: &Whole, list: &At, findings: &mut Findings) {
    let mut places = HashMap::new();
    for (place, distance) in whole.stated.distances.iter().enumerate() {
        let row = list.index(place);
        let (from, to) = (distance.from.to_lowercase(), distance.to.to_lowercase());
        if from == to {
            let what = Phrase::new("fault.what.no-distance").with("place", distance.from.as_str());
            findings.fault(about(&row, "E-DISTANCE", &row.name("to"), what, "fault.cure.no-distance"));
            continue;
        }
        let first = *places.entry(if from < to { (from, to) } else { (to, from) }).or_insert(place);
        if first != place {
            let (what, earlier) = (Phrase::new("fault.what.distance-twice"), list.index(first));
            let fault = about(&row, "E-DISTANCE", &row, what, "fault.cure.duplicate-field");
            findings.fault(fault.naming(&earlier));
        }
    }
}
