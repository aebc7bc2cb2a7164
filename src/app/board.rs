//! App and the board: the open sitting, what is selected, and what is looked at.

use std::path::PathBuf;
use std::sync::Arc;

use crate::command::catalogue::Command;
use crate::command::place::Place;
use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, ItemId};
use crate::journal::decide;
use crate::journal::standing::Standing;
use crate::quality::report::Report;
use crate::rules;
use crate::rules::verdict::Verdict;
use crate::text::language::Language;
use crate::text::preferences::{Drawing, Preferences, Privacy};

use super::chooser::Chooser;
use super::filter::judged::Judged;
use super::filter::shown::Shown;
use super::layer::Layer;
use super::look::Look;
use super::marks::Marks;
use super::matter::Matter;
use super::message::Opened;
use super::number::key::{Scene, Spot};
use super::opening::Opening;
use super::plan::at_hand::AtHand;
use super::preference::{Preference, Start};

/// Columns and rows of the smallest screen that shows everything needed to decide.
pub const LEAST: (u16, u16) = (80, 24);

/// Columns from which all agencies stand beside the two ends.
pub const WIDE: u16 = 150;

/// Rows from which the fit has a row of the plan.
pub const TALL: u16 = 34;

/// Pause in typing after which the board hears letters again, in milliseconds.
pub const PAUSE: u64 = 500;

/// How a line at the foot of the screen is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Something was done, or is worth knowing.
    Told,
    /// The committee's act is not allowed.
    Refused,
    /// The machine failed.
    Failed,
}

/// A line at the foot of the screen; it stays until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// How it is meant.
    pub manner: Manner,
    /// The words.
    pub text: String,
}

/// The present of a board that looks back: it comes back as it was.
#[derive(Debug)]
pub struct Present {
    /// What it is about, by all entries.
    pub matter: Matter,
    /// Place of the item that was selected.
    pub item: usize,
    /// What of the docket was shown.
    pub shown: Shown,
}

/// An open sitting.
#[derive(Debug)]
pub struct Board {
    /// What is true: what the disk holds, and nothing else; while the board looks back, what it held then. What is
    /// decided, recorded and written on paper comes from here.
    pub truth: Matter,
    /// The facts as they are shown: before guests, with masked names.
    pub facts: Arc<Facts>,
    /// The quality of the data.
    pub quality: Arc<Report>,
    /// The standing as it is shown: before guests, without words.
    pub standing: Standing,
    /// The present, while the board looks back.
    pub present: Option<Box<Present>>,
    /// Code of the entry of this number that is read aloud; that of the last one comes a moment after the entry.
    pub fingerprint: (u64, String),
    /// Whether the record can be written.
    pub writable: bool,
    /// Where record and papers lie.
    pub folder: PathBuf,
    /// The selected item; always one that is shown.
    pub selected: ItemId,
    /// What of the docket is shown.
    pub shown: Shown,
    /// What the rules say of all items, as far as it was asked for.
    pub judged: Option<Arc<Judged>>,
    /// What is marked.
    pub marks: Marks,
    /// The plan, of the truth.
    pub plan: AtHand,
    /// Numbers of the items whose acceptance is blocked by now, since facts were put right after it.
    pub unsound: Vec<usize>,
    /// The item whose sensitive details are open on the screen; always the selected one.
    pub opened: Option<ItemId>,
    /// The candidate chosen while the item is selected; with none, the look shows who is decided or suggested.
    pub chosen: Option<EmployeeId>,
    /// What is shown of the selected item.
    pub look: Look,
    /// The words that were sought last.
    pub sought: String,
    /// Papers written at closing.
    pub papers: Vec<PathBuf>,
    /// Name, number and date of the document that was entered last, as they were typed: one often shows several facts.
    pub document: [String; 3],
}

impl Board {
    /// The board of a sitting that was opened; none when its docket is empty.
    pub fn of(opened: Opened, privacy: Privacy) -> Option<Board> {
        let truth = Matter { facts: opened.facts, quality: opened.quality, standing: opened.standing };
        let Matter { facts, quality, standing } = truth.shown(privacy);
        let docket = facts.docket();
        let undecided = docket.items().iter().find(|item| standing.decision(&item.id).is_none());
        let item = undecided.or(docket.items().first())?.clone();
        let look = Look::at(&facts, &standing, &item, None);
        Some(Board {
            selected: item.id,
            shown: Shown::all(facts.docket().items().len()),
            judged: None,
            marks: Marks::default(),
            plan: AtHand::default(),
            unsound: unsound(&facts, &standing),
            opened: None,
            chosen: None,
            look,
            truth,
            facts,
            quality,
            standing,
            present: None,
            fingerprint: (0, String::new()),
            writable: opened.writable,
            folder: opened.folder,
            sought: String::new(),
            papers: Vec::new(),
            document: Default::default(),
        })
    }

    /// The true standing by all entries, also while the board looks back.
    pub fn latest(&self) -> &Standing {
        self.present.as_ref().map_or(&self.truth.standing, |present| &present.matter.standing)
    }

    /// The selected item.
    pub fn item(&self) -> &Item {
        let docket = self.facts.docket();
        docket.item(&self.selected).or(docket.items().first()).expect("a board has at least one item")
    }

    /// What is looked at when a number is opened.
    pub fn scene(&self) -> Scene<'_> {
        Scene { facts: &self.facts, standing: &self.standing, item: self.item(), look: &self.look }
    }

    /// Number of the last entry, with its code as soon as that is known; what a witness notes down.
    pub fn last_entry(&self) -> String {
        let (number, code) = &self.fingerprint;
        let last = self.standing.number();
        if *number == last { code.clone() } else { format!("#{last}") }
    }

    /// Place of the selected item, from 0.
    pub fn place(&self) -> usize {
        self.facts.docket().place(&self.selected).unwrap_or(0)
    }

    /// Selects the item at `place`, within bounds; a filter that does not show it ends.
    pub fn select(&mut self, place: usize) {
        let place = place.min(self.facts.docket().items().len().saturating_sub(1));
        if self.shown.row(place).is_some() {
            self.shown.settle(place);
        }
        self.go_on_to(place);
    }

    /// Selects the item at `place` while all that is shown stays; a filter that does not show it ends. A chosen
    /// candidate is forgotten with its item.
    pub fn go_on_to(&mut self, place: usize) {
        if self.shown.row(place).is_none() {
            self.shown.widen();
        }
        let items = self.facts.docket().items();
        if let Some(item) = items.get(place).filter(|item| item.id != self.selected) {
            self.selected = item.id.clone();
            (self.chosen, self.opened) = (None, None);
            self.look_again();
        }
    }

    /// Chooses a candidate, also the suggested one where another was decided.
    pub fn choose(&mut self, candidate: Option<EmployeeId>) {
        self.chosen = candidate;
        self.look_again();
    }

    /// Looks at the selected item anew, after the standing or the choice changed.
    pub fn look_again(&mut self) {
        self.look = Look::at(&self.facts, &self.standing, self.item(), self.chosen.as_ref());
        if self.opened.is_some() {
            self.look.prospect.open_details();
        }
    }

    /// The candidate that the look shows: chosen, decided or suggested.
    pub fn candidate(&self) -> Option<&EmployeeId> {
        self.look.prospect.whole.moves.first().map(|mutation| &mutation.employee)
    }

    /// The candidate that the look shows, when it is another than the one suggested.
    pub fn other_candidate(&self) -> Option<&EmployeeId> {
        let suggested = self.item().moves.first().map(|mutation| &mutation.employee);
        self.candidate().filter(|candidate| Some(*candidate) != suggested)
    }

    /// The first block on the selected item that a document could lift.
    pub fn block_for_document(&self) -> Option<&Verdict> {
        self.look.prospect.blocks().find(|block| rules::rule(block.rule).is_some_and(rules::is_lifted_by_document))
    }

    /// Place of the next item shown without a decision, after the selected one and around the end.
    pub fn next_undecided(&self) -> Option<usize> {
        let items = self.facts.docket().items();
        let rows = self.shown.rows();
        let start = self.shown.row(self.place()).unwrap_or(0);
        (1..=rows)
            .filter_map(|step| self.shown.place((start + step) % rows))
            .find(|at| self.standing.decision(&items[*at].id).is_none())
    }
}

/// The items whose acceptance does not stand any more; only a corrected fact can do that behind the door.
pub fn unsound(facts: &Facts, standing: &Standing) -> Vec<usize> {
    if standing.corrections().is_empty() { Vec::new() } else { decide::unsound(facts, standing) }
}

/// Before a sitting is open, and while it is.
#[derive(Debug)]
pub enum Stage {
    /// Choosing a session file.
    Choosing(Chooser),
    /// A session file is being read.
    Opening(Opening),
    /// A sitting.
    Sitting(Box<Board>),
}

/// What acts of the matter wait for: nothing is decided on a standing or on facts that are not the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Busy {
    /// An entry is on its way to the disk.
    Saving,
    /// The facts are read with a correction, to be tried or because it is in force now.
    Reading,
}

impl Busy {
    /// Catalogue key of why acts wait.
    pub fn key(self) -> &'static str {
        match self {
            Busy::Saving => "board.not.saving",
            Busy::Reading => "board.not.reading",
        }
    }
}

/// What is open, selected and typed.
#[derive(Debug)]
pub struct App {
    /// Language of the screen.
    pub language: Language,
    /// How the screen is drawn.
    pub drawing: Drawing,
    /// What the screen shows of people.
    pub privacy: Privacy,
    /// The preferences that are saved.
    pub saved: Preferences,
    /// What goes before them when the program starts, by its name on the command line or in the environment.
    pub ruled: Vec<(Preference, &'static str)>,
    /// Chooser or board.
    pub stage: Stage,
    /// Layers over it, the top one last.
    pub layers: Vec<Layer>,
    /// The line at the foot.
    pub said: Option<Said>,
    /// What acts of the matter wait for, if anything.
    pub busy: Option<Busy>,
    /// The hour in the session's zone.
    pub hour: String,
    /// The clock of the last key, for the guard against type-ahead.
    pub now: u64,
    /// First steps that were taken, a bit each; none once they are known.
    pub guide: Option<usize>,
    /// Commands that were run last, the latest first.
    pub recent: Vec<Command>,
    /// Whether the screen is large enough to show what is being decided.
    pub visible: bool,
    /// Whether the screen is wide enough to show all agencies.
    pub wide: bool,
    /// Whether the screen is tall enough to show what the plan loses by each candidate.
    pub tall: bool,
    /// Letters are not heard until then: somebody who types on after a refusal writes a reason into a card
    /// that never opened, and must not command the board with it.
    pub deaf_until: u64,
}

impl App {
    /// A program with nothing open but the chooser, and with no preferences but the language.
    pub fn new(language: Language, chooser: Chooser) -> App {
        let shown = Preferences { language, ..Preferences::default() };
        App::starting(Start { shown, saved: shown, ruled: Vec::new() }, chooser)
    }

    /// A program with nothing open but the chooser.
    pub fn starting(start: Start, chooser: Chooser) -> App {
        App {
            language: start.shown.language,
            drawing: start.shown.drawing,
            privacy: start.shown.privacy,
            guide: start.shown.guide.begun(),
            saved: start.saved,
            ruled: start.ruled,
            stage: Stage::Choosing(chooser),
            layers: Vec::new(),
            said: None,
            busy: None,
            hour: String::new(),
            now: 0,
            recent: Vec::new(),
            visible: true,
            wide: false,
            tall: false,
            deaf_until: 0,
        }
    }

    /// Which place owns the keyboard: derived, never stored.
    pub fn place(&self) -> Place {
        match (self.layers.last(), &self.stage) {
            (Some(layer), _) => layer.place(),
            (None, Stage::Choosing(_)) => Place::Chooser,
            (None, Stage::Opening(_)) => Place::Opening,
            (None, Stage::Sitting(_)) => Place::Board,
        }
    }

    /// The board, while a sitting is open.
    pub fn board(&self) -> Option<&Board> {
        match &self.stage {
            Stage::Sitting(board) => Some(board),
            Stage::Choosing(_) | Stage::Opening(_) => None,
        }
    }

    /// Where the walk over the numbers stands, while there is one.
    pub fn walk(&self) -> Option<&Spot> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Numbers(spot) => Some(spot),
            _ => None,
        })
    }

    /// The board to change.
    pub fn board_mut(&mut self) -> Option<&mut Board> {
        match &mut self.stage {
            Stage::Sitting(board) => Some(board),
            Stage::Choosing(_) | Stage::Opening(_) => None,
        }
    }

    /// The chooser that an opening began in, or an empty one; what went wrong is said in it.
    pub fn choose_again(&mut self, faults: Vec<String>) {
        let chooser = match &mut self.stage {
            Stage::Choosing(chooser) => std::mem::take(chooser),
            Stage::Opening(opening) => opening.chooser.take().unwrap_or_default(),
            Stage::Sitting(_) => return,
        };
        self.stage = Stage::Choosing(Chooser { faults, ..chooser });
    }

    /// Says something at the foot of the screen.
    pub fn say(&mut self, manner: Manner, text: String) {
        self.said = Some(Said { manner, text });
    }
}
