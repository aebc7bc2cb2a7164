//! The members of a value for the tolerant reader: elements, pairs, fields, the content of a choice.

use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor, value::StrDeserializer};

use crate::store::absent::{Absent, Choice};
use crate::store::notes::{Mark, Notes, Stop};
use crate::store::tree::{Field, Kind, Node, Span};
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value};

/// How the value at a node is read; a file of its own does it, so that members need not know which.
pub trait NodeReader<'de, 'n>: de::Deserializer<'de, Error = Stop> {
    /// A reader of `node`.
    fn new(node: &'de Node<'de>, notes: &'n Notes<'n>) -> Self;

    /// Says that something else was expected here, and gives a placeholder.
    fn wrong(self, expected: &'static str) -> Absent;

    /// Gives the items of a tuple of `len` values; says so when there are more or fewer.
    ///
    /// # Errors
    /// What stopped the visitor.
    fn tuple<V: Visitor<'de>>(self, items: &'de [Node<'de>], len: usize, visitor: V) -> Result<V::Value, Stop>;

    /// Gives the fields of a struct, and says which one is missing.
    ///
    /// # Errors
    /// What stopped the visitor.
    fn fields<V: Visitor<'de>>(self, known: &'static [&'static str], visitor: V) -> Result<V::Value, Stop>;
}

/// Reads one value below another: what stops it is said about this value, and a placeholder
/// stands in when an earlier try failed here.
fn read<'de, 'n, R: NodeReader<'de, 'n>, S: DeserializeSeed<'de>>(
    node: &'de Node<'de>,
    notes: &'n Notes<'n>,
    seed: S,
) -> Result<S::Value, Stop> {
    let broken = matches!(node.kind, Kind::Broken);
    if !broken && !notes.is_absent(node.span) {
        return seed.deserialize(R::new(node, notes)).map_err(|stop| notes.learn(node.span, stop));
    }
    notes.feed();
    notes.poison(node.span);
    seed.deserialize(Absent::new(node.span)).map_err(|_| Stop::Hopeless)
}

/// The elements of a list or tuple.
pub struct Elements<'de, 'n, R> {
    reader: PhantomData<R>,
    items: std::slice::Iter<'de, Node<'de>>,
    notes: &'n Notes<'n>,
}

impl<'de, 'n, R> Elements<'de, 'n, R> {
    /// All of `items`.
    pub fn new(items: &'de [Node<'de>], notes: &'n Notes<'n>) -> Self {
        Elements { reader: PhantomData, items: items.iter(), notes }
    }
}

impl<'de, 'n, R: NodeReader<'de, 'n>> de::SeqAccess<'de> for Elements<'de, 'n, R> {
    type Error = Stop;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stop> {
        let Some(node) = self.items.next() else { return Ok(None) };
        let mark = self.notes.mark();
        let element = read::<R, _>(node, self.notes, seed)?;
        self.notes.forgive_since(mark);
        Ok(Some(element))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// A value with its place, tried until it can be built; see `store::spanned`.
pub struct WithPlace<'de, 'n, R> {
    reader: PhantomData<R>,
    node: &'de Node<'de>,
    notes: &'n Notes<'n>,
    mark: Mark,
    given: u8,
}

impl<'de, 'n, R> WithPlace<'de, 'n, R> {
    /// The value at `node`.
    pub fn new(node: &'de Node<'de>, notes: &'n Notes<'n>) -> Self {
        WithPlace { reader: PhantomData, node, notes, mark: notes.mark(), given: 0 }
    }
}

impl<'de, 'n, R: NodeReader<'de, 'n>> de::SeqAccess<'de> for WithPlace<'de, 'n, R> {
    type Error = Stop;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stop> {
        let Span { start, end } = self.node.span;
        self.given += 1;
        match self.given {
            1 => {
                self.notes.rewind(self.mark);
                let value = read::<R, _>(self.node, self.notes, seed);
                if matches!(value, Err(Stop::Learned)) {
                    self.given = 0;
                }
                value.map(Some)
            }
            2 => seed.deserialize(start.into_deserializer()).map(Some),
            3 => seed.deserialize(end.into_deserializer()).map(Some),
            4 => seed.deserialize(self.notes.whole_since(self.mark).into_deserializer()).map(Some),
            _ => Ok(None),
        }
    }
}

/// The pairs of a map.
pub struct Pairs<'de, 'n, R> {
    reader: PhantomData<R>,
    pairs: std::slice::Iter<'de, (Node<'de>, Node<'de>)>,
    value: Option<&'de Node<'de>>,
    notes: &'n Notes<'n>,
}

impl<'de, 'n, R> Pairs<'de, 'n, R> {
    /// All of `pairs`.
    pub fn new(pairs: &'de [(Node<'de>, Node<'de>)], notes: &'n Notes<'n>) -> Self {
        Pairs { reader: PhantomData, pairs: pairs.iter(), value: None, notes }
    }
}

impl<'de, 'n, R: NodeReader<'de, 'n>> de::MapAccess<'de> for Pairs<'de, 'n, R> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stop> {
        let Some((key, value)) = self.pairs.next() else { return Ok(None) };
        self.value = Some(value);
        read::<R, _>(key, self.notes, seed).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        read::<R, _>(self.value.take().ok_or(Stop::Hopeless)?, self.notes, seed)
    }
}

/// The fields of a struct: first those that can be read, then placeholders for the others, so that
/// every field has been looked at before anything stops.
pub struct StructFields<'de, 'n, R> {
    reader: PhantomData<R>,
    present: std::vec::IntoIter<&'de Field<'de>>,
    missing: std::vec::IntoIter<&'static str>,
    value: Option<&'de Node<'de>>,
    span: Span,
    notes: &'n Notes<'n>,
}

impl<'de, 'n, R> StructFields<'de, 'n, R> {
    /// Chooses among the written fields those the type knows, and says what is wrong with the others.
    pub fn new(fields: &'de [Field<'de>], known: &'static [&'static str], span: Span, notes: &'n Notes<'n>) -> Self {
        let mut present: Vec<&Field> = Vec::with_capacity(fields.len());
        for field in fields {
            if !known.contains(&field.name.as_ref()) {
                unknown_field(field, known, notes);
            } else if let Some(first) = present.iter().find(|first| first.name == field.name) {
                let what = Phrase::new("fault.what.duplicate-field")
                    .with("name", field.name.as_ref())
                    .with("line", notes.line(first.span).to_string());
                notes.fault("E-DUPLICATE-FIELD", field.span, what, Phrase::new("fault.cure.duplicate-field"));
            } else {
                present.push(field);
            }
        }
        present.sort_by_key(|field| notes.is_absent(field.value.span));
        let missing: Vec<&str> = known.iter().copied().filter(|name| notes.is_missing(span, name)).collect();
        StructFields {
            reader: PhantomData,
            present: present.into_iter(),
            missing: missing.into_iter(),
            value: None,
            span,
            notes,
        }
    }
}

/// Columns of personnel exports that have no place in a session.
const PRIVATE: [&str; 14] = [
    "agama",
    "agama_nama",
    "religion",
    "jenis_kelamin",
    "sex",
    "status_kawin",
    "jenis_kawin_nama",
    "nik",
    "npwp",
    "npwp_nomor",
    "alamat",
    "nomor_hp",
    "email",
    "bpjs",
];

fn unknown_field(field: &Field, known: &[&'static str], notes: &Notes) {
    let cure = match nearest(&field.name, known) {
        _ if PRIVATE.contains(&field.name.to_lowercase().as_str()) => Phrase::new("fault.cure.private-field"),
        Some(name) => Phrase::new("fault.cure.did-you-mean").with("name", name),
        None => Phrase::new("fault.cure.unknown-field").with("known", listed(known)),
    };
    let what = Phrase::new("fault.what.unknown-field").with("name", visible(&field.name));
    notes.fault("E-UNKNOWN-FIELD", field.span, what, cure);
}

/// The most similar of the known names, if one is similar enough to be meant.
pub fn nearest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let name = name.to_lowercase();
    let allowed = (name.chars().count() / 3).max(1);
    let distances = known.iter().map(|known| (strsim::damerau_levenshtein(&name, &known.to_lowercase()), *known));
    distances.filter(|(distance, _)| *distance <= allowed).min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// Names one after the other.
pub fn listed(names: &[&'static str]) -> Value {
    Value::List(names.iter().map(|name| Value::from(*name)).collect())
}

impl<'de, 'n, R: NodeReader<'de, 'n>> de::MapAccess<'de> for StructFields<'de, 'n, R> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stop> {
        let name = if let Some(field) = self.present.next() {
            self.value = Some(&field.value);
            field.name.as_ref()
        } else if let Some(name) = self.missing.next() {
            self.notes.feed();
            name
        } else {
            return Ok(None);
        };
        seed.deserialize(StrDeserializer::<Stop>::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        match self.value.take() {
            Some(node) => read::<R, _>(node, self.notes, seed),
            None => seed.deserialize(Absent::new(self.span)).map_err(|_| Stop::Hopeless),
        }
    }
}

/// A choice whose name is known.
pub struct Chosen<'de, 'n, R> {
    reader: PhantomData<R>,
    node: &'de Node<'de>,
    name: &'static str,
    notes: &'n Notes<'n>,
}

impl<'de, 'n, R> Chosen<'de, 'n, R> {
    /// The choice at `node`, its name as the type spells it.
    pub fn new(node: &'de Node<'de>, name: &'static str, notes: &'n Notes<'n>) -> Self {
        Chosen { reader: PhantomData, node, name, notes }
    }
}

impl<'de, 'n, R: NodeReader<'de, 'n>> Chosen<'de, 'n, R> {
    fn wrong(&self, expected: &'static str) -> Choice {
        R::new(self.node, self.notes).wrong(expected);
        Choice { absent: Absent::new(self.node.span), name: self.name }
    }
}

impl<'de, 'n, R: NodeReader<'de, 'n>> de::EnumAccess<'de> for Chosen<'de, 'n, R> {
    type Error = Stop;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Stop> {
        Ok((seed.deserialize(StrDeserializer::<Stop>::new(self.name))?, self))
    }
}

impl<'de, 'n, R: NodeReader<'de, 'n>> de::VariantAccess<'de> for Chosen<'de, 'n, R> {
    type Error = Stop;

    fn unit_variant(self) -> Result<(), Stop> {
        if !matches!(self.node.kind, Kind::Word(_) | Kind::None) {
            self.wrong("fault.type.word");
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Stop> {
        match &self.node.kind {
            Kind::Tuple { items, .. } if items.len() == 1 => read::<R, _>(&items[0], self.notes, seed),
            Kind::Some(inner) => read::<R, _>(inner, self.notes, seed),
            _ => self.wrong("fault.type.tuple").newtype_variant_seed(seed),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::Tuple { items, .. } => R::new(self.node, self.notes).tuple(items, len, visitor),
            _ => self.wrong("fault.type.tuple").tuple_variant(len, visitor),
        }
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::Struct { .. } | Kind::Tuple { .. } => R::new(self.node, self.notes).fields(fields, visitor),
            _ => self.wrong("fault.type.record").struct_variant(fields, visitor),
        }
    }
}
