//! Who is who in this article: one type a name, later and shorter mentions, aliases, acronyms, titles and roles.
//!
//! Weighs the evidence of the whole article. Does NOT look at claims; pronouns are resolved where claims need them.

use crate::article::Article;
use crate::names::{Name, NameKind};
use crate::rules::{Found, Row, Scene};
use crate::text::Tokens;
use schemars::JsonSchema;
use serde::Serialize;

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// As the entity's `name` has it.
    Full,
    /// A part of the name: the surname, "Ibrahim".
    Short,
    /// "NTC".
    Acronym,
    /// Another name, or another spelling.
    Alias,
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

/// Where a place is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geo {
    pub geonames: u32,
    pub lat: f64,
    pub lon: f64,
    /// ISO 3166 code.
    pub country: &'static str,
}

/// A person, place or organization of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub kind: NameKind,
    /// The fullest form in the article.
    pub name: String,
    pub titles: Vec<String>,
    pub role: Option<String>,
    pub geo: Option<Geo>,
}

/// The entities of an article, in order of their first mention, and all mentions, in order and apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    pub entities: Vec<Entity>,
    pub mentions: Vec<Mention>,
}

/// Chooses among the candidates and joins what names the same.
pub fn resolve(scene: &Scene<'_>, row: &Row, article: &Article<'_>, candidates: Vec<Found<Name>>) -> Entities {
    let _ = (scene, row, article, candidates);
    Entities::default()
}

impl Entities {
    /// The mentions that lie in a stretch.
    pub fn within(&self, tokens: Tokens) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.tokens.start < tokens.start);
        self.mentions[first..].iter().take_while(move |m| m.tokens.end <= tokens.end)
    }
}
