//! Copies of a record with words withheld or up to a damage, and rehearsals thrown away or kept: in the real program.

#![allow(clippy::unwrap_used)]

#[path = "support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use support::table::{SAMPLE, told};
use support::talk::Talk;

/// A command of the program in English on a session of a folder.
fn command(folder: &Path, args: &[&str]) -> Command {
    spoken(folder, args, "en")
}

fn spoken(folder: &Path, args: &[&str], language: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidang"));
    command.args(args).arg("--data-dir").arg(folder.join("data")).args(["--lang", language]);
    command.current_dir(folder).env_remove("LC_ALL").stdin(Stdio::null()).stderr(Stdio::piped());
    command
}

/// What a command said, and how it ended.
fn said(folder: &Path, args: &[&str]) -> (i32, String) {
    let (code, said, message) = told(command(folder, args).output().unwrap());
    (code, said + &message)
}

/// Says lines in the session, and gives all answers.
fn talked(folder: &Path, session: &str, lines: &[&str]) -> String {
    let mut talk = Talk::of(command(folder, &["plain", session]));
    for line in lines {
        talk.say(line);
    }
    talk.finish().message
}

/// A sitting for real with a decision, a note and a correction.
fn sitting(folder: &Path) -> PathBuf {
    let text = fs::read_to_string(SAMPLE).unwrap().replacen("\nsample: true,", "\nsample: false,", 1);
    fs::write(folder.join("sidang.ron"), text).unwrap();
    let lines = [
        "attendance all",
        "accept 1 reason=kompetensi words=\"Uraian rahasia\" aware",
        "note \"Pesan rahasia\"",
        "correct P-0009 grade=\"II/a\" document=\"Keputusan rahasia\" number=\"1\" date=2026-10-01",
    ];
    talked(folder, "sidang.ron", &lines);
    folder.join("sidang.journal")
}

#[test]
fn a_copy_with_words_withheld_verifies_replays_and_is_never_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let record = sitting(folder.path());
    let (code, answer) = said(folder.path(), &["redact", "sidang.ron", "--out", "salinan.journal"]);
    assert!(code == 0 && answer.contains("5 entries were copied") && answer.contains("5 of them without"), "{answer}");
    let copy = folder.path().join("salinan.journal");
    assert!(!fs::read_to_string(&copy).unwrap().contains("rahasia"));
    // Beside the session file the copy is read like a record.
    fs::copy(folder.path().join("sidang.ron"), folder.path().join("salinan.ron")).unwrap();
    let (code, answer) = said(folder.path(), &["verify", "salinan.ron"]);
    assert!(code == 0 && answer.contains("5 entries") && answer.contains("withheld"), "{answer}");
    let (_, full) = said(folder.path(), &["state", "sidang.ron"]);
    let (code, answer) = said(folder.path(), &["state", "salinan.ron"]);
    assert!(code == 0 && answer.contains("Item 1, accepted") == full.contains("Item 1, accepted"), "{answer}");
    assert!(answer.contains("#4 (words withheld"), "{answer}");
    let before = fs::read(&copy).unwrap();
    let answer = talked(folder.path(), "salinan.ron", &["note \"mine\""]);
    assert!(answer.contains("can only be read"), "{answer}");
    assert!(answer.contains("count as not known"), "what was corrected is unknown: {answer}");
    assert_eq!(fs::read(&copy).unwrap(), before);
    // Nothing is overwritten, and the record is untouched.
    let untouched = fs::read(&record).unwrap();
    let (code, answer) = said(folder.path(), &["redact", "sidang.ron", "--out", "sidang.journal"]);
    assert!(code == 3 && answer.contains("exists already"), "{answer}");
    assert_eq!(fs::read(&record).unwrap(), untouched);
    let (code, answer) = said(folder.path(), &["redact", "sidang.ron", "--out", "satu.journal", "--entries", "4"]);
    assert!(code == 0 && answer.contains("1 of them without"), "{answer}");
    let one = fs::read_to_string(folder.path().join("satu.journal")).unwrap();
    assert!(!one.contains("Pesan rahasia") && one.contains("Uraian rahasia"));
}

#[test]
fn a_record_of_a_rehearsal_says_so_and_is_none_of_a_real_sitting() {
    let folder = tempfile::tempdir().unwrap();
    sitting(folder.path());
    let real = said(folder.path(), &["verify", "sidang.ron"]);
    assert!(real.0 == 0 && !real.1.to_lowercase().contains("rehearsal"), "{}", real.1);
    talked(folder.path(), SAMPLE, &["attendance all"]);
    let (code, answer) = said(folder.path(), &["verify", SAMPLE]);
    assert!(code == 0 && answer.contains("Sort of record: rehearsal;"), "{answer}");
    let (code, answer) = said(folder.path(), &["redact", SAMPLE, "--out", "latihan.journal"]);
    assert!(code == 0 && answer.contains("copy of the record of a rehearsal"), "{answer}");
    // Beside a real session it is out of place, though its chain holds.
    fs::write(folder.path().join("latihan.ron"), fs::read(SAMPLE).unwrap()).unwrap();
    let (code, answer) = said(folder.path(), &["verify", "--record", "latihan.ron"]);
    assert!(code == 1 && answer.contains("2 entries") && answer.contains("a REHEARSAL, in the place"), "{answer}");
    let (_, answer) = said(folder.path(), &["redact", "sidang.ron", "--out", "salinan.journal"]);
    assert!(!answer.contains("rehearsal"), "{answer}");
}

#[test]
fn a_damaged_record_is_read_up_to_the_place_and_repaired_only_into_a_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let record = sitting(folder.path());
    let mut bytes = fs::read(&record).unwrap();
    let end_of_third = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).unwrap().0;
    bytes[end_of_third + 80] ^= 1;
    fs::write(&record, &bytes).unwrap();
    let answer = talked(folder.path(), "sidang.ron", &["note \"mine\""]);
    assert!(answer.contains("damaged at line 4") && answer.contains("can only be read"), "{answer}");
    let repair =
        |last: &str| said(folder.path(), &["repair", "sidang.ron", "--keep-until", last, "--out", "baru.journal"]);
    let (code, answer) = repair("4");
    assert!(code == 3 && answer.contains("no entry 4 that holds"), "{answer}");
    let (code, answer) = repair("3");
    assert!(code == 0 && answer.contains("3 entries that hold"), "{answer}");
    assert_eq!(fs::read(&record).unwrap(), bytes, "the damaged record is evidence");
    fs::rename(&record, folder.path().join("rusak.journal")).unwrap();
    fs::rename(folder.path().join("baru.journal"), &record).unwrap();
    assert!(talked(folder.path(), "sidang.ron", &["note \"goes on\""]).contains("Recorded #5"));
}

#[test]
fn a_rehearsal_is_thrown_away_or_kept_and_what_is_open_is_neither() {
    let folder = tempfile::tempdir().unwrap();
    let list = || said(folder.path(), &["rehearsals", SAMPLE]).1;
    assert!(list().contains("no rehearsal yet"));
    talked(folder.path(), SAMPLE, &["attendance all"]);
    let kept = said(folder.path(), &["rehearsals", SAMPLE, "--keep", "1"]);
    assert!(kept.0 == 0 && list().contains("Kept as an exercise"), "{}", list());
    // Rehearsing again begins a new one, though nothing asks for it.
    talked(folder.path(), SAMPLE, &["attendance all"]);
    assert_eq!(list().lines().count(), 2, "{}", list());
    let mut open = Talk::of(spoken(folder.path(), &["plain", "--continue", SAMPLE], "id"));
    open.say("catat \"terbuka\"");
    open.entry();
    let (code, answer) = said(folder.path(), &["rehearsals", SAMPLE, "--discard", "2"]);
    assert!(code == 3 && answer.contains("in use"), "{answer}");
    // The one that is open keeps no other from going.
    said(folder.path(), &["plain", "--new", SAMPLE]);
    assert_eq!(list().lines().count(), 3, "{}", list());
    let (code, answer) = said(folder.path(), &["rehearsals", SAMPLE, "--discard-all"]);
    assert!(
        code == 3 && answer.contains("Rehearsal 2 stays") && answer.contains("Rehearsal 3 was thrown away"),
        "{answer}"
    );
    assert_eq!(list().lines().count(), 2, "{}", list());
    open.finish();
    let (code, answer) = said(folder.path(), &["rehearsals", SAMPLE, "--discard", "7"]);
    assert!(code == 1 && answer.contains("no rehearsal 7"), "{answer}");
    let (code, answer) = said(folder.path(), &["rehearsals", SAMPLE, "--discard-all"]);
    assert!(code == 0 && answer.contains("Rehearsal 2 was thrown away"), "{answer}");
    assert!(list().lines().count() == 1 && list().contains("Kept"), "{}", list());
    let (code, _) = said(folder.path(), &["rehearsals", SAMPLE, "--discard", "1"]);
    assert!(code == 0 && list().contains("no rehearsal yet"), "what is named is thrown away, kept or not");
    assert!(fs::read_dir(folder.path().join("data/rehearsals")).unwrap().next().is_none());
}
