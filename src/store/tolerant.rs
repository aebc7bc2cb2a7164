//! Reads values out of a session tree without stopping at what is wrong: every fault is collected,
//! and placeholders stand where something could not be read.
//!
//! A wrong type gets a placeholder at once. A missing field or a refused value stops the type that
//! is being built; it is noted, and the value is built again with a placeholder in that place. To
//! keep that cheap, lists in a session should be `store::spanned::Rows`, which try again one element
//! at a time. `serde(flatten)`, `untagged` and `alias` are not for such types.

use serde::de::{Deserialize, DeserializeOwned};

use crate::store::fault::Faults;
use crate::store::members::NodeReader;
use crate::store::notes::Notes;
use crate::store::reader::Reader;
use crate::store::spanned::Spanned;
use crate::store::tree::{Kind, Node, Span};
use crate::store::{input, parser};

/// What came out of reading a text.
#[derive(Clone, Debug)]
pub struct Reading<T> {
    /// The value, when one could be built; to be trusted only where nothing is poisoned.
    pub value: Option<T>,
    /// Everything wrong with characters, form and types.
    pub faults: Faults,
    /// Sorted spans whose value is only a placeholder.
    pub poisoned: Vec<Span>,
    /// Sorted spans of values that hold a placeholder for a missing field.
    pub incomplete: Vec<Span>,
}

impl<T> Reading<T> {
    /// Whether the value at `span` is, lies in, or holds a placeholder; a check of it would only
    /// repeat a fault that was already found.
    pub fn is_poisoned(&self, span: &std::ops::Range<usize>) -> bool {
        let holds_one = |spans: &[Span]| {
            let from = spans.partition_point(|own| own.range().start < span.start);
            spans[from..].iter().take_while(|own| own.range().start <= span.end).any(|own| own.range().end <= span.end)
        };
        self.is_placeholder(span) || holds_one(&self.poisoned) || holds_one(&self.incomplete)
    }

    /// Whether the value at `span` is a placeholder or lies in one. Placeholders do not lie in each other.
    pub fn is_placeholder(&self, span: &std::ops::Range<usize>) -> bool {
        let up_to = self.poisoned.partition_point(|own| own.range().start <= span.start);
        self.poisoned[..up_to].last().is_some_and(|own| span.end <= own.range().end)
    }
}

/// Reads a whole text: hidden characters, form, then types. The tree is given as well, for its places.
pub fn read_text<T: DeserializeOwned>(text: &str) -> (Reading<T>, Option<Node<'_>>) {
    let mut faults = input::hidden_characters(text);
    let (root, form) = parser::parse(text);
    faults.extend(form);
    let mut reading = match &root {
        Some(root) => from_tree(text, root),
        None => Reading { value: None, faults: Faults::default(), poisoned: Vec::new(), incomplete: Vec::new() },
    };
    faults.extend(std::mem::take(&mut reading.faults));
    reading.faults = faults;
    (reading, root)
}

/// Reads the value of a tree that was parsed from `text`.
pub fn from_tree<'de, T: Deserialize<'de>>(text: &'de str, root: &'de Node<'de>) -> Reading<T> {
    let notes = Notes::new(text);
    let value = match root.kind {
        Kind::Broken => None,
        _ => Spanned::deserialize(Reader::new(root, &notes)).ok().map(|spanned| spanned.value),
    };
    let (faults, poisoned, incomplete) = notes.close();
    Reading { value, faults, poisoned, incomplete }
}
