//! The words met so far, each interned and classified once.

use super::class::{Class, ClassSet, NEEDS_CAPITAL};
use super::interner::Interner;
use super::{form, guess, lexicon};

/// The number of a word in a [`Vocabulary`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, Default)]
pub struct WordId(pub u32);

/// What is known of a word on its own.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub classes: ClassSet,
    /// [`hash`] of the word in lower case: what a pattern's literal is compared with.
    pub hash: u64,
    /// Where the tables' values of this form are; `u32::MAX` if they do not have it.
    pub row: u32,
    /// The word's number in the phrase trie; 0 if no phrase holds it.
    pub phrase_word: u32,
    text: (u32, u32),
    lower: (u32, u32),
}

/// FNV-1a, 64 bits: evaluated by the compiler for the literals of patterns.
pub const fn hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let (mut h, mut i) = (0xcbf2_9ce4_8422_2325_u64, 0);
    while i < bytes.len() {
        h = (h ^ bytes[i] as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    h
}

/// Interned words. Keeps what it has learned from one article to the next, up to a bound, so that its memory does not
/// grow with the archive; [`Vocabulary::begin`] is called before each article.
#[derive(Default)]
pub struct Vocabulary {
    words: Vec<Word>,
    text: String,
    interner: Interner,
}

/// Over this many words the vocabulary starts anew with the next article.
const MOST_WORDS: usize = 100_000;

impl Vocabulary {
    pub fn new() -> Vocabulary {
        Vocabulary::default()
    }

    /// Makes room for a new article. Ids of earlier articles are no longer valid.
    pub fn begin(&mut self) {
        if self.words.len() > MOST_WORDS {
            *self = Vocabulary::default();
        }
    }

    /// The number of a word, which is classified if it is new.
    pub fn intern(&mut self, text: &str) -> WordId {
        self.intern_at(text, 0, text.len())
    }

    /// The number of the word `source[start..end]`: quicker than [`Vocabulary::intern`] inside a longer text.
    #[inline]
    pub fn intern_at(&mut self, source: &str, start: usize, end: usize) -> WordId {
        let number = self.interner.intern(source.as_bytes(), start, end);
        if number as usize == self.words.len() {
            let word = self.classify(&source[start..end]);
            self.words.push(word);
        }
        WordId(number)
    }

    #[inline]
    pub fn word(&self, id: WordId) -> &Word {
        &self.words[id.0 as usize]
    }

    #[inline]
    pub fn classes(&self, id: WordId) -> ClassSet {
        self.words[id.0 as usize].classes
    }

    /// The word as written.
    pub fn text(&self, id: WordId) -> &str {
        let (a, b) = self.word(id).text;
        &self.text[a as usize..b as usize]
    }

    /// The word in lower case, with straight apostrophes.
    pub fn lower(&self, id: WordId) -> &str {
        let (a, b) = self.word(id).lower;
        &self.text[a as usize..b as usize]
    }

    /// The value the tables give the word for a class.
    pub fn value(&self, id: WordId, class: Class) -> Option<&'static str> {
        lexicon::value(self.word(id).row, class)
    }

    fn keep(&mut self, text: &str) -> (u32, u32) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        (start, self.text.len() as u32)
    }

    fn classify(&mut self, text: &str) -> Word {
        let shape = super::shape::shape(text);
        let plain = form::plain(text);
        let key = plain.to_lowercase();
        // A form in capitals has an entry of its own ("US", "WHO"), which then is the only one.
        let capitals = || form::capitals(&plain).then(|| lexicon::lookup(&plain)).flatten();
        let entry = capitals().or_else(|| lexicon::lookup(&key));
        let mut classes = shape;
        let (mut row, mut phrase_word) = (u32::MAX, 0);
        if let Some(entry) = entry {
            let dull = if text.starts_with(char::is_lowercase) { NEEDS_CAPITAL } else { ClassSet::EMPTY };
            classes = classes.with(entry.classes.without(dull));
            (row, phrase_word) = (entry.row, entry.phrase_word);
        }
        if classes == shape && shape.any(guess::LOWER_OR_COMPOUND) {
            classes = guess::guess(&plain, shape);
        }
        let span = self.keep(text);
        let lower = text.to_lowercase().replace('\u{2019}', "'");
        let lower_span = if lower == text { span } else { self.keep(&lower) };
        Word { classes, hash: hash(&lower), row, phrase_word, text: span, lower: lower_span }
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
