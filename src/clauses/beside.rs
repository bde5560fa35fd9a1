//! A finite verb with a subject of its own, beside a clause that has its verb: what that clause governs, what goes on
//! beside it, or who said it.

use super::cues::{CueClass, Frame};
use super::id;
use super::items::Kind;
use super::parse::Reading;
use super::tree::{ClauseKind, Governed, Phrase, Sharing};
use crate::groups::Verb;
use crate::lexicon::{Class, Usage, is_word};

impl Reading<'_> {
    /// A finite verb with a subject of its own beside a clause that has its verb.
    pub(super) fn own_subject(&mut self, at: usize, verb: Verb, phrase: Phrase) {
        let first = phrase.first - usize::from(self.measures(phrase.first));
        let phrase = Phrase { first, ..phrase };
        // "He burned me, then he laughed": what came next.
        let then = first > 0 && is_word!(self.word(first - 1), "then");
        let mark = (0..first).rev().find(|&i| !self.stretch.is(i, Kind::Adv)).and_then(|i| self.kind(i));
        match mark {
            Some(Kind::Comma | Kind::Quote(_) | Kind::Dash | Kind::Stop) if self.attributes(at, verb) && !then => {
                self.attribution(at, phrase, Sharing::Own);
            }
            // "said on Sunday, while he slept, the call came": what was said begins right after the verb.
            Some(Kind::Comma) if self.awaits() => {
                let top = self.top();
                let begins = self.over_aside(self.clause(top).verb.unwrap_or(at) + 1);
                if let Some(opened) = self.add(ClauseKind::Complement, id::BARE, begins, at, phrase) {
                    self.tree.clauses[top].governs = Governed::Clause(opened);
                }
            }
            Some(Kind::Comma | Kind::Dash | Kind::Quote(_)) => {
                let target = self.level(verb, phrase);
                self.pop_to(target, first);
                self.add(ClauseKind::Coordinate, id::COORDINATE, first, at, phrase);
            }
            Some(Kind::Conj) => {
                let target = self.level(verb, phrase);
                let conj = (0..first).rev().find(|&i| self.stretch.is(i, Kind::Conj)).unwrap_or(first);
                self.pop_to(target, conj);
                self.add(ClauseKind::Coordinate, id::COORDINATE, first, at, phrase);
            }
            _ => {
                let top = self.top();
                let adjacent = matches!(mark, Some(Kind::Noun(_)));
                // "wrote to the minister, something | they had asked for": nobody who is told.
                let apart = first > 1 && self.stretch.is(first - 2, Kind::Comma);
                let teller = !apart && self.verb(top).and_then(|v| self.cue(v)).is_some_and(|cue| cue.to_whom);
                let cue = self.takes(top, Frame::Clause) >= 3 || self.takes(top, Frame::That) >= 5;
                let adjunct = self.in_adjunct(first);
                // "thinks about the call | she never made"; "knew it the day | the rest did".
                let topic = adjunct && self.is_topic(first);
                let stands_in = self.stretch.items[at].tokens.len() == 1
                    && is_word!(self.word(at), "do" | "does" | "did")
                    && matches!(self.kind(at + 1), None | Some(Kind::Comma | Kind::Stop | Kind::Conj | Kind::Dash));
                let hangs = adjacent && (apart || topic || !(teller || cue && adjunct))
                    || adjunct && self.resumes(at)
                    || stands_in;
                // "explain ways | used to light": not what a verb governs that takes an object as well.
                let weak = self
                    .verb(top)
                    .and_then(|v| self.cue(v))
                    .is_some_and(|cue| cue.class != CueClass::Speech && cue.reliability(Frame::Noun) >= 4);
                let behind = self.stretch.verb(at).is_some_and(|v| self.scene.used(v.head, Usage::Hangs));
                if weak && behind && self.is_participle(at, verb) && self.stretch.noun(at + 1).is_none() {
                    return self.hang(at, false);
                }
                // "arrested a man | named Lee"
                if !adjacent && !cue && self.is_participle(at, verb) && self.takes(top, Frame::That) < 3 {
                    self.hang(at, false);
                } else if hangs || !self.free(top) {
                    self.add(ClauseKind::Relative, id::CONTACT, first, at, phrase);
                } else if let Some(opened) = self.add(ClauseKind::Complement, id::BARE, first, at, phrase) {
                    self.tree.clauses[top].governs = Governed::Clause(opened);
                }
            }
        }
    }

    /// Whether "about" or "of" stands between the verb of the innermost clause and an item: what one speaks of.
    fn is_topic(&self, first: usize) -> bool {
        let verb = self.clause(self.top()).verb;
        let preposition = verb.and_then(|verb| (verb + 1..first).find(|&i| !self.stretch.is(i, Kind::Adv)));
        preposition.is_some_and(|i| is_word!(self.word(i), "about" | "of"))
    }

    /// "insisted, though, | the plan would work": from the comma behind a verb over an adverb to what was said.
    fn over_aside(&self, begins: usize) -> usize {
        let aside = self.stretch.is(begins, Kind::Comma)
            && matches!(self.kind(begins + 1), Some(Kind::Adv | Kind::Subord))
            && self.stretch.is(begins + 2, Kind::Comma);
        if aside { begins + 3 } else { begins }
    }

    /// "said | roughly half the crop was", "said | only the road was": the adverb before a noun belongs to it.
    fn measures(&self, first: usize) -> bool {
        first > 0
            && self.stretch.is(first - 1, Kind::Adv)
            && self.stretch.items[first - 1].tokens.len() == 1
            && (self.stretch.items[first - 1].classes.has(Class::Hedge)
                || is_word!(
                    self.word(first - 1),
                    "only" | "just" | "even" | "exactly" | "precisely" | "not" | "too" | "so" | "very"
                ))
    }
}
