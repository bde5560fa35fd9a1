//! The pass that opens and closes clauses, from left to right, with a stack of those that are open.

use super::cues::{CueWord, Frame};
use super::items::{Kind, Story, Stretch};
use super::openers::{self, Opener};
use super::phrases;
use super::rules::id;
use super::tree::{Clause, ClauseKind, Governed, Phrase, Sharing, Tree};
use crate::groups::{Form, Head, Verb};
use crate::lexicon::{Class, ClassSet, is_word};

/// Clauses that may be open at once; what would open deeper stays part of the one that is open.
const DEEPEST: usize = 24;
/// From this share of uses on, in tenths, a verb beside a clause says who said it: "say", not "think".
pub(super) const STRONG: u8 = 7;
/// Items looked ahead for where an attribution ends, or for another verb.
const AHEAD: usize = 16;

/// Reads one stretch after the other; keeps its working memory.
#[derive(Default)]
pub struct Parser {
    stack: Vec<usize>,
}

/// The reading of one stretch, as far as it has come.
pub(super) struct Reading<'a> {
    pub scene: &'a Story<'a>,
    pub stretch: &'a Stretch,
    pub tree: &'a mut Tree,
    stack: &'a mut Vec<usize>,
}

impl Parser {
    /// Fills a tree with the clauses of a stretch.
    pub fn parse(&mut self, scene: &Story<'_>, stretch: &Stretch, tree: &mut Tree) {
        self.stack.clear();
        tree.clauses.clear();
        tree.cut = false;
        let mut reading = Reading { scene, stretch, tree, stack: &mut self.stack };
        reading.open(ClauseKind::Main, id::MAIN, 0, None);
        for at in 0..stretch.items.len() {
            reading.step(at);
        }
        let end = (0..stretch.items.len()).rev().find(|&i| !stretch.is(i, Kind::Stop)).map_or(0, |i| i + 1);
        while let Some(top) = reading.stack.pop() {
            reading.close(top, end);
        }
    }
}

impl Reading<'_> {
    fn step(&mut self, at: usize) {
        match self.stretch.items[at].kind {
            Kind::Verb(verb) if verb.form == Form::Finite => self.finite(at, verb),
            Kind::Verb(_) | Kind::That | Kind::Wh | Kind::Subord => self.marker(at),
            Kind::Comma => self.comma(at),
            Kind::Semicolon => self.restart(at),
            Kind::Colon => self.colon(at),
            Kind::Dash => self.dash(at),
            Kind::Open => {
                let opened = self.open(ClauseKind::Parenthesis, id::ASIDE, at, None);
                self.apart(opened);
            }
            Kind::Close => self.close_to(|clause| clause.rule == id::ASIDE && clause.apart, at + 1),
            Kind::Quote(_) => self.quote(at),
            _ => {}
        }
    }

    // -- the stack

    pub(super) fn top(&self) -> usize {
        self.stack.last().copied().unwrap_or(0)
    }

    pub(super) fn clause(&self, number: usize) -> &Clause {
        &self.tree.clauses[number]
    }

    /// Open clauses, the innermost first.
    pub(super) fn opened(&self) -> impl Iterator<Item = usize> + '_ {
        self.stack.iter().rev().copied()
    }

    fn open(&mut self, kind: ClauseKind, rule: &'static str, first: usize, marker: Option<usize>) -> Option<usize> {
        if self.stack.len() >= DEEPEST {
            self.tree.cut = true;
            return None;
        }
        let number = self.tree.clauses.len();
        self.tree.clauses.push(Clause {
            rule,
            kind,
            marker,
            first,
            end: self.stretch.items.len(),
            verb: None,
            subject: None,
            sharing: Sharing::Own,
            parent: self.stack.last().copied(),
            governs: Governed::Nothing,
            apart: false,
        });
        self.stack.push(number);
        Some(number)
    }

    fn apart(&mut self, number: Option<usize>) {
        if let Some(number) = number {
            self.tree.clauses[number].apart = true;
        }
    }

    fn close(&mut self, number: usize, mut end: usize) {
        let first = self.tree.clauses[number].first;
        while end > first + 1
            && matches!(self.stretch.items[end - 1].kind, Kind::Comma | Kind::Dash | Kind::Conj | Kind::Semicolon)
        {
            end -= 1;
        }
        self.tree.clauses[number].end = end.max(first);
    }

    fn pop(&mut self, end: usize) {
        // The first clause stays open to the end.
        if self.stack.len() > 1
            && let Some(top) = self.stack.pop()
        {
            self.close(top, end);
        }
    }

    /// Closes what stands above a clause.
    fn pop_to(&mut self, number: usize, end: usize) {
        while self.stack.len() > 1 && self.top() != number {
            self.pop(end);
        }
    }

    /// Closes the innermost clause of a kind with all above it, if one is open.
    fn close_to(&mut self, is: impl Fn(&Clause) -> bool, end: usize) {
        let Some(number) = self.opened().find(|&number| is(self.clause(number))) else { return };
        self.pop_to(number, end);
        self.pop(end);
    }

    // -- what the words say

    pub(super) fn verb(&self, number: usize) -> Option<Verb> {
        self.clause(number).verb.and_then(|at| self.stretch.verb(at))
    }

    pub(super) fn cue(&self, verb: Verb) -> Option<CueWord> {
        CueWord::of(self.scene, verb.head, Class::CueVerb).filter(|_| !verb.auxiliary)
    }

    /// How far the verb of a clause can be relied on to take a frame, in tenths.
    pub(super) fn takes(&self, number: usize, frame: Frame) -> u8 {
        self.verb(number).and_then(|v| self.cue(v)).map_or(0, |cue| cue.reliability(frame))
    }

    pub(super) fn free(&self, number: usize) -> bool {
        self.clause(number).governs == Governed::Nothing
    }

    pub(super) fn word(&self, at: usize) -> u64 {
        self.scene.hash(self.stretch.items[at].tokens.start)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.stretch.kind(at)
    }

    /// The kind of the item before, adverbs passed over.
    pub(super) fn before(&self, at: usize) -> Option<Kind> {
        let at = (0..at).rev().take(4).find(|&i| !self.stretch.is(i, Kind::Adv))?;
        self.kind(at)
    }

    // -- finite verbs

    fn finite(&mut self, at: usize, verb: Verb) {
        let mut edge = at;
        for _ in 0..DEEPEST {
            let top = self.top();
            let clause = *self.clause(top);
            let Some(own) = clause.verb else { return self.take_verb(top, at, edge, verb) };
            let joined = matches!(self.before(at), Some(Kind::Conj));
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
            if let Some(phrase) = phrases::before(self.scene, self.stretch, &self.tree.clauses, own + 1, edge) {
                // "argued the man who set the fire | was": the noun belongs to the relative clause.
                if let Some((outer, host)) = self.host_of_relative(top, phrase, own) {
                    self.pop_to(outer, edge);
                    return self.own_subject(at, verb, Phrase { end: edge, ..host });
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
            let waits = self.opened().any(|n| self.clause(n).verb.is_none());
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

    /// Whether the verb of a clause, read as finite, is better read as a participle, since another finite verb follows
    /// with nothing between that could be its subject.
    fn rereads(&self, number: usize, at: usize) -> bool {
        let clause = self.clause(number);
        let Some((own, verb)) = clause.verb.and_then(|own| Some((own, self.stretch.verb(own)?))) else { return false };
        clause.sharing == Sharing::Own
            && matches!(
                clause.kind,
                ClauseKind::Main | ClauseKind::Complement | ClauseKind::Coordinate | ClauseKind::Adverbial
            )
            && clause.subject.is_some_and(|s| s.end == own && self.stretch.noun(s.end - 1).is_some())
            && self.is_participle(own, verb)
            && self.free(number)
            && (own + 1..at).find(|&i| !self.stretch.is(i, Kind::Adv)).is_none_or(|i| self.stretch.noun(i).is_none())
            && !matches!(self.before(at), Some(Kind::Comma | Kind::Dash | Kind::Quote(_)))
    }

    /// Reads the verb of a clause as a participle that hangs on its subject.
    fn reread(&mut self, number: usize, at: usize) -> usize {
        let clause = *self.clause(number);
        let own = clause.verb.unwrap_or(at);
        self.set_verb(number, 0, None, Sharing::Own);
        self.tree.clauses[number].verb = None;
        if let Some(opened) = self.open(ClauseKind::Participle, id::PARTICIPLE, own, None) {
            self.set_verb(opened, own, clause.subject, Sharing::Controlled);
            self.pop(at);
        }
        at
    }

    /// A verb in -ing that was taken for what the verb before it governs is the subject of the clause that is.
    fn raise(&mut self, number: usize, at: usize) -> bool {
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

    /// "to stay alert, follow advice and avoid the river": a base form goes on with an infinitive.
    fn joins_infinitive(&self, at: usize, verb: Verb) -> bool {
        matches!(self.before(at), Some(Kind::Comma | Kind::Conj)) && self.infinitive(at, verb).is_some()
    }

    /// The open infinitive, or clause with a modal, that a base form goes on with.
    fn infinitive(&self, at: usize, verb: Verb) -> Option<usize> {
        let classes = self.scene.classes(self.stretch.items[at].tokens.start);
        let base = verb.modal.is_none()
            && !verb.passive
            && (classes.has(Class::Verb) || is_word!(self.word(at), "have" | "be" | "do" | "not"))
            && !classes.any(ClassSet::of(&[Class::VerbS, Class::VerbPast]));
        let open = |&n: &usize| self.verb(n).is_some_and(|v| v.form == Form::Infinitive || v.modal.is_some());
        base.then(|| self.opened().find(open))?
    }

    /// Whether a verb read as finite may be a past participle.
    fn is_participle(&self, at: usize, verb: Verb) -> bool {
        self.stretch.items[at].tokens.len() == 1
            && verb.modal.is_none()
            && !verb.auxiliary
            && self.scene.classes(verb.head).has(Class::VerbPp)
    }

    /// Opens a participle clause that hangs on the noun before it.
    fn hang(&mut self, at: usize, apart: bool) {
        let edge = at - usize::from(apart);
        let subject =
            phrases::before(self.scene, self.stretch, &self.tree.clauses, self.clause(self.top()).first, edge);
        if let Some(opened) = self.open(ClauseKind::Participle, id::PARTICIPLE, at, None) {
            self.set_verb(opened, at, subject, Sharing::Controlled);
            self.tree.clauses[opened].apart = apart;
        }
    }

    /// Closes the innermost clause before an item; gives where what it hangs on ends.
    fn close_embedded(&mut self, edge: usize) -> usize {
        let first = self.clause(self.top()).first;
        self.pop(edge);
        // A closing comma is looked over from its right.
        if edge > 0 && self.stretch.is(edge - 1, Kind::Comma) {
            return edge;
        }
        if first > 0 && self.stretch.is(first - 1, Kind::Comma) { first - 1 } else { first }
    }

    /// Whether a clause has, between its verb and an item, a noun that another verb can have for its subject.
    fn holds(&self, number: usize, before: usize) -> bool {
        self.clause(number).verb.is_some_and(|verb| {
            verb + 1 < before
                && phrases::before(self.scene, self.stretch, &self.tree.clauses, verb + 1, before).is_some()
        })
    }

    /// An outer clause that has a subject and no verb yet, where the noun before the verb is only the inner verb's
    /// object: "the man who saw the dog | left".
    fn waiting(&self, phrase: Phrase, own: usize) -> Option<usize> {
        let top = self.top();
        let object = self.stretch.items[own + 1..phrase.first].iter().all(|i| matches!(i.kind, Kind::Adv | Kind::Prep));
        let clausal = self.takes(top, Frame::Clause) >= STRONG && self.free(top);
        if !object || clausal || self.stretch.noun(phrase.head).is_some_and(|n| n.head_kind == Head::Pronoun) {
            return None;
        }
        self.opened().skip(1).take_while(|&n| !self.clause(n).apart).find(|&n| self.clause(n).verb.is_none()).filter(
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
    fn host_of_relative(&self, top: usize, phrase: Phrase, own: usize) -> Option<(usize, Phrase)> {
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
    fn child_of(&self, number: usize) -> usize {
        let at = self.stack.iter().position(|&n| n == number).unwrap_or(0);
        self.stack.get(at + 1).copied().unwrap_or(number)
    }

    /// Whether the innermost clause is a verbal noun that the phrase is the object of, where a clause waits for a
    /// subject: "they say [adding iodine to salt] is".
    fn is_subject(&self, top: usize, phrase: Phrase) -> bool {
        let clause = self.clause(top);
        matches!(clause.kind, ClauseKind::Participle | ClauseKind::Infinitive)
            && clause.verb.is_some_and(|v| v + 1 == phrase.first)
            && self.takes(top, Frame::Clause) < 5
            && self.stack.len() > 1
    }

    /// Gives a clause its verb, and the subject that stands between its marker and `edge`.
    fn take_verb(&mut self, number: usize, at: usize, edge: usize, verb: Verb) {
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
            // "The dam, Lee said, would hold"
            if p.first > lowest
                && self.stretch.is(p.first - 1, Kind::Comma)
                && self.attributes(at, verb)
                && let Some(comma) = self.after_adjuncts(at)
                && self.stretch.items[lowest..p.first].iter().any(|i| matches!(i.kind, Kind::Noun(_)))
                && self.goes_on(comma + 1)
                && let Some(opened) = self.open(ClauseKind::Parenthesis, id::ATTRIBUTION, p.first, None)
            {
                self.apart(Some(opened));
                self.set_verb(opened, at, Some(p), Sharing::Own);
                self.tree.clauses[opened].governs = Governed::Before(clause.first, p.first - 1);
                return;
            }
        }
        // "The missionaries, kidnapped on Tuesday, knew"
        if phrase.is_none()
            && self.subject_after(at, verb).is_none()
            && at >= 2
            && self.stretch.is(at - 1, Kind::Comma)
            && clause.marker.is_none()
            && self.is_participle(at, verb)
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
                    let inner = self.tree.clauses.iter().find(|c| c.parent == Some(number) && c.first == lowest);
                    phrase = inner
                        .filter(|c| c.end <= at && matches!(c.kind, ClauseKind::Participle | ClauseKind::Infinitive))
                        .map(|c| Phrase { first: c.first, head: c.first, end: c.end });
                    if phrase.is_none()
                        && let Some(after) = self.subject_after(at, verb)
                    {
                        phrase = Some(after);
                        sharing = Sharing::Inverted;
                    }
                }
            }
        }
        self.set_verb(number, at, phrase, sharing);
        self.take_before(number, at, verb, phrase, sharing);
    }

    fn set_verb(&mut self, number: usize, at: usize, subject: Option<Phrase>, sharing: Sharing) {
        let clause = &mut self.tree.clauses[number];
        (clause.verb, clause.subject, clause.sharing) = (Some(at), subject, sharing);
    }

    /// A quotation that a main clause begins with is what its verb of saying governs: "“C,” Lee said".
    fn take_before(&mut self, number: usize, at: usize, verb: Verb, subject: Option<Phrase>, sharing: Sharing) {
        let clause = *self.clause(number);
        let start = match subject {
            Some(p) if sharing == Sharing::Own => p.first,
            _ => at,
        };
        let over = |i: &usize| !matches!(self.kind(*i), Some(Kind::Comma | Kind::Adv | Kind::Conj | Kind::Dash));
        let Some(mut quote) = (clause.first..start).rev().find(over) else { return };
        // "“C,” the envoy to the council Ann Lee | told": her office stands before her name.
        let office = |i: &usize| !matches!(self.kind(*i), Some(Kind::Noun(_) | Kind::Prep | Kind::Adj | Kind::Other));
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
        if !opens && quote > clause.first && matches!(self.kind(quote - 1), Some(Kind::Prep)) {
            return;
        }
        let said_before = sharing == Sharing::Inverted && self.stretch.is(at - 1, Kind::Comma);
        let speaks = self.cue(verb).is_some_and(|cue| quote == clause.first || cue.reliability(Frame::After) >= 4);
        // "No deal before May, Lee said": what has no verb can be said, too.
        let fragment = start >= clause.first + 4
            && !self.tree.clauses.iter().any(|c| c.parent == Some(number) && c.first == clause.first)
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

    /// "the scholars | I interviewed | said": two nouns side by side, and another verb to come.
    fn opens_contact_clause(&self, phrase: Phrase, lowest: usize, at: usize) -> bool {
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

    /// The comma that closes "S said on Monday,".
    fn after_adjuncts(&self, verb: usize) -> Option<usize> {
        let next = (verb + 1..verb + 1 + AHEAD)
            .find(|&i| !matches!(self.kind(i), Some(Kind::Adv | Kind::Date | Kind::Prep | Kind::Noun(_))))?;
        self.stretch.is(next, Kind::Comma).then_some(next)
    }

    /// Whether a clause whose subject stands further left goes on at an item.
    fn goes_on(&self, at: usize) -> bool {
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

    /// A finite verb with a subject of its own beside a clause that has its verb.
    fn own_subject(&mut self, at: usize, verb: Verb, phrase: Phrase) {
        let first = phrase.first;
        let mark = (0..first).rev().find(|&i| !self.stretch.is(i, Kind::Adv)).and_then(|i| self.kind(i));
        match mark {
            Some(Kind::Comma | Kind::Quote(_) | Kind::Dash | Kind::Stop) if self.attributes(at, verb) => {
                self.attribution(at, phrase, Sharing::Own);
            }
            // "said on Sunday, while he slept, the call came": what was said begins right after the verb.
            Some(Kind::Comma) if self.awaits() => {
                let top = self.top();
                let begins = self.clause(top).verb.unwrap_or(at) + 1;
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

    /// Whether the innermost clause has a verb of saying and nothing yet that was said.
    fn awaits(&self) -> bool {
        let top = self.top();
        let speaks = self.verb(top).and_then(|v| self.cue(v)).is_some_and(|c| c.speaks() && !c.to_whom);
        speaks && self.free(top) && self.takes(top, Frame::Clause) >= 7 && !self.clause(top).apart
    }

    /// Whether the clause of a verb inside an adjunct is followed by the one that was said: "said the day before Lund
    /// left, he gave him a letter".
    fn resumes(&self, at: usize) -> bool {
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
    fn in_adjunct(&self, first: usize) -> bool {
        let Some(verb) = self.clause(self.top()).verb else { return false };
        self.stretch.items[verb + 1..first]
            .iter()
            .find(|i| !matches!(i.kind, Kind::Adv | Kind::Date))
            .is_some_and(|i| matches!(i.kind, Kind::Prep))
    }

    fn add(
        &mut self,
        kind: ClauseKind,
        rule: &'static str,
        first: usize,
        verb: usize,
        subject: Phrase,
    ) -> Option<usize> {
        let opened = self.open(kind, rule, first, None)?;
        self.set_verb(opened, verb, Some(subject), Sharing::Own);
        Some(opened)
    }

    /// "C, Lee said": what stands before it, from the beginning of the outermost clause, is what was said.
    fn attribution(&mut self, at: usize, subject: Phrase, sharing: Sharing) {
        let first = if sharing == Sharing::Own { subject.first } else { at };
        let root = self.stack[0];
        let from = self.clause(root).first;
        self.pop_to(root, first);
        let mut to = first;
        while to > from && matches!(self.kind(to - 1), Some(Kind::Comma | Kind::Dash | Kind::Adv)) {
            to -= 1;
        }
        if let Some(opened) = self.open(ClauseKind::Parenthesis, id::ATTRIBUTION, first, None) {
            self.apart(Some(opened));
            self.set_verb(opened, at, Some(subject), sharing);
            if to > from {
                self.tree.clauses[opened].governs = Governed::Before(from, to);
            }
        }
    }

    /// "C, said Lee": opens the attribution if there is one.
    fn inverted(&mut self, at: usize, verb: Verb) -> bool {
        if !matches!(self.before(at), Some(Kind::Comma | Kind::Quote(_) | Kind::Dash)) {
            return false;
        }
        let Some(subject) = self.subject_after(at, verb) else { return false };
        self.attribution(at, subject, Sharing::Inverted);
        true
    }

    /// The subject after a verb of saying: "said Ann Lee, head of the board".
    fn subject_after(&self, at: usize, verb: Verb) -> Option<Phrase> {
        let cue = self.cue(verb)?;
        let quoted = matches!(self.before(at), Some(Kind::Quote(_)))
            || at >= 2 && matches!(self.kind(at - 2), Some(Kind::Quote(_)));
        if verb.modal.is_some() || cue.to_whom || !(quoted || cue.reliability(Frame::Inverted) >= 4) {
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

    /// Whether a verb of saying with its subject stands beside what was said: nothing it could govern comes after it.
    fn attributes(&self, at: usize, verb: Verb) -> bool {
        let Some(cue) = self.cue(verb).filter(|cue| cue.speaks()) else { return false };
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
                Some(Kind::Prep | Kind::Subord) => match self.kind(next + 1) {
                    Some(Kind::Noun(_) | Kind::Date) => next += 2,
                    Some(Kind::Verb(v)) if v.form == Form::Participle => return true,
                    _ => return false,
                },
                Some(Kind::Noun(_)) if cue.to_whom && !heard => {
                    heard = true;
                    next += 1;
                }
                Some(Kind::Verb(v)) => {
                    return matches!(v.form, Form::Participle | Form::Past) || self.is_participle(next, v);
                }
                _ => return false,
            }
        }
        true
    }

    /// "left and came back": a verb that shares the subject of a clause before it.
    fn coordinate(&mut self, at: usize) {
        let target = self.level_of_verb(at);
        let conj = (0..at).rev().take(4).find(|&i| self.stretch.is(i, Kind::Conj)).unwrap_or(at);
        self.pop_to(target, conj);
        let subject = self.clause(target).subject;
        if let Some(opened) = self.open(ClauseKind::Coordinate, id::SHARED, at, None) {
            self.set_verb(opened, at, subject, Sharing::Coordinated);
        }
    }

    /// The clause that a new one with a subject of its own is joined to: the outermost one that a verb of saying
    /// governs, since what was said goes on; else the outermost.
    fn level(&self, verb: Verb) -> usize {
        // "said the cause was known, but police said": another speaker is the narrator's to name.
        let own = !self.cue(verb).is_some_and(|cue| cue.reliability(Frame::After) >= STRONG && verb.modal.is_none());
        let governed = self.stack.iter().copied().find(|&n| {
            let clause = self.clause(n);
            clause.kind == ClauseKind::Complement
                && own
                && clause.parent.is_some_and(|p| self.verb(p).and_then(|v| self.cue(v)).is_some_and(|c| c.speaks()))
        });
        governed.unwrap_or(self.stack[0])
    }

    /// The clause that a verb after "and" shares its subject with: the nearest finite one; a verb of saying goes with
    /// another one.
    fn level_of_verb(&self, at: usize) -> usize {
        let finite = |&n: &usize| self.verb(n).is_some_and(|v| v.form == Form::Finite);
        let own = self.stretch.verb(at);
        let speaks = own.is_some_and(|v| v.modal.is_none() && self.reports(at, v));
        if let Some(infinitive) = own.and_then(|v| self.infinitive(at, v)) {
            return infinitive;
        }
        let strong = |n: &usize| finite(n) && self.takes(*n, Frame::After) >= STRONG;
        let agrees = |n: &usize| self.agrees(*n, at);
        if speaks
            && let Some(speaker) = self.opened().find(|n| strong(n) && agrees(n)).or_else(|| self.opened().find(strong))
        {
            return speaker;
        }
        if speaks
            && let Some(speaker) = self.opened().find(|n| {
                finite(n) && self.verb(*n).is_some_and(|v| v.modal.is_none() && self.cue(v).is_some_and(|c| c.speaks()))
            })
        {
            return speaker;
        }
        let fitting = self.opened().find(|n| finite(n) && agrees(n));
        fitting.or_else(|| self.opened().find(finite)).unwrap_or(self.stack[0])
    }

    /// Whether a verb after "and" brings what was said: a clause, a quotation, somebody who is told.
    fn reports(&self, at: usize, verb: Verb) -> bool {
        let Some(cue) = self.cue(verb).filter(|cue| cue.speaks()) else { return false };
        let next = (at + 1..at + 5).find(|&i| !matches!(self.kind(i), Some(Kind::Adv | Kind::Date)));
        match next.and_then(|i| self.kind(i)) {
            Some(Kind::That | Kind::Quote(_) | Kind::Colon | Kind::Wh) => true,
            Some(Kind::Verb(v)) => v.form == Form::Infinitive,
            Some(Kind::Noun(_)) if cue.to_whom => true,
            Some(Kind::Noun(_)) => {
                let rest = next.map_or(&[][..], |i| &self.stretch.items[i + 1..]);
                let mut rest = rest.iter().take(AHEAD).take_while(|i| !ends(i.kind) && i.kind != Kind::Conj);
                cue.reliability(Frame::Clause) >= 5
                    && rest.any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite))
            }
            _ => cue.reliability(Frame::After) >= STRONG,
        }
    }

    /// Whether a verb without a subject can be joined to a clause: "expects" to one about one person, a plain past to
    /// no "would".
    fn agrees(&self, number: usize, at: usize) -> bool {
        let (Some(own), Some(verb)) = (self.stretch.verb(at), self.verb(number)) else { return true };
        let word = self.scene.classes(self.stretch.items[at].tokens.start);
        let other = self.scene.classes(self.clause(number).verb.map_or(0, |v| self.stretch.items[v].tokens.start));
        let plural = self.clause(number).subject.is_some_and(|s| self.stretch.noun(s.head).is_some_and(|n| n.plural));
        let present = word.has(Class::VerbS) && !word.has(Class::VerbPast);
        let past = word.has(Class::VerbPast) && !word.any(ClassSet::of(&[Class::Verb, Class::VerbS]));
        match () {
            () if own.modal.is_some() || own.auxiliary => true,
            () if present => !plural && (!other.has(Class::VerbPast) || other.has(Class::Verb)),
            () if past && own.form == Form::Finite => {
                let have = is_word!(
                    self.scene.hash(self.clause(number).verb.map_or(0, |v| self.stretch.items[v].tokens.start)),
                    "have" | "has" | "had"
                );
                have || verb.modal.is_none() && (!other.has(Class::VerbS) || other.has(Class::VerbPast))
            }
            () => true,
        }
    }

    // -- markers

    /// Opens the clause that the rules of [`openers`] see at an item.
    fn marker(&mut self, at: usize) {
        let Some(&Opener { kind, ref card, governed, sharing, .. }) = openers::at(self, at) else { return };
        // "said A and that B": what goes on is part of what was said.
        if let Some(sibling) = openers::sibling(self, at) {
            self.pop_to(sibling, at);
            self.open(ClauseKind::Coordinate, card.id, at, Some(at));
            return;
        }
        let target = openers::target(self, at, kind, governed);
        if target != self.top() {
            self.pop_to(target, at);
        }
        let marker = (!matches!(self.kind(at), Some(Kind::Verb(_)))).then_some(at);
        // "of which", "to whom": the preposition belongs to the relative clause.
        let first = at - usize::from(kind == ClauseKind::Relative && at > 0 && self.stretch.is(at - 1, Kind::Prep));
        let apart = first > 0 && matches!(self.kind(first - 1), Some(Kind::Comma | Kind::Dash));
        let parent = self.top();
        let subject = openers::subject(self, at, sharing);
        let Some(opened) = self.open(kind, card.id, first, marker) else { return };
        self.tree.clauses[opened].apart = apart;
        if marker.is_none() {
            self.set_verb(opened, at, subject, sharing);
        }
        if governed && self.clause(parent).governs == Governed::Nothing {
            self.tree.clauses[parent].governs = Governed::Clause(opened);
        }
    }

    // -- marks

    fn comma(&mut self, at: usize) {
        // "Asked whether C, Lee": all that opens the sentence ends before its subject.
        let opening = self.opened().find(|&n| {
            let clause = self.clause(n);
            matches!(clause.kind, ClauseKind::Adverbial | ClauseKind::Participle)
                && clause.parent.is_some_and(|p| self.clause(p).verb.is_none())
        });
        if let Some(opening) = opening
            && self.clause(self.top()).verb.is_some()
        {
            self.pop_to(opening, at);
        }
        for _ in 0..DEEPEST {
            let top = self.top();
            let clause = *self.clause(top);
            if self.stack.len() < 2 || clause.verb.is_none() && clause.kind != ClauseKind::Parenthesis {
                return;
            }
            let waits = clause.parent.is_some_and(|p| self.clause(p).verb.is_none());
            // "said since Lund left the town, he was"
            let opens_what_was_said = clause.kind == ClauseKind::Adverbial
                && clause.parent.is_some_and(|p| {
                    self.clause(p).verb.is_some_and(|v| v < clause.first)
                        && self.free(p)
                        && self.takes(p, Frame::Clause) >= 7
                });
            let fronted = opens_what_was_said
                || waits
                    && matches!(
                        clause.kind,
                        ClauseKind::Adverbial
                            | ClauseKind::Participle
                            | ClauseKind::Infinitive
                            | ClauseKind::Coordinate
                    )
                || waits && clause.kind == ClauseKind::Complement && clause.first == 0;
            // "Ann Lee, who left early, said"; but ", saying the dam, built in 1950, was safe".
            let speaks = self.verb(top).and_then(|v| self.cue(v)).is_some_and(|c| c.speaks());
            let closes = clause.apart
                && clause.rule != id::ASIDE
                && !(clause.kind == ClauseKind::Participle && speaks)
                && clause.kind != ClauseKind::Complement;
            if !(fronted || closes) {
                return;
            }
            self.pop(at);
        }
    }

    /// A semicolon begins anew.
    fn restart(&mut self, at: usize) {
        while let Some(top) = self.stack.pop() {
            self.close(top, at);
        }
        self.open(ClauseKind::Main, id::MAIN, at + 1, None);
        if let Some(top) = self.stack.last() {
            self.tree.clauses[*top].parent = None;
        }
    }

    fn colon(&mut self, at: usize) {
        let speaker = self.opened().find(|&n| self.verb(n).and_then(|v| self.cue(v)).is_some_and(|c| c.speaks()));
        let Some(speaker) = speaker.filter(|&n| self.free(n)) else { return self.restart(at) };
        if matches!(self.kind(at + 1), Some(Kind::Quote(_)) | None) {
            return;
        }
        self.pop_to(speaker, at);
        if let Some(opened) = self.open(ClauseKind::Complement, id::COLON, at + 1, None) {
            self.tree.clauses[speaker].governs = Governed::Clause(opened);
        }
    }

    /// A pair of dashes holds an aside; a single one before the end only adds to its clause.
    fn dash(&mut self, at: usize) {
        if self.opened().any(|n| self.clause(n).rule == id::DASHES) {
            return self.close_to(|clause| clause.rule == id::DASHES, at);
        }
        let paired = self.stretch.items[at + 1..].iter().take(3 * AHEAD).any(|i| i.kind == Kind::Dash);
        if paired {
            let opened = self.open(ClauseKind::Parenthesis, id::DASHES, at + 1, None);
            self.apart(opened);
        }
    }

    /// A quotation after a verb of saying is what it governs.
    fn quote(&mut self, at: usize) {
        let Some(before) = self.before(at) else { return };
        let top = self.top();
        let speaker = match before {
            Kind::Verb(v) => self.cue(v).is_some(),
            Kind::Comma | Kind::Colon | Kind::Noun(_) | Kind::Date => {
                self.verb(top).and_then(|v| self.cue(v)).is_some_and(|c| c.speaks())
            }
            _ => false,
        };
        if speaker && self.free(top) && self.clause(top).verb.is_some() {
            self.tree.clauses[top].governs = Governed::Quote(at);
        }
    }
}

/// Marks that no phrase goes over.
fn ends(kind: Kind) -> bool {
    matches!(kind, Kind::Semicolon | Kind::Colon | Kind::Stop | Kind::Quote(_))
}

pub(super) fn is_who(word: u64) -> bool {
    is_word!(word, "who" | "which" | "whose" | "whom")
}
