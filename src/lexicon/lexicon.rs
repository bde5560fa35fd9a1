//! The compiled tables, with the words of a user laid over them.

use super::class::{CLASSES, Class};
use super::compiled::{
    NODE, PHRASE_WORDS, TABLES, TRIE, children, classes, compiled, compiled_facts, compiled_step, number, text,
};
use super::words::Words;
use std::sync::Arc;

pub use super::compiled::{Entry, Fact, tables};

/// The compiled tables, and the words of a user that are laid over them.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Option<Arc<Words>>,
}

/// The compiled tables alone.
pub static COMPILED: Lexicon = Lexicon { words: None };

impl From<Arc<Words>> for Lexicon {
    fn from(words: Arc<Words>) -> Lexicon {
        Lexicon { words: (!words.is_empty()).then_some(words) }
    }
}

impl Lexicon {
    /// A hash of the user's words, to tell one version of them from another; 0 for none.
    pub fn fingerprint(&self) -> u64 {
        self.words.as_deref().map_or(0, Words::fingerprint)
    }

    /// The entry of a form (in lower case, or as written for forms all in capitals), a user's words with the compiled ones.
    pub fn lookup(&self, form: &str) -> Option<Entry> {
        let compiled = compiled(form);
        self.words.as_deref().map_or(compiled, |words| words.over(form, compiled))
    }

    /// The value that the tables give an entry for a class; a user's first.
    pub fn value(&self, row: u32, class: Class) -> Option<&'static str> {
        let of_user = || self.words.as_deref()?.facts(row).find_map(|fact| fact.value.filter(|_| fact.class == class));
        of_user().or_else(|| compiled_facts(row).iter().filter(|fact| fact[0] == class as u8).find_map(text))
    }

    /// Everything the tables say of an entry, and which of them says it; a user's words first.
    pub fn facts(&self, row: u32) -> impl Iterator<Item = Fact> + '_ {
        let user = self.words.as_deref().into_iter().flat_map(move |words| words.facts(row));
        user.chain(compiled_facts(row).iter().map(|fact| Fact {
            class: CLASSES[fact[0] as usize],
            table: TABLES[fact[1] as usize],
            value: text(fact),
        }))
    }

    /// Up to `most` phrases of the tables that begin with a word, in lower case, as the trie has them.
    pub fn phrases_from(&self, word: &str, most: usize) -> Vec<(String, Entry)> {
        let Some(first) = self.lookup(word).filter(|entry| entry.phrase_word != 0) else { return Vec::new() };
        let Some(node) = self.phrase_step(0, first.phrase_word) else { return Vec::new() };
        let words: Vec<&str> = PHRASE_WORDS.lines().collect();
        let (mut found, mut open) = (Vec::new(), vec![(node, word.to_string())]);
        while let Some((node, phrase)) = open.pop() {
            let (first, end) = children(node);
            for child in (first..end).rev() {
                let next = words[number::<3>(TRIE, child as usize * NODE) as usize - 1];
                open.push((child, format!("{phrase} {next}")));
            }
            if let Some(entry) = self.phrase_entry(node) {
                found.push((phrase, entry));
                if found.len() == most {
                    break;
                }
            }
        }
        found
    }

    /// A step in the phrase trie: from `node` (0 is the root) by a word's `phrase_word`.
    #[inline]
    pub fn phrase_step(&self, node: u32, phrase_word: u32) -> Option<u32> {
        compiled_step(node, phrase_word).or_else(|| self.words.as_deref()?.step(node, phrase_word))
    }

    /// Which words can come second in a phrase that begins with a word: the bits of their numbers, modulo 32. Nearly every
    /// word that begins a phrase somewhere is followed by none of them, which this tells without a look into the trie.
    pub fn phrase_nexts(&self, phrase_word: u32) -> u32 {
        // The user's steps are not listed by node.
        if phrase_word != 0 && self.words.is_some() {
            return u32::MAX;
        }
        let Some(node) = compiled_step(0, phrase_word) else { return 0 };
        let (first, end) = children(node);
        (first..end).fold(0, |nexts, child| nexts | 1 << (number::<3>(TRIE, child as usize * NODE) % 32))
    }

    /// What the tables say of the phrase that ends at a node, if one does. Classes that need a capital
    /// ([`super::class::NEEDS_CAPITAL`]) are the caller's to drop where the text has none.
    pub fn phrase_entry(&self, node: u32) -> Option<Entry> {
        let row = number::<2>(TRIE, node as usize * NODE + 6);
        let compiled = (row != 0).then(|| Entry { classes: classes(row), row, phrase_word: 0 });
        self.words.as_deref().map_or(compiled, |words| words.at(node, compiled))
    }
}

#[cfg(test)]
mod tests;
