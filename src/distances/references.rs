//! The place that a distance counts from: a name ("Little Rock"), a noun group with its "of" ("the northern tip of
//! Norway"), or "here". No names are known yet; capitals and word classes must do.

use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::{Scene, Unit};
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
    Class::Adv,
]);
/// What may be the verb of the sentence, after a noun.
const FINITE: ClassSet = ClassSet::of(&[Class::VerbPast, Class::CueVerb, Class::Adv]);
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
fn is(unit: Option<&Unit>, words: &[&str]) -> bool {
    unit.is_some_and(|u| u.hash != 0 && words.iter().any(|w| hash(w) == u.hash))
}

/// The reference that begins at a unit of a sentence.
pub(super) fn reference(scene: &Scene<'_>, sentence: &[Unit], at: usize) -> Option<Tokens> {
    let units = sentence.get(at..sentence.len().min(at + MOST))?;
    let first = units.first()?;
    let over = |end: usize| Some(Tokens::new(first.tokens.start, units[end.checked_sub(1)?].tokens.end));
    if is(Some(first), &["here", "there", "him", "them", "it", "me", "us", "you", "her", "home"])
        && !(is(Some(first), &["her"]) && units.get(1).is_some_and(|u| u.classes.any(NOUN)))
    {
        return over(1);
    }
    if is(Some(first), &["each"]) && is(units.get(1), &["other"])
        || first.classes.has(Class::Number) && is(units.get(1), &["another"])
    {
        return over(2);
    }
    if is(Some(first), &["where", "wherever"]) {
        return over(units.iter().take_while(|u| !u.classes.any(MARKS)).count());
    }
    over(group(scene, units)?)
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
fn group(scene: &Scene<'_>, units: &[Unit]) -> Option<usize> {
    let first = units.first()?.classes;
    let opens = first.any(ClassSet::of(&[Class::Det, Class::PossPron])) && !first.has(Class::Number);
    // After a bare name only a noun for a place continues it; after an article any noun may.
    let mut bare = !opens;
    let mut next = usize::from(opens);
    // The number of units up to the last that can end the group.
    let mut head = None;
    while let Some(unit) = units.get(next) {
        let classes = unit.classes;
        let ahead = units.get(next + 1..).unwrap_or_default();
        if classes.has(Class::Possessive) {
            // "the prison's wall": the owner is not the head.
            head.filter(|&h| h == next)?;
            (head, bare) = (None, false);
        } else if classes.any(NAME) && !classes.any(ClassSet::of(&[Class::Date, Class::Number])) {
            head = Some(next + 1);
        } else if goes_on(unit, ahead, head.is_some()) {
        } else if classes.any(END.with(MARKS)) {
            break;
        } else if match head {
            Some(_) if bare => scene.unit_used(unit, Usage::Site),
            Some(_) => noun(unit) && !classes.any(FINITE) || scene.unit_used(unit, Usage::Site),
            None => noun(unit),
        } {
            head = Some(next + 1);
        } else {
            break;
        }
        next += 1;
    }
    let head = head?;
    // "of" and what it hangs on: "the coast of Chile".
    let rest = units.get(head + 1..).filter(|_| is(units.get(head), &["of"])).and_then(|rest| group(scene, rest));
    Some(rest.map_or(head, |rest| head + 1 + rest))
}

/// Whether a unit belongs to a group that goes on after it: a particle in a name ("Dar es Salaam"), a modifier before
/// the noun.
fn goes_on(unit: &Unit, ahead: &[Unit], has_head: bool) -> bool {
    let particle = unit.classes.has(Class::Particle) && ahead.first().is_some_and(|u| u.classes.any(NAME));
    let modifier = unit.classes.any(MODIFIER) && !unit.classes.has(Class::Prep) && more(ahead);
    if has_head { particle } else { modifier }
}

/// A noun, or a word that no table has.
fn noun(unit: &Unit) -> bool {
    let known = unit.classes.without(ClassSet::of(&[Class::Lower, Class::Hyphenated, Class::Usage]));
    unit.classes.any(NOUN) || known.is_empty() && unit.classes.has(Class::Lower)
}

/// Whether a noun or a name comes, after modifiers only.
fn more(units: &[Unit]) -> bool {
    let rest = units.iter().take(4).find(|u| u.classes.any(NOUN.with(NAME)) || !u.classes.any(MODIFIER));
    rest.is_some_and(|u| u.classes.any(NOUN.with(NAME)))
}
