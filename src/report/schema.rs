//! The JSON Schema of what is printed, derived from the types.

use super::{ErrorRecord, Report};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use serde::de::{Deserializer, Error, Unexpected};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;

/// The version of the report's fields. Renaming or dropping one makes a new version; adding one does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SchemaVersion;

impl SchemaVersion {
    /// The one that this version writes and reads.
    pub const NAME: &'static str = "whosaid/1";
}

impl Serialize for SchemaVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(SchemaVersion::NAME)
    }
}

impl<'de> Deserialize<'de> for SchemaVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SchemaVersion, D::Error> {
        match &*Cow::<str>::deserialize(deserializer)? {
            SchemaVersion::NAME => Ok(SchemaVersion),
            other => Err(D::Error::invalid_value(Unexpected::Str(other), &SchemaVersion::NAME)),
        }
    }
}

impl JsonSchema for SchemaVersion {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "SchemaVersion".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"const": SchemaVersion::NAME})
    }
}

/// The JSON Schema (2020-12) of a [`Report`].
pub fn report_schema() -> Schema {
    schema_for!(Report)
}

/// The JSON Schema (2020-12) of an [`ErrorRecord`].
pub fn error_schema() -> Schema {
    schema_for!(ErrorRecord)
}
