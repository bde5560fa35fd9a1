//! Quotations that no claim has, and who could have said them.

use super::{ClaimId, Id};
use crate::claims::{Candidate, Orphan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A quotation without a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unsourced<'a> {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// Its marks included.
    pub text: Cow<'a, str>,
    /// The number of the sentence in which it begins, from 0.
    pub sentence: u32,
    /// Who stood near, the nearest first, and why it was not given to them.
    pub not: Vec<Unspoken<'a>>,
}

/// Somebody who was not taken for the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unspoken<'a> {
    /// Who that is.
    pub name: Cow<'a, str>,
    /// The claim with which the quotation could have gone on.
    pub claim: Option<ClaimId>,
    /// In words.
    pub why: Cow<'a, str>,
}

impl<'a> Unsourced<'a> {
    /// A quotation of these offsets and words.
    pub(super) fn of(orphan: Orphan, (start, end): (u32, u32), text: &'a str) -> Unsourced<'a> {
        let not = |Candidate { name, claim, why }: Candidate| Unspoken {
            name: name.into(),
            claim: claim.map(Id),
            why: why.reason().into(),
        };
        let not = orphan.candidates.into_iter().map(not).collect();
        Unsourced { start, end, text: text.into(), sentence: orphan.sentence, not }
    }
}
