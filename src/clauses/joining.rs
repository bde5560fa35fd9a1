//! Clauses and verbs joined by "and", "but" or a comma: what they are joined to.

use super::cues::{CueClass, Frame, STRONG, Stance};
use super::id;
use super::items::Kind;
use super::parse::{AHEAD, Reading, ends};
use super::phrases;
use super::tree::{ClauseKind, Governed, Phrase, Sharing};
use crate::groups::{Form, Head, Verb};
use crate::lexicon::{Class, ClassSet, Usage, is_word};

/// Items that the object of a verb like "help" may have, and what stands between commas behind "and".
const MOST_OBJECT: usize = 6;
const MOST_BETWEEN: usize = 8;

impl Reading<'_> {
    /// "to stay alert, follow advice and avoid the river": a base form continues an infinitive.
    pub(super) fn joins_infinitive(&self, at: usize, verb: Verb) -> bool {
        matches!(self.before(at), Some(Kind::Comma | Kind::Conj)) && self.infinitive(at, verb).is_some()
    }

    /// The open infinitive, or clause with a modal, that a base form continues.
    pub(super) fn infinitive(&self, at: usize, verb: Verb) -> Option<usize> {
        let classes = self.scene.classes(self.stretch.items[at].tokens.start);
        let base = verb.modal.is_none()
            && !verb.passive
            && (classes.has(Class::Verb) || is_word!(self.word(at), "have" | "be" | "do" | "not"))
            && !classes.any(ClassSet::of(&[Class::VerbS, Class::VerbPast]));
        let open = |&n: &usize| self.verb(n).is_some_and(|v| v.form == Form::Infinitive || v.modal.is_some());
        (base && !self.says_more(at, verb)).then(|| self.opened().find(open))?
    }

    /// "say the plan may fail, but | insist that it works": behind ", but" a verb of saying is that of those who say so.
    fn says_more(&self, at: usize, verb: Verb) -> bool {
        let but = at >= 2
            && self.stretch.is(at - 1, Kind::Conj)
            && self.stretch.is(at - 2, Kind::Comma)
            && is_word!(self.word(at - 1), "but");
        let present = |v: Verb| {
            let classes = self.scene.classes(v.head);
            v.modal.is_none()
                && classes.has(Class::Verb)
                && !classes.any(ClassSet::of(&[Class::VerbS, Class::VerbPast]))
        };
        let says = |v: Verb| self.cue(v).is_some_and(|cue| cue.attributes());
        but && says(verb) && self.opened().any(|n| self.verb(n).is_some_and(|v| present(v) && says(v)))
    }

    /// "helped the girls | enter", "let them | go": a base form behind the object of a verb that takes one has no subject of
    /// its own.
    pub(super) fn is_bare_infinitive(&self, at: usize, verb: Verb) -> bool {
        let classes = self.scene.classes(self.stretch.items[at].tokens.start);
        let base = verb.modal.is_none()
            && !verb.auxiliary
            && self.stretch.items[at].tokens.len() == 1
            && classes.has(Class::Verb)
            && !classes.any(ClassSet::of(&[Class::VerbS, Class::VerbPast]));
        let Some(above) =
            self.clause(self.top()).verb.filter(|&above| base && above + 1 < at && at - above <= MOST_OBJECT)
        else {
            return false;
        };
        self.stretch.verb(above).is_some_and(|v| self.scene.used(v.head, Usage::Lets))
            && (above + 1..at).all(|i| matches!(self.kind(i), Some(Kind::Noun(_) | Kind::Adj)))
    }

    /// "and, given the storm, | expects": the conjunction before what stands between commas before the verb.
    pub(super) fn joined_over(&self, at: usize) -> Option<usize> {
        let close = at.checked_sub(1).filter(|&i| self.stretch.is(i, Kind::Comma))?;
        let lowest = close.saturating_sub(MOST_BETWEEN);
        let open = (lowest..close).rev().find(|&i| {
            !matches!(self.kind(i), Some(Kind::Noun(_) | Kind::Prep | Kind::Adj | Kind::Adv | Kind::Date))
        })?;
        let conj = open.checked_sub(1)?;
        (self.stretch.is(open, Kind::Comma) && open + 1 < close && self.stretch.is(conj, Kind::Conj)).then_some(conj)
    }

    /// "wants lower rates and last month | called": a date between "and" and a verb, where no date stands before "and".
    pub(super) fn joined_then(&self, at: usize) -> bool {
        let date = at.checked_sub(1).filter(|&i| self.stretch.is(i, Kind::Date));
        let conj = date.and_then(|date| {
            let first = date - usize::from(date > 0 && self.stretch.is(date - 1, Kind::Prep));
            first.checked_sub(1).filter(|&i| self.stretch.is(i, Kind::Conj))
        });
        conj.is_some_and(|conj| conj > 0 && !self.stretch.is(conj - 1, Kind::Date))
    }

    /// "left and came back": a verb that shares the subject of a clause before it.
    pub(super) fn coordinate(&mut self, at: usize) {
        let target = self.level_of_verb(at);
        let conj = (0..at).rev().take(4).find(|&i| self.stretch.is(i, Kind::Conj));
        let conj = conj.or_else(|| self.joined_over(at)).unwrap_or(at);
        self.pop_to(target, conj);
        let subject = self.speaker_before(at, conj).or(self.clause(target).subject);
        if let Some(opened) = self.open(ClauseKind::Coordinate, id::SHARED, at, None) {
            self.set_verb(opened, at, subject, Sharing::Coordinated);
        }
    }

    /// "C, S said on Monday, but | warned that C": who says both, where the attribution is the last thing before.
    fn speaker_before(&self, at: usize, conj: usize) -> Option<Phrase> {
        let verb = self.stretch.verb(at).filter(|&verb| verb.modal.is_none() && self.reports(at, verb))?;
        let last = self.tree.clauses.iter().rev().take(4).find(|c| c.verb.is_some())?;
        let subject = last.subject?;
        let comma = match last.sharing {
            Sharing::Inverted => Some(subject.end).filter(|&end| self.stretch.is(end, Kind::Comma)),
            _ => last.verb.and_then(|v| self.after_adjuncts(v)),
        };
        let attributes = matches!(last.governs, Governed::Before(..)) && verb.form == Form::Finite;
        (attributes && comma.is_some_and(|comma| comma + 1 == conj)).then_some(subject)
    }

    /// The clause that a new one with a subject of its own is joined to: the outermost one that a verb of saying
    /// governs, since what was said goes on; else the outermost.
    pub(super) fn level(&self, verb: Verb, subject: Phrase) -> usize {
        // "said the cause was known, but police said": another speaker is the narrator's to name; and so is one by name
        // who judges it: ", but Lee dismissed that".
        let named = self
            .stretch
            .noun(subject.head)
            .is_some_and(|noun| matches!(noun.head_kind, Head::Person | Head::Organization) && !noun.plural);
        let judges = named
            && subject.first > 0
            && is_word!(self.word(subject.first - 1), "but")
            && self
                .cue(verb)
                .is_some_and(|cue| (cue.stance == Stance::Denies || cue.class == CueClass::Judge) && cue.speaks());
        let own =
            !self.cue(verb).is_some_and(|cue| (cue.attributes() || judges) && verb.modal.is_none() && !verb.passive);
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
    pub(super) fn level_of_verb(&self, at: usize) -> usize {
        let finite = |&n: &usize| self.verb(n).is_some_and(|v| v.form == Form::Finite);
        let own = self.stretch.verb(at);
        // "said she had asked twice but was told to wait": that is what she said. So is what she thought.
        let speaks = own.is_some_and(|v| {
            v.modal.is_none() && !v.passive && self.reports(at, v) && !(self.thinks(v) && self.says_of_oneself(at))
        });
        if let Some(infinitive) = own.and_then(|v| self.infinitive(at, v)) {
            return infinitive;
        }
        let strong = |n: &usize| finite(n) && self.takes(*n, Frame::After) >= STRONG;
        let agrees = |n: &usize| self.agrees(*n, at);
        // "heard that he was held and | had complained": what had happened before that is what was heard.
        if speaks
            && self.stretch.items[at].tokens.len() > 1
            && is_word!(self.word(at), "had")
            && let Some(told) = self.opened().find(finite)
            && self.backshifts(told)
        {
            return told;
        }
        if speaks
            && let Some(speaker) = self
                .opened()
                .find(|n| strong(n) && agrees(n) && !self.free(*n))
                .or_else(|| self.opened().find(|n| strong(n) && agrees(n)))
                .or_else(|| self.opened().find(|n| strong(n) && !self.is_of_several(*n, at)))
        {
            return speaker;
        }
        // "stressed that the outlook was good, and | repeated its target": what cannot speak repeats nothing.
        if !speaks
            && own.is_some_and(|v| v.modal.is_none() && self.cue(v).is_some_and(|cue| cue.speaks()))
            && self.has_content(at)
            && self.opened().find(|n| finite(n)).is_some_and(|n| !self.has_speaker(n))
            && let Some(speaker) = self.opened().find(|n| strong(n) && agrees(n) && self.has_speaker(*n))
        {
            return speaker;
        }
        if speaks
            && let Some(speaker) = self.opened().find(|n| {
                finite(n)
                    && !self.is_of_several(*n, at)
                    && self.verb(*n).is_some_and(|v| v.modal.is_none() && self.cue(v).is_some_and(|c| c.speaks()))
            })
        {
            return speaker;
        }
        // "have said A but have never shown": the same auxiliary.
        let first = |i: usize| self.word(i);
        let perfect =
            own.is_some() && self.stretch.items[at].tokens.len() > 1 && is_word!(first(at), "have" | "has" | "had");
        if perfect
            && let Some(like) = self.opened().find(|&n| {
                finite(&n)
                    && self
                        .clause(n)
                        .verb
                        .is_some_and(|v| first(v) == first(at) && self.stretch.items[v].tokens.len() > 1)
            })
        {
            return like;
        }
        let fitting = self.opened().find(|n| finite(n) && agrees(n));
        fitting.or_else(|| self.opened().find(finite)).unwrap_or(self.stack[0])
    }

    /// "was held", under "heard": a past of somebody inside what a plain past governs, beside which "had" stands for what had
    /// been before.
    fn backshifts(&self, number: usize) -> bool {
        let clause = self.clause(number);
        let plain = |n: usize| {
            let first = self.clause(n).verb.map(|v| self.stretch.items[v].tokens.start);
            first.is_some_and(|t| {
                self.scene.classes(t).has(Class::VerbPast) && !is_word!(self.scene.hash(t), "had")
                    || is_word!(self.scene.hash(t), "was" | "were")
            })
        };
        clause.kind == ClauseKind::Complement
            && self.has_speaker(number)
            && plain(number)
            && clause.parent.is_some_and(plain)
    }

    /// "repeated its target", "vowed to leave", "called for a survey".
    fn has_content(&self, at: usize) -> bool {
        match self.kind(at + 1) {
            Some(Kind::Noun(_) | Kind::Verb(Verb { form: Form::Infinitive, .. })) => true,
            Some(Kind::Prep) => {
                let word = self.scene.lower(self.stretch.items[at + 1].tokens.start);
                self.stretch.verb(at).and_then(|v| self.cue(v)).is_some_and(|cue| cue.with_preposition(word) >= 5)
            }
            _ => false,
        }
    }

    fn thinks(&self, verb: Verb) -> bool {
        self.cue(verb).is_some_and(|cue| cue.stance == Stance::Believes)
    }

    /// "said | she heard a shot and": the innermost finite clause is what was said, of a person by a pronoun.
    fn says_of_oneself(&self, at: usize) -> bool {
        let inner = self.opened().find(|&n| self.verb(n).is_some_and(|v| v.form == Form::Finite));
        inner.is_some_and(|n| {
            let clause = self.clause(n);
            let pronoun = clause.subject.and_then(|subject| self.stretch.noun(subject.head)).is_some_and(|noun| {
                noun.head_kind == Head::Pronoun
                    && is_word!(self.scene.hash(noun.head), "he" | "she" | "they" | "i" | "we")
            });
            clause.kind == ClauseKind::Complement && pronoun && self.agrees(n, at)
        })
    }

    /// Whether a verb after "and" brings what was said: a clause, a quotation, somebody who is told.
    pub(super) fn reports(&self, at: usize, verb: Verb) -> bool {
        // "said they had been called but had not been told": who is told says nothing.
        let Some(cue) = self.cue(verb).filter(|cue| cue.speaks() && !verb.passive) else { return false };
        let next = (at + 1..at + 5).find(|&i| !matches!(self.kind(i), Some(Kind::Adv | Kind::Date)));
        match next.and_then(|i| self.kind(i)) {
            Some(Kind::That | Kind::Quote(_) | Kind::Colon | Kind::Wh) => true,
            Some(Kind::Verb(v)) => v.form == Form::Infinitive,
            Some(Kind::Noun(_)) if cue.to_whom => true,
            Some(Kind::Noun(_)) => cue.reliability(Frame::Clause) >= 5 && next.is_some_and(|i| self.heads_clause(i)),
            _ => cue.attributes(),
        }
    }

    /// Whether the noun at an item is the subject of the next finite verb: "the dam had held", not "the film of how it held".
    fn heads_clause(&self, noun: usize) -> bool {
        let rest = (noun + 1..self.stretch.items.len()).take(AHEAD);
        let mut rest = rest.take_while(|&i| self.kind(i).is_some_and(|k| !ends(k) && k != Kind::Conj));
        let verb = rest.find(|&i| self.stretch.verb(i).is_some_and(|v| v.form == Form::Finite));
        verb.and_then(|verb| phrases::before(self.scene, self.stretch, &self.tree.clauses, noun, verb))
            .is_some_and(|phrase| phrase.first == noun)
    }

    /// Whether a verb is said of several, and the subject of a clause is one person.
    fn is_of_several(&self, number: usize, at: usize) -> bool {
        let subject = self.clause(number).subject.and_then(|subject| Some((subject, self.stretch.noun(subject.head)?)));
        let one = subject.is_some_and(|(subject, noun)| {
            let joined = self.stretch.items[subject.first..subject.end].iter().any(|i| i.kind == Kind::Conj);
            noun.head_kind == Head::Person && !noun.plural && !joined
        });
        one && is_word!(self.word(at), "are" | "were")
    }

    /// Whether a verb without a subject can be joined to a clause: "expects" to one about one person, a plain past to
    /// no "would".
    pub(super) fn agrees(&self, number: usize, at: usize) -> bool {
        let (Some(own), Some(verb)) = (self.stretch.verb(at), self.verb(number)) else { return true };
        let first = |at: usize| {
            let tokens = self.stretch.items[at].tokens;
            let told = tokens.iter().find(|&t| !self.scene.classes(t).has(Class::Adv) || t + 1 == tokens.end);
            self.scene.classes(told.unwrap_or(tokens.start))
        };
        let (word, other) = (first(at), self.clause(number).verb.map_or(ClassSet::EMPTY, first));
        let plural = self.clause(number).subject.is_some_and(|s| self.stretch.noun(s.head).is_some_and(|n| n.plural));
        let present = word.has(Class::VerbS) && !word.has(Class::VerbPast);
        let past = word.has(Class::VerbPast) && !word.any(ClassSet::of(&[Class::Verb, Class::VerbS]));
        match () {
            // "Lee says police know and | are asking": not what is said of one person.
            () if self.is_of_several(number, at) => false,
            // "defended it when the firm fell, and | has not answered": no "has fallen".
            () if is_word!(self.word(at), "has" | "have")
                && self.clause(number).kind == ClauseKind::Adverbial
                && other.has(Class::VerbPast)
                && !other.has(Class::Verb) =>
            {
                false
            }
            () if own.modal.is_some() || own.auxiliary => true,
            () if present => !plural && (!other.has(Class::VerbPast) || other.has(Class::Verb)),
            // "says the plan looks sound and | cut his forecast": what is said of one plan would be "cuts".
            () if own.form == Form::Finite && word.has(Class::Verb) && !present => {
                plural || !other.has(Class::VerbS) || other.has(Class::VerbPast)
            }
            () if past && own.form == Form::Finite => {
                let have = is_word!(
                    self.scene.hash(self.clause(number).verb.map_or(0, |v| self.stretch.items[v].tokens.start)),
                    "have" | "has" | "had"
                );
                let present = other.any(ClassSet::of(&[Class::VerbS, Class::Verb])) && !other.has(Class::VerbPast);
                have || verb.modal.is_none() && !present
            }
            () => true,
        }
    }
}
