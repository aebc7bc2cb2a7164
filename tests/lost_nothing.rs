//! Killed at any moment and opened again: what was answered or shown is in the record.

#![allow(clippy::unwrap_used)]

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use support::table::{Answer, Desk, SAMPLE, SCRIPT, guard, program, state, told};

/// How often the spoken sitting is killed.
const KILLS: u64 = 20;

/// The spoken sitting as a process, its lines given and its answers read one by one.
struct Talk {
    child: Child,
    lines: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Talk {
    fn start(data: &Path) -> Talk {
        let mut command = program(data, &["plain", SAMPLE]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let (lines, answers) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Talk { child, lines, answers: BufReader::new(answers) }
    }

    /// Says a line, without waiting for its answer; an ended process hears nothing.
    fn say(&mut self, line: &str) {
        let _ = writeln!(self.lines, "{line}");
    }

    /// Number of the entry that the next answer tells.
    fn entry(&mut self) -> u64 {
        loop {
            let mut answer = String::new();
            assert!(self.answers.read_line(&mut answer).unwrap() > 0, "no answer that tells an entry");
            if let Some(entry) = entry_of(&answer) {
                return entry;
            }
        }
    }

    /// Kills the process, and gives every entry that had been answered and was not read yet.
    fn kill(mut self) -> Vec<u64> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let mut rest = String::new();
        self.answers.read_to_string(&mut rest).unwrap();
        // A last line without its end was not answered yet.
        rest.split_inclusive('\n').filter(|line| line.ends_with('\n')).filter_map(entry_of).collect()
    }
}

/// The number in `Tercatat #12. …`.
fn entry_of(answer: &str) -> Option<u64> {
    answer.strip_prefix("Tercatat #")?.split('.').next()?.parse().ok()
}

/// Lines of the sitting that are recorded, in order.
fn recorded_lines() -> Vec<&'static str> {
    let recorded =
        ["hadir", "terima", "rantai", "pengecualian", "tunda", "catat", "urungkan", "ulangi", "tolak", "luar"];
    SCRIPT.lines().filter(|line| recorded.iter().any(|word| line.starts_with(word))).collect()
}

/// A small random sequence of its own: the same seed gives the same run on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

#[test]
fn every_answer_of_a_killed_spoken_sitting_is_in_the_record() {
    let lines = recorded_lines();
    assert!(lines.len() > 25, "{}", lines.len());
    let mut chance = Chance(0x5EED_0916_2026_1202);
    let (mut told_entries, mut cut_short) = (0, 0);
    for run in 0..KILLS {
        let data = tempfile::tempdir().unwrap();
        let mut talk = Talk::start(data.path());
        let kept = usize::try_from(chance.below(8)).unwrap();
        let mut last = 1;
        for line in &lines[..kept] {
            talk.say(line);
            last = talk.entry();
        }
        // Some more are on their way when the blow falls, at a moment between no time and a few milliseconds.
        let waiting = 1 + usize::try_from(chance.below(4)).unwrap();
        for line in &lines[kept..kept + waiting] {
            talk.say(line);
        }
        let moment = Duration::from_micros(chance.below(60_000));
        thread::sleep(moment);
        let unread = talk.kill();
        cut_short += usize::from(unread.len() < waiting);
        last = unread.last().copied().unwrap_or(last);
        told_entries += last;

        if last == 1 && !has_record(data.path()) {
            // Nothing was answered, nothing was begun: the sitting begins as if for the first time.
            go_on(data.path(), &lines, run);
            continue;
        }
        let (code, verified, _) = told(program(data.path(), &["verify", SAMPLE]).output().unwrap());
        assert_eq!(code, 0, "run {run}: {verified}");
        let state = state(data.path());
        let entries = state["entries"].as_u64().unwrap();
        assert!(entries >= last, "run {run}: entry {last} was answered, {entries} are in the record");
        assert!(entries <= 1 + (kept + waiting) as u64, "run {run}: {entries} entries of {} lines", kept + waiting);
        go_on(data.path(), &lines[usize::try_from(entries).unwrap() - 1..], run);
    }
    assert!(told_entries > KILLS && cut_short > 0, "{told_entries} entries told, {cut_short} sittings cut short");
}

/// Whether a rehearsal was begun: killed while it starts, the program has made nothing that could be looked at.
fn has_record(data: &Path) -> bool {
    program(data, &["state", SAMPLE]).output().unwrap().status.success()
}

/// Says lines that are not in the record yet, in every fifth run all of them: the sitting must be the whole one.
fn go_on(data: &Path, rest: &[&str], run: u64) {
    let whole = run.is_multiple_of(5);
    let mut talk = Talk::start(data);
    for line in rest.iter().take(if whole { rest.len() } else { 2 }) {
        talk.say(line);
        talk.entry();
    }
    talk.say("keluar");
    assert!(talk.child.wait().unwrap().success(), "run {run}");
    let state = state(data);
    let decided = |item: &&serde_json::Value| !item["decision"].is_null();
    let count = state["items"].as_array().unwrap().iter().filter(decided).count();
    assert!(!whole || count == 24, "run {run}: {count} decided");
}

#[test]
fn what_the_board_showed_as_saved_outlives_a_kill() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::attended(data.path());
    desk.decide("t", &Answer::default());
    desk.pty.signal(Signal::KILL);
    let before = state(data.path());
    assert_eq!(before["items"][0]["decision"]["outcome"], "Accepted");
    assert_eq!(before["entries"], desk.entry);

    let mut again = Desk::open(data.path(), &["--continue"]);
    again.pty.wait("1 diterima");
    again.pty.wait("hadir 5/5 kuorum");
    // That the sitting went on is an entry too.
    again.entry = desk.entry + 1;
    again.pty.wait("butir 2/24");
    again.decide("r", &Answer::default());
    again.pty.wait("4 diterima");
    again.leave();
    assert_eq!(again.pty.exit_code(), 0);
    assert_eq!(state(data.path())["items"][3]["decision"]["outcome"], "Accepted");
}

#[test]
fn a_line_lost_while_a_card_is_open_ends_the_program_and_frees_the_record() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::attended(data.path());
    desk.press("t", "Terima · butir 1");
    desk.pty.hang_up();
    let start = Instant::now();
    assert_eq!(desk.pty.exit_code(), 129);
    assert!(start.elapsed() < Duration::from_secs(2), "took {:?}", start.elapsed());

    let mut again = Desk::open(data.path(), &["--continue"]);
    again.pty.wait("0 diterima");
    again.entry = desk.entry + 1;
    again.press("t", "Terima · butir 1");
    guard();
    again.record("y");
}
