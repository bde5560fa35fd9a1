//! The history of a story: what changed from each version to the next.

use super::{Diff, diff};
use crate::report::Report;
use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use std::borrow::Cow;

/// What changed over successive versions.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Chain<'r> {
    /// "whosaid-diff-chain/1".
    pub schema: Cow<'static, str>,
    /// From each version to the next: one less than there are versions.
    pub steps: Vec<Diff<'r>>,
}

/// The version of a chain's fields.
pub const CHAIN_SCHEMA: &str = "whosaid-diff-chain/1";

impl Chain<'_> {
    /// Whether no claim differs in any step.
    pub fn is_same(&self) -> bool {
        self.steps.iter().all(Diff::is_same)
    }
}

/// Compares each version with the next.
pub fn chain<'r>(versions: &'r [Report<'r>]) -> Chain<'r> {
    let steps = versions.windows(2).map(|pair| diff(&pair[0], &pair[1])).collect();
    Chain { schema: CHAIN_SCHEMA.into(), steps }
}

/// The JSON Schema (2020-12) of a [`Chain`].
pub fn chain_schema() -> Schema {
    schema_for!(Chain)
}
