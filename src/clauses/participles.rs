//! Verbs read as finite that are better read as participles: "a study published in May | found".

use super::cues::{Frame, STRONG};
use super::id;
use super::items::Kind;
use super::parse::{AHEAD, Reading, ends};
use super::phrases;
use super::tree::{Bounds, ClauseKind, Governed, Sharing};
use crate::groups::{Form, Head, Noun, Verb};
use crate::lexicon::{Class, Usage, is_word};

impl Reading<'_> {
    /// Whether a verb read as finite may be a past participle.
    pub(super) fn is_participle(&self, at: usize, verb: Verb) -> bool {
        self.stretch.items[at].tokens.len() == 1
            && verb.modal.is_none()
            && !verb.auxiliary
            && self.scene.classes(verb.head).has(Class::VerbPp)
            && !self.scene.used(verb.head, Usage::Alone)
            && !self.only_active(at)
    }

    /// "the dam, | built in 2003, would": what may be a participle, between the commas that close it, before the verb of the
    /// noun it hangs on.
    pub(super) fn is_inserted(&self, at: usize, verb: Verb) -> bool {
        // "the robot, named Max, | scored": the comma closes what another opened.
        let inside = self.tree.clauses.iter().rev().take(4).any(|c| {
            matches!(c.kind, ClauseKind::Participle | ClauseKind::Relative) && c.first < at && c.end + 1 >= at
        });
        let behind = at >= 2
            && !inside
            && self.stretch.is(at - 1, Kind::Comma)
            && matches!(self.kind(at - 2), Some(Kind::Noun(_) | Kind::Close))
            && matches!(self.kind(at + 1), Some(Kind::Prep | Kind::Date | Kind::Adv | Kind::Subord));
        if !behind || !self.is_participle(at, verb) {
            return false;
        }
        let rest = (at + 1..self.stretch.items.len()).take(AHEAD);
        let mut rest = rest.take_while(|&i| self.kind(i).is_some_and(|kind| !ends(kind) && kind != Kind::Conj));
        let Some(close) = rest.find(|&i| matches!(self.kind(i), Some(Kind::Comma | Kind::Verb(_)))) else {
            return false;
        };
        let next = (close + 1..close + 3).find(|&i| !self.stretch.is(i, Kind::Adv));
        self.stretch.is(close, Kind::Comma)
            && next.and_then(|i| self.stretch.verb(i)).is_some_and(|verb| verb.form == Form::Finite)
    }

    /// "also called": a participle with adverbs before it.
    pub(super) fn is_late_participle(&self, at: usize, verb: Verb) -> bool {
        verb.modal.is_none()
            && !verb.auxiliary
            && self.scene.classes(verb.head).has(Class::VerbPp)
            && (self.stretch.items[at].tokens.start..verb.head).all(|t| self.scene.classes(t).has(Class::Adv))
    }

    /// "said drug traffickers would", "admitted that": a verb of saying right before what was said is not a participle.
    fn only_active(&self, at: usize) -> bool {
        let Some(cue) = self.stretch.verb(at).and_then(|verb| self.cue(verb)).filter(|cue| !cue.to_whom) else {
            return false;
        };
        let speaks = cue.attributes();
        match self.kind(at + 1) {
            Some(Kind::That) => cue.reliability(Frame::That) >= 5,
            // Not "nicknamed “Tug”".
            Some(Kind::Quote(_)) => speaks && cue.reliability(Frame::That) >= 5,
            Some(Kind::Verb(next)) => speaks && next.form == Form::Participle,
            // "gave detailed answers" has no subject before it.
            Some(Kind::Noun(_) | Kind::Wh | Kind::Other | Kind::Open) => {
                speaks
                    && matches!(
                        self.before(at),
                        Some(Kind::Noun(_) | Kind::Close | Kind::Comma | Kind::Wh | Kind::Quote(_))
                    )
            }
            _ => false,
        }
    }

    /// Whether the verb of a clause, read as finite, is better read as a participle, since another finite verb follows
    /// with nothing between that could be its subject.
    pub(super) fn rereads(&self, number: usize, at: usize) -> bool {
        let clause = self.clause(number);
        let Some((own, verb)) = clause.verb.and_then(|own| Some((own, self.stretch.verb(own)?))) else { return false };
        clause.sharing == Sharing::Own
            && matches!(
                clause.kind,
                ClauseKind::Main | ClauseKind::Complement | ClauseKind::Coordinate | ClauseKind::Adverbial
            )
            && clause.subject.is_some_and(|s| {
                s.end == own
                    && self
                        .stretch
                        .noun(s.end - 1)
                        .is_some_and(|noun| clause.kind == ClauseKind::Adverbial || self.may_be_hung_on(noun))
            })
            && self.is_participle(own, verb)
            && (self.free(number)
                || matches!(clause.governs, Governed::Before(..)) && self.takes(number, Frame::After) < STRONG)
            && (own + 1..at).find(|&i| !self.stretch.is(i, Kind::Adv)).is_none_or(|i| self.stretch.noun(i).is_none())
            && !matches!(self.before(at), Some(Kind::Comma | Kind::Dash | Kind::Quote(_)))
    }

    /// Whether a participle can stand behind a noun: no pronoun but "anybody found guilty".
    fn may_be_hung_on(&self, noun: Noun) -> bool {
        noun.head_kind != Head::Pronoun
            || is_word!(self.scene.hash(noun.head), "anybody" | "anyone" | "everyone" | "somebody" | "someone")
    }

    /// Whether the verb of a clause is a participle, since a verb of saying follows with nothing but its own adjunct
    /// between: "a note found at the site | said".
    pub(super) fn found_there(&self, number: usize, own: usize, at: usize, edge: usize) -> bool {
        let clause = self.clause(number);
        let (Some(first), Some(last)) = (self.stretch.verb(own), self.stretch.verb(at)) else { return false };
        let says = |verb: Verb| self.cue(verb).is_some_and(|cue| cue.attributes());
        clause.sharing == Sharing::Own
            && matches!(clause.kind, ClauseKind::Main | ClauseKind::Complement | ClauseKind::Coordinate)
            && clause.subject.is_some_and(|s| {
                s.end == own && self.stretch.noun(s.end - 1).is_some_and(|noun| noun.head_kind != Head::Pronoun)
            })
            && self.is_participle(own, first)
            && self.free(number)
            && says(last)
            && !says(first)
            && self.stretch.is(own + 1, Kind::Prep)
            && edge == own + 3
            && self.stretch.noun(own + 2).is_some()
            && !matches!(self.before(at), Some(Kind::Comma | Kind::Dash | Kind::Quote(_) | Kind::Conj))
    }

    /// Whether a verb right behind a noun hangs on it, since the verb of the clause is one of saying and this one is not.
    pub(super) fn hangs_behind(&self, number: usize, at: usize, verb: Verb) -> bool {
        let says = |verb: Verb| self.cue(verb).is_some_and(|cue| cue.attributes());
        at > 0
            && self.stretch.noun(at - 1).is_some()
            && self.verb(number).is_some_and(says)
            && self.free(number)
            && !says(verb)
            && self.is_participle(at, verb)
            // "Residents interviewed in the town | expressed concern": a verb with an object is not a participle.
            && matches!(self.kind(at + 1), Some(Kind::Prep | Kind::Subord | Kind::Date | Kind::Adv))
    }

    /// Reads the verb of a clause as a participle that hangs on its subject.
    pub(super) fn reread(&mut self, number: usize, at: usize) -> usize {
        let clause = *self.clause(number);
        let own = clause.verb.unwrap_or(at);
        self.set_verb(number, 0, None, Sharing::Own);
        self.tree.clauses[number].verb = None;
        self.tree.clauses[number].governs = Governed::Nothing;
        if let Some(opened) = self.open(ClauseKind::Participle, id::PARTICIPLE, own, None) {
            self.set_verb(opened, own, clause.subject, Sharing::Controlled);
            self.pop(at);
        }
        at
    }

    /// "“C,” Ann Lee, M.D., said", "Ann Lee, told reporters that C": where a sentence has no other verb, one of saying behind a
    /// comma is its own.
    pub(super) fn settle(&mut self) {
        let Some(main) = self.tree.clauses.first().filter(|c| c.kind == ClauseKind::Main && c.verb.is_none()) else {
            return;
        };
        let first = main.first;
        let only = self.tree.clauses.iter().enumerate().find(|(_, c)| c.parent == Some(0) && c.verb.is_some());
        let Some((number, hung)) = only else { return };
        let (Some(at), Some(subject)) = (hung.verb, hung.subject) else { return };
        let Some(verb) = self.stretch.verb(at).filter(|v| v.form == Form::Finite) else { return };
        let named = self.stretch.noun(subject.head).is_some_and(|n| matches!(n.head_kind, Head::Person | Head::Role));
        let governs = hung.governs;
        let opens = subject.first == first || matches!(self.stretch.items[first].kind, Kind::Quote(_));
        if hung.kind != ClauseKind::Participle
            || hung.bounds != Bounds::Commas
            || !named
            || !opens
            || !self.cue(verb).is_some_and(|cue| cue.speaks())
            || governs == Governed::Nothing && subject.first == first
        {
            return;
        }
        self.tree.clauses[number].verb = None;
        self.set_verb(0, at, Some(subject), Sharing::Own);
        self.tree.clauses[0].governs = governs;
        for clause in &mut self.tree.clauses {
            if clause.parent == Some(number) {
                clause.parent = Some(0);
            }
        }
        if governs == Governed::Nothing {
            self.take_before(0, at, verb, Some(subject), Sharing::Own);
        }
    }

    /// Opens a participle clause that hangs on the noun before it.
    pub(super) fn hang(&mut self, at: usize, apart: bool) {
        let edge = at - usize::from(apart);
        // "is a politician, accused of": not what stands before the verb.
        let top = self.clause(self.top());
        let lowest = top.verb.filter(|&verb| verb + 1 < edge).map_or(top.first, |verb| verb + 1);
        let subject = phrases::before(self.scene, self.stretch, &self.tree.clauses, lowest, edge);
        if let Some(opened) = self.open(ClauseKind::Participle, id::PARTICIPLE, at, None) {
            self.set_verb(opened, at, subject, Sharing::Controlled);
            if apart {
                self.bound(Some(opened), Bounds::Commas);
            }
        }
    }
}
