//! Every contradiction by itself: one change of a session that says everything, one finding more.

use std::collections::BTreeMap;

use crate::store::input::examine;
use crate::store::session::check_text;

/// A session that says everything the format can say.
pub const WHOLE: &str = include_str!("../../../../tests/files/every_field.ron");

/// Codes with blanks between, a piece of [`WHOLE`] that stands there once, and what in its place earns these codes
/// and no other.
pub const STORIES: &[(&str, &str, &str)] = &[
    // the sitting
    ("E-FUTURE", "number: \"800/12/2026\", date: \"2026-01-05\"", "number: \"800/12/2026\", date: \"2026-11-21\""),
    ("E-FUTURE", "number: \"100.2.1.3/77/SJ\", date: \"2026-10-01\"", "number: \"1/SJ\", date: \"2026-11-21\""),
    ("E-FUTURE", "number: \"821.22/901\", date: \"2026-10-15\"", "number: \"821.22/901\", date: \"2026-11-21\""),
    ("E-FUTURE", "Tahun 2026\", date: \"2026-10-01\"", "Tahun 2026\", date: \"2027-01-05\""),
    ("E-DAY-ORDER", "term_end: \"2025-02-20\"", "term_end: \"2024-02-20\""),
    ("N-ZONE", "zone: \"WITA\"", "zone: \"WIB\""),
    ("N-ZONE", "government: \"Pemerintah Kabupaten Mamuju\"", "government: \"Pemerintah Kabupaten Muaro Jambi\""),
    // the committee
    ("E-MEMBER-TWICE", "nip: \"196803031993031903\"", "nip: \"197503032000032903\""),
    (
        "E-SELF-RELATION",
        "employee: \"P-0001\", relation: \"ipar\")]),\n            (id: \"K-4\"",
        "employee: \"P-0004\", relation: \"ipar\")]),\n            (id: \"K-4\"",
    ),
    (
        "E-MEMBER-NIP",
        "employee: \"P-0004\", name: \"Eko Siregar\", position",
        "employee: \"P-0004\", name: \"Eko Siregar\", nip: \"199001012022211902\", position",
    ),
    (
        "N-MEMBER-NAME",
        "employee: \"P-0004\", name: \"Eko Siregar\", position",
        "employee: \"P-0004\", name: \"Eka Siregar\", position",
    ),
    ("N-MEMBER-UNLINKED", "name: \"Sitti Hasnah\"", "name: \"Sitti Hasnah\", nip: \"198505052010011902\""),
    ("N-SECRETARY", "role: Secretary", "role: Member"),
    ("N-SECRETARY", "role: Deputy", "role: Secretary"),
    ("N-CHAIR-VOTE N-EVEN-VOTERS N-QUORUM", "role: Chair, votes: true", "role: Chair, votes: false"),
    (
        "N-QUORUM",
        "role: Deputy, votes: true",
        "role: Deputy, votes: true, relations: [(employee: \"P-0001\", relation: \"paman\")]",
    ),
    // units and places
    ("N-UNIT-KIND", "parent: \"DINSOS\", kind: Division", "parent: \"DINSOS\", kind: Agency"),
    ("N-UNIT-KIND", "short: \"Disdukcapil\", kind: Agency", "short: \"Disdukcapil\", kind: Division"),
    ("E-FUTURE", "respondents: 150, date: \"2026-06-30\"", "respondents: 150, date: \"2026-11-30\""),
    ("E-DISTANCE", "to: \"Kalumpang\"", "to: \"mamuju\""),
    ("E-DISTANCE", "way: \"darat, 5 jam\")", "way: \"darat, 5 jam\"), (from: \"Kalumpang\", to: \"Mamuju\", km: 120)"),
    // positions
    (
        "E-REORGANISATION",
        "reorganisation: (number: \"Peraturan Bupati Nomor 9 Tahun 2026\", date: \"2026-10-01\"),",
        "",
    ),
    ("E-REORGANISATION", "change: Renamed, formerly: \"CAPIL-LAMA\"", "change: Renamed"),
    ("E-REORGANISATION", "change: Renamed, formerly", "formerly"),
    ("E-REORGANISATION", "formerly: \"CAPIL-LAMA\"", "formerly: \"CAPIL-KASI\""),
    ("E-REORGANISATION", "need: 3", "need: 3, change: Renamed, formerly: \"CAPIL-LAMA\""),
    ("E-NEED", "class: Pengawas, change: Abolished", "class: Pengawas, need: 2, change: Abolished"),
    ("N-UNUSED", "class: Pengawas, change: Abolished", "class: Pengawas, leads_unit: true, change: Abolished"),
    ("N-UNUSED", "job_class: 9", "lowest_rank: \"III/a\""),
    (
        "N-SAME-TASK",
        "task: \"Menyusun laporan\", output: \"laporan\"",
        "task: \"Melayani Permohonan\", output: \"berkas\"",
    ),
    ("N-SAME-POSITION", "title: \"Kepala Seksi Kependudukan\"", "title: \"Kepala Seksi Identitas\""),
    ("N-VACANT-HELD", "job_class: 9", "vacant_since: \"2026-01-01\""),
    ("E-FUTURE", "vacant_since: \"2026-03-01\"", "vacant_since: \"2027-03-01\""),
    ("E-FUTURE", "since: \"2026-09-02\"", "since: \"2026-11-21\""),
    ("E-ACTING", "job_class: 9", "acting: (employee: \"P-0001\", since: \"2026-09-02\")"),
    ("N-ACTING-HELD", "job_class: 9", "acting: (employee: \"P-0002\", since: \"2026-09-02\")"),
    // employees
    ("E-AGE", "grade_since: \"2023-04-01\"", "grade_since: \"1994-12-31\""),
    ("E-AGE", "from: \"2010-02-01\"", "from: \"1994-12-31\""),
    ("E-AGE", "field: SocialWelfare, year: 2003", "field: SocialWelfare, year: 1994"),
    ("E-AGE", "year: 2022, hours", "year: 1990, hours"),
    ("E-AGE", "from: \"2015-03-01\"", "from: \"1985-03-01\""),
    ("E-FUTURE", "(date: \"2025-02-01\"", "(date: \"2026-11-21\""),
    ("E-FUTURE", "date: \"2021-01-04\", record", "date: \"2026-12-04\", record"),
    ("E-FUTURE", "(date: \"2026-03-12\"", "(date: \"2026-12-12\""),
    ("E-FUTURE", "(year: 2025, predicate: Good)", "(year: 2027, predicate: Good), (year: 2025, predicate: Good)"),
    ("N-OVERLAP", "until: \"2016-12-31\"", "until: \"2017-12-31\""),
    ("N-OVERLAP", ", until: \"2021-01-03\"", ""),
    ("N-OVERLAP", "until: \"2021-01-03\"", "until: \"2021-06-03\""),
    ("N-DISCIPLINE", "state: Completed", "state: Serving"),
    ("N-DISCIPLINE", ", until: \"2015-09-01\"", ""),
    ("N-DISCIPLINE", "until: \"2015-09-01\"", "until: \"2027-09-01\""),
    ("E-SELF-RELATION", "employee: \"P-0004\", member: \"K-3\"", "employee: \"P-0001\""),
    ("E-RELATION", "employee: \"P-0004\", member: \"K-3\"", "employee: \"P-0002\", member: \"K-3\""),
    ("E-CONCURRENT", "concurrent: \"SOS-PKM\"", "concurrent: \"SOS-ADM\""),
    ("E-CONCURRENT", "standing: UnpaidLeave, position: \"SOS-ADM\"", "standing: UnpaidLeave"),
    ("N-UNUSED", "standing: UnpaidLeave, position", "grade_since: \"2020-01-01\", position"),
    ("N-LEFT-HOLDS", "standing: UnpaidLeave", "standing: Left"),
    // proposals and the forum
    (
        "E-STAYS",
        "employee: \"P-0003\", to: \"SOS-ADM\", kind: Demotion",
        "employee: \"P-0003\", to: \"CAPIL-LOKET\", kind: Demotion",
    ),
    (
        "E-SAME-SEAT",
        "\"P-0003\", to: \"SOS-ADM\", kind: Demotion)",
        "\"P-0003\", to: \"CAPIL-KASI\", kind: Demotion), (employee: \"P-0002\", to: \"CAPIL-KASI\")",
    ),
    ("E-ALTERNATIVE", "alternatives: [\"P-0002\"]", "alternatives: [\"P-0001\"]"),
    ("E-ALTERNATIVE", "requires: [\"U-01\"]", "alternatives: [\"P-0004\"]"),
    ("N-UNUSED", "origin: PersonnelAgency,", "demotion_basis: Reorganisation, origin: PersonnelAgency,"),
    (
        "N-SAME-PROPOSAL",
        "employee: \"P-0003\", to: \"SOS-ADM\", kind: Demotion",
        "employee: \"P-0002\", to: \"SOS-ADM\", kind: Demotion",
    ),
    ("N-ORIGIN", "origin: PersonnelAgency", "origin: Outside"),
    ("E-FUTURE", "date: \"2026-10-20\"", "date: \"2026-11-21\""),
    ("E-FUTURE", "(date: \"2026-10-01\", channel", "(date: \"2026-11-21\", channel"),
    ("N-SETTLED", "answer: \"Loket ditambah\", ", ""),
    // ids that differ by capitals alone
    ("E-DUPLICATE-ID", "(id: \"P-0005\", name", "(id: \"p-0004\", name"),
];

/// How often each code is found in a text.
fn found(text: &str) -> BTreeMap<&'static str, usize> {
    let checked = check_text(examine(text.into()));
    let mut codes = BTreeMap::new();
    for finding in checked.faults.iter().chain(checked.notices.iter().map(|notice| &notice.0)) {
        *codes.entry(finding.code).or_default() += 1;
    }
    codes
}

#[test]
fn each_contradiction_is_one_finding_and_brings_no_other() {
    let usual = found(WHOLE);
    let mut wrong = Vec::new();
    for (codes, old, new) in STORIES {
        assert_eq!(WHOLE.matches(old).count(), 1, "{codes}: {old} must stand once");
        let mut more = found(&WHOLE.replace(old, new));
        for (known, count) in &usual {
            let left = more.get_mut(known).map(|found| *found -= *count);
            assert_eq!(left, Some(()), "{known} went away with {new}");
        }
        more.retain(|_, count| *count > 0);
        if more != codes.split(' ').map(|code| (code, 1)).collect() {
            wrong.push(format!("{codes}: {old} → {new} earns {more:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_history_may_go_on_with_the_present_position() {
    let same =
        WHOLE.replace(", until: \"2021-01-03\"", "").replace("Kepala Subbagian Umum", "Kepala Seksi Jaminan Sosial");
    assert_eq!(found(&same.replace("from: \"2017-01-01\"", "from: \"2021-01-04\"")), found(WHOLE));
}

#[test]
fn a_row_with_a_fault_of_its_own_is_not_held_against_others() {
    let old = "(id: \"P-0002\", nip: \"198505052010011902\"";
    let text = WHOLE
        .replace(old, &old.replace("19850505", "19851305"))
        .replace("position_since: \"2020-03-01\"", "position_since: \"1990-03-01\"");
    let mut expected = found(WHOLE);
    expected.insert("E-NIP", 1);
    assert_eq!(found(&text), expected);
}
