//! The words met so far, each interned and classified once.

use super::class::{Class, ClassSet, NEEDS_CAPITAL};
pub use super::hash::{hash, hash_with, hashes};
use super::interner::{Interner, Written};
use super::lexicon::Lexicon;
use super::usage::{Usage, Usages};
use super::{form, guess};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The number of a word in a [`Vocabulary`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, Default)]
pub struct WordId(pub u32);

/// What is known of a word on its own. One line of the cache, which nearly every question about a token is answered from.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub struct Word {
    /// What it may be.
    pub classes: ClassSet,
    /// [`hash`] of the word in lower case: what a pattern's literal is compared with.
    pub hash: u64,
    /// Where the tables' values of this form are; `u32::MAX` if they do not have it.
    pub row: u32,
    /// The word's number in the phrase trie; 0 if no phrase holds it.
    pub phrase_word: u32,
    /// Which words can be the second of a phrase that begins with this one: the bits of their numbers, modulo 32.
    pub phrase_nexts: u32,
    /// The first bytes as written.
    head: u128,
    /// Where it stands in the vocabulary's text as written, and where its form in lower case ends, which stands behind it
    /// unless they are the same.
    start: u32,
    len: u32,
    lower_end: u32,
}

impl Word {
    /// Whether it is this word, which has no tail.
    #[inline]
    fn is_short(&self, written: &Written<'_>) -> bool {
        self.head == written.head && self.len == written.len
    }

    /// Whether it is this word; `text` is that of the vocabulary.
    #[inline]
    fn is(&self, written: &Written<'_>, text: &str) -> bool {
        let end = (self.start + self.len) as usize;
        let tail = || &text.as_bytes()[end - written.tail.len()..end];
        self.head == written.head && self.len == written.len && (written.tail.is_empty() || tail() == written.tail)
    }
}

const _: () = assert!(size_of::<Word>() == 64, "a word takes one line of the cache");

/// Interned words. Keeps what it has learned from one article to the next, up to a bound, so that its memory does not
/// grow with the archive; [`Vocabulary::begin`] is called before each article.
#[derive(Default)]
pub struct Vocabulary {
    lexicon: Lexicon,
    words: Vec<Word>,
    /// How each is used: asked of few, so it lies apart.
    usages: Vec<Usages>,
    text: String,
    interner: Interner,
    /// Words whose classes their place has changed, by word.
    variants: FxHashMap<WordId, Vec<WordId>>,
}

/// Over this many words the vocabulary starts anew with the next article.
const MOST_WORDS: usize = 100_000;

impl Vocabulary {
    /// One that knows the tables that are compiled in.
    pub fn new() -> Vocabulary {
        Vocabulary::default()
    }

    /// One that classifies words by these tables.
    pub fn with(lexicon: Lexicon) -> Vocabulary {
        Vocabulary { lexicon, ..Vocabulary::default() }
    }

    /// The tables that its words are classified by.
    #[inline]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Makes room for a new article. Ids of earlier articles are no longer valid.
    pub fn begin(&mut self) {
        if self.words.len() > MOST_WORDS {
            *self = Vocabulary::with(std::mem::take(&mut self.lexicon));
        }
    }

    /// The number of a word, which is classified if it is new.
    pub fn intern(&mut self, text: &str) -> WordId {
        self.intern_at(text, 0, text.len())
    }

    /// The number of the word `source[start..end]`: quicker than [`Vocabulary::intern`] inside a longer text.
    #[inline]
    pub fn intern_at(&mut self, source: &str, start: usize, end: usize) -> WordId {
        // Nearly every word is short and was met before.
        if let Some(written) = Written::short(source.as_bytes(), start, end)
            && let Some(number) = self.interner.find(&written, |number| self.words[number as usize].is_short(&written))
        {
            return WordId(number);
        }
        self.intern_any(source, start, end)
    }

    #[inline(never)]
    fn intern_any(&mut self, source: &str, start: usize, end: usize) -> WordId {
        let written = Written::of(source.as_bytes(), start, end);
        let is = |number: u32| self.words[number as usize].is(&written, &self.text);
        WordId(self.interner.find(&written, is).unwrap_or_else(|| self.add(&source[start..end], &written)))
    }

    /// A word that is written like another and has other classes.
    #[cold]
    pub fn variant(&mut self, id: WordId, classes: ClassSet) -> WordId {
        let next = WordId(self.words.len() as u32);
        let known = self.variants.entry(id).or_default();
        if let Some(&known) = known.iter().find(|known| self.words[known.0 as usize].classes == classes) {
            return known;
        }
        known.push(next);
        self.words.push(Word { classes, ..self.words[id.0 as usize] });
        self.usages.push(self.usages[id.0 as usize]);
        next
    }

    #[cold]
    fn add(&mut self, text: &str, written: &Written<'_>) -> u32 {
        let word = self.classify(text, written.head);
        let number = self.words.len() as u32;
        self.words.push(word);
        let used = if word.classes.has(Class::Usage) { self.lexicon.value(word.row, Class::Usage) } else { None };
        self.usages.push(used.map(Usages::of).unwrap_or_default());
        self.interner.add(written, number);
        number
    }

    /// A word by its number.
    #[inline]
    pub fn word(&self, id: WordId) -> &Word {
        &self.words[id.0 as usize]
    }

    /// What a word may be.
    #[inline]
    pub fn classes(&self, id: WordId) -> ClassSet {
        self.words[id.0 as usize].classes
    }

    /// The word as written.
    pub fn text(&self, id: WordId) -> &str {
        let Word { start, len, .. } = *self.word(id);
        &self.text[start as usize..(start + len) as usize]
    }

    /// The word in lower case, with straight apostrophes.
    #[inline]
    pub fn lower(&self, id: WordId) -> &str {
        let Word { start, len, lower_end, .. } = *self.word(id);
        let from = if lower_end == start + len { start } else { start + len };
        &self.text[from as usize..lower_end as usize]
    }

    /// The value the tables give the word for a class.
    pub fn value(&self, id: WordId, class: Class) -> Option<&'static str> {
        self.lexicon.value(self.word(id).row, class)
    }

    /// Whether the tables say that the word is used so.
    #[inline]
    pub fn used(&self, id: WordId, usage: Usage) -> bool {
        self.usages[id.0 as usize].has(usage)
    }

    fn classify(&mut self, text: &str, head: u128) -> Word {
        let shape = super::shape::shape(text);
        let plain = form::plain(text);
        let mut lower = text.to_lowercase();
        if !lower.is_ascii() {
            lower = lower.replace('\u{2019}', "'");
        }
        let key = match &plain {
            Cow::Borrowed(_) => Cow::Borrowed(&*lower),
            Cow::Owned(plain) => Cow::Owned(plain.to_lowercase()),
        };
        // A form in capitals has an entry of its own ("US", "WHO"), which then is the only one.
        let capitals = || form::capitals(&plain).then(|| self.lexicon.lookup(&plain)).flatten();
        let entry = capitals().or_else(|| self.lexicon.lookup(&key));
        let mut classes = shape;
        let (mut row, mut phrase_word) = (u32::MAX, 0);
        if let Some(entry) = entry {
            let dull = if text.starts_with(char::is_lowercase) { NEEDS_CAPITAL } else { ClassSet::EMPTY };
            classes = classes.with(entry.classes.without(dull));
            (row, phrase_word) = (entry.row, entry.phrase_word);
        }
        // How a word is used does not say what it is.
        let told = classes.without(Class::Usage.set());
        if told == shape && shape.any(guess::LOWER_OR_COMPOUND) {
            classes = guess::guess(&self.lexicon, &plain, shape).with(classes.without(told));
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        if lower != text {
            self.text.push_str(&lower);
        }
        Word {
            classes,
            hash: hash(&lower),
            row,
            phrase_word,
            phrase_nexts: self.lexicon.phrase_nexts(phrase_word),
            head,
            start,
            len: text.len() as u32,
            lower_end: self.text.len() as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Class::*;

    #[test]
    fn classes() {
        let cases: &[(&str, &[Class], &[Class])] = &[
            ("may", &[Modal], &[Month]),
            ("May", &[Modal, Month], &[]),
            ("us", &[Pron], &[Country]),
            ("US", &[Country], &[Pron]),
            ("U.S.", &[Country], &[Pron]),
            ("WHO", &[OrgName], &[Wh]),
            ("Gen.", &[Title, Cap], &[]),
            ("REUTERS", &[Media, Upper], &[]),
            ("reuters", &[Lower], &[Media]),
            ("don’t", &[Lower], &[]),
            ("anti-American", &[Adj], &[Demonym]),
            ("rebel-held", &[Adj], &[]),
            ("London-based", &[Adj, Lower], &[City]),
            ("Jean-Luc", &[Given, Cap], &[]),
            ("Jong-il", &[Cap], &[Lower]),
            ("Parker-Jones", &[Surname, Given], &[]),
            ("Sino-Russian", &[Demonym, Adj], &[]),
            ("zorbified", &[VerbPast, VerbPp], &[]),
            ("Zorbified", &[Cap], &[VerbPast]),
        ];
        let mut vocabulary = Vocabulary::new();
        for (text, yes, no) in cases {
            let id = vocabulary.intern(text);
            let classes = vocabulary.classes(id);
            assert!(classes.all(ClassSet::of(yes)), "{text} {classes:?}");
            assert!(!classes.any(ClassSet::of(no)), "{text} {classes:?}");
        }
        let id = vocabulary.intern("Isn’t");
        assert_eq!((vocabulary.text(id), vocabulary.lower(id)), ("Isn’t", "isn't"));
        let id = vocabulary.intern("Libya");
        assert_eq!(vocabulary.value(id, Country), Some("LY"));
    }
}
