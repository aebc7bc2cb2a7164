//! Stories of the sheet of a seat.

use super::*;
use crate::app::sheet::trial::{self, board, lines};
use crate::domain::employee::Employment;
use crate::domain::position::Acting;
use crate::domain::story::{Story, day};
use crate::fit::score::score;
use crate::text::words::say;

fn told(story: &Story, id: &str) -> Vec<String> {
    lines(&of(&board(story), &id.into(), Language::Indonesian))
}

/// The lines of one section.
fn section(lines: &[String], key: &'static str) -> Vec<String> {
    trial::section(lines, say(Language::Indonesian, key))
}

#[test]
fn a_vacant_seat_tells_since_when_and_who_acts_in_it() {
    let mut story = Story::town();
    story.position_mut("CAPIL-KASI").acting =
        Some(Acting { employee: "P-902".into(), since: day(2026, 6, 1), until: Some(day(2026, 8, 31)) });
    let told = told(&story, "CAPIL-KASI");
    let staffing = section(&told, "sheet.section.staffing");
    assert_eq!(staffing[..2], ["Kursi : 1", "Kebutuhan : 1 · dinyatakan dalam jumlah orang"]);
    assert!(staffing[2].contains("KOSONG · kurang 1 orang"), "{staffing:?}");
    assert_eq!(staffing[3], "Kosong sejak : 1 Mei 2026 (0 th 7 bl)");
    assert_eq!(staffing[4], "Pelaksana tugas : Pegawai P-902, S.STP., 1 Juni 2026 sampai 31 Agustus 2026");
    assert_eq!(section(&told, "sheet.section.holders"), ["Tidak ada pemangku."]);
    assert_eq!(section(&told, "sheet.section.items")[2], "1 diisi Pegawai P-904 menunggu");
}

#[test]
fn holders_are_told_the_longest_first_and_no_pension_of_two() {
    let mut story = Story::town();
    story.employee_mut("P-906").position_since = Some(day(2019, 1, 2));
    story.employee_mut("P-905").employment = Employment::Pppk;
    let holders = section(&told(&story, "SOS-PENGELOLA"), "sheet.section.holders");
    assert_eq!(holders[2], "Pegawai P-906, S.STP. PNS III/d 02-01-2019 7 th 10 bl");
    assert!(holders[3].starts_with("Pegawai P-905, S.STP. PPPK"), "{holders:?}");
    assert_eq!(holders[4], "Pensiun tidak dihitung untuk kurang dari 3 orang.");
    assert_eq!(section(&told(&story, "SOS-KASI"), "sheet.section.items")[2], "1 ditinggalkan Pegawai P-904 menunggu");
}

#[test]
fn tasks_are_told_with_volume_norm_and_the_hours_they_come_to() {
    let mut story = Story::town();
    let task = |volume, frequency, norm_hundredths| Task {
        description: "Melayani permohonan".to_owned(),
        output: "berkas".to_owned(),
        volume,
        frequency,
        norm_hundredths,
        norm_unit: NormUnit::Minutes,
    };
    let tasks = vec![task(1200, Frequency::Yearly, 4_500), task(10, Frequency::Daily, 650)];
    story.position_mut("CAPIL-OPERATOR").need = Need::Tasks(tasks);
    let told = told(&story, "CAPIL-OPERATOR");
    let tasks = section(&told, "sheet.section.tasks");
    assert_eq!(tasks[2], "Melayani permohonan 1.200 berkas setahun 45 menit 900,0");
    // 10 a day × 235 days × 6.5 minutes.
    assert_eq!(tasks[3], "Melayani permohonan 10 berkas sehari 6,50 menit 254,6");
    assert_eq!(tasks[4], "Beban setahun: 1.154,6 jam");
    assert_eq!(section(&told, "sheet.section.staffing")[1], "Kebutuhan : 1 (0,92) · dihitung dari uraian tugas");
}

#[test]
fn what_is_not_known_of_a_seat_is_said() {
    let mut story = Story::town();
    let position = story.position_mut("CAPIL-OPERATOR");
    (position.need, position.standard) = (Need::Unknown, None);
    position.requirement.fields.clear();
    let told = told(&story, "CAPIL-OPERATOR");
    assert!(section(&told, "sheet.section.staffing").contains(&"Kebutuhan : belum ada data".to_owned()), "{told:?}");
    assert_eq!(section(&told, "sheet.section.tasks"), ["belum ada data"]);
    let requirement = section(&told, "sheet.section.requirement");
    assert!(requirement.contains(&"Bidang ilmu : belum ada data".to_owned()), "{requirement:?}");
    assert!(requirement.contains(&"Standar kompetensi : belum ada data".to_owned()), "{requirement:?}");
}

#[test]
fn the_best_stand_in_the_order_of_the_ranking_with_the_total_of_the_formula() {
    let story = Story::town();
    let facts = story.facts();
    let seat = facts.position(&"CAPIL-KASI".into()).expect("the town has it");
    let on = facts.sitting().effective;
    let ranked = rank_candidates(&facts, &Placements::default(), seat, &[], on, BEST);
    let best = section(&told(&story, "CAPIL-KASI"), "sheet.section.best");
    let rows: Vec<&String> = best.iter().filter(|line| line.starts_with("Pegawai P-")).collect();
    assert_eq!(rows.len(), ranked.len());
    for (row, id) in rows.iter().zip(&ranked) {
        let employee = facts.employee(id).expect("the town has them");
        let total = score(&facts, employee, seat, on).total.expect("enough is known");
        let shown = numbers::decimal(total, 2, Language::Indonesian);
        assert!(row.starts_with(&employee.name) && row.contains(&shown), "{row}");
    }
    assert!(best.iter().all(|line| !line.contains("19850412")), "a NIP is told");
}
