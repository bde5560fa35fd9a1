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

/// Whether a [`hash`] is that of one of some words, which the compiler hashes: no text is looked at.
macro_rules! is_word {
    ($hash:expr, $($word:literal)|+) => {{
        let hash: u64 = $hash;
        $(hash == const { $crate::lexicon::hash::hash($word) })||+
    }};
}
pub(crate) use is_word;
