//! A session file as a tree in which every value knows its place in the text.

use std::borrow::Cow;
use std::ops::Range;

/// Bytes of the text, from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// The span as a range of byte offsets.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies inside.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// One value of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// Where it stands, brackets and name included.
    pub span: Span,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a value is, as written; whether it is what was asked for is not known here.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'a> {
    /// Something unreadable about which a fault was already left.
    Broken,
    /// `None`
    None,
    /// `Some(value)`
    Some(Box<Node<'a>>),
    /// `true`, `false`
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A whole number above the range of `Integer`.
    Unsigned(u64),
    /// A whole number beyond 64 bits.
    TooLarge,
    /// A number with a decimal point or exponent, `inf`, `NaN`.
    Float(f64),
    /// `'x'`
    Char(char),
    /// `"text"`, escapes resolved, line ends as single line feeds.
    Text(Cow<'a, str>),
    /// `b"bytes"`
    Bytes(Vec<u8>),
    /// A bare word: a choice without content, or a struct without fields.
    Word(&'a str),
    /// `[a, b]`
    List(Vec<Node<'a>>),
    /// `(a, b)` or `Name(a, b)`; also `()`.
    Tuple {
        /// The word before the bracket.
        name: Option<&'a str>,
        /// Values in order.
        items: Vec<Node<'a>>,
    },
    /// `(a: 1)` or `Name(a: 1)`.
    Struct {
        /// The word before the bracket.
        name: Option<&'a str>,
        /// Fields in order, doubles included.
        fields: Vec<Field<'a>>,
    },
    /// `{"a": 1}`, keys in order, doubles included.
    Map(Vec<(Node<'a>, Node<'a>)>),
}

/// One `name: value` of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field<'a> {
    /// The name.
    pub name: Cow<'a, str>,
    /// Where the name stands.
    pub span: Span,
    /// The value.
    pub value: Node<'a>,
}

/// One step on the way from the root to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// A field of a struct, or a key of a map.
    Name(&'a str),
    /// An element of a list or tuple, or the value of a pair of a map, from 0.
    Index(usize),
    /// The key of a pair of a map, from 0.
    Key(usize),
}

impl<'a> Node<'a> {
    /// The value below this one, as far as `path` can be followed: the span of the value at its
    /// end, or of the nearest one on the way when the rest is missing. `Some(..)` is no step.
    pub fn at(&self, path: &[Step]) -> Range<usize> {
        let mut node = self;
        for step in path {
            match node.below(*step) {
                Some(next) => node = next,
                None => break,
            }
        }
        node.span.range()
    }

    /// The value at the end of `path`, if there is one.
    pub fn get(&self, path: &[Step]) -> Option<&Node<'a>> {
        path.iter().try_fold(self, |node, step| node.below(*step))
    }

    fn below(&self, step: Step) -> Option<&Node<'a>> {
        match (&self.kind, step) {
            (Kind::Some(inner), _) => inner.below(step),
            (Kind::Struct { fields, .. }, Step::Name(name)) => {
                fields.iter().find(|field| field.name == name).map(|field| &field.value)
            }
            (Kind::Map(entries), Step::Name(name)) => {
                entries.iter().find(|(key, _)| key.text() == Some(name)).map(|(_, value)| value)
            }
            (Kind::List(items) | Kind::Tuple { items, .. }, Step::Index(index)) => items.get(index),
            (Kind::Map(entries), Step::Index(index)) => entries.get(index).map(|(_, value)| value),
            (Kind::Map(entries), Step::Key(index)) => entries.get(index).map(|(key, _)| key),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The word before the bracket, or the bare word.
    pub fn name(&self) -> Option<&'a str> {
        match &self.kind {
            Kind::Word(name) => Some(name),
            Kind::Tuple { name, .. } | Kind::Struct { name, .. } => *name,
            Kind::None => Some("None"),
            Kind::Some(_) => Some("Some"),
            _ => None,
        }
    }
}
