//! Stories of whole session files.

use std::path::Path;

use proptest::prelude::*;

use crate::store::fault::{FAULTS_KEPT, Fault, LineIndex};
use crate::store::input::{SIZE_LIMIT, examine};
use crate::store::progress::Progress;
use crate::store::session::raw::Session;
use crate::store::session::understand::understand;
use crate::store::session::{Checked, Refused, check, check_text, read, read_text_of, report};
use crate::store::tolerant::read_text;
use crate::text::language::Language;
use crate::text::words::has;

/// A small session in which nothing is wrong.
pub(super) const SOUND: &str = include_str!("../../../tests/files/sound.ron");

/// The same with twenty things wrong.
const FAULTY: &str = include_str!("../../../tests/files/twenty_faults.ron");

pub(super) fn checked(text: &str) -> Checked {
    check_text(examine(text.into()))
}

pub(super) fn said(checked: &Checked) -> Vec<(usize, usize, &'static str)> {
    let index = LineIndex::new(&checked.text);
    for fault in &checked.faults {
        assert!(has(fault.what.key) && has(fault.cure.key), "{fault:?}");
        assert!(!fault.line("f", &index, Language::Indonesian).contains('{'), "{fault:?}");
    }
    let place = |start| index.place(start);
    checked.faults.iter().map(|f| (place(f.span.start).line, place(f.span.start).column, f.code)).collect()
}

/// `SOUND` with one piece of text exchanged.
pub(super) fn with(old: &str, new: &str) -> String {
    assert_eq!(SOUND.matches(old).count(), 1, "{old} must stand once");
    SOUND.replace(old, new)
}

fn only_code(text: &str) -> String {
    let checked = checked(text);
    let codes: Vec<&str> = checked.faults.iter().map(|fault| fault.code).collect();
    assert!(has(checked.faults.first().map_or("fault.what.empty", |fault| fault.what.key)));
    codes.join(" ")
}

#[test]
fn a_sound_file_is_facts_at_once() {
    let (stated, _) = read_text_of(examine(SOUND.into())).map_err(|checked| said(&checked)).expect("sound");
    assert_eq!((stated.units.len(), stated.positions.len(), stated.employees.len()), (3, 4, 5));
    assert_eq!((stated.proposals.len(), stated.forum.len(), stated.sitting.members.len()), (2, 1, 4));
    assert_eq!(stated.employees[2].nip, None);
    assert_eq!(stated.employees[4].discipline, None);
    let checked = checked(SOUND);
    assert_eq!(checked.faults.len(), 0);
    let codes: Vec<&str> = checked.notices.iter().map(|notice| notice.0.code).collect();
    assert_eq!(
        codes,
        [
            "N-MISSING-BASES",
            "N-LEGAL-BASES",
            "N-ECHELON-TITLE",
            "N-NO-PERFORMANCE",
            "N-OLD-ASSESSMENT",
            "N-NO-NIP",
            "N-NO-PERFORMANCE"
        ]
    );
}

#[test]
fn twenty_planted_faults_are_found_each_at_its_place() {
    let checked = checked(FAULTY);
    let planted: Vec<(usize, &str)> = FAULTY
        .lines()
        .enumerate()
        .filter_map(|(at, line)| line.split_once("// ").map(|(_, codes)| (at + 1, codes)))
        .flat_map(|(line, codes)| codes.split_whitespace().map(move |code| (line, code)))
        .filter(|(_, code)| code.starts_with("E-"))
        .collect();
    let found: Vec<(usize, &str)> = said(&checked).into_iter().map(|(line, _, code)| (line, code)).collect();
    assert_eq!(found, planted);
    assert_eq!(found.len(), 20);
    let text = |fault: &Fault| checked.text[fault.span.start..].chars().take(12).collect::<String>();
    let texts: Vec<String> = checked.faults.iter().map(text).collect();
    let begins = [
        "\"TT/2026\"",
        "\"2026-02-30\"",
        "\"9.00\"",
        "\"WIX\"",
        "(education_w",
        "\"PP-11-2017\"",
        "\"DINSOS-SEK\"",
        "Agenzy",
        "\"DINSOZ\"",
        "\"Kependudukan",
        "NaN",
        "\"3\"",
        "\"1980130120",
        "Good)",
        "\"III/e\"",
        "\"SOS-KASI\"",
        "(id: \"P-0004",
        "nama: ",
        "\"P-0001\"",
        "(id: \"U-02\"",
    ];
    for (text, begin) in texts.iter().zip(begins) {
        assert!(text.starts_with(begin) || begin.starts_with(text.as_str()), "{text} is not {begin}");
    }
    let kinds: std::collections::HashSet<&str> = found.iter().map(|(_, code)| *code).collect();
    assert_eq!(kinds.len(), 20);
}

#[test]
fn the_report_says_file_line_column_cause_and_cure() {
    let checked = checked(&with("unit: \"DINSOS\"", "unit: \"DINSSO\""));
    let text = report::report_text("s.ron", &checked, Language::Indonesian);
    assert!(
        text.contains(": kesalahan E-REFERENCE: Tidak ada unit dengan kode DINSSO. Mungkin maksudnya DINSOS."),
        "{text}"
    );
    let end: Vec<&str> =
        text.lines().skip_while(|line| !line.starts_with("s.ron: tidak dapat dibuka; 1 kesalahan, ")).collect();
    let counted: Vec<Vec<&str>> = end[1..].iter().map(|line| line.split_whitespace().take(2).collect()).collect();
    assert_eq!(counted[..2], [["1", "E-REFERENCE"], ["2", "N-NO-PERFORMANCE"]], "{text}");
    assert!(end[end.len() - 1].ends_with("sidang check --explain KODE"), "{text}");
    let json = report::report_json("s\u{202E}.ron", &checked, Language::English);
    assert_eq!((&json["faults"][0]["code"], &json["sound"]), (&"E-REFERENCE".into(), &false.into()));
    assert!(json["faults"][0]["line"].is_number() && json["notices"][0]["severity"] == "notice");
    assert_eq!((&json["file"], &json["counts"][1]["count"]), (&"s‹U+202E›.ron".into(), &2.into()));
    for key in ["title", "cause", "cure"] {
        assert!(json["faults"][0][key].as_str().is_some_and(|text| !text.is_empty()), "{json}");
    }
}

#[test]
fn every_rule_of_meaning_is_held() {
    for (old, new, code) in [
        ("format: 1", "format: 2", "E-FORMAT"),
        ("id: \"TT-2026-12\"", "id: \"../TT\"", "E-FILE-NAME"),
        ("zone: \"WIB\"", "zone: \"GMT\"", "E-ZONE"),
        ("start: \"09:00\"", "start: \"25:00\"", "E-HOUR"),
        ("role: Deputy", "role: Chair", "E-CHAIR"),
        ("parent: \"DINSOS\"", "parent: \"DINSOS-SEK\"", "E-CIRCLE"),
        (
            "id: \"DISDUK\", name",
            "id: \"DINSOS\", name",
            "E-DUPLICATE-ID E-REFERENCE E-REFERENCE E-REFERENCE E-REFERENCE",
        ),
        ("echelon: \"IV.a\"", "echelon: \"III.a\"", "E-ECHELON-CLASS"),
        ("class: Pengawas, echelon: \"IV.a\"", "class: Pengawas, seats: 2, echelon: \"IV.a\"", "E-SEATS"),
        ("need: 3", "need: 3, load_minutes: 5", "E-NEED"),
        ("norm: 2.5", "norm: 2.555", "E-DECIMALS"),
        ("norm: 2.5", "norm: 0", "E-NUMBER-RANGE"),
        ("norm: 2.5", "norm: inf", "E-NUMBER-NOT-FINITE"),
        ("managerial: [4, 4, 4, 4, 4, 4, 4, 4, 5]", "managerial: [4, 4, 4]", "E-WRONG-COUNT"),
        ("\"Kependudukan\": 3", "\"Kependudukan\": 3, \"Kependudukan\": 2", "E-DUPLICATE-KEY"),
        ("education_weight: 25", "education_weight: 26", "E-WEIGHTS"),
        ("satisfaction: (index: 82.5", "satisfaction: (index: 12.5", "E-NUMBER-RANGE"),
        ("satisfaction: (index: 82.5, ", "satisfaction: (", "E-NO-INDEX"),
        ("satisfaction: (index: 82.5", "satisfaction: (elements: [3.2, 3.1]", "E-WRONG-COUNT"),
        ("satisfaction: (index: 82.5", "satisfaction: (elements: [3, 3, 3, 3, 3, 3, 3, 3, 4.1]", "E-NUMBER-RANGE"),
        ("effective_minutes: 75000", "effective_minutes: 75000, effective_time: KepMenpan75Of2004", "E-VERSIONS"),
        ("effective_minutes: 75000", "effective_minutes: 7500000", "E-NUMBER-RANGE"),
        ("effective_minutes: 75000", "effective_minutes: 400000", "E-YEAR"),
        ("effective_minutes: 75000", "days_per_year: 250, weeks_per_year: 35", "E-YEAR"),
        ("grade_bounds: [1.0, 0.9, 0.7, 0.5]", "grades: Depkeu2002, grade_bounds: [1.0, 0.9, 0.7, 0.5]", "E-VERSIONS"),
        ("grade_bounds: [1.0, 0.9, 0.7, 0.5]", "grade_bounds: [1.0, 0.9, 0.7]", "E-BOUNDS"),
        ("grade_bounds: [1.0, 0.9, 0.7, 0.5]", "grade_bounds: [1.0, 0.9, 0.9, 0.5]", "E-BOUNDS"),
        ("match_met: 80.0", "job_match: Brin3Of2023, match_met: 80.0", "E-VERSIONS"),
        (
            "match_met: 80.0, match_partly_met: 68",
            "job_match: Kkp39Of2023, match_met: 85, match_partly_met: 75",
            "E-VERSIONS",
        ),
        ("match_met: 80.0", "match_met: 60.0", "E-BOUNDS"),
        ("match_met: 80.0", "tenure_strict_months: 36", "E-BOUNDS"),
        (
            "competence_weight: 35",
            "competence_weight: 35, potential: From80And60, potential_bounds: [85, 65]",
            "E-VERSIONS",
        ),
        ("competence_weight: 35", "competence_weight: 35, potential_bounds: [65, 85]", "E-BOUNDS"),
        ("name: \"Ayu Rahmadani\"", "name: \"Ayu Rahmadani\", potential: Low, potential_score: 91", "E-POTENTIAL"),
        ("short: \"Dinsos\"", "short: \"Dinsos\", load_factor: (percent: 110, source: \" \")", "E-EMPTY-TEXT"),
        ("grade: \"IX\"", "grade: \"III/a\"", "E-RANK"),
        ("nip: \"199001012022211901\"", "nip: \"199001012015011901\"", "E-NIP-KIND"),
        ("birth_date: \"1985-05-05\"", "birth_date: \"1985-05-06\"", "E-BIRTH-DATE"),
        ("predicate: VeryGood", "predicate: Good", "E-PREDICATE"),
        ("(year: 2025, predicate: Good)", "(year: 2025, result: Meets)", "E-NO-PREDICATE"),
        ("requires: [\"U-01\"]", "requires: [\"U-02\"]", "E-CIRCLE"),
        ("until: \"2027-06-30\"", "until: \"2026-12-01\"", "E-DAY-ORDER"),
        (", until: \"2027-06-30\"", "", "E-LAST-DAY"),
        ("effective: \"2027-01-04\"", "effective: \"2026-12-01\"", "E-EFFECTIVE"),
        ("name: \"Ayu Rahmadani\"", "name: \"Ayu\\u{202E}Rahmadani\"", "E-HIDDEN-CHARACTER"),
    ] {
        assert_eq!(only_code(&with(old, new)), code, "{new}");
        assert!(read_text_of(examine(with(old, new).into())).is_err(), "{new}");
    }
}

#[test]
fn data_that_is_merely_odd_is_noticed_and_opens() {
    let usual: Vec<&str> = checked(SOUND).notices.iter().map(|notice| notice.0.code).collect();
    for (old, new, code) in [
        ("role: Secretary, votes: false", "role: Secretary, votes: true", "N-EVEN-VOTERS"),
        ("until: \"2026-12-31\"", "until: \"2026-12-01\"", "N-DECREE-EXPIRED"),
        ("data_date: \"2026-11-01\"", "data_date: \"2026-12-03\"", "N-DATA-AFTER-SITTING"),
        ("seats: 4", "seats: 1", "N-MORE-HOLDERS"),
        ("(index: 82.5", "(index: 82.5, elements: [3.2, 3.1, 2.9, 3.8, 3.3, 3.4, 3.5, 3.0, 3.1]", "N-INDEX"),
        ("class: Pelaksana, need: 3", "class: Pelaksana", "N-NEED-UNKNOWN"),
        ("nip: \"198001012005012901\"", "nip: \"196001011985012901\"", "N-RETIRED"),
        ("position_since: \"2021-01-04\"", "position_since: \"2004-12-31\"", "N-BEFORE-APPOINTMENT"),
        ("(date: \"2024-02-01\"", "(date: \"2023-10-31\"", "N-OLD-ASSESSMENT"),
        ("(year: 2025, predicate: Good)", "(year: 2023, predicate: Good)", "N-NO-PERFORMANCE"),
        ("nip: \"198505052010011902\", ", "", "N-NO-NIP"),
    ] {
        let odd = checked(&with(old, new));
        assert_eq!(said(&odd), [], "{new}");
        let mut more: Vec<&str> = odd.notices.iter().map(|notice| notice.0.code).collect();
        for code in &usual {
            more.remove(more.iter().position(|one| one == code).expect("the usual notices stay"));
        }
        assert_eq!(more, [code], "{new}");
        let line = odd.notices[0].line("s.ron", &LineIndex::new(&odd.text), Language::English);
        assert!(line.contains(": notice N-") && !line.contains('{'), "{line}");
    }
}

#[test]
fn absurd_weights_are_refused_and_do_not_overflow() {
    let text =
        with("education_weight: 25, competence_weight: 35", "education_weight: 4294967295, competence_weight: 35");
    assert_eq!(only_code(&text), "E-NUMBER-RANGE");
}

#[test]
fn more_faults_than_are_kept_are_counted() {
    let text = large(12_000).replace("grade: \"III/b\"", "grade: \"III/x\"");
    let checked = checked(&text);
    assert_eq!((checked.fault_count(), checked.faults.len()), (12_001, FAULTS_KEPT + 1));
    assert!(
        report::report_text("s.ron", &checked, Language::Indonesian)
            .contains("s.ron: tidak dapat dibuka; 12.001 kesalahan")
    );
}

#[test]
fn a_file_cut_off_in_the_middle_tells_nothing_of_the_part_that_is_gone() {
    let at = SOUND.find("    employees: [").expect("employees");
    assert_eq!(only_code(&SOUND[..at + 200]), "E-UNCLOSED E-UNCLOSED");
    assert_eq!(only_code(&SOUND[..at]), "E-UNCLOSED E-MISSING-FIELD");
}

#[test]
fn a_mistake_of_form_or_type_brings_no_other_in_its_train() {
    for (old, new, code) in [
        ("id: \"DISDUK\", name", "id: 7, name", "E-WRONG-TYPE"),
        ("id: \"DISDUK\", name", "name", "E-MISSING-FIELD"),
        ("data_date: \"2026-11-01\"", "data_date: 2026", "E-WRONG-TYPE"),
        ("class: Pengawas, echelon: \"IV.a\"", "class: Pengawat, echelon: \"IV.a\"", "E-UNKNOWN-CHOICE"),
        ("employment: Pppk", "employment: Ppppk", "E-UNKNOWN-CHOICE"),
        ("\n    units: [", "\n    unitz: [", "E-MISSING-FIELD E-UNKNOWN-FIELD"),
    ] {
        assert_eq!(only_code(&with(old, new)), code, "{new}");
    }
}

#[test]
fn free_text_is_shown_and_not_refused() {
    let text = with("reason: \"Kursi kosong\"", "reason: \"Kursi\\u{202E}kosong\"");
    let (stated, _) = read_text_of(examine(text.clone().into())).map_err(|checked| said(&checked)).expect("sound");
    assert_eq!(stated.proposals[0].reason, "Kursi‹U+202E›kosong");
    let checked = checked(&text);
    let notice = checked.notices.iter().find(|notice| notice.0.code == "N-HIDDEN-CHARACTER").expect("it is told");
    let line = notice.line("s.ron", &LineIndex::new(&text), Language::English);
    assert!(
        line.starts_with("s.ron:60:")
            && line.contains("The field reason holds something hidden (U+202E)")
            && line.contains("U+202E"),
        "{line}"
    );
}

fn refusal(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("sidang.ron");
    std::fs::write(&path, bytes).expect("a file");
    match read(&path, 10_000_000) {
        Err(Refused::Faults(checked)) => checked.faults.iter().map(|fault| fault.code).collect::<Vec<_>>().join(" "),
        Err(Refused::Error(error)) => error.what.key.to_owned(),
        Ok(_) => "read".to_owned(),
    }
}

#[test]
fn what_is_no_session_file_is_refused_at_once() {
    let start = std::time::Instant::now();
    assert_eq!(refusal(SOUND.as_bytes()), "read");
    assert_eq!(refusal(b""), "E-EMPTY");
    assert_eq!(refusal(format!("\u{FEFF}{SOUND}").as_bytes()), "E-BYTE-ORDER-MARK");
    assert_eq!(
        refusal(&SOUND.replace("Ayu", "Ren\u{e9}e").chars().map(|c| u32::from(c) as u8).collect::<Vec<_>>()),
        "E-NOT-UTF8"
    );
    assert_eq!(refusal(&SOUND.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()), "E-NOT-UTF8");
    assert_eq!(refusal(&vec![b'['; 1_000_000]), "E-WRONG-TYPE E-TOO-DEEP");
    assert_eq!(refusal(&vec![b' '; 10_000_001]), "fault.input.too-large");
    let folder = tempfile::tempdir().expect("a folder for the test");
    let pipe = folder.path().join("pipe");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).expect("a pipe");
    for path in [pipe.as_path(), folder.path(), Path::new("/dev/zero")] {
        let error = check(path, SIZE_LIMIT).expect_err("not an ordinary file");
        assert_eq!(error.what.key, "fault.input.not-a-file");
    }
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn the_hash_is_of_the_bytes_on_disk() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("sidang.ron");
    std::fs::write(&path, SOUND).expect("a file");
    let file = read(&path, SIZE_LIMIT).expect("sound");
    assert_eq!(file.hash, crate::store::chain::digest(SOUND.as_bytes()));
    assert_eq!(file.facts.employees().len(), 5);
}

/// A sound session with so many employees.
fn large(employees: usize) -> String {
    let row = SOUND.lines().skip_while(|line| !line.contains("P-0002")).take(4).collect::<Vec<_>>().join("\n");
    let mut rows = String::new();
    for number in 1..=employees {
        let (month, day, serial) = (number % 12 + 1, number / 12 % 28 + 1, number / 336);
        let born = format!("{}-{month:02}-{day:02}", 1970 + serial / 900);
        let nip = format!("{}2010011{:03}", born.replace('-', ""), 100 + serial % 900);
        let row = row.replace("P-0002", &format!("X-{number:05}")).replace("198505052010011902", &nip);
        rows.push_str(&row.replace("1985-05-05", &born));
        rows.push('\n');
    }
    SOUND.replace("    employees: [", &format!("    employees: [\n{rows}"))
}

#[test]
fn a_large_file_takes_little_longer_than_its_plain_reading() {
    let text = large(4_000);
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let start = std::time::Instant::now();
    let plain = options.from_str::<Session>(&text).expect("sound");
    let plainly = start.elapsed();
    assert_eq!(plain.employees.len(), 4_005);
    let start = std::time::Instant::now();
    let (stated, _) = read_text_of(examine(text.into())).map_err(|checked| said(&checked)).expect("sound");
    assert_eq!(stated.employees.len(), 4_005);
    assert!(start.elapsed() < plainly * 6, "{:?} against {plainly:?}", start.elapsed());
}

proptest! {
    #[test]
    fn damage_never_panics_and_both_readers_agree(at in 0usize..6000, cut in 0usize..12, put in "[()\\[\\]{},:\"a1 é]{0,3}") {
        let characters: Vec<char> = SOUND.chars().collect();
        let at = at.min(characters.len());
        let rest = (at + cut).min(characters.len());
        let text: String = characters[..at].iter().copied().chain(put.chars()).chain(characters[rest..].iter().copied()).collect();
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let strict = options.from_str::<Session>(&text);
        let checked = checked(&text);
        match strict {
            Err(_) => prop_assert!(!checked.faults.is_empty(), "silent: {text}"),
            Ok(strict) => {
                let (reading, _) = read_text::<Session>(&text);
                prop_assert!(reading.faults.is_empty(), "{:?}", reading.faults.sorted());
                prop_assert_eq!(format!("{:?}", reading.value), format!("{:?}", Some(&strict)));
                prop_assert_eq!(understand(&strict, &Progress::default()).1.faults.is_empty(), checked.faults.is_empty());
            }
        }
    }
}
