//! The history of a story: what changed from each version to the next, and what became of each claim.

use super::{Class, Diff, diff};
use crate::report::{ClaimId, Report};
use rustc_hash::FxHashMap;
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
    /// Of each claim, in the order in which they came.
    pub histories: Vec<History>,
}

/// What became of a claim.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct History {
    /// The number of the first version that makes it, from 0.
    pub first: u32,
    /// Its id in that version and in each that follows, as long as they make it.
    pub claims: Vec<ClaimId>,
    /// What happened to it, in order; its coming and going, too.
    pub events: Vec<Event>,
}

/// What happened to a claim in one step.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Event {
    /// The number of the version that has it so, from 0.
    pub version: u32,
    /// What kinds of change these are.
    pub classes: Vec<Class>,
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
    let steps: Vec<_> = versions.windows(2).map(|pair| diff(&pair[0], &pair[1])).collect();
    let histories = histories(versions, &steps);
    Chain { schema: CHAIN_SCHEMA.into(), steps, histories }
}

fn histories(versions: &[Report<'_>], steps: &[Diff<'_>]) -> Vec<History> {
    let mut histories: Vec<History> = Vec::new();
    // The claims of the version before, with the number of their history.
    let mut open: FxHashMap<ClaimId, usize> = FxHashMap::default();
    for (version, report) in (0..).zip(versions) {
        let step = (version as usize).checked_sub(1).map(|step| &steps[step]);
        let mut before: FxHashMap<ClaimId, ClaimId> = FxHashMap::default();
        before.extend(step.into_iter().flat_map(|step| &step.pairs).map(|&[old, new]| (new, old)));
        let mut changes: FxHashMap<ClaimId, &[Class]> = FxHashMap::default();
        changes.extend(step.into_iter().flat_map(|step| &step.claims.changed).map(|c| (c.new, &c.classes[..])));
        changes.extend(step.into_iter().flat_map(|step| &step.claims.moved).map(|ids| (ids[1], &[Class::Moved][..])));
        let mut now = FxHashMap::default();
        for claim in &report.claims {
            let known = before.get(&claim.id).and_then(|old| open.remove(old));
            let history = known.unwrap_or_else(|| {
                let events = step.map(|_| Event { version, classes: vec![Class::Added] });
                histories.push(History { first: version, claims: vec![], events: events.into_iter().collect() });
                histories.len() - 1
            });
            histories[history].claims.push(claim.id);
            if let Some(&classes) = changes.get(&claim.id) {
                histories[history].events.push(Event { version, classes: classes.to_vec() });
            }
            now.insert(claim.id, history);
        }
        for history in open.into_values() {
            histories[history].events.push(Event { version, classes: vec![Class::Dropped] });
        }
        open = now;
    }
    histories
}

/// The JSON Schema (2020-12) of a [`Chain`].
pub fn chain_schema() -> Schema {
    schema_for!(Chain)
}
