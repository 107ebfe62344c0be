//! Answers with their words, as JSON has them: one record holds the numbers and codes of a value and, beside them, its
//! texts. The core knows no words; here they meet, for all rooms in the one way.

mod estimate;
mod penalty;
mod service;

use serde::Serialize;
use serde::ser::{Error, Impossible, SerializeMap, SerializeStruct, Serializer};

/// A value whose record has texts. `C` is what they are made from beside the value.
pub trait Said<C>: Serialize {
    /// The texts, by their keys, in the order in which they end the record.
    fn texts(&self, by: &C) -> Vec<(&'static str, String)>;

    /// Writes a field whose values have texts of their own; whether it was one.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: SerializeStruct>(&self, _key: &'static str, _by: &C, _to: &mut S) -> Result<bool, S::Error> {
        Ok(false)
    }
}

/// A value, or a list, that serialises with its texts; by nothing: without.
///
/// ```
/// use parcel_claims::{case::Case, estimate::estimate, lang::Lang, rulebook::ParcelRules, words::{Speaker, Worded}};
/// let (case, rulebook) = (Case::default(), ParcelRules::built_in());
/// let value = &estimate(&case, rulebook, "2012-03-20T12:00:00".parse().unwrap());
/// let by = &Speaker { lang: Lang::En, rulebook, case: &case };
/// let told = serde_json::to_value(Worded { value, by: Some(by) }).unwrap();
/// assert!(told["summary"].as_str().unwrap().starts_with("Nothing to estimate yet"));
/// ```
pub struct Worded<'a, T: ?Sized, C> {
    /// Holds the value that is written.
    pub value: &'a T,
    /// Holds the source of its texts; none where no texts are wanted.
    pub by: Option<&'a C>,
}

impl<T: Said<C>, C> Serialize for Worded<'_, T, C> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.by {
            Some(by) => self.value.serialize(Record { to, value: self.value, by }),
            None => self.value.serialize(to),
        }
    }
}

impl<T: Said<C>, C> Serialize for Worded<'_, [T], C> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.value.iter().map(|value| Worded { value, by: self.by }))
    }
}

/// Each of a list with its texts.
fn each<'a, T, C>(value: &'a [T], by: &'a C) -> Worded<'a, [T], C> {
    Worded { value, by: Some(by) }
}

/// A serializer of the one record that a value is: it puts the texts in.
struct Record<'a, S, T, C> {
    to: S,
    value: &'a T,
    by: &'a C,
}

impl<T: Said<C>, S: SerializeStruct, C> SerializeStruct for Record<'_, S, T, C> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<F: Serialize + ?Sized>(&mut self, key: &'static str, field: &F) -> Result<(), S::Error> {
        if self.value.write(key, self.by, &mut self.to)? { Ok(()) } else { self.to.serialize_field(key, field) }
    }

    fn skip_field(&mut self, key: &'static str) -> Result<(), S::Error> {
        self.to.skip_field(key)
    }

    fn end(mut self) -> Result<S::Ok, S::Error> {
        for (key, text) in self.value.texts(self.by) {
            self.to.serialize_field(key, &text)?;
        }
        self.to.end()
    }
}

/// Records with a part that is spread out among their fields are maps to a serializer.
impl<T: Said<C>, S: SerializeMap, C> SerializeMap for Record<'_, S, T, C> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), S::Error> {
        self.to.serialize_key(key)
    }

    fn serialize_value<V: Serialize + ?Sized>(&mut self, value: &V) -> Result<(), S::Error> {
        self.to.serialize_value(value)
    }

    fn end(mut self) -> Result<S::Ok, S::Error> {
        for (key, text) in self.value.texts(self.by) {
            self.to.serialize_entry(key, &text)?;
        }
        self.to.end()
    }
}

/// What has texts is a record: it serialises itself as nothing else.
macro_rules! no_record {
    ($($name:ident $(<$value:ident>)? ($($argument:ty),*) -> $output:ty;)*) => {
        $(fn $name $(<$value: Serialize + ?Sized>)? (self, $(_: $argument),*) -> Result<$output, S::Error> {
            Err(S::Error::custom("what has texts is a record"))
        })*
    };
}

impl<'a, T: Said<C>, S: Serializer, C> Serializer for Record<'a, S, T, C> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Record<'a, S::SerializeMap, T, C>;
    type SerializeStruct = Record<'a, S::SerializeStruct, T, C>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let Self { to, value, by } = self;
        Ok(Record { to: to.serialize_map(length)?, value, by })
    }

    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Self::SerializeStruct, S::Error> {
        let Self { to, value, by } = self;
        Ok(Record { to: to.serialize_struct(name, length)?, value, by })
    }

    no_record! {
        serialize_bool(bool) -> S::Ok;
        serialize_i8(i8) -> S::Ok;
        serialize_i16(i16) -> S::Ok;
        serialize_i32(i32) -> S::Ok;
        serialize_i64(i64) -> S::Ok;
        serialize_u8(u8) -> S::Ok;
        serialize_u16(u16) -> S::Ok;
        serialize_u32(u32) -> S::Ok;
        serialize_u64(u64) -> S::Ok;
        serialize_f32(f32) -> S::Ok;
        serialize_f64(f64) -> S::Ok;
        serialize_char(char) -> S::Ok;
        serialize_str(&str) -> S::Ok;
        serialize_bytes(&[u8]) -> S::Ok;
        serialize_none() -> S::Ok;
        serialize_some<V>(&V) -> S::Ok;
        serialize_unit() -> S::Ok;
        serialize_unit_struct(&'static str) -> S::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> S::Ok;
        serialize_newtype_struct<V>(&'static str, &V) -> S::Ok;
        serialize_newtype_variant<V>(&'static str, u32, &'static str, &V) -> S::Ok;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}
