//! One part of speech a unit, from left to right.
//!
//! The tables give a word all its readings ("reports" is a noun and a verb); the word before nearly always decides,
//! and where it can't, the next one does.

use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::{Scene, Unit};

/// What a unit is where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tag {
    Det,
    /// "his", and "'s" after a noun.
    Poss,
    Genitive,
    Adj,
    Noun,
    NounPl,
    /// A person, place or organization, or a capitalised word of which no more is known.
    Name,
    Num,
    Pron,
    /// A form of be, have, do.
    Aux,
    Modal,
    /// A finite verb, or one that can be.
    Verb,
    VerbBase,
    VerbIng,
    VerbPp,
    Adv,
    Neg,
    Prep,
    /// "to" before a verb.
    To,
    That,
    Wh,
    Conj,
    Subord,
    Date,
    Comma,
    /// The full stop of an abbreviation ("Mr.", "Inc.").
    Point,
    /// A quotation mark or bracket.
    Bracket,
    Mark,
    Other,
}

const NAME: ClassSet = ClassSet::of(&[Class::Person, Class::Place, Class::Organization]);
const NOMINAL: ClassSet = ClassSet::of(&[Class::Noun, Class::NounPl]);
const FINITE: ClassSet = ClassSet::of(&[Class::Verb, Class::VerbS, Class::VerbPast]);
const VERBAL: ClassSet = ClassSet::of(&[Class::Verb, Class::VerbS, Class::VerbPast, Class::VerbPp, Class::VerbIng]);
const OPEN: ClassSet = ClassSet(NOMINAL.0 | VERBAL.0 | ClassSet::of(&[Class::Adj, Class::Adv]).0);
const NUMBER: ClassSet = ClassSet::of(&[
    Class::Number,
    Class::Digits,
    Class::Year,
    Class::Decade,
    Class::Distance,
    Class::NumberWord,
    Class::SlashDate,
    Class::Currency,
    Class::Percent,
]);
/// The bare apostrophe of a possessive.
const BARE: u64 = hash("'");
const CAPITAL: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper, Class::Initial]);
/// What a noun group, and so a clause, may begin with.
const OPENS_NOUN: ClassSet =
    ClassSet(NAME.0 | NUMBER.0 | ClassSet::of(&[Class::Det, Class::PossPron, Class::Pron, Class::OpenQuote]).0);
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
        for at in 0..units.len() {
            let tag = Place { scene, units, tags: &self.tags, at, titled }.tag();
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

/// A unit among its neighbours.
struct Place<'a> {
    scene: &'a Scene<'a>,
    units: &'a [Unit],
    tags: &'a [Tag],
    at: usize,
    titled: bool,
}

impl Place<'_> {
    fn next(&self, by: usize) -> ClassSet {
        self.units.get(self.at + by).map_or(ClassSet::EMPTY, |unit| unit.classes)
    }

    /// The hash of a unit's word; 0 where it has several.
    fn word(&self, at: usize) -> u64 {
        let unit = &self.units[at];
        if unit.tokens.len() == 1 { self.scene.hash(unit.tokens.start) } else { 0 }
    }

    /// The tag before, adverbs passed over.
    fn before(&self) -> (Option<Tag>, usize) {
        let mut at = self.at;
        while at > 0 {
            at -= 1;
            if !matches!(self.tags[at], Tag::Adv | Tag::Neg) || at + 4 < self.at {
                return (Some(self.tags[at]), at);
            }
        }
        (None, 0)
    }

    fn tag(&self) -> Tag {
        let classes = self.units[self.at].classes;
        // "now says", "has long said": when and how often, in the verb's own group.
        if classes.any(BETWEEN) && self.inside_verb() {
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
        let verb = next.any(VERBAL) && !next.any(NOMINAL) && !next.has(Class::Adj);
        match self.tags.last() {
            Some(Tag::Aux | Tag::Modal) => next.any(VERBAL) && !next.has(Class::Det),
            Some(Tag::Noun | Tag::NounPl | Tag::Name | Tag::Pron | Tag::Comma | Tag::Conj) => {
                verb && next.any(FINITE)
                    && is_word!(self.word(self.at), "now" | "then" | "once" | "recently" | "previously")
            }
            _ => false,
        }
    }

    /// "'s" is a verb after a pronoun, and before what a possessor can't have.
    fn apostrophe(&self) -> Tag {
        let after_pronoun = matches!(self.tags.last(), Some(Tag::Pron | Tag::Wh | Tag::That));
        let next = self.next(1);
        let no_noun = next.any(ClassSet::of(&[Class::Det, Class::Neg, Class::Aux, Class::Prep]))
            || next.has(Class::VerbIng) && !next.any(NOMINAL) && !next.has(Class::Adj)
            || next.has(Class::Adv) && !next.any(NOMINAL) && !next.has(Class::Adj);
        if after_pronoun || no_noun && !matches!(self.word(self.at), 0 | BARE) { Tag::Aux } else { Tag::Genitive }
    }

    fn closed(&self, classes: ClassSet) -> Option<Tag> {
        let next = self.next(1);
        let last = self.tags.last().copied();
        // "the will", "free will", but "a small asteroid will pass".
        let modal = match last {
            Some(Tag::Det | Tag::Poss | Tag::Genitive) => false,
            Some(Tag::Adj) => next.any(ClassSet::of(&[Class::Verb, Class::Aux, Class::Neg])),
            _ => true,
        };
        if classes.has(Class::Modal) && modal {
            return Some(Tag::Modal);
        }
        if classes.has(Class::Aux) {
            return Some(Tag::Aux);
        }
        if classes.has(Class::Neg) && !classes.any(ClassSet::of(&[Class::Conj, Class::Pron])) {
            return Some(Tag::Neg);
        }
        if classes.has(Class::Wh) {
            if !is_word!(self.word(self.at), "that") {
                return Some(Tag::Wh);
            }
            let opener = last.is_none() || last == Some(Tag::Prep) || last == Some(Tag::Comma);
            return Some(match () {
                () if opener && next.any(NOMINAL) && !next.any(OPENS_NOUN) => Tag::Det,
                () if opener && next.any(ClassSet::of(&[Class::Aux, Class::Modal, Class::Possessive])) => Tag::Pron,
                () => Tag::That,
            });
        }
        if classes.has(Class::PossPron) {
            let noun = next.any(OPEN) || next.any(CAPITAL) || next.any(NUMBER) || next.has(Class::OpenQuote);
            let verb_only = next.any(VERBAL)
                && !next.any(NOMINAL)
                && !next.has(Class::Adj)
                && !(next.has(Class::VerbPp) && self.next(2).any(NOMINAL) && !self.next(2).any(OPENS_NOUN));
            if noun && !(classes.has(Class::Pron) && verb_only) {
                return Some(Tag::Poss);
            }
            return Some(Tag::Pron);
        }
        if classes.has(Class::Prep) && is_word!(self.word(self.at), "to") {
            let verb = next.any(ClassSet::of(&[Class::Verb, Class::Aux]))
                || next.has(Class::Adv) && self.next(2).any(ClassSet::of(&[Class::Verb, Class::Aux]));
            let fixed = self.at > 0
                && is_word!(self.word(self.at - 1), "according" | "due" | "thanks" | "owing" | "prior" | "contrary");
            let infinitive = verb && !next.any(NAME) && !next.has(Class::Det) && !fixed;
            return Some(if infinitive { Tag::To } else { Tag::Prep });
        }
        if classes.has(Class::Det) {
            let alone = classes.has(Class::Pron)
                && !next.any(NOMINAL.with(CAPITAL).with(NUMBER).with(NAME))
                && !next.any(ClassSet::of(&[Class::Adj, Class::Det, Class::PossPron, Class::OpenQuote, Class::Hyphen]));
            return Some(if alone { Tag::Pron } else { Tag::Det });
        }
        if classes.has(Class::Pron) {
            return Some(if classes.has(Class::Adj) { Tag::Adj } else { Tag::Pron });
        }
        if classes.has(Class::Conj) && !is_word!(self.word(self.at), "for") {
            return Some(Tag::Conj);
        }
        if classes.has(Class::Subord) && !classes.any(FINITE) {
            return Some(Tag::Subord);
        }
        if classes.has(Class::Prep) {
            // "following the vote", but "is following".
            if classes.has(Class::VerbIng) && matches!(last, Some(Tag::Aux)) {
                return Some(Tag::VerbIng);
            }
            return Some(Tag::Prep);
        }
        None
    }

    fn open(&self, classes: ClassSet) -> Tag {
        let first = classes.has(Class::SentenceStart);
        let shouted = self.titled || classes.has(Class::UpperLine);
        if classes.any(CAPITAL) && !shouted {
            let verb_only = classes.any(VERBAL) && !classes.any(NOMINAL) && !classes.has(Class::Adj);
            if !(first && classes.any(OPEN)) {
                let people = classes.has(Class::Demonym) && !classes.has(Class::Noun);
                let next = self.next(1);
                let adjective = next.any(NOMINAL) || next.any(CAPITAL.with(NAME)) || next.has(Class::Adj);
                return if people && adjective { Tag::Adj } else { Tag::Name };
            }
            if first && verb_only && classes.any(ClassSet::of(&[Class::Surname, Class::Given])) {
                return Tag::Name;
            }
        }
        if !classes.any(OPEN) {
            return match () {
                () if classes.any(CAPITAL) => Tag::Name,
                () if classes.any(ClassSet::of(&[Class::Lower, Class::Hyphenated])) => Tag::Noun,
                () if classes.any(ClassSet::of(&[Class::Hyphen, Class::Ampersand, Class::Slash])) => Tag::Other,
                () => Tag::Mark,
            };
        }
        let noun = if classes.has(Class::NounPl) && !classes.has(Class::Noun) { Tag::NounPl } else { Tag::Noun };
        let nominal = classes.any(NOMINAL);
        let next = self.next(1);
        let next_nominal = next.any(NOMINAL.with(CAPITAL).with(NAME)) || next.any(NUMBER);
        if classes.has(Class::Adv) && !nominal && !classes.any(VERBAL) {
            return if classes.has(Class::Adj) && next_nominal { Tag::Adj } else { Tag::Adv };
        }
        let (before, before_at) = self.before();
        let verb = |also_base: bool| -> Option<Tag> {
            if classes.any(FINITE) {
                Some(if !classes.any(ClassSet::of(&[Class::VerbPast, Class::VerbS])) && also_base {
                    Tag::VerbBase
                } else {
                    Tag::Verb
                })
            } else if classes.has(Class::VerbPp) {
                Some(Tag::VerbPp)
            } else if classes.has(Class::VerbIng) {
                Some(Tag::VerbIng)
            } else {
                None
            }
        };
        let name = |adjective_first: bool| -> Tag {
            if classes.has(Class::Adj) && (next_nominal || !nominal || adjective_first) {
                Tag::Adj
            } else if nominal {
                noun
            } else if classes.any(ClassSet::of(&[Class::VerbPp, Class::VerbIng])) && next_nominal {
                Tag::Adj
            } else if classes.has(Class::VerbIng) {
                Tag::VerbIng
            } else if classes.has(Class::Adv) {
                Tag::Adv
            } else {
                Tag::Noun
            }
        };
        match before {
            Some(Tag::Det | Tag::Poss | Tag::Genitive | Tag::Adj | Tag::Num) => {
                let only_verb = !nominal && !classes.any(ClassSet::of(&[Class::Adj, Class::Adv]));
                let takes_verb = !matches!(before, Some(Tag::Det | Tag::Poss | Tag::Genitive));
                let compound = next.any(NOMINAL) && !next.any(OPENS_NOUN);
                let finite = only_verb
                    && !compound
                    && classes.any(FINITE)
                    && (takes_verb || !next_nominal)
                    && !(classes.has(Class::VerbPp) && next_nominal);
                let counted = before == Some(Tag::Num)
                    && (self.verb_by_next(classes, next) || classes.has(Class::VerbPast) && !next_nominal);
                if finite || counted { Tag::Verb } else { name(false) }
            }
            Some(Tag::To | Tag::Modal) => {
                let unknown =
                    before == Some(Tag::Modal) && !classes.any(ClassSet::of(&[Class::Verb, Class::Adj, Class::Adv]));
                if unknown {
                    Tag::VerbBase
                } else {
                    verb(true).filter(|_| classes.has(Class::Verb)).unwrap_or_else(|| name(false))
                }
            }
            Some(Tag::Aux) => self.after_auxiliary(classes, before_at).unwrap_or_else(|| name(true)),
            Some(Tag::Pron | Tag::Wh | Tag::That) => {
                let subject =
                    before != Some(Tag::Pron) || !is_word!(self.word(before_at), "him" | "her" | "them" | "me" | "us");
                let free = before == Some(Tag::Pron) && subject
                    || before == Some(Tag::Wh) && is_word!(self.word(before_at), "who" | "which" | "that");
                match verb(false) {
                    Some(tag) if free && (before != Some(Tag::That) || !nominal) => tag,
                    Some(tag) if !nominal && !classes.has(Class::Adj) => tag,
                    Some(_)
                        if before == Some(Tag::That)
                            && self.verb_by_next(classes, next)
                            && classes.has(Class::VerbS) =>
                    {
                        Tag::Verb
                    }
                    _ => name(false),
                }
            }
            Some(Tag::Noun | Tag::NounPl | Tag::Name) => self.after_noun(classes, before.unwrap_or(Tag::Noun), noun),
            Some(Tag::Date | Tag::Bracket) if classes.any(FINITE) && !nominal => Tag::Verb,
            Some(Tag::Prep) => {
                if nominal || classes.has(Class::Adj) {
                    name(false)
                } else if classes.has(Class::VerbIng) {
                    Tag::VerbIng
                } else {
                    verb(false).filter(|_| !next_nominal).unwrap_or_else(|| name(false))
                }
            }
            _ => {
                // After a mark, a conjunction, a verb or nothing.
                let conj = matches!(before, Some(Tag::Conj));
                let finite = !nominal && classes.any(FINITE) && !classes.has(Class::Adj);
                let goes_on = (conj || matches!(before, Some(Tag::Comma | Tag::Bracket | Tag::Mark | Tag::Date)))
                    && self.verb_by_next(classes, next)
                    && classes.any(ClassSet::of(&[Class::VerbS, Class::VerbPast]));
                if classes.has(Class::VerbIng) && !(nominal && before.is_none()) {
                    Tag::VerbIng
                } else if finite || goes_on {
                    Tag::Verb
                } else if classes.has(Class::VerbPp) && !nominal && !next_nominal {
                    if classes.has(Class::VerbPast) && conj { Tag::Verb } else { Tag::VerbPp }
                } else {
                    name(false)
                }
            }
        }
    }

    /// Whether the next unit says that this one is a verb: it begins a noun group or a clause.
    fn verb_by_next(&self, classes: ClassSet, next: ClassSet) -> bool {
        // "shows only a small gap"
        let bare_adverb = next.has(Class::Adv)
            && !next.any(NOMINAL.with(VERBAL))
            && !next.any(ClassSet::of(&[Class::Adj, Class::Prep, Class::Subord, Class::Wh]))
            || self.units.get(self.at + 1).is_some_and(|_| is_word!(self.word(self.at + 1), "only" | "just" | "even"));
        let next = if bare_adverb { self.next(2) } else { next };
        classes.any(FINITE)
            && (next.any(OPENS_NOUN)
                || next.has(Class::Wh)
                || next.has(Class::Subord) && !next.has(Class::Prep)
                || next.has(Class::Colon)
                || next.any(CAPITAL) && !self.titled && !next.has(Class::Weekday)
                || self.units.get(self.at + 1).is_some_and(|_| is_word!(self.word(self.at + 1), "to"))
                    && self.next(2).has(Class::Verb))
    }

    /// Whether the unit ends the sentence, and a short noun group after a comma stands before it: ", official figures
    /// show."
    fn closes(&self) -> bool {
        let ends = self.units.get(self.at + 1).is_none_or(|unit| unit.classes.has(Class::Dot));
        let mut group = self.tags.iter().rev().take(6);
        ends && group.find(|tag| !matches!(tag, Tag::Noun | Tag::NounPl | Tag::Name | Tag::Adj | Tag::Det | Tag::Poss))
            == Some(&Tag::Comma)
    }

    /// "Polls in New Hampshire | show": the noun before hangs on one in the plural.
    fn hangs_on_plural(&self) -> bool {
        let mut at = self.at;
        let lowest = self.at.saturating_sub(6);
        while at > lowest
            && matches!(self.tags[at - 1], Tag::Noun | Tag::Name | Tag::Adj | Tag::Det | Tag::Num | Tag::Poss)
        {
            at -= 1;
        }
        at >= 2 && at < self.at && self.tags[at - 1] == Tag::Prep && self.tags[at - 2] == Tag::NounPl
    }

    fn after_auxiliary(&self, classes: ClassSet, at: usize) -> Option<Tag> {
        let base = is_word!(self.word(at), "do" | "does" | "did");
        let has = is_word!(self.word(at), "have" | "has" | "had" | "'ve" | "'d" | "having");
        match () {
            () if base && classes.has(Class::Verb) => Some(Tag::VerbBase),
            () if has => classes.has(Class::VerbPp).then_some(Tag::VerbPp),
            () if classes.has(Class::VerbIng) && !classes.has(Class::Adj) => Some(Tag::VerbIng),
            () if classes.has(Class::VerbPp) => Some(Tag::VerbPp),
            () if classes.has(Class::VerbIng) => Some(Tag::VerbIng),
            () => None,
        }
    }

    fn after_noun(&self, classes: ClassSet, noun_before: Tag, noun: Tag) -> Tag {
        let plural = noun_before == Tag::NounPl || self.hangs_on_plural();
        let next = self.next(1);
        let nominal = classes.any(NOMINAL);
        if classes.has(Class::VerbPast) && !nominal {
            let by = self.units.get(self.at + 1).is_some() && is_word!(self.word(self.at + 1), "by");
            // "Ann Lee said by telephone"
            let says = noun_before == Tag::Name && classes.has(Class::CueVerb) && !self.next(2).any(OPENS_NOUN);
            return if by && classes.has(Class::VerbPp) && !says { Tag::VerbPp } else { Tag::Verb };
        }
        if nominal && classes.any(FINITE) {
            let past = classes.has(Class::VerbPast);
            let fits = past || if plural { classes.has(Class::Verb) } else { classes.has(Class::VerbS) };
            let prepositional = next.has(Class::Prep) && classes.has(Class::VerbS) && !plural;
            let closes = plural && classes.has(Class::CueVerb) && self.closes();
            return if fits
                && (self.verb_by_next(classes, next)
                    || prepositional && self.titled
                    || past && !next.any(FINITE)
                    || closes)
            {
                Tag::Verb
            } else {
                noun
            };
        }
        if nominal {
            return noun;
        }
        if classes.has(Class::VerbIng) {
            return Tag::VerbIng;
        }
        // "a liberal think tank": a base form agrees with no noun in the singular.
        let base = !classes.any(ClassSet::of(&[Class::VerbS, Class::VerbPast]));
        let before_noun = next.any(NOMINAL) && !next.any(OPENS_NOUN) && !next.any(CAPITAL);
        if classes.has(Class::Verb) && base && noun_before == Tag::Noun && before_noun {
            return noun;
        }
        if classes.any(FINITE) && !classes.has(Class::Adj) {
            return Tag::Verb;
        }
        if classes.any(FINITE) {
            return if next.any(NOMINAL) && !next.any(OPENS_NOUN) { Tag::Adj } else { Tag::Verb };
        }
        match () {
            () if classes.has(Class::VerbPp) => Tag::VerbPp,
            () if classes.has(Class::Adj) => Tag::Adj,
            () if classes.has(Class::Adv) => Tag::Adv,
            () => noun,
        }
    }
}
