//! What the command line asked for, once it is understood: one task, and the options of all tasks.

use std::path::{Path, PathBuf};

use crate::shell::opening::{Choice, OpenOptions};
use crate::store::sample::size::Wish;
use crate::text::charset::Charset;
use crate::text::language::Language;
use crate::text::preferences::{Colours, Privacy, Scheme};

/// How an explanation is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Every number opened behind it; a JSON document holds them always.
    pub numbers: bool,
    /// One JSON document instead of text.
    pub json: bool,
}

/// What is to be done with rehearsals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RehearsalWish {
    /// List them.
    List,
    /// Throw one away, by its number.
    Discard(usize),
    /// Throw all away that are not kept.
    DiscardAll,
    /// Keep one as an exercise, by its number: nothing is added to it any more.
    Keep(usize),
}

/// What the program is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// The board; without a file the chooser.
    Board {
        /// The session file.
        file: Option<PathBuf>,
    },
    /// One frame of the board or of the chooser as text.
    Print {
        /// The session file.
        file: Option<PathBuf>,
        /// What is pressed before, as typed.
        keys: String,
        /// Columns and rows.
        size: (u16, u16),
    },
    /// What a shell needs to complete a command line.
    Completions {
        /// Name of the shell.
        shell: String,
    },
    /// The page of the manual.
    Manual,
    /// Every fault and notice of session files.
    Check {
        /// The session files, at least one.
        files: Vec<PathBuf>,
        /// One JSON document instead of lines.
        json: bool,
    },
    /// What the codes of `check` mean.
    Codes {
        /// One code as typed; all of them when none.
        code: Option<String>,
        /// One JSON document instead of lines.
        json: bool,
    },
    /// The quality of the data.
    Quality {
        /// The session file.
        file: PathBuf,
        /// One JSON document instead of tables.
        json: bool,
    },
    /// The workload tables.
    Workload {
        /// The session file.
        file: PathBuf,
        /// One JSON document instead of tables.
        json: bool,
    },
    /// The suggested plan.
    Plan {
        /// The session file.
        file: PathBuf,
        /// Whether three names are told for each seat.
        names: bool,
        /// One JSON document instead of text.
        json: bool,
        /// The file to write the network to.
        dimacs: Option<PathBuf>,
    },
    /// Why an employee may or may not move to a position, and what it does to both ends.
    Explain {
        /// The session file.
        file: PathBuf,
        /// Id of the employee, as typed.
        employee: String,
        /// Id of the position, as typed.
        position: String,
        /// How it is given.
        shown: Shown,
    },
    /// The sitting as spoken lines.
    Plain {
        /// The session file.
        file: PathBuf,
    },
    /// The standing after an entry of the record.
    State {
        /// The session file.
        file: PathBuf,
        /// Number of the entry; the last one when none.
        at: Option<u64>,
        /// One JSON document instead of text.
        json: bool,
    },
    /// The chain of entries, the papers, and whether an entry noted before is still there.
    Verify {
        /// The session file.
        file: PathBuf,
        /// Fingerprint of the entry that was noted, as typed.
        head: Option<String>,
    },
    /// The sitting as one file for another account.
    HandOver {
        /// The session file.
        file: PathBuf,
        /// Name of the account.
        to: String,
        /// The file to write.
        out: PathBuf,
    },
    /// A sitting that was handed over, taken back by whoever did.
    TakeBack {
        /// The session file.
        file: PathBuf,
        /// Whether it is taken back though this account holds another copy that went on.
        again: bool,
    },
    /// A sitting that was handed over.
    Receive {
        /// The file that was handed over.
        bundle: PathBuf,
        /// The folder to make.
        out: PathBuf,
        /// Whether it is received though this account holds another copy that went on.
        again: bool,
    },
    /// A copy of the record with words withheld.
    Redact {
        /// The session file.
        file: PathBuf,
        /// The copy.
        out: PathBuf,
        /// Numbers of the entries whose words are withheld; all when none.
        entries: Vec<u64>,
    },
    /// A copy of the record up to an entry.
    Repair {
        /// The session file.
        file: PathBuf,
        /// The copy.
        out: PathBuf,
        /// Number of the last entry that is copied.
        last: u64,
    },
    /// The rehearsals of a session.
    Rehearsals {
        /// The session file.
        file: PathBuf,
        /// What is to be done with them.
        wish: RehearsalWish,
    },
    /// A made-up session of any size.
    Sample {
        /// How large.
        wish: Wish,
        /// Where to; standard output when none.
        out: Option<PathBuf>,
        /// Whether a file of that name may be replaced.
        force: bool,
    },
}

/// Whether decisions are recorded for real.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Samples are rehearsed, every other session is recorded.
    #[default]
    ByFile,
    /// `--record`: recorded, even a sample.
    Record,
    /// `--rehearse`: rehearsed, whatever it is.
    Rehearse,
}

/// What to do with a rehearsal that was begun earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Earlier {
    /// The board asks; plain mode goes on with it.
    #[default]
    Ask,
    /// `--continue`: go on with it.
    Continue,
    /// `--new`: begin anew.
    New,
}

/// The options that every task takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Language of screen, papers and messages.
    pub language: Language,
    /// What decided it: an option or a variable of the environment; none where neither says anything.
    pub language_by: Option<&'static str>,
    /// Folder in place of the platform's data directory.
    pub data_dir: Option<PathBuf>,
    /// Recorded or rehearsed.
    pub purpose: Purpose,
    /// Continue or begin anew.
    pub earlier: Earlier,
    /// `--take-over`: ends a stuck program that holds the record.
    pub take_over: bool,
    /// Largest session file that is read, in bytes.
    pub size_limit: u64,
    /// Whether records may lie on network storage.
    pub network: bool,
    /// How many colours, where that is said.
    pub colours: Option<Colours>,
    /// Which ones in full colour, where that is said.
    pub scheme: Option<Scheme>,
    /// Characters that may be drawn.
    pub charset: Charset,
    /// What is shown of people, where that is said.
    pub privacy: Option<Privacy>,
}

impl Options {
    /// How the sitting of `session` is opened; `unless_said` is which rehearsal is meant without `--continue` or `--new`.
    pub fn opening(&self, session: &Path, unless_said: Choice) -> OpenOptions {
        OpenOptions {
            record: self.purpose == Purpose::Record,
            rehearse: self.purpose == Purpose::Rehearse,
            choice: match self.earlier {
                Earlier::Ask => unless_said,
                Earlier::Continue => Choice::Newest,
                Earlier::New => Choice::New,
            },
            take_over: self.take_over,
            data_folder: self.data_dir.clone(),
            network: self.network,
            size_limit: self.size_limit,
            ..OpenOptions::new(session)
        }
    }
}
