//! Clauses that a verb, or one that hangs on a noun, may belong to.

use super::cues::{Frame, STRONG};
use super::id;
use super::items::Kind;
use super::parse::{AHEAD, Reading, ends};
use super::phrases;
use super::tree::{ClauseKind, Governed, Phrase, Sharing};
use crate::groups::{Form, Head, Noun, Verb};
use crate::lexicon::is_word;

impl Reading<'_> {
    /// "the scholars | I interviewed | said": two nouns side by side, and another verb to come.
    pub(super) fn opens_contact_clause(&self, phrase: Phrase, lowest: usize, at: usize) -> bool {
        let side_by_side = phrase.first > lowest
            && matches!(self.kind(phrase.first - 1), Some(Kind::Noun(_)))
            && phrase.first == phrase.head;
        side_by_side
            && !self.holds_office(phrase.head)
            && !self.says_all(at)
            && self.stretch.items[at + 1..]
                .iter()
                .take(AHEAD)
                .take_while(|i| !ends(i.kind))
                .any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite))
    }

    /// "the opposition New Way | said | the vote was rigged": with no other verb to come, what stands behind a verb of
    /// saying is what was said, and the noun before its subject has no verb.
    fn says_all(&self, at: usize) -> bool {
        let says = self
            .stretch
            .verb(at)
            .and_then(|v| self.cue(v))
            .is_some_and(|cue| cue.reliability(Frame::Clause) >= STRONG && !cue.to_whom);
        let mut rest = (at + 1..self.stretch.items.len())
            .take(AHEAD)
            .take_while(|&i| !self.kind(i).is_none_or(ends))
            .filter(|&i| matches!(self.kind(i), Some(Kind::Verb(v)) if v.form == Form::Finite));
        let first = rest.next();
        says && rest.next().is_none()
            && first.is_some_and(|verb| (at + 1..verb).any(|i| matches!(self.kind(i), Some(Kind::Noun(_)))))
    }

    /// "the leader of the council | Ann Lee | said": who is that leader, not whom the council speaks of.
    fn holds_office(&self, name: usize) -> bool {
        let noun = |back: usize| name.checked_sub(back).and_then(|i| self.stretch.noun(i));
        noun(0).is_some_and(|n| n.head_kind == Head::Person)
            && noun(3).is_some_and(|n| n.head_kind == Head::Role && !n.plural)
            && self.stretch.is(name - 2, Kind::Prep)
            && noun(1).is_some_and(|n| !matches!(n.head_kind, Head::Person | Head::Role | Head::Pronoun))
    }

    /// Whether the innermost clause has a verb of saying and nothing yet that was said.
    pub(super) fn awaits(&self) -> bool {
        let top = self.top();
        let speaks = self.verb(top).and_then(|v| self.cue(v)).is_some_and(|c| c.speaks() && !c.to_whom);
        speaks && self.free(top) && self.takes(top, Frame::Clause) >= 7 && !self.clause(top).apart()
    }

    /// Whether the clause of a verb inside an adjunct is followed by the one that was said: "said the day before Lund
    /// left, he gave him a letter".
    pub(super) fn resumes(&self, at: usize) -> bool {
        let rest = &self.stretch.items[at + 1..];
        let Some(comma) = rest.iter().take(AHEAD).take_while(|i| !ends(i.kind)).position(|i| i.kind == Kind::Comma)
        else {
            return false;
        };
        let next = at + 1 + comma + 1;
        let noun = matches!(self.kind(next), Some(Kind::Noun(_)));
        let verb = (next..self.stretch.items.len())
            .take(AHEAD / 2)
            .find(|&i| matches!(self.kind(i), Some(Kind::Verb(v)) if v.form == Form::Finite));
        noun && verb.is_some_and(|v| {
            !(next..v).any(|i| self.stretch.is(i, Kind::Comma))
                && self.stretch.verb(v).is_some_and(|verb| !self.attributes(v, verb))
        })
    }

    /// Whether the noun before an item belongs to an adjunct of the verb: "said in a statement | the plan was".
    pub(super) fn in_adjunct(&self, first: usize) -> bool {
        let Some(verb) = self.clause(self.top()).verb else { return false };
        self.stretch.items[verb + 1..first]
            .iter()
            .find(|i| !matches!(i.kind, Kind::Adv | Kind::Date))
            .is_some_and(|i| matches!(i.kind, Kind::Prep | Kind::Subord))
    }

    /// An outer clause that has a subject and no verb yet, where the noun before the verb is only the inner verb's
    /// object: "the man who saw the dog | left".
    pub(super) fn waiting(&self, phrase: Phrase, own: usize) -> Option<usize> {
        let top = self.top();
        let object = self.stretch.items[own + 1..phrase.first].iter().all(|i| matches!(i.kind, Kind::Adv | Kind::Prep));
        // "the claim that she saw nothing | drew": the last verb is that of the clause that still waits for one; "who saw
        // it | said he left": a verb with a pronoun for its subject belongs to no other clause.
        let pronoun = |i: usize| self.stretch.noun(i).is_some_and(|n| n.head_kind == Head::Pronoun);
        let from = phrase.end.max(own + 1);
        let more = (from..self.stretch.items.len())
            .take(3 * AHEAD)
            .filter(|&i| self.stretch.verb(i).is_some_and(|v| v.form == Form::Finite) && (i == from || !pronoun(i - 1)))
            .count();
        let clausal = self.takes(top, Frame::Clause) >= STRONG && self.free(top) && more > 1;
        // "saw nothing | drew": but "saw he | drew".
        let thing =
            |n: Noun| is_word!(self.scene.hash(n.head), "nothing" | "anything" | "something" | "everything" | "it");
        let pronoun = self.stretch.noun(phrase.head).is_some_and(|n| n.head_kind == Head::Pronoun && !thing(n));
        if !object || clausal || pronoun {
            return None;
        }
        self.opened().skip(1).take_while(|&n| !self.clause(n).apart()).find(|&n| self.clause(n).verb.is_none()).filter(
            |&n| {
                let first = self.tree.clauses[self.child_of(n)].first;
                let lowest = self.clause(n).marker.map_or(self.clause(n).first, |m| m + 1);
                phrases::before(self.scene, self.stretch, &[], lowest, first).is_some()
                    || self.stretch.items[lowest..first].iter().any(|i| matches!(i.kind, Kind::Noun(_)))
            },
        )
    }

    /// "Lee, who runs a shop and wrote a book praising it, | said": right behind a comma a verb of saying belongs to the
    /// clause around a relative clause that a comma opened, and which still has no verb.
    pub(super) fn waits_behind(&self, at: usize, verb: Verb) -> Option<usize> {
        let comma = at > 0 && self.stretch.is(at - 1, Kind::Comma);
        if !comma || !self.cue(verb).is_some_and(|cue| cue.attributes()) {
            return None;
        }
        let relative = self.opened().find(|&n| self.clause(n).kind == ClauseKind::Relative)?;
        let around = self.clause(relative).parent?;
        let within = self.top() != relative && self.clause(relative).apart() && self.clause(relative).verb.is_some();
        (within && self.clause(around).verb.is_none()).then_some(around)
    }

    /// Where a relative clause has its object, a clause around it whose verb waits for what it governs, and the noun
    /// that the relative clause hangs on.
    pub(super) fn host_of_relative(&self, top: usize, phrase: Phrase, own: usize) -> Option<(usize, Phrase)> {
        let clause = self.clause(top);
        let object =
            phrase.first == own + 1 && clause.kind == ClauseKind::Relative && clause.sharing == Sharing::Relative;
        if !object || self.takes(top, Frame::Clause) >= STRONG {
            return None;
        }
        let outer = clause.parent.filter(|&n| self.free(n) && self.takes(n, Frame::Clause) >= 5)?;
        let lowest = self.clause(outer).verb? + 1;
        let host = phrases::before(self.scene, self.stretch, &self.tree.clauses, lowest, clause.first)?;
        Some((outer, host))
    }

    /// The clause on the stack right above another.
    pub(super) fn child_of(&self, number: usize) -> usize {
        let at = self.stack.iter().position(|&n| n == number).unwrap_or(0);
        self.stack.get(at + 1).copied().unwrap_or(number)
    }

    /// Whether the innermost clause is a verbal noun that the phrase is the object of, where a clause waits for a
    /// subject: "they say [adding iodine to salt] is".
    pub(super) fn is_subject(&self, top: usize, phrase: Phrase) -> bool {
        let clause = self.clause(top);
        matches!(clause.kind, ClauseKind::Participle | ClauseKind::Infinitive)
            && clause.verb.is_some_and(|v| v + 1 == phrase.first)
            && self.takes(top, Frame::Clause) < 5
            && self.stack.len() > 1
    }

    /// Whether a clause has, between its verb and an item, a noun that another verb can have for its subject.
    pub(super) fn holds(&self, number: usize, before: usize) -> bool {
        self.clause(number).verb.is_some_and(|verb| {
            verb + 1 < before
                && phrases::before(self.scene, self.stretch, &self.tree.clauses, verb + 1, before).is_some()
        })
    }

    /// A verb in -ing that was taken for what the verb before it governs is the subject of the clause that is.
    pub(super) fn raise(&mut self, number: usize, at: usize) -> bool {
        let clause = *self.clause(number);
        let Some(parent) = clause.parent.filter(|&p| self.takes(p, Frame::Clause) >= 5) else { return false };
        self.pop(at);
        let phrase = Phrase { first: clause.first, head: clause.first, end: self.clause(number).end };
        self.tree.clauses[number].kind = ClauseKind::Participle;
        if let Some(opened) = self.add(ClauseKind::Complement, id::BARE, clause.first, at, phrase) {
            self.tree.clauses[parent].governs = Governed::Clause(opened);
        }
        true
    }

    /// Closes the innermost clause before an item; gives where what it hangs on ends.
    pub(super) fn close_embedded(&mut self, edge: usize) -> usize {
        let clause = self.clause(self.top());
        let first = clause.first;
        // "a report written in May and published today | says": the second of two is looked over with the first.
        let second = clause.sharing == Sharing::Coordinated && first > 0 && self.stretch.is(first - 1, Kind::Conj);
        self.pop(edge);
        if second {
            return edge;
        }
        // A closing comma is looked over from its right.
        if edge > 0 && self.stretch.is(edge - 1, Kind::Comma) {
            return edge;
        }
        // "the problem with closing bridges | is": the preposition belongs to what it governs.
        let opens = first > 0 && matches!(self.kind(first - 1), Some(Kind::Comma | Kind::Prep));
        first - usize::from(opens)
    }
}
