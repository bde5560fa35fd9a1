//! Claims: a cue, the source it points to, the content it brings.
//!
//! The vocabulary is that of attribution studies (Pareti 2012; PolNeAR, Newell et al. 2018).

mod according;
mod certainty;
mod citing;
pub mod confidence;
mod content;
mod draft;
mod evidence;
mod find;
mod frames;
mod hearsay;
mod nominal;
mod orphans;
mod own_voice;
mod polarity;
mod quotes;
mod rules;
mod saying;
mod sources;
mod told;
mod venue;
mod verbal;
mod worded;

pub use crate::clauses::cues::{Reads, Stance};
pub use crate::coreference::{Source, SourceType, Via};
pub use confidence::Evidence;
pub use find::{Asked, Read, find};
pub use orphans::{Candidate, Lost, Orphan, orphans};
pub use rules::cards;
pub use saying::DEEPEST;

use crate::text::Tokens;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ClaimKind {
    /// All in the source's words.
    Direct,
    Indirect,
    /// Reported, with some of the source's words in quotation marks.
    Mixed,
    /// The article's own voice.
    Unattributed,
}

/// How certain the source says the content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Certainty {
    Certain,
    Probable,
    Possible,
    Unknown,
}

/// The words that attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    pub tokens: Vec<Tokens>,
    pub lemma: String,
}

/// A statement with its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub rule: &'static str,
    pub reads: Reads,
    /// What its confidence is read from.
    pub evidence: Evidence,
    pub kind: ClaimKind,
    pub content: Vec<Tokens>,
    pub source: Option<Source>,
    pub cue: Option<Cue>,
    /// Whom it was told, and which entity that is.
    pub addressee: Option<(Tokens, Option<u32>)>,
    /// The number of the time expression that says when.
    pub said_at: Option<u32>,
    /// "a statement", "remarks broadcast on television".
    pub venue: Option<Tokens>,
    pub stance: Stance,
    pub certainty: Certainty,
    pub positive: bool,
    /// The number of the claim it is reported inside of.
    pub parent: Option<u32>,
    /// The number of the sentence.
    pub sentence: u32,
}
