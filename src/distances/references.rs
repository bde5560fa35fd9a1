//! The place that a distance counts from: a name ("Little Rock"), a noun group with its "of" ("the northern tip of
//! Norway"), or "here". No names are known yet; capitals and word classes must do.

use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet};
use crate::rules::Unit;
use crate::text::Tokens;

/// Units that a reference may take.
const MOST: usize = 14;

const NAME: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper, Class::Initial]);
const MODIFIER: ClassSet = ClassSet::of(&[
    Class::Adj,
    Class::VerbPp,
    Class::VerbIng,
    Class::Ordinal,
    Class::Number,
    Class::Hyphenated,
    Class::Direction,
]);
const NOUN: ClassSet = ClassSet::of(&[Class::Noun, Class::NounPl]);
/// What ends a noun group, whatever else it may be.
const END: ClassSet = ClassSet::of(&[
    Class::Prep,
    Class::Conj,
    Class::Subord,
    Class::Aux,
    Class::Modal,
    Class::Neg,
    Class::Wh,
    Class::Date,
    Class::Distance,
    Class::Deictic,
    Class::Det,
    Class::PossPron,
    Class::Pron,
]);
/// Nouns that end a place's name.
const PLACES: &[&str] = &[
    "airport",
    "area",
    "base",
    "border",
    "camp",
    "campus",
    "capital",
    "center",
    "centre",
    "city",
    "coast",
    "county",
    "crossing",
    "district",
    "frontier",
    "headquarters",
    "home",
    "island",
    "islands",
    "line",
    "peninsula",
    "plant",
    "port",
    "province",
    "region",
    "river",
    "shore",
    "site",
    "state",
    "stadium",
    "station",
    "suburb",
    "suburbs",
    "town",
    "village",
];

fn is(unit: Option<&Unit>, words: &[&str]) -> bool {
    unit.is_some_and(|u| u.hash != 0 && words.iter().any(|w| hash(w) == u.hash))
}

/// The reference that begins at a unit of a sentence.
pub(super) fn reference(sentence: &[Unit], at: usize) -> Option<Tokens> {
    let units = sentence.get(at..sentence.len().min(at + MOST))?;
    let first = units.first()?;
    let over = |end: usize| Some(Tokens::new(first.tokens.start, units[end.checked_sub(1)?].tokens.end));
    if is(Some(first), &["here", "there", "him", "them", "it", "me", "us", "you", "her", "home"])
        && !(is(Some(first), &["her"]) && units.get(1).is_some_and(|u| u.classes.any(NOUN)))
    {
        return over(1);
    }
    if is(Some(first), &["each", "one"]) && is(units.get(1), &["other", "another"]) {
        return over(2);
    }
    if is(Some(first), &["where"]) {
        return over(units.iter().take_while(|u| !u.classes.any(MARKS)).count());
    }
    over(group(units)?)
}

const MARKS: ClassSet = ClassSet::of(&[
    Class::Comma,
    Class::Dot,
    Class::Stop,
    Class::Semicolon,
    Class::Colon,
    Class::Dash,
    Class::OpenParen,
    Class::CloseParen,
    Class::OpenQuote,
    Class::CloseQuote,
]);

/// How many units a noun group takes, with the groups that "of" hangs on it.
fn group(units: &[Unit]) -> Option<usize> {
    let opens = ClassSet::of(&[Class::Det, Class::PossPron]);
    let fixed = units[0].classes.any(opens) && !units[0].classes.any(NAME.with(Class::Number.set()))
        || units[0].classes.any(opens)
            && is(units.first(), &["the", "a", "an", "this", "that", "its", "his", "her", "their"]);
    let mut next = usize::from(fixed);
    // The number of units up to the last that can end the group.
    let mut head = None;
    let mut named = false;
    while let Some(unit) = units.get(next) {
        let classes = unit.classes;
        if classes.has(Class::Possessive) {
            // "the prison's wall": the owner is not the head.
            head.filter(|&h| h == next)?;
            next += 1;
            continue;
        }
        let name = classes.any(NAME) && !classes.any(ClassSet::of(&[Class::Date, Class::Number]));
        let particle = head.is_some() && named && classes.has(Class::Particle);
        if particle && units.get(next + 1).is_some_and(|u| u.classes.any(NAME)) {
            next += 1;
            continue;
        }
        if classes.has(Class::Hyphen) && next > 0 && !classes.has(Class::Dash) {
            next += 1;
            continue;
        }
        if name {
            next += 1;
            (head, named) = (Some(next), true);
            continue;
        }
        if classes.any(END.with(MARKS)) && !(classes.any(MODIFIER) && head.is_none() && !classes.has(Class::Prep)) {
            break;
        }
        let verb = ClassSet::of(&[Class::VerbPast, Class::VerbS, Class::Verb, Class::CueVerb]);
        let noun = classes.any(NOUN) || classes.0 & !(Class::Lower.set().0 | Class::Hyphenated.set().0) == 0;
        let fits = if named && !fixed {
            is(Some(unit), PLACES)
        } else if head == Some(next) && next > 0 {
            // After a noun another may come, if it can't be the verb of the sentence.
            noun && !classes.has(Class::Adv) && (!classes.any(verb) || is(Some(unit), PLACES))
        } else {
            noun
        };
        if fits {
            next += 1;
            head = Some(next);
        } else if classes.any(MODIFIER) && !(named && !fixed) && more(&units[next + 1..]) {
            next += 1;
        } else {
            break;
        }
    }
    let head = head?;
    // "of" and what it hangs on: "the coast of Sri Lanka".
    if is(units.get(head), &["of"]) && head + 1 < units.len() {
        if let Some(rest) = group(&units[head + 1..]) {
            return Some(head + 1 + rest);
        }
    }
    Some(head)
}

/// Whether a noun or a name comes, after modifiers only.
fn more(units: &[Unit]) -> bool {
    let rest = units.iter().take(4).find(|u| u.classes.any(NOUN.with(NAME)) || !u.classes.any(MODIFIER));
    rest.is_some_and(|u| u.classes.any(NOUN.with(NAME)))
}
