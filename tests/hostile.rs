//! Hostile text: whatever a session file holds, nothing that steers a terminal or hides leaves the program.
//!
//! The places to plant in come from the tree of a session that says everything the format can say (a test of
//! `store/session` makes sure that it does), so that a new field is reached by itself.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/hostile_text.rs"]
mod hostile_text;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use desk::Desk;
use hostile_text::{HOSTILE, WHOLE, checked, escaped, medley, places, places_for, planted, session_full_of};
use sidang::domain::facts::Facts;
use sidang::store::fault::Fault;
use sidang::store::session::report::{report_json, report_text};
use sidang::store::session::{Checked, read};
use sidang::text::language::Language;
use sidang::text::visible::is_hidden;

/// What a text holds that must not leave the program, line ends aside.
fn hostile_in(text: &str) -> Option<char> {
    let mut marks = 0;
    text.chars().find(|character| {
        marks = if ('\u{300}'..='\u{36f}').contains(character) { marks + 1 } else { 0 };
        (is_hidden(*character) && *character != '\n') || marks > 2
    })
}

fn assert_clean(text: &str, what: &str) {
    let found = hostile_in(text);
    assert_eq!(found, None, "{what} lets U+{:04X} out:\n{}", u32::from(found.unwrap_or(' ')), text.escape_debug());
}

/// Text and JSON of the report in both languages are clean.
fn assert_report_is_clean(checked: &Checked, what: &str) {
    for language in [Language::Indonesian, Language::English] {
        assert_clean(&report_text("s.ron", checked, language), what);
        assert_clean(&report_json("s.ron", checked, language).to_string(), what);
    }
}

/// The facts of a text, when it can be opened.
fn facts(text: &str) -> Facts {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidang.ron");
    fs::write(&path, text).unwrap();
    read(&path, 1 << 20).map_err(|_| "faults").unwrap().facts
}

/// Rust writes what is hidden in a text as an escape, so that clean facts hold no escape.
fn assert_facts_are_clean(facts: &Facts, what: &str) {
    // It writes accents so as well; two of them may sit on a letter.
    let held = format!("{facts:?}").replace("\\u{301}", "");
    for escape in ["\\u{", "\\n", "\\r", "\\t", "\\0"] {
        let at = held.find(escape).unwrap_or_default();
        assert!(at == 0, "{what}: {}", held.chars().skip(at.saturating_sub(40)).take(80).collect::<String>());
    }
}

#[test]
fn no_field_lets_hostile_text_into_the_facts_or_the_report() {
    let (medley, places) = (medley(), places());
    let (mut refused, mut shown) = (0, 0);
    for (place, way) in places {
        let text = planted(&place, &medley);
        let checked = checked(&text);
        assert_report_is_clean(&checked, &way);
        let about = |fault: &Fault| fault.span.contains(&place.start) || fault.span.start == place.start;
        if checked.faults.is_empty() {
            shown += 1;
            assert_facts_are_clean(&facts(&text), &way);
            let notice =
                checked.notices.iter().find(|notice| about(&notice.0) && notice.0.code == "N-HIDDEN-CHARACTER");
            let said = notice.unwrap_or_else(|| panic!("{way}: no notice")).0.what.spoken(Language::English);
            let field = way.rsplit('.').next().unwrap();
            assert!(said.contains(field) && said.contains("U+0000"), "{way}: {said}");
        } else {
            refused += 1;
            assert!(checked.faults.iter().any(about), "{way}: {:?}", checked.faults);
        }
    }
    assert!(refused > 80 && shown > 40, "{refused} refused, {shown} shown");
}

#[test]
fn every_hostile_character_is_refused_in_names_and_told_of_in_texts() {
    let places = places();
    let place = |wanted: &str| places.iter().find(|(_, way)| way == wanted).unwrap().0.clone();
    let (name, reason) = (place(".employees.name"), place(".proposals.reason"));
    for character in HOSTILE {
        let number = format!("U+{:04X}", u32::from(character));
        let content = format!("Ayu {} Dewi", escaped(&[character]));
        let refused = checked(&planted(&name, &content));
        assert_eq!(refused.faults[0].code, "E-HIDDEN-CHARACTER");
        assert!(refused.faults[0].what.spoken(Language::Indonesian).contains(&number));
        let text = planted(&reason, &content);
        let shown = checked(&text);
        let told = shown.notices.iter().any(|notice| notice.0.code == "N-HIDDEN-CHARACTER");
        assert!(shown.faults.is_empty() && told, "{number}");
        assert_eq!(facts(&text).proposals()[0].reason, format!("Ayu ‹{number}› Dewi"));
        // Written as it is, not as an escape, it is a fault wherever it stands.
        let raw = checked(&WHOLE.replacen("Kursi kosong", &format!("Kursi{character}kosong"), 1));
        assert_eq!(raw.faults.first().map(|fault| fault.code), Some("E-HIDDEN-CHARACTER"), "{number}");
        assert_report_is_clean(&raw, &number);
    }
}

#[test]
fn ids_are_plain_and_a_flood_of_accents_is_no_name() {
    let places = places();
    let ids = [".sitting.id", ".sitting.members.id", ".legal_bases.id", ".units.id", ".positions.id", ".employees.id"];
    for way in ids.into_iter().chain([".proposals.id"]) {
        let place = &places.iter().find(|(_, own)| own == way).unwrap().0;
        for content in ["", " A-1", "A 1", "A/1", "é-1", "-1", ".1", "A\\u{202e}1", "А-1", &"A".repeat(81)] {
            let faults = checked(&planted(place, content)).faults;
            let about = faults.iter().find(|fault| fault.span.start == place.start).map(|fault| fault.code);
            assert!(matches!(about, Some("E-ID" | "E-FILE-NAME")), "{way} {content:?}: {about:?}");
        }
    }
    let name = &places.iter().find(|(_, way)| way == ".employees.name").unwrap().0;
    let flood = checked(&planted(name, &format!("A{}yu", "\\u{301}".repeat(3))));
    assert_eq!(flood.faults[0].code, "E-HIDDEN-CHARACTER");
    assert!(checked(&planted(name, "Ngurah é\\u{323} D'Ávila")).faults.is_empty());
}

/// The program with these arguments, Indonesian unless they say otherwise, its input from a text.
fn program(arguments: &[&OsStr], input: &str) -> Output {
    use std::io::Write;
    let mut program = Command::new(env!("CARGO_BIN_EXE_sidang"));
    program.args(arguments).env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("LANG");
    let mut running = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that reads nothing may have gone already.
    let _ = running.stdin.take().unwrap().write_all(input.as_bytes());
    running.wait_with_output().unwrap()
}

fn assert_output_is_clean(output: &Output, what: &str) {
    for bytes in [&output.stdout, &output.stderr] {
        assert_clean(std::str::from_utf8(bytes).unwrap(), what);
    }
}

/// A sitting that says, decides and closes everything.
const SCRIPT: &str = "hadir semua\nmengapa 1\nmengapa 2\ncalon 1\n\
    pengecualian R-PJ P-0001 dokumen=\"Surat Menteri\" nomor=\"100/9\" tanggal=2026-11-19\n\
    terima 1 alasan=kebutuhan catatan=\"Kursi diisi.\" tahu\nurungkan\nulangi\ntolak 2 alasan=syarat catatan=\"Belum.\"\ncatat 1 \"pendapat\"\nbeban\ncari kepala\nnotulen\ntutup\n";

/// A session file with its closed sitting in a folder of its own.
struct Sat {
    folder: tempfile::TempDir,
}

impl Sat {
    /// Writes the session, and runs its sitting from the script.
    fn on(session: &str) -> Sat {
        let sat = Sat { folder: tempfile::tempdir().unwrap() };
        fs::write(sat.folder.path().join("sidang.ron"), session).unwrap();
        sat.run(&["plain", "--new"], SCRIPT);
        sat
    }

    /// What a command says of the session on standard output; nothing hostile, there or on standard error.
    fn run(&self, words: &[&str], input: &str) -> String {
        let (path, data) = (self.folder.path().join("sidang.ron"), self.folder.path().join("data"));
        let mut arguments: Vec<&OsStr> = words.iter().map(OsStr::new).collect();
        arguments.insert(1, path.as_os_str());
        arguments.extend([OsStr::new("--data-dir"), data.as_os_str()]);
        let output = program(&arguments, input);
        assert!(output.status.code().is_some_and(|code| code < 2), "{words:?}: {output:?}");
        assert_output_is_clean(&output, &words.join(" "));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Record and papers: name and content.
    fn files(&self) -> Vec<(String, String)> {
        let kept = self.folder.path().join("data/rehearsals/MJ-2026-11-1");
        let papers = fs::read_dir(kept.join("MJ-2026-11.papers")).unwrap().map(|entry| entry.unwrap().path());
        let files: Vec<_> = papers.chain([kept.join("MJ-2026-11.journal")]).collect();
        assert_eq!(files.len(), 6, "{files:?}");
        files.iter().map(|file| (file.to_string_lossy().into_owned(), fs::read_to_string(file).unwrap())).collect()
    }
}

#[test]
fn nothing_hostile_leaves_by_any_command_record_or_paper() {
    let sat = Sat::on(&session_full_of(&medley(), &places_for(&medley())));
    for words in [&["check"][..], &["workload"], &["explain", "P-0001", "CAPIL-KASI"], &["state"]] {
        for more in [&[][..], &["--json"], &["--lang", "en"]] {
            assert!(!sat.run(&[words, more].concat(), "").is_empty());
        }
    }
    sat.run(&["verify"], "");
    for (what, text) in sat.files() {
        // Cells of a spreadsheet end their lines with carriage returns; entries of the record have a tab inside.
        let text = if what.ends_with(".csv") { text.replace("\r\n", "\n") } else { text };
        let text = if what.ends_with(".journal") { text.replace('\t', " ") } else { text };
        assert_clean(&text, &what);
    }
}

#[test]
fn no_text_of_a_session_becomes_a_formula_in_a_spreadsheet() {
    let places = places_for("=1+1");
    for formula in ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\\t=1+1", "＝1+1"] {
        let files = Sat::on(&session_full_of(formula, &places)).files();
        let (_, table) = files.iter().find(|(what, _)| what.ends_with("hasil.csv")).unwrap();
        let rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table.as_bytes());
        let cells: Vec<String> =
            rows.into_records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
        assert!(cells.iter().any(|cell| cell.starts_with('\'')), "{formula} is nowhere: {cells:?}");
        for cell in cells {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝']), "{formula}: {cell}");
        }
    }
}

/// All that the screen shows, cell by cell.
fn assert_screen_is_clean(desk: &Desk, what: &str) {
    for (columns, rows) in [(80, 24), (200, 60)] {
        for theme in [
            desk::PLAIN,
            sidang::screen::theme::Theme { charset: sidang::text::charset::Charset::Ascii, ..desk::PLAIN },
        ] {
            let buffer = desk.buffer(theme, columns, rows);
            let cells: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
            assert_clean(&cells, what);
        }
    }
}

#[test]
fn nothing_hostile_is_on_any_screen() {
    let facts = Arc::new(facts(&session_full_of(&medley(), &places_for(&medley()))));
    for language in [Language::Indonesian, Language::English] {
        let mut desk = Desk::on(&facts);
        desk.app.language = language;
        for place in 0..facts.docket().items().len() {
            desk.app.board_mut().unwrap().select(place);
            for keys in [
                "", "w", "PgDn", "PgDn", "Esc g", "Down", "Esc t", "Esc Esc", "m", "Esc o", "Esc h", "Esc /", "Esc ?",
                "Esc",
            ] {
                desk.press(keys);
                assert_screen_is_clean(&desk, keys);
            }
        }
    }
}

#[test]
fn a_hostile_name_of_a_file_is_shown_by_its_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidang\u{1b}]0;PWN\u{7}\u{202e}nor.ron");
    let (broken, none) = (folder.path().join("\u{2066}rusak\u{9b}.ron"), folder.path().join("\u{200b}\ntiada\r"));
    fs::write(&path, WHOLE).unwrap();
    fs::write(&broken, "(format: x)").unwrap();
    let data = folder.path().join("\u{202e}data");
    for (file, input) in [(&path, "hadir semua\nkeluar\n"), (&broken, ""), (&none, "")] {
        for words in [
            &["check"][..],
            &["check", "--json"],
            &["workload"],
            &["explain", "P-0001", "SOS-ADM"],
            &["plain"],
            &["state"],
            &["verify"],
        ] {
            let mut arguments: Vec<&OsStr> = words.iter().map(OsStr::new).collect();
            arguments.insert(1, file.as_os_str());
            arguments.extend([OsStr::new("--data-dir"), Path::new(&data).as_os_str()]);
            assert_output_is_clean(&program(&arguments, input), &words.join(" "));
        }
        assert_output_is_clean(&program(&[file.as_os_str()], ""), "the board without a terminal");
    }
}
