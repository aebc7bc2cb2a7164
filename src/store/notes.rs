//! What the tolerant reading of a tree remembers: faults, placeholders, and what must be tried again.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;

use serde::de;

use crate::store::fault::{Fault, Faults, LineIndex};
use crate::store::tree::Span;
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value};

/// Why a value could not be built just now. A fault has been left in the first two cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Something was learned; trying again will get further.
    Learned,
    /// Not even placeholders help.
    Hopeless,
    /// A field is missing in the struct that is being read; nothing was said yet.
    Missing(&'static str),
    /// The type refused the value; nothing was said yet.
    Refused(String),
}

impl fmt::Display for Stop {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{self:?}")
    }
}

impl std::error::Error for Stop {}

impl de::Error for Stop {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Stop::Refused(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Stop::Missing(field)
    }
}

/// A moment of reading to which the notes can go back.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    faults: (usize, usize),
    poisoned: usize,
    fed: usize,
}

/// The notes of one reading, shared by all of its parts.
pub struct Notes<'a> {
    index: LineIndex<'a>,
    faults: RefCell<Faults>,
    poisoned: RefCell<Vec<Span>>,
    grounds: RefCell<Faults>,
    refused: RefCell<Vec<Span>>,
    incomplete: RefCell<Vec<Span>>,
    absent_values: RefCell<HashSet<Span>>,
    absent_fields: RefCell<HashSet<(Span, &'static str)>>,
    fed: Cell<usize>,
}

impl<'a> Notes<'a> {
    /// Empty notes about `text`.
    pub fn new(text: &'a str) -> Self {
        Notes {
            index: LineIndex::new(text),
            faults: RefCell::default(),
            poisoned: RefCell::default(),
            grounds: RefCell::default(),
            refused: RefCell::default(),
            incomplete: RefCell::default(),
            absent_values: RefCell::default(),
            absent_fields: RefCell::default(),
            fed: Cell::new(0),
        }
    }

    /// Leaves a fault about `span`.
    pub fn fault(&self, code: &'static str, span: Span, what: Phrase, cure: Phrase) {
        self.faults.borrow_mut().push(Fault { code, span: span.range(), what, cure });
    }

    /// The value at `span` is only a placeholder.
    pub fn poison(&self, span: Span) {
        self.poisoned.borrow_mut().push(span);
    }

    /// Line of a span, from 1.
    pub fn line(&self, span: Span) -> usize {
        self.index.place(span.range().start).line
    }

    /// Where reading stands now.
    pub fn mark(&self) -> Mark {
        Mark { faults: self.faults.borrow().extent(), poisoned: self.poisoned.borrow().len(), fed: self.fed.get() }
    }

    /// Forgets what was noted since `mark`, but not what was learned.
    pub fn rewind(&self, mark: Mark) {
        self.faults.borrow_mut().back_to(mark.faults);
        self.poisoned.borrow_mut().truncate(mark.poisoned);
        self.fed.set(mark.fed);
    }

    /// Whether nothing missing or refused had to be replaced since `mark`.
    pub fn whole_since(&self, mark: Mark) -> bool {
        self.fed.get() == mark.fed
    }

    /// What was replaced since `mark` concerns an element of a list, not its owner.
    pub fn forgive_since(&self, mark: Mark) {
        self.fed.set(mark.fed);
    }

    /// A placeholder stands for something missing or refused.
    pub fn feed(&self) {
        self.fed.set(self.fed.get() + 1);
    }

    /// Whether a placeholder must stand for the value at `span`.
    pub fn is_absent(&self, span: Span) -> bool {
        self.absent_values.borrow().contains(&span)
    }

    /// Whether a placeholder must stand for `field` of the struct at `span`.
    pub fn is_missing(&self, span: Span, field: &'static str) -> bool {
        let missing = self.absent_fields.borrow();
        !missing.is_empty() && missing.contains(&(span, field))
    }

    /// Says, about the value at `span`, what its reading stopped for, and remembers it for the next try.
    pub fn learn(&self, span: Span, stop: Stop) -> Stop {
        let (new, list, code, what, cure) = match stop {
            Stop::Learned | Stop::Hopeless => return stop,
            Stop::Missing(field) => (
                self.absent_fields.borrow_mut().insert((span, field)),
                &self.incomplete,
                "E-MISSING-FIELD",
                Phrase::new("fault.what.missing-field").with("name", field),
                Phrase::new("fault.cure.missing-field").with("name", field),
            ),
            Stop::Refused(reason) => (
                self.absent_values.borrow_mut().insert(span),
                &self.refused,
                "E-VALUE",
                Phrase::new("fault.what.value").with("reason", Value::Text(visible(&reason))),
                Phrase::new("fault.cure.value"),
            ),
        };
        if !new {
            return Stop::Hopeless;
        }
        self.grounds.borrow_mut().push(Fault { code, span: span.range(), what, cure });
        list.borrow_mut().push(span);
        Stop::Learned
    }

    /// All faults; the spans of values that are placeholders; the spans of values in which
    /// something is missing. Both sorted.
    pub fn close(self) -> (Faults, Vec<Span>, Vec<Span>) {
        let (mut faults, mut poisoned) = (self.faults.into_inner(), self.poisoned.into_inner());
        faults.extend(self.grounds.into_inner());
        poisoned.extend(self.refused.into_inner());
        let mut incomplete = self.incomplete.into_inner();
        for spans in [&mut poisoned, &mut incomplete] {
            spans.sort_unstable();
            spans.dedup();
        }
        (faults, poisoned, incomplete)
    }
}
