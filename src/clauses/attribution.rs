//! "S said" beside, inside or after what was said.

use super::cues::{Frame, STRONG, Stance, is_particle};
use super::id;
use super::items::Kind;
use super::parse::{AHEAD, Reading, ends};
use super::tree::{Bounds, ClauseKind, Governed, Phrase, Sharing};
use crate::groups::{Form, Head, Verb};
use crate::lexicon::{Class, Usage, is_word};

impl Reading<'_> {
    /// A quotation that a main clause begins with is what its verb of saying governs: "“C,” Lee said".
    pub(super) fn take_before(
        &mut self,
        number: usize,
        at: usize,
        verb: Verb,
        subject: Option<Phrase>,
        sharing: Sharing,
    ) {
        let clause = *self.clause(number);
        let start = match subject {
            Some(p) if sharing == Sharing::Own => p.first,
            _ => at,
        };
        let over = |i: &usize| !matches!(self.kind(*i), Some(Kind::Comma | Kind::Adv | Kind::Conj | Kind::Dash));
        let Some(mut quote) = (clause.first..start).rev().find(over) else { return };
        // "“C,” the envoy to the council Ann Lee | told": her office stands before her name.
        let office = |i: &usize| {
            let part = |k| matches!(k, Kind::Noun(_) | Kind::Prep | Kind::Adj | Kind::Other | Kind::Open | Kind::Close);
            !self.kind(*i).is_some_and(part)
        };
        if let Some(first) = (clause.first..start).rev().find(office)
            && matches!(self.kind(first), Some(Kind::Quote(_)))
            && first + 1 < start
            && let Some(phrase) = &mut self.tree.clauses[number].subject
        {
            phrase.first = first + 1;
            quote = first;
        }
        let opens = matches!(self.kind(clause.first), Some(Kind::Quote(_)))
            && quote > clause.first
            && self.stretch.is(start - 1, Kind::Comma);
        // “a title” after a preposition is not what was said.
        let marked = matches!(self.kind(quote), Some(Kind::Quote(_)));
        if !opens && marked && quote > clause.first && matches!(self.kind(quote - 1), Some(Kind::Prep)) {
            return;
        }
        let said_before = sharing == Sharing::Inverted && self.stretch.is(at - 1, Kind::Comma);
        let speaks = self.cue(verb).is_some_and(|cue| quote == clause.first || cue.reliability(Frame::After) >= 4);
        // "No deal before May, Lee said": what has no verb can be said, too.
        let fragment = start >= clause.first + 4
            && clause.marker.is_none()
            && !self.tree.clauses[self.tree.near(number)]
                .iter()
                .any(|c| c.parent == Some(number) && c.first == clause.first)
            && self.stretch.is(start - 1, Kind::Comma)
            && self.attributes(at, verb)
            && self.takes(number, Frame::After) >= STRONG
            && !matches!(
                self.kind(clause.first),
                Some(Kind::Prep | Kind::Subord | Kind::Date | Kind::Adv | Kind::Conj)
            );
        if (matches!(self.kind(quote), Some(Kind::Quote(_))) || said_before || opens || fragment) && speaks {
            self.tree.clauses[number].governs = Governed::Before(clause.first, quote + 1);
        }
    }

    /// The comma that closes "S said on Monday,".
    pub(super) fn after_adjuncts(&self, verb: usize) -> Option<usize> {
        let next = (verb + 1..verb + 1 + AHEAD).find(|&i| {
            !matches!(self.kind(i), Some(Kind::Adv | Kind::Date | Kind::Prep | Kind::Subord | Kind::Noun(_)))
        })?;
        self.stretch.is(next, Kind::Comma).then_some(next)
    }

    /// Whether a clause whose subject stands further left goes on at an item.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(Kind::Verb(v)) => v.form == Form::Finite,
            Some(Kind::Adv | Kind::Prep | Kind::Date | Kind::Subord | Kind::Noun(_)) => self.stretch.items[at..]
                .iter()
                .take(AHEAD)
                .take_while(|i| !ends(i.kind))
                .any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite)),
            _ => false,
        }
    }

    /// "C, Lee said": what stands before it, from the beginning of the outermost clause, is what was said.
    pub(super) fn attribution(&mut self, at: usize, subject: Phrase, sharing: Sharing) {
        let first = if sharing == Sharing::Own { subject.first } else { at };
        let root = self.stack[0];
        let mut from = self.clause(root).first;
        self.pop_to(root, first);
        // "Lee said “C” on Monday, and “D,” said Lund": each has a quotation of his own.
        let own = |i: usize| matches!(self.kind(i), Some(Kind::Quote(_)));
        let comma = first > 1 && self.stretch.is(first - 1, Kind::Comma);
        let quote = first.saturating_sub(1 + usize::from(comma));
        let joined = quote > from + 1 && own(quote) && self.stretch.is(quote - 1, Kind::Conj);
        if joined && matches!(self.clause(root).governs, Governed::Quote(_)) {
            from = quote;
            let Some(opened) = self.open(ClauseKind::Coordinate, id::COORDINATE, quote, None) else { return };
            self.set_verb(opened, at, Some(subject), sharing);
            self.tree.clauses[opened].governs = Governed::Before(from, quote + 1);
            return;
        }
        let mut to = first;
        // "C, later S said": the adverb is the speaker's; "acted too late, S said": it is not.
        while to > from && self.stretch.is(to - 1, Kind::Adv) {
            to -= 1;
        }
        while to > from && matches!(self.kind(to - 1), Some(Kind::Comma | Kind::Dash)) {
            to -= 1;
        }
        if let Some(opened) = self.open(ClauseKind::Parenthesis, id::ATTRIBUTION, first, None) {
            self.bound(Some(opened), Bounds::Commas);
            self.set_verb(opened, at, Some(subject), sharing);
            if to > from {
                self.tree.clauses[opened].governs = Governed::Before(from, to);
            }
        }
    }

    /// "C, said Lee": opens the attribution if there is one.
    pub(super) fn inverted(&mut self, at: usize, verb: Verb) -> bool {
        if !matches!(self.before(at), Some(Kind::Comma | Kind::Quote(_) | Kind::Dash)) {
            return false;
        }
        let Some(subject) = self.subject_after(at, verb) else { return false };
        // "can create plans, | summarize texts": a base form continues what stands before it; "called Lee" names him.
        let quoted = matches!(self.before(at), Some(Kind::Quote(_)))
            || at >= 2 && matches!(self.kind(at - 2), Some(Kind::Quote(_)));
        let names = self.cue(verb).is_some_and(|cue| Usage::Renames.of(cue.lemma));
        if !quoted && (names || self.joins_infinitive(at, verb)) {
            return false;
        }
        self.attribution(at, subject, Sharing::Inverted);
        true
    }

    /// The subject after a verb of saying: "said Ann Lee, head of the board".
    pub(super) fn subject_after(&self, at: usize, verb: Verb) -> Option<Phrase> {
        let cue = self.cue(verb)?;
        let quoted = matches!(self.before(at), Some(Kind::Quote(_)))
            || at >= 2 && matches!(self.kind(at - 2), Some(Kind::Quote(_)));
        // “Why?” asked Lee: right behind a quotation a verb of asking has its speaker after it, not its hearer.
        let asks = cue.stance == Stance::Asks && matches!(self.before(at), Some(Kind::Quote(_)));
        let speaker_after = self.closes_headline(at, verb)
            || self.stretch.is(at + 2, Kind::Comma) && self.follows_fronted(self.top(), at);
        let heard = cue.to_whom && !asks && !speaker_after;
        if verb.modal.is_some() || heard || !(quoted || cue.reliability(Frame::Inverted) >= 4) {
            return None;
        }
        // "Propose changes.": a command has no subject.
        let opens = match self.before(at) {
            None | Some(Kind::Conj) => true,
            Some(Kind::Comma) => self.clause(self.top()).verb.is_none(),
            _ => false,
        };
        if opens && !quoted && self.bare(verb) {
            return None;
        }
        let mut first = at + 1;
        while matches!(self.kind(first), Some(Kind::Adv | Kind::Date)) {
            first += 1;
        }
        self.stretch.noun(first)?;
        // "Lee, 40, said the plan was safe" has its subject before the verb.
        let limit = (first + 1..first + 1 + AHEAD).find(|&i| self.kind(i).is_none_or(|k| ends(k) || k == Kind::Comma));
        let limit = limit.unwrap_or((first + 1 + AHEAD).min(self.stretch.items.len()));
        let clause = (first + 1..limit).any(|i| matches!(self.kind(i), Some(Kind::Verb(v)) if v.form == Form::Finite))
            && !(first + 1..limit).any(|i| matches!(self.kind(i), Some(Kind::Wh)));
        if clause && !quoted {
            return None;
        }
        let mut end = first + 1;
        while end < limit && matches!(self.kind(end), Some(Kind::Prep | Kind::Noun(_) | Kind::Conj | Kind::Other)) {
            end += 1;
        }
        Some(Phrase { first, head: first, end })
    }

    /// "For now, | says Lee": nothing but what opens a sentence stands before a verb, and no subject.
    pub(super) fn follows_fronted(&self, number: usize, at: usize) -> bool {
        let first = self.clause(number).first;
        (first + 2..first + 2 * AHEAD).contains(&at)
            && self.stretch.is(at - 1, Kind::Comma)
            && self.clause(number).verb.is_none()
            && matches!(self.kind(first), Some(Kind::Prep | Kind::Subord | Kind::Adv | Kind::Date))
            && !(first..at).any(|i| matches!(self.kind(i), Some(Kind::Quote(_))))
    }

    /// "Dam would cost billions, | warns minister": in a headline the one who speaks stands last.
    fn closes_headline(&self, at: usize, verb: Verb) -> bool {
        let last = self.stretch.items.len();
        let present = self.scene.classes(verb.head).has(Class::VerbS);
        let comma = at > 0 && self.stretch.is(at - 1, Kind::Comma);
        let speaker =
            self.stretch.noun(at + 1).is_some_and(|n| n.head_kind != Head::Common && n.head_kind != Head::Number);
        present && comma && speaker && at + 2 == last
    }

    /// Whether a verb of saying with its subject stands beside what was said: nothing it could govern comes after it.
    pub(super) fn attributes(&self, at: usize, verb: Verb) -> bool {
        // "C, the court heard": somebody told it.
        let heard = is_word!(self.scene.hash(verb.head), "heard" | "hears")
            && at > 0
            && self.stretch.noun(at - 1).is_some_and(|noun| self.scene.used(noun.head, Usage::Hears));
        // "C, he did not ask for D": what is not said does not attribute.
        let Some(cue) = self.cue(verb).filter(|cue| (cue.speaks() || heard) && !verb.negated) else { return false };
        let mut next = at + 1;
        let mut heard = false;
        for _ in 0..AHEAD {
            match self.kind(next) {
                None
                | Some(
                    Kind::Comma
                    | Kind::Stop
                    | Kind::Dash
                    | Kind::Semicolon
                    | Kind::Colon
                    | Kind::Close
                    | Kind::Conj
                    | Kind::Quote(_),
                ) => return true,
                Some(Kind::Adv | Kind::Date) => next += 1,
                // "S points out,"
                Some(Kind::Prep | Kind::Adj | Kind::Other)
                    if next == at + 1 && is_particle(self.scene, self.stretch, cue, next) =>
                {
                    next += 1;
                }
                Some(Kind::Prep | Kind::Subord) => match self.kind(next + 1) {
                    Some(Kind::Noun(_) | Kind::Date) => next += 2,
                    Some(Kind::Verb(v)) if v.form == Form::Participle => return true,
                    _ => return false,
                },
                // "said after a meeting that | ran for hours": the clause is the meeting's.
                Some(Kind::That | Kind::Wh) if next > at + 1 && !heard => {
                    let verb = (next + 1..next + 3).find(|&i| !matches!(self.kind(i), Some(Kind::Adv)));
                    return verb.and_then(|i| self.stretch.verb(i)).is_some_and(|v| v.form == Form::Finite);
                }
                Some(Kind::Noun(_)) if cue.to_whom && !heard => {
                    heard = true;
                    next += 1;
                }
                // "the report published on Monday | said": the second of two speaks, but "said in remarks broadcast live".
                Some(Kind::Verb(v))
                    if v.form == Form::Finite
                        && self.is_participle(at, verb)
                        && (!self.is_participle(next, v) || matches!(self.before(next), Some(Kind::Date)))
                        && self.cue(v).is_some_and(|c| c.attributes()) =>
                {
                    return false;
                }
                Some(Kind::Verb(v)) => {
                    return matches!(v.form, Form::Participle | Form::Past) || self.is_participle(next, v);
                }
                _ => return false,
            }
        }
        true
    }
}
