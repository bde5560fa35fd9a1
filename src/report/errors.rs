//! What went wrong, for programs and for people.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Something the reader of a report should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Warning<'a> {
    /// For programs: "no_anchor_date".
    pub code: Cow<'a, str>,
    /// For people.
    pub message: Cow<'a, str>,
}

/// Stands in the place of a report where an input could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ErrorRecord<'a> {
    /// The document's own id, where it could be read.
    pub id: Option<Cow<'a, str>>,
    /// The file it was to be read from.
    pub path: Option<Cow<'a, str>>,
    /// The line of a JSON Lines input, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// What went wrong.
    pub error: ErrorBody<'a>,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ErrorBody<'a> {
    /// For programs: "not_utf8", "bad_json".
    pub code: Cow<'a, str>,
    /// For people.
    pub message: Cow<'a, str>,
}
