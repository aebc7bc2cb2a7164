//! One spoken line: words of the catalogue in either language, turned into what is asked for.
//!
//! `terima 12 alasan=kompetensi,beban calon=P-0137 catatan="…" tahu`: a command, a number, named values and
//! single words. A line that is not understood says what is expected.

use chrono::NaiveDate;

use crate::command::catalogue::{self, Command, Row};
use crate::domain::reason::Reason;
use crate::journal::event::{Outcome, Presence};
use crate::shell::plain_usage::USAGE;
use crate::text::dates;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value, say};
use said::Said;
use supposed::Supposed;
use tokens::split;

mod said;
pub mod supposed;
mod tokens;

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// List attendance.
    Attendance,
    /// Take down presence, of one member or of all who are not taken down yet.
    Attend {
        /// Id of the member; none for all.
        member: Option<String>,
        /// How.
        presence: Presence,
    },
    /// List the docket.
    Docket,
    /// List the items that have what the words name, or everything that can be named.
    Filter(Vec<String>),
    /// Go to an item and say what it is.
    Item(Option<usize>),
    /// Decide an item, or the rest of its chain.
    Rule(Spelled),
    /// Enter a document that lifts a block.
    Exception {
        /// Rule.
        rule: String,
        /// Id of the employee.
        employee: String,
        /// What the document is.
        document: String,
        /// Its number.
        number: String,
        /// Its date.
        date: NaiveDate,
    },
    /// List the facts of an employee, a position or a unit, or how the session file changed.
    Facts(String),
    /// Put facts right by a document.
    Correct {
        /// Id of the employee, the position or the unit; the session file itself for all that it changed.
        of: String,
        /// Facts by their place, with what is true.
        facts: Vec<TypedFact>,
        /// What the document is.
        document: String,
        /// Its number.
        number: String,
        /// Its date.
        date: NaiveDate,
    },
    /// Take a note.
    Note {
        /// Number of the item; none for the sitting.
        item: Option<usize>,
        /// The words.
        text: String,
    },
    /// Put the words of an entry otherwise.
    Reword {
        /// Number of the entry.
        entry: u64,
        /// Number of the item whose words are meant, where the entry holds several.
        item: Option<usize>,
        /// The words.
        text: String,
    },
    /// Verdicts, fit and evidence of an item's candidate.
    Explain {
        /// Number of the item; none for the present one.
        item: Option<usize>,
        /// Id of the candidate; none for the suggested one.
        candidate: Option<String>,
    },
    /// List the numbers of an item, or open one of them.
    Number {
        /// Number of the item; none for the present one.
        item: Option<usize>,
        /// Place in the list, from 1; none for the list.
        place: Option<usize>,
        /// Id of the candidate; none for the suggested one.
        candidate: Option<String>,
    },
    /// Read out a sheet of an item.
    Sheet {
        /// Which sheet.
        command: Command,
        /// Number of the item; none for the present one.
        item: Option<usize>,
        /// Id of the candidate; none for the suggested one.
        candidate: Option<String>,
    },
    /// List the candidates of an item.
    Candidates(Option<usize>),
    /// List items in which the words occur.
    Find(String),
    /// Let another member take down the record.
    Secretary {
        /// Id of the member.
        member: String,
        /// Why.
        text: String,
    },
    /// Read closed details of an item out, once.
    OpenDetails {
        /// The item; the one spoken of last when none is named.
        item: Option<usize>,
        /// Id of the member who asks.
        member: String,
        /// Why.
        text: String,
        /// Id of another candidate than the one suggested.
        candidate: Option<String>,
    },
    /// Adjourn the sitting.
    Adjourn {
        /// The day on which it goes on, where one is named.
        until: Option<NaiveDate>,
        /// Why.
        text: String,
    },
    /// Add what the docket lacks of a chain of the plan, by the number it is told with.
    AddItems(usize),
    /// Tell what would come of something else than the session states.
    Scenario(Supposed),
    /// A command without anything to be said about it.
    Plain(Command),
}

/// A fact as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedFact {
    /// Its place in the row, `performance[1].result`.
    pub place: String,
    /// The value without its quotation marks, as people write it.
    pub value: String,
    /// The value with its quotation marks, as a session file may write it.
    pub written: String,
}

/// A decision as it was spelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelled {
    /// Number of the item.
    pub item: usize,
    /// Whether the rest of its chain is meant too.
    pub chain: bool,
    /// What is to be decided.
    pub outcome: Outcome,
    /// Reason codes.
    pub reasons: Vec<Reason>,
    /// Id of another candidate.
    pub candidate: Option<String>,
    /// Conditions, or what a parked item waits for.
    pub conditions: String,
    /// Reason in words.
    pub text: String,
    /// Whether missing data is acknowledged.
    pub acknowledged: bool,
}

/// Words that only plain mode has, since the board always shows what they ask for.
const DOCKET: [&str; 2] = ["daftar", "docket"];
const ITEM: [&str; 4] = ["butir", "item", "lihat", "show"];

/// Names of values in both languages, Indonesian first.
const REASONS: [&str; 3] = ["alasan", "reason", "reasons"];
const CANDIDATE: [&str; 2] = ["calon", "candidate"];
const CONDITIONS: [&str; 2] = ["syarat", "conditions"];
const WORDS: [&str; 2] = ["catatan", "words"];
const DATE: [&str; 2] = ["tanggal", "date"];
const AWARE: [&str; 2] = ["tahu", "aware"];
const ALL: [&str; 2] = ["semua", "all"];

/// Understands a line that is neither empty nor a comment.
///
/// # Errors
/// What was expected instead.
pub fn parse(line: &str) -> Result<Spoken, Phrase> {
    let tokens = split(line).ok_or_else(|| Phrase::new("plain.fault.quote"))?;
    let Some((first, rest)) = tokens.split_first() else { return Err(Phrase::new("plain.fault.empty")) };
    let word = first.whole.to_lowercase();
    let mut said = Said { words: Vec::new(), named: Vec::new() };
    for token in rest {
        match token.name.as_ref() {
            Some(name) => said.named.push(TypedFact {
                place: name.to_lowercase(),
                value: token.value.clone(),
                written: token.typed.clone(),
            }),
            None => said.words.push(token.whole.clone()),
        }
    }
    if DOCKET.contains(&word.as_str()) {
        return said.nothing_more("daftar").map(|()| Spoken::Docket);
    }
    if ITEM.contains(&word.as_str()) {
        return said.only_item("butir").map(Spoken::Item);
    }
    let row = catalogue::spoken(&word)
        .ok_or_else(|| Phrase::new("plain.fault.command").with("word", first.whole.as_str()))?;
    command(row, said)
}

fn command(row: &Row, mut said: Said) -> Result<Spoken, Phrase> {
    let home = row.spoken[0];
    let spoken = match row.command {
        Command::Accept => ruling(&mut said, home, Outcome::Accepted, false)?,
        Command::AcceptChain => ruling(&mut said, home, Outcome::Accepted, true)?,
        Command::Reject => ruling(&mut said, home, Outcome::Rejected, false)?,
        Command::Park => ruling(&mut said, home, Outcome::Parked, false)?,
        Command::OutsideJurisdiction => ruling(&mut said, home, Outcome::OutsideJurisdiction, false)?,
        Command::Attendance => attendance(&mut said, home)?,
        Command::EnterException => exception(&mut said, home)?,
        Command::CorrectFact => correction(&mut said, home)?,
        Command::TakeNote => {
            let item = said.number();
            Spoken::Note { item, text: said.text(home)? }
        }
        Command::Reword => {
            let entry = said.number().and_then(|entry| u64::try_from(entry).ok()).ok_or_else(|| expected(home))?;
            let item = said.value(&ITEM[..2]).map(|number| number.parse().map_err(|_| expected(home))).transpose()?;
            Spoken::Reword { entry, item, text: said.text(home)? }
        }
        Command::Explain => Spoken::Explain { item: said.number(), candidate: said.word() },
        Command::Numbers => Spoken::Number { item: said.number(), place: said.number(), candidate: said.word() },
        Command::EmployeeSheet | Command::AgencySheet | Command::DocumentSheet => {
            Spoken::Sheet { command: row.command, item: said.number(), candidate: said.word() }
        }
        Command::PositionSheet => Spoken::Sheet { command: row.command, item: said.number(), candidate: None },
        Command::ForumSheet | Command::SittingSheet | Command::Plots | Command::Glossary => {
            Spoken::Sheet { command: row.command, item: None, candidate: None }
        }
        Command::ChooseCandidate => Spoken::Candidates(said.number()),
        Command::ChangeSecretary => {
            let member = said.word().ok_or_else(|| expected(home))?;
            Spoken::Secretary { member, text: said.text(home)? }
        }
        Command::OpenDetails => {
            let (item, member) = (said.number(), said.word().ok_or_else(|| expected(home))?);
            let candidate = said.value(&CANDIDATE);
            Spoken::OpenDetails { item, member, text: said.text(home)?, candidate }
        }
        Command::Adjourn => {
            let until = said.value(&DATE).map(|text| date(&text)).transpose()?;
            Spoken::Adjourn { until, text: said.text(home)? }
        }
        Command::Scenario => Spoken::Scenario(supposed::supposed(&mut said, home)?),
        Command::AddItems => Spoken::AddItems(said.number().ok_or_else(|| expected(home))?),
        Command::Find => Spoken::Find(said.text(home)?),
        Command::Filter => Spoken::Filter(std::mem::take(&mut said.words)),
        other => Spoken::Plain(other),
    };
    said.nothing_more(home)?;
    Ok(spoken)
}

fn ruling(said: &mut Said, home: &'static str, outcome: Outcome, chain: bool) -> Result<Spoken, Phrase> {
    let item = said.number().ok_or_else(|| expected(home))?;
    let mut reasons = Vec::new();
    for word in said.value(&REASONS).unwrap_or_default().split(',').filter(|word| !word.trim().is_empty()) {
        let reason = reason(word.trim()).ok_or_else(|| no_such_reason(word.trim(), outcome))?;
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let aware = said.words.first().is_some_and(|word| AWARE.contains(&word.to_lowercase().as_str()));
    if aware {
        said.words.remove(0);
    }
    let candidate = if outcome.moves() && !chain { said.value(&CANDIDATE) } else { None };
    Ok(Spoken::Rule(Spelled {
        item,
        chain,
        outcome,
        reasons,
        candidate,
        conditions: said.value(&CONDITIONS).unwrap_or_default(),
        text: said.value(&WORDS).unwrap_or_default(),
        acknowledged: aware,
    }))
}

fn attendance(said: &mut Said, home: &'static str) -> Result<Spoken, Phrase> {
    let Some(who) = said.word() else { return Ok(Spoken::Attendance) };
    let all = ALL.contains(&who.to_lowercase().as_str());
    let presence = match said.word().map(|word| word.to_lowercase()).as_deref() {
        None if all => Presence::Present,
        Some("hadir" | "present") => Presence::Present,
        Some("izin" | "excused") if !all => Presence::Excused,
        Some("alpa" | "absent") if !all => Presence::Absent,
        _ => return Err(expected(home)),
    };
    Ok(Spoken::Attend { member: (!all).then_some(who), presence })
}

fn exception(said: &mut Said, home: &'static str) -> Result<Spoken, Phrase> {
    let (Some(rule), Some(employee)) = (said.word(), said.word()) else { return Err(expected(home)) };
    let (document, number, date) = said.document(home)?;
    Ok(Spoken::Exception { rule: rule.to_uppercase(), employee, document, number, date })
}

fn date(text: &str) -> Result<NaiveDate, Phrase> {
    dates::typed(text).ok_or_else(|| Phrase::new("plain.fault.date").with("date", text))
}

fn correction(said: &mut Said, home: &'static str) -> Result<Spoken, Phrase> {
    let of = said.word().ok_or_else(|| expected(home))?;
    if said.named.is_empty() {
        return Ok(Spoken::Facts(of));
    }
    let (document, number, date) = said.document(home)?;
    Ok(Spoken::Correct { of, facts: std::mem::take(&mut said.named), document, number, date })
}

/// The reason of a word: that of the trade, or the English name of the code.
fn reason(word: &str) -> Option<Reason> {
    let word = word.to_lowercase();
    let all = Reason::FOR.into_iter().chain(Reason::AGAINST);
    Reason::parse(&word)
        .or_else(|| all.into_iter().find(|reason| reason.key().strip_prefix("term.reason.") == Some(word.as_str())))
}

fn no_such_reason(word: &str, outcome: Outcome) -> Phrase {
    let known: &[Reason] = if outcome.moves() { &Reason::FOR } else { &Reason::AGAINST };
    let known = known.iter().map(|reason| Value::Text(reason.word().to_owned())).collect();
    Phrase { key: "plain.fault.reason", values: vec![("word", word.into()), ("known", Value::List(known))] }
}

/// The fault that says how a command is spelled.
fn expected(home: &str) -> Phrase {
    let usage = USAGE.iter().find(|(word, _)| *word == home).map_or("plain.usage.help", |(_, usage)| usage);
    let more = say(Language::Indonesian, usage).contains(' ');
    let key = if more { "plain.fault.expected" } else { "plain.fault.alone" };
    Phrase { key, values: vec![("usage", Value::Term(usage))] }
}

#[cfg(test)]
mod tests;
