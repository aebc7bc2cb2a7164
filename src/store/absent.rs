//! Placeholders: answers every question of a type when the file gives no usable answer.

use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor, value::StringDeserializer};

use crate::store::notes::Stop;
use crate::store::spanned::SPANNED;
use crate::store::tree::Span;

/// Types that need themselves cannot be filled with placeholders for ever.
const DEPTH_LIMIT: u8 = 24;

/// Gives `""`, `0`, `false`, nothing, empty lists, the first choice: whatever the type asks for.
/// Says nothing; whoever uses it has already left a fault.
#[derive(Clone, Copy, Debug)]
pub struct Absent {
    span: Span,
    depth: u8,
}

impl Absent {
    /// A placeholder for what should stand at `span`.
    pub fn new(span: Span) -> Self {
        Absent { span, depth: 0 }
    }

    fn deeper(self) -> Result<Self, Stop> {
        if self.depth >= DEPTH_LIMIT {
            return Err(Stop::Hopeless);
        }
        Ok(Absent { depth: self.depth + 1, ..self })
    }
}

macro_rules! placeholder {
    ($($method:ident => $visit:ident($value:expr);)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
            visitor.$visit($value)
        })*
    };
}

impl<'de> de::Deserializer<'de> for Absent {
    type Error = Stop;

    fn is_human_readable(&self) -> bool {
        false
    }

    placeholder! {
        deserialize_bool => visit_bool(false);
        deserialize_i8 => visit_i8(0);
        deserialize_i16 => visit_i16(0);
        deserialize_i32 => visit_i32(0);
        deserialize_i64 => visit_i64(0);
        deserialize_i128 => visit_i128(0);
        deserialize_u8 => visit_u8(0);
        deserialize_u16 => visit_u16(0);
        deserialize_u32 => visit_u32(0);
        deserialize_u64 => visit_u64(0);
        deserialize_u128 => visit_u128(0);
        deserialize_f32 => visit_f32(0.0);
        deserialize_f64 => visit_f64(0.0);
        deserialize_char => visit_char('?');
        deserialize_str => visit_borrowed_str("");
        deserialize_string => visit_borrowed_str("");
        deserialize_identifier => visit_borrowed_str("");
        deserialize_bytes => visit_borrowed_bytes(&[]);
        deserialize_byte_buf => visit_borrowed_bytes(&[]);
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Stop> {
        if name == SPANNED {
            return visitor.visit_seq(SpannedAbsent { absent: self.deeper()?, given: 0 });
        }
        visitor.visit_newtype_struct(self.deeper()?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_seq(Several { absent: self, left: 0 })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_seq(Several { absent: self.deeper()?, left: len })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_map(Fields { absent: self, names: &[] })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_map(Fields { absent: self.deeper()?, names: fields })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let first = variants.first().ok_or(Stop::Hopeless)?;
        visitor.visit_enum(Choice { absent: self.deeper()?, name: first })
    }
}

/// The same placeholder a number of times.
struct Several {
    absent: Absent,
    left: usize,
}

impl<'de> de::SeqAccess<'de> for Several {
    type Error = Stop;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stop> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(self.absent).map(Some)
    }
}

/// A placeholder with the place for which it stands; see `store::spanned`.
struct SpannedAbsent {
    absent: Absent,
    given: u8,
}

impl<'de> de::SeqAccess<'de> for SpannedAbsent {
    type Error = Stop;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stop> {
        self.given += 1;
        match self.given {
            1 => seed.deserialize(self.absent).map(Some),
            2 => seed.deserialize(self.absent.span.start.into_deserializer()).map(Some),
            3 => seed.deserialize(self.absent.span.end.into_deserializer()).map(Some),
            4 => seed.deserialize(false.into_deserializer()).map(Some),
            _ => Ok(None),
        }
    }
}

/// Every field of a struct, each with a placeholder.
struct Fields {
    absent: Absent,
    names: &'static [&'static str],
}

impl<'de> de::MapAccess<'de> for Fields {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stop> {
        let Some((first, rest)) = self.names.split_first() else { return Ok(None) };
        self.names = rest;
        seed.deserialize((*first).into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        seed.deserialize(self.absent)
    }
}

/// A choice by its name, with placeholders for whatever it holds.
pub struct Choice {
    /// What stands for the content.
    pub absent: Absent,
    /// The choice.
    pub name: &'static str,
}

impl<'de> de::EnumAccess<'de> for Choice {
    type Error = Stop;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Stop> {
        let name: StringDeserializer<Stop> = self.name.to_owned().into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Choice {
    type Error = Stop;

    fn unit_variant(self) -> Result<(), Stop> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Stop> {
        seed.deserialize(self.absent)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Stop> {
        de::Deserializer::deserialize_tuple(self.absent, len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Stop> {
        de::Deserializer::deserialize_struct(self.absent, "", fields, visitor)
    }
}
