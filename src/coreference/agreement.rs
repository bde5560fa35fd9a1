//! What the words for a source say of it: person, group, organization or document, woman or man.

use super::SourceType;
use crate::identity::Entities;
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;

/// Of a person, where something says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    Female,
    Male,
}

/// What a pronoun, a title or a role says of gender.
pub fn gender_of(scene: &Scene<'_>, token: u32) -> Option<Gender> {
    let word = scene.lower(token).trim_end_matches('.');
    let classes = scene.classes(token);
    match word {
        "she" | "her" | "herself" => return Some(Gender::Female),
        "he" | "his" | "him" | "himself" => return Some(Gender::Male),
        _ if word.ends_with("woman") => return Some(Gender::Female),
        _ if word.ends_with("man") && classes.has(Class::Lower) => return Some(Gender::Male),
        _ => {}
    }
    [Class::Title, Class::Role].into_iter().find_map(|class| gender_in(scene, token, class))
}

/// What the tables say of a word in one of its classes.
fn gender_in(scene: &Scene<'_>, token: u32, class: Class) -> Option<Gender> {
    if !scene.classes(token).has(class) {
        return None;
    }
    match scene.value(token, class)?.bytes().next() {
        Some(b'f') => Some(Gender::Female),
        Some(b'm') => Some(Gender::Male),
        _ => None,
    }
}

/// The gender of each entity.
pub fn genders(scene: &Scene<'_>, entities: &Entities) -> Vec<Option<Gender>> {
    let mut genders = vec![None; entities.entities.len()];
    for mention in &entities.mentions {
        let Some(gender) = genders.get_mut(mention.entity as usize) else { continue };
        if gender.is_some() || entities.entities[mention.entity as usize].kind != NameKind::Person {
            continue;
        }
        // A role before the name says more than the name: "spokeswoman Jean Lee".
        let before = (mention.tokens.start.saturating_sub(2)..mention.tokens.start).rev().find_map(|t| {
            let classes = scene.classes(t);
            if classes.any(ClassSet::of(&[Class::Title, Class::Role])) { gender_of(scene, t) } else { None }
        });
        let generic = mention.tokens.start.checked_sub(1).is_some_and(|t| scene.lower(t).ends_with("man"));
        // A given name that is hardly ever the other's.
        let full = mention.tokens.len() > 1;
        let given = || full.then(|| gender_in(scene, mention.tokens.start, Class::Given)).flatten();
        // But a woman may be "spokesman Hope Lee".
        *gender = match before {
            Some(Gender::Male) if generic => given().or(before),
            _ => before.or_else(given),
        };
    }
    genders
}

/// What a pronoun can stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pronoun {
    /// "he", "her".
    One,
    /// "they", "both".
    Many,
    /// "it".
    Thing,
    /// "I", "our".
    Speaker,
    /// "who", "you", "others": nobody who could be looked up.
    Any,
}

/// The pronoun that a source is.
pub fn pronoun(scene: &Scene<'_>, tokens: Tokens) -> Option<Pronoun> {
    if tokens.len() != 1 {
        return None;
    }
    Some(match scene.lower(tokens.start) {
        "he" | "she" | "him" | "her" | "his" | "himself" | "herself" => Pronoun::One,
        "they" | "them" | "their" | "both" | "themselves" => Pronoun::Many,
        "it" | "its" | "itself" => Pronoun::Thing,
        "i" | "we" | "me" | "us" | "my" | "our" => Pronoun::Speaker,
        "who" | "which" | "that" | "whose" | "you" | "your" | "one" | "someone" | "somebody" | "everyone"
        | "others" => Pronoun::Any,
        _ => return None,
    })
}

/// Whether a noun has an ending of those who do something, or of where one is from: "strategist", "Berliner".
fn is_agent(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["er", "or", "ist", "ian", "ee", "ant", "man", "woman", "person"];
    word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending))
        || matches!(word, "one" | "someone" | "somebody" | "anyone" | "everyone" | "person" | "aide" | "source")
}

/// Whether the tables say that a word is a "document", "organization", "medium", "channel" or "gathering".
pub fn tells_as(scene: &Scene<'_>, token: u32, what: &str) -> bool {
    scene.classes(token).has(Class::Teller)
        && scene.value(token, Class::Teller).is_some_and(|value| value.split(' ').any(|word| word == what))
}

/// What an unnamed source is, by its head.
pub fn kind_of(scene: &Scene<'_>, tokens: Tokens, head: u32, plural: bool) -> SourceType {
    let word = scene.lower(head);
    let classes = scene.classes(head);
    match () {
        () if tells_as(scene, head, "document") => SourceType::Document,
        () if tells_as(scene, head, "organization") => SourceType::Organization,
        () if plural || classes.has(Class::NounPl) && !classes.has(Class::Noun) => SourceType::Group,
        () if matches!(
            word,
            "many"
                | "some"
                | "most"
                | "others"
                | "few"
                | "several"
                | "staff"
                | "people"
                | "both"
                | "all"
                | "audience"
                | "crowd"
                | "public"
                | "majority"
                | "minority"
                | "half"
                | "two"
                | "pair"
        ) =>
        {
            SourceType::Group
        }
        () if classes.any(ClassSet::of(&[Class::Digits, Class::NumberWord, Class::Percent])) => SourceType::Group,
        () if tokens.iter().take(12).any(|t| scene.lower(t) == "and") => SourceType::Group,
        () if classes.has(Class::Role) || is_agent(word) => SourceType::UnnamedPerson,
        // "the crisis showed": a thing.
        () if classes.has(Class::Lower) => SourceType::Unknown,
        () if classes.has(Class::OrgHead) || classes.has(Class::Upper) => SourceType::Organization,
        () => SourceType::NamedPerson,
    }
}
