//! Bodies named together: "Orbit and Zorbel Labs" are two where the story calls one of them by the first word alone.

use super::choose::key;
use crate::lexicon::{Class, ClassSet};
use crate::names::{Name, NameKind, Shows};
use crate::rules::{Found, Scene};
use crate::text::Tokens;
use rustc_hash::FxHashSet;

/// Tokens before "and" that may be a name of their own.
const MOST: u32 = 4;
/// How much it says of the first of two that the last is a body.
const BESIDE: u8 = 5;

/// Cuts the candidates that hold two names.
pub(super) fn cut(scene: &Scene<'_>, candidates: &mut Vec<Found<Name>>) {
    let joined = |found: &Found<Name>| {
        if !found.value.shows.has(Shows::HEAD) {
            return None;
        }
        let tokens = found.tokens;
        let and = tokens.iter().take(MOST as usize + 1).find(|&t| scene.lower(t) == "and")?;
        (tokens.start < and && and + 1 < tokens.end).then_some(and)
    };
    if !candidates.iter().any(|found| joined(found).is_some()) {
        return;
    }
    let inside = |t: u32| !scene.classes(t).has(Class::SentenceStart);
    let alone: FxHashSet<u64> = candidates
        .iter()
        .filter(|found| found.tokens.len() <= MOST && inside(found.tokens.start))
        .filter(|found| !follows_and(scene, found.tokens) && !precedes_and(scene, found.tokens))
        .map(|found| key(scene, found.tokens))
        .collect();
    let mut firsts = Vec::new();
    for found in candidates.iter_mut() {
        let Some(and) = joined(found) else { continue };
        let first = Tokens::new(found.tokens.start, and);
        if !alone.contains(&key(scene, first)) {
            continue;
        }
        found.tokens = Tokens::new(and + 1, found.tokens.end);
        const NAMED: ClassSet =
            ClassSet::of(&[Class::Given, Class::Surname, Class::City, Class::Region, Class::Country]);
        if !first.iter().any(|t| scene.classes(t).any(NAMED)) {
            let value = Name::new(NameKind::Organization, BESIDE);
            firsts.push(Found { tokens: first, matched: first, value, ..*found });
        }
    }
    candidates.append(&mut firsts);
}

fn follows_and(scene: &Scene<'_>, tokens: Tokens) -> bool {
    tokens.start.checked_sub(1).is_some_and(|t| scene.lower(t) == "and")
}

fn precedes_and(scene: &Scene<'_>, tokens: Tokens) -> bool {
    scene.text.tokens.get(tokens.end as usize).is_some_and(|_| scene.lower(tokens.end) == "and")
}
