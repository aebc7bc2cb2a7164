//! Answers a type's questions from one value of the tree, or says why it cannot.

use serde::de::{Deserializer, Visitor};

use crate::store::absent::{Absent, Choice};
use crate::store::members::{Chosen, Elements, NodeReader, Pairs, StructFields, WithPlace, listed, nearest};
use crate::store::notes::{Notes, Stop};
use crate::store::spanned::SPANNED;
use crate::store::tree::{Field, Kind, Node, Span};
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value};

/// Reads one value of the tree.
#[derive(Clone, Copy)]
pub struct Reader<'de, 'n> {
    node: &'de Node<'de>,
    notes: &'n Notes<'n>,
}

impl Reader<'_, '_> {
    fn whole(self, least: i128, most: i128) -> i128 {
        let value = match self.node.kind {
            Kind::Integer(value) => Some(i128::from(value)),
            Kind::Unsigned(value) => Some(i128::from(value)),
            Kind::TooLarge => None,
            _ => {
                self.wrong("fault.type.whole");
                return 0;
            }
        };
        if let Some(value) = value.filter(|value| (least..=most).contains(value)) {
            return value;
        }
        let what =
            Phrase::new("fault.what.number-range").with("least", least.to_string()).with("most", most.to_string());
        self.notes.fault("E-NUMBER-RANGE", self.node.span, what, Phrase::new("fault.cure.number-range"));
        self.notes.poison(self.node.span);
        0
    }

    fn decimal(self) -> f64 {
        match self.node.kind {
            Kind::Float(value) if value.is_finite() => value,
            Kind::Integer(value) => value as f64,
            Kind::Unsigned(value) => value as f64,
            Kind::Float(_) | Kind::TooLarge => {
                let (what, cure) = (Phrase::new("fault.what.not-finite"), Phrase::new("fault.cure.not-finite"));
                self.notes.fault("E-NUMBER-NOT-FINITE", self.node.span, what, cure);
                self.notes.poison(self.node.span);
                0.0
            }
            _ => {
                self.wrong("fault.type.decimal");
                0.0
            }
        }
    }

    /// Says when a struct carries the name of another type.
    fn check_name(self, expected: &'static str) {
        let Some(found) = self.node.name().filter(|found| *found != expected && !expected.is_empty()) else { return };
        if matches!(self.node.kind, Kind::None | Kind::Some(_)) {
            return;
        }
        let Span { start, .. } = self.node.span;
        let end = start.saturating_add(u32::try_from(found.len()).unwrap_or(u32::MAX));
        let what = Phrase::new("fault.what.wrong-name").with("expected", expected).with("found", visible(found));
        self.notes.fault("E-WRONG-NAME", Span { start, end }, what, Phrase::new("fault.cure.wrong-name"));
    }
}

impl<'de, 'n> NodeReader<'de, 'n> for Reader<'de, 'n> {
    fn new(node: &'de Node<'de>, notes: &'n Notes<'n>) -> Self {
        Reader { node, notes }
    }

    fn wrong(self, expected: &'static str) -> Absent {
        let found = kind_name(&self.node.kind);
        let what = Phrase::new("fault.what.wrong-type")
            .with("expected", Value::Term(expected))
            .with("found", Value::Term(found));
        let cure = match (expected, &self.node.kind) {
            ("fault.type.text", Kind::Integer(_) | Kind::Unsigned(_) | Kind::TooLarge | Kind::Float(_))
            | ("fault.type.text", Kind::Word(_) | Kind::Bool(_)) => Phrase::new("fault.cure.quote-it"),
            ("fault.type.whole" | "fault.type.decimal" | "fault.type.boolean" | "fault.type.choice", Kind::Text(_)) => {
                Phrase::new("fault.cure.unquote-it")
            }
            ("fault.type.whole", Kind::Float(_)) => Phrase::new("fault.cure.no-separators"),
            ("fault.type.record", Kind::Map(_) | Kind::List(_)) => Phrase::new("fault.cure.use-parentheses"),
            ("fault.type.list", _) => Phrase::new("fault.cure.use-square-brackets"),
            ("fault.type.map", _) => Phrase::new("fault.cure.use-braces"),
            _ => Phrase::new("fault.cure.wrong-type").with("expected", Value::Term(expected)),
        };
        self.notes.fault("E-WRONG-TYPE", self.node.span, what, cure);
        self.notes.poison(self.node.span);
        Absent::new(self.node.span)
    }

    fn tuple<V: Visitor<'de>>(self, items: &'de [Node<'de>], len: usize, visitor: V) -> Result<V::Value, Stop> {
        if items.len() == len {
            return visitor.visit_seq(Elements::<Self>::new(items, self.notes));
        }
        let what = Phrase::new("fault.what.wrong-count").with("expected", len).with("found", items.len());
        self.notes.fault("E-WRONG-COUNT", self.node.span, what, Phrase::new("fault.cure.wrong-count"));
        self.notes.poison(self.node.span);
        Absent::new(self.node.span).deserialize_tuple(len, visitor)
    }

    fn fields<V: Visitor<'de>>(self, known: &'static [&'static str], visitor: V) -> Result<V::Value, Stop> {
        const NO_FIELDS: &[Field<'static>] = &[];
        let fields = match &self.node.kind {
            Kind::Struct { fields, .. } => fields.as_slice(),
            Kind::Tuple { items, .. } if items.is_empty() => NO_FIELDS,
            _ => return self.wrong("fault.type.record").deserialize_struct("", known, visitor),
        };
        let span = self.node.span;
        let fields = StructFields::<Self>::new(fields, known, span, self.notes);
        visitor.visit_map(fields).map_err(|stop| self.notes.learn(span, stop))
    }
}

/// What a value is, as a term of the catalogue.
fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Broken => "fault.type.broken",
        Kind::None => "fault.type.none",
        Kind::Some(_) => "fault.type.some",
        Kind::Bool(_) => "fault.type.boolean",
        Kind::Integer(_) | Kind::Unsigned(_) | Kind::TooLarge => "fault.type.whole",
        Kind::Float(_) => "fault.type.decimal",
        Kind::Char(_) => "fault.type.character",
        Kind::Text(_) => "fault.type.text",
        Kind::Bytes(_) => "fault.type.bytes",
        Kind::Word(_) => "fault.type.word",
        Kind::List(_) => "fault.type.list",
        Kind::Tuple { .. } => "fault.type.tuple",
        Kind::Struct { .. } => "fault.type.record",
        Kind::Map(_) => "fault.type.map",
    }
}

macro_rules! whole_numbers {
    ($($method:ident $visit:ident $number:ty;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
            let value = self.whole(i128::from(<$number>::MIN), i128::from(<$number>::MAX));
            visitor.$visit(<$number>::try_from(value).unwrap_or_default())
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'de, '_> {
    type Error = Stop;

    /// The sign by which `store::spanned::Rows` knows the tolerant reader.
    fn is_human_readable(&self) -> bool {
        false
    }

    whole_numbers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_i128 visit_i64 i64;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
        deserialize_u128 visit_u64 u64;
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_f64(self.decimal())
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_f64(self.decimal())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.node.kind {
            Kind::Bool(value) => visitor.visit_bool(value),
            _ => self.wrong("fault.type.boolean").deserialize_bool(visitor),
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.node.kind {
            Kind::Char(value) => visitor.visit_char(value),
            _ => self.wrong("fault.type.character").deserialize_char(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::Text(text) => visitor.visit_borrowed_str(text),
            _ => self.wrong("fault.type.text").deserialize_str(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::Word(word) => visitor.visit_str(word),
            _ => self.deserialize_str(visitor),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::Bytes(bytes) => visitor.visit_borrowed_bytes(bytes),
            _ => self.wrong("fault.type.bytes").deserialize_bytes(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::None => visitor.visit_none(),
            Kind::Some(inner) => visitor.visit_some(Reader::new(inner, self.notes)),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::Tuple { items, .. } if items.is_empty() => {}
            _ => drop(self.wrong("fault.type.tuple")),
        }
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Stop> {
        self.check_name(name);
        match self.node.kind {
            Kind::Word(_) => visitor.visit_unit(),
            _ => self.deserialize_unit(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Stop> {
        if name == SPANNED {
            return visitor.visit_seq(WithPlace::<Self>::new(self.node, self.notes));
        }
        self.check_name(name);
        match &self.node.kind {
            Kind::Tuple { items, .. } if items.len() == 1 => {
                visitor.visit_newtype_struct(Reader::new(&items[0], self.notes))
            }
            _ => self.wrong("fault.type.tuple").deserialize_newtype_struct(name, visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::List(items) => visitor.visit_seq(Elements::<Self>::new(items, self.notes)),
            _ => self.wrong("fault.type.list").deserialize_seq(visitor),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::Tuple { items, .. } => self.tuple(items, len, visitor),
            _ => self.wrong("fault.type.tuple").deserialize_tuple(len, visitor),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.check_name(name);
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::Map(pairs) => visitor.visit_map(Pairs::<Self>::new(pairs, self.notes)),
            _ => self.wrong("fault.type.map").deserialize_map(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.check_name(name);
        self.fields(fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let absent = match self.node.name() {
            None => self.wrong("fault.type.choice"),
            Some(written) => {
                if let Some(name) = variants.iter().find(|name| **name == written) {
                    return visitor.visit_enum(Chosen::<Self>::new(self.node, name, self.notes));
                }
                let cure = match nearest(written, variants) {
                    Some(name) => Phrase::new("fault.cure.choice-did-you-mean").with("name", name),
                    None => Phrase::new("fault.cure.unknown-choice"),
                };
                let what = Phrase::new("fault.what.unknown-choice").with("name", visible(written));
                self.notes.fault("E-UNKNOWN-CHOICE", self.node.span, what, cure.with("known", listed(variants)));
                self.notes.poison(self.node.span);
                Absent::new(self.node.span)
            }
        };
        let name = variants.first().ok_or(Stop::Hopeless)?;
        visitor.visit_enum(Choice { absent, name })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::Bool(_) => self.deserialize_bool(visitor),
            Kind::Integer(_) | Kind::TooLarge => self.deserialize_i64(visitor),
            Kind::Unsigned(_) => self.deserialize_u64(visitor),
            Kind::Float(_) => self.deserialize_f64(visitor),
            Kind::Char(_) => self.deserialize_char(visitor),
            Kind::Text(_) | Kind::Word(_) => self.deserialize_identifier(visitor),
            Kind::Bytes(_) => self.deserialize_bytes(visitor),
            Kind::None | Kind::Some(_) => self.deserialize_option(visitor),
            Kind::List(items) | Kind::Tuple { items, .. } => {
                visitor.visit_seq(Elements::<Self>::new(items, self.notes))
            }
            Kind::Map(_) => self.deserialize_map(visitor),
            Kind::Struct { .. } | Kind::Broken => visitor.visit_unit(),
        }
    }
}
