//! What a finite verb shows: whose it is, and which clause it is the verb of.

use super::cues::Frame;
use super::id;
use super::items::Kind;
use super::parse::{AHEAD, DEEPEST, Reading, ends};
use super::phrases;
use super::tree::{Bounds, ClauseKind, Governed, Phrase, Sharing};
use crate::groups::{Form, Head, Verb};
use crate::lexicon::is_word;

impl Reading<'_> {
    pub(super) fn finite(&mut self, at: usize, verb: Verb) {
        // "was running | scared": a participle right behind a verb describes its subject.
        let behind = at.checked_sub(1).and_then(|i| self.stretch.verb(i)).is_some_and(|v| !v.auxiliary);
        if behind
            && self.clause(self.top()).verb == Some(at.wrapping_sub(1))
            && self.is_participle(at, verb)
            && self.cue(verb).is_none()
        {
            return self.hang(at, false);
        }
        if self.is_bare_infinitive(at, verb) {
            let own = self.clause(self.top()).verb.map_or(at, |own| own + 1);
            let phrase = phrases::before(self.scene, self.stretch, &self.tree.clauses, own, at);
            if let Some(opened) = self.open(ClauseKind::Infinitive, id::INFINITIVE, at, None) {
                self.set_verb(opened, at, phrase, Sharing::Controlled);
            }
            return;
        }
        if self.is_inserted(at, verb) {
            return self.hang(at, true);
        }
        if let Some(waiting) = self.waits_behind(at, verb) {
            self.pop_to(waiting, at);
            return self.take_verb(waiting, at, at, verb);
        }
        let mut edge = at;
        for _ in 0..DEEPEST {
            let top = self.top();
            let clause = *self.clause(top);
            if clause.verb.is_none() && self.serves_as(top, at) {
                self.pop(at);
                continue;
            }
            let joined =
                matches!(self.before(at), Some(Kind::Conj)) || self.joined_over(at).is_some() || self.joined_then(at);
            // "said he would “leave at once” and | left": the verb of what was said is in the quotation.
            if joined
                && clause.verb.is_none()
                && clause.kind == ClauseKind::Complement
                && self.stack.len() > 1
                && (clause.first + 1..at).rev().take(AHEAD).any(|i| matches!(self.kind(i), Some(Kind::Quote(_))))
            {
                self.pop(at);
                continue;
            }
            let Some(own) = clause.verb else { return self.take_verb(top, at, edge, verb) };
            if joined {
                return self.coordinate(at);
            }
            // "which police say | is safe": the marker is the subject of what they say.
            if clause.kind == ClauseKind::Relative
                && clause.sharing == Sharing::Own
                && (own + 1..at).all(|i| self.stretch.is(i, Kind::Adv))
                && self.takes(top, Frame::Clause) >= 5
                && let Some(marker) = clause.marker
            {
                let phrase = Phrase { first: marker, head: marker, end: marker + 1 };
                if let Some(opened) = self.add(ClauseKind::Complement, id::BARE, at, at, phrase) {
                    self.tree.clauses[opened].sharing = Sharing::Relative;
                    self.tree.clauses[top].governs = Governed::Clause(opened);
                }
                return;
            }
            let waits = self.opened().any(|n| self.clause(n).verb.is_none());
            // "A note found at the site | said": the noun before the verb belongs to a participle.
            if self.found_there(top, own, at, edge) {
                edge = self.reread(top, at);
                continue;
            }
            if let Some(phrase) = phrases::before(self.scene, self.stretch, &self.tree.clauses, own + 1, edge) {
                // "trapped in the mine, which fell in, | says the team": the noun belongs to what was said.
                let governed = matches!(self.kind(phrase.first.max(1) - 1), Some(Kind::Prep | Kind::Verb(_)))
                    && !(self.free(top) && self.takes(top, Frame::Clause) >= 5);
                let beside = edge == at && self.stretch.is(at - 1, Kind::Comma) && governed;
                if beside && !waits && clause.kind == ClauseKind::Main && self.inverted(at, verb) {
                    return;
                }
                // "heard shots near the port, Lee and Lund | tell me": no list, where they only say so.
                if let Some(speakers) = self.beside_list(phrase, edge)
                    && edge == at
                    && !waits
                    && self.attributes(at, verb)
                {
                    return self.attribution(at, speakers, Sharing::Own);
                }
                // "argued the man who set the fire | was": the noun belongs to the relative clause.
                if let Some((outer, host)) = self.host_of_relative(top, phrase, own) {
                    self.pop_to(outer, edge);
                    return self.own_subject(at, verb, Phrase { end: edge, ..host });
                }
                if let Some(main) = self.opens_main(top, phrase, verb) {
                    self.pop_to(main, phrase.first);
                    return self.set_verb(main, at, Some(phrase), Sharing::Own);
                }
                if self.goes_on_asking(top, phrase) {
                    return self.set_verb(top, at, clause.subject, Sharing::Inverted);
                }
                if let Some(waiting) = self.waiting(phrase, own) {
                    self.pop_to(waiting, edge);
                    return self.take_verb(waiting, at, at, verb);
                }
                // "Adding salt to food | is": the object of what is itself the subject.
                if self.is_subject(top, phrase) {
                    edge = self.close_embedded(edge);
                    continue;
                }
                return self.own_subject(at, verb, phrase);
            }
            if !waits && self.inverted(at, verb) {
                return;
            }
            // "claimed in an interview | released in May": the second of two is, where the first says something.
            if !waits && self.hangs_behind(top, at, verb) {
                return self.hang(at, false);
            }
            // "A study published last year | found": the first of two verbs was a participle.
            if !waits && self.rereads(top, at) {
                edge = self.reread(top, at);
                continue;
            }
            // "said [surrounding herself with friends] | has helped"
            if clause.kind == ClauseKind::Complement && clause.sharing == Sharing::Controlled && self.raise(top, at) {
                return;
            }
            if self.joins_infinitive(at, verb) {
                return self.coordinate(at);
            }
            let embedded = !matches!(clause.kind, ClauseKind::Main) && self.stack.len() > 1;
            let takes = |n: usize| {
                self.clause(n).verb.is_none()
                    || self.holds(n, self.clause(self.child_of(n)).first)
                    || self.holds(n, edge)
                    || self.rereads(n, at)
            };
            if embedded && self.opened().skip(1).any(takes) {
                edge = self.close_embedded(edge);
                continue;
            }
            // "every man | extradited": no subject, no "and".
            if self.is_participle(at, verb) && !matches!(self.before(at), Some(Kind::Comma)) {
                return self.hang(at, false);
            }
            return self.coordinate(at);
        }
    }

    /// Gives a clause its verb, and the subject that stands between its marker and `edge`.
    pub(super) fn take_verb(&mut self, number: usize, at: usize, edge: usize, verb: Verb) {
        let clause = *self.clause(number);
        let lowest = clause.marker.map_or(clause.first, |marker| marker + 1);
        let mut phrase = phrases::before(self.scene, self.stretch, &self.tree.clauses, lowest, edge);
        if let Some(p) = phrase {
            if self.opens_contact_clause(p, lowest, at) {
                let opened = self.open(ClauseKind::Relative, id::CONTACT, p.first, None);
                if let Some(opened) = opened {
                    self.set_verb(opened, at, Some(p), Sharing::Own);
                    return;
                }
            }
            // "The dam, Lee said, would hold", "The dam, Lee and Lund said, would hold"
            let p = match self.beside_list(p, edge) {
                Some(speakers) if edge == at && self.stands_beside(at, verb) => speakers,
                _ => p,
            };
            if p.first > lowest
                && self.stretch.is(p.first - 1, Kind::Comma)
                && self.attributes(at, verb)
                && let Some(comma) = self.after_adjuncts(at)
                && self.stretch.items[lowest..p.first].iter().any(|i| matches!(i.kind, Kind::Noun(_) | Kind::Date))
                && self.goes_on(comma + 1)
                && let Some(opened) = self.open(ClauseKind::Parenthesis, id::ATTRIBUTION, p.first, None)
            {
                self.bound(Some(opened), Bounds::Commas);
                self.set_verb(opened, at, Some(p), Sharing::Own);
                self.tree.clauses[opened].governs = Governed::Before(clause.first, p.first - 1);
                return;
            }
        }
        // "Until then, warns Lee, drivers should wait": between what opens a sentence and its subject.
        if phrase.is_none()
            && clause.kind == ClauseKind::Main
            && self.follows_fronted(number, at)
            && let Some(speaker) = self.subject_after(at, verb)
            && self.stretch.is(speaker.end, Kind::Comma)
            && self.goes_on(speaker.end + 1)
            && let Some(opened) = self.open(ClauseKind::Parenthesis, id::ATTRIBUTION, at, None)
        {
            self.bound(Some(opened), Bounds::Commas);
            self.set_verb(opened, at, Some(speaker), Sharing::Inverted);
            self.tree.clauses[opened].governs = Governed::Before(clause.first, at - 1);
            return;
        }
        // "The firm Vale Works, has said": a comma too many.
        if phrase.is_none()
            && at >= 2
            && self.stretch.is(at - 1, Kind::Comma)
            && clause.marker.is_none()
            && clause.first == lowest
            && !self.is_participle(at, verb)
            && self.subject_after(at, verb).is_none()
        {
            let before = phrases::before(self.scene, self.stretch, &self.tree.clauses, lowest, at - 1);
            let items = &self.stretch.items[lowest..at - 1];
            phrase = before.filter(|p| {
                p.first <= lowest + 1 && items.iter().all(|i| matches!(i.kind, Kind::Noun(_) | Kind::Adj | Kind::Other))
            });
        }
        // "The missionaries, kidnapped on Tuesday, knew"
        if phrase.is_none()
            && self.subject_after(at, verb).is_none()
            && at >= 2
            && self.stretch.is(at - 1, Kind::Comma)
            && clause.marker.is_none()
            && self.is_late_participle(at, verb)
            && matches!(self.kind(at - 2), Some(Kind::Noun(_) | Kind::Close))
        {
            return self.hang(at, true);
        }
        // "Asked whether C, Lee said": a participle opens the sentence.
        if phrase.is_none() && at == lowest && clause.kind == ClauseKind::Main && self.is_participle(at, verb) {
            return self.hang(at, false);
        }
        let mut sharing = Sharing::Own;
        if phrase.is_none() {
            match clause.marker {
                Some(marker) if clause.kind == ClauseKind::Relative || self.stretch.is(marker, Kind::Wh) => {
                    phrase = Some(Phrase { first: marker, head: marker, end: marker + 1 });
                    sharing = Sharing::Relative;
                }
                _ => {
                    // A clause for a subject: "Adding salt is".
                    let mut recent = self.tree.clauses[self.tree.near(self.tree.clauses.len()).start..].iter();
                    let inner = recent.find(|c| c.parent == Some(number) && c.first == lowest);
                    phrase = inner
                        .filter(|c| c.end <= at && matches!(c.kind, ClauseKind::Participle | ClauseKind::Infinitive))
                        .map(|c| Phrase { first: c.first, head: c.first, end: c.end });
                    if phrase.is_none()
                        && let Some(after) = self.subject_after(at, verb)
                    {
                        phrase = Some(after);
                        sharing = Sharing::Inverted;
                    }
                    if phrase.is_none()
                        && let Some((found, how)) = self.elsewhere(number, at, verb)
                    {
                        (phrase, sharing) = (Some(found), how);
                    }
                }
            }
        }
        // "it would be “C,” Lee, head of the board, said": the quotation ends what was said.
        if let Some(p) = phrase.filter(|_| sharing == Sharing::Own)
            && let Some(quote) = (p.first..at).rev().find(|&i| matches!(self.kind(i), Some(Kind::Quote(_))))
            && matches!(self.kind(quote + 1), Some(Kind::Noun(_)))
            && self.attributes(at, verb)
        {
            self.set_verb(number, at, Some(Phrase { first: quote + 1, head: quote + 1, end: p.end }), Sharing::Own);
            let from = self.clause(self.stack[0]).first;
            self.tree.clauses[number].governs = Governed::Before(from, quote + 1);
            return;
        }
        self.set_verb(number, at, phrase, sharing);
        // "C, a report published in May | says": it stands beside what was said, though its participle came first.
        let root = self.clause(self.stack[0]).first;
        if clause.kind == ClauseKind::Coordinate
            && sharing == Sharing::Own
            && phrase.is_some()
            && clause.first > root + 1
            && self.stretch.is(clause.first - 1, Kind::Comma)
            && self.attributes(at, verb)
        {
            let clause = &mut self.tree.clauses[number];
            (clause.kind, clause.rule, clause.bounds) = (ClauseKind::Parenthesis, id::ATTRIBUTION, Bounds::Commas);
            clause.governs = Governed::Before(root, clause.first - 1);
            return;
        }
        self.take_before(number, at, verb, phrase, sharing);
    }

    /// "Lee, who serves as mayor | believes": what "as" opens is not a clause where a clause around it still needs a verb
    /// and no other comes.
    fn serves_as(&self, top: usize, at: usize) -> bool {
        let clause = self.clause(top);
        let marked = clause.marker.is_some_and(|m| is_word!(self.word(m), "as"));
        let relative = clause.parent.is_some_and(|p| {
            self.clause(p).kind == ClauseKind::Relative && self.clause(p).verb.is_some_and(|v| v + 1 == clause.first)
        });
        marked
            && relative
            && self.opened().skip(1).any(|n| self.clause(n).verb.is_none())
            && !self.stretch.items[at + 1..]
                .iter()
                .take(AHEAD)
                .take_while(|i| !ends(i.kind) && !matches!(i.kind, Kind::That | Kind::Wh | Kind::Subord))
                .any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite))
    }

    /// "If the council meets the leaders | it would be": the clause that waits after one that opens the sentence, and
    /// whose comma is left out.
    fn opens_main(&self, top: usize, phrase: Phrase, verb: Verb) -> Option<usize> {
        let clause = self.clause(top);
        let parent = clause.parent.filter(|&p| self.clause(p).verb.is_none())?;
        let fronted = self.stretch.items[self.clause(parent).first..clause.first]
            .iter()
            .all(|i| matches!(i.kind, Kind::Adv | Kind::Comma | Kind::Conj));
        let pronoun = phrase.end == phrase.first + 1
            && self.stretch.noun(phrase.head).is_some_and(|n| n.head_kind == Head::Pronoun);
        let adjacent = phrase.first > 0 && matches!(self.kind(phrase.first - 1), Some(Kind::Noun(_) | Kind::Date));
        let opens = clause.kind == ClauseKind::Adverbial && fronted && pronoun && adjacent;
        (opens && (verb.auxiliary || verb.modal.is_some())).then_some(parent)
    }

    /// "Lee said on Monday, | would": an attribution that a clause goes on behind.
    fn stands_beside(&self, at: usize, verb: Verb) -> bool {
        self.attributes(at, verb) && self.after_adjuncts(at).is_some_and(|comma| self.goes_on(comma + 1))
    }

    /// Of a list that begins with an object, what stands behind its comma: "shots near the port, | Lee and Lund".
    fn beside_list(&self, phrase: Phrase, edge: usize) -> Option<Phrase> {
        let comma = (phrase.first..edge).rev().take(AHEAD).find(|&i| self.stretch.is(i, Kind::Comma))?;
        let joined = self.stretch.items[comma..edge].iter().any(|i| i.kind == Kind::Conj);
        let people = self.stretch.noun(comma + 1).is_some_and(|n| n.head_kind == Head::Person || n.plural);
        if !joined || !people {
            return None;
        }
        phrases::before(self.scene, self.stretch, &self.tree.clauses, comma + 1, edge)
    }
}
