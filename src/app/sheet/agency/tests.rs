//! Stories of the sheet of an agency.

use super::*;
use crate::app::sheet::trial::{board, lines, section};
use crate::domain::performance::OrganisationPredicate;
use crate::domain::position::{Frequency, Need, NormUnit, Task};
use crate::domain::story::Story;
use crate::domain::unit::Satisfaction;

fn told(story: &Story, id: &str) -> Vec<String> {
    lines(&of(&board(story), &id.into(), Language::Indonesian))
}

#[test]
fn the_tree_is_told_with_need_strength_and_words_and_the_positions_under_their_units() {
    let told = told(&Story::town(), "CAPIL");
    let units = section(&told, "Unit dan bebannya · CAPIL");
    assert_eq!(units[2], "CAPIL 5 2 -3 beban belum dihitung · kurang 3 orang");
    assert_eq!(units[3], "CAPIL-PIAK 4 1 -3 beban belum dihitung · kurang 3 orang");
    let positions = section(&told, "Jabatan · CAPIL");
    assert_eq!(positions[2..4], ["CAPIL", "Jabatan CAPIL-KABID Administrator 1 1 1 –"]);
    assert_eq!(positions[5], "Jabatan CAPIL-KASI Pengawas 1 1 0 1", "{positions:?}");
    assert_eq!(positions[6], "Jabatan CAPIL-OPERATOR Pelaksana 5 3 1 4");
}

#[test]
fn a_unit_comes_before_its_agency() {
    let told = told(&Story::town(), "CAPIL-PIAK");
    let at = |title: &str| told.iter().position(|line| line == title).expect("it has a section");
    assert!(at("Unit CAPIL-PIAK") < at("Unit CAPIL"), "{told:?}");
    assert!(section(&told, "Unit CAPIL-PIAK").iter().any(|line| line.starts_with("Jabatan CAPIL-KASI")), "{told:?}");
}

#[test]
fn items_say_which_way_somebody_goes_and_what_is_not_known_is_said() {
    let story = Story::town();
    let (capil, sos) = (told(&story, "CAPIL"), told(&story, "SOS"));
    let row = |told: &[String], unit: &str| section(told, &format!("Dalam daftar bahasan · {unit}"))[2].clone();
    assert_eq!(row(&capil, "CAPIL"), "1 masuk Pegawai P-904 Jabatan CAPIL-KASI menunggu");
    assert_eq!(row(&sos, "SOS"), "1 keluar Pegawai P-904 Jabatan CAPIL-KASI menunggu");
    let results = section(&capil, "Kinerja organisasi dan kepuasan · CAPIL");
    assert_eq!(results[2], "CAPIL belum ada data belum ada data");
    assert!(capil.contains(&"Layanan : belum ada data".to_owned()), "{capil:?}");
    assert_eq!(
        section(&capil, "Sesudah yang diterima · CAPIL"),
        ["Keputusan yang diterima tidak mengubah perangkat daerah ini."]
    );
}

#[test]
fn results_and_duties_of_other_units_are_told() {
    let mut story = Story::town();
    let unit = story.unit_mut("SOS");
    unit.predicate = Some(OrganisationPredicate::Good);
    unit.satisfaction = Some(Satisfaction {
        index: 8_139,
        elements: None,
        respondents: 210,
        date: crate::domain::story::day(2026, 6, 30),
    });
    let task = |volume| Task {
        description: "Mengelola arsip".to_owned(),
        output: "berkas".to_owned(),
        volume,
        frequency: Frequency::Yearly,
        norm_hundredths: 6_000,
        norm_unit: NormUnit::Minutes,
    };
    for (position, hours) in [("SOS-PENGELOLA", 60), ("CAPIL-OPERATOR", 40)] {
        story.position_mut(position).need = Need::Tasks(vec![task(hours)]);
    }
    let told = told(&story, "SOS");
    assert_eq!(section(&told, "Kinerja organisasi dan kepuasan · SOS")[2], "SOS Baik 81,39 B (baik) 210 30-06-2026");
    let duties = section(&told, "Tugas yang tumpang tindih · SOS");
    assert!(duties[2].starts_with("Mengelola arsip SOS: 60 CAPIL-PIAK: 40"), "{duties:?}");
}

#[test]
fn both_ends_stand_on_the_sheet_of_the_item_the_one_that_is_left_first() {
    let board = board(&Story::town());
    let sheet = ends(Ground::of(&board), Language::Indonesian).expect("the item moves somebody");
    assert_eq!(sheet.title, "Lembar perangkat daerah · SOS → CAPIL");
    let told = lines(&sheet);
    let at = |title: &str| told.iter().position(|line| line == title).expect("it has a section");
    assert!(at("Unit SOS") < at("Unit CAPIL"), "{told:?}");
    let pensions = section(&told, "Pensiun dalam 12 dan 24 bulan · CAPIL");
    assert_eq!(pensions, ["Pensiun tidak dihitung untuk kurang dari 3 orang."]);
}
