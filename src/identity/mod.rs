//! Who is who in this article: one type a name, later and shorter mentions, aliases, acronyms, titles and roles.
//!
//! ```text
//! candidates --choose--> spots --echoes--> more spots --fold, contexts--> votes --ledger--> types --join--> entities
//! ```
//!
//! Weighs the evidence of the whole article. Does NOT look at claims; pronouns are resolved where claims need them.

mod beside;
mod choose;
mod coordinated;
mod draft;
mod echoes;
mod furniture;
mod geo;
mod in_full;
mod join;
mod kin;
mod known_as;
mod ledger;
mod people;
mod record;
mod roles;
mod located;
mod ministries;
mod namesakes;
mod sounds;
#[cfg(test)]
mod tests;
mod votes;
mod words;

pub use located::locate;

use crate::article::Article;
use crate::lexicon::{Class, ClassSet, Usage};
use crate::names::{self, Name, NameKind, Shows};
use crate::rules::{Found, Row, Rule, Scene};
use crate::text::Tokens;
use crate::work::look;
use choose::Spot;
use ledger::Ledger;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rules by which the whole article speaks for a name.
pub fn rules() -> impl Iterator<Item = &'static Rule<Name>> {
    votes::VOTES.iter().map(|vote| &vote.rule)
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
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
    /// What the rules said of the mentions that was found right, and of words that are no name we want.
    pub evidence: Vec<Found<Name>>,
}

impl Entities {
    /// The mentions that lie in a stretch.
    pub fn within(&self, tokens: Tokens) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.tokens.start < tokens.start);
        self.mentions[first..].iter().take_while(move |m| m.tokens.end <= tokens.end).inspect(|_| look(1))
    }

    /// What an entity is.
    pub fn kind(&self, entity: u32) -> NameKind {
        self.entities[entity as usize].kind
    }
}

/// What is kept of what the rules said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keep {
    /// All that led to the names: what an explanation tells.
    Evidence,
    Names,
}

/// Chooses among the candidates and joins what names the same. Folds every name of the row to one unit, also those
/// of nothing we want (`Blocked`).
#[inline(never)]
pub fn resolve(
    scene: &Scene<'_>,
    row: &mut Row,
    article: &Article<'_>,
    mut candidates: Vec<Found<Name>>,
    keep: Keep,
    tries: &mut u64,
) -> Entities {
    furniture::candidates(scene, article, &mut candidates);
    in_full::add(row, &mut candidates);
    words::add(scene, row, &mut candidates);
    coordinated::cut(scene, &mut candidates);
    let mut spots = choose::choose(scene, &candidates);
    if keep == Keep::Names {
        candidates = Vec::new();
    }
    let ledger = Ledger::of(scene, &spots, false);
    echoes::add(scene, row, &ledger, &mut spots);
    row.fold(spots.iter().map(|spot| (spot.tokens, seems(&ledger, spot))));
    let contexts = names::weigh(scene, row, tries);
    let sport = in_sport(scene, &contexts);
    for found in &contexts {
        if let Ok(at) = spots.binary_search_by_key(&found.tokens.start, |spot| spot.tokens.start) {
            spots[at].hear(found);
        }
    }
    drop(ledger);
    let ledger = Ledger::of(scene, &spots, sport);
    let kinds: Vec<Option<NameKind>> = spots.iter().map(|spot| ledger.kind(spot)).collect();
    let mut evidence = candidates;
    if keep == Keep::Evidence {
        evidence.extend(contexts);
        ledger.testify(&mut evidence);
    }
    join::join(scene, row, &ledger, &spots, &kinds, evidence)
}

/// The classes of a name's unit while its neighbours are weighed.
fn seems(ledger: &Ledger, spot: &Spot) -> ClassSet {
    let kind = match ledger.kind(spot) {
        Some(NameKind::Person) => Class::Person,
        Some(NameKind::Place) => Class::Place,
        Some(NameKind::Organization) => Class::Organization,
        // "Shares in Ember": a company may be called by any noun, if what stands beside it says so.
        None if spot.votes.nothing > f32::from(names::runs::WORD_ALONE)
            || spot.votes.nothing > 0.0 && !may_name(spot) =>
        {
            Class::Blocked
        }
        // Nothing is said yet of capitalised words.
        None => Class::Name,
    };
    const KEPT: ClassSet = ClassSet::of(&[
        Class::Country,
        Class::Region,
        Class::City,
        Class::Feature,
        Class::OrgName,
        Class::Media,
        Class::Club,
        Class::Demonym,
        Class::NotName,
        Class::Role,
        Class::Upper,
        Class::Cap,
        Class::Common,
    ]);
    let mut classes = ClassSet(spot.classes.0 & KEPT.0);
    let strong = spot.votes.total() >= 3 || kind == Class::Blocked;
    if strong {
        classes = classes.with(kind.set());
    }
    if kind == Class::Blocked { classes } else { classes.with(Class::Name.set()) }
}

/// Whether a word with a capital that says nothing may be a company's name all the same: a noun, and none for a body, a
/// place, an office or an event.
fn may_name(spot: &Spot) -> bool {
    const KINDS: ClassSet = ClassSet::of(&[
        Class::OrgHead,
        Class::PlaceHead,
        Class::EventHead,
        Class::Role,
        Class::Title,
        Class::NotName,
        Class::Upper,
        Class::NounPl,
    ]);
    spot.tokens.len() == 1 && spot.classes.any(ClassSet::of(&[Class::Noun])) && !spot.classes.any(KINDS)
}

/// Whether the story is about sport, of teams, where a city is a club as often as not.
fn in_sport(scene: &Scene<'_>, contexts: &[Found<Name>]) -> bool {
    const OPENING: usize = 4;
    let first = scene.text.tokens.iter().take(OPENING).any(|t| scene.vocabulary.used(t.word, Usage::Sport));
    let lines = || contexts.iter().filter(|found| found.value.shows.has(Shows::SPORT)).count();
    first || lines() >= 2 || team_talk(scene)
}

/// Whether the story speaks, early on, as reports of team games do.
fn team_talk(scene: &Scene<'_>) -> bool {
    const BEGINNING: usize = 200;
    const ENOUGH: usize = 3;
    let mut met = Vec::new();
    for token in scene.text.tokens.iter().take(BEGINNING) {
        if scene.vocabulary.used(token.word, Usage::Game)
            && scene.vocabulary.classes(token.word).has(Class::Lower)
            && !met.contains(&token.word)
        {
            met.push(token.word);
        }
    }
    met.len() >= ENOUGH
}
