//! Stories of the forum and of aspirations.

use super::*;
use crate::app::sheet::trial::{board, lines, section};
use crate::domain::story::{Story, day};

fn told(story: &Story) -> Vec<String> {
    lines(&sheet(Ground::of(&board(story)), Language::Indonesian))
}

fn entry(text: &str, settled: bool) -> ForumEntry {
    ForumEntry {
        date: day(2026, 10, if settled { 5 } else { 3 }),
        channel: "forum perangkat daerah".to_owned(),
        speaker: None,
        employees: Vec::new(),
        units: Vec::new(),
        text: text.to_owned(),
        category: "beban kerja".to_owned(),
        answer: None,
        responsible: Some("BKPSDM".to_owned()),
        settled,
    }
}

fn wish(position: Option<&str>, unit: Option<&str>) -> Aspiration {
    Aspiration {
        date: day(2026, 3, 12),
        channel: "wawancara".to_owned(),
        text: "Ingin pindah".to_owned(),
        position: position.map(Into::into),
        unit: unit.map(Into::into),
        constraint: None,
    }
}

#[test]
fn what_is_open_stands_first_with_whom_it_is_about_and_the_items_it_touches() {
    let mut story = Story::town();
    let mut about_unit = entry("Loket kekurangan orang", false);
    about_unit.units = vec!["CAPIL-PIAK".into()];
    let mut settled = entry("Sudah dijelaskan", true);
    settled.employees = vec!["P-902".into()];
    settled.answer = Some("Ditambah seorang".to_owned());
    story.stated.forum = vec![settled, about_unit];
    let told = told(&story);
    let open = section(&told, "Masukan yang belum selesai: 1");
    let expected = [
        "3 Oktober 2026 · forum perangkat daerah (beban kerja)",
        "Loket kekurangan orang",
        "Tentang: CAPIL-PIAK",
        "Menyangkut butir 1",
        "Belum dijawab; penanggung jawab: BKPSDM",
    ];
    assert_eq!(open, expected);
    let settled = section(&told, "Masukan yang sudah selesai: 1");
    assert_eq!(settled[2..], ["Tentang: Pegawai P-902", "Jawaban: Ditambah seorang (BKPSDM)"]);
}

#[test]
fn wishes_say_which_item_answers_them() {
    let mut story = Story::town();
    story.employee_mut("P-904").aspirations = vec![wish(None, Some("CAPIL")), wish(Some("SOS-KABID"), None)];
    story.employee_mut("P-902").aspirations = vec![wish(None, None)];
    let told = told(&story);
    let answered = section(&told, "Aspirasi yang terjawab butir: 1");
    assert_eq!(answered[2..], ["Ingin ke: CAPIL", "Dijawab butir 1: menunggu"]);
    let open = section(&told, "Aspirasi yang belum terjawab: 2");
    assert_eq!(open[3], "Disebut butir 1, untuk kursi lain", "who is on the docket stands first: {open:?}");
    assert_eq!(open.last().map(String::as_str), Some("Tidak ada butir yang menyebutnya"));
}

#[test]
fn a_silent_forum_says_that_it_is_silent() {
    let told = told(&Story::town());
    for title in ["Masukan yang belum selesai: 0", "Masukan yang sudah selesai: 0", "Aspirasi yang belum terjawab: 0"] {
        assert_eq!(section(&told, title), ["Tidak ada."], "{title}");
    }
}
