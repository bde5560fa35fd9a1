//! The words of the closed classes: determiners, pronouns, prepositions, auxiliaries and the like.

use super::place::{CAPITAL, FINITE, NAME, NOMINAL, NUMBER, OPEN, OPENS_NOUN, Place, VERBAL};
use super::tag::Tag;
use crate::lexicon::{Class, ClassSet, is_word};

/// Units between two commas, and before a word, that are looked back at.
const MOST_ASIDE: usize = 10;

impl Place<'_> {
    /// "points out | that traffic has grown": behind the particle of a verb of saying.
    fn after_particle(&self) -> bool {
        let Some(verb) = self.at.checked_sub(2) else { return false };
        is_word!(self.word(self.at - 1), "out")
            && matches!(self.tags[verb], Tag::Verb | Tag::VerbBase | Tag::VerbPp | Tag::VerbIng)
            && self.units[verb].classes.has(Class::CueVerb)
    }

    /// "said, however, | that", "said on Monday, | that": behind an adverb, a date or a phrase after a verb of saying.
    fn after_aside(&self) -> bool {
        let from = self.at.saturating_sub(MOST_ASIDE);
        let passed = |tag: Tag| {
            matches!(tag, Tag::Comma | Tag::Adv | Tag::Date | Tag::Prep | Tag::Subord)
                || tag.groups()
                || tag.determines()
        };
        if self.tags.last() != Some(&Tag::Comma) {
            return false;
        }
        let Some(verb) = (from..self.at).rev().find(|&at| !passed(self.tags[at])) else { return false };
        matches!(self.tags[verb], Tag::Verb | Tag::VerbBase | Tag::VerbPp | Tag::VerbIng)
            && self.units[verb].classes.has(Class::CueVerb)
            && matches!(self.tags.get(verb + 1), Some(Tag::Comma | Tag::Adv | Tag::Date | Tag::Prep))
    }

    /// The tag of a word of a closed class, where it is one here.
    pub(super) fn closed(&self, classes: ClassSet) -> Option<Tag> {
        let next = self.next(1);
        let last = self.tags.last().copied();
        if let Some(tag) = self.quantifies(classes) {
            return Some(tag);
        }
        // "the mine"
        if is_word!(self.word(self.at), "mine")
            && matches!(last, Some(Tag::Det | Tag::Poss | Tag::Genitive | Tag::Adj | Tag::Noun | Tag::Name))
        {
            return Some(Tag::Noun);
        }
        // "its round shape", "the first half": no preposition and no determiner stands there.
        if last.is_some_and(|tag| tag.determines() || matches!(tag, Tag::Num | Tag::Adj))
            && classes.any(ClassSet::of(&[Class::Prep, Class::Det]))
            && !classes.has(Class::Pron)
            && (classes.any(NOMINAL) || classes.has(Class::Adj) && next.any(NOMINAL))
            && !(matches!(last, Some(Tag::Num | Tag::Adj)) && next.any(OPENS_NOUN))
        {
            return None;
        }
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
            // "I think that is", "but that was": what the noun before can't hang on.
            let verb = next.any(ClassSet::of(&[Class::Aux, Class::Modal, Class::Possessive]));
            let opener =
                matches!(last, None | Some(Tag::Prep | Tag::Comma)) && !self.after_aside() && !self.after_particle()
                    || verb
                        && (matches!(last, Some(Tag::Conj | Tag::Subord | Tag::Mark | Tag::Verb | Tag::VerbBase))
                            || last == Some(Tag::Bracket) && self.units[self.at - 1].classes.has(Class::OpenQuote));
            // "overruled that request."
            let object = matches!(last, Some(Tag::Verb | Tag::VerbBase | Tag::VerbPp | Tag::VerbIng))
                && next.any(NOMINAL)
                && !next.any(OPENS_NOUN)
                // "says that Mr. Lee": the stop is his title's.
                && !next.any(ClassSet::of(&[Class::NounPl, Class::Adj, Class::Title]))
                && (self.at + 2 >= self.units.len()
                    || self.next(2).any(ClassSet::of(&[
                        Class::Comma,
                        Class::Dot,
                        Class::Stop,
                        Class::OpenQuote,
                        Class::CloseQuote,
                    ])));
            let plural = next.has(Class::NounPl) && !next.has(Class::Noun);
            // "did it that way", "left that night"
            let manner =
                self.units.get(self.at + 1).is_some_and(|_| {
                    is_word!(
                        self.word(self.at + 1),
                        "way" | "day" | "night" | "week" | "month" | "year" | "morning" | "evening"
                    )
                }) && matches!(last, Some(Tag::Noun | Tag::NounPl | Tag::Pron | Tag::Name | Tag::Verb | Tag::Adv))
                    && !self.next(2).any(FINITE.with(ClassSet::of(&[Class::Aux, Class::Modal])));
            // "calls that “nonsense”": what is given a name.
            let named = next.has(Class::OpenQuote) && self.at > 0 && self.names(self.at - 1);
            return Some(match () {
                () if named => Tag::Pron,
                () if manner => Tag::Det,
                // "That, critics say, is late."
                () if last.is_none() && next.has(Class::Comma) => Tag::Pron,
                () if opener && self.stands_alone(next) => Tag::Pron,
                () if object => Tag::Det,
                // "that order", but no "that orders"
                () if opener && next.any(NOMINAL) && !next.any(OPENS_NOUN) && !plural => Tag::Det,
                () if opener && verb => Tag::Pron,
                () => Tag::That,
            });
        }
        if classes.has(Class::PossPron) {
            let noun = next.any(OPEN) || next.any(CAPITAL.with(NAME)) || next.any(NUMBER) || next.has(Class::OpenQuote);
            // "her stolen car"
            // "to her dying father", not "saw her leaving town"
            let participle = next.has(Class::VerbPp) || next.has(Class::VerbIng) && last == Some(Tag::Prep);
            let describes = participle && self.next(2).any(NOMINAL) && !self.next(2).any(OPENS_NOUN);
            let verb_only = next.any(VERBAL) && !next.any(NOMINAL) && !next.has(Class::Adj) && !describes;
            // called her "a liar": what opens with a determiner is not hers.
            let whole = next.has(Class::OpenQuote) && self.next(2).any(ClassSet::of(&[Class::Det, Class::PossPron]));
            // "quoted her as saying"
            let object = next.any(ClassSet::of(&[Class::Prep, Class::Subord])) && !next.any(NOMINAL);
            if noun && !(classes.has(Class::Pron) && (verb_only || whole || object)) {
                return Some(Tag::Poss);
            }
            return Some(Tag::Pron);
        }
        // "at first", "at last": when, without a noun.
        if is_word!(self.word(self.at), "at")
            && self.units.get(self.at + 1).is_some_and(|_| is_word!(self.word(self.at + 1), "first" | "last" | "once"))
            && !self.next(2).any(NOMINAL)
        {
            return Some(Tag::Adv);
        }
        if classes.has(Class::Prep) && is_word!(self.word(self.at), "to") {
            // "to “remain open”": the mark stands before the verb.
            let quoted = next.has(Class::OpenQuote);
            let (next, after) = if quoted { (self.next(2), self.next(3)) } else { (next, self.next(2)) };
            // "vowed to “cut off the hand”", "urged the delegates to “pick up the pace”"
            let wants = quoted
                && self.at > 0
                && (self.units[self.at - 1].classes.has(Class::CueVerb) || self.is_order())
                && (after.any(OPENS_NOUN.with(Class::Prep.set()))
                    // "told them to “fix” figures"
                    || after.has(Class::CloseQuote) && self.next(4).any(OPENS_NOUN.with(OPEN)));
            let verb = next.any(ClassSet::of(&[Class::Verb, Class::Aux])) && (wants || !(quoted && next.any(NOMINAL)))
                || next.has(Class::Adv) && after.any(ClassSet::of(&[Class::Verb, Class::Aux]));
            let fixed = self.at > 0
                && is_word!(self.word(self.at - 1), "according" | "due" | "thanks" | "owing" | "prior" | "contrary");
            // "said to staff and customers": two nouns.
            let pair = next.any(NOMINAL)
                && self.next(2).has(Class::Conj)
                && self.next(3).has(Class::NounPl)
                && !self.next(3).any(FINITE);
            let infinitive = verb && !next.any(NAME) && !next.has(Class::Det) && !fixed && !pair;
            return Some(if infinitive { Tag::To } else { Tag::Prep });
        }
        // "this will help", "that means": a verb after what stands alone.
        if classes.has(Class::Det) && classes.has(Class::Pron) && self.stands_alone(next) {
            return Some(Tag::Pron);
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
            // "has not yet said"
            let verbal = matches!(last, Some(Tag::Aux | Tag::Modal | Tag::Neg));
            return Some(if verbal && classes.has(Class::Adv) { Tag::Adv } else { Tag::Conj });
        }
        if classes.has(Class::Subord) && !classes.any(FINITE) {
            return Some(Tag::Subord);
        }
        if classes.has(Class::Prep) {
            // "following the vote", but "is following"; "given the vote", but "was given".
            if classes.has(Class::VerbIng) && matches!(last, Some(Tag::Aux)) {
                return Some(Tag::VerbIng);
            }
            let auxiliary = matches!(self.before().0, Some(Tag::Aux));
            if classes.has(Class::VerbPp) && auxiliary {
                return Some(Tag::VerbPp);
            }
            // "they like it", "would like to"
            let base = match self.before() {
                (Some(Tag::Modal | Tag::To), _) => true,
                // "rinse it like a glass": no base form agrees with it.
                (Some(Tag::Pron), at) => !is_word!(
                    self.word(at),
                    "he" | "she"
                        | "it"
                        | "him"
                        | "her"
                        | "them"
                        | "me"
                        | "us"
                        | "this"
                        | "that"
                        | "himself"
                        | "herself"
                ),
                _ => false,
            };
            if classes.has(Class::Verb) && (base || self.after_do()) {
                return Some(if self.before().0 == Some(Tag::Pron) { Tag::Verb } else { Tag::VerbBase });
            }
            return Some(Tag::Prep);
        }
        None
    }

    /// Whether a form of "do" stands before, "not" passed over.
    fn after_do(&self) -> bool {
        let (tag, at) = self.before();
        tag == Some(Tag::Aux) && is_word!(self.word(at), "do" | "does" | "did")
    }

    /// "They all left", "was either lost or", "both for his and": quantifiers that stand beside a verb and head nothing.
    fn quantifies(&self, classes: ClassSet) -> Option<Tag> {
        if self.reflects(classes) {
            return Some(Tag::Adv);
        }
        if !(classes.has(Class::Det) && classes.has(Class::Pron)) {
            return None;
        }
        let next = self.next(1);
        let pair = is_word!(self.word(self.at), "both" | "either" | "neither");
        if !pair && !is_word!(self.word(self.at), "all" | "each") {
            return None;
        }
        let last = self.tags.last().copied();
        let verb = next.any(ClassSet::of(&[Class::Aux, Class::Modal]))
            || next.any(FINITE) && !next.any(ClassSet::of(&[Class::Noun, Class::Adj]))
            || next.has(Class::Verb) && next.has(Class::MostlyVerb);
        let floats = match last {
            Some(Tag::Pron | Tag::Noun | Tag::NounPl | Tag::Name | Tag::Wh) => verb,
            Some(Tag::Aux | Tag::Modal) => {
                next.any(VERBAL) && !next.any(NOMINAL)
                    || pair && next.any(ClassSet::of(&[Class::Neg, Class::VerbPp, Class::VerbIng]))
            }
            _ => false,
        };
        let before_phrase = pair
            && (next.has(Class::Prep) && !is_word!(self.word(self.at + 1), "of") || next.has(Class::Subord))
            && !matches!(last, Some(Tag::Prep) | None);
        (floats || before_phrase).then_some(Tag::Adv)
    }

    /// "The mayor himself | said"
    fn reflects(&self, classes: ClassSet) -> bool {
        let next = self.next(1);
        classes.has(Class::Pron)
            && is_word!(self.word(self.at), "himself" | "herself" | "itself" | "themselves" | "ourselves" | "myself")
            && matches!(self.tags.last(), Some(Tag::Noun | Tag::NounPl | Tag::Name | Tag::Pron | Tag::Wh))
            && (next.any(ClassSet::of(&[Class::Aux, Class::Modal])) || next.any(FINITE) && !next.any(NOMINAL))
    }

    /// Whether what comes after "this", "that", "each", "these" is their verb.
    fn stands_alone(&self, next: ClassSet) -> bool {
        let word = self.word(self.at);
        let singular = is_word!(word, "this" | "that" | "each" | "another" | "one" | "either" | "neither");
        if next.any(ClassSet::of(&[Class::Modal])) {
            return self.next(2).any(ClassSet::of(&[Class::Verb, Class::Aux, Class::Neg, Class::Adv]));
        }
        // "this means": no plural noun.
        singular && next.has(Class::VerbS) && next.has(Class::NounPl) && !next.has(Class::Noun)
            || is_word!(word, "these" | "those") && next.has(Class::Verb) && next.has(Class::MostlyVerb)
    }
}
