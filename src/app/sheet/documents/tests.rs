//! Stories of the sheet of documents.

use super::*;
use crate::app::sheet::trial::{board, lines, section};
use crate::domain::class::Class;
use crate::domain::employee::Known;
use crate::domain::story::Story;

fn told(story: &Story) -> Vec<String> {
    lines(&sheet(Ground::of(&board(story)), Language::Indonesian).expect("the item moves somebody"))
}

fn checklist(story: &Story) -> Vec<String> {
    section(&told(story), "Kelengkapan dokumen · Pegawai P-904, S.STP.")
}

#[test]
fn each_document_says_whether_it_is_there_and_which_rule_asks_for_it() {
    let mut story = Story::town();
    story.employee_mut("P-904").documents =
        vec![(DocumentKind::RankDecree, Known::Yes), (DocumentKind::PositionDecree, Known::No)];
    let rows = checklist(&story);
    assert_eq!(rows[0], "Untuk perpindahan ke Jabatan CAPIL-KASI");
    // A long name of a rule goes on in the next line.
    let has = |start: &str| rows.iter().any(|row| row.starts_with(start));
    assert!(has("[v] keputusan pangkat terakhir ada R-DOK Kelengkapan"), "{rows:?}");
    assert!(has("[ ] keputusan jabatan terakhir tidak ada R-DOK Kelengkapan"), "{rows:?}");
    assert!(has("[?] penilaian kinerja"), "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("[?] hasil uji kompetensi") && row.ends_with("tidak diminta")));
    assert_eq!(rows.last().map(String::as_str), Some("Diminta 8: ada 1, tidak ada 1, belum diketahui 6."));
}

#[test]
fn a_functional_seat_asks_for_its_test_and_one_agency_for_no_recommendation() {
    let mut story = Story::town();
    story.position("SOS-ANALIS", "SOS", Class::AhliMuda).title = "Analis".to_owned();
    story.stated.proposals.clear();
    story.proposal("U-01", &[("P-904", "SOS-ANALIS")]);
    let rows = checklist(&story);
    let row = |start: &str| rows.iter().find(|row| row.contains(start)).expect("it is listed").clone();
    assert!(row("hasil uji kompetensi").contains("R-UKOM"), "{rows:?}");
    assert!(row("rekomendasi unit asal").ends_with("tidak diminta"), "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("Diminta 7: ada 7")), "{rows:?}");
}

#[test]
fn of_a_sensitive_block_nothing_is_told_but_that_it_stands_there() {
    let mut story = Story::town();
    story.employee_mut("P-904").open_finding = Known::Yes;
    let told = told(&story);
    let lifting = section(&told, "Halangan yang dapat dicabut dengan dokumen");
    assert_eq!(lifting.len(), 1, "{lifting:?}");
    assert!(told.iter().all(|line| !line.contains("R-TEMUAN") && !line.contains("Inspektorat")), "{told:?}");
    assert_eq!(section(&told, "Dokumen yang ditunjukkan dalam sidang"), ["Belum ada dokumen yang ditunjukkan."]);
}
