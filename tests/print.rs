//! One frame on standard output: what it shows, and that it leaves nothing behind; and what shells and `man` are told.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use sidang::shell::command_line;
use sidang::text::language::Language;

/// A sample session of the repository.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/tebingtinggi-rencana.ron");

/// A folder with the sample in it, and another for data.
struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Room {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sessions")).unwrap();
        fs::copy(SAMPLE, folder.path().join("sessions/a.ron")).unwrap();
        Room { folder }
    }

    /// Exit code, standard output and standard error of the program run here.
    fn run(&self, arguments: &[&str], input: &str) -> (i32, String, String) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_sidang"));
        program.args(arguments).args(["--lang", "id", "--data-dir", "data"]).current_dir(self.folder.path());
        program.env_remove("NO_COLOR").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = program.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// The frame of the session after these keys.
    fn frame(&self, keys: &str, more: &[&str]) -> String {
        let (code, frame, message) = self.run(&[&["sessions/a.ron", "--print", "--keys", keys], more].concat(), "");
        assert_eq!((code, message.as_str()), (0, ""), "{frame}");
        frame
    }

    /// Every file with what is in it.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        fn gather(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    files.insert(path.display().to_string(), Vec::new());
                    gather(&path, files);
                } else {
                    files.insert(path.display().to_string(), fs::read(&path).unwrap());
                }
            }
        }
        let mut files = BTreeMap::new();
        gather(self.folder.path(), &mut files);
        files
    }
}

#[test]
fn a_session_without_a_record_is_shown_and_nothing_is_begun() {
    let room = Room::new();
    let before = room.files();
    let frame = room.frame("Esc", &[]);
    let rows: Vec<&str> = frame.lines().collect();
    assert_eq!(rows.len(), 24, "{frame}");
    assert!(rows[0].contains("LATIHAN") && rows[0].contains("hadir 0/5") && !frame.contains('\x1b'), "{frame}");
    let large = room.frame("Esc", &["--size", "120x35"]);
    assert_eq!(large.lines().count(), 35);
    assert!(large.lines().any(|row| row.chars().count() == 120), "{large}");
    assert_eq!(room.files(), before);
}

#[test]
fn keys_decide_in_memory_alone() {
    let room = Room::new();
    let before = room.files();
    let frame = room.frame("Esc h p Escape t y u c 'Kata ketua' F2", &[]);
    assert!(frame.contains("hadir 5/5 kuorum") && frame.contains("Tersimpan #5"), "{frame}");
    let minutes = room.frame("Esc h p Escape t y c 'Kata ketua' F2 m End", &[]);
    assert!(minutes.contains("Kata ketua"), "{minutes}");
    let chosen = room.frame("Esc , Down Right", &[]);
    assert!(chosen.contains("< terang >") && !chosen.contains("Tersimpan."), "{chosen}");
    assert_eq!(room.files(), before);
}

#[test]
fn a_real_record_is_looked_at_as_it_is_and_becomes_a_rehearsal_where_keys_would_write() {
    let room = Room::new();
    let (code, answers, message) =
        room.run(&["plain", "sessions/a.ron", "--record"], "hadir semua\nterima 1 alasan=kompetensi\n");
    assert_eq!(code, 0, "{answers}{message}");
    let before = room.files();
    let (seen, decided) = (room.frame("Esc", &["--record"]), room.frame("Esc u", &["--record"]));
    assert!(seen.contains("1 diterima") && !seen.contains("LATIHAN"), "{seen}");
    assert!(decided.contains("0 diterima") && decided.contains("LATIHAN"), "{decided}");
    assert_eq!(room.files(), before);
}

#[test]
fn without_a_file_the_chooser_is_drawn_and_a_session_opens_from_it() {
    let room = Room::new();
    let (code, frame, _) = room.run(&["--print"], "");
    assert!(code == 0 && frame.contains("Pilih sidang") && frame.contains("a.ron"), "{frame}");
    let (code, frame, _) = room.run(&["--print", "--keys", "Enter Esc"], "");
    assert!(code == 0 && frame.contains("Daftar bahasan"), "{frame}");
}

#[test]
fn colours_come_along_where_they_are_asked_for_and_change_no_letter() {
    let room = Room::new();
    let frame = room.frame("Esc h", &[]);
    // The head ends with the hour, which may be another one by the next frame.
    let without_hour = |frame: &str| -> Vec<String> {
        let rows = frame.lines().map(str::trim_end).enumerate();
        rows.map(|(row, text)| if row == 0 { text[..text.len() - 5].to_owned() } else { text.to_owned() }).collect()
    };
    let plain = without_hour(&frame);
    for colours in ["always", "full", "16"] {
        let coloured = room.frame("Esc h", &["--color", colours]);
        assert!(coloured.contains("\x1b["), "{colours}");
        let mut letters = String::new();
        for (place, piece) in coloured.split("\x1b[").enumerate() {
            letters.push_str(if place == 0 { piece } else { piece.split_once('m').unwrap().1 });
        }
        assert_eq!(without_hour(&letters), plain, "{colours}");
    }
}

#[test]
fn what_is_no_key_or_no_session_is_said_in_one_line() {
    let room = Room::new();
    let (code, frame, message) = room.run(&["sessions/a.ron", "--print", "--keys", "Esc Eskap t"], "");
    assert_eq!((code, frame.as_str(), message.lines().count()), (2, "", 1), "{message}");
    assert!(message.contains("Eskap bukan tombol"), "{message}");
    let (code, frame, message) = room.run(&["sessions/b.ron", "--print"], "");
    assert!(code == 3 && frame.is_empty() && message.contains("b.ron"), "{code} {message}");
    fs::write(room.folder.path().join("sessions/b.ron"), "(format: 1").unwrap();
    let (code, frame, message) = room.run(&["sessions/b.ron", "--print"], "");
    assert!(code == 1 && frame.is_empty() && message.contains("b.ron:1:"), "{code} {message}");
}

#[test]
fn completions_and_manual_hold_every_command_and_every_option() {
    let room = Room::new();
    let said = |arguments: &[&str]| {
        let (code, said, message) = room.run(arguments, "");
        assert_eq!((code, message.as_str()), (0, ""), "{arguments:?}");
        // The manual writes a hyphen of an option so that nobody breaks it.
        said.replace("\\-", "-")
    };
    let texts = ["bash", "zsh", "fish"].map(|shell| said(&["completions", shell]));
    assert_eq!(said(&["pelengkap", "bash"]), texts[0]);
    let manual = said(&["manual"]);
    let command = command_line::command(Language::Indonesian);
    for one in command.get_subcommands() {
        for text in texts.iter().chain([&manual]) {
            assert!(text.contains(one.get_name()), "{} is missing", one.get_name());
        }
        assert!(manual.contains(&format!(".SH \"{}\"", one.get_name().to_uppercase())), "{}", one.get_name());
        for long in one.get_arguments().filter_map(clap::Arg::get_long) {
            assert!(manual.contains(&format!("--{long}")), "--{long} of {} is missing", one.get_name());
            assert!(texts.iter().all(|text| text.contains(long)), "--{long} of {}", one.get_name());
        }
    }
    assert!(!manual.contains("sidang-check"), "a page is named that does not exist");
    assert!(manual.starts_with(".ie") || manual.starts_with(".TH"), "{}", &manual[..80]);
}
