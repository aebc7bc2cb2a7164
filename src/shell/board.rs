//! The board's loop: one message at a time, disk before screen, one frame for all that waited.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use chrono::{Timelike, Utc};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;

use crate::app::board::App;
use crate::app::chooser::Chooser;
use crate::app::confirm;
use crate::app::layer::{Asked, EarlierRehearsal};
use crate::app::message::{Effect, Message, Opened, Resume};
use crate::app::update::update;
use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::event::Entry;
use crate::journal::standing::Life;
use crate::screen;
use crate::screen::cursor::Cursor;
use crate::screen::theme::Theme;
use crate::shell::choices;
use crate::shell::frame::FrameCap;
use crate::shell::incoming::Incoming;
use crate::shell::keeper::KeeperHandle;
use crate::shell::opening::{self, Choice, OpenOptions};
use crate::shell::out::{EXIT_FAULTS, EXIT_MACHINE};
use crate::shell::papers;
use crate::shell::sink::Sink;
use crate::shell::sitting::{self, NotOpened};
use crate::shell::{input, terminal, watch};
use crate::store::disk::{Disk, RealDisk};
use crate::store::place::Places;
use crate::store::whole::named;
use crate::text::dates::{self, Zone};
use crate::text::language::Language;
use crate::text::words::Phrase;

/// What frames are drawn with.
type Screen = Terminal<CrosstermBackend<Sink>>;

/// What the board is started with.
#[derive(Clone, Debug)]
pub struct BoardOptions {
    /// The session file; none for the chooser.
    pub session: Option<PathBuf>,
    /// Language of the screen at the start.
    pub language: Language,
    /// Colours and letters.
    pub theme: Theme,
    /// How sittings are opened, whatever file is chosen.
    pub open: OpenOptions,
    /// Largest session file that is read.
    pub size_limit: u64,
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

/// Something that reaches the loop.
enum Told {
    /// From the terminal or the system.
    Outside(Incoming),
    /// From the keeper.
    Kept(Result<Box<Entry>, Error>),
}

impl From<Incoming> for Told {
    fn from(incoming: Incoming) -> Self {
        Told::Outside(incoming)
    }
}

/// A sitting as the shell holds it: what App must not hold.
struct Held {
    facts: Arc<Facts>,
    keeper: Option<KeeperHandle>,
    places: Places,
    zone: Zone,
}

/// Everything the loop works with.
struct Desk {
    options: BoardOptions,
    app: App,
    held: Option<Held>,
    disk: Arc<dyn Disk>,
    sender: Sender<Told>,
    started: Instant,
    quit: bool,
}

/// Runs the board until it is left. The terminal is given back before this returns.
///
/// # Errors
/// When there is no terminal to show the board on.
pub fn run(options: BoardOptions) -> Result<Ended, Error> {
    let language = options.language;
    let (sender, receiver) = channel();
    let chooser = Chooser::default();
    let mut desk = Desk {
        app: App::new(language, chooser),
        held: None,
        disk: Arc::new(RealDisk),
        sender: sender.clone(),
        started: Instant::now(),
        quit: false,
        options,
    };
    terminal::enter(language)?;
    watch::start(&sender)?;
    input::listen(sender)?;
    let sink = Sink::default();
    let Ok(screen) = Terminal::new(CrosstermBackend::new(sink.clone())) else {
        terminal::leave();
        return Ok(Ended { code: i32::from(EXIT_MACHINE), farewell: Vec::new() });
    };
    // Dropping the screen would print to a line that may be dead: it is never dropped.
    let mut screen = ManuallyDrop::new(screen);
    let ended = desk.run(&mut screen, &sink, &receiver);
    if let Some(keeper) = desk.held.take().and_then(|held| held.keeper) {
        keeper.finish();
    }
    terminal::leave();
    Ok(ended)
}

impl Desk {
    /// Says what is being opened, opens it, and turns until the board is left. Faults end it at once; they are
    /// printed when the terminal is given back, where they can be read.
    fn run(&mut self, screen: &mut Screen, sink: &Sink, receiver: &Receiver<Told>) -> Ended {
        let (theme, language) = (self.options.theme, self.app.language);
        let session = self.options.session.as_deref().map(named);
        let opening = |buffer: &mut Buffer| screen::opening::draw(buffer, theme, language, session.as_deref());
        if !draw(screen, sink, opening) {
            return Ended { code: watch::EXIT_HANG_UP, farewell: Vec::new() };
        }
        if let Some(refused) = self.first() {
            return refused;
        }
        if let Ok(size) = screen.size() {
            self.tell(Message::Resized(size.width, size.height));
        }
        let code = self.turn(screen, sink, receiver);
        Ended { code, farewell: self.farewell() }
    }

    /// Opens the session that was named, or looks for sessions to choose from. Gives the end at once when
    /// something stands against it.
    fn first(&mut self) -> Option<Ended> {
        match self.options.session.clone() {
            None => {
                let found = choices::found(self.options.open.data_folder.as_deref(), self.app.language);
                self.app.stage = crate::app::board::Stage::Choosing(Chooser { choices: found, ..Chooser::default() });
                None
            }
            Some(path) => {
                let resume = match self.options.open.choice {
                    Choice::New => Resume::New,
                    Choice::Unfinished | Choice::Newest => Resume::Continue,
                    Choice::Ask => Resume::Ask,
                };
                self.open(&path, resume).err()
            }
        }
    }

    /// Opens a session, or puts the question about an earlier rehearsal on the screen.
    fn open(&mut self, path: &Path, resume: Resume) -> Result<(), Ended> {
        let language = self.app.language;
        let choice = match resume {
            Resume::Ask => Choice::Ask,
            Resume::Continue => Choice::Newest,
            Resume::New => Choice::New,
        };
        let options = OpenOptions { session: path.to_owned(), choice, ..self.options.open.clone() };
        match sitting::open(&self.disk, &options, self.options.size_limit, language) {
            Ok(sitting) => {
                let zone = sitting.facts.sitting().zone;
                let sender = self.sender.clone();
                let reply = move |kept: Result<Entry, Error>| {
                    // A loop that has ended needs no answer.
                    let _ = sender.send(Told::Kept(kept.map(Box::new)));
                };
                let keeper = match sitting.keeper.map(|keeper| keeper.spawn(reply)).transpose() {
                    Ok(keeper) => keeper,
                    Err(error) => return Err(Ended::by_error(&error, language)),
                };
                let opened = Opened {
                    facts: Arc::clone(&sitting.facts),
                    standing: sitting.standing,
                    writable: keeper.is_some(),
                    notices: sitting.notices,
                    folder: sitting.places.papers.clone(),
                    hour: hour(zone, language),
                };
                self.held = Some(Held { facts: sitting.facts, keeper, places: sitting.places, zone });
                self.tell(Message::Opened(Ok(Box::new(opened))));
                Ok(())
            }
            Err(NotOpened::Ask(known)) => {
                let newest = known.first();
                let earlier = EarlierRehearsal {
                    session: path.to_owned(),
                    told: newest.map(opening::earlier),
                    closed: newest.is_some_and(|rehearsal| rehearsal.closed),
                };
                confirm::ask(&mut self.app, Asked::ContinueRehearsal(earlier));
                Ok(())
            }
            Err(NotOpened::Faults(lines)) => Err(Ended { code: i32::from(EXIT_FAULTS), farewell: lines }),
            Err(NotOpened::Error(error)) => Err(Ended::by_error(&error, language)),
        }
    }

    /// The loop: draw when something changed, wait, take everything that waits.
    fn turn(&mut self, screen: &mut Screen, sink: &Sink, receiver: &Receiver<Told>) -> i32 {
        let mut cap = FrameCap::of_this_line();
        let mut changed = true;
        loop {
            if changed {
                let wait = cap.wait(Instant::now());
                if wait.is_zero() {
                    if !draw(screen, sink, |buffer| screen::board::draw(&self.app, self.options.theme, buffer)) {
                        break watch::EXIT_HANG_UP;
                    }
                    cap.drawn(Instant::now());
                    changed = false;
                    let now = self.now();
                    self.tell(Message::Drawn(now));
                    continue;
                }
                match receiver.recv_timeout(wait) {
                    Ok(told) => {
                        if let Some(code) = self.take(told, receiver) {
                            break code;
                        }
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break 3,
                }
                continue;
            }
            match receiver.recv_timeout(to_next_minute()) {
                Ok(told) => {
                    if let Some(code) = self.take(told, receiver) {
                        break code;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(held) = &self.held {
                        let hour = hour(held.zone, self.app.language);
                        self.tell(Message::Hour(hour));
                    }
                }
                Err(RecvTimeoutError::Disconnected) => break 3,
            }
            changed = true;
        }
    }

    /// Takes one message and all that wait behind it; gives the exit code when it is time to leave.
    fn take(&mut self, first: Told, receiver: &Receiver<Told>) -> Option<i32> {
        for told in std::iter::once(first).chain(receiver.try_iter()) {
            match told {
                Told::Outside(Incoming::Gone(code)) => return Some(code),
                Told::Outside(Incoming::Key(key)) => {
                    let now = self.now();
                    self.tell(Message::Key(key, now));
                }
                Told::Outside(Incoming::Paste(text)) => self.tell(Message::Paste(text)),
                Told::Outside(Incoming::Resized(columns, rows)) => self.tell(Message::Resized(columns, rows)),
                Told::Kept(entry) => self.tell(Message::Appended(entry)),
            }
            if self.quit {
                return Some(0);
            }
        }
        None
    }

    /// Tells App, and does what it asks for.
    fn tell(&mut self, message: Message) {
        for effect in update(&mut self.app, message) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Append(draft) => {
                let keeper = self.held.as_ref().and_then(|held| held.keeper.as_ref());
                let sent = keeper.map(|keeper| keeper.append(draft));
                if let Some(Err(error)) = sent {
                    self.tell(Message::Appended(Err(error)));
                }
            }
            Effect::WritePapers => {
                let written = self.write_papers();
                self.tell(Message::PapersWritten(written));
            }
            Effect::Open(path, resume) => {
                if let Err(ended) = self.open(&path, resume) {
                    self.tell(Message::Opened(Err(ended.farewell)));
                }
            }
            Effect::Quit => self.quit = true,
        }
    }

    fn write_papers(&self) -> Result<Vec<PathBuf>, Error> {
        match (&self.held, self.app.board()) {
            (Some(held), Some(board)) => {
                papers::write(&*self.disk, &held.facts, &board.standing, &held.places, Language::Indonesian)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// What to print at the end: where record and papers lie.
    fn farewell(&self) -> Vec<String> {
        let (Some(held), Some(board)) = (&self.held, self.app.board()) else { return Vec::new() };
        let mut lines = Vec::new();
        if board.papers.is_empty() && board.standing.life() == Life::Closed {
            let kept = Phrase::new("shell.closed-at").with("place", named(&held.places.papers));
            lines.push(kept.spoken(self.app.language));
        } else if board.papers.is_empty() {
            let kept = Phrase::new("shell.kept-at").with("place", named(&held.places.record));
            lines.push(kept.spoken(self.app.language));
        } else {
            let saved = Phrase::new("board.papers-written").with("place", named(&held.places.papers));
            lines.push(saved.spoken(self.app.language));
            lines.extend(board.papers.iter().map(|path| format!("  {}", named(path))));
        }
        lines
    }

    /// Milliseconds since the board began, by a clock that only runs forward.
    fn now(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// Draws one frame and sends it in one write; false when the line is dead.
fn draw(screen: &mut Screen, sink: &Sink, picture: impl FnOnce(&mut Buffer) -> Cursor) -> bool {
    let mut cursor = None;
    let drawn = screen.draw(|frame| {
        let at = picture(frame.buffer_mut());
        if let Cursor::Typing(position) = at {
            frame.set_cursor_position(position);
        }
        cursor = Some(at);
    });
    let focus = match cursor {
        Some(Cursor::Resting(position)) => Some((position.x, position.y)),
        Some(Cursor::Typing(_)) | None => None,
    };
    drawn.is_ok() && sink.commit(focus).is_ok()
}

/// The hour in the session's zone, to the minute.
fn hour(zone: Zone, language: Language) -> String {
    dates::clock(Utc::now().with_timezone(&zone.offset()).time(), language)
}

/// Time until the minute changes, so that the clock moves once a minute and nothing else ever does.
fn to_next_minute() -> Duration {
    let past = Utc::now();
    let milliseconds = u64::from(past.second()) * 1_000 + u64::from(past.timestamp_subsec_millis());
    Duration::from_millis(60_050_u64.saturating_sub(milliseconds))
}
