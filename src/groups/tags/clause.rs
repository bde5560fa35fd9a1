//! Whether the clause around a unit has its finite verb: one is needed, and two are seldom found.

use super::place::{CAPITAL, FINITE, NAME, NOMINAL, OPENS_NOUN, Place, Right};
use super::tag::Tag;
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::work::look;

/// Units looked at on either side.
const REACH: usize = 24;
/// Units looked at for what opens a sentence before its first clause.
pub(super) const OPENING: usize = 2 * REACH;
/// What ends a clause on the right.
const ENDS: ClassSet = ClassSet::of(&[
    Class::Semicolon,
    Class::Colon,
    Class::Dash,
    Class::Stop,
    Class::CloseParen,
    Class::OpenParen,
    Class::Wh,
    Class::Conj,
    Class::Subord,
]);
const AUXILIARY: ClassSet = ClassSet::of(&[Class::Aux, Class::Modal]);

/// What stands on the left of a unit, up to where its clause begins.
#[derive(Default)]
pub(super) struct Left {
    /// A finite verb.
    pub(super) verb: bool,
    /// A word that opens a clause begins it: "that", "when".
    pub(super) opened: bool,
    /// What may open a clause begins it: "as", a verb of saying.
    pub(super) bare: bool,
    /// The noun group before stands right after another one: "the way these platforms".
    contact: bool,
    /// A mark or "and" stands between.
    pub(super) apart: bool,
    /// What its nouns agree with.
    singular: bool,
    plural: bool,
    /// Some name, which may be that of a team.
    named: bool,
    /// The last noun before is governed by a preposition.
    governed: bool,
    /// A verb that may be a participle stands there, and no other.
    hung: bool,
}

impl Place<'_> {
    pub(super) fn left(&self) -> Left {
        let mut left = Left::default();
        let (mut nouns, mut infinitive) = (false, false);
        left.contact = self.is_contact();
        let edge = self.over_attribution().unwrap_or(self.at);
        for at in (edge.saturating_sub(REACH)..edge).rev() {
            let classes = self.units[at].classes;
            // The last noun of a group is what the verb agrees with.
            let head =
                self.tags.get(at + 1).is_none_or(|tag| !(tag.heads() || matches!(tag, Tag::Num | Tag::Genitive)));
            match self.tags[at] {
                Tag::Noun | Tag::Date if head => (left.singular, nouns) = (true, true),
                Tag::NounPl if head => (left.plural, nouns) = (true, true),
                Tag::Num | Tag::Pron if head => (left.singular, left.plural, nouns) = (true, true, true),
                Tag::Name if head => (left.singular, left.named, nouns) = (true, true, true),
                Tag::Prep => left.governed |= nouns && !left.apart,
                Tag::Conj => {
                    left.plural |= !left.apart && nouns;
                    left.apart = true;
                }
                Tag::Comma => left.apart = true,
                Tag::To => infinitive = true,
                // "A video seen on TikTok | claims that": of two verbs, the first may be a participle.
                Tag::Verb if self.brings_clause() && self.may_hang(at) => left.hung = true,
                // "said | people now hold": a verb that a bare clause may follow.
                Tag::Verb | Tag::VerbBase | Tag::VerbPp | Tag::VerbIng
                    if nouns && !infinitive && self.opens_clause(at) && self.is_active(at) =>
                {
                    left.bare = true;
                    return left;
                }
                Tag::VerbBase if self.tags[..at].iter().rev().find(|t| **t != Tag::Adv) == Some(&Tag::To) => {}
                Tag::Aux if at > 0 && self.tags[at - 1] == Tag::To => {}
                Tag::Verb | Tag::VerbBase | Tag::Modal | Tag::Aux => {
                    left.verb = !(left.apart && self.is_fronted(at));
                    return left;
                }
                Tag::That | Tag::Wh => {
                    left.opened = true;
                    return left;
                }
                // "After the vote, gangs | fight"
                Tag::Subord if left.apart && classes.has(Class::Prep) => {}
                Tag::Subord => {
                    left.opened = !classes.has(Class::Prep);
                    left.bare = !left.opened;
                    return left;
                }
                Tag::Mark => return left,
                Tag::Bracket if classes.any(ClassSet::of(&[Class::OpenQuote, Class::OpenParen])) => return left,
                _ => {}
            }
        }
        left
    }

    /// "Some of them, she notes, | drink less": the comma before who says so, right before the unit.
    fn over_attribution(&self) -> Option<usize> {
        let verb = self.at.checked_sub(2)?;
        let says = self.tags[verb + 1] == Tag::Comma && self.tags[verb] == Tag::Verb && self.opens_clause(verb);
        let group = |tag: Tag| tag.heads() || tag.determines() || matches!(tag, Tag::Pron | Tag::Adj);
        let comma = (verb.saturating_sub(6)..verb).rev().find(|&at| !group(self.tags[at]))?;
        (says && comma + 1 < verb && self.tags[comma] == Tag::Comma).then_some(comma)
    }

    /// Whether "that" follows, and the unit may be a verb that a clause follows.
    pub(super) fn brings_clause(&self) -> bool {
        self.units.get(self.at + 1).is_some() && is_word!(self.word(self.at + 1), "that") && self.opens_clause(self.at)
    }

    /// Whether what was read as a finite verb may be a participle that hangs on the noun before it.
    fn may_hang(&self, at: usize) -> bool {
        self.units[at].classes.has(Class::VerbPp)
            && !self.scene.used(self.units[at].tokens.start, Usage::Alone)
            && at.checked_sub(1).is_some_and(|noun| matches!(self.tags[noun], Tag::Noun | Tag::NounPl))
            && matches!(self.tags.get(at + 1), Some(Tag::Prep | Tag::Adv | Tag::Date | Tag::Num))
    }

    /// Whether the clause of a verb at a unit is one that opens the sentence: "If the plan fails, costs | rise".
    fn is_fronted(&self, verb: usize) -> bool {
        let opens = |tag: Tag| matches!(tag, Tag::Subord | Tag::Comma | Tag::Mark | Tag::That);
        let opener = (verb.saturating_sub(OPENING)..verb).rev().inspect(|_| look(1)).find(|&at| opens(self.tags[at]));
        opener.is_some_and(|at| {
            self.tags[at] == Tag::Subord
                && (at == 0 || matches!(self.tags[at - 1], Tag::Mark | Tag::Bracket | Tag::Conj))
                && self.tags[verb..].contains(&Tag::Comma)
        })
    }

    /// Whether the noun group before begins with a determiner right after a noun.
    fn is_contact(&self) -> bool {
        let Some(start) = (self.at.saturating_sub(6)..self.at).rev().find(|&at| !self.tags[at].groups()) else {
            return false;
        };
        matches!(self.tags[start], Tag::Det | Tag::Poss)
            && start > 0
            && start + 1 < self.at
            && matches!(self.tags[start - 1], Tag::Noun | Tag::NounPl)
    }

    /// Whether a verb or participle is active: "has said", not "was considered".
    pub(super) fn is_active(&self, at: usize) -> bool {
        self.tags[at] != Tag::VerbPp
            || at > 0 && self.tags[at - 1] == Tag::Aux && is_word!(self.word(at - 1), "has" | "have" | "had" | "'ve")
    }

    /// Whether the verb at a unit may take a clause without "that".
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let unit = &self.units[at];
        unit.classes.has(Class::CueVerb)
            && self.scene.value(unit.tokens.end - 1, Class::CueVerb).is_some_and(|value| {
                // "say asserts t9c9q9": the digit after "c" in the third part.
                let frames = value.split(' ').nth(2).unwrap_or_default().as_bytes();
                frames.windows(2).any(|pair| pair[0] == b'c' && pair[1] >= b'5')
            })
    }

    pub(super) fn right(&self) -> Right {
        let mostly = self.next(0).has(Class::MostlyVerb);
        let plural = self.next(0).has(Class::NounPl);
        let (mut comma, mut fresh) = (false, false);
        for by in 1..REACH {
            let classes = self.next(by);
            let last = self.next(by - 1);
            if classes.has(Class::Comma) {
                (comma, fresh) = (true, true);
                continue;
            }
            if fresh && classes.has(Class::Adv) && !classes.any(NOMINAL) {
                continue;
            }
            // "Uber, Xerox and CrowdStrike": what joins two names ends no clause.
            if classes.has(Class::Conj) && last.any(NAME) && self.next(by + 1).any(NAME) {
                continue;
            }
            let ends = self.at + by >= self.units.len() || classes.any(ENDS) && !classes.any(AUXILIARY);
            if ends && (mostly || !classes.has(Class::Conj)) {
                return Right::Nothing;
            }
            let infinitive = last.has(Class::Prep) && by > 1;
            let finite = classes.any(AUXILIARY) && !classes.has(Class::VerbIng) && !infinitive
                || classes.any(FINITE)
                    && !classes.any(NOMINAL)
                    && !classes.any(ClassSet::of(&[Class::Adj, Class::VerbPp, Class::Adv]))
                    && !infinitive;
            // "Three panels of authors, of all ages, | spoke"
            if finite && (!comma || fresh) {
                return if by == 1 { Right::Next } else { Right::Verb };
            }
            fresh = false;
            // "The posts | mention": one of two words must be the verb.
            let base = by == 1 && classes.has(Class::Verb) && !classes.has(Class::Adj);
            let object = self.next(2).any(OPENS_NOUN) || self.next(2).any(NOMINAL);
            if base && (classes.has(Class::MostlyVerb) && (!mostly || object) || plural && self.next(2).any(OPENS_NOUN))
            {
                return Right::Next;
            }
            if by == 1 && classes.has(Class::VerbPp) && !classes.has(Class::Adj) {
                return Right::Participle;
            }
        }
        Right::Nothing
    }

    /// Whether a word that may be a noun or a verb is the verb that its clause has not got.
    pub(super) fn completes(&self, classes: ClassSet) -> bool {
        let next = self.next(1);
        let closes = next == ClassSet::EMPTY || next.any(ENDS.with(ClassSet::of(&[Class::Comma, Class::Dot])));
        self.completes_as(classes, closes)
    }

    /// The same, told whether the clause ends right behind the word.
    pub(super) fn completes_as(&self, classes: ClassSet, closes: bool) -> bool {
        let next = self.next(1);
        // "the novelist and author | Ann Lee"
        if !classes.any(FINITE) || classes.has(Class::Role) && next.any(NAME.with(CAPITAL)) {
            return false;
        }
        // "traders on the market square | claim their": a verb of saying with its clause is the surer verb.
        let next_says = next.has(Class::CueVerb) && next.any(FINITE) && self.next(2).any(OPENS_NOUN);
        if next_says && !classes.has(Class::CueVerb) {
            return false;
        }
        let left = self.left();
        let mostly = classes.has(Class::MostlyVerb);
        let agrees = classes.has(Class::VerbPast)
            || classes.has(Class::VerbS) && left.singular
            || classes.has(Class::Verb) && (left.plural || left.named && mostly);
        if !agrees {
            return false;
        }
        if left.verb && !left.apart {
            return left.contact && self.right() == Right::Nothing;
        }
        match self.right() {
            Right::Next | Right::Participle => false,
            // "The findings | show pollution falls"
            Right::Verb => {
                !left.verb
                    && (mostly || self.opens_clause(self.at))
                    && !next.any(ClassSet::of(&[Class::Prep, Class::Possessive]))
            }
            Right::Nothing if left.verb => mostly && !closes && self.verb_by_next(classes, next),
            Right::Nothing if left.bare => {
                // A plural noun is seldom the first part of a compound.
                let plural = self.tags.last() == Some(&Tag::NounPl) && classes.has(Class::Verb);
                !closes && (mostly || plural || left.contact || self.verb_by_next(classes, next))
                    || mostly && !left.governed
            }
            Right::Nothing if left.opened => !closes || mostly || !left.governed,
            Right::Nothing => !closes || mostly && !left.apart || left.hung,
        }
    }
}
