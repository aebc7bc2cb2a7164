//! Stories of the workload tables: what each section tells, and when it is silent.

use super::*;
use crate::domain::class::Class;
use crate::domain::position::{Frequency, LoadKind, Need, NormUnit, Task};
use crate::domain::proposal::Move;
use crate::domain::satisfaction::Elements;
use crate::domain::settings::WorkloadSettings;
use crate::domain::story::{Story, day};
use crate::domain::unit::{LoadFactor, Satisfaction};
use crate::paper::plain;
use crate::text::width;

const COLUMNS: usize = 76;

/// The section with this heading as lines; nothing when the tables leave it out.
fn section(story: &Story, accepted: &[(&str, &str)], heading: &str) -> Option<String> {
    let facts = story.facts();
    let moves: Vec<Move> = accepted.iter().map(|(who, to)| Move::new(&(*who).into(), &(*to).into())).collect();
    let placements = Placements::default().with(&moves);
    let accepted = (!moves.is_empty()).then_some(&placements);
    let workload = Workload::of(&facts, accepted, Language::Indonesian);
    let sections = workload.sections().into_iter().chain(std::iter::once(workload.positions()));
    let found =
        sections.into_iter().find(|block| matches!(block, Block::Section { heading: own, .. } if own == heading))?;
    let lines = plain::light(&[found], COLUMNS);
    assert!(lines.iter().all(|line| width::columns(line) <= COLUMNS), "{lines:?}");
    Some(lines.join("\n"))
}

fn told(story: &Story, accepted: &[(&str, &str)], heading: &str) -> String {
    section(story, accepted, heading).unwrap_or_else(|| panic!("{heading} is not told"))
}

fn tasks(description: &str, volume: u64) -> Need {
    Need::Tasks(vec![Task {
        description: description.to_owned(),
        output: "berkas".to_owned(),
        volume,
        frequency: Frequency::Yearly,
        norm_hundredths: 6_000,
        norm_unit: NormUnit::Minutes,
    }])
}

fn loaded() -> Story {
    let mut story = Story::town();
    story.position_mut("CAPIL-OPERATOR").need = tasks("Menyusun laporan", 2_280);
    story.position_mut("SOS-PENGELOLA").need = tasks("Penyusunan lap.", 1_000);
    story
}

#[test]
fn agencies_are_told_now_and_after_what_was_accepted() {
    let accepted = [("P-906", "CAPIL-OPERATOR")];
    let text = told(&loaded(), &accepted, "Perangkat daerah");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "CAPIL 4 2 -2 1,82 A beban berlebih · kurang 2 orang",
        "sesudah diterima 4 3 -1 0,91 B kurang 1 orang, beban per orang seimbang",
        "terendah 0,400, tertinggi 1,824, selisih 1,424",
        "sesudah diterima: terendah 0,800, tertinggi 0,912, selisih 0,112",
    ] {
        assert!(words.contains(line), "{line} is missing in\n{text}");
    }
    assert!(!text.contains("Dapat dilepas"), "nobody is left beyond the need: {text}");
    let now = told(&loaded(), &[], "Perangkat daerah");
    assert!(now.contains("Dapat dilepas") && now.contains("SOS 1.") && !now.contains("sesudah"), "{now}");
}

#[test]
fn a_ratio_near_a_bound_keeps_the_decimals_that_tell_its_side() {
    let mut story = Story::town();
    story.position_mut("CAPIL-OPERATOR").need = Need::Minutes(67_499);
    let text = told(&story, &[], "Jabatan");
    assert!(text.contains("0,89999 C") && !text.contains("0,90 C"), "{text}");
}

#[test]
fn each_position_says_how_deep_its_load_is_known() {
    let mut story = loaded();
    story.position_mut("SOS-PENGELOLA").need = Need::Minutes(60_000);
    story.position_mut("CAPIL-KASI").need = Need::Persons(1);
    let text = told(&story, &[], "Jabatan");
    assert!(text.contains("U uraian tugas (1 jabatan), B beban"), "{text}");
    assert!(text.contains("kerja setahun (1), O jumlah orang (4)"), "{text}");
    assert!(text.lines().any(|line| line.contains("Jabatan CAPIL-OPERATOR") && line.contains(" U ")), "{text}");
}

#[test]
fn people_are_told_in_hours_with_the_relief_of_one_more_and_what_was_accepted() {
    let text = told(&loaded(), &[("P-906", "CAPIL-OPERATOR")], "Beban tiap orang");
    assert!(text.contains("5,3 jam kerja efektif") && text.contains("1 jabatan, 1 orang"), "{text}");
    let row = text.lines().find(|line| line.starts_with("Jabatan CAPIL-OPERATOR")).expect("it is the heaviest");
    assert_eq!(row.split_whitespace().rev().take(4).collect::<Vec<_>>(), ["23,8", "4,9", "9,7", "A"], "{text}");
    assert!(text.contains("P-902") && !text.contains("Pegawai"), "ids, not names: {text}");
    assert_eq!(section(&Story::town(), &[], "Beban tiap orang"), None, "no load is known");
}

#[test]
fn a_section_of_one_picture_says_that_it_is_the_later_one() {
    let accepted = [("P-906", "CAPIL-OPERATOR")];
    let text = told(&loaded(), &accepted, "Unit di dalam perangkat daerah, sesudah diterima");
    assert!(text.contains("CAPIL-PIAK      3    2"), "{text}");
    assert!(section(&loaded(), &[], "Unit di dalam perangkat daerah").is_some());
}

#[test]
fn duties_that_overlap_and_titles_that_repeat_are_told() {
    let mut story = loaded();
    let text = told(&story, &[], "Tugas yang tumpang tindih");
    assert!(text.contains("Menyusun laporan") && text.contains("lintas perangkat daerah"), "{text}");
    assert!(text.contains("CAPIL-PIAK: 2.280") && text.contains("3.280"), "{text}");
    for position in ["CAPIL-OPERATOR", "SOS-PENGELOLA"] {
        story.position_mut(position).title = "Pengelola Data".to_owned();
    }
    let text = told(&story, &[], "Jabatan yang sama di beberapa unit");
    assert!(text.contains("Pengelola Data (CAPIL-PIAK, SOS): Menyusun laporan."), "{text}");
    assert_eq!(section(&Story::town(), &[], "Tugas yang tumpang tindih"), None);
}

#[test]
fn a_duty_of_many_units_tells_the_first_and_counts_the_rest() {
    let mut story = Story::empty();
    for number in 10..20 {
        let (unit, position) = (format!("SD-{number}"), format!("GURU-{number}"));
        story.unit(&unit, None);
        story.position(&position, &unit, Class::AhliPertama).need = tasks("Mengajar", number);
        story.position_mut(&position).title = "Guru".to_owned();
    }
    let text = told(&story, &[], "Tugas yang tumpang tindih");
    assert!(text.contains("SD-19: 19") && text.contains("SD-14: 14") && !text.contains("SD-13: 13"), "{text}");
    assert!(text.contains("4 unit lain: 46"), "{text}");
    assert!(told(&story, &[], "Jabatan yang sama di beberapa unit").contains("SD-15, dan 4 lagi"));
}

#[test]
fn kinds_of_load_and_pile_ups_are_told_where_there_are_any() {
    let mut story = Story::town();
    story.position_mut("CAPIL-OPERATOR").load_kind = Some(LoadKind::Administrative);
    story.position_mut("SOS-PENGELOLA").load_kind = Some(LoadKind::Fieldwork);
    let text = told(&story, &[], "Jenis beban");
    assert!(text.contains("1/3 kurang 2") && text.contains("2/1 lebih 1"), "{text}");
    assert!(!text.contains("belum dinyatakan"), "every kind is stated: {text}");
    assert_eq!(section(&story, &[], "Penumpukan di dalam perangkat daerah"), None);
    story.unit("CAPIL-UMUM", Some("CAPIL"));
    story.position("CAPIL-ADM", "CAPIL-UMUM", Class::Pelaksana);
    story.employee("P-911", Some("CAPIL-ADM"));
    story.employee("P-912", Some("CAPIL-ADM"));
    let text = told(&story, &[], "Penumpukan di dalam perangkat daerah");
    assert!(text.contains("CAPIL-UMUM lebih 1") && text.contains("CAPIL-PIAK kurang 2"), "{text}");
}

#[test]
fn coming_pensions_are_told_in_words_and_positions_that_empty_without_a_day() {
    let mut story = Story::town();
    let employee = story.employee_mut("P-903");
    employee.nip = None;
    employee.birth_date = Some(day(1969, 4, 11));
    let text = told(&story, &[], "Pensiun dalam 12 dan 24 bulan");
    assert!(text.contains("1 Desember 2026"), "seen from the effective date: {text}");
    assert!(text.contains("4 lebih 1") && text.contains("3 sesuai"), "{text}");
    assert!(text.contains("1 jabatan kosong dalam 12 bulan: Jabatan SOS-KABID, SOS."), "{text}");
    assert!(!text.contains("1969") && !text.contains("2027"), "no day that tells a birth: {text}");
}

#[test]
fn factors_come_with_their_source_and_satisfaction_with_the_elements_of_staff() {
    let mut story = loaded();
    assert_eq!(section(&story, &[], "Faktor skenario"), None);
    story.unit_mut("SOS").load_factor = Some(LoadFactor { percent: 150, source: "Rekap layanan 2026".to_owned() });
    let text = told(&story, &[], "Faktor skenario");
    assert!(text.contains("150%") && text.contains("Rekap layanan 2026"), "{text}");
    let elements = Elements([32, 31, 29, 38, 33, 34, 35, 30, 31].map(|tenths| tenths * 1_000));
    story.unit_mut("SOS").satisfaction =
        Some(Satisfaction { index: 8_139, elements: Some(elements), respondents: 150, date: day(2026, 6, 30) });
    let text = told(&story, &[], "Kepuasan masyarakat");
    assert!(text.contains("81,39  B (baik)") && text.contains("3,40") && text.contains("3,50"), "{text}");
}

#[test]
fn the_basis_names_the_versions_in_force() {
    let mut story = Story::town();
    story.stated.settings.workload =
        WorkloadSettings { effective_minutes: 80_000, effective_time: None, ..WorkloadSettings::default() };
    story.stated.sitting.workload_fixed_on = Some(day(2026, 2, 12));
    let facts = story.facts();
    let basis = plain::light(&[Workload::of(&facts, None, Language::Indonesian).basis()], 500).join(" ");
    for part in ["80.000 menit", "angka sidang ini sendiri", "pada 12 Februari 2026", "Permendagri 12/2008"] {
        assert!(basis.contains(part), "{part} is missing in {basis}");
    }
}
