//! What lies over the board; the top layer owns the keyboard, and no other focus is stored anywhere.

use std::path::PathBuf;

use crate::command::catalogue::Command;
use crate::command::place::Place;
use crate::domain::account::Account;
use crate::domain::ids::EmployeeId;
use crate::domain::proposal::Move;
use crate::text::words::Phrase;

use super::card::Card;
use super::editor::Editor;
use super::fact_sheet::FactSheet;
use super::field::Field;
use super::filter::page::FilterPage;
use super::find::state::Finder;
use super::form::Form;
use super::minutes_page::MinutesPage;
use super::number::key::Spot;
use super::plan::plan_page::PlanPage;
use super::quality::entry::Entry;
use super::scenario_page::ScenarioPage;

/// A text to read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Title.
    pub title: String,
    /// Lines; a line that begins with a section sign in front is a heading.
    pub lines: Vec<ReadingLine>,
    /// First line on the screen.
    pub top: usize,
    /// What the text opens, when more may come to be known of it.
    pub sheet: Option<Sheet>,
}

/// What a text opens; it is written anew once the lines of the file are known, or what the plan says of it.
#[derive(Clone, Debug)]
pub enum Sheet {
    /// A number of the board.
    Number(Box<Account>),
    /// A row of the page of data quality.
    Data(Entry),
    /// A candidate of the item on the board; the one who is chosen when nobody is named.
    Candidate(Option<EmployeeId>),
    /// The move of the selected row of the plan.
    Planned,
}

impl Reading {
    /// A text, read from its first line.
    pub fn new(title: String, lines: Vec<ReadingLine>) -> Reading {
        Reading { title, lines, top: 0, sheet: None }
    }

    /// Places of the headings.
    fn headings(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.lines.iter().enumerate().filter(|(_, line)| line.tone == Tone::Heading).map(|(at, _)| at)
    }

    /// Whether there are sections to go through.
    pub fn has_sections(&self) -> bool {
        self.headings().nth(1).is_some()
    }

    /// Goes to the heading after the top line, or to the one before it; stays where there is none.
    pub fn step_section(&mut self, forward: bool) {
        let top = self.top;
        let next = if forward { self.headings().find(|at| *at > top) } else { self.headings().rfind(|at| *at < top) };
        self.top = next.unwrap_or(if forward { top } else { 0 });
    }
}

/// One line of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingLine {
    /// How it is drawn.
    pub tone: Tone,
    /// The words.
    pub text: String,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Plain.
    Plain,
    /// A heading.
    Heading,
    /// A block.
    Block,
    /// A warning or something unknown.
    Warn,
    /// Less important.
    Dim,
}

impl ReadingLine {
    /// A plain line.
    pub fn plain(text: impl Into<String>) -> ReadingLine {
        ReadingLine { tone: Tone::Plain, text: text.into() }
    }

    /// A line in a tone.
    pub fn toned(tone: Tone, text: impl Into<String>) -> ReadingLine {
        ReadingLine { tone, text: text.into() }
    }
}

/// The list of candidates.
#[derive(Clone, Debug, Default)]
pub struct CandidateList {
    /// Which row is selected.
    pub selected: Option<EmployeeId>,
}

/// Help with its filter.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// What was typed to narrow the list.
    pub filter: Field,
    /// Which row is selected.
    pub selected: usize,
    /// Whether what was done last comes first.
    pub latest_first: bool,
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Leave the program.
    Quit,
    /// Throw away what was typed.
    Discard,
    /// Go on with an adjourned sitting, or only look at it.
    Resume,
    /// Show the names again that are masked before guests.
    ShowNames,
    /// Add items with these moves to the docket, as the plan suggests them.
    AddItems(Vec<Vec<Move>>),
    /// Only look at a record that another program holds, or take it over.
    Held(HeldRecord),
    /// Continue the rehearsal that was found, or begin a new one.
    ContinueRehearsal(EarlierRehearsal),
}

/// The newest rehearsal of a session that is to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierRehearsal {
    /// The session file.
    pub session: PathBuf,
    /// Number, beginning, entries and whether it is closed, in words.
    pub told: Option<Phrase>,
    /// Whether the sitting was closed in it; continuing it only looks at it then.
    pub closed: bool,
}

/// A record that another program holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRecord {
    /// The session file.
    pub session: PathBuf,
    /// By whom it is held, in words.
    pub owner: Option<Phrase>,
    /// Why it cannot be taken over, where that is so: then the other button tries once more to open it.
    pub barred: Option<Phrase>,
}

/// A question with two buttons.
#[derive(Clone, Debug)]
pub struct Question {
    /// What it is about.
    pub asked: Asked,
    /// Whether the button that acts has the focus; the harmless one has it first.
    pub on_yes: bool,
    /// When it was first on the screen.
    pub shown_at: Option<u64>,
}

/// A layer over the board.
#[derive(Clone, Debug)]
pub enum Layer {
    /// The decision card.
    Card(Box<Card>),
    /// A form.
    Form(Form),
    /// A long text that is being written.
    Editor(Box<Editor>),
    /// Candidates.
    Candidates(CandidateList),
    /// Attendance; the selected member by place.
    Attendance(usize),
    /// The walk over the numbers of the board; where it stands.
    Numbers(Spot),
    /// Data quality; the selected entry by place.
    Quality(usize),
    /// The finder.
    Finder(Finder),
    /// The filter of the docket.
    Filter(FilterPage),
    /// Looking back: the board stands at an earlier entry.
    Past,
    /// A text to read.
    Reading(Reading),
    /// Help.
    Help(Help),
    /// Facts that can be put right.
    Facts(FactSheet),
    /// The page of the minutes.
    Minutes(MinutesPage),
    /// The page of the plan.
    Plan(PlanPage),
    /// The page of a scenario.
    Scenario(Box<ScenarioPage>),
    /// Preferences; the selected row by place.
    Preferences(usize),
    /// A question.
    Question(Question),
}

impl Layer {
    /// Takes away why the last attempt was refused: something else stands there now, or nobody may read it.
    pub fn forget_refusal(&mut self) {
        match self {
            Layer::Card(card) => card.refusal = None,
            Layer::Form(form) => form.refusal = None,
            Layer::Editor(editor) => editor.refusal = None,
            _ => {}
        }
    }

    /// The place whose keys work while the layer is on top.
    pub fn place(&self) -> Place {
        match self {
            Layer::Card(_) => Place::Card,
            Layer::Form(_) => Place::Form,
            Layer::Editor(_) => Place::Editor,
            Layer::Candidates(_) => Place::Candidates,
            Layer::Attendance(_) => Place::Attendance,
            Layer::Numbers(_) => Place::Numbers,
            Layer::Quality(_) => Place::Quality,
            Layer::Finder(_) => Place::Finder,
            Layer::Filter(_) => Place::Filter,
            Layer::Past => Place::Past,
            Layer::Reading(_) => Place::Reading,
            Layer::Help(_) => Place::Help,
            Layer::Facts(_) => Place::Facts,
            Layer::Minutes(_) => Place::Minutes,
            Layer::Plan(_) => Place::Plan,
            Layer::Scenario(_) => Place::Scenario,
            Layer::Preferences(_) => Place::Preferences,
            Layer::Question(_) => Place::Question,
        }
    }

    /// Notes that the layer is on the screen now.
    pub fn drawn(&mut self, now: u64) {
        let shown_at = match self {
            Layer::Card(card) => &mut card.shown_at,
            Layer::Form(form) => &mut form.shown_at,
            Layer::Question(question) => &mut question.shown_at,
            Layer::Editor(_)
            | Layer::Candidates(_)
            | Layer::Attendance(_)
            | Layer::Numbers(_)
            | Layer::Quality(_)
            | Layer::Finder(_)
            | Layer::Filter(_)
            | Layer::Past
            | Layer::Reading(_)
            | Layer::Facts(_)
            | Layer::Minutes(_)
            | Layer::Plan(_)
            | Layer::Scenario(_)
            | Layer::Preferences(_)
            | Layer::Help(_) => return,
        };
        shown_at.get_or_insert(now);
    }
}

/// What to do with the rows of the help list.
pub type HelpRows = Vec<(&'static crate::command::catalogue::Row, Result<(), String>)>;

/// The command a help row runs.
pub fn command_of(rows: &HelpRows, selected: usize) -> Option<Command> {
    rows.get(selected).map(|(row, _)| row.command)
}
