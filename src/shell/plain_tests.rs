//! Stories of plain mode: what is said, what is answered, what is on disk afterwards.

use std::path::Path;
use std::sync::Arc;

use chrono::DateTime;

use crate::domain::class::Class;
use crate::domain::facts::Facts;
use crate::domain::story::Story;
use crate::journal::standing::{Life, Standing};
use crate::shell::chance::Chance;
use crate::shell::clock::Clock;
use crate::shell::opened_file::OpenedFile;
use crate::shell::opening::{OpenOptions, OpenSitting, open_record};
use crate::shell::plain::{Talk, run};
use crate::shell::state::{self, Asked};
use crate::shell::verify::{self, MadeWith};
use crate::shell::witness::Witness;
use crate::store::chain::short_code;
use crate::store::disk::{Disk, RealDisk};
use crate::store::{journal_file, place, record};
use crate::text::language::Language;
use crate::text::preferences::Privacy;

fn facts() -> Arc<Facts> {
    let mut story = Story::town();
    story.stated.sample = false;
    // Six years in one position: something to be told that asks for nothing.
    story.employee_mut("P-905").position_since = chrono::NaiveDate::from_ymd_opt(2020, 12, 1);
    story.position("SOS-ARSIP", "SOS", Class::Pelaksana);
    story.proposal("U-02", &[("P-905", "SOS-ARSIP")]).alternatives = vec!["P-906".into()];
    Arc::new(story.facts())
}

fn open(folder: &Path) -> OpenSitting {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let options = OpenOptions {
        clock: Some(Clock::fixed(DateTime::parse_from_rfc3339("2026-11-24T09:00:00+07:00").unwrap())),
        chance: Chance::Counted(1),
        ..OpenOptions::new(&folder.join("tt.ron"))
    };
    open_record(&disk, &facts(), "5e5e", &options).unwrap()
}

/// Exit code, answers and messages of a script.
fn talk(sitting: OpenSitting, script: &[u8], interactive: bool) -> (u8, String, String) {
    let (mut answers, mut messages) = (Vec::new(), Vec::new());
    let talk = Talk {
        input: &mut &*script,
        answers: &mut answers,
        messages: &mut messages,
        language: Language::Indonesian,
        privacy: Privacy::Closed,
        interactive,
    };
    let code = run(sitting, talk);
    (code, String::from_utf8(answers).unwrap(), String::from_utf8(messages).unwrap())
}

fn standing(folder: &Path) -> Standing {
    let path = folder.join("tt.journal");
    Standing::of(record::read(&path, &journal_file::read_only(&RealDisk, &path).unwrap().lines).entries)
}

/// An answer without the code of its entry.
fn uncoded(answer: &str) -> String {
    let (number, told) = answer.split_once(". ").unwrap();
    format!("{}. {told}", number.rsplit_once(' ').unwrap().0)
}

#[test]
fn a_sitting_from_attendance_to_close_as_lines() {
    let folder = tempfile::tempdir().unwrap();
    let script = "\
# pembukaan
hadir semua

daftar
terima 1 alasan=kompetensi,beban catatan=\"disepakati\" tahu
tunda 2 alasan=data syarat=\"berkas lengkap\"
urungkan
ulangi
catat 2 \"ketua minta berkas minggu ini\"
berikut
tutup
";
    let (code, answers, _) = talk(open(folder.path()), script.as_bytes(), false);
    let lines: Vec<&str> = answers.lines().collect();
    let expected = [
        "Tercatat #2. Kehadiran 5 anggota dicatat. Hadir 5 dari 5 pemilik suara; kuorum terpenuhi (3).",
        "Daftar bahasan, 2 baris:",
        "Butir 1, menunggu: Jabatan CAPIL-KASI, CAPIL; Pegawai P-904, S.STP. ke Jabatan CAPIL-KASI, CAPIL (rotasi)",
        "Butir 2, menunggu: Jabatan SOS-ARSIP, SOS; Pegawai P-905, S.STP. ke Jabatan SOS-ARSIP, SOS (rotasi)",
        "Tercatat #3. Butir 1, diterima: Jabatan CAPIL-KASI, CAPIL; Pegawai P-904, S.STP. ke Jabatan CAPIL-KASI, CAPIL \
         (rotasi). Belum diputuskan: 1 butir.",
        "Tercatat #4. Butir 2, ditunda: Jabatan SOS-ARSIP, SOS; Pegawai P-905, S.STP. ke Jabatan SOS-ARSIP, SOS \
         (rotasi). Belum diputuskan: 0 butir.",
        "Tercatat #5. Catatan #4 diurungkan.",
        "Tercatat #6. Catatan #4 diberlakukan lagi.",
        "Tercatat #7. Catatan dimasukkan ke notulen.",
        "Semua butir sudah diputuskan.",
        "Tercatat #8. Sidang ditutup.",
    ];
    let standing = standing(folder.path());
    for (line, expected) in lines.iter().zip(expected) {
        let recorded = expected.strip_prefix("Tercatat #").and_then(|rest| rest.split_once('.')?.0.parse().ok());
        let code = recorded.map(|number: u64| short_code(&standing.entries()[number as usize - 1].hash, number));
        let coded = code.map(|code| expected.replacen(code.split_once(' ').unwrap().0, &code, 1));
        assert_eq!(*line, coded.as_deref().unwrap_or(expected));
    }
    let saved = format!("Notulen dan hasil tersimpan di {}", folder.path().join("tt.papers").display());
    assert!(lines[11].starts_with(&saved) && lines.len() == 12, "{answers}");
    assert_eq!(code, 0);
    assert_eq!((standing.life(), standing.decisions().count(), standing.notes().len()), (Life::Closed, 2, 1));
}

#[test]
fn a_refusal_goes_on_but_is_told_by_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let script = "terima 1 alasan=kompetensi\nhadir semua\nterima 1\nterima 9 alasan=kompetensi\nsetujui 1\ncatat \"tetap jalan\"\n";
    let (code, answers, _) = talk(open(folder.path()), script.as_bytes(), false);
    let lines: Vec<&str> = answers.lines().collect();
    assert!(lines[0].starts_with("Tidak dapat: Kuorum belum terpenuhi"), "{answers}");
    assert!(lines[2].starts_with("Tidak dapat: Belum ada alasan yang dipilih."), "{answers}");
    assert_eq!(lines[3], "Tidak dipahami: tidak ada butir 9; nomornya 1 sampai 2.");
    assert!(lines[4].starts_with("Tidak dipahami: tidak ada perintah \"setujui\""), "{answers}");
    assert!(lines[5].starts_with("Tercatat #3 "), "{answers}");
    assert_eq!((code, lines.len()), (1, 6));
    // Who types sees the refusal and needs no exit code.
    assert_eq!(talk(open(folder.path()), b"tutup\n", true).0, 0);
}

#[test]
fn every_list_says_how_many_lines_it_has() {
    let folder = tempfile::tempdir().unwrap();
    for said in ["hadir", "daftar", "calon 2", "mengapa 2 P-906", "beban", "bantuan", "cari arsip", "notulen"] {
        let (code, answers, _) = talk(open(folder.path()), said.as_bytes(), false);
        let lines: Vec<&str> = answers.lines().collect();
        let count = lines[0].rsplit(", ").next().and_then(|end| end.strip_suffix(" baris:")).unwrap_or_default();
        assert_eq!((count.parse(), code), (Ok(lines.len() - 1), 0), "{said}: {answers}");
        assert!(lines.len() > 1, "{said}: {answers}");
    }
}

#[test]
fn a_sheet_is_read_out_of_the_candidate_and_of_the_seat() {
    let folder = tempfile::tempdir().unwrap();
    let script = b"pegawai 2\npegawai 2 P-906\njabatan 1\nposition 1 P-904\n";
    let (code, answers, _) = talk(open(folder.path()), script, false);
    assert_eq!(code, 1, "the last line says too much");
    let head = |name: &str| answers.lines().position(|line| line.starts_with(name)).expect("the sheet was read out");
    let [own, other] = ["Lembar pegawai · Pegawai P-905", "Lembar pegawai · Pegawai P-906"].map(head);
    assert!(own < other && other < head("Lembar jabatan · Jabatan CAPIL-KASI"), "{answers}");
    assert!(answers.lines().all(|line| !line.is_empty()), "{answers}");
}

#[test]
fn a_verdict_that_asks_for_nothing_says_only_what_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let (_, answers, _) = talk(open(folder.path()), b"mengapa 1\nmengapa 2\n", false);
    let of = |severity| answers.lines().filter(move |line| line.starts_with(severity)).count();
    assert!(of("keterangan R-") > 0 && of("peringatan R-") > 0, "{answers}");
    assert!(!answers.contains("Untuk diketahui"), "{answers}");
    assert!(answers.contains(" Terima dengan "), "{answers}");
}

#[test]
fn both_languages_are_understood_and_the_answers_can_be_switched() {
    let folder = tempfile::tempdir().unwrap();
    let (code, answers, _) =
        talk(open(folder.path()), b"language\nattendance K-1 present\nitem 2\nquit\ndocket\n", false);
    let lines: Vec<&str> = answers.lines().collect();
    assert_eq!(lines[0], "Language: English.");
    assert!(lines[1].contains("1 of 5 voters present; no quorum yet (3 are needed)."), "{answers}");
    assert!(lines[2].starts_with("Item 2, waiting:"), "{answers}");
    assert!(lines[3].starts_with("Left. Every decision is stored in "), "{answers}");
    assert_eq!((code, lines.len()), (0, 4));
}

#[test]
fn what_is_no_line_of_text_is_said_and_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut script = b"catat \xff\ncatat \"a\x1b[2J\"\n".to_vec();
    script.extend(vec![b'x'; 40_000]);
    script.extend(b"\ndaftar\n");
    let (code, answers, _) = talk(open(folder.path()), &script, false);
    let lines: Vec<&str> = answers.lines().collect();
    assert!(lines[0].ends_with("bukan teks UTF-8."), "{answers}");
    assert!(lines[1].contains("tidak terlihat") && !lines[1].contains('\x1b'), "{answers}");
    assert!(lines[2].ends_with("terlalu panjang."), "{answers}");
    assert!(lines[3].starts_with("Daftar bahasan"), "{answers}");
    assert_eq!(code, 1);
}

#[test]
fn a_record_that_may_only_be_read_answers_but_takes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let script = "hadir semua\nterima 1 alasan=kompetensi catatan=\"ya\" tahu\ntolak 2 alasan=data\ntutup\n";
    assert_eq!(talk(open(folder.path()), script.as_bytes(), false).0, 0);
    let before = std::fs::read(folder.path().join("tt.journal")).unwrap();
    let (code, answers, messages) = talk(open(folder.path()), b"butir 1\nurungkan\n", false);
    assert!(answers.contains("Butir 1, diterima"), "{answers}");
    assert!(answers.contains("Tidak dapat: Sidang sudah ditutup"), "{answers}");
    assert!(messages.contains("sudah ditutup"), "{messages}");
    assert_eq!(code, 1);
    assert_eq!(std::fs::read(folder.path().join("tt.journal")).unwrap(), before);
}

#[test]
fn items_and_people_are_found_by_words_and_what_is_not_found_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (code, answers, _) = talk(open(folder.path()), b"cari p-906\ncari sos 905\ncari zzz\n", false);
    let lines: Vec<&str> = answers.lines().collect();
    // Who is named themselves comes before the item that names them beside others.
    assert!(lines[0] == "Ditemukan, 2 baris:" && lines[1].starts_with("Pegawai P-906: "), "{answers}");
    assert!(lines[2].starts_with("Butir 2, "), "{answers}");
    assert!(lines[3] == "Ditemukan, 2 baris:" && lines[4].starts_with("Butir 2, "), "{answers}");
    assert!(lines[5].starts_with("Pegawai P-905: "), "{answers}");
    assert_eq!(lines[6], "Tidak ada yang cocok dengan \"zzz\", 0 baris:");
    assert_eq!(code, 0);
}

const WHOLE: &str =
    "hadir semua\nterima 1 alasan=kompetensi catatan=\"ya\" tahu\ntolak 2 alasan=data\ncatat \"selesai\"\ntutup\n";

fn verified(folder: &Path, session_hash: &str) -> (u8, String) {
    verified_with(folder, session_hash, None)
}

fn verified_with(folder: &Path, session_hash: &str, noted: Option<&str>) -> (u8, String) {
    let mut out = Vec::new();
    let places = place::beside_session(&folder.join("tt.ron"));
    let file = OpenedFile::new(&folder.join("tt.ron"), session_hash);
    let made_with = MadeWith { facts: &facts(), file: &file };
    let noted = noted.map(|typed| Witness::of(typed).unwrap());
    let (noted, language) = (noted.as_ref(), Language::Indonesian);
    let code = verify::run(&RealDisk, made_with, &places, noted, language, &mut out, &mut Vec::new()).unwrap();
    (code, String::from_utf8(out).unwrap())
}

#[test]
fn what_was_closed_is_verified_and_any_change_is_found() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(verified(folder.path(), "5e5e").0, 3, "there is nothing yet");
    assert_eq!(talk(open(folder.path()), WHOLE.as_bytes(), false).0, 0);
    let (code, said) = verified(folder.path(), "5e5e");
    assert_eq!((code, said.lines().count()), (0, 8), "{said}");
    assert!(said.starts_with("Rantai catatan: utuh, 6 catatan\n"), "{said}");

    let head = said.lines().find_map(|line| line.strip_prefix("Sidik jari catatan terakhir: ")).unwrap().to_owned();
    let (code, said) = verified_with(folder.path(), "5e5e", Some(&head));
    assert!(code == 0 && said.contains(&format!("Sidik jari {head}: masih ada")), "{said}");
    let (code, said) = verified_with(folder.path(), "5e5e", Some("#9 0000-0000-0000-0000"));
    assert!(code == 1 && said.contains("paling sedikit 3 catatan hilang"), "{said}");

    let papers = folder.path().join("tt.papers");
    let minutes = papers.join("notulen.txt");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&papers), mode(&minutes)), (0o700, 0o600));
    let written = std::fs::read_to_string(&minutes).unwrap();
    assert!(written.contains("Pegawai P-904"), "{written}");
    std::fs::write(&minutes, written.replace("P-904", "P-905")).unwrap();
    std::fs::remove_file(papers.join("hasil.csv")).unwrap();
    let (code, said) = verified(folder.path(), "5e5e");
    assert!(code == 1 && said.contains("notulen.txt: tidak sama") && said.contains("hasil.csv: tidak ada"), "{said}");
    // Closing again writes them again.
    assert!(talk(open(folder.path()), b"tutup\n", false).1.contains("5 berkas"));
    assert_eq!(verified(folder.path(), "5e5e").0, 0);

    let (code, said) = verified(folder.path(), "0000");
    assert!(code == 3 && said.contains("berbeda dari yang dipakai"), "{said}");
    let record = folder.path().join("tt.journal");
    let mut bytes = std::fs::read(&record).unwrap();
    bytes[70] ^= 1;
    std::fs::write(&record, bytes).unwrap();
    let (code, said) = verified(folder.path(), "5e5e");
    assert!(code == 1 && said.contains("rusak pada baris 1"), "{said}");
    assert!(said.contains("Naskah: ada, tetapi tidak dapat dicocokkan karena catatan rusak mulai baris 1"), "{said}");
    assert!(!said.contains("belum ditutup"), "{said}");
    let (code, said) = verified_with(folder.path(), "5e5e", Some(&head));
    assert!(code == 1 && said.contains("TIDAK ADA di antara 0 catatan yang masih utuh"), "{said}");
}

#[test]
fn the_state_is_told_after_any_entry() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(talk(open(folder.path()), WHOLE.as_bytes(), false).0, 0);
    let standing = standing(folder.path());
    let told = |at, json| {
        let mut out = Vec::new();
        let asked = Asked { at, json, language: Language::Indonesian };
        let code = state::run(&facts(), &standing, asked, &mut out).unwrap();
        (code, String::from_utf8(out).unwrap())
    };
    let (code, said) = told(Some(2), false);
    assert_eq!(code, 0);
    assert!(said.contains("terbuka; catatan #2 dari 6") && said.contains("Butir 1, menunggu"), "{said}");
    let (_, said) = told(None, false);
    assert!(said.contains("ditutup; catatan #6 dari 6") && said.contains("#5 selesai"), "{said}");
    assert_eq!(told(Some(7), false).0, 1);
    let (code, text) = told(None, true);
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((code, &document["life"], &document["entry"]), (0, &"closed".into(), &6.into()));
    assert_eq!(document["items"][0]["decision"]["moves"][0]["employee"], "P-904");
    assert_eq!(document["items"][1]["decision"]["reasons"][0], "data");
}

#[test]
fn a_sitting_of_two_meetings_is_adjourned_opened_again_and_closed() {
    let folder = tempfile::tempdir().unwrap();
    let first = "hadir semua\nterima 1 alasan=kompetensi,beban catatan=\"disepakati\" tahu\nskors tanggal=2026-11-25\n\
                 skors \"Menunggu berkas\" tanggal=2026-11-23\nskors \"Menunggu berkas\" tanggal=2026-11-25\n\
                 tunda 2 alasan=data\nhadir K-1 izin\ntutup\n";
    let (code, answers, _) = talk(open(folder.path()), first.as_bytes(), false);
    let lines: Vec<&str> = answers.lines().collect();
    assert_eq!(lines[2], "Tidak dipahami. Tulis: skors \"…\" [tanggal=2026-12-03]");
    assert_eq!(
        lines[3],
        "Tidak dapat: Hari 23 November 2026 sudah lewat. Sebut hari ini atau sesudahnya, atau kosongkan."
    );
    assert_eq!(uncoded(lines[4]), "Tercatat #4. Sidang diskors.");
    let waits = "Tidak dapat: Sidang sedang diskors; tidak ada yang dapat dicatat atau diputuskan. Buka pertemuan berikut \
                 lebih dahulu dengan lanjutkan (p).";
    assert_eq!((lines[5], lines[6], lines[7], code), (waits, waits, waits, 1), "{answers}");
    let said = state::lines(&facts(), &standing(folder.path()), 4, Language::Indonesian);
    assert!(said[0].contains("diskors"), "{}", said[0]);
    assert_eq!(
        said[1],
        "Diskors Selasa, 24 November 2026 pukul 09.00 WIB: Menunggu berkas. Dilanjutkan Rabu, 25 November 2026."
    );
    // Leaving and opening again resumes nothing.
    let second = "tunda 2 alasan=data\nlanjutkan\nurungkan\ntunda 2 alasan=data\nhadir K-5 izin\nhadir semua\n\
                  tunda 2 alasan=data\ntutup\n";
    let (_, answers, messages) = talk(open(folder.path()), second.as_bytes(), false);
    let lines: Vec<&str> = answers.lines().collect();
    assert!(messages.contains("Sidang ini sedang diskors"), "{messages}");
    assert_eq!(lines[0], waits);
    let resumed = "Tercatat #6. Pertemuan ke-2 dibuka; catat kehadiran. Hadir 0 dari 5";
    assert!(uncoded(lines[1]).starts_with(resumed), "{answers}");
    assert!(lines[2].contains("sebelum sidang diskors tidak dapat diurungkan"), "{answers}");
    assert!(lines[3].starts_with("Tidak dapat: Kuorum belum terpenuhi"), "{answers}");
    assert_eq!(uncoded(lines[7]), "Tercatat #10. Sidang ditutup.", "{answers}");
    let minutes = std::fs::read_to_string(folder.path().join("tt.papers/notulen.txt")).unwrap();
    for told in [
        "Sidang diskors: Menunggu berkas. Dilanjutkan Rabu, 25 November 2026.",
        "Sidang dilanjutkan dengan pertemuan ke-2; kehadiran dicatat dari awal.",
        "1: hadir",
        "2: izin",
        "Pertemuan ke-1. Menurut catatan kehadiran terakhir, hadir 5 dari 5",
        "Pertemuan ke-2. Menurut catatan kehadiran terakhir, hadir 4 dari 5",
        "Diskors atau ditutup",
    ] {
        assert!(minutes.contains(told), "{told}\n{minutes}");
    }
    let outcome = std::fs::read_to_string(folder.path().join("tt.papers/hasil.json")).unwrap();
    let outcome: serde_json::Value = serde_json::from_str(&outcome).unwrap();
    let meetings = outcome["session"]["meetings"].as_array().unwrap();
    let present: Vec<usize> = meetings.iter().map(|held| held["present"].as_array().unwrap().len()).collect();
    assert_eq!(present, [5, 4]);
    assert_eq!(standing(folder.path()).life(), Life::Closed);
}

#[test]
fn the_minutes_tell_who_took_down_which_entries() {
    let folder = tempfile::tempdir().unwrap();
    let script = "hadir semua\nnotulis K-4\nnotulis K-2 \"lagi\"\nnotulis K-4 \"Sekretaris dipanggil\"\nhadir\n\
                  tolak 1 alasan=syarat\nnotulis K-2 \"Sekretaris kembali\"\nurungkan\ntolak 2 alasan=syarat\ntutup\n";
    let (_, answers, _) = talk(open(folder.path()), script.as_bytes(), false);
    let lines: Vec<&str> = answers.lines().collect();
    assert_eq!(lines[1], "Tidak dipahami. Tulis: notulis K-… \"…\"");
    assert!(lines[2].contains("sudah menjadi notulis"), "{answers}");
    assert!(lines[3].starts_with("Tercatat #3 ") && lines[3].ends_with(". Notulis sekarang Anggota 4."), "{answers}");
    assert!(lines.iter().any(|line| line.starts_with("Notulis: ")), "{answers}");
    let facts = facts();
    let name = |member: &str| facts.sitting().member(&member.into()).unwrap().name.clone();
    let minutes = std::fs::read_to_string(folder.path().join("tt.papers/notulen.md")).unwrap();
    let minutes = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in [
        format!("{} (Sekretaris): catatan #1 sampai #2; {} (Anggota): catatan #3 sampai #8", name("K-2"), name("K-4")),
        format!("Notulis berganti menjadi {}: Sekretaris dipanggil.", name("K-4")),
    ] {
        assert!(minutes.contains(&told.replace('#', "\\#")) || minutes.contains(&told), "{told}\n{minutes}");
    }
    let json = state::document(&facts, &standing(folder.path()), 8);
    assert_eq!(json["secretary"], "K-4");
}

#[test]
fn a_secretary_who_is_not_there_is_told_with_the_way_to_another() {
    let folder = tempfile::tempdir().unwrap();
    let script = "hadir semua\nhadir K-2 izin\nhadir\nnotulis K-4 \"Sekretaris sakit\"\nhadir\n";
    let (code, answers, _) = talk(open(folder.path()), script.as_bytes(), false);
    let told = "Notulis Anggota 2 tercatat tidak hadir. Menggantinya: notulis K-… \"…\"";
    let says: Vec<&str> = answers.lines().filter(|line| line.contains("tidak hadir")).collect();
    assert_eq!((says, code), (vec![told; 2], 0), "{answers}");
}
