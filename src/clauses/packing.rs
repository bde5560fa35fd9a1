//! Stretches and their clauses as bytes: small numbers, most of them counted from what stands before.

use super::Sentence;
use super::items::{Item, Kind, Stretch};
use super::tree::{Bounds, Clause, ClauseKind, Governed, Phrase, Sharing, Tree};
use crate::groups::{Form, Head, Noun, Verb};
use crate::lexicon::ClassSet;
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// Writes stretches. What recurs, the sets of classes and the rules, is written as its number.
#[derive(Debug, Default)]
pub(super) struct Pen {
    bytes: Vec<u8>,
    sets: Vec<ClassSet>,
    numbers: FxHashMap<ClassSet, u64>,
    rules: Vec<&'static str>,
}

/// The kinds that say nothing more.
const PLAIN: [Kind; 16] = [
    Kind::Comma,
    Kind::Colon,
    Kind::Dash,
    Kind::Semicolon,
    Kind::Stop,
    Kind::Open,
    Kind::Close,
    Kind::Conj,
    Kind::Prep,
    Kind::That,
    Kind::Wh,
    Kind::Subord,
    Kind::Adv,
    Kind::Adj,
    Kind::Date,
    Kind::Other,
];
const NOUN: u64 = PLAIN.len() as u64;
const VERB: u64 = NOUN + 1;
const QUOTE: u64 = VERB + 1;

const HEADS: [Head; 7] =
    [Head::Person, Head::Place, Head::Organization, Head::Pronoun, Head::Role, Head::Number, Head::Common];
const FORMS: [Form; 4] = [Form::Finite, Form::Infinitive, Form::Participle, Form::Past];
const KINDS: [ClauseKind; 8] = [
    ClauseKind::Main,
    ClauseKind::Coordinate,
    ClauseKind::Complement,
    ClauseKind::Relative,
    ClauseKind::Adverbial,
    ClauseKind::Participle,
    ClauseKind::Infinitive,
    ClauseKind::Parenthesis,
];
const SHARINGS: [Sharing; 5] =
    [Sharing::Own, Sharing::Inverted, Sharing::Coordinated, Sharing::Relative, Sharing::Controlled];
const BOUNDS: [Bounds; 4] = [Bounds::None, Bounds::Commas, Bounds::Dashes, Bounds::Brackets];

impl Pen {
    /// Some stretches as bytes.
    pub(super) fn write(&mut self, sentences: &[Sentence]) -> Box<[u8]> {
        self.bytes.clear();
        self.number(sentences.len() as u64);
        sentences.iter().for_each(|sentence| self.sentence(sentence));
        self.bytes.as_slice().into()
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    fn size(&mut self, number: usize) {
        self.number(number as u64);
    }

    fn maybe(&mut self, number: Option<u64>) {
        self.number(number.map_or(0, |number| number + 1));
    }

    /// How far one token is from another, either way.
    fn apart(&mut self, from: u32, to: u32) {
        let apart = i64::from(to) - i64::from(from);
        self.number((apart << 1 ^ apart >> 63) as u64);
    }

    fn flags<const N: usize>(&mut self, flags: [bool; N]) {
        self.number(flags.iter().rev().fold(0, |bits, &flag| bits << 1 | u64::from(flag)));
    }

    fn one_of<T: PartialEq>(&mut self, value: T, all: &[T]) {
        self.size(all.iter().position(|one| *one == value).unwrap_or_default());
    }

    fn sentence(&mut self, Sentence { stretch, tree }: &Sentence) {
        self.number(stretch.sentence.into());
        self.number(stretch.tokens.start.into());
        self.number(stretch.tokens.len().into());
        self.maybe(stretch.quote.map(u64::from));
        self.size(stretch.items.len());
        let mut at = stretch.tokens.start;
        for item in &stretch.items {
            self.item(item, at);
            at = item.tokens.end;
        }
        self.flags([tree.cut]);
        self.size(tree.clauses.len());
        tree.clauses.iter().for_each(|clause| self.clause(clause));
    }

    fn item(&mut self, item: &Item, after: u32) {
        let start = item.tokens.start;
        self.apart(after, start);
        self.number(item.tokens.len().into());
        let next = self.sets.len() as u64;
        let set = *self.numbers.entry(item.classes).or_insert(next);
        if set == next {
            self.sets.push(item.classes);
        }
        self.number(set);
        match item.kind {
            Kind::Noun(noun) => {
                self.number(NOUN);
                [noun.head, noun.named, noun.possessed].iter().for_each(|&token| self.apart(start, token));
                self.one_of(noun.head_kind, &HEADS);
                self.flags([noun.plural, noun.indefinite]);
            }
            Kind::Verb(verb) => {
                self.number(VERB);
                self.apart(start, verb.head);
                self.one_of(verb.form, &FORMS);
                self.flags([verb.passive, verb.negated, verb.auxiliary, verb.modal.is_some()]);
                if let Some(modal) = verb.modal {
                    self.apart(start, modal);
                }
            }
            Kind::Quote(number) => {
                self.number(QUOTE);
                self.number(number.into());
            }
            plain => self.one_of(plain, &PLAIN),
        }
    }

    fn clause(&mut self, clause: &Clause) {
        let rule = self.rules.iter().position(|rule| *rule == clause.rule).unwrap_or_else(|| {
            self.rules.push(clause.rule);
            self.rules.len() - 1
        });
        self.size(rule);
        self.one_of(clause.kind, &KINDS);
        self.one_of(clause.sharing, &SHARINGS);
        self.one_of(clause.bounds, &BOUNDS);
        self.size(clause.first);
        self.size(clause.end);
        for item in [clause.marker, clause.verb, clause.parent, clause.subject.map(|subject| subject.first)] {
            self.maybe(item.map(|item| item as u64));
        }
        if let Some(subject) = clause.subject {
            self.size(subject.head);
            self.size(subject.end);
        }
        let (kind, numbers): (u64, &[usize]) = match &clause.governs {
            Governed::Nothing => (0, &[]),
            Governed::Clause(number) => (1, &[*number]),
            Governed::Quote(item) => (2, &[*item]),
            Governed::Before(from, to) => (3, &[*from, *to]),
        };
        self.number(kind);
        numbers.iter().for_each(|&number| self.size(number));
    }
}

/// Reads what a pen has written, stretch by stretch.
pub(super) fn read(bytes: &[u8], pen: &Pen, mut take: impl FnMut(Sentence)) {
    let mut from = From { bytes: bytes.iter(), pen };
    for _ in 0..from.size() {
        take(from.sentence());
    }
}

struct From<'b> {
    bytes: std::slice::Iter<'b, u8>,
    pen: &'b Pen,
}

impl From<'_> {
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        for &byte in self.bytes.by_ref() {
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
            shift += 7;
        }
        number
    }

    fn size(&mut self) -> usize {
        self.number() as usize
    }

    fn token(&mut self) -> u32 {
        self.number() as u32
    }

    fn maybe(&mut self) -> Option<usize> {
        self.size().checked_sub(1)
    }

    fn apart(&mut self, from: u32) -> u32 {
        let apart = self.number();
        from.wrapping_add(((apart >> 1) as i64 ^ -((apart & 1) as i64)) as u32)
    }

    fn flags<const N: usize>(&mut self) -> [bool; N] {
        let bits = self.number();
        std::array::from_fn(|flag| bits >> flag & 1 == 1)
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.size()]
    }

    fn sentence(&mut self) -> Sentence {
        let sentence = self.token();
        let start = self.token();
        let tokens = Tokens::new(start, start + self.token());
        let quote = self.maybe().map(|quote| quote as u32);
        let mut at = start;
        let count = self.size();
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            let item = self.item(at);
            at = item.tokens.end;
            items.push(item);
        }
        let [cut] = self.flags();
        let count = self.size();
        let clauses = (0..count).map(|_| self.clause()).collect();
        Sentence { stretch: Stretch { items, tokens, quote, sentence }, tree: Tree::of(clauses, cut) }
    }

    fn item(&mut self, after: u32) -> Item {
        let start = self.apart(after);
        let tokens = Tokens::new(start, start + self.token());
        let classes = self.pen.sets[self.size()];
        let kind = match self.number() {
            NOUN => {
                let [head, named, possessed] = std::array::from_fn(|_| self.apart(start));
                let head_kind = self.one_of(&HEADS);
                let [plural, indefinite] = self.flags();
                Kind::Noun(Noun { head, named, head_kind, plural, possessed, indefinite })
            }
            VERB => {
                let (head, form) = (self.apart(start), self.one_of(&FORMS));
                let [passive, negated, auxiliary, has_modal] = self.flags();
                let modal = has_modal.then(|| self.apart(start));
                Kind::Verb(Verb { head, form, passive, negated, modal, auxiliary })
            }
            QUOTE => Kind::Quote(self.token()),
            plain => PLAIN[plain as usize],
        };
        Item { kind, tokens, classes }
    }

    fn clause(&mut self) -> Clause {
        let rule = self.pen.rules[self.size()];
        let (kind, sharing, bounds) = (self.one_of(&KINDS), self.one_of(&SHARINGS), self.one_of(&BOUNDS));
        let (first, end) = (self.size(), self.size());
        let [marker, verb, parent, subject] = std::array::from_fn(|_| self.maybe());
        let subject = subject.map(|first| Phrase { first, head: self.size(), end: self.size() });
        let governs = match self.number() {
            1 => Governed::Clause(self.size()),
            2 => Governed::Quote(self.size()),
            3 => Governed::Before(self.size(), self.size()),
            _ => Governed::Nothing,
        };
        Clause { rule, kind, marker, first, end, verb, subject, sharing, parent, governs, bounds }
    }
}
