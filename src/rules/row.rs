//! Rows of units: what patterns match.

use super::scene::Scene;
use super::unit::Unit;
use crate::lexicon::Word;
use crate::lexicon::class::{Class, ClassSet, NEEDS_CAPITAL};
use crate::lexicon::vocabulary::hash;
use crate::text::{ParagraphKind, Tokens};
use crate::work::look;

/// So many units are much: no story has them.
const MUCH: usize = 1 << 16;

/// The units of a text, sentence by sentence.
#[derive(Debug, Default)]
pub struct Row {
    /// Those of each sentence lie together; behind them is room that folding has freed.
    units: Vec<Unit>,
    sentences: Vec<Tokens>,
    /// All that the units of each sentence are or have been.
    classes: Vec<ClassSet>,
}

impl Row {
    /// Fills the row with the tokens of a text, phrases of the tables joined (the longest first), each sentence apart.
    #[inline(never)]
    pub fn fill(&mut self, scene: &Scene<'_>) {
        self.units.clear();
        self.units.reserve_exact(scene.text.tokens.len());
        self.sentences.clear();
        self.classes.clear();
        for sentence in &scene.text.sentences {
            let start = self.units.len();
            let mut at = sentence.tokens.start;
            let mut line = Line::default();
            while at < sentence.tokens.end {
                let word = scene.vocabulary.word(scene.text.tokens[at as usize].word);
                let phrase = match word.phrase_nexts {
                    0 => None,
                    nexts => phrase(scene, Tokens::new(at, sentence.tokens.end), nexts, at == sentence.tokens.start),
                };
                let mut unit = phrase.unwrap_or_else(|| single(at, word));
                line.add(&mut unit);
                at = unit.tokens.end;
                self.units.push(unit);
            }
            let kind = scene.text.paragraphs.get(sentence.paragraph as usize).map(|paragraph| paragraph.kind);
            let classes = line.end(scene, &mut self.units[start..], kind == Some(ParagraphKind::Headline));
            self.sentences.push(Tokens::new(start as u32, self.units.len() as u32));
            self.classes.push(classes);
        }
    }

    /// Moves the units together, if folding has freed much room: a book's units are most of what is kept of it.
    pub fn shrink(&mut self) {
        if self.units.len() < MUCH {
            return;
        }
        let mut end = 0;
        for sentence in &mut self.sentences {
            let (range, start) = (sentence.range(), end);
            end += range.len();
            self.units.copy_within(range, start);
            *sentence = Tokens::new(start as u32, end as u32);
        }
        self.units.truncate(end);
        self.units.shrink_to_fit();
    }

    /// Lets the units go, if they are many. There are none then.
    pub fn let_go(&mut self) {
        if self.units.capacity() >= MUCH {
            *self = Row::default();
        }
    }

    /// How many sentences there are: those of the text.
    #[inline]
    pub fn sentences(&self) -> usize {
        self.sentences.len()
    }

    /// The units of a sentence.
    #[inline]
    pub fn sentence(&self, number: usize) -> &[Unit] {
        let units = &self.units[self.sentences[number].range()];
        look(units.len());
        units
    }

    /// Whether a unit of a sentence may have one of some classes: none has where this says so.
    #[inline]
    pub fn may_have(&self, number: usize, classes: ClassSet) -> bool {
        self.classes[number].any(classes)
    }

    /// Those of them that lie within some tokens.
    pub fn within(&self, number: usize, tokens: Tokens) -> &[Unit] {
        let units = &self.units[self.sentences[number].range()];
        let first = units.partition_point(|unit| unit.tokens.start < tokens.start);
        let end = units.partition_point(|unit| unit.tokens.end <= tokens.end).max(first);
        look(end - first);
        &units[first..end]
    }

    /// Replaces the units under each mark by one of the given classes. The marks must be in order and apart; one whose
    /// ends fall inside a unit, or in two sentences, is left out. A sentence without marks is not touched.
    pub fn fold(&mut self, marks: impl Iterator<Item = (Tokens, ClassSet)>) {
        let mut marks = marks.zip(0_u32..);
        let mut mark_next = marks.next();
        for (sentence, all) in self.sentences.iter_mut().zip(&mut self.classes) {
            let Some(((tokens, _), _)) = mark_next else { break };
            let units = &mut self.units[sentence.range()];
            let Some(end) = units.last().map(|last| last.tokens.end).filter(|&end| tokens.start < end) else {
                continue;
            };
            // The first unit not yet moved, where it is to lie, and the first one that a mark may begin at.
            let (mut from, mut to, mut first) = (0, 0, 0);
            while let Some(((tokens, classes), mark)) = mark_next.filter(|((tokens, _), _)| tokens.start < end) {
                mark_next = marks.next();
                first += units[first..].iter().take_while(|unit| unit.tokens.start < tokens.start).count();
                let under = units[first..].iter().take_while(|unit| unit.tokens.end <= tokens.end).count();
                let whole = under > 0
                    && units[first].tokens.start == tokens.start
                    && units[first + under - 1].tokens.end == tokens.end;
                if !whole {
                    continue;
                }
                if to < from {
                    units.copy_within(from..first, to);
                }
                to += first - from;
                let unit = units[first];
                units[to] = Unit {
                    classes: classes.with(ClassSet(unit.classes.0 & POSITION.0)),
                    // A number of one word stays the word it is ("one", "two").
                    hash: if under == 1 && classes.has(Class::Number) { unit.hash } else { 0 },
                    tokens,
                    row: if under == 1 { unit.row } else { u32::MAX },
                    mark,
                };
                *all = all.with(classes);
                first += under;
                (from, to) = (first, to + 1);
            }
            if to < from {
                units.copy_within(from.., to);
                sentence.end -= (from - to) as u32;
            }
        }
    }
}

/// What is known of a sentence's letters while its units are put together.
#[derive(Default)]
struct Line {
    classes: ClassSet,
    begun: bool,
    upper: u32,
    lower: u32,
    /// The two units before.
    last: [ClassSet; 2],
}

impl Line {
    /// Takes the next unit, and says whether it is the first word of the sentence, or of one that is quoted in it.
    #[inline]
    fn add(&mut self, unit: &mut Unit) {
        let classes = unit.classes;
        let [mark, before] = self.last;
        self.last = [classes, mark];
        if classes.any(LETTERS) {
            const LEADS: ClassSet = ClassSet::of(&[Class::Comma, Class::Colon]);
            if !self.begun || mark.has(Class::OpenQuote) && before.any(LEADS) {
                unit.classes = classes.with(Class::SentenceStart.set());
                self.begun = true;
            }
            self.upper += u32::from(classes.has(Class::Upper));
            self.lower += u32::from(classes.any(WITH_LOWER));
        }
        self.classes = self.classes.with(unit.classes);
    }

    /// Says whether the whole line is in capitals; gives all the classes of its units.
    fn end(self, scene: &Scene<'_>, units: &mut [Unit], headline: bool) -> ClassSet {
        let capitals = self.upper >= 2 && self.upper > 4 * self.lower;
        if !capitals && !title_case(units, headline) {
            return self.classes;
        }
        if capitals && self.upper > MOST_HEADLINE {
            read_small(scene, &mut units[1..]);
        }
        for unit in &mut *units {
            unit.classes = unit.classes.with(Class::UpperLine.set());
        }
        units.iter().fold(ClassSet::EMPTY, |all, unit| all.with(unit.classes))
    }
}

/// Whether A Headline Is Written Like This: nothing but small words in lower case, and capitals on common words.
/// A line that is not a headline by its place must be so the more clearly.
fn title_case(units: &[Unit], headline: bool) -> bool {
    const SMALL: ClassSet = ClassSet::of(&[
        Class::Prep,
        Class::Det,
        Class::Conj,
        Class::Subord,
        Class::Aux,
        Class::Modal,
        Class::Pron,
        Class::PossPron,
        Class::Neg,
    ]);
    let (mut capitals, mut common) = (0, 0);
    for unit in units {
        if unit.classes.has(Class::Lower) && !unit.classes.any(SMALL) {
            return false;
        }
        let capital = unit.classes.has(Class::Cap);
        capitals += u32::from(capital);
        common += u32::from(capital && unit.classes.has(Class::Common));
    }
    if headline { capitals >= 4 && 2 * common >= capitals } else { capitals >= 5 && 3 * common >= 2 * capitals }
}

/// A longer line in capitals is a sentence of a text all in capitals, and no headline.
const MOST_HEADLINE: u32 = 6;

/// In a text all in capitals "WHO" and "IS" are the little words that they are in any other.
fn read_small(scene: &Scene<'_>, units: &mut [Unit]) {
    const LITTLE: ClassSet = ClassSet::of(&[Class::Pron, Class::Wh, Class::Aux, Class::Modal]);
    for unit in units.iter_mut().filter(|unit| unit.classes.all(Class::Upper.set().with(Class::OrgName.set()))) {
        let small = LITTLE_WORDS.iter().find(|(_, hash)| unit.hash == *hash);
        let small = small.and_then(|(word, _)| scene.vocabulary.lexicon().lookup(word));
        if let Some(entry) = small.filter(|entry| entry.classes.any(LITTLE)) {
            unit.classes = entry.classes.with(ClassSet(unit.classes.0 & SHAPES.with(POSITION).0));
            unit.row = entry.row;
        }
    }
}

/// Little words that are letters of bodies, too.
const LITTLE_WORDS: [(&str, u64); 6] = [
    ("who", hash("who")),
    ("is", hash("is")),
    ("was", hash("was")),
    ("are", hash("are")),
    ("may", hash("may")),
    ("can", hash("can")),
];

const LETTERS: ClassSet = ClassSet::of(&[Class::Lower, Class::Cap, Class::Upper, Class::Initial]);
const WITH_LOWER: ClassSet = ClassSet::of(&[Class::Lower, Class::Cap]);
const POSITION: ClassSet = ClassSet::of(&[Class::SentenceStart, Class::UpperLine]);
const SHAPES: ClassSet = ClassSet::of(&[Class::Lower, Class::Cap, Class::Upper]);

#[inline]
fn single(at: u32, word: &Word) -> Unit {
    Unit { classes: word.classes, hash: word.hash, tokens: Tokens::new(at, at + 1), row: word.row, mark: u32::MAX }
}

/// The longest phrase of the tables that begins at a token. A name among them must have capitals at both ends.
/// `nexts` tells which words can be its second; `opens` whether it begins the sentence.
fn phrase(scene: &Scene<'_>, within: Tokens, nexts: u32, opens: bool) -> Option<Unit> {
    let (at, end) = (within.start, within.end);
    let word = |i: u32| scene.vocabulary.word(scene.text.tokens[i as usize].word);
    let mut next = at + 1;
    if next >= end || nexts & 1 << (word(next).phrase_word % 32) == 0 {
        return None;
    }
    let capital = |i: u32| !scene.classes(i).has(Class::Lower);
    let tables = scene.vocabulary.lexicon();
    let mut node = tables.phrase_step(0, word(at).phrase_word)?;
    let mut best = None;
    while next < end {
        let Some(to) = tables.phrase_step(node, word(next).phrase_word) else { break };
        node = to;
        next += 1;
        if let Some(entry) = tables.phrase_entry(node) {
            // In "the Zorbel Party leader" the party keeps its noun.
            if !opens && capital(at) && !capital(next - 1) && scene.classes(at).has(Class::OrgHead) {
                continue;
            }
            let dull = if capital(at) && capital(next - 1) { ClassSet::EMPTY } else { NEEDS_CAPITAL };
            let classes = entry.classes.without(dull);
            if !classes.is_empty() {
                best = Some(Unit {
                    classes: classes.with(ClassSet(scene.classes(at).0 & SHAPES.0)),
                    hash: 0,
                    tokens: Tokens::new(at, next),
                    row: entry.row,
                    mark: u32::MAX,
                });
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(ends: &[u32]) -> Row {
        let mut row = Row::default();
        let mut start = 0;
        for &end in ends {
            let unit = |at| Unit {
                classes: Class::Lower.set(),
                hash: 1,
                tokens: Tokens::new(at, at + 1),
                row: 7,
                mark: u32::MAX,
            };
            row.units.extend((start..end).map(unit));
            row.sentences.push(Tokens::new(start, end));
            row.classes.push(Class::Lower.set());
            start = end;
        }
        row
    }

    #[test]
    fn folding_joins_whole_units_of_one_sentence() {
        let mut row = row(&[4, 6]);
        let marks = [(1, 3), (3, 5), (5, 6)].map(|(a, b)| (Tokens::new(a, b), Class::Date.set()));
        row.fold(marks.into_iter());
        let seen = |row: &Row, sentence| -> Vec<_> {
            row.sentence(sentence).iter().map(|u| (u.tokens.start, u.tokens.end, u.mark)).collect()
        };
        let none = u32::MAX;
        // The second mark runs over the sentence's end and is left out.
        assert_eq!(seen(&row, 0), [(0, 1, none), (1, 3, 0), (3, 4, none)]);
        assert_eq!(seen(&row, 1), [(4, 5, none), (5, 6, 2)]);
        assert_eq!((row.sentence(0)[1].row, row.sentence(1)[1].row), (u32::MAX, 7));
        // A mark that cuts a folded unit is left out.
        row.fold([(Tokens::new(2, 4), Class::Place.set())].into_iter());
        assert!((0..row.sentences()).all(|number| row.sentence(number).iter().all(|u| !u.classes.has(Class::Place))));
        // Folding again goes on from what was folded before.
        row.fold([(Tokens::new(0, 4), Class::Place.set()), (Tokens::new(4, 6), Class::Place.set())].into_iter());
        assert_eq!((seen(&row, 0), seen(&row, 1)), (vec![(0, 4, 0)], vec![(4, 6, 1)]));
    }
}
