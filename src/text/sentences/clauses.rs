//! Whether an abbreviation's stop parts two clauses: what stands on either side of it tells.

use super::{CAPITAL, SAYING, Scan};
use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet, Usage};
use crate::text::Flags;

/// A sentence that opens with when and where is no longer before its subject.
const FRONTED: u32 = 12;

impl Scan<'_> {
    /// Whether "at 6 a.m." begins the sentence or one of its clauses.
    pub(super) fn opens_with_hour(&self, stop: u32) -> bool {
        let first = self.start.max(stop.saturating_sub(3));
        let Some(at) = (first..stop).find(|&at| self.classes(at).has(Class::Prep)) else {
            // "It is 5 p.m."
            return stop < self.start + 4 && !(self.start..stop).any(|at| self.is_finite(at));
        };
        // "On Friday at 6 a.m. Jane Roe left"
        let verbless = || !(self.start..stop).any(|at| self.is_finite(at));
        at == self.start
            || stop < self.start + FRONTED && self.classes(self.start).has(Class::Prep) && verbless()
            || self.flags(at - 1).has(Flags::OPENS)
            || self.classes(at - 1).any(ClassSet::of(&[Class::Comma, Class::Semicolon, Class::Conj, Class::Subord]))
            || self.hash(at - 1) == hash("that")
    }

    /// Whether a clause stands on either side of an abbreviation, so that its stop parts them: "… a part of Dawn Inc. Jane
    /// Roe said …". What was not yet a clause before it goes on: "the head of Dawn Inc. Jane Roe said", and after "said" it begins one.
    pub(super) fn parts_clauses(&self, word: u32, next: u32) -> bool {
        const GROUP: ClassSet = CAPITAL.with(ClassSet::of(&[Class::Title, Class::Role, Class::Particle, Class::Given]));
        const BEGINS_CLAUSE: ClassSet = ClassSet::of(&[Class::Subord, Class::Wh]);
        // "J. Roe" is a name.
        let degrees = word > self.start && self.classes(word - 1).has(Class::Digits);
        if self.token(word).span.len() == 1 && self.classes(word).any(CAPITAL) && !degrees && !self.is_lettered(word) {
            return false;
        }
        let dot = |at: u32| self.written(at) == "." && self.before(at).is_some();
        let far = (next + 1..self.end.min(next + 6)).find(|&at| !self.classes(at).any(GROUP) && !dot(at));
        if !far.is_some_and(|at| self.is_finite(at)) {
            return false;
        }
        // Back over the name that the abbreviation ends.
        let mut name = word;
        while name > self.start && self.classes(name - 1).any(CAPITAL.with(Class::Comma.set())) {
            name -= 1;
        }
        if name == self.start {
            return false;
        }
        let before = name - 1;
        let article = self.classes(before).has(Class::Det) && before > self.start;
        let head = if article { before - 1 } else { before };
        // "in the U.S. Police said", but not "said the U.S. Navy was".
        let links =
            |at: u32, more: ClassSet| self.classes(at).any(BEGINS_CLAUSE.with(more)) && self.hash(at) != hash("for");
        if SAYING.contains(&self.hash(head)) || links(head, Class::Conj.set()) {
            return false;
        }
        if article
            && !self.classes(next).any(ClassSet::of(&[Class::NounPl, Class::Title, Class::Given]))
            && !self.is_body(next)
        {
            return false;
        }
        let clause = (self.start.max(head.saturating_sub(24))..=head)
            .rev()
            .find(|&at| self.is_finite(at) || links(at, ClassSet::EMPTY) || self.hash(at) == hash("that"));
        clause.is_some_and(|at| self.is_finite(at) && at > self.start)
    }

    /// Whether a letter is the name of what stands before it, or of the platform: "Block C", "posted on X".
    fn is_lettered(&self, letter: u32) -> bool {
        const PLATFORM: u64 = hash("x");
        let Some(before) = letter.checked_sub(1).filter(|&before| before >= self.start) else { return false };
        self.vocabulary.used(self.token(before).word, Usage::Lettered)
            || self.hash(letter) == PLATFORM && self.classes(before).has(Class::Prep)
    }

    /// The force that no country's name stands before when it says something.
    fn is_body(&self, at: u32) -> bool {
        self.hash(at) == hash("police")
    }

    /// A verb that a clause can have for its own.
    pub(super) fn is_finite(&self, at: u32) -> bool {
        const VERBS: ClassSet = ClassSet::of(&[Class::VerbPast, Class::Aux, Class::Modal, Class::VerbS]);
        self.classes(at).has(Class::Lower) && self.classes(at).any(VERBS) || SAYING.contains(&self.hash(at))
    }
}
