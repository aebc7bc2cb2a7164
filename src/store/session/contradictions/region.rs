//! The region against its time zone, and the list of legal bases against what the rules rest on.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use crate::rules::RULES;
use crate::store::session::contradictions::whole::{Whole, about};
use crate::store::session::finding::{At, Findings};
use crate::text::dates::Zone;
use crate::text::words::{Phrase, Value};

/// Regions in the two eastern zones, by their kind; every other one keeps western time.
const EASTERN: &str = include_str!("zones.txt");

/// How the kind of a region is written before its name, and what the list of regions calls it.
const KINDS: [(&str, &str); 6] = [
    ("kabupaten ", "kabupaten"),
    ("kota ", "kota"),
    ("provinsi ", "provinsi"),
    ("pemkab ", "kabupaten"),
    ("pemkot ", "kota"),
    ("pemprov ", "provinsi"),
];

pub(super) fn look(whole: &Whole, findings: &mut Findings) {
    let root = At::ROOT;
    let sitting = root.name("sitting");
    let stated = &whole.stated.sitting;
    if let Some(zone) = zone_of(&stated.government).filter(|zone| *zone != stated.zone) {
        let what = Phrase::new("fault.what.zone-of-region")
            .with("government", stated.government.as_str())
            .with("zone", zone.letters());
        let notice =
            about(&sitting.name("government"), "N-ZONE", &sitting.name("zone"), what, "fault.cure.zone-of-region");
        findings.remark(notice.resting_on(&sitting.name("zone")));
    }
    let known: BTreeSet<&str> = whole.stated.legal_bases.iter().map(|basis| basis.id.as_str()).collect();
    let asked: BTreeSet<&str> = RULES.iter().flat_map(|rule| rule.basis.ids()).copied().collect();
    let missing: Vec<Value> = asked.difference(&known).map(|id| Value::from(*id)).collect();
    if !missing.is_empty() {
        let what = Phrase::new("fault.what.missing-bases").with("ids", Value::List(missing));
        let at = root.name("legal_bases");
        findings.remark(about(&at, "N-MISSING-BASES", &at, what, "fault.cure.missing-bases"));
    }
}

/// The zone of a region, from the name of its government; nothing when no region is named.
fn zone_of(government: &str) -> Option<Zone> {
    static ZONES: OnceLock<HashMap<(&str, String), Zone>> = OnceLock::new();
    let zones = ZONES.get_or_init(|| EASTERN.lines().flat_map(regions).collect());
    let name = government.to_lowercase();
    let kinds = KINDS.iter().filter_map(|(written, kind)| Some((name.find(written)?, *written, *kind)));
    let (at, written, kind) = kinds.min()?;
    let own = name[at + written.len()..].trim();
    Some(zones.get(&(kind, own.to_owned())).copied().unwrap_or(Zone::Wib))
}

/// One line of the list: `WITA kota: Bima, Mataram`.
fn regions(line: &'static str) -> impl Iterator<Item = ((&'static str, String), Zone)> {
    let (head, names) = line.split_once(": ").unwrap_or_default();
    let found = head.split_once(' ').and_then(|(zone, kind)| Some((Zone::named(zone)?, kind)));
    let each = move |name: &str| found.map(|(zone, kind)| ((kind, name.trim().to_lowercase()), zone));
    names.split(',').filter_map(each)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_keeps_the_time_of_its_zone() {
        for (government, zone) in [
            ("Pemerintah Kota Tebing Tinggi", Zone::Wib),
            ("Pemerintah Kabupaten Mamuju", Zone::Wita),
            ("Pemerintah Kabupaten Banjar", Zone::Wita),
            ("Pemerintah Kota Banjar", Zone::Wib),
            ("PEMERINTAH PROVINSI PAPUA PEGUNUNGAN", Zone::Wit),
            ("Pemkot Ternate", Zone::Wit),
        ] {
            assert_eq!(zone_of(government), Some(zone), "{government}");
        }
        assert_eq!(zone_of("Pemerintah Aceh"), None);
    }

    #[test]
    fn each_of_the_38_provinces_has_its_zone() {
        let western = "Sumatera Utara, Sumatera Barat, Riau, Jambi, Sumatera Selatan, Bengkulu, Lampung, \
            Kepulauan Bangka Belitung, Kepulauan Riau, Daerah Khusus Ibukota Jakarta, Jawa Barat, Jawa Tengah, \
            Daerah Istimewa Yogyakarta, Jawa Timur, Banten, Kalimantan Barat, Kalimantan Tengah, Aceh";
        let central = "Bali, Nusa Tenggara Barat, Nusa Tenggara Timur, Kalimantan Selatan, Kalimantan Timur, \
            Kalimantan Utara, Sulawesi Utara, Sulawesi Tengah, Sulawesi Selatan, Sulawesi Tenggara, Gorontalo, \
            Sulawesi Barat";
        let eastern = "Maluku, Maluku Utara, Papua, Papua Barat, Papua Selatan, Papua Tengah, Papua Pegunungan, \
            Papua Barat Daya";
        let mut provinces = 0;
        for (names, zone) in [(western, Zone::Wib), (central, Zone::Wita), (eastern, Zone::Wit)] {
            for name in names.split(", ") {
                assert_eq!(zone_of(&format!("Pemerintah Provinsi {name}")), Some(zone), "{name}");
                provinces += 1;
            }
        }
        assert_eq!(provinces, 38);
    }

    #[test]
    fn the_list_holds_every_region_of_both_zones_once() {
        let all: Vec<_> = EASTERN.lines().flat_map(regions).collect();
        let count = |zone, kind| all.iter().filter(|((own, _), found)| *own == kind && *found == zone).count();
        assert_eq!([count(Zone::Wita, "provinsi"), count(Zone::Wit, "provinsi")], [12, 8]);
        assert_eq!([count(Zone::Wita, "kabupaten"), count(Zone::Wit, "kabupaten")], [129, 57]);
        assert_eq!([count(Zone::Wita, "kota"), count(Zone::Wit, "kota")], [21, 6]);
        let distinct: BTreeSet<_> = all.iter().map(|(region, _)| region).collect();
        assert_eq!(distinct.len(), all.len());
    }
}
