//! Values that know their place in the file, lists that go on after a broken element, maps that
//! keep both of two equal keys. They can be read from a session tree only.

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

/// A list whose broken elements are set aside while the others are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows<T> {
    /// Elements in which nothing is missing (wrong types may still have left placeholders).
    pub rows: Vec<Spanned<T>>,
    /// Elements in which a required field is missing; placeholders stand for it. Good for their keys only.
    pub broken: Vec<Spanned<T>>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows { rows: Vec::new(), broken: Vec::new() }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(RowsVisitor(PhantomData))
    }
}

struct RowsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for RowsVisitor<T> {
    type Value = Rows<T>;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a list of a session file")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Rows<T>, A::Error> {
        let mut rows = Rows::default();
        while let Some(Maybe(row)) = access.next_element()? {
            match row {
                Some(row) if row.whole => rows.rows.push(row),
                Some(row) => rows.broken.push(row),
                None => {}
            }
        }
        Ok(rows)
    }
}

/// An element that may have failed altogether; the reader has already said why.
struct Maybe<T>(Option<Spanned<T>>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Maybe(Spanned::deserialize(deserializer).ok()))
    }
}

/// The pairs of a map in the order of the file, also those whose key stands twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<V>(pub Vec<(Spanned<String>, V)>);

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Entries(Vec::new())
    }
}

impl<V> Entries<V> {
    /// The value of the first pair with this key.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.0.iter().find(|(own, _)| own.value == key).map(|(_, value)| value)
    }

    /// Keys that stand more than once: the first place and each later one.
    pub fn duplicates(&self) -> Vec<(&Spanned<String>, &Spanned<String>)> {
        let mut first = std::collections::HashMap::new();
        let mut doubles = Vec::new();
        for (key, _) in &self.0 {
            let known = *first.entry(key.value.as_str()).or_insert(key);
            if known.span != key.span {
                doubles.push((known, key));
            }
        }
        doubles
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
