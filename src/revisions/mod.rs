//! Which claims changed between two versions of a story.
//!
//! ```text
//! two reports --align--> pairs of claims --changes--> what changed in each --> Diff
//! ```
//!
//! Claims are paired first by their key, then by what they say (`align`); a pair is compared field by field
//! (`changes`). Only words count: white space, quotation marks, case and the order of paragraphs make no difference,
//! but for a claim's place, which is told as "moved". Does NOT read text: all it needs is in the reports.

mod align;
mod assignment;
mod changes;
mod entities;
mod words;

pub use changes::{Change, Field};
pub use entities::{EntityChanges, Named, Renamed};
pub use words::{Edit, word_diff};

use crate::report::{Claim, ClaimId, Number, Report, Sha256};
use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use std::borrow::Cow;

/// What changed between two reports.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Diff<'r> {
    /// "whosaid-diff/1".
    pub schema: Cow<'static, str>,
    pub old: Side<'r>,
    pub new: Side<'r>,
    pub claims: ClaimChanges<'r>,
    pub entities: EntityChanges<'r>,
}

/// One of the two versions.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Side<'r> {
    pub id: Cow<'r, str>,
    pub sha256: Sha256,
}

/// What became of the claims.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ClaimChanges<'r> {
    /// Of the new version, in order.
    pub added: Vec<&'r Claim<'r>>,
    /// Of the old version, in order.
    pub removed: Vec<&'r Claim<'r>>,
    /// In the order of the old version.
    pub changed: Vec<Changed>,
    /// Old and new id of claims that are the same but stand in another order.
    pub moved: Vec<[ClaimId; 2]>,
    pub unchanged: u32,
}

/// A claim that both versions make, not in the same way.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Changed {
    pub old: ClaimId,
    pub new: ClaimId,
    /// How alike the two are, from 0 to 1.
    pub similarity: Number,
    pub changes: Vec<Change>,
}

/// The version of a diff's fields.
pub const SCHEMA: &str = "whosaid-diff/1";

impl Diff<'_> {
    /// Whether no claim differs; one that only moved does not.
    pub fn is_same(&self) -> bool {
        self.claims.added.is_empty() && self.claims.removed.is_empty() && self.claims.changed.is_empty()
    }
}

/// The JSON Schema (2020-12) of a [`Diff`].
pub fn diff_schema() -> Schema {
    schema_for!(Diff)
}

/// Compares the claims and entities of two versions of a story.
pub fn diff<'r>(old: &'r Report<'r>, new: &'r Report<'r>) -> Diff<'r> {
    let pairs = align::align(old, new);
    let entities = entities::between(&old.entities, &new.entities);
    let (mut changed, mut same) = (Vec::new(), Vec::new());
    for pair in &pairs {
        let (before, after) = (&old.claims[pair.old], &new.claims[pair.new]);
        let changes = changes::between(old, before, new, after, &entities.renamed);
        if changes.is_empty() {
            same.push((pair.old, pair.new));
        } else {
            let similarity = Number((pair.similarity * 100.0).round() / 100.0);
            changed.push(Changed { old: before.id, new: after.id, similarity, changes });
        }
    }
    let moved = align::out_of_order(&same);
    let lone = |claims: &'r [Claim<'r>], paired: &dyn Fn(&align::Pair) -> usize| {
        let mut alone = vec![true; claims.len()];
        pairs.iter().for_each(|pair| alone[paired(pair)] = false);
        claims.iter().zip(alone).filter(|(_, alone)| *alone).map(|(claim, _)| claim).collect()
    };
    Diff {
        schema: SCHEMA.into(),
        old: side(old),
        new: side(new),
        claims: ClaimChanges {
            added: lone(&new.claims, &|pair| pair.new),
            removed: lone(&old.claims, &|pair| pair.old),
            changed,
            unchanged: (same.len() - moved.len()) as u32,
            moved: moved.into_iter().map(|(a, b)| [old.claims[a].id, new.claims[b].id]).collect(),
        },
        entities,
    }
}

fn side<'r>(report: &'r Report<'r>) -> Side<'r> {
    Side { id: Cow::Borrowed(&*report.doc.id), sha256: report.doc.sha256 }
}
