//! A desk without a terminal: App on the sample session, keys in, the screen as text out, no disk.

// Each test binary uses its own part of this; a test may unwrap.
#![allow(dead_code, clippy::unwrap_used)]

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, OnceLock};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sidang::app::board::{App, Board, Said};
use sidang::app::chooser::{Choice, Chooser};
use sidang::app::filter::judged::Judged;
use sidang::app::layer::Layer;
use sidang::app::message::{Effect, FactsTold, Message, Opened};
use sidang::app::opening::Reached;
use sidang::app::plan::at_hand::Inquiry;
use sidang::app::update::update;
use sidang::command::key::Key;
use sidang::domain::docket::Item;
use sidang::domain::facts::Facts;
use sidang::domain::supposed::Supposition;
use sidang::error::Error;
use sidang::journal::event::{Detail, Draft, Entry, Event, FORMAT, Stamp};
use sidang::journal::standing::Standing;
use sidang::planner::fixings::Kept;
use sidang::planner::stop::Stop;
use sidang::quality;
use sidang::quality::report::Report;
use sidang::rules;
use sidang::screen;
use sidang::screen::cursor::Cursor;
use sidang::screen::theme::{Depth, Theme};
use sidang::shell::corrected;
use sidang::shell::opened_file::OpenedFile;
use sidang::shell::planning::Planning;
use sidang::shell::supposing;
use sidang::shell::told::Told;
use sidang::store::chain::hex;
use sidang::store::session;
use sidang::text::charset::Charset;
use sidang::text::language::Language;
use sidang::text::preferences::Scheme;
use sidang::text::words::Phrase;

/// Where the sample session lies.
pub fn sample_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/tebingtinggi-rencana.ron")
}

/// The sample session and the hash of its file, read once for all tests of a binary.
fn read() -> &'static (Arc<Facts>, String) {
    static READ: OnceLock<(Arc<Facts>, String)> = OnceLock::new();
    READ.get_or_init(|| {
        let read = session::read(&sample_path(), 64 << 20).expect("the sample session has no faults");
        (Arc::new(read.facts), hex(&read.hash))
    })
}

/// The sample session.
pub fn facts() -> Arc<Facts> {
    Arc::clone(&read().0)
}

/// The quality of the sample's data, looked at once for all tests of a binary; of another session anew.
fn quality_of(facts: &Arc<Facts>) -> Arc<Report> {
    static LOOKED: OnceLock<Arc<Report>> = OnceLock::new();
    let look = || Arc::new(quality::look(facts));
    if Arc::ptr_eq(facts, &read().0) { Arc::clone(LOOKED.get_or_init(look)) } else { look() }
}

/// No colours, all letters.
pub const PLAIN: Theme = Theme { depth: Depth::Mono, scheme: Scheme::Dark, charset: Charset::Unicode };

/// What the keeper of the desk does with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Writes it at once.
    Writes,
    /// Is still writing: nothing comes back until `finish`.
    Waits,
    /// Cannot write.
    Fails,
}

/// App with everything around it that the shell would be.
pub struct Desk {
    /// What is tested.
    pub app: App,
    /// What App asked of the shell, the latest last.
    pub effects: Vec<Effect>,
    /// What the keeper does.
    pub keeping: Keeping,
    /// The session file, looked through when a number is opened.
    pub file: OpenedFile,
    /// Whether the session file is read only with `read_on`.
    pub reads_slowly: bool,
    unread: Vec<Effect>,
    /// Whether plans are made; most tests have no use for one.
    pub plans: bool,
    /// How many plans App asked for.
    pub plans_asked: usize,
    planning: Option<(Planning, Receiver<Told>)>,
    waiting: VecDeque<Draft>,
    number: u64,
    now: u64,
}

impl Desk {
    /// The board of the sample session, a new rehearsal in Indonesian, nobody taken down yet.
    pub fn sample() -> Desk {
        Desk::past_quality(Desk::at_first())
    }

    /// The sample session as it is opened, with whatever comes before the board.
    pub fn at_first() -> Desk {
        Desk::opened(&facts(), true)
    }

    /// The board behind the page of data quality.
    fn past_quality(mut desk: Desk) -> Desk {
        if matches!(desk.top(), Some(Layer::Quality(_))) {
            desk.press("Esc");
        }
        desk
    }

    /// The board of another session, opened like the sample, everybody present and the first item selected.
    pub fn on(facts: &Arc<Facts>) -> Desk {
        let mut desk = Desk::past_quality(Desk::opened(facts, true));
        desk.press("h p Esc");
        desk
    }

    /// The board of the sample session with everybody present and the first item selected.
    pub fn sitting() -> Desk {
        let mut desk = Desk::sample();
        desk.press("h p Esc");
        desk.app.said = None;
        desk.effects.clear();
        desk
    }

    /// The same desk, on which every standing has its plan.
    pub fn planned(mut self) -> Desk {
        self.plans = true;
        self.plan(None);
        // What is looked at now is asked about with the next message.
        self.tell(Message::Drawn(self.now));
        self
    }

    /// The board of a record that is only looked at.
    pub fn looking_on() -> Desk {
        Desk::past_quality(Desk::opened(&facts(), false))
    }

    /// The chooser over `count` sessions.
    pub fn choosing(count: usize) -> Desk {
        let choice = |number: usize| Choice {
            path: PathBuf::from(format!("sessions/putaran-{number}.ron")),
            title: Ok(format!("Putaran {number}")),
            about: "Kota Contoh · 2 Desember 2026".into(),
            sample: number == 0,
        };
        let chooser = Chooser { choices: (0..count).map(choice).collect(), ..Chooser::default() };
        let app = App::new(Language::Indonesian, chooser);
        let file = OpenedFile::new(&sample_path(), &read().1);
        let (unread, waiting) = (Vec::new(), VecDeque::new());
        Desk {
            app,
            effects: vec![],
            keeping: Keeping::Writes,
            file,
            reads_slowly: false,
            unread,
            plans: false,
            plans_asked: 0,
            planning: None,
            waiting,
            number: 0,
            now: 1_000,
        }
    }

    /// A session of the chooser that is being opened, 43 per cent of it done.
    pub fn opening() -> Desk {
        let mut desk = Desk::choosing(3);
        let says = Phrase::new("board.opening.reading").with("done", 43_usize).with("whole", 59_usize);
        desk.tell(Message::Opening("sessions/putaran-1.ron".into(), Reached { says, percent: 43, stoppable: true }));
        desk
    }

    fn opened(facts: &Arc<Facts>, writable: bool) -> Desk {
        let mut desk = Desk::choosing(0);
        let first = Event::Opened {
            format: FORMAT,
            program: "sidang".into(),
            session: facts.sitting().id.clone(),
            session_hash: "00".into(),
            rehearsal: true,
        };
        let first = desk.stamped(Draft { events: vec![first], details: vec![Detail::default()], basis: 0 });
        let opened = Opened {
            facts: Arc::clone(facts),
            quality: quality_of(facts),
            standing: Standing::of([first]),
            writable,
            notices: Vec::new(),
            folder: PathBuf::from("naskah"),
            hour: "09.42".into(),
        };
        desk.tell(Message::Opened(Ok(Box::new(opened))));
        desk
    }

    fn stamped(&mut self, draft: Draft) -> Entry {
        self.number += 1;
        let time = format!("2026-12-02T09:{:02}:{:02}+07:00", self.number / 60 % 60, self.number % 60);
        let stamp = Stamp { time, boot: "0".into(), clock: self.number, by: "sekretaris".into() };
        Entry {
            number: self.number,
            stamp,
            basis: draft.basis,
            events: draft.events,
            details: Some(draft.details),
            hash: [0; 32],
        }
    }

    /// Tells App something, and does what it asks for.
    pub fn tell(&mut self, message: Message) {
        for effect in update(&mut self.app, message) {
            // Plans are about what is shown: they are counted by themselves.
            match effect {
                Effect::Plan(_) => self.plans_asked += 1,
                Effect::AskPlan(_) | Effect::Suppose(_) => {}
                _ => self.effects.push(effect.clone()),
            }
            match effect {
                Effect::Append(draft) => self.keep(draft),
                Effect::WritePapers => {
                    self.tell(Message::PapersWritten(Ok(vec![PathBuf::from("naskah/notulen.md")])));
                }
                Effect::Locate(paths) => {
                    let located = self.file.locate(&paths, self.board().standing.corrections());
                    self.tell(Message::Located(located));
                }
                Effect::ReadFacts(_) | Effect::TryCorrections(_) | Effect::ReadCorrected | Effect::ReadAsOf(..)
                    if self.reads_slowly =>
                {
                    self.unread.push(effect);
                }
                Effect::ReadFacts(_) | Effect::TryCorrections(_) | Effect::ReadCorrected | Effect::ReadAsOf(..) => {
                    self.read(effect);
                }
                Effect::Judge if self.reads_slowly => self.unread.push(effect),
                Effect::Judge => self.judge(),
                Effect::Plan(_) | Effect::AskPlan(_) if !self.plans => {}
                Effect::AskPlan(_) if self.reads_slowly => self.unread.push(effect),
                Effect::Plan(kept) => self.plan(kept),
                Effect::AskPlan(inquiry) => self.ask_plan(inquiry),
                Effect::Suppose(supposed) => self.suppose(&supposed),
                Effect::SavePreferences(_) => self.tell(Message::PreferencesSaved(Ok(()))),
                Effect::Open(..) | Effect::StopOpening | Effect::Quit => {}
            }
        }
    }

    /// Makes the plan and waits for it.
    fn plan(&mut self, kept: Option<Kept>) {
        let (facts, standing) = (Arc::clone(&self.board().truth.facts), self.board().truth.standing.clone());
        let (sender, told) = channel();
        self.planning = Some((Planning::begin(facts, standing, kept, sender), told));
        self.hear();
    }

    /// Finds what would come of a supposition, and waits for it.
    fn suppose(&mut self, supposed: &Supposition) {
        let (facts, standing) = (Arc::clone(&self.board().truth.facts), self.board().truth.standing.clone());
        let told = RefCell::new(Vec::new());
        supposing::suppose((&facts, &standing), supposed, &Stop::default(), |own| told.borrow_mut().push(own));
        for own in told.into_inner() {
            self.tell(Message::Supposed(Box::new((supposed.clone(), own))));
        }
    }

    fn ask_plan(&mut self, inquiry: Inquiry) {
        self.planning.as_ref().unwrap().0.ask(inquiry);
        self.hear();
    }

    fn hear(&mut self) {
        match self.planning.as_ref().unwrap().1.recv().unwrap() {
            Told::Plan(told) => self.tell(Message::Plan(told)),
            _ => unreachable!("a planning thread tells of plans alone"),
        }
    }

    fn judge(&mut self) {
        let judged = Judged::of(&self.board().truth.facts, &self.board().truth.standing);
        self.tell(Message::Judged(Arc::new(judged)));
    }

    fn read(&mut self, effect: Effect) {
        if effect == Effect::Judge {
            return self.judge();
        }
        let amendments = self.board().latest().amendments();
        let told = match effect {
            Effect::ReadFacts(rows) => {
                let read = corrected::rows(&self.file, &amendments.corrections, rows.clone());
                FactsTold::Read(rows, read)
            }
            Effect::TryCorrections(asked) => {
                FactsTold::Tried(corrected::with_docket(&self.file, &amendments, asked).map(Box::new))
            }
            Effect::ReadAsOf(number, then) => {
                let facts = corrected::facts(&self.file, &then);
                FactsTold::AsOf(number, facts.map(|found| (found.facts, found.quality)))
            }
            Effect::AskPlan(inquiry) => return self.ask_plan(inquiry),
            _ => {
                let facts = corrected::facts(&self.file, &amendments);
                FactsTold::Corrected(facts.map(|found| (found.facts, found.quality)))
            }
        };
        self.tell(Message::Facts(told));
    }

    /// What was still being read of the session file has been read.
    pub fn read_on(&mut self) -> &mut Desk {
        for effect in std::mem::take(&mut self.unread) {
            self.read(effect);
        }
        self
    }

    /// What the keeper does with a draft.
    pub fn keep(&mut self, draft: Draft) {
        match self.keeping {
            Keeping::Writes => {
                let entry = self.stamped(draft);
                self.tell(Message::Appended(Ok(Box::new(entry))));
            }
            Keeping::Waits => self.waiting.push_back(draft),
            Keeping::Fails => {
                let error = Error::new(Phrase::new("record.not_recorded").with("number", 99_i64), "disk penuh");
                self.tell(Message::Appended(Err(error)));
            }
        }
    }

    /// The keeper has written what it was still writing.
    pub fn finish(&mut self) -> &mut Desk {
        self.keeping = Keeping::Writes;
        while let Some(draft) = self.waiting.pop_front() {
            self.keep(draft);
        }
        self
    }

    /// Presses keys, written as the catalogue writes them with blanks between, half a second apart, each
    /// seen on the screen before the next.
    pub fn press(&mut self, keys: &str) -> &mut Desk {
        for key in keys.split_whitespace() {
            self.wait(500);
            self.key(Key::parse(key).unwrap_or_else(|| panic!("{key} is no key")));
            self.drawn();
        }
        self
    }

    /// Presses keys faster than the screen is drawn, as somebody types ahead over a slow line.
    pub fn press_ahead(&mut self, keys: &str) -> &mut Desk {
        for key in keys.split_whitespace() {
            self.wait(5);
            self.key(Key::parse(key).unwrap_or_else(|| panic!("{key} is no key")));
        }
        self
    }

    /// Types letters one by one.
    pub fn type_text(&mut self, text: &str) -> &mut Desk {
        for letter in text.chars() {
            self.wait(50);
            self.key(Key::Char(letter));
        }
        self.drawn();
        self
    }

    fn key(&mut self, key: Key) {
        self.tell(Message::Key(key, self.now));
    }

    /// A frame was put on the screen.
    pub fn drawn(&mut self) {
        self.tell(Message::Drawn(self.now));
    }

    /// Lets milliseconds pass.
    pub fn wait(&mut self, milliseconds: u64) -> &mut Desk {
        self.now += milliseconds;
        self
    }

    /// Selects the first item for which `wanted` holds.
    pub fn select(&mut self, wanted: impl Fn(&Item) -> bool) -> &mut Desk {
        let place = facts().docket().items().iter().position(wanted).expect("the sample has such an item");
        self.app.board_mut().unwrap().select(place);
        self
    }

    /// Selects the first item that can be accepted without words or acknowledgement.
    pub fn select_clear(&mut self) -> &mut Desk {
        let count = facts().docket().items().len();
        for place in 0..count {
            let board = self.app.board_mut().unwrap();
            board.select(place);
            let prospect = &board.look.prospect;
            let clear = prospect.blocks().next().is_none() && !prospect.needs_words();
            if clear && !prospect.needs_acknowledgement() && !board.item().is_swap() {
                return self;
            }
        }
        panic!("the sample has an item without any warning")
    }

    /// Selects the first item whose suggested move is blocked by what a document lifts.
    pub fn select_blocked(&mut self) -> &mut Desk {
        let count = facts().docket().items().len();
        for place in 0..count {
            let board = self.app.board_mut().unwrap();
            board.select(place);
            let by_document = |rule| rules::rule(rule).is_some_and(rules::is_lifted_by_document);
            if board.look.prospect.blocks().any(|block| by_document(block.rule)) {
                return self;
            }
        }
        panic!("the sample has a blocked item")
    }

    /// The board.
    pub fn board(&self) -> &Board {
        self.app.board().expect("a sitting is open")
    }

    /// The layer on top.
    pub fn top(&self) -> Option<&Layer> {
        self.app.layers.last()
    }

    /// What is said at the foot.
    pub fn said(&self) -> &Said {
        self.app.said.as_ref().expect("something is said")
    }

    /// The card on top.
    pub fn card(&self) -> &sidang::app::card::Card {
        match self.top() {
            Some(Layer::Card(card)) => card,
            other => panic!("no card on top, but {other:?}; said: {:?}", self.app.said),
        }
    }

    /// The buffer as drawn in a theme.
    pub fn buffer(&self, theme: Theme, columns: u16, rows: u16) -> Buffer {
        self.drawing(theme, columns, rows).0
    }

    /// The buffer as drawn, and where the cursor belongs.
    pub fn drawing(&self, theme: Theme, columns: u16, rows: u16) -> (Buffer, Cursor) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = screen::board::draw(&self.app, theme, &mut buffer);
        (buffer, cursor)
    }

    /// The screen as text, rows without blanks at their end.
    pub fn screen(&self, columns: u16, rows: u16) -> String {
        text(&self.buffer(PLAIN, columns, rows))
    }

    /// Where styles change on the screen: one line a row, a run of cells a style.
    pub fn styles(&self, theme: Theme, columns: u16, rows: u16) -> String {
        styles(&self.buffer(theme, columns, rows))
    }
}

/// The text of a buffer, rows without blanks at their end.
pub fn text(buffer: &Buffer) -> String {
    lines(buffer).join("\n")
}

/// The rows of a buffer, without blanks at their end.
pub fn lines(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width.max(1));
    let row = |cells: &[ratatui::buffer::Cell]| {
        let row: String = cells.iter().map(ratatui::buffer::Cell::symbol).collect();
        row.trim_end().to_owned()
    };
    buffer.content.chunks(width).map(row).collect()
}

fn styles(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width.max(1));
    let mut all = String::new();
    for row in buffer.content.chunks(width) {
        for run in row.chunk_by(|a, b| a.style() == b.style()) {
            let style = run[0].style();
            all.push_str(&format!("{}x{:?}/{:?}/{:?} ", run.len(), style.fg, style.bg, style.add_modifier));
        }
        all.push('\n');
    }
    all
}
