//! The README agrees with the program: its tables of keys and codes come from their lists, its script is run to the end.
//!
//! `UPDATE_README=1 cargo test --test readme` writes its blocks anew.

#![allow(clippy::unwrap_used)]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use sidang::app::board::LEAST;
use sidang::command::catalogue::{CATALOGUE, Row};
use sidang::command::place::Place;
use sidang::command::presses::presses;
use sidang::rules::RULES;
use sidang::shell::chance::Chance;
use sidang::shell::clock::Clock;
use sidang::shell::desk::BoardOptions;
use sidang::shell::opening::{Choice, OpenOptions};
use sidang::shell::preferences::Begun;
use sidang::shell::print;
use sidang::store::codes::{CODES, Class};
use sidang::text::language::Language;
use sidang::text::words::say;

/// The same sitting as lines; the README shows it whole.
const SCRIPT: &str = "tests/files/tebingtinggi.script";

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Asserts that the block of the README between the markers of `name` is `wanted`.
fn assert_block(name: &str, wanted: &str) {
    assert_block_of("README.md", name, wanted);
}

/// Asserts that the block between the markers of `name` is `wanted`; writes it instead where that is asked for.
fn assert_block_of(paper: &str, name: &str, wanted: &str) {
    let path = in_repository(paper);
    let readme = fs::read_to_string(&path).unwrap();
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = readme.find(&begin).map(|at| at + begin.len()).unwrap_or_else(|| panic!("{begin} is missing"));
    let stop = readme[start..].find(&end).map(|at| start + at).unwrap_or_else(|| panic!("{end} is missing"));
    if readme[start..stop] == *wanted {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_README").is_some(),
        "the block {name} of {paper} is not what the program says; UPDATE_README=1 writes it anew:\n{wanted}"
    );
    fs::write(&path, format!("{}{wanted}{}", &readme[..start], &readme[stop..])).unwrap();
}

/// What a place is called in the table.
fn place(place: Place) -> &'static str {
    match place {
        Place::Chooser => "chooser",
        Place::Opening => "opening",
        Place::Board => "board",
        Place::Card => "card",
        Place::Form => "forms",
        Place::Editor => "editor",
        Place::Candidates => "candidates",
        Place::Attendance => "attendance",
        Place::Numbers => "numbers",
        Place::Quality => "data quality",
        Place::Finder => "finder",
        Place::Filter => "filter",
        Place::Past => "looking back",
        Place::Reading => "texts",
        Place::Facts => "facts",
        Place::Minutes => "minutes",
        Place::Plan => "plan",
        Place::Scenario => "scenario",
        Place::Help => "help",
        Place::Preferences => "preferences",
        Place::Question => "questions",
    }
}

fn key_table() -> String {
    let line = |row: &Row| {
        let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
        let spoken: Vec<String> = row.spoken.iter().map(|word| format!("`{word}`")).collect();
        let places: Vec<&str> = row.places.iter().map(|home| place(*home)).collect();
        format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            keys.join(" "),
            say(Language::Indonesian, row.title),
            say(Language::English, row.title),
            say(Language::English, row.help),
            places.join(", "),
            spoken.join(" "),
        )
    };
    let head = "| Key | Indonesian | English | What it does | Where | Plain mode |\n|---|---|---|---|---|---|\n";
    head.to_owned() + &CATALOGUE.iter().map(line).collect::<String>()
}

/// Every screen with the keys that lead to it, past the page of data quality which comes first.
const SCREENS: [(&str, &str); 36] = [
    ("board", "Esc h p Esc t y r y Down Down"),
    ("card", "Esc h p Esc t"),
    ("candidates", "Esc h p Esc Down Down Down Down g"),
    ("why", "Esc Down Down Down Down w"),
    ("numbers", "Esc a Enter"),
    ("quality", ""),
    ("facts", "Esc f"),
    ("attendance", "Esc h"),
    ("help", "Esc ?"),
    ("preferences", "Esc ,"),
    ("finder", "Esc / 'dinas'"),
    ("filter", "Esc v Space Tab Down Down Space"),
    ("narrowed", "Esc h p Esc v Space Tab Down Down Space Enter x 1 y"),
    ("marked", "Esc h p Esc Down Down Down Down Space Down Space g Down Space Down Space Esc"),
    ("compared", "Esc h p Esc Down Down Down Down g Space Down Space 4"),
    ("past", "Esc h p Esc c 'Sidang dibuka' F2 0 Left"),
    ("editor", "Esc c 'Kepala Dinas meminta agar serah terima selesai dahulu.' Enter 'Ketua setuju.'"),
    ("minutes", "Esc h p Esc c 'Kepala Dinas meminta waktu.' F2 t y m Up Up Enter Backspace ' dua minggu.' F2"),
    ("plan", "Esc h p Esc x 1 y R"),
    ("scenario", "Esc h p Esc S Down Right Right Right Down"),
    ("emergency", "Esc h p Esc S Right Down"),
    ("commands", "Esc o Esc :"),
    ("person", "Esc 1"),
    ("seat", "Esc 2"),
    ("agencies", "Esc 3"),
    ("compare", "Esc 4"),
    ("boxes", "Esc 5"),
    ("forum", "Esc 6"),
    ("documents", "Esc 7"),
    ("sitting", "Esc 8"),
    ("glossary", "Esc 9"),
    ("plots", "Esc h p Esc t y r y ;"),
    ("details", "Esc h p Esc . 'Ketua meminta penjelasan'"),
    ("form", "Esc h p Esc i 'makan siang'"),
    ("guests", "Esc h p Esc Down Down z"),
    ("names", "Esc z z"),
];

/// The sample as the guide names it; tests run in the repository.
const SESSION: &str = "sessions/tebingtinggi-rencana.ron";

/// What `--print` draws after these keys, at an hour that stands still.
fn screen(keys: &str) -> String {
    let data = tempfile::tempdir().unwrap();
    let now = chrono::DateTime::parse_from_rfc3339("2026-12-02T09:42:00+07:00").unwrap();
    let open = OpenOptions {
        choice: Choice::New,
        data_folder: Some(data.path().to_owned()),
        clock: Some(Clock::fixed(now)),
        chance: Chance::Counted(1),
        ..OpenOptions::new(Path::new(SESSION))
    };
    let board = BoardOptions { session: Some(SESSION.into()), preferences: Begun::default(), open };
    let frame = print::frame(board, &presses(keys).unwrap(), LEAST).unwrap();
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0, "{keys:?} leaves something behind");
    print::text(&frame)
}

fn assert_screens() {
    for (name, keys) in SCREENS {
        let asked = if keys.is_empty() { String::new() } else { format!(" --keys \"{keys}\"") };
        let picture = screen(keys);
        assert_block_of(
            "tests/screens/README.md",
            name,
            &format!("\n```text\n$ sidang {SESSION} --print{asked}\n{picture}\n```\n\n"),
        );
        if name == "board" {
            assert_block(name, &format!("\n```\n{picture}\n```\n\n"));
        }
    }
}

/// The rules in the order of their list.
fn rule_table() -> String {
    let mut table = "| Rule | Indonesian | English | Rests on |\n|---|---|---|---|\n".to_owned();
    for rule in RULES {
        let [indonesian, english] = [Language::Indonesian, Language::English].map(|language| say(language, rule.title));
        let basis = if rule.basis.ids().is_empty() { "custom".to_owned() } else { rule.basis.ids().join(", ") };
        let veiled = if rule.sensitive { " †" } else { "" };
        table.push_str(&format!("| `{}`{veiled} | {indonesian} | {english} | {basis} |\n", rule.id));
    }
    table
}

/// The codes of one class, one a line.
fn code_table(class: Class) -> String {
    let mut table = "| Code | What it means | Cure |\n|---|---|---|\n".to_owned();
    for code in CODES.iter().filter(|code| code.class == class) {
        let [title, cure] = [code.title, code.cure].map(|key| say(Language::English, key));
        table.push_str(&format!("| `{}` | {title} | {cure} |\n", code.id));
    }
    table
}

// One story for all blocks and links: two that write the file would lose each other's block.
#[test]
fn the_blocks_are_what_the_program_says_and_the_links_lead_somewhere() {
    let table = key_table();
    // A bar would end a cell too early.
    assert!(table.lines().all(|line| line.matches('|').count() == 7), "{table}");
    assert_block("keys", &format!("\n{table}\n"));
    let rules = rule_table();
    assert!(rules.lines().all(|line| line.matches('|').count() == 5), "{rules}");
    assert_block("rules", &format!("\n{rules}\n"));
    for (name, class) in [("faults", Class::Fault), ("notices", Class::Notice)] {
        let table = code_table(class);
        assert!(table.lines().all(|line| line.matches('|').count() == 4), "{table}");
        assert_block(name, &format!("\n{table}\n"));
    }
    let script = fs::read_to_string(in_repository(SCRIPT)).unwrap();
    assert_block("script", &format!("\n```\n{script}```\n\n"));
    assert_screens();
    for paper in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "tests/screens/README.md"] {
        let paper = in_repository(paper);
        let text = fs::read_to_string(&paper).unwrap();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        for link in links.filter(|link| !link.is_empty() && !link.contains("://")) {
            assert!(paper.with_file_name(link).exists(), "{} links to {link}", paper.display());
        }
    }
}

#[test]
fn the_script_runs_to_the_end() {
    let data = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_sidang"))
        .args(["plain", "--lang", "id", "--new", "--data-dir"])
        .arg(data.path())
        .arg(in_repository("sessions/tebingtinggi-rencana.ron"))
        .stdin(File::open(in_repository(SCRIPT)).unwrap())
        .output()
        .unwrap();
    let answers = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{answers}{}", String::from_utf8_lossy(&output.stderr));
    let last = answers.lines().last().unwrap_or_default();
    assert!(last.starts_with("Notulen dan hasil tersimpan di ") && last.ends_with("(5 berkas)."), "{answers}");
}
