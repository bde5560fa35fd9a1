//! Small values that print themselves: ids, days, numbers, keys and digests.

use crate::dates::iso::iso;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error, Unexpected};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;

/// The number of a thing in its list, counted from 0; printed from 1 behind a letter: "e1", "t4", "c12".
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub struct Id<const LETTER: char>(pub u32);

/// An entity: "e1".
pub type EntityId = Id<'e'>;
/// A date: "t1", as TimeML names them.
pub type DateId = Id<'t'>;
/// A distance: "d1".
pub type DistanceId = Id<'d'>;
/// A clause: "k1".
pub type ClauseId = Id<'k'>;
/// A claim: "c1".
pub type ClaimId = Id<'c'>;

impl<const LETTER: char> Id<LETTER> {
    /// Its place in the report's list.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl<const LETTER: char> std::fmt::Display for Id<LETTER> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{LETTER}{}", u64::from(self.0) + 1)
    }
}

impl<const LETTER: char> Serialize for Id<LETTER> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (mut text, mut number) = ([LETTER as u8; 11], itoa::Buffer::new());
        let number = number.format(u64::from(self.0) + 1);
        text[1..=number.len()].copy_from_slice(number.as_bytes());
        serializer.serialize_str(std::str::from_utf8(&text[..=number.len()]).unwrap_or_default())
    }
}

impl<'de, const LETTER: char> Deserialize<'de> for Id<LETTER> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Id<LETTER>, D::Error> {
        read(deserializer, "an id, such as c1", |text| {
            let number: u64 = text.strip_prefix(LETTER)?.parse().ok()?;
            u32::try_from(number.checked_sub(1)?).ok().map(Id)
        })
    }
}

impl<const LETTER: char> JsonSchema for Id<LETTER> {
    fn schema_name() -> Cow<'static, str> {
        format!("Id_{LETTER}").into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": format!("^{LETTER}[1-9][0-9]*$")})
    }
}

/// A calendar day, printed as ISO 8601: "2011-09-06".
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct Day(pub jiff::civil::Date);

impl From<jiff::civil::Date> for Day {
    fn from(date: jiff::civil::Date) -> Day {
        Day(date)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&iso(self.0))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso(self.0))
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        read(deserializer, "a day, such as 2011-09-06", |text| {
            let (before, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
            let mut parts = text.splitn(3, '-');
            let year: i16 = parts.next()?.parse().ok()?;
            let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            jiff::civil::Date::new(before * year, month, day).ok().map(Day)
        })
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "date", "description": "A calendar day, ISO 8601."})
    }
}

/// A measured number: whole ones print without a fraction ("60", not "60.0"); one that is not finite prints as null.
#[derive(Clone, Copy, PartialEq, Debug, PartialOrd)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Up to 2^53 every whole f64 is exactly that integer.
        if self.0.fract() == 0.0 && self.0.abs() <= 9_007_199_254_740_992.0 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        Ok(Number(Option::<f64>::deserialize(deserializer)?.unwrap_or(f64::NAN)))
    }
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number"})
    }
}

/// A claim's key: the same claim in another revision of the article has the same. Sixteen hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub struct Key(pub u64);

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(const_hex::const_encode::<8, false>(&self.0.to_be_bytes()).as_str())
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Key, D::Error> {
        read(deserializer, "16 hexadecimal digits", |text| {
            u64::from_str_radix(text, 16).ok().filter(|_| text.len() == 16).map(Key)
        })
    }
}

impl JsonSchema for Key {
    fn schema_name() -> Cow<'static, str> {
        "Key".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": "^[0-9a-f]{16}$",
            "description": "The same claim in another revision of the article has the same key."})
    }
}

/// A SHA-256 digest, printed in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sha256(pub [u8; 32]);

impl Sha256 {
    /// The digest of a text's UTF-8 bytes.
    pub fn of(text: &str) -> Sha256 {
        use sha2::Digest;
        Sha256(sha2::Sha256::digest(text.as_bytes()).into())
    }
}

impl Serialize for Sha256 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(const_hex::const_encode::<32, false>(&self.0).as_str())
    }
}

impl<'de> Deserialize<'de> for Sha256 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Sha256, D::Error> {
        read(deserializer, "64 hexadecimal digits", |text| {
            // No "0x" before them.
            (text.len() == 64).then(|| const_hex::decode_to_array(text).ok().map(Sha256)).flatten()
        })
    }
}

impl JsonSchema for Sha256 {
    fn schema_name() -> Cow<'static, str> {
        "Sha256".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": "^[0-9a-f]{64}$"})
    }
}

/// Reads what stands in a string.
fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    expected: &str,
    value: impl FnOnce(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let text = Cow::<str>::deserialize(deserializer)?;
    value(&text).ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(value: impl Serialize) -> String {
        serde_json::to_string(&value).unwrap()
    }

    #[test]
    fn values_print_as_the_contract_says() {
        assert_eq!(json(EntityId::from(Id(0))), r#""e1""#);
        assert_eq!(json(Id::<'c'>(u32::MAX)), r#""c4294967296""#);
        assert_eq!(Id::<'t'>(41).to_string(), "t42");
        assert_eq!(json(Day(jiff::civil::date(2011, 9, 6))), r#""2011-09-06""#);
        assert_eq!(json(Day(jiff::civil::date(-9999, 1, 31))), r#""-9999-01-31""#);
        assert_eq!(json(Day(jiff::civil::date(79, 10, 24))), r#""0079-10-24""#);
        assert_eq!(json(Number(60.0)), "60");
        assert_eq!(json(Number(-2.5)), "-2.5");
        assert_eq!(json(Number(64373.76)), "64373.76");
        assert_eq!(json(Number(f64::NAN)), "null");
        assert_eq!(json(Key(0x9f2c)), r#""0000000000009f2c""#);
        assert_eq!(json(Sha256::of("abc")), r#""ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad""#);
    }
}
