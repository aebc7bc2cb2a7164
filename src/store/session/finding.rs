//! What the understanding of a session found, by the path of the value it is about.
//!
//! Paths are chains on the stack while all is well; only a finding copies its path. Lines and columns
//! come later, from a tree of the text that is built when there is something to say.

use crate::store::fault::{FAULTS_KEPT, Fault, LineIndex};
use crate::store::tree::{Node, Step};
use crate::text::words::Phrase;

/// Where in the session a value stands.
#[derive(Clone, Copy, Debug)]
pub struct At<'p> {
    above: Option<&'p At<'p>>,
    step: Option<Step<'static>>,
}

/// The path of a value from the root of the session.
pub type Path = Vec<Step<'static>>;

impl<'p> At<'p> {
    /// The session itself.
    pub const ROOT: At<'static> = At { above: None, step: None };

    /// A field below.
    pub fn name(&'p self, name: &'static str) -> At<'p> {
        At { above: Some(self), step: Some(Step::Name(name)) }
    }

    /// An element of a list, or the value of a pair, below; from 0.
    pub fn index(&'p self, place: usize) -> At<'p> {
        At { above: Some(self), step: Some(Step::Index(place)) }
    }

    /// The key of a pair below, from 0.
    pub fn key(&'p self, place: usize) -> At<'p> {
        At { above: Some(self), step: Some(Step::Key(place)) }
    }

    /// Name of the field that this is, or in whose list it stands; nothing for the session itself.
    pub fn field(&self) -> &'static str {
        let steps = std::iter::successors(Some(self), |at| at.above).filter_map(|at| at.step);
        steps.filter_map(|step| if let Step::Name(name) = step { Some(name) } else { None }).next().unwrap_or_default()
    }

    /// The steps from the root.
    pub fn path(&self) -> Path {
        let mut path: Path = std::iter::successors(Some(self), |at| at.above).filter_map(|at| at.step).collect();
        path.reverse();
        path
    }
}

/// One thing that was found, its place not yet counted in lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Stable code.
    pub code: &'static str,
    /// What it is about.
    pub path: Path,
    /// What it also rests on: where one of these is only a placeholder, nothing was found.
    pub rests_on: Vec<Path>,
    /// The list in which something referred to was not found: nothing was when the list cannot be read.
    pub list: Option<Path>,
    /// Another place that the sentence names as `{line}`.
    pub other: Option<Path>,
    /// What was found, a sentence without its full stop.
    pub what: Phrase,
    /// How to put it right, a sentence without its full stop.
    pub cure: Phrase,
}

impl Finding {
    /// A finding about the value at `at`.
    pub fn new(code: &'static str, at: &At, what: Phrase, cure: Phrase) -> Self {
        Finding::at(code, at.path(), what, cure)
    }

    /// A finding about the value at the end of a path.
    pub fn at(code: &'static str, path: Path, what: Phrase, cure: Phrase) -> Self {
        Finding { code, path, rests_on: Vec::new(), list: None, other: None, what, cure }
    }

    /// The same finding, which rests on another value as well.
    #[must_use]
    pub fn resting_on(mut self, at: &At) -> Self {
        self.rests_on.push(at.path());
        self
    }

    /// The same finding, which names the line of another value.
    #[must_use]
    pub fn naming(mut self, at: &At) -> Self {
        self.other = Some(at.path());
        self
    }

    /// The finding at its place in the text whose tree is `root`.
    pub fn placed(self, root: &Node, index: &LineIndex) -> Fault {
        let what = match &self.other {
            Some(other) => self.what.with("line", index.place(root.at(other).start).line.to_string()),
            None => self.what,
        };
        Fault { code: self.code, span: root.at(&self.path), what, cure: self.cure }
    }
}

/// So many names are searched for a similar one; a search goes through all ids of a kind.
const SUGGESTIONS: usize = 100;

/// All that was found in one session.
#[derive(Debug, Default)]
pub struct Findings {
    /// What keeps the session from being opened.
    pub faults: Vec<Finding>,
    /// What a reader should know about the text; what there is to know about the data is the matter of `quality`.
    pub notices: Vec<Finding>,
    /// Faults beyond [`FAULTS_KEPT`].
    pub left_out: usize,
    suggested: usize,
}

impl Findings {
    /// One more fault.
    pub fn fault(&mut self, finding: Finding) {
        if self.faults.len() < FAULTS_KEPT {
            self.faults.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    /// A fault about one value that rests on nothing else.
    pub fn wrong(&mut self, code: &'static str, at: &At, what: Phrase, cure: &'static str) {
        self.fault(Finding::new(code, at, what, Phrase::new(cure)));
    }

    /// One more notice.
    pub fn notice(&mut self, code: &'static str, at: &At, what: Phrase, cure: &'static str) {
        self.remark(Finding::new(code, at, what, Phrase::new(cure)));
    }

    /// One more notice, which names other values too.
    pub fn remark(&mut self, finding: Finding) {
        if self.notices.len() < FAULTS_KEPT {
            self.notices.push(finding);
        }
    }

    /// Whether another similar name may be searched for.
    pub fn may_suggest(&mut self) -> bool {
        self.suggested += 1;
        self.suggested <= SUGGESTIONS
    }
}
