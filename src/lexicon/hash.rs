//! Hashes of words: a word is compared by its hash, without its text.

/// FNV-1a, 64 bits: evaluated by the compiler for the literals of patterns.
pub const fn hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let (mut h, mut i) = (0xcbf2_9ce4_8422_2325_u64, 0);
    while i < bytes.len() {
        h = hash_with(h, bytes[i]);
        i += 1;
    }
    h
}

/// The [`hash`] of a text with one more byte.
pub const fn hash_with(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The [`hash`] of each of some words: a list that a token is looked up in without its text.
pub const fn hashes<const N: usize>(words: [&str; N]) -> [u64; N] {
    let (mut hashes, mut at) = ([0; N], 0);
    while at < N {
        hashes[at] = hash(words[at]);
        at += 1;
    }
    hashes
}

/// The number of a word in a [`Vocabulary`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, Default)]
pub struct WordId(pub u32);

/// What is known of a word on its own. One line of the cache, which nearly every question about a token is answered from.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub struct Word {
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

/// Whether a [`hash`] is that of one of some words, which the compiler hashes: no text is looked at.
macro_rules! is_word {
    ($hash:expr, $($word:literal)|+) => {{
        let hash: u64 = $hash;
        $(hash == const { $crate::lexicon::hash::hash($word) })||+
    }};
}
pub(crate) use is_word;
