//! Spoken lines, understood and not.

use super::*;

fn fault(line: &str) -> String {
    parse(line).expect_err("a fault").spoken(Language::Indonesian)
}

#[test]
fn a_decision_is_spelled_in_either_language() {
    let said =
        "terima 12 alasan=kompetensi,beban calon=P-0137 syarat=\"serah terima\" catatan=\"kata \\\"ya\\\"\" tahu";
    let spelled = Spelled {
        item: 12,
        chain: false,
        outcome: Outcome::Accepted,
        reasons: vec![Reason::Competence, Reason::WorkloadBalance],
        candidate: Some("P-0137".to_owned()),
        conditions: "serah terima".to_owned(),
        text: "kata \"ya\"".to_owned(),
        acknowledged: true,
    };
    assert_eq!(parse(said), Ok(Spoken::Rule(spelled.clone())));
    let english = "Accept 12 aware reasons=competence,workload-balance candidate=P-0137 conditions=\"serah terima\" words=\"kata \\\"ya\\\"\"";
    assert_eq!(parse(english), Ok(Spoken::Rule(spelled)));
}

#[test]
fn attendance_notes_and_documents_are_spelled() {
    let attend = |member: Option<&str>, presence| Spoken::Attend { member: member.map(str::to_owned), presence };
    assert_eq!(parse("hadir"), Ok(Spoken::Attendance));
    assert_eq!(parse("hadir semua"), Ok(attend(None, Presence::Present)));
    assert_eq!(parse("attendance K-1 excused"), Ok(attend(Some("K-1"), Presence::Excused)));
    assert_eq!(parse("catat \"a = b\""), Ok(Spoken::Note { item: None, text: "a = b".to_owned() }));
    assert_eq!(parse("note 3 rapat ditunda"), Ok(Spoken::Note { item: Some(3), text: "rapat ditunda".to_owned() }));
    let exception = Spoken::Exception {
        rule: "R-CAPIL".to_owned(),
        employee: "P-0101".to_owned(),
        document: "Persetujuan Menteri".to_owned(),
        number: "821/901".to_owned(),
        date: NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(),
    };
    let said = "pengecualian r-capil P-0101 dokumen=\"Persetujuan Menteri\" nomor=821/901 tanggal=2026-11-30";
    assert_eq!(parse(said), Ok(exception));
}

#[test]
fn what_the_docket_is_narrowed_to_is_said_in_words() {
    let filter = |words: &[&str]| Spoken::Filter(words.iter().map(|word| (*word).to_owned()).collect());
    assert_eq!(parse("saring"), Ok(filter(&[])));
    assert_eq!(parse("filter waiting \"Kec. Padang Hulu\""), Ok(filter(&["waiting", "Kec. Padang Hulu"])));
    assert!(fault("saring keadaan=menunggu").contains("saring"));
}

#[test]
fn numbers_are_listed_and_opened_by_their_place() {
    let number =
        |item, place, candidate: Option<&str>| Spoken::Number { item, place, candidate: candidate.map(str::to_owned) };
    assert_eq!(parse("angka"), Ok(number(None, None, None)));
    assert_eq!(parse("number 7 12"), Ok(number(Some(7), Some(12), None)));
    assert_eq!(parse("angka 5 3 P-0136"), Ok(number(Some(5), Some(3), Some("P-0136"))));
    assert!(fault("angka 5 3 P-0136 lagi").contains("angka"));
}

#[test]
fn what_is_not_understood_says_what_is_expected() {
    assert!(fault("setujui 1").contains("setujui"));
    assert!(fault("terima 1 alasan=kompetnsi").contains("kompetensi"));
    assert!(fault("tolak 1 alasan=kompetnsi").contains("syarat"));
    assert!(fault("tolak 1 alasan=syarat calon=P-1").contains("tolak NOMOR"));
    assert!(fault("hadir K-1").contains("hadir"));
    assert!(fault("hadir semua alpa").contains("hadir"));
    assert_eq!(fault("tutup sekarang"), "Tidak dipahami. Tulis: tutup (tanpa kata lain)");
    assert_eq!(fault("daftar semua"), "Tidak dipahami. Tulis: daftar (tanpa kata lain)");
    assert!(fault("catat \"tanpa penutup").contains('"'));
    assert!(fault("pengecualian R-CAPIL P-1 dokumen=a nomor=1 tanggal=31-11-2026").contains("31-11-2026"));
}

#[test]
fn every_spoken_command_has_its_spelling() {
    for row in catalogue::CATALOGUE.iter().filter(|row| !row.spoken.is_empty()) {
        assert!(USAGE.iter().any(|(word, _)| *word == row.spoken[0]), "{}", row.spoken[0]);
    }
    for (word, _) in USAGE {
        assert!(catalogue::spoken(word).is_some() || DOCKET.contains(word) || ITEM.contains(word), "{word}");
    }
}
