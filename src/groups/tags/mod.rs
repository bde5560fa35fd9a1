//! One part of speech a unit, from left to right.
//!
//! The tables give a word all its readings ("reports" is a noun and a verb); the word before nearly always decides,
//! and where it can't, the next one does.

mod beside;
mod clause;
mod closed;
mod open;
mod place;
mod tag;

pub use tag::Tag;

use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::{Scene, Unit};
use place::{CAPITAL, FINITE, NAME, NOMINAL, NUMBER, OPENS_NOUN, Place, VERBAL, is_number};

/// The bare apostrophe of a possessive.
const BARE: u64 = hash("'");
const DATE: ClassSet = ClassSet::of(&[Class::Date, Class::Weekday, Class::Deictic]);
/// What has a tag of its own, whatever else it may be.
const CLOSED: ClassSet = DATE.with(NAME).with(BRACKETS).with(NUMBER).with(ClassSet::of(&[
    Class::Blocked,
    Class::Dot,
    Class::Comma,
    Class::Possessive,
    Class::Modal,
    Class::Aux,
    Class::Neg,
    Class::Wh,
    Class::PossPron,
    Class::Prep,
    Class::Det,
    Class::Pron,
    Class::Conj,
    Class::Subord,
]));
/// What a word of time may be that stands between an auxiliary and its verb.
const BETWEEN: ClassSet = ClassSet::of(&[Class::Deictic, Class::Subord, Class::Adv, Class::Date]);
const BRACKETS: ClassSet = ClassSet::of(&[Class::OpenQuote, Class::CloseQuote, Class::OpenParen, Class::CloseParen]);

/// Tags sentences, one after the other, in a buffer of its own.
#[derive(Default)]
pub struct Tagger {
    tags: Vec<Tag>,
}

impl Tagger {
    /// The tags of a sentence's units.
    pub fn tag(&mut self, scene: &Scene<'_>, units: &[Unit]) -> &[Tag] {
        self.tags.clear();
        let titled = title_case(units);
        let mut number = 0;
        for at in 0..units.len() {
            if number <= at {
                let next = units[at + 1..].iter().position(|unit| is_number(scene, unit));
                number = next.map_or(usize::MAX, |by| at + 1 + by);
            }
            let tag = Place { scene, units, tags: &self.tags, at, titled, number }.tag();
            self.tags.push(tag);
        }
        &self.tags
    }
}

/// Whether the sentence is a headline in which every word of weight has a capital.
fn title_case(units: &[Unit]) -> bool {
    let (mut capital, mut lower) = (0, 0);
    for unit in units.iter().take(40) {
        if unit.classes.any(NAME) {
            continue;
        }
        capital += u32::from(unit.classes.any(CAPITAL));
        lower += u32::from(
            unit.classes.has(Class::Lower) && !unit.classes.any(ClassSet::of(&[Class::Prep, Class::Det, Class::Conj])),
        );
    }
    capital >= 3 && capital > 3 * lower
}

impl Place<'_> {
    fn tag(&self) -> Tag {
        let classes = self.units[self.at].classes;
        // "now says", "has long said": when and how often, in the verb's own group.
        if classes.any(BETWEEN) && self.inside_verb() {
            return Tag::Adv;
        }
        if self.hedges() {
            return Tag::Adv;
        }
        // One look tells the words of an open class, which are most, from all the others.
        if !classes.any(CLOSED) {
            return self.open(classes);
        }
        if classes.any(DATE) {
            return Tag::Date;
        }
        if classes.any(NAME) || classes.has(Class::Blocked) && !classes.has(Class::Demonym) {
            return Tag::Name;
        }
        if classes.has(Class::Dot) && self.at + 1 < self.units.len() && !self.next(1).any(BRACKETS) {
            return Tag::Point;
        }
        if classes.has(Class::Comma) {
            return Tag::Comma;
        }
        if classes.any(BRACKETS) {
            return Tag::Bracket;
        }
        if classes.has(Class::Possessive) {
            return self.apostrophe();
        }
        if classes.any(NUMBER) {
            return Tag::Num;
        }
        self.closed(classes).unwrap_or_else(|| self.open(classes))
    }

    /// A word of time between an auxiliary and its participle, or before a verb that nothing else can be.
    fn inside_verb(&self) -> bool {
        if !is_word!(
            self.word(self.at),
            "now" | "then" | "once" | "long" | "since" | "recently" | "previously" | "today"
        ) {
            return false;
        }
        let next = self.next(1);
        let verb = (next.any(VERBAL) || next.has(Class::Modal)) && !next.any(NOMINAL) && !next.has(Class::Adj);
        match self.tags.last() {
            Some(Tag::Aux | Tag::Modal) => next.any(VERBAL) && !next.has(Class::Det),
            Some(Tag::Noun | Tag::NounPl | Tag::Name | Tag::Pron | Tag::Comma | Tag::Conj | Tag::Wh | Tag::That) => {
                verb && next.any(FINITE.with(Class::Modal.set()))
                    && is_word!(self.word(self.at), "now" | "then" | "once" | "recently" | "previously")
            }
            _ => false,
        }
    }

    /// "the league's governing body", "the town's ailing ports are": a noun that describes nothing's object stands behind a
    /// participle.
    fn owns_described(&self) -> bool {
        const VERB: ClassSet = FINITE.with(ClassSet::of(&[Class::Aux, Class::Modal]));
        let noun = self.next(2);
        let described = noun.any(NOMINAL) && !noun.any(OPENS_NOUN) && !noun.has(Class::Adv);
        described && (!noun.has(Class::NounPl) || self.next(3).any(VERB))
    }

    /// "'s" is a verb after a pronoun, and before what a possessor can't have.
    fn apostrophe(&self) -> Tag {
        let after_pronoun = matches!(self.tags.last(), Some(Tag::Pron | Tag::Wh | Tag::That));
        let next = self.next(1);
        let no_noun = next.any(ClassSet::of(&[Class::Det, Class::Neg, Class::Aux, Class::Prep]))
            || next.has(Class::VerbIng) && !next.any(NOMINAL) && !next.has(Class::Adj) && !self.owns_described()
            || next.has(Class::Adv) && !next.any(NOMINAL) && !next.has(Class::Adj);
        if after_pronoun || no_noun && !matches!(self.word(self.at), 0 | BARE) { Tag::Aux } else { Tag::Genitive }
    }
}
