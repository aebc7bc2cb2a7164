//! The sitting as spoken lines: one command a line, one answer each. For screen readers, pipes and tests.
//!
//! The same door and the same keeper as the board: what was decided is on disk before it is answered.

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use crate::app::find::index::Thing;
use crate::app::find::search::everything;
use crate::command::catalogue::Command;
use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, ItemId, MemberId};
use crate::error::Error;
use crate::journal::chain;
use crate::journal::decide::Request;
use crate::journal::event::Event;
use crate::journal::refusal::Refusal;
use crate::journal::ruling::Ruling;
use crate::journal::standing::{Life, Standing};
use crate::shell::opening::OpenSitting;
use crate::shell::out::{EXIT_DONE, EXIT_FAULTS, EXIT_MACHINE, EXIT_PIPE};
use crate::shell::plain_answer::Reader;
use crate::shell::plain_input;
use crate::shell::plain_line::{self, Spelled, Spoken};
use crate::shell::plain_numbers::Numbers;
use crate::shell::plain_plan;
use crate::shell::plain_quality;
use crate::store::whole::named;
use crate::text::language::Language;
use crate::text::preferences::Privacy;
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value};

mod adding;
mod attendance;
mod correction;
mod details;
mod filter;
mod guests;
mod scenario;
mod wording;

use correction::Paper;

/// Where lines come from and answers go.
pub struct Talk<'a> {
    /// Spoken lines.
    pub input: &'a mut dyn BufRead,
    /// Answers.
    pub answers: &'a mut dyn Write,
    /// What is said beside the answers: where the record lies, what is amiss with it.
    pub messages: &'a mut dyn Write,
    /// The language to begin with.
    pub language: Language,
    /// Whether names are masked in the answers.
    pub privacy: Privacy,
    /// Whether a person types: what was refused then stays without consequence for the exit code.
    pub interactive: bool,
}

/// Why an answer is not what was asked for.
enum Stop {
    Refused(Refusal),
    Fault(Phrase),
    Machine(Error),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Stop::Refused(refusal)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Machine(error)
    }
}

/// Talks until the input ends or somebody leaves; gives the exit code.
///
/// 0 when every line was done, 1 when one was refused or not understood and nobody was typing, 3 when the
/// machine failed, 141 when nobody reads the answers any more.
pub fn run(sitting: OpenSitting, talk: Talk<'_>) -> u8 {
    let shown = guests::shown(&sitting, talk.privacy);
    let mut table = Table { sitting, shown, language: talk.language, talk, present: None, amiss: false, failed: false };
    match table.talk() {
        Ok(code) => code,
        Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => EXIT_PIPE,
        Err(cause) => {
            let error = Error::new(Phrase::new("plain.talk-failed"), cause);
            table.message(&error.spoken(table.language));
            EXIT_MACHINE
        }
    }
}

struct Table<'a> {
    sitting: OpenSitting,
    /// What is read out in place of what is true, before guests.
    shown: Option<(Arc<Facts>, Standing)>,
    talk: Talk<'a>,
    language: Language,
    /// The item that was spoken of last.
    present: Option<ItemId>,
    /// Whether something was refused or not understood.
    amiss: bool,
    /// Whether the machine failed in something that did not end the talk.
    failed: bool,
}

impl Table<'_> {
    fn talk(&mut self) -> io::Result<u8> {
        for notice in std::mem::take(&mut self.sitting.notices) {
            let notice = self.veiled(&notice);
            self.message(&notice);
        }
        loop {
            let line = match plain_input::next_line(self.talk.input)? {
                None => break,
                Some(Ok(line)) if line.trim().is_empty() || line.trim_start().starts_with('#') => continue,
                Some(line) => line,
            };
            let answer = line.map_err(Stop::Fault).and_then(|line| {
                let spoken = plain_line::parse(&line).map_err(Stop::Fault)?;
                let leaves = spoken == Spoken::Plain(Command::Quit);
                self.answer(spoken).map(|answer| (answer, leaves))
            });
            let (lines, end) = match answer {
                Ok((answer, leaves)) => (answer, leaves.then_some(None)),
                Err(Stop::Refused(refusal)) => {
                    self.amiss = true;
                    let why = Phrase::new("plain.refused").with("why", refusal.spoken(self.language));
                    (vec![why.spoken(self.language)], None)
                }
                Err(Stop::Fault(what)) => {
                    self.amiss = true;
                    // How a command is written is a sentence of its own.
                    let whole = ["plain.fault.expected", "plain.fault.alone"].contains(&what.key);
                    let what = if whole { what } else { Phrase::new("plain.fault").with("what", what) };
                    (vec![what.spoken(self.language)], None)
                }
                Err(Stop::Machine(error)) => (vec![self.error(&error)], Some(Some(EXIT_MACHINE))),
            };
            for line in lines {
                writeln!(self.talk.answers, "{}", visible(&line))?;
            }
            self.talk.answers.flush()?;
            match end {
                Some(Some(code)) => return Ok(code),
                Some(None) => break,
                None => {}
            }
        }
        Ok(if self.failed {
            EXIT_MACHINE
        } else if self.amiss && !self.talk.interactive {
            EXIT_FAULTS
        } else {
            EXIT_DONE
        })
    }

    /// Something beside the answers; where it cannot be said the answers still can.
    fn message(&mut self, text: &str) {
        let _ = writeln!(self.talk.messages, "{text}");
    }

    fn reader(&self) -> Reader<'_> {
        let true_ones = || (&self.sitting.facts, &self.sitting.standing);
        let (facts, standing) = self.shown.as_ref().map_or_else(true_ones, |(facts, standing)| (facts, standing));
        Reader { facts, standing, language: self.language }
    }

    fn answer(&mut self, spoken: Spoken) -> Result<Vec<String>, Stop> {
        match spoken {
            Spoken::Attendance => Ok(self.reader().attendance()),
            Spoken::Attend { member, presence } => self.attend(member.as_deref(), presence),
            Spoken::Docket => Ok(self.reader().docket()),
            Spoken::Filter(words) => Ok(self.filtered(&words)),
            Spoken::Item(number) => {
                let item = self.item(number)?;
                Ok(vec![self.reader().item(&item)])
            }
            Spoken::Rule(spelled) => self.rule(&spelled),
            Spoken::Exception { rule, employee, document, number, date } => {
                let employee = EmployeeId::from(employee);
                let told = Phrase::new("plain.done.exception").with("name", self.reader().name(&employee));
                self.acted(&Request::EnterException { rule, employee, document, number, date }, told)
            }
            Spoken::Facts(_) | Spoken::Correct { .. } | Spoken::OpenDetails { .. } if self.shown.is_some() => {
                Err(guests::not_masked())
            }
            Spoken::Facts(of) => self.facts(&of),
            Spoken::Correct { of, facts, document, number, date } => {
                self.correct(&of, &facts, Paper { document, number, date })
            }
            Spoken::Note { item, text } => {
                let item = item.map(|number| self.item(Some(number))).transpose()?;
                let request = Request::TakeNote { item: item.map(|item| item.id), text };
                self.acted(&request, Phrase::new("plain.done.note"))
            }
            Spoken::Reword { entry, item, text } => self.reword(entry, item, text),
            Spoken::Explain { item, candidate } => {
                let item = self.item(item)?;
                let candidate = self.candidate(candidate)?;
                Ok(self.reader().why(&item, candidate.as_ref()))
            }
            Spoken::OpenDetails { item, member, text, candidate } => self.open_details(item, member, text, candidate),
            Spoken::Number { item, place, candidate } => self.number(item, place, candidate),
            Spoken::Sheet { command, item, candidate } => {
                let item = self.item(item)?;
                let candidate = self.candidate(candidate)?;
                Ok(self.reader().sheet(command, &item, candidate.as_ref()))
            }
            Spoken::Candidates(number) => {
                let item = self.item(number)?;
                Ok(self.reader().candidates(&item))
            }
            Spoken::Secretary { member, text } => {
                let member = MemberId::from(member);
                let name = self.reader().facts.sitting().member(&member).map(|found| found.name.clone());
                let told = Phrase::new("plain.done.secretary").with("name", name.unwrap_or_default());
                self.acted(&Request::ChangeSecretary { member, text }, told)
            }
            Spoken::Adjourn { until, text } => {
                self.acted(&Request::Adjourn { until, text }, Phrase::new("plain.done.adjourned"))
            }
            Spoken::Find(words) => {
                let found = everything(self.reader().facts, &words);
                let things: Vec<Thing> = found.things.iter().map(|(thing, _)| *thing).collect();
                Ok(self.reader().found(&words, &things, found.similar))
            }
            Spoken::AddItems(chain) => self.add_items(chain),
            Spoken::Scenario(supposed) => self.scenario(&supposed),
            Spoken::Plain(command) => self.plain(command),
        }
    }

    /// Commands about which nothing more is said.
    fn plain(&mut self, command: Command) -> Result<Vec<String>, Stop> {
        match command {
            Command::Undo | Command::Redo => {
                let request = if command == Command::Undo { Request::Undo } else { Request::Redo };
                self.act(&request)?;
                let last = self.sitting.standing.entries().last().and_then(|entry| entry.events.first());
                let told = match last {
                    Some(Event::Undone { entry }) => Phrase::new("plain.done.undone").with("other", entry.to_string()),
                    Some(Event::Redone { entry }) => Phrase::new("plain.done.redone").with("other", entry.to_string()),
                    _ => Phrase::new("plain.done.note"),
                };
                Ok(self.done(told))
            }
            Command::NextUndecided => Ok(vec![self.next_undecided()]),
            Command::Workload => Ok(self.reader().workload()),
            Command::Plan => Ok(plain_plan::lines(&self.sitting.facts, &self.sitting.standing, &self.reader())),
            // The true facts: people who differ in their names alone are no twins, and nobody is named.
            Command::Quality => Ok(plain_quality::lines(&Reader { facts: &self.sitting.facts, ..self.reader() })),
            Command::Minutes if self.shown.is_some() => Ok(vec![guests::hidden_minutes(self.language)]),
            Command::Minutes => Ok(self.reader().minutes()),
            Command::ResumeSitting => {
                self.act(&Request::Resume)?;
                let (day, quorum) = (self.sitting.standing.day(), self.reader().quorum());
                Ok(self.done(Phrase::new("plain.done.resumed").with("day", day).with("quorum", quorum)))
            }
            Command::CloseSitting => self.close(),
            Command::SwitchLanguage => {
                self.language = match self.language {
                    Language::Indonesian => Language::English,
                    Language::English => Language::Indonesian,
                };
                Ok(vec![Phrase::new("plain.language").spoken(self.language)])
            }
            Command::Quit => {
                let left = Phrase::new("plain.left").with("path", named(&self.sitting.places.record));
                Ok(vec![self.veiled(&left)])
            }
            _ => Ok(self.reader().help()),
        }
    }

    /// The item with this number, or the one spoken of last; it is the present one from now on.
    fn item(&mut self, number: Option<usize>) -> Result<Item, Stop> {
        let items = self.sitting.facts.docket().items();
        let found = match number {
            Some(number) => number.checked_sub(1).and_then(|place| items.get(place)),
            None => self.present.as_ref().and_then(|id| self.sitting.facts.docket().item(id)).or_else(|| items.first()),
        };
        let Some(item) = found.cloned() else {
            let asked = number.unwrap_or(1);
            return Err(Stop::Fault(Phrase::new("plain.fault.item").with("number", asked).with("last", items.len())));
        };
        self.present = Some(item.id.clone());
        Ok(item)
    }

    fn candidate(&self, id: Option<String>) -> Result<Option<EmployeeId>, Stop> {
        let candidate = id.map(EmployeeId::from);
        match candidate.as_ref().filter(|id| self.sitting.facts.employee(id).is_none()) {
            Some(unknown) => Err(Stop::Fault(Phrase::new("plain.fault.employee").with("employee", unknown.as_str()))),
            None => Ok(candidate),
        }
    }

    /// The numbers of an item, or one of them opened with the lines of its inputs in the session file.
    fn number(
        &mut self,
        item: Option<usize>,
        place: Option<usize>,
        candidate: Option<String>,
    ) -> Result<Vec<String>, Stop> {
        let item = self.item(item)?;
        let candidate = self.candidate(candidate)?;
        let numbers = Numbers::of(self.reader(), &item, candidate.as_ref());
        let Some(place) = place else { return Ok(numbers.list()) };
        let count = numbers.count();
        let opened =
            numbers.open(place, |paths| self.sitting.session.locate(paths, self.sitting.standing.corrections()));
        opened.ok_or_else(|| Stop::Fault(Phrase::new("plain.fault.place").with("number", place).with("last", count)))
    }

    fn next_undecided(&mut self) -> String {
        let items = self.sitting.facts.docket().items();
        let after = self.present.as_ref().and_then(|id| self.sitting.facts.docket().place(id)).map_or(0, |at| at + 1);
        let around = items.iter().cycle().skip(after).take(items.len());
        let mut undecided = around.filter(|item| self.sitting.standing.decision(&item.id).is_none());
        let next = undecided.next().cloned();
        match next {
            Some(item) => {
                self.present = Some(item.id.clone());
                self.reader().item(&item)
            }
            None => Phrase::new("plain.all-decided").spoken(self.language),
        }
    }

    fn rule(&mut self, spelled: &Spelled) -> Result<Vec<String>, Stop> {
        let item = self.item(Some(spelled.item))?;
        let facts = Arc::clone(&self.sitting.facts);
        let Reader { facts: shown, standing, .. } = self.reader();
        let items = if spelled.chain { chain::links_together(shown, standing, &item.id)? } else { vec![item.id] };
        let ruling = |id: &ItemId| Ruling {
            candidate: spelled.candidate.as_deref().map(EmployeeId::from),
            text: spelled.text.clone(),
            conditions: spelled.conditions.clone(),
            acknowledged: spelled.acknowledged,
            ..Ruling::new(id, spelled.outcome, &spelled.reasons)
        };
        self.act(&Request::Rule(items.iter().map(ruling).collect()))?;
        let reader = self.reader();
        let decided = items.iter().filter_map(|id| facts.docket().item(id)).map(|item| reader.item(item).into());
        let told = Phrase {
            key: "plain.done.decided",
            values: vec![("items", Value::List(decided.collect())), ("left", reader.undecided().into())],
        };
        Ok(self.done(told))
    }

    /// Closes the sitting and writes its papers; said again, it only writes them again.
    fn close(&mut self) -> Result<Vec<String>, Stop> {
        let mut lines = match self.sitting.standing.life() {
            Life::Closed => vec![Phrase::new("plain.closed-before").spoken(self.language)],
            _ => {
                self.act(&Request::Close)?;
                self.done(Phrase::new("plain.done.closed"))
            }
        };
        lines.push(self.write_papers());
        Ok(lines)
    }

    /// Acts, and answers with what is told of it.
    fn acted(&mut self, request: &Request, told: Phrase) -> Result<Vec<String>, Stop> {
        self.act(request).map(|()| self.done(told))
    }

    /// The answer to an act that is recorded.
    fn done(&self, told: Phrase) -> Vec<String> {
        vec![self.reader().recorded(told)]
    }
}
