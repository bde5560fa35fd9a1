//! Who is who in this article: one type a name, later and shorter mentions, aliases, acronyms, titles and roles.
//!
//! ```text
//! candidates --choose--> spots --echoes--> more spots --fold, contexts--> votes --ledger--> types --join--> entities
//! ```
//!
//! Weighs the evidence of the whole article. Does NOT look at claims; pronouns are resolved where claims need them.

mod choose;
mod echoes;
mod furniture;
mod join;
mod ledger;

use crate::article::Article;
use crate::lexicon::{Class, ClassSet};
use crate::names::{self, Name, NameKind};
use crate::rules::{Found, Row, Scene};
use crate::text::Tokens;
use ledger::Ledger;

/// How a mention names its entity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    Full,
    Short,
    Acronym,
}

/// A name where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    pub tokens: Tokens,
    /// The number of its entity.
    pub entity: u32,
    pub form: Form,
    /// The id of the rule that found it.
    pub rule: &'static str,
}
