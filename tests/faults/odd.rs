//! Terminals of any size and none, and everything else that may be odd about how a program is started.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::Outcome;
use crate::board::{Board, shell_line};
use crate::ground::{Kit, Place};
use crate::support::pty::{Pty, command};
use crate::support::table::{SAMPLE, program, told};
use crate::support::talk::{Chance, recorded_lines};

/// Sizes in the storm, beside those made up.
const SIZES: [(u16, u16); 8] = [(0, 0), (1, 1), (24, 80), (500, 500), (0, 80), (24, 0), (2, 500), (500, 2)];

/// Sizes follow upon each other faster than they are drawn; the last one is shown right.
pub fn resized(kit: &Kit) -> Outcome {
    let mut board = Board::of(kit.program());
    let mut chance = Chance(0x512E_5702);
    let pty = &board.desk.pty;
    let mut runs = 0;
    for round in 0..6 {
        for (rows, columns) in SIZES {
            pty.resize(rows, columns);
            pty.resize(u16::try_from(chance.below(501)).unwrap(), u16::try_from(chance.below(501)).unwrap());
            thread::sleep(Duration::from_millis(chance.below(8) * round));
            runs += 2;
        }
    }
    pty.resize(20, 60);
    pty.wait("60");
    pty.resize(24, 80);
    pty.wait("hadir 5/5 kuorum");
    pty.wait("? bantuan");
    board.desk.leave();
    board.gone(0, std::time::Instant::now())?;
    board.desk.pty.assert_given_back();
    Ok((runs, "0x0 to 500x500: alive, and the last size drawn right".to_owned()))
}

/// Without a terminal, or on one that can show nothing, the board is refused in a sentence; elsewhere it comes.
pub fn terminals(kit: &Kit) -> Outcome {
    let cases = [
        ("$sidang < /dev/null", Some("memerlukan terminal")),
        ("$sidang > /dev/null", Some("memerlukan terminal")),
        ("TERM=dumb $sidang", Some("TERM=dumb")),
        ("setsid -w $sidang", Some("tidak dapat disiapkan")),
        ("LC_ALL=C exec $sidang", None),
        ("unset TERM LANG; exec $sidang", None),
        ("exec $sidang --ascii 2>&-", None),
        ("stty cols 0 rows 0; exec $sidang", None),
    ];
    for (line, refused) in cases {
        let data = tempfile::tempdir().unwrap();
        let script = shell_line(kit.program(), data.path(), line);
        let mut pty = Pty::run(24, 80, command("sh", &["-c", &script], &[]));
        if let Some(sentence) = refused {
            let code = pty.exit_code();
            if code != 2 || !pty.screen().replace('\n', "").contains(sentence) || pty.sent().contains("\x1b[") {
                return Err(format!("{line}: {code} {:?}", pty.sent()));
            }
        } else {
            if line.starts_with("stty") {
                pty.wait_for("the board never came", |screen| screen.alternate_screen());
                pty.resize(24, 80);
            }
            pty.wait_past_quality();
            pty.send("q");
            pty.wait("Keluar");
            crate::support::table::guard();
            pty.send("y");
            if pty.exit_code() != 0 {
                return Err(format!("{line}: {}", pty.screen()));
            }
        }
        pty.assert_given_back();
    }
    Ok((cases.len(), "refused in one sentence, or shown; the terminal as it was".to_owned()))
}

/// Standard input, output and messages are closed: nothing that is said goes into the record.
pub fn closed(kit: &Kit) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path());
    let said = tempfile::tempdir().unwrap();
    let lines = said.path().join("lines");
    std::fs::write(&lines, recorded_lines()[..5].join("\n")).unwrap();
    let ways = ["< $lines >&-", "< $lines 2>&-", "< $lines >&- 2>&-", "<&-", "<&- >&- 2>&-"];
    let mut entries = 0;
    for way in ways {
        for word in ["plain", "verify", "check"] {
            let sidang = format!("'{}' {word} '{}'", kit.program().display(), place.session().display());
            let line = format!("{sidang} {}", way.replace("$lines", &format!("'{}'", lines.display())));
            let mut shell = Command::new("sh");
            let status = shell.args(["-c", &line]).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
            if !matches!(status.code(), Some(0 | 1 | 3 | 141)) {
                return Err(format!("{line}: {status}"));
            }
        }
        let now = place.holds(kit.program(), entries).map_err(|broken| format!("{way}: {broken}"))?;
        if now < entries {
            return Err(format!("{way}: {entries} entries became {now}"));
        }
        entries = now;
    }
    Ok((ways.len() * 3, format!("{entries} entries in a record that holds")))
}

/// Words that are no text, and readers that leave.
pub fn words_and_readers(_: &Kit) -> Outcome {
    let data = tempfile::tempdir().unwrap();
    let odd = OsStr::from_bytes(b"\xff\x1b[2J\xfe");
    let lines: [&[&OsStr]; 4] = [
        &[odd],
        &[OsStr::new("check"), odd],
        &[OsStr::new("explain"), OsStr::new(SAMPLE), odd, odd],
        &[OsStr::new("--lang"), odd],
    ];
    for (words, expected) in lines.into_iter().zip([2, 3, 1, 2]) {
        let output = program(data.path(), &[]).args(words).output().unwrap();
        if output.status.code() != Some(expected) || output.stderr.contains(&0x1b) {
            return Err(format!("{words:?}: {} {:?}", output.status, String::from_utf8_lossy(&output.stderr)));
        }
    }
    let workload = || program(data.path(), &["workload", SAMPLE]);
    let mut unread = workload().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(unread.stdout.take());
    let output = unread.wait_with_output().unwrap();
    if output.status.code() != Some(141) || !output.stderr.is_empty() {
        return Err(format!("nobody reads: {output:?}"));
    }
    let mut first = String::new();
    let mut running = workload().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    BufReader::new(running.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = running.wait_with_output().unwrap();
    if !first.starts_with("Beban kerja: ")
        || !output.stderr.is_empty()
        || !matches!(output.status.code(), Some(0 | 141))
    {
        return Err(format!("| head -1: {first:?} {output:?}"));
    }
    let full = File::options().write(true).open("/dev/full").unwrap();
    let (code, _, message) = told(workload().stdout(full).stderr(Stdio::piped()).output().unwrap());
    if code != 3 || !message.starts_with("Hasil tidak dapat ditulis.") {
        return Err(format!("a full disk: {code} {message}"));
    }
    Ok((
        lines.len() + 3,
        "words of any bytes, a closed pipe, | head -1, a full disk: told by exit codes alone".to_owned(),
    ))
}
