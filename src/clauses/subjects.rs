//! Subjects that do not stand before their verb as a noun: after "there is", in questions, after what opens a sentence.

use super::id;
use super::items::Kind;
use super::parse::{AHEAD, Reading};
use super::tree::{ClauseKind, Phrase, Sharing};
use crate::groups::{Form, Head, SOMEBODY, Verb};
use crate::lexicon::{Class, ClassSet, is_word};

/// Items passed over between a verb and the noun after it.
const NEAR: usize = 4;

impl Reading<'_> {
    /// The subject of a verb before which no noun stands that could be it.
    pub(super) fn elsewhere(&self, number: usize, at: usize, verb: Verb) -> Option<(Phrase, Sharing)> {
        let clause = self.clause(number);
        let lowest = clause.marker.map_or(clause.first, |marker| marker + 1);
        let last = (lowest..at).rev().find(|&i| !self.stretch.is(i, Kind::Adv));
        match last.and_then(|i| self.kind(i)) {
            // "Were you hurt?", "Then came the flood"
            None if at == lowest || !verb.auxiliary => {
                let first = matches!(clause.kind, ClauseKind::Main | ClauseKind::Coordinate) && !self.bare(verb);
                (first && verb.modal.is_none()).then(|| self.noun_after(at))?.map(|phrase| (phrase, Sharing::Inverted))
            }
            // "What happened?", but "What is the plan?"
            Some(Kind::Wh) => {
                let asked = verb.auxiliary.then(|| self.noun_after(at)).flatten();
                let inverted = asked.map(|phrase| (phrase, Sharing::Inverted));
                inverted.or_else(|| last.map(|i| (Phrase::of(i), Sharing::Own)))
            }
            // "Two years in office is long", "Monday was quiet"
            Some(Kind::Date) => last.map(|i| (Phrase::of(i), Sharing::Own)),
            // "Among the dead was Ann Lee"
            _ if verb.auxiliary
                && matches!(self.kind(lowest), Some(Kind::Prep | Kind::Adv | Kind::Adj | Kind::Verb(_))) =>
            {
                self.noun_after(at).map(|phrase| (phrase, Sharing::Inverted))
            }
            _ => None,
        }
    }

    /// Whether a verb has neither tense nor help: at the head of its clause it is a command, which has no subject.
    pub(super) fn bare(&self, verb: Verb) -> bool {
        let told = ClassSet::of(&[Class::VerbPast, Class::VerbS]);
        !verb.auxiliary && verb.modal.is_none() && !self.scene.classes(verb.head).any(told)
    }

    /// The noun right after a verb, with what hangs on it by prepositions.
    fn noun_after(&self, at: usize) -> Option<Phrase> {
        let over = |i: &usize| match self.kind(*i) {
            Some(Kind::Adv | Kind::Adj | Kind::Date) => false,
            // "there seems to be a fault"
            Some(Kind::Verb(v)) => !(v.form == Form::Infinitive && v.auxiliary),
            _ => true,
        };
        let first = (at + 1..at + 1 + NEAR).find(over)?;
        self.stretch.noun(first)?;
        let mut end = first + 1;
        while self.stretch.is(end, Kind::Prep) && self.stretch.noun(end + 1).is_some() {
            end += 2;
        }
        Some(Phrase { first, head: first, end })
    }

    /// "whereas | Bent Moe, chief economist at Fjordbank, argued": a subject with its apposition right behind a conjunction.
    pub(super) fn is_apposed_subject(&self, marker: usize) -> bool {
        // "There were cheers as the mayor, Ann Lee, left": the verb of the clause around stands before.
        let first = marker + 1;
        let meanwhile = || {
            let noun = self.stretch.noun(first).is_some_and(|noun| noun.head_kind != Head::Common);
            is_word!(self.word(marker), "as") && noun && self.stack.len() == 1 && self.clause(self.top()).verb.is_some()
        };
        let conjunction =
            is_word!(self.word(marker), "whereas" | "while" | "although" | "though" | "because") || meanwhile();
        if !conjunction || self.stretch.noun(first).is_none() {
            return false;
        }
        let inside =
            |&i: &usize| matches!(self.kind(i), Some(Kind::Noun(_) | Kind::Prep | Kind::Adj | Kind::Conj | Kind::Date));
        let open = (first..first + AHEAD).find(|i| !inside(i)).filter(|&i| self.stretch.is(i, Kind::Comma));
        let close = open.and_then(|open| (open + 1..open + AHEAD).find(|i| !inside(i)));
        let close = close.filter(|&i| self.stretch.is(i, Kind::Comma));
        let verb = close.and_then(|close| (close + 1..close + 4).find(|&i| !self.stretch.is(i, Kind::Adv)));
        verb.and_then(|i| self.stretch.verb(i)).is_some_and(|v| v.form == Form::Finite)
    }

    /// Whether the subject of a clause is somebody, or a body, that can say something.
    pub(super) fn has_speaker(&self, number: usize) -> bool {
        const THING: ClassSet = ClassSet::of(&[Class::Thing, Class::Quality]);
        const ASKED: ClassSet = SOMEBODY.with(Class::Percent.set());
        let Some(subject) = self.clause(number).subject else { return false };
        // "accepting it was no admission": a clause for a subject says nothing.
        let Some(noun) = self.stretch.noun(subject.head) else {
            return !matches!(self.kind(subject.head), Some(Kind::Verb(_)));
        };
        let classes = self.scene.classes(noun.head);
        match noun.head_kind {
            // "54 percent said": of those who were asked.
            // "Screens Down said": a name that nothing else tells of.
            Head::Common => {
                let named = classes.has(Class::Cap) && !classes.has(Class::SentenceStart);
                classes.any(ASKED) || noun.plural && !classes.any(THING) || named
            }
            Head::Pronoun => !is_word!(self.scene.hash(noun.head), "this" | "that" | "these" | "those"),
            _ => true,
        }
    }

    /// "| Had she known, she would have left": a condition without "if", before a clause with "would".
    pub(super) fn opens_condition(&self, at: usize, verb: Verb) -> bool {
        let first = self.clause(self.top()).first;
        let fronted = self.stack.len() == 1 && at == first && self.clause(self.top()).verb.is_none();
        let inverted = verb.auxiliary && is_word!(self.word(at), "had" | "were" | "should");
        if !fronted || !inverted {
            return false;
        }
        let Some(comma) = (at + 2..at + AHEAD).find(|&i| self.stretch.is(i, Kind::Comma)) else { return false };
        let would = |modal: u32| is_word!(self.scene.hash(modal), "would" | "could" | "might" | "will" | "'d");
        self.stretch.noun(at + 1).is_some()
            && self.stretch.items[comma..]
                .iter()
                .take(AHEAD)
                .any(|i| matches!(i.kind, Kind::Verb(Verb { modal: Some(modal), .. }) if would(modal)))
    }

    /// Opens the clause of such a condition: its verb stands before its subject.
    pub(super) fn condition(&mut self, at: usize) {
        let subject = self.noun_after(at);
        if let Some(opened) = self.open(ClauseKind::Adverbial, id::ADVERBIAL, at, None) {
            self.set_verb(opened, at, subject, Sharing::Inverted);
        }
    }

    /// "there is a plan": the noun after the verb, where "there" stands for it.
    pub(super) fn existing(&self, subject: Phrase, at: usize) -> Option<Phrase> {
        let there = subject.end == subject.first + 1 && is_word!(self.word(subject.head), "there");
        there.then(|| self.noun_after(at))?
    }

    /// Whether a verb continues the question that the verb of a clause opens: "Were residents | warned?"
    pub(super) fn goes_on_asking(&self, number: usize, phrase: Phrase) -> bool {
        let clause = self.clause(number);
        clause.sharing == Sharing::Inverted
            && clause.subject.is_some_and(|s| s.head == phrase.head)
            && self.verb(number).is_some_and(|v| v.auxiliary)
            && clause.verb.is_some_and(|verb| {
                let before = (clause.first..verb).rev().find(|&i| !self.stretch.is(i, Kind::Adv));
                before.is_none_or(|i| self.stretch.is(i, Kind::Wh))
            })
    }
}
