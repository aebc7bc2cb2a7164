//! Values that know their place in the file, lists that go on after a broken element, maps that
//! keep both of two equal keys. Places are known in a session tree only; the rest `ron` reads too.
//!
//! The tolerant reader says of itself that it is not human readable; that is how a list knows it.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Range};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The name by which a type asks the tolerant reader for its place.
pub const SPANNED: &str = "$sidang::spanned";

/// How often a value is asked for again before it is given up; each try finds one more missing field.
const TRIES: usize = 256;

/// A value with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// False when a required field was missing or a value inside was refused, and a placeholder stands for it.
    pub whole: bool,
    /// The value.
    pub value: T,
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(SPANNED, SpannedVisitor(PhantomData))
    }
}

struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
    type Value = Spanned<T>;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a value of a session file")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Spanned<T>, A::Error> {
        let mut refusal = None;
        for _ in 0..TRIES {
            match access.next_element::<T>() {
                Ok(Some(value)) => {
                    let start = access.next_element::<u32>()?.unwrap_or_default() as usize;
                    let end = access.next_element::<u32>()?.unwrap_or_default() as usize;
                    let whole = access.next_element::<bool>()?.unwrap_or_default();
                    return Ok(Spanned { span: start..end, whole, value });
                }
                Ok(None) => break,
                Err(error) => refusal = Some(error),
            }
        }
        Err(refusal.unwrap_or_else(|| A::Error::custom("no value")))
    }
}

/// A list that goes on after a broken element. Read from a tree, an element in which something is
/// missing is there with placeholders, and `None` stands for one that could not be built at all, so
/// that the places in the list stay those of the file. Also read by `ron`, which stops instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows<T>(pub Vec<Option<T>>);

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows(Vec::new())
    }
}

impl<T> Rows<T> {
    /// Each element that could be built, with its place in the list from 0.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.0.iter().enumerate().filter_map(|(place, row)| Some((place, row.as_ref()?)))
    }

    /// The element at a place.
    pub fn get(&self, place: usize) -> Option<&T> {
        self.0.get(place)?.as_ref()
    }

    /// How many elements the file has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the file has no element.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tolerant = !deserializer.is_human_readable();
        deserializer.deserialize_seq(RowsVisitor { tolerant, row: PhantomData })
    }
}

struct RowsVisitor<T> {
    tolerant: bool,
    row: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for RowsVisitor<T> {
    type Value = Rows<T>;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a list of a session file")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Rows<T>, A::Error> {
        let mut rows = Vec::new();
        if self.tolerant {
            while let Some(Maybe(row)) = access.next_element()? {
                rows.push(row);
            }
        } else {
            while let Some(row) = access.next_element()? {
                rows.push(Some(row));
            }
        }
        Ok(Rows(rows))
    }
}

/// An element that may have failed altogether; the reader has already said why.
struct Maybe<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Maybe(Spanned::deserialize(deserializer).ok().map(|row| row.value)))
    }
}

/// The pairs of a map in the order of the file, also those whose key stands twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<V>(pub Vec<(String, V)>);

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Entries(Vec::new())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Entries<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for EntriesVisitor<V> {
    type Value = Entries<V>;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a map of a session file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Entries<V>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}
