//! What a finite verb shows: whose it is, and which clause it is the verb of.

use super::cues::{CueClass, Frame};
use super::items::Kind;
use super::parse::{AHEAD, DEEPEST, Reading, STRONG, ends};
use super::phrases;
use super::rules::id;
use super::tree::{Bounds, ClauseKind, Governed, Phrase, Sharing};
use crate::groups::{Form, Head, Noun, Verb};
use crate::lexicon::{Class, Usage, is_word};

impl Reading<'_> {
    pub(super) fn finite(&mut self, at: usize, verb: Verb) {
        if self.is_bare_infinitive(at, verb) {
            let own = self.clause(self.top()).verb.map_or(at, |own| own + 1);
            let phrase = phrases::before(self.scene, self.stretch, &self.tree.clauses, own, at);
            if let Some(opened) = self.open(ClauseKind::Infinitive, id::INFINITIVE, at, None) {
                self.set_verb(opened, at, phrase, Sharing::Controlled);
            }
            return;
        }
        let mut edge = at;
        for _ in 0..DEEPEST {
            let top = self.top();
            let clause = *self.clause(top);
            if clause.verb.is_none() && self.serves_as(top, at) {
                self.pop(at);
                continue;
            }
            let joined = matches!(self.before(at), Some(Kind::Conj)) || self.joined_over(at).is_some();
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

    /// A finite verb with a subject of its own beside a clause that has its verb.
    pub(super) fn own_subject(&mut self, at: usize, verb: Verb, phrase: Phrase) {
        let first = phrase.first - usize::from(self.measures(phrase.first));
        let phrase = Phrase { first, ..phrase };
        let mark = (0..first).rev().find(|&i| !self.stretch.is(i, Kind::Adv)).and_then(|i| self.kind(i));
        match mark {
            Some(Kind::Comma | Kind::Quote(_) | Kind::Dash | Kind::Stop) if self.attributes(at, verb) => {
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
                let target = self.level(verb);
                self.pop_to(target, first);
                self.add(ClauseKind::Coordinate, id::COORDINATE, first, at, phrase);
            }
            Some(Kind::Conj) => {
                let target = self.level(verb);
                let conj = (0..first).rev().find(|&i| self.stretch.is(i, Kind::Conj)).unwrap_or(first);
                self.pop_to(target, conj);
                self.add(ClauseKind::Coordinate, id::COORDINATE, first, at, phrase);
            }
            _ => {
                let top = self.top();
                let adjacent = matches!(mark, Some(Kind::Noun(_)));
                let teller = self.verb(top).and_then(|v| self.cue(v)).is_some_and(|cue| cue.to_whom);
                let cue = self.takes(top, Frame::Clause) >= 3 || self.takes(top, Frame::That) >= 5;
                let adjunct = self.in_adjunct(first);
                let hangs = adjacent && !teller && !(cue && adjunct) || adjunct && self.resumes(at);
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

    /// "insisted, though, | the plan would work": from the comma behind a verb over an adverb to what was said.
    fn over_aside(&self, begins: usize) -> usize {
        let aside = self.stretch.is(begins, Kind::Comma)
            && matches!(self.kind(begins + 1), Some(Kind::Adv | Kind::Subord))
            && self.stretch.is(begins + 2, Kind::Comma);
        if aside { begins + 3 } else { begins }
    }

    /// "Lee, who serves as mayor | believes": what "as" opens is no clause where a clause around it still needs a verb
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

    /// "said | roughly half the crop was", "said | only the road was": the adverb before a noun belongs to it.
    fn measures(&self, first: usize) -> bool {
        first > 0
            && self.stretch.is(first - 1, Kind::Adv)
            && self.stretch.items[first - 1].tokens.len() == 1
            && (self.stretch.items[first - 1].classes.has(Class::Hedge)
                || is_word!(self.word(first - 1), "only" | "just" | "even" | "exactly" | "precisely" | "not"))
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

    /// "the scholars | I interviewed | said": two nouns side by side, and another verb to come.
    pub(super) fn opens_contact_clause(&self, phrase: Phrase, lowest: usize, at: usize) -> bool {
        let side_by_side = phrase.first > lowest
            && matches!(self.kind(phrase.first - 1), Some(Kind::Noun(_)))
            && phrase.first == phrase.head;
        side_by_side
            && self.stretch.items[at + 1..]
                .iter()
                .take(AHEAD)
                .take_while(|i| !ends(i.kind))
                .any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite))
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
        // "the claim that she saw nothing | drew": the last verb is that of the clause that still waits for one.
        let more = self.stretch.items[phrase.end.max(own + 1)..]
            .iter()
            .take(3 * AHEAD)
            .filter(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite))
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
        let first = self.clause(self.top()).first;
        self.pop(edge);
        // A closing comma is looked over from its right.
        if edge > 0 && self.stretch.is(edge - 1, Kind::Comma) {
            return edge;
        }
        // "the problem with closing bridges | is": the preposition belongs to what it governs.
        let opens = first > 0 && matches!(self.kind(first - 1), Some(Kind::Comma | Kind::Prep));
        first - usize::from(opens)
    }
}
