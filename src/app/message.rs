//! What App is told, and what it asks of the shell.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::command::key::Key;
use crate::domain::account::{FactPath, FileLine, Row};
use crate::domain::facts::Facts;
use crate::domain::supposed::Supposition;
use crate::error::Error;
use crate::journal::amended::Amendments;
use crate::journal::correction::Corrections;
use crate::journal::event::{Draft, Entry};
use crate::journal::standing::Standing;
use crate::planner::fixings::Kept;
use crate::planner::outlook::Outlook;
use crate::planner::price::Steps;
use crate::quality::report::Report;
use crate::text::language::Language;
use crate::text::preferences::Preferences;
use crate::text::words::Phrase;

use super::fact_sheet::FactsRead;
use super::filter::judged::Judged;
use super::opening::Reached;
use super::plan::at_hand::{Inquiry, PlanTold};

/// Something App is told.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key, with the milliseconds of a clock that only runs forward.
    Key(Key, u64),
    /// Pasted text.
    Paste(String),
    /// The screen has now this many columns and rows.
    Resized(u16, u16),
    /// A frame with the present layers was put on the screen at this time.
    Drawn(u64),
    /// The hour in the session's zone, `09.42`, at this time of the clock of keys.
    Hour(String, u64),
    /// The keeper wrote an entry, or could not.
    Appended(Result<Box<Entry>, Error>),
    /// The code that is read aloud of an entry, with its number: `#143 K7QF-2M9D-04VW-XR1T`.
    Fingerprint(u64, String),
    /// A session file is being opened, and how far that is.
    Opening(String, Reached),
    /// A session was opened, or could not be.
    Opened(Result<Box<Opened>, Vec<String>>),
    /// Minutes and outcome were written, or could not be.
    PapersWritten(Result<Vec<PathBuf>, Error>),
    /// The session file was looked through for the lines of facts.
    Located(Located),
    /// Something about the facts themselves.
    Facts(FactsTold),
    /// Every item of the docket was judged.
    Judged(Arc<Judged>),
    /// Something about the plan.
    Plan(PlanTold),
    /// What comes of a supposition.
    Supposed(Box<(Supposition, SupposedTold)>),
    /// The preferences were saved, or could not be.
    PreferencesSaved(Result<(), Error>),
}

/// What App is told about the facts.
#[derive(Clone, Debug)]
pub enum FactsTold {
    /// Somebody changed the session file: in so many facts, or so that it cannot be compared.
    FileChanged(Result<usize, Error>),
    /// These rows were read to be looked at, or could not be.
    Read(Vec<Row>, Result<FactsRead, Error>),
    /// The facts can be read with the corrections that were asked for, which then have their docket; or what would be
    /// wrong with them.
    Tried(Result<Box<Corrections>, Vec<Phrase>>),
    /// The facts as they counted after the entry of this number; or why they cannot be read.
    AsOf(u64, Result<(Arc<Facts>, Arc<Report>), Error>),
    /// Other corrections are in force: the facts with them; or why they cannot be read.
    Corrected(Result<(Arc<Facts>, Arc<Report>), Error>),
}

/// The lines of facts in the session file.
#[derive(Clone, Debug, PartialEq)]
pub enum Located {
    /// They were found.
    Lines {
        /// Name of the file.
        file: String,
        /// The line of each fact that was asked for; none of one whose row is not there.
        lines: HashMap<FactPath, Option<FileLine>>,
        /// Those that were put right since, by the entry that did it last: the file says otherwise.
        corrected: HashMap<FactPath, u64>,
    },
    /// The file is not the one that was opened: its lines would be wrong.
    Changed {
        /// Name of the file.
        file: String,
    },
    /// The file could not be read.
    Failed(Error),
}

impl Located {
    /// `sidang.ron:1234`: the line of a fact that was asked for, or of what it would belong to; of a fact that was put
    /// right, the entry.
    pub fn place_of(&self, path: &FactPath, language: Language) -> Option<String> {
        let Located::Lines { file, lines, .. } = self else { return None };
        let line = || lines.get(path).copied().flatten().map(|line| format!("{file}:{}", line.number));
        self.correction_of(path, language).or_else(line)
    }

    /// `koreksi #12`: where a fact comes from that was put right; none of one that the file states as it is.
    pub fn correction_of(&self, path: &FactPath, language: Language) -> Option<String> {
        let Located::Lines { corrected, .. } = self else { return None };
        let told = |entry: &u64| Phrase::new("number.source.correction").with("number", entry.to_string());
        corrected.get(path).map(|entry| told(entry).spoken(language))
    }
}

/// A sitting that the shell has opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The facts.
    pub facts: Arc<Facts>,
    /// The quality of the data.
    pub quality: Arc<Report>,
    /// The standing by the record.
    pub standing: Standing,
    /// Whether the record can be written.
    pub writable: bool,
    /// What has to be said about the opening.
    pub notices: Vec<Phrase>,
    /// Where record and papers lie.
    pub folder: PathBuf,
    /// The hour now.
    pub hour: String,
}

/// How an existing record is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resume {
    /// Ask if there is one.
    Ask,
    /// Go on with the latest.
    Continue,
    /// Begin a new one.
    New,
    /// Only look at the latest: another program holds it.
    Look,
    /// Take the latest from the program that holds it.
    TakeOver,
}

/// Something that was found about a supposition.
#[derive(Clone, Debug)]
pub enum SupposedTold {
    /// What comes of it; none where no plan can hold what is settled.
    Outlook(Option<Box<Outlook>>),
    /// Moves by their price; none where that is not looked for.
    Steps(Option<Steps>),
    /// It was given up, for something else is supposed now.
    GivenUp,
}

/// Work that App asks of the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write this to the record, then tell.
    Append(Draft),
    /// Write minutes and outcome, then tell.
    WritePapers,
    /// Find the lines of these facts in the session file, then tell.
    Locate(Vec<FactPath>),
    /// Open this session file, then tell.
    Open(PathBuf, Resume),
    /// Open it no longer.
    StopOpening,
    /// Read these rows of the facts, to be looked at, then tell.
    ReadFacts(Vec<Row>),
    /// See whether the facts can be read with these corrections, then tell.
    TryCorrections(Corrections),
    /// Read the facts with the corrections that are in force and what was added to the docket, then tell.
    ReadCorrected,
    /// Read the facts as they counted after the entry of this number, with what was corrected and added by then; then tell.
    ReadAsOf(u64, Amendments),
    /// Judge every item of the docket as it stands, then tell.
    Judge,
    /// Make the best plan for what is settled, one that keeps to these suggestions, then tell; no earlier one is of use any more.
    Plan(Option<Kept>),
    /// Find something about the plan that was made last, then tell.
    AskPlan(Inquiry),
    /// Find what would come of this, then tell; what was asked before is of no use any more.
    Suppose(Supposition),
    /// Save these preferences, then tell.
    SavePreferences(Preferences),
    /// Leave the program.
    Quit,
}
