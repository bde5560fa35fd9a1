//! The clauses of a text, kept until its claims are resolved: those of a story as they are, those of a book packed.
//!
//! What is read of a stretch is many times larger than its words. Nobody looks at the clauses of a whole book at once, so
//! there they are written down some hundred stretches at a time, in small numbers, and read again where they are asked for.

use super::packing::Pen;
use super::{Sentence, packing};
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

/// The clauses of each stretch of a text, in order.
#[derive(Debug, Default)]
pub struct Clauses {
    /// All of them, or those that are not packed yet.
    open: Vec<Sentence>,
    packed: Vec<Packed>,
    packs: bool,
    pen: Pen,
    cut: usize,
}

#[derive(Debug)]
struct Packed {
    /// The sentence of the first stretch.
    first: u32,
    bytes: Box<[u8]>,
}

/// Stretches packed together: more than anything about a claim looks back or ahead.
const TOGETHER: usize = 256;

/// A text of more sentences is a book, or no text.
pub const STORY: usize = 2048;

impl Clauses {
    /// For a text of so many sentences; `whole` if all are to be looked at in the end.
    pub(super) fn of(sentences: usize, whole: bool) -> Clauses {
        let packs = sentences > STORY && !whole;
        let room = if packs { 2 * TOGETHER } else { sentences };
        Clauses { open: Vec::with_capacity(room), packs, ..Clauses::default() }
    }

    pub(super) fn push(&mut self, sentence: Sentence) {
        self.cut += usize::from(sentence.tree.cut);
        let last = self.open.last().map(|last| last.stretch.sentence);
        if self.packs && self.open.len() >= TOGETHER && last != Some(sentence.stretch.sentence) {
            self.pack();
        }
        self.open.push(sentence);
    }

    /// After the last.
    pub(super) fn end(&mut self) {
        if self.packs {
            self.pack();
        }
    }

    fn pack(&mut self) {
        let Some(first) = self.open.first().map(|first| first.stretch.sentence) else { return };
        let bytes = self.pen.write(&self.open);
        self.packed.push(Packed { first, bytes });
        self.open.clear();
    }

    /// The sentences that nest deeper than is read.
    pub fn cut(&self) -> usize {
        self.cut
    }

    /// Those of a text that was to be kept whole.
    pub fn whole(&self) -> &[Sentence] {
        &self.open
    }

    /// Looks at each, in order.
    pub fn each(&self, mut look: impl FnMut(&Sentence)) {
        for chunk in &self.packed {
            packing::read(&chunk.bytes, &self.pen, |sentence| look(&sentence));
        }
        self.open.iter().for_each(look);
    }
}

/// Looks at the clauses around one sentence after the other.
pub struct Reader<'c> {
    clauses: &'c Clauses,
    /// The number of the packed stretches looked at last, with those before and after them.
    last: RefCell<(usize, Rc<Vec<Sentence>>)>,
}

/// The clauses around a sentence.
pub enum Near<'c> {
    All(&'c [Sentence]),
    Some(Rc<Vec<Sentence>>),
}

impl Deref for Near<'_> {
    type Target = [Sentence];

    fn deref(&self) -> &[Sentence] {
        match self {
            Near::All(all) => all,
            Near::Some(some) => some,
        }
    }
}

impl<'c> Reader<'c> {
    pub fn new(clauses: &'c Clauses) -> Reader<'c> {
        Reader { clauses, last: RefCell::new((usize::MAX, Rc::default())) }
    }

    pub fn all(&self) -> &'c Clauses {
        self.clauses
    }

    /// The stretches of a sentence, and of a hundred before and after it.
    pub fn near(&self, sentence: u32) -> Near<'c> {
        let Clauses { packed, pen, .. } = self.clauses;
        if packed.is_empty() {
            return Near::All(&self.clauses.open);
        }
        let at = packed.partition_point(|chunk| chunk.first <= sentence).saturating_sub(1);
        let mut last = self.last.borrow_mut();
        if last.0 != at {
            let mut near = Vec::with_capacity(3 * TOGETHER);
            for chunk in &packed[at.saturating_sub(1)..(at + 2).min(packed.len())] {
                packing::read(&chunk.bytes, pen, |sentence| near.push(sentence));
            }
            *last = (at, Rc::new(near));
        }
        Near::Some(Rc::clone(&last.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Options, Pipeline};

    const STORY: &str = "Ann Lee (the mayor) said “it was over” – and that the bridge, which had fallen, would not be built \
        again: “We tried. They did not, and Roe, who may know why, left to ask them,” she told him. ";

    #[test]
    fn what_is_packed_is_the_same() {
        let text = STORY.repeat(super::STORY / 2 + 100);
        let article = Article { text: text.into(), ..Article::default() };
        let found = |with_clauses| {
            let options = Options { with_clauses, ..Options::default() };
            Pipeline::new().analyse(&article, &options)
        };
        let (whole, packed) = (found(true), found(false));
        assert!(whole.clauses.packed.is_empty() && packed.clauses.packed.len() > 8 && packed.clauses.open.is_empty());
        let (mut number, all) = (0, whole.clauses.whole());
        packed.clauses.each(|sentence| {
            assert_eq!(format!("{sentence:?}"), format!("{:?}", all[number]));
            number += 1;
        });
        assert_eq!((number, packed.clauses.cut()), (all.len(), whole.clauses.cut()));
        assert_eq!(packed.claims, whole.claims);
        let reader = Reader::new(&packed.clauses);
        for sentence in [0, 300, 299, 1, 1500, u32::MAX] {
            let (near, sentence) = (reader.near(sentence), sentence.min(all[all.len() - 1].stretch.sentence));
            assert!(near.iter().any(|near| near.stretch.sentence == sentence));
        }
        let bytes: usize = packed.clauses.packed.iter().map(|chunk| chunk.bytes.len()).sum();
        assert!(bytes < 3 * article.text.len(), "{bytes} bytes for {} of text", article.text.len());
    }
}
