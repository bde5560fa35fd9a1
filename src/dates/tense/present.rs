//! Verbs in the present: of one that acts, a day beside it is to come. "She is leaving on Saturday", "voters go to the polls
//! on Sunday", "the court hears the case on Friday".

use super::{Sign, is_timed};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::Scene;
use crate::text::{Flags, Tokens};

/// What a verb in the present says of a date.
pub(super) fn sign(scene: &Scene<'_>, at: u32, tokens: Tokens) -> Option<Sign> {
    let classes = scene.classes(at);
    const VERBS: ClassSet = ClassSet::of(&[Class::VerbS, Class::Verb, Class::VerbIng]);
    const OTHERS: ClassSet = ClassSet::of(&[Class::Aux, Class::Modal, Class::VerbPast, Class::Cap, Class::Upper]);
    if !classes.any(VERBS) || classes.any(OTHERS) || !is_free(scene, at, tokens) {
        return None;
    }
    // "I'm going home", but "going to fall"
    let goes = is_word!(scene.hash(at), "going") && !is_word!(scene.hash(at + 1), "to");
    if is_timed(scene, at, "state") || is_timed(scene, at, "to-come") && !goes {
        return (classes.has(Class::VerbS) && !classes.has(Class::NounPl)).then_some(Sign::State);
    }
    let before = before(scene, at)?;
    let owner = scene.classes(before);
    if classes.has(Class::VerbIng) {
        return is_now(scene, at).then_some(Sign::Now);
    }
    if classes.has(Class::VerbS) {
        // "its moves", "of talks", "peace talks"
        const OF_NOUN: ClassSet =
            ClassSet::of(&[Class::Det, Class::PossPron, Class::Possessive, Class::Adj, Class::Prep, Class::Number]);
        let noun = classes.has(Class::NounPl);
        return match owner.any(OF_NOUN) {
            true if noun || owner.any(Class::Det.set().with(Class::PossPron.set())) => None,
            _ if noun => Some(Sign::Maybe),
            _ => Some(Sign::Now),
        };
    }
    // The base form: its subject is in the plural.
    const MANY: ClassSet = ClassSet::of(&[Class::NounPl, Class::Cap, Class::Upper]);
    let hash = scene.hash(before);
    if is_word!(hash, "we" | "they" | "i" | "you") {
        return Some(Sign::Now);
    }
    let noun = classes.any(Class::Noun.set().with(Class::Adj.set()));
    let who = is_word!(hash, "who" | "which" | "that") && before > 0 && scene.classes(before - 1).has(Class::NounPl);
    match owner.any(MANY) || who {
        true if owner.any(NAMES) => (!noun || is_subject(scene, before, at)).then_some(Sign::Maybe),
        true if noun => Some(Sign::Maybe),
        true => Some(Sign::Now),
        false => None,
    }
}

const NAMES: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper]);

/// Whether a name before a word can be its subject: "Mali face Togo", but not "the Arab force", "the GM move".
fn is_subject(scene: &Scene<'_>, name: u32, at: u32) -> bool {
    const OBJECT: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper, Class::Det, Class::PossPron, Class::Prep]);
    let goes_on = (at as usize + 1) < scene.text.tokens.len() && scene.classes(at + 1).any(OBJECT);
    let ends = |i: u32| scene.text.tokens[i as usize].flags.has(Flags::ENDS);
    let first = (name.saturating_sub(6)..name).rev().take_while(|&i| !ends(i)).find(|&i| !scene.classes(i).any(NAMES));
    let held = Class::Det.set().with(Class::PossPron.set()).with(Class::Possessive.set()).with(Class::Adj.set());
    goes_on
        && !is_word!(scene.hash(at + 1), "to" | "of")
        && !scene.classes(name).has(Class::Demonym)
        && first.is_none_or(|i| !scene.classes(i).any(held))
}

/// Whether nothing stands between a verb and the date that turns back: "is recovering after a fall on Sunday".
pub(super) fn is_free(scene: &Scene<'_>, at: u32, tokens: Tokens) -> bool {
    !(at + 1..tokens.start).any(|i| {
        is_word!(scene.hash(i), "after" | "since" | "following" | "over" | "from" | "than" | "despite" | "amid")
            && !is_of_hours(scene, i)
            && !is_of_days(scene, i, tokens)
    })
}

/// "runs from the 13th to the 15th", "is held from June 6 to 9"
fn is_of_days(scene: &Scene<'_>, at: u32, tokens: Tokens) -> bool {
    let link = |i: u32| {
        (i as usize) < scene.text.tokens.len()
            && is_word!(scene.hash(i), "to" | "until" | "till" | "through" | "-" | "–")
    };
    is_word!(scene.hash(at), "from")
        && (at + 1 == tokens.start && (link(tokens.end) || tokens.iter().any(link)) || link(tokens.start - 1))
}

/// "from 8:30 to 9:30 p.m. on Friday"
pub(super) fn is_of_hours(scene: &Scene<'_>, at: u32) -> bool {
    const HOURS: ClassSet = ClassSet::of(&[Class::Digits, Class::NumberWord, Class::Clock, Class::DayPart]);
    is_word!(scene.hash(at), "from" | "to" | "until" | "between" | "and")
        && (at as usize + 1) < scene.text.tokens.len()
        && scene.classes(at + 1).any(HOURS)
}

/// Whether a participle stands after "is" or the like, with no more than adverbs between.
pub(super) fn is_now(scene: &Scene<'_>, at: u32) -> bool {
    let Some(be) = before(scene, at) else { return false };
    let hash = scene.hash(be);
    let short = is_word!(hash, "'s") && be > 0 && scene.classes(be - 1).has(Class::Pron);
    short || is_word!(hash, "is" | "are" | "am" | "'re" | "'m")
}

/// The word before one in its sentence, adverbs apart.
fn before(scene: &Scene<'_>, at: u32) -> Option<u32> {
    let skipped = Class::Adv.set().with(Class::Neg.set());
    for by in 1..=3 {
        let before = at.checked_sub(by).filter(|&i| !scene.text.tokens[i as usize].flags.has(Flags::ENDS))?;
        if !scene.classes(before).any(skipped) {
            return Some(before);
        }
    }
    None
}
