//! Names of people, places and organizations: one stage, because they compete.
//!
//! Each rule gives local evidence: where the name begins and ends, what it seems to be, and how strongly. Does NOT
//! decide the type for good: identity does, once for the whole article.

use crate::rules::{Found, Row, Scene, Stage};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    Person,
    Place,
    Organization,
}

/// What a rule says of a name where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// `None`: a name of nothing we want ("Easter", "Nobel Prize"), to keep other rules off.
    pub kind: Option<NameKind>,
    /// How strongly, from 1 (a capital is all there is) to 10 (a title, a legal suffix).
    pub weight: u8,
}

/// The stage of all name rules.
pub static STAGE: Stage<Name> = Stage::new(&[]);

/// Every candidate, before identity has chosen.
pub fn find(scene: &Scene<'_>, row: &Row, tries: &mut u64) -> Vec<Found<Name>> {
    let mut found = Vec::new();
    STAGE.scan(scene, row, &mut found, tries);
    found
}
