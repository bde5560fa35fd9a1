//! Bodies of a state that other states have too: a ministry's country is a part of which one it is.
//!
//! ```text
//! Russia's Defense Ministry ... the Ukrainian Defense Ministry ... the Defense Ministry
//! ~~~~~~ RU                     ~~~~~~~~~ UA                       the last one
//! ```

use super::choose::step;
use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet};
use crate::rules::Scene;
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// By the key of its words, the countries that a body was said to be of, the last one said last.
#[derive(Debug, Default)]
pub(super) struct Ministries(FxHashMap<u64, Vec<u64>>);

impl Ministries {
    /// The key of a body of a state: that of its words, and with another country another one.
    pub(super) fn key(&mut self, scene: &Scene<'_>, tokens: Tokens, key: u64) -> u64 {
        const MOST: usize = 16;
        if ![tokens.start, tokens.end - 1].iter().any(|&t| is_state(scene, t)) {
            return key;
        }
        let said = self.0.entry(key).or_default();
        let country = match country(scene, tokens) {
            Some(country) => country,
            None => return said.last().map_or(key, |&last| keyed(key, last, said[0])),
        };
        // Who was named first may have been named without its country.
        let first = *said.first().unwrap_or(&country);
        said.retain(|&other| other != country || other == first);
        if said.len() < MOST && said.last() != Some(&country) {
            said.push(country);
        }
        keyed(key, country, first)
    }
}

/// The first country's body goes by its words alone.
fn keyed(key: u64, country: u64, first: u64) -> u64 {
    if country == first { key } else { step(key, country) }
}

fn is_state(scene: &Scene<'_>, token: u32) -> bool {
    scene.classes(token).has(Class::OrgHead)
        && scene.value(token, Class::OrgHead).is_some_and(|value| value.starts_with("state"))
}

/// The country whose name or people stands before the body: "Russia's", "the Russian", or behind it: "of Russia".
fn country(scene: &Scene<'_>, tokens: Tokens) -> Option<u64> {
    const CODE: usize = 2;
    let code = |token: u32| {
        let classes = scene.classes(token);
        let class = [Class::Demonym, Class::Country].into_iter().find(|&class| classes.has(class))?;
        scene.value(token, class)?.get(..CODE).map(hash)
    };
    let before = tokens.start.checked_sub(1)?;
    if scene.classes(before).has(Class::Possessive) {
        return code(before.checked_sub(1)?);
    }
    if scene.classes(before).any(ClassSet::of(&[Class::Demonym])) {
        return code(before);
    }
    let after = tokens.end + 1;
    let of = (after as usize) < scene.text.tokens.len() && scene.lower(tokens.end) == "of";
    of.then(|| code(after)).flatten()
}
