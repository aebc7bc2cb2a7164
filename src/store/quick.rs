//! The quick way through a session file: plainly written RON straight into the raw types.
//!
//! It takes what files are made of and leaves the rest: block comments in each other, raw strings, numbers with
//! radix, exponent or underscore, escapes by number, names before records. What it leaves is read by `ron`, whose word alone
//! decides what a file says; whatever this reader takes, `ron` takes with the same value (`quick_tests` holds them
//! against each other).

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, Visitor};
use serde::forward_to_deserialize_any;

use crate::store::progress::{Progress, Stage};
use crate::store::scan::{Scan, Unusual};

/// The one extension that session files enable.
const ENABLE: &str = "#![enable(implicit_some)]";

/// Bytes between two looks at the progress.
const STEP: usize = 1 << 16;

/// Why a text was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Something is wrong with it, or unusual; another reader must say which.
    Unusual,
    /// Nobody waits for it any more.
    Stopped,
}

impl fmt::Display for Left {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        write!(to, "{self:?}")
    }
}

impl std::error::Error for Left {}

impl de::Error for Left {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Left::Unusual
    }
}

impl From<Unusual> for Left {
    fn from(_: Unusual) -> Self {
        Left::Unusual
    }
}

/// Reads a whole text, and tells `progress` how many of its bytes are read.
///
/// # Errors
/// See [`Left`].
pub fn read<T: DeserializeOwned>(text: &str, progress: &Progress) -> Result<T, Left> {
    progress.begin(Stage::Reading, text.len());
    let mut reader = Quick { scan: Scan::new(text), told: 0, progress, implicit_some: true };
    reader.scan.skip()?;
    while reader.scan.eat_all(ENABLE) {
        reader.scan.skip()?;
    }
    reader.whole()
}

/// Reads a whole text without any extension, as the parts of a record are: what there is stands in `Some`.
///
/// # Errors
/// [`Left::Unusual`].
pub fn read_strictly<T: DeserializeOwned>(text: &str) -> Result<T, Left> {
    let progress = Progress::default();
    Quick { scan: Scan::new(text), told: 0, progress: &progress, implicit_some: false }.whole()
}

struct Quick<'de, 'p> {
    scan: Scan<'de>,
    told: usize,
    progress: &'p Progress,
    implicit_some: bool,
}

impl<'de> Quick<'de, '_> {
    /// The one value of a text.
    fn whole<T: DeserializeOwned>(mut self) -> Result<T, Left> {
        self.scan.skip()?;
        let value = T::deserialize(&mut self)?;
        self.scan.skip()?;
        if self.scan.is_at_end() { Ok(value) } else { Err(Left::Unusual) }
    }

    /// Between brackets, with commas between and perhaps after.
    fn within<T>(
        &mut self,
        open: u8,
        close: u8,
        read: impl FnOnce(Listed<'_, 'de, '_>) -> Result<T, Left>,
    ) -> Result<T, Left> {
        self.scan.expect(open)?;
        read(Listed { reader: self, close, may_go_on: true })
    }

    fn record<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Left> {
        self.within(b'(', b')', |fields| visitor.visit_map(fields))
    }

    /// One value in parentheses.
    fn single<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Left> {
        self.scan.expect(b'(')?;
        self.scan.skip()?;
        let value = seed.deserialize(&mut *self)?;
        self.scan.skip()?;
        self.scan.expect(b')')?;
        Ok(value)
    }

    fn tell(&mut self) -> Result<(), Left> {
        let at = self.scan.at();
        if at - self.told < STEP {
            return Ok(());
        }
        self.told = at;
        if self.progress.reach(at) { Ok(()) } else { Err(Left::Stopped) }
    }
}

macro_rules! integers {
    ($($method:ident: $type:ty => $visit:ident;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Left> {
            let number = self.scan.number(false)?.parse::<$type>().map_err(|_| Left::Unusual)?;
            visitor.$visit(number)
        })*
    };
}

impl<'de> de::Deserializer<'de> for &mut Quick<'de, '_> {
    type Error = Left;

    integers! {
        deserialize_i8: i8 => visit_i8;
        deserialize_i16: i16 => visit_i16;
        deserialize_i32: i32 => visit_i32;
        deserialize_i64: i64 => visit_i64;
        deserialize_u8: u8 => visit_u8;
        deserialize_u16: u16 => visit_u16;
        deserialize_u32: u32 => visit_u32;
        deserialize_u64: u64 => visit_u64;
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Left> {
        let number = self.scan.number(true)?.parse().map_err(|_| Left::Unusual)?;
        visitor.visit_f64(number)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Left> {
        match self.scan.word()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Left::Unusual),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Left> {
        match self.scan.string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Left> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Left> {
        visitor.visit_borrowed_str(self.scan.word()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Left> {
        if self.scan.at_word("None") {
            self.scan.word()?;
            return visitor.visit_none();
        }
        if self.scan.at_word("Some") {
            self.scan.word()?;
            self.scan.skip()?;
            return self.single(Inner(visitor));
        }
        if self.implicit_some { visitor.visit_some(self) } else { Err(Left::Unusual) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Left> {
        self.within(b'[', b']', |elements| visitor.visit_seq(elements))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _length: usize, visitor: V) -> Result<V::Value, Left> {
        self.scan.expect(b'(')?;
        // Who reads a pair asks for two and not whether there is a third.
        let value = visitor.visit_seq(Listed { reader: &mut *self, close: b')', may_go_on: true })?;
        self.scan.skip()?;
        self.scan.expect(b')')?;
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Left> {
        self.within(b'{', b'}', |pairs| visitor.visit_map(pairs))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Left> {
        self.record(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Left> {
        visitor.visit_enum(self)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Left> {
        Err(Left::Unusual)
    }

    forward_to_deserialize_any! {
        i128 u128 f32 char bytes byte_buf unit unit_struct newtype_struct tuple_struct ignored_any
    }
}

/// What `Some` holds.
struct Inner<V>(V);

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for Inner<V> {
    type Value = V::Value;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(deserializer)
    }
}

/// What stands between two brackets, one after the other.
struct Listed<'q, 'de, 'p> {
    reader: &'q mut Quick<'de, 'p>,
    close: u8,
    may_go_on: bool,
}

impl Listed<'_, '_, '_> {
    /// Whether another one comes; steps over the closing bracket after the last.
    fn another(&mut self) -> Result<bool, Left> {
        self.reader.tell()?;
        self.reader.scan.skip()?;
        if self.reader.scan.eat(self.close) {
            return Ok(false);
        }
        if self.may_go_on { Ok(true) } else { Err(Left::Unusual) }
    }

    /// Steps over the comma after one.
    fn comma(&mut self) -> Result<(), Left> {
        self.reader.scan.skip()?;
        self.may_go_on = self.reader.scan.eat(b',');
        Ok(())
    }
}

impl<'de> de::SeqAccess<'de> for Listed<'_, 'de, '_> {
    type Error = Left;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Left> {
        if !self.another()? {
            return Ok(None);
        }
        let value = seed.deserialize(&mut *self.reader)?;
        self.comma()?;
        Ok(Some(value))
    }
}

impl<'de> de::MapAccess<'de> for Listed<'_, 'de, '_> {
    type Error = Left;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Left> {
        if !self.another()? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Left> {
        self.reader.scan.skip()?;
        self.reader.scan.expect(b':')?;
        self.reader.scan.skip()?;
        let value = seed.deserialize(&mut *self.reader)?;
        self.comma()?;
        Ok(value)
    }
}

impl<'de> de::EnumAccess<'de> for &mut Quick<'de, '_> {
    type Error = Left;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Left> {
        Ok((seed.deserialize(&mut *self)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for &mut Quick<'de, '_> {
    type Error = Left;

    fn unit_variant(self) -> Result<(), Left> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Left> {
        self.scan.skip()?;
        self.single(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _length: usize, _visitor: V) -> Result<V::Value, Left> {
        Err(Left::Unusual)
    }

    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], visitor: V) -> Result<V::Value, Left> {
        self.scan.skip()?;
        self.record(visitor)
    }
}
