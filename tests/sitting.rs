//! A whole sitting of the sample by keys in a real terminal, its papers, and the same sitting as spoken lines.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use sidang::text::language::Language;
use sidang::text::words::say;
use support::pty::{self, Pty};
use support::table::{Answer, Desk, SAMPLE, SCRIPT, matter, pause, program, state, told};

/// The five papers of a sitting.
const PAPERS: [&str; 5] = ["hasil.csv", "hasil.json", "hasil.ron", "notulen.md", "notulen.txt"];

/// The sitting as spoken lines, to be read from standard input.
const SCRIPT_FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/tebingtinggi.script");

/// A card on which exactly the reasons of these digits are ticked.
fn ticked(ticks: &str) -> Answer<'_> {
    Answer { ticks, ..Answer::default() }
}

/// The sample's sitting, worked by keys from attendance to close.
fn whole_sitting(desk: &mut Desk) {
    attend(desk);
    decide_proposed(desk);
    park_and_swap(desk);
    decide_doubtful(desk);
    desk.press("s", "Ketik tutup");
    desk.type_in("tutup");
    desk.press("\r\r", "Notulen dan hasil tersimpan");
    desk.pty.wait("DITUTUP");
}

/// Marks the sixth member excused and everybody else present.
fn attend(desk: &mut Desk) {
    desk.press("h", "Belum kuorum");
    desk.record("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[Bi");
    desk.record("p");
    assert!(!desk.pty.screen().contains("hadir…"), "{}", desk.pty.screen());
    desk.close_attendance();
}

/// Items 1 to 14: cards that are prefilled, a chain, another candidate, and a block that a document lifts.
fn decide_proposed(desk: &mut Desk) {
    desk.decide("t", &ticked("90"));
    desk.decide("r", &ticked("90"));
    desk.press("g", "Urut nilai");
    desk.press("\x1b[H", "> 1 ");
    for place in 2..=4 {
        desk.press("\x1b[B", &format!("> {place} "));
    }
    desk.pty.wait("> 4 Sumiati Handayani");
    desk.pty.send("\r");
    desk.pty.gone("Urut nilai");
    let words = "Sudah mengenal Kelurahan Pabatu; sekretaris kelurahan diisi pelaksana tugas sampai Maret 2027.";
    desk.decide("t", &Answer { words, ..ticked("26") });
    desk.decide("t", &ticked("39"));

    desk.press("t", say(Language::Indonesian, "board.said.refused"));
    desk.pty.wait("R-CAPIL");
    pause();
    desk.press("e", "Mencabut R-CAPIL");
    desk.type_in("Keputusan Menteri Dalam Negeri");
    desk.pty.send("\r");
    desk.type_in("821.22-901");
    desk.pty.send("\r");
    desk.type_in("30-11-2026");
    desk.record("\r\r");
    desk.decide("t", &Answer { words: "Keputusan menteri sudah diterima.", ..ticked("20") });

    for (item, ticks) in (8..=14).zip(["23", "29", "23", "39", "23", "39", "19"]) {
        let conditions = if item == 10 { "Serah terima tugas selesai paling lambat 18 Desember 2026." } else { "" };
        let words = match item {
            11 => "Sarjana kesehatan masyarakat; enam bulan pertama didampingi administrator kesehatan.",
            13 => "Lulus uji kompetensi; didampingi sanitarian Puskesmas Satria.",
            14 => "Lulus uji kompetensi; pengalaman penyuluhan setara.",
            _ => "",
        };
        desk.pty.wait(&format!("butir {item}/24"));
        desk.decide("t", &Answer { words, conditions, ..ticked(ticks) });
    }
}

/// Items 15 and 16: parked with a note; a swap that is undone and redone.
fn park_and_swap(desk: &mut Desk) {
    desk.decide("d", &Answer { words: "Menunggu pendapat Kepala Bappeda.", ..ticked("7") });
    desk.press("\x1b[A", "butir 15/24");
    desk.press("c", "Catatan untuk notulen");
    desk.type_in("Ketua meminta jawaban sebelum sidang berikut.");
    desk.record("\x1bOQ");
    desk.press("\x1b[B", "butir 16/24");
    desk.decide("t", &ticked("25"));
    desk.record("u");
    desk.pty.wait("diurungkan");
    desk.record("\x19");
    desk.pty.wait("berlaku kembali");
    desk.press("n", "butir 17/24");
}

/// Items 17 to 24: warnings, missing data, rejections, and one that is not the committee's to decide.
fn decide_doubtful(desk: &mut Desk) {
    let words = "Penata basis data kependudukan kosong sejak lama; Pertek dimintakan ke BKN.";
    desk.decide("t", &Answer { words, ..ticked("1") });
    let words = "Sarjana akuntansi; didampingi Kepala Bidang Anggaran dan Perbendaharaan.";
    desk.decide("t", &Answer { words, aware: true, ..ticked("23") });
    desk.decide("x", &ticked("1"));
    desk.decide("x", &ticked("18"));
    desk.decide("k", &ticked("8"));
    desk.decide("x", &ticked("2"));
    desk.decide("x", &ticked("1"));
    desk.decide("x", &Answer { words: "Kebutuhan jabatan ini sudah terpenuhi.", ..ticked("2") });
}

/// The sitting of `tests/files/tebingtinggi.script`, spoken; asserts that every line was done.
fn spoken_sitting(data: &Path) -> String {
    let script = fs::File::open(SCRIPT_FILE).unwrap();
    let (code, answers, messages) =
        told(program(data, &["plain", SAMPLE]).stdin(Stdio::from(script)).output().unwrap());
    assert_eq!(code, 0, "{answers}{messages}");
    answers
}

/// The folder of papers of the only rehearsal in `data`.
fn papers(data: &Path) -> PathBuf {
    data.join("rehearsals/TT-2026-12-1/TT-2026-12.papers")
}

/// Names of what lies in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let found = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut found: Vec<String> = found.collect();
    found.sort();
    found
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_whole_sitting_by_keys_leaves_papers_and_is_the_sitting_by_lines() {
    let by_keys = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(by_keys.path(), &[]);
    whole_sitting(&mut desk);
    // Number and code of the entry that closed: the code comes a moment later, and no key waits for it.
    let last = format!("#{} ", desk.entry + 1);
    let code = |screen: &str| {
        screen.split(&last).find_map(|rest| rest.get(..19).filter(|letters| is_code(letters)).map(str::to_owned))
    };
    desk.pty.wait_for("the code of the last entry never came", |screen| code(&screen.contents()).is_some());
    let witnessed = format!("{last}{}", code(&desk.pty.screen()).unwrap());
    desk.leave();
    assert_eq!(desk.pty.exit_code(), 0);
    desk.pty.assert_given_back();

    let folder = papers(by_keys.path());
    let farewell = desk.pty.screen().replace('\n', "");
    assert!(farewell.contains(folder.to_str().unwrap()), "{farewell}");
    assert_eq!(names(&folder), PAPERS);
    assert!(PAPERS.iter().all(|name| mode(&folder.join(name)) == 0o600 && farewell.contains(name)), "{farewell}");
    assert_eq!(mode(&folder), 0o700);
    assert_minutes(&folder);
    assert_outcome(&folder);

    let (code, lines, _) = told(program(by_keys.path(), &["verify", SAMPLE]).output().unwrap());
    assert_eq!(code, 0, "{lines}");
    assert!(lines.contains(&format!("Sidik jari catatan terakhir: {witnessed} ")), "{witnessed}: {lines}");
    let decided = state(by_keys.path());
    assert_state(&decided);

    let by_lines = tempfile::tempdir().unwrap();
    spoken_sitting(by_lines.path());
    let (keys, lines) = (matter(decided), matter(state(by_lines.path())));
    for (by_key, by_line) in keys["items"].as_array().unwrap().iter().zip(lines["items"].as_array().unwrap()) {
        assert_eq!(by_key, by_line);
    }
    for (name, part) in keys.as_object().unwrap() {
        assert_eq!(part, &lines[name], "{name} is another by lines");
    }
    assert_eq!(names(&papers(by_lines.path())), PAPERS);
}

/// Whether letters are a code that is read aloud: `K7QF-2M9D-04VW-XR1T`.
fn is_code(letters: &str) -> bool {
    let group = |group: &str| group.len() == 4 && group.bytes().all(|byte| byte.is_ascii_alphanumeric());
    letters.split('-').filter(|letters| group(letters)).count() == 4
}

/// What the minutes must say, and what they must not.
fn assert_minutes(folder: &Path) {
    for name in ["notulen.md", "notulen.txt"] {
        let minutes = fs::read_to_string(folder.join(name)).unwrap();
        let flat: String = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in [
            "LATIHAN",
            "Elfrida Rotua Sihombing",
            "Sumiati Handayani",
            "Hariono Kesuma",
            "Latifah Hasibuan",
            "821.22-901",
            "Menunggu pendapat Kepala Bappeda.",
            "Ketua meminta jawaban sebelum sidang berikut.",
            "di luar kewenangan",
            "Kuorum",
        ] {
            assert!(flat.contains(said), "{name} does not say {said}");
        }
        assert!(!flat.contains("meninggalkan rapat"), "{name}: nobody left the sitting");
        for hidden in ["HUKDIS", "TEMUAN", "R-BUP", "hukuman disiplin"] {
            assert!(!flat.contains(hidden), "{name} says {hidden}");
        }
    }
}

/// The outcome in its three forms: each is read by a reader of its own, and they agree.
fn assert_outcome(folder: &Path) {
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let json: Value = serde_json::from_str(&text("hasil.json")).unwrap();
    let ron: ron::Value = ron::from_str(&text("hasil.ron")).unwrap();
    let ron = ron.into_rust::<Value>().unwrap();
    assert_eq!(json["decisions"].as_array().unwrap().len(), 24);
    assert_eq!(json["moves"].as_array().unwrap().len(), 18);
    for part in ["decisions", "moves"] {
        assert_eq!(ron[part].as_array().unwrap().len(), json[part].as_array().unwrap().len(), "{part}");
    }
    let mut table = csv::Reader::from_path(folder.join("hasil.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 18);
    for (row, moved) in rows.iter().zip(json["moves"].as_array().unwrap()) {
        assert_eq!(row.get(2), moved["employee"].as_str(), "{row:?}");
    }
}

/// What was decided by keys, as the standing tells it.
fn assert_state(state: &Value) {
    assert_eq!(state["life"], "closed");
    assert_eq!(state["quorum"]["met"], true);
    assert_eq!(state["attendance"][5]["presence"], "Excused");
    let outcomes: Vec<&str> =
        state["items"].as_array().unwrap().iter().map(|item| item["decision"]["outcome"].as_str().unwrap()).collect();
    let mut expected = vec!["Accepted"; 24];
    expected[4] = "Replaced";
    expected[9] = "AcceptedWithConditions";
    expected[14] = "Parked";
    expected[18..].fill("Rejected");
    expected[20] = "OutsideJurisdiction";
    assert_eq!(outcomes, expected);
    assert_eq!(state["items"][15]["decision"]["moves"].as_array().unwrap().len(), 2);
    assert_eq!(state["items"][17]["decision"]["acknowledged"], true);
    assert_eq!(state["exceptions"][0]["number"], "821.22-901");
    assert_eq!(state["notes"].as_array().unwrap().len(), 1);
}

/// A clone: the sample in its folder, and nothing else.
fn clone() -> tempfile::TempDir {
    let clone = tempfile::tempdir().unwrap();
    fs::create_dir(clone.path().join("sessions")).unwrap();
    fs::copy(SAMPLE, clone.path().join(IN_CLONE)).unwrap();
    clone
}

/// The sample as it is named in a clone.
const IN_CLONE: &str = "sessions/tebingtinggi-rencana.ron";

#[test]
fn the_command_lines_of_the_readme_leave_the_clone_as_it_was() {
    let (clone, home) = (clone(), tempfile::tempdir().unwrap());
    let home_text = home.path().to_str().unwrap();
    let sidang = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sidang"));
        command.args(args).current_dir(clone.path()).env("HOME", home_text).env_remove("XDG_DATA_HOME");
        command.env("LANG", "C.UTF-8").env_remove("LC_ALL").stdin(Stdio::null());
        command
    };
    let mut board = pty::command(env!("CARGO_BIN_EXE_sidang"), &[IN_CLONE], &[("HOME", home_text)]);
    board.env_remove("XDG_DATA_HOME");
    board.cwd(clone.path());
    let pty = Pty::run(24, 80, board);
    let mut desk = Desk { pty, data: home.path().join(".local/share/sidang"), entry: 1 };
    desk.pty.wait_past_quality();
    desk.attend();
    desk.leave();
    assert_eq!(desk.pty.exit_code(), 0);
    let rehearsals = desk.data.join("rehearsals");
    assert_eq!(names(&rehearsals), ["TT-2026-12-1"]);

    let script = fs::File::open(SCRIPT_FILE).unwrap();
    let plain = sidang(&["plain", "--new", IN_CLONE]).stdin(Stdio::from(script)).output().unwrap();
    assert_eq!(told(plain).0, 0);
    assert_eq!(names(&rehearsals), ["TT-2026-12-1", "TT-2026-12-2"]);
    for args in [&["verify", IN_CLONE][..], &["state", IN_CLONE], &["check", IN_CLONE], &["workload", IN_CLONE]] {
        let (code, answer, message) = told(sidang(args).output().unwrap());
        assert!(code == 0 && !answer.is_empty(), "{args:?}: {code} {message}");
    }
    assert_eq!(names(clone.path()), ["sessions"]);
    assert_eq!(names(&clone.path().join("sessions")), ["tebingtinggi-rencana.ron"]);
    assert_eq!(fs::read(clone.path().join(IN_CLONE)).unwrap(), fs::read(SAMPLE).unwrap());
    assert_eq!(names(home.path()), [".local"]);
}

#[test]
fn the_data_folder_of_the_account_is_where_it_says() {
    let (clone, data) = (clone(), tempfile::tempdir().unwrap());
    let mut plain = Command::new(env!("CARGO_BIN_EXE_sidang"));
    plain.args(["plain", IN_CLONE]).current_dir(clone.path()).env("XDG_DATA_HOME", data.path());
    assert_eq!(told(plain.stdin(Stdio::null()).output().unwrap()).0, 0);
    assert_eq!(names(&data.path().join("sidang/rehearsals")), ["TT-2026-12-1"]);
    assert_eq!(names(&clone.path().join("sessions")), ["tebingtinggi-rencana.ron"]);
}

#[test]
fn the_script_of_the_sitting_explains_itself_in_comments() {
    let comments = SCRIPT.lines().filter(|line| line.starts_with('#')).count();
    let commands = SCRIPT.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
    assert!(comments >= 5 && commands >= 30, "{comments} comments, {commands} commands");
}
