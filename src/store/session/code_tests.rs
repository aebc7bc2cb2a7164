//! Every code has a story in which a file earns it: no code that nothing emits, none without words.

use std::collections::BTreeSet;
use std::num::NonZeroU8;

use crate::store::codes::{CODES, Class, code};
use crate::store::fault::{FAULTS_KEPT, LineIndex};
use crate::store::input::examine;
use crate::store::parser::parse_within;
use crate::store::session::contradictions::tests as contradictions;
use crate::store::session::tests::SOUND;
use crate::store::session::{check_text, strict_refusal};
use crate::store::tolerant::read_text;
use crate::text::language::Language;
use crate::text::words::{catalogue, say};

/// A code, a piece of [`SOUND`] that stands there once, and what in its place earns the code.
const STORIES: &[(&str, &str, &str)] = &[
    ("E-HIDDEN-CHARACTER", "Ayu Rahmadani", "Ayu \u{202E}Rahmadani"),
    ("E-ATTRIBUTE", "(\n    format: 1", "#![enable(unwrap_newtypes)]\n(\n    format: 1"),
    ("E-NO-VALUE", "need: 3", "need: "),
    ("E-UNEXPECTED", "need: 3", "need: 3 $"),
    ("E-UNCLOSED", "\"Pengelola Bantuan\"", "\"Pengelola Bantuan"),
    ("E-BRACKET", "need: 3", "need: 3}"),
    ("E-COMMA", "format: 1,", "format: 1"),
    ("E-COLON", "need: 3", "need = 3"),
    ("E-FIELD-NAME", "need: 3", "\"need\": 3"),
    ("E-QUOTES", "\"WIB\"", "“WIB”"),
    ("E-ESCAPE", "\"WIB\"", "\"W\\IB\""),
    ("E-NUMBER", "need: 3", "need: 1.000.000"),
    ("E-UNKNOWN-FIELD", "need: 3", "needs: 3"),
    ("E-MISSING-FIELD", "zone: \"WIB\", ", ""),
    ("E-DUPLICATE-FIELD", "need: 3", "need: 3, need: 4"),
    ("E-DUPLICATE-KEY", "\"Kependudukan\": 3", "\"Kependudukan\": 3, \"Kependudukan\": 2"),
    ("E-UNKNOWN-CHOICE", "role: Deputy", "role: Deputi"),
    ("E-WRONG-NAME", "decree: (", "decree: Approval("),
    ("E-WRONG-TYPE", "need: 3", "need: \"3\""),
    ("E-WRONG-COUNT", "[4, 4, 4, 4, 4, 4, 4, 4, 5]", "[4, 4, 4]"),
    ("E-NUMBER-RANGE", "need: 3", "need: -3"),
    ("E-NUMBER-NOT-FINITE", "norm: 2.5", "norm: inf"),
    ("E-DECIMALS", "norm: 2.5", "norm: 2.555"),
    ("E-FORMAT", "format: 1", "format: 2"),
    ("E-EMPTY-TEXT", "name: \"Fajar\"", "name: \" \""),
    ("E-ID", "id: \"P-0005\"", "id: \"P 0005\""),
    ("E-REPEATED", "alternatives: [\"P-0002\"]", "alternatives: [\"P-0002\", \"P-0002\"]"),
    ("E-FILE-NAME", "id: \"TT-2026-12\"", "id: \"../TT\""),
    ("E-DATE", "\"2026-11-01\"", "\"2026-02-30\""),
    ("E-HOUR", "\"09:00\"", "\"25:00\""),
    ("E-ZONE", "\"WIB\"", "\"GMT\""),
    ("E-NIP", "198001012005012901", "198013012005012901"),
    ("E-RANK", "III/c", "III/e"),
    ("E-ECHELON", "echelon: \"IV.a\"", "echelon: \"IV.c\""),
    ("E-DUPLICATE-ID", "id: \"P-0005\"", "id: \"P-0004\""),
    ("E-REFERENCE", "unit: \"DINSOS-SEK\"", "unit: \"DINSOS-SEG\""),
    ("E-CIRCLE", "parent: \"DINSOS\"", "parent: \"DINSOS-SEK\""),
    ("E-DUPLICATE-NIP", "nip: \"198505052010011902\", ", "nip: \"198001012005012901\", "),
    ("E-SEAT-TAKEN", "name: \"Fajar\"", "name: \"Fajar\", position: \"SOS-KASI\""),
    ("E-DAY-ORDER", "until: \"2026-12-31\"", "until: \"2026-01-04\""),
    ("E-EFFECTIVE", "\"2027-01-04\"", "\"2026-12-01\""),
    ("E-CHAIR", "role: Deputy", "role: Chair"),
    ("E-WEIGHTS", "education_weight: 25", "education_weight: 26"),
    ("E-VERSIONS", "effective_minutes: 75000", "effective_minutes: 75000, effective_time: KepMenpan75Of2004"),
    ("E-YEAR", "effective_minutes: 75000", "effective_minutes: 500000"),
    ("E-POTENTIAL", "name: \"Fajar\"", "name: \"Fajar\", potential: Low, potential_score: 91"),
    ("E-NO-INDEX", "index: 82.5, ", ""),
    ("N-INDEX", "index: 82.5", "index: 82.5, elements: [3, 3, 3, 3, 3, 3, 3, 3, 3]"),
    ("E-BOUNDS", "[1.0, 0.9, 0.7, 0.5]", "[1.0, 0.9, 0.7, 0.8]"),
    ("E-ECHELON-CLASS", "echelon: \"IV.a\"", "echelon: \"III.a\""),
    ("E-SEATS", "job_class: 9", "seats: 2"),
    ("E-NEED", "need: 3", "need: 3, load_minutes: 5"),
    ("E-NIP-KIND", "199001012022211901", "199001012015011901"),
    ("E-BIRTH-DATE", "1985-05-05", "1985-05-06"),
    ("E-PREDICATE", "predicate: VeryGood", "predicate: Good"),
    ("E-NO-PREDICATE", "(year: 2025, predicate: Good)", "(year: 2025)"),
    ("E-DUPLICATE-YEAR", "(year: 2025, predicate: Good)", "(year: 2024, predicate: Good)"),
    ("E-RELATION", "employment: Honorer", "employment: Honorer, relations: [(relation: \"ipar\")]"),
    ("E-NO-MOVE", "moves: [(employee: \"P-0001\", to: \"CAPIL-KASI\")]", "moves: []"),
    ("E-MOVED-TWICE", "to: \"CAPIL-KASI\")]", "to: \"CAPIL-KASI\"), (employee: \"P-0001\", to: \"SOS-ADM\")]"),
    ("E-LAST-DAY", ", until: \"2027-06-30\"", ""),
    ("N-HIDDEN-CHARACTER", "\"Kursi kosong\"", "\"Kursi\\u{202E} kosong\""),
    ("N-LEGAL-BASES", "checked: true", "checked: false"),
    ("N-EVEN-VOTERS", "role: Deputy, votes: true", "role: Deputy, votes: false"),
    ("N-DECREE-EXPIRED", "until: \"2026-12-31\"", "until: \"2026-12-01\""),
    ("N-DATA-AFTER-SITTING", "\"2026-11-01\"", "\"2026-12-03\""),
    ("N-MORE-HOLDERS", "seats: 4", "seats: 1"),
    ("N-NEED-UNKNOWN", "class: Pelaksana, need: 3", "class: Pelaksana"),
    ("N-OLD-DATA", "\"2026-11-01\"", "\"2026-09-01\""),
    ("N-OLD-WORKLOAD", "workload_year: 2026", "workload_year: 2024"),
    ("N-REGION", "region_level: City", "region_level: Province"),
    ("N-SAME-AGENCY", "name: \"Dinas Sosial\"", "name: \"Dinas Kependudukan Dan Pencatatan Sipil\""),
    ("N-ECHELON-TITLE", "Kepala Seksi Jaminan Sosial", "Kepala Subbagian Jaminan Sosial pada Kelurahan"),
    ("N-LARGE-NEED", "class: Pelaksana, need: 3", "class: Pelaksana, need: 4"),
    ("N-LONG-NORM", "norm: 2.5", "norm: 75001"),
    ("N-NO-CONTRACT-NUMBER", "nip: \"199001012022211901\", ", ""),
    ("N-SAME-PERSON", "name: \"Fajar\"", "name: \"HENDRA NASUTION\", birth_date: \"1985-05-05\""),
    ("N-APPOINTMENT-AGE", "198001012005012901", "195401012005012901"),
    ("N-AFTER-DATA", "position_since: \"2021-01-04\"", "position_since: \"2026-11-02\""),
    ("N-RANK-EDUCATION", "grade: \"III/c\"", "grade: \"II/d\""),
    ("N-RANK-ECHELON", "grade: \"III/c\"", "grade: \"IV/a\""),
    ("N-NO-NIP", "nip: \"198505052010011902\", ", ""),
    ("N-NO-PERFORMANCE", "(year: 2025, predicate: Good)", "(year: 2023, predicate: Good)"),
    ("N-RETIRED", "198001012005012901", "196001011985012901"),
    ("N-OLD-ASSESSMENT", "(date: \"2024-02-01\"", "(date: \"2023-10-31\""),
    ("N-BEFORE-APPOINTMENT", "position_since: \"2021-01-04\"", "position_since: \"2004-12-31\""),
];

fn codes_of(bytes: &[u8]) -> BTreeSet<&'static str> {
    let checked = check_text(examine(bytes.to_vec()));
    let index = LineIndex::new(&checked.text);
    for found in checked.faults.iter().chain(checked.notices.iter().map(|notice| &notice.0)) {
        let code = code(found.code).unwrap_or_else(|| panic!("{} is not in the list of codes", found.code));
        let line = found.line("f", &index, Language::English);
        let unfilled = line.split('{').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
        assert!(!unfilled, "{code:?}: {line}");
    }
    let faults = checked.faults.iter().map(|fault| fault.code);
    faults.chain(checked.notices.iter().map(|notice| notice.0.code)).collect()
}

/// Codes of files that are no exchange of one piece of text.
fn codes_of_odd_files() -> BTreeSet<&'static str> {
    let mut found = codes_of(b"");
    found.extend(codes_of(&[b"\xEF\xBB\xBF", SOUND.as_bytes()].concat()));
    found.extend(codes_of(b"(a: \"\xE9\")"));
    found.extend(codes_of(&b"[".repeat(100)));
    found.extend(codes_of(&[b"[", "$,".repeat(1_200).as_bytes()].concat()));
    found.extend(codes_of(format!("{SOUND}x").as_bytes()));
    found.extend(codes_of(SOUND.replace("Fajar", &"F".repeat(201)).as_bytes()));
    found.extend(codes_of(SOUND.replace("votes: true", "votes: false").as_bytes()));
    // Five people of a poor unit who are all Sangat Baik.
    let row = |at: usize| {
        format!(
            "(id: \"P-10{at}\", name: \"Pegawai {at}\", employment: Honorer, position: \"SOS-ADM\", performance: [(year: 2025, predicate: VeryGood)]),"
        )
    };
    let raters: String = (0..5).map(row).collect();
    let poor = SOUND.replace("short: \"Dinsos\"", "short: \"Dinsos\", predicate: Poor");
    found.extend(codes_of(poor.replace("\n    employees: [", &format!("\n    employees: [{raters}")).as_bytes()));
    let rows = "(id: \"\"),".repeat(FAULTS_KEPT);
    found.extend(codes_of(SOUND.replace("positions: [", &format!("positions: [{rows}")).as_bytes()));
    found.extend(parse_within("[1, 2, 3]", 3).1.sorted().iter().map(|fault| fault.code));
    found.extend(read_text::<NonZeroU8>("0").0.faults.sorted().iter().map(|fault| fault.code));
    found.extend(strict_refusal("(format: x)", &LineIndex::new("")).sorted().iter().map(|fault| fault.code));
    found
}

#[test]
fn every_code_is_earned_by_a_file() {
    let mut earned = codes_of_odd_files();
    let mut without = Vec::new();
    // Each of them is held to its story by a test of its own.
    earned.extend(contradictions::STORIES.iter().flat_map(|(codes, ..)| codes.split(' ')));
    for (code, old, new) in STORIES {
        assert_eq!(SOUND.matches(old).count(), 1, "{code}: {old} must stand once");
        let found = codes_of(SOUND.replace(old, new).as_bytes());
        if !found.contains(code) {
            without.push(format!("{new} earns {found:?} and not {code}"));
        }
        earned.insert(code);
    }
    assert!(without.is_empty(), "{}", without.join("\n"));
    let known: BTreeSet<&str> = CODES.iter().map(|code| code.id).collect();
    let idle: Vec<_> = known.difference(&earned).collect();
    assert!(idle.is_empty(), "no file earns {idle:?}");
    assert_eq!(known.len(), CODES.len(), "a code stands twice");
}

#[test]
fn the_id_of_a_code_tells_its_class_and_its_words_are_whole() {
    let mut spoken = BTreeSet::new();
    for code in CODES {
        assert_eq!(code.id.starts_with("E-"), code.class == Class::Fault, "{}", code.id);
        assert_eq!(code.id.starts_with("N-"), code.class == Class::Notice, "{}", code.id);
        for key in [code.title, code.cause, code.cure] {
            assert!(spoken.insert(key), "{key} is said of two codes");
            for language in [Language::Indonesian, Language::English] {
                let sentence = say(language, key);
                assert_ne!(sentence, key, "the words of {} are missing", code.id);
                assert_eq!(sentence.ends_with('.'), key != code.title, "{key}: {sentence}");
            }
        }
    }
    let idle: Vec<_> = catalogue().keys().filter(|key| key.starts_with("code.") && !spoken.contains(**key)).collect();
    assert!(idle.is_empty(), "words of no code: {idle:?}");
}
