//! `sidang verify`: the chain of entries, an entry noted before, the session file, the papers. Reads only, and takes no
//! lock.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::event::Event;
use crate::journal::standing::{Life, Standing};
use crate::shell::corrected;
use crate::shell::opened_file::OpenedFile;
use crate::shell::opening_entries::PROGRAM;
use crate::shell::out::{EXIT_DONE, EXIT_FAULTS, EXIT_MACHINE};
use crate::shell::papers::{self, Written};
use crate::shell::witness::Witness;
use crate::store::chain::{End, hex, short_code};
use crate::store::disk::Disk;
use crate::store::place::Places;
use crate::store::whole::read_regular;
use crate::store::{journal_file, record};
use crate::text::language::Language;
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value};

/// No paper of a sitting is larger.
const LARGEST_PAPER: u64 = 64 << 20;

/// How a check ended; the gravest one is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    /// As it should be.
    Sound,
    /// Damaged, changed or missing.
    Amiss,
    /// It could not be checked.
    Unchecked,
}

impl Found {
    fn exit_code(self) -> u8 {
        match self {
            Found::Sound => EXIT_DONE,
            Found::Amiss => EXIT_FAULTS,
            Found::Unchecked => EXIT_MACHINE,
        }
    }
}

/// One line a check, and how they ended together.
struct Report {
    language: Language,
    lines: Vec<String>,
    worst: Found,
}

impl Report {
    fn say(&mut self, what: impl Into<Value>, found: impl Into<Value>, how: Found) {
        let line = Phrase { key: "plain.verify.line", values: vec![("what", what.into()), ("found", found.into())] };
        self.lines.push(visible(&line.spoken(self.language)));
        self.worst = self.worst.max(how);
    }
}

/// What the record was made with, as it is today.
#[derive(Clone, Copy, Debug)]
pub struct MadeWith<'a> {
    /// The facts that the session file states now.
    pub facts: &'a Arc<Facts>,
    /// The session file, with the SHA-256 that it has now.
    pub file: &'a OpenedFile,
}

/// Checks the record at `places`, and whether the entry that was `noted` is still in it.
///
/// One line a check is written to `out`, and before a long search what is going on to `messages`; gives the exit code: 0 all sound, 1 something is damaged, changed or missing,
/// 3 something could not be checked.
///
/// # Errors
/// When `out` cannot be written.
pub fn run(
    disk: &dyn Disk,
    made_with: MadeWith<'_>,
    places: &Places,
    noted: Option<&Witness>,
    language: Language,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> io::Result<u8> {
    let mut report = Report { language, lines: Vec::new(), worst: Found::Sound };
    if let Err(error) = check(disk, made_with, places, noted, &mut report, messages) {
        report.say(Value::Term("plain.verify.chain"), error.spoken(language), Found::Unchecked);
    }
    for line in &report.lines {
        writeln!(out, "{line}")?;
    }
    out.flush().map(|()| report.worst.exit_code())
}

fn check(
    disk: &dyn Disk,
    MadeWith { facts, file }: MadeWith<'_>,
    places: &Places,
    noted: Option<&Witness>,
    report: &mut Report,
    messages: &mut dyn Write,
) -> Result<(), Error> {
    let opened = journal_file::read_only(disk, &places.record)?;
    let reading = record::read(&places.record, &opened.lines);
    let broken = matches!(opened.end, End::Damaged { .. }) || opened.lines.is_empty();
    if !broken {
        let sound = Phrase::new("plain.verify.chain.sound").with("entries", opened.lines.len());
        report.say(Value::Term("plain.verify.chain"), sound, Found::Sound);
    }
    // Where the chain is broken the first of them says so.
    for notice in opened.notice {
        let how = if broken { Found::Amiss } else { Found::Sound };
        report.say(Value::Term("plain.verify.notice"), notice, how);
    }
    if let Some(stopped) = reading.stopped {
        let how = if reading.newer { Found::Unchecked } else { Found::Amiss };
        report.say(Value::Term("plain.verify.notice"), stopped, how);
    }
    if let Some(last) = opened.lines.last() {
        let head = format!("{} {}", short_code(&last.hash, last.number), hex(&last.hash));
        report.say(Value::Term("plain.verify.head"), head, Found::Sound);
    }
    let standing = Standing::of(reading.entries);
    say_sort(&standing, places, report);
    if let Some(handed) = standing.handed_over() {
        let told = Phrase::new("record.handed_over_before").with("to", handed.to.as_str());
        report.say(Value::Term("plain.verify.notice"), told, Found::Sound);
    }
    if let Some(noted) = noted {
        if noted.takes_long(opened.lines.len()) {
            let told = Phrase::new("plain.verify.witness.searching").with("entries", opened.lines.len());
            // Who cannot be told waits without being told.
            let _ = writeln!(messages, "{}", visible(&told.spoken(report.language)));
        }
        let kept = noted.held_against(&opened.lines);
        let what = Phrase::new("plain.verify.witness").with("fingerprint", noted.to_string());
        let how = if kept.is_there() { Found::Sound } else { Found::Amiss };
        report.say(what, kept.phrase(opened.lines.len(), broken), how);
    }
    let damaged = match opened.end {
        End::Damaged { line, .. } => Some(line),
        _ => None,
    };
    let papers_lie = disk.metadata(&places.papers).is_ok();
    let uncompared = damaged.filter(|_| papers_lie && standing.life() != Life::Closed);
    if standing.number() == 0 {
        say_uncompared(uncompared, report);
        return Ok(());
    }
    let opened = OpenedFile { hash: standing.session_hash().to_owned(), ..file.clone() };
    let same = opened.hash == file.hash;
    let facts = match &opened {
        _ if same && standing.amendments().is_empty() => Ok(Arc::clone(facts)),
        opened => corrected::facts(opened, &standing.amendments()).map(|corrected| corrected.facts),
    };
    let (session, how) = match &facts {
        _ if same => ("plain.verify.session.sound", Found::Sound),
        Ok(_) => ("plain.verify.session.copied", Found::Sound),
        Err(_) => ("plain.verify.session.changed", Found::Amiss),
    };
    report.say(Value::Term("plain.verify.session"), Value::Term(session), how);
    if uncompared.is_some() {
        say_uncompared(uncompared, report);
    } else if standing.life() == Life::Closed {
        check_papers(disk, facts, &standing, &places.papers, report);
    } else {
        report.say(Value::Term("plain.verify.papers"), Value::Term("plain.verify.papers.open"), Found::Sound);
    }
    Ok(())
}

/// That the record is that of a rehearsal, or of another sort than its place is for.
fn say_sort(standing: &Standing, places: &Places, report: &mut Report) {
    let (found, how) = match (standing.rehearsal(), places.rehearsal.is_some()) {
        _ if standing.number() == 0 => return,
        (false, false) => return,
        (true, true) => ("plain.verify.sort.rehearsal", Found::Sound),
        (true, false) => ("plain.verify.sort.rehearsal-here", Found::Amiss),
        (false, true) => ("plain.verify.sort.real-here", Found::Amiss),
    };
    report.say(Value::Term("plain.verify.sort"), Value::Term(found), how);
}

/// Papers that lie there but whose record is damaged from a line on, so that nobody knows what they should be.
fn say_uncompared(line: Option<u64>, report: &mut Report) {
    if let Some(line) = line {
        let found = Phrase::new("plain.verify.papers.damaged").with("line", line.to_string());
        report.say(Value::Term("plain.verify.papers"), found, Found::Amiss);
    }
}

/// Each paper must be there and be what the record gives, in the language in which they were written.
fn check_papers(
    disk: &dyn Disk,
    facts: Result<Arc<Facts>, Error>,
    standing: &Standing,
    folder: &Path,
    report: &mut Report,
) {
    let facts = match facts {
        Ok(facts) => facts,
        Err(error) => {
            report.say(Value::Term("plain.verify.papers"), error.spoken(report.language), Found::Unchecked);
            return;
        }
    };
    let in_both = [Language::English, Language::Indonesian].map(|language| papers::papers(&facts, standing, language));
    let there = |paper: &Written| disk.metadata(&folder.join(&paper.name)).is_ok();
    // Where there is none at all, it is the Indonesian ones that are missing.
    let expected = in_both.iter().find(|papers| papers.iter().any(there)).unwrap_or(&in_both[1]);
    let other = closing_program(standing).filter(|program| *program != PROGRAM);
    for paper in expected {
        let name = paper.name.as_str();
        if !there(paper) {
            report.say(name, Value::Term("plain.verify.paper.absent"), Found::Amiss);
            continue;
        }
        match read_regular(disk, &folder.join(name), LARGEST_PAPER) {
            Err(error) => report.say(name, error.spoken(report.language), Found::Unchecked),
            Ok(bytes) if paper.content.as_bytes() == bytes => {
                report.say(name, Value::Term("plain.verify.paper.sound"), Found::Sound);
            }
            Ok(bytes) => match (earlier(&facts, standing, name, &bytes), other) {
                (Some(entry), _) => {
                    let told = Phrase::new("plain.verify.paper.earlier").with("entry", entry.to_string());
                    report.say(name, told, Found::Sound);
                }
                (None, Some(program)) => {
                    let told = Phrase::new("plain.verify.paper.other-program").with("program", program);
                    report.say(name, told, Found::Unchecked);
                }
                (None, None) => report.say(name, Value::Term("plain.verify.paper.changed"), Found::Amiss),
            },
        }
    }
}

/// The entry up to which the record gives this very paper, where words were put otherwise after it was written.
fn earlier(facts: &Facts, standing: &Standing, name: &str, bytes: &[u8]) -> Option<u64> {
    let ends = papers::written_after(standing);
    let (_, before) = ends.split_last()?;
    let gives = |end: u64| {
        let in_both = [Language::Indonesian, Language::English].into_iter();
        let mut papers = in_both.flat_map(|language| papers::papers_after(facts, standing, end, language));
        papers.any(|paper| paper.name == name && paper.content.as_bytes() == bytes)
    };
    before.iter().rev().copied().find(|end| gives(*end))
}

/// The program in which the sitting went on last (`sidang 0.1.0`): the one that closed it. Another one may word its papers
/// differently, so that a paper that differs from what this program makes of the record need not have been changed.
fn closing_program(standing: &Standing) -> Option<&str> {
    standing.entries().iter().rev().flat_map(|entry| &entry.events).find_map(|event| match event {
        Event::Opened { program, .. } | Event::Continued { program, .. } => Some(program.as_str()),
        _ => None,
    })
}
