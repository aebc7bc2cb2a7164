//! The program itself, from its command line to its exit code, without a terminal.

#![allow(clippy::unwrap_used)]

use std::ffi::OsStr;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A sample session of the repository.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/tebingtinggi-rencana.ron");

/// The program with these arguments, without a locale and without input.
fn program<A: AsRef<OsStr>>(arguments: &[A]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sidang"));
    program.args(arguments).env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("LANG").stdin(Stdio::null());
    program
}

/// What became of it: exit code, standard output, standard error.
fn run<A: AsRef<OsStr>>(arguments: &[A]) -> (i32, String, String) {
    told(program(arguments).output().unwrap())
}

fn told(output: Output) -> (i32, String, String) {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A file of its own with this content; the folder goes with the returned guard.
fn file(content: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidang.ron");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

#[test]
fn help_and_version_are_results_in_the_language_of_the_locale() {
    let (code, help, messages) = run(&["--help"]);
    assert_eq!((code, messages.as_str()), (0, ""));
    for word in ["Pemakaian:", "Perintah:", "Pilihan:", "periksa", "Kode keluar"] {
        assert!(help.contains(word), "{word} is missing in\n{help}");
    }
    let (code, english, _) = told(program(&["--help"]).env("LANG", "en_US.UTF-8").output().unwrap());
    assert_eq!(code, 0);
    for word in ["Usage:", "Commands:", "Options:", "also: periksa", "Exit codes"] {
        assert!(english.contains(word), "{word} is missing in\n{english}");
    }
    let (code, version, _) = run(&["--version"]);
    assert_eq!((code, version), (0, format!("sidang {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn every_command_helps_in_the_language_asked_for() {
    for command in ["check", "workload", "explain", "plain", "state", "verify", "sample"] {
        let (code, help, _) = run(&[command, "--help"]);
        assert!(code == 0 && help.contains("Pemakaian: ") && !help.contains("Usage"), "{help}");
        let (code, help, _) = run(&[command, "--lang", "en", "--help"]);
        assert!(code == 0 && help.contains("Usage: ") && !help.contains("Pemakaian"), "{help}");
    }
}

#[test]
fn the_options_of_a_command_stand_before_those_of_all_commands() {
    for (command, own) in [("sample", ["--employees", "--force"]), ("explain", ["--numbers", "--json"])] {
        let (_, help, _) = run(&[command, "--help"]);
        let place = |option: &str| help.find(&format!(" {option} ")).unwrap();
        assert!(own.iter().all(|option| place(option) < place("--lang")), "{help}");
    }
}

#[test]
fn a_wrong_command_line_is_said_on_standard_error_with_what_may_be_meant() {
    let wrong: [(&[&str], &str); 10] = [
        (&["--rehears", "a.ron"], "--rehearse?"),
        (&["chek", "a.ron"], "check?"),
        (&["perisa"], "periksa?"),
        (&["check"], "BERKAS"),
        (&["sidang", "latihan.ron"], "Berkas latihan.ron tidak ada."),
        (&[SAMPLE, SAMPLE], "berkas yang tidak diminta"),
        (&["state", "a.ron", "--at", "lima"], "lima"),
        (&["plain", "a.ron", "--record", "--rehearse"], "--rehearse"),
        (&["plain", "a.ron", "--color", "pink"], "16"),
        (&["explain", SAMPLE, "P-0009", "DINKES-KABID-KESMAS", "--privacy", "open"], "--privacy"),
    ];
    for (arguments, expected) in wrong {
        let (code, result, message) = run(arguments);
        assert_eq!((code, result.as_str()), (2, ""), "{arguments:?}");
        assert!(message.contains(expected) && message.lines().count() == 1, "{arguments:?}: {message}");
    }
    let (_, _, message) = run(&["--lang", "en", "--rehears"]);
    assert!(message.starts_with("--rehears is not known."), "{message}");
}

#[test]
fn without_a_terminal_one_line_says_how_else() {
    let (code, result, message) = run(&[SAMPLE]);
    assert_eq!((code, result.as_str()), (2, ""));
    assert_eq!(message.lines().count(), 1);
    assert!(message.contains("ssh -t") && message.contains(&format!("sidang plain {SAMPLE} < ")), "{message}");
}

#[test]
fn a_session_that_is_not_there_is_said_to_be_so_and_taken_for_no_command() {
    for name in ["latihan.ron", "sesi/plain"] {
        let (code, result, message) = run(&[name]);
        assert_eq!((code, result.as_str(), message.trim()), (3, "", &*format!("Berkas {name} tidak ada.")));
    }
}

#[test]
fn aliases_do_the_same() {
    for (name, alias) in [("check", "periksa"), ("workload", "beban")] {
        assert_eq!(run(&[name, SAMPLE]), run(&[alias, SAMPLE]));
    }
    let explain = |name| run(&[name, SAMPLE, "P-0009", "DINKES-KABID-KESMAS"]);
    assert_eq!(explain("explain"), explain("jelaskan"));
    assert_eq!(run(&["beban", SAMPLE, "--lang", "en"]), run(&["beban", SAMPLE, "--bahasa", "en"]));
}

#[test]
fn check_tells_sound_from_faulty_from_unreadable() {
    let (_folder, broken) = file("(format: 1,\n  sitting: nol,\n");
    let broken = broken.to_str().unwrap();
    assert_eq!(run(&["check", SAMPLE]).0, 0);
    let (code, report, _) = run(&["check", broken]);
    assert!(code == 1 && report.contains(&format!("{broken}:")), "{report}");
    let (code, report, message) = run(&["check", SAMPLE, broken, "tidak-ada.ron"]);
    assert_eq!(code, 3);
    assert!(report.contains(SAMPLE) && report.contains(broken) && message.contains("tidak-ada.ron"), "{message}");
}

#[test]
fn check_as_json_is_one_array_with_an_object_a_file() {
    let (_folder, broken) = file("(format: 1");
    let (code, report, _) = run(&["check", "--json", SAMPLE, broken.to_str().unwrap()]);
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!((code, &report[0]["sound"], &report[1]["sound"]), (1, &true.into(), &false.into()));
    assert!(report[1]["faults"].as_array().is_some_and(|faults| !faults.is_empty()));
}

#[test]
fn a_code_is_explained_and_all_are_listed() {
    let (code, said, _) = run(&["check", "--explain", "e-date"]);
    assert!(code == 0 && said.starts_with("E-DATE (kesalahan): ") && said.lines().count() == 3, "{said}");
    let (_, english, _) = run(&["periksa", "--explain", "N-RETIRED", "--lang", "en"]);
    assert!(english.starts_with("N-RETIRED (notice): ") && english.contains("Cure: "), "{english}");
    let (code, said, message) = run(&["check", "--explain", "E-DAT\u{202e}"]);
    assert_eq!((code, said.as_str()), (2, ""));
    assert!(message.contains("E-DATE?") && !message.contains('\u{202e}') && message.lines().count() == 1, "{message}");
    let (_, all, _) = run(&["check", "--codes"]);
    let (_, json, _) = run(&["check", "--codes", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json.as_array().map(Vec::len), Some(all.lines().count()));
    assert!(json[0]["cause"].is_string() && all.contains("N-RETIRED"), "{all}");
}

#[test]
fn a_sample_is_written_whole_and_never_over_another_file_unless_forced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contoh.ron");
    let name = path.to_str().unwrap();
    let (code, told, _) = run(&["sample", "--employees", "30", "--seed", "2", "--out", name]);
    assert!(code == 0 && told.starts_with(name) && told.contains("30 pegawai"), "{told}");
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(run(&["contoh", "--employees", "30", "--seed", "2"]), (0, written.clone(), String::new()));
    assert_eq!(run(&["check", name]).0, 0);
    let (code, _, message) = run(&["sample", "--employees", "31", "--out", name]);
    assert!(code == 1 && message.contains("--force") && message.contains(name), "{message}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), written);
    assert_eq!(run(&["sample", "--employees", "31", "--out", name, "--force"]).0, 0);
    assert_ne!(std::fs::read_to_string(&path).unwrap(), written);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
}

#[test]
fn samples_that_cannot_be_are_refused_with_the_reason() {
    let refused = |arguments: &[&str]| run(&[&["sample", "--lang", "en"], arguments].concat());
    let (code, result, message) = refused(&["--employees", "0"]);
    assert_eq!((code, result.as_str()), (2, ""));
    assert_eq!(message, "--employees 0 cannot be: from 1 to 200,000.\n");
    let (code, _, message) = refused(&["--positions", "3", "--agencies", "4"]);
    assert!(code == 2 && message.starts_with("4 agencies cannot be with 3 positions"), "{message}");
    assert_eq!(refused(&["--employees", "-3"]).0, 2);
    let (code, _, message) = refused(&["--employees", "3", "--out", "/tidak/ada/contoh.ron"]);
    assert!(code == 3 && message.contains("/tidak/ada/contoh.ron"), "{message}");
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let (_folder, large) = file(&"/".repeat(1024 * 1024 + 1));
    let (code, _, message) = run(&["workload", large.to_str().unwrap(), "--max-size", "1"]);
    assert!(code == 3 && message.contains("--max-size"), "{message}");
}

#[test]
fn workload_and_explain_are_one_document_as_json() {
    let (code, tables, _) = run(&["workload", SAMPLE, "--json"]);
    let tables: serde_json::Value = serde_json::from_str(&tables).unwrap();
    assert!(code == 0 && tables["units"].as_array().is_some_and(|units| units.len() > 10));
    assert_eq!(tables["basis"]["effective_minutes"], 75_000);
    let (code, explanation, _) = run(&["explain", SAMPLE, "P-0009", "DINKES-KABID-KESMAS", "--json"]);
    let explanation: serde_json::Value = serde_json::from_str(&explanation).unwrap();
    assert_eq!((code, &explanation["employee"]["id"]), (0, &"P-0009".into()));
    assert_eq!(explanation["ends"].as_array().map(Vec::len), Some(4));
    assert_eq!(explanation["fit"]["criteria"].as_array().map(Vec::len), Some(5));
}

/// An explanation, and the numbers opened in it with those they rest on.
fn opened_numbers(arguments: &[&str]) -> Vec<serde_json::Value> {
    let (code, document, _) = run(&[&["explain", SAMPLE], arguments, &["--json"]].concat());
    assert_eq!(code, 0);
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    let mut waiting = document["numbers"].as_array().unwrap().clone();
    let mut numbers = Vec::new();
    while let Some(number) = waiting.pop() {
        waiting.extend(number["rests_on"].as_array().unwrap().iter().cloned());
        numbers.push(number);
    }
    numbers
}

#[test]
fn an_explanation_holds_every_number_with_the_lines_its_inputs_stand_on() {
    let file = std::fs::read_to_string(SAMPLE).unwrap();
    let rows: Vec<&str> = file.lines().collect();
    let numbers = opened_numbers(&["P-0009", "DINKES-KABID-KESMAS"]);
    for title in ["Masa jabatan", "Nilai kesesuaian", "Kotak talenta", "EU", "Jam kerja sehari", "Sebaran beban"] {
        let named = |number: &&serde_json::Value| {
            let text = |field: &str| number[field].as_str().unwrap_or_default();
            text("what").contains(title) || text("formula").contains(title)
        };
        assert!(numbers.iter().any(|number| named(&number)), "{title}");
    }
    let (mut volumes, mut days) = (0, 0);
    for input in numbers.iter().flat_map(|number| number["inputs"].as_array().unwrap()) {
        let source = &input["source"];
        if source["stated"] != true {
            continue;
        }
        let row = rows[usize::try_from(source["line"].as_u64().unwrap()).unwrap() - 1];
        let day = input["value"].as_str().filter(|value| value.len() == 10 && value.starts_with("20"));
        days += usize::from(day.is_some_and(|day| row.contains(day)));
        volumes += usize::from(input["what"].as_str().unwrap().contains(": volume (") && row.contains("volume"));
        assert!(day.is_none_or(|day| row.contains(day)), "{input}: {row}");
    }
    assert!(volumes > 20 && days > 5, "{volumes} volumes and {days} days have their line");
}

#[test]
fn the_last_step_of_an_opened_number_comes_to_it() {
    for number in opened_numbers(&["P-0130", "DPMPTSP-KABID-YANZIN"]) {
        let steps = number["steps"].as_array().unwrap();
        match steps.last() {
            Some(last) => assert_eq!(last["value"], number["value"], "{number}"),
            None => assert!(number["value"].is_null() && number["not_known"][0].is_string(), "{number}"),
        }
    }
}

#[test]
fn numbers_are_opened_under_the_explanation_when_they_are_asked_for() {
    let page = |more: &[&str]| run(&[&["explain", SAMPLE, "P-0009", "DINKES-KABID-KESMAS"], more].concat()).1;
    let (short, long) = (page(&[]), page(&["--numbers"]));
    assert!(long.starts_with(short.trim_end()) && long.contains("\nAngka yang dibuka\n"));
    assert!(!short.contains("Perhitungan") && long.contains(" [tebingtinggi-rencana.ron:"));
    assert!(page(&["--numbers", "--lang", "en"]).contains("\nNumbers opened\n"));
}

#[test]
fn pages_are_a_hundred_columns_wide_and_without_colours() {
    let lines = [vec!["workload", SAMPLE], vec!["explain", SAMPLE, "P-0009", "DINKES-KABID-KESMAS", "--numbers"]];
    for arguments in lines {
        let (_, page, _) = run(&arguments);
        assert!(!page.contains('\x1b'));
        let widest = page.lines().map(sidang::text::width::columns).max();
        assert!(widest <= Some(100), "{widest:?}");
    }
}

/// The sample's sitting from a script, rehearsed in a data folder of its own.
fn script(folder: &Path, options: &[&str], lines: &str) -> (i32, String, String) {
    let mut program = program(&["plain", SAMPLE, "--data-dir", folder.to_str().unwrap()]);
    program.args(options).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = program.spawn().unwrap();
    running.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    told(running.wait_with_output().unwrap())
}

#[test]
fn a_sitting_runs_from_a_script_and_goes_on_where_it_stood() {
    let folder = tempfile::tempdir().unwrap();
    let (code, answers, messages) = script(folder.path(), &[], "hadir semua\nterima 1 alasan=KINERJA\nkeluar\n");
    assert!(messages.contains(folder.path().to_str().unwrap()), "{messages}");
    assert!(code == 0 && answers.contains("#3") && answers.contains("diterima"), "{code} {answers}");
    let (code, answers, _) = script(folder.path(), &["--continue"], "# hanya melihat\nhadir\nkeluar\n");
    assert!(code == 0 && answers.contains("5 dari 5"), "{answers}");
    let (code, answers, _) = script(folder.path(), &["--new", "--lang", "en"], "attendance\nquit\n");
    assert!(code == 0 && answers.contains("0 of 5"), "{answers}");
    let (code, _, _) = script(folder.path(), &[], "terbang\n");
    assert_eq!(code, 1);
}

#[test]
fn the_record_of_a_script_can_be_looked_at_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let look = |arguments: &[&str]| {
        let mut all = arguments.to_vec();
        all.extend(["--data-dir", data]);
        run(&all)
    };
    assert_eq!((look(&["state", SAMPLE]).0, look(&["verify", SAMPLE]).0), (3, 3), "there is nothing to look at yet");
    assert_eq!(script(folder.path(), &[], "hadir semua\nterima 1 alasan=KINERJA\nkeluar\n").0, 0);
    let (code, state, _) = look(&["state", SAMPLE, "--at", "2", "--json"]);
    let state: serde_json::Value = serde_json::from_str(&state).unwrap();
    assert_eq!((code, &state["entry"], &state["entries"]), (0, &2.into(), &3.into()));
    assert_eq!(look(&["state", SAMPLE]), look(&["keadaan", SAMPLE]));
    assert_eq!(look(&["state", SAMPLE, "--at", "9"]).0, 1);
    let verified = look(&["verify", SAMPLE]);
    assert!(verified.0 == 0 && verified.1.contains("3 catatan"), "{verified:?}");
    assert_eq!(verified, look(&["verifikasi", SAMPLE]));
    let head = verified.1.lines().find_map(|line| line.strip_prefix("Sidik jari catatan terakhir: ")).unwrap();
    let witnessed = look(&["verify", SAMPLE, "--head", head]);
    assert!(witnessed.0 == 0 && witnessed.1.contains("catatan terakhir, nomor 3"), "{witnessed:?}");
    let witnessed = look(&["verify", SAMPLE, "--head", &head.replacen("#3", "#5", 1), "--lang", "en"]);
    assert!(witnessed.0 == 1 && witnessed.1.contains("at least 2"), "{witnessed:?}");
    for wrong in ["#3", "#3 K7QF", ""] {
        let (code, result, message) = look(&["verify", SAMPLE, "--head", wrong]);
        assert!(code == 2 && result.is_empty() && message.contains("143-K7QF-2M9D-04VW-XR1T"), "{wrong}: {message}");
    }
    let record = folder.path().join("rehearsals/TT-2026-12-1/TT-2026-12.journal");
    let changed = std::fs::read_to_string(&record).unwrap().replacen("K-1", "K-2", 1);
    std::fs::write(&record, changed).unwrap();
    assert_eq!(look(&["verify", SAMPLE]).0, 1);
}

#[test]
fn strangers_are_refused_by_name() {
    let (code, result, message) = run(&["explain", SAMPLE, "P-9999", "DINKES-KABID-KESMAS"]);
    assert_eq!((code, result.as_str()), (1, ""));
    assert!(message.contains("P-9999"), "{message}");
}
