//! Who is meant: what stands for whom in this article, and whose a quotation is.
//!
//! ```text
//! drafts of claims --speech--> quotations joined --resolve--> sources: salience, agreement, descriptions
//! ```
//!
//! Takes the claims as they are read off their sentences ([`Draft`]), and says who their sources are. Does NOT find a
//! claim, nor where its content ends.

mod agreement;
mod ahead;
mod descriptions;
mod draft;
mod genders;
mod heading;
mod introduced;
mod kin;
mod local;
mod members;
mod nations;
mod offices;
mod pronouns;
mod protagonist;
mod quoted;
mod resolve;
mod resolver;
mod rules;
mod salience;
mod singular;
mod subjects;
mod together;
mod uncued;
pub mod speech;

pub use agreement::tells_as;
pub use draft::Draft;
pub use resolve::{Resolved, resolve};
pub use rules::RULES;

use crate::text::Tokens;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SourceType {
    NamedPerson,
    UnnamedPerson,
    Group,
    Organization,
    Document,
    Unknown,
}

/// A step from the words of a source to whom they stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Via {
    /// The words name it themselves.
    Same,
    Alias,
    Pronoun,
    Nominal,
    /// A quotation that goes on after its speaker was named.
    QuoteRun,
}

/// Who is said to have said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its words; empty when none are given (a quote that goes on).
    pub tokens: Vec<Tokens>,
    /// What it stands for in this article.
    pub name: String,
    pub entity: Option<u32>,
    pub kind: SourceType,
    pub via: Vec<Via>,
}
