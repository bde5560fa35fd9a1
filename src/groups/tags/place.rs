//! A unit among its neighbours: what stands before it, with its tag, and what may come after.
//!
//! Does NOT give tags: it answers what those who do ask.

use super::tag::Tag;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::{Scene, Unit};

pub(super) const NAME: ClassSet = ClassSet::of(&[Class::Person, Class::Place, Class::Organization]);
pub(super) const NOMINAL: ClassSet = ClassSet::of(&[Class::Noun, Class::NounPl]);
pub(super) const FINITE: ClassSet = ClassSet::of(&[Class::Verb, Class::VerbS, Class::VerbPast]);
pub(super) const VERBAL: ClassSet =
    ClassSet::of(&[Class::Verb, Class::VerbS, Class::VerbPast, Class::VerbPp, Class::VerbIng]);
pub(super) const OPEN: ClassSet = ClassSet(NOMINAL.0 | VERBAL.0 | ClassSet::of(&[Class::Adj, Class::Adv]).0);
pub(super) const NUMBER: ClassSet = ClassSet::of(&[
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
pub(super) const CAPITAL: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper, Class::Initial]);
/// What a noun group, and so a clause, may begin with.
pub(super) const OPENS_NOUN: ClassSet =
    ClassSet(NAME.0 | NUMBER.0 | ClassSet::of(&[Class::Det, Class::PossPron, Class::Pron, Class::OpenQuote]).0);

/// A unit among its neighbours.
pub(super) struct Place<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) units: &'a [Unit],
    pub(super) tags: &'a [Tag],
    pub(super) at: usize,
    pub(super) titled: bool,
    /// The next unit that is a number, or "half".
    pub(super) number: usize,
}

/// The hash of a unit's word; 0 where it has several. A name that a stage has folded has its own, too.
#[inline]
fn word(scene: &Scene<'_>, unit: &Unit) -> u64 {
    if unit.hash == 0 && unit.tokens.len() == 1 { scene.hash(unit.tokens.start) } else { unit.hash }
}

/// Whether a unit is a number, or "half".
#[inline]
pub(super) fn is_number(scene: &Scene<'_>, unit: &Unit) -> bool {
    unit.classes.any(NUMBER) || is_word!(word(scene, unit), "half")
}

/// What stands on the right of a unit, up to where its clause ends.
#[derive(PartialEq, Eq)]
pub(super) enum Right {
    Nothing,
    /// What may be a participle, right after it.
    Participle,
    /// A finite verb right after it, and one further on.
    Next,
    Verb,
}

impl Place<'_> {
    #[inline]
    pub(super) fn next(&self, by: usize) -> ClassSet {
        self.units.get(self.at + by).map_or(ClassSet::EMPTY, |unit| unit.classes)
    }

    /// The hash of a unit's word; 0 where it has several.
    #[inline]
    pub(super) fn word(&self, at: usize) -> u64 {
        word(self.scene, &self.units[at])
    }

    /// The tag before, adverbs passed over.
    pub(super) fn before(&self) -> (Option<Tag>, usize) {
        let mut at = self.at;
        while at > 0 {
            at -= 1;
            // "would “gladly” sign"
            let quoted = self.tags[at] == Tag::Bracket
                && (at >= 2 && self.tags[at - 1] == Tag::Adv && self.tags[at - 2] == Tag::Bracket
                    || at + 2 < self.at && self.tags[at + 1] == Tag::Adv && self.tags[at + 2] == Tag::Bracket);
            // "is “trying to”", "had last month charged"
            let inside = at > 0
                && matches!(self.tags[at - 1], Tag::Aux | Tag::Modal | Tag::To | Tag::Neg)
                && (self.tags[at] == Tag::Date
                    || self.tags[at] == Tag::Bracket && self.units[at].classes.has(Class::OpenQuote));
            if quoted || inside {
                continue;
            }
            if !matches!(self.tags[at], Tag::Adv | Tag::Neg) || at + 4 < self.at {
                return (Some(self.tags[at]), at);
            }
        }
        (None, 0)
    }

    /// Whether the next unit says that this one is a verb: it begins a noun group or a clause.
    pub(super) fn verb_by_next(&self, classes: ClassSet, next: ClassSet) -> bool {
        // "shows only a small gap"
        // "show there was": a clause of its own.
        if self.units.get(self.at + 1).is_some_and(|_| is_word!(self.word(self.at + 1), "there"))
            && self.next(2).any(ClassSet::of(&[Class::Aux, Class::Modal]))
        {
            return classes.any(FINITE);
        }
        let bare_adverb = next.has(Class::Adv)
            && !next.has(Class::Det)
            && !next.any(NOMINAL.with(VERBAL))
            && !next.any(ClassSet::of(&[Class::Adj, Class::Prep, Class::Subord, Class::Wh]))
            || self.units.get(self.at + 1).is_some_and(|_| is_word!(self.word(self.at + 1), "only" | "just" | "even"));
        let next = if bare_adverb { self.next(2) } else { next };
        // "one sound that brings it back", but "polls show that has changed"
        let plural = self.tags.last() == Some(&Tag::NounPl);
        let noun = self.next(2).any(NOMINAL);
        let that = !plural && !noun && self.units.get(self.at + 1).is_some() && self.relative_follows();
        let next = if that && classes.any(NOMINAL) && !classes.has(Class::MostlyVerb) { ClassSet::EMPTY } else { next };
        classes.any(FINITE)
            && (next.any(OPENS_NOUN)
                || self.quantity_follows()
                || next.has(Class::Wh) && classes.has(Class::CueVerb) && !self.relative_follows()
                || next.has(Class::Subord) && !next.has(Class::Prep)
                || next.has(Class::Colon)
                || next.any(CAPITAL) && !self.titled && !next.has(Class::Weekday)
                || self.units.get(self.at + 1).is_some_and(|_| is_word!(self.word(self.at + 1), "to"))
                    && self.next(2).has(Class::Verb))
    }

    /// "fears | up to 40 people": the words after it blur a number.
    fn quantity_follows(&self) -> bool {
        let word = |by: usize| if self.at + by < self.units.len() { self.word(self.at + by) } else { 0 };
        let (a, b) = (word(1), word(2));
        let blurs = is_word!(a, "up") && is_word!(b, "to")
            || is_word!(a, "at") && is_word!(b, "least" | "most")
            || is_word!(a, "more" | "less" | "fewer") && is_word!(b, "than");
        let as_many = is_word!(a, "as") && is_word!(b, "many" | "much" | "few") && is_word!(word(3), "as");
        blurs && self.next(3).any(NUMBER) || as_many && self.next(4).any(NUMBER)
    }

    /// "reserves that could": the next unit is "that", and a verb comes right after it.
    pub(super) fn relative_follows(&self) -> bool {
        is_word!(self.word(self.at + 1), "that")
            && self.next(2).any(FINITE.with(ClassSet::of(&[Class::Aux, Class::Modal])))
            && !self.next(2).any(OPENS_NOUN)
    }

    /// Whether the unit ends the sentence, and a short noun group after a comma stands before it: ", official figures
    /// show."
    pub(super) fn closes(&self) -> bool {
        let next = self.next(1);
        let ends = next == ClassSet::EMPTY || next.any(ClassSet::of(&[Class::Dot, Class::Comma]));
        let noun = |tag: Tag| tag.heads() || tag.determines() || matches!(tag, Tag::Adj | Tag::Point);
        // ", the council states.", "“C,” the council states."
        ends && (self.at.saturating_sub(8)..self.at).rev().find(|&at| !noun(self.tags[at])).is_some_and(|at| {
            self.tags[at] == Tag::Comma && !next.has(Class::Comma)
                // But "to “fix” its figures."
                || self.tags[at] == Tag::Bracket
                    && self.units[at].classes.has(Class::CloseQuote)
                    && at.checked_sub(1).is_some_and(|said| !self.tags[said].groups() && self.tags[said] != Tag::VerbBase)
        })
    }

    /// Whether the unit belongs to the words that blur the number after them: "about 200", "up to 70", "as many as 12".
    /// After a noun "about" and "over" are prepositions: "a report about 200 homes".
    pub(super) fn hedges(&self) -> bool {
        if self.number > self.at + 3 {
            return false;
        }
        let number = |by: usize| self.units.get(self.at + by).is_some_and(|unit| is_number(self.scene, unit));
        if number(1) && self.units[self.at].classes.has(Class::Hedge) {
            // "an estimated 200", but "left and estimated 200"
            if is_word!(self.word(self.at), "estimated") {
                return matches!(self.tags.last(), Some(Tag::Det | Tag::Poss));
            }
            return !self.tags.last().is_some_and(|&tag| tag.heads() || tag == Tag::Genitive)
                || self.told() && self.right() == Right::Verb;
        }
        let word = |at: Option<usize>| at.filter(|&at| at < self.units.len()).map_or(0, |at| self.word(at));
        let pair = |first: Option<usize>| {
            let (a, b) = (word(first), word(first.map(|at| at + 1)));
            is_word!(a, "at") && is_word!(b, "least" | "most")
                || is_word!(a, "up" | "close") && is_word!(b, "to")
                || is_word!(a, "more" | "less" | "fewer") && is_word!(b, "than")
                || is_word!(a, "upwards") && is_word!(b, "of")
        };
        let triple = |first: Option<usize>| {
            let (a, b, c) = (word(first), word(first.map(|at| at + 1)), word(first.map(|at| at + 2)));
            is_word!(a, "as") && is_word!(b, "many" | "much" | "few") && is_word!(c, "as")
        };
        let back = |by: usize| self.at.checked_sub(by);
        number(2) && pair(Some(self.at))
            || number(1) && pair(back(1))
            || number(3) && triple(Some(self.at))
            || number(2) && triple(back(1))
            || number(1) && triple(back(2))
    }

    /// "told the Post | about 200": the noun group before is whom a verb of telling tells.
    fn told(&self) -> bool {
        let group = |tag: Tag| tag.heads() || tag.determines() || matches!(tag, Tag::Adj | Tag::Pron);
        let Some(at) = (self.at.saturating_sub(8)..self.at).rev().find(|&at| !group(self.tags[at])) else {
            return false;
        };
        let unit = &self.units[at];
        at + 1 < self.at
            && unit.classes.has(Class::CueVerb)
            && self.scene.value(unit.tokens.end - 1, Class::CueVerb).is_some_and(|value| value.contains("+/"))
    }

    /// "Polls in Ohio | show": the noun before hangs on one in the plural.
    pub(super) fn hangs_on_plural(&self) -> bool {
        let mut at = self.at;
        let lowest = self.at.saturating_sub(6);
        while at > lowest
            && matches!(self.tags[at - 1], Tag::Noun | Tag::Name | Tag::Adj | Tag::Det | Tag::Num | Tag::Poss)
        {
            at -= 1;
        }
        if at < 2 || at >= self.at {
            return false;
        }
        match self.tags[at - 1] {
            Tag::Prep if self.tags[at - 2] == Tag::NounPl => true,
            // "Papers seen by the Herald | show"
            Tag::Prep if at >= 3 && self.tags[at - 2] == Tag::VerbPp => match self.tags[at - 3] {
                Tag::NounPl => true,
                // "Data from the Met Office seen by the Herald | show"
                Tag::Noun | Tag::Name => {
                    let inside = |&at: &usize| self.tags[at].groups() || self.tags[at].determines();
                    let first = (lowest.saturating_sub(4)..at - 2).rev().take_while(inside).last();
                    first.is_some_and(|first| {
                        first >= 2 && self.tags[first - 1] == Tag::Prep && self.tags[first - 2] == Tag::NounPl
                    })
                }
                _ => false,
            },
            // "Ann Lee and Bo Lund | say"
            Tag::Conj => {
                is_word!(self.word(at - 1), "and" | "&")
                    && matches!(self.tags[at - 2], Tag::Name | Tag::Noun | Tag::NounPl)
            }
            _ => false,
        }
    }
}
