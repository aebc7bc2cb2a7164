//! What the board's loop works with: App, the sitting as the shell holds it, and the work that App asks for.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant, SystemTime};

use chrono::Utc;

use crate::app::board::{App, Stage};
use crate::app::chooser::Chooser;
use crate::app::matter::Matter;
use crate::app::message::{Effect, FactsTold, Message, Resume};
use crate::app::opening::Opening;
use crate::app::update::update;
use crate::error::Error;
use crate::journal::event::{Draft, Event};
use crate::journal::standing::{Life, Standing};
use crate::planner::stop::Stop;
use crate::screen::theme::Theme;
use crate::shell::choices;
use crate::shell::clock::Clock;
use crate::shell::corrected::{self, CorrectedFacts};
use crate::shell::incoming::Incoming;
use crate::shell::keeper::KeeperHandle;
use crate::shell::opened_file::OpenedFile;
use crate::shell::opening::{Choice, OpenOptions};
use crate::shell::out::EXIT_MACHINE;
use crate::shell::papers;
use crate::shell::planning::Planning;
use crate::shell::preferences::{self, Begun};
use crate::shell::reading::Reading;
use crate::shell::sabotage;
use crate::shell::sitting::ReadFile;
use crate::shell::told::Told;
use crate::store::disk::Disk;
use crate::store::place::Places;
use crate::store::whole::named;
use crate::text::dates::{self, Zone};
use crate::text::language::Language;
use crate::text::words::Phrase;

mod beside;
mod seating;

/// What the board is started with.
#[derive(Clone, Debug)]
pub struct BoardOptions {
    /// The session file; none for the chooser.
    pub session: Option<PathBuf>,
    /// How the screen is read.
    pub preferences: Begun,
    /// How sittings are opened, whatever file is chosen.
    pub open: OpenOptions,
}

/// How the board ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Exit code.
    pub code: i32,
    /// What to print once the screen is given back.
    pub farewell: Vec<String>,
}

impl Ended {
    fn by_error(error: &Error, language: Language) -> Ended {
        Ended { code: i32::from(EXIT_MACHINE), farewell: vec![error.spoken(language)] }
    }
}

/// A sitting as the shell holds it: what App must not hold.
struct Held {
    keeper: Option<KeeperHandle>,
    places: Places,
    zone: Zone,
    session: OpenedFile,
    /// How the session file was marked when it was looked at last.
    mark: Option<(SystemTime, u64)>,
}

/// Everything the loop works with.
pub struct Desk {
    /// What the board is started with.
    pub options: BoardOptions,
    /// What is open, selected and typed.
    pub app: App,
    /// Whether the screen holds something else than what was drawn last.
    pub defaced: bool,
    /// Whether it is time to leave.
    pub quit: bool,
    /// Why nothing was opened, where that ends the program.
    pub refused: Option<Ended>,
    held: Option<Held>,
    reading: Option<Reading>,
    /// What was read, while it is asked which rehearsal is meant.
    read: Option<(PathBuf, ReadFile)>,
    planning: Option<Planning>,
    disk: Arc<dyn Disk>,
    sender: Sender<Told>,
    /// How many answers are still to come, besides those about plans.
    expected: usize,
    /// How many answers about plans are still to come.
    expected_of_plans: usize,
    /// What is supposed now is looked into until this is asked.
    supposing: Stop,
    started: Instant,
}

impl Desk {
    /// A desk on which nothing is open; keeper and reading tell `sender` what they did.
    pub fn new(options: BoardOptions, sender: Sender<Told>) -> Desk {
        let mut app = App::starting(options.preferences.start.clone(), Chooser::default());
        let disk = options.open.disk();
        let file = options.session.as_deref().map(named);
        app.stage = Stage::Opening(Opening { file, ..Opening::default() });
        Desk {
            options,
            app,
            defaced: false,
            quit: false,
            refused: None,
            held: None,
            reading: None,
            read: None,
            planning: None,
            disk,
            sender,
            expected: 0,
            expected_of_plans: 0,
            supposing: Stop::default(),
            started: Instant::now(),
        }
    }

    /// What a frame is drawn with.
    pub fn theme(&self) -> Theme {
        let drawing = self.app.drawing;
        Theme { depth: preferences::depth(drawing.colours), scheme: drawing.scheme, charset: drawing.charset }
    }

    /// Opens the session that was named, or looks for sessions to choose from.
    pub fn start(&mut self) {
        let Some(path) = self.options.session.clone() else {
            let choices = choices::found(self.options.open.data_folder.as_deref(), self.app.language);
            let faults = self.preferences_ignored().map(|told| told.spoken(self.app.language)).into_iter().collect();
            self.app.stage = Stage::Choosing(Chooser { choices, faults, ..Chooser::default() });
            return;
        };
        let resume = match self.options.open.choice {
            Choice::New => Resume::New,
            Choice::Unfinished | Choice::Newest => Resume::Continue,
            Choice::Ask => Resume::Ask,
        };
        self.perform(Effect::Open(path, resume));
    }

    /// Tells App, and does what it asks for.
    pub fn tell(&mut self, message: Message) {
        for effect in update(&mut self.app, message) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Append(draft) => self.append(draft),
            Effect::WritePapers | Effect::SavePreferences(_) if self.options.open.in_memory => {}
            Effect::WritePapers => {
                let written = self.write_papers();
                self.tell(Message::PapersWritten(written));
            }
            Effect::Locate(paths) => self.locate(paths),
            Effect::Judge => self.judge(),
            Effect::Plan(kept) => self.plan(kept),
            Effect::Suppose(supposed) => self.suppose(supposed),
            Effect::AskPlan(inquiry) => {
                let asked = self.planning.as_ref().is_some_and(|planning| planning.ask(inquiry));
                self.expected_of_plans += usize::from(asked);
            }
            Effect::ReadFacts(rows) => self.about_facts(move |file, amendments| {
                let read = corrected::rows(&file, &amendments.corrections, rows.clone());
                FactsTold::Read(rows, read)
            }),
            Effect::TryCorrections(asked) => self.about_facts(move |file, amendments| {
                let tried = corrected::with_docket(&file, &amendments, asked);
                FactsTold::Tried(tried.map(Box::new))
            }),
            Effect::ReadCorrected => self.about_facts(|file, amendments| {
                let facts = corrected::facts(&file, &amendments);
                FactsTold::Corrected(facts.map(|CorrectedFacts { facts, quality }| (facts, quality)))
            }),
            Effect::ReadAsOf(number, then) => self.about_facts(move |file, _| {
                let facts = corrected::facts(&file, &then);
                FactsTold::AsOf(number, facts.map(|CorrectedFacts { facts, quality }| (facts, quality)))
            }),
            Effect::Open(path, resume) => {
                let file = self.read.take().filter(|(read, _)| *read == path).map(|(_, file)| file);
                let begun = self.begin_opening(path, resume, file);
                self.settle(begun);
            }
            Effect::StopOpening => (self.reading, self.read) = (None, None),
            Effect::SavePreferences(saved) => {
                let saved = preferences::save(self.options.open.data_folder.as_deref(), &saved);
                self.tell(Message::PreferencesSaved(saved));
            }
            Effect::Quit => self.quit = true,
        }
    }

    /// Takes what reached the loop; gives the exit code when the end came from outside.
    pub fn hear(&mut self, told: Told) -> Option<i32> {
        match told {
            Told::Outside(_) => {}
            Told::Plan(_) => self.expected_of_plans = self.expected_of_plans.saturating_sub(1),
            _ => self.expected = self.expected.saturating_sub(1),
        }
        match told {
            Told::Outside(Incoming::Gone(code)) => return Some(code),
            Told::Outside(Incoming::Key(key)) => {
                let now = self.now();
                self.tell(Message::Key(key, now));
            }
            Told::Outside(Incoming::Paste(text)) => {
                sabotage::speaks(&text);
                sabotage::breaks("papan", &text);
                self.tell(Message::Paste(text));
            }
            Told::Outside(Incoming::Woken) => self.defaced = true,
            Told::Outside(Incoming::Resized(columns, rows)) => self.tell(Message::Resized(columns, rows)),
            Told::Kept(entry) => {
                self.tell(Message::Appended(entry));
                self.derive();
            }
            Told::Fingerprint(number, code) => self.tell(Message::Fingerprint(number, code)),
            Told::Read(outcome) => self.take(*outcome),
            Told::Located(located) => self.tell(Message::Located(located)),
            Told::Facts(told) => self.tell(Message::Facts(*told)),
            Told::Judged(judged) => self.tell(Message::Judged(judged)),
            Told::Plan(told) => self.tell(Message::Plan(told)),
            Told::Supposed(told) => self.tell(Message::Supposed(told)),
        }
        None
    }

    /// Whether something that was begun and is seen will still be answered; what was stopped may never be.
    pub fn expects_answers(&self) -> bool {
        self.expected > 0 || (self.expected_of_plans > 0 && self.app.shows_plan())
    }

    fn append(&mut self, draft: Draft) {
        if self.options.open.in_memory {
            self.rehearse();
        }
        let keeper = self.held.as_ref().and_then(|held| held.keeper.as_ref());
        match keeper.map(|keeper| keeper.append(draft)) {
            Some(Ok(())) => self.expected += 1,
            Some(Err(error)) => self.tell(Message::Appended(Err(error))),
            None => {}
        }
    }

    /// What is not written to the record is a rehearsal, and the board says so.
    fn rehearse(&mut self) {
        let Some(board) = self.app.board().filter(|board| !board.standing.rehearsal()) else { return };
        let mut entries = board.truth.standing.entries().to_vec();
        for event in entries.iter_mut().flat_map(|entry| &mut Arc::make_mut(entry).events) {
            if let Event::Opened { rehearsal, .. } = event {
                *rehearsal = true;
            }
        }
        let truth = Matter { standing: Standing::of(entries), ..board.truth.clone() };
        self.app.stand_on(truth);
    }

    fn write_papers(&self) -> Result<Vec<PathBuf>, Error> {
        match (&self.held, self.app.board()) {
            (Some(held), Some(board)) => {
                let Matter { facts, standing, .. } = &board.truth;
                papers::write(&*self.disk, facts, standing, &held.places, Language::Indonesian)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// How long until an opening has to be told of; none while nothing is opened.
    pub fn wait(&self, now: Instant) -> Option<Duration> {
        self.reading.as_ref().map(|reading| reading.wait(now))
    }

    /// Time has passed: how far an opening is, and the hour.
    pub fn look_at_the_clock(&mut self, now: Instant) {
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.wait(now).is_zero()) {
            let message = Message::Opening(named(&reading.options.session), reading.tell(now));
            self.tell(message);
        }
        if let Some(held) = &self.held {
            let hour = self.hour(held.zone);
            let now = self.now();
            self.tell(Message::Hour(hour, now));
        }
        self.look_at_the_file();
    }

    /// Whether somebody changed the session file since it was looked at last; what it says otherwise is told once.
    fn look_at_the_file(&mut self) {
        let Some(held) = &mut self.held else { return };
        let mark = held.session.mark();
        if mark == held.mark {
            return;
        }
        held.mark = mark;
        self.about_facts(|file, amendments| {
            let text = corrected::text(&file, &amendments.corrections);
            FactsTold::FileChanged(text.and_then(|text| file.changes(&text)).map(|changes| changes.len()))
        });
    }

    /// What to print at the end: where record and papers lie, or that nothing was opened.
    pub fn farewell(&self) -> Vec<String> {
        let language = self.app.language;
        if let Stage::Opening(Opening { file: Some(file), .. }) = &self.app.stage {
            return vec![Phrase::new("shell.not-opened").with("file", file.as_str()).spoken(language)];
        }
        let (Some(held), Some(board)) = (&self.held, self.app.board()) else { return Vec::new() };
        let mut lines = Vec::new();
        if board.papers.is_empty() && board.latest().life() == Life::Closed {
            lines.push(Phrase::new("shell.closed-at").with("place", named(&held.places.papers)).spoken(language));
        } else if board.papers.is_empty() {
            lines.push(Phrase::new("shell.kept-at").with("place", named(&held.places.record)).spoken(language));
        } else {
            let saved = Phrase::new("board.papers-written").with("place", named(&held.places.papers));
            lines.push(saved.spoken(language));
            lines.extend(board.papers.iter().map(|path| format!("  {}", named(path))));
        }
        lines
    }

    /// The hour in the session's zone, to the minute.
    fn hour(&self, zone: Zone) -> String {
        let now = match &self.options.open.clock {
            Some(Clock::Fixed { next, .. }) => next.time(),
            Some(Clock::Machine { .. }) | None => Utc::now().with_timezone(&zone.offset()).time(),
        };
        dates::clock(now, self.app.language)
    }

    /// Milliseconds since the board began, by a clock that only runs forward.
    pub fn now(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Waits for the last entry and gives the record back.
    pub fn finish(mut self) {
        if let Some(keeper) = self.held.take().and_then(|held| held.keeper) {
            keeper.finish();
        }
    }
}
