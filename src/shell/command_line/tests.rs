//! Stories of what is typed at the shell.

use super::*;
use crate::shell::options::{Earlier, Purpose, RehearsalWish, Shown};
use crate::store::sample::size::Wish;
use crate::text::charset::Charset;
use Language::{English, Indonesian};

fn typed(line: &str) -> Vec<OsString> {
    line.split_whitespace().map(OsString::from).collect()
}

/// Neither the command line nor the locale says which language.
const SILENT: Spoken = Spoken { language: Indonesian, by: None };

fn run(line: &str) -> (Task, Options) {
    match parse(&typed(line), SILENT) {
        Ok(Typed::Run(task, options)) => (task, options),
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn the_parser_finds_its_own_words_consistent() {
    command(Indonesian).debug_assert();
    command(English).debug_assert();
}

#[test]
fn every_command_has_an_alias_that_means_the_same() {
    for (name, alias, ..) in COMMANDS {
        let rest = match name {
            "explain" => "a.ron P-1 J-1",
            "handover" => "a.ron --to ani --out a.tar",
            "receive" => "a.tar --out b",
            "redact" => "a.ron --out b.journal --entries 5,7",
            "repair" => "a.ron --keep-until 4 --out b.journal",
            "rehearsals" => "a.ron --keep 2",
            "sample" => "--employees 7 --seed 3 --out a.ron",
            "completions" => "fish",
            "manual" => "",
            _ => "a.ron",
        };
        assert_eq!(run(&format!("sidang {name} {rest}")), run(&format!("sidang {alias} {rest}")));
    }
}

#[test]
fn what_is_typed_becomes_a_task() {
    assert_eq!(run("sidang").0, Task::Board { file: None });
    assert_eq!(run("sidang a.ron").0, Task::Board { file: Some("a.ron".into()) });
    assert_eq!(
        run("sidang check a.ron b.ron --json").0,
        Task::Check { files: vec!["a.ron".into(), "b.ron".into()], json: true }
    );
    let explained = Task::Codes { code: Some("E-DATE".to_owned()), json: false };
    assert_eq!(run("sidang check --explain E-DATE").0, explained);
    assert_eq!(run("sidang periksa --codes --json").0, Task::Codes { code: None, json: true });
    assert_eq!(run("sidang keadaan a.ron --at 7").0, Task::State { file: "a.ron".into(), at: Some(7), json: false });
    let redact = Task::Redact { file: "a.ron".into(), out: "b".into(), entries: vec![5, 7] };
    assert_eq!(run("sidang redact a.ron --out b --entries 5,7").0, redact);
    let repair = Task::Repair { file: "a.ron".into(), out: "b".into(), last: 4 };
    assert_eq!(run("sidang perbaiki a.ron --keep-until 4 --out b").0, repair);
    assert_eq!(run("sidang serah a.ron --take-back").0, Task::TakeBack { file: "a.ron".into(), again: false });
    let received = |again| Task::Receive { bundle: "a.tar".into(), out: "b".into(), again };
    assert_eq!(run("sidang receive a.tar --out b").0, received(false));
    assert_eq!(run("sidang receive a.tar --out b --again").0, received(true));
    let discard = Task::Rehearsals { file: "a.ron".into(), wish: RehearsalWish::Discard(2) };
    assert_eq!(run("sidang latihan a.ron --discard 2").0, discard);
    let wish = Wish { employees: Some(7), positions: None, agencies: None, seed: Some(3) };
    assert_eq!(
        run("sidang contoh --employees 7 --seed 3 --out b.ron --force").0,
        Task::Sample { wish, out: Some("b.ron".into()), force: true }
    );
    let print = |file, keys: &str, size| Task::Print { file, keys: keys.to_owned(), size };
    assert_eq!(run("sidang --print").0, print(None, "", (80, 24)));
    let line = "sidang a.ron --print --size 120x35 --keys t";
    assert_eq!(run(line).0, print(Some("a.ron".into()), "t", (120, 35)));
    let explain = run("sidang explain a.ron P-0900 DINSOS-KABID").0;
    let (employee, position) = ("P-0900".to_owned(), "DINSOS-KABID".to_owned());
    assert_eq!(explain, Task::Explain { file: "a.ron".into(), employee, position, shown: Shown::default() });
    let shown = Shown { numbers: true, json: true };
    let numbers = run("sidang jelaskan a.ron P-1 J-1 --json --numbers").0;
    assert!(matches!(numbers, Task::Explain { shown: found, .. } if found == shown));
}

#[test]
fn options_are_heard_before_and_after_the_command() {
    let after =
        run("sidang plain a.ron --rehearse --new --max-size 2 --color 16 --theme terang --ascii --privacy open --data-dir d").1;
    let before =
        run("sidang --rehearse --new --max-size 2 --color 16 --theme terang --ascii --privacy terbuka --data-dir d plain a.ron").1;
    assert_eq!(after, before);
    let expected = Options {
        language: Indonesian,
        language_by: None,
        data_dir: Some("d".into()),
        purpose: Purpose::Rehearse,
        earlier: Earlier::New,
        take_over: false,
        size_limit: 2 * 1024 * 1024,
        network: false,
        colours: Some(Colours::Sixteen),
        scheme: Some(Scheme::Light),
        charset: Charset::Ascii,
        privacy: Some(Privacy::Open),
    };
    assert_eq!(after, expected);
}

#[test]
fn themes_have_a_name_in_both_languages() {
    for (english, indonesian, scheme) in THEMES {
        for name in [english, indonesian] {
            assert_eq!(run(&format!("sidang --theme {name}")).1.scheme, Some(scheme));
        }
    }
    assert_eq!(run("sidang").1.scheme, None);
}

#[test]
fn wrong_command_lines_are_refused() {
    let lines = [
        "check",
        "check a.ron --codes",
        "check --codes --explain E-DATE",
        "a.ron b.ron",
        "plain a.ron --record --rehearse",
        "a --continue --new",
        "a --max-size 0",
        "handover a.ron",
        "handover a.ron --to ani",
        "handover a.ron --take-back --to ani --out a.tar",
        "a --theme pink",
        "a --keys t",
        "a --print --size 80",
        "a --print --size 0x24",
        "--print check a.ron",
        "completions tcsh",
    ];
    for line in lines {
        assert!(parse(&typed(&format!("sidang {line}")), SILENT).is_err(), "{line}");
    }
}

#[test]
fn a_session_or_what_lies_in_a_folder_is_a_file_and_no_command() {
    let is_path = |word: &str| super::is_path(Path::new(word));
    assert!(is_path("latihan.ron") && is_path("sesi/latihan") && is_path("./plain"));
    assert!(!is_path("latihan") && !is_path("plain") && !is_path(""));
}

#[test]
fn a_mistyped_command_is_recognised_and_a_file_is_not() {
    assert_eq!(meant("chek"), Some("check"));
    assert_eq!(meant("perikas"), Some("periksa"));
    assert_eq!(["check", "sidang.ron", "x", "rapat"].map(meant), [None; 4]);
}

#[test]
fn english_must_be_asked_for() {
    let heard = |line: &str, set: &[(&str, &str)]| {
        let value = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        spoken(&typed(line), value)
    };
    let says = |language, by| Spoken { language, by: Some(by) };
    assert_eq!(heard("sidang", &[]), SILENT);
    assert_eq!(heard("sidang", &[("LANG", "C.UTF-8")]), SILENT);
    assert_eq!(heard("sidang", &[("LANG", "de_DE.UTF-8")]), SILENT);
    assert_eq!(heard("sidang", &[("LANG", "en_US.UTF-8")]), says(English, "LANG"));
    assert_eq!(heard("sidang", &[("LANG", "en_US.UTF-8"), ("LC_ALL", "id_ID.UTF-8")]), says(Indonesian, "LC_ALL"));
    assert_eq!(heard("sidang", &[("LC_ALL", ""), ("LC_MESSAGES", "en_GB.UTF-8")]), says(English, "LC_MESSAGES"));
    assert_eq!(heard("sidang a.ron --bahasa=id", &[("LANG", "en_US.UTF-8")]), says(Indonesian, "--lang"));
    assert_eq!(heard("sidang --lang en", &[]), says(English, "--lang"));
    assert_eq!(heard("sidang -- --lang en", &[]), SILENT);
}
